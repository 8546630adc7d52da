nav-rules = Rules
members = Members
no-members = No members yet.
name = Name
position-label = Post
stands-for = Stands for
organisation = Organisation
until-label = Until
no-vote = no vote
ordinary = ordinary employee
vacant = (vacant)
term = term { $term }
voting-seats = { $n ->
    [one] one seat with a vote
   *[other] { $n } seats with a vote
}
seat-kind = { $code ->
    [party] Party organisation
    [owner] owner
    [property] property manager
    [enterprise] enterprise
    [employee] employee
    [residents] residents
    [government] government
   *[social] social organisation
}
seat-party = Party
seat-owner = Owner
seat-property = Property
seat-enterprise = Enterprise
seat-employee = Employee
seat-residents = Residents
seat-government = Government
seat-social = Social
position = { $code ->
    [chair] chair
    [vice_chair] vice-chair
    [secretary] secretary
    [attending] attending
   *[member] member
}

# The rules page.
rules-intro = The system works by these rules. A draft proposal is not law; where a district has issued its own rules, those apply.
rules-numbers = Numbers
rule-label = Rule
rule-value = Value
rule-clause = Clause
rules-reserved = What a committee may not decide
rules-clauses = Clauses
standing-law = law
standing-regulation = regulation
standing-draft = draft proposal
rule = { $name ->
    [body-seats_most] Most members
    [body-term_months] Term (months)
    [issues-triage_days] Grouping and assigning (working days)
    [issues-captain_days] Floor captain (working days)
    [issues-building_days] Property manager, committee (working days)
    [issues-subdistrict_days] Subdistrict, ordinary (working days)
    [issues-subdistrict_hard_days] Subdistrict, hard (working days)
    [issues-department_days] Department (working days)
    [issues-escalations] Most times an item goes up by itself
    [issues-silence_days] Days of silence that count as yes
    [issues-reopen_days] Days within which an item can be reopened
    [issues-decline] Declining needs a reason
    [issues-petition_share] Share of employees that puts an item on the agenda
    [issues-petition_least] Fewest supporters
    [issues-petition_enterprises] Enterprises that put an item on the agenda
    [issues-coordination_days] Coordination (days)
    [meetings-notice_days] Notice of a meeting (working days)
    [meetings-quorum] Quorum
    [meetings-recusal] Members with an interest stand aside
    [meetings-majority] Majority of all members
    [meetings-charter_majority] Majority for covenant and rules
    [meetings-remote_counts] Taking part from elsewhere counts
    [meetings-deferrals] Times an item may be put off
    [meetings-minutes_days] Minutes (working days)
    [meetings-notice_period_days] Publication of resolutions (working days)
    [projects-make_days] From resolution to project (working days)
    [projects-issues_least] Reports that a project answers
    [projects-review_days] Review of a project (working days)
    [projects-claim_days] Open to claims (working days)
    [projects-unclaimed_days] If nobody claims (working days)
    [projects-award_days] Review of claims (working days)
    [projects-plan_days] Plan (working days)
    [projects-supervise_days] Supervised after so many working days late
    [projects-settle_days] Hand-over (working days)
    [projects-accept_days] Acceptance (working days)
    [projects-tracking_days] Outcome measured after (days)
    [appraisal-appraisers] Appraisers drawn
    [appraisal-neutral_share] Share without interest
    [appraisal-ordinary_share] Share of ordinary employees
    [appraisal-open_days] Open for scores (working days)
    [appraisal-improve_days] Improvements (working days)
   *[body-seats_least] Fewest members
}

# On a tower's page.
in-charge = Who is in charge
all-members = All members
committee = Committee
no-committee = There is no committee yet
chair = Chair
secretary = Secretary
party = Party organisation
captains = Floor captains
comma = { ", " }
tower-members = { $n ->
    [one] one member
   *[other] { $n } members
}, until { $until }
captain-count = { $n } (of { $floors } floors)

# Faults of rosters.
unknown-building = There is no such building; import the buildings first
unknown-body = Cannot tell what kind of body “{ $name }” is
unknown-seat = Unknown kind of seat: “{ $word }”
unknown-position = Unknown post: “{ $word }”
unknown-organisation = There is no such organisation
ends-before = The term ends before it begins
twice-in-file = Repeats row { $line }
which-person = Several people could be meant; give the login name
new-person = The system does not know this person and will register them

# Timeline.
line-body-registered = Registered { $name }, until { $until }
line-seat-taken = Took a seat: { $kind }, { $position }
line-seat-lost = Seat vacant: { $kind }
