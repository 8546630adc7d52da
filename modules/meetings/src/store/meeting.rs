//! Meetings, their agendas, attendance and papers.

use committees::api::{Position, SeatId, SeatKind};
use db::{args, statements};
use kernel::{BodyId, BuildingId, District, DivisionCode, PersonId, Result, Timestamp, ids};
use ledger::Tx;

use crate::{
    agenda::{Course, ItemId, ItemStage, ItemState, Origin},
    ballot::{BallotId, Outcome},
    meeting::{MeetingId, MeetingKind, MeetingStage, MeetingState},
};

ids! {
    /// A paper of a meeting.
    pub PaperId(PaperMark) = "ppr";
    /// A text that was changed.
    pub AmendmentId(AmendmentMark) = "amd";
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct MeetingRow {
        pub district: District,
        pub id: MeetingId,
        pub body: BodyId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub kind: MeetingKind,
        pub number: Option<u32>,
        pub state: MeetingStage,
        pub starts_at: Timestamp,
        pub venue: String,
        pub guests: String,
        pub notices: u32,
        pub told_at: Option<Timestamp>,
        pub opened_at: Option<Timestamp>,
        pub closed_at: Option<Timestamp>,
        pub published_at: Option<Timestamp>,
        pub cancelled_at: Option<Timestamp>,
        pub reason: Option<String>,
        pub current_item: Option<ItemId>,
        pub open_ballot: Option<BallotId>,
        pub rev: i64,
    }
}

impl MeetingRow {
    /// # Errors
    /// A stored state without its times.
    pub fn state(&self) -> Result<MeetingState> {
        let lost = || kernel::Error::bug("a meeting's state lacks its time");
        let (opened, closed) = (|| self.opened_at.ok_or_else(lost), || self.closed_at.ok_or_else(lost));
        Ok(match self.state {
            MeetingStage::Draft => MeetingState::Draft,
            MeetingStage::Convened => {
                MeetingState::Convened { told_at: self.told_at.ok_or_else(lost)?, notices: self.notices }
            }
            MeetingStage::Open => MeetingState::Open { opened_at: opened()? },
            MeetingStage::Closed => MeetingState::Closed { opened_at: opened()?, closed_at: closed()? },
            MeetingStage::Published => MeetingState::Published {
                opened_at: opened()?,
                closed_at: closed()?,
                published_at: self.published_at.ok_or_else(lost)?,
            },
            MeetingStage::Cancelled => MeetingState::Cancelled { at: self.cancelled_at.ok_or_else(lost)? },
        })
    }

    /// Takes over a state, to be saved.
    pub fn set(&mut self, state: MeetingState) {
        self.state = state.stage();
        match state {
            MeetingState::Draft => {}
            MeetingState::Convened { told_at, notices } => (self.told_at, self.notices) = (Some(told_at), notices),
            MeetingState::Open { opened_at } => self.opened_at = Some(opened_at),
            MeetingState::Closed { closed_at, .. } => self.closed_at = Some(closed_at),
            MeetingState::Published { published_at, .. } => self.published_at = Some(published_at),
            MeetingState::Cancelled { at } => self.cancelled_at = Some(at),
        }
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct ItemRow {
        pub district: District,
        pub id: ItemId,
        pub body: BodyId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub subject: Option<String>,
        pub href: Option<String>,
        pub title: String,
        pub words: String,
        pub origin: Origin,
        pub charter: bool,
        pub state: ItemStage,
        pub meeting: Option<MeetingId>,
        pub deferrals: u32,
        pub deliberated: bool,
        pub amended: bool,
        pub outcome: Option<Outcome>,
        pub placed_at: Timestamp,
        pub rev: i64,
    }
}

impl ItemRow {
    /// # Errors
    /// A stored state without its meeting or outcome.
    pub fn course(&self) -> Result<Course> {
        let lost = || kernel::Error::bug("an item's state lacks its meeting or outcome");
        let meeting = || self.meeting.ok_or_else(lost);
        let state = match self.state {
            ItemStage::Waiting => ItemState::Waiting,
            ItemStage::Listed => ItemState::Listed { meeting: meeting()? },
            ItemStage::UnderWay => ItemState::UnderWay { meeting: meeting()?, amended: self.amended },
            ItemStage::Decided => ItemState::Decided { meeting: meeting()?, outcome: self.outcome.ok_or_else(lost)? },
            ItemStage::Noted => ItemState::Noted { meeting: meeting()? },
            ItemStage::Withdrawn => ItemState::Withdrawn,
        };
        Ok(Course { state, origin: self.origin, deferrals: self.deferrals, deliberated: self.deliberated })
    }

    /// Takes over a course, to be saved.
    pub fn set(&mut self, course: Course) {
        self.state = course.state.stage();
        self.meeting = course.state.meeting();
        self.amended = matches!(course.state, ItemState::UnderWay { amended: true, .. });
        self.outcome = match course.state {
            ItemState::Decided { outcome, .. } => Some(outcome),
            _ => None,
        };
        (self.origin, self.deferrals, self.deliberated) = (course.origin, course.deferrals, course.deliberated);
    }

    /// The thread of the item's events: what it is about, or else the meeting.
    pub fn thread(&self, meeting: Option<MeetingId>) -> String {
        match (&self.subject, meeting.or(self.meeting)) {
            (Some(subject), _) => subject.clone(),
            (None, Some(meeting)) => meeting.to_string(),
            (None, None) => self.id.to_string(),
        }
    }
}

db::codes! {
    /// What became of an item on a meeting's agenda.
    pub enum Fate {
        Passed = "passed",
        PassedAmended = "passed_amended",
        Rejected = "rejected",
        Deferred = "deferred",
        Stalemate = "stalemate",
        /// Heard, without a vote.
        Noted = "noted",
        /// Not decided: back to the pool.
        Returned = "returned",
    }
}

impl From<Outcome> for Fate {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Passed => Fate::Passed,
            Outcome::PassedAmended => Fate::PassedAmended,
            Outcome::Rejected => Fate::Rejected,
            Outcome::Deferred => Fate::Deferred,
            Outcome::Stalemate => Fate::Stalemate,
        }
    }
}

db::row! {
    /// An item as it stands on a meeting's agenda.
    #[derive(Debug, Clone)]
    pub struct EntryRow {
        pub item: ItemId,
        pub position: u32,
        pub fate: Option<Fate>,
        pub title: String,
        pub words: String,
        pub subject: Option<String>,
        pub href: Option<String>,
        pub origin: Origin,
        pub charter: bool,
        pub state: ItemStage,
        /// The meeting that the item is on now.
        pub meeting: Option<MeetingId>,
        pub amended: bool,
        pub rev: i64,
    }
}

db::row! {
    /// An item's past on one meeting.
    #[derive(Debug, Clone)]
    pub struct PastRow {
        pub meeting: MeetingId,
        pub fate: Option<Fate>,
        pub number: Option<u32>,
        pub starts_at: Timestamp,
        pub state: MeetingStage,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct AttendanceRow {
        pub seat: SeatId,
        pub person: PersonId,
        pub kind: SeatKind,
        pub position: Position,
        pub votes: bool,
        pub coming: Option<bool>,
        pub reason: Option<String>,
        pub answered_at: Option<Timestamp>,
        pub present: bool,
        pub arrived_at: Option<Timestamp>,
        pub left_at: Option<Timestamp>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct RecusalRow {
        pub item: ItemId,
        pub seat: SeatId,
        pub person: PersonId,
        pub by_chair: bool,
        pub reason: String,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct AmendmentRow {
        pub meeting: MeetingId,
        pub at: Timestamp,
        pub before: String,
        pub after: String,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct PaperRow {
        pub id: PaperId,
        pub meeting: MeetingId,
        pub item: Option<ItemId>,
        pub title: String,
        pub words: Option<String>,
        pub mime: Option<String>,
        pub file_name: Option<String>,
        pub size: u64,
        pub added_at: Timestamp,
    }
}

macro_rules! meetings {
    ($rest:literal) => {
        concat!(
            "select district, id, body, building, subdistrict, kind, number, state, starts_at, venue, guests, notices, told_at, opened_at, closed_at, published_at, cancelled_at, reason, current_item, open_ballot, rev from meeting where district = $1 ",
            $rest
        )
    };
}

macro_rules! items {
    ($rest:literal) => {
        concat!(
            "select district, id, body, building, subdistrict, subject, href, title, words, origin, charter, state, meeting, deferrals, deliberated, amended, outcome, placed_at, rev from agenda_item where district = $1 ",
            $rest
        )
    };
}

macro_rules! papers {
    ($rest:literal) => {
        concat!(
            "select id, meeting, item, title, words, mime, file_name, size, added_at from paper where district = $1 ",
            $rest
        )
    };
}

pub mod sql {
    use super::*;

    statements! {
        command ADD = "insert into meeting (district, id, body, building, subdistrict, kind, number, state, starts_at, venue, guests, notices, told_at, opened_at, closed_at, published_at, cancelled_at, reason, current_item, open_ballot, rev) values ($1, $2, $3, $4, $5, $6, null, 'draft', $7, $8, $9, 0, null, null, null, null, null, null, null, null, 1)";
        lock query ONE: MeetingRow = meetings!("and id = $2");
        query OF_BUILDING: MeetingRow = meetings!("and building = $2 and starts_at < $3 order by starts_at desc, id limit $4");
        query IN_STATE: MeetingRow = meetings!("and building = $2 and state = $3 order by starts_at, id limit $4");
        command SAVE = "update meeting set number = $3, state = $4, starts_at = $5, venue = $6, guests = $7, notices = $8, told_at = $9, opened_at = $10, closed_at = $11, published_at = $12, cancelled_at = $13, reason = $14, current_item = $15, open_ballot = $16, rev = rev + 1 where district = $1 and id = $2";
        command ADD_ITEM = "insert into agenda_item (district, id, body, building, subdistrict, subject, href, title, words, origin, charter, state, meeting, deferrals, deliberated, amended, outcome, placed_at, rev) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', null, 0, 0, 0, null, $12, 1)";
        lock query ITEM: ItemRow = items!("and id = $2");
        query WHERE: (Option<MeetingId>,) = "select meeting from agenda_item where district = $1 and id = $2";
        query POOL: ItemRow = items!("and body = $2 and state = 'waiting' order by id limit 200");
        query OF_SUBJECT: ItemRow = items!("and subject = $2 order by id limit 50");
        command SAVE_ITEM = "update agenda_item set title = $3, words = $4, origin = $5, charter = $6, state = $7, meeting = $8, deferrals = $9, deliberated = $10, amended = $11, outcome = $12, rev = rev + 1 where district = $1 and id = $2 and rev = $13";
        command LIST = "insert into agenda_entry (district, meeting, item, position, fate) values ($1, $2, $3, $4, null) on conflict (district, meeting, item) do update set position = excluded.position, fate = null";
        command UNLIST = "delete from agenda_entry where district = $1 and meeting = $2 and item = $3";
        command PLACE = "update agenda_entry set position = $4 where district = $1 and meeting = $2 and item = $3";
        command SEAL = "update agenda_entry set fate = $4 where district = $1 and meeting = $2 and item = $3";
        query AGENDA: EntryRow = "select e.item, e.position, e.fate, i.title, i.words, i.subject, i.href, i.origin, i.charter, i.state, i.meeting, i.amended, i.rev from agenda_entry e join agenda_item i on i.district = e.district and i.id = e.item where e.district = $1 and e.meeting = $2 order by e.position, e.item";
        query PAST: PastRow = "select e.meeting, e.fate, m.number, m.starts_at, m.state from agenda_entry e join meeting m on m.district = e.district and m.id = e.meeting where e.district = $1 and e.item = $2 order by m.starts_at, e.meeting";
        command AMENDED = "insert into amendment (district, item, id, meeting, at, person, before, after) values ($1, $2, $3, $4, $5, $6, $7, $8)";
        query AMENDMENTS: AmendmentRow = "select meeting, at, before, after from amendment where district = $1 and item = $2 order by id";
        command RECUSE = "insert into recusal (district, item, seat, person, at, by_chair, reason) values ($1, $2, $3, $4, $5, $6, $7) on conflict (district, item, seat) do nothing";
        query RECUSALS: RecusalRow = "select item, seat, person, by_chair, reason from recusal where district = $1 and item = $2 order by at, seat";
        command INVITE = "insert into attendance (district, meeting, seat, person, kind, position, votes, coming, reason, answered_at, present, arrived_at, left_at) values ($1, $2, $3, $4, $5, $6, $7, null, null, null, 0, null, null) on conflict (district, meeting, seat) do update set person = excluded.person, kind = excluded.kind, position = excluded.position, votes = excluded.votes";
        command UNINVITE = "delete from attendance where district = $1 and meeting = $2 and seat = $3 and present = 0";
        query ATTENDANCE: AttendanceRow = "select seat, person, kind, position, votes, coming, reason, answered_at, present, arrived_at, left_at from attendance where district = $1 and meeting = $2 order by position, seat";
        command ANSWER = "update attendance set coming = $4, reason = $5, answered_at = $6 where district = $1 and meeting = $2 and seat = $3";
        command FORGET_ANSWERS = "update attendance set coming = null, reason = null, answered_at = null where district = $1 and meeting = $2";
        command ARRIVE = "update attendance set present = 1, arrived_at = $4 where district = $1 and meeting = $2 and seat = $3 and present = 0";
        command LEAVE = "update attendance set present = 0, left_at = $4 where district = $1 and meeting = $2 and seat = $3 and present = 1";
        command ADD_PAPER = "insert into paper (district, meeting, id, item, title, words, mime, file_name, size, digest, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
        command ADD_FILE = "insert into paper_file (district, paper, bytes) values ($1, $2, $3)";
        query PAPERS: PaperRow = papers!("and meeting = $2 order by id");
        query PAPER: PaperRow = papers!("and id = $2");
        query FILE: (Vec<u8>,) = "select bytes from paper_file where district = $1 and paper = $2";
        command DROP_PAPER = "delete from paper where district = $1 and meeting = $2 and id = $3";
        command DROP_FILE = "delete from paper_file where district = $1 and paper = $2";
    }
}

/// Saves a meeting that was loaded in this transaction.
pub fn save(tx: &mut Tx<'_, '_>, row: &MeetingRow) -> Result<()> {
    let r = row;
    tx.run_one(
        &sql::SAVE,
        args![
            r.district,
            r.id,
            r.number,
            r.state,
            r.starts_at,
            r.venue,
            r.guests,
            r.notices,
            r.told_at,
            r.opened_at,
            r.closed_at,
            r.published_at,
            r.cancelled_at,
            r.reason,
            r.current_item,
            r.open_ballot
        ],
    )?;
    Ok(())
}

/// Saves an item whose revision is still the one that was read; answers whether it was.
pub fn save_item(tx: &mut Tx<'_, '_>, row: &ItemRow) -> Result<bool> {
    let r = row;
    let met = tx.run(
        &sql::SAVE_ITEM,
        args![
            r.district,
            r.id,
            r.title,
            r.words,
            r.origin,
            r.charter,
            r.state,
            r.meeting,
            r.deferrals,
            r.deliberated,
            r.amended,
            r.outcome,
            r.rev
        ],
    )?;
    Ok(met == 1)
}

/// A meeting's agenda in its order.
pub fn agenda(tx: &mut Tx<'_, '_>, meeting: MeetingId) -> Result<Vec<EntryRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::AGENDA, args![district, meeting])?)
}

/// Who was told, answered and came, the chair first.
pub fn attendance(tx: &mut Tx<'_, '_>, meeting: MeetingId) -> Result<Vec<AttendanceRow>> {
    let district = tx.district();
    let mut rows = tx.all(&sql::ATTENDANCE, args![district, meeting])?;
    rows.sort_by_key(|r| (r.position, r.seat));
    Ok(rows)
}

/// Who stands aside on an item.
pub fn recusals(tx: &mut Tx<'_, '_>, item: ItemId) -> Result<Vec<RecusalRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::RECUSALS, args![district, item])?)
}
