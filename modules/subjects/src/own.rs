//! Which kinds somebody is of in a tower: by employment, appointment or seat; one person may be several.

use kernel::{BuildingId, OrganisationId, Result, Role, Scope};
use ledger::Tx;
use registry::api::{Building, OrganisationKind};

use crate::kind::Kind;

/// A kind that the actor is of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Own {
    pub kind: Kind,
    /// For whom they act; nothing for themselves, or where the office is no organisation of the register.
    pub organisation: Option<OrganisationId>,
    /// Whether they may take note for it: a member's seat alone does not say so.
    pub acts: bool,
}

/// The kinds that whoever asks is of in a building, in the order of the kinds.
///
/// # Errors
/// The database's own failure.
pub fn own(tx: &mut Tx<'_, '_>, building: &Building) -> Result<Vec<Own>> {
    let Some(person) = tx.actor().person() else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for appointment in tx.actor().appointments().to_vec() {
        let here = match appointment.scope {
            Scope::Building(id) => id == building.id,
            Scope::Subdistrict(code) => code == building.subdistrict,
            _ => false,
        };
        match (appointment.role, appointment.scope) {
            (Role::OrganisationDelegate | Role::DepartmentOfficer, Scope::Organisation(id)) => {
                found.extend(delegate(tx, building.id, id)?);
            }
            (role, _) if here => found.extend(Kind::of_role(role).map(|kind| Own {
                kind,
                organisation: organisation_of(building, kind),
                acts: true,
            })),
            _ => {}
        }
    }
    for seat in committees::api::seats_of(tx, person)? {
        let Some(body) = committees::api::body(tx, seat.body)? else { continue };
        let kind = Kind::of_seat(seat.kind);
        // An employee's seat says nothing that the employment does not.
        if body.building == building.id && !kind.is_personal() && !found.iter().any(|o| o.kind == kind) {
            found.push(Own { kind, organisation: seat.organisation, acts: false });
        }
    }
    found.sort();
    found.dedup_by(|b, a| a.kind == b.kind && a.organisation == b.organisation);
    Ok(found)
}

fn organisation_of(building: &Building, kind: Kind) -> Option<OrganisationId> {
    match kind {
        Kind::Owner => building.owner,
        Kind::Property => building.property,
        _ => None,
    }
}

/// Somebody who acts for an organisation: a firm counts where it sits, a department and a social organisation anywhere.
fn delegate(tx: &mut Tx<'_, '_>, building: BuildingId, id: OrganisationId) -> Result<Option<Own>> {
    let Some(organisation) = registry::api::organisation(tx, id)? else { return Ok(None) };
    let anywhere =
        matches!(organisation.kind, OrganisationKind::Department | OrganisationKind::Social | OrganisationKind::Club);
    let today = tx.today();
    if !anywhere && !registry::api::buildings_of(tx, id, today)?.contains(&building) {
        return Ok(None);
    }
    let kind = Kind::of_organisation(organisation.kind);
    Ok(Some(Own { kind, organisation: Some(id), acts: true }))
}
