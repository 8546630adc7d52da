//! All that other modules may call.

use db::args;
use kernel::{AnyId, BuildingId, Result};
use ledger::Tx;

use crate::store::sql;

/// A project that somebody still has to do something for.
#[derive(Debug, Clone)]
pub struct Running {
    pub subject: AnyId,
    pub title: String,
    pub href: String,
}

/// The projects of a building that are open or being done, at most `most`.
///
/// # Errors
/// The database's own failure.
pub fn running_in(tx: &mut Tx<'_, '_>, building: BuildingId, most: u32) -> Result<Vec<Running>> {
    let district = tx.district();
    let rows = tx.all(&sql::RUNNING_NOW, args![district, building, most])?;
    let running = rows.into_iter().map(|p| Running {
        subject: p.id.any(),
        href: format!("/{district}/projects/{}", p.id),
        title: p.title,
    });
    Ok(running.collect())
}
