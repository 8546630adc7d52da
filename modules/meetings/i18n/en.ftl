nav-meet = Meetings

# Words.
meeting-stage = { $stage ->
    [draft] draft
    [convened] convened
    [open] in session
    [closed] closed
    [published] minutes published
   *[cancelled] cancelled
}
item-stage = { $stage ->
    [waiting] waiting
    [listed] on an agenda
    [under_way] being deliberated
    [decided] decided
    [noted] heard
   *[withdrawn] withdrawn
}
minutes-stage = { $stage ->
    [draft] draft
    [signed] signed
   *[published] published
}
resolution-stage = { $stage ->
    [adopted] adopted, to be published
    [noticed] on public notice
   *[effective] in effect
}
coordination-stage = { $stage ->
    [opened] no mediator yet
    [seeking] asking for consent
    [holding] coordinating
    [agreed] agreed
   *[failed] not agreed
}
improvement-state = { $state ->
    [open] to be improved
    [delivered] to be rechecked
   *[done] done
}
step = { $step ->
    [convene] convened
    [postpone] postponed
    [open] opened
    [close] closed
    [publish] published
    [cancel] cancelled
    [list] put on an agenda
    [unlist] taken off
    [arrange] arranged
    [edit] edited
    [edit_item] edited
    [answer] answered
    [paper] given papers
    [attend] attended
    [deliberate] deliberated
    [take_up] taken up
    [amend] amended
    [note] noted as heard
    [recuse] recused from
    [vote] voted on
    [decide] voted on
    [withdraw] withdrawn
    [edit_minutes] edited
    [sign_minutes] signed
    [publish_minutes] published
    [appoint] given a mediator
    [consent] consented to
    [hold] held
    [draft_term] drafted
    [agree] agreed
    [fail] ended
    [follow] followed up
    [deliver] reported as done
    [recheck] rechecked
   *[other] done
}
kind = { $kind ->
    [deliberation] deliberation meeting
    [coordination] coordination meeting
   *[appraisal] appraisal meeting
}
outcome = { $outcome ->
    [passed] passed
    [passed_amended] passed as amended
    [rejected] rejected
    [deferred] deferred
   *[stalemate] stalemate
}
origin = { $origin ->
    [chair] by the chair
    [petition] by petition
    [deferred] deferred earlier
   *[coordination] after coordination
}
mode = { $mode ->
    [named] named
   *[secret] secret
}
question = { $question ->
    [adopt] adoption
   *[defer] deferral
}
choice = { $choice ->
    [yes] for
    [no] against
   *[abstain] abstained
}
turn-to = { $to ->
    [deliberation] brought to a deliberation
    [subdistrict] referred to the subdistrict
   *[law] left to legal remedies
}
the-chair = the committee's chair
the-secretary = the committee's secretary
everybody = objections from anybody
nameless = (name erased)
numbered = { $name } no. { $n }
unnumbered = { $name } (draft)
tower-kinds = Tower Building Plaza Centre
number-prefix = { $short }
document-number = { $prefix } [{ $year }] no. { $n }
list-comma = { ", " }

# What is refused, and the way out.
not-now = The meeting is { $stage }; it cannot be { $step } now.
item-not-now = The item is { $stage }; it cannot be { $step } now.
minutes-not-now = The minutes are { $stage }; they cannot be { $step } now.
resolution-not-now = The resolution is { $stage }; this step is done already.
not-under-notice = The resolution is { $stage }; it is not on public notice.
notice-is-over = The public notice ended on { $date }.
objections-open = { $n ->
    [one] One objection is not answered yet.
   *[other] { $n } objections are not answered yet.
}
objection-answered = This objection was answered already.
coordination-not-now = The coordination is at “{ $stage }”; it cannot be { $step } now.
improvement-not-now = The improvement is at “{ $state }”; it cannot be { $step } now.
notice-too-short = { $given ->
    [one] Notice is one working day only; at least { $needed } are required.
   *[other] Notice is { $given } working days only; at least { $needed } are required.
}
no-items = There is nothing on the agenda yet.
item-without-text = The item “{ $title }” has no draft resolution yet.
not-its-day = The meeting is on { $date }; that day has not come yet.
no-committee = This building has no committee that could meet yet.
other-body = This item belongs to another body.
ballot-is-open = A ballot is open.
ballot-is-closed = The ballot is closed.
no-quorum = { $present } present; the quorum is { $needed } of { $seats } voting seats. There can be no vote.
nobody-may-vote = Everybody present stands aside; nobody may vote.
not-on-the-roll = You were not present when this ballot was opened, so you are not on its roll.
already-voted = You have voted already; a vote cannot be changed.
votes-missing = { $missing ->
    [one] One vote is still missing.
   *[other] { $missing } votes are still missing.
}
deferred-already = { $most ->
    [one] An item is deferred once at most; this time it has to be decided.
   *[other] An item is deferred { $most } times at most; this time it has to be decided.
}
needs-decision = Somebody waits for a decision on this item; it cannot just be noted.
not-voting = This seat has no vote and need not stand aside.
already-recused = Already standing aside.
no-recusal = The rules in force know no standing aside; all members vote.
way-speak = Speak of the interest during the deliberation; the secretary puts it into the minutes.
looks-reserved = This looks like “{ $matter }”, which is not for the committee to decide.
same-eyes = You wrote the last edit; you cannot sign these minutes.
not-signed = The minutes are not signed yet.
still-under-notice = The public notice runs until { $date }.
not-consented = Not all parties have consented yet.
mediator-is-party = The mediator is a party, or acts for one.
objected-already = You have objected already. Please wait for the committee's answer.
too-many-objections = Too many objections came from this address. Please sign in, or try again in an hour.
chair-may-come = The chair may still come. The vice-chair presides once the meeting is due and somebody is noted as present.
two-sides = A coordination has at least two parties.
no-round = No round has been held yet.
no-terms = Nobody has taken anything on yet.
term-is-settled = This term is settled already.
revisit-too-early = The day to look back at it is { $date }.
scoring-goes-on = Scoring runs until { $date }, and scores are missing.
scoring-is-over = Scoring is over.
scored-already = You have scored already.
nobody-to-draw = There is nobody to draw as an appraiser.
way-later = The earliest day possible is { $date }.
way-list = Put an item from the pool on the agenda first.
way-text = Write the draft resolution first: who does what by when.
way-close-ballot = Close the open ballot first.
way-quorum = Wait for more members, or defer the meeting.
way-nobody = Vote when members without an interest are present.
way-roll = You may listen; sign in before the next ballot.
way-missing = Wait for them, or say why the ballot is closed early.
way-decide = Put it to the vote: adopt, amend or reject.
way-vote = Put it to the vote, or vote on deferring it.
way-reserved = Pass it to those who may decide; if this is mistaken, tick “checked” and submit again.
way-other-eyes = Somebody else has to sign.
way-sign = The chair signs first.
way-consent = Get each party's consent first; if one refuses, end the coordination and say where to turn.
way-mediator = Choose somebody without an interest.
way-round = Record at least one round first.
way-terms = Write down first what each party takes on.
way-committee = Set the committee up and register its members first.
way-employees = Have employees join the building first.
way-report = You can still report it as a matter.
way-answer = Answer each of them; the resolution then takes effect by itself.
way-reload = Reload the page to see where it stands now.

# The record of what happened.
line-placed = { $origin ->
    [petition] Enough people asked for it: it waits for the agenda
    [deferred] Deferred: it waits for the agenda again
    [coordination] Not agreed in coordination: it waits for the agenda
   *[chair] It waits for the agenda
}
line-item-edited = The item's text was edited
line-withdrawn = The item was withdrawn
line-listed = Put on the agenda as item { $position }
line-unlisted = Taken off the agenda
line-moved = Moved to item { $position } of the agenda
line-deliberated = The meeting took it up
line-resumed = The meeting took it up again
line-amended = Its text was amended in the meeting
line-noted = Heard, without a vote
line-returned = The meeting came to no decision; it waits again
line-recused = A member stands aside
line-recused-by-chair = The chair had a member stand aside
line-ballot-opened = { $mode ->
    [named] Named ballot opened: { $present } of { $seats } present, { $electors } may vote
   *[secret] Secret ballot opened: { $present } of { $seats } present, { $electors } may vote
}
line-vote = A vote came in
line-ballot-closed = Ballot closed: { $yes } for, { $no } against, { $abstain } abstained, { $missing } not cast
line-decided = The meeting decided: { $outcome }. { $yes } for, { $no } against, { $abstain } abstained
line-published = { $number } published, on notice until { $until }
line-effective = { $number } is in effect
line-objection = An objection came in
line-objection-answered = An objection to { $number } is answered
line-drafted = A meeting is being prepared
line-edited = The arrangements were edited
line-convened = { $kind } no. { $number } is convened for { $at }; all members are told
line-postponed = The meeting is postponed to { $at }
line-cancelled = The meeting is cancelled
line-coming = A member will come
line-not-coming = A member sent apologies
line-opened = The meeting is opened: { $present } of { $seats } present
line-opened-vice = The vice-chair presides; the meeting is opened: { $present } of { $seats } present
line-arrived = { $seat } arrived; { $present } present now
line-left = { $seat } left; { $present } present now
line-closed = The meeting is closed: { $settled } settled, { $returned } returned
line-closed-vice = The vice-chair closed the meeting: { $settled } settled, { $returned } returned
line-paper = A paper was added
line-paper-removed = A paper was removed
line-minutes-drafted = The minutes are drafted
line-minutes-edited = The minutes are edited: text { $rev }
line-minutes-signed = The minutes are signed
line-minutes-signed-vice = The vice-chair signed the minutes
line-minutes-published = { $n ->
    [0] The minutes are published
    [one] The minutes are published; one resolution goes on notice
   *[other] The minutes are published; { $n } resolutions go on notice
}
line-coordination = Coordination no. { $number } began, to end by { $due }
line-mediator = A mediator was appointed
line-consent = { $consent ->
    [given] A party consented
    [paper] A party consented on paper
   *[refused] A party does not take part
}
line-round = Round { $round } was held on { $on }
line-term = A party takes something on, until { $until }
line-term-dropped = A term was dropped
line-agreement = Agreed after { $rounds } rounds, with { $terms } terms
line-failed = Not agreed; { $to }
line-term-kept = A term was kept
line-still-kept = Followed up: the agreement is kept
line-broken = Followed up: the agreement is not kept
line-drawn = { $n ->
    [one] One appraiser was drawn by lot
   *[other] { $n } appraisers were drawn by lot
}
line-drawn-short = { $n } appraisers were drawn by lot, fewer than the { $people } asked for
line-score = Scores came in
line-appraised = Appraised: { $scored } of { $drawn } scored, { $mean } on average
line-appraised-few = Appraised: { $scored } of { $drawn } scored, too few for a mean
line-improve = To be improved by { $due }
line-improved = Reported as improved
line-recheck-good = Rechecked: improved
line-recheck-bad = Rechecked: not improved yet

# What a step answers.
amended = The text is amended.
ballot-opened = The ballot is open: { $electors } may vote, { $needed } votes decide.
cancelled = The meeting is cancelled; its items wait again.
closed = The meeting is closed; the minutes are drafted.
convened = { $told ->
    [one] One member was told.
   *[other] { $told } members were told.
}
declared = Result: { $outcome }.
not-deferred = Deferral did not carry; deliberation goes on.
has-left = Noted as having left.
is-present = Noted as present.
minutes-published = { $n ->
    [0] The minutes are published.
    [one] The minutes are published; one resolution is on notice until { $until }.
   *[other] The minutes are published; { $n } resolutions are on notice until { $until }.
}
minutes-saved = The minutes are saved.
minutes-signed = The minutes are signed.
noted = Noted as heard.
opened = The meeting is open.
opened-without-quorum = The meeting is open. { $present } present, the quorum is { $quorum }: no votes until then.
postponed = The meeting is postponed; all members were told again.
recused = Standing aside is noted.
taken-up = Now deliberating: { $title }
vote-is-cast = Your vote is cast.
will-come = You will come.
will-not-come = Your apologies are noted.

# Notices.
notice-convened = { $title } is on { $at } at { $venue }. Please say whether you will come.
notice-postponed = { $title } is postponed to { $at } at { $venue }. Please answer again.
notice-cancelled = { $title } is cancelled: { $reason }
notice-recused = The chair asks you to stand aside on “{ $title }”.
notice-objection = Somebody objects to “{ $title }”; please answer by { $until }.
notice-answered = Your objection to “{ $title }” is answered.
notice-held = { $n ->
    [one] The notice of “{ $title }” is over, but one objection is not answered; it takes effect once it is.
   *[other] The notice of “{ $title }” is over, but { $n } objections are not answered; it takes effect once they are.
}
notice-signed = The minutes are signed; please publish them.

# Minutes as they are drafted.
minutes-of = Minutes: { $title }
minutes-time = Time: { $time }
minutes-place = Place: { $place }
minutes-chair = Chair: { $chair }
minutes-vice = { $name } (vice-chair)
minutes-recorder = Recorder: { $recorder }
minutes-present = Present: { $names } ({ $came } of { $seats })
minutes-excused = Apologies: { $names }
minutes-absent = Absent: { $names }
minutes-attending = Attending: { $names }
minutes-guests = Guests: { $guests }
minutes-left = { $name } left at { $time }.
minutes-name = { $name } ({ $stands_for })
minutes-nobody = none
minutes-blank = (to be added)
ordinal = { $n }
minutes-item = { $n }. { $title }
minutes-aside = Stood aside: { $name }, because: { $reason }
minutes-amended = { $n ->
    [one] The text was amended once.
   *[other] The text was amended { $n } times.
}
minutes-vote = { $mode } ballot on { $question }: { $seats } voting seats, { $present } present, { $electors } could vote.
minutes-tally = { $yes } for, { $no } against, { $abstain } abstained, { $missing } not cast; { $needed } votes decide by { $clause }.
minutes-who = { $choice }: { $names }
minutes-early = Closed early, because: { $reason }
minutes-text = Resolved: { $words }
minutes-adopted = Resolution: { $number }
minutes-fate = { $fate ->
    [passed] Result: passed.
    [passed_amended] Result: passed as amended.
    [rejected] Result: rejected.
    [deferred] Result: deferred to the next meeting.
    [stalemate] Result: stalemate, neither side reached the votes needed.
    [noted] Heard, without a vote.
   *[returned] No decision in this meeting; it waits again.
}
minutes-responsible = Who does it, by when: (to be added)
minutes-dissent-of = Dissent: { $names } against; reasons: (to be added)
minutes-dissent = Dissent: (to be added)
minutes-end = The meeting closed at { $time }.
minutes-running = The meeting is in session.

# Pages of steps.
back-to-meeting = Meeting
reason = Reason
cancel-title = Cancel the meeting
cancel-button = Cancel the meeting
cancel-intro = Its items go back to the pool and all members are told.
amend-title = Amend “{ $title }”
amend-button = Amend
amend-intro = This changes the text under deliberation; the earlier text stays on record.
item-words = Draft resolution
text-until-now = The text until now
close-ballot-title = Close the ballot
close-ballot-button = Close and declare the result
close-ballot-intro = { $turnout } of { $electors } have voted.
close-reason = Why it is closed early
close-reason-hint = Votes are missing; the reason goes into the minutes.
edit-minutes-title = Edit the minutes
edit-minutes-button = Save the minutes
edit-minutes-intro = Drafted from what happened. Add who does what by when, and dissent.
minutes-title = Minutes
minutes-words = Text of the minutes
minutes-hint = Every saved text is kept. Editing after the signature voids it.
saved-by-other = What somebody else has just saved
recuse-title = Stand aside: { $title }
recuse-button = Stand aside
recuse-intro = Members with an interest do not vote on this item; the reason goes into the minutes.
recusal-reason = Why
recusal-hint = For instance: my firm is a party.
who-stands-aside = Who stands aside
myself = I do
# Pages of meetings.
meetings-title = Meetings of { $tower }
meetings-short = Meetings
coming-meetings = Coming
no-meeting-coming = No meeting is planned yet.
past-meetings = Past
no-meeting-past = No meeting has been held yet.
resolutions-title = Resolutions
no-resolutions = No resolutions yet.
see-meetings = All meetings
my-meetings = My meetings
my-scores = Asked to score
when-where = { $when }, { $venue }
notice-until = until { $date }
pool-title = Items that wait
pool-intro = Items that wait for a meeting. Petitions come in by themselves; what was deferred comes back.
pool-empty = Nothing waits for a meeting.
waiting-since = since { $date }
list-on = Put on { $meeting }
draft-choice = { $title } ({ $facts })
fate = { $fate ->
    [passed] passed
    [passed_amended] passed as amended
    [rejected] rejected
    [deferred] deferred
    [stalemate] stalemate
    [noted] heard
   *[returned] not decided
}
voting-now = voting
deliberating-now = being deliberated
not-yet = to come
ballot-caption = { $mode } ballot on { $question }: { $seats } voting seats, { $present } present, { $electors } may vote, { $needed } votes decide ({ $clause })
cancelled-because = Cancelled: { $reason }
will-you-come = Will you come?
answer-yes = I will come
answer-no = Send apologies
answer-why = Why (optional)
quorum-now = Quorum at this moment
present-now = Present now
was-present = Were present
quorum = Quorum
is-quorate = Enough for a vote
is-not-quorate = Not enough for a vote
quorum-note = Counted by the voting seats present at this moment ({ $clause }). Those who stand aside do not vote on that item.
seats-label = Seats
key-present = Filled: present
key-aside = Struck through: present, stands aside
key-absent = Empty: not there
i-am-here = I am here
i-leave = I leave
note-presence = Note who is present
note-here = Is here
note-left = Has left
agenda-title = Agenda
agenda-empty = Nothing on the agenda yet.
go-subject = Where it comes from
no-words-yet = No draft resolution yet.
voted-so-far = { $turnout } of { $electors } have voted
who-voted = Who voted how
your-vote = Your vote
vote-hint = It cannot be changed. A named vote: choices are shown after the end.
vote-hint-secret = It cannot be changed. A secret vote: nobody can tell what you chose.
vote-title = Vote
list-from-pool = From the items that wait
what-to-do = What you can do
papers = Papers
no-papers = No papers.
read-paper = Read
guests = Guests
print = Print
check-record = Check the record
fact-rev = Text
fact-signed = Signed
fact-published = Published
fact-adopted = Adopted
fact-until = On notice until
fact-effective = In effect
do-convene = Tell all members
do-edit-meeting = Edit
do-open = Open the meeting
do-postpone = Postpone
do-close = Close the meeting
do-minutes = Go to the minutes
do-read-minutes = Read the minutes
do-paper = Add a paper
do-cancel = Cancel the meeting
do-edit-item = Edit the text
do-up = Up
do-down = Down
do-unlist = Take off
do-list = Put on the agenda
do-take-up = Take up
do-vote-named = Named vote
do-vote-secret = Secret vote
do-vote-defer = Vote on deferring
do-vote = Cast this vote
do-amend = Amend
do-note = Heard, no vote
do-recuse = Stand aside
do-sign = Sign
do-publish = Publish
do-remove = Remove

# Forms of meetings.
item-title = Item
item-words-hint = Who does what by when. This is the text that is voted on.
checked = Checked: it is not such a matter
checked-hint = The system goes by words; a person decides.
edit-item-title = Edit the item
edit-item-button = Save
edit-item-intro = Possible until the meeting takes it up; then it is amended there.
add-item-title = Add an item
add-item-button = Add to the pool
add-item-intro = An item of the committee's own.
charter = Makes or changes the covenant or the rules of procedure
charter-hint = Needs more votes to pass.
new-meeting-title = Prepare a meeting
new-meeting-button = Prepare
new-meeting-intro = Set date, place and agenda first; members are told afterwards.
edit-meeting-title = Edit the arrangements
edit-meeting-button = Save
starts-at = When
starts-hint = If told today, { $earliest } at the earliest.
venue = Where
guests-hint = Who else is asked to come; named in the notice.
fault-moment = Give a date and a time, such as 2026-11-28 09:30.
fault-past = Choose a time to come.
postpone-title = Postpone the meeting
postpone-button = Postpone and tell everybody
postpone-intro = All members are told again, and the notice starts anew.
whole-meeting = The whole meeting
add-paper-title = Add a paper
add-paper-button = Add
paper-title = Title
paper-item = About which item
paper-words = Text
paper-hint = Write it here, or upload a file.
paper-file = File (PDF, JPEG, PNG, up to 10 MB)
fault-paper = Write a text or upload a file.
fault-file = Only PDF, JPEG or PNG up to 10 MB.
item-added = Added to the pool.
item-edited = The item is saved.
item-listed = Put on the agenda.
item-unlisted = Taken off; it waits again.
item-moved = Moved to place { $position }.
meeting-drafted = Prepared. Check the agenda, then tell the members.
meeting-edited = The arrangements are saved.
paper-added = The paper is added.
paper-removed = The paper is removed.

# Objections.
do-object = Object
objections-title = Objections
objections-count = { $n ->
    [one] One received, { $answered } answered
   *[other] { $n } received, { $answered } answered
}
objections-hold = { $n ->
    [one] The notice is over, but one objection is not answered; the resolution takes effect once it is.
   *[other] The notice is over, but { $n } objections are not answered; the resolution takes effect once they are.
}
objections-private = What was said is read by the committee; the answers are public.
objection-owed = Objection: { $title }
objection-words = Your objection, and why
objection-hint = What you say is read by the committee; the answer is public, on the resolution's page.
objection-said = The objection
objection-from = Received on { $on }
objection-answer = Answer: { $words }
objection-waits = To be answered
object-title = Object to a resolution on public notice
object-button = Send the objection
object-intro = The notice runs until { $until }. Anybody may object, without an account. The resolution takes effect once the committee has answered.
object-done = Your objection is received; the answer will be public, on the resolution's page.
answer-objection-title = Answer an objection
answer-objection-button = Answer in public
answer-objection-intro = On “{ $title }”; please answer by { $due }.
answer-objection-words = Answer
answer-objection-hint = Say whether it is taken up, and why. The answer is public: write nothing that tells who objected.
answer-objection-done = The answer is public.

# Coordinations.
coordination-numbered = Coordination no. { $number }
notice-coordination = “{ $title }” goes to coordination, to end by { $due }.
notice-seeking = “{ $title }” has a mediator. Each party, please say whether you take part.
notice-mediator = “{ $title }” has another mediator.
notice-holding = Everybody takes part in the coordination of “{ $title }”; it can begin.
notice-refused = { $party } does not take part in the coordination of “{ $title }”; please end it and say where to turn.
notice-round = Round { $round } of “{ $title }” is recorded.
notice-agreement = “{ $title }” is agreed; each party, please keep what you took on.
notice-failed = “{ $title }” was not agreed; { $to }.
notice-kept = “{ $what }” is noted as kept.
notice-revisited = { $kept ->
    [yes] Followed up: the agreement on “{ $title }” is kept.
   *[no] Followed up: the agreement on “{ $title }” is not kept; the chair has to see to it.
}
party-title = Add a party
party-question = Which organisation
party-button = Add
party-intro = Every organisation that the dispute is about takes part. It is then asked whether it does.
party-done = The party was added.
party-drop = Not a party
party-dropped = The party was taken out.
notice-named = Please answer whether you take part in the coordination: “{ $title }”
notice-unnamed = You are no longer a party to the coordination of “{ $title }”
line-party-named = One more party was named
line-party-dropped = A party was taken out
mediator-title = Appoint a mediator
mediator-other = Appoint another mediator
mediator-intro = A mediator is no party, works for none and acts for none. The parties are then asked whether they take part.
mediator-nobody = There is nobody to appoint now. Give the role of mediator to somebody without an interest first.
mediator-question = Who mediates
mediator-done = The mediator is appointed.
consent-title = Taking part in the coordination
consent-button = Say whether you take part
consent-intro = About “{ $title }”. Taking part is voluntary; it begins when all parties consent.
consent-question = Answer
which-party = Which party
consent = { $consent ->
    [given] takes part
    [paper] consented on paper
   *[refused] does not take part
}
consent-waits = not answered
consent-done = { $consent ->
    [refused] Noted: does not take part.
   *[given] Noted: takes part.
}
round-title = Record a round
round-button = Save the record
round-intro = This is round { $round }. Only those who take part or are in charge see the record.
round-on = On which day
round-words = What each side said, and how close they came
round-hint = Facts and positions, no judgement.
round-day = The day is after the coordination began, and today at the latest.
round-done = Round { $round } is recorded.
round-numbered = Round { $round }, { $on }
term-title = Draft a term
term-button = Add the term
term-intro = One thing in each term: who does what by when.
term-party = Who does it
term-what = What
term-hint = For instance: hammer drills after 7 p.m. only.
term-until = Last day
term-past = That day is past.
term-done = The term is in the draft.
term-dropped = The term is dropped.
term-drop = Drop
term-keep = Note as kept
term-kept = kept
term-late = late
term-open = to be kept
until-day = by { $day }
agree-title = Reach an agreement
agree-button = All agree
agree-intro = The agreement is made of its terms. Each becomes a commitment of its party, and it is followed up after 30 and 90 days.
agree-done = The agreement is reached.
agreement-heading = Agreement on “{ $title }”
agreement-head = After { $rounds } rounds of coordination the parties agree:
agreement-term = { $n }. { $party }: { $what }, by { $until }.
agreement-end = The committee follows this up on { $days }.
fail-title = End the coordination
fail-button = End it and say where to turn
fail-intro = If a party does not take part, or opinions stay apart, end it and tell the parties where to turn.
fail-reason = Why there is no agreement
fail-hint = This is public and stands in the course of the matter. Give the reason, not what was said.
fail-because = Reason: { $reason }
turn-question = Where to turn
turn-hint = { $to ->
    [deliberation] It waits for the next deliberation meeting at once.
    [subdistrict] The chair or the secretary passes it to the subdistrict.
   *[law] The parties may ask for people's mediation or arbitration, or go to court.
}
fail-done = { $to ->
    [deliberation] The coordination is over; the item waits for a meeting.
    [subdistrict] The coordination is over; please pass it to the subdistrict.
   *[law] The coordination is over; the parties know of their legal remedies.
}
revisit-title = Follow up the agreement
revisit-button = Record the follow-up
revisit-intro = The agreement on “{ $title }” was to be followed up on { $due }. Ask each party before you record it.
revisit-question = How the agreement fares
revisit-kept = { $kept ->
    [yes] kept
   *[no] not kept
}
revisit-waits = to be followed up
revisit-done = { $kept ->
    [yes] Recorded: the agreement is kept.
   *[no] Recorded: the agreement is not kept; the parties and the chair are told.
}
kept-done = Noted as kept.
ended-agreed = Agreed on { $on }
ended-failed = Ended on { $on } without an agreement; { $to }
see-about = See the item
the-agreement = Agreement
the-terms = Terms
the-revisits = Follow-ups
the-rounds = Rounds
no-rounds = Nothing is recorded yet.
the-parties = Parties
the-mediator = Mediator
not-following = Only the parties, the mediator and those in charge see what was said and agreed.
coordination-facts = Facts
coordination-opened = Opened
coordination-due = Due
coordination-until = to end by { $on }
coordination-over = ended on { $on }

# Appraisals.
appraisal-stage = { $stage ->
    [open] scoring
   *[closed] published
}
appraisal-numbered = Appraisal no. { $number }
the-appraisers = the appraisers drawn
notice-drawn = You are drawn to appraise “{ $title }”. Please score by { $until }; scores carry no name.
notice-appraised = “{ $title }” is appraised: { $mean } on average.
notice-appraised-few = “{ $title }” is appraised; too few scored for a mean.
notice-improve = After an appraisal “{ $what }” is to be improved by { $due }.
notice-delivered = “{ $what }” is reported as improved; please recheck it by { $due }.
notice-improved = “{ $what }” was rechecked and is good.
notice-not-improved = “{ $what }” was rechecked and is not good yet; it is now due by { $due }.
new-appraisal-title = Start an appraisal
new-appraisal-button = Draw the appraisers and start
new-appraisal-intro = { $people } appraisers are drawn from the building's confirmed employees, with least shares of people without an interest and of ordinary employees. They score for { $days } working days; the result is public.
new-appraisal-done = The appraisers are drawn; now they score.
appraised-question = Who is appraised
appraised = { $of ->
    [committee] The committee
    [owner] The owner
   *[property] The property manager
}
appraised-absent = The building has none on its register.
criterion = { $criterion ->
    [service] Service
    [process] Process
   *[result] Result
}
criterion-asked = { $criterion ->
    [service] Service: manner, response, communication
    [process] Process: open, by the rules, on time
   *[result] Result: was the problem solved
}
score-word = { $n ->
    [1] 1 – very dissatisfied
    [2] 2 – dissatisfied
    [3] 3 – neither
    [4] 4 – satisfied
    [5] 5 – very satisfied
   *[other] { $n }
}
score-short = { $n }
score-title = Appraise “{ $title }”
score-button = Score
score-intro = Until { $until }. Scores carry no name and cannot be changed.
score-remark = Remarks
score-remark-hint = Public without a name once the appraisal is closed; write nothing that tells who you are.
score-done = Your scores are in. Thank you.
score-waits = Appraise “{ $title }” by { $until }
you-are-drawn = You are drawn as an appraiser. Please score.
you-have-scored = You have scored.
close-appraisal-button = Close and publish the result
appraisal-closed = The result is public.
improve-title = Ask for an improvement
improve-intro = What the appraisal brought up: what is to be done, by whom, until when.
improve-what = What is to be improved
improve-hint = Say when it counts as done. For instance: the lift's maintenance record is published by the 5th of each month.
improve-debtor = Who owes it
improve-choose = Choose
improve-days = Working days
improve-days-hint = At most { $days }; { $days } if empty.
improve-done = Asked for, due by { $due }.
improve-until = by { $due }
deliver-button = Report as done
delivered-done = Reported as done; the recheck is due.
recheck-title = Recheck
recheck-button = Record the recheck
recheck-question = Is it good now
recheck-hint = If not, it is owed again for { $days } working days.
recheck-good = { $good ->
    [yes] It is good
   *[no] It is not good yet
}
recheck-done = { $good ->
    [yes] Rechecked: good.
   *[no] Rechecked: it is owed again.
}
see-appraised = See what is appraised
appraisal-facts = Facts
appraisal-opened = Opened
appraisal-until = Scores until
appraisal-over = Published
appraisal-turnout = Scored
appraisal-closed-on = published on { $on }
appraisal-open-until = scores until { $on }
turnout = { $scored } of { $drawn }
secret-scores = Scores are secret: who has scored is kept, and never how.
few-scores = Too small a sample: with fewer than { $least } scores neither means nor remarks are shown.
the-result = Result
mean-of-all = All together
spread-each = { $score }: { $count }
spread-label = { $criterion }, { $mean } on average: { $each }
score-remarks = Remarks
the-improvements = Improvements
the-lot = How the appraisers were drawn
lot-drawn = Of { $pool } confirmed employees { $drawn } were drawn by lot.
lot-kinds = { " " }{ $neutral } of them have no interest in it, { $ordinary } are ordinary employees.
lot-short = Too few: the rules ask for { $people }, { $neutral } of them without an interest and { $ordinary } ordinary employees.
draw-again = Draw the lot yourself
draw-how = The seed is the SHA-256 of the newest signed record and this appraisal's id. Append each person's id to the seed, take the SHA-256, and put the people in the order of it; first the two kinds are filled up, then whoever comes next. The digest of the list tells whether everybody was in the lot.
lot-seed = Seed
lot-head = Size of the record when it was signed
lot-no-head = Nothing was signed yet when the lot was drawn; this appraisal's id stands in its place.
lot-pool = Digest of the list
lot-record = See the record of the draw and its proof

# What others list.
numbered-resolution = { $title } ({ $number })
