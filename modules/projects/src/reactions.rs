//! What an appraisal meeting makes of a project, and who learns that a claimant has left the tower.

use db::args;
use kernel::{Event as _, Result, Stored, Text};
use ledger::{Load as _, Reaction, Tx};
use meetings::api as meeting;
use registry::api::MovedOut;

use crate::{
    T,
    events::ProjectAppraised,
    party::Bodies,
    project::Project,
    state::{ProjectId, State, Step},
    store::{ClaimRow, sql},
};

pub const REACTIONS: &[Reaction] = &[
    Reaction { kind: meeting::AppraisalClosed::KIND, run: appraised },
    Reaction { kind: MovedOut::KIND, run: claimant_left },
];

/// A firm has left the tower: those who oversee what it claimed here learn it, once for each project. Whether it keeps its
/// word from elsewhere is for people to find out; if not, they withdraw its claim.
fn claimant_left(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<MovedOut>().filter(|e| e.gone) else { return Ok(()) };
    let district = tx.district();
    let mut claims: Vec<ClaimRow> = tx.all(&sql::LIVE_CLAIMS_OF, args![district, event.organisation])?;
    claims.dedup_by_key(|c| c.project);
    for claim in claims {
        let Some(project) = Project::load(tx, claim.project)?.filter(|p| p.building == event.building) else {
            continue;
        };
        let bodies = Bodies::of(tx, project.building)?;
        let mut people = Vec::new();
        for named in [bodies.overseer(), bodies.committee()] {
            people.extend(commitments::api::people_of(tx, &named.party, Some(project.building))?);
        }
        let text = Text::each(|l| T(l).notice_claimant_left(&claim.name, &project.title));
        identity::api::notify(tx, &people, &text, &project.href())?;
    }
    Ok(())
}

/// Whether a claimant is a firm that has nothing in the project's tower any more.
///
/// # Errors
/// The database's own failure.
pub fn has_left(tx: &mut Tx<'_, '_>, project: &Project, claim: &ClaimRow) -> Result<bool> {
    let (crate::claimant::ClaimantKind::Enterprise, Some(firm)) = (claim.kind, claim.organisation) else {
        return Ok(false);
    };
    let tower = registry::api::building_of(tx, project.building)?;
    if tower.owner == Some(firm) || tower.property == Some(firm) {
        return Ok(false);
    }
    let tenancies = registry::api::tenancies_of(tx, firm, project.building)?;
    let here = |stage| matches!(stage, registry::api::Stage::Current | registry::api::Stage::Planned);
    Ok(!tenancies.is_empty() && !tenancies.iter().any(|t| here(t.stage)))
}

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
