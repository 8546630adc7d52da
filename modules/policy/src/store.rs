//! Documents that were issued. A document is never changed: a new version takes its place from its day on.

use db::{Statement, args};
use kernel::{BuildingId, Date, PersonId, Result, Text, Timestamp};
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
        /// It was taken back before its day, and never applied.
        pub withdrawn_at: Option<Timestamp>,
    }
}

db::row! {
    /// A document that was looked at and not issued yet.
    #[derive(Debug, Clone)]
    pub struct DraftRow {
        pub id: PackId,
        pub building: BuildingId,
        pub words: String,
        pub kept_at: Timestamp,
        pub kept_by: Option<PersonId>,
    }
}

db::row! {
    pub struct TextRow {
        pub words: String,
    }
}

pub mod sql {
    use super::{DraftRow, IssuedRow, TextRow};

    db::statements! {
        query BEARING: IssuedRow = "select id, layer, building, code, version, title_zh, title_en, effective_from, issued_at, issued_by, withdrawn_at from policy_document where district = $1 and building in ($2, $3) and withdrawn_at is null order by effective_from, id";
        query EVER: IssuedRow = "select id, layer, building, code, version, title_zh, title_en, effective_from, issued_at, issued_by, withdrawn_at from policy_document where district = $1 and building = $2 and layer = $3 order by effective_from, id";
        command WITHDRAW = "update policy_document set withdrawn_at = $3 where district = $1 and id = $2 and withdrawn_at is null";
        query WORDS: TextRow = "select words from policy_document where district = $1 and id = $2";
        query ISSUED: IssuedRow = "select id, layer, building, code, version, title_zh, title_en, effective_from, issued_at, issued_by, withdrawn_at from policy_document where district = $1 and id = $2";
        query ALL_ISSUED: IssuedRow = "select id, layer, building, code, version, title_zh, title_en, effective_from, issued_at, issued_by, withdrawn_at from policy_document where district = $1 and withdrawn_at is null order by id";
        command KEEP_DRAFT = "insert into policy_draft (district, id, building, words, kept_at, kept_by) values ($1, $2, $3, $4, $5, $6)";
        lock query DRAFT: DraftRow = "select id, building, words, kept_at, kept_by from policy_draft where district = $1 and id = $2";
        command DROP_DRAFT = "delete from policy_draft where district = $1 and id = $2";
        command FORGET_DRAFTS = "delete from policy_draft where district = $1 and kept_at < $2";
        command ADD = "insert into policy_document (district, id, layer, building, code, version, title_zh, title_en, effective_from, words, issued_at, issued_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    }
}

pub fn statements() -> Vec<Statement> {
    sql::ALL.to_vec()
}

impl IssuedRow {
    /// The building of a building's document.
    pub fn of(&self) -> Option<BuildingId> {
        Some(self.building).filter(|b| *b != NO_BUILDING)
    }

    pub fn title(&self) -> Text {
        Text { zh: self.title_zh.clone().into(), en: self.title_en.clone().into() }
    }
}

impl DraftRow {
    pub fn of(&self) -> Option<BuildingId> {
        Some(self.building).filter(|b| *b != NO_BUILDING)
    }
}

/// Every document that bears on a place or will, the newest last.
pub fn bearing(tx: &mut Tx<'_, '_>, building: Option<BuildingId>) -> Result<Vec<IssuedRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::BEARING, args![district, NO_BUILDING, building.unwrap_or(NO_BUILDING)])?)
}

/// Every document of a layer and place, also what was taken back.
pub fn ever(tx: &mut Tx<'_, '_>, layer: Layer, building: Option<BuildingId>) -> Result<Vec<IssuedRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::EVER, args![district, building.unwrap_or(NO_BUILDING), layer])?)
}

/// Every document of the district that applies or will.
pub fn all_issued(tx: &mut Tx<'_, '_>) -> Result<Vec<IssuedRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::ALL_ISSUED, args![district])?)
}

pub fn words(tx: &mut Tx<'_, '_>, id: PackId) -> Result<Option<String>> {
    let district = tx.district();
    Ok(tx.first(&sql::WORDS, args![district, id])?.map(|r| r.words))
}

/// A document that waits to be issued.
pub fn draft(tx: &mut Tx<'_, '_>, id: PackId) -> Result<Option<DraftRow>> {
    let district = tx.district();
    Ok(tx.first(&sql::DRAFT, args![district, id])?)
}

/// An issued document.
pub fn issued(tx: &mut Tx<'_, '_>, id: PackId) -> Result<Option<IssuedRow>> {
    let district = tx.district();
    Ok(tx.first(&sql::ISSUED, args![district, id])?)
}
