//! The rules of the deliberation meeting, each with its refusal: notice, quorum, roll, minutes, resolutions.

use kernel::Date;
use loushi::demo::acts::{CHAIR, MEMBERS, SECRETARY};

use crate::{
    house::{House, on_both},
    rules::{ELSEWHERE, LANQIAO, MINGXIU, Tower, ballot_of, meeting_page, rows, text},
};

on_both!(
    members_are_told_five_working_days_before,
    a_draft_is_nobody_elses_business,
    a_vote_needs_two_thirds_and_a_roll,
    whoever_stands_aside_is_not_counted,
    minutes_take_four_eyes,
    a_resolution_waits_for_its_notice,
    a_cancelled_meeting_gives_back,
    parties_are_made_sure_of_before_they_meet,
);

const PUT_DOWN: &[(&str, &str)] = &[("present", "1")];

fn members_are_told_five_working_days_before(house: &House) {
    let tower = Tower::main(house);
    // A Friday before the holiday of 4 to 6 April 2026: the first possible day is ten days on.
    tower.leap(Date::new(2026, 4, 3).unwrap());
    let (_, item) = tower.item("lin.mo", "访客停车预约");
    let (_, late) = tower.item("lin.mo", "共享餐区");
    let first = tower.working_days(5);
    assert_eq!(first.to_string(), "2026-04-13");
    let meeting = tower.drafts(tower.working_days(4), &[&item]);
    let convene = format!("/meetings/{meeting}/convocation");
    let short = tower.refused_by("规则 7", SECRETARY, &convene, &[], (422, "meetings.notice_too_short"));
    assert_eq!(text(&short, "detail"), "通知到开会只有 4 个工作日，至少要 5 个。");
    assert!(text(&short, "way_out").contains("4月13日（周一）"), "{short}");
    assert_eq!(house.events("meetings.convened"), 0);
    let told = |login: &str| tower.told(login, 0).len();
    let before = MEMBERS.map(|login| (login, told(login)));
    let starts_at = format!("{first}T14:00");
    let move_to = [("starts_at", starts_at.as_str()), ("venue", "3 层")];
    tower.does(SECRETARY, &format!("/meetings/{meeting}/arrangement"), &move_to);
    tower.refused("lin.mo", &convene, &[], 403, "forbidden.meetings.convene");
    tower.does(SECRETARY, &convene, &[]);
    for (login, n) in before {
        assert_eq!(told(login), n + 1, "{login} is told of the meeting");
    }
    tower.refused(SECRETARY, &convene, &[], 409, "meetings.meeting_not_now");
    // A working day later it is too late for another item, and for an earlier date.
    tower.leap(tower.working_days(1));
    let list = format!("/meetings/{meeting}/agenda");
    let refused = tower.refused_by("规则 7", SECRETARY, &list, &[("item", &late)], (422, "meetings.notice_too_short"));
    assert!(text(&refused, "detail").contains("只有 4 个工作日"), "{refused}");
    let fields = [("starts_at", starts_at.as_str()), ("reason", "场地冲突")];
    let postpone = format!("/meetings/{meeting}/postponement");
    tower.refused_by("规则 7", SECRETARY, &postpone, &fields, (422, "meetings.notice_too_short"));
    // Nothing happens before its day.
    tower.refused(CHAIR, &format!("/meetings/{meeting}/opening"), &[], 409, "meetings.not_its_day");
    tower.refused("lin.mo", &format!("/meetings/{meeting}/presence"), PUT_DOWN, 409, "meetings.not_its_day");
    // A meeting about nothing, and one about something without words.
    let empty = tower.drafts(first, &[]);
    let path = format!("/meetings/{empty}/convocation");
    tower.refused(SECRETARY, &path, &[], 409, "meetings.no_items");
}

fn a_draft_is_nobody_elses_business(house: &House) {
    let tower = Tower::main(house);
    let (_, item) = tower.item("lin.mo", "访客停车预约");
    let meeting = tower.drafts(tower.working_days(6), &[&item]);
    let path = format!("/meetings/{meeting}");
    for login in ["", "e0100", "e0605", "he.lanzhou"] {
        let sees = if login == "he.lanzhou" { 200 } else { 404 };
        assert_eq!(tower.status(login, &path), sees, "{login:?}");
        let list = tower.reads(login, &tower.at("/meetings")).to_string();
        assert!(login == "he.lanzhou" || !list.contains(&meeting), "{login:?}: {list}");
    }
    tower.does(SECRETARY, &format!("{path}/convocation"), &[]);
    assert_eq!(tower.status("", &path), 200);
    // The same holds for minutes until they are published.
    let on: Date = text(&tower.reads("", &path), "starts_at")[..10].parse().unwrap();
    tower.opens(&meeting, on, &MEMBERS);
    tower.decides(&item, &MEMBERS, &[]);
    tower.closes(&meeting);
    for (login, sees) in [("", 404), ("e0100", 404), ("he.lanzhou", 200), (SECRETARY, 200)] {
        assert_eq!(tower.status(login, &format!("{path}/minutes")), sees, "{login:?}");
    }
    tower.publishes(&meeting);
    assert_eq!(tower.status("", &format!("{path}/minutes")), 200);
}

fn a_vote_needs_two_thirds_and_a_roll(house: &House) {
    let tower = Tower::main(house);
    let (_, item) = tower.item("lin.mo", "访客停车预约");
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS[..5]);
    // The secretary has no vote and is not counted.
    tower.does(SECRETARY, &format!("/meetings/{meeting}/presence"), PUT_DOWN);
    tower.does(CHAIR, &format!("/items/{item}/deliberation"), &[]);
    let open = format!("/items/{item}/ballots");
    let adopt = [("question", "adopt"), ("mode", "named")];
    let refused = tower.refused_by("规则 9", CHAIR, &open, &adopt, (409, "meetings.no_quorum"));
    assert_eq!(text(&refused, "detail"), "到会 5 人，法定人数 6 人（共 9 个表决席位），不能表决。");
    let presence = |login: &str, present: &str| {
        tower.does(login, &format!("/meetings/{meeting}/presence"), &[("present", present)]);
    };
    presence(MEMBERS[5], "1");
    let ballot = tower.does(CHAIR, &open, &adopt).at("id");
    tower.refused(CHAIR, &open, &adopt, 409, "meetings.ballot_is_open");
    // The roll is closed: who comes is not on it, who leaves stays on it.
    presence(MEMBERS[6], "1");
    presence(MEMBERS[5], "0");
    let vote = format!("/ballots/{ballot}/vote");
    let late = tower.refused(MEMBERS[6], &vote, &[("choice", "yes")], 403, "meetings.not_on_the_roll");
    assert!(late["way_out"].is_string(), "{late}");
    tower.refused("e0100", &vote, &[("choice", "yes")], 403, "forbidden.meetings.cast");
    tower.refused(SECRETARY, &vote, &[("choice", "yes")], 403, "forbidden.meetings.cast");
    tower.at_fault(MEMBERS[0], &vote, &[("choice", "perhaps")], "choice");
    tower.votes(&ballot, "yes", &MEMBERS[..5]);
    let shown = ballot_of(&meeting_page(&tower, &meeting), &ballot);
    assert_eq!(
        (shown["electors"].as_u64(), shown["turnout"].as_u64(), shown["needed"].as_u64()),
        (Some(6), Some(5), Some(5))
    );
    let close = format!("/ballots/{ballot}/closure");
    let missing = tower.refused(CHAIR, &close, &[], 422, "meetings.votes_missing");
    assert!(missing["way_out"].is_string());
    tower.does(CHAIR, &close, &[("reason", "一名委员已离场。")]);
    let shown = ballot_of(&meeting_page(&tower, &meeting), &ballot);
    assert_eq!((shown["yes"].as_u64(), shown["outcome"].as_str()), (Some(5), Some("passed")));
    tower.refused(MEMBERS[5], &vote, &[("choice", "no")], 409, "meetings.ballot_is_closed");
}

fn whoever_stands_aside_is_not_counted(house: &House) {
    let tower = Tower::main(house);
    let (cluster, item) = tower.item("lin.mo", "更换物业公司的保洁分包");
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS);
    tower.does(CHAIR, &format!("/items/{item}/deliberation"), &[]);
    let recuse = format!("/items/{item}/recusal");
    tower.at_fault("zhou.yining", &recuse, &[], "reason");
    tower.does("zhou.yining", &recuse, &[("reason", "分包单位是本公司客户。")]);
    tower.refused("zhou.yining", &recuse, &[("reason", "再说一次。")], 409, "meetings.already_recused");
    // The chair may have a member stand aside, a member may not.
    let page = meeting_page(&tower, &meeting);
    let seat = |name: &str| text(page["seats"].as_array().unwrap().iter().find(|s| s["name"] == name).unwrap(), "seat");
    let fields = [("seat", seat("裴怀瑾")), ("reason", "产权方与分包单位同属一家。".into())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    tower.refused("lin.mo", &recuse, &fields, 403, "forbidden.meetings.recuse");
    let before = tower.told("pei.huaijin", 0).len();
    tower.does(CHAIR, &recuse, &fields);
    assert_eq!(tower.told("pei.huaijin", before).len(), 1);
    let secretary = [("seat", seat("陆知微")), ("reason", "无表决权。".into())];
    let secretary: Vec<(&str, &str)> = secretary.iter().map(|(n, v)| (*n, v.as_str())).collect();
    tower.refused(CHAIR, &recuse, &secretary, 409, "meetings.not_voting");
    let ballot = tower.ballot(&item, "adopt", "named");
    let shown = ballot_of(&meeting_page(&tower, &meeting), &ballot);
    assert_eq!((shown["electors"].as_u64(), shown["needed"].as_u64()), (Some(7), Some(4)), "{shown}");
    tower.refused(
        "zhou.yining",
        &format!("/ballots/{ballot}/vote"),
        &[("choice", "no")],
        403,
        "meetings.not_on_the_roll",
    );
    tower.refused("lin.mo", &recuse, &[("reason", "现在才想起来。")], 409, "meetings.ballot_is_open");
    let rest: Vec<&str> = MEMBERS.into_iter().filter(|m| !["zhou.yining", "pei.huaijin"].contains(m)).collect();
    tower.votes(&ballot, "yes", &rest[..4]);
    tower.votes(&ballot, "no", &rest[4..]);
    tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
    assert_eq!(tower.says(&format!("/clusters/{cluster}"), "state"), "passed");
}

fn minutes_take_four_eyes(house: &House) {
    let tower = Tower::main(house);
    let (_, item) = tower.item("lin.mo", "访客停车预约");
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS);
    tower.decides(&item, &MEMBERS, &["pei.huaijin"]);
    tower.closes(&meeting);
    let at = |tail: &str| format!("/meetings/{meeting}/minutes{tail}");
    let rev = || tower.reads(SECRETARY, &at(""))["rev"].to_string();
    let saves =
        |login: &str, words: &str, rev: &str| tower.tries(login, &at("/text"), &[("words", words), ("rev", rev)]);
    assert!(tower.says(&at(""), "words").contains("访客停车预约"), "they are drafted from what happened");
    tower.refused(SECRETARY, &at("/publication"), &[], 409, "meetings.not_signed");
    let first = rev();
    assert_eq!(saves(SECRETARY, "秘书的稿子。", &first).status, 201);
    // The chair read the same draft and saves after the secretary: nothing is overwritten.
    let problem =
        tower.refused(CHAIR, &at("/text"), &[("words", "主任的稿子。"), ("rev", &first)], 409, "saved_meanwhile");
    assert!(text(&problem, "detail").contains("陆知微"), "{problem}");
    let both =
        tower.who(CHAIR).submit(&format!("/310107{}", at("/text")), &[("words", "主任的稿子。"), ("rev", &first)]);
    assert!(both.text().contains("主任的稿子。") && both.text().contains("秘书的稿子。"), "{}", both.text());
    // Signed is what was read.
    tower.refused(CHAIR, &at("/signature"), &[("rev", &first)], 409, "saved_meanwhile");
    tower.refused(SECRETARY, &at("/signature"), &[], 403, "forbidden.meetings.sign_minutes");
    tower.does(CHAIR, &at("/signature"), &[("rev", &rev())]);
    // An edit voids the signature.
    assert_eq!(saves(SECRETARY, "秘书又改了。", &rev()).status, 201);
    assert_eq!(tower.says(&at(""), "state"), "draft");
    let problem = tower.refused(SECRETARY, &at("/publication"), &[], 409, "meetings.not_signed");
    assert!(problem["way_out"].is_string());
    // Whoever wrote it does not sign it.
    assert_eq!(saves(CHAIR, "主任自己改了。", &rev()).status, 201);
    let problem = tower.refused(CHAIR, &at("/signature"), &[], 403, "meetings.same_eyes");
    assert!(problem["way_out"].is_string());
    assert_eq!(saves(SECRETARY, "秘书核对过。", &rev()).status, 201);
    tower.does(CHAIR, &at("/signature"), &[]);
    tower.does(SECRETARY, &at("/publication"), &[]);
    assert_eq!(tower.reads("", &at(""))["words"], "秘书核对过。");
    tower.refused(SECRETARY, &at("/text"), &[("words", "再改。"), ("rev", &rev())], 409, "meetings.minutes_not_now");
    let kept = rows::<(i64,)>(house, "select count(*) from minutes_text".into())[0].0;
    assert_eq!(kept, 5, "every text is kept");
}

fn a_resolution_waits_for_its_notice(house: &House) {
    let tower = Tower::main(house);
    // A Monday before Labour Day 2026, 1 to 5 May; Saturday 9 May is worked.
    tower.leap(Date::new(2026, 4, 20).unwrap());
    let (cluster, item) = tower.item("lin.mo", "访客停车预约");
    tower.does("e0019", &format!("/clusters/{cluster}/support"), &[]);
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS);
    tower.decides(&item, &MEMBERS, &[]);
    tower.closes(&meeting);
    let path = format!("/clusters/{cluster}");
    assert_eq!(tower.says(&path, "state"), "passed");
    tower.jobs();
    let people = ["lin.mo", "e0019"].map(|login| (login, tower.told(login, 0).len()));
    tower.leap(Date::new(2026, 4, 30).unwrap());
    tower.publishes(&meeting);
    assert_eq!((tower.says(&path, "state"), tower.says(&path, "due")), ("noticed".into(), "2026-05-11".into()));
    tower.each_was_told(&people, &["公示到"]);
    let project = [("title", "访客停车"), ("purpose", "好停车。")];
    let refused = tower.tries(SECRETARY, &format!("{path}/project"), &project);
    assert!(refused.status.is_client_error(), "no project before it is in effect: {}", refused.text());
    // The last day belongs to those who object.
    tower.leap(Date::new(2026, 5, 11).unwrap());
    assert_eq!(tower.says(&path, "state"), "noticed");
    tower.leap(Date::new(2026, 5, 12).unwrap());
    assert_eq!(tower.says(&path, "state"), "effective");
    tower.each_was_told(&people, &["公示到", "已生效"]);
    let href = text(&tower.reads("", &tower.at("/meetings"))["resolutions"][0], "href");
    let page = tower.reads("", &href);
    assert_eq!(
        (page["until"].as_str(), page["effective_on"].as_str()),
        (Some("2026-05-11"), Some("2026-05-12")),
        "{page}"
    );
}

fn a_cancelled_meeting_gives_back(house: &House) {
    let tower = Tower::main(house);
    let (cluster, item) = tower.item("lin.mo", "访客停车预约");
    let (meeting, on) = tower.convenes(&[&item]);
    let path = format!("/meetings/{meeting}/cancellation");
    tower.at_fault(SECRETARY, &path, &[], "reason");
    tower.refused("lin.mo", &path, &[("reason", "没空。")], 403, "forbidden.meetings.cancel");
    let before = MEMBERS.map(|login| tower.told(login, 0).len());
    tower.does(SECRETARY, &path, &[("reason", "场地停电。")]);
    for (login, before) in MEMBERS.into_iter().zip(before) {
        assert_eq!(tower.told(login, before).len(), 1, "{login} is told that it does not take place");
    }
    assert_eq!(tower.waiting("访客停车预约"), item);
    assert_eq!(tower.says(&format!("/clusters/{cluster}"), "state"), "on_agenda");
    tower.leap(on);
    tower.refused(CHAIR, &format!("/meetings/{meeting}/opening"), &[], 409, "meetings.meeting_not_now");
    // An open meeting is not cancelled; what it does not come to goes back, too.
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS);
    tower.refused(
        SECRETARY,
        &format!("/meetings/{meeting}/cancellation"),
        &[("reason", "没空。")],
        409,
        "meetings.meeting_not_now",
    );
    let ballot = tower.ballot(&item, "adopt", "named");
    tower.refused(CHAIR, &format!("/meetings/{meeting}/closure"), &[], 409, "meetings.ballot_is_open");
    tower.votes(&ballot, "yes", &MEMBERS[..4]);
    tower.votes(&ballot, "no", &MEMBERS[4..]);
    tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
    assert_eq!(tower.says(&format!("/clusters/{cluster}"), "state"), "closed", "five of nine are against it");
    tower.closes(&meeting);
}

fn parties_are_made_sure_of_before_they_meet(house: &House) {
    let tower = Tower::main(house);
    let (cluster, item) = tower.item("lin.mo", "装修噪声");
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS);
    let ballot = tower.ballot(&item, "adopt", "named");
    for (choice, logins) in [("yes", &MEMBERS[..4]), ("no", &MEMBERS[4..8]), ("abstain", &MEMBERS[8..])] {
        tower.votes(&ballot, choice, logins);
    }
    tower.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
    tower.does(CHAIR, &format!("/clusters/{cluster}/coordination"), &[]);
    let listed = tower.reads(SECRETARY, &tower.at("/meetings"));
    let href = text(&listed["coordinations"][0], "href");
    let (parties, firm, other) = (format!("{href}/parties"), tower.organisation(MINGXIU), tower.organisation(LANQIAO));
    let names = || -> Vec<String> {
        let page = tower.reads(SECRETARY, &href);
        page["parties"].as_array().unwrap().iter().map(|p| text(p, "name")).collect()
    };
    let id_of = |name: &str| {
        let page = tower.reads(SECRETARY, &href);
        text(page["parties"].as_array().unwrap().iter().find(|p| p["name"] == name).unwrap(), "id")
    };
    let before = names();
    let name = |organisation: &str| [("organisation", organisation.to_owned())];
    let name = |login: &str, organisation: &str, code: u16| {
        let fields = name(organisation);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        assert_eq!(tower.tries(login, &parties, &fields).status.as_u16(), code, "{login} {organisation}");
    };
    name("lin.mo", &firm, 403);
    name(ELSEWHERE, &firm, 403);
    name(SECRETARY, "", 422);
    name(SECRETARY, "org_00000000000000000000000000", 422);
    let told = tower.told("he.lanzhou", 0).len();
    name(SECRETARY, &firm, 201);
    name(SECRETARY, &firm, 422);
    assert_eq!(names(), [before.clone(), vec![MINGXIU.to_owned()]].concat());
    assert!(tower.told("he.lanzhou", told)[0].contains("请答复是否参加"));
    // Somebody of another party mediates; who they work for cannot become one.
    tower.does(CHAIR, &format!("{href}/mediator"), &[("mediator", &tower.person("zhou.yining").to_string())]);
    tower.refused(CHAIR, &parties, &[("organisation", &other)], 409, "meetings.mediator_is_party");
    // It is not theirs after all: they are told, and those who are left have to answer.
    tower.does(SECRETARY, &format!("{parties}/{}/removal", id_of(MINGXIU)), &[]);
    assert_eq!(names(), before);
    assert!(tower.told("he.lanzhou", told)[1..].iter().any(|t| t.contains("不再是")));
    // The mediator learns best whose dispute it is.
    name("zhou.yining", &firm, 201);
    tower.does("zhou.yining", &format!("{parties}/{}/removal", id_of(MINGXIU)), &[]);
    while names().len() > 2 {
        tower.does(SECRETARY, &format!("{parties}/{}/removal", id_of(&names()[0])), &[]);
    }
    tower.refused(SECRETARY, &format!("{parties}/{}/removal", id_of(&names()[0])), &[], 409, "meetings.two_sides");
    for name in names() {
        let fields = [("party", id_of(&name)), ("consent", "given".to_owned())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        tower.does(SECRETARY, &format!("{href}/consent"), &fields);
    }
    tower.refused(SECRETARY, &parties, &[("organisation", &firm)], 409, "meetings.coordination_not_now");
}
