//! The registry's SQL.

use db::{Statement, args, statements};
use kernel::{BuildingId, Date, District, DivisionCode, FloorId, Granted, OrganisationId, Result};
use ledger::Tx;

use crate::{
    building::{Building, BuildingRow, Floor},
    division::Division,
    organisation::Organisation,
    permissions::EditBuilding,
};

db::row! {
    /// A tenant.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct TenantRow {
        pub district: District,
        pub name: String,
        pub secret: String,
    }
}

db::row! {
    /// A tenant of a building with one of its floors.
    #[derive(Debug, Clone)]
    pub struct OccupantRow {
        pub organisation: OrganisationId,
        pub name: String,
        pub floor: Option<FloorId>,
        pub label: Option<String>,
    }
}

pub mod sql {
    use super::*;

    statements! {
        query TENANTS: TenantRow = "select district, name, secret from tenant order by district", scans "one row a district";
        query TENANT: TenantRow = "select district, name, secret from tenant where district = $1";
        command OPEN_TENANT = "insert into tenant (district, name, opened_at, secret) values ($1, $2, $3, $4) on conflict (district) do nothing";
        query DIVISION: Division = "select code, name from division where district = $1 and code = $2";
        query CHILDREN: Division = "select code, name from division where district = $1 and parent = $2 order by code";
        query DIVISION_BY_NAME: Division = "select code, name from division where district = $1 and name = $2 order by code limit 2";
        query ORGANISATION: Organisation = "select district, id, kind, name, short_name, unified_code, industry, rev from organisation where district = $1 and id = $2";
        query ORGANISATIONS: Organisation = "select district, id, kind, name, short_name, unified_code, industry, rev from organisation where district = $1 and id in ($2..)";
        query ORGANISATION_BY_NAME: Organisation = "select district, id, kind, name, short_name, unified_code, industry, rev from organisation where district = $1 and name = $2 order by id limit 2";
        query BUILDING: BuildingRow = "select district, id, code, name, subdistrict, address, floors_above, floors_below, area, workforce, ownership, tier, tax_band, pilot, owner, property, tenants, rev, edited_at, edited_by from building where district = $1 and id = $2";
        query BUILDINGS: BuildingRow = "select district, id, code, name, subdistrict, address, floors_above, floors_below, area, workforce, ownership, tier, tax_band, pilot, owner, property, tenants, rev, edited_at, edited_by from building where district = $1 and id in ($2..)";
        query BUILDINGS_OF: BuildingRow = "select district, id, code, name, subdistrict, address, floors_above, floors_below, area, workforce, ownership, tier, tax_band, pilot, owner, property, tenants, rev, edited_at, edited_by from building where district = $1 and subdistrict = $2 order by name, id limit 500";
        query OCCUPIED: (BuildingId, FloorId, String) = "select distinct t.building, t.floor, f.label from tenancy t join floor f on f.district = t.district and f.id = t.floor where t.district = $1 and t.building in ($3..) and t.from_on <= $2 and (t.until_on is null or t.until_on >= $2)";
        query BUILDING_BY_CODE: BuildingRow = "select district, id, code, name, subdistrict, address, floors_above, floors_below, area, workforce, ownership, tier, tax_band, pilot, owner, property, tenants, rev, edited_at, edited_by from building where district = $1 and code = $2";
        query BUILDING_BY_NAME: BuildingRow = "select district, id, code, name, subdistrict, address, floors_above, floors_below, area, workforce, ownership, tier, tax_band, pilot, owner, property, tenants, rev, edited_at, edited_by from building where district = $1 and name = $2 order by id limit 2";
        query BUILDINGS_AFTER: BuildingRow = "select district, id, code, name, subdistrict, address, floors_above, floors_below, area, workforce, ownership, tier, tax_band, pilot, owner, property, tenants, rev, edited_at, edited_by from building where district = $1 and (subdistrict, name) > ($2, $3) order by subdistrict, name limit $4";
        query BUILDINGS_IN: (BuildingId,) = "select id from building where district = $1 and subdistrict = $2 order by name limit 500";
        command EDIT_BUILDING = "update building set name = $3, address = $4, area = $5, workforce = $6, ownership = $7, tier = $8, rev = rev + 1, edited_at = $9, edited_by = $10 where district = $1 and id = $2 and rev = $11";
        query FLOORS: Floor = "select id, building, label, ordinal from floor where district = $1 and building = $2 order by ordinal";
        query FLOOR: Floor = "select id, building, label, ordinal from floor where district = $1 and id = $2";
        query FLOOR_BY_LABEL: Floor = "select id, building, label, ordinal from floor where district = $1 and building = $2 and label = $3";
        query OCCUPANTS: OccupantRow = "select t.organisation, o.name, t.floor, f.label from tenancy t join organisation o on o.district = t.district and o.id = t.organisation left join floor f on f.district = t.district and f.id = t.floor where t.district = $1 and t.building = $2 and t.from_on <= $3 and (t.until_on is null or t.until_on >= $3) order by o.name, f.ordinal";
        query SITS_IN: (BuildingId,) = "select distinct building from tenancy where district = $1 and organisation = $2 and from_on <= $3 and (until_on is null or until_on >= $3)";
        query CODE_OF_BUILDING: (String,) = "select code from place_code where district = $1 and building = $2 and floor is null";
        query CODE_OF_FLOOR: (String,) = "select code from place_code where district = $1 and building = $2 and floor = $3";
        query PLACE_OF: (BuildingId, Option<FloorId>) = "select building, floor from place_code where district = $1 and code = $2";
        command PUT_CODE = "insert into place_code (district, code, building, floor) values ($1, $2, $3, $4) on conflict (district, code) do nothing";
    }
}

pub fn statements() -> Vec<Statement> {
    [sql::ALL, &crate::import::statements(), crate::upload::sql::ALL, crate::moves::sql::ALL, crate::presence::sql::ALL]
        .concat()
}

pub fn building(tx: &mut Tx<'_, '_>, id: BuildingId) -> Result<Option<Building>> {
    let district = tx.district();
    Ok(tx.first(&sql::BUILDING, args![district, id])?.map(Building::from))
}

pub fn organisation(tx: &mut Tx<'_, '_>, id: OrganisationId) -> Result<Option<Organisation>> {
    let district = tx.district();
    Ok(tx.first(&sql::ORGANISATION, args![district, id])?)
}

pub fn floors(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Vec<Floor>> {
    let district = tx.district();
    Ok(tx.all(&sql::FLOORS, args![district, building])?)
}

pub fn division(tx: &mut Tx<'_, '_>, code: DivisionCode) -> Result<Option<Division>> {
    Ok(tx.first(&sql::DIVISION, args![code.district(), code])?)
}

pub fn occupants(tx: &mut Tx<'_, '_>, building: BuildingId, day: Date) -> Result<Vec<OccupantRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::OCCUPANTS, args![district, building, day])?)
}

/// What may be corrected by hand; the rest comes by import.
pub struct BuildingEdit {
    pub name: String,
    pub address: String,
    pub area: Option<i64>,
    pub workforce: Option<i64>,
    pub ownership: crate::building::Ownership,
    pub tier: crate::building::Tier,
}

/// Saves an edit if nobody has saved since `rev`; answers whether it did.
pub fn save_building(
    tx: &mut Tx<'_, '_>,
    building: &Granted<EditBuilding, Building>,
    edit: &BuildingEdit,
    rev: i64,
) -> Result<bool> {
    let (district, now, by) = (tx.district(), tx.now(), tx.actor().person());
    let BuildingEdit { name, address, area, workforce, ownership, tier } = edit;
    let met = tx.run(
        &sql::EDIT_BUILDING,
        args![district, building.id, name, address, area, workforce, ownership, tier, now, by, rev],
    )?;
    Ok(met == 1)
}
