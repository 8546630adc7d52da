//! The rules of W3, each with its refusal: reports, matters, petitions, deadlines.

use kernel::{Date, Role, Scope};
use loushi::demo::acts::{CHAIR, SECRETARY};

use crate::{
    house::{House, on_both},
    rules::{ELSEWHERE, LANQIAO, MINGXIU, PROPERTY, Tower, everything, text, traces},
};

on_both!(
    similar_matters_are_shown_and_joined,
    no_name_is_kept_nowhere,
    a_floor_captain_reports_for_somebody,
    merged_and_parted_again,
    deadlines_leave_out_holidays,
    late_matters_climb_twice_and_are_appraised,
    sent_back_with_a_reason,
    the_reporter_has_the_last_word,
    enough_voices_make_an_item,
    an_enterprise_counts_once,
    what_is_reserved_stays_outside,
);

fn state(tower: &Tower<'_>, cluster: &str) -> String {
    tower.says(&format!("/clusters/{cluster}"), "state")
}

fn similar_matters_are_shown_and_joined(house: &House) {
    let tower = Tower::main(house);
    let first = tower.matter("lin.mo", "17 层茶水间的微波炉只剩一台能用");
    let again = "茶水间微波炉只剩一台能用了，17 层中午排队";
    let path = format!("/310107{}", tower.at("/report"));
    let before = house.events("issues.raised");
    // Sent as a page it stops at what is the same; nothing is stored yet.
    let page = tower.who("e0019").submit(&path, &[("words", again), ("floor", tower.floor("17"))]);
    assert_eq!(page.status, 200, "{}", page.text());
    assert!(page.text().contains("微波炉只剩一台能用") && page.text().contains(&format!("/clusters/{first}/support")));
    assert!(page.text().contains(again), "what was typed is kept");
    assert_eq!(house.events("issues.raised"), before);
    let shown = tower.reads("", &format!("{}?words={}", tower.at("/similar"), web::encode(again)));
    assert_eq!(shown["similar"][0]["id"], first.as_str());
    // One click, and a second one changes nothing.
    for _ in 0..2 {
        tower.does("e0019", &format!("/clusters/{first}/support"), &[]);
        assert_eq!(tower.reads("e0019", &format!("/clusters/{first}"))["supporters"], 2);
    }
    assert_eq!(house.events("issues.supported"), 1);
    // Whoever insists has a matter of their own.
    let own = tower.raises("e0020", "17", again);
    assert_ne!(own, first);
    // Nobody but staff and its reporter sees it before it was triaged: it is not similar to anything for strangers.
    assert_eq!(tower.status("", &format!("/clusters/{own}")), 404);
    assert_eq!(tower.status("e0020", &format!("/clusters/{own}")), 200);
    let shown = tower.reads("", &format!("{}?words={}", tower.at("/similar"), web::encode(again)));
    assert!(shown["similar"].as_array().unwrap().iter().all(|s| s["id"] != own.as_str()), "{shown}");
}

fn no_name_is_kept_nowhere(house: &House) {
    let tower = Tower::main(house);
    let person = tower.person("e0030");
    tower.who("e0030");
    tower.jobs();
    let before = everything(house);
    let fields = [("words", "大堂旋转门旁边有人吸烟，烟味飘进前台。"), ("anonymous", "1"), ("new", "1")];
    let answer = tower.does("e0030", &tower.at("/report"), &fields);
    let (cluster, code) = (answer.at("id"), answer.at("code"));
    tower.jobs();
    let new: Vec<(String, String)> = everything(house).difference(&before).cloned().collect();
    assert!(new.iter().any(|(table, row)| table == "issue" && row.contains("吸烟")), "{new:#?}");
    assert!(new.iter().any(|(table, _)| table == "event"), "{new:#?}");
    let named: Vec<_> = new.iter().filter(|(_, row)| traces(person).iter().any(|t| row.contains(t))).collect();
    assert!(named.is_empty(), "{named:#?}");
    assert!(new.iter().all(|(_, row)| !row.contains(&code.replace('-', ""))), "the receipt is kept in the clear");
    // To the server they are a stranger to it now, and so is everybody.
    assert_eq!(tower.status("e0030", &format!("/clusters/{cluster}")), 404);
    let receipt = |code: &str| tower.reads("", &format!("/receipts/{code}"));
    assert_eq!(receipt(&code)["state"], "received");
    assert_eq!(receipt(&code.to_lowercase().replace('-', ""))["state"], "received");
    let wrong = tower.who("").get("/310107/receipts/AAAA-AAAA");
    assert_eq!(wrong.status, 422, "{}", wrong.text());
    tower.triages(&cluster, "大堂门口吸烟", "1", "l1");
    assert_eq!(receipt(&code)["state"], "handling");
    tower.does(PROPERTY, &format!("/clusters/{cluster}/result"), &[("words", "立了禁烟牌，保安巡查。")]);
    let confirm = format!("/clusters/{cluster}/confirmation");
    for (login, fields) in [("e0030", vec![]), ("", vec![("receipt", "AAAA-AAAA")])] {
        let answer = tower.tries(login, &confirm, &fields);
        assert!(answer.status.is_client_error(), "{}", answer.text());
    }
    tower.does("", &confirm, &[("receipt", &code)]);
    assert_eq!((receipt(&code)["state"].as_str(), receipt(&code)["mine"].as_bool()), (Some("closed"), Some(true)));
}

fn a_floor_captain_reports_for_somebody(house: &House) {
    let tower = Tower::main(house);
    let fields = [("words", "9 层打印间没有垃圾桶。"), ("proxy", "1"), ("for_login", "ye.zhixia"), ("new", "1")];
    let cluster = tower.does("e0003", &tower.at("/report"), &fields).at("id");
    // It is hers: she sees and confirms it, the captain does not confirm.
    assert_eq!(tower.reads("ye.zhixia", &format!("/clusters/{cluster}"))["mine"], true);
    tower.triages(&cluster, "9 层打印间没有垃圾桶", "9", "l1");
    tower.does(PROPERTY, &format!("/clusters/{cluster}/result"), &[("words", "已放两个。")]);
    let confirm = format!("/clusters/{cluster}/confirmation");
    tower.refused("e0003", &confirm, &[], 403, "forbidden.issues.confirm");
    tower.does("ye.zhixia", &confirm, &[]);
    assert_eq!(state(&tower, &cluster), "closed");
    // Nobody else speaks for others: it is their own report.
    let fields = [("words", "9 层饮水机滤芯该换了。"), ("proxy", "1"), ("for_login", "lin.mo"), ("new", "1")];
    let own = tower.does("e0011", &tower.at("/report"), &fields).at("id");
    assert_eq!(tower.status("e0011", &format!("/clusters/{own}")), 200);
    assert_eq!(tower.reads("e0011", &format!("/clusters/{own}"))["mine"], true);
    let fields = [("words", "灯坏了。"), ("proxy", "1"), ("for_login", "no.such.login"), ("new", "1")];
    tower.at_fault("e0003", &tower.at("/report"), &fields, "for_login");
}

fn merged_and_parted_again(house: &House) {
    let tower = Tower::main(house);
    let first = tower.matter("lin.mo", "早高峰客梯等候太久");
    let second = tower.matter("e0040", "电梯早上排队十五分钟");
    let third = tower.raises("e0041", "21", "早上电梯挤不上去。");
    tower.does("e0042", &format!("/clusters/{second}/support"), &[]);
    tower.jobs();
    let before = |login: &str| tower.told(login, 0).len();
    let (e40, e41, e42) = (before("e0040"), before("e0041"), before("e0042"));
    let merge = |from: &str| format!("/clusters/{from}/merge");
    // Only one way round, and only what is open.
    tower.refused(SECRETARY, &merge(&first), &[("into", &first)], 409, "issues.merge_into_itself");
    tower.refused(SECRETARY, &merge(&second), &[("into", &third)], 409, "issues.merge_target_over");
    tower.refused("lin.mo", &merge(&second), &[("into", &first)], 403, "forbidden.issues.merge");
    let elsewhere = Tower::named(house, "澄园大厦");
    let other = elsewhere.raises("e0612", "", "大堂太冷。");
    let answer = tower.tries(SECRETARY, &merge(&second), &[("into", &other)]);
    assert_eq!((answer.status.as_u16(), answer.at("code").as_str()), (409, "issues.other_tower"), "{}", answer.text());
    tower.does(SECRETARY, &merge(&second), &[("into", &first)]);
    tower.does(SECRETARY, &format!("/clusters/{third}/triage"), &[("into", &first)]);
    let page = tower.reads("lin.mo", &format!("/clusters/{first}"));
    assert_eq!((page["issues"].as_i64(), page["supporters"].as_i64()), (Some(3), Some(4)), "{page}");
    let gone = tower.reads("e0040", &format!("/clusters/{second}"));
    assert_eq!((gone["state"].as_str(), gone["merged_into"].as_str()), (Some("merged"), Some(first.as_str())));
    // Everybody who raised or supported what is gone was told where to look.
    tower.each_was_told(&[("e0040", e40), ("e0042", e42)], &["已并入“早高峰客梯等候太久”"]);
    tower.each_was_told(&[("e0041", e41)], &["已并入"]);
    // Whoever raised what was joined speaks for the whole now.
    assert_eq!(tower.reads("e0040", &format!("/clusters/{first}"))["mine"], true);
    tower.does(SECRETARY, &format!("/clusters/{second}/separation"), &[]);
    let page = tower.reads("lin.mo", &format!("/clusters/{first}"));
    assert_eq!((page["issues"].as_i64(), page["supporters"].as_i64()), (Some(2), Some(2)), "{page}");
    let back = tower.reads("e0040", &format!("/clusters/{second}"));
    assert_eq!((back["state"].as_str(), back["mine"].as_bool()), (Some("received"), Some(true)), "{back}");
    assert_eq!((back["issues"].as_i64(), back["supporters"].as_i64()), (Some(1), Some(2)), "{back}");
    assert_eq!(tower.reads("e0040", &format!("/clusters/{first}"))["mine"], false);
    tower.each_was_told(&[("e0040", e40 + 1), ("e0042", e42 + 1)], &["已单独办理"]);
    tower.refused(SECRETARY, &format!("/clusters/{second}/separation"), &[], 409, "issues.not_now");
}

fn deadlines_leave_out_holidays(house: &House) {
    let tower = Tower::main(house);
    // 2026: 1 to 7 October is the National Day holiday, Saturday the 10th is worked.
    tower.leap(Date::new(2026, 9, 30).unwrap());
    let cluster = tower.raises("lin.mo", "17", "17 层茶水间漏水。");
    assert_eq!(tower.says(&format!("/clusters/{cluster}"), "due"), "2026-10-08");
    for (level, due) in [("l0", "2026-10-09"), ("l1", "2026-10-13"), ("l2", "2026-10-13"), ("l3", "2026-10-27")] {
        let cluster = tower.raises("lin.mo", "17", "17 层茶水间漏水。");
        tower.triages(&cluster, "17 层茶水间漏水", "17", level);
        assert_eq!(tower.says(&format!("/clusters/{cluster}"), "due"), due, "{level}");
    }
    let hard = tower.raises("lin.mo", "17", "17 层茶水间漏水。");
    let fields = [("title", "17 层漏水"), ("category", "other"), ("level", "l2"), ("hard", "1")];
    tower.does(SECRETARY, &format!("/clusters/{hard}/triage"), &fields);
    assert_eq!(tower.says(&format!("/clusters/{hard}"), "due"), "2026-10-27");
    // Silence is counted in days of the calendar.
    tower.does(SECRETARY, &format!("/clusters/{hard}/result"), &[("words", "修好了。")]);
    assert_eq!(tower.says(&format!("/clusters/{hard}"), "due"), "2026-10-07");
}

fn late_matters_climb_twice_and_are_appraised(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.raises("lin.mo", "17", "17 层茶水间漏水。");
    tower.triages(&cluster, "17 层茶水间漏水", "17", "l0");
    tower.does("e0019", &format!("/clusters/{cluster}/support"), &[]);
    tower.jobs();
    let people = ["lin.mo", "e0019"].map(|login| (login, tower.told(login, 0).len()));
    let path = format!("/clusters/{cluster}");
    let due = |expected: u32| {
        let due: Date = tower.says(&path, "due").parse().unwrap();
        assert_eq!(due, tower.working_days(expected), "the deadline counts from today");
        due
    };
    // On the last day it is not late.
    let first = due(2);
    tower.leap(first);
    assert_eq!(house.events("issues.escalated"), 0);
    tower.leap(first.plus_days(1));
    assert_eq!(house.events("issues.escalated"), 1);
    tower.leap(due(5).plus_days(1));
    assert_eq!(house.events("issues.escalated"), 2);
    let last = due(5);
    tower.leap(last.plus_days(1));
    assert_eq!((house.events("issues.escalated"), house.events("issues.stuck")), (2, 1));
    assert_eq!(house.events("meetings.appraisal_opened"), 1);
    // Not again on the next day, and it is still worked on.
    tower.leap(last.plus_days(2));
    tower.leap(last.plus_days(9));
    assert_eq!((house.events("issues.stuck"), house.events("meetings.appraisal_opened")), (1, 1));
    assert_eq!(state(&tower, &cluster), "handling");
    tower.each_was_told(&people, &["已上报", "已上报", "将交评议会评议", "已评议"]);
    tower.does(SECRETARY, &format!("/clusters/{cluster}/result"), &[("words", "换了水管。")]);
    assert_eq!(state(&tower, &cluster), "awaiting_confirmation");
}

fn sent_back_with_a_reason(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.raises("lin.mo", "", "希望物业开一条到地铁站的班车。");
    let path = format!("/clusters/{cluster}/declination");
    tower.at_fault(SECRETARY, &path, &[("words", "不归我们管。")], "reason");
    tower.at_fault(SECRETARY, &path, &[("reason", "because"), ("words", "不归我们管。")], "reason");
    tower.at_fault(SECRETARY, &path, &[("reason", "elsewhere")], "words");
    tower.refused("lin.mo", &path, &[("reason", "elsewhere"), ("words", "a")], 403, "forbidden.issues.decline");
    let before = tower.told("lin.mo", 0).len();
    tower.does(SECRETARY, &path, &[("reason", "elsewhere"), ("words", "可以在随申办提出。")]);
    assert_eq!(state(&tower, &cluster), "declined");
    tower.each_was_told(&[("lin.mo", before)], &["已退回：依法由别处决定"]);
    assert_eq!(
        (tower.status("", &format!("/clusters/{cluster}")), tower.status("lin.mo", &format!("/clusters/{cluster}"))),
        (404, 200)
    );
    let again = [("reason", "elsewhere"), ("words", "可以在随申办提出。")];
    let problem = tower.refused(SECRETARY, &path, &again, 409, "issues.not_now");
    assert!(problem["way_out"].is_string());
    // What is being worked on is not sent back any more.
    let handled = tower.matter("lin.mo", "大堂太冷");
    tower.refused(SECRETARY, &format!("/clusters/{handled}/declination"), &again, 409, "issues.not_now");
}

fn the_reporter_has_the_last_word(house: &House) {
    let tower = Tower::main(house);
    let done = |cluster: &str| tower.does(PROPERTY, &format!("/clusters/{cluster}/result"), &[("words", "修好了。")]);
    let reopen = |cluster: &str| format!("/clusters/{cluster}/reopening");
    let cluster = tower.matter("lin.mo", "17 层灯坏了");
    done(&cluster);
    let silence: Date = tower.says(&format!("/clusters/{cluster}"), "due").parse().unwrap();
    assert_eq!(silence, tower.today().plus_days(7));
    let no = [("words", "还是不亮。")];
    tower.refused("e0019", &reopen(&cluster), &no, 403, "forbidden.issues.confirm");
    tower.refused(PROPERTY, &format!("/clusters/{cluster}/confirmation"), &[], 403, "forbidden.issues.confirm");
    tower.at_fault("lin.mo", &reopen(&cluster), &[], "words");
    tower.does("lin.mo", &reopen(&cluster), &no);
    assert_eq!(state(&tower, &cluster), "handling");
    done(&cluster);
    // The seventh day still belongs to the reporter.
    tower.leap(silence);
    assert_eq!(state(&tower, &cluster), "awaiting_confirmation");
    tower.leap(silence.plus_days(1));
    assert_eq!(state(&tower, &cluster), "closed");
    let until = tower.today().plus_days(30);
    tower.leap(until);
    tower.does("lin.mo", &reopen(&cluster), &no);
    assert_eq!(state(&tower, &cluster), "handling");
    done(&cluster);
    tower.does("lin.mo", &format!("/clusters/{cluster}/confirmation"), &[]);
    // A day too late: before the archive takes it.
    house.clock.set(tower.today().plus_days(31).at(8, 0));
    let problem = tower.refused("lin.mo", &reopen(&cluster), &no, 409, "issues.too_late_to_reopen");
    assert!(problem["way_out"].as_str().unwrap().contains("重新"), "{problem}");
    tower.jobs();
    assert_eq!(state(&tower, &cluster), "archived");
}

fn enough_voices_make_an_item(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.matter("lin.mo", "午餐微波炉不够用");
    let path = format!("/clusters/{cluster}");
    let support = format!("{path}/support");
    let threshold = tower.reads("", &path)["threshold"].as_u64().unwrap();
    assert!(threshold > 5, "{threshold}");
    let voices: Vec<String> = (100..100 + threshold).map(|n| format!("e{n:04}")).collect();
    // The reporter's own voice is one of them.
    let (last, rest) = voices[..voices.len() - 1].split_last().unwrap();
    for login in rest {
        tower.does(login, &support, &[]);
    }
    let page = tower.reads("", &path);
    assert_eq!((page["supporters"].as_u64(), page["state"].as_str()), (Some(threshold - 1), Some("handling")));
    // Taken back and given again: still one short.
    tower.does(&voices[0], &format!("{support}/withdrawal"), &[]);
    tower.does(&voices[0], &format!("{support}/withdrawal"), &[]);
    assert_eq!(tower.reads("", &path)["supporters"].as_u64(), Some(threshold - 2));
    tower.does(last, &support, &[]);
    assert_eq!(state(&tower, &cluster), "handling");
    // Nobody from elsewhere, and nobody without an employment here.
    for login in [ELSEWHERE, "qu.ban"] {
        let problem = tower.refused(login, &support, &[], 403, "issues.not_an_employee");
        assert!(problem["way_out"].is_string());
    }
    assert_eq!(tower.tries("", &support, &[]).status, 401);
    tower.jobs();
    let people = [("lin.mo", tower.told("lin.mo", 0).len()), (rest[1].as_str(), tower.told(&rest[1], 0).len())];
    tower.does(&voices[0], &support, &[]);
    assert_eq!(state(&tower, &cluster), "on_agenda");
    tower.each_was_told(&people, &["联名人数已够，列入议题"]);
    tower.waiting("午餐微波炉不够用");
    // Whoever takes back later does not take the item off.
    tower.does(last, &format!("{support}/withdrawal"), &[]);
    tower.jobs();
    assert_eq!(state(&tower, &cluster), "on_agenda");
}

fn an_enterprise_counts_once(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.matter("lin.mo", "访客停车没有预约");
    let support = format!("/clusters/{cluster}/support");
    let firm = |name: &str| tower.organisation(name);
    let (one, two, three) = (firm(MINGXIU), firm(LANQIAO), firm("言蹊建筑设计（上海）有限公司"));
    tower.appoints("e0001", Role::OrganisationDelegate, Scope::Organisation(one.parse().unwrap()));
    // Nobody speaks for a firm that is not theirs.
    tower.at_fault("lin.mo", &support, &[("organisation", &one)], "organisation");
    tower.at_fault("zhou.yining", &support, &[("organisation", &one)], "organisation");
    tower.does("he.lanzhou", &support, &[("organisation", &one)]);
    tower.does("e0001", &support, &[("organisation", &one)]);
    // A voice of one's own first, the firm's afterwards: one person, one enterprise.
    tower.does("zhou.yining", &support, &[]);
    tower.does("zhou.yining", &support, &[("organisation", &two)]);
    let page = tower.reads("", &format!("/clusters/{cluster}"));
    assert_eq!((page["supporters"].as_u64(), page["state"].as_str()), (Some(4), Some("handling")), "{page}");
    // One of two delegates takes back: the firm still stands behind it. Both: it does not.
    tower.does("e0001", &format!("{support}/withdrawal"), &[]);
    tower.does("he.lanzhou", &format!("{support}/withdrawal"), &[]);
    tower.does("wei.zhiqiu", &support, &[("organisation", &three)]);
    assert_eq!(state(&tower, &cluster), "handling", "two enterprises are not three");
    tower.does("e0001", &support, &[("organisation", &one)]);
    assert_eq!(state(&tower, &cluster), "on_agenda");
}

fn what_is_reserved_stays_outside(house: &House) {
    let tower = Tower::main(house);
    let cluster = tower.matter("lin.mo", "大堂外墙广告收入给员工发福利");
    let path = format!("/clusters/{cluster}/scheduling");
    let looks = tower.refused_by("民法典 278", CHAIR, &path, &[], (422, "issues.looks_reserved"));
    assert!(text(&looks, "detail").contains("共有部分"), "{looks}");
    let is = tower.refused_by("民法典 278", CHAIR, &path, &[("reserved", "common_use")], (409, "issues.reserved"));
    assert_eq!(text(&is, "way_out_href"), format!("/310107/clusters/{cluster}/referral?to=owners"));
    tower.at_fault(CHAIR, &path, &[("reserved", "whatever")], "reserved");
    tower.refused("lin.mo", &path, &[("reserved", "none")], 403, "forbidden.issues.schedule");
    assert_eq!(state(&tower, &cluster), "handling");
    // Enough voices do not carry it past the gate: the secretary is asked first.
    for n in 300..380 {
        tower.does(&format!("e{n:04}"), &format!("/clusters/{cluster}/support"), &[]);
    }
    let page = tower.reads("", &format!("/clusters/{cluster}"));
    assert!(page["supporters"].as_u64() > page["threshold"].as_u64(), "{page}");
    assert_eq!(state(&tower, &cluster), "handling");
    let asked = tower.told(SECRETARY, 0).into_iter().filter(|t| t.contains("请核对楼委会能否决定")).count();
    assert_eq!(asked, 1, "the secretary is asked once");
    tower.does(SECRETARY, &path, &[("reserved", "none")]);
    assert_eq!(state(&tower, &cluster), "on_agenda");
    // What is reserved goes to those who decide, and its reporter learns where.
    let fund = tower.matter("lin.mo", "用维修资金换电梯");
    let before = tower.told("lin.mo", 0).len();
    let to = [("to", "owners"), ("words", "由业主大会决定，业委会电话见公告栏。")];
    tower.at_fault(CHAIR, &format!("/clusters/{fund}/referral"), &to[..1], "words");
    tower.does(CHAIR, &format!("/clusters/{fund}/referral"), &to);
    assert_eq!(state(&tower, &fund), "referred");
    tower.each_was_told(&[("lin.mo", before)], &["已转请"]);
    // A tower without a committee has no agenda.
    let other = Tower::named(house, "拾光里");
    let scope = Scope::Building(other.id.parse().unwrap());
    other.appoints("qu.ban", Role::CommitteeSecretary, scope);
    let cluster = other.raises("", "", "大堂太冷。");
    let fields = [("title", "大堂太冷"), ("category", "other"), ("level", "l1")];
    other.does("qu.ban", &format!("/clusters/{cluster}/triage"), &fields);
    let path = format!("/clusters/{cluster}/scheduling");
    let problem = other.refused("qu.ban", &path, &[("reserved", "none")], 409, "issues.no_committee");
    assert!(problem["way_out"].is_string());
}
