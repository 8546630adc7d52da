//! What makes a report old: seats, posts, employments, meetings and what was done, and the rules themselves.

use committees::api::{BodyRegistered, BodyStateChanged, SeatLost, SeatTaken};
use covenants::api::EditionEffective;
use db::args;
use identity::api::{Appointed, AppointmentEnded, EmploymentConfirmed, EmploymentEnded};
use issues::api::{ClusterAnswered, ClusterClosed, ClusterFinished};
use kernel::{BodyId, BuildingId, Date, Event as _, PersonId, Result, Role, Stored};
use ledger::{Reaction, Tx};
use meetings::api::{ItemDecided, MeetingClosed, MinutesPublished, MinutesSigned, ResolutionPublished};
use policy::api::PolicyIssued;
use projects::api::{MilestoneConfirmed, OutcomeMeasured, PledgeConfirmed, ProjectAccepted, ProjectStarted};

use crate::{recheck::touch, store::sql};

/// How many earlier minutes signed ones are compared with.
const COMPARED: u32 = 12;
/// Minutes that repeat less than this of earlier ones are not kept; what counts as copied is the rules' own.
const KEPT_PERCENT: u32 = 50;

macro_rules! reactions {
    ($($run:ident: $($event:ty),+;)+) => {
        &[$($(Reaction { kind: <$event>::KIND, run: $run }),+),+]
    };
}

pub const REACTIONS: &[Reaction] = reactions! {
    registered: BodyRegistered;
    taken: SeatTaken;
    lost: SeatLost;
    appointed: Appointed;
    post_ended: AppointmentEnded;
    confirmed: EmploymentConfirmed;
    left: EmploymentEnded;
    met: MeetingClosed, MinutesPublished, ResolutionPublished;
    signed: MinutesSigned;
    done: ItemDecided, ClusterAnswered, ClusterFinished, ClusterClosed, ProjectStarted, MilestoneConfirmed, PledgeConfirmed,
        ProjectAccepted, OutcomeMeasured;
    ruled: PolicyIssued;
    adopted: EditionEffective;
    turned: BodyStateChanged;
};

fn registered(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    stored.read::<BodyRegistered>().map_or(Ok(()), |e| touch(tx, e.body))
}

fn adopted(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    stored.read::<EditionEffective>().map_or(Ok(()), |e| touch_at(tx, e.building))
}

fn turned(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    stored.read::<BodyStateChanged>().map_or(Ok(()), |e| touch(tx, e.body))
}

fn taken(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    stored.read::<SeatTaken>().map_or(Ok(()), |e| touch(tx, e.body))
}

fn lost(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    stored.read::<SeatLost>().map_or(Ok(()), |e| touch(tx, e.body))
}

/// The committee of a building, if it has one.
fn touch_at(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<()> {
    committees::api::committee_of(tx, building)?.map_or(Ok(()), |body| touch(tx, body.id))
}

/// The bodies in which somebody sits.
fn touch_of(tx: &mut Tx<'_, '_>, person: PersonId) -> Result<()> {
    let mut bodies: Vec<BodyId> = committees::api::seats_of(tx, person)?.into_iter().map(|s| s.body).collect();
    bodies.dedup();
    bodies.into_iter().try_for_each(|body| touch(tx, body))
}

/// A post of the building, or one that makes a member somebody's superior. Employees come and go by the thousand, and
/// change nothing.
fn post(tx: &mut Tx<'_, '_>, role: Role, building: Option<BuildingId>, person: PersonId) -> Result<()> {
    match (role, building) {
        (Role::Employee, _) => Ok(()),
        (Role::CommitteeSecretary | Role::FloorCaptain, Some(building)) => touch_at(tx, building),
        _ => touch_of(tx, person),
    }
}

fn appointed(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    stored.read::<Appointed>().map_or(Ok(()), |e| post(tx, e.role, e.building, e.person))
}

fn post_ended(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    stored.read::<AppointmentEnded>().map_or(Ok(()), |e| post(tx, e.role, e.building, e.person))
}

fn confirmed(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    stored.read::<EmploymentConfirmed>().map_or(Ok(()), |e| touch_of(tx, e.person))
}

fn left(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    stored.read::<EmploymentEnded>().map_or(Ok(()), |e| touch_of(tx, e.person))
}

fn met(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    stored.building.map_or(Ok(()), |building| touch_at(tx, building))
}

/// Something of substance: a matter answered, a decision, a delivery (I34). The first of a day ends the quiet.
fn done(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(building) = stored.building else { return Ok(()) };
    let (district, today) = (tx.district(), tx.today());
    if tx.run(&sql::NOTE, args![district, building, today])? == 1 {
        touch_at(tx, building)?;
    }
    Ok(())
}

/// Signed minutes are compared with earlier ones of the same body (I36).
fn signed(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(signed) = stored.read::<MinutesSigned>() else { return Ok(()) };
    let (district, meeting) = (tx.district(), signed.meeting);
    let Some((body, number)) = meetings::api::body_of(tx, meeting)? else { return Ok(()) };
    let Some(words) = meetings::api::minutes_of(tx, meeting)? else { return Ok(()) };
    let mut most: Option<(u32, u32)> = None;
    for (_, number, earlier) in meetings::api::earlier_minutes(tx, body, meeting, COMPARED)? {
        let percent = repeated(&words, &earlier);
        if percent >= KEPT_PERCENT && most.is_none_or(|(p, _)| percent > p) {
            most = Some((percent, number));
        }
    }
    let today: Date = tx.today();
    match most {
        Some((percent, of)) => {
            tx.run_one(&sql::COPY, args![district, body, meeting, number, today, of, percent])?;
        }
        None => drop(tx.run(&sql::NO_COPY, args![district, body, meeting])?),
    }
    touch(tx, body)
}

/// How many hundredths of what minutes say stands in earlier ones too. Who was there and how it was voted is said in the
/// same words every time, so that only what comes from the first item on is compared.
fn repeated(words: &str, earlier: &str) -> u32 {
    let hundredths = search::alike(items(words), items(earlier)) * 100.0;
    // At most a hundred, and whole.
    (0..=100).rev().find(|n| f64::from(*n) <= hundredths + 1e-9).unwrap_or_default()
}

/// From the first numbered heading on.
fn items(words: &str) -> &str {
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c == '一' && chars.peek().is_some_and(|(_, next)| *next == '、') {
            return &words[at..];
        }
    }
    words
}

/// New rules: the round of the day begins again, over all bodies.
fn ruled(tx: &mut Tx<'_, '_>, _: &Stored) -> Result<()> {
    crate::sweep::begin_again(tx)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_that_say_the_same_are_found_whoever_was_there() {
        let first =
            "出席：顾砚秋、陆知微\n一、关于早高峰电梯错峰\n同意自下月起低层住户单双层停靠，物业每周公布等候时间。";
        let same = "出席：顾砚秋\n一、关于早高峰电梯错峰\n同意自下月起低层住户单双层停靠，物业每周公布等候时间。";
        let other = "出席：顾砚秋、陆知微\n一、关于三楼茶水间\n同意由和拓科技认领共享微波炉，费用两万元。";
        assert_eq!(repeated(first, same), 100);
        assert!(repeated(first, other) < 50, "{}", repeated(first, other));
        assert!(repeated(first, &same.replace("每周", "每月")) >= 80);
    }
}
