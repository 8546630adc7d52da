//! Things as the verbs work with them: loaded with their place and with what the actor is to them.
//!
//! Whoever changes something locks its meeting first, then the item, then the ballot, so that two people at once cannot
//! both succeed where only one may, and nobody waits in a circle.

use committees::api::{BodyRow, Seat};
use db::args;
use kernel::{Actor, BuildingId, Denied, PersonId, Place, Relation, Resource, Result, Role};
use ledger::{Load, Tx};
use registry::api::Building;

use crate::{
    agenda::{Course, ItemId},
    ballot::BallotId,
    meeting::{MeetingId, MeetingState},
    refusal::MeetingRefusal,
    resolution::ResolutionId,
    store::{
        ballot::sql as ballots,
        ballot::{BallotRow, ResolutionRow, SlotRow},
        meeting::sql as meetings,
        meeting::{ItemRow, MeetingRow},
    },
};

/// Whether somebody sees what a body prepares: seats, and those who work for or look after the body.
pub fn is_insider(actor: &Actor, place: &Place, seats: &[Seat]) -> bool {
    const STAFF: [Role; 6] = [
        Role::CommitteeChair,
        Role::CommitteeSecretary,
        Role::CommitteeMember,
        Role::PartySecretary,
        Role::SubdistrictClerk,
        Role::DistrictClerk,
    ];
    matches!(actor, Actor::System(_)) || seat_of(actor, seats).is_some() || STAFF.iter().any(|r| actor.holds(*r, place))
}

fn seat_of<'s>(actor: &Actor, seats: &'s [Seat]) -> Option<&'s Seat> {
    let person = actor.person()?;
    seats.iter().find(|s| s.person == person)
}

/// The seats of a body today, the chair first; whoever holds two has the one with a vote.
///
/// # Errors
/// The database's own failure.
pub fn seats_today(tx: &mut Tx<'_, '_>, body: kernel::BodyId) -> Result<Vec<Seat>> {
    let today = tx.today();
    let mut seats = committees::api::seats_on(tx, body, today)?;
    seats.sort_by_key(|s| !s.votes);
    let mut people = std::collections::HashSet::new();
    seats.retain(|s| people.insert(s.person));
    seats.sort_by_key(|s| (s.position, s.id));
    Ok(seats)
}

/// A building with its committee: what meetings are prepared in.
#[derive(Debug, Clone)]
pub struct Board {
    pub body: BodyRow,
    pub building: Building,
    pub seats: Vec<Seat>,
    place: Place,
}

impl Board {
    /// The building's committee, if it has one.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn find(tx: &mut Tx<'_, '_>, id: BuildingId) -> Result<Option<Self>> {
        let Some(building) = registry::api::building(tx, id)? else { return Ok(None) };
        let Some(body) = committees::api::committee_of(tx, id)? else { return Ok(None) };
        let seats = seats_today(tx, body.id)?;
        let place = Place { body: Some(body.id), ..building.place().clone() };
        Ok(Some(Board { body, building, seats, place }))
    }

    /// The building's page.
    pub fn href(&self) -> String {
        format!("/{}/towers/{}", self.body.district, self.body.building)
    }
}

impl Resource for Board {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        if seat_of(actor, &self.seats).is_some() { vec![Relation::Member] } else { Vec::new() }
    }
}

impl Load for Board {
    type Id = BuildingId;

    /// A building without a committee answers [`MeetingRefusal::NoCommittee`].
    fn load(tx: &mut Tx<'_, '_>, id: BuildingId) -> Result<Option<Self>> {
        if registry::api::building(tx, id)?.is_none() {
            return Ok(None);
        }
        Ok(Some(Board::find(tx, id)?.ok_or(MeetingRefusal::NoCommittee)?))
    }
}

/// A meeting with the seats of its body today.
#[derive(Debug, Clone)]
pub struct Meeting {
    pub row: MeetingRow,
    pub state: MeetingState,
    pub seats: Vec<Seat>,
    place: Place,
}

impl std::ops::Deref for Meeting {
    type Target = MeetingRow;

    fn deref(&self) -> &MeetingRow {
        &self.row
    }
}

impl Meeting {
    pub fn href(&self) -> String {
        format!("/{}/meetings/{}", self.district, self.id)
    }

    /// Seats with a vote.
    pub fn voting(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|s| s.votes)
    }

    pub fn seat_of(&self, actor: &Actor) -> Option<&Seat> {
        seat_of(actor, &self.seats)
    }

    pub fn people(&self) -> Vec<PersonId> {
        self.seats.iter().map(|s| s.person).collect()
    }

    /// Takes over a state and saves it.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn become_state(&mut self, tx: &mut Tx<'_, '_>, state: MeetingState) -> Result<()> {
        self.state = state;
        self.row.set(state);
        crate::store::meeting::save(tx, &self.row)
    }
}

impl Resource for Meeting {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        if self.seat_of(actor).is_some() { vec![Relation::Member] } else { Vec::new() }
    }

    /// A draft is for those who prepare it.
    fn visible_to(&self, actor: &Actor) -> bool {
        self.state != MeetingState::Draft || is_insider(actor, &self.place, &self.seats)
    }
}

impl Load for Meeting {
    type Id = MeetingId;

    fn load(tx: &mut Tx<'_, '_>, id: MeetingId) -> Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&meetings::ONE, args![district, id])? else { return Ok(None) };
        let seats = seats_today(tx, row.body)?;
        let place = Place { body: Some(row.body), ..Place::building(row.district, row.subdistrict, row.building) };
        Ok(Some(Meeting { state: row.state()?, row, seats, place }))
    }
}

/// A meeting that must be there.
///
/// # Errors
/// Not found.
pub fn meeting(tx: &mut Tx<'_, '_>, id: MeetingId) -> Result<Meeting> {
    Ok(Meeting::load(tx, id)?.ok_or(Denied::Hidden)?)
}

/// An agenda item with the seats of its body today.
#[derive(Debug, Clone)]
pub struct AgendaItem {
    pub row: ItemRow,
    pub course: Course,
    pub seats: Vec<Seat>,
    place: Place,
}

impl std::ops::Deref for AgendaItem {
    type Target = ItemRow;

    fn deref(&self) -> &ItemRow {
        &self.row
    }
}

impl AgendaItem {
    pub fn seat_of(&self, actor: &Actor) -> Option<&Seat> {
        seat_of(actor, &self.seats)
    }

    /// Takes over a course and saves it.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn take(&mut self, tx: &mut Tx<'_, '_>, course: Course) -> Result<()> {
        self.course = course;
        self.row.set(course);
        if !crate::store::meeting::save_item(tx, &self.row)? {
            return Err(kernel::Error::bug("an item changed while it was locked"));
        }
        self.row.rev += 1;
        Ok(())
    }
}

impl Resource for AgendaItem {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        if self.seat_of(actor).is_some() { vec![Relation::Member] } else { Vec::new() }
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        is_insider(actor, &self.place, &self.seats)
    }
}

impl Load for AgendaItem {
    type Id = ItemId;

    fn load(tx: &mut Tx<'_, '_>, id: ItemId) -> Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&meetings::ITEM, args![district, id])? else { return Ok(None) };
        let seats = seats_today(tx, row.body)?;
        let place = Place { body: Some(row.body), ..Place::building(row.district, row.subdistrict, row.building) };
        Ok(Some(AgendaItem { course: row.course()?, row, seats, place }))
    }
}

/// An item together with the meeting that it is on, if any, both locked, the meeting first.
///
/// # Errors
/// Not found.
pub fn located(tx: &mut Tx<'_, '_>, id: ItemId) -> Result<(Option<Meeting>, AgendaItem)> {
    let district = tx.district();
    // Between the look and the lock somebody may have moved it: then look again.
    for _ in 0..3 {
        let (on,) = tx.first(&meetings::WHERE, args![district, id])?.ok_or(Denied::Hidden)?;
        let meeting = match on {
            Some(on) => Some(meeting(tx, on)?),
            None => None,
        };
        let item = AgendaItem::load(tx, id)?.ok_or(Denied::Hidden)?;
        if item.meeting == on {
            return Ok((meeting, item));
        }
    }
    Err(kernel::Error::bug("an item is moved all the time"))
}

/// [`located`], for what is done in a meeting. `step` names what is refused for an item that is on none.
///
/// # Errors
/// Not found, or the item is on no meeting.
pub fn item_in_meeting(tx: &mut Tx<'_, '_>, id: ItemId, step: &'static str) -> Result<(Meeting, AgendaItem)> {
    match located(tx, id)? {
        (Some(meeting), item) => Ok((meeting, item)),
        // Nobody outside learns from a refusal that the item is there.
        (None, item) if !item.visible_to(tx.actor()) => Err(kernel::Error::hidden()),
        (None, item) => Err(MeetingRefusal::ItemNotNow { stage: item.course.state.stage(), step }.into()),
    }
}

/// A ballot.
#[derive(Debug, Clone)]
pub struct Ballot {
    pub row: BallotRow,
    place: Place,
}

impl std::ops::Deref for Ballot {
    type Target = BallotRow;

    fn deref(&self) -> &BallotRow {
        &self.row
    }
}

impl Resource for Ballot {
    fn place(&self) -> &Place {
        &self.place
    }
}

impl Load for Ballot {
    type Id = BallotId;

    fn load(tx: &mut Tx<'_, '_>, id: BallotId) -> Result<Option<Self>> {
        let district = tx.district();
        let row = tx.first(&ballots::ONE, args![district, id])?;
        Ok(row.map(|row| Ballot { place: Place::building(row.district, row.subdistrict, row.building), row }))
    }
}

/// A ballot as one of its electors meets it.
#[derive(Debug, Clone)]
pub struct Slot {
    pub row: SlotRow,
    place: Place,
}

impl std::ops::Deref for Slot {
    type Target = SlotRow;

    fn deref(&self) -> &SlotRow {
        &self.row
    }
}

impl From<SlotRow> for Slot {
    fn from(row: SlotRow) -> Self {
        Slot { place: Place::building(row.district, row.subdistrict, row.building), row }
    }
}

impl Resource for Slot {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        if actor.person() == Some(self.person) { vec![Relation::Elector] } else { Vec::new() }
    }
}

/// A resolution.
#[derive(Debug, Clone)]
pub struct Resolution {
    pub row: ResolutionRow,
    place: Place,
}

impl std::ops::Deref for Resolution {
    type Target = ResolutionRow;

    fn deref(&self) -> &ResolutionRow {
        &self.row
    }
}

impl Resolution {
    pub fn href(&self) -> String {
        format!("/{}/resolutions/{}", self.district, self.id)
    }
}

impl Resource for Resolution {
    fn place(&self) -> &Place {
        &self.place
    }
}

impl Load for Resolution {
    type Id = ResolutionId;

    fn load(tx: &mut Tx<'_, '_>, id: ResolutionId) -> Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&ballots::RESOLUTION, args![district, id])? else { return Ok(None) };
        let place = Place::building(row.district, row.subdistrict, row.building);
        Ok(Some(Resolution { row, place }))
    }
}
