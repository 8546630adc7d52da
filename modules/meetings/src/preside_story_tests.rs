//! A meeting whose chair has left: the vice-chair opens it, closes it and signs its minutes, which name them.

use db::args;

use crate::{
    agenda::{ItemId, Origin},
    attend,
    ballot::BallotId,
    cast, close_ballot, close_meeting, convene, edit_minutes,
    meeting::MeetingId,
    new_meeting, open_ballot, open_meeting, pool, sign_minutes, take_up,
    test_world::{BODY, BUILDING, CHAIR, EMPLOYEES, MANAGER, SECRETARY, World, refused, sql},
};

const VICE: usize = EMPLOYEES;

/// A meeting with one item, told to its members, on its day.
fn convened(w: &World) -> (MeetingId, ItemId) {
    let vice = w.people[VICE];
    let item = w
        .act(CHAIR, move |tx| {
            tx.run_one(&sql::SEAT, args![tx.district(), [b'v'; 16], BODY, vice, "vice_chair"])?;
            let (title, words) = ("关于试行电梯错峰停靠的决议", "一、试行三个月。");
            let (body, building, origin) = (BODY, BUILDING, Origin::Chair);
            let new = pool::NewItem { body, building, subject: None, title, words, origin, charter: false, href: None };
            pool::place(tx, &new)
        })
        .unwrap();
    let input = new_meeting::MeetingInput {
        starts_at: "2026-12-15T09:00".into(),
        venue: "3 层共享会议室".into(),
        guests: "".into(),
        items: vec![item.to_string().as_str().into()],
    };
    let done = w.act(SECRETARY, move |tx| new_meeting::run(tx, BUILDING, &input)).unwrap();
    let id: MeetingId = done.id.unwrap().parse().unwrap();
    w.act(SECRETARY, move |tx| convene::run(tx, id)).unwrap();
    w.clock.advance(22 * 86_400);
    (id, item)
}

#[test]
fn the_vice_chair_presides_where_the_chair_has_left() {
    let w = World::new();
    let (id, item) = convened(&w);
    let comes = |n: usize, present: &'static str| {
        let input = attend::AttendInput { seat: "".into(), present: present.into() };
        w.act(n, move |tx| attend::run(tx, id, &input)).unwrap();
    };
    let opens = |n: usize| w.act(n, move |tx| open_meeting::run(tx, id));
    comes(CHAIR, "1");
    assert_eq!((refused(opens(VICE)), refused(opens(MANAGER))), ("denied".into(), "denied".into()));
    comes(CHAIR, "0");
    assert_eq!(refused(opens(MANAGER)), "denied");
    assert_eq!(refused(opens(VICE)), "meetings.chair_may_come");
    comes(VICE, "1");
    opens(VICE).unwrap();
    comes(MANAGER, "1");
    w.act(SECRETARY, move |tx| take_up::run(tx, item)).unwrap();
    let named = open_ballot::BallotInput { question: "adopt".into(), mode: "named".into() };
    let done = w.act(SECRETARY, move |tx| open_ballot::run(tx, item, &named)).unwrap();
    let ballot: BallotId = done.id.unwrap().parse().unwrap();
    w.act(VICE, move |tx| cast::run(tx, ballot, &cast::VoteInput { choice: "yes".to_owned().into() })).unwrap();
    w.act(MANAGER, move |tx| cast::run(tx, ballot, &cast::VoteInput { choice: "no".to_owned().into() })).unwrap();
    let over = close_ballot::ClosureInput::default();
    w.act(SECRETARY, move |tx| close_ballot::run(tx, ballot, &over)).unwrap();

    let closes = |n: usize| w.act(n, move |tx| close_meeting::run(tx, id));
    assert_eq!(refused(closes(MANAGER)), "denied");
    closes(VICE).unwrap();
    let words = w.see(w.who(CHAIR), move |tx| Ok(edit_minutes::current(tx, id)?.1));
    assert!(words.contains("主持：人5（副主任）\n"), "{words}");
    assert!(words.contains("不同意见：人2反对；理由：（待补）"), "{words}");
    let signs = |n: usize| w.act(n, move |tx| sign_minutes::run(tx, id, &sign_minutes::SignatureInput::default()));
    assert_eq!((refused(signs(MANAGER)), refused(signs(SECRETARY))), ("denied".into(), "denied".into()));
    signs(VICE).unwrap();
}
