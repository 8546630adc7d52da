//! What happened to commitments by itself: only reminders; the rest is told by the steps they belong to.

use kernel::{AnyId, Event, Line, Locale};
use serde::{Deserialize, Serialize};

use crate::{T, commitment::CommitmentId};

/// Whoever owes it was reminded.
#[derive(Debug, Serialize, Deserialize)]
pub struct Reminded {
    pub commitment: CommitmentId,
    pub kind: String,
    /// The id of the item, as text.
    pub subject: String,
    pub times: i64,
    /// The floor of the nine that the item is on.
    pub floor: u8,
}

impl Event for Reminded {
    const KIND: &'static str = "commitments.reminded";

    fn subject(&self) -> AnyId {
        self.commitment.any()
    }

    fn line(&self, locale: Locale) -> Line {
        Line::at(self.floor, T(locale).line_reminded(self.times))
    }
}
