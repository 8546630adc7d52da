//! The record of an import.

use kernel::{AnyId, Event, Line, Locale, Text, ids};
use serde::{Deserialize, Serialize};

use crate::{ImportKind, Summary, T};

ids! {
    /// A file that was imported.
    pub ImportId(Import) = "imp";
}

/// A file was imported as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    pub import: ImportId,
    /// The name of its [`ImportKind`].
    pub kind: String,
    /// The kind's title at that time, so that the record can be read without the code that knew it.
    pub title: Text,
    /// SHA-256 of the file in hexadecimal.
    pub file_digest: String,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
}

impl Imported {
    pub(crate) fn of(import: ImportId, kind: &ImportKind, summary: &Summary) -> Self {
        Self {
            import,
            kind: kind.name.to_owned(),
            title: kind.title.clone(),
            file_digest: crypto::hex(&summary.digest),
            new: summary.new,
            changed: summary.changed,
            unchanged: summary.unchanged,
        }
    }
}

impl Event for Imported {
    const KIND: &'static str = "registry.imported";

    fn subject(&self) -> AnyId {
        self.import.any()
    }

    fn line(&self, locale: Locale) -> Line {
        let title = self.title.get(locale);
        Line::at(1, T(locale).event_imported(title, self.new, self.changed, self.unchanged))
    }
}
