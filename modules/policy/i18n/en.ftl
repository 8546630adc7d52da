nav-rules = Rules

# The rules page.
rules-of = Rules that apply to { $place }
rules-layers = From the highest layer to the lowest: { $layers }; a lower one may only be stricter.{" "}
rules-intro = A draft proposal is not law; where a city or district has issued rules of its own, those apply.
rule-label = Rule
rule-value = Value
rule-clause = Clause
rules-contents = Contents
rules-clauses = Clauses
standing-law = law
standing-regulation = regulation
standing-draft = draft proposal
rule = { $name ->
    [body-seats_most] Most members
    [body-odd] An odd number of members
    [body-enterprise_share] Largest share of one enterprise
    [body-chairs] Chairs
    [body-term_months] Term (months)
    [body-quarter_meetings] Fewest meetings in a quarter
    [body-quiet_days] Days without substance before a reminder
    [seats-party_least] Fewest of the Party organisation
    [seats-owner_least] Fewest of the owner
    [seats-property_least] Fewest of the property manager
    [seats-enterprise_least] Fewest of enterprises
    [seats-employee_least] Fewest ordinary employees
    [seats-residents_most] Most of the residential area
    [founding-enterprises_least] Fewest enterprises among the initiators
    [founding-accept_work_days] Accepting an application (working days)
    [founding-review_days] Review (days)
    [founding-publish_work_days] From approval to the public notice (working days)
    [founding-notice_days] Public notice of a founding (days)
    [founding-recheck_work_days] Recheck of an objection (working days)
    [founding-file_work_days] Filing (working days)
    [founding-first_meeting_days] First meeting (days)
    [founding-first_meeting_share] Present at the first meeting
    [founding-fill_days] Filling a seat (days)
    [founding-renew_months] Renewal starts before the end (months)
    [founding-extension_months] Longest extension of a term (months)
    [founding-extensions] Extensions of a term
    [founding-extension_work_days] Answer to a request for a longer term (working days)
    [founding-red_signals] Signals of idle running before rectification
    [founding-rectify_days] Rectification (days)
    [founding-handover_days] Handover when dissolved or when somebody leaves (days)
    [handover-calendar_days] Days that a handover's calendar looks ahead
    [handover-first_days] Days of the first steps in a post
    [captains-accept_work_days] Answer of a nominated floor captain (working days)
    [captains-inquiry_work_days] Asking the floor about a captain (working days)
    [captains-objection_work_days] Answering an objection to a nominee (working days)
    [captains-acknowledge_work_days] A captain's acknowledging the duties (working days)
    [captains-appoint_work_days] Appointing a floor captain (working days)
    [captains-term_months] Term of a floor captain (months)
    [captains-floors_most] Most floors of one captain
    [captains-substitute_days] Standing in at most (days)
    [captains-handover_work_days] Handing over a floor (working days)
    [captains-vacancy_work_days] Finding a floor captain (working days)
    [issues-triage_days] Grouping and assigning (working days)
    [issues-captain_days] Floor captain (working days)
    [issues-building_days] Property manager, committee (working days)
    [issues-subdistrict_days] Subdistrict, ordinary (working days)
    [issues-subdistrict_hard_days] Subdistrict, hard (working days)
    [issues-department_days] Department (working days)
    [issues-escalations] Most times an item goes up by itself
    [issues-silence_days] Days of silence that count as yes
    [issues-reopen_days] Days within which an item can be reopened
    [issues-petition_share] Share of employees that puts an item on the agenda
    [issues-petition_least] Fewest supporters
    [issues-petition_enterprises] Enterprises that put an item on the agenda
    [issues-coordination_days] Coordination (days)
    [meetings-notice_days] Notice of a meeting (working days)
    [meetings-quorum] Quorum
    [meetings-recusal] Members with an interest stand aside
    [meetings-majority] Majority of all members
    [meetings-charter_majority] Majority for covenant and rules
    [meetings-deferrals] Times an item may be put off
    [meetings-minutes_days] Minutes (working days)
    [meetings-notice_period_days] Publication of resolutions (working days)
    [meetings-revisit_days] An agreement looked at again after (days)
    [projects-make_days] From resolution to project (working days)
    [projects-issues_least] Reports that a project answers
    [projects-review_days] Review of a project (working days)
    [projects-claim_days] Open to claims (working days)
    [projects-unclaimed_days] If nobody claims (working days)
    [projects-award_days] Review of claims (working days)
    [projects-plan_days] Plan (working days)
    [projects-answer_days] Answer of the other side (working days)
    [projects-supervise_days] Supervised after so many working days late
    [projects-settle_days] Hand-over (working days)
    [projects-accept_days] Acceptance (working days)
    [projects-tracking_days] Outcome measured after (days)
    [appraisal-appraisers] Appraisers drawn
    [appraisal-neutral_share] Share without interest
    [appraisal-ordinary_share] Share of ordinary employees
    [alarms-look_back_days] days looked back over for signals
    [alarms-owner_absences] absences of the owner in a row that are a signal
    [alarms-empty_meetings] meetings without result that are a signal
    [alarms-follow_up_days] days within which a decision is published
    [alarms-copied_share] share of repeated minutes that is a signal
    [alarms-late_days] days after which a record counts as late
    [alarms-late_records] late records that are a signal
    [alarms-uncited_days] days in which a document is cited once
    [appraisal-open_days] Open for scores (working days)
    [appraisal-scores_least] Fewest scores of which a mean is shown
    [appraisal-improve_days] Improvements (working days)
    [party-branch_least] Full members for a branch
    [party-joint_most] Units in a joint branch
    [party-project_months] Months of works or a project for a branch of their own
    [party-branch_most] Members of a branch
    [party-board_least] Full members for a branch committee
    [party-deputy_most] Most deputy secretaries
    [party-general_least] Members for a general branch
    [party-committee_least] Members for a Party committee
    [party-union_least] Union members for a union committee
    [party-committee_years] Term of a Party committee (years)
    [party-general_years] Term of a general branch (years)
    [party-branch_years] Term of a branch (years)
    [party-secretary_years] Years in the Party of a secretary
    [party-levels] Each level under the next
    [party-willingness] The firm’s written willingness
    [party-vacancy_days] Vacancy of a secretary (days)
    [party-acting_days] Acting secretary (days)
    [party-declared_least] Fewest declarations shown as a sum
    [party-duty_days] Trace of a duty (days)
    [party-count_days] Check of the number of members (days)
    [covenants-comment_days] days for comments on a draft covenant
    [covenants-submit_days] Days after the comments to put a draft before the committee
    [covenants-sign_share] share of the tower's organisations to sign
    [covenants-sign_days] days for signing after taking effect
    [covenants-remind_days] Day on which those are reminded who have not signed
    [covenants-breach_days] time to answer the report of a breach (working days)
    [covenants-unused_months] months without a citation after which an article is asleep
   *[body-seats_least] Fewest members
}

rule-layer = Set by
rule-source = Source
layer = { $code ->
    [city] city
    [district] district
    [building] this tower
   *[model] draft proposal
}
in-force = Documents in force
since = since { $day }
rules-as-of = Rules as of { $day }
overruled = A lower document asks for less than the one above it; the higher one holds
rules-tower = Tower
rules-no-tower = There is no such tower; these are the district’s rules
rules-on = Day
rules-show = Show
tower-rules = Rules (days and numbers)
section = { $code ->
    [seats] Seats
    [founding] Founding, renewal, dissolution
    [issues] Reports
    [meetings] Meetings
    [projects] Projects
    [appraisal] Appraisal
    [captains] Floor captains
    [covenants] Covenant and rules of procedure
    [party] Party organisations
    [handover] Handover
    [alarms] Signals of idle running
   *[body] Members and term
}
list = { $code ->
    [condition] Conditions of founding
    [document] Documents that there must be
    [article] Articles that they must have
    [right] Rights
    [duty] Duties
    [requirement] Requirements of posts
    [unlawful] What no rule of a tower may say
   *[reserved] What a committee may not decide
}
list-entry = { $name } (an entry)
name-of = { $code ->
    [short] Short name
    [deliberation] Name of the deliberation meeting
    [coordination] Name of the coordination meeting
    [appraisal] Name of the appraisal meeting
    [aliases] Local names
    [party] Endings of Party bodies’ names
   *[canonical] Canonical name
}
template = { $code ->
   *[residents-committee] The residents’ committee as a model
}

# Documents.
document-version = version { $version }
document-state = { $state ->
    [coming] coming
    [in_force] in force
    [replaced] replaced
    [withdrawn] withdrawn
   *[draft] not issued
}
document-text = The document’s own text
document-download = Download TOML
versions-title = All documents
others-title = Coming and replaced documents
changes-title = Differences
changes-none = There is no difference.
change-before = Before
change-after = After
change-nothing = nothing
overrules-title = Lower documents that ask for less
overrules-intro = From the first day on, this document holds for these of their rules.
draft-waits = The document has no faults and is not issued yet.
draft-final = An issued document is not changed, only replaced by a new version; the committees’ secretaries concerned are told.
draft-late = The first day has gone by: what was done since then stays as it is.
withdraw-button = Withdraw
withdraw-lead = The document does not apply yet and may be withdrawn: it will not apply, and the record stays. A corrected one is issued with a higher version.
withdraw-words = Why it is withdrawn
document-withdrawn = “{ $title }” was withdrawn.
told-withdrawn = Rules stay as they are: “{ $title }” was withdrawn before its day
line-withdrawn = Withdrew the rules “{ $title }”, version { $version }, before their day
refused-needed = “{ $title }” cites a clause of this document and would have no ground without it.
way-out-needed = Withdraw or correct that one first.
refused-not-coming = The document applies already, or was withdrawn.
way-out-not-coming = To change it, issue a new version.
issue-button = Issue
document-issued = “{ $title }” was issued.
compare-title = Compare two documents
compare-button = Compare
compare-choice = { $title } (version { $version }, from { $day })

# Handing in a document.
upload-title = Hand in a document of rules
upload-intro = The city’s document or the district’s, for the whole district. It is checked first and issued afterwards.
upload-intro-tower = { $tower }’s own document, which can only be stricter than those above. It is checked first and issued afterwards.
upload-template = { $layer ->
    [city] Download a city’s document to start from
    [district] Download a district’s document to start from
   *[building] Download a tower’s document to start from
}
upload-button = Check
upload-promise = Checking changes no rule.
document-file = File
document-file-hint = TOML in UTF-8, at most 1 MB.
document-words = Or paste the document
fault-not-text = Line { $line } is not text in UTF-8; save the file as UTF-8 and hand it in again
fault-no-document = Choose a file, or paste the document
line-only = { $line ->
    [0] { $reason }
   *[other] Line { $line }: { $reason }
}
at-line = { $line ->
    [0] { $key }: { $reason }
   *[other] Line { $line }, { $key }: { $reason }
}
refused-overtaken = Since it was checked, another document was issued with which this one does not agree.
way-out-overtaken = Check this document again.
template-head = To start from. Take the # off a line to state its rule; state only what is to change. A lower layer can only be stricter.

# Faults of a document.
fault-too-long = Larger than 1 MB: not a document of rules
fault-toml = Not TOML: { $message }
fault-unknown-key = There is no such key; expected one of: { $known }
fault-missing = Missing
fault-twice = Stands here twice
fault-too-many = More than { $n } entries
expected-text = Expected a text of 1 to 1,000 characters
expected-whole = Expected a whole number from { $least } to { $most }
expected-date = Expected a date such as 2026-09-01
expected-one-of = Expected one of: { $all }
expected-table = Expected a table such as { "{" } value = 5, clause = "R 7" { "}" }
expected-list = Expected tables written as [[{ $name }]]
expected-words = Expected a list of words such as ["committee"]
expected-flag = Expected true or false
expected-share = Expected a share such as "2/3" or ">1/2" (more than half), no larger than the whole
expected-days = Expected rising numbers of days such as [30, 90, 180]
fault-layer = This is a document of the layer “{ $layer }”, and one of the layer “{ $top }” stands above it
fault-loosens = Looser than the layer above: { $below } here ({ $clause }: { $low }), { $above } above ({ $law }: { $high }; { $layer }). A lower layer may only be stricter
fault-names = Names are the city’s; a lower document cannot change them
fault-stands-above = A document above says this already; a lower one cannot say it again: { $law } above ({ $high }; { $layer }), { $clause } here ({ $low })
fault-loses-words = This comes from { $law } ({ $high }); { $clause } ({ $low }) cannot do without the words by which it is found: { $words }
fault-clause-above = A document above has this clause, and it cannot be written anew: “{ $high }” above ({ $layer }), “{ $low }” here. Choose another id
fault-clause = No clause “{ $id }” is in the document
fault-seats = The fewest, { $least }, are more than the most, { $most }
fault-kinds = The fewest of all kinds add up to { $least }, more than the most, { $most }
fault-based-on = Only a city’s document may be based on a template
fault-place = { $building ->
    [1] Expected a tower’s document, with layer = "building"
   *[0] Expected a document of the city or the district, with layer = "city" or "district"
}
fault-version = Expected a version above { $newest }, which was issued already
fault-not-later = A document in force from { $day } was issued; this one has to take effect later
fault-far-ahead = It takes effect more than { $years } years from now: check the year

# Timeline.
line-issued = Issued the rules “{ $title }”, version { $version }, in force from { $day }
told-issued = Rules change: “{ $title }”, in force from { $day }
