//! What this module refuses, each with the reason and the way out.

use kernel::{Clause, Date, Refusal, Text, WayOut};

use crate::T;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssueRefusal {
    /// W3 has no such step from here.
    NotNow {
        state: &'static str,
        step: &'static str,
    },
    StillWaiting {
        until: Date,
    },
    TooLateToReopen {
        until: Date,
    },
    MayBeReopened {
        until: Date,
    },
    HighestLevel,
    DeferredAlready,
    MergeIntoItself,
    OtherTower,
    MergeTargetOver,
    NotAnEmployee,
    NoCommittee,
    /// The matter is reserved to others (K12).
    Reserved {
        matter: Text,
        clause: Box<Clause>,
        refer: String,
    },
    /// Its words speak of a reserved matter; a person must say whether they mean it.
    LooksReserved {
        matter: Text,
        clause: Box<Clause>,
    },
    WrongReceipt,
    BadPhoto,
    /// The parties agreed, and the last look back has not taken place (W4).
    AgreementRuns,
    /// Without a name, from one place or about one tower.
    TooManyReports,
    /// Only the chair puts a matter on the agenda that not enough people ask for (W3).
    ForTheChair {
        supporters: i64,
        needed: u32,
        enterprises: i64,
        firms: u32,
        clause: Box<Clause>,
    },
}

impl Refusal for IssueRefusal {
    fn code(&self) -> &'static str {
        match self {
            IssueRefusal::NotNow { .. } => "issues.not_now",
            IssueRefusal::StillWaiting { .. } => "issues.still_waiting",
            IssueRefusal::TooLateToReopen { .. } => "issues.too_late_to_reopen",
            IssueRefusal::MayBeReopened { .. } => "issues.may_be_reopened",
            IssueRefusal::HighestLevel => "issues.highest_level",
            IssueRefusal::DeferredAlready => "issues.deferred_already",
            IssueRefusal::MergeIntoItself => "issues.merge_into_itself",
            IssueRefusal::OtherTower => "issues.other_tower",
            IssueRefusal::MergeTargetOver => "issues.merge_target_over",
            IssueRefusal::NotAnEmployee => "issues.not_an_employee",
            IssueRefusal::NoCommittee => "issues.no_committee",
            IssueRefusal::Reserved { .. } => "issues.reserved",
            IssueRefusal::LooksReserved { .. } => "issues.looks_reserved",
            IssueRefusal::WrongReceipt => "issues.wrong_receipt",
            IssueRefusal::BadPhoto => "issues.bad_photo",
            IssueRefusal::AgreementRuns => "issues.agreement_runs",
            IssueRefusal::TooManyReports => "issues.too_many_reports",
            IssueRefusal::ForTheChair { .. } => "issues.for_the_chair",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| {
            let (t, format) = (T(l), i18n::Format(l));
            match self {
                IssueRefusal::NotNow { state, step } => t.not_now(t.state(*state), t.step(*step)),
                IssueRefusal::StillWaiting { until } => t.still_waiting(format.date(*until)),
                IssueRefusal::TooLateToReopen { until } => t.too_late_to_reopen(format.date(*until)),
                IssueRefusal::MayBeReopened { until } => t.may_be_reopened(format.date(*until)),
                IssueRefusal::HighestLevel => t.highest_level().to_owned(),
                IssueRefusal::DeferredAlready => t.deferred_already().to_owned(),
                IssueRefusal::MergeIntoItself => t.merge_into_itself().to_owned(),
                IssueRefusal::OtherTower => t.other_tower().to_owned(),
                IssueRefusal::MergeTargetOver => t.merge_target_over().to_owned(),
                IssueRefusal::NotAnEmployee => t.not_an_employee().to_owned(),
                IssueRefusal::NoCommittee => t.no_committee().to_owned(),
                IssueRefusal::Reserved { matter, .. } => t.reserved(matter.get(l)),
                IssueRefusal::LooksReserved { matter, .. } => t.looks_reserved(matter.get(l)),
                IssueRefusal::WrongReceipt => t.wrong_receipt().to_owned(),
                IssueRefusal::BadPhoto => t.bad_photo().to_owned(),
                IssueRefusal::AgreementRuns => t.agreement_runs().to_owned(),
                IssueRefusal::TooManyReports => t.too_many_reports().to_owned(),
                IssueRefusal::ForTheChair { supporters, needed, enterprises, firms, .. } => {
                    t.for_the_chair(*supporters, *enterprises, *needed, *firms)
                }
            }
        })
    }

    fn way_out(&self) -> Option<WayOut> {
        let (text, href): (fn(T) -> &'static str, Option<String>) = match self {
            IssueRefusal::NotNow { .. } => (|t| t.way_reload(), None),
            IssueRefusal::TooLateToReopen { .. } => (|t| t.way_raise_again(), None),
            IssueRefusal::HighestLevel => (|t| t.way_appraisal(), None),
            IssueRefusal::DeferredAlready => (|t| t.way_decide(), None),
            IssueRefusal::NotAnEmployee => (|t| t.way_join(), None),
            IssueRefusal::NoCommittee => (|t| t.way_found_committee(), None),
            IssueRefusal::Reserved { refer, .. } => (|t| t.way_refer(), Some(refer.clone())),
            IssueRefusal::LooksReserved { .. } => (|t| t.way_checked(), None),
            IssueRefusal::WrongReceipt => (|t| t.way_receipt(), None),
            IssueRefusal::BadPhoto => (|t| t.way_photo(), None),
            IssueRefusal::AgreementRuns => (|t| t.way_agreement(), None),
            IssueRefusal::TooManyReports => (|t| t.way_too_many_reports(), Some("/sign-in".to_owned())),
            IssueRefusal::ForTheChair { .. } => (|t| t.way_chair(), None),
            _ => return None,
        };
        Some(WayOut { text: Text::each(|l| text(T(l))), href })
    }

    fn clause(&self) -> Option<Clause> {
        match self {
            IssueRefusal::Reserved { clause, .. }
            | IssueRefusal::LooksReserved { clause, .. }
            | IssueRefusal::ForTheChair { clause, .. } => Some(Clause::clone(clause)),
            _ => None,
        }
    }

    fn status(&self) -> u16 {
        match self {
            IssueRefusal::LooksReserved { .. } | IssueRefusal::WrongReceipt | IssueRefusal::BadPhoto => 422,
            IssueRefusal::TooManyReports => 429,
            IssueRefusal::NotAnEmployee | IssueRefusal::ForTheChair { .. } => 403,
            _ => 409,
        }
    }
}
