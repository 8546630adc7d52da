//! What happened, as a typed fact. Events are the audit log, the timelines and the indicators' only source.

use serde::{Serialize, de::DeserializeOwned};

use crate::{AnyId, BuildingId, District, Id, Locale, Role, Timestamp, actor::Person, ids};

ids! {
    /// An event.
    pub EventId(EventMark) = "evt";
}

/// A fact in the past tense. It holds ids, dates, numbers and the names of organisations; never personal data, so that
/// a person can be erased while the record stays whole.
pub trait Event: Serialize + DeserializeOwned {
    /// `module.past_tense`.
    const KIND: &'static str;

    /// What it happened to.
    fn subject(&self) -> AnyId;

    /// The id of the item whose timeline it belongs to; the subject itself unless said otherwise.
    fn thread(&self) -> AnyIdText {
        self.subject().to_string()
    }

    fn building(&self) -> Option<BuildingId> {
        None
    }

    /// The sentence in a timeline.
    fn line(&self, locale: Locale) -> Line;
}

/// One line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    pub text: String,
    /// The floor of the nine (报 1..3, 楼议 4..5, 楼办 6..7, 楼管 8..9) on which it happened.
    pub floor: u8,
    /// A paper or page that belongs to it.
    pub href: Option<String>,
}

impl Line {
    pub fn at(floor: u8, text: impl Into<String>) -> Self {
        Self { text: text.into(), floor, href: None }
    }

    #[must_use]
    pub fn link(mut self, href: impl Into<String>) -> Self {
        self.href = Some(href.into());
        self
    }
}

/// An entry of a module's event list: how to read a stored event of this kind.
#[derive(Clone, Copy)]
pub struct EventKind {
    pub kind: &'static str,
    pub line: fn(&str, Locale) -> Option<Line>,
}

impl EventKind {
    pub const fn of<E: Event>() -> Self {
        Self { kind: E::KIND, line: |data, locale| serde_json::from_str::<E>(data).ok().map(|e| e.line(locale)) }
    }
}

/// An event as it is stored and sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    pub district: District,
    pub id: EventId,
    pub at: Timestamp,
    pub kind: String,
    /// The person who acted; `None` for guests and the system.
    pub person: Option<Id<Person>>,
    /// What the person acted as, or `system:<job>`.
    pub acted_as: String,
    pub subject: AnyIdText,
    pub thread: AnyIdText,
    pub building: Option<BuildingId>,
    /// The event's JSON, byte for byte as it was hashed.
    pub data: String,
    /// Its place in the district's Merkle tree, once sealed.
    pub leaf: Option<u64>,
}

/// An id as text, for records that outlive the code that knew its kind.
pub type AnyIdText = String;

impl Stored {
    pub fn role(&self) -> Option<Role> {
        Role::from_code(&self.acted_as)
    }

    /// The event as type `E`, if it is one.
    pub fn read<E: Event>(&self) -> Option<E> {
        if self.kind == E::KIND { serde_json::from_str(&self.data).ok() } else { None }
    }
}
