//! The states of W1 until a committee is at work.
//!
//! `State::step` is the whole of it: every pair of state and step that it does not name is refused. From the filing on the
//! body has a state of its own, in `committees`.

use kernel::{Clause, Date, Deadline, ids};

use crate::refusal::FoundingRefusal;

ids! {
    /// The founding of a committee, or its renewal.
    pub FoundingId(FoundingMark) = "fnd";
    /// An initiator.
    pub InitiatorId(InitiatorMark) = "ini";
    /// Somebody proposed for a seat.
    pub ProposalId(ProposalMark) = "fpm";
    /// An objection to what is on public notice.
    pub FoundingObjectionId(FoundingObjectionMark) = "fob";
    /// Something that the first meeting decides on.
    pub MotionId(MotionMark) = "fmo";
}

db::codes! {
    /// A new committee, or another term.
    pub enum Kind {
        Founding = "founding",
        Renewal = "renewal",
    }
}

db::codes! {
    /// What a recheck finds about an objection.
    pub enum Finding {
        /// It does not hold.
        Unfounded = "unfounded",
        /// It holds, and what it is about was changed: notice anew.
        Mended = "mended",
        /// It holds, and the application falls.
        Fatal = "fatal",
    }
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// 酝酿、筹备
    Preparing,
    /// 已申请: the subdistrict accepts it or sends it back by `due`.
    Applied { due: Deadline },
    /// 退回补正
    Returned,
    /// 已受理: under review.
    Accepted { due: Deadline },
    /// 审核通过: to be published.
    Reviewed { due: Deadline },
    /// 驳回
    Rejected,
    /// 公示中 to the end of the day `until`; filed by `due`.
    Noticed { until: Date, due: Deadline },
    /// 复核: an objection is to be answered by `due`.
    Rechecking { until: Date, due: Deadline },
    /// 已备案: the first meeting takes place by `due`.
    Filed { due: Deadline },
    /// 成立
    Established,
    /// 撤回、终止: given up by those who prepared it, or ended with the committee that it was to renew.
    Ended,
}

/// A step of W1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Submit {
        due: Deadline,
    },
    Accept {
        due: Deadline,
    },
    Return,
    Approve {
        due: Deadline,
    },
    Reject,
    Publish {
        until: Date,
        due: Deadline,
    },
    Object {
        today: Date,
        due: Deadline,
    },
    /// An objection is answered, `open` are not yet. `until` and `due` hold if that leads back to the notice.
    Recheck {
        finding: Finding,
        open: u32,
        until: Date,
        due: Deadline,
    },
    File {
        today: Date,
        due: Deadline,
    },
    Establish,
    /// Those who prepare it give it up.
    Withdraw,
    /// The committee is dissolved.
    Dissolve,
}

impl State {
    /// The word that is stored.
    pub const fn code(&self) -> &'static str {
        match self {
            State::Preparing => "preparing",
            State::Applied { .. } => "applied",
            State::Returned => "returned",
            State::Accepted { .. } => "accepted",
            State::Reviewed { .. } => "reviewed",
            State::Rejected => "rejected",
            State::Noticed { .. } => "noticed",
            State::Rechecking { .. } => "rechecking",
            State::Filed { .. } => "filed",
            State::Established => "established",
            State::Ended => "ended",
        }
    }

    /// From what is stored.
    pub fn read(code: &str, due: Option<Deadline>, until: Option<Date>) -> Option<Self> {
        Some(match (code, due, until) {
            ("preparing", ..) => State::Preparing,
            ("applied", Some(due), _) => State::Applied { due },
            ("returned", ..) => State::Returned,
            ("accepted", Some(due), _) => State::Accepted { due },
            ("reviewed", Some(due), _) => State::Reviewed { due },
            ("rejected", ..) => State::Rejected,
            ("noticed", Some(due), Some(until)) => State::Noticed { until, due },
            ("rechecking", Some(due), Some(until)) => State::Rechecking { until, due },
            ("filed", Some(due), _) => State::Filed { due },
            ("established", ..) => State::Established,
            ("ended", ..) => State::Ended,
            _ => return None,
        })
    }

    /// The day by which somebody has to act.
    pub const fn due(&self) -> Option<Deadline> {
        match *self {
            State::Applied { due }
            | State::Accepted { due }
            | State::Reviewed { due }
            | State::Noticed { due, .. }
            | State::Rechecking { due, .. }
            | State::Filed { due } => Some(due),
            _ => None,
        }
    }

    pub const fn until(&self) -> Option<Date> {
        match *self {
            State::Noticed { until, .. } | State::Rechecking { until, .. } => Some(until),
            _ => None,
        }
    }

    /// Whether those who prepare it may change it.
    ///
    /// # Errors
    /// It is with the authorities.
    pub const fn may_edit(&self, step: &'static str) -> Result<(), FoundingRefusal> {
        match self {
            State::Preparing | State::Returned => Ok(()),
            state => Err(FoundingRefusal::NotNow { state: state.code(), step }),
        }
    }

    /// Whether names may be changed: also while an objection to them is looked into.
    ///
    /// # Errors
    /// It is with the authorities, or on public notice.
    pub const fn may_propose(&self) -> Result<(), FoundingRefusal> {
        match self {
            State::Rechecking { .. } => Ok(()),
            state => state.may_edit("propose"),
        }
    }

    pub const fn is_over(&self) -> bool {
        matches!(self, State::Rejected | State::Established | State::Ended)
    }

    /// Whether everybody may read it: from the public notice on.
    pub const fn is_public(&self) -> bool {
        matches!(self, State::Noticed { .. } | State::Rechecking { .. } | State::Filed { .. } | State::Established)
    }

    /// Takes a step. A renewal is reviewed at once: nobody has to accept what comes from a committee that is filed.
    ///
    /// # Errors
    /// [`FoundingRefusal`] for every pair that W1 does not have, and for those whose condition does not hold.
    pub fn step(self, kind: Kind, step: &Step) -> Result<State, FoundingRefusal> {
        use State as S;
        Ok(match (self, step.clone()) {
            (S::Preparing | S::Returned, Step::Submit { due }) => match kind {
                Kind::Founding => S::Applied { due },
                Kind::Renewal => S::Accepted { due },
            },
            (S::Applied { .. }, Step::Accept { due }) => S::Accepted { due },
            (S::Applied { .. }, Step::Return) => S::Returned,
            (S::Accepted { .. }, Step::Approve { due }) => S::Reviewed { due },
            (S::Accepted { .. }, Step::Reject) => S::Rejected,
            (S::Reviewed { .. }, Step::Publish { until, due }) => S::Noticed { until, due },
            (S::Noticed { until, .. } | S::Rechecking { until, .. }, Step::Object { today, .. }) if today > until => {
                return Err(FoundingRefusal::NoticeIsOver { until });
            }
            (S::Noticed { until, .. }, Step::Object { due, .. }) => S::Rechecking { until, due },
            // What came first is answered first; the day stands.
            (S::Rechecking { until, due }, Step::Object { .. }) => S::Rechecking { until, due },
            (S::Rechecking { .. }, Step::Recheck { finding: Finding::Fatal, .. }) => S::Rejected,
            (S::Rechecking { due, .. }, Step::Recheck { open, until, .. }) if open > 0 => S::Rechecking { until, due },
            (S::Rechecking { .. }, Step::Recheck { until, due, .. }) => S::Noticed { until, due },
            (S::Rechecking { .. }, Step::File { .. }) => return Err(FoundingRefusal::ObjectionsOpen),
            (S::Noticed { until, .. }, Step::File { today, .. }) if today <= until => {
                return Err(FoundingRefusal::StillOnNotice { until });
            }
            (S::Noticed { .. }, Step::File { due, .. }) => S::Filed { due },
            (S::Filed { .. }, Step::Establish) => S::Established,
            // A renewal is owed to the term that ends: nobody gives it up.
            (S::Preparing | S::Returned, Step::Withdraw) if kind == Kind::Founding => S::Ended,
            (state, Step::Dissolve) if !state.is_over() => S::Ended,
            (state, step) => return Err(FoundingRefusal::NotNow { state: state.code(), step: step.code() }),
        })
    }
}

impl Step {
    pub const fn code(&self) -> &'static str {
        match self {
            Step::Submit { .. } => "submit",
            Step::Accept { .. } => "accept",
            Step::Return => "return",
            Step::Approve { .. } => "approve",
            Step::Reject => "reject",
            Step::Publish { .. } => "publish",
            Step::Object { .. } => "object",
            Step::Recheck { .. } => "recheck",
            Step::File { .. } => "file",
            Step::Establish => "establish",
            Step::Withdraw => "withdraw",
            Step::Dissolve => "dissolve",
        }
    }
}

/// What an application consists of, each to be named if it is wanting.
pub const MATERIALS: [&str; 7] = ["initiators", "members", "name", "legal_status", "rules", "covenant", "conditions"];

/// Whether an application may be sent back for `named`: the first time for anything, later only for what was named before
/// and for what has changed since it was read (一次告知).
///
/// # Errors
/// The first material that could have been named the first time.
pub fn may_return(
    named: &[String],
    returns: u32,
    before: &[String],
    changed: impl Fn(&str) -> bool,
    clause: &Clause,
) -> Result<(), FoundingRefusal> {
    if returns == 0 {
        return Ok(());
    }
    match named.iter().find(|n| !before.contains(n) && !changed(n)) {
        Some(late) => Err(FoundingRefusal::NamedTooLate { material: late.clone(), clause: clause.clone() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use kernel::Text;

    use super::*;

    fn day(n: i64) -> Date {
        Date::new(2026, 11, 2).unwrap().plus_days(n)
    }

    fn due(n: i64) -> Deadline {
        Deadline { on: day(n), provisional: false }
    }

    fn states() -> [State; 11] {
        [
            State::Preparing,
            State::Applied { due: due(5) },
            State::Returned,
            State::Accepted { due: due(20) },
            State::Reviewed { due: due(3) },
            State::Rejected,
            State::Noticed { until: day(7), due: due(14) },
            State::Rechecking { until: day(7), due: due(9) },
            State::Filed { due: due(30) },
            State::Established,
            State::Ended,
        ]
    }

    fn steps() -> [Step; 14] {
        let recheck = |finding, open| Step::Recheck { finding, open, until: day(8), due: due(15) };
        [
            Step::Submit { due: due(5) },
            Step::Accept { due: due(20) },
            Step::Return,
            Step::Approve { due: due(3) },
            Step::Reject,
            Step::Publish { until: day(7), due: due(14) },
            Step::Object { today: day(7), due: due(9) },
            recheck(Finding::Unfounded, 0),
            recheck(Finding::Mended, 1),
            recheck(Finding::Fatal, 1),
            Step::File { today: day(8), due: due(30) },
            Step::Establish,
            Step::Withdraw,
            Step::Dissolve,
        ]
    }

    /// The transition table of W1: rows are states, columns steps, `-` is refused.
    #[test]
    fn every_state_takes_the_steps_of_the_table_and_refuses_all_others() {
        const TABLE: [[&str; 14]; 11] = [
            ["applied", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "ended", "ended"],
            ["-", "accepted", "returned", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "ended"],
            ["applied", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "ended", "ended"],
            ["-", "-", "-", "reviewed", "rejected", "-", "-", "-", "-", "-", "-", "-", "-", "ended"],
            ["-", "-", "-", "-", "-", "noticed", "-", "-", "-", "-", "-", "-", "-", "ended"],
            ["-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"],
            ["-", "-", "-", "-", "-", "-", "rechecking", "-", "-", "-", "filed", "-", "-", "ended"],
            ["-", "-", "-", "-", "-", "-", "rechecking", "noticed", "rechecking", "rejected", "!", "-", "-", "ended"],
            ["-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "established", "-", "ended"],
            ["-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"],
            ["-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-", "-"],
        ];
        for (state, row) in states().into_iter().zip(TABLE) {
            for (step, expected) in steps().iter().zip(row) {
                let taken = state.step(Kind::Founding, step);
                match expected {
                    "-" => assert_eq!(
                        taken,
                        Err(FoundingRefusal::NotNow { state: state.code(), step: step.code() }),
                        "{state:?} {step:?}"
                    ),
                    "!" => assert_eq!(taken, Err(FoundingRefusal::ObjectionsOpen)),
                    code => assert_eq!(taken.map(|s| s.code()), Ok(code), "{state:?} {step:?}"),
                }
            }
        }
    }

    #[test]
    fn a_renewal_is_reviewed_at_once() {
        let taken = State::Preparing.step(Kind::Renewal, &Step::Submit { due: due(20) });
        assert_eq!(taken, Ok(State::Accepted { due: due(20) }));
        let given_up = State::Preparing.step(Kind::Renewal, &Step::Withdraw);
        assert_eq!(given_up, Err(FoundingRefusal::NotNow { state: "preparing", step: "withdraw" }));
    }

    #[test]
    fn the_notice_runs_to_the_end_of_its_last_day() {
        let noticed = State::Noticed { until: day(7), due: due(14) };
        let object = |n| noticed.step(Kind::Founding, &Step::Object { today: day(n), due: due(9) });
        assert!(object(7).is_ok());
        assert_eq!(object(8), Err(FoundingRefusal::NoticeIsOver { until: day(7) }));
        let file = |n| noticed.step(Kind::Founding, &Step::File { today: day(n), due: due(40) });
        assert_eq!(file(7), Err(FoundingRefusal::StillOnNotice { until: day(7) }));
        assert_eq!(file(8), Ok(State::Filed { due: due(40) }));
    }

    #[test]
    fn what_is_stored_reads_back() {
        for state in states() {
            assert_eq!(State::read(state.code(), state.due(), state.until()), Some(state));
        }
        assert_eq!(State::read("applied", None, None), None);
    }

    #[test]
    fn a_second_return_names_only_what_was_named_or_has_changed() {
        let clause = Clause { id: "规则 1".into(), text: Text::same("") };
        let list = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        let before = list(&["rules"]);
        let changed = |n: &str| n == "members";
        assert_eq!(may_return(&list(&["name", "covenant"]), 0, &[], changed, &clause), Ok(()));
        assert_eq!(may_return(&list(&["rules", "members"]), 1, &before, changed, &clause), Ok(()));
        let late = FoundingRefusal::NamedTooLate { material: "covenant".into(), clause: clause.clone() };
        assert_eq!(may_return(&list(&["rules", "covenant"]), 1, &before, changed, &clause), Err(late));
    }

    #[test]
    fn only_drafts_are_changed_and_names_while_rechecking_too() {
        let editable = ["preparing", "returned"];
        for state in states() {
            assert_eq!(state.may_edit("edit").is_ok(), editable.contains(&state.code()), "{state:?}");
            let names = editable.contains(&state.code()) || state.code() == "rechecking";
            assert_eq!(state.may_propose().is_ok(), names, "{state:?}");
        }
    }
}
