//! What an appraisal meeting makes of a project.

use kernel::{Event as _, Result, Stored, Text};
use ledger::{Load as _, Reaction, Tx};
use meetings::api as meeting;

use crate::{
    T,
    events::ProjectAppraised,
    project::Project,
    state::{ProjectId, State, Step},
};

pub const REACTIONS: &[Reaction] = &[Reaction { kind: meeting::AppraisalClosed::KIND, run: appraised }];

fn appraised(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::AppraisalClosed>() else { return Ok(()) };
    let Ok(id) = event.subject.parse::<ProjectId>() else { return Ok(()) };
    let Some(mut project) = Project::load(tx, id)? else { return Ok(()) };
    // A project may be appraised while it still goes on, for being late; that does not end it.
    if project.state != State::Appraising {
        return Ok(());
    }
    project.take(tx, Step::Appraise, None)?;
    tx.record(&ProjectAppraised { project: id, building: project.building })?;
    commitments::api::release_all(tx, id.any())?;
    project.tell(tx, &Text::each(|l| T(l).notice_appraised(&project.title)))
}
