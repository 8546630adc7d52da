//! The successor has gone through a section.

use axum::extract::Path;
use db::args;
use kernel::District;
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Input, Result, faults::Check};

use crate::{
    events::SectionConfirmed,
    handover::{Handover, HandoverId, Step},
    permissions::ConfirmSection,
    refusal::HandoverRefusal,
    step::{done, section_of},
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ConfirmSectionInput {
    /// The section.
    pub section: Input,
}

/// Confirms a section.
#[utoipa::path(post, path = "/{district}/handovers/{handover}/confirmations", operation_id = "confirm_section", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path)), request_body = ConfirmSectionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("handover.confirm_section"))))]
pub async fn confirm_section(
    ctx: Ctx,
    Path((_, id)): Path<(District, HandoverId)>,
    form: Form<ConfirmSectionInput>,
) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &form.input))).await?;
    Ok(ctx.done(&done))
}

fn write(tx: &mut Tx<'_, '_>, id: HandoverId, input: &ConfirmSectionInput) -> kernel::Result<Done> {
    let handover = Handover::to::<ConfirmSection>(tx, id)?;
    handover.by_successor(tx.actor())?;
    handover.state.after(Step::Confirm)?;
    let mut check = Check::default();
    let section = section_of(&mut check, &input.section);
    check.finish()?;
    let now = tx.now();
    if tx.run(&sql::CHECK, args![handover.district, id, section, now])? == 0 {
        return Err(HandoverRefusal::Already.into());
    }
    tx.record(&SectionConfirmed { handover: id, building: handover.building, section })?;
    Ok(done(&handover, |t| t.confirm_done()))
}
