//! Appraisals with their appraisers, slips and improvements.

use db::{args, statements};
use kernel::{BuildingId, Date, Deadline, District, DivisionCode, OrganisationId, PersonId, Result, Role, Timestamp};
use ledger::Tx;

use super::chance;
use crate::appraisal::{
    AppraisalId, AppraisalStage, AppraisalState, Counted, ImprovementId, ImprovementState, Quota, ScoreId, Scores,
};

db::row! {
    #[derive(Debug, Clone)]
    pub struct AppraisalRow {
        pub district: District,
        pub id: AppraisalId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub number: u32,
        pub subject: String,
        pub href: String,
        pub title: String,
        pub state: AppraisalStage,
        pub opened_at: Timestamp,
        pub until_on: Date,
        pub provisional: bool,
        pub seed: [u8; 32],
        pub head: Option<u64>,
        pub pool: u32,
        pub quota: String,
        pub drawn: u32,
        pub neutral: u32,
        pub ordinary: u32,
        pub closed_on: Option<Date>,
        pub scored: Option<u32>,
        pub result: Option<String>,
    }
}

impl AppraisalRow {
    pub fn state(&self) -> AppraisalState {
        match self.closed_on {
            Some(on) => AppraisalState::Closed { on },
            None => AppraisalState::Open { until: Deadline { on: self.until_on, provisional: self.provisional } },
        }
    }

    /// # Errors
    /// A stored quota that cannot be read.
    pub fn quota(&self) -> Result<Quota> {
        Ok(serde_json::from_str(&self.quota)?)
    }

    /// What the scores came to; nothing while they are given.
    ///
    /// # Errors
    /// A stored result that cannot be read.
    pub fn result(&self) -> Result<Option<Counted>> {
        Ok(self.result.as_deref().map(serde_json::from_str).transpose()?)
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct AppraiserRow {
        pub person: PersonId,
        pub scored: bool,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct SlipRow {
        pub id: ScoreId,
        pub service: u8,
        pub process: u8,
        pub result: u8,
        pub remark: Option<String>,
    }
}

impl SlipRow {
    pub fn scores(&self) -> Scores {
        Scores { service: self.service, process: self.process, result: self.result }
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct ImprovementRow {
        pub id: ImprovementId,
        pub what: String,
        pub organisation: Option<OrganisationId>,
        pub role: Option<Role>,
        pub debtor_zh: String,
        pub debtor_en: String,
        pub due_on: Date,
        pub provisional: bool,
        pub state: ImprovementState,
        pub done_on: Option<Date>,
    }
}

macro_rules! appraisals {
    ($rest:literal) => {
        concat!(
            "select district, id, building, subdistrict, number, subject, href, title, state, opened_at, until_on, provisional, seed, head, pool, quota, drawn, neutral, ordinary, closed_on, scored, result from appraisal where district = $1 ",
            $rest
        )
    };
}

macro_rules! improvements {
    ($rest:literal) => {
        concat!(
            "select id, what, organisation, role, debtor_zh, debtor_en, due_on, provisional, state, done_on from improvement where district = $1 ",
            $rest
        )
    };
}

pub mod sql {
    use super::*;

    statements! {
        command ADD = "insert into appraisal (district, id, building, subdistrict, number, subject, href, title, state, opened_at, until_on, provisional, seed, head, pool, quota, drawn, neutral, ordinary, closed_on, scored, result) values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, null, null, null)";
        lock query ONE: AppraisalRow = appraisals!("and id = $2");
        query OF_BUILDING: AppraisalRow = appraisals!("and building = $2 order by id desc limit $3");
        query OF_SUBJECT: AppraisalRow = appraisals!("and subject = $2 order by id limit 20");
        query PAST: AppraisalRow = appraisals!("and state = 'open' and until_on < $2 order by until_on limit $3");
        command ENROL = "insert into appraiser (district, appraisal, person, neutral, ordinary, scored) values ($1, $2, $3, $4, $5, 0)";
        query APPRAISERS: AppraiserRow = "select person, scored from appraiser where district = $1 and appraisal = $2 order by person";
        query WAITING: (AppraisalId,) = "select r.appraisal from appraiser r join appraisal a on a.district = r.district and a.id = r.appraisal where r.district = $1 and r.person = $2 and r.scored = 0 and a.state = 'open' order by r.appraisal limit 20";
        command MARK_SCORED = "update appraiser set scored = 1 where district = $1 and appraisal = $2 and person = $3 and scored = 0";
        command DROP_SLIP = "insert into score_slip (district, appraisal, id, service, process, result, remark) values ($1, $2, $3, $4, $5, $6, $7)";
        query SLIPS: SlipRow = "select id, service, process, result, remark from score_slip where district = $1 and appraisal = $2 order by id";
        command EMPTY_BOX = "delete from score_slip where district = $1 and appraisal = $2";
        command CLOSE = "update appraisal set state = 'closed', closed_on = $3, scored = $4, result = $5 where district = $1 and id = $2 and state = 'open'";
        command IMPROVE = "insert into improvement (district, appraisal, id, what, organisation, role, debtor_zh, debtor_en, due_on, provisional, state, done_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', null)";
        query IMPROVEMENTS: ImprovementRow = improvements!("and appraisal = $2 order by id");
        lock query IMPROVEMENT: ImprovementRow = improvements!("and appraisal = $2 and id = $3");
        command SAVE_IMPROVEMENT = "update improvement set state = $4, due_on = $5, provisional = $6, done_on = $7 where district = $1 and appraisal = $2 and id = $3";
    }
}

/// Who was drawn, in no order that tells anything.
pub fn appraisers(tx: &mut Tx<'_, '_>, id: AppraisalId) -> Result<Vec<AppraiserRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::APPRAISERS, args![district, id])?)
}

/// The slips, in the order of their random ids.
pub fn slips(tx: &mut Tx<'_, '_>, id: AppraisalId) -> Result<Vec<SlipRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::SLIPS, args![district, id])?)
}

/// A new slip.
pub fn drop_slip(tx: &mut Tx<'_, '_>, id: AppraisalId, scores: Scores, remark: Option<&str>) -> Result<()> {
    let (district, slip) = (tx.district(), ScoreId::from_bytes(chance()));
    tx.run_one(&sql::DROP_SLIP, args![district, id, slip, scores.service, scores.process, scores.result, remark])?;
    Ok(())
}

/// Takes the slips out and puts them back in the order of their random ids, as for secret ballots.
pub fn shuffle(tx: &mut Tx<'_, '_>, id: AppraisalId) -> Result<Vec<SlipRow>> {
    let district = tx.district();
    let slips = slips(tx, id)?;
    tx.run(&sql::EMPTY_BOX, args![district, id])?;
    for s in &slips {
        tx.run_one(&sql::DROP_SLIP, args![district, id, s.id, s.service, s.process, s.result, s.remark])?;
    }
    Ok(slips)
}

/// What is to be improved, oldest first.
pub fn improvements(tx: &mut Tx<'_, '_>, id: AppraisalId) -> Result<Vec<ImprovementRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::IMPROVEMENTS, args![district, id])?)
}
