//! Towers with floors, firms and their tenancies, in ten subdistricts.

use db::args;
use kernel::{BuildingId, DivisionCode, FloorId, OrganisationId, Timestamp};
use synth::Rng;

use super::{Bulk, DISTRICT, Scale, Tower, id_at};
use crate::Done;

const SUBDISTRICTS: usize = 10;
const FLOORS: usize = 28;
/// Firms of a tower.
const FIRMS: usize = 100;

fn subdistrict(n: usize) -> DivisionCode {
    format!("310107{:03}", 5 + n % SUBDISTRICTS).parse().expect("a code")
}

pub fn make(bulk: &mut Bulk, rng: &mut Rng, scale: &Scale, now: Timestamp) -> Done<Vec<Tower>> {
    let towers: Vec<Tower> = (0..scale.towers)
        .map(|n| Tower {
            id: id_at::<kernel::Building>(now, n),
            subdistrict: subdistrict(n),
            name: format!("{} {}", synth::firm(rng, n * 7).short, n + 1),
            floors: (0..FLOORS).map(|f| id_at::<kernel::Floor>(now, n * FLOORS + f)).collect(),
            firms: (0..FIRMS).map(|f| id_at::<kernel::Organisation>(now, n * FIRMS + f)).collect(),
        })
        .collect();
    bulk.fill("division", "district, code, parent, name", |put| {
        (0..SUBDISTRICTS).try_for_each(|n| {
            let code = subdistrict(n);
            put(args![DISTRICT, code, code.parent(), synth::person_name(rng)])
        })
    })?;
    let columns = "district, id, kind, name, short_name, unified_code, industry, rev";
    bulk.fill("organisation", columns, |put| {
        towers.iter().flat_map(|tower| &tower.firms).enumerate().try_for_each(|(n, id)| {
            let firm = synth::firm(rng, n);
            put(args![DISTRICT, *id, "enterprise", firm.name, firm.short, firm.code, firm.industry, 1])
        })
    })?;
    bulk.fill("building", BUILDING, |put| {
        towers.iter().enumerate().try_for_each(|(n, tower)| put_building(put, n, tower, scale, now))
    })?;
    bulk.fill("floor", "district, id, building, label, ordinal", |put| {
        let floors = towers.iter().flat_map(|tower| (1..).zip(&tower.floors).map(|(f, id)| (tower.id, f, *id)));
        floors.into_iter().try_for_each(|(building, f, id): (BuildingId, usize, FloorId)| {
            put(args![DISTRICT, id, building, f.to_string(), f])
        })
    })?;
    let from = now.date().plus_days(-700);
    bulk.fill("tenancy", "district, id, organisation, building, floor, from_on, until_on", |put| {
        let all = towers.iter().flat_map(|t| t.firms.iter().enumerate().map(move |(f, id)| (t, f, *id)));
        all.enumerate().try_for_each(|(n, (tower, f, firm)): (usize, (&Tower, usize, OrganisationId))| {
            let (id, floor) = (id_at::<kernel::Building>(now, n), tower.floors[f % FLOORS]);
            put(args![DISTRICT, id, firm, tower.id, floor, from, None::<i64>])
        })
    })?;
    Ok(towers)
}

const BUILDING: &str = "district, id, code, name, subdistrict, address, floors_above, floors_below, area, workforce, ownership, tier, tax_band, pilot, owner, property, tenants, rev, edited_at, edited_by";

fn put_building(put: &mut super::bulk::Put<'_>, n: usize, tower: &Tower, scale: &Scale, now: Timestamp) -> Done {
    let (code, address) = (format!("T{n:04}"), format!("{} {}", tower.name, n + 1));
    let (none, people) = (None::<OrganisationId>, scale.people / scale.towers);
    put(args![
        DISTRICT,
        tower.id,
        code,
        tower.name,
        tower.subdistrict,
        address,
        FLOORS,
        2,
        60_000,
        people,
        "single",
        "key",
        "below",
        0,
        tower.firms[0],
        tower.firms[1],
        FIRMS,
        1,
        now,
        none
    ])
}
