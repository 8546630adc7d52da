//! Small parts: icons, status chips, the nine-floor stack, "waiting for whom", notices.

use std::fmt::{self, Display};

use kernel::Locale;
use serde::Serialize;

use crate::{
    T, assets, floor_name,
    html::{Escaped, Html, attribute, safe},
};

/// An icon of the sprite, for decoration beside a word.
pub fn icon(name: &str) -> Html {
    Html(format!(r#"<svg class="icon" aria-hidden="true"><use href="{}#i-{name}"/></svg>"#, assets::ICONS.href()))
}

/// A status shape of the sprite, for decoration beside a word.
pub fn glyph(name: &str) -> Html {
    Html(format!(r#"<svg class="g" aria-hidden="true"><use href="{}#g-{name}"/></svg>"#, assets::ICONS.href()))
}

/// What a status says: shape, frame and colour together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    New,
    Doing,
    Waiting,
    Notice,
    Decided,
    Soon,
    Stuck,
    Late,
    Done,
    Closed,
    Archived,
}

impl Tone {
    pub const ALL: [Tone; 11] = [
        Tone::New,
        Tone::Doing,
        Tone::Waiting,
        Tone::Notice,
        Tone::Decided,
        Tone::Soon,
        Tone::Stuck,
        Tone::Late,
        Tone::Done,
        Tone::Closed,
        Tone::Archived,
    ];

    /// The chip's class and its glyph.
    const fn look(self) -> (&'static str, &'static str) {
        match self {
            Tone::New => ("is-new", "new"),
            Tone::Doing => ("is-doing", "half"),
            Tone::Waiting => ("is-waiting", "wait"),
            Tone::Notice => ("is-notice", "notice"),
            Tone::Decided => ("is-decided", "sealed"),
            Tone::Soon => ("is-risk", "soon"),
            Tone::Stuck => ("is-risk", "stuck"),
            Tone::Late => ("is-late", "late"),
            Tone::Done => ("is-done", "done"),
            Tone::Closed => ("is-closed", "no"),
            Tone::Archived => ("is-archived", "arch"),
        }
    }
}

/// A status: a word with its shape.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Chip {
    pub tone: Tone,
    pub word: String,
}

impl Chip {
    /// A status stands alone: it begins with a capital where the script has them.
    pub fn new(tone: Tone, word: impl Into<String>) -> Self {
        Self { tone, word: capital(word.into()) }
    }
}

/// The same text with a capital at its beginning, where it begins with a Latin letter.
pub fn capital(mut text: String) -> String {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

impl Display for Chip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (class, shape) = self.tone.look();
        write!(f, r#"<span class="chip {class}">{}{}</span>"#, glyph(shape), Escaped(&self.word))
    }
}

/// Whom an item waits for, and since or until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Wait {
    #[serde(skip)]
    #[schema(ignore)]
    pub locale: Locale,
    pub name: String,
    /// A second line: `已 7 天`, `还有 3 个工作日`.
    pub detail: String,
}

impl Display for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, name) = (T(self.locale).waiting_for(), Escaped(&self.name));
        write!(f, r#"<span class="wait"><b>{word}</b><span>{name}"#)?;
        if !self.detail.is_empty() {
            write!(f, r#"<br><span class="cap">{}</span>"#, Escaped(&self.detail))?;
        }
        f.write_str("</span></span>")
    }
}

/// The colour of the stack's present floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StackTone {
    Now,
    Late,
    Stop,
}

/// The nine floors in small, for lists: passed floors solid, the present one marked, skipped ones dashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stack {
    pub locale: Locale,
    /// 1..=9.
    pub floor: u8,
    pub tone: StackTone,
    /// Bit n set: floor n was skipped.
    pub skipped: u16,
    /// Writes the floor's name below.
    pub named: bool,
}

impl Stack {
    pub const fn new(locale: Locale, floor: u8, tone: StackTone) -> Self {
        Self { locale, floor, tone, skipped: 0, named: true }
    }

    #[must_use]
    pub const fn bare(mut self) -> Self {
        self.named = false;
        self
    }

    #[must_use]
    pub const fn skipping(mut self, skipped: u16) -> Self {
        self.skipped = skipped;
        self
    }
}

impl Display for Stack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = floor_name(self.locale, self.floor);
        let label = T(self.locale).floor_of_nine(self.floor, name);
        if self.named {
            f.write_str(r#"<div class="pos">"#)?;
        }
        write!(f, r#"<svg class="stack" viewBox="0 0 24 36" role="img" aria-label="{}">"#, Escaped(&label))?;
        let tone = match self.tone {
            StackTone::Now => "now",
            StackTone::Late => "late",
            StackTone::Stop => "stop",
        };
        for floor in 1..=9u8 {
            // 3.4 units a floor, the first on the ground at 28.6.
            let tenths = 286 - i32::from(floor - 1) * 34;
            let class = match floor {
                n if n == self.floor => tone,
                n if self.skipped & (1 << n) != 0 => "skip",
                n if n < self.floor => "past",
                _ => "",
            };
            write!(f, r#"<rect x="2.5" y="{}.{}" width="14" height="2""#, tenths / 10, tenths % 10)?;
            attribute(f, "class", class)?;
            f.write_str("/>")?;
            if floor == self.floor {
                let tip = tenths - 15;
                let sign = if tip < 0 { "-" } else { "" };
                let (whole, part) = (tip.abs() / 10, tip.abs() % 10);
                let class = if tone == "now" { "tip".to_owned() } else { format!("tip {tone}") };
                write!(f, r#"<path class="{class}" d="M23.5 {sign}{whole}.{part}v5l-4-2.5z"/>"#)?;
            }
        }
        f.write_str(r#"<path class="base" d="M0 34.5h19"/></svg>"#)?;
        if self.named { write!(f, "<span>{name}</span></div>") } else { Ok(()) }
    }
}

/// A message in the page: a refusal, a warning, something done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub tone: Tone,
    pub title: String,
    /// Second line in smaller type.
    pub why: String,
    pub links: Vec<(String, String)>,
}

impl Notice {
    pub fn new(tone: Tone, title: impl Into<String>) -> Self {
        Self { tone, title: title.into(), why: String::new(), links: Vec::new() }
    }

    #[must_use]
    pub fn why(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    #[must_use]
    pub fn link(mut self, text: impl Into<String>, href: impl Into<String>) -> Self {
        self.links.push((text.into(), href.into()));
        self
    }
}

impl Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (class, symbol) = match self.tone {
            Tone::Late => ("notice is-late", "warn"),
            Tone::Soon | Tone::Stuck | Tone::Waiting => ("notice is-risk", "clock"),
            Tone::Done => ("notice is-done", "check"),
            _ => ("notice", "info"),
        };
        // A refusal is announced; the rest is read in its place.
        let role = if self.tone == Tone::Late { r#" role="alert""# } else { "" };
        write!(f, r#"<div class="{class}"{role}>{}<p class="strong">{}</p>"#, icon(symbol), Escaped(&self.title))?;
        if !self.why.is_empty() {
            write!(f, r#"<p class="why">{}</p>"#, Escaped(&self.why))?;
        }
        for (text, href) in &self.links {
            write!(f, r#"<p><a href="{}">{}</a></p>"#, Escaped(href), Escaped(text))?;
        }
        f.write_str("</div>")
    }
}

safe!(Chip, Wait, Stack, Notice);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_escape_what_people_typed() {
        let chip = Chip::new(Tone::Late, "<script>").to_string();
        assert!(chip.contains("&lt;script&gt;"), "{chip}");
        let wait = Wait { locale: Locale::Zh, name: "A&B".into(), detail: "\"x\"".into() }.to_string();
        assert!(wait.contains("A&amp;B") && wait.contains("&quot;x&quot;"), "{wait}");
    }

    #[test]
    fn the_stack_names_its_floor() {
        let stack = Stack::new(Locale::Zh, 4, StackTone::Now).skipping(1 << 2).to_string();
        assert!(stack.contains(r#"aria-label="第 4 步，共 9 步：议事""#), "{stack}");
        assert_eq!(stack.matches(r#"class="past""#).count(), 2);
        assert_eq!(stack.matches(r#"class="skip""#).count(), 1);
        let top = Stack::new(Locale::En, 9, StackTone::Late).to_string();
        assert!(top.contains("M23.5 -0.1v5"), "{top}");
    }
}
