//! A firm has left floors of a building, or all of it: what hangs on its being there ends, once, in the same transaction
//! (R10). A move within the building ends nothing but captaincies of the floors that were left.

use std::collections::BTreeSet;

use db::args;
use kernel::{BuildingId, Event as _, FloorId, OrganisationId, PersonId, Result, Role, Scope, Stored, Text};
use ledger::{Reaction, Tx};
use registry::api::MovedOut;

use crate::{
    T, api,
    appointment::{AppointmentRow, scope_columns},
    employment::{Cause, EmploymentRow, EmploymentState},
    end_employment,
    events::FirmVacated,
    store::{leaving, sql},
};

pub const REACTIONS: &[Reaction] = &[Reaction { kind: MovedOut::KIND, run: moved_out }];

/// What has ended.
#[derive(Debug, Default)]
struct Ended {
    employments: u64,
    roles: u64,
    captained: BTreeSet<FloorId>,
    people: BTreeSet<PersonId>,
}

/// What a firm's leaving would end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hanging {
    pub employments: u64,
    /// Those for whom a captaincy of a floor would end.
    pub captains: u64,
    pub delegates: u64,
    /// Who works there, for those who count what else they hold.
    pub people: Vec<PersonId>,
}

fn floor_of(row: &AppointmentRow) -> Option<FloorId> {
    match row.appointment().map(|a| a.scope) {
        Some(Scope::Floor(id)) => Some(id),
        _ => None,
    }
}

fn moved_out(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<MovedOut>() else { return Ok(()) };
    let mut ended = Ended::default();
    if event.gone {
        leave_building(tx, &event, &mut ended)?;
    } else {
        leave_floors(tx, &event, &mut ended)?;
    }
    let MovedOut { organisation, building, floors, gone, on, .. } = event;
    let (employments, roles) = (ended.employments, ended.roles);
    if employments + roles > 0 {
        let captained = ended.captained.into_iter().collect();
        tx.record(&FirmVacated { organisation, building, gone, on, employments, roles, floors, captained })?;
    }
    let name = registry::api::organisation(tx, organisation)?.map_or(String::new(), |o| o.name);
    let tower = registry::api::building_of(tx, building)?.name.clone();
    let text =
        Text::each(
            |l| {
                if gone { T(l).notice_firm_gone(&name, &tower) } else { T(l).notice_floor_left(&name).to_owned() }
            },
        );
    let people: Vec<PersonId> = ended.people.into_iter().collect();
    api::notify(tx, &people, &text, &format!("/{}/me", tx.district()))
}

fn leave_building(tx: &mut Tx<'_, '_>, event: &MovedOut, ended: &mut Ended) -> Result<()> {
    let (district, today) = (tx.district(), tx.today());
    // Whoever has begun since the firm came back is not concerned.
    let mut rows = tx.all(&leaving::AT_FIRM, args![district, event.organisation, event.building])?;
    rows.retain(|r| r.from_on <= event.on);
    for row in rows {
        let roles = end_employment::end(tx, &row, Cause::MovedOut, event.on)?;
        ended.people.insert(row.person);
        ended.employments += u64::from(row.state == EmploymentState::Active);
        ended.captained.extend(roles.iter().filter_map(floor_of));
        ended.roles += roles.iter().filter(|r| r.role != Role::Employee).count() as u64;
    }
    let next = today.max(event.on.plus_days(1));
    let nowhere = registry::api::buildings_of(tx, event.organisation, next)?.is_empty();
    for row in delegates(tx, event.organisation)? {
        let theirs = row.building.map_or(nowhere, |building| building == event.building);
        if theirs && row.employment.is_none() && api::end_role(tx, &row, Some(Cause::MovedOut))? {
            ended.roles += 1;
            ended.people.insert(row.person);
        }
    }
    Ok(())
}

fn delegates(tx: &mut Tx<'_, '_>, organisation: OrganisationId) -> Result<Vec<AppointmentRow>> {
    let district = tx.district();
    let (kind, id) = scope_columns(Scope::Organisation(organisation));
    Ok(tx.all(&sql::IN_SCOPE, args![district, kind, id, Role::OrganisationDelegate])?)
}

fn leave_floors(tx: &mut Tx<'_, '_>, event: &MovedOut, ended: &mut Ended) -> Result<()> {
    let district = tx.district();
    for row in captains(tx, event.organisation, event.building, &event.floors)? {
        if api::end_role(tx, &row, Some(Cause::MovedOut))? {
            ended.roles += 1;
            ended.people.insert(row.person);
            ended.captained.extend(floor_of(&row));
        }
    }
    // On one floor only they sit there now; otherwise nobody has said where.
    let now = if let [only] = event.stays[..] { Some(only) } else { None };
    for row in tx.all(&leaving::AT_FIRM, args![district, event.organisation, event.building])? {
        if row.from_on <= event.on && row.floor.is_some_and(|f| event.floors.contains(&f)) {
            tx.run(&leaving::SAT_UNTIL, args![district, row.id, event.on, row.floor])?;
            tx.run_one(&leaving::SET_FLOOR, args![district, row.id, now])?;
        }
    }
    Ok(())
}

/// The captains of floors who are captains as people of this firm.
fn captains(
    tx: &mut Tx<'_, '_>,
    organisation: OrganisationId,
    building: BuildingId,
    floors: &[FloorId],
) -> Result<Vec<AppointmentRow>> {
    let district = tx.district();
    let mut found = Vec::new();
    for floor in floors {
        let (kind, id) = scope_columns(Scope::Floor(*floor));
        for row in tx.all(&sql::IN_SCOPE, args![district, kind, id, Role::FloorCaptain])? {
            let work = api::employments_of(tx, row.person)?;
            let here: Vec<&EmploymentRow> = work.iter().filter(|e| e.building == building).collect();
            let of_firm = |e: &&&EmploymentRow| e.organisation == organisation;
            let theirs = match row.employment {
                Some(id) => here.iter().filter(of_firm).any(|e| e.id == id),
                None => !here.is_empty() && here.iter().all(|e| of_firm(&e)),
            };
            if theirs {
                found.push(row);
            }
        }
    }
    Ok(found)
}

/// What would end if a firm left floors of a building, or all of it.
///
/// # Errors
/// The database's own failure.
pub fn hanging(
    tx: &mut Tx<'_, '_>,
    organisation: OrganisationId,
    building: BuildingId,
    floors: &[FloorId],
    gone: bool,
) -> Result<Hanging> {
    let district = tx.district();
    if !gone {
        let captains = captains(tx, organisation, building, floors)?.len() as u64;
        return Ok(Hanging { captains, ..Hanging::default() });
    }
    let mut hanging = Hanging::default();
    for row in tx.all(&leaving::AT_FIRM, args![district, organisation, building])? {
        hanging.employments += u64::from(row.state == EmploymentState::Active);
        hanging.people.push(row.person);
    }
    for floor in registry::api::floors(tx, building)? {
        hanging.captains += captains(tx, organisation, building, &[floor.id])?.len() as u64;
    }
    let rows = delegates(tx, organisation)?;
    hanging.delegates = rows.iter().filter(|r| r.building.is_none_or(|b| b == building)).count() as u64;
    Ok(hanging)
}
