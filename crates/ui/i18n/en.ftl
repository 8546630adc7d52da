# The nine floors and the four zones of the section drawing.
floor-1 = Reported
floor-2 = Grouped
floor-3 = Assigned
floor-4 = Deliberated
floor-5 = Published
floor-6 = Claimed
floor-7 = Under way
floor-8 = Confirmed
floor-9 = Archived
zone-report = Report
zone-deliberate = Deliberate
zone-execute = Settle
zone-manage = Manage
floor-of-nine = Step { $n } of 9: { $name }
floor-n = step { $n }
waiting-for = Waiting for

# The frame of every page.
product = Loushi
skip = Skip to content
main-menu = Main menu
work-menu = Workspace
where-am-i = You are here
large-text = Large text
normal-text = Normal text
search = Search
search-hint = Search items, projects, office holders
today = Today
notices = Notices
sign-in = Sign in
sign-out = Sign out
my-page = My page
sealed-line = Every record on this page is sealed. Anybody can check it.
verify-link = Check the record
rules-link = Covenant and rules
privacy-link = Privacy
accessibility-link = Accessibility
gallery-link = Components
api-link = API
feedback-link = Comment on this system

# Forms.
optional = (optional)
faults-title = { $n ->
    [one] One thing to correct
   *[other] { $n } things to correct
}
fault-of = { $label }: { $reason }
fault-prefix = { "Error: " }

# Charts.
votes-label = Result: { $yes } for, { $no } against, { $abstain } abstained, { $absent } did not vote; { $needed } votes needed
votes-yes = For { $n }
votes-no = Against { $n }
votes-abstain = Abstained { $n }
votes-absent = No vote { $n }
votes-line = { $n } needed
tower-label = Section of { $name }: { $floors } floors. { $open }
tower-quiet = Nothing is open.
tower-open = Items are open on floors { $list }.
tower-late = Late on floors { $list }.
trend-label = Baseline { $baseline }, target { $target }, latest { $latest } { $unit }
trend-baseline = Baseline
trend-target = Target
trend-latest = Now
section-of = Floors of { $tower }
section-floor = Floor { $label }
section-firms = { $n ->
    [one] one firm
   *[other] { $n } firms
}
section-open = { $n ->
    [one] one open item
   *[other] { $n } open items
}
section-late = { $n ->
   *[other] , { $n } late
}
