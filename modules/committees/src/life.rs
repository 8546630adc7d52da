//! What happens to a body in its life: it is founded, seated, renewed, renamed and dissolved. Whether it may happen is for
//! whoever calls; here it is written down, with the roles that come and go with a seat.

use db::args;
use identity::api::NewAppointment;
use kernel::{BodyId, BuildingId, Date, OrganisationId, PersonId, Result, Role, Scope};
use ledger::Tx;
use policy::api::List;

use crate::{
    body::{BodyKind, BodyRow, BodyState, LegalStatus, Position, Seat, SeatId, SeatKind},
    events::{BodyRegistered, BodyRenamed, BodyStateChanged, SeatEnded, SeatLost, SeatTaken},
    import::roles,
    refusal::CommitteeRefusal,
    store,
    store::sql,
};

/// A committee as it was filed.
#[derive(Debug, Clone)]
pub struct NewBody<'a> {
    pub building: BuildingId,
    pub name: &'a str,
    /// As people in the building say.
    pub local_name: &'a str,
    pub term: (Date, Date),
    pub legal_status: LegalStatus,
    pub filed_no: &'a str,
}

/// Somebody takes a seat.
#[derive(Debug, Clone, Copy)]
pub struct NewSeat {
    pub person: PersonId,
    pub kind: SeatKind,
    pub position: Position,
    pub organisation: Option<OrganisationId>,
    pub ordinary: bool,
    pub from: Date,
    pub until: Date,
}

/// A body that must be there.
fn of(tx: &mut Tx<'_, '_>, id: BodyId) -> Result<BodyRow> {
    store::body(tx, id)?.ok_or_else(kernel::Error::hidden)
}

/// Registers a committee that was filed; it waits for its first meeting.
///
/// # Errors
/// The database's own failure.
pub fn found(tx: &mut Tx<'_, '_>, new: &NewBody<'_>) -> Result<BodyId> {
    let (district, today, id) = (tx.district(), tx.today(), BodyId::new(tx.store().clock().now()));
    let NewBody { building, name, local_name, term: (from, until), legal_status, filed_no } = *new;
    let (kind, state) = (BodyKind::Committee, BodyState::Filed);
    tx.run_one(
        &sql::FOUND_BODY,
        args![district, id, kind, name, local_name, building, from, until, state, legal_status, filed_no, today],
    )?;
    tx.record(&BodyRegistered { body: id, kind, building, name: name.to_owned(), term_from: from, term_until: until })?;
    let body = of(tx, id)?;
    crate::index::put(tx, &body)?;
    Ok(id)
}

/// Another state.
///
/// # Errors
/// The database's own failure.
pub fn become_state(tx: &mut Tx<'_, '_>, id: BodyId, to: BodyState) -> Result<()> {
    let (district, body) = (tx.district(), of(tx, id)?);
    if body.state == to {
        return Ok(());
    }
    tx.run_one(&sql::SET_STATE, args![district, id, to])?;
    tx.record(&BodyStateChanged { body: id, building: body.building, from: body.state, to })?;
    Ok(())
}

/// Another term, and the number under which that was filed.
///
/// # Errors
/// The database's own failure.
pub fn begin_term(
    tx: &mut Tx<'_, '_>,
    id: BodyId,
    term: (Date, Date),
    status: LegalStatus,
    number: &str,
) -> Result<()> {
    let (district, today, body) = (tx.district(), tx.today(), of(tx, id)?);
    tx.run_one(&sql::SET_TERM, args![district, id, term.0, term.1])?;
    tx.run_one(&sql::SET_FILING, args![district, id, status, number, today])?;
    let (kind, building, name) = (body.kind, body.building, body.name);
    tx.record(&BodyRegistered { body: id, kind, building, name, term_from: term.0, term_until: term.1 })?;
    Ok(())
}

/// The term and the seats that end with it go on until another day, with the roles.
///
/// # Errors
/// The database's own failure.
pub fn extend_term(tx: &mut Tx<'_, '_>, id: BodyId, until: Date) -> Result<()> {
    let (district, body) = (tx.district(), of(tx, id)?);
    let seats = tx.all(&sql::SEATS, args![district, id])?;
    tx.run(&sql::EXTEND_SEATS, args![district, id, until, body.term_until])?;
    tx.run_one(&sql::SET_TERM, args![district, id, body.term_from, until])?;
    for seat in seats.iter().filter(|s| s.ended_on.is_none() && s.until_on == body.term_until) {
        appoint(tx, &body, seat.person, seat.position, (body.term_until.plus_days(1), until))?;
    }
    let (kind, building, name) = (body.kind, body.building, body.name);
    tx.record(&BodyRegistered { body: id, kind, building, name, term_from: body.term_from, term_until: until })?;
    Ok(())
}

/// The canonical name, and what people say.
///
/// # Errors
/// The database's own failure.
pub fn rename(tx: &mut Tx<'_, '_>, id: BodyId, name: &str, local_name: &str) -> Result<()> {
    let (district, body) = (tx.district(), of(tx, id)?);
    tx.run_one(&sql::SET_NAMES, args![district, id, name, local_name])?;
    tx.record(&BodyRenamed {
        body: id,
        building: body.building,
        local_name: body.local_name.clone(),
        name: local_name.to_owned(),
    })?;
    let body = of(tx, id)?;
    crate::index::put(tx, &body)
}

/// Somebody takes a seat, and the roles that come with it.
///
/// # Errors
/// The database's own failure.
pub fn take_seat(tx: &mut Tx<'_, '_>, id: BodyId, new: &NewSeat) -> Result<SeatId> {
    let (district, body, seat) = (tx.district(), of(tx, id)?, SeatId::new(tx.store().clock().now()));
    let NewSeat { person, kind, position, organisation, ordinary, from, until } = *new;
    let votes = position.votes();
    tx.run_one(
        &sql::ADD_SEAT,
        args![district, seat, id, person, kind, position, organisation, ordinary, votes, from, until],
    )?;
    tx.record(&SeatTaken { body: id, seat, person, kind, position, until })?;
    appoint(tx, &body, person, position, (from, until))?;
    crate::index::put(tx, &body)?;
    Ok(seat)
}

fn appoint(
    tx: &mut Tx<'_, '_>,
    body: &BodyRow,
    person: PersonId,
    position: Position,
    (from, until): (Date, Date),
) -> Result<()> {
    let scope = Scope::Building(body.building);
    for role in roles(body.kind, position) {
        let held = identity::api::appointments_of(tx, person)?;
        if held.iter().any(|a| a.role == *role && a.scope == scope && a.until.is_none_or(|end| end >= until)) {
            continue;
        }
        let (role, building, until) = (*role, Some(body.building), Some(until));
        identity::api::appoint(tx, &NewAppointment { person, role, scope, building, from, until, employment: None })?;
    }
    Ok(())
}

/// A seat ends: its holder was elected to another one, or its term is over. The roles stay with whoever holds another seat.
///
/// # Errors
/// The database's own failure.
pub fn end_seat(tx: &mut Tx<'_, '_>, seat: &Seat, keep_roles: bool) -> Result<()> {
    let on = close(tx, seat)?;
    tx.record(&SeatEnded { body: seat.body, seat: seat.id, person: seat.person, on })?;
    if keep_roles { Ok(()) } else { end_roles(tx, seat) }
}

/// A seat is given up: somebody else has to be found for it.
///
/// # Errors
/// The database's own failure.
pub fn lose_seat(tx: &mut Tx<'_, '_>, seat: &Seat) -> Result<()> {
    close(tx, seat)?;
    end_roles(tx, seat)?;
    let body = of(tx, seat.body)?;
    let Seat { id, body: of_body, person, kind, position, organisation, .. } = *seat;
    tx.record(&SeatLost {
        body: of_body,
        seat: id,
        person,
        kind,
        position: Some(position),
        organisation,
        building: Some(body.building),
        cause: None,
    })?;
    crate::index::put(tx, &body)
}

fn close(tx: &mut Tx<'_, '_>, seat: &Seat) -> Result<Date> {
    let (district, today) = (tx.district(), tx.today());
    let last = seat.from_on.max(today.plus_days(-1)).min(seat.until_on);
    tx.run_one(&sql::END_SEAT, args![district, seat.id, last])?;
    Ok(last)
}

fn end_roles(tx: &mut Tx<'_, '_>, seat: &Seat) -> Result<()> {
    const OF_SEATS: [Role; 3] = [Role::CommitteeChair, Role::CommitteeMember, Role::CommitteeSecretary];
    let body = of(tx, seat.body)?;
    let rows = identity::api::in_charge(tx, body.building)?;
    for row in rows.iter().filter(|r| r.person == seat.person && OF_SEATS.contains(&r.role)) {
        identity::api::end_appointment(tx, row)?;
    }
    Ok(())
}

/// Whether another building's body bears a name.
///
/// # Errors
/// The database's own failure.
pub fn is_named_elsewhere(tx: &mut Tx<'_, '_>, name: &str, building: BuildingId) -> Result<bool> {
    let district = tx.district();
    Ok(tx.all(&sql::BY_NAME, args![district, name])?.iter().any(|(_, of)| *of != building))
}

/// Committees in a state whose term ends before a day, the first to end first, after one that was seen.
///
/// # Errors
/// The database's own failure.
pub fn ending_before(
    tx: &mut Tx<'_, '_>,
    state: BodyState,
    day: Date,
    after: Option<(Date, BodyId)>,
    most: u32,
) -> Result<Vec<BodyRow>> {
    let (district, (ends, id)) = (tx.district(), after.unwrap_or((Date::FIRST, BodyId::from_bytes([0; 16]))));
    Ok(tx.all(&sql::ENDING, args![district, state, day, ends, id, most])?)
}

/// Whether an organisation may be the party to a contract, a claim, an agreement or a lease: a committee that is no legal
/// person may not, nor one of which nobody has said what it is before the law (R46). A committee is known by its entry as an
/// organisation, and by its name where somebody has put it into a list of firms.
///
/// # Errors
/// [`CommitteeRefusal::NoLegalPerson`], or the database's own failure.
pub fn may_sign(tx: &mut Tx<'_, '_>, organisation: OrganisationId) -> Result<()> {
    let district = tx.district();
    let mut bodies = tx.all(&sql::BY_ORGANISATION, args![district, organisation])?;
    if let Some(found) = registry::api::organisation(tx, organisation)? {
        bodies.extend(tx.all(&sql::BY_EITHER_NAME, args![district, found.name])?);
    }
    let barred = |b: &&BodyRow| b.kind == BodyKind::Committee && b.legal_status.bars();
    let Some(body) = bodies.iter().find(barred) else { return Ok(()) };
    let pack = policy::api::of(tx, body.building)?;
    // The article is the one that asks for the statement of the legal status.
    let stated = pack.list(List::Condition).find(|c| c.link == "legal_status");
    let clause = pack.clause(stated.map_or("", |c| c.clause.as_str()));
    Err(CommitteeRefusal::NoLegalPerson { name: body.local_name.clone(), clause }.into())
}
