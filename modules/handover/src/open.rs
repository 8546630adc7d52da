//! Handovers open by themselves: when a post or the seat that it hangs on ends, or when an end is near; and learn who comes
//! after.

use captains::api::CaptainLeft;
use commitments::api::{Named, Party, Promise};
use committees::api::{BodyKind, Position, SeatLost};
use db::args;
use identity::api::{Appointed, AppointmentEnded, AppointmentRow, EmploymentDated};
use kernel::{BuildingId, Date, Deadline, Event as _, FloorId, PersonId, Result, Role, Scope, Stored, Text};
use ledger::{Reaction, Tx};

use crate::{
    T,
    events::{HandoverDropped, HandoverOpened, SuccessorNamed},
    handover::{Handover, HandoverId, POSTS, State, Step},
    store::{self, sql},
};

/// Ends that are looked at in one round.
const BATCH: u32 = 200;

pub const REACTIONS: &[Reaction] = &[
    Reaction { kind: AppointmentEnded::KIND, run: ended },
    Reaction { kind: CaptainLeft::KIND, run: left },
    Reaction { kind: EmploymentDated::KIND, run: dated },
    Reaction { kind: SeatLost::KIND, run: lost },
    Reaction { kind: Appointed::KIND, run: appointed },
];

/// A post that somebody leaves.
struct Leaving {
    building: BuildingId,
    role: Role,
    floor: Option<FloorId>,
    leaver: PersonId,
    ends_on: Date,
    /// It ends because somebody leaves the tower, whatever its own term.
    for_good: bool,
    /// The last day to hand over, where the post has one of its own.
    due: Option<Date>,
}

impl Leaving {
    fn of(row: &AppointmentRow, ends_on: Date) -> Option<Self> {
        let floor = match identity::api::scope_of(row)? {
            Scope::Floor(id) => Some(id),
            Scope::Building(_) => None,
            _ => return None,
        };
        let building = row.building?;
        let (role, leaver) = (row.role, row.person);
        POSTS.contains(&role).then_some(Self { building, role, floor, leaver, ends_on, for_good: false, due: None })
    }

    fn scope(&self) -> Scope {
        self.floor.map_or(Scope::Building(self.building), Scope::Floor)
    }
}

fn ended(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<AppointmentEnded>() else { return Ok(()) };
    let today = tx.today();
    // The role of a captain also ends while the office rests, and that of a substitute leaves nothing behind.
    if event.role == Role::FloorCaptain && captains::api::is_of_captaincy(tx, event.appointment)? {
        return Ok(());
    }
    let row = identity::api::appointment_ever(tx, event.appointment)?;
    match row.and_then(|row| Leaving::of(&row, today)) {
        Some(leaving) => tx.by_itself("handover", |tx| open(tx, &leaving)),
        None => Ok(()),
    }
}

/// A captain is out of office (W2).
fn left(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<CaptainLeft>() else { return Ok(()) };
    let Some(left) = captains::api::leaving(tx, event.captaincy)? else { return Ok(()) };
    let leaving = Leaving {
        building: left.building,
        role: Role::FloorCaptain,
        floor: Some(left.floor),
        leaver: left.captain,
        ends_on: tx.today(),
        for_good: true,
        due: Some(left.due),
    };
    tx.by_itself("handover", |tx| {
        open(tx, &leaving)?;
        // Signed by both before the last day had come.
        if is_done(tx, &leaving)? { captains::api::hand_over(tx, left.floor, left.captain) } else { Ok(()) }
    })
}

/// Somebody is to leave the tower on a day, or stays after all.
fn dated(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<EmploymentDated>() else { return Ok(()) };
    tx.by_itself("handover", |tx| {
        if let Some(until) = event.until {
            for row in identity::api::ending_with(tx, event.employment)? {
                if let Some(leaving) = Leaving::of(&row, until)
                    && !captains::api::stands_in(tx, row.id)?
                {
                    open(tx, &Leaving { for_good: true, ..leaving })?;
                }
            }
            return Ok(());
        }
        let (district, today) = (tx.district(), tx.today());
        for row in tx.all(&sql::OF_LEAVER, args![district, event.person])? {
            if row.ends_on <= today || row.building != event.building {
                continue;
            }
            let store::HandoverRow { building, role, floor, leaver, ends_on, .. } = row;
            if goes_on(tx, &Leaving { building, role, floor, leaver, ends_on, for_good: false, due: None })? {
                let handover = Handover::of(tx, row)?;
                withdraw(tx, &handover)?;
            }
        }
        Ok(())
    })
}

/// The chair's or secretary's seat is a post too, whether or not an appointment ends with it.
fn lost(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<SeatLost>() else { return Ok(()) };
    let Some(seat) = committees::api::seat(tx, event.seat)? else { return Ok(()) };
    let Some(body) = committees::api::body(tx, seat.body)? else { return Ok(()) };
    let role = match (body.kind, seat.position) {
        (BodyKind::Committee, Position::Chair) => Role::CommitteeChair,
        (BodyKind::Committee, Position::Secretary) => Role::CommitteeSecretary,
        (BodyKind::Party, Position::Chair) => Role::PartySecretary,
        _ => return Ok(()),
    };
    let ends_on = tx.today();
    let (building, leaver) = (body.building, seat.person);
    let leaving = Leaving { building, role, floor: None, leaver, ends_on, for_good: true, due: None };
    tx.by_itself("handover", |tx| open(tx, &leaving))
}

/// Somebody comes after, or goes on.
fn appointed(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<Appointed>() else { return Ok(()) };
    let (Some(building), true) = (event.building, POSTS.contains(&event.role)) else { return Ok(()) };
    for row in store::of_building(tx, building, &[State::Open, State::Signed], BATCH)? {
        let floor = row.floor.map_or(String::new(), |f| f.to_string());
        let here = event.scope != "floor" || floor == event.scope_id;
        if row.role != event.role || !here {
            continue;
        }
        let handover = Handover::of(tx, row)?;
        tx.by_itself("handover", |tx| {
            if handover.leaver == event.person {
                withdraw(tx, &handover)
            } else {
                name(tx, &handover, event.person, false)
            }
        })?;
    }
    Ok(())
}

/// What ends within the days that a handover takes, as the district has them.
///
/// # Errors
/// The database's own failure.
pub fn sweep(tx: &mut Tx<'_, '_>) -> Result<bool> {
    tx.nothing_to_record();
    let today = tx.today();
    let days = i64::from(policy::api::of_district(tx)?.founding.handover_days.value);
    let near = (today.plus_days(-days), today.plus_days(days));
    let rows = identity::api::ending(tx, &POSTS, near, BATCH)?;
    for row in &rows {
        if let Some(leaving) = row.until_on.and_then(|until| Leaving::of(row, until))
            && !captains::api::stands_in(tx, row.id)?
        {
            open(tx, &leaving)?;
        }
    }
    Ok(false)
}

/// Opens a handover, unless there is one or the same person goes on.
fn open(tx: &mut Tx<'_, '_>, leaving: &Leaving) -> Result<()> {
    let (district, today, now) = (tx.district(), tx.today(), tx.now());
    let Leaving { building, role, floor, leaver, ends_on, for_good, due } = *leaving;
    if founding::api::ended_by_dissolution(tx, building, role, ends_on)? {
        return Ok(());
    }
    let days = i64::from(policy::api::of(tx, building)?.founding.handover_days.value);
    let due_on = due.unwrap_or_else(|| ends_on.plus_days(days)).max(today);
    for row in tx.all(&sql::OF_LEAVER, args![district, leaver])? {
        if row.building == building && row.role == role && row.floor == floor {
            // The end comes earlier or later than it was set; one that is past does not move on.
            let moves = ends_on < row.ends_on || row.ends_on > today;
            if row.state == State::Open
                && ((row.ends_on != ends_on && moves) || (due.is_some() && row.due_on != due_on))
            {
                let ends_on = if moves { ends_on } else { row.ends_on };
                tx.run_one(&sql::MOVE, args![district, row.id, ends_on, due_on])?;
                commitments::api::move_due(tx, row.id.any(), "handover", day(due_on))?;
            }
            return Ok(());
        }
    }
    if is_done(tx, leaving)? || (!for_good && goes_on(tx, leaving)?) {
        return Ok(());
    }
    let holders = identity::api::holders(tx, role, leaving.scope())?;
    let successor = holders.into_iter().find(|p| *p != leaver);
    let floor_label = match floor {
        Some(id) => registry::api::floor(tx, id)?.map_or(String::new(), |f| f.label),
        None => String::new(),
    };
    let id = HandoverId::new(tx.store().clock().now());
    tx.run_one(
        &sql::ADD,
        args![district, id, building, role, floor, floor_label, leaver, successor, ends_on, due_on, now],
    )?;
    let row = store::handover(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    let handover = Handover::of(tx, row)?;
    let debtor = Named::new(Party::Person(leaver), Text::each(|l| T(l).leaver()));
    promise(tx, &handover, "handover", debtor)?;
    let vacant = successor.is_none();
    tx.record(&HandoverOpened { handover: id, building, role, vacant, ends: ends_on, due: due_on })?;
    let (post, date) = (handover.post(), |l| i18n::Format(l).date(due_on));
    let text = Text::each(|l| T(l).notice_opened(date(l), post.get(l)));
    identity::api::notify(tx, &[leaver], &text, &handover.href())?;
    if let Some(next) = successor {
        let text = Text::each(|l| T(l).notice_named(post.get(l)));
        identity::api::notify(tx, &[next], &text, &handover.href())?;
    } else {
        let text = Text::each(|l| T(l).notice_vacant(post.get(l)));
        call(tx, &handover, &text)?;
    }
    Ok(())
}

/// A handover of this very end that was finished or dropped: an end that is long past does not open another.
fn is_done(tx: &mut Tx<'_, '_>, leaving: &Leaving) -> Result<bool> {
    let rows = store::of_building(tx, leaving.building, &[State::Done, State::Dropped], BATCH)?;
    let same = |r: &store::HandoverRow| {
        // A last day that was known ahead is the one before the post was found to have ended.
        let after = leaving.ends_on.days_since(r.ends_on);
        let end = after == 0 || (after == 1 && r.state == State::Done);
        end && r.leaver == leaving.leaver && r.role == leaving.role && r.floor == leaving.floor
    };
    Ok(rows.iter().any(same))
}

/// Whether the same person holds the same post after the end: a term that was renewed.
fn goes_on(tx: &mut Tx<'_, '_>, leaving: &Leaving) -> Result<bool> {
    let after = leaving.ends_on.plus_days(1);
    let holds = |row: &AppointmentRow| {
        row.role == leaving.role
            && identity::api::scope_of(row) == Some(leaving.scope())
            && row.until_on.is_none_or(|until| until >= after)
            && row.from_on <= after
    };
    Ok(identity::api::posts_of(tx, leaving.leaver)?.iter().any(holds))
}

/// Tells the chair and secretary if there are any, and the subdistrict where it is not about a floor.
fn call(tx: &mut Tx<'_, '_>, handover: &Handover, text: &Text) -> Result<()> {
    let roles: &[Role] = match handover.floor {
        Some(_) => &[Role::CommitteeSecretary],
        None => &[Role::SubdistrictClerk, Role::CommitteeChair, Role::CommitteeSecretary],
    };
    for role in roles {
        let people = commitments::api::people_of(tx, &Party::Role(*role), Some(handover.building))?;
        identity::api::notify(tx, &people, text, &handover.href())?;
    }
    Ok(())
}

fn day(on: Date) -> Deadline {
    Deadline { on, provisional: false }
}

/// What a side owes.
pub fn promise(tx: &mut Tx<'_, '_>, handover: &Handover, kind: &'static str, debtor: Named) -> Result<()> {
    let (title, href) = (Text::each(|l| T(l).handover_of(handover.post().get(l))), handover.href());
    let due = Some(day(handover.due_on));
    // Not of the building: its lists are read by members who may not open a handover.
    let building = None;
    let subject = handover.id.any();
    commitments::api::open(
        tx,
        &Promise { kind, subject, building, title: &title, href: &href, floor: 1, debtor, creditor: None, due },
    )?;
    Ok(())
}

/// Who has to take it over: the successor, or while there is none whoever fills the post.
pub fn taker(handover: &Handover, successor: Option<PersonId>) -> Named {
    match successor {
        Some(person) => Named::new(Party::Person(person), Text::each(|l| T(l).successor())),
        None => {
            let role = if handover.floor.is_some() { Role::CommitteeSecretary } else { Role::SubdistrictClerk };
            Named::new(Party::Role(role), Text::each(|l| identity::api::role_title(l, role)))
        }
    }
}

/// Somebody takes over: for good, or for the time being.
///
/// # Errors
/// There is no such step from here.
pub fn name(tx: &mut Tx<'_, '_>, handover: &Handover, person: PersonId, acting: bool) -> Result<()> {
    handover.state.after(Step::Name)?;
    if handover.successor == Some(person) {
        return Ok(());
    }
    let (district, id) = (tx.district(), handover.id);
    tx.run_one(&sql::NAME, args![district, id, person])?;
    if handover.state == State::Signed {
        commitments::api::release(tx, id.any(), "take_over")?;
        promise(tx, handover, "take_over", taker(handover, Some(person)))?;
    }
    tx.record(&SuccessorNamed { handover: id, building: handover.building, acting })?;
    let post = handover.post();
    let text = Text::each(|l| T(l).notice_named(post.get(l)));
    identity::api::notify(tx, &[person], &text, &handover.href())
}

/// The post goes on with the same person: there is nothing to hand over.
fn withdraw(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<()> {
    let (district, now, id) = (tx.district(), tx.now(), handover.id);
    let state = handover.state.after(Step::Drop)?;
    tx.run_one(&sql::FINISH, args![district, id, state, now])?;
    commitments::api::release_all(tx, id.any())?;
    if let Some(floor) = handover.floor {
        captains::api::hand_over(tx, floor, handover.leaver)?;
    }
    tx.record(&HandoverDropped { handover: id, building: handover.building, role: handover.role })?;
    let post = handover.post();
    let text = Text::each(|l| T(l).notice_dropped(post.get(l)));
    identity::api::notify(tx, &handover.sides(), &text, &handover.href())
}
