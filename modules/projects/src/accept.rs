//! Acceptance (验收) by those who raised it, the committee and a neutral person (规则 30). Any "no" sends it back to work;
//! who has not answered by the due day is recorded as silent.

use axum::extract::Path;
use commitments::api::{Named, Party};
use db::args;
use kernel::{Deadline, District, PersonId, Resource as _, Role, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage};

use crate::{
    T,
    claimant::{ClaimState, PledgeState},
    confirm::verdict,
    events::{AcceptanceGiven, ProjectAccepted, ProjectReworked},
    milestone::of_the_other_side,
    party::{Bodies, claimant},
    permissions::AcceptProject,
    project::Project,
    refusal::ProjectRefusal,
    state::{ClaimId, MilestoneId, ProjectId, State, Step},
    step::{self, done, yes_no},
    store::sql,
    terms,
    verdict::{Acceptor, Outcome, Verdict, outcome, unanswered},
    withdraw::set_claim,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AcceptInput {
    /// `yes` or `no`.
    pub verdict: Input,
    /// What is missing; needed for a no.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: ProjectId, input: AcceptInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, side) = ctx
        .read(move |tx| {
            let project = Project::to::<AcceptProject>(tx, id)?;
            let side = side_of(tx, &project);
            Ok((project, side))
        })
        .await?;
    let page = step::page(&project, "accept_project", t.do_accept(), refused, t)
        .lead(t.accept_lead(t.acceptor(side.code())))
        .field(Field::radios(
            "verdict",
            t.accept_question(),
            input.verdict.as_str(),
            yes_no(t.accept_yes(), t.accept_no()),
        ))
        .field(Field::area("words", t.missing_words(), input.words.as_str(), 3).hint(t.missing_hint()));
    ctx.show(&page).await
}

/// The form to accept a project with.
#[utoipa::path(get, path = "/{district}/projects/{project}/acceptance", operation_id = "show_accept_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.accept_project"))))]
pub async fn show_accept_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, AcceptInput::default(), refused).await
}

/// Accepts a finished project, or says what is missing.
#[utoipa::path(post, path = "/{district}/projects/{project}/acceptance", operation_id = "accept_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = AcceptInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.accept_project"))))]
pub async fn accept_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>, form: Form<AcceptInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

/// For whom the actor answers: whoever raised it first of all for themselves, then the committee, then the neutral.
fn side_of(tx: &Tx<'_, '_>, project: &Project) -> Acceptor {
    const COMMITTEE: [Role; 3] = [Role::CommitteeChair, Role::CommitteeSecretary, Role::CommitteeMember];
    if project.is_reporter() {
        Acceptor::Reporter
    } else if COMMITTEE.iter().any(|r| tx.actor().holds(*r, project.place())) {
        Acceptor::Committee
    } else {
        Acceptor::Neutral
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ProjectId, input: &AcceptInput) -> kernel::Result<Done> {
    let project = Project::to::<AcceptProject>(tx, id)?;
    if !matches!(project.state, State::AwaitingAcceptance { .. }) {
        return Err(ProjectRefusal::NotNow { state: project.state.code(), step: "accept" }.into());
    }
    of_the_other_side(tx, &project)?;
    let (yes, words) = verdict(&input.verdict, &input.words)?;
    let verdict = if yes { Verdict::Yes } else { Verdict::No };
    let side = side_of(tx, &project);
    let person = tx.person()?;
    answer(tx, &project, side, person, verdict, &words)?;
    let became = conclude(tx, project)?;
    Ok(done(&became, |t| t.accepted_done()))
}

/// Keeps one answer.
///
/// # Errors
/// [`ProjectRefusal::AnsweredAlready`].
pub fn answer(
    tx: &mut Tx<'_, '_>,
    project: &Project,
    side: Acceptor,
    person: PersonId,
    verdict: Verdict,
    words: &str,
) -> kernel::Result<()> {
    let (district, now, round) = (tx.district(), tx.now(), project.handed_in);
    if tx.run(&sql::ANSWER, args![district, project.id, round, side, person, verdict, now])? == 0 {
        return Err(ProjectRefusal::AnsweredAlready.into());
    }
    let words = tx.words_if(words);
    tx.record(&AcceptanceGiven { project: project.id, building: project.building, side, verdict, round, words })?;
    Ok(())
}

/// What the answers amount to; answers what the project became.
///
/// # Errors
/// The database's own failure.
pub fn conclude(tx: &mut Tx<'_, '_>, project: Project) -> kernel::Result<Project> {
    let district = tx.district();
    let answers = tx.all(&sql::ANSWERS, args![district, project.id, project.handed_in])?;
    match outcome(&answers) {
        Outcome::Pending => await_answers(tx, project, &answers),
        Outcome::Rework => rework(tx, project),
        Outcome::Accepted => accepted(tx, project),
    }
}

/// It waits for the sides that have not answered.
fn await_answers(
    tx: &mut Tx<'_, '_>,
    mut project: Project,
    answers: &[(Acceptor, Verdict)],
) -> kernel::Result<Project> {
    let missing = unanswered(answers);
    if !missing.is_empty() {
        let names = |l| missing.iter().map(|s| T(l).acceptor(s.code())).collect::<Vec<_>>().join(T(l).and());
        let due = project.due_on;
        project.wait_for(tx, &Named::new(Party::Nobody, Text::each(names)), due)?;
    }
    Ok(project)
}

fn accepted(tx: &mut Tx<'_, '_>, mut project: Project) -> kernel::Result<Project> {
    let (district, today, id) = (tx.district(), tx.today(), project.id);
    let next = terms::measurement(tx, project.building, today, 1)?.unwrap_or(today);
    let overseer = Bodies::of(tx, project.building)?.overseer();
    project.take(tx, Step::Accept { next }, Some(&overseer))?;
    tx.run_one(&sql::ACCEPTED, args![district, id, today])?;
    commitments::api::fulfil(tx, id.any(), "accept")?;
    project.owe(tx, "track", overseer, Some(Deadline { on: next, provisional: false }))?;
    keep_claims(tx, &mut project)?;
    tx.record(&ProjectAccepted { project: id, building: project.building, next })?;
    project.tell(tx, &Text::each(|l| T(l).notice_accepted(i18n::Format(l).date(next), &project.title)))?;
    Ok(project)
}

/// Claims of an accepted project of which nothing is owed any more have been kept (兑现).
///
/// # Errors
/// The database's own failure.
pub fn keep_claims(tx: &mut Tx<'_, '_>, project: &mut Project) -> kernel::Result<()> {
    let district = tx.district();
    let pledges = tx.all(&sql::PLEDGES, args![district, project.id])?;
    let owes = |claim: ClaimId| {
        pledges.iter().any(|p| p.claim == claim && matches!(p.state, PledgeState::Promised | PledgeState::Delivered))
    };
    let kept: Vec<ClaimId> = project.claims_in(ClaimState::Awarded).map(|c| c.id).filter(|c| !owes(*c)).collect();
    for claim in kept {
        set_claim(tx, project, claim, ClaimState::Kept)?;
    }
    Ok(())
}

/// Somebody did not accept it: what is missing becomes a milestone.
fn rework(tx: &mut Tx<'_, '_>, mut project: Project) -> kernel::Result<Project> {
    let (district, id, building) = (tx.district(), project.id, project.building);
    let due = terms::plan(tx, project.building)?;
    let Some(lead) = project.lead().cloned() else {
        return Err(kernel::Error::bug("nobody does a project in acceptance"));
    };
    let milestone = MilestoneId::new(tx.store().clock().now());
    let title = Text::each(|l| T(l).rework()).zh;
    tx.run_one(&sql::ADD_MILESTONE, args![district, milestone, id, lead.id, title, due.on])?;
    project.take(tx, Step::Rework, Some(&claimant(&lead)))?;
    project.wait_for(tx, &claimant(&lead), Some(due.on))?;
    commitments::api::release(tx, id.any(), "accept")?;
    let committee = Bodies::of(tx, building)?.committee();
    let title = crate::parts::named(&project, |t| t.rework().to_owned());
    project.owe_for(tx, milestone.any(), "milestone", &title, claimant(&lead), Some(committee), Some(due))?;
    tx.record(&ProjectReworked { project: id, building, milestone, due: due.on })?;
    project.tell(tx, &Text::each(|l| T(l).notice_reworked(i18n::Format(l).date(due.on), &project.title)))?;
    Ok(project)
}
