//! What happened to rules.

use kernel::{AnyId, BuildingId, Date, Event, Line, Locale};
use ledger::Words;
use serde::{Deserialize, Serialize};

use crate::{
    T,
    document::{Layer, PackId},
};

/// A document of rules was issued.
#[derive(Debug, Serialize, Deserialize)]
pub struct PolicyIssued {
    pub pack: PackId,
    pub layer: Layer,
    /// Of the building's layer.
    pub of: Option<BuildingId>,
    pub code: String,
    pub version: u32,
    pub title_zh: String,
    pub title_en: String,
    pub effective_from: Date,
}

impl Event for PolicyIssued {
    const KIND: &'static str = "policy.policy_issued";

    fn subject(&self) -> AnyId {
        self.pack.any()
    }

    fn building(&self) -> Option<BuildingId> {
        self.of
    }

    fn line(&self, locale: Locale) -> Line {
        let title = if locale == Locale::Zh { &self.title_zh } else { &self.title_en };
        Line::at(1, T(locale).line_issued(title, self.version, i18n::Format(locale).date_long(self.effective_from)))
    }
}

/// A document was taken back before its day: it never applied.
#[derive(Debug, Serialize, Deserialize)]
pub struct PolicyWithdrawn {
    pub pack: PackId,
    /// Of the building's layer.
    pub of: Option<BuildingId>,
    pub title_zh: String,
    pub title_en: String,
    pub version: u32,
    pub words: Option<Words>,
}

impl Event for PolicyWithdrawn {
    const KIND: &'static str = "policy.policy_withdrawn";

    fn subject(&self) -> AnyId {
        self.pack.any()
    }

    fn building(&self) -> Option<BuildingId> {
        self.of
    }

    fn line(&self, locale: Locale) -> Line {
        let title = if locale == Locale::Zh { &self.title_zh } else { &self.title_en };
        Line::at(1, T(locale).line_withdrawn(title, self.version))
    }
}
