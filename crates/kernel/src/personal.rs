//! Wrappers that keep personal data out of logs, events and errors.

use std::fmt;

/// Data about a person (class C3, K56): a name, a telephone number. `Debug` prints no content and there is no
/// `Serialize`, so it cannot reach an event or a log by accident.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Personal<T>(T);

/// Data whose leak harms (class C4, K53): self-declared Party membership, the identity behind a complaint. Reading it
/// needs a purpose.
#[derive(Clone, PartialEq, Eq)]
pub struct Sensitive<T>(T);

impl<T> Personal<T> {
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The content, for a reader who may see it.
    pub const fn reveal(&self) -> &T {
        &self.0
    }

    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Sensitive<T> {
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The content. `purpose` is what the caller records in the reading log before it asks.
    pub const fn reveal_for(&self, purpose: &str) -> &T {
        let _ = purpose;
        &self.0
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[personal]")
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[sensitive]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_shows_nothing() {
        assert_eq!(format!("{:?}", Personal::new("林默")), "[personal]");
        assert_eq!(format!("{:?}", Sensitive::new(true)), "[sensitive]");
    }
}
