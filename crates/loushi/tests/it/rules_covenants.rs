//! The covenant and the rules of procedure: drafted, commented on, adopted by a meeting, signed, amended, cited, broken.

use kernel::Date;
use loushi::demo::acts::{CHAIR, MEMBERS, SECRETARY};
use serde_json::Value;

use crate::{
    house::{House, on_both},
    rules::{LANQIAO, MINGXIU, SUBDISTRICT, Tower, read, text},
};

on_both!(
    a_covenant_comes_into_force_and_is_amended,
    what_no_rule_may_say_needs_somebody_who_looks,
    what_is_not_adopted_is_a_draft_again,
    rules_of_procedure_bind_the_meetings_after_them,
    an_old_text_is_taken_over_by_its_articles,
    a_breach_is_between_those_concerned,
);

pub const COVENANT: [(&str, &str); 2] = [("kind", "covenant"), ("from", "model")];
const PROCEDURE: [(&str, &str); 2] = [("kind", "procedure"), ("from", "model")];

pub fn draft(tower: &Tower<'_>, fields: &[(&str, &str)]) -> String {
    tower.does(SECRETARY, &tower.at("/charters/new"), fields).at("id")
}

pub fn edition(tower: &Tower<'_>, id: &str) -> Value {
    tower.reads(SECRETARY, &format!("/editions/{id}"))
}

pub fn list<'v>(of: &'v Value, name: &str) -> Vec<&'v Value> {
    of[name].as_array().unwrap().iter().collect()
}

/// The number of a draft's last change.
fn rev(tower: &Tower<'_>, id: &str) -> String {
    edition(tower, id)["rev"].to_string()
}

/// The article of an edition with this heading.
pub fn article(page: &Value, heading: &str) -> Value {
    let found = list(page, "articles").into_iter().find(|a| a["heading"] == heading);
    found.unwrap_or_else(|| panic!("no article {heading}: {page}")).clone()
}

/// Open for comments, and the days for them are over.
pub fn commented(tower: &Tower<'_>, id: &str) {
    tower.does(SECRETARY, &format!("/editions/{id}/publication"), &[]);
    tower.leap(tower.today().plus_days(8));
}

/// The item of an edition on the agenda.
pub fn placed(tower: &Tower<'_>, id: &str, title: &str) -> String {
    tower.does(SECRETARY, &format!("/editions/{id}/submission"), &[]);
    tower.waiting(title)
}

/// The meeting adopts it, and it takes effect.
pub fn adopted(tower: &Tower<'_>, item: &str, days: u32, words: Option<&str>) {
    let on = tower.working_days(days);
    let meeting = tower.drafts(on, &[item]);
    tower.does(SECRETARY, &format!("/meetings/{meeting}/convocation"), &[]);
    tower.opens(&meeting, on, &MEMBERS);
    if let Some(words) = words {
        tower.does(CHAIR, &format!("/items/{item}/deliberation"), &[]);
        tower.does(CHAIR, &format!("/items/{item}/amendment"), &[("words", words), ("checked", "1")]);
    }
    tower.decides(item, &MEMBERS, &MEMBERS[7..]);
    tower.closes(&meeting);
    tower.publishes(&meeting);
    tower.leap(tower.working_days(8));
}

fn a_covenant_comes_into_force_and_is_amended(house: &House) {
    let tower = Tower::main(house);
    tower.refused("e0100", &tower.at("/charters/new"), &COVENANT, 403, "forbidden.covenants.draft_charter");
    tower.at_fault(SECRETARY, &tower.at("/charters/new"), &[("kind", "covenant")], "from");
    let id = draft(&tower, &COVENANT);
    tower.refused(SECRETARY, &tower.at("/charters/new"), &COVENANT, 409, "covenants.draft_exists");
    let path = format!("/editions/{id}");
    let page = edition(&tower, &id);
    let charter = text(&page, "charter");
    assert_eq!((list(&page, "articles").len(), list(&page, "missing").len()), (9, 0), "{page}");
    for (login, status) in [("", 404), ("e0100", 404), ("lin.mo", 200), (SUBDISTRICT, 200)] {
        assert_eq!(tower.status(login, &path), status, "{login:?} and a draft that is not published");
    }
    // A missing article shows at once.
    let disputes = article(&page, "协商和协调");
    let at = format!("{path}/articles/{}", text(&disputes, "id"));
    tower.does(SECRETARY, &format!("{at}/removal"), &[]);
    let page = edition(&tower, &id);
    assert_eq!(page["missing"], serde_json::json!(["协商和协调"]), "{page}");
    tower.refused("lin.mo", &format!("{path}/opinions"), &[("words", "好。")], 409, "covenants.not_now");
    let before = tower.told("lin.mo", 0).len();
    tower.does(SECRETARY, &format!("{path}/publication"), &[]);
    let until = tower.today().plus_days(7);
    assert!(tower.told("lin.mo", before)[0].contains("公开征求意见"));
    assert_eq!(tower.status("", &path), 200);
    // Comments, by name for the people of the tower.
    let lifts = article(&page, "公共设施");
    let words = [("article", lifts["id"].as_str().unwrap()), ("words", "外卖也走货梯吗？")];
    tower.does("e0100", &format!("{path}/opinions"), &words);
    tower.refused("bu.ren", &format!("{path}/opinions"), &words, 403, "forbidden.covenants.give_opinion");
    tower.at_fault("e0100", &format!("{path}/opinions"), &[("words", " ")], "words");
    let seen = |login: &str| article(&tower.reads(login, &path), "公共设施")["opinions"][0].clone();
    assert_eq!(text(&seen(""), "by"), "一位楼内人员");
    assert_ne!(text(&seen("lin.mo"), "by"), "一位楼内人员");
    let opinion = text(&seen(SECRETARY), "id");
    let refused =
        tower.refused_by("规则 10-1", SECRETARY, &format!("{path}/submission"), &[], (409, "covenants.comments_open"));
    assert!(text(&refused, "detail").contains(&format!("{}月{}日", until.month(), until.day())), "{refused}");
    tower.leap(until.plus_days(1));
    tower.refused("e0100", &format!("{path}/opinions"), &words, 409, "covenants.comments_over");
    tower.refused_by("规则 10-1", SECRETARY, &format!("{path}/submission"), &[], (409, "covenants.opinions_open"));
    let answer = format!("/opinions/{opinion}/answer");
    tower.at_fault(SECRETARY, &answer, &[("verdict", "taken")], "words");
    let heard = tower.told("e0100", 0).len();
    tower.does(SECRETARY, &answer, &[("verdict", "taken"), ("words", "已经写明。")]);
    tower.refused(SECRETARY, &answer, &[("verdict", "taken"), ("words", "再答。")], 409, "covenants.opinion_answered");
    assert!(tower.told("e0100", heard)[0].contains("已采纳"));
    tower.refused_by("规则 17", SECRETARY, &format!("{path}/submission"), &[], (422, "covenants.missing"));
    let fields =
        [("heading", "有话好说"), ("words", "先谈，谈不拢找楼委会。"), ("covers", "disputes"), ("position", "7")];
    tower.does(SECRETARY, &format!("{path}/articles"), &fields);
    let item = placed(&tower, &id, "审议《楼宇治理公约》（第 1 版）");
    tower.refused(SECRETARY, &format!("{path}/articles"), &fields, 409, "covenants.not_now");
    // Amended in the meeting: the text that was voted on is the one that holds.
    let pool = tower.reads(SECRETARY, &tower.at("/agenda"));
    let waits = list(&pool, "items").into_iter().find(|i| i["id"] == item.as_str()).unwrap().to_string();
    assert!(waits.contains("楼宇治理公约"), "{waits}");
    let whole = text(&tower.reads(SECRETARY, &format!("/charters/{charter}")), "text");
    assert_eq!(whole, "", "nothing is in force yet");
    let now: Vec<String> = list(&edition(&tower, &id), "articles")
        .iter()
        .map(|a| format!("{}【{}】{}", text(a, "number"), text(a, "heading"), text(a, "words")))
        .collect();
    let amended = now.join("\n").replace("有话好说", "协商").replace("货物和外卖走指定电梯", "货物、外卖、快递走货梯");
    adopted(&tower, &item, 6, Some(&amended));
    let first = tower.today();
    let page = edition(&tower, &id);
    assert_eq!(text(&page, "state"), "in_force");
    assert!(text(&article(&page, "公共设施"), "words").contains("快递走货梯"));
    assert_eq!(article(&page, "协商")["covers"], serde_json::json!(["协商和协调"]), "marked as such");
    assert_eq!(article(&page, "公共设施")["id"], lifts["id"], "an article keeps its id");
    let shown = tower.reads("", &format!("/charters/{charter}"));
    assert_eq!((shown["n"].as_u64(), shown["signed_firms"].as_u64()), (Some(1), Some(0)));
    assert!(tower.told("zhou.yining", 0).iter().any(|t| t.contains("请在")), "firms are asked to sign");
    // Signatures.
    let sign = format!("/charters/{charter}/signatures");
    let (mine, others) = (tower.organisation(LANQIAO), tower.organisation(MINGXIU));
    tower.does("zhou.yining", &sign, &[("signer", &mine)]);
    tower.refused("zhou.yining", &sign, &[("signer", &mine)], 409, "covenants.signed_already");
    tower.refused("zhou.yining", &sign, &[("signer", &others)], 403, "covenants.not_yours");
    tower.does("lin.mo", &sign, &[("signer", "me")]);
    tower.refused("e0100", &sign, &[("signer", "me")], 403, "forbidden.covenants.sign_charter");
    tower.at_fault("zhou.yining", &sign, &[("signer", "")], "signer");
    let shown = tower.reads("", &format!("/charters/{charter}"));
    assert_eq!((shown["signed_firms"].as_u64(), shown["signed_members"].as_u64()), (Some(1), Some(1)));
    let names: Vec<String> = list(&shown, "signatures").iter().map(|s| text(s, "name")).collect();
    assert!(names.contains(&LANQIAO.to_owned()) && names.contains(&"一位委员".to_owned()), "{names:?}");
    // The next edition: a difference, and signatures anew.
    let second = draft(&tower, &[("kind", "covenant"), ("from", "in_force")]);
    let safety = article(&edition(&tower, &second), "消防和安全");
    let words = text(&safety, "words").replace("当日答复", "两小时内答复");
    let at = format!("/editions/{second}/articles/{}/text", text(&safety, "id"));
    tower.does(
        SECRETARY,
        &at,
        &[
            ("heading", "消防和安全"),
            ("words", &words),
            ("covers", "safety"),
            ("position", "5"),
            ("rev", &rev(&tower, &second)),
        ],
    );
    tower.refused(SECRETARY, &at, &[("words", &words)], 409, "saved_meanwhile");
    tower.refused(SECRETARY, &at, &[("words", &words), ("rev", "1")], 409, "saved_meanwhile");
    commented(&tower, &second);
    let item = placed(&tower, &second, "审议《楼宇治理公约》（第 2 版）");
    adopted(&tower, &item, 6, None);
    let shown = tower.reads("", &format!("/charters/{charter}"));
    assert_eq!((shown["n"].as_u64(), shown["signed_firms"].as_u64()), (Some(2), Some(0)));
    assert_eq!(text(&edition(&tower, &id), "state"), "superseded");
    let on = |day: Date| tower.reads("", &format!("/charters/{charter}?on={day}"))["n"].as_u64();
    assert_eq!((on(first.plus_days(-1)), on(first), on(tower.today())), (Some(0), Some(1), Some(2)));
    let difference = tower.reads("", &format!("/charters/{charter}/difference?from=1&to=2"));
    let changed: Vec<_> = list(&difference, "changes").into_iter().filter(|c| c["what"] == "changed").collect();
    assert_eq!(changed.len(), 1, "{difference}");
    let html = tower.who("").page(&format!("/310107/charters/{charter}/difference?from=1&to=2")).text();
    assert!(html.contains("<del>当日</del><ins>两小时内</ins>"), "{html}");
    tower.does("zhou.yining", &sign, &[("signer", &mine)]);
}

fn what_no_rule_may_say_needs_somebody_who_looks(house: &House) {
    let tower = Tower::main(house);
    let id = draft(&tower, &COVENANT);
    let path = format!("/editions/{id}");
    // A guest finds no draft; whose sign-in has run out is asked to sign in, and keeps what they typed.
    let (fields, add) = ([("heading", "装修"), ("words", "错峰施工。")], format!("/310107{path}/articles"));
    assert_eq!(house.guest().submit(&add, &fields).status, 404);
    let gone = house.enter(SECRETARY);
    gone.submit("/sign-out", &[]);
    let answer = gone.submit(&add, &fields);
    assert_eq!(answer.status, 401);
    assert!(answer.text().contains("name=\"resume_body\""), "{}", answer.text());
    assert_eq!(gone.submit("/310107/editions/nothing/articles", &fields).status, 401, "nor does it show what is there");
    let fine = [("heading", "吸烟"), ("words", "楼内吸烟的，每次罚款二百元。")];
    tower.does(SECRETARY, &format!("{path}/articles"), &fine);
    let smoke = article(&edition(&tower, &id), "吸烟");
    assert_eq!(list(&smoke, "suspicions").len(), 2, "{smoke}");
    commented(&tower, &id);
    let refused =
        tower.refused_by("规则 22", SECRETARY, &format!("{path}/submission"), &[], (422, "covenants.suspect"));
    assert!(text(&refused, "detail").contains("第十条"), "{refused}");
    let at = format!("{path}/articles/{}", text(&smoke, "id"));
    let words = [("words", "只是提示法律规定的罚款，不由楼委会执行。")];
    tower.refused("lin.mo", &format!("{at}/look"), &words, 403, "forbidden.covenants.look_article");
    tower.at_fault(SUBDISTRICT, &format!("{at}/look"), &[], "words");
    tower.does(SUBDISTRICT, &format!("{at}/look"), &words);
    let looked = article(&edition(&tower, &id), "吸烟");
    assert!(text(&looked, "looked").contains("只是提示"), "{looked}");
    // Another text, another look.
    let now = rev(&tower, &id);
    let milder = [("heading", "吸烟"), ("words", "楼内吸烟的，提醒，不罚款。"), ("rev", now.as_str())];
    tower.does(SECRETARY, &format!("{at}/text"), &milder);
    tower.refused_by("规则 22", SECRETARY, &format!("{path}/submission"), &[], (422, "covenants.suspect"));
    let now = rev(&tower, &id);
    let lawful = [("heading", "吸烟"), ("words", "楼内不吸烟，看到的互相提醒。"), ("rev", now.as_str())];
    tower.does(SECRETARY, &format!("{at}/text"), &lawful);
    tower.refused(SECRETARY, &format!("{at}/look"), &words, 409, "covenants.nothing_to_look");
    placed(&tower, &id, "审议《楼宇治理公约》（第 1 版）");
}

fn what_is_not_adopted_is_a_draft_again(house: &House) {
    let tower = Tower::main(house);
    let id = draft(&tower, &COVENANT);
    commented(&tower, &id);
    let item = placed(&tower, &id, "审议《楼宇治理公约》（第 1 版）");
    let (meeting, on) = tower.convenes(&[&item]);
    tower.opens(&meeting, on, &MEMBERS);
    // Five of nine are more than half, and less than two thirds.
    tower.decides(&item, &MEMBERS, &MEMBERS[5..]);
    let page = edition(&tower, &id);
    assert_eq!(text(&page, "state"), "drafting", "{page}");
    assert!(tower.told(SECRETARY, 0).iter().any(|t| t.contains("没有通过")));
    tower.does(SECRETARY, &format!("/editions/{id}/publication"), &[]);
    tower.at_fault(SECRETARY, &format!("/editions/{id}/withdrawal"), &[], "words");
    tower.does(SECRETARY, &format!("/editions/{id}/withdrawal"), &[("words", "再改改。")]);
    tower.refused(SECRETARY, &format!("/editions/{id}/withdrawal"), &[("words", "再")], 409, "covenants.not_now");
    // On the agenda it can be taken back, too: nothing waits there then.
    commented(&tower, &id);
    placed(&tower, &id, "审议《楼宇治理公约》（第 1 版）");
    tower.does(SECRETARY, &format!("/editions/{id}/withdrawal"), &[("words", "再改改。")]);
    assert!(!tower.reads(SECRETARY, &tower.at("/agenda")).to_string().contains("楼宇治理公约"));
}

fn rules_of_procedure_bind_the_meetings_after_them(house: &House) {
    let tower = Tower::main(house);
    let id = draft(&tower, &PROCEDURE);
    let numbers = format!("/editions/{id}/numbers");
    let set = |rule: &'static str, value: &'static str| [("rule", rule), ("value", value)];
    tower.at_fault(SECRETARY, &numbers, &set("meetings.nothing", "7"), "rule");
    for (rule, value) in [("meetings.notice_days", "week"), ("meetings.quorum", "9/8"), ("meetings.notice_days", "3")] {
        tower.at_fault(SECRETARY, &numbers, &set(rule, value), "value");
    }
    let loose = tower.tries(SECRETARY, &numbers, &set("meetings.notice_days", "3")).json().to_string();
    assert!(loose.contains("规则 7") && loose.contains("议事规则 1"), "both clauses are shown: {loose}");
    tower.does(SECRETARY, &numbers, &set("meetings.notice_days", "7"));
    tower.does(SECRETARY, &numbers, &set("meetings.majority", "2/3"));
    tower.does(SECRETARY, &numbers, &set("meetings.minutes_days", "2"));
    tower.does(SECRETARY, &numbers, &set("meetings.minutes_days", ""));
    assert_eq!(list(&edition(&tower, &id), "numbers").len(), 2);
    commented(&tower, &id);
    let item = placed(&tower, &id, "审议《楼委会议事规则》（第 1 版）");
    // Until it is in force, five working days are enough.
    adopted(&tower, &item, 5, None);
    assert_eq!(text(&edition(&tower, &id), "state"), "in_force");
    let building: kernel::BuildingId = tower.id.parse().unwrap();
    let pack = read(house, move |tx| policy::api::of(tx, building));
    assert_eq!((pack.meetings.notice_days.value, pack.meetings.minutes_days.value), (7, 3));
    assert_eq!(pack.meetings.notice_days.clause, "和衡中心议事规则 1");
    // Now the tower's own rule refuses what the draft proposal would let pass.
    let (_, item) = tower.item("lin.mo", "访客停车预约");
    let meeting = tower.drafts(tower.working_days(6), &[&item]);
    let convene = format!("/meetings/{meeting}/convocation");
    let clause = "和衡中心议事规则 1";
    let short = tower.refused_by(clause, SECRETARY, &convene, &[], (422, "meetings.notice_too_short"));
    assert_eq!(text(&short, "detail"), "通知到开会只有 6 个工作日，至少要 7 个。");
    let on = tower.working_days(7);
    let starts_at = format!("{on}T14:00");
    let fields = [("starts_at", starts_at.as_str()), ("venue", "3 层")];
    tower.does(SECRETARY, &format!("/meetings/{meeting}/arrangement"), &fields);
    tower.does(SECRETARY, &convene, &[]);
    tower.opens(&meeting, on, &MEMBERS);
    // Five of nine were enough before, two thirds are six.
    tower.decides(&item, &MEMBERS, &MEMBERS[5..]);
    let page = tower.reads(SECRETARY, &format!("/meetings/{meeting}")).to_string();
    assert!(page.contains("stalemate"), "{page}");
    // What decided is kept with the articles.
    let charter = text(&edition(&tower, &id), "charter");
    let uses = |heading: &str| {
        let article = text(&article(&edition(&tower, &id), heading), "id");
        let page = tower.reads("", &format!("/charters/{charter}/articles/{article}"));
        list(&page, "uses").iter().map(|u| text(u, "kind")).collect::<Vec<_>>()
    };
    assert_eq!(uses("会议通知"), ["notice"]);
    assert_eq!(uses("表决"), ["ballot"]);
    assert!(uses("回避").is_empty());
    // By hand, and once.
    let recusal = text(&article(&edition(&tower, &id), "回避"), "id");
    let cite = format!("/charters/{charter}/articles/{recusal}/citations");
    let href = format!("http://loushi.test/310107/items/{item}");
    let fields = [("kind", "resolution"), ("href", href.as_str()), ("words", "物业代表回避。")];
    tower.refused("e0100", &cite, &fields, 403, "forbidden.covenants.cite_article");
    tower.at_fault(SECRETARY, &cite, &[("kind", "issue"), ("words", "好"), ("href", "https://evil.test/")], "href");
    tower.does(SECRETARY, &cite, &fields);
    tower.does(SECRETARY, &cite, &fields);
    assert_eq!(uses("回避"), ["resolution"]);
    // What nobody cites for a year is listed.
    assert_eq!(read(house, move |tx| covenants::api::asleep(tx, building)).1.len(), 0);
    tower.house.clock.set(tower.today().plus_months(12).at(9, 0));
    let (all, asleep) = read(house, move |tx| covenants::api::asleep(tx, building));
    // Those that were cited on the way are not twelve months old yet, or just.
    assert!(all == 9 && (6..=9).contains(&asleep.len()), "{all} {asleep:?}");
    assert!(asleep.iter().any(|a| a.heading == "延期"), "{asleep:?}");
}

fn an_old_text_is_taken_over_by_its_articles(house: &House) {
    let tower = Tower::main(house);
    let words = "和衡中心公约\n第一条 总则\n大家的事大家商量。\n第二条 工作时间不敲墙。\n第三条【电梯】高峰礼让。";
    let id = draft(&tower, &[("kind", "covenant"), ("from", "text"), ("words", words)]);
    let page = edition(&tower, &id);
    let found: Vec<(String, String)> =
        list(&page, "articles").iter().map(|a| (text(a, "heading"), text(a, "words"))).collect();
    let expected = [("总则", "大家的事大家商量。"), ("", "工作时间不敲墙。"), ("电梯", "高峰礼让。")];
    assert_eq!(found, expected.map(|(h, w)| (h.to_owned(), w.to_owned())));
    assert!(list(&page, "missing").len() >= 5, "{page}");
    let long = format!("第一条 {}", "长".repeat(1_600));
    let fields = [("kind", "procedure"), ("from", "text"), ("words", long.as_str())];
    tower.at_fault(SECRETARY, &tower.at("/charters/new"), &fields, "words");
    // The founding of a committee asks so.
    let building: kernel::BuildingId = tower.id.parse().unwrap();
    let standing = read(house, move |tx| covenants::api::standing(tx, building, covenants::api::CharterKind::Covenant));
    assert!(standing.coming.is_some() && standing.in_force.is_none() && standing.missing.len() >= 5);
    let none = read(house, move |tx| covenants::api::standing(tx, building, covenants::api::CharterKind::Procedure));
    assert_eq!((none.coming.is_none(), none.missing.len()), (true, 9));
}

fn a_breach_is_between_those_concerned(house: &House) {
    let tower = Tower::main(house);
    let id = draft(&tower, &COVENANT);
    commented(&tower, &id);
    let item = placed(&tower, &id, "审议《楼宇治理公约》（第 1 版）");
    adopted(&tower, &item, 6, None);
    let page = edition(&tower, &id);
    let (charter, noise) = (text(&page, "charter"), text(&article(&page, "办公环境"), "id"));
    let path = format!("/charters/{charter}/articles/{noise}/breaches");
    let firm = tower.organisation(LANQIAO);
    let fields = [("organisation", firm.as_str()), ("words", "上午十点敲墙。")];
    tower.refused("bu.ren", &path, &fields, 403, "forbidden.covenants.report_breach");
    tower.at_fault("e0100", &path, &[("words", "上午十点敲墙。")], "organisation");
    let told = tower.told("zhou.yining", 0).len();
    let breach = tower.does("e0100", &path, &fields).at("id");
    assert!(tower.told("zhou.yining", told)[0].contains("答复"));
    let at = format!("/breaches/{breach}");
    for (login, status) in [("", 404), ("he.lanzhou", 404), ("e0100", 200), ("zhou.yining", 200), (SECRETARY, 200)] {
        assert_eq!(tower.status(login, &at), status, "{login:?}");
    }
    // The public sees how many there are.
    let shown = tower.reads("", &format!("/charters/{charter}/articles/{noise}"));
    assert_eq!(shown["breaches"], 1);
    assert!(!shown.to_string().contains("敲墙") && !shown.to_string().contains(LANQIAO), "{shown}");
    let settle = format!("{at}/outcome");
    tower.refused_by(
        "规则 10-3",
        SECRETARY,
        &settle,
        &[("turn", "close"), ("words", "好。")],
        (409, "covenants.answer_first"),
    );
    tower.refused(SECRETARY, &format!("{at}/answer"), &[("words", "是。")], 403, "forbidden.covenants.answer_breach");
    tower.does("zhou.yining", &format!("{at}/answer"), &[("words", "已经改到午间。")]);
    tower.refused("zhou.yining", &format!("{at}/answer"), &[("words", "又。")], 409, "covenants.breach_not_now");
    tower.at_fault(SECRETARY, &settle, &[("turn", "fine"), ("words", "罚。")], "turn");
    tower.does(SECRETARY, &settle, &[("turn", "remind"), ("words", "请提前一天告知。")]);
    tower.does("zhou.yining", &format!("{at}/answer"), &[("words", "已告知。")]);
    tower.does(SECRETARY, &settle, &[("turn", "mediate"), ("words", "双方坐下来谈。")]);
    tower.does(SECRETARY, &settle, &[("turn", "close"), ("words", "已谈妥。")]);
    assert!(tower.told("e0100", 0).iter().any(|t| t.contains("已了结")));
    // Without an answer the committee goes on when the time is over.
    let other = tower.does("e0100", &path, &fields).at("id");
    tower.leap(tower.working_days(6));
    tower.does(SECRETARY, &format!("/breaches/{other}/outcome"), &[("turn", "close"), ("words", "没有再发生。")]);
}
