nav-report = Report
nav-clusters = Items

# Raising.
raise-title = Report to { $tower }
what-happened = What happened?
what-hint = One sentence is enough. Where and when helps.
floor = Floor
floor-sign = Floor { $label }
whole-tower = The whole tower
photo = Photo
photo-alt = Photo by the reporter
anonymous = Without my name
anonymous-hint = Who you are is stored nowhere. Keep the receipt code to follow it.
guest-hint = No account needed. You get a receipt code to follow it.
proxy-title = Report for somebody
proxy = I report this for somebody else
proxy-hint = For what you heard by phone, in person or in a chat group.
for-login = The reporter's account
unknown-login = There is no such account. Leave it empty if you do not know it.
raise-button = Report
raise-anyway = None of these, report it
raise-promise = You learn of every step, and the result counts when you confirm it.
raised-named = { $days ->
    [one] Received. The secretary groups and assigns it within one working day.
   *[other] Received. The secretary groups and assigns it within { $days } working days.
}
raised-unnamed = { $code } is your receipt code. Please keep it. The secretary groups and assigns it within { $days } working days.
similar-found = It may be the same
similar-ask = If it is, press “Mine too” instead of reporting it again.
similar-title = Similar items
similar-note = Compared by shared words; a person decides what is joined.
similar-facts = { $n ->
    [one] one report, waits for { $name }, { $score }% alike
   *[other] { $n } reports, waits for { $name }, { $score }% alike
}
mine-too = Mine too

# Receipts.
receipt-title = Follow a report by its receipt code
receipt-intro = With a receipt code you see how a report without a name goes on, and confirm its result.
receipt-code = Receipt code
receipt-hint = Eight characters, such as 7K3Q-4Q9B
receipt-button = Show
receipt-link = Have a receipt code?
keep-receipt = Your receipt code:

# Lists.
clusters-title = Items of { $tower }
running = In progress
all-states = All
filter = Filter
no-clusters = Nothing here yet.
first-report = Make the first report
newest-first = Newest first
older = Older
oldest-first = Oldest first
following = Next
pages = Pages
inbox-title = To be grouped
inbox-intro = New reports. Join those that are the same; give the others a title and somebody who settles them.
inbox-list = New reports
inbox-empty = All are grouped.
nothing-running = Nothing is in progress.
recently-done = Finished lately
see-all = All items
this-tower = This tower
tower-counts = { $n ->
    [0] Nothing is in progress.
    [one] One item in progress, { $late } late.
   *[other] { $n } items in progress, { $late } late.
}
my-reports = My reports
no-reports = You have not reported anything yet.
my-support = What I support
no-support = You do not support anything yet.
issue-count = { $n ->
    [one] one report
   *[other] { $n } reports
}
supporter-count = { $n ->
    [one] one supporter
   *[other] { $n } supporters
}
so-far = So far

# A matter.
is-merged = This was joined to another item.
go-merged = See the joined item
how-far = How far it has come
floor-of-nine = step { $n } of 9
check-records = { $n ->
    [one] Check the record (one entry)
   *[other] Check the records ({ $n } entries)
}
reports = In the reporters' words
from-employee = somebody who works here
from-unnamed = no name given
from-floor = floor { $label }
from-floor-unnamed = floor { $label }, no name given
remarks = Added by others
no-remarks = Nobody has added anything yet.
add-remark = Add a sentence
facts = Facts
fact-place = Place
fact-category = Topic
fact-level = Level
fact-due = Due
fact-opened = Reported
due-with-rest = { $date } ({ $rest })
print = Print this page
reporter = the reporter
secretary = the committee's secretary
everybody = objections from anybody
here-waits = { $state }, waits for { $name }
not-needed = it did not come to this
skipped = not needed, settled directly
future = { $floor ->
    [2] the secretary joins reports that are the same
    [3] who settles it, and until when
    [4] what cannot be settled goes before the committee
    [5] the resolution is published
    [6] made a project that anybody may claim
    [7] carried out by plan
    [8] confirmed by the reporter
   *[9] appraised and archived
}
deferred-once = Deferred once
why-received = The secretary is looking whether it is the same as another.
why-confirm = No answer by { $date } counts as yes; it can be reopened after that.
why-deferred = The last meeting deferred it; the next one must decide.
why-noticed = Published until { $date }; please object before that.
why-stalemate = The committee found no majority; a mediator can be called in.
why-coordinating = In mediation, answered by { $date }.
why-provisional = Provisionally due { $date }: next year's holidays are not announced yet.
support-state = { $n ->
    [one] One supporter; { $needed } put it on the agenda.
   *[other] { $n } supporters; { $needed } put it on the agenda.
}
support-base = { $least ->
   *[other] Counted as { $share } of the { $people } employees who are confirmed to work in this tower, { $least } at least; { $firms } enterprises are enough too ({ $n } so far). From { $clause }.
}
support-use = Support counts towards the agenda only, is not shown by name and can be taken back.
add-me = Mine too
for-organisation = Support for { $name }
you-support = You support this
you-confirmed = { $n ->
    [one] You confirmed it. One other reporter is asked; if nobody objects in time it is settled.
   *[other] You confirmed it. { $n } other reporters are asked; if nobody objects in time it is settled.
}
take-back = Take it back
state = { $code ->
    [received] To be grouped
    [clustered] Grouped
    [declined] Declined
    [merged] Joined
    [handling] In hand
    [awaiting_confirmation] To be confirmed
    [closed] Settled
    [referred] Referred
    [on_agenda] On the agenda
    [deliberated] Deliberated
    [passed] Passed
    [stalemate] Stalemate
    [coordinating] In mediation
    [noticed] Published
    [effective] In effect
    [in_project] A project
    [accepted] Accepted
    [appraised] Appraised
   *[archived] Archived
}
closing = { $code ->
    [confirmed] Confirmed
    [silence] Taken as settled
    [voted_down] Voted down
    [agreed] Agreed
    [kept] Agreement kept
   *[ended] Project ended
}
category = { $code ->
    [lifts] Lifts and access
    [parking] Parking and charging
    [food] Meals and pantry
    [cleaning] Cleaning
    [air] Air and heating
    [noise] Noise and renovation
    [safety] Safety
    [delivery] Deliveries
    [space] Shared space
    [commute] Commuting
    [network] Network
    [care] Care and health
    [government] Government services
    [activity] Activities
   *[other] Other
}
level = { $code ->
    [l0] On the floor
    [l1] In the building
    [l2] Subdistrict
   *[l3] Department
}
level-hint = { $code ->
    [l0] floor captain, { $days } working days; the property manager where there is none
    [l1] property manager or committee, { $days } working days
    [l2] enterprise service officer, { $days } working days
   *[l3] the head of a department, { $days } working days
}
level-label = Who settles it
of-subdistrict = { $role } of { $subdistrict }
captain-of = the captain of floor { $sign }

# Steps.
do-triage = Group and assign
do-decline = Decline
do-settle = Report the result
do-forward = Pass on
do-confirm = Yes, it is solved
do-reopen = No, it is not solved
do-reopen-late = It is back
do-supplement = Say more
do-schedule = Put on the agenda
do-refer = Refer to those who decide
do-coordinate = Call a mediator
do-separate = Undo the joining
see-matter = See the report
own-matter = None, it is an item of its own
same-as = Which one is it the same as?
title = Title
title-hint = Where and what, without names of people.
department = Department
department-hint = For the level “department” only, by its full name.
unknown-department = There is no such organisation. Please give its registered name.
hard = A hard one
hard-hint = the subdistrict has { $days } working days
hide-words = Do not show the words
hide-words-hint = for personal details or what should not be public
decline-lead = Say why, and what the reporter can do instead.
decline-why = Reason
decline-words = What the reporter can do
decline-hint = Such as: this is settled by your lease, please ask the leasing office.
decline-reason = { $code ->
    [not_here] not in this tower
    [answered] answered before
    [unclear] not clear, please say more
    [elsewhere] decided elsewhere by law
   *[improper] others' privacy or unlawful content
}
settle-lead = The reporter is asked to confirm; no answer by { $date } counts as yes.
settle-words = What was done, and with what result
settle-hint = Reporters and supporters will read this.
settle-so-far = Not finished yet, only how it goes
settle-so-far-hint = the due date stays
forward-lead = What cannot be settled here goes to a level that can, with the reason.
forward-words = Why it is passed on
reopen-lead = Say what is not solved; those in charge take it up again.
reopen-words = What is not solved
supplement-lead = The secretary could not make it out. Please add where, when and what; it is grouped anew.
supplement-words = What is to be added
supplemented-done = { $days ->
    [one] Added. The secretary groups and assigns it anew within one working day.
   *[other] Added. The secretary groups and assigns it anew within { $days } working days.
}
schedule-lead = The committee will deliberate and vote on it.
reserved-question = Is it one of those that a committee may not decide?
not-reserved = No, the committee may decide it
refer-lead = What a committee may not decide goes to those who do, and everybody sees where it went.
refer-question = To whom
refer-words = By which rule, and where to follow it
not-agreed = The coordination did not end in an agreement.
refer-to = { $code ->
    [owners] the owners' assembly
    [department] a government department
    [law] legal remedies (mediation, arbitration, court)
    [contract] the parties to the contract
   *[subdistrict] the subdistrict
}
motion-text = { $n ->
    [one] One report, { $supporters } supporters.
   *[other] { $n } reports, { $supporters } supporters.
}
appraise-late = Late and not settled: { $title } (in charge: { $name })

# What was done.
triaged-done = Assigned; the reporter was told.
merged-done = Joined, with its reports and supporters.
separated-done = Parted again; please group and assign it.
declined-done = Declined; the reporter has the reason.
answered-done = Reporters and supporters were told how it goes.
settled-done = The reporter is asked to confirm.
forwarded-done = Passed on.
confirmed-done = Thank you, it is settled. If it comes back you can reopen it.
answered-yes = Thank you, noted. It is settled if the other reporters agree.
reopened-done = Those in charge have it again.
scheduled-done = On the agenda; the committee will put it into a meeting.
referred-done = Referred; everybody sees where it went.
coordinated-done = A mediator was called.
commented-done = Added.
supported-done = You support it now and will learn how it goes.
unsupported-done = You do not support it any more.

# Notices.
notice-new = A new report to group: { $tower }, { $place }
untriaged = New report to group ({ $tower }, { $place })
notice-ungrouped = A report was not grouped in time; please group and assign it: { $tower }, { $place }
untitled = { $category }, { $place }
notice-yours = For you to settle: { $title }
notice-declined = Your report “{ $title }” was declined: { $reason }
notice-merged = Your report “{ $from }” was joined to “{ $into }”
notice-separated = “{ $title }” stands alone again
notice-routed = “{ $title }” is with { $name }, due { $date }
notice-answered = News of “{ $title }”
notice-finished = “{ $title }” is done; please confirm by { $date }
notice-forwarded = “{ $title }” was passed on to { $name }
notice-escalated = “{ $title }” is late and went up to { $name }
notice-stuck = “{ $title }” is late at the highest level and goes before an appraisal
notice-closed = “{ $title }” is confirmed
notice-silence = “{ $title }” is taken as settled; it can be reopened until { $date }
notice-reopened = “{ $title }” was reopened
notice-petition = “{ $title }” has enough supporters and is on the agenda
notice-petition-firms = Enough enterprises ask for “{ $title }”; it is on the agenda
notice-scheduled = “{ $title }” is on the agenda
notice-legality = Enough supporters; please check whether a committee may decide: { $title }
notice-referred = “{ $title }” was referred to { $to }
notice-decided = “{ $title }”: the committee's decision is { $vote }
notice-noticed = The resolution on “{ $title }” is published until { $date }; please object before then
notice-effective = The resolution on “{ $title }” is in effect; a project follows
notice-coordinated = A mediator was called for “{ $title }”
notice-agreed = The parties agreed on “{ $title }”
notice-failed = No agreement on “{ $title }”; it is on the agenda again
notice-broken = The agreement on “{ $title }” was not kept; it is on the agenda again
handed-over = Handed over between floor captains; it goes on.
notice-appraised = “{ $title }” was appraised; the result is public

# Lines of the chain.
line-raised = { $channel ->
    [qr] reported by a poster's code
    [proxy] reported for somebody
    [captain] noted by the floor captain
    [api] reported by a program
   *[web] reported
}
line-imported = taken over from a list, raised on { $date }
line-imported-closed = over, by that list
line-imported-closed-on = over on { $date }, by that list
line-triaged = made an item of its own
line-declined = declined: { $reason }
line-supplemented = said again with more words, to be grouped by { $date }
line-merged = joined to another item
line-joined = { $n ->
    [one] one report joined
   *[other] { $n } reports joined
}
line-separated = parted again
line-routed = assigned to { $name }, due { $date }
line-answered = told how it goes
line-forwarded = passed on to { $name }, due { $date }
line-escalated = late, went up to { $name }, due { $date }
line-stuck = late at the highest level, goes before an appraisal
line-finished = reported as done; to be confirmed by { $date }
line-result-confirmed = { $n ->
    [one] one reporter confirmed; one more is asked
   *[other] one reporter confirmed; { $n } more are asked
}
line-closed = { $code ->
    [confirmed] the reporter confirmed that it is solved
    [silence] no answer in time, taken as confirmed
    [voted_down] voted down, closed
    [agreed] the parties agreed, closed
   *[ended] the project ended, closed
}
line-reopened = the reporter did not accept it; back to { $name }, due { $date }
line-supported = { $n ->
    [one] supported (one in all)
   *[other] supported ({ $n } in all)
}
line-unsupported = { $n ->
   *[other] support taken back ({ $n } left)
}
line-petition = { $n ->
   *[other] { $n } supporters of { $needed } needed: put on the agenda
}
line-petition-firms = { $n ->
   *[other] { $n } enterprises ask for it, { $needed } needed: on the agenda by itself
}
line-scheduled = put on the agenda
line-referred = referred to { $to ->
    [owners] the owners' assembly
    [department] a government department
    [law] legal remedies (mediation, arbitration, court)
    [contract] the parties to the contract
   *[subdistrict] the subdistrict
}
line-decided = deliberation: { $vote }
line-coordinated = a mediator was called, answer by { $date }
line-agreement-broken = the agreement was not kept, on the agenda again
line-remark = added
line-archived = Archived
vote = { $code ->
    [passed] passed
    [amended] passed with changes
    [rejected] rejected
    [deferred] deferred
   *[stalemate] no majority
}

# Refusals.
step = { $code ->
    [triage] be grouped
    [decline] be declined
    [merge] be joined
    [separate] be parted
    [supplement] be said again
    [route] be assigned
    [finish] be reported as done
    [answer] be commented on by those in charge
    [confirm] be confirmed
    [silence] be taken as confirmed
    [reopen] be reopened
    [escalate] go up
    [forward] be passed on
    [schedule] be put on the agenda
    [refer] be referred
    [take_up] be deliberated
    [decide] be decided
    [coordinate] be mediated
    [agree] be agreed
    [disagree] leave mediation
    [revisit] be looked back at
    [publish] be published
    [take_effect] take effect
    [make_project] become a project
    [end_project] end as a project
    [accept] be accepted
    [appraise] be appraised
    [support] be supported
    [comment] be added to
   *[archive] be archived
}
not-now = This is “{ $state }” now and cannot { $step }.
way-reload = Somebody may have been quicker. Please load the page again.
still-waiting = The reporter can still answer until { $date }.
too-late-to-reopen = It could be reopened until { $date }.
way-raise-again = Please report it again and name the old item.
may-be-reopened = It can be reopened until { $date } and is archived after that.
highest-level = It is at the highest level already.
way-appraisal = What is late there goes before an appraisal.
deferred-already = It was deferred once; it cannot be deferred again.
way-decide = Please pass it, reject it, or call a mediator.
merge-into-itself = It cannot be joined to itself.
other-tower = The two are in different towers.
merge-target-over = The item to join does not exist or is over.
not-an-employee = Supporters work in this tower, confirmed by their employer or floor captain.
way-join = Ask your organisation's delegate or floor captain for a joining code.
no-committee = This tower has no committee yet.
way-found-committee = The subdistrict's clerk registers it first.
reserved = This is “{ $matter }”, which a committee may not decide.
way-refer = Refer it to those who decide
looks-reserved = The title speaks of “{ $matter }”, which a committee may not decide.
way-checked = Please check and choose: none of them, or which.
wrong-receipt = There is no such receipt code.
way-receipt = Please check each character. Codes have no 0, 1, I or O.
bad-photo = This file is not a photo that can be read.
way-photo = Please use JPEG, PNG or WebP of at most 8 MB.
# Old items by spreadsheet.
import-building = There is no such tower. Please give its registered name or code.
import-floor = The tower has no such floor. Please write it as in the list of floors; leave it empty for the whole tower.
import-long = { $n ->
    [one] Too long; at most one character.
   *[other] Too long; at most { $n } characters.
}
import-future = The date is after today.
import-before = It was closed before it was raised.
import-both = There is a closing date, but the state is open. Please change one of them.
import-state = Please write “closed” or “open”.
import-no-day = Without a closing date the archive does not say when it was closed.
import-twice = { $n ->
   *[other] The same as row { $n }.
}
import-runs = It is being settled here already; please settle it on its page.
agreement-runs = The agreement is still to be kept; it has not been looked back at to the end.
way-agreement = Please note the revisit on the coordination's page first.
too-many-reports = Too many reports without a name came from here; no more are taken for now.
way-too-many-reports = What you wrote is still here. Please sign in and report by name, or try again in an hour; if it is urgent, tell the floor captain or the property manager.
for-the-chair = { $n ->
    [one] The chair puts items on the agenda, or enough support does: one person and { $enterprises } enterprises so far, { $needed } people or { $firms } enterprises are needed.
   *[other] The chair puts items on the agenda, or enough support does: { $n } people and { $enterprises } enterprises so far, { $needed } people or { $firms } enterprises are needed.
}
way-chair = Please ask the chair, or wait for more support.
