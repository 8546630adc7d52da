//! Made-up findings for the samples of templates.

use committees::api::{LegalStatus, Position, RosterFault, SeatKind};
use kernel::{Date, Id};

use crate::rule::{Copied, Evidence, Finding, Late, MeetingRef, RosterLine, Rule, Vacancy, Verdict};

/// A finding of every kind that has lines of its own, and some that have none.
pub fn samples() -> Vec<Finding> {
    let on = Date::new(2026, 3, 1).expect("a date");
    let meeting = MeetingRef { id: Id::from_bytes([3; 16]), number: 5, on };
    let vacancy = Vacancy { kind: SeatKind::Enterprise, position: Position::Member, since: on, days: 40 };
    let line = RosterLine { line: 7, fault: RosterFault::UnknownOrganisation, word: "某某公司".into() };
    let of =
        |rule, verdict, evidence| Finding { rule, of: String::new(), verdict, clause: "规则 3".into(), evidence };
    vec![
        of(Rule::Odd, Verdict::Fail, Evidence::Odd { n: 8 }),
        of(Rule::LegalStatus, Verdict::Fail, Evidence::Status(LegalStatus::Unstated)),
        of(Rule::Vacancy, Verdict::Fail, Evidence::Vacant { seats: vec![vacancy], most: 30 }),
        of(Rule::Roster, Verdict::Warn, Evidence::Roster(vec![line])),
        of(Rule::OwnerAbsent, Verdict::Warn, Evidence::Meetings { meetings: vec![meeting.clone()], of: 4, signal: 2 }),
        of(
            Rule::CopiedMinutes,
            Verdict::Warn,
            Evidence::Copied(vec![Copied { meeting: meeting.clone(), of: 3, percent: 96 }]),
        ),
        of(Rule::LateRecords, Verdict::Warn, Evidence::Late(vec![Late { meeting, days: 12, missing: true }])),
        of(Rule::Seats, Verdict::Pass, Evidence::Number { n: 9, least: Some(7), most: Some(11) }),
    ]
}
