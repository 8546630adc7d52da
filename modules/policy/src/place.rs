//! Where a document applies, for the check of permission: a building, or the whole district.

use kernel::{Act, Actor, BuildingId, District, Place, Resource, Result};
use ledger::{Load, Tx};
use ui::TowerLink;

use crate::{
    document::PackId,
    permissions::IssueDocument,
    store::{self, DraftRow, sql},
};

/// The page of a document.
pub fn href(district: District, id: PackId) -> String {
    format!("/{district}/rules/documents/{id}")
}

/// Where a document applies.
pub struct Where {
    pub tower: Option<TowerLink>,
    place: Place,
}

impl Resource for Where {
    fn place(&self) -> &Place {
        &self.place
    }
}

/// The building, or the whole district.
///
/// # Errors
/// There is no such building.
pub fn place_of(tx: &mut Tx<'_, '_>, building: Option<BuildingId>) -> Result<Where> {
    let Some(id) = building else {
        return Ok(Where { tower: None, place: Place::district(tx.district()) });
    };
    let found = registry::api::building_of(tx, id)?;
    let href = format!("/{}/towers/{id}", tx.district());
    Ok(Where { tower: Some(TowerLink { name: found.name.clone(), href }), place: found.place().clone() })
}

/// A document that waits to be issued. Only those who may issue it know that it is there.
pub struct Draft {
    pub row: DraftRow,
    place: Place,
}

impl Resource for Draft {
    fn place(&self) -> &Place {
        &self.place
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        const { &IssueDocument::PERMISSION }.check(actor, &Where { tower: None, place: self.place.clone() }).is_ok()
    }
}

impl Load for Draft {
    type Id = PackId;

    fn load(tx: &mut Tx<'_, '_>, id: PackId) -> Result<Option<Self>> {
        let Some(row) = store::draft(tx, id)? else { return Ok(None) };
        let place = place_of(tx, row.of())?.place;
        Ok(Some(Draft { row, place }))
    }
}

/// Whether the menu and the pages offer to issue a document.
pub fn may_issue(actor: &Actor, place: &Where) -> bool {
    IssueDocument::PERMISSION.scopes(actor).admit(place.place())
}

/// Keeps a document that was looked at, and forgets those that nobody has issued for a month.
pub fn keep(tx: &mut Tx<'_, '_>, building: Option<BuildingId>, words: &str) -> Result<PackId> {
    const DAYS: i64 = 30;
    let (district, now, by) = (tx.district(), tx.now(), tx.actor().person());
    let id = PackId::new(tx.store().clock().now());
    tx.run(&sql::FORGET_DRAFTS, db::args![district, now.plus_days(-DAYS)])?;
    let place = building.unwrap_or(store::NO_BUILDING);
    tx.run_one(&sql::KEEP_DRAFT, db::args![district, id, place, words, now, by])?;
    Ok(id)
}
