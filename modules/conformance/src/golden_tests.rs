//! Reports of a dozen bodies, as files that were read and agreed on. `UPDATE_GOLDEN=1 cargo test -p conformance` writes
//! them anew.

use std::{fmt::Write as _, path::PathBuf};

use committees::api::{BodyState, LegalStatus, Position, RosterFault, SeatKind};
use kernel::{BodyId, BuildingId, Date, District, Id, Locale, OrganisationId, PersonId};
use policy::api::{List, Pack};

use crate::{
    check::check,
    facts::{DocumentFact, Facts, MeetingFact, SeatFact, Standing},
    rule::{Copied, Evidence, Firm, MeetingRef, Report, RosterLine, Rule, Verdict},
    words::{Where, Words},
};

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn firm(n: u8, name: &str) -> Option<Firm> {
    Some(Firm { id: OrganisationId::from_bytes([n; 16]), name: name.to_owned() })
}

fn seat(n: u8, kind: SeatKind, position: Position, firm: Option<Firm>) -> SeatFact {
    SeatFact {
        person: PersonId::from_bytes([n; 16]),
        kind,
        position,
        firm,
        ordinary: kind == SeatKind::Employee,
        votes: true,
        from_on: day("2025-06-01"),
        until_on: day("2028-05-31"),
        ended_on: None,
        employed: true,
        leads: false,
    }
}

fn meeting(number: u8, on: &str) -> MeetingFact {
    let on = day(on);
    MeetingFact {
        meeting: MeetingRef { id: Id::from_bytes([number; 16]), number: u32::from(number), on },
        deliberates: true,
        called_for: on,
        closed_on: Some(on),
        published_on: Some(on.plus_days(2)),
        decided: 2,
        resolutions: vec![Some(on.plus_days(2))],
        owner: true,
    }
}

fn document(id: &str, articles: &[&str]) -> DocumentFact {
    DocumentFact {
        id: id.to_owned(),
        adopted_on: day("2025-07-01"),
        articles: articles.iter().map(|a| (*a).to_owned()).collect(),
        cited_on: Some(day("2026-02-10")),
    }
}

/// With every mandatory article of the draft proposal.
fn whole(id: &str) -> DocumentFact {
    let pack = policy::api::of_nobody();
    let articles: Vec<&str> = pack.list_of(List::Article, id).map(|a| a.id.as_str()).collect();
    document(id, &articles)
}

/// The report's own example: nine seats, of secretary, owner, property manager, enterprises and ordinary employees.
pub fn nine_seats() -> Facts {
    use Position::{Chair, Member, ViceChair};
    Facts {
        body: Standing {
            name: "和衡中心商务楼宇事务治理委员会".into(),
            local_name: "和衡中心楼委会".into(),
            state: BodyState::Active,
            legal_status: LegalStatus::None,
            filed_no: Some("普楼备〔2025〕1号".into()),
            term_from: day("2025-06-01"),
            term_until: day("2028-05-31"),
        },
        building: "和衡中心".into(),
        known_since: day("2025-06-01"),
        namesakes: 1,
        seats: vec![
            seat(1, SeatKind::Party, Chair, None),
            seat(2, SeatKind::Owner, ViceChair, firm(2, "和衡置业有限公司")),
            seat(3, SeatKind::Property, Member, firm(3, "恒诚物业服务有限公司")),
            seat(4, SeatKind::Enterprise, Member, firm(4, "明岫信息技术有限公司")),
            seat(5, SeatKind::Enterprise, Member, firm(5, "和拓科技有限公司")),
            seat(6, SeatKind::Enterprise, Member, firm(6, "澜桥律师事务所")),
            seat(7, SeatKind::Employee, Member, firm(4, "明岫信息技术有限公司")),
            seat(8, SeatKind::Employee, Member, firm(7, "知行会计师事务所")),
            seat(9, SeatKind::Residents, Member, None),
        ],
        meetings: vec![meeting(1, "2025-09-10"), meeting(2, "2025-12-10"), meeting(3, "2026-02-10")],
        copied: Vec::new(),
        last_substance: Some(day("2026-03-20")),
        secretary: true,
        floors_occupied: 25,
        floors_without: Vec::new(),
        documents: vec![whole("covenant"), whole("procedure")],
        roster: Vec::new(),
    }
}

/// A name, and what is different with this body.
type Case = (&'static str, fn(&mut Facts), &'static [Rule], &'static [Rule]);

/// What fails and what is to be looked at; everything else passes.
const CASES: &[Case] = &[
    ("nine-seats", |_| {}, &[], &[]),
    (
        "no-ordinary-employees",
        |f| f.seats.iter_mut().filter(|s| s.kind == SeatKind::Employee).for_each(|s| s.ordinary = false),
        &[Rule::EmployeeSeats],
        &[],
    ),
    ("superiors-as-employees", |f| f.seats[6].leads = true, &[], &[Rule::Ordinary]),
    (
        "one-firm-over-its-share",
        |f| [4, 5, 7].into_iter().for_each(|i| f.seats[i].firm = firm(4, "明岫信息技术有限公司")),
        &[Rule::EnterpriseShare],
        &[],
    ),
    ("even-number", |f| drop(f.seats.pop()), &[Rule::Odd], &[]),
    (
        "expired-term",
        |f| {
            (f.body.term_from, f.body.term_until) = (day("2023-01-01"), day("2025-12-31"));
            f.seats.iter_mut().for_each(|s| (s.from_on, s.until_on) = (day("2023-01-01"), day("2025-12-31")));
        },
        &[
            Rule::Seats,
            Rule::Odd,
            Rule::PartySeats,
            Rule::OwnerSeats,
            Rule::PropertySeats,
            Rule::EnterpriseSeats,
            Rule::EmployeeSeats,
            Rule::Chair,
            Rule::Term,
        ],
        &[],
    ),
    (
        "paper-only",
        |f| {
            let blank = |m: &mut MeetingFact| (m.decided, m.resolutions) = (0, Vec::new());
            f.meetings = vec![meeting(1, "2025-06-20"), meeting(2, "2025-09-20")];
            f.meetings.iter_mut().for_each(blank);
            f.meetings[1].meeting.on = day("2025-09-29");
            f.meetings[1].closed_on = Some(day("2025-09-29"));
            f.meetings.iter_mut().for_each(|m| m.published_on = None);
            f.copied = vec![Copied { meeting: f.meetings[1].meeting.clone(), of: 1, percent: 97 }];
            f.last_substance = None;
            f.documents.iter_mut().for_each(|d| (d.adopted_on, d.cited_on) = (day("2025-03-01"), None));
        },
        &[Rule::QuarterMeetings],
        &[Rule::Quiet, Rule::EmptyMeetings, Rule::CopiedMinutes, Rule::LateRecords, Rule::Uncited],
    ),
    // Quiet over the New Year, and yet at work: not to be taken for a paper committee (R49).
    (
        "quiet-and-real",
        |f| {
            f.meetings = vec![meeting(1, "2025-09-10"), meeting(2, "2025-12-20"), meeting(3, "2026-03-25")];
            f.last_substance = Some(day("2026-01-05"));
        },
        &[],
        &[],
    ),
    (
        "local-name",
        |f| {
            f.body.name = "和衡中心楼务会".into();
            f.body.local_name = "和衡中心楼务会".into();
            f.namesakes = 2;
        },
        &[Rule::Name, Rule::NameUnique],
        &[],
    ),
    (
        "no-legal-status",
        |f| (f.body.legal_status, f.body.filed_no) = (LegalStatus::Unstated, None),
        &[Rule::LegalStatus, Rule::Filed],
        &[],
    ),
    (
        "missing-documents",
        |f| {
            f.documents.truncate(1);
            f.documents[0].articles.remove("safety");
        },
        &[Rule::Article, Rule::Document],
        &[],
    ),
    ("owner-absent", |f| f.meetings.iter_mut().skip(1).for_each(|m| m.owner = false), &[], &[Rule::OwnerAbsent]),
    (
        "vacant-too-long",
        |f| {
            f.seats[4].ended_on = Some(day("2026-01-31"));
            f.seats[8].ended_on = Some(day("2026-03-15"));
        },
        &[Rule::Vacancy],
        &[],
    ),
    ("two-seats-for-one-person", |f| f.seats[5].person = f.seats[4].person, &[Rule::TwoSeats], &[]),
    (
        "as-rosters-are",
        |f| {
            let line = |line, fault, word: &str| RosterLine { line, fault, word: word.to_owned() };
            f.roster = vec![
                line(3, RosterFault::NoName, ""),
                line(5, RosterFault::UnknownOrganisation, "某某公司"),
                line(8, RosterFault::Dates, "2025-13-01 – "),
            ];
            f.seats[3].employed = false;
            f.secretary = false;
            f.floors_without = vec!["3".into(), "12".into()];
            f.body.local_name = "和衡中心楼管会".into();
        },
        &[],
        &[Rule::Employed, Rule::Name, Rule::Secretary, Rule::Captains, Rule::Roster],
    ),
    (
        "term-ends-soon",
        |f| {
            (f.body.term_from, f.body.term_until) = (day("2023-07-01"), day("2026-06-30"));
            f.seats.iter_mut().for_each(|s| s.until_on = day("2026-06-30"));
        },
        &[],
        &[Rule::Term],
    ),
];

pub fn on() -> Date {
    day("2026-03-31")
}

fn text(pack: &Pack, facts: &Facts, report: &Report, locale: Locale) -> String {
    let words = Words { pack, locale };
    let district = District::new(310_107).unwrap();
    let at =
        Where { district, body: BodyId::from_bytes([1; 16]), building: BuildingId::from_bytes([2; 16]), clerk: true };
    let mut out = format!("{}\n{}\n", facts.body.local_name, i18n::Format(locale).date_long(report.day));
    let _ = writeln!(out, "{}", crate::T(locale).summary(report.fails(), report.warns(), report.passes()));
    let mut findings: Vec<_> = report.findings.iter().collect();
    findings.sort_by_key(|f| f.verdict);
    for finding in findings {
        let verdict = crate::T(locale).verdict(finding.verdict.code());
        let clause = i18n::Format(locale).clause(&finding.clause);
        let _ = writeln!(out, "\n[{verdict}] {} ({clause})", words.title(finding));
        let _ = writeln!(out, "  {}", words.sentence(finding));
        for line in words.lines(finding, district) {
            let _ = writeln!(out, "  - {}", line.text);
        }
        if let Some(mend) = words.mend(finding, at) {
            let _ = writeln!(out, "  > {}", mend.text);
        }
    }
    out
}

#[test]
fn a_dozen_bodies_are_reported_as_agreed() {
    let (pack, update) = (policy::api::of_nobody(), std::env::var_os("UPDATE_GOLDEN").is_some());
    let mut differs = Vec::new();
    for (name, change, fails, warns) in CASES {
        let mut facts = nine_seats();
        change(&mut facts);
        let report = check(&pack, &facts, on());
        let of = |v: Verdict| report.findings.iter().filter(|f| f.verdict == v).map(|f| f.rule).collect::<Vec<_>>();
        assert_eq!(of(Verdict::Fail), *fails, "{name} fails");
        assert_eq!(of(Verdict::Warn), *warns, "{name} warns");
        assert!(report.findings.iter().all(|f| !f.clause.is_empty()), "{name}: every finding has its clause");
        for (locale, code) in [(Locale::Zh, "zh"), (Locale::En, "en")] {
            let text = text(&pack, &facts, &report, locale);
            let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden").join(format!("{name}.{code}.txt"));
            if update {
                std::fs::write(&file, &text).unwrap();
            } else if std::fs::read_to_string(&file).unwrap_or_default() != text {
                differs.push(format!("{name}.{code}"));
            }
        }
    }
    assert!(differs.is_empty(), "read them, then UPDATE_GOLDEN=1: {differs:?}");
}

#[test]
fn a_body_is_asked_for_what_its_state_allows() {
    let pack = policy::api::of_nobody();
    let rules = |state: BodyState| {
        let mut facts = nine_seats();
        facts.body.state = state;
        check(&pack, &facts, on()).findings.into_iter().map(|f| f.rule).collect::<Vec<_>>()
    };
    assert!(rules(BodyState::Dissolved).is_empty());
    let filed = rules(BodyState::Filed);
    assert!(filed.contains(&Rule::Seats) && !filed.contains(&Rule::Chair) && !filed.contains(&Rule::Quiet));
    assert_eq!(rules(BodyState::Active), rules(BodyState::Rectifying));
}

#[test]
fn a_seat_that_somebody_has_taken_since_is_not_vacant() {
    let mut facts = nine_seats();
    facts.seats[4].ended_on = Some(day("2026-01-31"));
    assert_eq!(facts.vacancies(on()).len(), 1);
    assert_eq!(facts.vacancies(day("2026-01-31")).len(), 0, "held until that day");
    let mut after = seat(20, SeatKind::Enterprise, Position::Member, firm(20, "某某"));
    after.from_on = day("2026-02-20");
    facts.seats.push(after);
    assert_eq!(facts.vacancies(on()), []);
    assert_eq!(facts.vacancies(day("2026-02-19")).len(), 1);
    let verdict = |on| {
        let report = check(&policy::api::of_nobody(), &facts, on);
        report.findings.into_iter().find(|f| f.rule == Rule::Vacancy).map(|f| f.verdict)
    };
    assert_eq!(verdict(day("2026-02-10")), Some(Verdict::Warn), "there is time to fill it");
}

#[test]
fn signals_are_evidence_and_no_score() {
    let mut facts = nine_seats();
    (CASES[6].1)(&mut facts);
    let report = check(&policy::api::of_nobody(), &facts, on());
    let signals: Vec<Rule> = report.signals().map(|f| f.rule).collect();
    assert!(signals.len() >= 2, "{signals:?}");
    for finding in report.signals() {
        let bare = matches!(&finding.evidence, Evidence::Meetings { meetings, .. } if meetings.is_empty());
        assert!(!bare, "{:?} names its meetings", finding.rule);
    }
    let mut real = nine_seats();
    (CASES[7].1)(&mut real);
    assert_eq!(check(&policy::api::of_nobody(), &real, on()).signals().count(), 0);
}
