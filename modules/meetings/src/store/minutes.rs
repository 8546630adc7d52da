//! Minutes and their texts.

use db::{args, statements};
use kernel::{PersonId, Result, Timestamp};
use ledger::Tx;

use crate::{
    meeting::MeetingId,
    minutes::{Minutes, MinutesStage, MinutesState},
};

db::row! {
    #[derive(Debug, Clone)]
    pub struct MinutesRow {
        pub state: MinutesStage,
        pub rev: i64,
        pub edited_by: Option<PersonId>,
        pub edited_at: Timestamp,
        pub signed_by: Option<PersonId>,
        pub signed_at: Option<Timestamp>,
        pub published_at: Option<Timestamp>,
    }
}

impl MinutesRow {
    /// # Errors
    /// A stored state without its times.
    pub fn minutes(&self) -> Result<Minutes> {
        let lost = || kernel::Error::bug("minutes lack a signature or its time");
        let by = || self.signed_by.ok_or_else(lost);
        let at = || self.signed_at.ok_or_else(lost);
        let state = match self.state {
            MinutesStage::Draft => MinutesState::Draft,
            MinutesStage::Signed => MinutesState::Signed { by: by()?, at: at()? },
            MinutesStage::Published => {
                MinutesState::Published { signed_by: by()?, signed_at: at()?, at: self.published_at.ok_or_else(lost)? }
            }
        };
        Ok(Minutes { rev: self.rev, edited_by: self.edited_by, state })
    }
}

pub mod sql {
    use super::*;

    statements! {
        command ADD = "insert into minutes (district, meeting, state, rev, edited_by, edited_at, signed_by, signed_at, published_at) values ($1, $2, 'draft', 1, null, $3, null, null, null)";
        lock query ONE: MinutesRow = "select state, rev, edited_by, edited_at, signed_by, signed_at, published_at from minutes where district = $1 and meeting = $2";
        command SAVE = "update minutes set state = $3, rev = $4, edited_by = $5, edited_at = $6, signed_by = $7, signed_at = $8, published_at = $9 where district = $1 and meeting = $2";
        command KEEP_TEXT = "insert into minutes_text (district, meeting, rev, words, person, at) values ($1, $2, $3, $4, $5, $6)";
        query TEXT: (String,) = "select words from minutes_text where district = $1 and meeting = $2 and rev = $3";
    }
}

/// Saves minutes that were loaded in this transaction.
pub fn save(tx: &mut Tx<'_, '_>, meeting: MeetingId, minutes: &Minutes, edited_at: Timestamp) -> Result<()> {
    let (by, at, published) = match minutes.state {
        MinutesState::Draft => (None, None, None),
        MinutesState::Signed { by, at } => (Some(by), Some(at), None),
        MinutesState::Published { signed_by, signed_at, at } => (Some(signed_by), Some(signed_at), Some(at)),
    };
    let (district, stage) = (tx.district(), minutes.stage());
    tx.run_one(
        &sql::SAVE,
        args![district, meeting, stage, minutes.rev, minutes.edited_by, edited_at, by, at, published],
    )?;
    Ok(())
}

/// A text of the minutes.
pub fn text(tx: &mut Tx<'_, '_>, meeting: MeetingId, rev: i64) -> Result<String> {
    let district = tx.district();
    Ok(tx.first(&sql::TEXT, args![district, meeting, rev])?.map(|(words,)| words).unwrap_or_default())
}
