//! What a module says about its kind of sheet, and what a file would do.

use kernel::{Result, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};

use crate::{CellNote, Column, Row, Severity};

/// How many rows an importer sees at once.
pub const BATCH: usize = 256;

/// A kind of sheet that can be imported.
#[derive(Clone)]
pub struct ImportKind {
    /// Its name in code and in addresses.
    pub name: &'static str,
    /// Kinds are imported in this order: buildings before floors.
    pub order: u8,
    pub title: Text,
    pub columns: &'static [Column],
    pub open: fn(&mut Tx<'_, '_>) -> Result<Box<dyn Importer>>,
}

/// Compares and writes the rows of one kind.
///
/// A preview only checks; an import checks and applies batch by batch. [`Importer::check`] must answer the same in both,
/// so an importer that depends on earlier rows of the file (a row twice, a parent above its child) remembers them
/// itself and does not find them in the database only.
pub trait Importer {
    /// Compares a batch of at most [`BATCH`] rows with what is stored; reads only. Answers a verdict for each row. Rows
    /// with [faults](Row::faults) are among them; whatever is answered for such a row, it is an error.
    ///
    /// # Errors
    /// The database's own failure.
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>>;

    /// Writes the rows of a batch that are new or changed; it gets no others.
    ///
    /// # Errors
    /// The database's own failure.
    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()>;

    /// Called once after the last batch of an import that wrote something, before its event is recorded.
    ///
    /// # Errors
    /// The database's own failure.
    fn finish(&mut self, _tx: &mut Tx<'_, '_>) -> Result<()> {
        Ok(())
    }
}

/// What a row would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    New,
    Changed,
    Unchanged,
    Error,
}

/// An importer's answer for a row. A warning is a note on a row that is no error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub state: RowState,
    pub notes: Vec<CellNote>,
    /// What a changed row changes.
    pub changes: Vec<Change>,
}

/// A cell that differs from what is stored.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    pub column: &'static str,
    pub from: String,
    pub to: String,
}

impl Verdict {
    pub const fn new() -> Self {
        Self { state: RowState::New, notes: Vec::new(), changes: Vec::new() }
    }

    /// Changed, or unchanged if there is no change.
    pub fn changes(changes: Vec<Change>) -> Self {
        let state = if changes.is_empty() { RowState::Unchanged } else { RowState::Changed };
        Self { state, notes: Vec::new(), changes }
    }

    pub fn error(column: &'static str, reason: Text) -> Self {
        Self { state: RowState::Error, notes: vec![CellNote::error(column, reason)], changes: Vec::new() }
    }

    #[must_use]
    pub fn note(mut self, note: CellNote) -> Self {
        self.notes.push(note);
        self
    }

    pub fn has_warning(&self) -> bool {
        self.state != RowState::Error && self.notes.iter().any(|n| n.severity == Severity::Warning)
    }

    /// With the row's own faults; an error if there is any, whatever the importer thought of it.
    pub(crate) fn with(mut self, faults: &[CellNote]) -> Self {
        self.notes.retain(|note| faults.iter().all(|fault| fault.column != note.column));
        self.notes.splice(0..0, faults.iter().cloned());
        if self.notes.iter().any(|note| note.severity == Severity::Error) {
            self.state = RowState::Error;
        }
        self
    }
}

impl Default for Verdict {
    fn default() -> Self {
        Self::new()
    }
}

/// What a file does, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Summary {
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    /// Rows with a warning; they are counted in one of the three above as well.
    pub warnings: u64,
    pub errors: u64,
    /// SHA-256 of the file.
    pub digest: [u8; 32],
    /// SHA-256 of what was found for each row: that the same changes are made as were previewed.
    pub plan: [u8; 32],
    /// Headers that no column has.
    pub unknown_columns: Vec<String>,
}

impl Summary {
    pub fn rows(&self) -> u64 {
        self.new + self.changed + self.unchanged + self.errors
    }

    pub fn changes_something(&self) -> bool {
        self.new + self.changed > 0
    }

    /// Whether both did, or would do, the same to the same rows.
    pub(crate) fn does_as(&self, other: &Summary) -> bool {
        let of = |s: &Summary| (s.new, s.changed, s.unchanged, s.errors, s.plan);
        of(self) == of(other)
    }
}
