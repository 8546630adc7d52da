//! All that other modules may call.

use db::args;
use kernel::{BodyId, BuildingId, Date, PersonId, Result};
use ledger::Tx;

use crate::{T, store, store::sql};
pub use crate::{
    body::{Body, BodyKind, BodyRow, BodyState, LegalStatus, Position, Seat, SeatId, SeatKind},
    composition::{Asked, Counted, SeatCheck, composition},
    events::{BodyRegistered, BodyRenamed, BodyStateChanged, SeatEnded, SeatLost, SeatTaken},
    life::{
        NewBody, NewSeat, become_state, begin_term, end_seat, ending_before, extend_term, found, is_named_elsewhere,
        lose_seat, may_sign, rename, take_seat,
    },
    refusal::CommitteeRefusal,
    roster::RosterFault,
    store::RosterFaultRow,
};

/// The building's committee.
///
/// # Errors
/// The database's own failure.
pub fn committee_of(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Option<BodyRow>> {
    store::body_of(tx, building, BodyKind::Committee)
}

/// The building's Party committee.
///
/// # Errors
/// The database's own failure.
pub fn party_of(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Option<BodyRow>> {
    store::body_of(tx, building, BodyKind::Party)
}

/// A body.
///
/// # Errors
/// The database's own failure.
pub fn body(tx: &mut Tx<'_, '_>, id: BodyId) -> Result<Option<BodyRow>> {
    store::body(tx, id)
}

/// Seats of a body held on a day, the chair first.
///
/// # Errors
/// The database's own failure.
pub fn seats_on(tx: &mut Tx<'_, '_>, body: BodyId, day: Date) -> Result<Vec<Seat>> {
    store::seats_on(tx, body, day)
}

/// Every seat that a body ever had, the oldest first.
///
/// # Errors
/// The database's own failure.
pub fn seats_ever(tx: &mut Tx<'_, '_>, body: BodyId) -> Result<Vec<Seat>> {
    let district = tx.district();
    Ok(tx.all(&sql::SEATS, args![district, body])?)
}

/// The seats that a person holds today, in any body.
///
/// # Errors
/// The database's own failure.
pub fn seats_of(tx: &mut Tx<'_, '_>, person: PersonId) -> Result<Vec<Seat>> {
    let (district, today) = (tx.district(), tx.today());
    let mut seats = tx.all(&sql::SEATS_OF, args![district, person])?;
    seats.retain(|s| s.holds_on(today));
    Ok(seats)
}

/// Several bodies, in no order.
///
/// # Errors
/// The database's own failure.
pub fn bodies(tx: &mut Tx<'_, '_>, ids: &[BodyId]) -> Result<Vec<BodyRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    Ok(tx.all(&sql::BODIES, args![district, db::list(ids)])?)
}

/// Bodies of any kind after an id.
///
/// # Errors
/// The database's own failure.
pub fn bodies_after(tx: &mut Tx<'_, '_>, after: BodyId, most: usize) -> Result<Vec<BodyRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::BODIES_AFTER, args![district, after, most])?)
}

/// The bodies of several buildings, in no order.
///
/// # Errors
/// The database's own failure.
pub fn bodies_of(tx: &mut Tx<'_, '_>, buildings: &[BuildingId]) -> Result<Vec<BodyRow>> {
    if buildings.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    Ok(tx.all(&sql::OF_BUILDINGS, args![district, db::list(buildings)])?)
}

/// How many bodies of the district bear each of these names.
///
/// # Errors
/// The database's own failure.
pub fn bearing_names(tx: &mut Tx<'_, '_>, names: &[&str]) -> Result<Vec<(String, i64)>> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    Ok(tx.all(&sql::NAMED, args![district, db::list(names)])?)
}

/// Every seat that several bodies ever had, body by body.
///
/// # Errors
/// The database's own failure.
pub fn all_seats(tx: &mut Tx<'_, '_>, bodies: &[BodyId]) -> Result<Vec<Seat>> {
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    Ok(tx.all(&sql::SEATS_IN, args![district, db::list(bodies)])?)
}

/// What was wrong with the rosters that bodies were taken over from.
///
/// # Errors
/// The database's own failure.
pub fn roster_faults(tx: &mut Tx<'_, '_>, bodies: &[BodyId]) -> Result<Vec<RosterFaultRow>> {
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    Ok(tx.all(&sql::FAULTS, args![district, db::list(bodies)])?)
}

/// A seat, also one that was lost.
///
/// # Errors
/// The database's own failure.
pub fn seat(tx: &mut Tx<'_, '_>, id: SeatId) -> Result<Option<Seat>> {
    let district = tx.district();
    Ok(tx.first(&sql::SEAT, args![district, id])?)
}

/// What a seat stands for, in words.
pub fn seat_word(locale: kernel::Locale, kind: SeatKind) -> &'static str {
    let t = T(locale);
    match kind {
        SeatKind::Party => t.seat_party(),
        SeatKind::Owner => t.seat_owner(),
        SeatKind::Property => t.seat_property(),
        SeatKind::Enterprise => t.seat_enterprise(),
        SeatKind::Employee => t.seat_employee(),
        SeatKind::Residents => t.seat_residents(),
        SeatKind::Government => t.seat_government(),
        SeatKind::Social => t.seat_social(),
        SeatKind::Other => t.seat_other(),
    }
}

/// A post within a body, in words.
pub fn position_word(locale: kernel::Locale, position: Position) -> String {
    T(locale).position(position.code())
}

/// Where a body stands, in words.
pub fn state_word(locale: kernel::Locale, state: BodyState) -> String {
    T(locale).body_state(state.code())
}

/// What a body is before the law, in words.
pub fn legal_word(locale: kernel::Locale, status: LegalStatus) -> String {
    T(locale).legal_status(status.code())
}
