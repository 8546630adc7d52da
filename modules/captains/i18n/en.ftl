# Navigation.
nav-work = Floor
nav-floors = Floor captains
nav-gaps = Floors without captains

# Floors.
floor-sign = Floor { $label }
floor-title = { $tower }, floor { $label }
floor-of = { $tower }, floor { $label }
captain = Floor captain
captaincy-of = Captain of floor { $label }
captaincy-title = Captain of floor { $floor }: { $name }
vacancy-of = Floor { $label } has no captain
somebody = somebody who was erased
since = Since { $from }
from-until = { $from } to { $until }
objections-until = The floor is asked until { $until }; objections are welcome
stands-in = standing in: { $name }
stands-in-until = { $name } stands in until { $until }
substitute-until = Stands in until { $until }
standing-in = Stands in
gap = No captain
empty-floor = No firms
gap-here = This floor has no captain now
gap-what = Its items go to the committee's secretary meanwhile. Whoever would like to do it can propose themselves.
confirmed-count = { $n ->
    [one] One item settled in office and confirmed by its reporter
   *[other] { $n } items settled in office and confirmed by their reporters
}
tell-captain = Tell the captain something
tell-hint = One sentence is enough, and no telephone. It reaches the captain and the secretary first.
tell-secretary-button = Report it
nobody-here = This floor has no captain yet.
tell-button = Tell the captain
tell-note = No account needed. You are told of each step and confirm the result.
open-items = Open on this floor
nothing-open = Nothing is open on this floor.
settled-lately = Settled lately
firms-here = Firms on this floor
no-firms = No firm is registered on this floor.
code-title = The floor's code
code-say = Scan it to report something about this floor.
print = Print
section-title = Floors
section-open = Show the floors
covered-of = { $occupied ->
    [one] One floor has firms, { $covered } has a captain
   *[other] { $occupied } floors have firms, { $covered } have a captain
}
floors-title = Floor captains of { $tower }
no-floors = No floors of this tower are registered.
col-floor = Floor
col-state = State
col-until = Until
col-firms = Firms
col-open = Open
open-late = { $open ->
   *[other] { $open } ({ $late } late)
}
gaps-title = Floors without a captain
all-floors = All floors
gaps-lead = Floors with firms and without a captain in office, by subdistrict and by name, never ranked. Open a floor to propose somebody. In towers that are not listed every floor has its captain.
subdistrict = Subdistrict
all-subdistricts = All subdistricts
no-firms-anywhere = No firm is on record here yet.
no-gaps = Every floor with firms has its captain.
my-floors = My floors
to-work = Note, settle, pass on

# A captaincy.
state = { $state ->
    [nominated] Nominated
    [inquiry] The floor is asked
    [cleared] To be appointed
    [in_office] In office
    [suspended] Suspended
    [handing_over] Handing over
   *[ended] Ended
}
step = { $step ->
    [accept] answer the nomination
    [decline] decline the nomination
    [lapse] let the nomination lapse
    [object] object
    [answer] answer an objection
    [clear] end the inquiry
    [withdraw] withdraw the nomination
    [appoint] appoint
    [acknowledge] acknowledge the duties
    [suspend] suspend
    [resume] resume
    [substitute] name a substitute
    [leave] leave office
    [expire] end the term
   *[hand_over] hand over
}
ending = { $how ->
    [declined] declined
    [lapsed] not answered in time
    [upheld] an objection was upheld
    [withdrawn] withdrawn
    [overtaken] somebody else was appointed
    [resigned] resigned
    [rotated] rotated
    [removed] dismissed
    [left] left the floor
   *[term_over] term over
}
origin = { $origin ->
    [self] Proposed themselves
    [employer] Proposed by the firm
    [secretary] Proposed by the secretary
   *[imported] Taken over from a list
}
verdict = { $verdict ->
    [upheld] upheld
   *[rejected] rejected
}
facts = Facts
fact-origin = From
fact-due = Due
fact-inquiry = Asked until
fact-from = Term from
fact-until = Term until
no-term = not set
substitutes = Standing in
objections = Objections
waits-for-answer = To be answered
answer-is = Answer: { $answer }
duties = List of duties
has-acknowledged = Acknowledged
timeline = What happened
handing-over = Out of office and being handed over. Whoever leaves and whoever follows both sign the handover; after the day open items go by themselves.
to-handover = See the handover
my-record = What I did
their-record = What they did
record-lead = Only what was done counts: settled on the floor in your term, as its reporters confirmed. No points, no comparison, nothing about sign-ins or clicks.
served = { $n ->
    [one] { $days }: one item settled as its reporter confirmed
   *[other] { $days }: { $n } items settled as their reporters confirmed
}
consent-title = Shown with what you did
consent-lead = If you agree, others see this record on the floor's page and here. Your office does not depend on it, and you may take it back at any time.
do-consent = Agree
do-not-consent = Take it back
consent-given = Your record is shown now.
consent-taken-back = It is not shown any more.

# Steps.
reason = Reason
do-nominate = Propose a floor captain
nominate-lead = { $days ->
    [one] Once the nominee accepts, the floor is asked for one working day. Nominees work on the floor.
   *[other] Once the nominee accepts, the floor is asked for { $days } working days. Nominees work on the floor.
}
nominee-login = The nominee's login name
nominee-hint = Leave it empty to propose yourself.
nominate-words = What speaks for them
nominated = Proposed. The nominee is asked.
inquiry-opened = The floor is asked.
do-accept = Answer the nomination
accept-lead = { $days ->
    [one] If you accept, the floor is asked for one working day; without objections the committee appoints you.
   *[other] If you accept, the floor is asked for { $days } working days; without objections the committee appoints you.
}
accept-answer = Would you like to be floor captain?
accept-yes = Yes
accept-no = No
declined = Declined.
do-withdraw = Withdraw the nomination
withdraw-lead = The floor is not asked any more, and somebody may be proposed anew.
withdrawn = Withdrawn.
do-object = Object
object-lead = Objections are taken until { $until }. Please give a reason; only the committee's secretary reads it, the answer is public.
object-words = Objection and reason
anonymous = Without my name
anonymous-hint = The system does not keep who you are.
objected = Your objection has arrived. Nobody is appointed before it is answered.
objection-owed = Answer an objection about floor { $label }
do-answer = Answer the objection
reject-objection = Rejected
reject-hint = The inquiry goes on; the reasons are public.
uphold-objection = Upheld
uphold-hint = The nomination ends.
verdict-label = Is it upheld?
answer-words = Reasons
answer-hint = Everybody can read this. Do not say who objected.
answered = Answered.
do-appoint = Appoint
appoint-lead = { $name } becomes floor captain until { $until }.
appointed = Appointed. The list of duties is on its way.
do-acknowledge = Acknowledge the duties
acknowledged = Acknowledged.
do-suspend = Suspend
suspend-lead = A suspended captain has no rights of the office; somebody may stand in.
suspended = Suspended.
do-resume = Resume
resumed = Resumed.
do-resign = Resign
leave-lead = { $open ->
    [0] Nothing is open: it takes effect at once. Then comes the handover, signed by you and whoever follows.
    [one] One item is open and is handed over within { $days } working days: you and whoever follows sign the handover. After that it goes by itself.
   *[other] { $open } items are open and are handed over within { $days } working days: you and whoever follows sign the handover. After that they go by themselves.
}
left = You have left the office.
do-dismiss = Rotate or dismiss
rotate-hint = Somebody else goes on; items are handed over first.
remove-hint = The rights end at once.
how-label = How
dismissed = Done.
do-substitute = Name a substitute
substitute-lead = { $days ->
    [one] Whoever stands in works on the floor, for one day at most. The rights end by themselves.
   *[other] Whoever stands in works on the floor, for { $days } days at most at a time. The rights end by themselves.
}
substitute-login = The substitute's login name
from = First day
until = Last day
substituted = The substitute is named.
do-end-substitution = End it early
substitution-ended = The substitute\'s time is over.
unknown-login = Nobody who works in this tower has this login name.

# Three buttons.
work-title = On the floor
no-floor-of-yours = You look after no floor now.
left-here = What you wrote earlier and this telephone could not send is shown here. Copy what still matters into a report.
do-note = Note
do-settle = Settle
do-pass = Pass on
note-words = What did you hear or see?
note-button = Note it
for-somebody = For somebody else
proxy = Somebody else said it
proxy-hint = By telephone, in person, in a chat.
for-login = Their login name
item = Which one
choose-item = Please choose
item-of = Floor { $floor } · { $title }
settle-words = What was done
settled-so = Settled on the floor.
settle-button = Settled, ask the reporter
pass-words = Why the floor cannot settle it
pass-button = Pass it on
work-offline = It works without a network: entries stay on this telephone and are sent when there is one, none lost and none twice.
entries-wait = { $n } waiting to be sent.
entries-of-others = { $n } of another account wait on this telephone; they are sent when that account signs in.
entries-sent = { $n } sent.
entry-code = Receipt code: { $code }
entries-sign-in = Your sign-in has run out. Everything is kept; please sign in to send it.
entries-send = Send now
entry-unsure = This may have arrived long ago. Please check the floor's page before you send it again or delete it.
entry-again = Change and send
entry-drop = Delete
entry-full = This telephone has no room left; it is sent directly.
entry-unkept = This telephone cannot keep it, and it could not be sent. It is still in the form: leave this page open and press again when there is a network.

# Refusals.
not-now = It is “{ $state }” now: you cannot { $step }.
still-time = There is time until { $until }.
inquiry-runs = The floor is asked until { $until }.
inquiry-over = The floor was asked until { $until }.
objections-open = { $n ->
    [one] One objection is not answered yet.
   *[other] { $n } objections are not answered yet.
}
acknowledged-already = The duties were acknowledged before.
term-is-over = The term is over.
not-of-the-floor = This person does not work on the floor.
too-many-floors = { $most ->
    [one] One person looks after one floor at most.
   *[other] One person looks after { $most } floors at most.
}
nominated-already = This person is a nominee or the captain of this floor already.
not-your-people = A firm proposes its own people.
floor-taken = The floor has a captain.
objected-already = Your objection still waits for its answer.
too-many-objections = There were too many objections without a name in a short time.
answered-already = This objection was answered before.
no-such-time = The days do not fit.
too-long = { $most ->
    [one] Somebody stands in for one day at most.
   *[other] Somebody stands in for { $most } days at most.
}
beyond-the-term = Nobody stands in beyond the term.
substitute-already = Somebody stands in on these days already.
own-substitute = Nobody stands in for themselves.
substitution-over = The time of this substitute is over.
other-account = This was written by another account.
not-your-floor = You do not look after this floor.
way-reload = Please reload the page to see where it stands.
way-wait = Please come back then.
way-secretary = Please ask the committee's secretary.
way-answer = Please answer the objections first.
way-nominate = Please propose somebody again.
way-somebody-here = Please choose somebody who works on the floor.
way-somebody-else = Please choose somebody else.
way-own-people = Please choose one of your people, or ask the secretary to propose.
way-rotate = Please rotate the present captain first.
way-answer-comes = You are told when the secretary has answered.
way-sign-in = Please sign in, or come back in an hour.
way-other-days = Please choose other days.
way-own-account = Please sign in with the other account; the entry is still on the telephone.
way-report = Please use the report page.

# Notices.
notice-nominated = You were proposed as captain of floor { $label }; please answer by { $due }
notice-declined = The nominee for floor { $label } declined
notice-withdrawn = The nomination for floor { $label } was withdrawn
notice-lapsed = The nomination for floor { $label } was not answered in time and has lapsed
notice-inquiry = Floor { $label } is asked about its captain; objections are taken until { $until }
notice-objection = Somebody objects to the nominee for floor { $label }; please answer by { $due }
notice-answered = The objection about floor { $label } was answered: { $verdict }
notice-cleared = Floor { $label } was asked; please appoint its captain
notice-appointed = You are captain of floor { $label } until { $until }. Please acknowledge the duties
notice-suspended = The captain of floor { $label } is suspended
notice-resumed = The captain of floor { $label } is in office again
notice-substitute = Somebody stands in on floor { $label }: { $from } to { $until }
notice-substitute-ended = Whoever stood in on floor { $label } does not any more
notice-left = { $open ->
    [0] The captain of floor { $label } left office: { $how }
    [one] The captain of floor { $label } left office: { $how }; one item is to be handed over
   *[other] The captain of floor { $label } left office: { $how }; { $open } items are to be handed over
}
notice-not-appointed = The nomination for floor { $label } ended: { $how }
notice-vacant = Floor { $label } has no captain; please find one
notice-handed-over = { $items ->
    [one] Floor { $label } was handed over with one item
   *[other] Floor { $label } was handed over with { $items } items
}

# Events.
line-nominated = { $origin ->
    [self] proposed themselves, to answer by { $due }
    [employer] proposed by the firm, to answer by { $due }
   *[secretary] proposed by the secretary, to answer by { $due }
}
line-declined = declined
line-withdrawn = withdrawn by the nominee
line-withdrawn-by-secretary = withdrawn by the secretary
line-lapsed = not answered in time
line-inquiry = the floor is asked until { $until }
line-objected = somebody objected
line-objected-unnamed = somebody objected without a name
line-answered = { $verdict ->
    [upheld] objection upheld, nomination ended
   *[rejected] objection rejected
}
line-cleared = the floor was asked, to be appointed by { $due }
line-appointed = appointed: { $from } to { $until }
line-imported = taken over from a list, in office since { $from }
line-acknowledged = duties acknowledged
line-suspended = suspended
line-resumed = in office again
line-substitute = somebody stands in: { $from } to { $until }
line-substitute-ended = nobody stands in any more
line-left = { $how ->
    [resigned] resigned, { $open } to hand over
    [rotated] rotated, { $open } to hand over
    [removed] dismissed, { $open } to hand over
    [left] left the floor, { $open } to hand over
    [overtaken] somebody else was appointed
   *[term_over] term over, { $open } to hand over
}
line-handed-over = { $items ->
    [one] one item handed over
   *[other] { $items } items handed over
}
line-handed-up = { $items ->
    [one] one item passed one level up
   *[other] { $items } items passed one level up
}
line-shown = agreed to be shown
line-not-shown = took back the agreement to be shown
