//! A milestone with its project, and whom the work waits for.

use db::args;
use kernel::{Act, Result};
use ledger::Tx;

use crate::{
    claimant::{ClaimState, MilestoneState},
    party::{Bodies, claimant},
    project::{Project, work_clause},
    refusal::ProjectRefusal,
    state::{MilestoneId, State},
    store::{MilestoneRow, sql},
};

/// Loads a milestone with its project to do `A` with it while the work goes on.
///
/// # Errors
/// Not found, not allowed, or not now.
pub fn to<A: Act>(tx: &mut Tx<'_, '_>, id: MilestoneId, step: &'static str) -> Result<(Project, MilestoneRow)> {
    let district = tx.district();
    let milestone = tx.first(&sql::MILESTONE, args![district, id])?.ok_or(kernel::Error::hidden())?;
    let project = Project::to::<A>(tx, milestone.project)?;
    in_progress(&project, step)?;
    Ok((project, milestone))
}

/// # Errors
/// [`ProjectRefusal::NotNow`] unless the work goes on.
pub fn in_progress(project: &Project, step: &'static str) -> Result<()> {
    if project.state == State::InProgress {
        return Ok(());
    }
    Err(ProjectRefusal::NotNow { state: project.state.code(), step }.into())
}

/// Only those who do it may report and ask.
///
/// # Errors
/// [`ProjectRefusal::NotYourClaim`].
pub fn of_the_claimant(project: &Project) -> Result<()> {
    match project.my_claim(&[ClaimState::Awarded]) {
        Some(_) => Ok(()),
        None => Err(ProjectRefusal::NotYourClaim.into()),
    }
}

/// Only those who do not do it may confirm and decide (规则 29).
///
/// # Errors
/// [`ProjectRefusal::OtherSideConfirms`].
pub fn of_the_other_side(tx: &mut Tx<'_, '_>, project: &Project) -> Result<()> {
    if !project.takes_part() {
        return Ok(());
    }
    Err(ProjectRefusal::OtherSideConfirms { clause: work_clause(tx, project.building)? }.into())
}

/// The work waits for whoever has the next milestone, or for the other side's answer.
///
/// # Errors
/// The database's own failure.
pub fn await_next(tx: &mut Tx<'_, '_>, project: &mut Project) -> Result<()> {
    let district = tx.district();
    let milestones = tx.all(&sql::MILESTONES, args![district, project.id])?;
    let next = milestones.iter().find(|m| m.state != MilestoneState::Confirmed);
    match next {
        Some(m) if m.state == MilestoneState::Reported => {
            let committee = Bodies::of(tx, project.building)?.committee();
            let due = crate::terms::answer(tx, project.building)?.on;
            project.wait_for(tx, &committee, Some(due))
        }
        Some(m) => {
            let doer = project.claims.iter().find(|c| c.id == m.claim).map_or_else(|| project.doer(), claimant);
            project.wait_for(tx, &doer, Some(m.due_on))
        }
        None => {
            let doer = project.doer();
            project.wait_for(tx, &doer, None)
        }
    }
}
