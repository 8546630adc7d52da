//! What is wrong with a document: the line, the key, and what was expected.

use std::fmt;

use kernel::{Locale, Text};

use crate::T;

/// As many faults as somebody can mend at a time; a hostile file has no end of them.
pub const MOST: usize = 50;

/// A fault of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFault {
    /// From 1; 0 where the fault is of the document as a whole.
    pub line: usize,
    /// `issues.triage_days`; may be empty.
    pub key: String,
    /// What is wrong and what was expected.
    pub reason: Text,
}

impl PackFault {
    pub fn whole(key: impl Into<String>, reason: Text) -> Self {
        Self { line: 0, key: key.into(), reason }
    }

    /// Where it is and what is wrong, in a sentence.
    pub fn says(&self, locale: Locale) -> String {
        let (t, reason) = (T(locale), self.reason.get(locale));
        if self.key.is_empty() { t.line_only(self.line, reason) } else { t.at_line(self.line, &self.key, reason) }
    }
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}: ", self.line)?;
        }
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        f.write_str(&self.reason.en)
    }
}

impl std::error::Error for PackFault {}
