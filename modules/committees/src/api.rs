//! All that other modules may call.

use db::args;
use kernel::{BodyId, BuildingId, Date, PersonId, Result};
use ledger::Tx;

use crate::{T, store, store::sql};
pub use crate::{
    body::{Body, BodyKind, BodyRow, BodyState, LegalStatus, Position, Seat, SeatId, SeatKind},
    events::{BodyRegistered, BodyRenamed, BodyStateChanged, SeatEnded, SeatLost, SeatTaken},
    life::{
        NewBody, NewSeat, become_state, begin_term, end_seat, ending_before, extend_term, found, is_named_elsewhere,
        lose_seat, may_sign, rename, seat, seat_of,
    },
    refusal::CommitteeRefusal,
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
