//! All that other modules may call.

use kernel::{BuildingId, Date, Result};
use ledger::Tx;

pub use crate::{
    events::{HandoverDone, HandoverOpened},
    handover::HandoverId,
    sections::{Entry, Section},
};
use crate::{handover::State, store::of_building};

/// How many handovers of a building were due between two days, and how many of them both have signed (I41).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Completeness {
    pub departures: u32,
    pub signed: u32,
}

/// The completeness of a building's handovers, by the day on which somebody left; `until` is the last day.
///
/// # Errors
/// The database's own failure.
pub fn completeness(tx: &mut Tx<'_, '_>, building: BuildingId, (from, until): (Date, Date)) -> Result<Completeness> {
    let mut found = Completeness::default();
    for row in of_building(tx, building, &[State::Open, State::Signed, State::Done], 1_000)? {
        if from <= row.ends_on && row.ends_on <= until {
            found.departures += 1;
            found.signed += u32::from(row.state == State::Done);
        }
    }
    Ok(found)
}
