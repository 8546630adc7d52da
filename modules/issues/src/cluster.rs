//! A matter (诉求归并 `IssueCluster`) and the states of W3 that it goes through.
//!
//! `State::step` is the whole of W3: every pair of state and step that it does not name is refused. The module's verbs
//! load a cluster, take one step, and store what it became.

use kernel::{Date, Deadline, ids};
use policy::api::IssueRules;
use serde::{Deserialize, Serialize};

use crate::refusal::IssueRefusal;

ids! {
    /// A matter: one or more reports that say the same.
    pub ClusterId(ClusterKind) = "clu";
    /// One report.
    pub IssueId(IssueKind) = "iss";
}

db::codes! {
    /// Who settles it: the lowest level that can.
    pub enum Level {
        /// 楼层长
        L0 = "l0",
        /// 物业、楼委会
        L1 = "l1",
        /// 街道、企业服务专员
        L2 = "l2",
        /// 部门负责人直联
        L3 = "l3",
    }
}

impl Level {
    pub fn above(self) -> Option<Level> {
        match self {
            Level::L0 => Some(Level::L1),
            Level::L1 => Some(Level::L2),
            Level::L2 => Some(Level::L3),
            Level::L3 => None,
        }
    }

    /// The working days that it has.
    pub fn days(self, rules: &IssueRules, hard: bool) -> u32 {
        match self {
            Level::L0 => rules.captain_days.value,
            Level::L1 => rules.building_days.value,
            Level::L2 if hard => rules.subdistrict_hard_days.value,
            Level::L2 => rules.subdistrict_days.value,
            Level::L3 => rules.department_days.value,
        }
    }
}

db::codes! {
    /// Why a report is sent back. The sentence beside it says what to do instead.
    pub enum DeclineReason {
        /// 不在本楼
        NotHere = "not_here",
        /// 已有答复
        Answered = "answered",
        /// 说不清，请补充
        Unclear = "unclear",
        /// 依法由别处决定
        Elsewhere = "elsewhere",
        /// 涉及个人隐私或者违法内容
        Improper = "improper",
    }
}

db::codes! {
    /// How a matter was closed.
    pub enum Closing {
        /// The reporter confirmed.
        Confirmed = "confirmed",
        /// Nobody answered in time: silence counts as yes.
        Silence = "silence",
        /// The committee voted it down.
        VotedDown = "voted_down",
        /// The parties agreed in a coordination; they still have to keep it.
        Agreed = "agreed",
        /// Ninety days later the agreement was kept (W4).
        Kept = "kept",
        /// The project ended without delivering; the reason is on its page.
        Ended = "ended",
    }
}

db::codes! {
    /// Who decides what a committee may not (K12).
    pub enum ReferTo {
        Owners = "owners",
        Department = "department",
        /// Courts, arbitration, people's mediation.
        Law = "law",
        Contract = "contract",
        Subdistrict = "subdistrict",
    }
}

/// What a committee made of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vote {
    Passed,
    PassedAmended,
    Rejected,
    Deferred,
    Stalemate,
}

impl Vote {
    pub const fn code(self) -> &'static str {
        match self {
            Vote::Passed => "passed",
            Vote::PassedAmended => "amended",
            Vote::Rejected => "rejected",
            Vote::Deferred => "deferred",
            Vote::Stalemate => "stalemate",
        }
    }
}

/// Where a matter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// 已收; `escalations` counts how often it went up because nobody grouped it.
    Received { escalations: u8, due: Deadline },
    /// 归并
    Clustered,
    /// 退回
    Declined { reason: DeclineReason },
    /// Its reports belong to another matter now.
    Merged { into: ClusterId },
    /// 办理中
    Handling { level: Level, escalations: u8, due: Deadline },
    /// 待确认
    AwaitingConfirmation { level: Level, escalations: u8, until: Date },
    /// 关闭; until `reopen_until` it can be taken up again.
    Closed { how: Closing, level: Option<Level>, reopen_until: Date },
    /// 转业主大会、部门等
    Referred { to: ReferTo },
    /// 议题; `deferrals` counts how often it was put off.
    OnAgenda { deferrals: u8 },
    /// 已议
    Deliberated { deferrals: u8 },
    /// 通过、修改后通过, not published yet.
    Passed { amended: bool },
    /// 僵局
    Stalemate { deferrals: u8 },
    /// 协调中
    Coordinating { deferrals: u8, until: Date },
    /// 公示中
    Noticed { until: Date },
    /// 生效
    Effective,
    /// 项目
    InProject,
    /// 验收通过
    Accepted,
    /// 已评议
    Appraised,
    /// 归档
    Archived,
}

/// What can happen to a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Confirmed as a matter of its own.
    Triage,
    Decline {
        reason: DeclineReason,
    },
    Merge {
        into: ClusterId,
    },
    Separate {
        due: Deadline,
    },
    /// What was not clear is said again, with more words.
    Supplement {
        due: Deadline,
    },
    Route {
        level: Level,
        due: Deadline,
    },
    /// The handler says that it is done.
    Finish {
        until: Date,
    },
    /// A reporter says that it is solved; `left` others have not answered yet.
    Confirm {
        today: Date,
        reopen_until: Date,
        left: i64,
    },
    /// The time to answer is over and nobody objected; `confirmed` if somebody said that it is solved.
    Silence {
        today: Date,
        reopen_until: Date,
        confirmed: bool,
    },
    Reopen {
        today: Date,
        due: Deadline,
    },
    /// A day has passed: one level up, at most `most` times.
    Escalate {
        most: u8,
        due: Deadline,
    },
    /// By hand, with a reason.
    Forward {
        level: Level,
        due: Deadline,
    },
    /// By the chair, or because enough people or enterprises ask for it.
    Schedule,
    Refer {
        to: ReferTo,
    },
    TakeUp,
    Decide {
        vote: Vote,
        most_deferrals: u8,
        today: Date,
        reopen_until: Date,
    },
    Coordinate {
        until: Date,
    },
    Agree {
        today: Date,
        reopen_until: Date,
    },
    /// The coordination failed: back to the agenda.
    Disagree,
    /// The agreement was looked back at, for the last time or not: broken, it is back on the agenda (W4).
    Revisit {
        kept: bool,
        last: bool,
    },
    Publish {
        until: Date,
    },
    TakeEffect,
    MakeProject,
    /// The project ended without delivering.
    EndProject {
        reopen_until: Date,
    },
    Accept,
    Appraise,
    Archive {
        today: Date,
    },
}

impl State {
    /// The word that is stored.
    pub const fn code(&self) -> &'static str {
        match self {
            State::Received { .. } => "received",
            State::Clustered => "clustered",
            State::Declined { .. } => "declined",
            State::Merged { .. } => "merged",
            State::Handling { .. } => "handling",
            State::AwaitingConfirmation { .. } => "awaiting_confirmation",
            State::Closed { .. } => "closed",
            State::Referred { .. } => "referred",
            State::OnAgenda { .. } => "on_agenda",
            State::Deliberated { .. } => "deliberated",
            State::Passed { .. } => "passed",
            State::Stalemate { .. } => "stalemate",
            State::Coordinating { .. } => "coordinating",
            State::Noticed { .. } => "noticed",
            State::Effective => "effective",
            State::InProject => "in_project",
            State::Accepted => "accepted",
            State::Appraised => "appraised",
            State::Archived => "archived",
        }
    }

    /// The floor of the nine.
    pub const fn floor(&self) -> u8 {
        match self {
            State::Received { .. } => 1,
            State::Clustered | State::Merged { .. } => 2,
            State::Handling { .. } | State::Declined { .. } | State::Referred { .. } => 3,
            State::OnAgenda { .. }
            | State::Deliberated { .. }
            | State::Passed { .. }
            | State::Stalemate { .. }
            | State::Coordinating { .. } => 4,
            State::Noticed { .. } => 5,
            State::Effective | State::InProject => 6,
            State::AwaitingConfirmation { .. } | State::Accepted => 8,
            State::Closed { .. } | State::Appraised | State::Archived => 9,
        }
    }

    /// Whether somebody still has to do something.
    pub const fn is_running(&self) -> bool {
        !matches!(
            self,
            State::Declined { .. }
                | State::Merged { .. }
                | State::Closed { .. }
                | State::Referred { .. }
                | State::Appraised
                | State::Archived
        )
    }

    /// Takes a step of W3.
    ///
    /// # Errors
    /// A refusal for every pair that W3 does not have, and for those whose condition does not hold.
    pub fn step(self, step: Step) -> Result<State, IssueRefusal> {
        use State as S;
        Ok(match (self, step) {
            (S::Received { .. }, Step::Triage) => S::Clustered,
            (S::Received { .. } | S::Clustered, Step::Decline { reason }) => S::Declined { reason },
            (S::Received { .. } | S::Clustered | S::Handling { .. }, Step::Merge { into }) => S::Merged { into },
            (S::Merged { .. }, Step::Separate { due })
            | (S::Declined { reason: DeclineReason::Unclear }, Step::Supplement { due }) => {
                S::Received { escalations: 0, due }
            }
            (S::Clustered, Step::Route { level, due }) => S::Handling { level, escalations: 0, due },
            (S::Handling { level, escalations, .. }, Step::Finish { until }) => {
                S::AwaitingConfirmation { level, escalations, until }
            }
            // One reporter does not speak for the others.
            (waiting @ S::AwaitingConfirmation { .. }, Step::Confirm { left: 1.., .. }) => waiting,
            (S::AwaitingConfirmation { level, .. }, Step::Confirm { reopen_until, .. }) => {
                S::Closed { how: Closing::Confirmed, level: Some(level), reopen_until }
            }
            (S::AwaitingConfirmation { level, until, .. }, Step::Silence { today, reopen_until, confirmed }) => {
                if today <= until {
                    return Err(IssueRefusal::StillWaiting { until });
                }
                let how = if confirmed { Closing::Confirmed } else { Closing::Silence };
                S::Closed { how, level: Some(level), reopen_until }
            }
            (S::AwaitingConfirmation { level, escalations, .. }, Step::Reopen { due, .. }) => {
                S::Handling { level, escalations, due }
            }
            (S::Closed { level, reopen_until, .. }, Step::Reopen { today, due }) => {
                if today > reopen_until {
                    return Err(IssueRefusal::TooLateToReopen { until: reopen_until });
                }
                S::Handling { level: level.unwrap_or(Level::L1), escalations: 0, due }
            }
            (S::Received { escalations, .. }, Step::Escalate { most, due }) => {
                triage_level(escalations).above().filter(|_| escalations < most).ok_or(IssueRefusal::HighestLevel)?;
                S::Received { escalations: escalations + 1, due }
            }
            (S::Handling { level, escalations, .. }, Step::Escalate { most, due }) => {
                let above = level.above().filter(|_| escalations < most).ok_or(IssueRefusal::HighestLevel)?;
                S::Handling { level: above, escalations: escalations + 1, due }
            }
            (S::Handling { escalations, .. }, Step::Forward { level, due }) => S::Handling { level, escalations, due },
            (S::Clustered | S::Handling { .. } | S::AwaitingConfirmation { .. }, Step::Schedule) => {
                S::OnAgenda { deferrals: 0 }
            }
            (
                S::Received { .. }
                | S::Clustered
                | S::Handling { .. }
                | S::OnAgenda { .. }
                | S::Stalemate { .. }
                | S::Coordinating { .. },
                Step::Refer { to },
            ) => S::Referred { to },
            (S::OnAgenda { deferrals }, Step::TakeUp) => S::Deliberated { deferrals },
            (S::Deliberated { deferrals }, Step::Decide { vote, most_deferrals, reopen_until, .. }) => match vote {
                Vote::Passed => S::Passed { amended: false },
                Vote::PassedAmended => S::Passed { amended: true },
                Vote::Rejected => S::Closed { how: Closing::VotedDown, level: None, reopen_until },
                Vote::Stalemate => S::Stalemate { deferrals },
                Vote::Deferred if deferrals < most_deferrals => S::OnAgenda { deferrals: deferrals + 1 },
                Vote::Deferred => return Err(IssueRefusal::DeferredAlready),
            },
            (S::Stalemate { deferrals } | S::Deliberated { deferrals }, Step::Coordinate { until }) => {
                S::Coordinating { deferrals, until }
            }
            (S::Coordinating { .. }, Step::Agree { reopen_until, .. }) => {
                S::Closed { how: Closing::Agreed, level: None, reopen_until }
            }
            (S::Coordinating { deferrals, .. }, Step::Disagree) => S::OnAgenda { deferrals },
            (S::Closed { how: Closing::Agreed, level, reopen_until }, Step::Revisit { kept: true, last }) => {
                S::Closed { how: if last { Closing::Kept } else { Closing::Agreed }, level, reopen_until }
            }
            (S::Closed { how: Closing::Agreed | Closing::Kept, .. }, Step::Revisit { kept: false, .. }) => {
                S::OnAgenda { deferrals: 0 }
            }
            (S::Closed { how: Closing::Agreed, .. }, Step::Appraise | Step::Archive { .. }) => {
                return Err(IssueRefusal::AgreementRuns);
            }
            (S::Passed { .. }, Step::Publish { until }) => S::Noticed { until },
            (S::Noticed { .. }, Step::TakeEffect) => S::Effective,
            (S::Effective, Step::MakeProject) => S::InProject,
            (S::InProject, Step::EndProject { reopen_until }) => {
                S::Closed { how: Closing::Ended, level: None, reopen_until }
            }
            (S::InProject, Step::Accept) => S::Accepted,
            (S::Accepted | S::Closed { .. }, Step::Appraise) => S::Appraised,
            (S::Appraised, Step::Archive { .. }) => S::Archived,
            (S::Closed { reopen_until, .. }, Step::Archive { today }) => {
                if today <= reopen_until {
                    return Err(IssueRefusal::MayBeReopened { until: reopen_until });
                }
                S::Archived
            }
            (state, step) => return Err(IssueRefusal::NotNow { state: state.code(), step: step.code() }),
        })
    }
}

/// Who groups what came in: the committee, and one level up each time that nobody did.
pub const fn triage_level(escalations: u8) -> Level {
    match escalations {
        0 => Level::L1,
        1 => Level::L2,
        _ => Level::L3,
    }
}

impl Step {
    pub const fn code(&self) -> &'static str {
        match self {
            Step::Triage => "triage",
            Step::Decline { .. } => "decline",
            Step::Merge { .. } => "merge",
            Step::Separate { .. } => "separate",
            Step::Supplement { .. } => "supplement",
            Step::Route { .. } => "route",
            Step::Finish { .. } => "finish",
            Step::Confirm { .. } => "confirm",
            Step::Silence { .. } => "silence",
            Step::Reopen { .. } => "reopen",
            Step::Escalate { .. } => "escalate",
            Step::Forward { .. } => "forward",
            Step::Schedule => "schedule",
            Step::Refer { .. } => "refer",
            Step::TakeUp => "take_up",
            Step::Decide { .. } => "decide",
            Step::Coordinate { .. } => "coordinate",
            Step::Agree { .. } => "agree",
            Step::Disagree => "disagree",
            Step::Revisit { .. } => "revisit",
            Step::Publish { .. } => "publish",
            Step::TakeEffect => "take_effect",
            Step::MakeProject => "make_project",
            Step::EndProject { .. } => "end_project",
            Step::Accept => "accept",
            Step::Appraise => "appraise",
            Step::Archive { .. } => "archive",
        }
    }
}

#[cfg(test)]
mod tests;
