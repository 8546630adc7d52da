# The report of a body.
title = { $name }: does it conform?
lead = Checked as of { $day }, by the rules of that day.
as-of = As of
colon = { ": " }
look = Show
go-today = Back to today
body-page = Members
rules-page = Rules that apply
all-bodies = All committees
nav-conformance = Conformance
link-report = Conformance report
on-tower = How the committee conforms
tower-fine = Nothing fails
summary = { $fails } fail, { $warns } to be looked at, { $passes } pass
counts = { $fails } fail, { $warns } to be looked at
fails = Fail
warns = To be looked at
signals = Signals of idle running
signals-hint = Evidence, and no score; the subdistrict hears the committee before it does anything.
passes = Pass
red = There are { $n ->
    [one] 1 signal
   *[other] { $n } signals
} of idle running. From { $least } on, the subdistrict hears the committee and has it put right ({ $clause }).
mended = Mended lately
mended-line = { $rule }: failed since { $since }, mended on { $on }
nothing-wrong = Nothing fails and nothing is to be looked at.
dissolved = The body was dissolved and is not checked any more.
not-yet = The body was not registered yet on that day.
how-to-mend = How to mend it
mend-here = Go there
evidence = Evidence
since = since { $day }
clause-of = Clause
verdict = { $code ->
    [fail] fails
    [warn] look at it
   *[pass] passes
}
rule = { $code ->
    [seats] Number of members
    [odd] Odd number of members
    [party_seats] Seats of the Party organisation
    [owner_seats] Seats of the owner
    [property_seats] Seats of the property manager
    [enterprise_seats] Seats of enterprises
    [employee_seats] Seats of ordinary employees
    [residents_seats] Seats of the residential area
    [ordinary] Ordinary employees are nobody's superiors
    [enterprise_share] One enterprise's share
    [chair] Chair
    [two_seats] No person on two seats
    [employed] Members are employed
    [vacancy] Vacancies are filled
    [term_length] Length of the term
    [term] Term
    [name] Name by the rules
    [name_unique] Nobody else has the name
    [legal_status] Legal status
    [filed] Filing
    [document] Required document
    [article] Required article
    [secretary] Secretary
    [captains] Floor captains
    [roster] Faults of the roster
    [quarter_meetings] A meeting every quarter
    [quiet] Days of quiet
    [owner_absent] Owner absent
    [empty_meetings] Meetings without result
    [copied_minutes] Copied minutes
    [late_records] Records entered late
   *[uncited] Documents asleep
}
title-document = Required document: { $document }
title-article = { $document }, required article: { $article }
number-exact = { $n } now, should be { $exact }
number-between = { $n ->
    [one] one seat
   *[other] { $n } seats
} now, should be { $least } to { $most }
number-least = { $n ->
    [one] one seat
   *[other] { $n } seats
} now, at least { $least }
number-most = { $n ->
    [one] one seat
   *[other] { $n } seats
} now, at most { $most }
is-odd = { $n ->
    [one] one seat with a vote, an odd number
   *[other] { $n } seats with a vote, an odd number
}
is-even = { $n ->
    [one] one seat with a vote, an even number
   *[other] { $n } seats with a vote, an even number
}
leading-none = No superiors were found among them
leading = { $n ->
    [one] One member
   *[other] { $n } members
} registered as ordinary employees also act for an organisation or manage for it ({ $firms })
share = { $firm } has { $n ->
    [one] one seat
   *[other] { $n } seats
} of { $total }; the limit is { $share }
two-none = Nobody holds two seats
two = { $n ->
    [one] One person holds
   *[other] { $n } people hold
} two seats ({ $kinds })
unemployed-none = Every member has a confirmed employment
unemployed-nowhere = { $n ->
    [one] One member has
   *[other] { $n } members have
} no confirmed employment
unemployed = { $n ->
    [one] One member has
   *[other] { $n } members have
} no confirmed employment with those that they sit for ({ $firms })
vacant-none = No seat is vacant
vacant = { $n ->
    [one] One seat is
   *[other] { $n } seats are
} vacant; to be filled within { $most } days
vacancy = { $kind } ({ $position }): vacant since { $since }, { $days ->
    [one] one day
   *[other] { $days } days
}
term = { $from } to { $until }; a term is { $months ->
    [one] one month
   *[other] { $months } months
} by the rules
ends = until { $until }, { $days ->
    [one] one day
   *[other] { $days } days
} left; the renewal starts { $renew ->
    [one] one month
   *[other] { $renew } months
} before
ended = ended on { $until }, { $days ->
    [one] one day
   *[other] { $days } days
} ago
name-right = { $name }
name-local = The name by the rules is { $name }; people still say “{ $local }”
name-wrong = It is called “{ $name }” and should be “{ $wanted }”
same-none = No other body of the district has the name
same = { $n ->
    [one] one body of the district has this name
   *[other] { $n } bodies of the district have this name
}
status = { $code ->
    [none] no legal person: no party to a contract, no account
    [grassroots] grassroots self-governance organisation
    [registered] registered social organisation
   *[unstated] the legal status is not stated
}
filed = Filing number { $number }
not-filed = There is no filing number
adopted = Adopted on { $day }
not-adopted = Not adopted
article-there = It is there
article-missing = It is missing
secretary-there = Named
secretary-missing = No secretary is named
floors-all = { $occupied ->
    [one] The one occupied floor has a captain
   *[other] All { $occupied } occupied floors have captains
}
floors = Of { $occupied } occupied floors, { $n ->
    [one] one has
   *[other] { $n } have
} no captain: { $floors }
roster = { $n ->
    [one] One fault
   *[other] { $n } faults
} in the roster; what could be taken over was
roster-line = Row { $line }: { $fault }
quarter = Quarter { $quarter } of { $year }: { $n ->
    [one] one meeting
   *[other] { $n } meetings
}, at least { $least }
quiet = Something of substance last happened on { $since }, { $days ->
    [one] one day
   *[other] { $days } days
} ago; a signal after { $most ->
    [one] one day
   *[other] { $most } days
}
owner-there = The owner was at the last meeting ({ $of ->
    [one] one meeting
   *[other] { $of } meetings
} in a year)
owner-absent = The owner was not at { $n ->
    [one] the last meeting
   *[other] the last { $n } meetings
}
empty = Of { $of } deliberations in a year, { $n } came to no decision or did not publish it in time; { $signal } are a signal
copied-none = No minutes repeat earlier ones
copied = { $n ->
    [one] One set of minutes repeats
   *[other] { $n } sets of minutes repeat
} earlier ones
copied-line = { $meeting }: the minutes repeat { $percent }% of those of meeting { $of }
late-none = No record was entered late
late = { $n ->
    [one] One record was
   *[other] { $n } records were
} entered late
late-line = { $meeting }: the record is { $days ->
    [one] one day
   *[other] { $days } days
} late
late-missing = { $meeting }: no minutes for { $days ->
    [one] one day
   *[other] { $days } days
}
uncited-none = Every document that was adopted is cited
uncited = Not cited for a year: { $documents }
meeting = Meeting { $number } ({ $day })
mend = { $code ->
    [seats] Add or remove members until the number is within the bounds, and file the change
    [odd] Add or remove one member
    [party_seats] Ask the Party organisation to name a member
    [owner_seats] Ask the owner to name a member
    [property_seats] Ask the property manager to name a member
    [enterprise_seats] Ask the enterprises to name members
    [employee_seats] Let ordinary employees name members who are nobody's superiors, and register them as such
    [residents_seats] Have fewer representatives of the residential area
    [ordinary] Find out what they are; where they manage, let an ordinary employee take the seat
    [enterprise_share] Ask the enterprise to give up seats to others
    [chair] Elect one chair in a meeting
    [two_seats] Keep one seat each and let another person be named for the other
    [employed] Ask the employer to confirm; fill the seat of whoever has left
    [vacancy] Let those who named the member name another, elect and file the change
    [term_length] Set the term by the rules; an extension needs approval
    [term] Start the renewal
    [name] Use the name by the rules, on plates and papers too; the old one stays as what people say
    [name_unique] Check the name of the building, so that the name is the only one in the district
    [legal_status] State it in the roster's column “Legal status” and import it again
    [filed] File it with the district, put the number into the roster's column “Filing number” and import it again
    [document] Draft it and adopt it in a meeting
    [article] Amend it with this article
    [secretary] Appoint a secretary
    [captains] Appoint captains for these floors
    [roster] Correct the roster and import it again
    [quarter_meetings] Meet this quarter
    [quiet] Take up an open item, or follow up a project
    [owner_absent] Agree with the owner on who comes, and say which items concern them
    [empty_meetings] Come to decisions and publish them
    [copied_minutes] Write the minutes of what happened
    [late_records] Enter it on the day and publish the minutes in time
   *[uncited] Cite the document when deciding; amend or repeal what does not apply
}
notice-fails = { $body } does not conform any more: { $rules }.

# All bodies.
list-title = How the committees conform
list-lead = By subdistrict and building; not ranked.
map-link = Map of the towers
filter-subdistrict = Subdistrict
filter-rule = Rule
any-subdistrict = All subdistricts
any-rule = All rules
show = Filter
col-body = Committee
col-state = State
col-findings = Result
col-items = What fails or is to be looked at
none-found = No committee is like that.
pages = Pages
more = Next page
in-order = By subdistrict and building
mended-count = Mended lately: { $rules }
fine = Nothing was found
state = { $code ->
    [none] no committee
    [founding] being founded
    [active] active
    [renewing] renewing
    [rectifying] putting itself right
   *[expired] term expired
}
checked-on = checked on { $day }

# The map.
map-title = { $place }: map of the towers
map-lead = Each shape is a tower, as high as it has floors, in the colour of its committee's state; by name, not ranked.
map-label = { $place } has { $n ->
    [one] one tower
   *[other] { $n } towers
}: { $states }
map-state = { $state }: { $n }
map-list = As a list
map-tower = { $name }, { $floors ->
    [one] one floor
   *[other] { $floors } floors
}: { $state }
map-none = There are no towers yet.
list-link = How the committees conform
