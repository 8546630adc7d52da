# Navigation.
nav-tower = Building
nav-towers = Towers
nav-imports = Import
pages = Pages
next-page = Next page

# The front door and the towers of a district.
home-title = Loushi
home-lead = The building's affairs: raised, deliberated and settled together.
home-districts = Choose your district
home-empty = No district is open yet. The administrator opens one from the command line.
towers-title = Office buildings of { $name }
towers-empty = This district has no buildings yet. The district imports its list of buildings.
towers-order = By subdistrict and name
tower-facts = { $floors } floors, { $tenants ->
    [one] one tenant
   *[other] { $tenants } tenants
}
tower-people = , about { $people } people
tier-key = key building
tier-landmark = landmark
slogan-1 = { "The building's affairs: " }
slogan-2 = { "raised, deliberated " }
slogan-3 = and settled together.
drawing-key = Section: filled floors have open items, red ones are late.
about-tower = About
owner = Owner
property = Property manager
subdistrict = Subdistrict
edit-link = Edit
codes-link = Floor codes

# Editing a building.
edit-title = Edit { $name }
edit-save = Save
edit-done = The building is saved.
name = Name
address = Address
area = Floor area (square metres)
workforce = People who work here
workforce-hint = As counted at the last visit, a whole number.
ownership-label = Ownership
ownership = { $code ->
    [single] One owner
    [strata] Many owners
    [state_owned] State-owned
    [trust] Fund or trust
   *[other] Other
}
tier-label = Class
tier = { $code ->
    [key] Key building
    [landmark] Landmark
   *[ordinary] Ordinary
}

# Posters.
codes-title = Floor codes of { $name }
codes-intro = Print them for lift lobbies and tea rooms. Whoever scans one can report with the floor filled in.
codes-print = Print
codes-say = Scan to report; the floor is filled in
floor-sign = floor { $floor }

# Search.
search-title = Search
search-label = Items, projects, office holders, buildings
search-button = Search
search-found = { $n ->
    [0] Nothing found
    [one] One result
   *[other] { $n } results
}
search-nothing = Nothing was found for “{ $q }”. Try other words, or a single one.
found-kind = { $kind ->
    [cluster] item
    [project] project
    [post] office holder
    [meeting] meeting
   *[building] building
}

# Imports.
imports-title = Import spreadsheets
imports-intro = Use the Excel or CSV files that you have; headings need not match exactly. Look at the preview first; nothing is written before you confirm.
imports-part = You may record moves in and out of your own tower or subdistrict. Rows about other places are refused line by line, and then nothing is written.
imports-past = Past imports
imports-none = Nothing has been imported yet.
import-new = New import
import-kind = Kind
import-file = File
import-file-hint = Excel (.xlsx) or CSV, at most 24 MB.
import-no-file = Choose a file
import-preview = Upload and preview
import-promise = The preview changes nothing.
import-at = When
import-state = State
import-applied = Imported
import-waiting = To be confirmed
import-columns = Columns of each kind (* is required)
import-template = Empty spreadsheet
import-title = Import: { $file }
import-would = What would change
row-new = New
row-changed = Changed
row-unchanged = Unchanged
row-warning = Warnings
row-error = Errors
import-was-applied = This file has been imported.
import-already = This file had been imported before.
import-has-errors = Rows with errors: nothing can be imported
import-mend = Correct these rows in the spreadsheet and upload it again. One wrong row stops the whole file, so that nothing is imported by half.
import-nothing = The file says just what the system knows. There is nothing to import.
import-confirm = Import
import-whole = All rows are written, or none.
import-unknown = Columns not used: { $columns }
import-rows = Row by row
import-no-rows = No rows to look at.
import-line = Row
import-says = Content
import-notes = Notes
import-order = By row number, at most three thousand rows
import-change = from “{ $from }” to “{ $to }”
import-done = { $new ->
    [one] Imported: one new row,
   *[other] Imported: { $new } new rows,
} { $changed } changed.
colon = { ": " }

# Timeline.
line-tenant-opened = Opened { $name }
line-building-edited = { $n ->
    [one] Corrected one fact of the building
   *[other] Corrected { $n } facts of the building
}

# Kinds of spreadsheets and their faults.
kind-divisions = Administrative divisions
kind-organisations = Organisations
kind-buildings = Buildings
kind-tenancies = Tenancies
col-code = Code
col-name = Name
col-unified-code = Unified social credit code
col-kind = Kind
col-short-name = Short name
col-industry = Industry
col-building-code = Building code
col-building = Building
col-subdistrict = Subdistrict
col-floors-above = Floors above ground
col-floors-below = Floors below ground
col-tax-band = Tax band
col-pilot = Pilot
col-organisation = Organisation
col-floor = Floor
col-from = From
col-until = Until
bad-division-code = Not a division code: it has 2, 4, 6, 9 or 12 digits
other-district = Belongs to { $district }, not to this district; that district imports it
twice-in-file = Repeats row { $line }
bad-length = A unified code has 18 characters, this one has { $n }
bad-character = Character { $n } does not occur in unified codes (there is no I, O, S, V, Z)
bad-check = The check character does not fit; one character may be mistyped
unknown-kind = Unknown kind: enterprise, owner, property, department, subdistrict, residents_committee, party, social or club
unknown-word = Unknown word: “{ $word }”
code-of-other-name = This code belongs to “{ $name }”; its name will become the one in the file
no-unified-code = No unified code; recognised by name
unknown-subdistrict = This district has no subdistrict “{ $name }”. Import the divisions first, or check the spelling
bad-floors = Floors are a whole number from 0 to 200
too-many-floors = Fewer floors than the system has; the others are kept
unknown-organisation = There is no organisation “{ $name }”; import the organisations first
several-organisations = Several organisations are called “{ $name }”; give the unified code instead
unknown-building = There is no building “{ $name }”; import the buildings first
unknown-floor = This building has no floor { $floor }
bad-floor-words = Floors are written 17, 17-19 or B1
bad-date = Write dates as 2026-11-28
ends-before = Ends before it begins

# Moves.
line-move-in-planned = To move in on { $day }
line-moved-in = Moved in on { $day }, { $n ->
    [one] one floor
   *[other] { $n } floors
}
line-move-out-planned = { $n ->
    [one] To leave one floor
   *[other] To leave { $n } floors
} after { $day }
line-tenancy-open = The tenancy has no end
line-tenancy-dated = The tenancy ends on { $day }
line-moved-out = Moved out; the last day was { $day }
line-moved-off = After { $day } no longer on { $n ->
    [one] one floor
   *[other] { $n } floors
}, still in the building
tenancy-overlaps = The firm has a tenancy of this floor from { $day }, which overlaps these dates.
tenancy-not-there = The firm was not on that floor on { $day }.
tenancy-over = This tenancy is over.
tenancy-before = The last day comes before the day of moving in ({ $day }).
tenancy-passed = This day has passed.
way-overlaps = Check the dates, or change the end of the tenancy that is there.
way-not-there = Check floor and date, or record the move-in first.
way-over = If they are back, record a new move-in.
way-before = Check the dates.
way-passed = If they have left, record the move-out; if they are still here, choose today or a later day.
