//! An appraisal from the lot to the recheck, as the people of a building take the steps.

use db::args;
use kernel::{BuildingId, Locale, PersonId};
use ledger::{Tx, Who};

use crate::{
    appraisal, appraise, close_appraisal, deliver_improvement, improve, load_appraisal, new_appraisal, recheck, score,
    show_appraisal, sweep,
    test_world::{BUILDING, CHAIR, DELEGATE, EMPLOYEES, MANAGER, PROPERTY, SECRETARY, THING, World, refused, sql},
};

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
