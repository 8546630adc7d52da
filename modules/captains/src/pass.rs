//! 上报: what the floor cannot settle goes one level up, with the reason.

use axum::extract::Path;
use kernel::District;
use ledger::Tx;
use web::{Ctx, Done, Form, Result};

use crate::work::{Button, WorkInput, chosen, page};

/// Passes an item of the floor on, one level up.
#[utoipa::path(post, path = "/{district}/captain/escalations", operation_id = "pass_item", tag = "captains",
    params(("district" = District, Path)), request_body = WorkInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.work"))))]
pub async fn pass_item(ctx: Ctx, Path(_): Path<District>, form: Form<WorkInput>) -> Result {
    ctx.signed_in().await?;
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, Some(Button::Pass), form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, input: &WorkInput) -> kernel::Result<Done> {
    let id = chosen(tx, input)?;
    let mut done = issues::api::pass_on(tx, id, &input.words)?;
    done.href = format!("/{}/captain/desk", tx.district());
    Ok(done)
}
