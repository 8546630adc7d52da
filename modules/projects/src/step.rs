//! What the steps of a project share: their form and what they answer.

use kernel::Text;
use ui::{Choice, Section};
use web::{Done, Refused, StepPage};

use crate::{T, project::Project};

/// Characters of a reason or report.
pub const LONGEST: usize = 500;

/// The form of a step. `heading` is also what the button says.
pub fn page(project: &Project, step: &'static str, heading: &str, refused: Refused, t: T) -> StepPage {
    StepPage::new(t.0, Section::Projects, step, heading, &project.title, &project.href()).refused(refused)
}

/// What a step leaves behind: the project's page and a sentence.
pub fn done(project: &Project, says: fn(T) -> &'static str) -> Done {
    Done::new(project.href(), Text::each(|l| says(T(l)))).id(project.id)
}

/// Yes or no, with what each means here.
pub fn yes_no(yes: &str, no: &str) -> Vec<Choice> {
    vec![Choice::new("yes", yes), Choice::new("no", no)]
}
