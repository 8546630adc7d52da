//! Whether a document may be issued at a place, what it would change there, and its issue.

use db::args;
use kernel::{BuildingId, Result, Role, Text};
use ledger::Tx;

use crate::{
    T,
    document::{Document, Layer, PackId},
    events::PolicyIssued,
    fault::PackFault,
    in_force,
    pack::Pack,
    place::href,
    read::read,
    store::{self, IssuedRow, NO_BUILDING, sql},
};

/// A document without fault, and what it changes among the rules of its place.
pub struct Checked {
    pub document: Document,
    /// Its layer as it is without it, on the day from which it applies.
    pub before: Pack,
    pub after: Pack,
}

/// Checks a document for a place: a building's own, or else one of the city's or the district's layer.
///
/// # Errors
/// The database's own failure; and, as a value, every fault of the document.
pub fn check(
    tx: &mut Tx<'_, '_>,
    building: Option<BuildingId>,
    words: &str,
) -> Result<std::result::Result<Checked, Vec<PackFault>>> {
    let document = match read(words) {
        Ok(document) => document,
        Err(faults) => return Ok(Err(faults)),
    };
    let fits = match document.layer {
        Layer::Model => false,
        Layer::City | Layer::District => building.is_none(),
        Layer::Building => building.is_some(),
    };
    let rows = store::bearing(tx, building)?;
    let ever = store::ever(tx, document.layer, building)?;
    let mut faults = late(&document, &ever);
    // Whatever is issued later has to apply later: a mistyped year would bar every other document.
    if document.effective_from > tx.today().plus_months(FARTHEST) {
        faults.push(document.fault("effective_from", Text::each(|l| T(l).fault_far_ahead(FARTHEST / 12))));
    }
    if !fits {
        faults.push(document.fault("layer", Text::each(|l| T(l).fault_place(u8::from(building.is_some())))));
        return Ok(Err(faults));
    }
    let standing = in_force::in_force(&rows, document.effective_from);
    let ids = |most: Layer| standing.iter().filter(|r| r.layer <= most).map(|r| r.id).collect::<Vec<_>>();
    // Of the same building another document binds as one from above does.
    let binds = |r: &&&IssuedRow| r.layer < document.layer || (r.layer == Layer::Building && r.code != document.id);
    let higher: Vec<PackId> = standing.iter().filter(binds).map(|r| r.id).collect();
    let before = Pack::clone(&*in_force::made_of(tx, &ids(document.layer))?);
    let above = in_force::above(tx, &document, &higher)?;
    Ok(match above.admits(&document) {
        Ok(after) if faults.is_empty() => Ok(Checked { document, before, after }),
        Ok(_) => Err(faults),
        Err(more) => {
            faults.extend(more);
            faults.sort_by_key(|f| f.line);
            Err(faults)
        }
    })
}

/// Months ahead that a document may be issued for.
const FARTHEST: i32 = 36;

/// A version has the newer number, and the later day than those that were not taken back.
fn late(document: &Document, ever: &[IssuedRow]) -> Vec<PackFault> {
    let mut faults = Vec::new();
    if let Some(newest) = ever.iter().filter(|r| r.code == document.id).map(|r| r.version).max()
        && document.version <= newest
    {
        faults.push(document.fault("version", Text::each(|l| T(l).fault_version(newest))));
    }
    let taken = |r: &&IssuedRow| r.withdrawn_at.is_none() && (r.layer != Layer::Building || r.code == document.id);
    let replaced = ever.iter().filter(taken);
    if let Some(day) = replaced.map(|r| r.effective_from).max()
        && document.effective_from <= day
    {
        let later = |l| T(l).fault_not_later(i18n::Format(l).date_long(day));
        faults.push(document.fault("effective_from", Text::each(later)));
    }
    faults
}

/// Issues a document that is not looked at before: another module's, adopted elsewhere. The caller has checked who may.
///
/// # Errors
/// The database's own failure; and, as a value, every fault of the document.
pub fn issue(
    tx: &mut Tx<'_, '_>,
    building: Option<BuildingId>,
    words: &str,
) -> Result<std::result::Result<PackId, Vec<PackFault>>> {
    let checked = match check(tx, building, words)? {
        Ok(checked) => checked,
        Err(faults) => return Ok(Err(faults)),
    };
    let id = PackId::new(tx.store().clock().now());
    put(tx, id, building, words, &checked.document)?;
    Ok(Ok(id))
}

/// Keeps an issued document, and tells the secretaries of the buildings for which it applies.
pub fn put(
    tx: &mut Tx<'_, '_>,
    id: PackId,
    building: Option<BuildingId>,
    words: &str,
    document: &Document,
) -> Result<()> {
    let (district, now, by) = (tx.district(), tx.now(), tx.actor().person());
    let Document { id: code, version, layer, title, effective_from, .. } = document;
    let (zh, en) = (title.zh.as_ref(), title.en.as_ref());
    let place = building.unwrap_or(NO_BUILDING);
    tx.run_one(&sql::ADD, args![district, id, layer, place, code, version, zh, en, effective_from, words, now, by])?;
    tx.record(&PolicyIssued {
        pack: id,
        layer: *layer,
        of: building,
        code: code.clone(),
        version: *version,
        title_zh: zh.to_owned(),
        title_en: en.to_owned(),
        effective_from: *effective_from,
    })?;
    let says = Text::each(|l| T(l).told_issued(title.get(l), i18n::Format(l).date_long(*effective_from)));
    tell(tx, id, building, &says)
}

/// Tells the secretaries of the buildings for which a document applies.
pub fn tell(tx: &mut Tx<'_, '_>, id: PackId, building: Option<BuildingId>, says: &Text) -> Result<()> {
    let district = tx.district();
    let secretaries = match building {
        Some(building) => {
            let posts = identity::api::in_charge(tx, building)?;
            posts.iter().filter(|p| p.role == Role::CommitteeSecretary).map(|p| p.person).collect()
        }
        None => identity::api::holders_everywhere(tx, Role::CommitteeSecretary)?,
    };
    identity::api::notify(tx, &secretaries, says, &href(district, id))
}
