//! Whoever oversees the work looks at it and notes what was found (监督, R29).

use axum::extract::Path;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    events::InspectionNoted,
    milestone::{in_progress, of_the_other_side},
    permissions::InspectProject,
    project::Project,
    state::ProjectId,
    step::{self, LONGEST, done},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct InspectInput {
    /// What was found, and what is to be done.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: ProjectId, input: InspectInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let project = ctx.read(move |tx| Project::to::<InspectProject>(tx, id)).await?;
    let page = step::page(&project, "inspect_project", t.do_inspect(), refused, t)
        .lead(t.inspect_lead())
        .field(Field::area("words", t.inspect_words(), input.words.as_str(), 4).hint(t.inspect_hint()));
    ctx.show(&page).await
}

/// The form to note what was found.
#[utoipa::path(get, path = "/{district}/projects/{project}/inspections", operation_id = "show_inspect_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.inspect_project"))))]
pub async fn show_inspect_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, InspectInput::default(), refused).await
}

/// Notes what was found when looking at the work.
#[utoipa::path(post, path = "/{district}/projects/{project}/inspections", operation_id = "inspect_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = InspectInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.inspect_project"))))]
pub async fn inspect_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>, form: Form<InspectInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ProjectId, input: &InspectInput) -> kernel::Result<Done> {
    let project = Project::to::<InspectProject>(tx, id)?;
    in_progress(&project, "inspect")?;
    of_the_other_side(tx, &project)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let kept = tx.words(&words);
    tx.record(&InspectionNoted { project: id, building: project.building, words: kept })?;
    project.tell(tx, &Text::each(|l| T(l).notice_inspected(&project.title)))?;
    Ok(done(&project, |t| t.inspected_done()))
}
