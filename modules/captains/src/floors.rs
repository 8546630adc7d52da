//! What is known of each floor of a tower: its firms, who looks after it, who stands in, what is open.

use std::collections::HashMap;

use db::args;
use identity::api::AppointmentRow;
use kernel::{BuildingId, FloorId, Locale, PersonId, Result, Role, Scope};
use ledger::Tx;
use serde::Serialize;

use crate::{
    T,
    captain::floor_href,
    captaincy::CaptaincyId,
    store::{CaptaincyRow, sql},
};

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
    /// It is occupied and nobody looks after it.
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
    let captaincies = tx.all(&sql::OF_BUILDING, args![district, building])?;
    let roles: Vec<AppointmentRow> =
        identity::api::in_charge(tx, building)?.into_iter().filter(|a| a.role == Role::FloorCaptain).collect();
    let mut people: Vec<PersonId> = roles.iter().map(|a| a.person).collect();
    people.sort();
    people.dedup();
    let names = identity::api::names_of(tx, &people)?;
    let name =
        |person: &PersonId| names.get(person).map_or_else(|| T(locale).somebody().to_owned(), |n| n.reveal().clone());
    let line = |floor: registry::api::Floor| {
        let of_floor: Vec<&CaptaincyRow> = captaincies.iter().filter(|c| c.floor == floor.id).collect();
        let holders: Vec<&AppointmentRow> =
            roles.iter().filter(|a| a.appointment().is_some_and(|a| a.scope == Scope::Floor(floor.id))).collect();
        // Whoever holds the role without being the captain stands in.
        let office = of_floor.iter().find(|c| c.state == "in_office");
        let captain = match office {
            Some(office) => holders.iter().find(|h| h.person == office.person),
            None => holders.first(),
        };
        let substitute = holders.iter().find(|h| captain.is_none_or(|c| c.person != h.person));
        let (open, late) = counts.get(&floor.id).copied().unwrap_or_default();
        let firms = firms.get(&floor.id).copied().unwrap_or_default();
        FloorLine {
            href: floor_href(district, building, floor.id),
            firms,
            captain: captain.map(|c| name(&c.person)),
            captaincy: office.map(|c| c.id),
            substitute: substitute.map(|s| name(&s.person)),
            gap: firms > 0 && captain.is_none(),
            open,
            late,
            coming: of_floor.iter().find(|c| c.state != "in_office" && c.state != "nominated").map(|c| c.state.clone()),
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
    (occupied.clone().count(), occupied.filter(|f| f.captain.is_some()).count())
}

/// The section drawing.
pub fn drawing(floors: &[FloorLine], name: &str, locale: Locale) -> ui::TowerSection {
    let t = T(locale);
    let row = |f: &FloorLine| ui::SectionRow {
        label: f.label.clone(),
        href: f.href.clone(),
        who: match (&f.captain, f.gap) {
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
