//! An empty spreadsheet to fill in.

use axum::extract::Path;
use kernel::{District, Place};
use web::{Ctx, Plain, Result};

use crate::{
    permissions::Import,
    upload::{Tenant, is_for_all, kinds_for},
};

/// An empty spreadsheet of a kind, with an example row.
#[utoipa::path(get, path = "/{district}/import-templates/{kind}", operation_id = "import_template", tag = "registry",
    params(("district" = District, Path), ("kind" = String, Path)),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")),
    extensions(("x-permission" = json!("registry.import"))))]
pub async fn import_template(ctx: Ctx, Path((district, name)): Path<(District, String)>) -> Result {
    let all = ctx
        .read(move |tx| {
            tx.grant::<Import, _>(Tenant(Place::district(district)))?;
            Ok(is_for_all(tx.actor()))
        })
        .await?;
    let kind = kinds_for(&ctx, all).into_iter().find(|k| k.name == name).ok_or_else(kernel::Error::hidden)?;
    let body = imports::template(kind, ctx.locale)?;
    let file_name = Some(format!("{}.xlsx", kind.title.get(ctx.locale)));
    Ok(ctx.plain(Plain { mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body, file_name }))
}
