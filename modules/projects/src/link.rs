//! A project may answer several matters: each of their originators stays with it (R25).

use axum::extract::{Path, Query};
use db::args;
use issues::api::{ClusterId, Matter};
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    events::MatterLinked,
    permissions::LinkMatter,
    project::Project,
    refusal::ProjectRefusal,
    state::{ProjectId, State},
    step::{self, done},
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct LinkInput {
    /// The matter, by its id or the address of its page.
    #[param(value_type = String)]
    pub cluster: Input,
}

async fn page(ctx: &Ctx, id: ProjectId, input: LinkInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let project = ctx.read(move |tx| Project::to::<LinkMatter>(tx, id)).await?;
    let page = step::page(&project, "link_matter", t.do_link(), refused, t)
        .lead(t.link_lead())
        .field(Field::text("cluster", t.link_cluster(), input.cluster.as_str()).hint(t.link_hint()));
    ctx.show(&page).await
}

/// The form to add a matter with.
#[utoipa::path(get, path = "/{district}/projects/{project}/clusters", operation_id = "show_link_matter", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path), LinkInput),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.link_matter"))))]
pub async fn show_link_matter(
    ctx: Ctx,
    Path((_, id)): Path<(District, ProjectId)>,
    Query(input): Query<LinkInput>,
) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, input, refused).await
}

/// Adds a matter whose resolution is in effect to a project that is not finished.
#[utoipa::path(post, path = "/{district}/projects/{project}/clusters", operation_id = "link_matter", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = LinkInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.link_matter"))))]
pub async fn link_matter(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>, form: Form<LinkInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ProjectId, input: &LinkInput) -> kernel::Result<Done> {
    let mut project = Project::to::<LinkMatter>(tx, id)?;
    if !project.state.is_running() || matches!(project.state, State::Tracking { .. } | State::Appraising) {
        return Err(ProjectRefusal::NotNow { state: project.state.code(), step: "link" }.into());
    }
    let mut check = Check::default();
    let typed = input.cluster.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let cluster = check.require::<ClusterId>("cluster", typed, || Text::each(|l| T(l).unknown_matter()));
    check.finish()?;
    let Some(cluster) = cluster else { return Err(kernel::Error::bug("a checked field is missing")) };
    let mut matter = tx.granted::<LinkMatter, Matter>(cluster)?.into_inner();
    if matter.building != project.building {
        return Err(ProjectRefusal::OtherTower.into());
    }
    let (district, now) = (tx.district(), tx.now());
    let awaited = commitments::api::Named::new(
        commitments::api::Party::Nobody,
        Text { zh: project.awaited_zh.clone().into(), en: project.awaited_en.clone().into() },
    );
    issues::api::make_project(tx, &mut matter, &id.to_string(), &awaited)?;
    issues::api::show_progress(tx, &mut matter, project.state.floor(), &awaited, project.due_on)?;
    tx.run_one(&sql::LINK, args![district, id, cluster, now])?;
    tx.record(&MatterLinked { project: id, building: project.building, cluster })?;
    issues::api::tell(tx, &matter, &Text::each(|l| T(l).notice_made(&project.title)))?;
    project.clusters.push(cluster);
    Ok(done(&project, |t| t.linked_done()))
}
