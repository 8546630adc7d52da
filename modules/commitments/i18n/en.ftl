nav-today = Today
today-title = Today, { $day }
today-summary = { $total ->
    [0] Nothing is due.
    [one] One item waits, { $late } late.
   *[other] { $total } items wait, { $late } of them late.
}
report-for = Report for somebody
filter = Filter
only-first = Only the { $total } due first are listed; the others follow once some are done.
tab-due = All
tab-mine = Waiting for me
tab-others = Waiting for others
tab-nobody = Nobody's
group-late = Late
group-today = Today { $date }
group-week = This week
group-later = Later
group-open = No date
nothing-due = Nothing is due here.
caption = What is due, by its day
due = Due
item = Item
whom = Waiting for
actions = Actions
go = Go on
remind = Remind
reminded = { $name } was reminded ({ $n } told).
reminded-times = { $times ->
    [one] reminded once
   *[other] reminded { $times } times
}
waiting-since = for { $days }
you = you
today = Today
no-date = no date
left = { $days } left
provisional = (provisional: next year's holidays are not announced)
nobody-holds = post is vacant
order = By day
keys-move = move
keys-open = open
keys-find = search
waiting-for-me = Waiting for me
step-confirm = to be confirmed
step = { $kind ->
    [triage] group and assign
    [handle] handle
    [confirm] confirm the result
    [place] put on an agenda
    [convene] convene
    [meet] meet
    [minutes] minutes
    [publish] publish
    [project] make it a project
    [review] review the project
    [claim] open to claims
    [unclaimed] nobody claimed
    [award] review claims
    [start] plan
    [milestone] milestone
    [extend] review a new date
    [pledge] keep the pledge
    [settle] hand over
    [accept] acceptance
    [track] outcome
    [appraise] appraise
    [score] score
    [improve] improve
    [coordinate] coordinate
    [answer_nomination] answer a nomination
    [inquiry] ask the floor
    [answer_objection] answer an objection
    [appoint] appoint
    [acknowledge] acknowledge the duties
    [hand_over] hand over
    [vacancy] find a captain
    [legality] check whether it may be decided
    [post] fill a post
    [promise] keep a promise
    [handover] hand over the post
    [take_over] take over the post
    [willingness] confirm willingness
    [accept_application] accept the application
    [review_application] review the application
    [complete] mend the papers
    [publish_notice] publish
    [recheck] recheck objections
    [file_founding] file it
    [first_meeting] hold the first meeting
    [renew] renew the committee
    [extend_term] decide on a longer term
    [fill_seat] fill the seat
    [file_change] file the change
    [rectify] put right
   *[other] handle
}
notice-reminder = Please deal with this soon: { $title }
notice-late = Overdue, please deal with it: { $title }
line-reminded = { $times ->
    [one] Reminded whoever owes it
   *[other] Reminded whoever owes it ({ $times } times)
}
