//! What this module refuses, each with the reason and the way out.

use kernel::{Refusal, Text, WayOut};

use crate::T;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyRefusal {
    /// Since the document was looked at, another one was issued with which it does not agree.
    Overtaken { draft: String },
}

impl Refusal for PolicyRefusal {
    fn code(&self) -> &'static str {
        match self {
            PolicyRefusal::Overtaken { .. } => "policy.overtaken",
        }
    }

    fn sentence(&self) -> Text {
        match self {
            PolicyRefusal::Overtaken { .. } => Text::each(|l| T(l).refused_overtaken()),
        }
    }

    fn way_out(&self) -> Option<WayOut> {
        match self {
            PolicyRefusal::Overtaken { draft } => {
                Some(WayOut { text: Text::each(|l| T(l).way_out_overtaken()), href: Some(draft.clone()) })
            }
        }
    }
}
