//! How somebody comes to look after a floor (楼层长), and how it ends: the states of W2.
//!
//! `State::step` is the whole of W2: every pair of state and step that it does not name is refused. Who may be proposed is
//! [`may_stand`], who may stand in is [`may_substitute`].

use kernel::{Date, FloorId, ids};

use crate::refusal::CaptainRefusal;

ids! {
    /// Somebody's way to looking after a floor, and out of it.
    pub CaptaincyId(CaptaincyKind) = "cap";
    /// What somebody has against a nominee.
    pub ObjectionId(ObjectionKind) = "cob";
    /// A time in which somebody stands in.
    pub SubstitutionId(SubstitutionKind) = "sbs";
}

db::codes! {
    /// Who proposed it.
    pub enum Origin {
        /// 自荐
        Own = "self",
        /// 企业荐, by the firm's delegate.
        Employer = "employer",
        /// By the committee's secretary.
        Secretary = "secretary",
        /// Taken over with a list of posts: in office without a nomination.
        Imported = "imported",
    }
}

db::codes! {
    /// How it ended.
    pub enum Ending {
        /// The nominee does not want to.
        Declined = "declined",
        /// The nominee did not answer in time.
        Lapsed = "lapsed",
        /// An objection was upheld.
        Upheld = "upheld",
        /// 撤回提名: the nominee, or the secretary, takes it back.
        Withdrawn = "withdrawn",
        /// The floor was given to somebody else meanwhile.
        Overtaken = "overtaken",
        /// 辞任
        Resigned = "resigned",
        /// 轮换
        Rotated = "rotated",
        /// 免去
        Removed = "removed",
        /// 离职: the person does not work on the floor any more.
        Left = "left",
        /// 任期届满
        TermOver = "term_over",
    }
}

db::codes! {
    /// What became of an objection.
    pub enum Verdict {
        Upheld = "upheld",
        Rejected = "rejected",
    }
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// 提名: the nominee is to answer by `due`.
    Nominated { due: Date },
    /// 楼层征询: the floor may object until `until`.
    Inquiry { until: Date },
    /// 待聘任
    Cleared { due: Date },
    /// 履职; `until` is the last day of the term.
    InOffice { from: Date, until: Option<Date>, acknowledged: bool },
    /// 暂停: the role rests.
    Suspended { from: Date, until: Option<Date>, acknowledged: bool },
    /// 交接: out of office; what is open changes hands with the pack that both sign, or by itself after `due`.
    HandingOver { how: Ending, due: Date },
    /// 结束
    Ended { how: Ending },
}

/// What can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Accept {
        until: Date,
    },
    Decline,
    /// The nominee did not answer.
    Lapse {
        today: Date,
    },
    Object {
        today: Date,
    },
    /// The secretary answers an objection.
    Answer {
        verdict: Verdict,
    },
    /// The time to object is over; `open` objections wait for an answer.
    Clear {
        today: Date,
        open: usize,
        due: Date,
    },
    /// The nominee does not stand any more, or the secretary takes the nomination back.
    Withdraw,
    Appoint {
        from: Date,
        until: Date,
    },
    Acknowledge,
    Suspend,
    Resume {
        today: Date,
    },
    /// Out of office; it is to be handed over by `due`.
    Leave {
        how: Ending,
        due: Date,
    },
    /// The last day of the term has passed.
    Expire {
        today: Date,
        due: Date,
    },
    /// It was handed over, or the time for it has passed.
    HandOver,
}

impl State {
    /// The word that is stored.
    pub const fn code(&self) -> &'static str {
        match self {
            State::Nominated { .. } => "nominated",
            State::Inquiry { .. } => "inquiry",
            State::Cleared { .. } => "cleared",
            State::InOffice { .. } => "in_office",
            State::Suspended { .. } => "suspended",
            State::HandingOver { .. } => "handing_over",
            State::Ended { .. } => "ended",
        }
    }

    pub const fn is_running(&self) -> bool {
        !matches!(self, State::Ended { .. })
    }

    /// Whether it counts against the number of floors that one person may look after.
    pub const fn is_load(&self) -> bool {
        matches!(self, State::Inquiry { .. } | State::Cleared { .. } | State::InOffice { .. } | State::Suspended { .. })
    }

    /// Takes a step of W2.
    ///
    /// # Errors
    /// A refusal for every pair that W2 does not have, and for those whose condition does not hold.
    pub fn step(self, step: Step) -> Result<State, CaptainRefusal> {
        use State as S;
        Ok(match (self, step) {
            (S::Nominated { .. }, Step::Accept { until }) => S::Inquiry { until },
            (S::Nominated { .. }, Step::Decline) => S::Ended { how: Ending::Declined },
            (S::Nominated { due }, Step::Lapse { today }) => {
                if today <= due {
                    return Err(CaptainRefusal::StillTime { until: due });
                }
                S::Ended { how: Ending::Lapsed }
            }
            (S::Inquiry { until }, Step::Object { today }) => {
                if today > until {
                    return Err(CaptainRefusal::InquiryOver { until });
                }
                S::Inquiry { until }
            }
            (S::Inquiry { .. }, Step::Answer { verdict: Verdict::Upheld }) => S::Ended { how: Ending::Upheld },
            (S::Inquiry { until }, Step::Answer { verdict: Verdict::Rejected }) => S::Inquiry { until },
            (S::Inquiry { until }, Step::Clear { today, open, due }) => {
                if today <= until {
                    return Err(CaptainRefusal::InquiryRuns { until });
                }
                if open > 0 {
                    return Err(CaptainRefusal::ObjectionsOpen { n: open });
                }
                S::Cleared { due }
            }
            (S::Inquiry { .. } | S::Cleared { .. }, Step::Withdraw) => S::Ended { how: Ending::Withdrawn },
            (S::Inquiry { until }, Step::Appoint { .. }) => return Err(CaptainRefusal::InquiryRuns { until }),
            (S::Cleared { .. }, Step::Appoint { from, until }) => {
                S::InOffice { from, until: Some(until), acknowledged: false }
            }
            (S::InOffice { acknowledged: true, .. }, Step::Acknowledge) => {
                return Err(CaptainRefusal::AcknowledgedAlready);
            }
            (S::InOffice { from, until, .. }, Step::Acknowledge) => S::InOffice { from, until, acknowledged: true },
            (S::InOffice { from, until, acknowledged }, Step::Suspend) => S::Suspended { from, until, acknowledged },
            (S::Suspended { from, until, acknowledged }, Step::Resume { today }) => {
                if until.is_some_and(|last| today > last) {
                    return Err(CaptainRefusal::TermOver);
                }
                S::InOffice { from, until, acknowledged }
            }
            // Whoever leaves the firm before they are in office is not in office.
            (
                S::Nominated { .. } | S::Inquiry { .. } | S::Cleared { .. },
                Step::Leave { how: how @ (Ending::Left | Ending::Overtaken), .. },
            ) => S::Ended { how },
            (S::InOffice { .. } | S::Suspended { .. }, Step::Leave { how, due }) => S::HandingOver { how, due },
            (S::InOffice { until, .. } | S::Suspended { until, .. }, Step::Expire { today, due }) => match until {
                Some(last) if today > last => S::HandingOver { how: Ending::TermOver, due },
                Some(last) => return Err(CaptainRefusal::StillTime { until: last }),
                None => return Err(CaptainRefusal::NotNow { state: self.code(), step: step.code() }),
            },
            (S::HandingOver { how, .. }, Step::HandOver) => S::Ended { how },
            // Gone from the firm while it is handed over: the role is gone too, and the items still are to be.
            (S::HandingOver { due, .. }, Step::Leave { how: Ending::Left, .. }) => {
                S::HandingOver { how: Ending::Left, due }
            }
            (state, step) => return Err(CaptainRefusal::NotNow { state: state.code(), step: step.code() }),
        })
    }
}

impl Step {
    pub const fn code(&self) -> &'static str {
        match self {
            Step::Accept { .. } => "accept",
            Step::Decline => "decline",
            Step::Lapse { .. } => "lapse",
            Step::Object { .. } => "object",
            Step::Answer { .. } => "answer",
            Step::Clear { .. } => "clear",
            Step::Withdraw => "withdraw",
            Step::Appoint { .. } => "appoint",
            Step::Acknowledge => "acknowledge",
            Step::Suspend => "suspend",
            Step::Resume { .. } => "resume",
            Step::Leave { .. } => "leave",
            Step::Expire { .. } => "expire",
            Step::HandOver => "hand_over",
        }
    }
}

/// What the rules of proposing look at.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The person works on the floor: sits there, or for a firm that does.
    pub works_here: bool,
    /// Floors that the person looks after, is proposed for, or stands in for.
    pub floors: Vec<FloorId>,
}

/// Whether somebody may look after `floor`: works there, and has at most `most` floors with it.
///
/// # Errors
/// The refusal that says which of the two fails.
pub fn may_stand(standing: &Standing, floor: FloorId, most: u32) -> Result<(), CaptainRefusal> {
    if !standing.works_here {
        return Err(CaptainRefusal::NotOfTheFloor);
    }
    let others = standing.floors.iter().filter(|f| **f != floor).count();
    if others >= most as usize {
        return Err(CaptainRefusal::TooManyFloors { most });
    }
    Ok(())
}

/// Whether somebody may stand in from one day to another: within the term, no longer than `most` days, not twice at once.
///
/// # Errors
/// The refusal that says why not.
pub fn may_substitute(
    (from, until): (Date, Date),
    (today, term): (Date, Option<Date>),
    others: &[(Date, Date)],
    most: u32,
) -> Result<(), CaptainRefusal> {
    if from < today || until < from {
        return Err(CaptainRefusal::NoSuchTime);
    }
    if until > from.plus_days(i64::from(most) - 1) {
        return Err(CaptainRefusal::TooLong { most });
    }
    if term.is_some_and(|last| until > last) {
        return Err(CaptainRefusal::BeyondTheTerm);
    }
    if others.iter().any(|(begin, end)| from <= *end && *begin <= until) {
        return Err(CaptainRefusal::SubstituteAlready);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
