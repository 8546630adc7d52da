//! The service worker that shows the captain's page where there is no network. Its address is its reach: nothing but what
//! lies beneath `/{district}/captain/`.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
};
use kernel::District;
use web::{Ctx, Plain, Result};

/// The service worker of the captain's page.
#[utoipa::path(get, path = "/{district}/captain/worker.js", operation_id = "show_worker", tag = "captains",
    params(("district" = District, Path)),
    responses((status = 200, content_type = "text/javascript")), extensions(("x-permission" = json!("captains.show_floor"))))]
pub async fn show_worker(ctx: Ctx, Path(_): Path<District>) -> Result {
    let body = ui::assets::WORKER.as_bytes().to_vec();
    let mut response = ctx.plain(Plain { mime: "text/javascript; charset=utf-8", body, file_name: None });
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}
