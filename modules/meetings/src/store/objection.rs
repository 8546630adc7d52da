//! Objections to resolutions on public notice.

use db::{args, statements};
use kernel::{Date, PersonId, Result, Timestamp};
use ledger::Tx;

use crate::{
    objection::{ObjectionId, ObjectionStage, ObjectionState},
    resolution::ResolutionId,
};

db::row! {
    #[derive(Debug, Clone)]
    pub struct ObjectionRow {
        pub id: ObjectionId,
        pub resolution: ResolutionId,
        pub person: Option<PersonId>,
        pub words: String,
        pub at: Timestamp,
        pub due_on: Date,
        pub state: ObjectionStage,
        pub answer: Option<String>,
        pub answered_at: Option<Timestamp>,
    }
}

impl ObjectionRow {
    pub fn state(&self) -> ObjectionState {
        self.answered_at.map_or(ObjectionState::Open, |at| ObjectionState::Answered { at })
    }
}

macro_rules! objections {
    ($rest:literal) => {
        concat!(
            "select id, resolution, person, words, at, due_on, state, answer, answered_at from objection where district = $1 ",
            $rest
        )
    };
}

pub mod sql {
    use super::*;

    statements! {
        command ADD = "insert into objection (district, id, resolution, person, words, at, due_on, reminded, state, answer, answered_by, answered_at) values ($1, $2, $3, $4, $5, $6, $7, 0, 'open', null, null, null)";
        lock query ONE: ObjectionRow = objections!("and id = $2");
        query RESOLUTION_OF: (ResolutionId,) = "select resolution from objection where district = $1 and id = $2";
        query OF_RESOLUTION: ObjectionRow = objections!("and resolution = $2 order by case when answered_at is null then 0 else 1 end, id limit $3");
        query OPEN_OF: (ObjectionId,) = "select id from objection where district = $1 and resolution = $2 and person = $3 and state = 'open' limit 1";
        query COUNT: (u32, u32) = "select count(*), count(answered_at) from objection where district = $1 and resolution = $2";
        query UNTOLD: ObjectionRow = objections!("and state = 'open' and reminded = 0 and due_on < $2 order by due_on limit $3");
        command TOLD = "update objection set reminded = 1 where district = $1 and resolution = $2 and state = 'open'";
        command ANSWER = "update objection set state = 'answered', answer = $3, answered_by = $4, answered_at = $5 where district = $1 and id = $2 and state = 'open'";
    }
}

/// How many objections a resolution has, and how many of them are answered.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub all: u32,
    pub answered: u32,
}

impl Count {
    pub const fn open(self) -> u32 {
        self.all.saturating_sub(self.answered)
    }
}

/// The objections to a resolution, counted.
///
/// # Errors
/// The database's own failure.
pub fn count(tx: &mut Tx<'_, '_>, resolution: ResolutionId) -> Result<Count> {
    let district = tx.district();
    let (all, answered) = tx.one(&sql::COUNT, args![district, resolution])?;
    Ok(Count { all, answered })
}
