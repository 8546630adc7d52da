//! What the steps share: their form and what they answer.

use kernel::{Locale, Text};
use ui::Section;
use web::{Done, Refused, StepPage};

use crate::{T, load::Edition};

pub fn page(
    locale: Locale,
    step: &'static str,
    heading: &str,
    subject: &Text,
    href: &str,
    refused: Refused,
) -> StepPage {
    StepPage::new(locale, Section::Charters, step, heading, subject.get(locale), href).refused(refused)
}

/// The form of a step with an edition.
pub fn of_edition(edition: &Edition, step: &'static str, heading: &str, refused: Refused, t: T) -> StepPage {
    page(t.0, step, heading, &edition.title(), &edition.href(), refused)
}

/// What a step leaves behind: the edition's page and a sentence.
pub fn done(edition: &Edition, says: fn(T) -> &'static str) -> Done {
    Done::new(edition.href(), Text::each(|l| says(T(l)))).id(edition.id)
}

/// # Errors
/// A template that fails.
pub fn html(template: &impl askama::Template) -> kernel::Result<ui::Html> {
    Ok(ui::Html(template.render().map_err(|e| kernel::Error::Broken(Box::new(e)))?))
}
