//! All that other modules may call.

use commitments::api::Named;
use db::args;
use kernel::{BuildingId, Date, PersonId, Result, Text};
use ledger::Tx;

pub use crate::events::{ClusterAnswered, ClusterClosed, ClusterFinished};
use crate::{
    cluster::Step,
    events::ClusterArchived,
    matter::reopen_until,
    store::{ClusterRow, asker, sql},
};
pub use crate::{
    cluster::{Closing, ClusterId, ClusterKind, State},
    events::ClusterScheduled,
    floor::{
        Deed, FloorItem, Held, Note, Settled, count_held, count_settled, counts_by_floor, deeds, hand_on, held, note,
        of_floor, pass_on, settle_on_floor, waiting_on_floor,
    },
    list_clusters::ClusterItem,
    matter::Matter,
    petition::Grounds,
};

/// A matter as other modules list it.
#[derive(Debug, Clone)]
pub struct Brief {
    pub title: Text,
    pub href: String,
    pub state: Text,
    /// Where it is; nothing for the whole tower.
    pub place: Option<kernel::FloorId>,
    pub place_label: String,
    pub due: Option<Date>,
    pub waits_for: Text,
}

impl Brief {
    fn of(tx: &mut Tx<'_, '_>, row: ClusterRow) -> Result<Self> {
        let matter = Matter::of(row)?;
        let (title, row) = (matter.shown_title(tx)?, matter.row);
        Ok(Self {
            href: format!("/{}/clusters/{}", row.district, row.id),
            state: Text::each(|l| crate::T(l).state(row.state.as_str())),
            title,
            place: row.place,
            place_label: row.place_label,
            due: row.due_on,
            waits_for: Text { zh: row.awaited_zh.into(), en: row.awaited_en.into() },
        })
    }
}

/// What waits to be grouped in a building, and what is running, the soonest first; at most `most` of each.
///
/// # Errors
/// The database's own failure.
pub fn unfinished(tx: &mut Tx<'_, '_>, building: BuildingId, most: u32) -> Result<Vec<Brief>> {
    let (district, asker) = (tx.district(), asker(tx));
    let mut rows = tx.all(&sql::INBOX, args![district, asker, building, ClusterId::from_bytes([0; 16]), most])?;
    rows.extend(tx.all(&sql::RUNNING_NOW, args![district, asker, building, most])?);
    rows.into_iter().map(|row| Brief::of(tx, row)).collect()
}

/// What everybody may see that was raised from one day until before another, oldest first; at most `most`.
///
/// # Errors
/// The database's own failure.
pub fn raised_between(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    (from, until): (Date, Date),
    most: u32,
) -> Result<Vec<Brief>> {
    let (district, asker) = (tx.district(), asker(tx));
    let (first, end) = (first_id(from), first_id(until));
    let rows = tx.all(&sql::RAISED_BETWEEN, args![district, asker, building, first, end, most])?;
    rows.into_iter().map(|row| Brief::of(tx, row)).collect()
}

/// The least id that can be made on a day: ids follow the clock.
fn first_id(day: Date) -> ClusterId {
    let millis = u64::try_from(day.start().as_micros() / 1000).unwrap_or(0);
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
    ClusterId::from_bytes(bytes)
}

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

/// Somebody else works on a matter from now on, and it waits for them: the committee that it waited for is dissolved.
/// Nothing happens if `subject` is no matter.
///
/// # Errors
/// The database's own failure.
pub fn take_over(tx: &mut Tx<'_, '_>, subject: &str, to: &Named) -> Result<()> {
    let Ok(id) = subject.parse::<ClusterId>() else { return Ok(()) };
    let (district, now) = (tx.district(), tx.now());
    let (role, organisation, person) = to.columns();
    let (zh, en) = (&*to.name.zh, &*to.name.en);
    tx.run_one(&sql::TAKE_OVER, args![district, id, role, organisation, person, zh, en, now])?;
    Ok(())
}
