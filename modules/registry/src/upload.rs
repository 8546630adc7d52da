//! An uploaded spreadsheet and the rows of its preview, as they are kept.

use db::{args, statements};
use imports::ImportKind;
use kernel::{Act, Place, Resource, Timestamp, ids};
use ledger::{Load, Tx};
use web::Ctx;

use crate::permissions::Import;

ids! {
    /// An uploaded spreadsheet.
    pub UploadId(UploadKind) = "upl";
}

db::codes! {
    /// Where an upload stands.
    pub enum UploadState {
        Previewed = "previewed",
        Applied = "applied",
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct UploadRow {
        pub id: UploadId,
        pub kind: String,
        pub file_name: String,
        pub state: UploadState,
        pub summary: String,
        pub uploaded_at: Timestamp,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct PreviewRow {
        pub line: i64,
        pub state: String,
        pub cells: String,
        pub notes: String,
    }
}

pub mod sql {
    use super::*;

    statements! {
        command KEEP = "insert into upload (district, id, kind, file_name, bytes, state, summary, uploaded_at, uploaded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        command KEEP_ROW = "insert into upload_row (district, upload, line, state, cells, notes) values ($1, $2, $3, $4, $5, $6)";
        query UPLOADS: UploadRow = "select id, kind, file_name, state, summary, uploaded_at from upload where district = $1 order by id desc limit 50";
        lock query UPLOAD: UploadRow = "select id, kind, file_name, state, summary, uploaded_at from upload where district = $1 and id = $2";
        query BYTES: (Vec<u8>,) = "select bytes from upload where district = $1 and id = $2";
        query ROWS: PreviewRow = "select line, state, cells, notes from upload_row where district = $1 and upload = $2 and line > $3 order by line limit $4";
        command APPLIED = "update upload set state = $3 where district = $1 and id = $2";
    }
}

/// An upload, for the check of permission.
pub struct Upload {
    pub row: UploadRow,
    place: Place,
}

impl Resource for Upload {
    fn place(&self) -> &Place {
        &self.place
    }

    fn visible_to(&self, actor: &kernel::Actor) -> bool {
        Import::PERMISSION.scopes(actor).admit(&self.place)
    }
}

impl Load for Upload {
    type Id = UploadId;

    fn load(tx: &mut Tx<'_, '_>, id: UploadId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let row = tx.first(&sql::UPLOAD, args![district, id])?;
        Ok(row.map(|row| Upload { row, place: Place::district(district) }))
    }
}

/// The tenant itself, for uploading.
pub struct Tenant(pub Place);

impl Resource for Tenant {
    fn place(&self) -> &Place {
        &self.0
    }
}

/// The kinds of spreadsheets that all modules import, in the order in which they need one another.
pub fn kinds(ctx: &Ctx) -> Vec<&'static ImportKind> {
    let mut kinds: Vec<&'static ImportKind> = ctx.app.modules().iter().flat_map(|m| m.imports).copied().collect();
    kinds.sort_by_key(|k| k.order);
    kinds
}

pub fn kind_named(ctx: &Ctx, name: &str) -> Option<&'static ImportKind> {
    kinds(ctx).into_iter().find(|k| k.name == name)
}
