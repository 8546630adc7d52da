//! An uploaded spreadsheet and the rows of its preview, as they are kept.

use db::{args, statements};
use imports::ImportKind;
use kernel::{Act, Actor, PersonId, Place, Relation, Resource, Timestamp, ids};
use ledger::{Load, Tx};
use web::Ctx;

use crate::permissions::{Import, is_of_a_part};

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
        pub uploaded_by: Option<PersonId>,
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
        query UPLOADS: UploadRow = "select id, kind, file_name, state, summary, uploaded_at, uploaded_by from upload where district = $1 order by id desc limit 50";
        query UPLOADS_OF: UploadRow = "select id, kind, file_name, state, summary, uploaded_at, uploaded_by from upload where district = $1 and uploaded_by = $2 order by id desc limit 50";
        lock query UPLOAD: UploadRow = "select id, kind, file_name, state, summary, uploaded_at, uploaded_by from upload where district = $1 and id = $2";
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

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        let mine = self.row.uploaded_by.is_some() && self.row.uploaded_by == actor.person();
        if mine && is_of_a_part(actor) { vec![Relation::Oneself] } else { Vec::new() }
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        Import::PERMISSION.scopes(actor).admit(&self.place) || !self.relations(actor).is_empty()
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

    /// Whoever works in a part of this district.
    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        let here = matches!(actor, Actor::Person { home, .. } if *home == self.0.district);
        if here && is_of_a_part(actor) { vec![Relation::Handler] } else { Vec::new() }
    }
}

/// Whether somebody uploads for the whole district; others only for their part of it.
pub fn is_for_all(actor: &Actor) -> bool {
    matches!(actor, Actor::System(_)) || Import::PERMISSION.scopes(actor).tenant
}

/// The kinds of spreadsheets that all modules import, in the order in which they need one another.
pub fn kinds(ctx: &Ctx) -> Vec<&'static ImportKind> {
    let mut kinds: Vec<&'static ImportKind> = ctx.app.modules().iter().flat_map(|m| m.imports).copied().collect();
    kinds.sort_by_key(|k| k.order);
    kinds
}

/// The kinds that somebody may upload.
pub fn kinds_for(ctx: &Ctx, all: bool) -> Vec<&'static ImportKind> {
    let within =
        |kind: &&ImportKind| ctx.app.modules().iter().flat_map(|m| m.imports_within).any(|k| k.name == kind.name);
    kinds(ctx).into_iter().filter(|kind| all || within(kind)).collect()
}

pub fn kind_named(ctx: &Ctx, name: &str) -> Option<&'static ImportKind> {
    kinds(ctx).into_iter().find(|k| k.name == name)
}
