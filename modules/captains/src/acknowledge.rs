//! The captain has read the list of duties and takes them on.

use axum::extract::Path;
use kernel::District;
use web::{Ctx, Done, Result};

use crate::{
    captain::Captaincy,
    captaincy::{CaptaincyId, Step},
    events::DutiesAcknowledged,
    permissions::Acknowledge,
    step::done,
};

/// Acknowledges the list of duties.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/acknowledgement", operation_id = "acknowledge_duties", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.acknowledge"))))]
pub async fn acknowledge_duties(ctx: Ctx, Path((_, id)): Path<(District, CaptaincyId)>) -> Result {
    let said = ctx
        .write(move |tx| {
            let mut captaincy = tx.granted::<Acknowledge, Captaincy>(id)?.into_inner();
            captaincy.take(tx, Step::Acknowledge)?;
            commitments::api::fulfil(tx, id.any(), "acknowledge")?;
            let (building, floor) = (captaincy.building, captaincy.floor);
            tx.record(&DutiesAcknowledged { captaincy: id, building, floor })?;
            Ok(done(&captaincy, |t| t.acknowledged()))
        })
        .await?;
    Ok(ctx.done(&said))
}
