//! The states of W7 that a project goes through.
//!
//! `State::step` is the whole of W7: every pair of state and step that it does not name is refused. The module's verbs
//! load a project, take one step, and store what it became.

use kernel::{Date, Deadline, ids};

use crate::refusal::ProjectRefusal;

ids! {
    /// A project (项目).
    pub ProjectId(ProjectKind) = "prj";
    /// Something that a project needs.
    pub NeedId(NeedKind) = "ned";
    /// A claim (认领).
    pub ClaimId(ClaimKind) = "clm";
    /// What a claimant promises to give.
    pub PledgeId(PledgeKind) = "plg";
    /// A milestone (里程碑).
    pub MilestoneId(MilestoneKind) = "mil";
    /// A measurement of the outcome.
    pub MeasurementId(MeasurementKind) = "msr";
}

db::codes! {
    /// How a project ended without delivering.
    pub enum Ending {
        /// 流标后转财政、转部门办理
        Transferred = "transferred",
        /// 流标后关闭说明
        Closed = "closed",
        /// 终止
        Terminated = "terminated",
    }
}

/// Where a project stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// 草案
    Draft,
    /// 审核中
    UnderReview {
        due: Deadline,
    },
    /// 已发布; claims are taken to the end of the day `until`.
    Published {
        until: Date,
    },
    /// 认领待审; the window stays open until `until`, the award is due after it.
    Claimed {
        until: Date,
        due: Deadline,
    },
    /// 流标
    Unclaimed {
        due: Deadline,
    },
    /// 已认领, not signed yet.
    Awarded {
        due: Deadline,
    },
    /// 实施中
    InProgress,
    /// 交接: a claimant has withdrawn, what was pledged is being settled.
    HandingOver {
        due: Deadline,
    },
    /// 待验收
    AwaitingAcceptance {
        due: Deadline,
    },
    /// 跟踪问效: measurement `round` (from 1) is due on `next`.
    Tracking {
        round: u8,
        next: Date,
    },
    /// 评议中
    Appraising,
    /// 已评议
    Appraised,
    /// 归档
    Archived,
    Ended {
        how: Ending,
    },
}

/// What can happen to a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Submit {
        due: Deadline,
    },
    Approve {
        until: Date,
    },
    Return,
    /// The award is due on `due` if this is the first claim.
    Claim {
        today: Date,
        due: Deadline,
    },
    /// The last claim was taken back before it was awarded.
    TakeBack,
    /// Nobody, or somebody, has claimed it by the end of the window.
    WindowEnds {
        today: Date,
        due: Deadline,
    },
    Republish {
        until: Date,
    },
    /// Back to the draft, to be changed and reviewed again.
    Adjust,
    /// Those who have claimed it before go on without the one who left; by `due` they sign, if they have not.
    GoOn {
        due: Option<Deadline>,
    },
    Transfer,
    Close,
    Select {
        today: Date,
        due: Deadline,
    },
    /// None of the claims meets the criteria.
    DeclineAll {
        due: Deadline,
    },
    Start,
    Withdraw {
        due: Deadline,
    },
    ReOffer {
        until: Date,
    },
    Finish {
        due: Deadline,
    },
    /// The outcome is measured first on `next`.
    Accept {
        next: Date,
    },
    Rework,
    /// The outcome was measured; `next` is the day of the next measurement, if there is one.
    Measure {
        next: Option<Date>,
    },
    Appraise,
    Archive,
    Terminate,
}

impl State {
    /// The word that is stored.
    pub const fn code(&self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::UnderReview { .. } => "under_review",
            State::Published { .. } => "published",
            State::Claimed { .. } => "claimed",
            State::Unclaimed { .. } => "unclaimed",
            State::Awarded { .. } => "awarded",
            State::InProgress => "in_progress",
            State::HandingOver { .. } => "handing_over",
            State::AwaitingAcceptance { .. } => "awaiting_acceptance",
            State::Tracking { .. } => "tracking",
            State::Appraising => "appraising",
            State::Appraised => "appraised",
            State::Archived => "archived",
            State::Ended { .. } => "ended",
        }
    }

    /// The floor of the nine.
    pub const fn floor(&self) -> u8 {
        match self {
            State::Draft
            | State::UnderReview { .. }
            | State::Published { .. }
            | State::Claimed { .. }
            | State::Unclaimed { .. } => 6,
            State::Awarded { .. } | State::InProgress | State::HandingOver { .. } => 7,
            State::AwaitingAcceptance { .. } | State::Tracking { .. } | State::Appraising => 8,
            State::Appraised | State::Archived | State::Ended { .. } => 9,
        }
    }

    /// Whether somebody still has to do something.
    pub const fn is_running(&self) -> bool {
        !matches!(self, State::Appraised | State::Archived | State::Ended { .. })
    }

    /// The day by which the next step is due.
    pub const fn due(&self) -> Option<Deadline> {
        match *self {
            State::UnderReview { due }
            | State::Claimed { due, .. }
            | State::Unclaimed { due }
            | State::Awarded { due }
            | State::HandingOver { due }
            | State::AwaitingAcceptance { due } => Some(due),
            State::Published { until } => Some(Deadline { on: until, provisional: false }),
            State::Tracking { next, .. } => Some(Deadline { on: next, provisional: false }),
            _ => None,
        }
    }

    /// Whether it can be claimed on a day.
    pub fn takes_claims(&self, today: Date) -> bool {
        matches!(*self, State::Published { until } | State::Claimed { until, .. } if today <= until)
    }

    /// Takes a step of W7.
    ///
    /// # Errors
    /// [`ProjectRefusal`] for every pair that W7 does not have, and for those whose condition does not hold.
    pub fn step(self, step: Step) -> Result<State, ProjectRefusal> {
        use State as S;
        Ok(match (self, step) {
            (S::Draft, Step::Submit { due }) => S::UnderReview { due },
            (S::UnderReview { .. }, Step::Approve { until }) => S::Published { until },
            (S::UnderReview { .. }, Step::Return) => S::Draft,
            (S::Published { until }, Step::Claim { today, due }) => {
                within(until, today)?;
                S::Claimed { until, due }
            }
            (S::Claimed { until, due }, Step::Claim { today, .. }) => {
                within(until, today)?;
                S::Claimed { until, due }
            }
            (S::Claimed { until, .. }, Step::TakeBack) => S::Published { until },
            (S::Published { until }, Step::WindowEnds { today, due }) => {
                after(until, today)?;
                S::Unclaimed { due }
            }
            (S::Claimed { until, due }, Step::WindowEnds { today, .. }) => {
                after(until, today)?;
                S::Claimed { until, due }
            }
            (S::Unclaimed { .. }, Step::Republish { until }) => S::Published { until },
            (S::Unclaimed { .. }, Step::Adjust) => S::Draft,
            (S::Unclaimed { .. }, Step::GoOn { due: None }) => S::InProgress,
            (S::Unclaimed { .. }, Step::GoOn { due: Some(due) }) => S::Awarded { due },
            (S::Unclaimed { .. }, Step::Transfer) => S::Ended { how: Ending::Transferred },
            (S::Unclaimed { .. }, Step::Close) => S::Ended { how: Ending::Closed },
            (S::Claimed { until, .. }, Step::Select { today, due }) => {
                after(until, today)?;
                S::Awarded { due }
            }
            (S::Claimed { .. }, Step::DeclineAll { due }) => S::Unclaimed { due },
            (S::Awarded { .. }, Step::Start) => S::InProgress,
            (S::Awarded { .. } | S::InProgress, Step::Withdraw { due }) => S::HandingOver { due },
            // Another claimant may leave while the first is still settling.
            (S::HandingOver { due }, Step::Withdraw { .. }) => S::HandingOver { due },
            (S::HandingOver { .. }, Step::ReOffer { until }) => S::Published { until },
            (S::InProgress, Step::Finish { due }) => S::AwaitingAcceptance { due },
            (S::AwaitingAcceptance { .. }, Step::Accept { next }) => S::Tracking { round: 1, next },
            (S::AwaitingAcceptance { .. }, Step::Rework) => S::InProgress,
            (S::Tracking { round, .. }, Step::Measure { next: Some(next) }) => {
                S::Tracking { round: round.saturating_add(1), next }
            }
            (S::Tracking { .. }, Step::Measure { next: None }) => S::Appraising,
            (S::Appraising, Step::Appraise) => S::Appraised,
            (S::Appraised, Step::Archive) => S::Archived,
            (
                S::Draft
                | S::UnderReview { .. }
                | S::Published { .. }
                | S::Claimed { .. }
                | S::Awarded { .. }
                | S::InProgress
                | S::HandingOver { .. }
                | S::AwaitingAcceptance { .. },
                Step::Terminate,
            ) => S::Ended { how: Ending::Terminated },
            (state, step) => return Err(ProjectRefusal::NotNow { state: state.code(), step: step.code() }),
        })
    }
}

fn within(until: Date, today: Date) -> Result<(), ProjectRefusal> {
    if today <= until { Ok(()) } else { Err(ProjectRefusal::WindowOver { until }) }
}

fn after(until: Date, today: Date) -> Result<(), ProjectRefusal> {
    if today > until { Ok(()) } else { Err(ProjectRefusal::WindowOpen { until }) }
}

impl Step {
    pub const fn code(&self) -> &'static str {
        match self {
            Step::Submit { .. } => "submit",
            Step::Approve { .. } => "approve",
            Step::Return => "return",
            Step::Claim { .. } => "claim",
            Step::TakeBack => "take_back",
            Step::WindowEnds { .. } => "window_ends",
            Step::Republish { .. } => "republish",
            Step::Adjust => "adjust",
            Step::GoOn { .. } => "go_on",
            Step::Transfer => "transfer",
            Step::Close => "close",
            Step::Select { .. } => "select",
            Step::DeclineAll { .. } => "decline_all",
            Step::Start => "start",
            Step::Withdraw { .. } => "withdraw",
            Step::ReOffer { .. } => "re_offer",
            Step::Finish { .. } => "finish",
            Step::Accept { .. } => "accept",
            Step::Rework => "rework",
            Step::Measure { .. } => "measure",
            Step::Appraise => "appraise",
            Step::Archive => "archive",
            Step::Terminate => "terminate",
        }
    }
}

#[cfg(test)]
mod tests;
