//! What comes up by itself: windows end, late milestones are flagged and then supervised, silence is recorded, and what
//! was appraised goes into the archive.

use db::args;
use kernel::{PersonId, Result, Text};
use ledger::{Load as _, Tx};

use crate::{
    T,
    accept::{answer, conclude},
    claimant::ClaimState,
    events::{MilestoneLate, MilestoneSupervised, ProjectArchived, WindowEnded},
    measure::{appraisal_meeting, call_appraisal},
    party::Bodies,
    project::Project,
    state::{State, Step},
    store::{MilestoneRow, sql},
    terms,
    verdict::{Side, Verdict, unanswered},
};

const BATCH: u32 = 50;

/// One round; answers whether there may be more.
///
/// # Errors
/// The database's own failure.
pub fn sweep(tx: &mut Tx<'_, '_>) -> Result<bool> {
    tx.nothing_to_record();
    let (district, today) = (tx.district(), tx.today());
    let mut full = false;
    for state in ["published", "claimed"] {
        let over = tx.all(&sql::WINDOWS_OVER, args![district, state, today, BATCH])?;
        full |= over.len() >= BATCH as usize;
        for row in over {
            let project = Project::of(tx, row)?;
            window_ends(tx, project)?;
        }
    }
    let silent = tx.all(&sql::UNANSWERED, args![district, today, BATCH])?;
    let appraised = tx.all(&sql::APPRAISED, args![district, BATCH])?;
    full |= silent.len() >= BATCH as usize || appraised.len() >= BATCH as usize;
    for row in silent {
        let project = Project::of(tx, row)?;
        record_silence(tx, project)?;
    }
    for row in appraised {
        let mut project = Project::of(tx, row)?;
        project.take(tx, Step::Archive, None)?;
        tx.record(&ProjectArchived { project: project.id, building: project.building })?;
    }
    draw_again(tx)?;
    Ok(flag_late(tx)? || full)
}

/// Where nobody could be drawn for the appraisal, it is tried again: somebody may have joined.
fn draw_again(tx: &mut Tx<'_, '_>) -> Result<()> {
    let district = tx.district();
    for row in tx.all(&sql::NOT_DRAWN, args![district, BATCH])? {
        let mut project = Project::of(tx, row)?;
        if call_appraisal(tx, &project)? {
            commitments::api::fulfil(tx, project.id.any(), "appraise")?;
            project.wait_for(tx, &appraisal_meeting(), None)?;
        }
    }
    Ok(())
}

/// Nobody has claimed it, or the claims are to be decided on.
fn window_ends(tx: &mut Tx<'_, '_>, mut project: Project) -> Result<()> {
    let (district, today, building, id) = (tx.district(), tx.today(), project.building, project.id);
    let bodies = Bodies::of(tx, building)?;
    let claims = project.claims_in(ClaimState::Offered).count() as i64;
    let unclaimed = claims == 0;
    let awaited = if unclaimed { bodies.committee() } else { bodies.overseer() };
    let due = terms::unclaimed(tx, project.building)?;
    project.take(tx, Step::WindowEnds { today, due }, Some(&awaited))?;
    tx.run_one(&sql::SWEPT, args![district, id])?;
    if unclaimed {
        commitments::api::release(tx, id.any(), "claim")?;
        project.owe(tx, "unclaimed", awaited.clone(), Some(due))?;
    } else {
        commitments::api::fulfil(tx, id.any(), "claim")?;
    }
    let due = project.due_on.unwrap_or(due.on);
    tx.record(&WindowEnded { project: id, building, claims, due })?;
    let title = &project.title;
    let text =
        Text::each(|l| if unclaimed { T(l).notice_unclaimed(title) } else { T(l).notice_window_ended(claims, title) });
    let request = Text::each(|l| if unclaimed { T(l).notice_settle(title) } else { T(l).notice_award(claims, title) });
    project.ask(tx, &[awaited], &request, &text)
}

/// Who has not answered by the due day is recorded as silent. If nobody has, the subdistrict is called in.
fn record_silence(tx: &mut Tx<'_, '_>, project: Project) -> Result<()> {
    let district = tx.district();
    let answers = tx.all(&sql::ANSWERS, args![district, project.id, project.handed_in])?;
    for side in unanswered(&answers) {
        answer(tx, &project, side, PersonId::from_bytes([0; 16]), Verdict::Silent, "")?;
    }
    let mut project = conclude(tx, project)?;
    if matches!(project.state, State::AwaitingAcceptance { .. }) {
        tx.run_one(&sql::SWEPT, args![district, project.id])?;
        let subdistrict = Bodies::of(tx, project.building)?.side(Side::Subdistrict);
        let due = project.due_on;
        project.wait_for(tx, &subdistrict, due)?;
        let text = Text::each(|l| T(l).notice_nobody_accepts(&project.title));
        project.call(tx, &subdistrict, &text)?;
    }
    Ok(())
}

/// Late milestones: flagged at once, supervised after as many working days as the rules say.
fn flag_late(tx: &mut Tx<'_, '_>) -> Result<bool> {
    let (district, today) = (tx.district(), tx.today());
    let late = tx.all(&sql::LATE, args![district, 0, today, BATCH])?;
    let full = late.len() >= BATCH as usize;
    for milestone in late {
        alert(tx, &milestone, 1)?;
    }
    let flagged = tx.all(&sql::LATE, args![district, 1, today, BATCH])?;
    for milestone in flagged {
        let Some(project) = Project::load(tx, milestone.project)? else { continue };
        let grace = i64::from(policy::api::of(tx, project.building)?.projects.supervise_days.value);
        if tx.calendar().working_days_between(milestone.due_on, today) > grace {
            alert(tx, &milestone, 2)?;
        }
    }
    Ok(full)
}

fn alert(tx: &mut Tx<'_, '_>, milestone: &MilestoneRow, level: u8) -> Result<()> {
    let district = tx.district();
    tx.run_one(&sql::ALERT, args![district, milestone.id, level])?;
    let Some(project) = Project::load(tx, milestone.project)? else { return Ok(()) };
    // A project that waits for something else does not wait for its milestones.
    if project.state != State::InProgress {
        return Ok(());
    }
    let (id, building, due) = (project.id, project.building, milestone.due_on);
    let overseer = Bodies::of(tx, building)?.overseer();
    let title = &milestone.title;
    let text = if level == 1 {
        tx.record(&MilestoneLate { project: id, building, milestone: milestone.id, due })?;
        Text::each(|l| T(l).notice_late(&project.title, title))
    } else {
        tx.record(&MilestoneSupervised { project: id, building, milestone: milestone.id, due })?;
        Text::each(|l| T(l).notice_supervised(&project.title, title))
    };
    project.ask(tx, &[overseer], &text, &text)
}
