//! Minutes (纪要): drafted from what happened, edited by the secretary, signed by somebody else, published. No I/O.

use kernel::{PersonId, Timestamp};

use crate::refusal::MeetingRefusal;

db::codes! {
    /// The word of a state, as it is stored.
    pub enum MinutesStage {
        Draft = "draft",
        Signed = "signed",
        Published = "published",
    }
}

/// Where the minutes of a meeting stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MinutesState {
    Draft,
    /// By the chair, for the text as it is.
    Signed {
        by: PersonId,
        at: Timestamp,
    },
    Published {
        signed_by: PersonId,
        signed_at: Timestamp,
        at: Timestamp,
    },
}

/// The minutes without their text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutes {
    /// Of the text; the drafted one is 1.
    pub rev: i64,
    /// Who wrote the last edit; nobody yet while it is as it was drafted from the record.
    pub edited_by: Option<PersonId>,
    pub state: MinutesState,
}

impl Minutes {
    pub const fn stage(&self) -> MinutesStage {
        match self.state {
            MinutesState::Draft => MinutesStage::Draft,
            MinutesState::Signed { .. } => MinutesStage::Signed,
            MinutesState::Published { .. } => MinutesStage::Published,
        }
    }

    fn not_now(&self, step: &'static str) -> MeetingRefusal {
        MeetingRefusal::MinutesNotNow { stage: self.stage(), step }
    }

    /// A new text. A signature was for the old one and falls away.
    ///
    /// # Errors
    /// They are published.
    pub fn edit(self, by: PersonId) -> Result<Self, MeetingRefusal> {
        match self.state {
            MinutesState::Published { .. } => Err(self.not_now("edit_minutes")),
            _ => Ok(Self { rev: self.rev + 1, edited_by: Some(by), state: MinutesState::Draft }),
        }
    }

    /// Signed by the chair, never by whoever wrote the text (四眼).
    ///
    /// # Errors
    /// The signer wrote the last edit, or they are signed or published already.
    pub fn sign(self, by: PersonId, at: Timestamp) -> Result<Self, MeetingRefusal> {
        match self.state {
            MinutesState::Draft if self.edited_by == Some(by) => Err(MeetingRefusal::SameEyes),
            MinutesState::Draft => Ok(Self { state: MinutesState::Signed { by, at }, ..self }),
            _ => Err(self.not_now("sign_minutes")),
        }
    }

    /// # Errors
    /// They are not signed, or published already.
    pub fn publish(self, at: Timestamp) -> Result<Self, MeetingRefusal> {
        match self.state {
            MinutesState::Signed { by, at: signed_at } => {
                Ok(Self { state: MinutesState::Published { signed_by: by, signed_at, at }, ..self })
            }
            MinutesState::Draft => Err(MeetingRefusal::NotSigned),
            MinutesState::Published { .. } => Err(self.not_now("publish_minutes")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drafted() -> Minutes {
        Minutes { rev: 1, edited_by: None, state: MinutesState::Draft }
    }

    const CHAIR: PersonId = PersonId::from_bytes([1; 16]);
    const SECRETARY: PersonId = PersonId::from_bytes([2; 16]);

    fn at(n: i64) -> Timestamp {
        Timestamp::from_micros(n)
    }

    #[test]
    fn the_path_of_minutes() {
        let edited = drafted().edit(SECRETARY).unwrap();
        assert_eq!(edited, Minutes { rev: 2, edited_by: Some(SECRETARY), state: MinutesState::Draft });
        let signed = edited.sign(CHAIR, at(5)).unwrap();
        assert_eq!(signed.state, MinutesState::Signed { by: CHAIR, at: at(5) });
        let published = signed.publish(at(9)).unwrap();
        assert_eq!(published.state, MinutesState::Published { signed_by: CHAIR, signed_at: at(5), at: at(9) });
    }

    #[test]
    fn every_state_refuses_what_it_does_not_allow() {
        let draft = drafted();
        let signed = draft.sign(CHAIR, at(5)).unwrap();
        let published = signed.publish(at(9)).unwrap();
        let not_now = |stage, step| Err(MeetingRefusal::MinutesNotNow { stage, step });
        assert_eq!(draft.publish(at(9)), Err(MeetingRefusal::NotSigned));
        assert_eq!(signed.sign(CHAIR, at(6)), not_now(MinutesStage::Signed, "sign_minutes"));
        assert_eq!(published.edit(SECRETARY), not_now(MinutesStage::Published, "edit_minutes"));
        assert_eq!(published.sign(CHAIR, at(10)), not_now(MinutesStage::Published, "sign_minutes"));
        assert_eq!(published.publish(at(10)), not_now(MinutesStage::Published, "publish_minutes"));
    }

    #[test]
    fn nobody_signs_what_they_wrote_and_an_edit_voids_the_signature() {
        let by_chair = drafted().edit(CHAIR).unwrap();
        assert_eq!(by_chair.sign(CHAIR, at(5)), Err(MeetingRefusal::SameEyes));
        let signed = by_chair.edit(SECRETARY).unwrap().sign(CHAIR, at(6)).unwrap();
        let edited = signed.edit(SECRETARY).unwrap();
        assert_eq!((edited.rev, edited.state), (4, MinutesState::Draft));
    }
}
