//! Changing a draft. Two people at once: the second sees who saved first.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use web::{Ctx, Done, Form, Refused, Result, StepPage};

use crate::{
    T,
    draft::DraftInput,
    events::ProjectEdited,
    permissions::EditProject,
    project::Project,
    refusal::ProjectRefusal,
    state::{ProjectId, State},
    step::{self, done},
    store::{NeedRow, sql},
};

async fn page(ctx: &Ctx, id: ProjectId, input: Option<DraftInput>, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, needs) = ctx
        .read(move |tx| {
            let project = Project::to::<EditProject>(tx, id)?;
            let needs = tx.all(&sql::NEEDS, args![project.district, id])?;
            Ok((project, needs))
        })
        .await?;
    let input = input.unwrap_or_else(|| DraftInput::of(&project, &needs));
    let mut page =
        step::page(&project, "edit_project", t.do_edit(), refused, t).lead(t.edit_lead()).hidden("rev", &input.rev);
    for field in input.fields(t) {
        page = page.field(field);
    }
    ctx.show(&page).await
}

/// A draft, to be changed.
#[utoipa::path(get, path = "/{district}/projects/{project}/draft", operation_id = "show_edit_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.edit_project"))))]
pub async fn show_edit_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, None, refused).await
}

/// Saves a draft.
#[utoipa::path(post, path = "/{district}/projects/{project}/draft", operation_id = "edit_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = DraftInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.edit_project"))))]
pub async fn edit_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>, form: Form<DraftInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, Some(form.input), refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ProjectId, input: &DraftInput) -> kernel::Result<Done> {
    let project = Project::to::<EditProject>(tx, id)?;
    if project.state != State::Draft {
        return Err(ProjectRefusal::NotNow { state: project.state.code(), step: "edit" }.into());
    }
    let draft = input.read()?;
    let (district, now) = (tx.district(), tx.now());
    let rev: i64 = input.rev.parse().unwrap_or(-1);
    let needs = tx.all(&sql::NEEDS, args![district, id])?;
    // What was pledged and delivered by those who are in it already cannot be edited away.
    let changed_needs = changed(&needs, &draft.needs);
    if changed_needs && needs.iter().any(|n| n.pledged > 0) {
        return Err(ProjectRefusal::WrongTurn.into());
    }
    let planned = draft.planned();
    let saved = tx.run(
        &sql::EDIT,
        args![
            district,
            id,
            draft.title,
            draft.purpose,
            draft.conditions,
            draft.funding,
            planned,
            draft.indicator,
            draft.unit,
            draft.target,
            now,
            rev
        ],
    )?;
    if saved == 0 {
        return Err(tx.saved_meanwhile(&id.to_string(), id)?);
    }
    if changed_needs {
        draft.store_needs(tx, id)?;
    }
    let compared = [
        ("title", project.title != draft.title),
        ("purpose", project.purpose != draft.purpose),
        ("conditions", project.conditions != draft.conditions),
        ("funding", project.funding != draft.funding),
        ("indicator", project.indicator != draft.indicator),
        ("unit", project.unit != draft.unit),
        ("target", project.target != draft.target),
        ("needs", changed_needs),
    ];
    let fields = compared.into_iter().filter(|(_, c)| *c).map(|(f, _)| f.to_owned()).collect();
    tx.record(&ProjectEdited { project: id, building: project.building, fields, rev: rev + 1 })?;
    if project.title != draft.title {
        commitments::api::retitle(tx, id.any(), &Text::same(draft.title.clone()))?;
    }
    Ok(done(&project, |t| t.edited_done()))
}

fn changed(old: &[NeedRow], new: &[(crate::need::ResourceKind, String, i64)]) -> bool {
    let same = |row: &NeedRow| new.iter().any(|(k, w, n)| *k == row.kind && *w == row.what && *n == row.needed);
    old.len() != new.len() || !old.iter().all(same)
}
