//! 办结: what the floor could settle, in one step (R82).

use axum::extract::Path;
use kernel::District;
use ledger::Tx;
use web::{Ctx, Done, Form, Result};

use crate::work::{Button, WorkInput, chosen, page};

/// Settles an item of the floor; its reporter is asked to confirm.
#[utoipa::path(post, path = "/{district}/captain/settlements", operation_id = "settle_item", tag = "captains",
    params(("district" = District, Path)), request_body = WorkInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.work"))))]
pub async fn settle_item(ctx: Ctx, Path(_): Path<District>, form: Form<WorkInput>) -> Result {
    ctx.signed_in().await?;
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, Some(Button::Settle), form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, input: &WorkInput) -> kernel::Result<Done> {
    let id = chosen(tx, input)?;
    let mut done = issues::api::settle_on_floor(tx, id, &input.words)?;
    done.href = format!("/{}/captain/desk", tx.district());
    Ok(done)
}
