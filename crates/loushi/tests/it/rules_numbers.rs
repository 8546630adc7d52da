//! Each number of what is not the main loop, changed by a city's document: the running system shows it. All numbers of a
//! story are changed at once where it can still be told; and no number of the pack stands there for nothing.

use std::collections::BTreeMap;

use kernel::{Date, Role, Scope};
use loushi::demo::acts::{CHAIR, SECRETARY};
use serde_json::Value;

use crate::{
    house::{Backend, House},
    rules::{LANQIAO, PARTY, SUBDISTRICT, Tower, meeting_page, rows, text},
    rules_covenants::{COVENANT, adopted, article, draft, edition, placed},
    rules_documents::{document, issues},
    rules_founding::{CLERK, DISTRICT, MANAGER, New, SECRETARY_OF_PARTY},
    rules_pack::{self, Case, Seen, days, owed, working},
    rules_party::{BRANCH, TOWER_UNIT, list, page, unit},
};

/// The rules of several sections as a document has them.
fn stated(cases: &[Case]) -> String {
    let mut sections: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, value, _) in cases {
        let (section, name) = name.split_once('.').unwrap();
        sections.entry(section).or_default().push(format!("{name} = {{ value = {value}, clause = \"细则 1\" }}\n"));
    }
    sections.into_iter().map(|(section, rules)| format!("[{section}]\n{}\n", rules.concat())).collect()
}

/// Tells a story under the draft proposal, and once more with all rules of the cases changed: each is seen.
#[track_caller]
fn all_are_seen(story: fn(&House) -> Seen, cases: &[Case]) {
    let plain = story(&House::new(Backend::Sqlite));
    let house = House::new(Backend::Sqlite);
    issues(&Tower::main(&house), &document("city", 1, "2026-03-01", &stated(cases)), "");
    let changed = story(&house);
    let mut wrong = Vec::new();
    for (name, value, expected) in cases {
        let (before, after) = (plain.get(name), changed.get(name));
        if after.map(String::as_str) != Some(*expected) || before == after {
            wrong.push(format!("{name} = {value}: {before:?}, then {after:?}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn status(tower: &Tower<'_>, login: &str, path: &str, fields: &[(&str, &str)]) -> String {
    tower.tries(login, path, fields).status.as_u16().to_string()
}

/// The only day that a statement finds.
fn day_of(house: &House, sql: &str) -> String {
    rows::<(Date,)>(house, sql.to_owned()).pop().unwrap_or_else(|| panic!("nothing by {sql}")).0.to_string()
}

fn captains(house: &House) -> Seen {
    let (tower, mut seen) = (Tower::main(house), Seen::new());
    let floor = |label: &str, tail: &str| tower.at(&format!("/floors/{}{tail}", tower.floor(label)));
    let floors = tower.reads(SECRETARY, &tower.at("/floors"))["floors"].clone();
    let free = floors.as_array().unwrap().iter().filter(|f| f["captain"].is_null() && f["label"] != "7");
    for label in free.take(2).map(|f| text(f, "label")) {
        tower.appoints("e0009", Role::FloorCaptain, Scope::Floor(tower.floor(&label).parse().unwrap()));
    }
    let nominations = floor("7", "/nominations");
    seen.insert("captains.floors_most", status(&tower, "e0009", &nominations, &[]));
    let id = tower.does(SECRETARY, &nominations, &[("login", "e0033")]).at("id");
    seen.insert("captains.accept_work_days", working(&tower, &owed(&tower, "answer_nomination")));
    tower.does("e0033", &format!("/captaincies/{id}/answer"), &[("answer", "yes")]);
    let page = tower.reads("", &floor("7", ""));
    let asked = page["captains"].as_array().unwrap().iter().find(|c| text(c, "id") == id).unwrap().clone();
    let until = text(&asked, "until");
    seen.insert("captains.inquiry_work_days", working(&tower, &until));
    let objections = format!("/captaincies/{id}/objections");
    let objection = tower.does("e0009", &objections, &[("words", "不常在楼层。")]).at("id");
    seen.insert("captains.objection_work_days", working(&tower, &owed(&tower, "answer_objection")));
    let answer = [("verdict", "rejected"), ("words", "每周在楼层四天，已核对。")];
    tower.does(SECRETARY, &format!("/captain-objections/{objection}/answer"), &answer);
    tower.leap(until.parse::<Date>().unwrap().plus_days(1));
    seen.insert("captains.appoint_work_days", working(&tower, &owed(&tower, "appoint")));
    tower.does(CHAIR, &format!("/captaincies/{id}/appointment"), &[]);
    seen.insert("captains.acknowledge_work_days", working(&tower, &owed(&tower, "acknowledge")));
    let until: Date = day_of(house, "select max(until_on) from appointment where role = 'floor_captain' and from_on = (select max(from_on) from appointment where role = 'floor_captain')").parse().unwrap();
    let months = (1..200).find(|m| tower.today().plus_months(*m).plus_days(-1) == until);
    seen.insert("captains.term_months", format!("{}", months.unwrap_or(0)));
    let page = tower.reads("", &floor("17", ""));
    let held = page["captains"].as_array().unwrap().iter().find(|c| c["state"] == "in_office").unwrap().clone();
    let office = format!("/captaincies/{}", text(&held, "id"));
    let (from, last) = (tower.today().plus_days(1).to_string(), tower.today().plus_days(40).to_string());
    let fields = [("login", "lin.mo"), ("from", from.as_str()), ("until", last.as_str())];
    seen.insert("captains.substitute_days", status(&tower, "jiang.ruoyun", &format!("{office}/substitutes"), &fields));
    let cluster = tower.raises("lin.mo", "17", "微波炉坏了一台");
    tower.triages(&cluster, "微波炉坏了一台", "17", "l0");
    tower.does(CHAIR, &format!("{office}/dismissal"), &[("how", "rotated"), ("words", "轮到下一位。")]);
    seen.insert("captains.handover_work_days", working(&tower, &owed(&tower, "handover")));
    seen.insert("captains.vacancy_work_days", working(&tower, &owed(&tower, "vacancy")));
    seen
}

const CAPTAINS: &[Case] = &[
    ("captains.accept_work_days", "2", "2"),
    ("captains.inquiry_work_days", "7", "7"),
    ("captains.objection_work_days", "3", "3"),
    ("captains.appoint_work_days", "4", "4"),
    ("captains.acknowledge_work_days", "1", "1"),
    ("captains.term_months", "12", "12"),
    ("captains.floors_most", "2", "409"),
    ("captains.substitute_days", "10", "422"),
    ("captains.handover_work_days", "4", "4"),
    ("captains.vacancy_work_days", "12", "12"),
];

#[test]
fn each_number_of_captains_is_the_packs() {
    all_are_seen(captains, CAPTAINS);
}

fn documents(house: &House) -> Seen {
    let (tower, mut seen) = (Tower::main(house), Seen::new());
    let id = draft(&tower, &COVENANT);
    tower.does(SECRETARY, &format!("/editions/{id}/publication"), &[]);
    let until: Date = day_of(house, "select until_on from edition where until_on is not null").parse().unwrap();
    seen.insert("covenants.comment_days", days(&tower, &until.to_string()));
    let submitted: Date = owed(&tower, "submit").parse().unwrap();
    seen.insert("covenants.submit_days", submitted.days_since(until).to_string());
    tower.leap(until.plus_days(1));
    let item = placed(&tower, &id, "审议《楼宇治理公约》（第 1 版）");
    let told = tower.told("lin.mo", 0).len();
    adopted(&tower, &item, 6, None);
    let charter = text(&edition(&tower, &id), "charter");
    let since: Date = day_of(house, "select since_on from edition where since_on is not null").parse().unwrap();
    let notices = tower.told("lin.mo", told);
    let within = |day: Date| format!("{}月{}日前签署", day.month(), day.day());
    let asked = |n: &i64| notices.iter().any(|t| t.contains("已施行") && t.contains(&within(since.plus_days(*n))));
    seen.insert("covenants.sign_days", (1..300).find(asked).unwrap_or(0).to_string());
    let html = tower.who(SECRETARY).page(&format!("/310107/charters/{charter}")).text();
    let firms = tower.reads(SECRETARY, &format!("/charters/{charter}"))["firms"].as_u64().unwrap();
    let short = html.split("还差 ").nth(1).and_then(|s| s.split(' ').next()).and_then(|n| n.parse::<u64>().ok());
    seen.insert("covenants.sign_share", (short.unwrap_or(0) * 100 / firms).to_string());
    let noise = text(&article(&edition(&tower, &id), "办公环境"), "id");
    let firm = tower.organisation(LANQIAO);
    let fields = [("organisation", firm.as_str()), ("words", "上午十点敲墙。")];
    tower.does("e0100", &format!("/charters/{charter}/articles/{noise}/breaches"), &fields);
    seen.insert("covenants.breach_days", working(&tower, &owed(&tower, "breach")));
    let told = tower.told("lin.mo", 0).len();
    let mut day = tower.today();
    while !tower.told("lin.mo", told).iter().any(|t| t.contains("还没有签署")) && day < since.plus_days(60) {
        day = day.plus_days(1);
        tower.leap(day);
    }
    seen.insert("covenants.remind_days", day.days_since(since).to_string());
    tower.leap(since.plus_months(7));
    let asleep = tower.reads(SECRETARY, &tower.at("/charters"))["asleep"].as_array().unwrap().len();
    seen.insert("covenants.unused_months", asleep.to_string());
    seen
}

const DOCUMENTS: &[Case] = &[
    ("covenants.comment_days", "10", "10"),
    ("covenants.submit_days", "4", "4"),
    ("covenants.sign_share", "\"4/5\"", "80"),
    ("covenants.sign_days", "20", "20"),
    ("covenants.remind_days", "25", "25"),
    ("covenants.breach_days", "3", "3"),
    ("covenants.unused_months", "6", "9"),
];

#[test]
fn each_number_of_documents_is_the_packs() {
    all_are_seen(documents, DOCUMENTS);
}

fn founded(house: &House) -> Seen {
    let (new, mut seen) = (New::ready(house), Seen::new());
    let tower = &new.tower;
    let applied = tower.tries(SECRETARY_OF_PARTY, &new.at("/application"), &[]).status.as_u16().to_string();
    seen.insert("founding.enterprises_least", applied.clone());
    if applied != "201" {
        return seen;
    }
    let due = || text(&new.page(DISTRICT), "due");
    seen.insert("founding.accept_work_days", working(tower, &due()));
    tower.does(CLERK, &new.at("/acceptance"), &[("verdict", "accept")]);
    seen.insert("founding.review_days", days(tower, &due()));
    for login in [CLERK, DISTRICT] {
        tower.does(login, &new.at("/review"), &[("verdict", "approve"), ("words", "符合条件。")]);
    }
    seen.insert("founding.publish_work_days", working(tower, &due()));
    tower.does(CLERK, &new.at("/notice"), &[]);
    let until = || text(&new.page(""), "notice_until").parse::<Date>().unwrap();
    seen.insert("founding.notice_days", days(tower, &until().to_string()));
    let calendar = house.store.calendar();
    let filed = calendar.working_days_between(until(), due().parse().unwrap());
    seen.insert("founding.file_work_days", filed.to_string());
    let objection = tower.does("lin.mo", &new.at("/objections"), &[("words", "其中一位是部门经理。")]).at("id");
    seen.insert("founding.recheck_work_days", working(tower, &due()));
    let finds = [("objection", objection.as_str()), ("finding", "unfounded"), ("words", "已核实。")];
    tower.does(CLERK, &new.at("/recheck"), &finds);
    tower.leap(until().plus_days(1));
    tower.does(DISTRICT, &new.at("/filing"), &[("number", "普社备〔2026〕12号")]);
    seen.insert("founding.first_meeting_days", days(tower, &due()));
    let meeting = new.first_meeting(&[MANAGER]);
    let items = meeting_page(tower, &meeting)["agenda"].as_array().unwrap().clone();
    let item = text(&items[0], "item");
    tower.does(new.secretary(), &format!("/items/{item}/deliberation"), &[]);
    let fields = [("question", "adopt"), ("mode", "named")];
    let ballot = tower.does(new.secretary(), &format!("/items/{item}/ballots"), &fields).at("id");
    let quorum = rows::<(i64,)>(house, "select quorum from ballot order by id desc limit 1".into())[0].0;
    assert!(!ballot.is_empty());
    seen.insert("founding.first_meeting_share", quorum.to_string());
    at_work(house, &mut seen);
    seen
}

/// A committee that is there: a lost seat, what is to be put right, the end; and another one's renewal.
fn at_work(house: &House, seen: &mut Seen) {
    let tower = Tower::main(house);
    let body = tower
        .reads("", &tower.at(""))
        .pointer("/parts/in_charge/committee")
        .and_then(Value::as_str)
        .unwrap()
        .to_owned();
    tower.does("lin.mo", &format!("/bodies/{body}/resignation"), &[("words", "调离。")]);
    seen.insert("founding.fill_days", days(&tower, &owed(&tower, "fill_seat")));
    house.sql("update body set filed_no = null where kind = 'committee' and name like '和衡中心%'");
    let ask = [("findings", "filed"), ("tasks", "一个月内补办备案")];
    tower.does(SUBDISTRICT, &format!("/bodies/{body}/rectification"), &ask);
    seen.insert("founding.rectify_days", days(&tower, &owed(&tower, "rectify")));
    let other = Tower::named(house, "澄园大厦");
    let end = other
        .reads("", &other.at(""))
        .pointer("/parts/in_charge/committee")
        .and_then(Value::as_str)
        .unwrap()
        .to_owned();
    tower.does(DISTRICT, &format!("/bodies/{end}/dissolution"), &[("words", "楼宇拆除重建。")]);
    seen.insert("founding.handover_days", days(&tower, &owed(&tower, "hand_over")));
}

const FOUNDED: &[Case] = &[
    ("founding.accept_work_days", "4", "4"),
    ("founding.review_days", "15", "15"),
    ("founding.publish_work_days", "3", "3"),
    ("founding.notice_days", "9", "9"),
    ("founding.recheck_work_days", "3", "3"),
    ("founding.file_work_days", "8", "8"),
    ("founding.first_meeting_days", "25", "25"),
    ("founding.first_meeting_share", "\"1/1\"", "7"),
    ("founding.fill_days", "20", "20"),
    ("founding.rectify_days", "45", "45"),
    ("founding.handover_days", "6", "6"),
];

const INITIATORS: &[Case] = &[("founding.enterprises_least", "4", "422")];

#[test]
fn each_number_of_a_committees_life_is_the_packs() {
    all_are_seen(founded, FOUNDED);
    all_are_seen(founded, INITIATORS);
}

fn renewed(house: &House) -> Seen {
    let (tower, mut seen) = (Tower::main(house), Seen::new());
    let body = tower
        .reads("", &tower.at(""))
        .pointer("/parts/in_charge/committee")
        .and_then(Value::as_str)
        .unwrap()
        .to_owned();
    let ends: Date = text(&tower.reads("", &format!("/bodies/{body}")), "term_until").parse().unwrap();
    let state = || text(&tower.reads("", &format!("/bodies/{body}")), "state");
    tower.leap(ends.plus_months(-5).plus_days(2));
    tower.jobs();
    seen.insert("founding.renew_months", state());
    tower.leap(ends.plus_months(-2));
    tower.jobs();
    assert_eq!(state(), "renewing");
    let all = tower.reads(DISTRICT, "/foundings").to_string();
    let mine = all.split("\"id\":\"").skip(1).filter_map(|s| s.split('"').next()).filter(|id| id.starts_with("fnd_"));
    let mine = mine.map(str::to_owned).find(|id| {
        let page = tower.reads(DISTRICT, &format!("/foundings/{id}"));
        page["body"].as_str() == Some(body.as_str())
    });
    let path = format!("/foundings/{}/extension", mine.unwrap_or_else(|| panic!("no renewal: {all}")));
    let until = ends.plus_months(8).to_string();
    let long = status(&tower, SECRETARY, &path, &[("until", &until), ("words", "疫情影响。")]);
    seen.insert("founding.extension_months", long.clone());
    let until = ends.plus_months(1).to_string();
    let short = status(&tower, SECRETARY, &path, &[("until", &until), ("words", "疫情影响。")]);
    seen.insert("founding.extensions", format!("{long} {short}"));
    if [long, short].contains(&"201".to_owned()) {
        seen.insert("founding.extension_work_days", working(&tower, &owed(&tower, "extend_term")));
    }
    seen
}

#[test]
fn each_number_of_a_renewal_is_the_packs() {
    let months = [("founding.renew_months", "3", "active"), ("founding.extension_months", "6", "422")];
    all_are_seen(renewed, &[months[0], months[1], ("founding.extension_work_days", "2", "2")]);
    all_are_seen(renewed, &[("founding.extensions", "0", "409 409")]);
}

const RENEWED: [&str; 4] =
    ["founding.renew_months", "founding.extension_months", "founding.extension_work_days", "founding.extensions"];

/// Those that come from no law: a city may change them.
fn party_organisations(house: &House) -> Seen {
    let (tower, mut seen) = (Tower::main(house), Seen::new());
    let branch = unit(&tower, BRANCH);
    let tenures = format!("/party/organisations/{branch}/tenures");
    let form = tower.who(PARTY).page(&format!("/310107{tenures}")).text();
    let years = form.split("一般应有 ").nth(1).and_then(|s| s.split(' ').next()).unwrap_or_default().to_owned();
    seen.insert("party.secretary_years", years);
    // A branch registered from today on asks the firm first; a group stands under a branch.
    let today = tower.today().to_string();
    let own = unit(&tower, TOWER_UNIT);
    let register = |kind: &str, name: &str| {
        let fields = [
            ("kind", kind),
            ("name", name),
            ("superior", own.as_str()),
            ("towers", "和衡中心"),
            ("firms", "云图数据服务（上海）有限公司"),
            ("founded", today.as_str()),
            ("basis", "和衡党委〔2026〕1号"),
        ];
        status(&tower, PARTY, "/party/organisations/new", &fields)
    };
    seen.insert("party.levels", register("group", "云图数据研发党小组"));
    seen.insert("party.willingness", register("branch", "云图数据党支部"));
    for login in ["lin.mo", "jiang.ruoyun", "zhou.yining", "he.lanzhou", "wei.zhiqiu"] {
        tower.does(login, "/me/party", &[("consent", "1")]);
    }
    let coverage = tower.reads(PARTY, &format!("/party/coverage?tower={}", tower.id));
    seen.insert("party.declared_least", coverage["declared"].to_string());
    tower.published("lin.mo", "电梯错峰");
    let ticks = [
        ("post", "secretary"),
        ("login", "lin.mo"),
        ("basis", "和衡党委〔2026〕2号"),
        ("full_member", "1"),
        ("year_in_party", "1"),
        ("reviewed", "1"),
    ];
    let tenure = tower.does(PARTY, &tenures, &ticks).at("id");
    tower.does(SUBDISTRICT, &format!("/party/tenures/{tenure}/decision"), &[("verdict", "approve")]);
    let employment = text(&tower.reads("lin.mo", "/me")["employments"][0], "id");
    tower.does("lin.mo", &format!("/employments/{employment}/ending"), &[]);
    let told = tower.told(SUBDISTRICT, 0).len();
    tower.leap(tower.today().plus_days(45));
    let late = tower.told(SUBDISTRICT, told).iter().any(|n| n.contains(BRANCH) && n.contains("空缺"));
    seen.insert("party.vacancy_days", late.to_string());
    let until = tower.today().plus_days(120).to_string();
    let fields = [("login", "jiang.ruoyun"), ("until", until.as_str()), ("basis", "和衡党委〔2026〕5号")];
    seen.insert("party.acting_days", status(&tower, PARTY, &format!("/party/organisations/{branch}/acting"), &fields));
    tower.leap(tower.today().plus_days(120));
    let duties = page(&tower, PARTY, TOWER_UNIT);
    let review = list(&duties, "duties").iter().find(|d| d["id"] == "review").cloned().unwrap();
    seen.insert("party.duty_days", review["done"].to_string());
    seen
}

const PARTIES: &[Case] = &[
    ("party.secretary_years", "2", "2"),
    ("party.levels", "false", "201"),
    ("party.willingness", "false", "201"),
    ("party.declared_least", "9", "null"),
    ("party.vacancy_days", "30", "true"),
    ("party.acting_days", "90", "422"),
    ("party.duty_days", "90", "false"),
];

#[test]
fn each_number_of_party_organisations_is_the_packs() {
    all_are_seen(party_organisations, PARTIES);
}

fn handed_over(house: &House) -> Seen {
    let (tower, mut seen) = (Tower::main(house), Seen::new());
    let building: kernel::BuildingId = tower.id.parse().unwrap();
    tower.appoints("e0100", Role::CommitteeSecretary, Scope::Building(building));
    let (_, item) = tower.item("lin.mo", "访客停车预约");
    let on = tower.working_days(30);
    let meeting = tower.drafts(on, &[&item]);
    tower.does(SECRETARY, &format!("/meetings/{meeting}/convocation"), &[]);
    tower.leap(tower.today().plus_days(6));
    let shown = tower.reads("e0100", "/me").to_string().contains("/first-day/");
    seen.insert("handover.first_days", shown.to_string());
    let post = move |tx: &mut ledger::Tx<'_, '_>| {
        let person = identity::api::person_of_login(tx, "e0100")?.unwrap();
        for post in identity::api::held_by(tx, person)? {
            if post.role == Role::CommitteeSecretary {
                identity::api::end_appointment(tx, &post)?;
            }
        }
        Ok(())
    };
    crate::rules::write(house, post);
    tower.jobs();
    let running = tower.reads(SECRETARY, &tower.at("/handovers"))["running"].clone();
    let href = text(&running[0], "href");
    let page = tower.reads("e0100", &href[href.find("/handovers").unwrap()..]);
    let sections = page["sections"].as_array().unwrap().clone();
    let calendar = sections.iter().find(|s| s["section"] == "calendar").unwrap_or_else(|| panic!("none: {page}"));
    seen.insert("handover.calendar_days", calendar.to_string().contains(&meeting).to_string());
    seen
}

const HANDED_OVER: &[Case] = &[("handover.first_days", "5", "false"), ("handover.calendar_days", "10", "false")];

#[test]
fn each_number_of_handovers_is_the_packs() {
    all_are_seen(handed_over, HANDED_OVER);
}

/// No rule stands in the pack for nothing: each has a case here, in the main loop's stories, or in the table of the module
/// that decides by it.
#[test]
fn every_rule_is_seen() {
    let mut told: Vec<&str> = rules_pack::told();
    for cases in [CAPTAINS, DOCUMENTS, FOUNDED, INITIATORS, PARTIES, HANDED_OVER] {
        told.extend(cases.iter().map(|(name, ..)| *name));
    }
    told.extend(RENEWED);
    let tables = [
        include_str!("../../../../modules/conformance/src/number_tests.rs"),
        include_str!("../../../../modules/party/src/numbers.rs"),
    ];
    let in_a_table = |name: &str| tables.iter().any(|t| t.contains(&format!("\"{name}\"")));
    let all = policy::api::of_nobody().lines();
    let missing: Vec<&str> =
        all.iter().map(|l| l.name.as_str()).filter(|n| !told.contains(n) && !in_a_table(n)).collect();
    assert!(missing.is_empty(), "nothing is seen of {missing:?}");
}
