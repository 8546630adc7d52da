//! Nobody has claimed it (流标): offered again, changed, handed to those who pay by law, or closed; always with a reason.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    claimant::ClaimState,
    events::{ProjectAdjusted, ProjectContinued, ProjectEnded, ProjectRepublished},
    make::await_submission,
    parts::name_of,
    party::{Bodies, claimant},
    permissions::SettleUnclaimed,
    project::Project,
    review::open_window,
    start::{set_to_work, sign_again},
    state::{Ending, ProjectId, Step},
    step::{self, LONGEST, done},
    store::sql,
    terms,
    withdraw::{release_pledges, set_claim},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct UnclaimedInput {
    /// `go_on` where others have claimed it before, `republish`, `adjust`, `transfer` or `close`.
    pub choice: Input,
    pub words: Input,
}

async fn page(ctx: &Ctx, id: ProjectId, input: UnclaimedInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let project = ctx.read(move |tx| Project::to::<SettleUnclaimed>(tx, id)).await?;
    let choice = |code: &'static str| Choice::new(code, t.unclaimed_choice(code)).hint(t.unclaimed_hint(code));
    let choices = choices(&project).map(choice).collect();
    let page = step::page(&project, "settle_unclaimed", t.do_unclaimed(), refused, t)
        .lead(t.unclaimed_lead())
        .field(Field::radios("choice", t.unclaimed_what(), input.choice.as_str(), choices))
        .field(Field::area("words", t.reason(), input.words.as_str(), 3).hint(t.unclaimed_reason_hint()));
    ctx.show(&page).await
}

/// The form to say what becomes of an unclaimed project.
#[utoipa::path(get, path = "/{district}/projects/{project}/unclaimed", operation_id = "show_settle_unclaimed", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.settle_unclaimed"))))]
pub async fn show_settle_unclaimed(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, UnclaimedInput::default(), refused).await
}

/// Says what becomes of an unclaimed project, and why.
#[utoipa::path(post, path = "/{district}/projects/{project}/unclaimed", operation_id = "settle_unclaimed", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = UnclaimedInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.settle_unclaimed"))))]
pub async fn settle_unclaimed(
    ctx: Ctx,
    Path((_, id)): Path<(District, ProjectId)>,
    form: Form<UnclaimedInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: ProjectId, input: &UnclaimedInput) -> kernel::Result<Done> {
    let mut project = Project::to::<SettleUnclaimed>(tx, id)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    if !choices(&project).any(|c| c == input.choice.as_str()) {
        check.fault("choice", faults::choose());
    }
    check.finish()?;
    let building = project.building;
    match input.choice.as_str() {
        "republish" => {
            let until = open_window(tx, &mut project, |until| Step::Republish { until })?;
            commitments::api::fulfil(tx, id.any(), "unclaimed")?;
            let words = tx.words(&words);
            tx.record(&ProjectRepublished { project: id, building, until, words })?;
            project.tell(tx, &Text::each(|l| T(l).notice_published(i18n::Format(l).date(until), &project.title)))?;
            Ok(done(&project, |t| t.republished_done()))
        }
        "adjust" => {
            let committee = Bodies::of(tx, building)?.committee();
            project.take(tx, Step::Adjust, Some(&committee))?;
            commitments::api::fulfil(tx, id.any(), "unclaimed")?;
            await_submission(tx, &project, committee)?;
            let words = tx.words(&words);
            tx.record(&ProjectAdjusted { project: id, building, words })?;
            project.tell(tx, &Text::each(|l| T(l).notice_adjusted(&project.title)))?;
            Ok(done(&project, |t| t.adjusted_done()))
        }
        "go_on" => go_on(tx, project, &words),
        "transfer" => end(tx, project, Step::Transfer, Ending::Transferred, &words),
        _ => end(tx, project, Step::Close, Ending::Closed, &words),
    }
}

/// What can become of it. Those who have claimed it before can go on without the one who left.
fn choices(project: &Project) -> impl Iterator<Item = &'static str> {
    let others = project.claims_in(ClaimState::Awarded).next().map(|_| "go_on");
    others.into_iter().chain(["republish", "adjust", "transfer", "close"])
}

/// The others go on: at once, or as soon as all of them have signed.
fn go_on(tx: &mut Tx<'_, '_>, mut project: Project, words: &str) -> kernel::Result<Done> {
    let (id, building, due) = (project.id, project.building, terms::plan(tx, project.building)?);
    sign_again(tx, &mut project, due)?;
    let others: Vec<_> = project.claims_in(ClaimState::Awarded).cloned().collect();
    let unsigned: Vec<_> = others.iter().filter(|c| c.signed_at.is_none()).collect();
    commitments::api::fulfil(tx, id.any(), "unclaimed")?;
    match unsigned.first() {
        None => {
            set_to_work(tx, &mut project, Step::GoOn { due: None })?;
        }
        Some(first) => project.take(tx, Step::GoOn { due: Some(due) }, Some(&claimant(first)))?,
    }
    for claim in &unsigned {
        commitments::api::move_due(tx, claim.id.any(), "start", due)?;
    }
    let (claims, words) = (others.len() as i64, tx.words(words));
    tx.record(&ProjectContinued { project: id, building, claims, words })?;
    let names = |l| others.iter().map(|c| name_of(c, T(l))).collect::<Vec<_>>().join(T(l).and());
    project.tell(tx, &Text::each(|l| T(l).notice_continued(&project.title, names(l))))?;
    Ok(done(&project, |t| t.continued_done()))
}

/// It is over without delivering: nothing is owed any more, and everybody hears why.
///
/// # Errors
/// A state from which W7 has no such end.
pub fn end(tx: &mut Tx<'_, '_>, mut project: Project, step: Step, how: Ending, words: &str) -> kernel::Result<Done> {
    let district = tx.district();
    project.take(tx, step, None)?;
    commitments::api::release_all(tx, project.id.any())?;
    for milestone in tx.all(&sql::MILESTONES, args![district, project.id])? {
        commitments::api::release_all(tx, milestone.id.any())?;
    }
    let kept = tx.words(words);
    tx.record(&ProjectEnded { project: project.id, building: project.building, how, words: kept })?;
    project.tell(tx, &Text::each(|l| T(l).notice_ended(&project.title)))?;
    let open: Vec<_> = project
        .claims
        .iter()
        .filter(|c| matches!(c.state, ClaimState::Offered | ClaimState::Awarded | ClaimState::HandingOver))
        .map(|c| (c.id, c.state))
        .collect();
    for (claim, state) in open {
        release_pledges(tx, &project, claim)?;
        commitments::api::release_all(tx, claim.any())?;
        let became = if state == ClaimState::Offered { ClaimState::Declined } else { ClaimState::Withdrawn };
        set_claim(tx, &mut project, claim, became)?;
    }
    Ok(done(&project, |t| t.ended_done()))
}
