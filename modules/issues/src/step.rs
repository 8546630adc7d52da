//! What the steps of a matter share: their form and what they answer.

use kernel::Text;
use ledger::Tx;
use policy::api::IssueRules;
use ui::{Choice, Section};
use web::{App, Cited, Done, Refused, StepPage};

use crate::{T, cluster::Level, matter::Matter};

/// The form of a step. `heading` is also what the button says.
pub fn page(matter: &Matter, step: &'static str, heading: &str, refused: Refused, t: T) -> StepPage {
    StepPage::new(t.0, Section::Report, step, heading, &matter.title, &matter.href()).refused(refused)
}

/// What a step leaves behind: the matter's page and a sentence.
pub fn done(matter: &Matter, says: fn(T) -> &'static str) -> Done {
    Done::new(matter.href(), Text::each(|l| says(T(l)))).id(matter.id)
}

/// Keeps which article of the tower's own has decided the matter, if one was chosen.
///
/// # Errors
/// A fault of the field `article` if it is not in force there.
pub fn cite(tx: &mut Tx<'_, '_>, app: &App, matter: &Matter, article: &str) -> kernel::Result<()> {
    let (subject, href) = (matter.id.to_string(), matter.href());
    app.cite(tx, &Cited { building: matter.building, article, kind: "issue", subject: &subject, href: &href })
}

/// Levels to choose from, with the term of each.
pub fn level_choices(t: T, rules: &IssueRules) -> Vec<Choice> {
    let choice =
        |l: &Level| Choice::new(l.code(), t.level(l.code())).hint(t.level_hint(l.code(), l.days(rules, false)));
    Level::ALL.iter().map(choice).collect()
}
