//! What a rule can say: a whole number, yes or no, a share, a row of days; and which of two is the tighter.

use std::{cmp::Ordering, fmt};

use serde::Serialize;

use crate::share::Share;

/// The most that a rule can ask for, whatever it counts.
const MOST: u32 = 10_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Whole(u32),
    Flag(bool),
    Share(Share),
    Days(Vec<u32>),
}

/// What a rule's value has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Both ends are allowed.
    Whole {
        least: u32,
        most: u32,
    },
    Flag,
    Share,
    Days,
}

/// In which direction a lower layer may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tighter {
    Less,
    More,
    /// Neither way: what a layer above has set stays.
    Never,
}

/// A Rust type that a rule's value can be read as.
pub trait Typed: Sized {
    const KIND: Kind;
    fn of(value: &Value) -> Option<Self>;
}

impl Typed for u32 {
    const KIND: Kind = Kind::Whole { least: 0, most: MOST };

    fn of(value: &Value) -> Option<Self> {
        if let Value::Whole(n) = value { Some(*n) } else { None }
    }
}

impl Typed for bool {
    const KIND: Kind = Kind::Flag;

    fn of(value: &Value) -> Option<Self> {
        if let Value::Flag(yes) = value { Some(*yes) } else { None }
    }
}

impl Typed for Share {
    const KIND: Kind = Kind::Share;

    fn of(value: &Value) -> Option<Self> {
        if let Value::Share(share) = value { Some(*share) } else { None }
    }
}

impl Typed for Vec<u32> {
    const KIND: Kind = Kind::Days;

    fn of(value: &Value) -> Option<Self> {
        if let Value::Days(days) = value { Some(days.clone()) } else { None }
    }
}

impl Value {
    /// How `self` stands to `other`: `Greater` asks for more. Nothing where neither contains the other.
    fn compare(&self, other: &Value) -> Option<Ordering> {
        match (self, other) {
            (Value::Whole(a), Value::Whole(b)) => Some(a.cmp(b)),
            (Value::Flag(a), Value::Flag(b)) => Some(a.cmp(b)),
            (Value::Share(a), Value::Share(b)) => Some(a.cmp(b)),
            (Value::Days(a), Value::Days(b)) => {
                let within = |x: &[u32], y: &[u32]| x.iter().all(|d| y.contains(d));
                match (within(a, b), within(b, a)) {
                    (true, true) => Some(Ordering::Equal),
                    (true, false) => Some(Ordering::Less),
                    (false, true) => Some(Ordering::Greater),
                    (false, false) => None,
                }
            }
            _ => None,
        }
    }

    /// Whether a layer below one that says `above` may say `self`.
    pub fn may_stand_under(&self, above: &Value, tighter: Tighter) -> bool {
        matches!(
            (self.compare(above), tighter),
            (Some(Ordering::Equal), _)
                | (Some(Ordering::Less), Tighter::Less)
                | (Some(Ordering::Greater), Tighter::More)
        )
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Whole(n) => n.fmt(f),
            Value::Flag(yes) => f.write_str(if *yes { "✓" } else { "—" }),
            Value::Share(share) => share.fmt(f),
            Value::Days(days) => {
                for (i, day) in days.iter().enumerate() {
                    write!(f, "{}{day}", if i > 0 { " / " } else { "" })?;
                }
                Ok(())
            }
        }
    }
}

impl Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Whole(n) => n.serialize(s),
            Value::Flag(yes) => yes.serialize(s),
            Value::Share(share) => share.serialize(s),
            Value::Days(days) => days.serialize(s),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(text: &str) -> Value {
        Value::Share(text.parse().unwrap())
    }

    #[test]
    fn a_lower_layer_goes_one_way_only() {
        let days = |d: &[u32]| Value::Days(d.to_vec());
        for (below, above, tighter, may) in [
            (Value::Whole(7), Value::Whole(5), Tighter::More, true),
            (Value::Whole(5), Value::Whole(5), Tighter::More, true),
            (Value::Whole(4), Value::Whole(5), Tighter::More, false),
            (Value::Whole(4), Value::Whole(5), Tighter::Less, true),
            (Value::Whole(6), Value::Whole(5), Tighter::Less, false),
            (Value::Whole(6), Value::Whole(5), Tighter::Never, false),
            (Value::Whole(5), Value::Whole(5), Tighter::Never, true),
            (share("3/4"), share("2/3"), Tighter::More, true),
            (share(">2/3"), share("2/3"), Tighter::More, true),
            (share("4/6"), share("2/3"), Tighter::More, true),
            (share(">1/2"), share("2/3"), Tighter::More, false),
            (Value::Flag(true), Value::Flag(false), Tighter::More, true),
            (Value::Flag(true), Value::Flag(false), Tighter::Less, false),
            (days(&[30, 60, 90, 180]), days(&[30, 90, 180]), Tighter::More, true),
            (days(&[30, 90]), days(&[30, 90, 180]), Tighter::More, false),
            (days(&[10]), days(&[30]), Tighter::More, false),
            (Value::Whole(1), Value::Flag(true), Tighter::More, false),
        ] {
            assert_eq!(below.may_stand_under(&above, tighter), may, "{below} under {above}, {tighter:?}");
        }
    }
}
