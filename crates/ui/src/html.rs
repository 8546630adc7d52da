//! Writing HTML from Rust: escaping, and finished HTML as a type.

use std::fmt::{self, Write};

/// Finished HTML: printed as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(pub String);

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Html {}

/// Text inside HTML or an attribute.
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            f.write_str(&rest[..at])?;
            f.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            })?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)
    }
}

/// ` name="value"`, escaped; nothing for an empty value.
pub fn attribute(f: &mut impl Write, name: &str, value: &str) -> fmt::Result {
    if value.is_empty() { Ok(()) } else { write!(f, " {name}=\"{}\"", Escaped(value)) }
}

/// Lets templates print a part without escaping it again.
macro_rules! safe {
    ($($part:ty),*) => { $(impl askama::filters::HtmlSafe for $part {})* };
}
pub(crate) use safe;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_special_character_is_escaped() {
        let text = r#"<a href='x' title="y">&</a>"#;
        assert_eq!(Escaped(text).to_string(), "&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;&lt;/a&gt;");
        assert_eq!(Escaped("明岫信息").to_string(), "明岫信息");
    }
}
