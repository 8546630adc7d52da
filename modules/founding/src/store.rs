//! The SQL of foundings and renewals.

use committees::api::{LegalStatus, Position, SeatKind};
use db::statements;
use kernel::{BodyId, BuildingId, Date, Deadline, District, DivisionCode, OrganisationId, PersonId, Result, Timestamp};

use crate::{
    condition::Side,
    state::{Finding, FoundingId, FoundingObjectionId, InitiatorId, Kind, MotionId, ProposalId, State},
};

db::row! {
    #[derive(Debug, Clone)]
    pub struct FoundingRow {
        pub district: District,
        pub id: FoundingId,
        pub kind: Kind,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub body: Option<BodyId>,
        pub name: String,
        pub legal_status: Option<LegalStatus>,
        pub rules: String,
        pub covenant: String,
        pub report: String,
        pub state: String,
        pub due_on: Option<Date>,
        pub provisional: bool,
        pub until_on: Option<Date>,
        pub awaited_zh: String,
        pub awaited_en: String,
        pub told_late: bool,
        pub returns: u32,
        /// Materials by their codes, separated by commas.
        pub missing: String,
        pub seen: String,
        pub by_subdistrict: Option<PersonId>,
        pub by_district: Option<PersonId>,
        pub words: String,
        pub filed_no: Option<String>,
        pub filed_on: Option<Date>,
        pub applied_on: Option<Date>,
        /// Who handed it in last.
        pub applied_by: Option<PersonId>,
        pub term_from: Option<Date>,
        pub term_until: Option<Date>,
        pub meeting: Option<String>,
        pub extend_to: Option<Date>,
        /// Empty, `asked`, `granted` or `refused`.
        pub extension: String,
        /// How often it was granted.
        pub extended: u32,
        pub expired: bool,
        pub opened_by: PersonId,
        pub opened_at: Timestamp,
        pub changed_at: Timestamp,
        pub rev: i64,
    }
}

impl FoundingRow {
    /// # Errors
    /// A stored state that makes no sense.
    pub fn state(&self) -> Result<State> {
        let due = self.due_on.map(|on| Deadline { on, provisional: self.provisional });
        State::read(&self.state, due, self.until_on)
            .ok_or_else(|| kernel::Error::bug(format!("a founding in state {}", self.state)))
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct InitiatorRow {
        pub id: InitiatorId,
        pub side: Side,
        pub organisation: Option<OrganisationId>,
        pub name: String,
        pub person: Option<PersonId>,
        pub willing_at: Option<Timestamp>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct MemberRow {
        pub id: ProposalId,
        pub person: PersonId,
        pub kind: SeatKind,
        pub position: Position,
        pub organisation: Option<OrganisationId>,
        pub ordinary: bool,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct ObjectionRow {
        pub id: FoundingObjectionId,
        pub founding: FoundingId,
        pub person: Option<PersonId>,
        pub words: String,
        pub at: Timestamp,
        pub verdict: Option<Finding>,
        pub answer: String,
        pub answered_at: Option<Timestamp>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct MotionRow {
        pub id: MotionId,
        pub founding: FoundingId,
        /// `chair`, `rules`, `covenant`.
        pub about: String,
        pub person: Option<PersonId>,
        pub place: u32,
        /// `waiting`, `placed`, `passed`, `failed`.
        pub state: String,
    }
}

macro_rules! foundings {
    ($rest:literal) => {
        concat!(
            "select district, id, kind, building, subdistrict, body, name, legal_status, rules, covenant, report, state, due_on, provisional, until_on, awaited_zh, awaited_en, told_late, returns, missing, seen, by_subdistrict, by_district, words, filed_no, filed_on, applied_on, applied_by, term_from, term_until, meeting, extend_to, extension, extended, expired, opened_by, opened_at, changed_at, rev from founding where district = $1 ",
            $rest
        )
    };
}

macro_rules! objections {
    ($rest:literal) => {
        concat!(
            "select id, founding, person, words, at, verdict, answer, answered_at from founding_objection where district = $1 ",
            $rest
        )
    };
}

pub mod sql {
    use super::*;

    statements! {
        lock query ONE: FoundingRow = foundings!("and id = $2");
        query SHOW: FoundingRow = foundings!("and id = $2");
        query OF_BUILDING: FoundingRow = foundings!("and building = $2 order by id desc limit 20");
        query BEFORE: FoundingRow = foundings!("and id < $2 order by id desc limit $3");
        query LATE: FoundingRow = foundings!("and state in ('applied', 'accepted', 'reviewed', 'noticed', 'rechecking', 'filed') and due_on < $2 and told_late = 0 order by due_on limit $3");
        command ADD = "insert into founding (district, id, kind, building, subdistrict, body, name, legal_status, rules, covenant, report, state, due_on, provisional, until_on, awaited_zh, awaited_en, told_late, returns, missing, seen, by_subdistrict, by_district, words, filed_no, filed_on, applied_on, applied_by, term_from, term_until, meeting, extend_to, extension, extended, expired, opened_by, opened_at, changed_at, rev) values ($1, $2, $3, $4, $5, $6, $7, $8, '', '', '', 'preparing', null, 0, null, $9, $10, 0, 0, '', '', null, null, '', null, null, null, null, null, null, null, null, '', 0, 0, $11, $12, $12, 1)";
        command SAVE = "update founding set body = $3, state = $4, due_on = $5, provisional = $6, until_on = $7, awaited_zh = $8, awaited_en = $9, told_late = 0, returns = $10, missing = $11, seen = $12, by_subdistrict = $13, by_district = $14, words = $15, filed_no = $16, filed_on = $17, applied_on = $18, term_from = $19, term_until = $20, meeting = $21, changed_at = $22 where district = $1 and id = $2";
        command EDIT = "update founding set legal_status = $3, rules = $4, covenant = $5, report = $6, changed_at = $7, rev = rev + 1 where district = $1 and id = $2 and rev = $8";
        command SET_APPLICANT = "update founding set applied_by = $3 where district = $1 and id = $2";
        command SET_EXTENSION = "update founding set extend_to = $3, extension = $4, extended = extended + $5, changed_at = $6 where district = $1 and id = $2";
        command SET_EXPIRED = "update founding set expired = 1 where district = $1 and id = $2";
        command TOLD = "update founding set told_late = 1 where district = $1 and id = $2";
        query INITIATORS: InitiatorRow = "select id, side, organisation, name, person, willing_at from founding_initiator where district = $1 and founding = $2 order by id";
        command ADD_INITIATOR = "insert into founding_initiator (district, id, founding, side, organisation, name, person, willing_at) values ($1, $2, $3, $4, $5, $6, null, null)";
        command REMOVE_INITIATOR = "delete from founding_initiator where district = $1 and founding = $2 and id = $3";
        command CONFIRM = "update founding_initiator set person = $3, willing_at = $4 where district = $1 and id = $2 and willing_at is null";
        query MEMBERS: MemberRow = "select id, person, kind, position, organisation, ordinary from founding_member where district = $1 and founding = $2 order by id";
        command ADD_MEMBER = "insert into founding_member (district, id, founding, person, kind, position, organisation, ordinary) values ($1, $2, $3, $4, $5, $6, $7, $8)";
        command REMOVE_MEMBER = "delete from founding_member where district = $1 and founding = $2 and id = $3";
        query ATTESTED: (String,) = "select condition from founding_attestation where district = $1 and founding = $2 order by condition";
        command ATTEST = "insert into founding_attestation (district, founding, condition, person, at) values ($1, $2, $3, $4, $5) on conflict (district, founding, condition) do nothing";
        command UNATTEST = "delete from founding_attestation where district = $1 and founding = $2 and condition = $3";
        query OBJECTIONS: ObjectionRow = objections!("and founding = $2 order by id");
        query OBJECTION: ObjectionRow = objections!("and id = $2");
        query BY_RECEIPT: ObjectionRow = objections!("and receipt = $2");
        command OBJECT = "insert into founding_objection (district, id, founding, person, receipt, words, at, verdict, answer, answered_at) values ($1, $2, $3, $4, $5, $6, $7, null, '', null)";
        command RECHECK = "update founding_objection set verdict = $3, answer = $4, answered_at = $5 where district = $1 and id = $2 and verdict is null";
        query MOTIONS: MotionRow = "select id, founding, about, person, place, state from founding_motion where district = $1 and founding = $2 order by place";
        query MOTION: MotionRow = "select id, founding, about, person, place, state from founding_motion where district = $1 and id = $2";
        command ADD_MOTION = "insert into founding_motion (district, id, founding, about, person, place, state) values ($1, $2, $3, $4, $5, $6, $7)";
        command SET_MOTION = "update founding_motion set state = $3 where district = $1 and id = $2";
    }
}
