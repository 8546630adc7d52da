# Navigation and words used everywhere.
nav-mine = Me
nav-pending = Confirm employees
nav-appointments = Appointments
person = Name
organisation = Organisation
place = Place
since = Since
actions = Actions
role = Role
term = Term
building = Building
floor = Floor
subdistrict = Subdistrict
from = From
until-label = Until
until = until { $date }
pages = Pages
older = Older
please-choose = Please choose
floor-sign = floor { $floor }
whole-district = whole district
whole-city = whole city

# Roles.
role-anyone = Visitor
role-signed-in = Account holder
role-employee = Employee
role-floor-captain = Floor captain
role-committee-member = Committee member
role-committee-chair = Committee chair
role-committee-secretary = Committee secretary
role-property-manager = Property management
role-owner-delegate = Owner's delegate
role-organisation-delegate = Organisation's delegate
role-party-secretary = Building Party secretary
role-party-committee-member = Building Party committee member
role-mediator = Mediator
role-residents-committee-staff = Residents' committee
role-service-officer = Enterprise service officer
role-subdistrict-clerk = Subdistrict office
role-department-officer = Department
role-district-clerk = District office
role-city-clerk = City office
role-system-admin = System administrator
role-security-admin = Security administrator
role-audit-admin = Audit administrator
titled = { $title } { $name }
erased-name = (account closed)
system = System
as-reporter = Reporter
as-handler = Responsible party
as-member = Member
as-claimant = Claimant
as-confirmer = Confirmer
as-appraiser = Appraiser
as-party = Party
as-mediator = Mediator

# Signing in.
sign-in-title = Sign in
sign-in = Sign in
sign-out = Sign out
district = District
login = Login name
login-hint = 3 to 32 letters, digits, dots or hyphens; case does not matter.
password = Password
code = Code
code-hint = The six digits that your authenticator shows; they change every 30 seconds.
second-needed = The password is right. Enter the code of your second factor, and the password once more.
no-account = No account? Use the joining link posted in the building, or ask the committee secretary or your floor captain for one. You can report without an account.
forgot = Forgot the password? The committee secretary or the subdistrict office gives you an activation code to set a new one.
demo-link = Demonstration: enter as one of the cast
resume-title = Go on
resume-intro = You are signed in. Below is what you had written; one click sends it. A photo must be chosen again.
resume-send = Send it

# Refusals.
wrong-password = { $left ->
    [one] Login name or password is wrong; one try is left
   *[other] Login name or password is wrong; { $left } tries are left
}
locked = Too many wrong tries. The account is locked until { $time }
wrong-code = The code is wrong or was used before
invitation-over = This joining link has run out
activation-over = This activation code has run out or was used
login-taken = This login name is taken; choose another
employment-not-pending = Somebody has already dealt with this
employment-over = This employment is over
appointment-over = This appointment is over
two-administrators = Nobody may be two of system, security and audit administrator
second-already = A second factor is set already. Remove it with its code first, then set a new one
no-demo = This is not a demonstration
way-activation = If you forgot the password, ask the committee secretary or the subdistrict office for an activation code.
way-code = Wait for the next code and try again.
way-new-code = Ask whoever gave it to you for a new one.
clause-administrators = Separate administrators: system, security and audit are held by different people

# Passwords, second factor, sessions.
password-title = Change password
password-must = You still have your first password. Change it before you go on.
password-old = Present password
password-new = New password
password-again = New password again
password-rule = At least 8 characters with three of upper case, lower case, digits and signs; or at least 16 characters. Not your login name.
password-save = Change password
password-note = Every other device is signed out then.
password-differs = The two new passwords differ
password-same = The new password must differ from the present one
password-wrong-old = The present password is wrong
password-changed = The password is changed; other devices are signed out.
weak-password = Too weak: at least 8 characters of three kinds, or 16 characters, without your login name
bad-login = A login name has 3 to 32 letters, digits, dots or hyphens
second-title = Second factor
second-intro = Once set, signing in asks for the six digits of an authenticator app besides the password. Recommended for everybody who holds a post.
second-scan = Scan the picture with your authenticator, or type this key:
second-save = Set
second-is-set = The second factor is set.
second-drop = Remove the second factor
second-set = The second factor is set.
second-dropped = The second factor is removed.
sessions-title = Devices
sessions-intro = If you do not know one of them, sign it out and change your password.
sessions-open = Signed in
session-here = this device
session-since = since { $since }, until { $until }
session-end = Sign it out
session-end-others = Sign out all others
sessions-ended = Signed out.

# Joining and employment.
join-title = Join { $building }
join-intro = As a member you can support, vote and appraise, and see at any time how far your reports have come.
join-name = Name
join-name-hint = Shown to those who confirm your employment only, stored encrypted.
join-organisation = Employer
join-floor = Floor
join-button = Join
join-note = You can report at once. Support and votes count after your employer or floor captain has confirmed you.
pending-title = Confirm employees
pending-intro = These people say that they work for your organisation or on your floor. Their support and votes count once they are confirmed.
pending-list = To be confirmed
pending-none = Nobody waits for confirmation.
pending-confirm = Works here
pending-refuse = Not here
employment-confirmed = Confirmed.
employment-refused = Refused; the person has been told.
employment-ended = Ended. Roles that hung on it have ended too.
notice-confirmed = Your employment is confirmed: you can now support and vote
notice-refused = Your employment was not confirmed. Check employer and floor and join again
notice-ended = Your employment in this building has ended, with the roles that hung on it
notice-claimed = Somebody asks you to confirm that they work here
notice-appointed = You are now { $role }
notice-dismissed = You are no longer { $role }

# Invitations.
invite-title = Invite to { $building }
invite-crumb = Invite
invite-intro = Send the link to a group chat or print the picture. It works for 60 days and for many people.
invite-open = Open invitations
invite-none = No invitation yet.
invite-new = New invitation
invite-for = For
invite-everybody = Everybody in the building
invite-make = Make an invitation
invite-done = The invitation is made.
invite-facts = until { $until }, { $used } joined

# One's own page.
my-login = Login name: { $login }
my-work = Roles and employment
my-work-none = No confirmed employment yet.
state-pending = To be confirmed
state-active = Employed
state-refused = Not confirmed
state-ended = Ended
leave-button = I have left
erase-title = Erase my personal data
erase-intro = Name, account and notices are deleted for good. What you did stays in the record, and no longer points to you.
erase-confirm = Type your name to confirm
erase-hint = Exactly as it stands at the top of this page.
erase-button = Erase
erase-mismatch = The name does not match; nothing was erased
erased = Your personal data is erased.
notices-title = Notices
notices-read = Mark all as read
notices-none = No notices yet. You are told here whenever something that you raised or support moves on.
notice-new = new

# Appointments.
appointments-list = In office
appointments-none = Nobody is appointed yet.
appoint-new = Appoint
appoint-button = Appoint
appointed = Appointed; the person has been told.
dismiss = Dismiss
dismissed = Dismissed; the person has been told.
building-hint = Name or code, for roles in a building.
floor-hint = Such as 17, for floor captains.
organisation-hint = Full name, for delegates and departments.
subdistrict-hint = Full name, for roles of a subdistrict.
unknown-login = There is no such login name
unknown-building = There is no such building; check its name or code
unknown-floor = This building has no such floor
unknown-organisation = There is no such organisation
unknown-subdistrict = This district has no such subdistrict
unknown-role = Unknown role: “{ $word }”
twice-in-file = Repeats row { $line }
login-of-other = This login name belongs to “{ $name }”
ends-before = Ends before it begins

# Activation.
do-activate = Give an activation code
activate-lead = For somebody who forgot the password or has none yet. The link is good for seven days and is shown only once: hand it to its owner.
activate-title = Activate your account
activate-button = Activate and sign in
activation-issued = Activation link (7 days, shown only now): { $href }

# The demonstration.
cast-title = Enter as one of the cast
cast-intro = In the demonstration anybody can enter as anybody, without a password.
cast-note = Buildings, firms and people are invented; administrative divisions are public information.
cast-people = The cast
cast-play = { "Enter " }

# Timeline.
line-signed-in = Signed in
line-sign-in-failed = Failed to sign in
line-locked = Account locked after wrong tries
line-signed-out = Signed out
line-password-changed = Changed the password
line-second-set = Set the second factor
line-second-dropped = Removed the second factor
line-registered = Registered a person
line-erased = Erased personal data
line-activation = Issued an activation code
line-invitation = Made an invitation until { $date }
line-employment-claimed = Asked to be confirmed as employee
line-employment-confirmed = Confirmed an employee
line-employment-refused = Did not confirm an employee
line-employment-ended = Employment ended on { $date }
line-appointed = Appointed { $role }
line-appointment-ended = Dismissed { $role }

# Leaving.
employments-title = Employees
employments-intro = Those who work for the firms or on the floors that you answer for. Record here when somebody leaves; roles, seats and captaincies end with it, and the history stays.
employments-list = Working here
employments-none = Nobody's employment is confirmed yet.
employments-order = In the order of joining
next-people = Next page
last-day = Last working day
last-day-hint = Today or an earlier day takes effect at once; a later day by itself once it has passed.
no-last-day = open
end-link = Record leaving
end-title = Leaving
end-set = The last working day is set to { $day }
end-continue = Staying after all: take the last day off
end-nothing = Whoever leaves no longer counts as working here and cannot petition or vote. Matters they reported go on, and they hear the outcome.
end-roles = Whoever leaves no longer counts as working here, and these roles end:
end-history = The history stays: past days show what was so on them.
end-mine = I have left
end-button = Record leaving
role-at = { $role }, { $place }
left-before-joining = Before the day of joining ({ $day })
last-day-set = The last working day is { $day }; the rest happens by itself.
last-day-off = The last working day is taken off.
notice-last-day = Your last working day is { $day }; your roles in the building end after it
notice-firm-gone = { $firm } has left { $tower }; your employment in the building and the roles that came with it have ended
notice-floor-left = { $firm } is no longer on that floor, so your captaincy of it has ended
line-employment-dated = Last working day set to { $day }
line-employment-open = Last working day taken off
line-firm-vacated = The firm moved out: { $people ->
    [one] one employment
   *[other] { $people } employments
} and { $roles ->
    [one] one role
   *[other] { $roles } roles
} ended
