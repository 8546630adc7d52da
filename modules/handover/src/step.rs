//! What the steps of a handover share: their form and what they answer.

use kernel::Text;
use ui::{Choice, Field, Section as Place};
use web::{Done, Refused, StepPage, faults, faults::Check};

use crate::{T, handover::Handover, sections::Section};

/// Characters of a note, a reason, a question.
pub const LONGEST: usize = 1_000;

/// The form of a step. `heading` is also what the button says.
pub fn page(handover: &Handover, step: &'static str, heading: &str, refused: Refused, t: T) -> StepPage {
    let title = t.handover_of(handover.post().get(t.0));
    StepPage::new(t.0, Place::Committees, step, heading, &title, &handover.href()).refused(refused)
}

/// What a step leaves behind: the handover's page and a sentence.
pub fn done(handover: &Handover, says: fn(T) -> &'static str) -> Done {
    Done::new(handover.href(), Text::each(|l| says(T(l)))).id(handover.id)
}

/// The choice of a section.
pub fn section_field(t: T, value: &str) -> Field {
    let choices = Section::ALL.iter().map(|s| Choice::new(s.code(), t.section(s.code()))).collect();
    Field::select("section", t.section_label(), value, choices)
}

/// The section that was chosen.
pub fn section_of(check: &mut Check, value: &str) -> Section {
    Section::from_code(value.trim()).unwrap_or_else(|| {
        check.fault("section", faults::choose());
        Section::Promises
    })
}
