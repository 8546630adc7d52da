//! What the steps of a captaincy share: their form and what they answer.

use kernel::Text;
use ui::Section;
use web::{Done, Refused, StepPage};

use crate::{T, captain::Captaincy};

/// Characters of a reason.
pub const LONGEST: usize = 300;

/// The form of a step. `heading` is also what the button says.
pub fn page(captaincy: &Captaincy, step: &'static str, heading: &str, refused: Refused, t: T) -> StepPage {
    let title = captaincy.title();
    StepPage::new(t.0, Section::Tower, step, heading, title.get(t.0), &captaincy.href()).refused(refused)
}

/// What a step leaves behind: the captaincy's page and a sentence.
pub fn done(captaincy: &Captaincy, says: fn(T) -> &'static str) -> Done {
    Done::new(captaincy.href(), Text::each(|l| says(T(l)))).id(captaincy.id)
}
