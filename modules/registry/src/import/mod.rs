//! The spreadsheets that make the registry: divisions, organisations, buildings, tenancies.

mod buildings;
mod divisions;
mod organisations;
mod tenancies;

use imports::{CellNote, Change, ImportKind, RowState, Severity, Verdict};
use kernel::Text;

pub use organisations::sql::INSERT as INSERT_ORGANISATION;
pub use tenancies::sql::{BY_CODE, NAMED};

/// The kinds that this module reads.
pub static KINDS: &[&ImportKind] =
    &[&divisions::DIVISIONS, &organisations::ORGANISATIONS, &buildings::BUILDINGS, &tenancies::TENANCIES];

/// Every statement of the importers.
pub fn statements() -> Vec<db::Statement> {
    [divisions::sql::ALL, organisations::sql::ALL, buildings::sql::ALL, tenancies::sql::ALL].concat()
}

/// What is found about one row, collected.
#[derive(Debug, Default)]
pub struct Findings {
    notes: Vec<CellNote>,
    changes: Vec<Change>,
}

impl Findings {
    pub fn error(&mut self, column: &'static str, reason: Text) {
        self.notes.push(CellNote { column, severity: Severity::Error, reason });
    }

    pub fn warn(&mut self, column: &'static str, reason: Text) {
        self.notes.push(CellNote { column, severity: Severity::Warning, reason });
    }

    /// Notes that a stored value would become another.
    pub fn compare(&mut self, column: &'static str, from: &str, to: &str) {
        if from != to {
            self.changes.push(Change { column, from: from.to_owned(), to: to.to_owned() });
        }
    }

    pub fn is_wrong(&self) -> bool {
        self.notes.iter().any(|n| n.severity == Severity::Error)
    }

    /// The verdict on a row whose thing is stored already, or is not.
    pub fn verdict(self, stored: bool) -> Verdict {
        let state = match stored {
            _ if self.is_wrong() => RowState::Error,
            false => RowState::New,
            true if self.changes.is_empty() => RowState::Unchanged,
            true => RowState::Changed,
        };
        Verdict { state, notes: self.notes, changes: self.changes }
    }
}
