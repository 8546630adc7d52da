//! Rechecking an improvement: it is good, or owed again.

use axum::extract::Path;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T,
    appraisal::{AppraisalId, ImprovementId},
    events::ImprovementRechecked,
    form::FormPage,
    load_appraisal::Improvement,
    permissions::Recheck,
};

/// What was found.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RecheckInput {
    /// `yes` or `no`.
    pub good: Input,
}

async fn page(ctx: &Ctx, ids: (AppraisalId, ImprovementId), input: RecheckInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (found, days) = ctx
        .read(move |tx| {
            let found = tx.granted::<Recheck, Improvement>(ids)?.into_inner();
            let days = policy::api::of(tx, found.appraisal.building)?.appraisal.improve_days.value;
            Ok((found, days))
        })
        .await?;
    let choices = ["yes", "no"].map(|c| Choice::new(c, t.recheck_good(c))).to_vec();
    let field = Field::radios("good", t.recheck_question(), &input.good, choices).hint(t.recheck_hint(days));
    let field = field.fault(&refused.faults);
    let page = FormPage::new(t.recheck_title(), t.recheck_button(), &input, refused)
        .intro(&found.what)
        .fields(vec![field])
        .from(t.appraisal_numbered(found.appraisal.number), found.href());
    ctx.show(&page).await
}

/// The form to recheck an improvement with.
#[utoipa::path(get, path = "/{district}/appraisals/{appraisal}/improvements/{improvement}/recheck", operation_id = "show_recheck", tag = "meetings",
    params(("district" = District, Path), ("appraisal" = AppraisalId, Path), ("improvement" = ImprovementId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.recheck"))))]
pub async fn show_recheck(ctx: Ctx, Path((_, on, id)): Path<(District, AppraisalId, ImprovementId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, (on, id), RecheckInput::default(), refused).await
}

/// Rechecks an improvement. If it is not good it is owed again, with a new last day.
#[utoipa::path(post, path = "/{district}/appraisals/{appraisal}/improvements/{improvement}/recheck", operation_id = "recheck", tag = "meetings",
    params(("district" = District, Path), ("appraisal" = AppraisalId, Path), ("improvement" = ImprovementId, Path)), request_body = RecheckInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.recheck"))))]
pub async fn recheck(
    ctx: Ctx,
    Path((_, on, id)): Path<(District, AppraisalId, ImprovementId)>,
    form: Form<RecheckInput>,
) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, on, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, (on, id), form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, on: AppraisalId, id: ImprovementId, input: &RecheckInput) -> kernel::Result<Done> {
    let mut found = tx.granted::<Recheck, Improvement>((on, id))?.into_inner();
    let good = match input.good.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(kernel::Error::field("good", faults::choose())),
    };
    found.row.state = found.row.state.recheck(good)?;
    if good {
        commitments::api::fulfil(tx, id.any(), "improve")?;
    } else {
        let days = policy::api::of(tx, found.appraisal.building)?.appraisal.improve_days.value;
        let due = tx.in_working_days(days);
        (found.row.due_on, found.row.provisional, found.row.done_on) = (due.on, due.provisional, None);
        commitments::api::reopen(tx, id.any(), "improve", Some(due))?;
    }
    found.save(tx)?;
    let (building, subject) = (found.appraisal.building, found.appraisal.subject.clone());
    tx.record(&ImprovementRechecked { building, appraisal: on, improvement: id, subject, good })?;
    let people = found.people(tx)?;
    let text = Text::each(|l| {
        let due = i18n::Format(l).date(found.due_on);
        if good { T(l).notice_improved(&found.what) } else { T(l).notice_not_improved(&found.what, due) }
    });
    identity::api::notify(tx, &people, &text, &found.href())?;
    let word = if good { "yes" } else { "no" };
    Ok(Done::new(found.href(), Text::each(|l| T(l).recheck_done(word))).id(id))
}
