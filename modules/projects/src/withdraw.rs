//! A claimant leaves: before the award simply so, after it with a settlement of what was pledged.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    claimant::{ClaimState, PledgeState},
    events::{ClaimTakenBack, ClaimWithdrawn},
    party::{Bodies, everybody},
    permissions::WithdrawClaim,
    project::Project,
    reactions::has_left,
    refusal::ProjectRefusal,
    state::{ClaimId, MilestoneId, State, Step},
    step::{self, LONGEST, done},
    store::{ClaimRow, sql},
    terms,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct WithdrawInput {
    /// Why; needed once it was awarded.
    pub words: Input,
}

/// A claim of the actor with its project.
fn mine(tx: &mut Tx<'_, '_>, id: ClaimId) -> kernel::Result<(Project, ClaimRow)> {
    let district = tx.district();
    let claim = tx.first(&sql::CLAIM, args![district, id])?.ok_or(kernel::Error::hidden())?;
    let project = Project::to::<WithdrawClaim>(tx, claim.project)?;
    if !project.is_mine(&claim) && !has_left(tx, &project, &claim)? {
        return Err(ProjectRefusal::NotYourClaim.into());
    }
    Ok((project, claim))
}

async fn page(ctx: &Ctx, id: ClaimId, input: WithdrawInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, claim) = ctx.read(move |tx| mine(tx, id)).await?;
    let lead = if claim.state == ClaimState::Offered { t.take_back_lead() } else { t.withdraw_lead() };
    let mut words = Field::area("words", t.reason(), input.words.as_str(), 3);
    if claim.state == ClaimState::Offered {
        words = words.optional(t.0);
    }
    ctx.show(&step::page(&project, "withdraw_claim", t.do_withdraw(), refused, t).lead(lead).field(words)).await
}

/// The form to leave with.
#[utoipa::path(get, path = "/{district}/claims/{claim}/withdrawal", operation_id = "show_withdraw_claim", tag = "projects",
    params(("district" = District, Path), ("claim" = ClaimId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.withdraw_claim"))))]
pub async fn show_withdraw_claim(ctx: Ctx, Path((_, id)): Path<(District, ClaimId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, WithdrawInput::default(), refused).await
}

/// Takes a claim back; once it was awarded, what was pledged is settled first.
#[utoipa::path(post, path = "/{district}/claims/{claim}/withdrawal", operation_id = "withdraw_claim", tag = "projects",
    params(("district" = District, Path), ("claim" = ClaimId, Path)), request_body = WithdrawInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.withdraw_claim"))))]
pub async fn withdraw_claim(ctx: Ctx, Path((_, id)): Path<(District, ClaimId)>, form: Form<WithdrawInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ClaimId, input: &WithdrawInput) -> kernel::Result<Done> {
    let (project, claim) = mine(tx, id)?;
    let mut check = Check::default();
    match claim.state {
        ClaimState::Offered => {
            let words = check.optional_text("words", &input.words, LONGEST);
            check.finish()?;
            take_back(tx, project, &claim, &words)
        }
        ClaimState::Awarded => {
            let words = check.text("words", &input.words, LONGEST);
            check.finish()?;
            leave(tx, project, &claim, &words)
        }
        _ => Err(ProjectRefusal::NotNow { state: project.state.code(), step: "withdraw" }.into()),
    }
}

/// Before the award: nothing is owed yet.
fn take_back(tx: &mut Tx<'_, '_>, mut project: Project, claim: &ClaimRow, words: &str) -> kernel::Result<Done> {
    set_claim(tx, &mut project, claim.id, ClaimState::Withdrawn)?;
    release_pledges(tx, &project, claim.id)?;
    // Those who joined this claim go on together without it.
    let next = project.claims_in(ClaimState::Offered).find(|c| c.joint == claim.id).map(|c| c.id);
    if let Some(next) = next {
        let district = tx.district();
        tx.run(&sql::REJOIN, args![district, project.id, claim.id, next])?;
    }
    if project.claims_in(ClaimState::Offered).next().is_none() && matches!(project.state, State::Claimed { .. }) {
        project.take(tx, Step::TakeBack, Some(&everybody()))?;
        commitments::api::release(tx, project.id.any(), "award")?;
    }
    let kept = tx.words_if(words);
    let (building, name) = (project.building, claim.name.clone());
    tx.record(&ClaimTakenBack { project: project.id, building, claim: claim.id, name, words: kept })?;
    let text = Text::each(|l| T(l).notice_taken_back(&project.title, crate::parts::name_of(claim, T(l))));
    let overseer = Bodies::of(tx, project.building)?.overseer();
    project.ask(tx, &[overseer], &text, &text)?;
    Ok(done(&project, |t| t.taken_back_done()))
}

/// After the award: the committee settles what was pledged, then the rest is offered again.
fn leave(tx: &mut Tx<'_, '_>, mut project: Project, claim: &ClaimRow, words: &str) -> kernel::Result<Done> {
    let district = tx.district();
    let committee = Bodies::of(tx, project.building)?.committee();
    let due = terms::settle(tx, project.building)?;
    project.take(tx, Step::Withdraw { due }, Some(&committee))?;
    set_claim(tx, &mut project, claim.id, ClaimState::HandingOver)?;
    commitments::api::release_all(tx, claim.id.any())?;
    let unfinished: Vec<MilestoneId> = tx
        .all(&sql::MILESTONES, args![district, project.id])?
        .into_iter()
        .filter(|m| m.claim == claim.id)
        .map(|m| m.id)
        .collect();
    for milestone in unfinished {
        commitments::api::release_all(tx, milestone.any())?;
    }
    let title = project.title.clone();
    project.owe_for(tx, claim.id.any(), "settle", &title, committee.clone(), None, Some(due))?;
    let kept = tx.words(words);
    let (building, name) = (project.building, claim.name.clone());
    tx.record(&ClaimWithdrawn { project: project.id, building, claim: claim.id, name, due: due.on, words: kept })?;
    let text = Text::each(|l| T(l).notice_withdrawn(&project.title, crate::parts::name_of(claim, T(l))));
    let request = Text::each(|l| T(l).notice_hand_over(&project.title, crate::parts::name_of(claim, T(l))));
    project.ask(tx, &[committee], &request, &text)?;
    Ok(done(&project, |t| t.withdrawn_done()))
}

/// Stores what a claim became.
///
/// # Errors
/// The database's own failure.
pub fn set_claim(tx: &mut Tx<'_, '_>, project: &mut Project, id: ClaimId, state: ClaimState) -> kernel::Result<()> {
    let district = tx.district();
    tx.run_one(&sql::SET_CLAIM, args![district, id, state])?;
    if let Some(claim) = project.claims.iter_mut().find(|c| c.id == id) {
        claim.state = state;
    }
    Ok(())
}

/// Nothing that a claim has promised is owed any more.
///
/// # Errors
/// The database's own failure.
pub fn release_pledges(tx: &mut Tx<'_, '_>, project: &Project, claim: ClaimId) -> kernel::Result<()> {
    let district = tx.district();
    for pledge in tx.all(&sql::PLEDGES, args![district, project.id])?.into_iter().filter(|p| p.claim == claim) {
        if pledge.state != PledgeState::Confirmed {
            tx.run_one(&sql::SET_PLEDGE, args![district, pledge.id, PledgeState::Released, pledge.delivered, 0])?;
            commitments::api::release_all(tx, pledge.id.any())?;
        }
    }
    Ok(())
}
