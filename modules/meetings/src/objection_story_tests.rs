//! Objections to a resolution on public notice, from the first word to its effect, as the people of a building take the
//! steps.

use db::args;
use kernel::{Deadline, Locale};
use ledger::{Load as _, Tx, Who};

use crate::{
    agenda::Origin,
    answer_objection,
    ballot::BallotId,
    load::Resolution,
    meeting::MeetingId,
    object,
    objection::ObjectionId,
    pool, publish_minutes,
    resolution::{ResolutionId, ResolutionStage},
    show_minutes,
    store::ballot::sql as ballots,
    sweep,
    test_world::{BODY, BUILDING, CHAIR, EMPLOYEES, MANAGER, SECRETARY, World, refused, sql},
};

const RESOLUTION: ResolutionId = ResolutionId::from_bytes([7; 16]);

/// A resolution that was adopted, and is published for a week if `noticed`.
fn adopted(w: &World, noticed: bool) {
    w.act(CHAIR, move |tx| {
        let (district, today) = (tx.district(), tx.today());
        let (title, words) = ("关于试行电梯错峰停靠的决议", "一、试行三个月。");
        let (body, building, origin) = (BODY, BUILDING, Origin::Chair);
        let new = pool::NewItem { body, building, subject: None, title, words, origin, charter: false, href: None };
        let item = pool::place(tx, &new)?;
        let (meeting, ballot) = (MeetingId::from_bytes([8; 16]), BallotId::from_bytes([9; 16]));
        let subdistrict = registry::api::building_of(tx, BUILDING)?.subdistrict;
        let (subject, number) = (None::<String>, "和衡楼议〔2026〕6号");
        tx.run_one(
            &ballots::ADD_RESOLUTION,
            args![
                district,
                RESOLUTION,
                BODY,
                BUILDING,
                subdistrict,
                meeting,
                item,
                ballot,
                subject,
                number,
                title,
                words,
                today
            ],
        )?;
        if noticed {
            let row = tx.one(&ballots::RESOLUTION, args![district, RESOLUTION])?;
            publish_minutes::publish(tx, row, Deadline { on: today.plus_days(7), provisional: false })?;
        }
        Ok(())
    })
    .unwrap();
}

fn said(words: &str) -> object::ObjectionInput {
    object::ObjectionInput { words: words.into() }
}

fn reply(words: &str) -> answer_objection::ObjectionAnswerInput {
    answer_objection::ObjectionAnswerInput { words: words.into() }
}

fn html(tx: &mut Tx<'_, '_>) -> kernel::Result<String> {
    let found = Resolution::load(tx, RESOLUTION)?.unwrap();
    Ok(askama::Template::render(&show_minutes::assemble_resolution(tx, &found, Locale::Zh)?).unwrap())
}

fn stage(w: &World) -> ResolutionStage {
    w.see(w.guest(), |tx| Ok(Resolution::load(tx, RESOLUTION)?.unwrap().row.state))
}

fn notices(w: &World, n: usize) -> i64 {
    w.see(w.who(n), |tx| Ok(tx.one(&sql::NOTICES, args![tx.district(), tx.person()?])?.0))
}

fn sweep(w: &World) {
    w.by(Who::system("tests", w.district), sweep::sweep).unwrap();
}

#[test]
fn a_resolution_waits_until_every_objection_is_answered() {
    let w = World::new();
    adopted(&w, true);
    let object = |who: Who, words: String| w.by(who, move |tx| object::run(tx, RESOLUTION, &said(&words)));
    assert_eq!(refused(object(w.guest(), "  ".into())), "words");
    assert_eq!(refused(object(w.guest(), "长".repeat(501))), "words");
    let first: ObjectionId = object(w.guest(), "低层要等更久".into()).unwrap().id.unwrap().parse().unwrap();
    let second = object(w.who(EMPLOYEES), "夜班怎么办".into()).unwrap().id.unwrap();
    let second: ObjectionId = second.parse().unwrap();
    assert_eq!((notices(&w, CHAIR), notices(&w, SECRETARY), w.owed("handle")), (2, 2, 2));

    // What was said is for the committee, and for whoever said it.
    let (outside, own, inside) = (w.see(w.guest(), html), w.see(w.who(EMPLOYEES), html), w.see(w.who(SECRETARY), html));
    assert!(outside.contains("收到 2 条，已答复 0 条") && !outside.contains("低层要等更久"), "{outside}");
    assert!(own.contains("夜班怎么办") && !own.contains("低层要等更久"), "{own}");
    assert!(inside.contains("低层要等更久") && inside.contains(&format!("/objections/{first}/answer")), "{inside}");
    assert!(outside.contains("/record/evt_") && outside.contains("/objections\""), "{outside}");

    let answer = |n: usize, id: ObjectionId, words: &'static str| {
        w.act(n, move |tx| answer_objection::run(tx, id, &reply(words)))
    };
    assert_eq!(refused(answer(MANAGER, first, "不行")), "denied");
    assert_eq!(refused(answer(SECRETARY, first, "")), "words");
    answer(SECRETARY, first, "已采纳，首周加派引导员。").unwrap();
    assert_eq!(refused(answer(CHAIR, first, "再答一次")), "meetings.objection_answered");
    assert!(w.see(w.guest(), html).contains("已采纳，首周加派引导员。"));

    w.clock.advance(8 * 86_400);
    assert_eq!(refused(object(w.guest(), "太晚了".into())), "meetings.notice_is_over");
    sweep(&w);
    sweep(&w);
    assert_eq!(stage(&w), ResolutionStage::Noticed);
    assert_eq!((notices(&w, CHAIR), notices(&w, SECRETARY)), (3, 3));
    assert!(w.see(w.guest(), html).contains("还有 1 条意见没有答复"));
    answer(CHAIR, second, "夜间不错峰。").unwrap();
    assert_eq!((notices(&w, EMPLOYEES), w.owed("handle")), (1, 0));
    sweep(&w);
    assert_eq!(stage(&w), ResolutionStage::Effective);
    assert_eq!(refused(object(w.guest(), "太晚了".into())), "meetings.not_under_notice");
}

#[test]
fn nobody_objects_to_what_is_not_published() {
    let w = World::new();
    adopted(&w, false);
    let early = w.by(w.guest(), |tx| object::run(tx, RESOLUTION, &said("早了")));
    assert_eq!(refused(early), "meetings.not_under_notice");
    let page = w.see(w.guest(), html);
    assert!(!page.contains("/record") && !page.contains("/objections"), "{page}");
}
