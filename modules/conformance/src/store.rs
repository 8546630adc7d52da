//! The SQL.

use committees::api::{BodyState, LegalStatus};
use db::{Statement, statements};
use kernel::{BodyId, BuildingId, Date, DivisionCode, Timestamp};
use meetings::api::MeetingId;

db::row! {
    /// What a body was from a day on.
    #[derive(Debug, Clone)]
    pub struct StandingRow {
        pub body: BodyId,
        pub from_on: Date,
        pub name: String,
        pub local_name: String,
        pub state: BodyState,
        pub legal_status: LegalStatus,
        pub filed_no: Option<String>,
        pub term_from: Date,
        pub term_until: Date,
    }
}

db::row! {
    pub struct CopiedRow {
        pub body: BodyId,
        pub meeting: MeetingId,
        pub number: u32,
        pub held_on: Date,
        pub of_number: u32,
        pub percent: u32,
    }
}

db::row! {
    /// The newest report of a body.
    #[derive(Debug, Clone)]
    pub struct ReportRow {
        pub body: BodyId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub name: String,
        pub local_name: String,
        pub state: BodyState,
        pub fails: u32,
        pub warns: u32,
        pub kept: String,
        pub checked_on: Date,
        pub checked_at: Timestamp,
    }
}

db::row! {
    pub struct RoundRow {
        pub day: Date,
        pub after: BodyId,
        pub over: bool,
    }
}

macro_rules! reports {
    ($rest:literal) => {
        concat!("select body, building, subdistrict, name, local_name, state, fails, warns, kept, checked_on, checked_at from body_report where district = $1 ", $rest)
    };
}

pub mod sql {
    use super::*;

    statements! {
        query STANDINGS: StandingRow = "select body, from_on, name, local_name, state, legal_status, filed_no, term_from, term_until from standing where district = $1 and body in ($2..) order by body, from_on";
        command STAND = "insert into standing (district, body, from_on, name, local_name, state, legal_status, filed_no, term_from, term_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (district, body, from_on) do update set name = excluded.name, local_name = excluded.local_name, state = excluded.state, legal_status = excluded.legal_status, filed_no = excluded.filed_no, term_from = excluded.term_from, term_until = excluded.term_until";
        command NOTE = "insert into substance (district, building, on_day) values ($1, $2, $3) on conflict (district, building, on_day) do nothing";
        query SUBSTANCE: (BuildingId, Date) = "select building, max(on_day) from substance where district = $1 and building in ($3..) and on_day <= $2 group by building";
        command COPY = "insert into copied_minutes (district, body, meeting, number, held_on, of_number, percent) values ($1, $2, $3, $4, $5, $6, $7) on conflict (district, body, meeting) do update set of_number = excluded.of_number, percent = excluded.percent";
        command NO_COPY = "delete from copied_minutes where district = $1 and body = $2 and meeting = $3";
        query COPIES: CopiedRow = "select body, meeting, number, held_on, of_number, percent from copied_minutes where district = $1 and body in ($4..) and held_on >= $2 and held_on <= $3 order by body, held_on, meeting";
        query REPORTS: ReportRow = reports!("and body in ($2..)");
        query OF_BODY: ReportRow = reports!("and body = $2");
        command KEEP = "insert into body_report (district, body, building, subdistrict, name, local_name, state, fails, warns, rules, kept, checked_on, checked_at, stale) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0) on conflict (district, body) do update set building = excluded.building, subdistrict = excluded.subdistrict, name = excluded.name, local_name = excluded.local_name, state = excluded.state, fails = excluded.fails, warns = excluded.warns, rules = excluded.rules, kept = excluded.kept, checked_on = excluded.checked_on, checked_at = excluded.checked_at, stale = 0";
        command STALE = "update body_report set stale = 1 where district = $1 and body = $2";
        command TOLD = "update body_report set kept = $3 where district = $1 and body = $2";
        query STALES: (BodyId,) = "select body from body_report where district = $1 and stale = 1 order by body limit $2";
        query AFTER: ReportRow = reports!("and (subdistrict, name, body) > ($2, $3, $4) and state <> 'dissolved' order by subdistrict, name, body limit $5");
        query AFTER_RULE: ReportRow = reports!("and (subdistrict, name, body) > ($2, $3, $4) and state <> 'dissolved' and rules like $6 order by subdistrict, name, body limit $5");
        query IN_SUBDISTRICT: ReportRow = reports!("and subdistrict = $2 and (name, body) > ($3, $4) and state <> 'dissolved' order by name, body limit $5");
        query IN_SUBDISTRICT_RULE: ReportRow = reports!("and subdistrict = $2 and (name, body) > ($3, $4) and state <> 'dissolved' and rules like $6 order by name, body limit $5");
        lock query ROUND: RoundRow = "select day, after, over from check_round where district = $1";
        command GO_ROUND = "insert into check_round (district, day, after, over) values ($1, $2, $3, $4) on conflict (district) do update set day = excluded.day, after = excluded.after, over = excluded.over";
    }
}

pub fn statements() -> Vec<Statement> {
    sql::ALL.to_vec()
}
