//! The SQL and ids of what happens to a committee at work: lost seats, rectification, dissolution.

use committees::api::{Position, SeatId, SeatKind};
use db::statements;
use kernel::{BodyId, BuildingId, Date, District, DivisionCode, OrganisationId, PersonId, Text, Timestamp, ids};

ids! {
    /// A seat that was lost.
    pub VacancyId(VacancyMark) = "vac";
    /// A rectification.
    pub RectificationId(RectificationMark) = "rct";
    /// Something that is to be put right.
    pub TaskId(TaskMark) = "rti";
    /// A dissolution.
    pub DissolutionId(DissolutionMark) = "dsl";
}

db::codes! {
    /// Where a lost seat stands.
    pub enum VacancyState {
        /// 待提名
        Open = "open",
        /// 待表决
        Voting = "voting",
        /// 已补选、待备案
        Filled = "filled",
        /// 已备案
        Filed = "filed",
        /// 不再补选: the term is over, or the body is dissolved.
        Lapsed = "lapsed",
    }
}

db::codes! {
    /// Where a rectification stands.
    pub enum RectificationState {
        Running = "running",
        /// 整改完成
        Mended = "mended",
        /// 未完成，提请撤销
        Failed = "failed",
    }
}

db::codes! {
    pub enum DissolutionState {
        /// 交接
        HandingOver = "handing_over",
        Dissolved = "dissolved",
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct VacancyRow {
        pub district: District,
        pub id: VacancyId,
        pub body: BodyId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub seat: SeatId,
        pub kind: SeatKind,
        pub position: Position,
        pub organisation: Option<OrganisationId>,
        pub until_on: Date,
        pub state: VacancyState,
        pub person: Option<PersonId>,
        pub for_organisation: Option<OrganisationId>,
        pub ordinary: bool,
        pub due_on: Date,
        pub provisional: bool,
        pub opened_at: Timestamp,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct RectificationRow {
        pub district: District,
        pub id: RectificationId,
        pub body: BodyId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub evidence: String,
        pub clause: String,
        pub link: String,
        pub explanation: String,
        pub state: RectificationState,
        pub due_on: Date,
        pub outcome: String,
        pub opened_at: Timestamp,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct TaskRow {
        pub id: TaskId,
        /// The finding of the conformance report, by its key; nothing for what the subdistrict wrote itself.
        pub finding: String,
        pub what_zh: String,
        pub what_en: String,
        pub evidence_zh: String,
        pub evidence_en: String,
        pub clause: String,
        pub done_words: String,
        pub done_at: Option<Timestamp>,
        /// The check of that day held when the rectification was concluded.
        pub passed_on: Option<Date>,
    }
}

impl VacancyState {
    pub const fn is_over(self) -> bool {
        matches!(self, VacancyState::Filed | VacancyState::Lapsed)
    }
}

impl TaskRow {
    pub fn what(&self) -> Text {
        Text { zh: self.what_zh.clone().into(), en: self.what_en.clone().into() }
    }

    /// What the finding rested on when it was picked.
    pub fn evidence(&self) -> Text {
        Text { zh: self.evidence_zh.clone().into(), en: self.evidence_en.clone().into() }
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct DissolutionRow {
        pub district: District,
        pub id: DissolutionId,
        pub body: BodyId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub reason: String,
        pub state: DissolutionState,
        pub due_on: Date,
        pub opened_at: Timestamp,
    }
}

macro_rules! vacancies {
    ($rest:literal) => {
        concat!("select district, id, body, building, subdistrict, seat, kind, position, organisation, until_on, state, person, for_organisation, ordinary, due_on, provisional, opened_at from vacancy where district = $1 ", $rest)
    };
}

macro_rules! rectifications {
    ($rest:literal) => {
        concat!("select district, id, body, building, subdistrict, evidence, clause, link, explanation, state, due_on, outcome, opened_at from rectification where district = $1 ", $rest)
    };
}

macro_rules! dissolutions {
    ($rest:literal) => {
        concat!("select district, id, body, building, subdistrict, reason, state, due_on, opened_at from dissolution where district = $1 ", $rest)
    };
}

pub mod sql {
    use super::*;

    statements! {
        lock query VACANCY: VacancyRow = vacancies!("and id = $2");
        query VACANCIES: VacancyRow = vacancies!("and body = $2 order by id desc limit 30");
        query LATE_VACANCIES: VacancyRow = vacancies!("and state in ('open', 'voting') and due_on < $2 and told_late = 0 order by due_on limit $3");
        command ADD_VACANCY = "insert into vacancy (district, id, body, building, subdistrict, seat, kind, position, organisation, until_on, state, person, for_organisation, ordinary, due_on, provisional, told_late, opened_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', null, null, 0, $11, 0, 0, $12)";
        command SET_VACANCY = "update vacancy set state = $3, person = $4, for_organisation = $5, ordinary = $6 where district = $1 and id = $2";
        command TOLD_VACANCY = "update vacancy set told_late = 1 where district = $1 and id = $2";
        lock query RECTIFICATION: RectificationRow = rectifications!("and id = $2");
        query RECTIFICATIONS: RectificationRow = rectifications!("and body = $2 order by id desc limit 10");
        query LATE_RECTIFICATIONS: RectificationRow = rectifications!("and state = 'running' and due_on < $2 and told_late = 0 order by due_on limit $3");
        command ADD_RECTIFICATION = "insert into rectification (district, id, body, building, subdistrict, evidence, clause, link, explanation, state, due_on, told_late, outcome, opened_at, closed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, '', 'running', $9, 0, '', $10, null)";
        command EXPLAIN = "update rectification set explanation = $3 where district = $1 and id = $2";
        command CONCLUDE = "update rectification set state = $3, outcome = $4, closed_at = $5 where district = $1 and id = $2 and state = 'running'";
        command TOLD_RECTIFICATION = "update rectification set told_late = 1 where district = $1 and id = $2";
        query TASKS: TaskRow = "select id, finding, what_zh, what_en, evidence_zh, evidence_en, clause, done_words, done_at, passed_on from rectification_task where district = $1 and rectification = $2 order by id";
        command ADD_TASK = "insert into rectification_task (district, id, rectification, finding, what_zh, what_en, evidence_zh, evidence_en, clause, done_words, done_at, passed_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', null, null)";
        command DO_TASK = "update rectification_task set done_words = $4, done_at = $5 where district = $1 and rectification = $2 and id = $3 and done_at is null";
        command PASS_TASK = "update rectification_task set passed_on = $4 where district = $1 and rectification = $2 and id = $3";
        lock query DISSOLUTION: DissolutionRow = dissolutions!("and id = $2");
        query DISSOLUTIONS: DissolutionRow = dissolutions!("and body = $2 order by id desc limit 5");
        command ADD_DISSOLUTION = "insert into dissolution (district, id, body, building, subdistrict, reason, state, due_on, provisional, opened_at, closed_at) values ($1, $2, $3, $4, $5, $6, 'handing_over', $7, 0, $8, null)";
        command DISSOLVE = "update dissolution set state = 'dissolved', closed_at = $3 where district = $1 and id = $2 and state = 'handing_over'";
        query HANDED: (String, String) = "select subject, receiver from dissolution_item where district = $1 and dissolution = $2 order by subject";
        query ENDED: (Option<Timestamp>,) = "select closed_at from dissolution where district = $1 and building = $2 and state = 'dissolved' order by id desc limit 5";
        command HAND = "insert into dissolution_item (district, dissolution, subject, receiver, at) values ($1, $2, $3, $4, $5) on conflict (district, dissolution, subject) do update set receiver = excluded.receiver, at = excluded.at";
    }
}
