//! All that other modules may call.

pub use crate::events::{MilestoneConfirmed, OutcomeMeasured, PledgeConfirmed, ProjectAccepted, ProjectStarted};
use db::args;
use kernel::{AnyId, BuildingId, Date, Result, Text};
use ledger::Tx;

use crate::{T, claimant::MilestoneState, store::sql};

/// A project as other modules list it.
#[derive(Debug, Clone)]
pub struct Brief {
    pub subject: AnyId,
    pub title: String,
    pub href: String,
    pub state: Text,
    /// The next milestone and its day.
    pub next: Option<(String, Date)>,
    pub due: Option<Date>,
    pub waits_for: Text,
}

/// What is running in a building, the soonest first; at most `most`.
///
/// # Errors
/// The database's own failure.
pub fn running(tx: &mut Tx<'_, '_>, building: BuildingId, most: u32) -> Result<Vec<Brief>> {
    let district = tx.district();
    let mut briefs = Vec::new();
    for row in tx.all(&sql::RUNNING_NOW, args![district, building, most])? {
        let milestones = tx.all(&sql::MILESTONES, args![district, row.id])?;
        let next = milestones.into_iter().find(|m| m.state != MilestoneState::Confirmed);
        briefs.push(Brief {
            subject: row.id.any(),
            href: format!("/{district}/projects/{}", row.id),
            state: Text::each(|l| T(l).state(row.state.as_str())),
            title: row.title,
            next: next.map(|m| (m.title, m.due_on)),
            due: row.due_on,
            waits_for: Text { zh: row.awaited_zh.into(), en: row.awaited_en.into() },
        });
    }
    Ok(briefs)
}
