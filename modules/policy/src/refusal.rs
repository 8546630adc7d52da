//! What this module refuses, each with the reason and the way out.

use kernel::{Refusal, Text, WayOut};

use crate::T;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyRefusal {
    /// Since the document was looked at, another one was issued with which it does not agree.
    Overtaken { draft: String },
    /// It applies, or was taken back already.
    NotComing { document: String },
    /// Another document that was issued rests on it.
    Needed { title: Text, document: String },
}

impl Refusal for PolicyRefusal {
    fn code(&self) -> &'static str {
        match self {
            PolicyRefusal::Overtaken { .. } => "policy.overtaken",
            PolicyRefusal::NotComing { .. } => "policy.not_coming",
            PolicyRefusal::Needed { .. } => "policy.needed",
        }
    }

    fn sentence(&self) -> Text {
        match self {
            PolicyRefusal::Overtaken { .. } => Text::each(|l| T(l).refused_overtaken()),
            PolicyRefusal::NotComing { .. } => Text::each(|l| T(l).refused_not_coming()),
            PolicyRefusal::Needed { title, .. } => Text::each(|l| T(l).refused_needed(title.get(l))),
        }
    }

    fn way_out(&self) -> Option<WayOut> {
        let (text, href): (fn(T) -> &'static str, _) = match self {
            PolicyRefusal::Overtaken { draft } => (|t| t.way_out_overtaken(), draft),
            PolicyRefusal::NotComing { document } => (|t| t.way_out_not_coming(), document),
            PolicyRefusal::Needed { document, .. } => (|t| t.way_out_needed(), document),
        };
        Some(WayOut { text: Text::each(|l| text(T(l))), href: Some(href.clone()) })
    }
}
