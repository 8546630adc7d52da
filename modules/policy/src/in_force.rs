//! Which documents apply at a place on a day, and the pack that they make.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use kernel::{BuildingId, Date, Result};
use ledger::Tx;

use crate::{
    document::{Document, Layer, PackId, Template},
    pack::Pack,
    read::read,
    store::{self, IssuedRow},
};

static MODEL: LazyLock<Arc<Pack>> = LazyLock::new(|| {
    let document = read(include_str!("../packs/default.toml")).expect("the draft proposal is well formed");
    Arc::new(Pack::of(&document).expect("the draft proposal states every rule"))
});

static RESIDENTS: LazyLock<Arc<Pack>> = LazyLock::new(|| {
    let document = read(TEMPLATES[0].1).expect("the template is well formed");
    Arc::new(MODEL.with(&document))
});

/// The templates that a city's document may be based on, as they are written.
pub const TEMPLATES: [(Template, &str); 1] =
    [(Template::ResidentsCommittee, include_str!("../packs/residents-committee.toml"))];

/// Packs by the documents that they are made of. Documents never change, so any process would come to the same.
static MADE: LazyLock<Mutex<HashMap<Vec<PackId>, Arc<Pack>>>> = LazyLock::new(Mutex::default);

/// As many as are kept before all are forgotten.
const KEPT: usize = 1_000;

/// The pack of a district that has issued none of its own.
pub fn of_nobody() -> Arc<Pack> {
    MODEL.clone()
}

/// What a template says, and the draft proposal where it says nothing.
pub fn of_template(template: Template) -> Arc<Pack> {
    match template {
        Template::ResidentsCommittee => RESIDENTS.clone(),
    }
}

/// What stands above the first document of a pack: the template that a city's document is based on, or the draft proposal.
pub fn base_of(document: &Document) -> Arc<Pack> {
    document.based_on.filter(|_| document.layer == Layer::City).map_or_else(of_nobody, of_template)
}

/// The documents that apply on a day, the highest layer first: of city and district the one that came into force last. A
/// building has what its subdistrict sets and what its committee adopts, so of each document the newest: none of them takes
/// another one's place, and the later only tightens.
pub fn in_force(rows: &[IssuedRow], day: Date) -> Vec<&IssuedRow> {
    let begun = |layer| rows.iter().filter(move |r| r.layer == layer && r.effective_from <= day);
    let newest = |layer| begun(layer).max_by_key(|r| r.effective_from);
    let mut found: Vec<&IssuedRow> = [Layer::City, Layer::District].into_iter().filter_map(newest).collect();
    found.extend(of_building(begun(Layer::Building)));
    found
}

/// Of the documents of a building the newest of each, the oldest first.
fn of_building<'a>(begun: impl Iterator<Item = &'a IssuedRow>) -> Vec<&'a IssuedRow> {
    let mut newest: HashMap<&str, &IssuedRow> = HashMap::new();
    for row in begun {
        let kept = newest.entry(row.code.as_str()).or_insert(row);
        if row.effective_from > kept.effective_from {
            *kept = row;
        }
    }
    let mut found: Vec<&IssuedRow> = newest.into_values().collect();
    found.sort_by_key(|r| (r.effective_from, r.id));
    found
}

/// The pack that applies to a building, or to the district as a whole, on a day.
///
/// # Errors
/// The database's own failure; a stored document that cannot be read any more.
pub fn as_of(tx: &mut Tx<'_, '_>, building: Option<BuildingId>, day: Date) -> Result<Arc<Pack>> {
    let rows = store::bearing(tx, building)?;
    if rows.is_empty() {
        return Ok(of_nobody());
    }
    let ids: Vec<PackId> = in_force(&rows, day).iter().map(|r| r.id).collect();
    made_of(tx, &ids)
}

/// The packs that apply to several buildings on a day.
///
/// # Errors
/// The database's own failure; a stored document that cannot be read any more.
pub fn as_of_each(tx: &mut Tx<'_, '_>, buildings: &[BuildingId], day: Date) -> Result<HashMap<BuildingId, Arc<Pack>>> {
    let (above, own): (Vec<IssuedRow>, Vec<IssuedRow>) =
        store::all_issued(tx)?.into_iter().partition(|row| row.of().is_none());
    let common = in_force(&above, day).iter().map(|r| r.id).collect::<Vec<_>>();
    let mut packs = HashMap::with_capacity(buildings.len());
    for building in buildings {
        let mut ids = common.clone();
        let theirs = own.iter().filter(|r| r.of() == Some(*building) && r.effective_from <= day);
        ids.extend(of_building(theirs).iter().map(|r| r.id));
        packs.insert(*building, made_of(tx, &ids)?);
    }
    Ok(packs)
}

/// The buildings with rules of their own on a day.
///
/// # Errors
/// The database's own failure.
pub fn own_rules(tx: &mut Tx<'_, '_>, day: Date) -> Result<Vec<BuildingId>> {
    let issued = store::all_issued(tx)?;
    let mut own: Vec<BuildingId> = issued.iter().filter(|r| r.effective_from <= day).filter_map(|r| r.of()).collect();
    own.sort();
    own.dedup();
    Ok(own)
}

/// What a document may only tighten: the pack of the documents above it, or what stands above the first of a pack.
///
/// # Errors
/// The database's own failure; a stored document that cannot be read any more.
pub fn above(tx: &mut Tx<'_, '_>, document: &Document, ids: &[PackId]) -> Result<Arc<Pack>> {
    if ids.is_empty() { Ok(base_of(document)) } else { made_of(tx, ids) }
}

/// The pack that documents make on top of the draft proposal, the highest layer first.
pub fn made_of(tx: &mut Tx<'_, '_>, ids: &[PackId]) -> Result<Arc<Pack>> {
    if ids.is_empty() {
        return Ok(of_nobody());
    }
    if let Some(pack) = MADE.lock().unwrap_or_else(PoisonError::into_inner).get(ids) {
        return Ok(pack.clone());
    }
    let mut pack: Option<Pack> = None;
    for id in ids {
        let document = document(tx, *id)?;
        pack = Some(pack.map_or_else(|| base_of(&document).with(&document), |above| above.with(&document)));
    }
    let pack = pack.map_or_else(of_nobody, Arc::new);
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if made.len() >= KEPT {
        made.clear();
    }
    made.insert(ids.to_vec(), pack.clone());
    Ok(pack)
}

/// A document as it was issued.
///
/// # Errors
/// The database's own failure; it cannot be read any more.
pub fn document(tx: &mut Tx<'_, '_>, id: PackId) -> Result<Document> {
    let words = store::words(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    read(&words).map_err(|faults| {
        let first = faults.first().map(ToString::to_string).unwrap_or_default();
        kernel::Error::bug(format!("an issued document cannot be read: {first}"))
    })
}
