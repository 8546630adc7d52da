//! All that other modules may call.

use commitments::api::Named;
use db::args;
use kernel::{Date, PersonId, Result, Text};
use ledger::Tx;

use crate::{
    cluster::Step,
    events::{ClusterArchived, ClusterClosed},
    matter::reopen_until,
    store::sql,
};
pub use crate::{
    cluster::{Closing, ClusterId, ClusterKind, State},
    events::ClusterScheduled,
    matter::Matter,
    petition::Grounds,
};

/// Everybody with an account who raised the matter.
///
/// # Errors
/// The database's own failure.
pub fn raisers(tx: &mut Tx<'_, '_>, cluster: ClusterId) -> Result<Vec<PersonId>> {
    let district = tx.district();
    Ok(tx.all(&sql::RAISERS, args![district, cluster])?.into_iter().map(|(p,)| p).collect())
}

/// The matter becomes a project.
///
/// # Errors
/// A refusal unless its resolution is in effect.
pub fn make_project(tx: &mut Tx<'_, '_>, matter: &mut Matter, project: &str, awaited: &Named) -> Result<()> {
    let district = tx.district();
    matter.take(tx, Step::MakeProject, Some(awaited))?;
    tx.run_one(&sql::SET_PROJECT, args![district, matter.id, project])?;
    commitments::api::fulfil(tx, matter.id.any(), "project")
}

/// The project goes on: where it stands, whom it waits for, until when.
///
/// # Errors
/// The database's own failure.
pub fn show_progress(
    tx: &mut Tx<'_, '_>,
    matter: &mut Matter,
    floor: u8,
    awaited: &Named,
    due: Option<Date>,
) -> Result<()> {
    matter.set_progress(tx, Some(floor), Some(awaited), due)
}

/// The project was accepted; `outcome` says what changed, in a sentence.
///
/// # Errors
/// A refusal unless it is a project.
pub fn accept_project(tx: &mut Tx<'_, '_>, matter: &mut Matter, awaited: &Named) -> Result<()> {
    matter.take(tx, Step::Accept, Some(awaited))
}

/// The project ended without delivering.
///
/// # Errors
/// A refusal unless it is a project.
pub fn end_project(tx: &mut Tx<'_, '_>, matter: &mut Matter) -> Result<()> {
    let reopen_until = reopen_until(tx, matter.building)?;
    matter.take(tx, Step::EndProject { reopen_until }, None)?;
    tx.record(&ClusterClosed { cluster: matter.id, building: matter.building, how: Closing::Ended, words: None })?;
    Ok(())
}

/// An appraisal meeting has appraised the project.
///
/// # Errors
/// A refusal unless it was accepted.
pub fn appraise_project(tx: &mut Tx<'_, '_>, matter: &mut Matter) -> Result<()> {
    matter.take(tx, Step::Appraise, None)
}

/// The project went into the archive; the matter may have gone there before by itself.
///
/// # Errors
/// A refusal unless it was appraised.
pub fn archive_project(tx: &mut Tx<'_, '_>, matter: &mut Matter) -> Result<()> {
    if matter.state == State::Archived {
        return Ok(());
    }
    let today = tx.today();
    matter.take(tx, Step::Archive { today }, None)?;
    tx.record(&ClusterArchived { cluster: matter.id, building: matter.building })?;
    Ok(())
}

/// What the measurements say about the matter, shown with it.
///
/// # Errors
/// The database's own failure.
pub fn set_outcome(tx: &mut Tx<'_, '_>, cluster: ClusterId, outcome: &str) -> Result<()> {
    let district = tx.district();
    tx.run_one(&sql::SET_OUTCOME, args![district, cluster, outcome])?;
    Ok(())
}

/// Everybody who raised or supports the matter learns something.
///
/// # Errors
/// The database's own failure.
pub fn tell(tx: &mut Tx<'_, '_>, matter: &Matter, text: &Text) -> Result<()> {
    matter.tell(tx, text)
}
