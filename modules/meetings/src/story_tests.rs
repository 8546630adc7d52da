//! A dispute from its beginning to the second look at its agreement, one that fails, and an appraisal from the lot to the
//! recheck: against a database, as the people of a building take the steps.

use std::sync::Arc;

use commitments::api::{Named, Party};
use db::{args, statements};
use kernel::{
    Actor, BodyId, BuildingId, Clock, Date, District, Error, Locale, OrganisationId, PersonId, Role, Scope, Text,
    WorkCalendar, ids,
};
use ledger::{Load as _, Store, Tx, Who};
use web::View as _;

use crate::{
    agree, appoint_mediator, appraisal, appraise, close_appraisal, coordinate, coordination, deliver_improvement, fail,
    follow_up, form, give_consent, hold_round, improve, load_appraisal, load_coordination, new_appraisal, recheck,
    score, show_appraisal, show_coordination, store, sweep,
};

ids! {
    /// The thing disputed in these tests.
    pub ThingId(ThingMark) = "tng";
}

mod sql {
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

const BUILDING: BuildingId = BuildingId::from_bytes([1; 16]);
const BODY: BodyId = BodyId::from_bytes([2; 16]);
const OWNER: OrganisationId = OrganisationId::from_bytes([3; 16]);
const PROPERTY: OrganisationId = OrganisationId::from_bytes([4; 16]);
const FIRM: OrganisationId = OrganisationId::from_bytes([5; 16]);
const THING: ThingId = ThingId::from_bytes([6; 16]);

struct World {
    store: Store,
    clock: Clock,
    district: District,
    _folder: tempfile::TempDir,
    people: Vec<PersonId>,
}

const CHAIR: usize = 0;
const SECRETARY: usize = 1;
const MANAGER: usize = 2;
const DELEGATE: usize = 3;
const MEDIATOR: usize = 4;
/// From here on ordinary employees.
const EMPLOYEES: usize = 5;

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = db::Db::open(&db::Target::Sqlite(folder.path().join("story.sqlite"))).unwrap();
        // The tables of other modules, which only their migrations make.
        let tables = db::migrations![
            "../../registry/migrations/20260901010000_create_registry",
            "../../identity/migrations/20260901020000_create_identity",
            "../../commitments/migrations/20260901030000_create_commitment",
            "../../committees/migrations/20260901040000_create_committees",
            "20260901050000_create_meetings",
            "20260901050100_create_coordinations",
            "20260901050200_create_appraisals"
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

    fn by<R: Send + 'static>(
        &self,
        who: Who,
        f: impl Fn(&mut Tx<'_, '_>) -> kernel::Result<R> + Send + 'static,
    ) -> kernel::Result<R> {
        self.clock.advance(1);
        self.store.write_now(&who, f)
    }

    fn who(&self, n: usize) -> Who {
        let (person, home) = (self.people[n], self.district);
        let system = Who::system("tests", home);
        let found = self.store.write_now(&system, move |tx| {
            tx.nothing_to_record();
            identity::api::appointments_of(tx, person)
        });
        Who::new(Actor::Person { person, home, appointments: found.unwrap() }, home)
    }

    /// What person `n` does.
    fn act<R: Send + 'static>(
        &self,
        n: usize,
        f: impl Fn(&mut Tx<'_, '_>) -> kernel::Result<R> + Send + 'static,
    ) -> kernel::Result<R> {
        self.by(self.who(n), f)
    }

    fn see<R: Send + 'static>(&self, who: Who, f: impl Fn(&mut Tx<'_, '_>) -> kernel::Result<R> + Send + 'static) -> R {
        self.by(who, move |tx| {
            tx.nothing_to_record();
            f(tx)
        })
        .unwrap()
    }

    fn guest(&self) -> Who {
        Who::new(Actor::Guest, self.district)
    }

    fn owed(&self, kind: &'static str) -> i64 {
        self.see(self.guest(), move |tx| Ok(tx.one(&sql::OWED, args![tx.district(), kind])?.0))
    }

    fn dispute(&self) -> coordination::CoordinationId {
        let reporter = self.people[EMPLOYEES];
        self.act(CHAIR, move |tx| {
            let party =
                |party, name: &'static str| coordinate::PartySpec { party: Named::new(party, Text::same(name)) };
            let firm = || party(Party::Organisation(FIRM), "和拓科技");
            let parties = vec![
                party(Party::Organisation(PROPERTY), "和衡物业"),
                firm(),
                firm(),
                party(Party::Person(reporter), "报事人"),
            ];
            let (subject, title, href) = (THING.any(), "17 层装修噪声", "/310107/things/1");
            let dispute = coordinate::Dispute { body: BODY, building: BUILDING, subject, title, parties, href };
            let first = coordinate::coordinate(tx, &dispute)?;
            assert_eq!(coordinate::coordinate(tx, &dispute)?, first);
            Ok(first)
        })
        .unwrap()
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

fn refused<R>(result: kernel::Result<R>) -> String {
    match result {
        Err(Error::Refused(refusal)) => refusal.code().to_owned(),
        Err(Error::Denied(_)) => "denied".to_owned(),
        Err(Error::Invalid(faults)) => faults.iter().map(|f| f.field.to_string()).collect::<Vec<_>>().join(" "),
        Err(error) => panic!("{error:?}"),
        Ok(_) => "allowed".to_owned(),
    }
}

fn consent(party: &str, consent: &str) -> give_consent::ConsentInput {
    give_consent::ConsentInput { party: party.into(), consent: consent.into() }
}

#[test]
fn a_dispute_ends_in_an_agreement_that_is_kept() {
    let w = World::new();
    let id = w.dispute();
    let (mediator, manager) = (w.people[MEDIATOR], w.people[MANAGER]);
    let appoint = |who: usize, person: PersonId| {
        let input = appoint_mediator::MediatorInput { mediator: person.to_string().into() };
        w.act(who, move |tx| appoint_mediator::run(tx, id, &input))
    };
    assert_eq!(w.owed("coordinate"), 1);
    assert_eq!(
        refused(w.act(MANAGER, move |tx| give_consent::run(tx, id, &consent("", "given")))),
        "meetings.coordination_not_now"
    );
    assert_eq!(refused(appoint(SECRETARY, mediator)), "denied");
    assert_eq!(refused(appoint(CHAIR, manager)), "meetings.mediator_is_party");
    assert_eq!(refused(appoint(CHAIR, w.people[EMPLOYEES + 1])), "mediator");
    appoint(CHAIR, mediator).unwrap();
    assert_eq!(w.owed("coordinate"), 4);

    let round = |on: &str| hold_round::RoundInput { on: on.into(), words: "双方同意错开时间。".into() };
    let today = round("");
    assert_eq!(refused(w.act(MEDIATOR, move |tx| hold_round::run(tx, id, &today))), "meetings.not_consented");
    w.act(MANAGER, move |tx| give_consent::run(tx, id, &consent("", "given"))).unwrap();
    w.act(DELEGATE, move |tx| give_consent::run(tx, id, &consent("", "given"))).unwrap();
    let last = w.see(w.guest(), move |tx| {
        let found = load_coordination::Coordination::load(tx, id)?.unwrap();
        let party = found.parties.iter().find(|p| p.consent.is_none()).unwrap().id.to_string();
        Ok((party, found.parties[1].id.to_string()))
    });
    let (paper, firm) = (last.0.clone(), last.1);
    assert_eq!(refused(w.act(MANAGER, move |tx| give_consent::run(tx, id, &consent(&last.0, "given")))), "denied");
    w.act(SECRETARY, move |tx| give_consent::run(tx, id, &consent(&paper, "given"))).unwrap();
    assert_eq!(w.owed("coordinate"), 1);

    for on in ["2026-11-22", "2026-11-24"] {
        let wrong = round(on);
        assert_eq!(refused(w.act(MEDIATOR, move |tx| hold_round::run(tx, id, &wrong))), "on");
    }
    assert_eq!(refused(w.act(MEDIATOR, move |tx| agree::run(tx, id))), "meetings.no_round");
    let today = round("2026-11-23");
    w.act(MEDIATOR, move |tx| hold_round::run(tx, id, &today)).unwrap();
    assert_eq!(refused(w.act(MEDIATOR, move |tx| agree::run(tx, id))), "meetings.no_terms");
    let term = move |until: &str| agree::TermInput {
        party: firm.as_str().into(),
        what: "电锤只在 19 点后使用".into(),
        until: until.into(),
    };
    let past = term("2026-11-22");
    assert_eq!(refused(w.act(MEDIATOR, move |tx| agree::run_draft(tx, id, &past))), "until");
    let good = term("2026-12-31");
    let terms: Vec<coordination::TermId> = (0..2)
        .map(|_| {
            let good = good.clone();
            w.act(MEDIATOR, move |tx| agree::run_draft(tx, id, &good)).unwrap().id.unwrap().parse().unwrap()
        })
        .collect();
    let (kept, dropped) = (terms[0], terms[1]);
    w.act(MEDIATOR, move |tx| agree::run_drop(tx, id, dropped)).unwrap();
    assert_eq!(refused(w.act(DELEGATE, move |tx| agree::run(tx, id))), "denied");
    w.act(MEDIATOR, move |tx| agree::run(tx, id)).unwrap();
    assert_eq!((w.owed("coordinate"), w.owed("pledge"), w.owed("track")), (0, 1, 2));

    w.act(SECRETARY, move |tx| follow_up::run_keep(tx, id, kept)).unwrap();
    assert_eq!(refused(w.act(SECRETARY, move |tx| follow_up::run_keep(tx, id, kept))), "meetings.term_is_settled");
    let visits = w.see(w.guest(), move |tx| store::coordination::revisits(tx, id));
    assert_eq!(
        visits.iter().map(|v| v.due_on.days_since(Date::new(2026, 11, 23).unwrap())).collect::<Vec<_>>(),
        [30, 90]
    );
    let first = visits[0].id;
    let yes = || follow_up::RevisitInput { kept: "yes".into() };
    assert_eq!(
        refused(w.act(SECRETARY, move |tx| follow_up::run(tx, id, first, &yes()))),
        "meetings.coordination_not_now"
    );
    w.clock.advance(31 * 86_400);
    w.act(SECRETARY, move |tx| follow_up::run(tx, id, first, &yes())).unwrap();
    assert_eq!(refused(w.act(SECRETARY, move |tx| follow_up::run(tx, id, first, &yes()))), "meetings.term_is_settled");
    assert_eq!((w.owed("pledge"), w.owed("track")), (0, 1));

    let page = |who: Who| {
        w.see(who, move |tx| {
            let found = load_coordination::Coordination::load(tx, id)?.unwrap();
            let page = show_coordination::assemble(tx, found, Locale::Zh)?;
            Ok((page.following, askama::Template::render(&page).unwrap() + &page.title(Locale::En)))
        })
    };
    let (following, html) = page(w.guest());
    assert!(!following && html.contains("达成协议") && !html.contains("电锤") && !html.contains("和拓科技"), "{html}");
    for n in [DELEGATE, MANAGER, MEDIATOR, SECRETARY, EMPLOYEES] {
        let (following, html) = page(w.who(n));
        assert!(following && html.contains("电锤") && html.contains("双方同意错开时间"), "{n}: {html}");
    }
    assert!(!page(w.who(EMPLOYEES + 1)).0);
    let rows = w.see(w.guest(), |tx| show_coordination::of_building(tx, BUILDING, Locale::En, 9));
    assert_eq!((rows.len(), rows[0].chip.word.as_str()), (1, "agreed"));
}

#[test]
fn a_coordination_that_fails_says_where_to_turn() {
    let w = World::new();
    let id = w.dispute();
    let input = |to: &str| fail::FailInput { to: to.into(), reason: "一方不参加".into() };
    let (wrong, good) = (input("elsewhere"), input("deliberation"));
    assert_eq!(refused(w.act(CHAIR, move |tx| fail::run(tx, id, &wrong))), "to");
    let again = good.clone();
    w.act(CHAIR, move |tx| fail::run(tx, id, &good)).unwrap();
    assert_eq!(refused(w.act(CHAIR, move |tx| fail::run(tx, id, &again))), "meetings.coordination_not_now");
    assert_eq!((w.owed("coordinate"), w.owed("place")), (0, 1));
    assert_eq!(w.see(w.guest(), |tx| Ok(tx.one(&sql::POOL, args![tx.district()])?.0)), 1);
    let html = w.see(w.guest(), move |tx| {
        let found = load_coordination::Coordination::load(tx, id)?.unwrap();
        Ok(askama::Template::render(&show_coordination::assemble(tx, found, Locale::Zh)?).unwrap())
    });
    assert!(html.contains("原因：一方不参加") && !html.contains("和拓科技"), "{html}");
    assert_ne!(w.dispute(), id);
}

#[test]
fn an_appraisal_goes_from_the_lot_to_the_recheck() {
    let w = World::new();
    let of = |of: &str| new_appraisal::NewAppraisalInput { of: of.into() };
    let (nobody, property) = (of("mayor"), of("property"));
    assert_eq!(refused(w.act(CHAIR, move |tx| new_appraisal::run(tx, BUILDING, &nobody))), "of");
    let again = property.clone();
    let done = w.act(CHAIR, move |tx| new_appraisal::run(tx, BUILDING, &property)).unwrap();
    let id: appraisal::AppraisalId = done.id.unwrap().parse().unwrap();
    let second = w.act(SECRETARY, move |tx| new_appraisal::run(tx, BUILDING, &again)).unwrap();
    assert_eq!(second.id, Some(id.to_string()));
    let found = w.see(w.guest(), move |tx| load_appraisal::appraisal(tx, id));
    assert_eq!((found.row.drawn, found.row.pool, w.owed("score")), (9, 12, 1));
    // Anybody can draw the lot again.
    let pool: Vec<PersonId> = w.people[EMPLOYEES..].to_vec();
    let mut expected = appraisal::order(&found.seed, &pool)[..9].to_vec();
    expected.sort();
    assert_eq!(found.appraisers.iter().map(|a| a.person).collect::<Vec<_>>(), expected);

    let drawn: Vec<usize> = (0..w.people.len()).filter(|n| found.drawn(Some(w.people[*n])).is_some()).collect();
    let not_drawn = (EMPLOYEES..w.people.len()).find(|n| !drawn.contains(n)).unwrap();
    let slip = |service: &str| score::ScoreInput {
        service: service.into(),
        process: "4".into(),
        result: "5".into(),
        remark: "高峰时引导得好".into(),
    };
    let (good, bad) = (slip("3"), slip("6"));
    let (one, other) = (good.clone(), good.clone());
    assert_eq!(refused(w.act(not_drawn, move |tx| score::run(tx, id, &one))), "denied");
    assert_eq!(refused(w.act(drawn[0], move |tx| score::run(tx, id, &bad))), "service");
    assert_eq!(w.see(w.who(drawn[0]), |tx| score::waiting_scores(tx, Locale::Zh)).len(), 1);
    assert_eq!(w.see(w.who(drawn[0]), |tx| Ok(tx.one(&sql::NOTICES, args![tx.district(), tx.person()?])?.0)), 1);
    assert_eq!(refused(w.act(CHAIR, move |tx| close_appraisal::run(tx, id))), "meetings.scoring_goes_on");
    for n in &drawn {
        let good = good.clone();
        w.act(*n, move |tx| score::run(tx, id, &good)).unwrap();
    }
    assert_eq!(refused(w.act(drawn[0], move |tx| score::run(tx, id, &other))), "meetings.scored_already");
    assert!(w.see(w.who(drawn[0]), |tx| score::waiting_scores(tx, Locale::Zh)).is_empty());
    let html = move |tx: &mut Tx<'_, '_>| {
        let found = load_appraisal::appraisal(tx, id)?;
        let page = show_appraisal::assemble(tx, found, Locale::Zh)?;
        Ok(askama::Template::render(&page).unwrap())
    };
    let before = w.see(w.guest(), html);
    assert!(!before.contains("高峰时引导得好") && !before.contains("平均 3.00"), "{before}");
    w.act(SECRETARY, move |tx| close_appraisal::run(tx, id)).unwrap();
    assert_eq!(refused(w.act(SECRETARY, move |tx| close_appraisal::run(tx, id))), "meetings.scoring_is_over");
    // The sweep may come second.
    w.see(w.guest(), move |tx| close_appraisal::close(tx, id));
    let after = w.see(w.guest(), html);
    assert!(after.contains("高峰时引导得好") && after.contains("服务平均 3.00 分：5 分 0 人"), "{after}");
    assert_eq!(w.owed("score"), 0);

    let ask = |debtor: &str, days: &str| improve::ImprovementInput {
        what: "公布电梯维保记录".into(),
        debtor: debtor.into(),
        days: days.into(),
    };
    let (wrong, good) = (ask("org_nobody", "0"), ask(&PROPERTY.to_string(), ""));
    assert_eq!(refused(w.act(CHAIR, move |tx| improve::run(tx, id, &wrong))), "debtor days");
    let done = w.act(CHAIR, move |tx| improve::run(tx, id, &good)).unwrap();
    let improvement: appraisal::ImprovementId = done.id.unwrap().parse().unwrap();
    let answer = |good: &str| recheck::RecheckInput { good: good.into() };
    let deliver = |n: usize| w.act(n, move |tx| deliver_improvement::run(tx, id, improvement));
    let judge = |word: &str| {
        let input = answer(word);
        w.act(SECRETARY, move |tx| recheck::run(tx, id, improvement, &input))
    };
    assert_eq!(refused(judge("yes")), "meetings.improvement_not_now");
    assert_eq!(refused(deliver(DELEGATE)), "denied");
    deliver(MANAGER).unwrap();
    assert_eq!(refused(deliver(MANAGER)), "meetings.improvement_not_now");
    judge("no").unwrap();
    assert_eq!(w.owed("improve"), 1);
    deliver(MANAGER).unwrap();
    judge("yes").unwrap();
    assert_eq!(w.owed("improve"), 0);
    let rows = w.see(w.guest(), |tx| show_appraisal::of_building(tx, BUILDING, Locale::Zh, 9));
    assert_eq!((rows.len(), rows[0].title.as_str()), (1, "和衡物业"));
}

#[test]
fn an_appraisal_whose_time_is_over_closes_by_itself() {
    let w = World::new();
    let input = new_appraisal::NewAppraisalInput { of: "committee".into() };
    let done = w.act(CHAIR, move |tx| new_appraisal::run(tx, BUILDING, &input)).unwrap();
    let id: appraisal::AppraisalId = done.id.unwrap().parse().unwrap();
    let one =
        score::ScoreInput { service: "3".into(), process: "3".into(), result: "3".into(), remark: "一般".into() };
    let drawn = w.see(w.guest(), move |tx| load_appraisal::appraisal(tx, id)).appraisers[0].person;
    let n = w.people.iter().position(|p| *p == drawn).unwrap();
    w.act(n, move |tx| score::run(tx, id, &one)).unwrap();
    w.clock.advance(8 * 86_400);
    w.by(Who::system("tests", w.district), sweep::sweep).unwrap();
    w.by(Who::system("tests", w.district), sweep::sweep).unwrap();
    // One score alone would tell whose it is.
    let html = w.see(w.guest(), move |tx| {
        let found = load_appraisal::appraisal(tx, id)?;
        Ok(askama::Template::render(&show_appraisal::assemble(tx, found, Locale::Zh)?).unwrap())
    });
    assert!(html.contains("不足样本") && html.contains("1 / 9 人") && !html.contains("一般"), "{html}");
}

#[test]
fn nobody_is_drawn_where_nobody_works() {
    let w = World::new();
    let empty = w.by(Who::system("tests", w.district), |tx| {
        let (title, href) = ("楼委会", "/");
        let request = appraise::AppraisalRequest {
            building: BuildingId::from_bytes([9; 16]),
            subject: THING.any(),
            title,
            href,
            interested_people: vec![],
            interested_organisations: vec![],
        };
        appraise::appraise(tx, &request)
    });
    assert_eq!(refused(empty), "meetings.nobody_to_draw");
}

#[test]
fn pages_render_and_routes_are_different() {
    for locale in [Locale::Zh, Locale::En] {
        let all = [show_coordination::samples(locale), show_appraisal::samples(locale), form::samples(locale)];
        for sample in all.into_iter().flatten() {
            assert!(!sample.html.contains("{{"), "{}", sample.template);
        }
    }
    let routes = show_coordination::coordination_routes().merge(show_appraisal::appraisal_routes());
    assert_eq!(routes.get_openapi().paths.paths.len(), 17);
}
