# Lists.
moves-nav = Moves in and out
moves-title = Moves in and out: { $name }
moves-none = No firm fits on this day.
tab = { $code ->
    [leaving] Leaving
    [arriving] Arriving
    [left] Gone
   *[in] In the building
}
tab-on = { $tab } ({ $day })
order = { $code ->
    [leaving] By last day
    [arriving] By day of moving in
    [left] The last to leave first
   *[in] By floor and name
}
pages = Pages
next-page = Next page
filter = Filter
filter-button = Show
as-of = As of
any-floor = Every floor
firm = Firm
floors = Floor
floor-sign = floor { $floor }
whole-building = whole building
since = Since
last-day = Last day
no-last-day = open
headcount = People
area = Area (square metres)
not-known = —
state = State
actions = Actions
is-in = In
is-leaving = Leaving
is-coming = Arriving
is-gone = Gone
next-none = Nobody is known to come or go in the next three months.
see-moves = All firms
until-day = until { $day }
from-day = from { $day }

# A firm.
firm-title = { $firm } · { $tower }
tenancies = Tenancies
hanging = What hangs on being here
hanging-hint = These end when the firm leaves the building.
employments = Employments
seats = Seats
captains = Floor captains
delegates = Delegates
history = What was recorded
history-none = Nothing yet. Tenancies of an imported rent roll are not recorded one by one.

# Moving in.
do-move-in = Record a move-in
batch = Many at once (spreadsheet)
move-in-lead = Which firm is on which floor from which day. A firm that the system does not know is written down with its unified code.
unified-code = Unified social credit code
unified-code-hint = For a firm that is new, or shares its name with another; 18 characters.
floors-hint = 17, 17-18, B1; empty for the whole building.
first-day = First day
first-day-hint = Leave empty for today.
last-day-hint = Leave empty if none is agreed.
moved-in = { $firm } is in { $tower }.
move-in-planned = Recorded: { $firm } moves in on { $day }, { $tower }.

# Moving out.
do-move-out = Record a move-out
move-out-lead = { $firm } leaves { $tower }. The history stays: past days show what was so on them.
move-out-hint = Today or an earlier day takes effect at once; a later day by itself once it has passed.
every-floor = Every floor
moved-out = It is recorded that { $firm } has left { $tower }; those concerned were told.
move-out-planned = Recorded: the last day of { $firm } is { $day }; after it the firm leaves { $tower } by itself.
vacates-nothing = No employment, seat or captaincy ends with it.
vacates-gone = The firm leaves the building, and these end with it:
vacates-floors = The firm stays in the building, and these end:
vacates-employments = { $n ->
    [one] one employment
   *[other] { $n } employments
}
vacates-seats = { $n ->
    [one] one seat
   *[other] { $n } seats
}
vacates-captains = { $n ->
    [one] one floor captain
   *[other] { $n } floor captains
}
vacates-delegates = { $n ->
    [one] one delegate
   *[other] { $n } delegates
}

# The end of a tenancy.
do-date = Change the end
date-lead = { $place }, since { $day }. Give the new last day, or leave it empty. A tenancy that is extended before its end loses nothing.
tenancy-dated = The tenancy ends on { $day }.
tenancy-open = The tenancy has no end.

# Faults.
ends-before = Before the first day
bad-code = Not a valid unified code
several-firms = Several firms bear this name; give the unified code
unknown-firm = The system does not know this firm; give its unified code
bad-floors = Floors are written 17, 17-19 or B1
unknown-floor = This building has no floor { $floor }
unknown-building = There is no building “{ $name }”
far-ahead = More than a year ahead; please check
not-your-building = You do not record moves of this building; leave the row out, or ask the district to upload it
twice-in-file = Repeats row { $line }
bad-way = Write “in” or “out”
new-firm = The system does not know this firm; it will be written down by its code
in-since = On this floor since { $day } already
left-already = Left on { $day } already
row-gone = The firm leaves the building
row-vacates = The firm leaves the building, and with it end { $list }
row-floors = The firm stays in the building; there end { $list }

# Notices and what is owed.
fill-seat = Fill the seat of { $seat } ({ $body })
notice-seat-lost = { $body } has lost a seat ({ $seat }); please fill it by { $day }
notice-no-captain = { $tower }, floor { $floor }: the captain has left, the floor has none
notice-gone = { $firm } has left { $tower }
notice-gone-with = { $firm } has left { $tower }; { $n ->
    [one] one employment
   *[other] { $n } employments
} ended with it
notice-off = { $firm } has left floors of { $tower }
notice-seats = ; { $n ->
    [one] one seat is
   *[other] { $n } seats are
} to be filled by { $day }
notice-captains = ; without a captain: { $floors }
notice-whole = { $head }{ $seats }{ $captains }
