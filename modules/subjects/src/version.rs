//! A version of the rights and duties of a kind: the lists as they are read, their digest, and what changed since another.

use kernel::Text;
use policy::api::{Item, List, Pack};
use serde::{Deserialize, Serialize};

use crate::kind::Kind;

/// An entry as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// `right` or `duty`.
    pub list: String,
    pub id: String,
    pub zh: String,
    pub en: String,
    pub clause: String,
}

/// The lists of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version(pub Vec<Entry>);

impl Version {
    pub fn of(pack: &Pack, kind: Kind) -> Self {
        let entry = |item: &Item| Entry {
            list: item.list.code().to_owned(),
            id: item.id.clone(),
            zh: item.text.zh.to_string(),
            en: item.text.en.to_string(),
            clause: item.clause.clone(),
        };
        let lists = [List::Right, List::Duty];
        Self(lists.iter().flat_map(|l| pack.list_of(*l, kind.code())).map(entry).collect())
    }

    /// What the database keeps.
    ///
    /// # Errors
    /// Never, since it is plain text.
    pub fn words(&self) -> kernel::Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    /// # Errors
    /// Never, since it is plain text.
    pub fn digest(&self) -> kernel::Result<String> {
        Ok(crypto::hex(&crypto::digest(self.words()?.as_bytes())))
    }

    /// What is otherwise in `self` than in `before`.
    pub fn changes(&self, before: &Version) -> Vec<Change> {
        let same = |a: &Entry, b: &Entry| a.list == b.list && a.id == b.id;
        let mut changes = Vec::new();
        for new in &self.0 {
            match before.0.iter().find(|old| same(old, new)) {
                None => changes.push(Change::new("added", new, None)),
                Some(old) if old != new => changes.push(Change::new("changed", new, Some(old))),
                Some(_) => {}
            }
        }
        for old in before.0.iter().filter(|old| !self.0.iter().any(|new| same(old, new))) {
            changes.push(Change::new("dropped", old, None));
        }
        changes
    }
}

/// What is otherwise than when it was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// `added`, `changed` or `dropped`.
    pub how: &'static str,
    pub list: String,
    pub text: Text,
    pub before: Option<Text>,
}

impl Change {
    fn new(how: &'static str, entry: &Entry, before: Option<&Entry>) -> Self {
        let text = |e: &Entry| Text { zh: e.zh.clone().into(), en: e.en.clone().into() };
        Self { how, list: entry.list.clone(), text: text(entry), before: before.map(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(list: &str, id: &str, zh: &str) -> Entry {
        Entry { list: list.into(), id: id.into(), zh: zh.into(), en: zh.into(), clause: "规则 1".into() }
    }

    #[test]
    fn a_change_says_what_was_before() {
        let old = Version(vec![entry("right", "a", "知情"), entry("duty", "a", "守约"), entry("duty", "b", "付费")]);
        let new = Version(vec![entry("right", "a", "知情"), entry("duty", "a", "守公约"), entry("right", "c", "参与")]);
        let found: Vec<(&str, String, Option<String>)> = new
            .changes(&old)
            .into_iter()
            .map(|c| (c.how, c.text.zh.into_owned(), c.before.map(|b| b.zh.into_owned())))
            .collect();
        assert_eq!(
            found,
            [
                ("changed", "守公约".into(), Some("守约".into())),
                ("added", "参与".into(), None),
                ("dropped", "付费".into(), None)
            ]
        );
        assert_ne!(old.digest().unwrap(), new.digest().unwrap());
        assert!(new.changes(&new).is_empty());
    }
}
