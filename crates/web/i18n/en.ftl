# Failures.
refused-title = This cannot be done now
hidden-title = Not found
hidden-detail = There is nothing at this address, or you may not see it. Check the link, or start from the page of your building.
sign-in-title = Please sign in
sign-in-detail = This step needs an account. You come back here afterwards, and what you wrote is kept.
forbidden-title = Not allowed
forbidden-detail = In your role you cannot “{ $what }”. If you should be able to, ask the committee secretary to check your appointment.
invalid-title = Something needs correcting
invalid-detail = Correct what is marked and send it again. Everything that you typed is kept.
saved-title = Somebody else saved first
saved-detail = { $by } saved something new on { $at }. Read it first, then decide whether to change it; what you wrote is still below.
somebody = Another person
broken-title = Something went wrong
broken-detail = What you asked for was not done, and nothing was left half done. Please try again later; if it goes on, tell the administrator.
way-out-link = Go there
resume-kept = What you wrote is kept. You can send it after signing in.
login-label = Login name
password-label = Password
sign-in-button = Sign in
other-ways = Other ways to sign in
go-home = Home
other-origin = This request did not come from a page of this system and was refused.
too-large = That is too large. Spreadsheets may have 24 MB, photos 8 MB, and at most five files at once.
other-type = Send it as a form or as JSON.
malformed = The request is incomplete or malformed. Go back to the page and send it again.
too-many = Too many attempts. Please wait a minute.
must-password = You still have your first password. Please change it first.
must-password-way = Change the password
must-second-factor = Your post needs a second factor. Please set it up first.
must-second-way = Set up the second factor

# Faults of fields.
fault-empty = This cannot be empty
fault-long = At most { $most } characters; please take out { $over }
fault-value = This value cannot be read; please correct it
fault-choose = Choose one
fault-date = Write a date such as 2026-11-28
fault-far = More than { $years } years from today: check the year
fault-number = Write a whole number from { $least } to { $most }
fault-money = Write an amount in yuan, such as 68000

# The record.
record-title = Check the record
record-intro = Every step is written down as a record. Records are sealed into a hash tree whose head is signed by this system. If one of them were changed, the head would no longer fit. Below is the newest signed head; anybody may keep it and compare later.
record-head = Newest signed head
record-empty = Nothing is sealed yet.
record-size = Sealed records
record-at = Signed
record-key = Public key
record-how = How to check it yourself
record-how-1 = The administrator exports the ledger; this program checks it offline, without trusting the server:
record-how-2 = Every item's page has a link to check a single record.
proof-title = Check one record
proof-event = This record
proof-seal = Proof of the seal
proof-holds = This record is number { $leaf } of { $size } in the hash tree. Joined with the following hashes one after the other, its hash leads to the signed head.
proof-hash = Hash
proof-file = Download the proof
proof-how = Check it offline with loushi verify and the file's name.
proof-not-yet = This record was just written and waits to be sealed, usually within a minute. Please reload the page later.

# About.
privacy-title = Privacy
privacy-1 = This system keeps only what its work needs: name, employer and floor. No ID numbers, no location, no check-in, no online time.
privacy-2 = Names are stored encrypted. You can report without a name and follow the progress with a receipt code.
privacy-3 = When you leave the employer or the building, your roles end by themselves. You can ask for your personal data to be erased; the record of the work stays and no longer points to you.
privacy-4 = In a secret vote, ballots and voters are stored apart. The operator cannot see how you voted.
accessibility-title = Accessibility
accessibility-1 = Every page works with the keyboard alone and with a screen reader, and needs neither colour nor scripts. “Large text” at the top enlarges everything.
accessibility-2 = If something does not work for you, tell us through “Comment on this system” at the foot of the page.
feedback-title = Comment on this system
feedback-1 = Comments on this system can be reported on your building's page with the words “about the system”. The committee secretary passes them on, and the answer is public.
demo-note = This is demonstration data. Buildings, firms and people are invented; names and codes of administrative divisions are public information.

# The gallery.
gallery-title = Components
gallery-intro = Pages are made of these parts. Each says its state in words, shape and colour, and can be read on a black-and-white print.
gallery-status = Status
gallery-stack = Small section
gallery-wait = Waiting for whom
gallery-wait-name = the property manager
gallery-buttons = Buttons
gallery-main = Report
gallery-plain = Read the papers
gallery-grave = Withdraw the claim
gallery-quiet = Not now
gallery-notices = Messages
gallery-icons = Icons
gallery-form = Forms and faults
gallery-field = What happened
gallery-hint = One sentence is enough.
gallery-date = New date
gallery-choice = Floor
gallery-votes = Vote
gallery-trend = Outcome
gallery-tower = Section of a tower
gallery-tower-name = Example Tower
gallery-unit = minutes
gallery-tone = { $tone ->
    [new] New
    [doing] In hand
    [waiting] Waiting
    [notice] Published
    [decided] Decided
    [soon] Due soon
    [stuck] Stuck
    [late] Late
    [done] Done
    [closed] Closed
   *[archived] Archived
}

# The form of one step.
go-back = Back

# Citing an article.
cite-label = Article that decides
cite-none = None
cite-hint = Choose it if an article of the covenant or the rules of procedure decides this; its page keeps the use.
