//! W7 as a table: every pair of state and step.

use kernel::Refusal as _;

use super::*;

fn day(n: i64) -> Date {
    Date::from_column(20_780 + n)
}

fn due(n: i64) -> Deadline {
    Deadline { on: day(n), provisional: false }
}

/// Every state, with data that lets its conditional steps pass on day 10.
fn states() -> Vec<State> {
    vec![
        State::Draft,
        State::UnderReview { due: due(15) },
        State::Published { until: day(9) },
        State::Claimed { until: day(9), due: due(16) },
        State::Unclaimed { due: due(16) },
        State::Awarded { due: due(24) },
        State::InProgress,
        State::HandingOver { due: due(24) },
        State::AwaitingAcceptance { due: due(24) },
        State::Tracking { round: 1, next: day(40) },
        State::Appraising,
        State::Appraised,
        State::Archived,
        State::Ended { how: Ending::Terminated },
    ]
}

fn steps() -> Vec<Step> {
    let today = day(10);
    vec![
        Step::Submit { due: due(15) },
        Step::Approve { until: day(24) },
        Step::Return,
        // The one step that needs the window to be open.
        Step::Claim { today: day(9), due: due(16) },
        Step::TakeBack,
        Step::WindowEnds { today, due: due(16) },
        Step::Republish { until: day(24) },
        Step::Adjust,
        Step::GoOn { due: None },
        Step::Transfer,
        Step::Close,
        Step::Select { today, due: due(24) },
        Step::DeclineAll { due: due(16) },
        Step::Start,
        Step::Withdraw { due: due(24) },
        Step::ReOffer { until: day(24) },
        Step::Finish { due: due(24) },
        Step::Accept { next: day(40) },
        Step::Rework,
        Step::Measure { next: None },
        Step::Appraise,
        Step::Archive,
        Step::Terminate,
    ]
}

/// W7: from, step, to. Every pair that is not here is refused.
const TABLE: &[(&str, &str, &str)] = &[
    ("draft", "submit", "under_review"),
    ("draft", "terminate", "ended"),
    ("under_review", "approve", "published"),
    ("under_review", "return", "draft"),
    ("under_review", "terminate", "ended"),
    ("published", "claim", "claimed"),
    ("published", "window_ends", "unclaimed"),
    ("published", "terminate", "ended"),
    ("claimed", "claim", "claimed"),
    ("claimed", "take_back", "published"),
    ("claimed", "window_ends", "claimed"),
    ("claimed", "select", "awarded"),
    ("claimed", "decline_all", "unclaimed"),
    ("claimed", "terminate", "ended"),
    ("unclaimed", "republish", "published"),
    ("unclaimed", "adjust", "draft"),
    ("unclaimed", "go_on", "in_progress"),
    ("unclaimed", "transfer", "ended"),
    ("unclaimed", "close", "ended"),
    ("awarded", "start", "in_progress"),
    ("awarded", "withdraw", "handing_over"),
    ("awarded", "terminate", "ended"),
    ("in_progress", "withdraw", "handing_over"),
    ("in_progress", "finish", "awaiting_acceptance"),
    ("in_progress", "terminate", "ended"),
    ("handing_over", "withdraw", "handing_over"),
    ("handing_over", "re_offer", "published"),
    ("handing_over", "terminate", "ended"),
    ("awaiting_acceptance", "accept", "tracking"),
    ("awaiting_acceptance", "rework", "in_progress"),
    ("awaiting_acceptance", "terminate", "ended"),
    ("tracking", "measure", "appraising"),
    ("appraising", "appraise", "appraised"),
    ("appraised", "archive", "archived"),
];

#[test]
fn every_state_takes_its_steps_and_refuses_all_others() {
    for state in states() {
        for step in steps() {
            let expected = TABLE.iter().find(|(from, s, _)| *from == state.code() && *s == step.code());
            match (state.step(step), expected) {
                (Ok(next), Some((.., to))) => assert_eq!(next.code(), *to, "{state:?} {step:?}"),
                (Err(refusal), None) => {
                    assert_eq!(refusal.code(), "projects.not_now", "{state:?} {step:?}");
                    assert!(!refusal.sentence().zh.is_empty() && !refusal.sentence().en.is_empty());
                }
                (found, expected) => panic!("{state:?} {step:?}: {found:?}, the table says {expected:?}"),
            }
        }
    }
}

#[test]
fn the_window_is_open_to_the_end_of_its_last_day() {
    let published = State::Published { until: day(9) };
    let claimed = State::Claimed { until: day(9), due: due(16) };
    for state in [published, claimed] {
        assert!(state.takes_claims(day(9)) && !state.takes_claims(day(10)));
        let claim = |today| state.step(Step::Claim { today, due: due(16) });
        assert_eq!(claim(day(9)), Ok(claimed));
        assert_eq!(claim(day(10)), Err(ProjectRefusal::WindowOver { until: day(9) }));
        let ends = |today| state.step(Step::WindowEnds { today, due: due(16) });
        assert_eq!(ends(day(9)), Err(ProjectRefusal::WindowOpen { until: day(9) }));
        assert!(ends(day(10)).is_ok());
    }
    let select = |today| claimed.step(Step::Select { today, due: due(20) });
    assert_eq!(select(day(9)), Err(ProjectRefusal::WindowOpen { until: day(9) }));
    assert_eq!(select(day(10)), Ok(State::Awarded { due: due(20) }));
}

#[test]
fn every_measurement_leads_to_the_next_and_the_last_to_the_appraisal() {
    let first = State::Tracking { round: 1, next: day(30) };
    let second = first.step(Step::Measure { next: Some(day(90)) });
    assert_eq!(second, Ok(State::Tracking { round: 2, next: day(90) }));
    assert_eq!(second.unwrap().step(Step::Measure { next: None }), Ok(State::Appraising));
}

#[test]
fn a_second_withdrawal_does_not_put_off_the_first_settlement() {
    let handing_over = State::HandingOver { due: due(5) };
    assert_eq!(handing_over.step(Step::Withdraw { due: due(9) }), Ok(handing_over));
}
