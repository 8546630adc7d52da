//! What happened to movement. Ids, dates and names of organisations only.

use kernel::{AnyId, Event, Line, Locale, ids};
use serde::{Deserialize, Serialize};

use crate::T;

ids! {
    /// One of movement.
    pub MovementId(MovementMark) = "mov";
}

/// It was opened.
#[derive(Debug, Serialize, Deserialize)]
pub struct MovementOpened {
    pub movement: MovementId,
}

impl Event for MovementOpened {
    const KIND: &'static str = "movement.movement_opened";

    fn subject(&self) -> AnyId {
        self.movement.any()
    }

    fn line(&self, locale: Locale) -> Line {
        Line::at(1, T(locale).line_opened())
    }
}
