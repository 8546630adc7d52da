//! All that other modules may call.

use db::args;
use imports::{ImportKind, Limits, Source, Summary};
use kernel::{BuildingId, Date, District, DivisionCode, FloorId, OrganisationId, PersonId, Place, Result};
use ledger::Tx;

pub use crate::{
    building::parse_floors,
    building::{Building, Floor, Ownership, Tier},
    codes::{floor_code, give_codes},
    division::Division,
    events::{MoveInPlanned, MoveOutPlanned, MovedIn, MovedOut, TenancyDated},
    moves::{MoveIn, MoveOut, date_tenancy, first_stage, move_in, move_out, plan_out, settle_said},
    organisation::{Organisation, OrganisationKind},
    presence::{Narrow, PresenceRow, Which, at as presence_at, list as presence, of_firm as presence_of},
    refusal::TenancyRefusal,
    store::{OccupantRow, TenantRow},
    tenancy::{Entry, Exit, Leaving, Stage, Tenancy, TenancyId, enter, exit, turn},
    unified_code::{InvalidUnifiedCode, UnifiedCode, made_up},
};
use crate::{
    events, store,
    store::sql,
    upload::{UploadId, UploadState, sql as upload},
};

/// A building.
///
/// # Errors
/// The database's own failure.
pub fn building(tx: &mut Tx<'_, '_>, id: BuildingId) -> Result<Option<Building>> {
    store::building(tx, id)
}

/// A building that must be there.
///
/// # Errors
/// Not found.
pub fn building_of(tx: &mut Tx<'_, '_>, id: BuildingId) -> Result<Building> {
    crate::show_tower::building_of(tx, id)
}

/// Imports a file as its operator does, without a preview, and keeps that it was imported beside what was uploaded.
///
/// # Errors
/// As [`imports::apply`].
pub fn import_file(
    tx: &mut Tx<'_, '_>,
    kind: &ImportKind,
    source: &Source,
    progress: &mut dyn FnMut(u64),
) -> Result<Summary> {
    let summary = imports::apply(tx, kind, source, Limits::CLI, None, progress)?;
    if summary.changes_something() {
        let (district, now) = (tx.district(), tx.now());
        let (id, json) = (UploadId::new(now), serde_json::to_string(&summary)?);
        // Whoever runs the server has the file; its rows can be as many as a country has.
        tx.run_one(
            &upload::KEEP,
            args![
                district,
                id,
                kind.name,
                source.name(),
                Vec::<u8>::new(),
                UploadState::Applied,
                json,
                now,
                None::<PersonId>
            ],
        )?;
    }
    Ok(summary)
}

/// The building that a spreadsheet or command line names by its code or its name; `None` if none or several match.
///
/// # Errors
/// The database's own failure.
pub fn building_named(tx: &mut Tx<'_, '_>, text: &str) -> Result<Option<Building>> {
    let district = tx.district();
    if let Some(row) = tx.first(&sql::BUILDING_BY_CODE, args![district, text])? {
        return Ok(Some(row.into()));
    }
    let mut rows = tx.all(&sql::BUILDING_BY_NAME, args![district, text])?;
    Ok(if rows.len() == 1 { rows.pop().map(Building::from) } else { None })
}

/// The buildings of a subdistrict, by name.
///
/// # Errors
/// The database's own failure.
pub fn buildings_in(tx: &mut Tx<'_, '_>, subdistrict: DivisionCode) -> Result<Vec<BuildingId>> {
    let district = tx.district();
    Ok(tx.all(&sql::BUILDINGS_IN, args![district, subdistrict])?.into_iter().map(|(id,)| id).collect())
}

/// Several buildings, in no order.
///
/// # Errors
/// The database's own failure.
pub fn buildings(tx: &mut Tx<'_, '_>, ids: &[BuildingId]) -> Result<Vec<Building>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    Ok(tx.all(&sql::BUILDINGS, args![district, db::list(ids)])?.into_iter().map(Building::from).collect())
}

/// The buildings of a subdistrict by name, whole.
///
/// # Errors
/// The database's own failure.
pub fn towers_in(tx: &mut Tx<'_, '_>, subdistrict: DivisionCode) -> Result<Vec<Building>> {
    let district = tx.district();
    Ok(tx.all(&sql::BUILDINGS_OF, args![district, subdistrict])?.into_iter().map(Building::from).collect())
}

/// The floors of several buildings on which somebody sits on a day, in no order: building, floor and its sign.
///
/// # Errors
/// The database's own failure.
pub fn occupied_floors(
    tx: &mut Tx<'_, '_>,
    buildings: &[BuildingId],
    day: Date,
) -> Result<Vec<(BuildingId, FloorId, String)>> {
    if buildings.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    Ok(tx.all(&sql::OCCUPIED, args![district, day, db::list(buildings)])?)
}

/// The divisions below one, by their codes.
///
/// # Errors
/// The database's own failure.
pub fn divisions_below(tx: &mut Tx<'_, '_>, parent: DivisionCode) -> Result<Vec<Division>> {
    let district = tx.district();
    Ok(tx.all(&sql::CHILDREN, args![district, parent])?)
}

/// The buildings of the district, by subdistrict and name.
///
/// # Errors
/// The database's own failure.
pub fn first_buildings(tx: &mut Tx<'_, '_>, most: u32) -> Result<Vec<Building>> {
    let district = tx.district();
    let rows = tx.all(&sql::BUILDINGS_AFTER, args![district, 0, "", most])?;
    Ok(rows.into_iter().map(Building::from).collect())
}

/// The place of a building, with a floor.
///
/// # Errors
/// Not found.
pub fn place_of(tx: &mut Tx<'_, '_>, building: BuildingId, floor: Option<FloorId>) -> Result<Place> {
    let building = building_of(tx, building)?;
    Ok(Place { floor, ..Place::building(building.district, building.subdistrict, building.id) })
}

/// A building's floors, lowest first.
///
/// # Errors
/// The database's own failure.
pub fn floors(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Vec<Floor>> {
    store::floors(tx, building)
}

/// A floor.
///
/// # Errors
/// The database's own failure.
pub fn floor(tx: &mut Tx<'_, '_>, id: FloorId) -> Result<Option<Floor>> {
    let district = tx.district();
    Ok(tx.first(&sql::FLOOR, args![district, id])?)
}

/// The floor with this sign.
///
/// # Errors
/// The database's own failure.
pub fn floor_labelled(tx: &mut Tx<'_, '_>, building: BuildingId, label: &str) -> Result<Option<Floor>> {
    let district = tx.district();
    Ok(tx.first(&sql::FLOOR_BY_LABEL, args![district, building, label])?)
}

/// An organisation.
///
/// # Errors
/// The database's own failure.
pub fn organisation(tx: &mut Tx<'_, '_>, id: OrganisationId) -> Result<Option<Organisation>> {
    store::organisation(tx, id)
}

/// Several organisations, in no order.
///
/// # Errors
/// The database's own failure.
pub fn organisations(tx: &mut Tx<'_, '_>, ids: &[OrganisationId]) -> Result<Vec<Organisation>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    Ok(tx.all(&sql::ORGANISATIONS, args![district, db::list(ids)])?)
}

/// The organisation of this name; `None` if none or several bear it.
///
/// # Errors
/// The database's own failure.
pub fn organisation_named(tx: &mut Tx<'_, '_>, name: &str) -> Result<Option<Organisation>> {
    let district = tx.district();
    let mut rows = tx.all(&sql::ORGANISATION_BY_NAME, args![district, name])?;
    Ok(if rows.len() == 1 { rows.pop() } else { None })
}

/// Who is in a building on a day, one row a floor, by name.
///
/// # Errors
/// The database's own failure.
pub fn occupants(tx: &mut Tx<'_, '_>, building: BuildingId, day: Date) -> Result<Vec<OccupantRow>> {
    store::occupants(tx, building, day)
}

/// The buildings in which an organisation has a tenancy on a day.
///
/// # Errors
/// The database's own failure.
pub fn buildings_of(tx: &mut Tx<'_, '_>, organisation: OrganisationId, day: Date) -> Result<Vec<BuildingId>> {
    let district = tx.district();
    Ok(tx.all(&sql::SITS_IN, args![district, organisation, day])?.into_iter().map(|(id,)| id).collect())
}

/// A firm's tenancies in a building, those that are over among them.
///
/// # Errors
/// The database's own failure.
pub fn tenancies_of(tx: &mut Tx<'_, '_>, organisation: OrganisationId, building: BuildingId) -> Result<Vec<Tenancy>> {
    crate::moves::of(tx, organisation, building)
}

/// A tenancy.
///
/// # Errors
/// The database's own failure.
pub fn tenancy(tx: &mut Tx<'_, '_>, id: TenancyId) -> Result<Option<Tenancy>> {
    let district = tx.district();
    Ok(tx.first(&crate::moves::sql::ONE, args![district, id])?)
}

/// The organisation with this unified code.
///
/// # Errors
/// The database's own failure.
pub fn organisation_coded(tx: &mut Tx<'_, '_>, code: &UnifiedCode) -> Result<Option<Organisation>> {
    let district = tx.district();
    Ok(tx.first(&crate::import::BY_CODE, args![district, code.as_str()])?)
}

/// How many organisations bear this name.
///
/// # Errors
/// The database's own failure.
pub fn namesakes(tx: &mut Tx<'_, '_>, name: &str) -> Result<i64> {
    let district = tx.district();
    Ok(tx.one(&crate::import::NAMED, args![district, name])?.0)
}

/// An enterprise that nobody has imported: whoever moves in is written down on that day.
///
/// # Errors
/// The database's own failure, as where the code is taken.
pub fn add_enterprise(tx: &mut Tx<'_, '_>, name: &str, code: &UnifiedCode) -> Result<OrganisationId> {
    let (district, id) = (tx.district(), OrganisationId::new(tx.store().clock().now()));
    let kind = OrganisationKind::Enterprise;
    tx.run_one(&crate::import::INSERT_ORGANISATION, args![district, id, kind, name, "", Some(code.as_str()), ""])?;
    Ok(id)
}

/// A division of the map.
///
/// # Errors
/// The database's own failure.
pub fn division(tx: &mut Tx<'_, '_>, code: DivisionCode) -> Result<Option<Division>> {
    store::division(tx, code)
}

/// The division of this tenant with this name; `None` if none or several bear it.
///
/// # Errors
/// The database's own failure.
pub fn division_named(tx: &mut Tx<'_, '_>, name: &str) -> Result<Option<Division>> {
    let district = tx.district();
    let mut rows = tx.all(&sql::DIVISION_BY_NAME, args![district, name])?;
    Ok(if rows.len() == 1 { rows.pop() } else { None })
}

/// The tenants of this database.
///
/// # Errors
/// The database's own failure.
pub fn tenants(tx: &mut db::Tx<'_>) -> Result<Vec<TenantRow>, db::Error> {
    tx.all(&sql::TENANTS, &[])
}

/// What the tenant is called: the district.
///
/// # Errors
/// The database's own failure.
pub fn tenant_name(tx: &mut Tx<'_, '_>) -> Result<String> {
    let district = tx.district();
    Ok(tx.first(&sql::TENANT, args![district])?.map_or(String::new(), |t| t.name))
}

/// Opens a tenant, unless it is open.
///
/// # Errors
/// The database's own failure.
pub fn open_tenant(tx: &mut Tx<'_, '_>, name: &str) -> Result<()> {
    let (district, now): (District, _) = (tx.district(), tx.now());
    let secret = tx.store().secrets().fingerprint().to_owned();
    if tx.run(&sql::OPEN_TENANT, args![district, name, now, secret])? == 0 {
        tx.nothing_to_record();
        return Ok(());
    }
    tx.record(&events::TenantOpened { tenant: events::TenantId::new(now), district, name: name.to_owned() })?;
    Ok(())
}
