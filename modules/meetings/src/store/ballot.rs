//! Ballots and resolutions.

use committees::api::SeatId;
use db::{args, statements};
use kernel::{BodyId, BuildingId, Date, Deadline, District, DivisionCode, PersonId, Result, Timestamp};
use ledger::Tx;

use super::chance;
use crate::{
    agenda::ItemId,
    ballot::{BallotId, BallotRules, BallotState, Choice, Mode, Outcome, Question, SlipId, Tally},
    meeting::MeetingId,
    resolution::{ResolutionId, ResolutionStage, ResolutionState},
};

db::codes! {
    /// The word of a state, as it is stored.
    pub enum BallotStage {
        Open = "open",
        Closed = "closed",
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct BallotRow {
        pub district: District,
        pub id: BallotId,
        pub meeting: MeetingId,
        pub item: ItemId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub question: Question,
        pub mode: Mode,
        pub state: BallotStage,
        pub opened_at: Timestamp,
        pub rules: String,
        pub words: String,
        pub amended: bool,
        pub seats: u32,
        pub present: u32,
        pub recused: u32,
        pub electors: u32,
        pub quorum: u32,
        pub needed: u32,
        pub closed_at: Option<Timestamp>,
        pub reason: Option<String>,
        pub yes: Option<u32>,
        pub nays: Option<u32>,
        pub abstain: Option<u32>,
        pub missing: Option<u32>,
        pub outcome: Option<Outcome>,
    }
}

impl BallotRow {
    /// The rules that it was opened under.
    ///
    /// # Errors
    /// Stored rules that cannot be read.
    pub fn rules(&self) -> Result<BallotRules> {
        Ok(serde_json::from_str(&self.rules)?)
    }

    pub fn state(&self) -> BallotState {
        match (self.closed_at, self.tally()) {
            (Some(at), Some(tally)) => BallotState::Closed { at, tally, outcome: self.outcome },
            _ => BallotState::Open,
        }
    }

    /// The result; nothing while the ballot is open.
    pub fn tally(&self) -> Option<Tally> {
        Some(Tally { yes: self.yes?, no: self.nays?, abstain: self.abstain?, missing: self.missing? })
    }
}

db::row! {
    /// A ballot as one of its electors meets it: everything that casting a vote has to know.
    #[derive(Debug, Clone)]
    pub struct SlotRow {
        pub district: District,
        pub ballot: BallotId,
        pub meeting: MeetingId,
        pub item: ItemId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub mode: Mode,
        pub state: BallotStage,
        pub person: PersonId,
        pub seat: SeatId,
        pub voted: bool,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct ElectorRow {
        pub person: PersonId,
        pub seat: SeatId,
        pub voted: bool,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct ResolutionRow {
        pub district: District,
        pub id: ResolutionId,
        pub body: BodyId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub meeting: MeetingId,
        pub item: ItemId,
        pub ballot: BallotId,
        pub subject: Option<String>,
        pub number: String,
        pub title: String,
        pub words: String,
        pub state: ResolutionStage,
        pub adopted_on: Date,
        pub published_on: Option<Date>,
        pub until_on: Option<Date>,
        pub provisional: bool,
        pub effective_on: Option<Date>,
    }
}

impl ResolutionRow {
    /// In whose timeline it stands: that of what was decided about, or the meeting's.
    pub fn thread(&self) -> String {
        self.subject.clone().unwrap_or_else(|| self.meeting.to_string())
    }

    /// # Errors
    /// A stored state without its dates.
    pub fn state(&self) -> Result<ResolutionState> {
        let lost = || kernel::Error::bug("a resolution's state lacks its date");
        let since = || self.published_on.ok_or_else(lost);
        Ok(match self.state {
            ResolutionStage::Adopted => ResolutionState::Adopted,
            ResolutionStage::Noticed => ResolutionState::Noticed {
                since: since()?,
                until: Deadline { on: self.until_on.ok_or_else(lost)?, provisional: self.provisional },
            },
            ResolutionStage::Effective => {
                ResolutionState::Effective { since: since()?, on: self.effective_on.ok_or_else(lost)? }
            }
        })
    }

    /// Takes over a state, to be saved.
    pub fn set(&mut self, state: ResolutionState) {
        self.state = state.stage();
        match state {
            ResolutionState::Adopted => {}
            ResolutionState::Noticed { since, until } => {
                (self.published_on, self.until_on) = (Some(since), Some(until.on));
                self.provisional = until.provisional;
            }
            ResolutionState::Effective { on, .. } => self.effective_on = Some(on),
        }
    }
}

macro_rules! ballots {
    ($rest:literal) => {
        concat!(
            "select district, id, meeting, item, building, subdistrict, question, mode, state, opened_at, rules, words, amended, seats, present, recused, electors, quorum, needed, closed_at, reason, yes, nays, abstain, missing, outcome from ballot where district = $1 ",
            $rest
        )
    };
}

macro_rules! resolutions {
    ($rest:literal) => {
        concat!(
            "select district, id, body, building, subdistrict, meeting, item, ballot, subject, number, title, words, state, adopted_on, published_on, until_on, provisional, effective_on from resolution where district = $1 ",
            $rest
        )
    };
}

pub mod sql {
    use super::*;

    statements! {
        command OPEN = "insert into ballot (district, id, meeting, item, building, subdistrict, question, mode, state, opened_at, rules, words, amended, seats, present, recused, electors, quorum, needed, closed_at, reason, yes, nays, abstain, missing, outcome) values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, null, null, null, null, null, null, null)";
        command ENROL = "insert into elector (district, ballot, person, seat, voted) values ($1, $2, $3, $4, 0)";
        lock query ONE: BallotRow = ballots!("and id = $2");
        query MEETING_OF: (MeetingId,) = "select meeting from ballot where district = $1 and id = $2";
        query OF_MEETING: BallotRow = ballots!("and meeting = $2 order by id");
        lock query SLOT: SlotRow = "select b.district, b.id as ballot, b.meeting, b.item, b.building, b.subdistrict, b.mode, b.state, e.person, e.seat, e.voted from ballot b join elector e on e.district = b.district and e.ballot = b.id where b.district = $1 and b.id = $2 and e.person = $3";
        query ELECTORS: ElectorRow = "select person, seat, voted from elector where district = $1 and ballot = $2 order by seat";
        query TURNOUT: (u32,) = "select count(*) from elector where district = $1 and ballot = $2 and voted = 1";
        command MARK_VOTED = "update elector set voted = 1 where district = $1 and ballot = $2 and person = $3 and voted = 0";
        command CAST = "insert into vote (district, ballot, seat, choice, at) values ($1, $2, $3, $4, $5)";
        command DROP_SLIP = "insert into slip (district, ballot, id, choice) values ($1, $2, $3, $4)";
        query VOTES: (SeatId, Choice) = "select seat, choice from vote where district = $1 and ballot = $2 order by seat";
        query SLIPS: (SlipId, Choice) = "select id, choice from slip where district = $1 and ballot = $2 order by id";
        command EMPTY_BOX = "delete from slip where district = $1 and ballot = $2";
        command CLOSE = "update ballot set state = 'closed', closed_at = $3, reason = $4, yes = $5, nays = $6, abstain = $7, missing = $8, outcome = $9 where district = $1 and id = $2 and state = 'open'";
        command ADD_RESOLUTION = "insert into resolution (district, id, body, building, subdistrict, meeting, item, ballot, subject, number, title, words, state, adopted_on, published_on, until_on, provisional, effective_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'adopted', $13, null, null, 0, null)";
        lock query RESOLUTION: ResolutionRow = resolutions!("and id = $2");
        query RESOLUTION_WORDS: (String,) = "select words from resolution where district = $1 and id = $2";
        query RESOLUTION_OF_ITEM: ResolutionRow = resolutions!("and item = $2");
        query RESOLUTIONS_OF_MEETING: ResolutionRow = resolutions!("and meeting = $2 order by id");
        query RESOLUTIONS_OF_BUILDING: ResolutionRow = resolutions!("and building = $2 order by id desc limit $3");
        query NOTICED_UNTIL: ResolutionRow = resolutions!("and state = 'noticed' and until_on < $2 and not exists (select 1 from objection o where o.district = $1 and o.resolution = resolution.id and o.state = 'open') order by until_on limit $3");
        command SAVE_RESOLUTION = "update resolution set state = $3, published_on = $4, until_on = $5, provisional = $6, effective_on = $7 where district = $1 and id = $2";
    }
}

/// The choices that were cast, in no order that tells anything.
pub fn choices(tx: &mut Tx<'_, '_>, ballot: &BallotRow) -> Result<Vec<Choice>> {
    let (district, id) = (tx.district(), ballot.id);
    Ok(match ballot.mode {
        Mode::Named => tx.all(&sql::VOTES, args![district, id])?.into_iter().map(|(_, c)| c).collect(),
        Mode::Secret => tx.all(&sql::SLIPS, args![district, id])?.into_iter().map(|(_, c)| c).collect(),
    })
}

/// Takes the slips of a secret ballot out and puts them back in the order of their random ids, so that neither their
/// place in the file nor the transaction that the database notes with a row leads back to the moment of a vote.
pub fn shuffle(tx: &mut Tx<'_, '_>, ballot: BallotId) -> Result<()> {
    let district = tx.district();
    let slips = tx.all(&sql::SLIPS, args![district, ballot])?;
    tx.run(&sql::EMPTY_BOX, args![district, ballot])?;
    for (id, choice) in slips {
        tx.run_one(&sql::DROP_SLIP, args![district, ballot, id, choice])?;
    }
    Ok(())
}

/// A new slip's id.
pub fn slip_id() -> SlipId {
    SlipId::from_bytes(chance())
}

/// Saves a resolution that was loaded in this transaction.
pub fn save_resolution(tx: &mut Tx<'_, '_>, r: &ResolutionRow) -> Result<()> {
    tx.run_one(
        &sql::SAVE_RESOLUTION,
        args![r.district, r.id, r.state, r.published_on, r.until_on, r.provisional, r.effective_on],
    )?;
    Ok(())
}
