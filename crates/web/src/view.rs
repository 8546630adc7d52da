//! What a handler answers with: a view that is both page and JSON, or the news that something was done.

use askama::Template;
use kernel::{Locale, Text};
use serde::{Deserialize, Serialize};
use ui::Frame;

use crate::Refused;

/// A page's content. Its fields are the JSON answer; its template is the inside of `<main>`.
pub trait View: Template + Serialize {
    fn title(&self, locale: Locale) -> String;

    fn frame(&self) -> Frame {
        Frame::default()
    }

    /// The form on this page was refused: what with.
    fn refused(&self) -> Option<&Refused> {
        None
    }

    /// The part of the page that htmx asked for by the id of its target.
    fn part(&self, _target: &str) -> Option<askama::Result<String>> {
        None
    }
}

/// Something was done.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Done {
    /// The id of what was made or changed.
    pub id: Option<String>,
    /// Where it is to be seen.
    pub href: String,
    /// One sentence about what was done and what comes next.
    #[schema(value_type = String)]
    pub says: Text,
    /// A code that is shown this once: a receipt.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub code: Option<String>,
}

impl Done {
    pub fn new(href: impl Into<String>, says: Text) -> Self {
        Self { id: None, href: href.into(), says, code: None }
    }

    #[must_use]
    pub fn id(mut self, id: impl ToString) -> Self {
        self.id = Some(id.to_string());
        self
    }
}

/// An answer that is no page: a file, a text.
pub struct Plain {
    pub mime: &'static str,
    pub body: Vec<u8>,
    /// Offered for saving under this name.
    pub file_name: Option<String>,
}
