//! What meetings, seats and terms mean for the life of a committee.

use committees::api::BodyKind;
use covenants::api::CharterKind;
use db::args;
use kernel::{BodyId, BuildingId, Event as _, Result, Role, Stored, Text};
use ledger::{Load as _, Reaction, Tx};
use meetings::api as meeting;

use crate::{
    T,
    events::{CommitteeEstablished, MotionDecided},
    founding::{Founding, move_body, role},
    life::BodyStep,
    state::{MotionId, State, Step},
    store::{MotionRow, sql},
    upkeep::VacancyId,
};

pub const REACTIONS: &[Reaction] = &[
    Reaction { kind: meeting::ItemDecided::KIND, run: decided },
    Reaction { kind: meeting::MeetingClosed::KIND, run: closed },
    Reaction { kind: meeting::MeetingCancelled::KIND, run: cancelled },
    Reaction { kind: committees::api::SeatLost::KIND, run: lost },
    Reaction { kind: meeting::ResolutionEffective::KIND, run: effective },
];

fn decided(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::ItemDecided>() else { return Ok(()) };
    let Some(subject) = event.subject else { return Ok(()) };
    if event.outcome == meeting::Outcome::Deferred {
        return Ok(());
    }
    if let Ok(vacancy) = subject.parse::<VacancyId>() {
        return crate::vacancy::voted(tx, vacancy, event.outcome.passed());
    }
    let Ok(id) = subject.parse::<MotionId>() else { return Ok(()) };
    let district = tx.district();
    let Some(motion) = tx.first(&sql::MOTION, args![district, id])? else { return Ok(()) };
    let Some(founding) = Founding::load(tx, motion.founding)? else { return Ok(()) };
    let passed = event.outcome.passed();
    tx.run_one(&sql::SET_MOTION, args![district, id, if passed { "passed" } else { "failed" }])?;
    let about = motion.about.clone();
    tx.record(&MotionDecided { founding: founding.id, building: founding.building, about, passed })?;
    if motion.about == "chair" && !passed {
        next_candidate(tx, &founding, event.body)?;
    }
    Ok(())
}

/// Those before were not elected: the next candidate comes on the agenda of the same meeting.
///
/// # Errors
/// The meeting is over.
pub fn next_candidate(tx: &mut Tx<'_, '_>, founding: &Founding, body: BodyId) -> Result<()> {
    let district = tx.district();
    let motions = tx.all(&sql::MOTIONS, args![district, founding.id])?;
    let chair = |state: &str| motions.iter().find(|m| m.about == "chair" && m.state == state);
    if chair("passed").is_some() || chair("placed").is_some() {
        return Ok(());
    }
    let meeting = founding.meeting.as_deref().and_then(|m| m.parse::<meeting::MeetingId>().ok());
    match (chair("waiting").cloned(), meeting) {
        (Some(next), Some(meeting)) => {
            let item = crate::first::place(tx, founding, body, &next)?;
            meeting::add_to(tx, meeting, item)
        }
        (Some(_), None) => Ok(()),
        (None, _) => founding.call(
            tx,
            &role(Role::CommitteeSecretary),
            &Text::each(|l| T(l).notice_no_candidate(&founding.name)),
        ),
    }
}

/// The founding whose first meeting this is.
fn of_meeting(tx: &mut Tx<'_, '_>, building: BuildingId, meeting: meeting::MeetingId) -> Result<Option<Founding>> {
    let district = tx.district();
    let rows = tx.all(&sql::OF_BUILDING, args![district, building])?;
    let id = meeting.to_string();
    match rows.into_iter().find(|r| r.meeting.as_deref() == Some(&id) && r.state == "filed") {
        Some(row) => Founding::load(tx, row.id),
        None => Ok(None),
    }
}

fn closed(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::MeetingClosed>() else { return Ok(()) };
    let Some(mut founding) = of_meeting(tx, event.building, event.meeting)? else { return Ok(()) };
    let district = tx.district();
    let motions = tx.all(&sql::MOTIONS, args![district, founding.id])?;
    let chair = motions.iter().find(|m| m.about == "chair" && m.state == "passed").and_then(|m| m.person);
    let adopted = |m: &MotionRow| m.about == "chair" || m.state == "passed";
    let (Some(chair), true, Some(body)) = (chair, motions.iter().all(adopted), founding.body) else {
        return again(tx, founding);
    };
    crate::first::seat_chair(tx, body, chair)?;
    founding.take(tx, &Step::Establish, &[])?;
    move_body(tx, body, BodyStep::Establish)?;
    tx.record(&CommitteeEstablished { founding: founding.id, building: founding.building, body, kind: founding.kind })?;
    let text = Text::each(|l| T(l).notice_established(&founding.name));
    founding.tell(tx, &text)?;
    for whom in [role(Role::SubdistrictClerk), role(Role::DistrictClerk)] {
        founding.call(tx, &whom, &text)?;
    }
    Ok(())
}

/// Not everything was decided: another first meeting.
fn again(tx: &mut Tx<'_, '_>, mut founding: Founding) -> Result<()> {
    founding.row.meeting = None;
    let secretary = role(Role::CommitteeSecretary);
    founding.wait_for(tx, &[("first_meeting", secretary.clone())])?;
    founding.call(tx, &secretary, &Text::each(|l| T(l).notice_again(&founding.name)))
}

fn cancelled(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::MeetingCancelled>() else { return Ok(()) };
    match of_meeting(tx, event.building, event.meeting)? {
        Some(founding) if matches!(founding.state, State::Filed { .. }) => again(tx, founding),
        _ => Ok(()),
    }
}

fn lost(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<committees::api::SeatLost>() else { return Ok(()) };
    let Some(body) = committees::api::body(tx, event.body)? else { return Ok(()) };
    if body.kind != BodyKind::Committee || crate::life::body(body.state, BodyStep::LoseSeat).is_err() {
        return Ok(());
    }
    crate::vacancy::open(tx, &body, event.seat)
}

/// What the first meeting adopted is the tower's first edition, as the meeting left its text.
fn effective(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<meeting::ResolutionEffective>() else { return Ok(()) };
    let Some(id) = event.subject.and_then(|s| s.parse::<MotionId>().ok()) else { return Ok(()) };
    let district = tx.district();
    let Some(motion) = tx.first(&sql::MOTION, args![district, id])? else { return Ok(()) };
    let kind = match motion.about.as_str() {
        "rules" => CharterKind::Procedure,
        "covenant" => CharterKind::Covenant,
        _ => return Ok(()),
    };
    let Some(founding) = Founding::load(tx, motion.founding)? else { return Ok(()) };
    let Some(text) = meeting::adopted_text(tx, event.resolution)? else { return Ok(()) };
    covenants::api::adopt(tx, founding.building, kind, &text, founding.opened_by)
}
