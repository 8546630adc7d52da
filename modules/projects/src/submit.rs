//! A draft is handed in: whoever proposed it names what is needed, where money comes from, by what claims are judged, and
//! what will show whether it helped.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Result};

use crate::{
    T,
    events::ProjectSubmitted,
    party::Bodies,
    permissions::SubmitProject,
    project::Project,
    refusal::ProjectRefusal,
    state::{ProjectId, Step},
    step::done,
    store::sql,
    terms,
};

/// Nothing is asked.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SubmitInput {}

/// Hands a draft in for review.
#[utoipa::path(post, path = "/{district}/projects/{project}/submission", operation_id = "submit_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = SubmitInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.submit_project"))))]
pub async fn submit_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>, form: Form<SubmitInput>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id))).await?;
    Ok(ctx.done(&done))
}

fn write(tx: &mut Tx<'_, '_>, id: ProjectId) -> kernel::Result<Done> {
    let mut project = Project::to::<SubmitProject>(tx, id)?;
    let district = tx.district();
    let needs = tx.all(&sql::NEEDS, args![district, id])?;
    let bodies = Bodies::of(tx, project.building)?;
    let reviewer = bodies.side(bodies.reviewers(project.proposer_side).first);
    let due = terms::review(tx, project.building)?;
    project.take(tx, Step::Submit { due }, Some(&reviewer))?;
    let said = |text: &str| !text.trim().is_empty();
    let whole = said(&project.conditions) && said(&project.funding) && said(&project.indicator);
    let least = policy::api::of(tx, project.building)?.projects.issues_least.value as usize;
    if !whole || project.target.is_none() || needs.is_empty() || project.clusters.len() < least {
        return Err(ProjectRefusal::Incomplete.into());
    }
    tx.run_one(&sql::SIGN_REVIEW, args![district, id, None::<kernel::PersonId>, None::<crate::verdict::Side>])?;
    commitments::api::fulfil(tx, id.any(), "project")?;
    project.owe(tx, "review", reviewer.clone(), Some(due))?;
    tx.record(&ProjectSubmitted { project: id, building: project.building, due: due.on })?;
    let request = Text::each(|l| T(l).notice_review(&project.title));
    project.ask(tx, &[reviewer], &request, &Text::each(|l| T(l).notice_submitted(&project.title)))?;
    Ok(done(&project, |t| t.submitted_done()))
}
