//! What this module refuses, each with the reason and the way out.

use kernel::{Refusal, Text, WayOut};

use crate::{T, kind::Kind};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubjectRefusal {
    /// Somebody who is not of this kind in this tower, or does not act for the organisation.
    NotYours { kind: Kind },
    /// The lists have changed since the page was read.
    Changed,
    /// This version was acknowledged before.
    Already,
}

impl Refusal for SubjectRefusal {
    fn code(&self) -> &'static str {
        match self {
            SubjectRefusal::NotYours { .. } => "subjects.not_yours",
            SubjectRefusal::Changed => "subjects.changed",
            SubjectRefusal::Already => "subjects.already",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| match self {
            SubjectRefusal::NotYours { kind } => T(l).not_yours(T(l).kind(kind.code())),
            SubjectRefusal::Changed => T(l).changed().to_owned(),
            SubjectRefusal::Already => T(l).already().to_owned(),
        })
    }

    fn way_out(&self) -> Option<WayOut> {
        let text: fn(T) -> &'static str = match self {
            SubjectRefusal::NotYours { .. } => |t| t.way_own(),
            SubjectRefusal::Changed => |t| t.way_read_again(),
            SubjectRefusal::Already => return None,
        };
        Some(WayOut::text(Text::each(|l| text(T(l)))))
    }

    fn status(&self) -> u16 {
        if matches!(self, SubjectRefusal::NotYours { .. }) { 403 } else { 409 }
    }
}
