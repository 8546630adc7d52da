//! What the reader of a page may do next: a link to a form's page, or a button that does it at once.

use std::fmt;

use serde::Serialize;
use ui::Escaped;

use crate::{ctx::encode, form::once_key};

/// Something that the reader may do.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct Action {
    /// The operation: `triage`, `open_meeting`, `claim_project`.
    pub name: &'static str,
    pub href: String,
    /// A page with a form, rather than a button.
    pub page: bool,
    #[serde(skip)]
    label: String,
    #[serde(skip)]
    main: bool,
    /// What goes along.
    #[serde(skip)]
    fields: Vec<(&'static str, String)>,
}

impl Action {
    /// A page with a form.
    pub fn page(name: &'static str, href: impl Into<String>, label: impl Into<String>) -> Self {
        let (href, label) = (href.into(), label.into());
        Self { name, href, page: true, label, main: false, fields: Vec::new() }
    }

    /// A button that does it.
    pub fn button(name: &'static str, href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { page: false, ..Self::page(name, href, label) }
    }

    /// What most readers come for.
    #[must_use]
    pub fn main(self) -> Self {
        self.main_if(true)
    }

    #[must_use]
    pub fn main_if(mut self, main: bool) -> Self {
        self.main = main;
        self
    }

    /// Sends a field along.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.fields.push((name, value.into()));
        self
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let class = if self.main { "btn main" } else { "btn" };
        let (href, label) = (Escaped(&self.href), Escaped(&self.label));
        if self.page {
            write!(f, r#"<a class="{class}" href="{href}"#)?;
            for (n, (name, value)) in self.fields.iter().enumerate() {
                write!(f, "{}{name}={}", if n == 0 { "?" } else { "&amp;" }, encode(value))?;
            }
            return write!(f, r#"">{label}</a>"#);
        }
        let once = once_key();
        write!(f, r#"<form method="post" action="{href}"><input type="hidden" name="once" value="{once}">"#)?;
        for (name, value) in &self.fields {
            write!(f, r#"<input type="hidden" name="{name}" value="{}">"#, Escaped(value))?;
        }
        write!(f, r#"<button class="{class}">{label}</button></form>"#)
    }
}

impl askama::filters::HtmlSafe for Action {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_a_link_or_a_form_and_takes_its_fields_along() {
        let page = Action::page("triage", "/x", "a<b").with("receipt", "7K 3").main().to_string();
        assert_eq!(page, r#"<a class="btn main" href="/x?receipt=7K%203">a&lt;b</a>"#);
        let button = Action::button("support", "/y", "+1").with("position", "\"2").to_string();
        assert!(
            button.starts_with(r#"<form method="post" action="/y"><input type="hidden" name="once" value=""#),
            "{button}"
        );
        assert!(button.contains(r#"<input type="hidden" name="position" value="&quot;2">"#), "{button}");
    }
}
