//! A dispute from its beginning to the second look at its agreement, and one that fails, as the people of a building
//! take the steps.

use commitments::api::{Named, Party};
use db::args;
use kernel::{Date, Locale, PersonId, Text};
use ledger::{Load as _, Who};
use web::View as _;

use crate::{
    agree, appoint_mediator, coordinate, coordination, fail, follow_up, give_consent, hold_round, load_coordination,
    show_appraisal, show_coordination, store,
    test_world::{
        BODY, BUILDING, CHAIR, DELEGATE, EMPLOYEES, FIRM, MANAGER, MEDIATOR, PROPERTY, SECRETARY, THING, World,
        refused, sql,
    },
};

fn dispute(w: &World) -> coordination::CoordinationId {
    let reporter = w.people[EMPLOYEES];
    w.act(CHAIR, move |tx| {
        let party = |party, name: &'static str| coordinate::PartySpec { party: Named::new(party, Text::same(name)) };
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

fn consent(party: &str, consent: &str) -> give_consent::ConsentInput {
    give_consent::ConsentInput { party: party.into(), consent: consent.into() }
}

#[test]
fn a_dispute_ends_in_an_agreement_that_is_kept() {
    let w = World::new();
    let id = dispute(&w);
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
        "meetings.revisit_too_early"
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
    assert_eq!((rows.len(), rows[0].chip.word.as_str()), (1, "Agreed"));
}

#[test]
fn a_coordination_that_fails_says_where_to_turn() {
    let w = World::new();
    let id = dispute(&w);
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
    assert_ne!(dispute(&w), id);
}

#[test]
fn pages_render_and_routes_are_different() {
    for locale in [Locale::Zh, Locale::En] {
        let all = [show_coordination::samples(locale), show_appraisal::samples(locale)];
        for sample in all.into_iter().flatten() {
            assert!(!sample.html.contains("{{"), "{}", sample.template);
        }
    }
    let routes = show_coordination::coordination_routes().merge(show_appraisal::appraisal_routes());
    assert_eq!(routes.get_openapi().paths.paths.len(), 19);
}
