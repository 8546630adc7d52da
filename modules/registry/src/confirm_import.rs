//! A previewed spreadsheet is applied, wholly or not at all.

use axum::extract::Path;
use db::args;
use imports::{Limits, Source, Summary};
use kernel::{District, Text};
use web::{Ctx, Done, Result};

use crate::{
    T,
    permissions::Import,
    upload::{Upload, UploadId, UploadState, is_for_all, kinds_for, sql},
};

/// Applies a previewed spreadsheet, wholly or not at all.
#[utoipa::path(post, path = "/{district}/imports/{upload}/confirmation", operation_id = "confirm_import", tag = "registry",
    params(("district" = District, Path), ("upload" = UploadId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("registry.import"))))]
pub async fn confirm_import(ctx: Ctx, Path((district, id)): Path<(District, UploadId)>) -> Result {
    let (every, within) = (kinds_for(&ctx, true), kinds_for(&ctx, false));
    let kinds_for = move |all: bool| if all { every.clone() } else { within.clone() };
    let done = ctx
        .write(move |tx| {
            let upload = tx.granted::<Import, Upload>(id)?;
            let href = format!("/{district}/imports/{id}");
            if upload.row.state == UploadState::Applied {
                tx.nothing_to_record(); // pressed twice
                return Ok(Done::new(href, Text::each(|l| T(l).import_already())).id(id));
            }
            let mine = kinds_for(is_for_all(tx.actor()));
            let kind = mine.iter().find(|k| k.name == upload.row.kind).ok_or_else(kernel::Error::hidden)?;
            let (bytes,) = tx.one(&sql::BYTES, args![district, id])?;
            let source = Source::Bytes { name: upload.row.file_name.clone(), bytes: bytes.into() };
            let expected: Summary = serde_json::from_str(&upload.row.summary)?;
            let summary = imports::apply(tx, kind, &source, Limits::WEB, Some(&expected), &mut |_| {})?;
            tx.run_one(&sql::APPLIED, args![district, id, UploadState::Applied])?;
            let (new, changed) = (summary.new as i64, summary.changed as i64);
            Ok(Done::new(href, Text::each(|l| T(l).import_done(new, changed))).id(id))
        })
        .await?;
    Ok(ctx.done(&done))
}
