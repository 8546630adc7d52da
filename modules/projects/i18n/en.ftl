# Navigation and lists.
nav-projects = Projects
projects-title = Projects of { $tower }
running = Projects under way
no-projects = There are no projects here yet.
my-claims = Projects that I claimed
drafts = Not published yet
filter = Filter
all-states = All
newest-first = Newest first
older = Older
pages = Pages
see-all = See all
export-xlsx = Export a spreadsheet
export-csv = Export CSV
claim-until = Open to claims until { $date }
money-of = { $pledged } of { $planned } yuan claimed
col-state = State
col-waits = Waits for
col-due = Due
col-planned = Needed
col-pledged = Pledged
col-delivered = Delivered
col-spent = Spent
col-opened = Made on
col-claimant = Claimant
col-pledge = Pledge
col-when = When
col-value = Value

# The page of a project.
comes-from = From{ ": " }
floor-of-nine = Step { $floor } of 9
was-due = It was due on { $date }.
is-due = By { $date }.
due-provisional = By { $date } (provisional: next year's holidays are not announced).
purpose = What it is for
purpose-hint = Who will be better off, and how, in a sentence or two.
plan = Plan
milestones = Milestones
confirmed-of = { $n } of { $all } confirmed
claims = Claims
claims-note = It counts when the other side confirms it
no-claims = Nobody has claimed it yet.
helped = Outcome
helped-note = Compared with the baseline taken at the start; measured again after acceptance.
timeline = What happened
needs = What it needs
needed = Needed
pledged = Claimed
open = Still open
money = Money
yuan = yuan
facts = Facts
fact-proposer = Proposed by
fact-accepted = Accepted on
fact-opened = Made on
print = Print
claim-note = Departments, Party organisations, enterprises, clubs and persons may claim it, in part or together.
with-unit = { $value } { $unit }
asked-day = { $date }; extension to { $asked } asked for
supervised = Supervised, { $late }
leads = { $kind }, leading
jointly = { $kind }, jointly
of-pledged = { $delivered } of { $amount }
and = { ", " }
part-of = { $title }: { $part }
resource-of = { $resource }: { $amount }
everybody = anyone who will claim it
a-person = a person
acceptors = reporters, committee and a neutral person
appraisal-meeting = the appraisal meeting
has-project = This item has become a project
may-make = The resolution is in effect: make it a project
or-join = Or add it to a project that is being drafted:
terms = What the project asks for

# Making and changing.
do-make = Make a project
make-lead = This begins a draft that can be changed until it is submitted. Only title and purpose are needed now.
title = Title
conditions = Conditions for claims
conditions-hint = By what claims are chosen. Claims are decided on by what stands here and nothing else.
funding = Source of funds
funding-hint = For example: claimed by enterprises, paid by the property manager.
need-money = Money needed (yuan)
need-money-hint = For example 68000 or 68,000.50.
need-goods = Goods needed (pieces)
goods-what = Which goods
need-people = People needed
people-what = What for
need-venue = Venues needed
venue-what = Which venue
need-what = { $amount } ({ $what })
indicator = What is measured
indicator-hint = One number, for example: the wait for a lift in the evening.
unit = Unit
unit-hint = For example: minutes, people, times.
target = Target
baseline = Baseline
do-edit = Edit the draft
edit-lead = It can be changed until it is submitted.
do-link = Add another item
link-lead = An item whose resolution is in effect can be added; its reporters will hear how the project goes.
link-cluster = Item
link-hint = Paste the address of the item's page, or its id.
unknown-matter = This is not the id of an item. It begins with clu_.
fault-money = Write an amount such as 68000, with at most two decimals.
fault-amount = Write a whole number above 0.
fault-reading = Write a number with at most two decimals.
fault-no-pledge = Claim at least one thing; a part of it will do.
fault-past = The day cannot be before today.
fault-no-milestone = Write at least one milestone with its day.
fault-not-later = The day must be after { $date }.
reason = Reason
no-reason-hint = Needed if you do not agree.

# Review.
do-submit = Submit for review
do-review = Review the project
review-lead = Nobody reviews a project of their own, and no body reviews its own alone.
review-verdict = Your decision
review-approve = Approve and publish
review-approve-hint = Everybody sees it and it is open to claims.
review-return = Return for changes
review-return-hint = With a reason; it becomes a draft again.
review-hint = Needed to return it.

# Claiming.
do-claim = Claim this project
claim-lead = Say what you give and how you will do it. A part will do, and you may join others.
claim-as = On whose behalf
claim-as-me = Myself
claim-as-me-hint = Anyone who works in this tower. Your name is not shown.
claim-open = { $amount } still open.
claim-joint = Together with
claim-joint-hint = Those who claim together are decided on together.
claim-alone = Nobody
claim-words = How you will do it, and what you have done before
claim-words-hint = Answer the conditions. Everybody can read this: leave out personal details.
do-withdraw = Withdraw
take-back-lead = It is not decided yet; you may claim again after this.
withdraw-lead = The committee settles with you and offers the rest again. What was delivered stays.
do-unclaimed = Settle the unclaimed project
unclaimed-lead = Nobody has claimed it, or no claim was fit. Give the reason: those who raised it will read it.
unclaimed-what = What happens now
unclaimed-reason-hint = If it is handed on: to whom, and when they will answer.
do-award = Decide on the claims
award-lead = Choose by the published conditions only. Whoever has a part in a claim does not decide.
award-claims = Chosen claims
award-words = Reasons
award-hint = Condition by condition. If none is chosen, the project counts as unclaimed.

# Work.
do-start = Sign the claim
start-lead = Give the plan, the milestones and the baseline of today. Work begins when all have signed.
sign-lead = Read it and sign. Work begins when all have signed.
plan-hint = Who does what, and in which order.
baseline-of = Baseline: { $indicator } ({ $unit })
baseline-hint = Measured once before the work begins; everything later is compared with it.
milestone-n = Milestone { $n }
milestone-due-n = Day of milestone { $n }
paper-title = Project claim
paper-claims = { $name } claims the project “{ $title }”.
paper-gives = Pledges: { $gives }.
paper-confirms = Progress and delivery count when the other side confirms them; what is late is flagged, and supervised if it stays so; whoever leaves settles first.
do-report = Report it done
report-lead = { $title }, due { $date }. The other side is asked to confirm it.
report-words = What was done
report-hint = Say where it is to be seen.
do-confirm = Confirm the milestone
confirm-lead = The claimant reports as done: { $title }
confirm-question = Is it done?
confirm-yes = It is done
confirm-no = It is not
missing-words = What is missing
missing-hint = Needed if you say no.
do-inspect = Note an inspection
inspect-lead = Write down what you found; claimants and reporters will read it.
inspect-words = What you found and what you ask for
inspect-hint = Facts only, no personal details.
inspected-done = The inspection is noted.
notice-inspected = The project was inspected: { $title }
line-inspected = Inspected
do-extend = Ask for more time
extend-lead = { $title }, due { $date }.
extend-due = New day
do-decide-extension = Decide on the extension
decide-extension-lead = { $title }, due { $date }; asked for: { $asked }.
extension-question = Do you grant it?
extension-yes = Yes
extension-no = No
do-deliver = Report a delivery
deliver-lead = { $amount } to be delivered, in parts if you like.
deliver-words = How it was given
deliver-hint = For example: number of the receipt or delivery note.
do-confirm-pledge = Confirm the receipt
confirm-pledge-lead = The claimant reports as given: { $given }
pledge-question = Did it arrive?
pledge-yes = It did
pledge-no = It did not
do-settle = Settle
settle-lead = { $name } leaves. Delivered: { $line }. What was not delivered is offered again.
settle-words = What was handed over
settle-hint = Things, papers, keys, and what is left to do.
do-terminate = Terminate the project
terminate-lead = This cannot be undone. Everybody who raised or claimed it will read the reason.
do-finish = Report completion
finish-lead = Once all milestones are confirmed, reporters, committee and a neutral person are asked to accept it.
finish-words = What was done, and how far
finish-spent = Spent (yuan)
finish-spent-hint = { $delivered } yuan were delivered; no more can have been spent.
do-accept = Accept the project
accept-lead = You answer as { $side }. Any “no” sends it back to work.
accept-question = Do you accept it?
accept-yes = Yes
accept-no = No
rework = Rework
do-measure = Record a measurement
measure-lead = { $indicator }: baseline { $baseline }, target { $target } { $unit }.
measure-value = Value now
measure-words = How it was measured
measure-hint = In the same way as the baseline.
outcome = { $indicator }: { $baseline } → { $value } { $unit } (target { $target })

# What was done.
made-done = The project is made. Finish the draft and submit it.
edited-done = The draft is saved.
linked-done = The item is added.
submitted-done = It is submitted for review.
signed-done = You have approved it; another side has to sign too.
published-done = It is published and open to claims.
returned-done = It is returned with your reason.
claimed-done = Your claim is in. It is decided on after the window ends; you will be told.
taken-back-done = The claim is taken back.
withdrawn-done = You have left; please settle with the committee.
republished-done = It is published again.
adjusted-done = It is a draft again.
continued-done = It is decided: the other claimants go on.
ended-done = The project has ended; those who raised it will read why.
awarded-done = The claims are decided on; the claimants are asked to sign.
declined-done = No claim was chosen; the project counts as unclaimed.
claim-signed-done = You have signed; others have still to sign.
started-done = All have signed: work begins.
reported-done = It is reported; the other side is asked to confirm.
confirmed-done = The milestone is confirmed.
disputed-done = It is back with the claimant.
asked-done = You have asked; the overseer decides.
decided-done = The extension is decided on.
delivered-done = It is reported; the other side is asked to confirm.
received-done = The receipt is confirmed.
not-received-done = The claimant is told.
settled-done = It is settled; another claimant is still leaving.
re-offered-done = It is settled, and the rest is offered again.
finished-done = Completion is reported; acceptance comes next.
accepted-done = Your answer is recorded.
measured-done = The measurement is recorded.

# Notices.
notice-made = It has become a project: { $title }
notice-submitted = The project is under review: { $title }
notice-review = Please review the project: { $title }
notice-returned = The project was returned for changes: { $title }
notice-published = The project is open to claims until { $date }: { $title }
notice-claimed = The project was claimed: { $title } ({ $name })
notice-unclaimed = The project has no claimant; the committee decides what to do: { $title }
notice-settle = Please decide what becomes of the unclaimed project: { $title }
notice-continued = The other claimants go on with the project: { $title } ({ $names })
notice-adjusted = The project is being changed: { $title }
notice-ended = The project has ended; its page says why: { $title }
notice-yours = Your claim was chosen; please sign by { $date }: { $title }
notice-not-chosen = Your claim was not chosen; the page says why: { $title }
notice-awarded = The project has been awarded: { $title } ({ $names })
notice-started = Work on the project has begun: { $title }
notice-reported = Please confirm a milestone: { $title } ({ $milestone })
notice-report = A milestone was reported and is to be confirmed: { $title } ({ $milestone })
notice-confirmed = A milestone is confirmed: { $title } ({ $milestone })
notice-disputed = A milestone was not confirmed: { $title } ({ $milestone })
notice-extend = Please decide on an extension: { $title } ({ $milestone })
notice-extension = The extension is decided on, due { $date }: { $title } ({ $milestone })
notice-late = A milestone is late: { $title } ({ $milestone })
notice-supervised = Supervised: { $title } ({ $milestone })
notice-delivered = Please confirm the receipt: { $title } ({ $given })
notice-received = A pledge was delivered: { $title } ({ $given })
notice-not-received = The other side did not receive it: { $title }
notice-taken-back = A claim was taken back: { $title } ({ $name })
notice-withdrawn = A claimant leaves; it is being settled: { $title } ({ $name })
notice-hand-over = A claimant leaves; please settle with them: { $title } ({ $name })
notice-re-offered = The project is open to claims again until { $date }: { $title }
notice-finished = The project is finished; please accept it by { $date }: { $title }
notice-finish = The project is finished; acceptance is due by { $date }: { $title }
notice-nobody-accepts = Nobody has accepted the project in time; please step in: { $title }
notice-accepted = The project was accepted; its outcome is measured on { $date }: { $title }
notice-reworked = The project was not accepted; rework is due { $date }: { $title }
notice-measured = The outcome was measured: { $title }. { $changed }
notice-not-drawn = Nobody can be drawn to appraise the project yet; the lot is drawn once employees of the tower have joined: { $title }
notice-appraised = The project was appraised: { $title }

# The record.
line-made = Made a project
line-edited = Draft edited
line-linked = Another item added
line-submitted = Submitted for review, due { $date }
line-review-signed = Approved by { $side }; { $waits } has to sign too
line-published = Approved and published; open to claims until { $date }
line-returned = Returned for changes
line-claimed = Claimed by { $name }
line-taken-back = { $name } took the claim back
line-republished = Published again; open to claims until { $date }
line-adjusted = To be changed: a draft again
line-continued = The other claimants go on
line-claim-awarded = The claim of { $name } was chosen
line-claim-declined = The claim of { $name } was not chosen
line-claims-declined = No claim was fit: unclaimed
line-claim-signed = { $name } signed
line-milestone-reported = A milestone was reported
line-milestone-confirmed = A milestone was confirmed by the other side
line-milestone-disputed = A milestone was not confirmed
line-milestone-late = A milestone is late; it was due { $date }
line-milestone-supervised = A milestone is supervised; it was due { $date }
line-extension-asked = Extension to { $date } asked for
line-extended = Extended to { $date }
line-not-extended = Not extended
line-pledge-delivered = Delivery of { $amount } reported
line-pledge-confirmed = Receipt of { $amount } confirmed by the other side
line-pledge-disputed = Not received by the other side
line-withdrawn = { $name } leaves; to be settled by { $date }
line-settled = Settled with { $name }
line-re-offered = The rest is open to claims until { $date }
line-finished = Reported as finished; acceptance due { $date }
line-acceptance = { $side }: { $verdict }
line-accepted = Accepted; measured on { $date }
line-reworked = Not accepted; rework due { $date }
line-measured = Measurement { $round }: { $value }
line-appraised = Appraised
line-archived = Archived

# Refusals.
not-now = The project is “{ $state }” now: it cannot { $step }.
way-reload = Somebody may have acted just now. Reload and look again.
window-open = The window for claims is open until { $date }; decisions come after it.
window-over = The window for claims ended on { $date }.
way-next-window = If it is published again, you may claim it then.
incomplete = It cannot be submitted yet: conditions, source of funds, needs, what is measured and the target are missing or incomplete.
way-complete = Complete the draft first.
too-much = That is more than is open: { $open }.
way-less = Choose less; a part will do.
own-project = You proposed this project: you cannot review it.
way-other-reviewer = Ask another member of the reviewing body.
own-body-alone = A body does not review its own project alone, and this side has signed already.
way-second = The subdistrict or the other side has to sign.
not-the-reviewer = Your side does not decide on this project.
way-reviewer = Where there is a Party committee it decides; otherwise the committee's chair together with the subdistrict.
conflict = You or your side have an interest in a claim: { $name }.
way-other-decider = Ask another member of the deciding body; where the body itself claims, the subdistrict decides.
not-your-claim = You do not act for this party.
way-delegate = Ask a delegate of the organisation.
claimed-already = This was claimed already.
not-together = Those who claim together are chosen together.
way-together = Choose all of them or none.
not-of-the-tower = A person who claims works in this tower.
way-employment = Ask your employer's delegate or the floor captain to confirm that you work here.
other-side-confirms = You take part in the claim: you cannot confirm it.
way-other-side = A reporter, or a committee member without a part in it, confirms.
wrong-turn = This cannot be done now: it was done before, or it is not its turn yet.
way-milestones = Report the milestones first and have them confirmed.
spent-too-much = More was spent than the { $delivered } yuan that were delivered.
way-deliver = Report the deliveries and have them confirmed first.
answered-already = You have answered already.
too-early = It is too early to measure: { $date } is the day.
other-tower = The item is not of this tower.

# Words for codes.
state = { $code ->
    [draft] Draft
    [under_review] Under review
    [published] Open to claims
    [claimed] Claims under review
    [unclaimed] Unclaimed
    [awarded] Awarded
    [in_progress] In progress
    [handing_over] Handing over
    [awaiting_acceptance] Awaiting acceptance
    [tracking] Tracking
    [appraising] Under appraisal
    [appraised] Appraised
    [archived] Archived
   *[ended] Ended
}
ending = { $code ->
    [transferred] Handed on
    [closed] Closed
   *[terminated] Terminated
}
step = { $code ->
    [submit] be submitted
    [approve] be approved
    [return] be returned
    [review] be reviewed
    [claim] be claimed
    [take_back] have a claim taken back
    [window_ends] end its window for claims
    [republish] be published again
    [adjust] be changed
    [go_on] be continued
    [transfer] be handed on
    [close] be closed
    [select] be awarded
    [decline_all] have its claims declined
    [start] be signed
    [withdraw] be left
    [re_offer] be offered again
    [finish] be reported as finished
    [accept] be accepted
    [rework] be reworked
    [measure] be measured
    [appraise] be appraised
    [archive] be archived
    [edit] be edited
    [link] take another item
    [report] have a milestone reported
    [confirm] have a milestone confirmed
    [inspect] be inspected
    [extend] have a milestone extended
    [deliver] have a pledge delivered
    [settle] be settled
   *[terminate] be terminated
}
side = { $code ->
    [party] Party committee
    [committee] committee
   *[subdistrict] subdistrict
}
acceptor = { $code ->
    [reporter] reporter
    [committee] committee
   *[neutral] neutral person
}
verdict = { $code ->
    [yes] accepted
    [no] not accepted
   *[silent] no answer in time
}
resource = { $code ->
    [money] Money
    [goods] Goods
    [people] People
   *[venue] Venue
}
claimant-kind = { $code ->
    [department] Department
    [party] Party organisation
    [enterprise] Enterprise
    [club] Club or social organisation
   *[person] Person
}
claim-state = { $code ->
    [offered] Offered
    [awarded] Awarded
    [declined] Not chosen
    [handing_over] Handing over
    [withdrawn] Withdrawn
   *[kept] Kept
}
pledge-state = { $code ->
    [promised] Promised
    [delivered] To be confirmed
    [confirmed] Delivered
   *[released] Released
}
milestone-state = { $code ->
    [planned] Planned
    [reported] To be confirmed
   *[confirmed] Confirmed
}
amount-of = { $kind ->
    [money] { $amount } yuan
    [goods] { $amount ->
        [one] { $amount } piece
       *[other] { $amount } pieces
    }
    [people] { $amount ->
        [one] one person
       *[other] { $amount } people
    }
   *[venue] { $amount ->
        [one] one venue
       *[other] { $amount } venues
    }
}
claim-amount = { $kind ->
    [money] Money (yuan)
    [goods] Goods (pieces)
    [people] People
   *[venue] Venues
}
unclaimed-choice = { $code ->
    [go_on] The other claimants go on
    [republish] Publish it again
    [adjust] Change it and review it again
    [transfer] Hand it on
   *[close] Close it
}
unclaimed-hint = { $code ->
    [go_on] Without a new claim, those who have not left carry on.
    [republish] As it is, with another window for claims.
    [adjust] A draft again: smaller, or with other conditions.
    [transfer] Paid from public funds, or done by a department.
   *[close] It will not be done; say why.
}
line-ended = { $code ->
    [transferred] Unclaimed: handed on
    [closed] Unclaimed: closed
   *[terminated] Terminated
}
line-window-ended = { $n ->
    [0] The window ended without a claim; to be settled by { $date }
    [one] The window ended with one claim; decision due { $date }
   *[other] The window ended with { $n } claims; decision due { $date }
}
line-awarded = { $n ->
    [one] One claim chosen; to be signed by { $date }
   *[other] { $n } claims chosen; to be signed by { $date }
}
line-started = { $n ->
    [one] All have signed: work begins, with one milestone
   *[other] All have signed: work begins, with { $n } milestones
}
notice-window-ended = { $n ->
    [one] The window ended with one claim, which is being decided on: { $title }
   *[other] The window ended with { $n } claims, which are being decided on: { $title }
}
notice-award = { $n ->
    [one] The window ended with one claim; please decide: { $title }
   *[other] The window ended with { $n } claims; please decide: { $title }
}
open-milestones = { $n ->
    [one] One milestone is not confirmed: completion cannot be reported.
   *[other] { $n } milestones are not confirmed: completion cannot be reported.
}
round-name = { $n ->
    [0] Baseline
   *[other] Measurement { $n }
}

# A claimant leaves the tower.
notice-claimant-left = { $name } has left the building; find out whether “{ $title }” goes on with it
