//! The two languages of the interface and a sentence in both.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// A language of the interface. Chinese is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Locale {
    #[default]
    #[serde(rename = "zh-Hans")]
    Zh,
    #[serde(rename = "en")]
    En,
}

impl Locale {
    pub const ALL: [Locale; 2] = [Locale::Zh, Locale::En];

    /// The language tag for `lang` attributes (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Locale::Zh => "zh-Hans",
            Locale::En => "en",
        }
    }

    pub const fn other(self) -> Locale {
        match self {
            Locale::Zh => Locale::En,
            Locale::En => Locale::Zh,
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Locale {
    type Err = ();

    /// Reads a language tag by its first part: `zh`, `zh-Hans`, `zh-CN`, `en`, `en-GB`.
    fn from_str(s: &str) -> Result<Self, ()> {
        match s.split(['-', '_']).next() {
            Some(t) if t.eq_ignore_ascii_case("zh") => Ok(Locale::Zh),
            Some(t) if t.eq_ignore_ascii_case("en") => Ok(Locale::En),
            _ => Err(()),
        }
    }
}

/// A sentence in every language: what refusals, notices and field faults carry, since the reader's language is not
/// known where they arise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub zh: Cow<'static, str>,
    pub en: Cow<'static, str>,
}

impl Text {
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh: Cow::Borrowed(zh), en: Cow::Borrowed(en) }
    }

    /// Builds the sentence by asking `f` once for each language.
    pub fn each<T: Into<Cow<'static, str>>>(f: impl Fn(Locale) -> T) -> Self {
        Self { zh: f(Locale::Zh).into(), en: f(Locale::En).into() }
    }

    /// The same words in every language: names, titles that people typed.
    pub fn same(text: impl Into<Cow<'static, str>>) -> Self {
        let zh = text.into();
        Self { en: zh.clone(), zh }
    }

    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Zh => &self.zh,
            Locale::En => &self.en,
        }
    }
}
