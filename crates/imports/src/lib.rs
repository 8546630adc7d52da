//! Spreadsheets in and out: reading the sheets that districts really send, comparing them with what is stored, importing
//! them as a whole or not at all, and writing templates and exports.
//!
//! A module describes a kind of sheet by its [`Column`]s and an [`Importer`]; [`preview`] shows what a file would do, and
//! [`apply`] does it in one transaction and records one [`Imported`] event. The second import of the same file changes
//! nothing and says so.
//!
//! Invariants: a file is never held in memory as a whole unless it was uploaded that way, and its rows never are; what
//! a file is, is told by its content; a file that cannot be read is refused with a reason and a way out, never with a
//! panic; one row in error, or one change since the preview, and nothing is imported.

mod delimited;
mod encoding;
mod engine;
mod error;
mod event;
#[cfg(test)]
mod fixtures;
mod guard;
mod header;
#[cfg(test)]
mod hostile;
mod kind;
mod raw;
mod refusal;
mod row;
mod scan;
mod sheet;
mod source;
mod template;
mod verdict;
mod writer;
mod xlsx;

pub use engine::{apply, preview};
pub use error::SheetError;
pub use event::{Import, ImportId, Imported};
pub use header::Column;
pub use refusal::ImportRefusal;
pub use row::{CellNote, Row, Severity};
pub use sheet::{Read, Sheet};
pub use source::{Limits, Source};
pub use template::template;
pub use verdict::{BATCH, Change, ImportKind, Importer, RowState, Summary, Verdict};
pub use writer::{Cell, Form, Writer};

i18n::messages!("i18n");
