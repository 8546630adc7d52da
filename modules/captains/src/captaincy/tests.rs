//! W2 as a table: every state with every step, and the rules of who may stand.

use kernel::Id;

use super::*;

fn day(n: i64) -> Date {
    Date::new(2026, 3, 2).unwrap().plus_days(n)
}

const STATES: [&str; 8] =
    ["nominated", "inquiry", "cleared", "in office", "acknowledged", "suspended", "handing over", "ended"];

fn state(name: &str) -> State {
    let (from, until) = (day(-100), Some(day(100)));
    match name {
        "nominated" => State::Nominated { due: day(3) },
        "inquiry" => State::Inquiry { until: day(3) },
        "cleared" => State::Cleared { due: day(3) },
        "in office" => State::InOffice { from, until, acknowledged: false },
        "acknowledged" => State::InOffice { from, until, acknowledged: true },
        "suspended" => State::Suspended { from, until, acknowledged: true },
        "handing over" => State::HandingOver { how: Ending::Resigned, due: day(5) },
        _ => State::Ended { how: Ending::Removed },
    }
}

fn steps() -> Vec<(&'static str, Step)> {
    let due = day(9);
    vec![
        ("accept", Step::Accept { until: day(7) }),
        ("decline", Step::Decline),
        ("lapse early", Step::Lapse { today: day(3) }),
        ("lapse", Step::Lapse { today: day(4) }),
        ("object", Step::Object { today: day(3) }),
        ("object late", Step::Object { today: day(4) }),
        ("uphold", Step::Answer { verdict: Verdict::Upheld }),
        ("reject", Step::Answer { verdict: Verdict::Rejected }),
        ("clear early", Step::Clear { today: day(3), open: 0, due }),
        ("clear with one open", Step::Clear { today: day(4), open: 1, due }),
        ("clear", Step::Clear { today: day(4), open: 0, due }),
        ("withdraw", Step::Withdraw),
        ("appoint", Step::Appoint { from: day(0), until: day(700) }),
        ("acknowledge", Step::Acknowledge),
        ("suspend", Step::Suspend),
        ("resume", Step::Resume { today: day(100) }),
        ("resume late", Step::Resume { today: day(101) }),
        ("resign", Step::Leave { how: Ending::Resigned, due }),
        ("rotate", Step::Leave { how: Ending::Rotated, due }),
        ("remove", Step::Leave { how: Ending::Removed, due }),
        ("leave the firm", Step::Leave { how: Ending::Left, due }),
        ("overtaken", Step::Leave { how: Ending::Overtaken, due }),
        ("expire early", Step::Expire { today: day(100), due }),
        ("expire", Step::Expire { today: day(101), due }),
        ("hand over", Step::HandOver),
    ]
}

/// Every pair that is not here is refused as `not_now`.
fn expected(state: &str, step: &str) -> Result<State, &'static str> {
    let due = day(9);
    let ended = |how| Ok(State::Ended { how });
    let handing = |how, due| Ok(State::HandingOver { how, due });
    let (from, until) = (day(-100), Some(day(100)));
    let in_office = matches!(state, "in office" | "acknowledged" | "suspended");
    match (state, step) {
        ("nominated", "accept") => Ok(State::Inquiry { until: day(7) }),
        ("nominated", "decline") => ended(Ending::Declined),
        ("nominated", "lapse early") => Err("captains.still_time"),
        ("nominated", "lapse") => ended(Ending::Lapsed),
        ("inquiry", "object" | "reject") => Ok(State::Inquiry { until: day(3) }),
        ("inquiry", "object late") => Err("captains.inquiry_over"),
        ("inquiry", "uphold") => ended(Ending::Upheld),
        ("inquiry", "clear early" | "appoint") => Err("captains.inquiry_runs"),
        ("inquiry", "clear with one open") => Err("captains.objections_open"),
        ("inquiry", "clear") => Ok(State::Cleared { due }),
        ("inquiry" | "cleared", "withdraw") => ended(Ending::Withdrawn),
        ("cleared", "appoint") => Ok(State::InOffice { from: day(0), until: Some(day(700)), acknowledged: false }),
        ("nominated" | "inquiry" | "cleared", "leave the firm") => ended(Ending::Left),
        ("nominated" | "inquiry" | "cleared", "overtaken") => ended(Ending::Overtaken),
        ("in office", "acknowledge") => Ok(State::InOffice { from, until, acknowledged: true }),
        ("acknowledged", "acknowledge") => Err("captains.acknowledged_already"),
        ("in office" | "acknowledged", "suspend") => {
            Ok(State::Suspended { from, until, acknowledged: state == "acknowledged" })
        }
        ("suspended", "resume") => Ok(State::InOffice { from, until, acknowledged: true }),
        ("suspended", "resume late") => Err("captains.term_over"),
        (_, "resign") if in_office => handing(Ending::Resigned, due),
        (_, "rotate") if in_office => handing(Ending::Rotated, due),
        (_, "remove") if in_office => handing(Ending::Removed, due),
        (_, "leave the firm") if in_office => handing(Ending::Left, due),
        (_, "overtaken") if in_office => handing(Ending::Overtaken, due),
        (_, "expire early") if in_office => Err("captains.still_time"),
        (_, "expire") if in_office => handing(Ending::TermOver, due),
        ("handing over", "hand over") => ended(Ending::Resigned),
        ("handing over", "leave the firm") => handing(Ending::Left, day(5)),
        _ => Err("captains.not_now"),
    }
}

#[test]
fn every_state_with_every_step() {
    use kernel::Refusal as _;
    for name in STATES {
        for (step_name, step) in steps() {
            let found = state(name).step(step).map_err(|refusal| refusal.code());
            assert_eq!(found, expected(name, step_name), "{name}, {step_name}");
        }
    }
}

#[test]
fn what_is_over_stays_over() {
    for how in Ending::ALL {
        for (name, step) in steps() {
            assert!(State::Ended { how: *how }.step(step).is_err(), "{name}");
        }
        assert!(!State::Ended { how: *how }.is_running());
    }
}

#[test]
fn nobody_stands_for_a_floor_on_which_they_do_not_work_nor_for_too_many() {
    use kernel::Refusal as _;
    let floors: Vec<FloorId> = (1..=4).map(|n| Id::from_bytes([n; 16])).collect();
    let code = |works_here, held: usize, floor: usize| {
        let standing = Standing { works_here, floors: floors[..held].to_vec() };
        may_stand(&standing, floors[floor], 3).map_err(|r| r.code())
    };
    assert_eq!(code(true, 0, 0), Ok(()));
    assert_eq!(code(true, 2, 3), Ok(()));
    assert_eq!(code(true, 3, 3), Err("captains.too_many_floors"));
    assert_eq!(code(true, 3, 2), Ok(()), "one of the three already");
    assert_eq!(code(false, 0, 0), Err("captains.not_of_the_floor"));
}

#[test]
fn a_substitute_has_days_within_the_term_and_is_alone() {
    use kernel::Refusal as _;
    let code = |from, until, term: Option<i64>, others: &[(i64, i64)]| {
        let others: Vec<_> = others.iter().map(|(a, b)| (day(*a), day(*b))).collect();
        may_substitute((day(from), day(until)), (day(0), term.map(day)), &others, 30).map_err(|r| r.code())
    };
    assert_eq!(code(0, 29, None, &[]), Ok(()));
    assert_eq!(code(0, 30, None, &[]), Err("captains.too_long"));
    assert_eq!(code(-1, 3, None, &[]), Err("captains.no_such_time"));
    assert_eq!(code(5, 4, None, &[]), Err("captains.no_such_time"));
    assert_eq!(code(1, 9, Some(8), &[]), Err("captains.beyond_the_term"));
    assert_eq!(code(1, 8, Some(8), &[]), Ok(()));
    assert_eq!(code(5, 9, None, &[(0, 4), (10, 12)]), Ok(()));
    assert_eq!(code(5, 10, None, &[(10, 12)]), Err("captains.substitute_already"));
}
