//! Ids: a UUIDv7 made by the application, one type per kind of thing, a prefix where people see it.

use std::{fmt, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use uuid::Uuid;

use crate::Timestamp;

/// A kind of thing that has ids. Declared with [`ids!`](crate::ids), next to the thing.
pub trait Kind: 'static {
    /// Three lower-case letters, unique in the product (`iss`, `mtg`); a test holds the uniqueness.
    const PREFIX: &'static str;
}

/// An id of one kind. Shown as `iss_` and 26 characters of lower-case Crockford base 32.
pub struct Id<K>(Uuid, PhantomData<fn() -> K>);

/// Declares id kinds: `ids! { /// An issue. pub IssueId(Issue) = "iss"; }`.
#[macro_export]
macro_rules! ids {
    ($($(#[$doc:meta])* pub $id:ident($kind:ident) = $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $kind {}
        impl $crate::Kind for $kind {
            const PREFIX: &'static str = $prefix;
        }
        $(#[$doc])*
        pub type $id = $crate::Id<$kind>;
    )*};
}

impl<K> Id<K> {
    /// A new id whose order follows `now` to the microsecond (UUIDv7, RFC 9562 §6.2 method 3).
    pub fn new(now: Timestamp) -> Self {
        let micros = u64::try_from(now.as_micros()).unwrap_or(0);
        let (millis, rest) = (micros / 1000, micros % 1000);
        let mut bytes = [0u8; 16];
        getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
        bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
        // 12 bits below the millisecond carry the microsecond, scaled so that the order is kept.
        let [.., high, low] = (rest * 4096 / 1000).to_be_bytes();
        bytes[6] = 0x70 | (high & 0x0f);
        bytes[7] = low;
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        Self::from_bytes(bytes)
    }

    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes), PhantomData)
    }

    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// When the id was made, to the millisecond.
    pub fn made_at(&self) -> Timestamp {
        let mut millis = [0u8; 8];
        millis[2..].copy_from_slice(&self.0.as_bytes()[..6]);
        Timestamp::from_micros(i64::from_be_bytes(millis) * 1000)
    }
}

impl<K: Kind> Id<K> {
    /// The same id without its type, for events, links and the search index.
    pub fn any(self) -> AnyId {
        AnyId { kind: K::PREFIX, bytes: *self.as_bytes() }
    }
}

/// An id whose kind is known at run time only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AnyId {
    pub kind: &'static str,
    pub bytes: [u8; 16],
}

impl AnyId {
    /// The id as type `K`, or nothing if it is of another kind.
    pub fn of<K: Kind>(self) -> Option<Id<K>> {
        (self.kind == K::PREFIX).then(|| Id::from_bytes(self.bytes))
    }
}

impl fmt::Display for AnyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_id(f, self.kind, self.bytes)
    }
}

impl fmt::Debug for AnyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for AnyId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

fn write_id(f: &mut fmt::Formatter<'_>, prefix: &str, bytes: [u8; 16]) -> fmt::Result {
    let mut out = [0u8; 26];
    let mut n = u128::from_be_bytes(bytes);
    for slot in out.iter_mut().rev() {
        *slot = ALPHABET[(n & 31) as usize];
        n >>= 5;
    }
    f.write_str(prefix)?;
    f.write_str("_")?;
    f.write_str(std::str::from_utf8(&out).map_err(|_| fmt::Error)?)
}

/// The text is not an id of the kind that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidId {
    pub expected: &'static str,
}

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected an id that begins with {}_ and has 26 more characters.", self.expected)
    }
}

impl std::error::Error for InvalidId {}

impl<K: Kind> FromStr for Id<K> {
    type Err = InvalidId;

    fn from_str(s: &str) -> Result<Self, InvalidId> {
        let invalid = InvalidId { expected: K::PREFIX };
        let body = s.strip_prefix(K::PREFIX).and_then(|s| s.strip_prefix('_')).ok_or(invalid)?;
        if body.len() != 26 {
            return Err(invalid);
        }
        let mut n: u128 = 0;
        for (i, c) in body.bytes().enumerate() {
            let value = ALPHABET.iter().position(|a| *a == c).ok_or(invalid)? as u128;
            if i == 0 && value > 7 {
                return Err(invalid); // 26 characters hold 130 bits: the first has three
            }
            n = (n << 5) | value;
        }
        Ok(Self::from_bytes(n.to_be_bytes()))
    }
}

impl<K: Kind> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_id(f, K::PREFIX, *self.as_bytes())
    }
}

impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<K> std::hash::Hash for Id<K> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<K: Kind> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de, K: Kind> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    crate::ids! {
        /// A thing for these tests.
        pub ThingId(Thing) = "thg";
        /// Another.
        pub OtherId(Other) = "oth";
    }

    #[test]
    fn ids_follow_the_time_they_were_made_at() {
        let early = ThingId::new(Timestamp::from_micros(1_790_000_000_000_001));
        let late = ThingId::new(Timestamp::from_micros(1_790_000_000_000_901));
        assert!(early < late);
        assert_eq!(early.made_at(), Timestamp::from_micros(1_790_000_000_000_000));
    }

    #[test]
    fn an_id_of_another_kind_is_refused() {
        let id = OtherId::new(Timestamp::from_micros(0)).to_string();
        assert_eq!(id.parse::<ThingId>(), Err(InvalidId { expected: "thg" }));
        assert!("thg_".parse::<ThingId>().is_err());
        assert!("thg_zzzzzzzzzzzzzzzzzzzzzzzzzz".parse::<ThingId>().is_err());
    }

    proptest! {
        #[test]
        fn text_and_id_are_the_same_thing(bytes: [u8; 16]) {
            let id = ThingId::from_bytes(bytes);
            prop_assert_eq!(id.to_string().parse::<ThingId>(), Ok(id));
            let json = serde_json::to_string(&id).unwrap();
            prop_assert_eq!(serde_json::from_str::<ThingId>(&json).unwrap(), id);
        }

        #[test]
        fn any_text_is_an_id_or_an_error(text in "\\PC{0,40}") {
            if let Ok(id) = text.parse::<ThingId>() {
                prop_assert_eq!(id.to_string(), text);
            }
        }
    }
}
