//! A matter whose resolution is in effect becomes a project (立项).

use axum::extract::Path;
use commitments::api::Named;
use db::args;
use issues::api::{ClusterId, Matter};
use kernel::{District, Role, Text};
use ledger::Tx;
use ui::Section;
use web::{Ctx, Done, Form, Refused, Result, StepPage};

use crate::{
    T, draft::DraftInput, events::ProjectMade, party::Bodies, permissions::MakeProject, project::Project,
    state::ProjectId, step::done, store::sql, terms, verdict::Side,
};

async fn page(ctx: &Ctx, id: ClusterId, input: DraftInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (matter, drafts) = ctx
        .read(move |tx| {
            let matter = tx.granted::<MakeProject, Matter>(id)?.into_inner();
            let drafts = tx.all(&sql::UNPUBLISHED, args![matter.district, matter.building, 5])?;
            Ok((matter, drafts))
        })
        .await?;
    let mut input = input;
    if input.title.is_empty() && refused.faults.is_empty() {
        input.title = matter.title.as_str().into();
    }
    let mut page =
        StepPage::new(ctx.locale, Section::Projects, "make_project", t.do_make(), &matter.title, &matter.href())
            .refused(refused)
            .lead(t.make_lead());
    if !drafts.is_empty() {
        let drafts =
            drafts.into_iter().map(|d| (format!("/{}/projects/{}/clusters?cluster={id}", d.district, d.id), d.title));
        page = page.sheet(crate::parts::html(&crate::parts::Drafts { drafts: drafts.collect(), t })?);
    }
    for field in input.fields(t) {
        page = page.field(field);
    }
    ctx.show(&page).await
}

/// The form to make a project of a matter.
#[utoipa::path(get, path = "/{district}/clusters/{cluster}/project", operation_id = "show_make_project", tag = "projects",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.make_project"))))]
pub async fn show_make_project(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, DraftInput::default(), refused).await
}

/// Makes a project of a matter whose resolution is in effect. It begins as a draft.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/project", operation_id = "make_project", tag = "projects",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = DraftInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.make_project"))))]
pub async fn make_project(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<DraftInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, cluster: ClusterId, input: &DraftInput) -> kernel::Result<Done> {
    let mut matter = tx.granted::<MakeProject, Matter>(cluster)?.into_inner();
    let draft = input.read()?;
    let (district, now, person) = (tx.district(), tx.now(), tx.person()?);
    let id = ProjectId::new(tx.store().clock().now());
    let bodies = Bodies::of(tx, matter.building)?;
    let committee = bodies.committee();
    let side = proposing_side(tx, &matter);
    let planned = draft.planned();
    tx.run_one(
        &sql::ADD,
        args![
            district,
            id,
            matter.building,
            matter.subdistrict,
            draft.title,
            draft.purpose,
            draft.conditions,
            draft.funding,
            planned,
            committee.name.zh,
            committee.name.en,
            person,
            side,
            draft.indicator,
            draft.unit,
            draft.target,
            now
        ],
    )?;
    draft.store_needs(tx, id)?;
    tx.run_one(&sql::LINK, args![district, id, cluster, now])?;
    issues::api::make_project(tx, &mut matter, &id.to_string(), &committee)?;
    let project = Project::to::<MakeProject>(tx, id)?;
    await_submission(tx, &project, committee)?;
    tx.record(&ProjectMade { project: id, building: project.building, cluster, planned })?;
    project.tell(tx, &Text::each(|l| T(l).notice_made(&project.title)))?;
    Ok(done(&project, |t| t.made_done()))
}

/// The draft is to be finished and handed in.
///
/// # Errors
/// The database's own failure.
pub fn await_submission(tx: &mut Tx<'_, '_>, project: &Project, committee: Named) -> kernel::Result<()> {
    let due = terms::draft(tx, project.building)?;
    project.owe(tx, "project", committee, Some(due))
}

/// The body for which the actor proposes.
fn proposing_side(tx: &Tx<'_, '_>, matter: &Matter) -> Side {
    use kernel::Resource as _;
    let actor = tx.actor();
    let holds = |role| actor.holds(role, matter.place());
    let of_committee = holds(Role::CommitteeSecretary) || holds(Role::CommitteeChair);
    if !of_committee && holds(Role::PartySecretary) { Side::Party } else { Side::Committee }
}
