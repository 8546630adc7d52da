//! Who is told when somebody has left, once for each cause, and what is then owed.

use std::collections::BTreeSet;

use commitments::api::{Named, Party, Promise};
use committees::api::{BodyKind, BodyRow, SeatLost, SeatTaken};
use identity::api::{AppointmentEnded, Cause, FirmVacated};
use kernel::{BuildingId, Date, Deadline, Event as _, FloorId, PersonId, Result, Role, Scope, Stored, Text};
use ledger::{Reaction, Tx};

use crate::T;

pub const REACTIONS: &[Reaction] = &[
    Reaction { kind: SeatLost::KIND, run: seat_lost },
    Reaction { kind: SeatTaken::KIND, run: seat_taken },
    Reaction { kind: AppointmentEnded::KIND, run: captain_left },
    Reaction { kind: FirmVacated::KIND, run: firm_vacated },
];

/// The step of filling a seat.
const FILL: &str = "fill_seat";

fn body_href(tx: &Tx<'_, '_>, body: &BodyRow) -> String {
    format!("/{}/bodies/{}", tx.district(), body.id)
}

/// Those who see to a body: its secretary and chair, or the subdistrict where it has lost both.
fn officers(tx: &mut Tx<'_, '_>, body: &BodyRow) -> Result<Vec<PersonId>> {
    let roles = match body.kind {
        BodyKind::Committee => [Role::CommitteeSecretary, Role::CommitteeChair].as_slice(),
        BodyKind::Party => [Role::PartySecretary].as_slice(),
    };
    let mut people = Vec::new();
    for role in roles {
        people.extend(identity::api::holders(tx, *role, Scope::Building(body.building))?);
    }
    if people.is_empty() {
        let subdistrict = registry::api::building_of(tx, body.building)?.subdistrict;
        people = identity::api::holders(tx, Role::SubdistrictClerk, Scope::Subdistrict(subdistrict))?;
    }
    Ok(people)
}

/// The last day for filling a seat that was lost today.
fn fill_until(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Date> {
    let days = policy::api::of(tx, building)?.founding.fill_days.value;
    Ok(tx.today().plus_days(i64::from(days)))
}

/// A lost seat is owed to a Party body until it is filled; a committee's is filled by its by-election (W1).
fn seat_lost(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(lost) = stored.read::<SeatLost>() else { return Ok(()) };
    let Some(body) = committees::api::body(tx, lost.body)? else { return Ok(()) };
    let until = fill_until(tx, body.building)?;
    let kind = lost.kind;
    if body.kind == BodyKind::Party {
        owe(tx, &lost, &body, until)?;
    }
    // A firm that leaves with several is told of once, with everything else that it vacates.
    if lost.cause == Some(Cause::MovedOut) {
        return Ok(());
    }
    let people = officers(tx, &body)?;
    let text = Text::each(|l| {
        let seat = committees::api::seat_word(l, kind);
        T(l).notice_seat_lost(&body.local_name, seat, i18n::Format(l).date_long(until))
    });
    identity::api::notify(tx, &people, &text, &body_href(tx, &body))
}

/// A Party body owes somebody for the seat; a committee's by-election is owed where it is kept.
fn owe(tx: &mut Tx<'_, '_>, lost: &SeatLost, body: &BodyRow, until: Date) -> Result<()> {
    let debtor = Party::Role(Role::PartySecretary);
    let kind = lost.kind;
    let title = Text::each(|l| {
        let seat = committees::api::seat_word(l, kind);
        T(l).fill_seat(seat, &body.local_name)
    });
    let href = body_href(tx, body);
    commitments::api::open(
        tx,
        &Promise {
            kind: FILL,
            subject: lost.seat.any(),
            building: Some(body.building),
            title: &title,
            href: &href,
            floor: 4,
            debtor: Named::new(debtor, Text::same(body.local_name.clone())),
            creditor: None,
            due: Some(Deadline { on: until, provisional: false }),
        },
    )?;
    Ok(())
}

/// Somebody takes a seat: the oldest of its kind that was to be filled is filled.
fn seat_taken(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(taken) = stored.read::<SeatTaken>() else { return Ok(()) };
    let mut lost = committees::api::seats_ever(tx, taken.body)?;
    lost.retain(|s| s.kind == taken.kind && s.ended_on.is_some());
    lost.sort_by_key(|s| (s.ended_on, s.id));
    for seat in lost {
        if commitments::api::open_of(tx, seat.id.any())?.iter().any(|c| c.kind == FILL) {
            return commitments::api::fulfil(tx, seat.id.any(), FILL);
        }
    }
    Ok(())
}

/// The property manager and the committee's secretary.
fn keepers(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Vec<PersonId>> {
    let mut people = identity::api::holders(tx, Role::PropertyManager, Scope::Building(building))?;
    people.extend(identity::api::holders(tx, Role::CommitteeSecretary, Scope::Building(building))?);
    Ok(people)
}

/// Signs of those floors that have no captain.
fn without_captain(tx: &mut Tx<'_, '_>, floors: &[FloorId]) -> Result<Vec<String>> {
    let mut signs = Vec::new();
    for id in floors {
        if identity::api::holders(tx, Role::FloorCaptain, Scope::Floor(*id))?.is_empty() {
            signs.extend(registry::api::floor(tx, *id)?.map(|f| f.label));
        }
    }
    Ok(signs)
}

/// A captain has left their employer: the property manager learns that the floor has none. The secretary is asked for
/// another where captaincies are kept.
fn captain_left(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(ended) = stored.read::<AppointmentEnded>() else { return Ok(()) };
    let by_leaving = ended.cause.is_some_and(|c| c != Cause::MovedOut);
    let (Role::FloorCaptain, true, Some(building)) = (ended.role, by_leaving, ended.building) else { return Ok(()) };
    let floor: Option<FloorId> = ended.scope_id.and_then(|id| id.parse().ok());
    let signs = without_captain(tx, floor.as_slice())?;
    let Some(sign) = signs.first() else { return Ok(()) };
    let people = identity::api::holders(tx, Role::PropertyManager, Scope::Building(building))?;
    let tower = registry::api::building_of(tx, building)?.name.clone();
    let text = Text::each(|l| T(l).notice_no_captain(&tower, sign));
    let href = format!("/{}/towers/{building}", tx.district());
    identity::api::notify(tx, &people, &text, &href)
}

/// A firm has left: one notice with everything that it vacates.
fn firm_vacated(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(left) = stored.read::<FirmVacated>() else { return Ok(()) };
    let (district, yesterday) = (tx.district(), tx.today().plus_days(-1));
    let mut people: BTreeSet<PersonId> = keepers(tx, left.building)?.into_iter().collect();
    let mut seats = 0;
    if left.gone {
        let bodies = [committees::api::committee_of(tx, left.building)?, committees::api::party_of(tx, left.building)?];
        for body in bodies.into_iter().flatten() {
            let lost = committees::api::seats_ever(tx, body.id)?;
            let mut owed = 0;
            for seat in lost.iter().filter(|s| s.organisation == Some(left.organisation)) {
                if seat.ended_on.is_some_and(|on| on >= yesterday) {
                    owed += 1;
                }
            }
            if owed > 0 {
                people.extend(officers(tx, &body)?);
                seats += owed;
            }
        }
    }
    let until = fill_until(tx, left.building)?;
    let signs = without_captain(tx, &left.captained)?;
    let name = registry::api::organisation(tx, left.organisation)?.map_or(String::new(), |o| o.name);
    let tower = registry::api::building_of(tx, left.building)?.name.clone();
    let text = Text::each(|l| {
        let (t, format) = (T(l), i18n::Format(l));
        let head = match (left.gone, left.employments) {
            (true, 0) => t.notice_gone(&name, &tower),
            (true, n) => t.notice_gone_with(&name, &tower, n as i64),
            (false, _) => t.notice_off(&name, &tower),
        };
        let seats = if seats > 0 { t.notice_seats(seats, format.date_long(until)) } else { String::new() };
        let floors: Vec<String> = signs.iter().map(|s| t.floor_sign(s)).collect();
        let captains = if floors.is_empty() { String::new() } else { t.notice_captains(format.list(&floors)) };
        t.notice_whole(head, seats, captains)
    });
    let href = format!("/{district}/towers/{}/firms/{}", left.building, left.organisation);
    let people: Vec<PersonId> = people.into_iter().collect();
    identity::api::notify(tx, &people, &text, &href)
}
