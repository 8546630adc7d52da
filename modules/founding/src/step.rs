//! What the steps of a founding share: their form and what they answer.

use kernel::Text;
use ui::Section;
use web::{Done, Refused, StepPage};

use crate::{T, founding::Founding};

/// Characters of a reason, and of a draft.
pub const LONGEST: usize = 500;
pub const DRAFT: usize = 30_000;

/// The form of a step. `heading` is also what the button says.
pub fn form(founding: &Founding, step: &'static str, heading: &str, refused: Refused, t: T) -> StepPage {
    StepPage::new(t.0, Section::Foundings, step, heading, &founding.name, &founding.href()).refused(refused)
}

/// What a step leaves behind: the founding's page and a sentence.
pub fn done(founding: &Founding, says: fn(T) -> &'static str) -> Done {
    Done::new(founding.href(), Text::each(|l| says(T(l)))).id(founding.id)
}

/// A template as a part of a page.
///
/// # Errors
/// A template that fails.
pub fn html(template: &impl askama::Template) -> kernel::Result<ui::Html> {
    Ok(ui::Html(template.render().map_err(|e| kernel::Error::Broken(Box::new(e)))?))
}
