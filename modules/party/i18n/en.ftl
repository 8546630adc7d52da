# Navigation and lists.
nav-party = Party
chart-title = Party organisations
chain-title = The chain
as-list = As a list
drawing-caption = The five levels stand from left to right. Each line on the right is an alliance with a dot for each member; the numbers are those of “Alliances” below. A dashed frame is a break.
drawing-says = Chart of { $units } Party organisations, { $alliances } alliances, { $broken } breaks. The same follows as a list.
no-units = No Party organisation is registered yet. Import a spreadsheet or register one.
found-units = Organisations found
nothing-found = No organisation fits.
look-for = Look for a name or a bond, or choose a day
any-bond = Any
search-name = Name contains
as-of = As of a day
as-of-day = This is how it stood on { $date }.
do-search = Show
print = Print
see-all = See all
alliances-title = Alliances
no-alliances = There are no alliances yet.
proposals-title = Being set up
timeline = What happened
facts = Facts
please-choose = Please choose
no-bond = None

# Words.
kind = { $code ->
    [region] regional alliance
    [community] community Party committee
    [tower_committee] tower Party committee
    [tower_general] tower general branch
    [branch] branch
    [joint_branch] joint branch
   *[group] Party group
}
level = { $n ->
    [1] Region
    [2] Community
    [3] Tower
    [4] Branch
   *[other] Group
}
bond = { $code ->
    [place] place
    [trade] trade
    [interest] interest
   *[schedule] schedule
}
axis = { $code ->
    [industry] industry
    [supply_chain] supply chain
   *[area] area
}
mass = { $code ->
    [union] Trade union
    [league] Youth league
   *[women] Women's organisation
}
post = { $code ->
    [secretary] secretary
    [deputy] deputy secretary
    [member] committee member
   *[organiser] organiser
}
form = { $code ->
    [contact] A contact or organiser first
    [with_neighbours] A joint branch with neighbours
    [branch] A branch
    [temporary_branch] A temporary branch, with the superior's approval
    [joint_branch] A joint branch
    [general_branch] A general branch
   *[committee] A Party committee
}
by = { $code ->
    [full] full members
    [months] months
   *[members] members, probationary ones included
}
warning = { $code ->
    [many_firms] Many firms: several joint branches may be better
    [many_members] Many members for one branch
    [by_need] By need as well, and with approval; not a must
    [key_building] A key building should have an organisation; a joint branch is a beginning
   *[several_towers] Over several towers: agree first under which community committee
}
fault = { $code ->
    [no_superior] No superior
    [superior_dissolved] Superior dissolved
    [tower_not_under_community] Not under a community committee
    [level_skipped] A level is skipped
   *[wrong_level] Under the wrong level
}
stage = { $code ->
    [listen] Listening
    [deliberate] Deliberating
    [claim] Setting up and claiming projects
    [carry] Carrying out
    [accept] Accepting
   *[appraise] Appraising
}
stage-hint = { $code ->
    [listen] Somebody to listen in the tower, and to report for those who find it hard.
    [deliberate] Somebody to ask around before a meeting, and to help with its notes.
    [claim] Somebody to win firms for a project and explain it.
    [carry] Somebody to stand by, guide and fetch while the work is done.
    [accept] Somebody to try the result with those who use it, and to check it against the promise.
   *[appraise] Somebody to collect opinions, and to go back to whoever raised it.
}
evidence = { $code ->
    [review] Projects reviewed
    [award] Claims decided on
    [track] Outcomes measured
    [inspect] Projects inspected
    [meeting] Meetings held
    [agreement] Agreements reached
    [appraisal] Appraisals
    [founding] Organisations set up
   *[promise] Promises kept
}
lacks = { $code ->
    [full_member] not a full member
    [year_in_party] not in the Party for long enough
    [reviewed] not looked at by the organisation
    [works_here] neither works here nor was posted here
   *[no_other_post] secretary of another organisation
}
proposal-state = { $code ->
    [asking] asking firms
    [submitted] with the superior
    [approved] approved
   *[withdrawn] withdrawn
}

# Forms.
name = Name
kind-label = Kind
superior = Superior
no-superior = No superior
subdistrict = Subdistrict
subdistrict-hint = For a community's committee only.
towers = Towers
towers-hint = Names of towers, one a line.
firms = Firms
firms-hint = Full names of firms, one a line.
firms-asked = Firms that are asked
bond-label = Bond
bond-words = What binds them
bond-hint = For instance one supply chain, a lunchtime running group, the night shift.
full-members = Full members
probationary-members = Probationary members
count-hint = The number only, no names. The register of members is the national system's.
counted-on = Counted on
founded-on = Founded on
dissolved-on = Dissolved on
approval-number = Number of the approval
basis = Grounds
basis-hint = Why, and the number of the approval.
reason = Reason
reason-hint = Needed if it is sent back.
verdict = Decision
approve = Approve
send-back = Send back
organisation = Organisation
firm = Firm
until = Until
from = From
due = Due
login = Login name
login-hint = The person's login name here.
name-taken = There is an organisation of this name
unknown-nth-tower = The name in place { $n } is no tower
foreign-tower = You do not answer for { $name }: leave it out, or ask its subdistrict or the district to add it
unknown-nth-firm = The name in place { $n } is no firm
unknown-tower = There is no tower “{ $name }”
unknown-firm = There is no firm “{ $name }”
unknown-subdistrict = There is no such subdistrict
unknown-login = There is no such login name
unknown-kind = Unknown kind: “{ $word }”
unknown-bond = Unknown bond: “{ $word }”
unknown-superior = There is no superior “{ $name }”
post-is-held = The post is held by somebody else; end that term first, it is not changed here
will-be-broken = Without a superior it will be shown as a break
twice-in-file = Repeats row { $line }
kind-is-fixed = A kind is not changed; dissolve it and found another
in-future = Not a day to come
in-past = Not a day that is over
ends-before = It ends before it begins

# Registering and changing.
do-found = Register an organisation
do-found-below = Register one below
found-lead = For organisations that are there already. A new one is proposed first.
founded = Registered. The secretary's post counts as vacant from today.
do-edit = Edit
edited = Saved.
do-reparent = Put under another superior
reparent-lead = What it stood under before is kept and can be looked up by day.
reparented = It stands under its new superior.
do-dissolve = Dissolve
dissolve-lead = Posts and alliances end with it; the record stays. Move what stands below it first.
dissolved = Dissolved.
is-dissolved = dissolved

# An organisation's page.
posts-title = Posts
no-posts = There are no posts.
promises-title = The secretary's promises
no-promises = Nothing has been promised yet.
below-title = Below it
nothing-below = Nothing stands below it.
superiors-title = Superiors by day
until-now = today
stood-from = { $from } – { $until }
members = Members
members-line = { $full } full, { $probationary } probationary ({ $date })
count-is-old = The number of members was not checked for over { $days } days. Please update it.
body = Body
in-registry = In the registry
in-tower = Party organisations here
erased = (erased)
duty-done = on record
duty-open = not done
duty-unseen = for people to check
no-evidence = nothing on record shows it
all-duties = The whole list
due-on = by { $day }

# Alliances.
do-found-alliance = Found an alliance
convener = Convener
convener-hint = Its superior or the district answers for the alliance: they alone end it.
alliance-lead = An alliance changes nothing about superiors. An organisation may be in several.
axis-label = Along
purpose = Purpose
alliance-founded = The alliance is founded.
do-end-alliance = End the alliance
alliance-ended = The alliance has ended.
do-join = Join
join-lead = It stays the organisation that it is, under its superior.
joined = Joined.
do-leave = Leave
left = Left.
allies-title = Members
no-allies = There are no members yet.
former-title = Former members
member-units = { $n ->
    [one] one member
   *[other] { $n } members
}
joined-on = since { $date }
also-in = also in { $name }

# Advice.
advice-title = Set-up advice
advice-lead = A suggestion from numbers, with its clause; people decide. Empty numbers are taken from what is registered.
do-advice = Ask for advice
advice-firm-hint = To ask about one firm alone.
what-if-hint = May be a what-if.
number-of-firms = Firms
months = Months that it lasts
months-hint = Only to ask for works or a project.
advised = Suggested
over-towers = Over several towers together
with-board = With a branch committee
a-board = a branch committee
known-label = Known
known-line = { $full } full, { $probationary } probationary, firms: { $firms }, towers: { $towers }
because-label = Because
because-met = { $by }: { $count }, which reaches { $boundary }
because-long = It lasts { $count } months, which reaches { $boundary }
because-short = It lasts { $count } months, which is less than { $boundary }
because-missed = { $by }: { $count }, which is less than { $boundary }
next-label = Next
next-line = { $count } ({ $by }): { $more } more make { $at }: { $brings }
clause-label = Clause
cites = { $clause }: { $text }
warned = Note: { $warning } ({ $clause }).
people-decide = This is a suggestion. Whether to found one is decided in due form, with the firms' written willingness.
own-branches-title = Firms that may have a branch of their own

# Proposals.
do-propose = Propose to found one
proposal-crumb = Proposal
proposed = Proposed; the firms are asked.
proposed-on = Proposed on
do-answer = Answer
answer = This firm
is-willing = is willing
is-not-willing = is not willing
no-consequence = Not being willing has no consequence, and who was not is not kept.
paper = Written consent
paper-hint = Its name or number; needed if willing.
willing = willing
asked = asked
thanks-willing = Noted, thank you.
thanks-not-willing = All right. It has no consequence and left no record.
no-firms-left = No firm is left; it cannot be handed in.
do-submit = Hand in
submitted = Handed in to the superior.
do-withdraw = Take back
withdrawn = Taken back.
do-decide = Decide
decide-lead = To be founded: { $kind }; willing in writing: { $firms }. With approval it is set up.
approved = Approved: the organisation is set up.
returned = Sent back; the proposer is told.
to-the-unit = See the organisation

# Posts.
do-propose-tenure = Propose somebody
propose-tenure-lead = A term is { $years } years ({ $clause }). Conditions are confirmed one by one; nothing of a person's membership is kept.
post-label = Post
check-full = Is a full member
check-full-hint = Confirmed by the organisation that proposes.
check-year = In the Party for long enough
check-year-hint = A secretary or deputy is generally a member for { $years } years or more.
check-reviewed = Looked at by the organisation
check-reviewed-hint = The firm and the members were heard.
check-posted = Posted by the superior
check-posted-hint = For somebody who does not work here and was sent by the superior.
tenure-proposed = Proposed; the superior decides.
awaits-approval = awaits approval
in-post = in post
is-acting = acting
is-approved = Approved, not begun
do-decide-tenure = Decide on the post
decide-tenure-lead = { $name }, { $post }, from { $from } to { $until }.
tenure-approved = Approved.
tenure-returned = Sent back.
do-act = Name an acting secretary
act-lead = While the post is vacant somebody acts, for up to { $days } days ({ $clause }); it ends by itself.
acting-named = An acting secretary is named.
do-end-tenure = End
tenure-ended = It has ended.
vacant-for = vacant for { $days } days (limit { $most })
not-registered = not registered
vacant-title = { $name }: fill the post of { $post }
secretary-of = Secretary of { $name }

# Promises.
do-promise = Promise something
promise-lead = A promise is public, and somebody else confirms that it was kept.
promise-what = What
promise-made = The promise is public.
do-deliver = Done
promise-delivered = Reported; somebody else confirms it.
do-confirm = Confirm
promise-kept = Confirmed.
promise-is-kept = kept
promise-is-delivered = to be confirmed
promise-is-late = overdue
promise-is-open = under way

# Duties.
duties-title = Duties
duties-lead = Duties of a tower's Party organisation and of its secretary, as the rules in force say; a tower's own rules may add some. Each points to what is on record; one without a trace is shown as not done.
duty = Duty
evidence-label = Evidence

# Coverage.
coverage-title = Coverage
whole = In all
share = { $n } of { $of } ({ $percent }%)
nothing-to-cover = nothing to cover
firms-with-branch = Firms covered by a branch
towers-with-unit = Towers with an organisation
uncovered-title = Firms not covered
all-covered = Every firm that should be is covered.
full-of = { $n ->
    [one] one full member
   *[other] { $n } full members
}
union-of = { $n ->
    [one] one union member
   *[other] { $n } union members
}
breaks-title = Breaks in the chain
no-breaks = The chain is whole.
mend-under = Put it under { $name }
mend-somebody = Settle under whom it stands
unions-title = Firms that should have a trade union
towers-without-title = Towers without an organisation
declared-title = Declared membership
declared-sum = { $n ->
    [one] One person has declared membership.
   *[other] { $n } people have declared membership.
}
declared-few = Fewer than { $least } have declared membership; the number is not shown.
by-subdistrict = By subdistrict
by-tower = By tower
place = Subdistrict
tower = Tower
unit-there = Party body
has-unit = there
has-no-unit = none
do-count = Enter numbers
count-lead = Given by the firm, as numbers of the whole firm; nobody is named.
union-members = Union members
mass-hint = Its name; empty where there is none.
counted = The numbers are entered.
counted-prompt = The numbers are entered. With { $least } union members a union committee is to be set up ({ $clause }).

# Declaring oneself.
my-declaration = Declared membership
not-declared-yet = You may declare that you are a Party member. Not doing so has no consequence.
have-declared = You declared that you are a Party member. Only this tower's Party secretary can read it, for a purpose, and each reading is listed here.
nobody-read = Nobody has read it.
who-read = Who read it
read-line = { $on }, { $reader }, for: { $purpose }
do-declare = Declare membership
declare-lead = Entirely voluntary. It is kept encrypted and is in no record, log or export; sums of fewer than { $least } are not shown; it is erased when you leave or take it back.
consent = I consent, to this alone
consent-words = That this tower's Party secretary may read that I am a member, for stated purposes such as activities or volunteering; I can take it back at any time.
consent-needed = Without this consent nothing is kept
declared = Declared. You can take it back on your page at any time.
do-take-back = Take it back
taken-back = Taken back; it is erased.
do-read = Read who declared
read-lead = State the purpose first. Your name, the time and the purpose are shown to those who declared.
purpose-hint = Be specific: which activity, what for.
reading-logged = The reading is logged.
read-for = { $tower }, for: { $purpose }
nobody-declared = Nobody has declared membership.
reading-note = The list can be seen for a day and not exported. Whoever takes it back is gone from it.

# Tasks that are offered.
offers-title = Tasks for members
offers-lead = For whoever declared Party membership. No answer is needed: who saw a task and did not take it is kept nowhere and counts for nothing.
offers-over = Over
offers-mine = Tasks that you may take
stage-label = Stage of the work
do-offer = Offer a task
offer-lead = It stands on the own pages of those who declared membership in this tower; nobody is notified. They decide for themselves, and not taking it leaves no record.
offer-title = What is to be done
offer-what = In detail
offer-what-hint = When, where, what to bring. Nothing about persons.
offer-need = People needed
offer-due = Until
offered = The task is offered.
offer-is-mine = I took it
offer-is-over = Over
offer-is-full = Enough people
offer-needs = { $n ->
    [one] One more person
   *[other] { $n } more people
}
offer-places = { $need } in all, { $free } still needed
until-day = until { $date }
offer-names = Taking part under their names
member-tag = Party member
offer-voluntary = Taking it or not is up to you. Not taking it needs no answer, leaves no record and has no consequence; you can give it back at any time, and nothing of it is kept.
offer-untold = Who saw it, or did not take it, is kept nowhere. Reading who took it is logged, and they see it.
do-take = Take this task
take-lead = Entirely voluntary. You can give it back at any time; when it is over, names that were not to be shown are erased.
take-consent = I take it of my own will
take-consent-words = This tower's Party secretary may read my name for this task; each reading is listed on my page.
take-tag = Show my name
take-tag-words = Besides, my name may stand with the words “Party member” on the task and on the tower's page, for people who are signed in. Not needed to take it.
taken = Taken. You can give it back at any time.
do-leave-offer = Give it back
offer-left = Given back; nothing of it is kept.
do-read-takers = Read who took it
do-close-offer = Close the task
offer-closed = The task is closed.
tagged-line = { $task }: { $names } (Party members)
tagged-title = Party members who go ahead

# Refusals.
no-wrong-level = A { $below } does not stand under a { $above }.
no-circle = It would stand under itself.
no-dissolved = This organisation is dissolved.
no-others-below = { $n ->
    [one] One organisation still stands below it.
   *[other] { $n } organisations still stand below it.
}
no-tower-has-one = The tower has { $name } already.
no-needs-proposal = A new branch needs the firm's written willingness first.
no-same-superior = It stands there already.
no-joined-already = It is in this alliance already.
no-not-a-member = It is not in this alliance.
no-alliance-over = The alliance has ended.
no-convenes = This organisation convenes { $name }.
no-not-willing = Not willing in writing yet: { $names }.
no-nobody-asked = No firm is asked.
no-not-now = It is “{ $state }” now; this cannot be done.
no-own-proposal = Whoever proposed it does not decide on it.
no-unqualified = Not qualified: { $list }.
no-post-taken = The post is taken.
no-proposed-already = Somebody is proposed for this post already.
no-not-vacant = The secretary's post is not vacant.
no-acting-too-long = Somebody may act until { $date } at the latest.
no-term-too-long = The term ends on { $date } at the latest.
no-tenure-over = It is over, or has not begun.
no-not-the-secretary = Only the secretary in post promises as secretary.
no-own-promise = Somebody else confirms one's promise.
no-wrong-turn = This was done before, or its turn has not come.
no-not-declared = You have not declared membership.
no-offer-over = This task is over.
no-offer-full = There are enough people already.
no-taken-already = You took this task already.
no-not-taken = You did not take this task.
no-reading-over = This reading was more than a day ago.
no-not-working-here = Only somebody who works in a tower can declare it.
way-level = Choose a superior of the right level.
way-move-others = Move those below it first.
way-end-alliance = End the alliance first.
way-edit-that = Edit the one that is there.
way-propose = Propose it, ask the firms, and hand it in.
way-willing = Wait for the firms, or propose it anew without them.
way-ask = Name the firms that are asked.
way-other-decides = Ask somebody else of the superior.
way-qualify = Propose somebody else, or once the conditions are met.
way-end-first = End the present tenure first.
way-earlier = Choose an earlier day.
way-other-confirms = Ask the committee's chair, a Party committee member or the subdistrict.
way-other-offer = Look at the other tasks.
way-read-again = State the purpose again.
way-employment = Have your employment confirmed first.
way-reload = Reload the page and see where it stands.

# Notices.
notice-reparented = { $name } now stands under { $superior }.
notice-dissolved = { $name } is dissolved.
notice-tenure-proposed = { $name } proposes a { $post }; please decide.
notice-nominated = { $name } proposes you as { $post }; the superior decides. If you do not want it, tell the organisation that proposes you.
notice-tenure-approved = { $name }: the { $post } is approved.
notice-tenure-returned = { $name }: the proposed { $post } was sent back.
notice-tenure-ended = { $name }: the { $post }'s tenure has ended.
notice-acting = You act as secretary of { $name } until { $date }.
notice-vacant = { $name }: the post of { $post } has been vacant for { $days } days, too long; please fill it.
notice-promise = The secretary of { $name } reports a promise as kept; please confirm: { $what }
notice-kept = Your promise was confirmed: { $what }
notice-asked = { $name } is to be founded; please say whether your firm is willing.
notice-willing = { $firm } is willing to be part of { $name }.
notice-left-out = The list of firms has changed: { $name }.
notice-submitted = To be decided: founding { $name }.
notice-returned = Sent back: founding { $name }.
notice-approved = Approved: { $name } is set up.

# Timeline.
line-founded = Registered as { $kind }, founded on { $date }
line-edited = Edited
line-moved = Put under { $name }
line-dissolved = Dissolved
line-counted = Numbers entered ({ $date })
line-alliance-founded = Alliance founded ({ $axis })
line-alliance-ended = Alliance ended
line-joined = { $name } joined
line-left = { $name } left
line-proposed = Proposed: { $kind }; firms are asked
line-willing = { $name } is willing in writing
line-left-out = The list of firms changed
line-submitted = Handed in to the superior
line-approved = Approved: the organisation is set up
line-returned = Sent back by the superior
line-withdrawn = Taken back
line-tenure-proposed = Somebody proposed as { $post }
line-tenure-approved = Approved as { $post } until { $date }
line-tenure-returned = The proposed { $post } was sent back
line-acting = Acting { $post } named until { $date }
line-acting-ended = Acting { $post } ended
line-tenure-ended = The { $post } has left; the post is vacant
line-vacancy-late = The post of { $post } is vacant since { $date }, too long
line-promise-made = The secretary promised something by { $date }
line-promise-delivered = The secretary reports it as done
line-promise-kept = The promise was confirmed as kept
line-read = Declarations were read for a purpose
line-offered = A task is offered to members ({ $stage }), until { $date }
line-offer-closed = A task for members is over
