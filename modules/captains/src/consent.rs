//! 治理达人: what a captain did is shown with their name only if they agree, and for as long as they do (R83).

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Input, Result};

use crate::{T, captain::Captaincy, captaincy::CaptaincyId, events::ShownChanged, permissions::Consent, store::sql};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct CaptainConsentInput {
    /// `1`: shown from now on; anything else: not any more.
    pub shown: Input,
}

/// Agrees to be shown with what one did, or takes that back.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/consent", operation_id = "consent_to_record", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)), request_body = CaptainConsentInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.consent"))))]
pub async fn consent_to_record(
    ctx: Ctx,
    Path((_, id)): Path<(District, CaptaincyId)>,
    form: Form<CaptainConsentInput>,
) -> Result {
    let shown = form.input.shown.is_on();
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, shown))).await?;
    Ok(ctx.done(&done))
}

fn write(tx: &mut Tx<'_, '_>, id: CaptaincyId, shown: bool) -> kernel::Result<Done> {
    let captaincy = tx.granted::<Consent, Captaincy>(id)?.into_inner();
    let district = tx.district();
    if captaincy.shown == shown {
        tx.nothing_to_record();
    } else {
        tx.run_one(&sql::SET_SHOWN, args![district, id, shown])?;
        let (building, floor) = (captaincy.building, captaincy.floor);
        tx.record(&ShownChanged { captaincy: id, building, floor, shown })?;
    }
    let says = Text::each(|l| if shown { T(l).consent_given() } else { T(l).consent_taken_back() });
    Ok(Done::new(captaincy.href(), says).id(id))
}
