nav-handovers = Handovers
list-intro = When a Party secretary, chair, secretary or floor captain leaves, the system puts together what is to be handed over; both sign.
none-running = No handover is under way.
past = Finished
from-to = { $leaver } → { $successor }, by { $due }
see-all = All
handover-of = Handover: { $post }
post = { $role }, { $tower }
post-on-floor = { $role }, { $tower }, floor { $floor }
state = { $code ->
    [open] to be handed over
    [signed] to be taken over
    [done] done
   *[dropped] nothing to hand over
}
section = { $code ->
    [promises] Promises and tasks
    [issues] Open matters
    [floors] Floors and their captains
    [projects] Projects and claims
    [meetings] Meetings, notices, coordinations
    [life] Founding, renewal, rectification
    [contacts] Who to turn to
    [calendar] Calendar
    [documents] Papers
   *[habits] A year ago
}
section-label = Which section
leaver = Leaver
successor = Successor
vacant = (vacant)
gone = (gone)
ends-label = Last day in the post
due-label = To be done by
leaver-signed = Signed by the leaver
stood-in-label = Signed in the leaver’s place
successor-signed = Signed by the successor
signed-on = { $name }, { $day }
confirmed-of = { $n } of { $total } sections confirmed
confirmed = confirmed
is-late = The handover is overdue. Please deal with it soon.
nothing-here = There is nothing in this section.
note-label = The leaver adds
question-label = Question
answer-label = Answer
digest-label = Digest of the handover, as it stands in the record:
print = Print
named-post = { $name } ({ $role })

# What is in the sections.
owed = This post: { $step }
expected = { $who }: { $step }
step-state = { $step } ({ $state })
to-be-confirmed = to be confirmed
whole-tower = whole tower
on-floor = floor { $floor }
issue-detail = { $place }; { $state }; waits for { $who }
next-milestone = Next milestone: “{ $title }”, { $day }.
project-detail = { $state }. { $next }
vote-open = a vote is open
meeting-ahead = meeting
minutes-due = minutes to be published
notice-running = public notice ends
coordination-running = answer of the coordination is due
reach = to be reached through the system: pass an item on, remind, or call a meeting
term-ends = term ends
rules-in-force = rules in force
last-minutes = minutes of the last meeting
resolution-in-force = resolution in effect
raised-then = raised at this time last year; { $state }
held-then = held at this time last year

# Steps.
do-note = Add a note
note-lead = Write what the system does not know and your successor needs. No telephone numbers, nothing private of others.
note-words = Note
note-hint = It takes the place of the section’s earlier note.
note-done = Added.
do-sign = Sign as the leaver
sign-done = Signed. The handover does not change any more; the successor goes through it now.
do-stand-in = Sign in the leaver’s place
stand-in-lead = Where the leaver is gone and cannot sign, the subdistrict or the chair signs in their place and gives the reason; for a floor captain the secretary may too.
stand-in-words = Why the leaver cannot sign
do-name = Name a successor
name-lead = While the post is vacant somebody with a post in the tower takes over; whoever is appointed later takes their place by itself.
name-done = Named, and told.
do-confirm = Confirm this section
confirm-done = Confirmed.
do-ask = Ask
ask-lead = Ask the leaver what is not clear. You cannot sign before it is answered.
ask-words = Question
ask-done = Asked; the leaver was told.
do-answer = Answer
answer-words = Answer
answer-done = Answered.
do-accept = Sign as the successor
accept-done = The handover is done; its digest stands in the record.
do-export = Calendar (.ics)

# The first day.
first-day-title = First day in the post
first-day-done = Done. This page can be read again at any time.
first-things = Three things to do first
first-handover = Sign the handover from your predecessor
first-inbox = Group and assign the new reports
first-agenda = See which items wait for a meeting
first-projects = See which projects are under way
first-floor = See the matters of your floor
first-desk = Open the page with the three buttons
first-rights = See everybody’s rights and duties
first-meetings = See the last meetings and resolutions
what-for = What this post is for
no-duties = The rules in force list no duties of this post.
what-waits = What waits for you now
nothing-waits = Nothing waits for you now.
who-is-who = Who is who
years-rhythm = How the year goes
thing = { $title } ({ $step })
rhythm-floor = Matters assigned to the floor are settled within { $days } working days
rhythm-meetings = Meetings in each quarter, at least: { $n }
rhythm-renewal = The renewal begins { $months } months before the term ends
rhythm-triage = New reports are grouped and assigned within { $days } working days
rhythm-review = Projects are reviewed within { $days } working days
post-of-floor = { $post }, floor { $floor }
handbook = The handbook has a chapter for the { $role } ({ $file }.md). Ask the administrator for a print.
do-finish = I have seen it all; let us begin
finish-done = Good. You find this page again from your own page.

# Notices.
notice-opened = Please hand over by { $date }: { $post }
notice-named = You take over: { $post }. Please look at the handover
notice-vacant = Vacant: { $post }. Please find somebody, or name who takes over
notice-signed = Signed by the leaver: { $post }. Please go through the handover
notice-asked = The successor asks about the handover: { $post }
notice-answered = A question about the handover was answered: { $post }
notice-done = The handover is done: { $post }
notice-dropped = The same person goes on, there is nothing to hand over: { $post }

# Refusals.
not-now = The handover is in the state “{ $state }”; this cannot be done now.
not-the-leaver = Only the leaver adds notes and signs this side.
not-the-successor = Only the successor confirms, asks and signs this side.
still-there = The leaver is in office until { $until } and signs in person.
both-sides = Nobody hands over to themselves.
sections-open = { $n ->
    [one] One section is not confirmed yet.
   *[other] { $n } sections are not confirmed yet.
}
questions-open = { $n ->
    [one] One question is not answered yet.
   *[other] { $n } questions are not answered yet.
}
already = This was done before.
way-reload = Open the page again and see how far it is.
way-leaver = Where the leaver is gone, the subdistrict or the chair signs in their place.
way-successor = If the successor is the wrong person, the subdistrict or the chair names another.
way-still-there = The leaver finds the handover on their own page. If it is not signed when the term has ended, sign in their place then.
way-both-sides = Ask the subdistrict, or another officer.
way-sections = Go through each section and press “Confirm this section”.
way-questions = Wait for the leaver’s answer; if the leaver is gone, the subdistrict or the chair answers.

# Timeline.
line-opened = { $role } leaves; the handover is due on { $date }
line-note = The leaver added a note: { $section }
line-acting = A successor was named
line-named = Somebody was appointed and takes over
line-signed = The leaver signed
line-stood-in = Signed in the leaver’s place
line-confirmed = The successor confirmed: { $section }
line-asked = The successor asked: { $section }
line-answered = Answered: { $section }
line-done = The successor signed; the handover is done
line-dropped = The same person goes on; nothing to hand over
line-first-day = First day finished: { $role }
