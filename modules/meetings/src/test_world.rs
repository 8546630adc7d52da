//! A building with its people for tests: a committee, a property manager, a firm, a mediator, employees; and a database.

use std::sync::Arc;

use db::{args, statements};
use kernel::{
    Actor, BodyId, BuildingId, Clock, Date, District, Error, OrganisationId, PersonId, Role, Scope, WorkCalendar, ids,
};
use ledger::{Store, Tx, Who};

use crate::store;

ids! {
    /// The thing disputed in these tests.
    pub ThingId(ThingMark) = "tng";
}

pub mod sql {
    use super::statements;

    statements! {
        command ORGANISATION = "insert into organisation (district, id, kind, name, short_name, unified_code, industry, rev) values ($1, $2, $3, $4, $4, null, '', 1)";
        command BUILDING = "insert into building (district, id, code, name, subdistrict, address, floors_above, floors_below, area, workforce, ownership, tier, tax_band, pilot, owner, property, tenants, rev, edited_at, edited_by) values ($1, $2, 'T1', '和衡中心', $3, '', 20, 2, null, null, 'single', 'ordinary', 'below', 0, $4, $5, 0, 1, 0, null)";
        command BODY = "insert into body (district, id, kind, name, local_name, building, organisation, term_from, term_until, rev) values ($1, $2, 'committee', '和衡中心楼委会', '和衡楼委会', $3, null, 0, 99999, 1)";
        command SEAT = "insert into seat (district, id, body, person, kind, position, organisation, ordinary, votes, from_on, until_on, ended_on) values ($1, $2, $3, $4, 'employee', $5, null, 0, 1, 0, 99999, null)";
        query NOTICES: (i64,) = "select count(*) from notice where district = $1 and person = $2";
        query OWED: (i64,) = "select count(*) from commitment where district = $1 and kind = $2 and state = 'open'";
        query POOL: (i64,) = "select count(*) from agenda_item where district = $1 and origin = 'coordination'";
    }
}

pub const BUILDING: BuildingId = BuildingId::from_bytes([1; 16]);
pub const BODY: BodyId = BodyId::from_bytes([2; 16]);
pub const OWNER: OrganisationId = OrganisationId::from_bytes([3; 16]);
pub const PROPERTY: OrganisationId = OrganisationId::from_bytes([4; 16]);
pub const FIRM: OrganisationId = OrganisationId::from_bytes([5; 16]);
pub const THING: ThingId = ThingId::from_bytes([6; 16]);

/// A building to take steps in.
pub struct World {
    store: Store,
    pub clock: Clock,
    pub district: District,
    _folder: tempfile::TempDir,
    pub people: Vec<PersonId>,
}

pub const CHAIR: usize = 0;
pub const SECRETARY: usize = 1;
pub const MANAGER: usize = 2;
pub const DELEGATE: usize = 3;
pub const MEDIATOR: usize = 4;
/// From here on ordinary employees.
pub const EMPLOYEES: usize = 5;

impl World {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = db::Db::open(&db::Target::Sqlite(folder.path().join("story.sqlite"))).unwrap();
        // The tables of other modules, which only their migrations make.
        let tables = db::migrations![
            "../../registry/migrations/20260901010000_create_registry",
            "../../identity/migrations/20260901020000_create_identity",
            "../../identity/migrations/20261123060100_leaving",
            "../../registry/migrations/20261123060000_movement",
            "../../policy/migrations/20261123050000_create_policy",
            "../../policy/migrations/20261123090000_rule_drafts",
            "../../commitments/migrations/20260901030000_create_commitment",
            "../../committees/migrations/20260901040000_create_committees",
            "../../committees/migrations/20261123051000_body_state",
            "../../committees/migrations/20261123100000_roster_faults",
            "../../committees/migrations/20261123110200_body_lookups",
            "20260901050000_create_meetings",
            "20260901050100_create_coordinations",
            "20260901050200_create_appraisals",
            "20260901050300_create_objections",
            "20260901050400_create_presiding",
            "20261123100100_meeting_opened"
        ];
        let all = [ledger::MIGRATIONS, search::MIGRATIONS, tables].concat();
        let clock = Clock::by_hand(Date::new(2026, 11, 23).unwrap().at(9, 0));
        db::migrate(&db, &all, clock.now()).unwrap();
        let faults = db::check(&db, &store::statements());
        assert!(faults.is_empty(), "{} statements fail", faults.len());
        let secrets = Arc::new(crypto::Secrets::from_master(&[1; 32]));
        let store = Store::new(db, clock.clone(), WorkCalendar::built_in(), secrets, vec![]);
        let district: District = "310107".parse().unwrap();
        let mut world = World { store, clock, district, _folder: folder, people: Vec::new() };
        world.people = world.by(Who::system("tests", district), settle).unwrap();
        world
    }

    pub fn by<R: Send + 'static>(
        &self,
        who: Who,
        f: impl Fn(&mut Tx<'_, '_>) -> kernel::Result<R> + Send + 'static,
    ) -> kernel::Result<R> {
        self.clock.advance(1);
        self.store.write_now(&who, f)
    }

    pub fn who(&self, n: usize) -> Who {
        let (person, home) = (self.people[n], self.district);
        let system = Who::system("tests", home);
        let found = self.store.write_now(&system, move |tx| {
            tx.nothing_to_record();
            identity::api::appointments_of(tx, person)
        });
        Who::new(Actor::Person { person, home, appointments: found.unwrap() }, home)
    }

    /// What person `n` does.
    pub fn act<R: Send + 'static>(
        &self,
        n: usize,
        f: impl Fn(&mut Tx<'_, '_>) -> kernel::Result<R> + Send + 'static,
    ) -> kernel::Result<R> {
        self.by(self.who(n), f)
    }

    pub fn see<R: Send + 'static>(
        &self,
        who: Who,
        f: impl Fn(&mut Tx<'_, '_>) -> kernel::Result<R> + Send + 'static,
    ) -> R {
        self.by(who, move |tx| {
            tx.nothing_to_record();
            f(tx)
        })
        .unwrap()
    }

    pub fn guest(&self) -> Who {
        Who::new(Actor::Guest, self.district)
    }

    pub fn owed(&self, kind: &'static str) -> i64 {
        self.see(self.guest(), move |tx| Ok(tx.one(&sql::OWED, args![tx.district(), kind])?.0))
    }
}

/// A building with its committee, a property manager, a firm's delegate, a mediator and twelve employees.
fn settle(tx: &mut Tx<'_, '_>) -> kernel::Result<Vec<PersonId>> {
    let (district, today) = (tx.district(), tx.today());
    let subdistrict: kernel::DivisionCode = "310107014".parse().unwrap();
    for (id, kind, name) in
        [(OWNER, "owner", "和衡置业"), (PROPERTY, "property", "和衡物业"), (FIRM, "enterprise", "和拓科技")]
    {
        tx.run_one(&sql::ORGANISATION, args![district, id, kind, name])?;
    }
    tx.run_one(&sql::BUILDING, args![district, BUILDING, subdistrict, OWNER, PROPERTY])?;
    tx.run_one(&sql::BODY, args![district, BODY, BUILDING])?;
    let mut people = Vec::new();
    for n in 0..EMPLOYEES + 12 {
        people.push(identity::api::register(tx, &format!("人{n}"), "tests")?);
    }
    let scope = Scope::Building(BUILDING);
    let posts = [
        (CHAIR, Role::CommitteeChair, scope),
        (SECRETARY, Role::CommitteeSecretary, scope),
        (MANAGER, Role::PropertyManager, scope),
        (DELEGATE, Role::OrganisationDelegate, Scope::Organisation(FIRM)),
        (MEDIATOR, Role::Mediator, scope),
    ];
    for (n, role, scope) in posts {
        let (person, building) = (people[n], Some(BUILDING));
        let new =
            identity::api::NewAppointment { person, role, scope, building, from: today, until: None, employment: None };
        identity::api::appoint(tx, &new)?;
    }
    for (n, position) in [(CHAIR, "chair"), (MANAGER, "member")] {
        tx.run_one(&sql::SEAT, args![district, [position.as_bytes()[0]; 16], BODY, people[n], position])?;
    }
    for person in &people[EMPLOYEES..] {
        identity::api::employ(tx, *person, FIRM, BUILDING, None, (today, None))?;
    }
    Ok(people)
}

/// What something was refused with: a code, the faulty fields, or `denied`.
pub fn refused<R>(result: kernel::Result<R>) -> String {
    match result {
        Err(Error::Refused(refusal)) => refusal.code().to_owned(),
        Err(Error::Denied(_)) => "denied".to_owned(),
        Err(Error::Invalid(faults)) => faults.iter().map(|f| f.field.to_string()).collect::<Vec<_>>().join(" "),
        Err(error) => panic!("{error:?}"),
        Ok(_) => "allowed".to_owned(),
    }
}
