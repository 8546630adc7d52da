//! Who presided over a meeting.

use committees::api::SeatId;
use db::{args, statements};
use kernel::{PersonId, Result};
use ledger::Tx;

use crate::meeting::MeetingId;

db::codes! {
    /// What they did, as it is stored.
    pub enum PresidingStep {
        Open = "open",
        Close = "close",
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct PresidingRow {
        pub step: PresidingStep,
        pub person: PersonId,
        /// The vice-chair's seat; nobody's if it was the chair.
        pub vice: Option<SeatId>,
    }
}

pub mod sql {
    use super::*;

    statements! {
        command PRESIDE = "insert into presiding (district, meeting, step, person, vice, at) values ($1, $2, $3, $4, $5, $6)";
        query PRESIDED: PresidingRow = "select step, person, vice from presiding where district = $1 and meeting = $2 order by at";
    }
}

/// Keeps who takes a step as its presider. What the system does nobody presides over.
///
/// # Errors
/// The database's own failure.
pub fn preside(tx: &mut Tx<'_, '_>, meeting: MeetingId, step: PresidingStep, vice: Option<SeatId>) -> Result<()> {
    let (district, now) = (tx.district(), tx.now());
    if let Some(person) = tx.actor().person() {
        tx.run_one(&sql::PRESIDE, args![district, meeting, step, person, vice, now])?;
    }
    Ok(())
}

/// Who presided, in the order of time.
///
/// # Errors
/// The database's own failure.
pub fn presided(tx: &mut Tx<'_, '_>, meeting: MeetingId) -> Result<Vec<PresidingRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::PRESIDED, args![district, meeting])?)
}
