//! What a body cannot do, with the reason and the way out.

use kernel::{Clause, Refusal, Text, WayOut};

use crate::T;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommitteeRefusal {
    /// A body that is no legal person signs nothing (R46).
    NoLegalPerson { name: String, clause: Clause },
}

impl Refusal for CommitteeRefusal {
    fn code(&self) -> &'static str {
        match self {
            CommitteeRefusal::NoLegalPerson { .. } => "committees.no_legal_person",
        }
    }

    fn sentence(&self) -> Text {
        match self {
            CommitteeRefusal::NoLegalPerson { name, .. } => Text::each(|l| T(l).no_legal_person(name)),
        }
    }

    fn way_out(&self) -> Option<WayOut> {
        Some(WayOut::text(Text::each(|l| T(l).way_legal_person())))
    }

    fn clause(&self) -> Option<Clause> {
        match self {
            CommitteeRefusal::NoLegalPerson { clause, .. } => Some(clause.clone()),
        }
    }

    fn status(&self) -> u16 {
        403
    }
}
