//! The claimant says that all is done, and what it cost.

use axum::extract::Path;
use commitments::api::{Named, Party};
use db::args;
use kernel::{District, Money, Role, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    claimant::MilestoneState,
    draft::amount_fault,
    events::ProjectFinished,
    milestone::{in_progress, of_the_claimant},
    need::ResourceKind,
    party::Bodies,
    permissions::FinishProject,
    project::Project,
    refusal::ProjectRefusal,
    state::{ProjectId, Step},
    step::{self, LONGEST, done},
    store::sql,
    terms,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct FinishInput {
    /// What was done.
    pub words: Input,
    /// Yuan that were spent.
    pub spent: Input,
}

async fn page(ctx: &Ctx, id: ProjectId, input: FinishInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let project = ctx.read(move |tx| Project::to::<FinishProject>(tx, id)).await?;
    let page = step::page(&project, "finish_project", t.do_finish(), refused, t)
        .lead(t.finish_lead())
        .field(Field::area("words", t.finish_words(), input.words.as_str(), 4))
        .field(
            Field::text("spent", t.finish_spent(), input.spent.as_str())
                .hint(t.finish_spent_hint(project.delivered.to_string()))
                .with("inputmode", "decimal")
                .optional(t.0),
        );
    ctx.show(&page).await
}

/// The form to hand a project in with.
#[utoipa::path(get, path = "/{district}/projects/{project}/completion", operation_id = "show_finish_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.finish_project"))))]
pub async fn show_finish_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, FinishInput::default(), refused).await
}

/// Hands a project in for acceptance.
#[utoipa::path(post, path = "/{district}/projects/{project}/completion", operation_id = "finish_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = FinishInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.finish_project"))))]
pub async fn finish_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>, form: Form<FinishInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ProjectId, input: &FinishInput) -> kernel::Result<Done> {
    let mut project = Project::to::<FinishProject>(tx, id)?;
    in_progress(&project, "finish")?;
    of_the_claimant(&project)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    let spent =
        check.parse::<Money>("spent", &input.spent, || amount_fault(ResourceKind::Money)).unwrap_or(Money::ZERO);
    check.finish()?;
    let district = tx.district();
    let milestones = tx.all(&sql::MILESTONES, args![district, id])?;
    let open = milestones.iter().filter(|m| m.state != MilestoneState::Confirmed).count();
    if open > 0 {
        return Err(ProjectRefusal::OpenMilestones { n: open as i64 }.into());
    }
    // What was spent is what was given: evidence and money agree (R30).
    if spent > project.delivered {
        return Err(ProjectRefusal::SpentTooMuch { delivered: project.delivered.to_string() }.into());
    }
    tx.run_one(&sql::HAND_IN, args![district, id, spent])?;
    let due = terms::accept(tx, project.building)?;
    let committee = Bodies::of(tx, project.building)?.committee();
    let awaited = Named::new(Party::Nobody, Text::each(|l| T(l).acceptors()));
    project.take(tx, Step::Finish { due }, Some(&awaited))?;
    project.owe(tx, "accept", committee.clone(), Some(due))?;
    let words = tx.words(&words);
    tx.record(&ProjectFinished { project: id, building: project.building, spent, due: due.on, words })?;
    let date = |l| i18n::Format(l).date(due.on);
    let request = Text::each(|l| T(l).notice_finished(date(l), &project.title));
    let text = Text::each(|l| T(l).notice_finish(date(l), &project.title));
    let neutral = Named::new(Party::Role(Role::ResidentsCommitteeStaff), Text::same(""));
    project.ask(tx, &[committee, neutral], &request, &text)?;
    Ok(done(&project, |t| t.finished_done()))
}
