//! The issues' SQL.

use db::{args, statements};
use kernel::{
    BuildingId, Date, Deadline, District, DivisionCode, FloorId, Id, OrganisationId, PersonId, Result, Role, Timestamp,
};
use ledger::Tx;

use crate::{
    category::Category,
    cluster::{Closing, ClusterId, DeclineReason, IssueId, Level, ReferTo, State},
};

db::row! {
    /// A matter as it is stored, with what the asking person is to it.
    #[derive(Debug, Clone)]
    pub struct ClusterRow {
        pub district: District,
        pub id: ClusterId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub place: Option<FloorId>,
        pub place_label: String,
        pub title: String,
        pub category: Category,
        pub state: String,
        pub level: Option<Level>,
        pub escalations: u8,
        pub due_on: Option<Date>,
        pub provisional: bool,
        pub until_on: Option<Date>,
        pub detail: Option<String>,
        pub merged_into: Option<ClusterId>,
        pub floor: u8,
        pub skipped: u16,
        pub handler_role: Option<Role>,
        pub handler_organisation: Option<OrganisationId>,
        pub handler_person: Option<PersonId>,
        pub awaited_zh: String,
        pub awaited_en: String,
        pub hard: bool,
        pub open: bool,
        pub quotes: bool,
        pub issues: i64,
        pub supporters: i64,
        pub enterprises: i64,
        pub deferrals: u8,
        pub project: Option<String>,
        pub outcome: Option<String>,
        pub opened_at: Timestamp,
        pub changed_at: Timestamp,
        pub rev: i64,
        pub mine: i64,
    }
}

db::row! {
    /// A report.
    #[derive(Debug, Clone)]
    pub struct IssueRow {
        pub id: IssueId,
        pub cluster: ClusterId,
        pub home: ClusterId,
        pub building: BuildingId,
        pub place_label: String,
        pub person: Option<PersonId>,
        pub channel: String,
        pub words: String,
        pub photo: Option<PhotoId>,
        pub at: Timestamp,
        /// When its reporter said that the last result solves it.
        pub confirmed_at: Option<Timestamp>,
        /// Not shown to everybody, whatever is shown of the matter that it was joined to.
        pub hidden: bool,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct RemarkRow {
        pub id: RemarkId,
        pub speaker_zh: String,
        pub speaker_en: String,
        pub words: String,
        pub at: Timestamp,
    }
}

kernel::ids! {
    /// A photo of a report.
    pub PhotoId(PhotoKind) = "pho";
    /// A sentence that somebody added.
    pub RemarkId(RemarkKind) = "rmk";
    /// News that is being told.
    pub TellingId(TellingKind) = "tel";
}

macro_rules! clusters {
    ($rest:literal) => {
        concat!(
            "select c.district, c.id, c.building, c.subdistrict, c.place, c.place_label, c.title, c.category, c.state, c.level, c.escalations, c.due_on, c.provisional, c.until_on, c.detail, c.merged_into, c.floor, c.skipped, c.handler_role, c.handler_organisation, c.handler_person, c.awaited_zh, c.awaited_en, c.hard, c.open, c.quotes, c.issues, c.supporters, c.enterprises, c.deferrals, c.project, c.outcome, c.opened_at, c.changed_at, c.rev, (select count(*) from issue i where i.district = c.district and i.cluster = c.id and i.person = $2) as mine from cluster c where c.district = $1 ",
            $rest
        )
    };
}

macro_rules! issues {
    ($rest:literal) => {
        concat!("select id, cluster, home, building, place_label, person, channel, words, photo, at, confirmed_at, hidden from issue where district = $1 ", $rest)
    };
}

pub mod sql {
    use super::*;

    statements! {
        command ADD = "insert into cluster (district, id, building, subdistrict, place, place_label, title, category, state, level, escalations, due_on, provisional, until_on, detail, merged_into, floor, skipped, handler_role, handler_organisation, handler_person, awaited_zh, awaited_en, hard, open, running, quotes, issues, supporters, enterprises, deferrals, project, outcome, opened_at, changed_at, rev) values ($1, $2, $3, $4, $5, $6, $7, $8, 'received', null, $14, $9, $10, null, null, null, 1, 0, $15, null, null, $11, $12, 0, 0, 0, 1, 1, 0, 0, 0, null, null, $13, $13, 1)";
        command ADD_ARCHIVED = "insert into cluster (district, id, building, subdistrict, place, place_label, title, category, state, level, escalations, due_on, provisional, until_on, detail, merged_into, floor, skipped, handler_role, handler_organisation, handler_person, awaited_zh, awaited_en, hard, open, running, quotes, issues, supporters, enterprises, deferrals, project, outcome, opened_at, changed_at, rev) values ($1, $2, $3, $4, $5, $6, $7, $8, 'archived', null, 0, null, 0, null, null, null, 9, 0, null, null, null, '', '', 0, 1, 0, 0, 1, 0, 0, 0, null, $9, $10, $11, 1)";
        command TAKE_OVER = "update cluster set handler_role = $3, handler_organisation = $4, handler_person = $5, awaited_zh = $6, awaited_en = $7, changed_at = $8, rev = rev + 1 where district = $1 and id = $2";
        command ADD_IMPORTED = "insert into imported_issue (district, digest, cluster) values ($1, $2, $3)";
        query IMPORTED: (String,) = "select c.state from imported_issue i join cluster c on c.district = i.district and c.id = i.cluster where i.district = $1 and i.digest = $2";
        lock query ONE: ClusterRow = clusters!("and c.id = $3");
        query SHOW: ClusterRow = clusters!("and c.id = $3");
        query SOME: ClusterRow = clusters!("and c.id in ($3..)");
        query OPEN_BEFORE: ClusterRow = clusters!("and c.building = $3 and c.open = 1 and c.id < $4 order by c.id desc limit $5");
        query IN_STATE_BEFORE: ClusterRow = clusters!("and c.building = $3 and c.state = $4 and c.open = 1 and c.id < $5 order by c.id desc limit $6");
        query INBOX: ClusterRow = clusters!("and c.building = $3 and c.state = 'received' and c.id > $4 order by c.id limit $5");
        query COUNT_INBOX: (i64,) = "select count(*) from cluster where district = $1 and building = $2 and state = 'received'";
        query LATE: ClusterRow = clusters!("and c.state = $3 and c.due_on < $4 and c.detail is null order by c.due_on limit $5");
        query SILENT: ClusterRow = clusters!("and c.state = 'awaiting_confirmation' and c.until_on < $3 order by c.until_on limit $4");
        query OLD: ClusterRow = clusters!("and c.state = 'closed' and c.until_on < $3 and c.detail <> 'agreed' order by c.until_on limit $4");
        query APPRAISED: ClusterRow = clusters!("and c.state = 'appraised' order by c.id limit $3");
        query MERGED_INTO: ClusterRow = clusters!("and c.merged_into = $3 order by c.id limit 100");
        command SAVE = "update cluster set state = $3, level = $4, escalations = $5, due_on = $6, provisional = $7, until_on = $8, detail = $9, merged_into = $10, floor = $11, skipped = $12, handler_role = $13, handler_organisation = $14, handler_person = $15, awaited_zh = $16, awaited_en = $17, deferrals = $18, running = $19, changed_at = $20, rev = rev + 1 where district = $1 and id = $2";
        command DESCRIBE = "update cluster set title = $3, category = $4, place = $5, place_label = $6, hard = $7, quotes = $8, open = 1, running = 1 where district = $1 and id = $2";
        command OPEN_QUIETLY = "update cluster set open = 1, quotes = 0, title = $3 where district = $1 and id = $2";
        command SET_PROJECT = "update cluster set project = $3 where district = $1 and id = $2";
        command SET_OUTCOME = "update cluster set outcome = $3 where district = $1 and id = $2";
        command SET_PROGRESS = "update cluster set floor = $3, awaited_zh = $4, awaited_en = $5, due_on = $6, changed_at = $7 where district = $1 and id = $2";
        command COUNT_SUPPORT = "update cluster set supporters = supporters + $3, enterprises = enterprises + $4 where district = $1 and id = $2";
        command ADD_ISSUE = "insert into issue (district, id, cluster, home, building, place, place_label, person, proxy, channel, words, receipt, photo, at) values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
        query ISSUES_OF: IssueRow = issues!("and cluster = $2 order by id limit $3");
        query BY_RECEIPT: IssueRow = issues!("and receipt = $2");
        query MINE: IssueRow = issues!("and person = $2 order by id desc limit $3");
        query MY_ISSUE: IssueRow = issues!("and cluster = $2 and person = $3 order by id desc limit 1");
        command SAY_MORE = "update issue set words = $3 where district = $1 and id = $2";
        command ANSWER = "update issue set confirmed_at = $4 where district = $1 and cluster = $2 and person = $3 and confirmed_at is null";
        command ANSWER_BY_RECEIPT = "update issue set confirmed_at = $3 where district = $1 and id = $2 and confirmed_at is null";
        command FORGET_ANSWERS = "update issue set confirmed_at = null where district = $1 and cluster = $2 and confirmed_at is not null";
        query UNANSWERED: (i64,) = "select count(distinct person) + count(*) - count(person) from issue where district = $1 and cluster = $2 and confirmed_at is null and channel <> 'import'";
        query ANSWERED: (i64,) = "select count(*) from issue where district = $1 and cluster = $2 and confirmed_at is not null";
        query RAISERS: (PersonId,) = "select distinct person from issue where district = $1 and cluster = $2 and person is not null order by person limit 500";
        query RAISERS_AT: (PersonId,) = "select distinct person from issue where district = $1 and home in ($2..) and person is not null order by person limit 500";
        query COUNT_ISSUES: (i64,) = "select count(*) from issue where district = $1 and cluster = $2";
        command HIDE_ISSUES = "update issue set hidden = $3 where district = $1 and cluster = $2";
        command MOVE_ISSUES = "update issue set cluster = $3 where district = $1 and cluster = $2";
        command BRING_ISSUES = "update issue set cluster = $3 where district = $1 and home = $2";
        command ADD_PHOTO = "insert into photo (district, id, cluster, bytes) values ($1, $2, $3, $4)";
        query PHOTO: (ClusterId, bool, Option<PersonId>, Vec<u8>) = "select i.cluster, i.hidden, i.person, p.bytes from photo p join issue i on i.district = p.district and i.home = p.cluster and i.photo = p.id where p.district = $1 and p.id = $2";
        command SUPPORT = "insert into support (district, cluster, person, home, organisation, at) values ($1, $2, $3, $2, $4, $5) on conflict (district, cluster, person) do nothing";
        command SUPPORT_FOR = "update support set organisation = $4 where district = $1 and cluster = $2 and person = $3";
        command UNSUPPORT = "delete from support where district = $1 and cluster = $2 and person = $3";
        query MY_SUPPORT: (PersonId, Option<OrganisationId>) = "select person, organisation from support where district = $1 and cluster = $2 and person = $3";
        query SUPPORTED: (ClusterId,) = "select cluster from support where district = $1 and person = $2 order by cluster desc limit 20";
        query SUPPORTERS_AFTER: (PersonId,) = "select person from support where district = $1 and cluster = $2 and person > $3 order by person limit $4";
        query COUNT_SUPPORTERS: (i64, i64) = "select count(*), count(distinct organisation) from support where district = $1 and cluster = $2";
        query ORGANISATION_SUPPORTS: (i64,) = "select count(*) from support where district = $1 and cluster = $2 and organisation = $3";
        command MOVE_SUPPORT = "insert into support (district, cluster, person, home, organisation, at) select s.district, $3, s.person, s.home, s.organisation, s.at from support s where s.district = $1 and s.cluster = $2 on conflict (district, cluster, person) do nothing";
        command DROP_SUPPORT_OF = "delete from support where district = $1 and cluster = $2 and home = $3";
        command SET_COUNTS = "update cluster set issues = $3, supporters = $4, enterprises = $5 where district = $1 and id = $2";
        command ADD_REMARK = "insert into remark (district, id, cluster, person, speaker_zh, speaker_en, words, at) values ($1, $2, $3, $4, $5, $6, $7, $8)";
        query REMARKS: RemarkRow = "select id, speaker_zh, speaker_en, words, at from remark where district = $1 and cluster = $2 order by id desc limit $3";
        command TELL = "insert into telling (district, id, cluster, zh, en, after) values ($1, $2, $3, $4, $5, $6)";
        query TELLINGS: (TellingId, ClusterId, String, String, PersonId) = "select id, cluster, zh, en, after from telling where district = $1 order by id limit 5";
        command TOLD = "update telling set after = $3 where district = $1 and id = $2";
        command TOLD_ALL = "delete from telling where district = $1 and id = $2";
        query RUNNING: (i64,) = "select count(*) from cluster where district = $1 and building = $2 and running = 1";
        query RUNNING_BY_FLOOR: (Option<FloorId>, i64, i64) = "select place, count(*), sum(case when due_on < $3 then 1 else 0 end) from cluster where district = $1 and building = $2 and running = 1 group by place";
        query RUNNING_NOW: ClusterRow = clusters!("and c.building = $3 and c.running = 1 order by coalesce(c.due_on, 9999999), c.id limit $4");
        query RAISED_BETWEEN: ClusterRow = clusters!("and c.building = $3 and c.open = 1 and c.id >= $4 and c.id < $5 order by c.id limit $6");
        query RECENTLY_DONE: ClusterRow = clusters!("and c.building = $3 and c.open = 1 and c.floor = 9 order by c.id desc limit $4");
        query HELD_ON_FLOOR: ClusterRow = clusters!("and c.building = $3 and c.place = $4 and c.state = 'handling' and c.level = 'l0' order by c.due_on, c.id limit $5");
        query HELD: (ClusterId,) = "select id from cluster where district = $1 and building = $2 and place = $3 and state = 'handling' and level = 'l0' and coalesce(handler_person, $4) not in ($6..) order by id limit $5";
        query COUNT_HELD: (i64,) = "select count(*) from cluster where district = $1 and building = $2 and place = $3 and state = 'handling' and level = 'l0' and coalesce(handler_person, $4) not in ($5..)";
        query RECEIVED_ON_FLOOR: ClusterRow = clusters!("and c.building = $3 and c.place = $4 and c.state = 'received' order by c.id limit $5");
        query RUNNING_ON_FLOOR: ClusterRow = clusters!("and c.building = $3 and c.running = 1 and c.place = $4 order by c.due_on, c.id limit $5");
        query DONE_ON_FLOOR: ClusterRow = clusters!("and c.building = $3 and c.open = 1 and c.floor = 9 and c.place = $4 order by c.id desc limit $5");
        command SETTLED = "update cluster set settled_by = $3, settled_at = $4 where district = $1 and id = $2";
        query CONFIRMED_BY: (i64,) = "select count(*) from cluster where district = $1 and settled_by = $2 and settled_at >= $3 and settled_at < $4 and building = $5 and place = $6 and open = 1 and floor = 9 and level = 'l0' and detail = 'confirmed'";
        query DEEDS_BY: (ClusterId, String, Timestamp) = "select id, title, settled_at from cluster where district = $1 and settled_by = $2 and settled_at >= $3 and settled_at < $4 and building = $5 and place = $6 and open = 1 and floor = 9 and level = 'l0' and detail = 'confirmed' order by settled_at desc, id desc limit $7";
        command STICK = "update cluster set detail = 'stuck' where district = $1 and id = $2";
    }
}

impl ClusterRow {
    /// The state with its data.
    ///
    /// # Errors
    /// A stored state that makes no sense.
    pub fn state(&self) -> Result<State> {
        let broken = || kernel::Error::bug(format!("cluster {} is stored as {}", self.id, self.state));
        let due = || Some(Deadline { on: self.due_on?, provisional: self.provisional });
        let detail = self.detail.as_deref().unwrap_or_default();
        Ok(match self.state.as_str() {
            // What was parted before deadlines were kept with it has the day of its report.
            "received" => State::Received {
                escalations: self.escalations,
                due: due().unwrap_or(Deadline { on: self.opened_at.date(), provisional: false }),
            },
            "clustered" => State::Clustered,
            "declined" => State::Declined { reason: DeclineReason::from_code(detail).ok_or_else(broken)? },
            "merged" => State::Merged { into: self.merged_into.ok_or_else(broken)? },
            "handling" => State::Handling {
                level: self.level.ok_or_else(broken)?,
                escalations: self.escalations,
                due: due().ok_or_else(broken)?,
            },
            "awaiting_confirmation" => State::AwaitingConfirmation {
                level: self.level.ok_or_else(broken)?,
                escalations: self.escalations,
                until: self.until_on.ok_or_else(broken)?,
            },
            "closed" => State::Closed {
                how: Closing::from_code(detail).ok_or_else(broken)?,
                level: self.level,
                reopen_until: self.until_on.ok_or_else(broken)?,
            },
            "referred" => State::Referred { to: ReferTo::from_code(detail).ok_or_else(broken)? },
            "on_agenda" => State::OnAgenda { deferrals: self.deferrals },
            "deliberated" => State::Deliberated { deferrals: self.deferrals },
            "passed" => State::Passed { amended: detail == "amended" },
            "stalemate" => State::Stalemate { deferrals: self.deferrals },
            "coordinating" => {
                State::Coordinating { deferrals: self.deferrals, until: self.until_on.ok_or_else(broken)? }
            }
            "noticed" => State::Noticed { until: self.until_on.ok_or_else(broken)? },
            "effective" => State::Effective,
            "in_project" => State::InProject,
            "accepted" => State::Accepted,
            "appraised" => State::Appraised,
            "archived" => State::Archived,
            _ => return Err(broken()),
        })
    }
}

/// The columns of a state.
#[derive(Default)]
pub struct StateColumns {
    pub level: Option<Level>,
    pub escalations: u8,
    pub due_on: Option<Date>,
    pub provisional: bool,
    pub until_on: Option<Date>,
    pub detail: Option<&'static str>,
    pub merged_into: Option<ClusterId>,
    pub deferrals: u8,
}

impl StateColumns {
    pub fn of(state: &State) -> Self {
        let none = Self::default();
        match *state {
            State::Received { escalations, due } => {
                Self { escalations, due_on: Some(due.on), provisional: due.provisional, ..none }
            }
            State::Declined { reason } => Self { detail: Some(reason.code()), ..none },
            State::Merged { into } => Self { merged_into: Some(into), ..none },
            State::Handling { level, escalations, due } => {
                let (due_on, provisional) = (Some(due.on), due.provisional);
                Self { level: Some(level), escalations, due_on, provisional, ..none }
            }
            State::AwaitingConfirmation { level, escalations, until } => {
                Self { level: Some(level), escalations, until_on: Some(until), due_on: Some(until), ..none }
            }
            State::Closed { how, level, reopen_until } => {
                Self { detail: Some(how.code()), level, until_on: Some(reopen_until), ..none }
            }
            State::Referred { to } => Self { detail: Some(to.code()), ..none },
            State::OnAgenda { deferrals } | State::Deliberated { deferrals } | State::Stalemate { deferrals } => {
                Self { deferrals, ..none }
            }
            State::Passed { amended } => Self { detail: amended.then_some("amended"), ..none },
            State::Coordinating { deferrals, until } => {
                Self { deferrals, until_on: Some(until), due_on: Some(until), ..none }
            }
            State::Noticed { until } => Self { until_on: Some(until), due_on: Some(until), ..none },
            _ => none,
        }
    }
}

/// Nobody: what `mine` is counted for where no person asks.
pub fn asker(tx: &Tx<'_, '_>) -> PersonId {
    tx.actor().person().unwrap_or(Id::from_bytes([0; 16]))
}

/// Matters by their ids, in no order.
pub fn some(tx: &mut Tx<'_, '_>, ids: &[ClusterId]) -> Result<Vec<ClusterRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (district, asker) = (tx.district(), asker(tx));
    Ok(tx.all(&sql::SOME, args![district, asker, db::list(ids)])?)
}
