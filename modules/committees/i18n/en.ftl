nav-rules = Rules
charters = Covenant and rules
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
    [other] not stated
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
seat-other = Not stated
position = { $code ->
    [chair] chair
    [vice_chair] vice-chair
    [secretary] secretary
    [attending] attending
   *[member] member
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
roster-fault = { $fault ->
    [no_name] There is no name; the seat is taken over as vacant
    [twice] Repeats row { $word }; taken over once
    [second_seat] The same person has another seat; both are taken over for now
    [which_person] Several people have this name; a new one is registered for now, give the login name
    [unknown_organisation] The register has no organisation “{ $word }”; left empty for now
    [unknown_seat] Unknown kind of seat “{ $word }”; taken over as not stated
    [unknown_position] Unknown post “{ $word }”; taken over as member
    [dates] The term “{ $word }” is missing or impossible; the body's term stands for it
    [ends_before] The term ends on “{ $word }”, before it begins; the body's term stands for it
   *[unknown_status] Unknown legal status “{ $word }”
}
notice-renamed = “{ $local }” is called “{ $name }” by the rules; the old name stays as what people say.
new-person = The system does not know this person and will register them

# Timeline.
line-body-registered = Registered { $name }, until { $until }
line-body-renamed = “{ $local }” is called { $name } from now on
line-seat-taken = Took a seat: { $kind }, { $position }
line-seat-lost = Seat vacant: { $kind }
line-body-state = Now { $state }
line-seat-ended = The seat was held until { $on }

# Its life, and what it is before the law.
body-state = { $code ->
    [filed] filed, before its first meeting
    [active] at work
    [renewing] being renewed
    [rectifying] putting itself right
   *[dissolved] dissolved
}
legal-status = { $code ->
    [unstated] not stated
    [none] no legal person
    [grassroots] grassroots self-governance organisation
   *[registered] registered social organisation
}
state-label = State
legal-label = Legal status
legal-limit = It is no party to a contract and has no account of its own. What needs a signature is signed by the owner, the property manager or a registered organisation.
filed-label = Filed
filed-with = { $number }, { $on }
no-legal-person = { $name } is no legal person and cannot sign or promise as a party.
way-legal-person = Let the owner, the property manager or a registered organisation sign or claim; the committee decides and oversees.
