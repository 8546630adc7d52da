//! Ending a tenure before its last day: the superior, or whoever holds the post's superior role, says so.

use axum::extract::Path;
use kernel::District;
use web::{Ctx, Done, Result};

use crate::{
    decide_tenure::Tenure, permissions::DecideTenure, post::TenureState, posts, refusal::PartyRefusal, step,
    unit::TenureId,
};

/// Ends a tenure today.
#[utoipa::path(post, path = "/{district}/party/tenures/{tenure}/ending", operation_id = "end_tenure", tag = "party",
    params(("district" = District, Path), ("tenure" = TenureId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.decide_tenure"))))]
pub async fn end_tenure(ctx: Ctx, Path((district, id)): Path<(District, TenureId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let Tenure { row, post, unit } = tx.granted::<DecideTenure, Tenure>(id)?.into_inner();
            unit.granted_above::<DecideTenure>(tx)?;
            if !matches!(row.state, TenureState::Held | TenureState::Approved) {
                return Err(PartyRefusal::TenureOver.into());
            }
            posts::end(tx, &unit.book, post.kind, &row)?;
            Ok(step::done(district, unit.id, |t| t.tenure_ended()))
        })
        .await?;
    Ok(ctx.done(&done))
}
