//! The SQL.

use db::{Statement, args, statements};
use kernel::{BuildingId, Date, District, FloorId, PersonId, Result, Role, Timestamp};
use ledger::Tx;

use crate::handover::{HandoverId, QuestionId, State};
use crate::sections::Section;

db::row! {
    /// A handover as it is stored.
    #[derive(Debug, Clone)]
    pub struct HandoverRow {
        pub district: District,
        pub id: HandoverId,
        pub building: BuildingId,
        pub role: Role,
        pub floor: Option<FloorId>,
        pub floor_label: String,
        pub leaver: PersonId,
        pub successor: Option<PersonId>,
        pub ends_on: Date,
        pub due_on: Date,
        pub state: State,
        pub opened_at: Timestamp,
        pub signed_at: Option<Timestamp>,
        pub signed_by: Option<PersonId>,
        pub stood_in: bool,
        pub pack: Option<String>,
        pub digest: Option<String>,
        pub done_at: Option<Timestamp>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct QuestionRow {
        pub id: QuestionId,
        pub handover: HandoverId,
        pub section: Section,
        pub words: String,
        pub asked_at: Timestamp,
        pub answer: Option<String>,
        pub answered_at: Option<Timestamp>,
    }
}

macro_rules! handovers {
    ($rest:literal) => {
        concat!(
            "select district, id, building, role, floor, floor_label, leaver, successor, ends_on, due_on, state, opened_at, signed_at, signed_by, stood_in, pack, digest, done_at from handover where district = $1 ",
            $rest
        )
    };
}

pub mod sql {
    use super::*;

    statements! {
        command ADD = "insert into handover (district, id, building, role, floor, floor_label, leaver, successor, ends_on, due_on, state, opened_at, signed_at, signed_by, stood_in, pack, digest, done_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11, null, null, 0, null, null, null)";
        lock query ONE: HandoverRow = handovers!("and id = $2");
        query IN_STATE: HandoverRow = handovers!("and building = $2 and state = $3 order by id desc limit $4");
        query OF_LEAVER: HandoverRow = handovers!("and leaver = $2 and state in ('open', 'signed') order by id desc limit 50");
        query OF_SUCCESSOR: HandoverRow = handovers!("and successor = $2 and state in ('open', 'signed') order by id desc limit 50");
        query EVER_OF_SUCCESSOR: HandoverRow = handovers!("and successor = $2 and state = 'done' order by id desc limit 10");
        command MOVE = "update handover set ends_on = $3, due_on = $4 where district = $1 and id = $2";
        command NAME = "update handover set successor = $3 where district = $1 and id = $2";
        command SIGN = "update handover set state = $3, signed_at = $4, signed_by = $5, stood_in = $6, pack = $7, digest = $8 where district = $1 and id = $2";
        command FINISH = "update handover set state = $3, done_at = $4 where district = $1 and id = $2";
        command PUT_NOTE = "insert into handover_note (district, handover, section, words) values ($1, $2, $3, $4) on conflict (district, handover, section) do update set words = excluded.words";
        query NOTES: (Section, String) = "select section, words from handover_note where district = $1 and handover = $2";
        command CHECK = "insert into handover_check (district, handover, section, at) values ($1, $2, $3, $4) on conflict (district, handover, section) do nothing";
        query CHECKS: (Section, Timestamp) = "select section, at from handover_check where district = $1 and handover = $2";
        command ASK = "insert into handover_question (district, id, handover, section, words, asked_at, answer, answered_at) values ($1, $2, $3, $4, $5, $6, null, null)";
        lock query QUESTION: QuestionRow = "select id, handover, section, words, asked_at, answer, answered_at from handover_question where district = $1 and id = $2";
        query QUESTIONS: QuestionRow = "select id, handover, section, words, asked_at, answer, answered_at from handover_question where district = $1 and handover = $2 order by id limit 200";
        command ANSWER = "update handover_question set answer = $3, answered_at = $4 where district = $1 and id = $2";
        command FIRST_DAY_DONE = "insert into first_day (district, person, building, role, done_at) values ($1, $2, $3, $4, $5) on conflict (district, person, building, role) do update set done_at = excluded.done_at";
        query FIRST_DAY: (Timestamp,) = "select done_at from first_day where district = $1 and person = $2 and building = $3 and role = $4";
    }
}

pub fn statements() -> Vec<Statement> {
    sql::ALL.to_vec()
}

pub fn handover(tx: &mut Tx<'_, '_>, id: HandoverId) -> Result<Option<HandoverRow>> {
    let district = tx.district();
    Ok(tx.first(&sql::ONE, args![district, id])?)
}

/// The handovers of a building in any of these states, the newest first; at most `most` of each.
pub fn of_building(tx: &mut Tx<'_, '_>, building: BuildingId, states: &[State], most: u32) -> Result<Vec<HandoverRow>> {
    let district = tx.district();
    let mut rows = Vec::new();
    for state in states {
        rows.extend(tx.all(&sql::IN_STATE, args![district, building, *state, most])?);
    }
    Ok(rows)
}
