//! All that other modules may call.

use kernel::{BuildingId, OrganisationId, Result};
use ledger::Tx;

use crate::book::Book;
pub use crate::{
    events::{TenureApproved, TenureEnded, UnitDissolved, UnitFounded},
    unit::{UnitId, UnitKind},
};

/// A Party organisation as others name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub id: UnitId,
    pub kind: UnitKind,
    pub name: String,
    pub organisation: Option<OrganisationId>,
    pub href: String,
}

/// The living organisations that work in a tower, by level.
///
/// # Errors
/// The database's own failure.
pub fn in_tower(tx: &mut Tx<'_, '_>, tower: BuildingId) -> Result<Vec<Named>> {
    let (district, book) = (tx.district(), Book::open(tx)?);
    let mut found: Vec<Named> = book
        .chain
        .living()
        .filter(|l| l.towers.contains(&tower))
        .map(|l| Named {
            id: l.id,
            kind: l.kind,
            name: l.name.clone(),
            organisation: book.get(l.id).and_then(|u| u.organisation),
            href: crate::book::href(district, l.id),
        })
        .collect();
    found.sort_by(|a, b| (a.kind.level(), &a.name, a.id).cmp(&(b.kind.level(), &b.name, b.id)));
    Ok(found)
}

/// Whether a living branch covers a firm.
///
/// # Errors
/// The database's own failure.
pub fn covers(tx: &mut Tx<'_, '_>, firm: OrganisationId) -> Result<bool> {
    Ok(Book::open(tx)?.covered_firms().contains(&firm))
}
