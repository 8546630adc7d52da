//! What this module refuses, each with the reason and the way out.

use kernel::{Clause, Date, Refusal, Text, WayOut};

use crate::T;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandoverRefusal {
    /// A handover has no such step from here.
    NotNow { state: &'static str },
    /// Only whoever leaves writes notes and signs.
    NotTheLeaver,
    /// Only whoever takes over confirms, asks and signs.
    NotTheSuccessor,
    /// Whoever leaves is still in office and signs themselves.
    StillThere { until: Date, clause: Clause },
    /// Nobody signs on both sides.
    BothSides,
    /// Sections that were not confirmed.
    SectionsOpen { n: i64 },
    /// Questions without an answer.
    QuestionsOpen { n: i64 },
    /// This was done before.
    Already,
}

impl Refusal for HandoverRefusal {
    fn code(&self) -> &'static str {
        match self {
            HandoverRefusal::NotNow { .. } => "handover.not_now",
            HandoverRefusal::NotTheLeaver => "handover.not_the_leaver",
            HandoverRefusal::NotTheSuccessor => "handover.not_the_successor",
            HandoverRefusal::StillThere { .. } => "handover.still_there",
            HandoverRefusal::BothSides => "handover.both_sides",
            HandoverRefusal::SectionsOpen { .. } => "handover.sections_open",
            HandoverRefusal::QuestionsOpen { .. } => "handover.questions_open",
            HandoverRefusal::Already => "handover.already",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| {
            let t = T(l);
            match self {
                HandoverRefusal::NotNow { state } => t.not_now(t.state(*state)),
                HandoverRefusal::NotTheLeaver => t.not_the_leaver().to_owned(),
                HandoverRefusal::NotTheSuccessor => t.not_the_successor().to_owned(),
                HandoverRefusal::StillThere { until, .. } => t.still_there(i18n::Format(l).date(*until)),
                HandoverRefusal::BothSides => t.both_sides().to_owned(),
                HandoverRefusal::SectionsOpen { n } => t.sections_open(*n),
                HandoverRefusal::QuestionsOpen { n } => t.questions_open(*n),
                HandoverRefusal::Already => t.already().to_owned(),
            }
        })
    }

    fn way_out(&self) -> Option<WayOut> {
        let text: fn(T) -> &'static str = match self {
            HandoverRefusal::NotNow { .. } | HandoverRefusal::Already => |t| t.way_reload(),
            HandoverRefusal::NotTheLeaver => |t| t.way_leaver(),
            HandoverRefusal::NotTheSuccessor => |t| t.way_successor(),
            HandoverRefusal::StillThere { .. } => |t| t.way_still_there(),
            HandoverRefusal::BothSides => |t| t.way_both_sides(),
            HandoverRefusal::SectionsOpen { .. } => |t| t.way_sections(),
            HandoverRefusal::QuestionsOpen { .. } => |t| t.way_questions(),
        };
        Some(WayOut::text(Text::each(|l| text(T(l)))))
    }

    fn clause(&self) -> Option<Clause> {
        match self {
            HandoverRefusal::StillThere { clause, .. } => Some(clause.clone()),
            _ => None,
        }
    }

    fn status(&self) -> u16 {
        match self {
            HandoverRefusal::NotTheLeaver | HandoverRefusal::NotTheSuccessor | HandoverRefusal::BothSides => 403,
            _ => 409,
        }
    }
}
