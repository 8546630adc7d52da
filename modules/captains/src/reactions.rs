//! What identity does with people and posts, and what becomes of floors by that.

use db::args;
use identity::api::{Appointed, AppointmentEnded, AppointmentId, EmploymentEnded};
use kernel::{Date, Event as _, FloorId, PersonId, Result, Role, Stored, Text};
use ledger::{Reaction, Tx};

use crate::{
    T,
    captain::{Captaincy, New, in_office, works_on},
    captaincy::{Ending, Origin, State},
    events::{CaptainImported, SubstituteEnded},
    store::sql,
};

pub const REACTIONS: &[Reaction] = &[
    Reaction { kind: Appointed::KIND, run: appointed },
    Reaction { kind: AppointmentEnded::KIND, run: ended },
    Reaction { kind: EmploymentEnded::KIND, run: left },
];

/// A captain who comes with a list of posts, or by hand, is in office without a nomination.
fn appointed(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<Appointed>() else { return Ok(()) };
    if event.role != Role::FloorCaptain || event.scope != "floor" {
        return Ok(());
    }
    let Ok(floor) = event.scope_id.parse::<FloorId>() else { return Ok(()) };
    let held =
        Held { person: event.person, floor, appointment: event.appointment, from: event.from, until: event.until };
    adopt(tx, &held)
}

/// The role of a floor's captain, as somebody holds it.
pub struct Held {
    pub person: PersonId,
    pub floor: FloorId,
    pub appointment: AppointmentId,
    pub from: Date,
    pub until: Option<Date>,
}

/// Makes the captaincy of somebody who holds the role without one. Whoever stands in does not get one, nor a second person
/// on a floor: one captain a floor.
///
/// # Errors
/// The database's own failure.
pub fn adopt(tx: &mut Tx<'_, '_>, held: &Held) -> Result<()> {
    let Held { person, floor, appointment, from, until } = *held;
    let (district, today) = (tx.district(), tx.today());
    // Whoever left the office may come into it again before it is handed over.
    let running = tx.all(&sql::OF_FLOOR, args![district, floor])?;
    let known =
        running.iter().any(|c| c.person == person && (c.state != "handing_over" || c.appointment == Some(appointment)));
    let stands_in = tx.all(&sql::ON_FLOOR, args![district, floor, today])?.iter().any(|s| s.person == person);
    if known || stands_in || in_office(tx, floor)?.is_some() {
        return Ok(());
    }
    let Some(floor) = registry::api::floor(tx, floor)? else { return Ok(()) };
    let state = State::InOffice { from, until, acknowledged: false };
    let new = New { floor: &floor, person, origin: Origin::Imported, by: None, words: "", state };
    let captaincy = Captaincy::add(tx, &new)?;
    tx.run_one(&sql::SET_APPOINTMENT, args![district, captaincy.id, appointment])?;
    commitments::api::fulfil(tx, floor.id.any(), "vacancy")?;
    tx.record(&CaptainImported { captaincy: captaincy.id, building: floor.building, floor: floor.id, from, until })?;
    Ok(())
}

/// The role was taken from a captain, or from one who stands in.
fn ended(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<AppointmentEnded>() else { return Ok(()) };
    if event.role != Role::FloorCaptain {
        return Ok(());
    }
    let (district, today) = (tx.district(), tx.today());
    if let Some(row) = tx.first(&sql::BY_APPOINTMENT, args![district, event.appointment])? {
        let mut captaincy = Captaincy::of(row)?;
        if matches!(captaincy.state, State::InOffice { .. }) {
            let how = if gone(tx, event.person, captaincy.floor)? { Ending::Left } else { Ending::Removed };
            captaincy.leave(tx, how, "")?;
        }
    }
    if let Some(row) = tx.first(&sql::SUBSTITUTION_BY_APPOINTMENT, args![district, event.appointment])? {
        tx.run_one(&sql::END_SUBSTITUTION, args![district, row.id, today.plus_days(-1)])?;
        let Some(captaincy) = tx.first(&sql::SHOW, args![district, row.captaincy])? else { return Ok(()) };
        let captaincy = Captaincy::of(captaincy)?;
        let (building, floor) = (captaincy.building, captaincy.floor);
        tx.record(&SubstituteEnded { captaincy: captaincy.id, building, floor, substitution: row.id })?;
        let text = Text::each(|l| T(l).notice_substitute_ended(&captaincy.floor_label));
        captaincy.tell(tx, &[captaincy.person], &text)?;
    }
    Ok(())
}

/// Somebody does not work there any more: whatever they were on the floor ends.
fn left(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<EmploymentEnded>() else { return Ok(()) };
    let district = tx.district();
    for row in tx.all(&sql::OF_PERSON, args![district, event.person])? {
        let over = row.state == "handing_over" && row.detail.as_deref() == Some(Ending::Left.code());
        if row.building == event.building && !over && gone(tx, event.person, row.floor)? {
            Captaincy::of(row)?.leave(tx, Ending::Left, "")?;
        }
    }
    Ok(())
}

fn gone(tx: &mut Tx<'_, '_>, person: PersonId, floor: FloorId) -> Result<bool> {
    match registry::api::floor(tx, floor)? {
        Some(floor) => Ok(!works_on(tx, person, &floor)?),
        None => Ok(true),
    }
}
