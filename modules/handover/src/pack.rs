//! The pack: every section with its entries and the leaver's note; put together anew while it is open, frozen when it is
//! signed.

use db::args;
use kernel::Result;
use ledger::Tx;
use serde::{Deserialize, Serialize};

use crate::{
    handover::Handover,
    sections::{Entry, Section},
    store::sql,
};

/// A section with what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub section: Section,
    pub note: String,
    pub entries: Vec<Entry>,
}

/// What is handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack(pub Vec<Paper>);

impl Paper {
    /// There is something to go through.
    pub fn is_full(&self) -> bool {
        !self.entries.is_empty() || !self.note.is_empty()
    }
}

impl Pack {
    /// The sections that the successor has to go through: those with something in them.
    pub fn to_confirm(&self) -> impl Iterator<Item = Section> {
        self.0.iter().filter(|p| p.is_full()).map(|p| p.section)
    }

    /// As it was signed, or as it is now.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn of(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Self> {
        match &handover.pack {
            Some(words) => Ok(serde_json::from_str(words)?),
            None => Self::gather(tx, handover),
        }
    }

    /// As it is now.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn gather(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Self> {
        let notes = tx.all(&sql::NOTES, args![handover.district, handover.id])?;
        let mut papers = Vec::new();
        for section in Section::ALL.iter().copied() {
            let note = notes.iter().find(|(s, _)| *s == section).map_or(String::new(), |(_, words)| words.clone());
            papers.push(Paper { section, note, entries: section.gather(tx, handover)? });
        }
        Ok(Self(papers))
    }

    /// What is kept, and its digest for the record.
    ///
    /// # Errors
    /// Never, since it is plain text.
    pub fn freeze(&self) -> Result<(String, String)> {
        let words = serde_json::to_string(self)?;
        let digest = crypto::hex(&crypto::digest(words.as_bytes()));
        Ok((words, digest))
    }
}

#[cfg(test)]
mod tests {
    use kernel::Text;

    use super::*;

    #[test]
    fn what_is_frozen_can_be_read_and_any_change_shows() {
        let entry = Entry {
            text: Text::new("装修噪声", "Noise"),
            detail: Text::new("办理中", "In hand"),
            href: Some("/310107/clusters/x".into()),
            on: Some("2026-09-01".parse().unwrap()),
            person: None,
        };
        let pack =
            Pack(vec![Paper { section: Section::Issues, note: "钥匙在前台。".into(), entries: vec![entry] }]);
        let (words, digest) = pack.freeze().unwrap();
        assert_eq!(serde_json::from_str::<Pack>(&words).unwrap(), pack);
        let mut other = pack.clone();
        other.0[0].note.push('！');
        assert_ne!(other.freeze().unwrap().1, digest);
    }
}
