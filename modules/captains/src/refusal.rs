//! What this module refuses, each with the reason and the way out.

use kernel::{Clause, Date, Refusal, Text, WayOut};

use crate::T;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaptainRefusal {
    /// W2 has no such step from here.
    NotNow {
        state: &'static str,
        step: &'static str,
    },
    StillTime {
        until: Date,
    },
    InquiryRuns {
        until: Date,
    },
    InquiryOver {
        until: Date,
    },
    ObjectionsOpen {
        n: usize,
    },
    AcknowledgedAlready,
    TermOver,
    NotOfTheFloor,
    TooManyFloors {
        most: u32,
    },
    /// The same refusal with the clause of the rule.
    ByRule {
        refusal: Box<CaptainRefusal>,
        clause: Box<Clause>,
    },
    NominatedAlready,
    /// A firm proposes those who work for it.
    NotYourPeople,
    /// Somebody looks after the floor; one after the other.
    FloorTaken,
    ObjectedAlready,
    TooManyObjections,
    AnsweredAlready,
    NoSuchTime,
    TooLong {
        most: u32,
    },
    BeyondTheTerm,
    SubstituteAlready,
    /// A captain does not stand in for themselves.
    OwnSubstitute,
    /// The time of a substitute is over already.
    SubstitutionOver,
    /// The entry was written by another account on this telephone.
    OtherAccount,
    /// It does not wait on a floor of this captain's.
    NotYourFloor,
}

impl CaptainRefusal {
    /// The same with the clause that it comes from.
    pub fn by(self, clause: Clause) -> Self {
        CaptainRefusal::ByRule { refusal: Box::new(self), clause: Box::new(clause) }
    }
}

impl Refusal for CaptainRefusal {
    fn code(&self) -> &'static str {
        match self {
            CaptainRefusal::NotNow { .. } => "captains.not_now",
            CaptainRefusal::StillTime { .. } => "captains.still_time",
            CaptainRefusal::InquiryRuns { .. } => "captains.inquiry_runs",
            CaptainRefusal::InquiryOver { .. } => "captains.inquiry_over",
            CaptainRefusal::ObjectionsOpen { .. } => "captains.objections_open",
            CaptainRefusal::AcknowledgedAlready => "captains.acknowledged_already",
            CaptainRefusal::TermOver => "captains.term_over",
            CaptainRefusal::NotOfTheFloor => "captains.not_of_the_floor",
            CaptainRefusal::TooManyFloors { .. } => "captains.too_many_floors",
            CaptainRefusal::ByRule { refusal, .. } => refusal.code(),
            CaptainRefusal::NominatedAlready => "captains.nominated_already",
            CaptainRefusal::NotYourPeople => "captains.not_your_people",
            CaptainRefusal::FloorTaken => "captains.floor_taken",
            CaptainRefusal::ObjectedAlready => "captains.objected_already",
            CaptainRefusal::TooManyObjections => "captains.too_many_objections",
            CaptainRefusal::AnsweredAlready => "captains.answered_already",
            CaptainRefusal::NoSuchTime => "captains.no_such_time",
            CaptainRefusal::TooLong { .. } => "captains.too_long",
            CaptainRefusal::BeyondTheTerm => "captains.beyond_the_term",
            CaptainRefusal::SubstituteAlready => "captains.substitute_already",
            CaptainRefusal::OwnSubstitute => "captains.own_substitute",
            CaptainRefusal::SubstitutionOver => "captains.substitution_over",
            CaptainRefusal::OtherAccount => "captains.other_account",
            CaptainRefusal::NotYourFloor => "captains.not_your_floor",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| {
            let (t, format) = (T(l), i18n::Format(l));
            match self {
                CaptainRefusal::NotNow { state, step } => t.not_now(t.state(*state), t.step(*step)),
                CaptainRefusal::StillTime { until } => t.still_time(format.date(*until)),
                CaptainRefusal::InquiryRuns { until } => t.inquiry_runs(format.date(*until)),
                CaptainRefusal::InquiryOver { until } => t.inquiry_over(format.date(*until)),
                CaptainRefusal::ObjectionsOpen { n } => t.objections_open(*n),
                CaptainRefusal::AcknowledgedAlready => t.acknowledged_already().to_owned(),
                CaptainRefusal::TermOver => t.term_is_over().to_owned(),
                CaptainRefusal::NotOfTheFloor => t.not_of_the_floor().to_owned(),
                CaptainRefusal::TooManyFloors { most } => t.too_many_floors(*most),
                CaptainRefusal::ByRule { refusal, .. } => refusal.sentence().get(l).to_owned(),
                CaptainRefusal::NominatedAlready => t.nominated_already().to_owned(),
                CaptainRefusal::NotYourPeople => t.not_your_people().to_owned(),
                CaptainRefusal::FloorTaken => t.floor_taken().to_owned(),
                CaptainRefusal::ObjectedAlready => t.objected_already().to_owned(),
                CaptainRefusal::TooManyObjections => t.too_many_objections().to_owned(),
                CaptainRefusal::AnsweredAlready => t.answered_already().to_owned(),
                CaptainRefusal::NoSuchTime => t.no_such_time().to_owned(),
                CaptainRefusal::TooLong { most } => t.too_long(*most),
                CaptainRefusal::BeyondTheTerm => t.beyond_the_term().to_owned(),
                CaptainRefusal::SubstituteAlready => t.substitute_already().to_owned(),
                CaptainRefusal::OwnSubstitute => t.own_substitute().to_owned(),
                CaptainRefusal::SubstitutionOver => t.substitution_over().to_owned(),
                CaptainRefusal::OtherAccount => t.other_account().to_owned(),
                CaptainRefusal::NotYourFloor => t.not_your_floor().to_owned(),
            }
        })
    }

    fn way_out(&self) -> Option<WayOut> {
        let text: fn(T) -> &'static str = match self {
            CaptainRefusal::ByRule { refusal, .. } => return refusal.way_out(),
            CaptainRefusal::NotNow { .. } | CaptainRefusal::AnsweredAlready | CaptainRefusal::SubstitutionOver => {
                |t| t.way_reload()
            }
            CaptainRefusal::InquiryRuns { .. } | CaptainRefusal::StillTime { .. } => |t| t.way_wait(),
            CaptainRefusal::InquiryOver { .. } => |t| t.way_secretary(),
            CaptainRefusal::ObjectionsOpen { .. } => |t| t.way_answer(),
            CaptainRefusal::TermOver => |t| t.way_nominate(),
            CaptainRefusal::NotOfTheFloor => |t| t.way_somebody_here(),
            CaptainRefusal::TooManyFloors { .. } => |t| t.way_somebody_else(),
            CaptainRefusal::NominatedAlready => |t| t.way_reload(),
            CaptainRefusal::NotYourPeople => |t| t.way_own_people(),
            CaptainRefusal::FloorTaken => |t| t.way_rotate(),
            CaptainRefusal::ObjectedAlready => |t| t.way_answer_comes(),
            CaptainRefusal::TooManyObjections => |t| t.way_sign_in(),
            CaptainRefusal::NoSuchTime | CaptainRefusal::TooLong { .. } | CaptainRefusal::BeyondTheTerm => {
                |t| t.way_other_days()
            }
            CaptainRefusal::SubstituteAlready => |t| t.way_other_days(),
            CaptainRefusal::OwnSubstitute => |t| t.way_somebody_else(),
            CaptainRefusal::OtherAccount => |t| t.way_own_account(),
            CaptainRefusal::NotYourFloor => |t| t.way_report(),
            CaptainRefusal::AcknowledgedAlready => return None,
        };
        Some(WayOut { text: Text::each(|l| text(T(l))), href: None })
    }

    fn clause(&self) -> Option<Clause> {
        match self {
            CaptainRefusal::ByRule { clause, .. } => Some(Clause::clone(clause)),
            _ => None,
        }
    }

    fn status(&self) -> u16 {
        match self {
            CaptainRefusal::ByRule { refusal, .. } => refusal.status(),
            CaptainRefusal::TooManyObjections => 429,
            CaptainRefusal::NotYourPeople | CaptainRefusal::NotYourFloor => 403,
            CaptainRefusal::NotOfTheFloor
            | CaptainRefusal::NoSuchTime
            | CaptainRefusal::TooLong { .. }
            | CaptainRefusal::BeyondTheTerm
            | CaptainRefusal::OwnSubstitute => 422,
            _ => 409,
        }
    }
}
