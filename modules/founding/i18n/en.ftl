# Navigation, lists, what other pages show.
nav-foundings = Foundings
foundings = Foundings and renewals of committees
foundings-lead = Foundings and renewals that subdistrict and district handle, newest first.
no-foundings = No founding or renewal yet.
none-yet = This building has no committee yet.
life = Term and changes
pages = Pages
older = Older
title-of = { $kind ->
    [founding] Founding: { $name }
   *[renewal] Renewal: { $name }
}
kind = { $kind ->
    [founding] founding
   *[renewal] renewal
}

# The overview.
steps = Steps
conditions = Conditions
initiators = Initiators
proposed = Proposed members
nobody-proposed = Nobody is proposed yet.
composition = Composition of seats
timeline = What happened
facts = Facts
print = Print
mend = Mend it
met = met
not-met = not met
name = Name
seat-label = Seat
position-label = Post
for-whom = For
ordinary = ordinary employee
take-out = Remove
expired = term expired
notice-heading = Public notice
notice-text = The proposed members of { $name } are published. Whoever objects says so by { $until }, with a name or without one.
was-due = Was due on { $date }, and is late.
is-due = Due by { $date }, { $n } days left.
willing-on = willing since { $date }
not-willing-yet = not confirmed yet
fact-opened = Prepared since
legal-status = Legal status
file-number = Filing number
term = Term
span = { $from } to { $until }
extension = Longer term
extension-state = { $state ->
    [asked] asked for until { $until }
    [granted] granted until { $until }
   *[refused] refused (until { $until })
}
papers = Papers and letters
papers-lead = These papers are made from what was entered and decided and can be printed as they are. They are in official Chinese.
first-meeting = First meeting
the-body = The committee
preparers = those who prepare it
state = { $code ->
    [preparing] being prepared
    [applied] applied for
    [returned] sent back
    [accepted] accepted
    [reviewed] approved
    [rejected] rejected
    [noticed] on public notice
    [rechecking] objections being rechecked
    [filed] filed
    [ended] ended
   *[established] established
}
any-state = { $code ->
    [preparing] being prepared
    [applied] applied for
    [returned] sent back
    [accepted] accepted
    [reviewed] approved
    [rejected] rejected
    [noticed] on public notice
    [rechecking] objections being rechecked
    [filed] filed
    [established] established
    [ended] ended
    [lapsed] not filled any more
    [active] at work
    [renewing] being renewed
    [rectifying] putting itself right
    [open] nobody nominated yet
    [voting] to be voted on
    [filled] filled, to be filed
    [running] under way
    [mended] put right
    [failed] not put right, dissolution proposed
    [handing_over] handing over
   *[dissolved] dissolved
}
step = { $code ->
    [withdraw] withdraw it
    [lose_seat] lose a seat
    [vote] vote
    [renew] renew
    [lapse] give it up
    [submit] hand it in
    [accept] accept it
    [return] send it back
    [approve] review it
    [reject] reject it
    [publish] publish it
    [object] object
    [recheck] recheck it
    [file] file it
    [establish] establish it
    [edit] change the papers
    [initiate] change the initiators
    [confirm] confirm willingness
    [propose] change the proposed members
    [attest] vouch for conditions
    [convene] convene the first meeting
    [extend] make the term longer
    [nominate] nominate
    [file_change] file the change
    [rename] rename it
    [rectify] ask for a rectification
    [explain] explain
    [conclude] conclude it
    [dissolve] dissolve it
   *[hand_over] hand over
}
way = { $step ->
    [preparing] Preparing
    [applied] Application
    [accepted] Acceptance and review
    [reviewed] Approved
    [noticed] Public notice
    [filed] Filing
   *[established] Established
}
step-note = { $step ->
    [preparing] initiators, members, drafts, conditions
    [applied] the subdistrict accepts it, or says once what is missing
    [accepted] subdistrict and district review it
    [reviewed] the subdistrict publishes it
    [noticed] objections are taken
    [filed] the district files it, the first meeting is held
   *[established] chair elected, rules and covenant adopted
}
material = { $code ->
    [initiators] initiators and letters of willingness
    [members] proposed members
    [name] name
    [legal_status] statement of the legal status
    [rules] draft rules of procedure
    [covenant] draft covenant
   *[conditions] conditions
}
side = { $code ->
    [party] Party organisation
    [owner] owner
    [property] property manager
   *[enterprise] enterprise
}
place-of = { $code ->
    [vice_chair] vice-chair (convenes)
    [secretary] secretary
    [attending] attending
    [chair] chair
   *[member] member
}
rule-size = { $n } members with a vote; { $least } to { $most } are asked for
rule-odd = { $n } members with a vote; the number has to be odd
rule-least = seats for { $kind }: { $n }, at least { $least }
rule-most = seats for { $kind }: { $n }, at most { $most }
rule-share = one organisation holds at most { $n }, no more than { $share }

# Preparing.
do-start = Initiate a committee
start-lead = By the rule its name will be “{ $name }”. Then initiators are asked, members proposed and drafts written; once the conditions are met it is handed in.
started-done = It is being prepared. Ask the other initiators.
initiator-of = { $building } { $side }
do-initiator = Ask an initiator
initiator-lead = The Party organisation, the owner or the property manager, and as many enterprises as the rules ask for. Each confirms its own letter.
side-label = Which side
firm = Enterprise
firm-hint = Needed where the side is an enterprise.
choose-firm = Choose an enterprise
initiator-done = Asked; they confirm it themselves.
initiator-removed = Taken out.
willingness-owed = Confirm the letter of willingness: { $name }
do-confirm = Confirm the letter of willingness
confirm-lead = Confirmed, it is your organisation's will to initiate the committee, and part of the application.
speak-for = For whom
confirmed-done = Letter confirmed.
notice-willing = { $who } is willing to initiate { $name }.
do-propose = Propose a member
propose-lead = With each one the composition is checked by the rules. Until a chair is elected a vice-chair convenes; the secretary takes no member's seat.
login = Login name
login-hint = Of the person themselves; they find it on their own page.
where-they-work = Where they work
ordinary-hint = Nobody's superior.
fault-login = Nobody of this tower has this login name. Check it, or have their employment or delegacy here confirmed first.
fault-judges = Those who review or file a committee of this tower, and administrators, do not sit in it. Choose somebody else.
fault-seat =
    { $kind ->
        [chair] The chair is elected among the members. Choose one of them.
        [employee] An employee's seat is for somebody who works in the tower. Choose somebody else, or have the employment confirmed first.
        [enterprise] An enterprise's seat is for its employee in the tower or its delegate. Choose somebody else, or have them employed or sent first.
       *[other] This seat is for an employee or delegate of the organisation. Choose somebody else, or have them sent first.
    }
composed = The composition fits the rules.
not-composed = Saved. { $n } rules about the composition are not kept yet.
do-edit = Write statement and drafts
edit-lead = The name is “{ $name }” by the rule. The legal status must be stated.
legal-hint = { $code ->
    [none] Signs no contract and has no account; owner, property manager or a registered organisation sign.
    [grassroots] A grassroots self-governance organisation by law.
   *[registered] Registered with the civil affairs department.
}
rules-draft = Draft rules of procedure
covenant-draft = Draft covenant
report = Report on this term
model-hint = It begins with the model text; make it your building's own. Each article begins on a line of its own: number, heading in brackets, text. What the first meeting adopts is the first edition.
draft-hint = Each article begins on a line of its own: number, heading in brackets, text. What the first meeting adopts is the first edition.
in-force-hint = An edition is in force since { $date }. Leave this empty unless it is to be amended.
documents = Rules of procedure and covenant
write-it = Write or change
whole = Has all mandatory articles
not-written = Not written yet
in-force-already = An edition is in force
in-force-since = An edition is in force since { $date }; a renewal does not write it again.
articles-n = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
lacks-n = { $n ->
    [one] Lacks { $n } mandatory article
   *[other] Lacks { $n } mandatory articles
}
suspects-n = { $n ->
    [one] { $n } place to be checked
   *[other] { $n } places to be checked
}
lacks-article = Missing: { $heading }
has-articles = Mandatory articles that it has ({ $n })
suspect-line = { $article } may be about { $matter }
suspect-way = Write it anew; if it may stand, those who review it look at it and tick it.
lacks = { $text }; mandatory articles are missing: { $list }
edited-done = Saved.
do-attest = Vouch for conditions
attest-lead = The system cannot see these conditions. Vouch for what is true.
attested-done = Saved.
do-withdraw = Withdraw
withdraw-lead = Another founding may begin here then. What was accepted cannot be withdrawn.
withdrawn-done = Given up.
do-save = Save
report-hint = May follow later; it has to be there before the application is handed in.
do-submit = Hand in the application
submitted-done = Handed in; it waits to be accepted.

# Papers, in official Chinese.
application-title = Application for a building affairs committee
application-to = To { $name }:
application-text = { $kind ->
    [founding] Initiated by { $from }, we apply for a committee of { $building }: { $name }.
   *[renewal] The term of { $from } ends; we apply for another term at { $building }: { $name }.
}
application-seats = { $n } members with a vote are proposed, as listed. Letters of willingness, the statement of the legal status and the drafts are attached.
application-signed = Applicants: { $from } ({ $on })
not-dated = not handed in
list-title = List of the preparing group
list-line = { $n }. { $parts }
list-comma = ,
statement-title = Statement of the legal status
statement-text = { $name }: { $status }.
statement-limit = { $code ->
    [none] It is no party to a contract, has no account and seals nothing in its own name; the owner, the property manager or a registered organisation does.
   *[other] It acts within the law or its registration.
}
willingness-title = Letter of willingness
willingness-text = { $who } initiates { $name } of its own will, keeps rules and covenant, and supports the committee's work.
willingness-signed = { $who } (confirmed { $on })
willingness-unsigned = { $who } (not confirmed yet)

# The letters of W1: they are written in official Chinese.
letters = Letters
letter-to = { $kind ->
    [founding] To those who prepare { $name }:
   *[other] To { $name }:
}
letter-missing-title = What is missing, said once
letter-missing = The application for { $name } has come in. These materials are to be completed:
letter-missing-way = Please hand it in again. What is not named here will not be asked for later unless it changes.
letter-accepted-title = Notice of acceptance
letter-accepted = The application for { $name } is complete and accepted; the review ends by { $due }.
letter-reviewed-title = Opinion of the review
letter-reviewed = The composition, name, legal status and drafts of { $name } keep to the rules ({ $rules }); it may be published.
letter-rejected-title = Rejection
letter-rejected = The application for { $name } does not keep to the rules ({ $clause }) and is rejected. Reasons:
letter-notice-title = Public notice
letter-notice = The members proposed for { $name } are published from { $from } to { $until }. Objections, named or anonymous, go to { $office } within that time, with reasons.
letter-notice-replaced = Who is proposed was changed later; the notice after it counts.
letter-rechecked-title = Recheck of an objection
letter-rechecked = An objection to { $name } was rechecked: { $finding }.
letter-filed-title = Filing
letter-filed = { $kind ->
    [founding] { $name } is founded and filed as { $number }. The first meeting elects a chair and adopts rules of procedure and covenant by { $due }.
   *[renewal] The next term of { $name } is filed as { $number }. Its first meeting elects a chair by { $due }.
}
letter-extended-title = Answer about a longer term
letter-extended = { $what ->
    [granted] The term of { $name } is extended until { $until }.
   *[refused] The term of { $name } is not extended until { $until }. Please renew it in time.
}
letter-vacancy-title = Notice of a by-election
letter-vacancy = Empty at { $name }: { $post }. It is filled and filed by { $due }.
letter-change-title = Filing of a changed seat
letter-change = Filled at { $name }: { $post }. The change is filed.
letter-successor = Successor: { $name }
letter-rectify-title = Notice to put things right
letter-rectify = A check found that you do not keep to the rules ({ $clause }). Please put this right by { $due }:
letter-rectify-way = You may explain yourself; explanation and mending are considered together.
letter-concluded-title = Outcome of putting things right
letter-concluded = { $what ->
    [mended] What was to be put right is; the committee goes on.
   *[failed] The time is over and it is not put right; the district is asked whether to dissolve it.
}
letter-dissolve-title = Decision to dissolve
letter-dissolve = { $name } is dissolved. Please hand over what is open, projects, promises and files by { $due }. Reasons:
letter-handed-over-title = List of what was handed over
letter-handed-over = { $name } is dissolved; { $n } items were handed over:
letter-item = { $item }, taken over by { $to }

# Acceptance, review, notice.
verdict = Verdict
reason = Reason
do-accept = Accept or send back
accept-lead = What is complete is accepted; otherwise say at once everything that is missing.
accept-again-lead = It was mended and handed in again. Only what was named last time, or has changed since, may be named now.
verdict-accept = Accept
verdict-return = Send back
missing = To be mended
missing-words-hint = Needed to send it back.
missing-hint = To send it back, name everything at once. What can be seen now cannot be named later.
missing-words = What exactly
fault-nothing-missing = Name nothing as missing when you accept it.
accepted-done = Accepted; it is under review.
returned-done = Sent back, with everything that is missing.
do-review = Review
review-lead = Subdistrict and district review it each for itself; either rejects it only with a reason and a clause.
what-was-checked = What was checked
checked = { $text } ({ $clause }): { $met ->
    [yes] kept
   *[no] not kept
}
suspected = { $name }, { $article } may be about { $matter } ({ $clause }). Please check.
looked = Articles that look unlawful
looked-hint = To approve, look at each and tick it; for what cannot stand, reject with the clause.
verdict-approve = Approve
verdict-reject = Reject
by-clause-hint = Needed to reject it.
by-clause = By which clause
choose-clause = Choose a clause
fault-clause = Choose the clause.
rejected-done = Rejected, with the reason.
signed-done = Signed; the other side reviews it too.
reviewed-done = Approved; the subdistrict publishes it.
do-publish = Publish
published-done = On public notice.
do-object = Raise an objection
object-lead = Until { $date }, with a name or without one. The subdistrict rechecks it and answers.
objection = Objection
objection-words = What do you object to
objection-hint = Say what and why. Only the subdistrict reads it.
anonymous = Without a name
anonymous-hint = The receipt shows the answer; nothing says who asked.
objected-done = Objection received. Receipt: { $code }. It shows you the answer.
receipt-title = Receipt of an objection
not-answered = Waits for the subdistrict to recheck it.
answered = { $finding }. { $answer }
objected-named = signed by { $name }
objected-unnamed = without a name
do-recheck = Recheck an objection
recheck-lead = Answer one after the other. More may come while it is on notice.
finding = { $code ->
    [unfounded] it does not hold
    [mended] it holds and was mended; notice anew
   *[fatal] it holds; the application falls
}
finding-hint = { $code ->
    [unfounded] The notice goes on.
    [mended] First the names are changed, then the notice begins again today.
   *[fatal] That is the end of the application.
}
answer = Answer
rechecked-done = Answered.
do-file = File it
file-lead = Filed, { $name } has its members and term, and waits for its first meeting.
file-hint = As the district numbers its papers (普社备〔2026〕12号).
filed-done = Filed; the members hold their seats from today.

# The first meeting.
do-convene = Convene the first meeting
convene-lead = The agenda is given: elect a chair, adopt the rules of procedure, adopt the covenant.
starts-at = Date and time
starts-hint = { $date } at the earliest.
venue = Place
candidates = Candidates for the chair
candidates-hint = One after the other: the next only if those before were not elected.
fault-moment = Give date and time.
convened-done = All members are told.
do-candidate = Another candidate for the chair
candidate-lead = Voted on if those before were not elected.
candidate-done = Nominated.
motion = { $about ->
    [chair] elect the chair
    [rules] adopt the rules of procedure
   *[covenant] adopt the covenant
}
motion-chair = Elect the chair: { $name }
motion-chair-text = { $who } is elected chair of { $name }.
motion-rules = Adopt the rules of procedure
motion-covenant = Adopt the covenant
motion-seat = Elect a member for { $kind }: { $name }

# Renewal and extension.
do-extend = Ask for a longer term
extend-lead = Where it has to be, the subdistrict may grant it once.
extend-until = Until
fault-not-later = Give a day after the end of this term.
extension-asked-done = Asked; the subdistrict decides.
do-decide-extension = Decide on a longer term
decide-extension-lead = Asked for until { $date }.
verdict-grant = Grant
verdict-refuse = Refuse
extension-decided-done = Answered.

# Lost seats.
vacancy = By-election
vacancy-title = By-election: { $post }
seat-of = seat for { $kind }
nominee = Nominee
how-filled = How
by-its-side = named by the side that the seat stands for
by-ballot = nominated by the committee, voted on in a meeting
do-nominate = Nominate
nominate-lead = Whoever is named takes the seat; the subdistrict files the change.
nominate-ballot-lead = It comes on the agenda; whoever is elected takes the seat.
named-done = Seated; the change is to be filed.
to-vote-done = On the agenda; to be voted on.
do-file-change = File the change
change-filed-done = Filed.
do-resign = Resign the seat
resign-lead = The seat is empty then, and the committee fills it.
resigned-done = Resigned; the by-election has begun.
do-rename = Take the canonical name
rename-lead = Names follow one rule. This is the notice.
rename-title = Notice of a change of name
rename-text = { $old } is called { $name } from today on, { $short } for short. What was decided, begun and promised stands.
renamed-done = Renamed to { $name }; the members are told.

# Rectification.
rectification = Rectification
rectification-title = Rectification: { $name }
do-rectify = Ask for a rectification
rectify-lead = Pick from the conformance report what is to be put right. The committee may explain itself; once the checks pass, it works on.
nothing-red = The conformance report has no rule that fails and no signal of idle running: there is nothing to put right.
findings = To be put right
findings-hint = It takes one rule that fails, or as many signals of idle running as the rules say.
a-failure = fails
a-signal = signal of idle running
found-title = { $title } ({ $kind })
found-hint = { $evidence } ({ $clause })
see-report = See the conformance report
fault-finding = This one holds today. Pick again.
fault-tasks = { $n } at most.
evidence = What the subdistrict has to say
evidence-hint = The system lists the evidence; say here what else there is to say.
see-evidence = See the conformance report of that day
tasks = What else is to be put right
tasks-hint = A line each.
found-now = Today: { $evidence }
passes-now = The check passes
left-open = Not put right
despite = Checks that do not pass yet
despite-hint = To let it work on all the same, tick each and say below why.
rectify-done = Asked for.
points = What is to be put right
points-of-end = What is handed over
mended = put right
to-mend = open
outcome = Conclusion
explanation = Explanation
do-explain = Explain and put right
explain-lead = Explain, or report point by point what was put right.
about-what = About
whole-explanation = the whole
explained-done = Handed in; the subdistrict has it.
do-conclude = Conclude
conclude-lead = Where all checks pass it works on. Once its days are over, or it has explained itself, dissolution may be proposed.
verdict-mended = Put right: back to work
verdict-failed = Not put right: propose dissolution
concluded-done = Concluded.

# Dissolution.
dissolution = Dissolution
dissolution-title = Dissolution: { $name }
do-dissolve = Begin a dissolution
dissolve-lead = First it hands over: every open project, meeting and promise goes to somebody.
dissolve-done = Begun; now it hands over.
do-hand-over = Hand over
hand-over-lead = Say of each who takes it over.
what-is-open = What is open
receiver = Who takes it over
receiver-hint = An office that somebody holds, or an organisation of the tower. What is owed becomes theirs.
fault-nobody-there = Nobody acts for it here. Choose somebody else, or have it name a delegate first.
fault-own-creditor = They owe this themselves and cannot confirm it. Choose somebody else.
handed-over-done = Noted.
taken-by = taken over by { $name }
in-nobodys-hands = in nobody's hands
do-end = Dissolve the committee
dissolved-done = Dissolved; seats and roles end.

# Refusals.
not-now = It is “{ $state }” now: you cannot { $step }.
still-on-notice = It is on public notice until { $date } and is filed afterwards.
notice-is-over = The notice ended on { $date }.
objections-open = Objections are not answered yet.
unmet = A condition is not met: { $what }.
suspect = { $name }, { $article } may be about { $matter }, and you have not looked at it.
named-too-late = “{ $material }” could have been named the first time and is no reason to send it back now.
has-committee = This building has a committee.
runs-already = One is under way already.
not-your-side = You do not speak for this side and cannot confirm for it.
done-already = It was done already.
nothing-mended = Nothing about the people proposed or the papers was changed.
way-mend-first = Those who prepare it change who is proposed first.
receipt-code = Receipt { $code }. Keep it: it opens this page again, with the answer.
end-lead = { $open ->
    [0] { $name } will be dissolved: { $seats } seats and the posts end at once, { $handed } items are handed over. This cannot be undone.
   *[other] { $name } will be dissolved: { $seats } seats and the posts end at once. { $handed } items are handed over; { $open } are in nobody's hands and have to be first.
}
waits-objections = On notice until { $until }; without objections the district files it by { $due }.
waits-conditions = { $n ->
    [one] One condition is not met yet.
   *[other] { $n } conditions are not met yet.
}
put-right-first = The committee is putting itself right; its next term is not filed before.
way-put-right = Conclude the rectification first.
own-application = You handed this application in; somebody else judges it.
seated-already = This person is on the list already.
other-side = Another side names somebody for this seat.
not-a-member = Only a member with a vote can be chair.
extended-already = A later renewal was asked for; the subdistrict has not answered yet.
no-more-extensions = { $n ->
    [one] By the rules a term is made longer { $n } time at most.
   *[other] By the rules a term is made longer { $n } times at most.
}
too-long = { $date } at the latest.
not-handed-over = { $n } things are in nobody's hands: it cannot be dissolved.
tasks-open = { $n } points are not put right.
not-enough = A rectification rests on one rule that fails, or on { $n } signals of idle running.
still-red = The check does not pass: { $what }.
canonical = It bears the canonical name already.
too-many-objections = Too many objections without a name.
way-mend = Mend this first.
way-suspect = If it may stand, tick it; if it cannot, reject with the clause.
way-other-clerk = Ask the subdistrict for another clerk.
way-reload = Reload the page to see what is next.
way-wait = Wait until the notice is over.
way-subdistrict = Turn to the subdistrict.
way-recheck = The subdistrict answers them first.
way-once = Accept it, or name only what was named before or has changed.
way-renew = The renewal starts itself before the term ends.
way-open = Open the one that is under way.
way-delegate = Let that side's delegate do it.
way-other-person = Propose somebody else.
way-member = Choose a member with a vote.
way-wait-answer = Wait for the answer.
way-renew-now = Renew the committee in time.
way-hand-over = Say of each in the handover who takes it.
way-tasks = The committee mends each point and reports it.
way-not-enough = Pick from the conformance report; where everything holds, nothing has to be put right.
way-still-red = The committee mends it first; to let it work on all the same, tick it and say why.
way-sign-in = Sign in and object with your name, or try later.

# Notices.
notice-submitted = { $name } was applied for; please deal with it by { $date }.
notice-accepted = { $name } was accepted; the review is due by { $date }.
notice-returned = The application for { $name } was sent back, with everything that is missing.
notice-reviewed = { $name } was approved.
notice-rejected = The application for { $name } was rejected.
notice-withdrawn = The founding of { $name } was given up.
notice-published = { $name } is on public notice until { $date }.
notice-objected = Somebody objects to { $name }; please recheck.
notice-rechecked = Your objection to { $name } was answered: { $finding }.
notice-filed = { $name } was filed ({ $number }); the first meeting is due by { $date }.
notice-established = { $name } is established and at work.
notice-again = The first meeting of { $name } did not come to its end; convene another one.
notice-no-candidate = No candidate for the chair of { $name } was elected; nominate another one.
notice-renew = The term of { $name } ends on { $date }; its renewal has begun.
notice-expired = The term of { $name } ended on { $date } without a renewal.
notice-founding-late = { $name } is late: { $state }.
notice-extension = { $name } asks for a term until { $date }.
notice-granted = The longer term of { $name } was granted.
notice-refused = The longer term of { $name } was refused.
notice-vacancy = { $body }: the seat for { $kind } is empty; please fill it.
notice-vacancy-late = The seat for { $kind } was not filled in time.
notice-file-change = The seat for { $kind } was filled; please file the change.
notice-change-filed = The change of a seat was filed.
notice-not-elected = The nominee was not elected; nominate somebody else.
notice-renamed = { $old } is now called { $name }.
notice-rectify = { $name } is asked to put itself right by { $date }.
notice-explained = The committee has explained itself.
notice-rectification-late = A rectification is late.
notice-propose-dissolution = A rectification failed; the subdistrict proposes a dissolution.
notice-concluded = The rectification is concluded.
notice-proposed = You are proposed for { $name }: { $seat }. Tell those who prepare it if that is not your wish.
notice-nominated = You are nominated for a seat that was lost: { $seat }. Tell the committee's secretary if that is not your wish.
notice-handed-over = The committee is dissolved; “{ $title }” is handed over to you.
notice-dissolution = The district dissolves { $name }; the handover is due by { $date }.

# Timeline.
line-started = { $kind ->
    [founding] { $name } is being prepared
   *[renewal] The renewal of { $name } has begun
}
line-edited = Statement and drafts changed
line-initiator = Asked to initiate: { $side }, { $name }
line-initiator-removed = Initiator taken out: { $name }
line-willing = { $name } confirmed its willingness
line-proposed = Proposed: { $kind }
line-unproposed = Proposal taken out: { $kind }
line-attested = { $n } conditions vouched for
line-submitted = Handed in, due by { $date }
line-accepted = Accepted, to be reviewed by { $date }
line-returned = Sent back: { $list }
line-signed-subdistrict = Approved by the subdistrict
line-signed-district = Approved by the district
line-looked = { $n ->
    [one] Looked at { $n } place that seemed unlawful
   *[other] Looked at { $n } places that seemed unlawful
}
line-reviewed = Approved
line-rejected = Rejected, by { $clause }
line-withdrawn = Given up
line-ended = Ended with the committee
line-published = On public notice until { $date }
line-objected = An objection came in
line-rechecked = Rechecked: { $finding }
line-filed = Filed as { $number }, first meeting by { $date }
line-called = First meeting convened for { $date }
line-nominated = Candidate { $n } for the chair
line-motion-passed = { $about }: passed
line-motion-failed = { $about }: not passed
line-established = Established, at work
line-late = Late: { $state }, was due on { $date }
line-extension-asked = A term until { $date } asked for
line-extension-granted = A term until { $date } granted
line-extension-refused = A longer term refused
line-expired = The term ended on { $date } without a renewal
line-resigned = Seat resigned: { $kind }
line-vacancy = Seat for { $kind } empty, to be filled by { $date }
line-seat-named = Seat for { $kind }: named by its side
line-seat-to-vote = Seat for { $kind }: to be voted on
line-not-elected = Seat for { $kind }: not elected
line-filled = Seat for { $kind } filled
line-lapsed = { $kind } seat: not filled any more
line-change-filed = Seat for { $kind }: change filed
line-rectify = { $n } points to be put right by { $clause }, until { $date }
line-explained = The committee explained itself
line-mended = A point was put right
line-rectified = Put right, back to work
line-not-rectified = Not put right, dissolution proposed
line-dissolution = Dissolution begun, handover by { $date }
line-handed-over = Handed over to { $name }
line-handed-over-to-firm = Handed over to an organisation of the tower
line-dissolved = Dissolved, { $n } things handed over
