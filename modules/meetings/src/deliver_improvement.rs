//! Whoever owes an improvement says that it is done; the recheck is due.

use axum::extract::Path;
use kernel::{District, Text};
use ledger::Tx;
use web::{Ctx, Done, Form, Result};

use crate::{
    T,
    appraisal::{AppraisalId, ImprovementId},
    events::ImprovementDelivered,
    form::Nothing,
    load_appraisal::Improvement,
    load_coordination::officers,
    permissions::DeliverImprovement,
};

/// Says that an improvement is done.
#[utoipa::path(post, path = "/{district}/appraisals/{appraisal}/improvements/{improvement}/delivery", operation_id = "deliver_improvement", tag = "meetings",
    params(("district" = District, Path), ("appraisal" = AppraisalId, Path), ("improvement" = ImprovementId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.deliver_improvement"))))]
pub async fn deliver_improvement(
    ctx: Ctx,
    Path((_, on, id)): Path<(District, AppraisalId, ImprovementId)>,
    form: Form<Nothing>,
) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, on, id))).await?;
    Ok(ctx.done(&done))
}

pub fn run(tx: &mut Tx<'_, '_>, on: AppraisalId, id: ImprovementId) -> kernel::Result<Done> {
    let mut found = tx.granted::<DeliverImprovement, Improvement>((on, id))?.into_inner();
    found.row.state = found.row.state.deliver()?;
    found.row.done_on = Some(tx.today());
    found.save(tx)?;
    // The recheck has as long as scores had.
    let days = policy::api::of(tx, found.appraisal.building)?.appraisal.open_days.value;
    let recheck = tx.in_working_days(days);
    commitments::api::deliver(tx, id.any(), "improve", Some(recheck))?;
    let (building, subject) = (found.appraisal.building, found.appraisal.subject.clone());
    tx.record(&ImprovementDelivered { building, appraisal: on, improvement: id, subject })?;
    let people = officers(tx, building)?;
    let text = Text::each(|l| T(l).notice_delivered(&found.what, i18n::Format(l).date(recheck.on)));
    identity::api::notify(tx, &people, &text, &found.href())?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).delivered_done())).id(id))
}
