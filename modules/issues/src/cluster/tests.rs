//! W3 as a table: every pair of state and step.

use kernel::Refusal as _;

use super::*;

fn day(n: i64) -> Date {
    Date::from_column(20_780 + n)
}

fn due(n: i64) -> Deadline {
    Deadline { on: day(n), provisional: false }
}

fn other() -> ClusterId {
    ClusterId::from_bytes([9; 16])
}

/// Every state, with data that lets its conditional steps pass on day 10.
fn states() -> Vec<State> {
    let reason = DeclineReason::NotHere;
    vec![
        State::Received { escalations: 0, due: due(1) },
        State::Clustered,
        State::Declined { reason },
        State::Merged { into: other() },
        State::Handling { level: Level::L0, escalations: 0, due: due(5) },
        State::AwaitingConfirmation { level: Level::L1, escalations: 1, until: day(9) },
        State::Closed { how: Closing::Confirmed, level: Some(Level::L1), reopen_until: day(10) },
        State::Referred { to: ReferTo::Owners },
        State::OnAgenda { deferrals: 0 },
        State::Deliberated { deferrals: 0 },
        State::Passed { amended: false },
        State::Stalemate { deferrals: 1 },
        State::Coordinating { deferrals: 1, until: day(30) },
        State::Noticed { until: day(15) },
        State::Effective,
        State::InProject,
        State::Accepted,
        State::Appraised,
        State::Archived,
    ]
}

fn steps() -> Vec<Step> {
    let (today, reopen_until) = (day(10), day(40));
    vec![
        Step::Triage,
        Step::Decline { reason: DeclineReason::Unclear },
        Step::Merge { into: other() },
        Step::Separate { due: due(11) },
        Step::Supplement { due: due(11) },
        Step::Route { level: Level::L1, due: due(15) },
        Step::Finish { until: day(17) },
        Step::Confirm { today, reopen_until, left: 0 },
        Step::Silence { today, reopen_until, confirmed: false },
        Step::Reopen { today, due: due(15) },
        Step::Escalate { most: 2, due: due(15) },
        Step::Forward { level: Level::L2, due: due(15) },
        Step::Schedule,
        Step::Refer { to: ReferTo::Department },
        Step::TakeUp,
        Step::Decide { vote: Vote::Passed, most_deferrals: 1, today, reopen_until },
        Step::Coordinate { until: day(40) },
        Step::Agree { today, reopen_until },
        Step::Disagree,
        Step::Revisit { kept: true, last: false },
        Step::Publish { until: day(15) },
        Step::TakeEffect,
        Step::MakeProject,
        Step::EndProject { reopen_until },
        Step::Accept,
        Step::Appraise,
        Step::Archive { today },
    ]
}

/// W3: from, step, to. Every pair that is not here is refused.
const TABLE: &[(&str, &str, &str)] = &[
    ("received", "triage", "clustered"),
    ("received", "decline", "declined"),
    ("received", "merge", "merged"),
    ("received", "refer", "referred"),
    ("received", "escalate", "received"),
    ("clustered", "decline", "declined"),
    ("clustered", "merge", "merged"),
    ("clustered", "route", "handling"),
    ("clustered", "schedule", "on_agenda"),
    ("clustered", "refer", "referred"),
    ("merged", "separate", "received"),
    ("handling", "merge", "merged"),
    ("handling", "finish", "awaiting_confirmation"),
    ("handling", "escalate", "handling"),
    ("handling", "forward", "handling"),
    ("handling", "schedule", "on_agenda"),
    ("handling", "refer", "referred"),
    ("awaiting_confirmation", "confirm", "closed"),
    ("awaiting_confirmation", "silence", "closed"),
    ("awaiting_confirmation", "reopen", "handling"),
    ("awaiting_confirmation", "schedule", "on_agenda"),
    ("closed", "reopen", "handling"),
    ("closed", "appraise", "appraised"),
    ("on_agenda", "take_up", "deliberated"),
    ("on_agenda", "refer", "referred"),
    ("deliberated", "decide", "passed"),
    ("deliberated", "coordinate", "coordinating"),
    ("stalemate", "coordinate", "coordinating"),
    ("stalemate", "refer", "referred"),
    ("coordinating", "refer", "referred"),
    ("coordinating", "agree", "closed"),
    ("coordinating", "disagree", "on_agenda"),
    ("passed", "publish", "noticed"),
    ("noticed", "take_effect", "effective"),
    ("effective", "make_project", "in_project"),
    ("in_project", "end_project", "closed"),
    ("in_project", "accept", "accepted"),
    ("accepted", "appraise", "appraised"),
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
                    let known = ["issues.not_now", "issues.may_be_reopened"];
                    assert!(known.contains(&refusal.code()), "{state:?} {step:?} {}", refusal.code());
                    assert!(!refusal.sentence().zh.is_empty() && !refusal.sentence().en.is_empty());
                }
                (found, expected) => panic!("{state:?} {step:?}: {found:?}, the table says {expected:?}"),
            }
        }
    }
}

#[test]
fn every_vote_leads_somewhere() {
    let deliberated = |deferrals| State::Deliberated { deferrals };
    let decide = |vote| Step::Decide { vote, most_deferrals: 1, today: day(10), reopen_until: day(40) };
    let after = |vote, deferrals| deliberated(deferrals).step(decide(vote));
    assert_eq!(after(Vote::Passed, 0), Ok(State::Passed { amended: false }));
    assert_eq!(after(Vote::PassedAmended, 0), Ok(State::Passed { amended: true }));
    assert_eq!(after(Vote::Stalemate, 1), Ok(State::Stalemate { deferrals: 1 }));
    assert_eq!(after(Vote::Deferred, 0), Ok(State::OnAgenda { deferrals: 1 }));
    assert_eq!(after(Vote::Deferred, 1), Err(IssueRefusal::DeferredAlready));
    let rejected = State::Closed { how: Closing::VotedDown, level: None, reopen_until: day(40) };
    assert_eq!(after(Vote::Rejected, 0), Ok(rejected));
}

#[test]
fn conditions_of_days_and_levels() {
    let waiting = State::AwaitingConfirmation { level: Level::L1, escalations: 0, until: day(10) };
    let silence = Step::Silence { today: day(10), reopen_until: day(40), confirmed: false };
    assert_eq!(waiting.step(silence), Err(IssueRefusal::StillWaiting { until: day(10) }));
    let closed = State::Closed { how: Closing::Silence, level: None, reopen_until: day(9) };
    let reopen = Step::Reopen { today: day(10), due: due(15) };
    assert_eq!(closed.step(reopen), Err(IssueRefusal::TooLateToReopen { until: day(9) }));
    assert_eq!(closed.step(Step::Archive { today: day(10) }), Ok(State::Archived));
    let handling = |level, escalations| State::Handling { level, escalations, due: due(1) };
    let up = Step::Escalate { most: 2, due: due(15) };
    assert_eq!(handling(Level::L1, 1).step(up), Ok(State::Handling { level: Level::L2, escalations: 2, due: due(15) }));
    assert_eq!(handling(Level::L1, 2).step(up), Err(IssueRefusal::HighestLevel));
    assert_eq!(handling(Level::L3, 0).step(up), Err(IssueRefusal::HighestLevel));
}

#[test]
fn only_what_was_not_clear_is_supplemented() {
    for reason in DeclineReason::ALL {
        let supplemented = State::Declined { reason: *reason }.step(Step::Supplement { due: due(11) });
        match reason {
            DeclineReason::Unclear => {
                assert_eq!(supplemented, Ok(State::Received { escalations: 0, due: due(11) }));
            }
            _ => assert_eq!(
                supplemented,
                Err(IssueRefusal::NotNow { state: "declined", step: "supplement" }),
                "{reason:?}"
            ),
        }
    }
}

#[test]
fn what_nobody_groups_goes_up_as_often_as_the_rules_say() {
    let received = |escalations| State::Received { escalations, due: due(1) };
    for (before, most, after) in [(0, 2, Some(1)), (1, 2, Some(2)), (2, 2, None), (0, 0, None), (2, 9, None)] {
        let expected = match after {
            Some(escalations) => Ok(State::Received { escalations, due: due(11) }),
            None => Err(IssueRefusal::HighestLevel),
        };
        assert_eq!(received(before).step(Step::Escalate { most, due: due(11) }), expected, "{before} of {most}");
    }
    assert_eq!([0, 1, 2].map(triage_level), [Level::L1, Level::L2, Level::L3]);
}

#[test]
fn one_reporter_does_not_speak_for_all() {
    let waiting = State::AwaitingConfirmation { level: Level::L1, escalations: 1, until: day(9) };
    let closed = |how| State::Closed { how, level: Some(Level::L1), reopen_until: day(40) };
    let confirm = |left| Step::Confirm { today: day(5), reopen_until: day(40), left };
    assert_eq!(waiting.step(confirm(2)), Ok(waiting));
    assert_eq!(waiting.step(confirm(0)), Ok(closed(Closing::Confirmed)));
    let over = |confirmed| Step::Silence { today: day(10), reopen_until: day(40), confirmed };
    assert_eq!(waiting.step(over(true)), Ok(closed(Closing::Confirmed)));
    assert_eq!(waiting.step(over(false)), Ok(closed(Closing::Silence)));
}

#[test]
fn an_agreement_is_over_after_its_last_revisit() {
    let closed = |how| State::Closed { how, level: None, reopen_until: day(9) };
    let revisit = |kept, last| Step::Revisit { kept, last };
    let archive = Step::Archive { today: day(10) };
    assert_eq!(closed(Closing::Agreed).step(archive), Err(IssueRefusal::AgreementRuns));
    assert_eq!(closed(Closing::Agreed).step(Step::Appraise), Err(IssueRefusal::AgreementRuns));
    for (how, kept, last, expected) in [
        (Closing::Agreed, true, false, Some(closed(Closing::Agreed))),
        (Closing::Agreed, true, true, Some(closed(Closing::Kept))),
        (Closing::Agreed, false, false, Some(State::OnAgenda { deferrals: 0 })),
        (Closing::Agreed, false, true, Some(State::OnAgenda { deferrals: 0 })),
        (Closing::Kept, false, true, Some(State::OnAgenda { deferrals: 0 })),
        (Closing::Kept, true, true, None),
        (Closing::Confirmed, false, true, None),
    ] {
        assert_eq!(closed(how).step(revisit(kept, last)).ok(), expected, "{how:?} {kept} {last}");
    }
    assert_eq!(closed(Closing::Kept).step(archive), Ok(State::Archived));
}
