//! Who looks after a floor today, and which floors nobody does: the one answer for the floor's page, the list of floors, the
//! section and the gaps of several towers.

use std::collections::HashMap;

use db::args;
use kernel::{FloorId, Result};
use ledger::Tx;

use crate::store::{CaptaincyRow, SubstitutionRow, sql};

/// Floors that one statement asks for.
const AT_ONCE: usize = 500;

/// A floor's captaincies that are not over, and who stands in today.
#[derive(Debug, Clone, Default)]
pub struct Care {
    pub captaincies: Vec<CaptaincyRow>,
    pub substitute: Option<SubstitutionRow>,
}

impl Care {
    /// Whoever is in office: neither one whose office rests, nor one who hands over.
    pub fn captain(&self) -> Option<&CaptaincyRow> {
        self.captaincies.iter().find(|c| c.state == "in_office")
    }

    /// Somebody sits on the floor, nobody is in office there, and nobody stands in.
    pub fn is_gap(&self, firms: usize) -> bool {
        firms > 0 && self.captain().is_none() && self.substitute.is_none()
    }
}

/// Of these floors; those that nobody has anything to do with are not among the answers.
///
/// # Errors
/// The database's own failure.
pub fn of(tx: &mut Tx<'_, '_>, floors: &[FloorId]) -> Result<HashMap<FloorId, Care>> {
    let (district, today) = (tx.district(), tx.today());
    let mut found: HashMap<FloorId, Care> = HashMap::new();
    for some in floors.chunks(AT_ONCE) {
        for row in tx.all(&sql::OF_FLOORS, args![district, db::list(some)])? {
            found.entry(row.floor).or_default().captaincies.push(row);
        }
        for row in tx.all(&sql::ON_FLOORS, args![district, today, db::list(some)])? {
            let care = found.entry(row.floor).or_default();
            care.substitute = care.substitute.take().or(Some(row));
        }
    }
    Ok(found)
}
