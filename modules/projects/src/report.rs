//! The claimant reports a milestone. It counts when the other side confirms it (规则 29).

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    claimant::MilestoneState,
    events::MilestoneReported,
    milestone::{self, await_next, of_the_claimant},
    party::Bodies,
    permissions::ReportMilestone,
    refusal::ProjectRefusal,
    state::MilestoneId,
    step::{self, LONGEST, done},
    store::sql,
    terms,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ReportInput {
    /// What was done, and where it is to be seen.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: MilestoneId, input: ReportInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, row) = ctx.read(move |tx| milestone::to::<ReportMilestone>(tx, id, "report")).await?;
    let page = step::page(&project, "report_milestone", t.do_report(), refused, t)
        .lead(t.report_lead(&row.title, ctx.format().date(row.due_on)))
        .field(Field::area("words", t.report_words(), input.words.as_str(), 4).hint(t.report_hint()));
    ctx.show(&page).await
}

/// The form to report a milestone with.
#[utoipa::path(get, path = "/{district}/milestones/{milestone}/report", operation_id = "show_report_milestone", tag = "projects",
    params(("district" = District, Path), ("milestone" = MilestoneId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.report_milestone"))))]
pub async fn show_report_milestone(ctx: Ctx, Path((_, id)): Path<(District, MilestoneId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ReportInput::default(), refused).await
}

/// Reports a milestone; the other side is asked to confirm it.
#[utoipa::path(post, path = "/{district}/milestones/{milestone}/report", operation_id = "report_milestone", tag = "projects",
    params(("district" = District, Path), ("milestone" = MilestoneId, Path)), request_body = ReportInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.report_milestone"))))]
pub async fn report_milestone(
    ctx: Ctx,
    Path((_, id)): Path<(District, MilestoneId)>,
    form: Form<ReportInput>,
) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: MilestoneId, input: &ReportInput) -> kernel::Result<Done> {
    let (mut project, row) = milestone::to::<ReportMilestone>(tx, id, "report")?;
    of_the_claimant(&project)?;
    if row.state != MilestoneState::Planned {
        return Err(ProjectRefusal::WrongTurn.into());
    }
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let (district, person) = (tx.district(), tx.person()?);
    tx.run_one(&sql::SET_MILESTONE, args![district, id, MilestoneState::Reported, person])?;
    let due = terms::answer(tx, project.building)?;
    commitments::api::deliver(tx, id.any(), "milestone", Some(due))?;
    await_next(tx, &mut project)?;
    let kept = tx.words(&words);
    tx.record(&MilestoneReported { project: project.id, building: project.building, milestone: id, words: kept })?;
    let request = Text::each(|l| T(l).notice_reported(&project.title, &row.title));
    let text = Text::each(|l| T(l).notice_report(&project.title, &row.title));
    let committee = Bodies::of(tx, project.building)?.committee();
    project.ask(tx, &[committee], &request, &text)?;
    Ok(done(&project, |t| t.reported_done()))
}
