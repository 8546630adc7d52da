//! The committees' SQL.

use db::{args, statements};
use kernel::{BodyId, BuildingId, Date, Result};
use ledger::Tx;

use crate::body::{BodyKind, BodyRow, Seat};

pub mod sql {
    use super::*;

    statements! {
        query BODY: BodyRow = "select district, id, kind, name, local_name, building, organisation, term_from, term_until, state, legal_status, filed_no, filed_on from body where district = $1 and id = $2";
        query OF_BUILDING: BodyRow = "select district, id, kind, name, local_name, building, organisation, term_from, term_until, state, legal_status, filed_no, filed_on from body where district = $1 and building = $2 order by kind, id";
        command ADD_BODY = "insert into body (district, id, kind, name, local_name, building, organisation, term_from, term_until, rev) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
        command RENEW_BODY = "update body set local_name = $3, organisation = $4, term_from = $5, term_until = $6, rev = rev + 1 where district = $1 and id = $2";
        query SEATS: Seat = "select id, body, person, kind, position, organisation, ordinary, votes, from_on, until_on, ended_on from seat where district = $1 and body = $2 order by id";
        query SEAT: Seat = "select id, body, person, kind, position, organisation, ordinary, votes, from_on, until_on, ended_on from seat where district = $1 and id = $2";
        query SEATS_OF: Seat = "select id, body, person, kind, position, organisation, ordinary, votes, from_on, until_on, ended_on from seat where district = $1 and person = $2 order by id";
        command ADD_SEAT = "insert into seat (district, id, body, person, kind, position, organisation, ordinary, votes, from_on, until_on, ended_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null)";
        command END_SEAT = "update seat set ended_on = $3 where district = $1 and id = $2 and ended_on is null";
    }
}

pub fn body(tx: &mut Tx<'_, '_>, id: BodyId) -> Result<Option<BodyRow>> {
    let district = tx.district();
    Ok(tx.first(&sql::BODY, args![district, id])?)
}

pub fn bodies_of(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Vec<BodyRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::OF_BUILDING, args![district, building])?)
}

pub fn body_of(tx: &mut Tx<'_, '_>, building: BuildingId, kind: BodyKind) -> Result<Option<BodyRow>> {
    Ok(bodies_of(tx, building)?.into_iter().find(|b| b.kind == kind))
}

/// Seats held on a day: the chair first, then members, then those without a vote.
pub fn seats_on(tx: &mut Tx<'_, '_>, body: BodyId, day: Date) -> Result<Vec<Seat>> {
    let district = tx.district();
    let mut seats = tx.all(&sql::SEATS, args![district, body])?;
    seats.retain(|s| s.holds_on(day));
    seats.sort_by_key(|s| (s.position, s.id));
    Ok(seats)
}
