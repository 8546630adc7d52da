//! Objections (公示意见): what anybody says against a resolution while it is on public notice. No I/O.

use kernel::{Timestamp, ids};

use crate::refusal::MeetingRefusal;

ids! {
    /// An objection.
    pub ObjectionId(ObjectionMark) = "obj";
}

db::codes! {
    /// The word of a state, as it is stored.
    pub enum ObjectionStage {
        Open = "open",
        Answered = "answered",
    }
}

/// Where an objection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectionState {
    /// The resolution waits for an answer.
    Open,
    Answered {
        at: Timestamp,
    },
}

impl ObjectionState {
    /// The committee answers, once, in public.
    ///
    /// # Errors
    /// It was answered already.
    pub fn answer(self, at: Timestamp) -> Result<Self, MeetingRefusal> {
        match self {
            ObjectionState::Open => Ok(ObjectionState::Answered { at }),
            ObjectionState::Answered { .. } => Err(MeetingRefusal::ObjectionAnswered),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objection_is_answered_once() {
        let at = Timestamp::from_micros(1);
        let answered = ObjectionState::Open.answer(at).unwrap();
        assert_eq!(answered, ObjectionState::Answered { at });
        assert_eq!(answered.answer(at), Err(MeetingRefusal::ObjectionAnswered));
    }
}
