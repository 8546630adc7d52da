//! Identity's SQL.

use db::{Statement, args, statements};
use kernel::{BuildingId, Date, EventId, FloorId, OrganisationId, PersonId, Personal, Result, Role, Timestamp};
use ledger::Tx;

use crate::{
    appointment::{AppointmentRow, holding},
    employment::{EmploymentId, EmploymentRow},
    invite::InvitationRow,
    notices::NoticeRow,
    sessions::SessionRow,
};

db::row! {
    /// What a request needs to know of its session.
    #[derive(Debug)]
    pub struct FoundSession {
        pub person: PersonId,
        pub expires_at: Timestamp,
        pub grants: String,
        pub grants_until: Option<Date>,
        pub tower: Option<BuildingId>,
        pub tower_name: Option<String>,
        pub unread: i64,
        pub must_change: bool,
        pub name: Option<Personal<Vec<u8>>>,
    }
}

db::row! {
    /// An account as signing in needs it.
    #[derive(Debug, Clone)]
    pub struct AccountRow {
        pub person: PersonId,
        pub login: String,
        pub password: Option<String>,
        pub must_change: bool,
        pub second_factor: Option<Vec<u8>>,
        pub second_factor_step: i64,
        pub failures: i64,
        pub locked_until: Option<Timestamp>,
        pub activation_until: Option<Timestamp>,
    }
}

db::row! {
    #[derive(Debug)]
    pub struct NameRow {
        pub id: PersonId,
        pub name: Option<Personal<Vec<u8>>>,
    }
}

pub mod sql {
    use super::*;

    statements! {
        query SESSION: FoundSession = "select s.person, s.expires_at, a.grants, a.grants_until, a.tower, a.tower_name, a.unread, a.must_change, p.name from session s join account a on a.district = s.district and a.person = s.person join person p on p.district = s.district and p.id = s.person where s.district = $1 and s.digest = $2";
        command ADD_PERSON = "insert into person (district, id, name, name_index, made_at, erased_at) values ($1, $2, $3, $4, $5, null)";
        command ERASE_PERSON = "update person set name = null, name_index = null, erased_at = $3 where district = $1 and id = $2";
        query NAMES: NameRow = "select id, name from person where district = $1 and id in ($2..)";
        query NAMESAKES: (PersonId,) = "select id from person where district = $1 and name_index = $2 order by id limit 20";
        command ADD_ACCOUNT = "insert into account (district, person, login, password, must_change, second_factor, second_factor_step, failures, locked_until, activation, activation_until, grants, grants_until, tower, tower_name, unread) values ($1, $2, $3, $4, $5, null, 0, 0, null, null, null, '[]', null, null, null, 0) on conflict (district, login) do nothing";
        query LOGIN: (String,) = "select login from account where district = $1 and person = $2";
        lock query ACCOUNT: AccountRow = "select person, login, password, must_change, second_factor, second_factor_step, failures, locked_until, activation_until from account where district = $1 and person = $2";
        query BY_LOGIN: AccountRow = "select person, login, password, must_change, second_factor, second_factor_step, failures, locked_until, activation_until from account where district = $1 and login = $2";
        lock query BY_ACTIVATION: AccountRow = "select person, login, password, must_change, second_factor, second_factor_step, failures, locked_until, activation_until from account where district = $1 and activation = $2";
        command DROP_ACCOUNT = "delete from account where district = $1 and person = $2";
        command FAILED = "update account set failures = $3, locked_until = $4 where district = $1 and person = $2";
        command ENTERED = "update account set failures = 0, locked_until = null, second_factor_step = $3 where district = $1 and person = $2";
        command SET_PASSWORD = "update account set password = $3, must_change = 0, failures = 0, locked_until = null, activation = null, activation_until = null where district = $1 and person = $2";
        command SET_SECOND_FACTOR = "update account set second_factor = $3, second_factor_step = $4 where district = $1 and person = $2";
        command SET_ACTIVATION = "update account set activation = $3, activation_until = $4 where district = $1 and person = $2";
        command SET_GRANTS = "update account set grants = $3, grants_until = $4 where district = $1 and person = $2";
        command SET_TOWER = "update account set tower = $3, tower_name = $4 where district = $1 and person = $2";
        query STALE_GRANTS: (PersonId,) = "select person from account where district = $1 and grants_until is not null and grants_until < $2 order by person limit 200";
        command ADD_SESSION = "insert into session (district, digest, person, made_at, expires_at, agent) values ($1, $2, $3, $4, $5, $6)";
        query SESSIONS: SessionRow = "select digest, made_at, expires_at, agent from session where district = $1 and person = $2 and expires_at > $3 order by made_at desc";
        command END_SESSION = "delete from session where district = $1 and digest = $2 and person = $3";
        command END_SESSIONS = "delete from session where district = $1 and person = $2 and digest <> $3";
        command OLD_SESSIONS = "delete from session where district = $1 and expires_at < $2";
        command ADD_EMPLOYMENT = "insert into employment (district, id, person, organisation, building, floor, from_on, until_on, state, confirmed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        lock query EMPLOYMENT: EmploymentRow = "select id, person, organisation, building, floor, from_on, until_on, state from employment where district = $1 and id = $2";
        query EMPLOYMENTS_OF: EmploymentRow = "select id, person, organisation, building, floor, from_on, until_on, state from employment where district = $1 and person = $2 order by id desc limit 20";
        query PENDING_IN_BUILDING: EmploymentRow = "select id, person, organisation, building, floor, from_on, until_on, state from employment where district = $1 and building = $2 and state = 'pending' order by id limit 200";
        query PENDING_IN_ORGANISATION: EmploymentRow = "select id, person, organisation, building, floor, from_on, until_on, state from employment where district = $1 and organisation = $2 and state = 'pending' order by id limit 200";
        query ACTIVE_IN_BUILDING: EmploymentRow = "select id, person, organisation, building, floor, from_on, until_on, state from employment where district = $1 and building = $2 and state = 'active' and id > $3 order by id limit $4";
        query OVER: EmploymentRow = "select id, person, organisation, building, floor, from_on, until_on, state from employment where district = $1 and state = 'active' and until_on < $2 order by until_on limit 200";
        command SET_EMPLOYMENT = "update employment set state = $3, until_on = $4, confirmed_by = $5 where district = $1 and id = $2";
        command COUNT_HEADS = "insert into headcount (district, building, employees) values ($1, $2, $3) on conflict (district, building) do update set employees = headcount.employees + excluded.employees";
        query HEADS: (i64,) = "select employees from headcount where district = $1 and building = $2";
        command ADD_APPOINTMENT = "insert into appointment (district, id, person, role, scope, scope_id, building, from_on, until_on, employment, ended_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null)";
        query APPOINTMENTS: AppointmentRow = "select id, person, role, scope, scope_id, building, from_on, until_on, employment from appointment where district = $1 and person = $2 and ended_at is null order by id";
        lock query APPOINTMENT: AppointmentRow = "select id, person, role, scope, scope_id, building, from_on, until_on, employment from appointment where district = $1 and id = $2 and ended_at is null";
        query IN_SCOPE: AppointmentRow = "select id, person, role, scope, scope_id, building, from_on, until_on, employment from appointment where district = $1 and scope = $2 and scope_id = $3 and role = $4 and ended_at is null order by id";
        query IN_SCOPES: AppointmentRow = "select id, person, role, scope, scope_id, building, from_on, until_on, employment from appointment where district = $1 and scope = $2 and role = $3 and ended_at is null order by scope_id, id";
        // In the words of the partial index, which passes over the thousand employees of a tower.
        query IN_CHARGE: AppointmentRow = "select id, person, role, scope, scope_id, building, from_on, until_on, employment from appointment where district = $1 and building = $2 and role <> 'employee' and ended_at is null order by role, id";
        // As of any day: one that was ended keeps the day of its end.
        query POSTS_ON: AppointmentRow = "select id, person, role, scope, scope_id, building, from_on, until_on, employment from appointment where district = $1 and building in ($3..) and role <> 'employee' and from_on <= $2 and (until_on is null or until_on >= $2) order by building, role, id";
        query HELD_ON: AppointmentRow = "select id, person, role, scope, scope_id, building, from_on, until_on, employment from appointment where district = $1 and person in ($3..) and from_on <= $2 and (until_on is null or until_on >= $2) order by person, role, id";
        query EMPLOYED_ON: (PersonId, OrganisationId) = "select person, organisation from employment where district = $1 and person in ($3..) and state in ('active', 'ended') and from_on <= $2 and (until_on is null or until_on >= $2)";
        query NEWEST_APPOINTMENTS: AppointmentRow = "select id, person, role, scope, scope_id, building, from_on, until_on, employment from appointment where district = $1 and id < $2 and ended_at is null order by id desc limit 100";
        command END_APPOINTMENT = "update appointment set ended_at = $3, until_on = $4 where district = $1 and id = $2 and ended_at is null";
        query ENDING: AppointmentRow = "select id, person, role, scope, scope_id, building, from_on, until_on, employment from appointment where district = $1 and ended_at is null and until_on >= $2 and until_on <= $3 and role in ($5..) order by until_on, id limit $4";
        query EVER_APPOINTED: AppointmentRow = "select id, person, role, scope, scope_id, building, from_on, until_on, employment from appointment where district = $1 and id = $2";
        command ADD_INVITATION = "insert into invitation (district, code, building, organisation, made_by, made_at, expires_on, used) values ($1, $2, $3, $4, $5, $6, $7, 0)";
        query INVITATION: InvitationRow = "select code, building, organisation, expires_on, used from invitation where district = $1 and code = $2";
        query INVITATIONS: InvitationRow = "select code, building, organisation, expires_on, used from invitation where district = $1 and building = $2 and expires_on >= $3 order by made_at desc limit 50";
        command USE_INVITATION = "update invitation set used = used + 1 where district = $1 and code = $2";
        command ADD_NOTICE = "insert into notice (district, person, id, at, zh, en, href, read_at) values ($1, $2, $3, $4, $5, $6, $7, null)";
        command MORE_UNREAD = "update account set unread = unread + 1 where district = $1 and person = $2";
        query NOTICES: NoticeRow = "select id, at, zh, en, href, read_at from notice where district = $1 and person = $2 and id < $3 order by id desc limit $4";
        command READ_NOTICES = "update notice set read_at = $3 where district = $1 and person = $2 and read_at is null";
        command NONE_UNREAD = "update account set unread = 0 where district = $1 and person = $2";
        command DROP_NOTICES = "delete from notice where district = $1 and person = $2";
    }
}

/// Leaving.
pub mod leaving {
    use super::*;

    statements! {
        query ACTIVE_IN_ORGANISATION: EmploymentRow = "select id, person, organisation, building, floor, from_on, until_on, state from employment where district = $1 and organisation = $2 and state = 'active' and id > $3 order by id limit $4";
        query AT_FIRM: EmploymentRow = "select id, person, organisation, building, floor, from_on, until_on, state from employment where district = $1 and organisation = $2 and state in ('active', 'pending') and building = $3 order by id";
        query HELD_ON: EmploymentRow = "select id, person, organisation, building, floor, from_on, until_on, state from employment where district = $1 and person = $2 and state in ('active', 'ended') and from_on <= $3 and (until_on is null or until_on >= $3) order by id";
        query SAT_ON: (Option<FloorId>,) = "select floor from employment_floor where district = $1 and employment = $2 and until_on >= $3 order by until_on limit 1";
        command SAT_UNTIL = "insert into employment_floor (district, employment, until_on, floor) values ($1, $2, $3, $4) on conflict (district, employment, until_on) do nothing";
        command SET_FLOOR = "update employment set floor = $3 where district = $1 and id = $2";
        command SET_LAST_DAY = "update employment set until_on = $3 where district = $1 and id = $2 and state in ('active', 'pending')";
        command SET_ROLE_END = "update appointment set until_on = $4 where district = $1 and person = $2 and employment = $3 and role = 'employee' and ended_at is null";
        command CLOSE_EMPLOYMENT = "update employment set state = $3, until_on = $4, cause = $5 where district = $1 and id = $2 and state in ('active', 'pending')";
    }
}

pub fn statements() -> Vec<Statement> {
    [sql::ALL, leaving::ALL].concat()
}

/// Writes the account's appointments that hold today where sessions read them.
pub fn renew_grants(tx: &mut Tx<'_, '_>, person: PersonId) -> Result<()> {
    let (district, today) = (tx.district(), tx.today());
    let rows = tx.all(&sql::APPOINTMENTS, args![district, person])?;
    let (held, until) = holding(&rows, today);
    tx.run(&sql::SET_GRANTS, args![district, person, serde_json::to_string(&held)?, until])?;
    Ok(())
}

/// A new appointment, with the event still to be recorded by the caller.
pub struct NewAppointment {
    pub person: PersonId,
    pub role: Role,
    pub scope: kernel::Scope,
    pub building: Option<BuildingId>,
    pub from: Date,
    pub until: Option<Date>,
    pub employment: Option<EmploymentId>,
}

/// Whom a notice goes to, and what it says.
pub fn add_notice(tx: &mut Tx<'_, '_>, person: PersonId, zh: &str, en: &str, href: &str) -> Result<()> {
    let (district, now) = (tx.district(), tx.now());
    let id = EventId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD_NOTICE, args![district, person, id, now, zh, en, href])?;
    tx.run(&sql::MORE_UNREAD, args![district, person])?;
    Ok(())
}

/// An employment that a person begins.
pub fn add_employment(
    tx: &mut Tx<'_, '_>,
    person: PersonId,
    organisation: OrganisationId,
    building: BuildingId,
    floor: Option<FloorId>,
    dates: (Date, Option<Date>),
    active: bool,
) -> Result<EmploymentId> {
    let (district, id) = (tx.district(), EmploymentId::new(tx.now()));
    let state =
        if active { crate::employment::EmploymentState::Active } else { crate::employment::EmploymentState::Pending };
    let by = if active { tx.actor().person() } else { None };
    tx.run_one(
        &sql::ADD_EMPLOYMENT,
        args![district, id, person, organisation, building, floor, dates.0, dates.1, state, by],
    )?;
    Ok(id)
}
