//! The captains' SQL.

use db::statements;
use identity::api::AppointmentId;
use kernel::{BuildingId, Date, District, DivisionCode, FloorId, PersonId, Result, Timestamp};

use crate::captaincy::{CaptaincyId, Ending, ObjectionId, Origin, State, SubstitutionId, Verdict};

db::row! {
    /// A captaincy as it is stored.
    #[derive(Debug, Clone)]
    pub struct CaptaincyRow {
        pub district: District,
        pub id: CaptaincyId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub floor: FloorId,
        pub floor_label: String,
        pub person: PersonId,
        pub origin: Origin,
        pub nominated_by: Option<PersonId>,
        pub words: String,
        pub state: String,
        pub detail: Option<String>,
        pub due_on: Option<Date>,
        pub from_on: Option<Date>,
        pub until_on: Option<Date>,
        pub acknowledged: bool,
        pub appointment: Option<AppointmentId>,
        pub shown: bool,
        pub opened_at: Timestamp,
        pub changed_at: Timestamp,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct ObjectionRow {
        pub id: ObjectionId,
        pub captaincy: CaptaincyId,
        pub person: Option<PersonId>,
        pub words: String,
        pub at: Timestamp,
        pub verdict: Option<Verdict>,
        pub answer: Option<String>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct SubstitutionRow {
        pub id: SubstitutionId,
        pub captaincy: CaptaincyId,
        pub floor: FloorId,
        pub person: PersonId,
        pub from_on: Date,
        pub until_on: Date,
        pub appointment: Option<AppointmentId>,
    }
}

macro_rules! captaincies {
    ($rest:literal) => {
        concat!("select district, id, building, subdistrict, floor, floor_label, person, origin, nominated_by, words, state, detail, due_on, from_on, until_on, acknowledged, appointment, shown, opened_at, changed_at from captaincy where district = $1 ", $rest)
    };
}

macro_rules! objections {
    ($rest:literal) => {
        concat!(
            "select id, captaincy, person, words, at, verdict, answer from captain_objection where district = $1 ",
            $rest
        )
    };
}

macro_rules! substitutions {
    ($rest:literal) => {
        concat!("select id, captaincy, floor, person, from_on, until_on, appointment from substitution where district = $1 ", $rest)
    };
}

pub mod sql {
    use super::*;

    statements! {
        command ADD = "insert into captaincy (district, id, building, subdistrict, floor, floor_label, person, origin, nominated_by, words, state, detail, due_on, from_on, until_on, acknowledged, appointment, shown, running, opened_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null, $12, $13, $14, 0, $15, 0, 1, $16, $16)";
        lock query ONE: CaptaincyRow = captaincies!("and id = $2");
        query SHOW: CaptaincyRow = captaincies!("and id = $2");
        query OF_FLOOR: CaptaincyRow = captaincies!("and floor = $2 and running = 1 order by id limit 50");
        query OF_FLOORS: CaptaincyRow = captaincies!("and running = 1 and floor in ($2..) order by id");
        query PAST_OF_FLOOR: CaptaincyRow = captaincies!("and floor = $2 and running = 0 order by id desc limit 5");
        query OF_PERSON: CaptaincyRow = captaincies!("and person = $2 and running = 1 order by id limit 50");
        query BY_APPOINTMENT: CaptaincyRow = captaincies!("and appointment = $2");
        query HELD: (AppointmentId,) = "select appointment from captaincy where district = $1 and appointment is not null";
        query EVER_OF_PERSON: CaptaincyRow = captaincies!("and person = $2 and running in (0, 1) order by id desc limit 50");
        query DUE: CaptaincyRow = captaincies!("and state = $2 and due_on < $3 order by due_on limit 50");
        query INQUIRIES_OVER: CaptaincyRow = captaincies!("and state = 'inquiry' and due_on < $2 and not exists (select 1 from captain_objection o where o.district = $1 and o.captaincy = captaincy.id and o.verdict is null) order by due_on limit 50");
        query TERMS_OVER: CaptaincyRow = captaincies!("and state = $2 and until_on < $3 order by until_on limit 50");
        command SAVE = "update captaincy set state = $3, detail = $4, due_on = $5, from_on = $6, until_on = $7, acknowledged = $8, running = $9, changed_at = $10 where district = $1 and id = $2";
        command SET_APPOINTMENT = "update captaincy set appointment = $3 where district = $1 and id = $2";
        command SET_SHOWN = "update captaincy set shown = $3 where district = $1 and id = $2";
        command ADD_OBJECTION = "insert into captain_objection (district, id, captaincy, person, words, at, verdict, answer) values ($1, $2, $3, $4, $5, $6, null, null)";
        lock query OBJECTION: ObjectionRow = objections!("and id = $2");
        query OBJECTIONS: ObjectionRow = objections!("and captaincy = $2 order by id limit 100");
        command ANSWER = "update captain_objection set verdict = $3, answer = $4 where district = $1 and id = $2";
        command ADD_SUBSTITUTION = "insert into substitution (district, id, captaincy, floor, person, from_on, until_on, appointment) values ($1, $2, $3, $4, $5, $6, $7, null)";
        query SUBSTITUTIONS: SubstitutionRow = substitutions!("and captaincy = $2 and until_on >= $3 order by until_on limit 20");
        query ON_FLOOR: SubstitutionRow = substitutions!("and floor = $2 and until_on >= $3 order by until_on limit 20");
        query ON_FLOORS: SubstitutionRow = substitutions!("and from_on <= $2 and until_on >= $2 and floor in ($3..) order by until_on, id");
        query OF_SUBSTITUTE: SubstitutionRow = substitutions!("and person = $2 and until_on >= $3 order by until_on limit 20");
        query SUBSTITUTION: SubstitutionRow = substitutions!("and id = $2");
        query SUBSTITUTION_BY_APPOINTMENT: SubstitutionRow = substitutions!("and appointment = $2");
        command SET_SUBSTITUTE_APPOINTMENT = "update substitution set appointment = $3 where district = $1 and id = $2";
        command END_SUBSTITUTION = "update substitution set until_on = $3 where district = $1 and id = $2";
    }
}

impl CaptaincyRow {
    /// The state with its data.
    ///
    /// # Errors
    /// A stored state that makes no sense.
    pub fn state(&self) -> Result<State> {
        let broken = || kernel::Error::bug(format!("captaincy {} is stored as {}", self.id, self.state));
        let how = || self.detail.as_deref().and_then(Ending::from_code).ok_or_else(broken);
        let due = || self.due_on.ok_or_else(broken);
        let (until, acknowledged) = (self.until_on, self.acknowledged);
        Ok(match self.state.as_str() {
            "nominated" => State::Nominated { due: due()? },
            "inquiry" => State::Inquiry { until: due()? },
            "cleared" => State::Cleared { due: due()? },
            "in_office" => State::InOffice { from: self.from_on.ok_or_else(broken)?, until, acknowledged },
            "suspended" => State::Suspended { from: self.from_on.ok_or_else(broken)?, until, acknowledged },
            "handing_over" => State::HandingOver { how: how()?, due: due()? },
            "ended" => State::Ended { how: how()? },
            _ => return Err(broken()),
        })
    }
}

/// The columns of a state.
#[derive(Debug, Default)]
pub struct StateColumns {
    pub detail: Option<&'static str>,
    pub due_on: Option<Date>,
    pub from_on: Option<Date>,
    pub until_on: Option<Date>,
    pub acknowledged: bool,
}

impl StateColumns {
    /// The columns of `state`; when the office began and ends is kept after it.
    pub fn of(state: &State, row: &CaptaincyRow) -> Self {
        let kept =
            Self { from_on: row.from_on, until_on: row.until_on, acknowledged: row.acknowledged, ..Self::default() };
        match *state {
            State::Nominated { due } | State::Cleared { due } => Self { due_on: Some(due), ..kept },
            State::Inquiry { until } => Self { due_on: Some(until), ..kept },
            State::InOffice { from, until, acknowledged } | State::Suspended { from, until, acknowledged } => {
                Self { from_on: Some(from), until_on: until, acknowledged, ..kept }
            }
            State::HandingOver { how, due } => Self { detail: Some(how.code()), due_on: Some(due), ..kept },
            State::Ended { how } => Self { detail: Some(how.code()), ..kept },
        }
    }
}
