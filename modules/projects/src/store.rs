//! The projects' SQL.

use db::{args, statements};
use issues::api::ClusterId;
use kernel::{BuildingId, Date, Deadline, District, DivisionCode, Money, OrganisationId, PersonId, Result, Timestamp};
use ledger::Tx;

use crate::{
    claimant::{ClaimState, ClaimantKind, MilestoneState, PledgeState},
    need::ResourceKind,
    state::{ClaimId, Ending, MeasurementId, MilestoneId, NeedId, PledgeId, ProjectId, State},
    verdict::{Acceptor, Side, Verdict},
};

db::row! {
    /// A project as it is stored.
    #[derive(Debug, Clone)]
    pub struct ProjectRow {
        pub district: District,
        pub id: ProjectId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub title: String,
        pub purpose: String,
        pub conditions: String,
        pub funding: String,
        pub plan: String,
        pub planned: Money,
        pub pledged: Money,
        pub delivered: Money,
        pub spent: Money,
        pub state: String,
        pub due_on: Option<Date>,
        pub provisional: bool,
        pub until_on: Option<Date>,
        pub round: u8,
        pub detail: Option<String>,
        pub floor: u8,
        pub awaited_zh: String,
        pub awaited_en: String,
        pub open: bool,
        pub proposer: PersonId,
        pub proposer_side: Side,
        pub signer: Option<PersonId>,
        pub signer_side: Option<Side>,
        pub indicator: String,
        pub unit: String,
        pub baseline: Option<i64>,
        pub target: Option<i64>,
        pub accepted_on: Option<Date>,
        pub handed_in: i64,
        pub opened_at: Timestamp,
        pub changed_at: Timestamp,
        pub rev: i64,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct NeedRow {
        pub id: NeedId,
        pub kind: ResourceKind,
        pub what: String,
        pub needed: i64,
        pub pledged: i64,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct ClaimRow {
        pub id: ClaimId,
        pub project: ProjectId,
        pub joint: ClaimId,
        pub kind: ClaimantKind,
        pub organisation: Option<OrganisationId>,
        pub name: String,
        pub person: PersonId,
        pub words: String,
        pub state: ClaimState,
        pub signed_at: Option<Timestamp>,
        pub at: Timestamp,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct PledgeRow {
        pub id: PledgeId,
        pub project: ProjectId,
        pub claim: ClaimId,
        pub need: NeedId,
        pub kind: ResourceKind,
        pub amount: i64,
        /// Received and confirmed by the other side.
        pub delivered: i64,
        /// Said to be delivered, not confirmed yet.
        pub reported: i64,
        pub state: PledgeState,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct MilestoneRow {
        pub id: MilestoneId,
        pub project: ProjectId,
        pub claim: ClaimId,
        pub title: String,
        pub due_on: Date,
        pub state: MilestoneState,
        pub reporter: Option<PersonId>,
        pub alert: u8,
        pub asked_on: Option<Date>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct MeasurementRow {
        pub id: MeasurementId,
        pub round: u8,
        pub value: i64,
        pub on_day: Date,
    }
}

macro_rules! projects {
    ($rest:literal) => {
        concat!(
            "select district, id, building, subdistrict, title, purpose, conditions, funding, plan, planned, pledged, delivered, spent, state, due_on, provisional, until_on, round, detail, floor, awaited_zh, awaited_en, open, proposer, proposer_side, signer, signer_side, indicator, unit, baseline, target, accepted_on, handed_in, opened_at, changed_at, rev from project where district = $1 ",
            $rest
        )
    };
}

macro_rules! claims {
    ($rest:literal) => {
        concat!("select id, project, joint, kind, organisation, name, person, words, state, signed_at, at from claim where district = $1 ", $rest)
    };
}

macro_rules! pledges {
    ($rest:literal) => {
        concat!("select id, project, claim, need, kind, amount, delivered, reported, state from pledge where district = $1 ", $rest)
    };
}

macro_rules! milestones {
    ($rest:literal) => {
        concat!("select id, project, claim, title, due_on, state, reporter, alert, asked_on from milestone where district = $1 ", $rest)
    };
}

pub mod sql {
    use super::*;

    statements! {
        command ADD = "insert into project (district, id, building, subdistrict, title, purpose, conditions, funding, plan, planned, pledged, delivered, spent, state, due_on, provisional, until_on, round, detail, swept, floor, awaited_zh, awaited_en, open, running, proposer, proposer_side, signer, signer_side, indicator, unit, baseline, target, accepted_on, handed_in, opened_at, changed_at, rev) values ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, 0, 0, 0, 'draft', null, 0, null, 0, null, 0, 6, $10, $11, 0, 0, $12, $13, null, null, $14, $15, null, $16, null, 0, $17, $17, 1)";
        lock query ONE: ProjectRow = projects!("and id = $2");
        query SHOW: ProjectRow = projects!("and id = $2");
        query SOME: ProjectRow = projects!("and id in ($2..)");
        query OPEN_BEFORE: ProjectRow = projects!("and building = $2 and open = 1 and id < $3 order by id desc limit $4");
        query IN_STATE_BEFORE: ProjectRow = projects!("and building = $2 and state = $3 and open = 1 and id < $4 order by id desc limit $5");
        query UNPUBLISHED: ProjectRow = projects!("and building = $2 and open = 0 order by id desc limit $3");
        query RUNNING_NOW: ProjectRow = projects!("and building = $2 and running = 1 order by due_on is null, due_on, id limit $3");
        query COUNT_RUNNING: (i64,) = "select count(*) from project where district = $1 and building = $2 and running = 1";
        query WINDOWS_OVER: ProjectRow = projects!("and state = $2 and swept = 0 and until_on < $3 order by until_on limit $4");
        query UNANSWERED: ProjectRow = projects!("and state = 'awaiting_acceptance' and swept = 0 and due_on < $2 order by due_on limit $3");
        query APPRAISED: ProjectRow = projects!("and state = 'appraised' order by due_on limit $2");
        query NOT_DRAWN: ProjectRow = projects!("and state = 'appraising' and swept = 0 and due_on is not null order by due_on limit $2");
        command SWEPT = "update project set swept = 1 where district = $1 and id = $2";
        command SAVE = "update project set state = $3, due_on = $4, provisional = $5, until_on = $6, round = $7, detail = $8, swept = 0, floor = $9, awaited_zh = $10, awaited_en = $11, open = $12, running = $13, changed_at = $14, rev = rev + 1 where district = $1 and id = $2";
        command EDIT = "update project set title = $3, purpose = $4, conditions = $5, funding = $6, planned = $7, indicator = $8, unit = $9, target = $10, changed_at = $11, rev = rev + 1 where district = $1 and id = $2 and rev = $12";
        command AWAIT = "update project set awaited_zh = $3, awaited_en = $4, due_on = $5, changed_at = $6 where district = $1 and id = $2";
        command SIGN_REVIEW = "update project set signer = $3, signer_side = $4 where district = $1 and id = $2";
        command BEGIN = "update project set plan = $3, baseline = $4 where district = $1 and id = $2";
        command COUNT_MONEY = "update project set pledged = pledged + $3, delivered = delivered + $4 where district = $1 and id = $2";
        command HAND_IN = "update project set spent = $3, handed_in = handed_in + 1 where district = $1 and id = $2";
        command ACCEPTED = "update project set accepted_on = $3 where district = $1 and id = $2";
        command LINK = "insert into project_cluster (district, project, cluster, at) values ($1, $2, $3, $4)";
        query CLUSTERS: (ClusterId,) = "select cluster from project_cluster where district = $1 and project = $2 order by cluster";
        query OF_CLUSTER: (ProjectId,) = "select project from project_cluster where district = $1 and cluster = $2";
        command ADD_NEED = "insert into need (district, id, project, kind, what, needed, pledged) values ($1, $2, $3, $4, $5, $6, 0)";
        command DROP_NEEDS = "delete from need where district = $1 and project = $2";
        command PLEDGED = "update need set pledged = $3 where district = $1 and id = $2";
        query NEEDS: NeedRow = "select id, kind, what, needed, pledged from need where district = $1 and project = $2 order by id";
        command ADD_CLAIM = "insert into claim (district, id, project, joint, kind, organisation, name, person, words, state, signed_at, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'offered', null, $10)";
        query CLAIMS: ClaimRow = claims!("and project = $2 order by id");
        query CLAIM: ClaimRow = claims!("and id = $2");
        query CLAIMED_BY: ClaimRow = claims!("and person = $2 order by id desc limit $3");
        query LIVE_CLAIMS_OF: ClaimRow = claims!("and organisation = $2 and state in ('offered', 'awarded', 'handing_over') order by project, id");
        command SET_CLAIM = "update claim set state = $3 where district = $1 and id = $2";
        command REJOIN = "update claim set joint = $4 where district = $1 and project = $2 and joint = $3 and state = 'offered'";
        command SIGN_CLAIM = "update claim set signed_at = $3 where district = $1 and id = $2";
        command ADD_PLEDGE = "insert into pledge (district, id, project, claim, need, kind, amount, delivered, reported, state, at) values ($1, $2, $3, $4, $5, $6, $7, 0, 0, 'promised', $8)";
        query PLEDGES: PledgeRow = pledges!("and project = $2 order by id");
        query PLEDGE: PledgeRow = pledges!("and id = $2");
        command SET_PLEDGE = "update pledge set state = $3, delivered = $4, reported = $5 where district = $1 and id = $2";
        command ADD_MILESTONE = "insert into milestone (district, id, project, claim, title, due_on, state, reporter, alert, asked_on) values ($1, $2, $3, $4, $5, $6, 'planned', null, 0, null)";
        query MILESTONES: MilestoneRow = milestones!("and project = $2 order by due_on, id");
        query MILESTONE: MilestoneRow = milestones!("and id = $2");
        query LATE: MilestoneRow = milestones!("and state = 'planned' and alert = $2 and due_on < $3 order by due_on limit $4");
        command SET_MILESTONE = "update milestone set state = $3, reporter = $4 where district = $1 and id = $2";
        command ALERT = "update milestone set alert = $3 where district = $1 and id = $2";
        command ASK = "update milestone set asked_on = $3 where district = $1 and id = $2";
        command MOVE = "update milestone set due_on = $3, asked_on = null, alert = 0 where district = $1 and id = $2";
        command PASS_ON = "update milestone set claim = $3 where district = $1 and id = $2";
        command ANSWER = "insert into acceptance (district, project, round, side, person, verdict, at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (district, project, round, side, person) do nothing";
        query ANSWERS: (Acceptor, Verdict) = "select side, verdict from acceptance where district = $1 and project = $2 and round = $3 order by at";
        command ADD_MEASUREMENT = "insert into measurement (district, id, project, round, value, on_day) values ($1, $2, $3, $4, $5, $6)";
        query MEASUREMENTS: MeasurementRow = "select id, round, value, on_day from measurement where district = $1 and project = $2 order by round";
    }
}

impl ProjectRow {
    /// The state with its data.
    ///
    /// # Errors
    /// A stored state that makes no sense.
    pub fn state(&self) -> Result<State> {
        let broken = || kernel::Error::bug(format!("project {} is stored as {}", self.id, self.state));
        let due = || {
            let on = self.due_on.ok_or_else(broken)?;
            Ok::<_, kernel::Error>(Deadline { on, provisional: self.provisional })
        };
        let until = || self.until_on.ok_or_else(broken);
        Ok(match self.state.as_str() {
            "draft" => State::Draft,
            "under_review" => State::UnderReview { due: due()? },
            "published" => State::Published { until: until()? },
            "claimed" => State::Claimed { until: until()?, due: due()? },
            "unclaimed" => State::Unclaimed { due: due()? },
            "awarded" => State::Awarded { due: due()? },
            "in_progress" => State::InProgress,
            "handing_over" => State::HandingOver { due: due()? },
            "awaiting_acceptance" => State::AwaitingAcceptance { due: due()? },
            "tracking" => State::Tracking { round: self.round, next: until()? },
            "appraising" => State::Appraising,
            "appraised" => State::Appraised,
            "archived" => State::Archived,
            "ended" => State::Ended { how: self.detail.as_deref().and_then(Ending::from_code).ok_or_else(broken)? },
            _ => return Err(broken()),
        })
    }
}

/// The columns of a state.
pub struct StateColumns {
    pub due_on: Option<Date>,
    pub provisional: bool,
    pub until_on: Option<Date>,
    pub round: u8,
    pub detail: Option<&'static str>,
}

impl StateColumns {
    pub fn of(state: &State) -> Self {
        let due = state.due();
        let (until_on, round) = match *state {
            State::Published { until } | State::Claimed { until, .. } => (Some(until), 0),
            State::Tracking { round, next } => (Some(next), round),
            _ => (None, 0),
        };
        let detail = if let State::Ended { how } = state { Some(how.code()) } else { None };
        Self { due_on: due.map(|d| d.on), provisional: due.is_some_and(|d| d.provisional), until_on, round, detail }
    }
}

/// Projects by their ids, in no order.
///
/// # Errors
/// The database's own failure.
pub fn some(tx: &mut Tx<'_, '_>, ids: &[ProjectId]) -> Result<Vec<ProjectRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    Ok(tx.all(&sql::SOME, args![district, db::list(ids)])?)
}
