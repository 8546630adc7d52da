//! Every number of the rules that a report is made by, changed one at a time: the report says something else.

use policy::api::Pack;

use crate::{
    check::check,
    facts::Facts,
    golden_tests::{day, nine_seats, on},
    rule::{Copied, Rule, Verdict},
};

/// A rule with another value, what is true of the body, what the check says then, and what it said before.
type Change = (&'static str, &'static str, fn(&mut Facts), Rule, Option<Verdict>, Option<Verdict>);

const PASS: Option<Verdict> = Some(Verdict::Pass);
const WARN: Option<Verdict> = Some(Verdict::Warn);
const FAIL: Option<Verdict> = Some(Verdict::Fail);

fn empty(f: &mut Facts) {
    (f.meetings[1].decided, f.meetings[1].resolutions) = (0, Vec::new());
}

fn without_owner(f: &mut Facts) {
    f.meetings.iter_mut().skip(1).for_each(|m| m.owner = false);
}

fn lost(f: &mut Facts) {
    f.seats[4].ended_on = Some(day("2026-03-15"));
}

fn long_term(f: &mut Facts) {
    f.body.term_until = day("2029-02-28");
}

/// Every number that a report is made by.
const CHANGES: &[Change] = &[
    ("body.seats_least", "11", |_| {}, Rule::Seats, FAIL, PASS),
    ("body.seats_most", "7", |_| {}, Rule::Seats, FAIL, PASS),
    ("body.odd", "false", |f| drop(f.seats.pop()), Rule::Odd, None, FAIL),
    ("body.enterprise_share", "\"1/9\"", |_| {}, Rule::EnterpriseShare, FAIL, PASS),
    ("body.chairs", "2", |_| {}, Rule::Chair, FAIL, PASS),
    ("body.term_months", "12", |_| {}, Rule::TermLength, FAIL, PASS),
    ("body.term_months", "30", |_| {}, Rule::TermLength, WARN, PASS),
    ("body.quarter_meetings", "2", |_| {}, Rule::QuarterMeetings, FAIL, PASS),
    ("body.quiet_days", "10", |_| {}, Rule::Quiet, WARN, PASS),
    ("seats.party_least", "2", |_| {}, Rule::PartySeats, FAIL, PASS),
    ("seats.owner_least", "2", |_| {}, Rule::OwnerSeats, FAIL, PASS),
    ("seats.property_least", "2", |_| {}, Rule::PropertySeats, FAIL, PASS),
    ("seats.enterprise_least", "4", |_| {}, Rule::EnterpriseSeats, FAIL, PASS),
    ("seats.employee_least", "3", |_| {}, Rule::EmployeeSeats, FAIL, PASS),
    ("seats.residents_most", "0", |_| {}, Rule::ResidentsSeats, FAIL, PASS),
    ("alarms.look_back_days", "30", without_owner, Rule::OwnerAbsent, PASS, WARN),
    ("alarms.owner_absences", "3", without_owner, Rule::OwnerAbsent, PASS, WARN),
    ("alarms.empty_meetings", "1", empty, Rule::EmptyMeetings, WARN, PASS),
    ("alarms.follow_up_days", "1", |_| {}, Rule::EmptyMeetings, WARN, PASS),
    (
        "alarms.copied_share",
        "\"4/5\"",
        |f| f.copied = vec![Copied { meeting: f.meetings[2].meeting.clone(), of: 1, percent: 85 }],
        Rule::CopiedMinutes,
        WARN,
        PASS,
    ),
    ("alarms.late_days", "1", |_| {}, Rule::LateRecords, WARN, PASS),
    (
        "alarms.late_records",
        "1",
        |f| f.meetings[1].published_on = Some(day("2026-01-20")),
        Rule::LateRecords,
        WARN,
        PASS,
    ),
    ("alarms.uncited_days", "30", |_| {}, Rule::Uncited, WARN, PASS),
    ("founding.fill_days", "10", lost, Rule::Vacancy, FAIL, WARN),
    ("founding.renew_months", "36", |_| {}, Rule::Term, WARN, PASS),
    ("founding.extension_months", "3", long_term, Rule::TermLength, FAIL, WARN),
    ("founding.extensions", "0", long_term, Rule::TermLength, FAIL, WARN),
];

/// The draft proposal with one rule changed by a city.
fn changed(rule: &str, value: &str) -> Pack {
    let (section, name) = rule.split_once('.').unwrap();
    let head = "id = \"city\"\nversion = 1\nlayer = \"city\"\ntitle = { zh = \"市\", en = \"c\" }\nstanding = \"draft\"\neffective_from = \"2026-01-01\"\n";
    let text = format!("{head}[{section}]\n{name} = {{ value = {value}, clause = \"规则 3\" }}\n");
    policy::api::of_nobody().with(&policy::api::read(&text).expect("a document"))
}

#[test]
fn every_number_is_the_rules_own() {
    for (rule, value, change, about, then, before) in CHANGES {
        let mut facts = nine_seats();
        change(&mut facts);
        let verdict = |pack: &Pack| {
            let found = check(pack, &facts, on()).findings.into_iter().find(|f| f.rule == *about);
            found.map(|f| f.verdict)
        };
        assert_eq!(verdict(&policy::api::of_nobody()), *before, "{rule} as it is");
        assert_eq!(verdict(&changed(rule, value)), *then, "{rule} = {value}");
    }
    let mine = ["body.", "seats.", "alarms."];
    let all = policy::api::of_nobody().lines();
    let missing: Vec<&str> = all
        .iter()
        .map(|l| l.name.as_str())
        .filter(|n| mine.iter().any(|s| n.starts_with(s)) && !CHANGES.iter().any(|c| c.0 == *n))
        .collect();
    assert!(missing.is_empty(), "nothing is seen of {missing:?}");
}

#[test]
fn as_many_signals_as_the_rules_say_are_red() {
    let mut facts = nine_seats();
    without_owner(&mut facts);
    let red = |facts: &Facts, pack: &Pack| check(pack, facts, on()).is_red(pack);
    assert!(!red(&facts, &policy::api::of_nobody()), "one is not");
    assert!(red(&facts, &changed("founding.red_signals", "1")));
    facts.last_substance = Some(day("2025-11-01"));
    assert!(red(&facts, &policy::api::of_nobody()), "two are");
    assert!(!red(&facts, &changed("founding.red_signals", "3")));
}
