//! All that other modules may call.

use db::args;
use identity::api::AppointmentId;
use kernel::{BuildingId, Date, FloorId, PersonId, Result, Text};
use ledger::Tx;

use crate::{
    T,
    captain::{Captaincy, floor_href},
    captaincy::State,
    store::sql,
};
pub use crate::{
    captaincy::{CaptaincyId, Ending},
    events::{CaptainAppointed, CaptainLeft},
};

/// An office that is over and is to be handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaving {
    pub building: BuildingId,
    pub floor: FloorId,
    pub captain: PersonId,
    /// The captain does not work on the floor any more.
    pub gone: bool,
    /// After this day open items go by themselves.
    pub due: Date,
}

/// What a captaincy is to hand over, if its office is over.
///
/// # Errors
/// The database's own failure.
pub fn leaving(tx: &mut Tx<'_, '_>, captaincy: CaptaincyId) -> Result<Option<Leaving>> {
    let district = tx.district();
    let Some(row) = tx.first(&sql::SHOW, args![district, captaincy])? else { return Ok(None) };
    let (building, floor, captain) = (row.building, row.floor, row.person);
    Ok(match row.state()? {
        State::HandingOver { how, due } => Some(Leaving { building, floor, captain, gone: how == Ending::Left, due }),
        _ => None,
    })
}

/// Whether a role is that of a captaincy, or of somebody who stands in: their ends are the captaincy's to say.
///
/// # Errors
/// The database's own failure.
pub fn is_of_captaincy(tx: &mut Tx<'_, '_>, role: AppointmentId) -> Result<bool> {
    let district = tx.district();
    Ok(tx.first(&sql::BY_APPOINTMENT, args![district, role])?.is_some() || stands_in(tx, role)?)
}

/// Whether a role is that of somebody who stands in.
///
/// # Errors
/// The database's own failure.
pub fn stands_in(tx: &mut Tx<'_, '_>, role: AppointmentId) -> Result<bool> {
    let district = tx.district();
    Ok(tx.first(&sql::SUBSTITUTION_BY_APPOINTMENT, args![district, role])?.is_some())
}

/// A floor was handed over: what is open changes hands. Nothing if that has happened already.
///
/// # Errors
/// The database's own failure.
pub fn hand_over(tx: &mut Tx<'_, '_>, floor: FloorId, leaver: PersonId) -> Result<()> {
    let district = tx.district();
    for row in tx.all(&sql::OF_FLOOR, args![district, floor])? {
        if row.person == leaver && row.state == "handing_over" {
            Captaincy::of(row)?.conclude(tx)?;
        }
    }
    Ok(())
}

/// A captaincy that is under way, or a floor that nobody looks after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    pub title: Text,
    pub state: Text,
    /// When it has to be answered, or ends.
    pub on: Option<Date>,
    /// Somebody is in office, and nothing waits for anybody.
    pub settled: bool,
    pub href: String,
    /// Whoever looks after the floor, or is to; nobody on a floor without a captain.
    pub person: Option<PersonId>,
}

/// The captaincies of a tower, or of one floor, that are not over, those who stand in, and the occupied floors without any.
///
/// # Errors
/// The database's own failure.
pub fn outlook(tx: &mut Tx<'_, '_>, building: BuildingId, only: Option<FloorId>) -> Result<Vec<Brief>> {
    let (district, today) = (tx.district(), tx.today());
    let mut found = Vec::new();
    for floor in crate::floors::floors(tx, building, kernel::Locale::Zh)? {
        if only.is_some_and(|id| id != floor.id) {
            continue;
        }
        let href = floor_href(district, building, floor.id);
        if floor.gap {
            let title = Text::each(|l| T(l).vacancy_of(&floor.label));
            let state = Text::each(|l| T(l).gap());
            found.push(Brief { title, state, on: None, settled: false, href: href.clone(), person: None });
        }
        for row in tx.all(&sql::OF_FLOOR, args![district, floor.id])? {
            let captaincy = Captaincy::of(row)?;
            let on = match captaincy.state {
                State::Nominated { due } | State::Cleared { due } | State::HandingOver { due, .. } => Some(due),
                State::Inquiry { until } => Some(until),
                State::InOffice { until, .. } | State::Suspended { until, .. } => until,
                State::Ended { .. } => continue,
            };
            let state = Text::each(|l| T(l).state(captaincy.state.code()));
            let (title, href, person) = (captaincy.title(), captaincy.href(), Some(captaincy.person));
            let settled = matches!(captaincy.state, State::InOffice { .. });
            found.push(Brief { title, state, on, settled, href, person });
        }
        for row in tx.all(&sql::ON_FLOOR, args![district, floor.id, today])? {
            let title = Text::each(|l| T(l).captaincy_of(&floor.label));
            let state = Text::each(|l| T(l).standing_in());
            let (on, person) = (Some(row.until_on), Some(row.person));
            found.push(Brief { title, state, on, settled: false, href: href.clone(), person });
        }
    }
    Ok(found)
}
