//! The review: approved and published, or sent back with a reason; never by the proposer, and never by the proposer's own
//! body alone (规则 26, R28).

use axum::extract::Path;
use db::args;
use kernel::{Date, Deadline, District, Resource as _, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    events::{ProjectPublished, ProjectReturned, ReviewSigned},
    make::await_submission,
    party::{Bodies, everybody, sides},
    permissions::ReviewProject,
    project::{Project, review_clause},
    refusal::ProjectRefusal,
    state::{ProjectId, State, Step},
    step::{self, LONGEST, done},
    store::sql,
    terms,
    verdict::Side,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ReviewInput {
    /// `approve` or `return`.
    pub verdict: Input,
    /// Why; needed to send it back.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: ProjectId, input: ReviewInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, sheet) = ctx
        .read(move |tx| {
            let project = Project::to::<ReviewProject>(tx, id)?;
            let sheet = crate::parts::terms_of(tx, &project, t)?;
            Ok((project, sheet))
        })
        .await?;
    let choices = vec![
        Choice::new("approve", t.review_approve()).hint(t.review_approve_hint()),
        Choice::new("return", t.review_return()).hint(t.review_return_hint()),
    ];
    let page = step::page(&project, "review_project", t.do_review(), refused, t)
        .lead(t.review_lead())
        .sheet(sheet)
        .field(Field::radios("verdict", t.review_verdict(), input.verdict.as_str(), choices))
        .field(Field::area("words", t.reason(), input.words.as_str(), 3).hint(t.review_hint()));
    ctx.show(&page).await
}

/// The form of the review, with what is reviewed.
#[utoipa::path(get, path = "/{district}/projects/{project}/review", operation_id = "show_review_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.review_project"))))]
pub async fn show_review_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ReviewInput::default(), refused).await
}

/// Approves a project or sends it back.
#[utoipa::path(post, path = "/{district}/projects/{project}/review", operation_id = "review_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = ReviewInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.review_project"))))]
pub async fn review_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>, form: Form<ReviewInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ProjectId, input: &ReviewInput) -> kernel::Result<Done> {
    let project = Project::to::<ReviewProject>(tx, id)?;
    let State::UnderReview { due } = project.state else {
        return Err(ProjectRefusal::NotNow { state: project.state.code(), step: "review" }.into());
    };
    let bodies = Bodies::of(tx, project.building)?;
    let (side, missing) = signature(tx, &project, &bodies)?;
    let mut check = Check::default();
    let approves = match input.verdict.as_str() {
        "approve" => true,
        "return" => false,
        _ => {
            check.fault("verdict", faults::choose());
            true
        }
    };
    let words = if approves {
        check.optional_text("words", &input.words, LONGEST)
    } else {
        check.text("words", &input.words, LONGEST)
    };
    check.finish()?;
    if !approves {
        return send_back(tx, project, &bodies, &words);
    }
    match missing? {
        Some(other) => sign(tx, project, &bodies, (side, other), &words, due),
        None => publish(tx, project, &words),
    }
}

/// For which side the actor signs, and who has to sign after that.
type Signature = (Side, Result<Option<Side>, ProjectRefusal>);

fn signature(tx: &mut Tx<'_, '_>, project: &Project, bodies: &Bodies) -> kernel::Result<Signature> {
    let reviewers = bodies.reviewers(project.proposer_side);
    let actor = tx.actor();
    let clause = review_clause(tx, project.building)?;
    // Alone: where another side signs as well, the proposer's body may sign through the proposer.
    if reviewers.second.is_none() && actor.person() == Some(project.proposer) {
        return Err(ProjectRefusal::OwnProject { clause }.into());
    }
    let mine: Vec<Side> = sides(actor, project.place()).into_iter().filter(|s| reviewers.includes(*s)).collect();
    // Whoever speaks for both signs for the one that has not signed; but one person is not two.
    let side = mine.iter().copied().find(|s| project.signer_side != Some(*s)).or(mine.first().copied());
    let Some(side) = side else { return Err(ProjectRefusal::NotTheReviewer { clause }.into()) };
    let twice = project.signer.is_some() && project.signer == actor.person();
    let missing = if twice { Err(ProjectRefusal::OwnBodyAlone) } else { reviewers.missing(project.signer_side, side) };
    Ok((side, missing))
}

fn send_back(tx: &mut Tx<'_, '_>, mut project: Project, bodies: &Bodies, words: &str) -> kernel::Result<Done> {
    let committee = bodies.committee();
    project.take(tx, Step::Return, Some(&committee))?;
    commitments::api::fulfil(tx, project.id.any(), "review")?;
    await_submission(tx, &project, committee.clone())?;
    let kept = tx.words(words);
    tx.record(&ProjectReturned { project: project.id, building: project.building, words: kept })?;
    let text = Text::each(|l| T(l).notice_returned(&project.title));
    project.ask(tx, &[committee], &text, &text)?;
    Ok(done(&project, |t| t.returned_done()))
}

/// One of two has signed.
fn sign(
    tx: &mut Tx<'_, '_>,
    mut project: Project,
    bodies: &Bodies,
    (side, waits_for): (Side, Side),
    words: &str,
    due: Deadline,
) -> kernel::Result<Done> {
    let (district, person) = (tx.district(), tx.person()?);
    tx.run_one(&sql::SIGN_REVIEW, args![district, project.id, person, side])?;
    let awaited = bodies.side(waits_for);
    project.wait_for(tx, &awaited, Some(due.on))?;
    commitments::api::fulfil(tx, project.id.any(), "review")?;
    project.owe(tx, "review", awaited.clone(), Some(due))?;
    let kept = tx.words_if(words);
    tx.record(&ReviewSigned { project: project.id, building: project.building, side, waits_for, words: kept })?;
    project.call(tx, &awaited, &Text::each(|l| T(l).notice_review(&project.title)))?;
    Ok(done(&project, |t| t.signed_done()))
}

fn publish(tx: &mut Tx<'_, '_>, mut project: Project, words: &str) -> kernel::Result<Done> {
    let until = open_window(tx, &mut project, |until| Step::Approve { until })?;
    commitments::api::fulfil(tx, project.id.any(), "review")?;
    let kept = tx.words_if(words);
    tx.record(&ProjectPublished { project: project.id, building: project.building, until, words: kept })?;
    project.tell(tx, &Text::each(|l| T(l).notice_published(i18n::Format(l).date(until), &project.title)))?;
    Ok(done(&project, |t| t.published_done()))
}

/// Everybody may claim it for as many days as the rules give.
///
/// # Errors
/// A state from which W7 does not publish.
pub fn open_window(tx: &mut Tx<'_, '_>, project: &mut Project, step: impl Fn(Date) -> Step) -> kernel::Result<Date> {
    let due = terms::window(tx, project.building)?;
    project.take(tx, step(due.on), Some(&everybody()))?;
    project.owe(tx, "claim", everybody(), Some(due))?;
    Ok(due.on)
}
