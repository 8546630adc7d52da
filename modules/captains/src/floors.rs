//! What is known of each floor of a tower: its firms, who looks after it, who stands in, what is open.

use std::collections::HashMap;

use kernel::{BuildingId, FloorId, Locale, PersonId, Result};
use ledger::Tx;
use serde::Serialize;

use crate::{T, captain::floor_href, captaincy::CaptaincyId, care};

/// A floor with who looks after it.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct FloorLine {
    pub id: FloorId,
    pub label: String,
    pub href: String,
    /// Firms that sit on it.
    pub firms: usize,
    /// Nothing where nobody looks after it.
    pub captain: Option<String>,
    pub captaincy: Option<CaptaincyId>,
    pub substitute: Option<String>,
    /// It is occupied, nobody is in office and nobody stands in.
    pub gap: bool,
    pub open: i64,
    pub late: i64,
    /// The state of a nomination that is under way, or of an office that rests.
    pub coming: Option<String>,
    #[serde(skip)]
    pub ends: Option<kernel::Date>,
}

/// The floors of a tower, the highest first.
///
/// # Errors
/// The database's own failure.
pub fn floors(tx: &mut Tx<'_, '_>, building: BuildingId, locale: Locale) -> Result<Vec<FloorLine>> {
    let (district, today) = (tx.district(), tx.today());
    let all = registry::api::floors(tx, building)?;
    let mut firms: HashMap<FloorId, usize> = HashMap::new();
    for firm in registry::api::occupants(tx, building, today)? {
        if let Some(floor) = firm.floor {
            *firms.entry(floor).or_default() += 1;
        }
    }
    let counts: HashMap<FloorId, (i64, i64)> = issues::api::counts_by_floor(tx, building)?
        .into_iter()
        .filter_map(|(floor, open, late)| Some((floor?, (open, late))))
        .collect();
    let ids: Vec<FloorId> = all.iter().map(|f| f.id).collect();
    let mut care = care::of(tx, &ids)?;
    let mut people: Vec<PersonId> = care
        .values()
        .flat_map(|c| c.captain().map(|c| c.person).into_iter().chain(c.substitute.as_ref().map(|s| s.person)))
        .collect();
    people.sort();
    people.dedup();
    let names = identity::api::names_of(tx, &people)?;
    let name =
        |person: PersonId| names.get(&person).map_or_else(|| T(locale).somebody().to_owned(), |n| n.reveal().clone());
    let line = |floor: registry::api::Floor| {
        let care = care.remove(&floor.id).unwrap_or_default();
        let office = care.captain();
        let (open, late) = counts.get(&floor.id).copied().unwrap_or_default();
        let firms = firms.get(&floor.id).copied().unwrap_or_default();
        let coming = care.captaincies.iter().find(|c| c.state != "in_office" && c.state != "nominated");
        FloorLine {
            href: floor_href(district, building, floor.id),
            firms,
            captain: office.map(|c| name(c.person)),
            captaincy: office.map(|c| c.id),
            substitute: care.substitute.as_ref().map(|s| name(s.person)),
            gap: care.is_gap(firms),
            open,
            late,
            coming: coming.map(|c| c.state.clone()),
            ends: office.and_then(|c| c.until_on),
            label: floor.label,
            id: floor.id,
        }
    };
    Ok(all.into_iter().rev().map(line).collect())
}

/// How many floors are occupied, and how many of those somebody looks after.
pub fn covered(floors: &[FloorLine]) -> (usize, usize) {
    let occupied = floors.iter().filter(|f| f.firms > 0);
    (occupied.clone().count(), occupied.filter(|f| !f.gap).count())
}

/// The section drawing.
pub fn drawing(floors: &[FloorLine], name: &str, locale: Locale) -> ui::TowerSection {
    let t = T(locale);
    let row = |f: &FloorLine| ui::SectionRow {
        label: f.label.clone(),
        href: f.href.clone(),
        who: match (f.captain.as_ref().or(f.substitute.as_ref()), f.gap) {
            (Some(name), _) => name.clone(),
            (None, true) => t.gap().to_owned(),
            (None, false) => t.empty_floor().to_owned(),
        },
        gap: f.gap,
        empty: f.firms == 0,
        firms: u32::try_from(f.firms).unwrap_or(u32::MAX),
        open: u32::try_from(f.open).unwrap_or(0),
        late: u32::try_from(f.late).unwrap_or(0),
    };
    ui::TowerSection { locale, name: name.to_owned(), rows: floors.iter().map(row).collect() }
}

pub fn sample(label: &str, captain: Option<&str>) -> FloorLine {
    FloorLine {
        id: FloorId::from_bytes([1; 16]),
        label: label.to_owned(),
        href: "/".to_owned(),
        firms: 3,
        captain: captain.map(str::to_owned),
        captaincy: captain.map(|_| CaptaincyId::from_bytes([1; 16])),
        substitute: captain.map(|_| "林默".to_owned()),
        gap: captain.is_none(),
        open: 2,
        late: 1,
        coming: captain.is_none().then(|| "inquiry".to_owned()),
        ends: Some(kernel::Date::from_column(20_800)),
    }
}
