//! Ending a project that cannot go on (终止), with the reason that everybody reads.

use axum::extract::Path;
use kernel::District;
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    permissions::TerminateProject,
    project::Project,
    state::{Ending, ProjectId, Step},
    step::{self, LONGEST},
    unclaimed::end,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TerminateInput {
    pub words: Input,
}

async fn page(ctx: &Ctx, id: ProjectId, input: TerminateInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let project = ctx.read(move |tx| Project::to::<TerminateProject>(tx, id)).await?;
    let page = step::page(&project, "terminate_project", t.do_terminate(), refused, t)
        .lead(t.terminate_lead())
        .field(Field::area("words", t.reason(), input.words.as_str(), 3));
    ctx.show(&page).await
}

/// The form to end a project with.
#[utoipa::path(get, path = "/{district}/projects/{project}/termination", operation_id = "show_terminate_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.terminate_project"))))]
pub async fn show_terminate_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, TerminateInput::default(), refused).await
}

/// Ends a project that cannot go on.
#[utoipa::path(post, path = "/{district}/projects/{project}/termination", operation_id = "terminate_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = TerminateInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.terminate_project"))))]
pub async fn terminate_project(
    ctx: Ctx,
    Path((_, id)): Path<(District, ProjectId)>,
    form: Form<TerminateInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: ProjectId, input: &TerminateInput) -> kernel::Result<Done> {
    let project = Project::to::<TerminateProject>(tx, id)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    end(tx, project, Step::Terminate, Ending::Terminated, &words)
}
