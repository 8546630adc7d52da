//! A rule: its name, what its value has to be, which way a lower layer may go; and the value with its clause.

use crate::{
    document::Layer,
    value::{Kind, Tighter, Value},
};

/// What is known about a rule before any document sets it.
#[derive(Debug, Clone, Copy)]
pub struct RuleSpec {
    pub section: &'static str,
    pub name: &'static str,
    pub kind: Kind,
    pub tighter: Tighter,
}

/// `(section, name)`.
pub type Key = (&'static str, &'static str);

impl RuleSpec {
    pub const fn key(&self) -> Key {
        (self.section, self.name)
    }
}

/// `issues.triage_days`.
pub fn full_name(key: Key) -> String {
    format!("{}.{}", key.0, key.1)
}

/// A value with the clause that it comes from, and the layer that set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule<V> {
    pub value: V,
    pub clause: String,
    pub layer: Layer,
}

/// A rule as a document states it.
pub type Stated = Rule<Value>;
