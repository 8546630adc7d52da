//! Citing a rule of the tower where something is decided: the form offers the articles in force, the use is kept with what was
//! decided (R64). Which articles there are, and where uses are kept, is a module's own ([`crate::Module::articles`]).

use kernel::{BuildingId, Locale, Result};
use ledger::Tx;
use ui::{Choice, Field};

use crate::{App, T};

/// An article that somebody named as what decided something.
#[derive(Debug, Clone, Copy)]
pub struct Cited<'a> {
    pub building: BuildingId,
    /// What the chooser gave; empty if nothing was chosen.
    pub article: &'a str,
    /// `issue`, `resolution` or `agreement`.
    pub kind: &'static str,
    /// What was decided, by its id, and its page.
    pub subject: &'a str,
    pub href: &'a str,
}

impl App {
    /// The articles in force in a tower, to choose from; none where nothing was adopted.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn articles(&self, tx: &mut Tx<'_, '_>, building: BuildingId, locale: Locale) -> Result<Vec<Choice>> {
        let mut all = Vec::new();
        for module in self.modules() {
            all.extend((module.articles)(tx, building, locale)?);
        }
        Ok(all)
    }

    /// Keeps that an article has decided something, if one was chosen.
    ///
    /// # Errors
    /// A fault of the field if it is not in force in the tower; the database's own failure.
    pub fn cite(&self, tx: &mut Tx<'_, '_>, cited: &Cited<'_>) -> Result<()> {
        if cited.article.trim().is_empty() {
            return Ok(());
        }
        for module in self.modules() {
            if (module.cite)(tx, cited)? {
                return Ok(());
            }
        }
        Err(kernel::Error::field("article", crate::faults::choose()))
    }
}

/// The chooser, if there is anything to choose.
pub fn field(articles: &[Choice], chosen: &str, locale: Locale) -> Option<Field> {
    let t = T(locale);
    if articles.is_empty() {
        return None;
    }
    let mut choices = vec![Choice::new("", t.cite_none())];
    choices.extend(articles.iter().cloned());
    Some(Field::select("article", t.cite_label(), chosen, choices).hint(t.cite_hint()).optional(locale))
}
