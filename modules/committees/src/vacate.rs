//! Seats that are lost when somebody leaves, and the roles that came with them (R10).

use db::args;
use identity::api::{EmploymentEnded, EmploymentRow};
use kernel::{BuildingId, Event as _, PersonId, Result, Role, Scope, Stored};
use ledger::{Reaction, Tx};

use crate::{
    body::{Seat, SeatKind},
    events::SeatLost,
    import::roles,
    store,
    store::sql,
};

/// A committee loses the seat of somebody whose employment has ended (R10).
pub const REACTIONS: &[Reaction] = &[Reaction { kind: EmploymentEnded::KIND, run: vacate }];

/// Whether a seat in the building goes with an employment there, where the person has these others. A seat held for this
/// employer goes with it, one held for another stays; a seat that names no employer is held for working in the building.
fn goes(seat: &Seat, ended: &EmploymentEnded, others: &[EmploymentRow]) -> bool {
    let mut here = others.iter().filter(|e| e.building == ended.building);
    match seat.organisation {
        Some(organisation) => organisation == ended.organisation && !here.any(|e| e.organisation == organisation),
        None => matches!(seat.kind, SeatKind::Employee | SeatKind::Enterprise) && here.next().is_none(),
    }
}

fn vacate(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(ended) = stored.read::<EmploymentEnded>() else { return Ok(()) };
    let (district, today) = (tx.district(), tx.today());
    let others = identity::api::employments_of(tx, ended.person)?;
    // Those of a term to come are lost too.
    let mut seats = tx.all(&sql::SEATS_OF, args![district, ended.person])?;
    seats.retain(|s| s.ended_on.is_none() && today <= s.until_on);
    let (mut kept, mut lost): (Vec<Role>, Vec<Role>) = (Vec::new(), Vec::new());
    for seat in seats {
        let Some(body) = store::body(tx, seat.body)?.filter(|b| b.building == ended.building) else { continue };
        let roles = roles(body.kind, seat.position);
        if !goes(&seat, &ended, &others) {
            kept.extend(roles);
            continue;
        }
        lost.extend(roles);
        let last = today.plus_days(-1).max(seat.from_on.plus_days(-1));
        tx.run_one(&sql::END_SEAT, args![district, seat.id, last])?;
        let Seat { id, body: of, person, kind, position, organisation, .. } = seat;
        tx.record(&SeatLost {
            body: of,
            seat: id,
            person,
            kind,
            position: Some(position),
            organisation,
            building: Some(body.building),
            cause: ended.cause,
        })?;
        crate::index::put(tx, &body)?;
    }
    if !others.iter().any(|e| e.building == ended.building) && kept.is_empty() {
        // Appointed without a seat, and gone from the building.
        lost.extend([Role::CommitteeChair, Role::CommitteeMember, Role::CommitteeSecretary]);
    }
    lost.retain(|role| !kept.contains(role));
    end_roles(tx, ended.person, ended.building, &lost, ended.cause)
}

fn end_roles(
    tx: &mut Tx<'_, '_>,
    person: PersonId,
    building: BuildingId,
    lost: &[Role],
    cause: Option<identity::api::Cause>,
) -> Result<()> {
    let scope = Scope::Building(building);
    for row in identity::api::posts_of(tx, person)? {
        if lost.contains(&row.role) && row.appointment().is_some_and(|a| a.scope == scope) {
            identity::api::end_role(tx, &row, cause)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use identity::api::EmploymentState;
    use kernel::{Date, Id};

    use super::*;
    use crate::body::Position;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn seat(kind: SeatKind, organisation: Option<u8>) -> Seat {
        Seat {
            id: Id::from_bytes([1; 16]),
            body: Id::from_bytes([1; 16]),
            person: Id::from_bytes([1; 16]),
            kind,
            position: Position::Member,
            organisation: organisation.map(|o| Id::from_bytes([o; 16])),
            ordinary: false,
            votes: true,
            from_on: day("2025-06-01"),
            until_on: day("2028-05-31"),
            ended_on: None,
        }
    }

    fn other(organisation: u8, building: u8) -> EmploymentRow {
        EmploymentRow {
            id: Id::from_bytes([2; 16]),
            person: Id::from_bytes([1; 16]),
            organisation: Id::from_bytes([organisation; 16]),
            building: Id::from_bytes([building; 16]),
            floor: None,
            from_on: day("2025-06-01"),
            until_on: None,
            state: EmploymentState::Active,
        }
    }

    #[test]
    fn a_seat_goes_with_the_employment_that_it_is_held_for() {
        let ended = EmploymentEnded {
            employment: Id::from_bytes([1; 16]),
            person: Id::from_bytes([1; 16]),
            organisation: Id::from_bytes([1; 16]),
            building: Id::from_bytes([1; 16]),
            on: day("2026-11-23"),
            floor: None,
            cause: None,
        };
        let cases = [
            (seat(SeatKind::Enterprise, Some(1)), vec![], true),
            (seat(SeatKind::Enterprise, Some(2)), vec![], false),
            (seat(SeatKind::Enterprise, Some(1)), vec![other(2, 1)], true),
            (seat(SeatKind::Enterprise, Some(1)), vec![other(1, 2)], true),
            (seat(SeatKind::Enterprise, Some(1)), vec![other(1, 1)], false),
            (seat(SeatKind::Employee, None), vec![], true),
            (seat(SeatKind::Employee, None), vec![other(2, 1)], false),
            (seat(SeatKind::Employee, None), vec![other(2, 2)], true),
            (seat(SeatKind::Residents, None), vec![], false),
            (seat(SeatKind::Government, Some(3)), vec![], false),
        ];
        for (n, (seat, others, expected)) in cases.into_iter().enumerate() {
            assert_eq!(goes(&seat, &ended, &others), expected, "case {n}");
        }
    }
}
