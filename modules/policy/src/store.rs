//! Documents that were issued. A document is never changed: a new version takes its place from its day on.

use db::{Statement, args};
use kernel::{BuildingId, Date, PersonId, Result, Timestamp};
use ledger::Tx;

use crate::document::{Layer, PackId};

/// Where a document of a layer above the building's stands.
pub const NO_BUILDING: BuildingId = BuildingId::from_bytes([0; 16]);

db::row! {
    /// A document without its text.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct IssuedRow {
        pub id: PackId,
        pub layer: Layer,
        pub building: BuildingId,
        pub code: String,
        pub version: u32,
        pub title_zh: String,
        pub title_en: String,
        pub effective_from: Date,
        pub issued_at: Timestamp,
        pub issued_by: Option<PersonId>,
    }
}

db::row! {
    pub struct TextRow {
        pub words: String,
    }
}

pub mod sql {
    use super::{IssuedRow, TextRow};

    db::statements! {
        query BEARING: IssuedRow = "select id, layer, building, code, version, title_zh, title_en, effective_from, issued_at, issued_by from policy_document where district = $1 and building in ($2, $3) order by effective_from, id";
        query WORDS: TextRow = "select words from policy_document where district = $1 and id = $2";
        command ADD = "insert into policy_document (district, id, layer, building, code, version, title_zh, title_en, effective_from, words, issued_at, issued_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    }
}

pub fn statements() -> Vec<Statement> {
    sql::ALL.to_vec()
}

/// Every document that bears on a place, the newest last.
pub fn bearing(tx: &mut Tx<'_, '_>, building: Option<BuildingId>) -> Result<Vec<IssuedRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::BEARING, args![district, NO_BUILDING, building.unwrap_or(NO_BUILDING)])?)
}

pub fn words(tx: &mut Tx<'_, '_>, id: PackId) -> Result<Option<String>> {
    let district = tx.district();
    Ok(tx.first(&sql::WORDS, args![district, id])?.map(|r| r.words))
}
