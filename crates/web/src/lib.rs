//! The HTTP side that every module shares: what a module is ([`Module`]), what a handler is given ([`Ctx`], [`Form`]), how
//! it answers ([`View`], [`Done`]) and how a failure is shown.
//!
//! A verb has one handler. What it answers is the page for a browser, the part of the page for htmx, and JSON for a
//! program, by the `Accept` header; a form may be sent as a form or as JSON (ADR 3).
//!
//! Invariants: no inline script or style leaves here (the CSP refuses both); a failure never shows a stored value; a
//! request that changes something comes from our own pages or carries no cookie.

mod action;
mod app;
pub mod cite;
mod ctx;
mod error;
mod form;
mod guard;
mod limits;
mod metrics;
mod module;
mod pages;
mod record;
mod router;
mod session;
mod shelf;
mod step;
mod view;

pub use action::Action;
pub use app::{App, Settings};
pub use cite::Cited;
pub use ctx::{Client, Ctx, encode};
pub use error::{Error, Refused, Result};
pub use form::{File, Form, Input, once_key, pairs};
pub use limits::Tries;
pub use module::{Item, Job, Module, Nav, Part, Place, Sample, Tower};
pub use pages::local;
pub use router::{openapi, router};
pub use session::{Home, People, Session, SessionCookie};
pub use step::{StepPage, samples};
pub use view::{Done, Plain, View};

i18n::messages!("i18n");

/// The sentences that fields of every form are refused with.
pub mod faults {
    use kernel::{FieldFault, Text};

    use crate::T;

    /// Collects what is wrong with a form, field by field, so that everything is said at once.
    #[derive(Debug, Default)]
    pub struct Check(Vec<FieldFault>);

    impl Check {
        pub fn fault(&mut self, field: &'static str, reason: Text) {
            self.0.push(FieldFault { field: field.into(), reason });
        }

        /// The trimmed text, refused if it is empty or longer than `most` characters.
        pub fn text(&mut self, field: &'static str, value: &str, most: usize) -> String {
            if value.trim().is_empty() {
                self.fault(field, Text::each(|l| T(l).fault_empty()));
            }
            self.optional_text(field, value, most)
        }

        /// The trimmed text, refused if it is longer than `most` characters.
        pub fn optional_text(&mut self, field: &'static str, value: &str, most: usize) -> String {
            let text = clean(value);
            let length = text.chars().count();
            if length > most {
                self.fault(field, Text::each(|l| T(l).fault_long(most, length - most)));
            }
            text
        }

        /// A value read from text; `None` if the field is empty, a fault if it cannot be read.
        pub fn parse<V: std::str::FromStr>(
            &mut self,
            field: &'static str,
            value: &str,
            reason: impl FnOnce() -> Text,
        ) -> Option<V> {
            let value = value.trim();
            if value.is_empty() {
                return None;
            }
            let parsed = value.parse().ok();
            if parsed.is_none() {
                self.fault(field, reason());
            }
            parsed
        }

        /// A value that must be given.
        pub fn require<V: std::str::FromStr>(
            &mut self,
            field: &'static str,
            value: &str,
            reason: impl FnOnce() -> Text,
        ) -> Option<V> {
            if value.trim().is_empty() {
                self.fault(field, Text::each(|l| T(l).fault_empty()));
                return None;
            }
            self.parse(field, value, reason)
        }

        /// A date more than `years` from `today` is a mistyped year.
        pub fn near(&mut self, field: &'static str, date: Option<kernel::Date>, today: kernel::Date, years: i32) {
            let (first, last) = (today.plus_months(-12 * years), today.plus_months(12 * years));
            if date.is_some_and(|d| d < first || d > last) {
                self.fault(field, Text::each(|l| T(l).fault_far(years)));
            }
        }

        /// # Errors
        /// [`kernel::Error::Invalid`] with every fault, if there is one.
        pub fn finish(self) -> kernel::Result<()> {
            if self.0.is_empty() { Ok(()) } else { Err(kernel::Error::Invalid(self.0)) }
        }

        pub fn is_clean(&self) -> bool {
            self.0.is_empty()
        }
    }

    pub fn empty() -> Text {
        Text::each(|l| T(l).fault_empty())
    }

    pub fn choose() -> Text {
        Text::each(|l| T(l).fault_choose())
    }

    pub fn date() -> Text {
        Text::each(|l| T(l).fault_date())
    }

    pub fn number(least: i64, most: i64) -> Text {
        Text::each(|l| T(l).fault_number(least, most))
    }

    pub fn money() -> Text {
        Text::each(|l| T(l).fault_money())
    }

    /// Trimmed, with Unix line ends and without control and direction-changing characters, which hide what a text says.
    pub fn clean(value: &str) -> String {
        let hidden = |c: char| {
            (c.is_control() && c != '\n' && c != '\t')
                || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
        };
        value.replace("\r\n", "\n").chars().filter(|c| !hidden(*c)).collect::<String>().trim().to_owned()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn everything_is_said_at_once() {
            let mut check = Check::default();
            check.text("title", "   ", 10);
            check.text("words", "一二三四五六七八九十一", 10);
            let _: Option<kernel::Date> = check.parse("due", "明天", date);
            let Err(kernel::Error::Invalid(faults)) = check.finish() else { panic!("three faults") };
            assert_eq!(faults.iter().map(|f| f.field.as_ref()).collect::<Vec<_>>(), ["title", "words", "due"]);
            assert!(faults[1].reason.zh.contains('1'));
        }

        #[test]
        fn hidden_characters_are_taken_out() {
            assert_eq!(clean(" a\u{202E}b\r\nc\u{0} "), "ab\nc");
        }
    }
}
