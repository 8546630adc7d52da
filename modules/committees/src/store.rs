//! The committees' SQL.

use db::{args, statements};
use kernel::{BodyId, BuildingId, Date, Result};
use ledger::Tx;

use crate::{
    body::{BodyKind, BodyRow, Seat},
    roster::RosterFault,
};

db::row! {
    /// What was wrong with a row of the roster that a body was taken over from.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct RosterFaultRow {
        pub body: BodyId,
        pub line: u32,
        pub fault: RosterFault,
        pub word: String,
        pub found_on: Date,
    }
}

pub mod sql {
    use super::*;

    statements! {
        query BODY: BodyRow = "select district, id, kind, name, local_name, building, organisation, term_from, term_until, state, legal_status, filed_no, filed_on from body where district = $1 and id = $2";
        query OF_BUILDING: BodyRow = "select district, id, kind, name, local_name, building, organisation, term_from, term_until, state, legal_status, filed_no, filed_on from body where district = $1 and building = $2 order by kind, id";
        command TAKE_OVER_BODY = "insert into body (district, id, kind, name, local_name, building, organisation, term_from, term_until, rev, legal_status, filed_no) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11)";
        command SET_STATUS = "update body set legal_status = $3, rev = rev + 1 where district = $1 and id = $2";
        command SET_FILED = "update body set filed_no = $3, rev = rev + 1 where district = $1 and id = $2";
        query BY_NAME: (BodyId, BuildingId) = "select id, building from body where district = $1 and name = $2";
        query BY_ORGANISATION: BodyRow = "select district, id, kind, name, local_name, building, organisation, term_from, term_until, state, legal_status, filed_no, filed_on from body where district = $1 and organisation = $2";
        query BY_EITHER_NAME: BodyRow = "select district, id, kind, name, local_name, building, organisation, term_from, term_until, state, legal_status, filed_no, filed_on from body where district = $1 and name = $2 union select district, id, kind, name, local_name, building, organisation, term_from, term_until, state, legal_status, filed_no, filed_on from body where district = $1 and local_name = $2";
        query ENDING: BodyRow = "select district, id, kind, name, local_name, building, organisation, term_from, term_until, state, legal_status, filed_no, filed_on from body where district = $1 and kind = 'committee' and state = $2 and term_until < $3 and (term_until > $4 or (term_until = $4 and id > $5)) order by term_until, id limit $6";
        command FOUND_BODY = "insert into body (district, id, kind, name, local_name, building, organisation, term_from, term_until, rev, state, legal_status, filed_no, filed_on) values ($1, $2, $3, $4, $5, $6, null, $7, $8, 1, $9, $10, $11, $12)";
        command SET_STATE = "update body set state = $3, rev = rev + 1 where district = $1 and id = $2";
        command SET_NAMES = "update body set name = $3, local_name = $4, rev = rev + 1 where district = $1 and id = $2";
        command SET_TERM = "update body set term_from = $3, term_until = $4, rev = rev + 1 where district = $1 and id = $2";
        command SET_FILING = "update body set legal_status = $3, filed_no = $4, filed_on = $5, rev = rev + 1 where district = $1 and id = $2";
        command EXTEND_SEATS = "update seat set until_on = $3 where district = $1 and body = $2 and until_on = $4 and ended_on is null";
        command RENEW_BODY = "update body set local_name = $3, organisation = $4, term_from = $5, term_until = $6, rev = rev + 1 where district = $1 and id = $2";
        query SEATS: Seat = "select id, body, person, kind, position, organisation, ordinary, votes, from_on, until_on, ended_on from seat where district = $1 and body = $2 order by id";
        query SEAT: Seat = "select id, body, person, kind, position, organisation, ordinary, votes, from_on, until_on, ended_on from seat where district = $1 and id = $2";
        query SEATS_OF: Seat = "select id, body, person, kind, position, organisation, ordinary, votes, from_on, until_on, ended_on from seat where district = $1 and person = $2 order by id";
        command ADD_SEAT = "insert into seat (district, id, body, person, kind, position, organisation, ordinary, votes, from_on, until_on, ended_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null)";
        query SEATS_IN: Seat = "select id, body, person, kind, position, organisation, ordinary, votes, from_on, until_on, ended_on from seat where district = $1 and body in ($2..) order by body, id";
        query BODIES: BodyRow = "select district, id, kind, name, local_name, building, organisation, term_from, term_until, state, legal_status, filed_no, filed_on from body where district = $1 and id in ($2..)";
        query BODIES_AFTER: BodyRow = "select district, id, kind, name, local_name, building, organisation, term_from, term_until, state, legal_status, filed_no, filed_on from body where district = $1 and id > $2 order by id limit $3";
        query NAMED: (String, i64) = "select name, count(*) from body where district = $1 and name in ($2..) and state <> 'dissolved' group by name";
        query OF_BUILDINGS: BodyRow = "select district, id, kind, name, local_name, building, organisation, term_from, term_until, state, legal_status, filed_no, filed_on from body where district = $1 and building in ($2..)";
        command FORGET_FAULTS = "delete from roster_fault where district = $1 and body = $2";
        command ADD_FAULT = "insert into roster_fault (district, body, line, fault, word, found_on) values ($1, $2, $3, $4, $5, $6) on conflict (district, body, line, fault) do nothing";
        query FAULTS: RosterFaultRow = "select body, line, fault, word, found_on from roster_fault where district = $1 and body in ($2..) order by body, line, fault";
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

/// Every seat that there ever was.
pub fn all_seats(tx: &mut Tx<'_, '_>, body: BodyId) -> Result<Vec<Seat>> {
    let district = tx.district();
    Ok(tx.all(&sql::SEATS, args![district, body])?)
}

/// Seats held on a day: the chair first, then members, then those without a vote.
pub fn seats_on(tx: &mut Tx<'_, '_>, body: BodyId, day: Date) -> Result<Vec<Seat>> {
    let district = tx.district();
    let mut seats = tx.all(&sql::SEATS, args![district, body])?;
    seats.retain(|s| s.holds_on(day));
    seats.sort_by_key(|s| (s.position, s.id));
    Ok(seats)
}
