//! Party organisations: what a sheet leaves out stays, nobody reaches into another's tower, posts begin on their day, and what
//! somebody did not say is written nowhere.

use axum::http::Method;
use kernel::{Role, Scope};
use loushi::demo::acts::CHAIR;
use serde_json::Value;

use crate::{
    house::{FORM, House, JSON, district, on_both},
    rules::{LANQIAO, PARTY, SUBDISTRICT, Tower, everything, text, traces},
    rules_party::{BRANCH, DISTRICT, TOWER_UNIT, list, names, page, unit},
};

on_both!(
    a_sheet_changes_only_the_columns_that_it_has,
    a_tower_is_added_only_by_those_who_answer_for_it,
    a_tenure_begins_on_its_day,
    whoever_is_proposed_is_in_no_event,
    a_no_is_written_nowhere,
    a_secretarys_promises_are_public,
    a_firms_advice_needs_no_tower,
);

const YUNTU: &str = "云图数据服务（上海）有限公司";

/// Uploads a sheet and says yes to it. Answers what the preview said.
#[track_caller]
fn import(tower: &Tower<'_>, kind: &str, sheet: &str) -> Value {
    let clerk = tower.who(DISTRICT);
    let at = format!("/{}/imports", district());
    let upload = clerk.upload(&at, &[("kind", kind)], ("file", "表.csv", sheet.as_bytes())).ok();
    let path = format!("{at}/{}", upload.at("id"));
    let preview = clerk.get(&path).ok().json();
    clerk.send(Method::POST, &format!("{path}/confirmation"), JSON, FORM, "").ok();
    preview
}

fn a_sheet_changes_only_the_columns_that_it_has(house: &House) {
    let tower = Tower::main(house);
    let stored = || {
        let path = format!("/party/organisations/{}/record", unit(&tower, BRANCH));
        tower.who(DISTRICT).page(&format!("/{}{path}", district())).text()
    };
    let facts = |html: &str| {
        ["name=\"full\"", "name=\"probationary\"", "name=\"counted\""]
            .map(|field| {
                let at = html.find(field).unwrap_or_else(|| panic!("{field} is not in {html}"));
                let from = html[..at].rfind('<').unwrap();
                html[from..at + html[at..].find('>').unwrap()].to_owned()
            })
            .join("\n")
    };
    let before = stored();
    assert!(before.contains("和衡中心") && before.contains("明岫信息技术（上海）股份有限公司"), "{before}");
    tower.leap(tower.today().plus_days(3));
    import(&tower, "party_organisations", &format!("名称,类别,上级党组织\n{BRANCH},党支部,{TOWER_UNIT}\n"));
    let after = stored();
    assert_eq!(facts(&after), facts(&before));
    for kept in ["和衡中心", "明岫信息技术（上海）股份有限公司", "value=\"trade\" selected"] {
        assert_eq!(after.contains(kept), before.contains(kept), "{kept}");
    }
    assert_eq!(text(&page(&tower, DISTRICT, BRANCH), "superior"), unit(&tower, TOWER_UNIT));
    // A column that is there counts, and its day is that of the sheet.
    import(&tower, "party_organisations", &format!("名称,类别,正式党员数\n{BRANCH},党支部,13\n"));
    let seen = page(&tower, DISTRICT, BRANCH);
    let now = (seen["full_members"].as_u64(), seen["probationary_members"].as_u64(), text(&seen, "counted_on"));
    assert_eq!(now, (Some(13), Some(1), tower.today().to_string()));
    assert!(stored().contains("和衡中心"));
    // The same of what firms say of themselves.
    let coverage = format!("/party/coverage?tower={}", tower.id);
    let without_union = || names(&tower.reads(PARTY, &coverage), "without_union");
    assert_eq!(without_union(), [YUNTU]);
    import(&tower, "party_counts", &format!("企业,正式党员数\n{YUNTU},4\n"));
    assert_eq!(without_union(), [YUNTU], "the members of the union are kept");
}

fn a_tower_is_added_only_by_those_who_answer_for_it(house: &House) {
    let tower = Tower::main(house);
    let own = unit(&tower, TOWER_UNIT);
    let edit = format!("/party/organisations/{own}/record");
    let rev = |towers: &'static str, rev: &'static str| {
        [("name", TOWER_UNIT), ("towers", towers), ("full", "96"), ("probationary", "6"), ("rev", rev)]
    };
    // A tower of another subdistrict, and a neighbour's: neither is the secretary's.
    for other in ["和衡中心\n拾光里", "和衡中心\n澄园大厦"] {
        let problem = tower.refused(PARTY, &edit, &rev(other, "1"), 422, "invalid");
        assert_eq!(list(&problem, "fields").len(), 1, "{problem}");
        assert_eq!(text(&list(&problem, "fields")[0], "field"), "towers");
    }
    tower.at_fault(SUBDISTRICT, &edit, &rev("和衡中心\n拾光里", "1"), "towers");
    tower.does(PARTY, &edit, &rev("和衡中心", "1"));
    tower.does(DISTRICT, &edit, &rev("和衡中心\n拾光里", "2"));
    // What is there already may stay: the secretary changes the rest.
    tower.does(PARTY, &edit, &rev("和衡中心\n拾光里", "3"));
    let found = [
        ("kind", "branch"),
        ("name", "拾光里党支部"),
        ("superior", own.as_str()),
        ("towers", "听涛国际"),
        ("founded", "2025-06-01"),
        ("basis", "和衡党委〔2025〕9号"),
    ];
    tower.at_fault(PARTY, "/party/organisations/new", &found, "towers");
    let propose = [
        ("kind", "branch"),
        ("name", "云图数据党支部"),
        ("superior", own.as_str()),
        ("towers", "和衡中心\n听涛国际"),
        ("firms", YUNTU),
    ];
    tower.at_fault(PARTY, "/party/proposals/new", &propose, "towers");
}

/// What a proposal for the secretary's post says.
fn nominee<'a>(login: &'a str, from: &'a str, until: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![
        ("post", "secretary"),
        ("login", login),
        ("from", from),
        ("until", until),
        ("full_member", "1"),
        ("year_in_party", "1"),
        ("reviewed", "1"),
        ("posted", "1"),
        ("basis", "和衡党委〔2026〕7号"),
    ]
}

fn a_tenure_begins_on_its_day(house: &House) {
    let tower = Tower::main(house);
    let branch = unit(&tower, BRANCH);
    let path = format!("/party/organisations/{branch}/tenures");
    let day = |n: i64| tower.today().plus_days(n).to_string();
    let propose =
        |login: &str, from: &str, until: &str| tower.does(PARTY, &path, &nominee(login, from, until)).at("id");
    let decide = |id: &str| format!("/party/tenures/{id}/decision");
    let yes = [("verdict", "approve")];
    let approve = |login: &str, from: &str, until: &str| {
        let id = propose(login, from, until);
        tower.does(SUBDISTRICT, &decide(&id), &yes);
        id
    };
    // The clock of the vacancy runs, and somebody acts.
    let first = approve("lin.mo", "", "");
    tower.does(SUBDISTRICT, &format!("/party/tenures/{first}/ending"), &[]);
    let acting = format!("/party/organisations/{branch}/acting");
    let (until, from, last) = (day(30), day(20), day(200));
    let start = tower.today().plus_days(20);
    tower.does(PARTY, &acting, &[("login", "ye.zhixia"), ("until", &until), ("basis", "和衡党委〔2026〕6号")]);
    approve("lin.mo", &from, &last);
    let post = || page(&tower, PARTY, BRANCH)["posts"][0].clone();
    let holders =
        || list(&post(), "holders").iter().map(|h| (text(h, "name"), h["acting"] == true)).collect::<Vec<_>>();
    assert!(holders().contains(&("叶知夏".into(), true)), "{:?}", post());
    assert_eq!(post()["vacant_days"], 0, "nobody holds it yet");
    // The same days are taken; those before are not, but not on top of each other.
    tower.refused(PARTY, &path, &nominee("jiang.ruoyun", &day(50), &day(90)), 409, "party.post_taken");
    let before = propose("jiang.ruoyun", &day(1), &day(19));
    tower.does(SUBDISTRICT, &decide(&before), &[("verdict", "return"), ("words", "等正式任职。")]);
    tower.leap(start);
    assert_eq!(holders(), [("林默".into(), false)], "{:?}", post());
    assert_eq!(post()["vacant_days"], Value::Null);
    // Approved and not begun: it can be ended, and with it nothing else.
    let later = approve("jiang.ruoyun", &day(300), &day(400));
    tower.does(SUBDISTRICT, &format!("/party/tenures/{later}/ending"), &[]);
    assert_eq!((post()["vacant_days"].clone(), holders().len()), (Value::Null, 1));
    // The rules say how many deputies there are.
    let deputy = |login: &'static str| {
        let mut fields = nominee(login, "", "");
        fields[0] = ("post", "deputy");
        fields
    };
    let second = tower.does(PARTY, &path, &deputy("ye.zhixia")).at("id");
    tower.does(SUBDISTRICT, &decide(&second), &yes);
    tower.refused(PARTY, &path, &deputy("jiang.ruoyun"), 409, "party.post_taken");
    // Somebody else took it between the proposal and the decision.
    let group = unit(&tower, "言蹊设计党支部");
    let id =
        tower.does(PARTY, &format!("/party/organisations/{group}/tenures"), &nominee("jiang.ruoyun", "", "")).at("id");
    let sheet = |login: &str| format!("名称,类别,书记登录名\n言蹊设计党支部,党支部,{login}\n");
    let preview = import(&tower, "party_organisations", &sheet("ye.zhixia"));
    assert_eq!(preview["rows"][0]["state"], "changed", "only who is the secretary: {preview}");
    tower.refused(SUBDISTRICT, &decide(&id), &yes, 409, "party.post_taken");
    // The same again changes nothing, and nobody is put out of a post by a sheet.
    let preview = import(&tower, "party_organisations", &sheet("ye.zhixia"));
    assert_eq!(preview["rows"].as_array().map(Vec::len), Some(0), "{preview}");
    let preview = import(&tower, "party_organisations", &sheet("lin.mo"));
    assert!(preview["rows"][0].to_string().contains("现任书记还在任"), "{preview}");
}

fn whoever_is_proposed_is_in_no_event(house: &House) {
    let tower = Tower::main(house);
    let branch = unit(&tower, BRANCH);
    let path = format!("/party/organisations/{branch}/tenures");
    let me = tower.person("ye.zhixia");
    let told = tower.told("ye.zhixia", 0).len();
    let mentions = |table: &str| {
        let all = everything(house).into_iter().filter(|(t, row)| t == table && !row.contains("identity.signed_in"));
        all.filter(|(_, row)| traces(me).iter().any(|t| row.contains(t))).count()
    };
    let before = (mentions("event"), mentions("party_tenure"));
    let id = tower.does(PARTY, &path, &nominee("ye.zhixia", "", "")).at("id");
    assert_eq!(mentions("event"), before.0, "the record says who was proposed");
    let notices = tower.told("ye.zhixia", told);
    assert!(notices.iter().any(|n| n.contains(BRANCH)), "{notices:?}");
    let no = [("verdict", "return"), ("words", "另行推荐。")];
    tower.does(SUBDISTRICT, &format!("/party/tenures/{id}/decision"), &no);
    assert_eq!((mentions("event"), mentions("party_tenure")), before, "who was not taken is kept");
}

fn a_no_is_written_nowhere(house: &House) {
    let tower = Tower::main(house);
    let own = unit(&tower, TOWER_UNIT);
    let firms = format!("{YUNTU}\n{LANQIAO}");
    let fields = [
        ("kind", "branch"),
        ("name", "云图数据党支部"),
        ("superior", own.as_str()),
        ("towers", "和衡中心"),
        ("firms", firms.as_str()),
        ("full", "4"),
    ];
    let proposal = tower.does(PARTY, "/party/proposals/new", &fields).at("id");
    let answer = format!("/party/proposals/{proposal}/willingness");
    let delegate = tower.person("zhou.yining");
    let firm: kernel::OrganisationId = tower.organisation(LANQIAO).parse().unwrap();
    tower.reads("zhou.yining", "/me");
    let before = everything(house);
    tower.does("zhou.yining", &answer, &[("answer", "no"), ("once", "ABCDEFGH23JKLM")]);
    let now = everything(house);
    let of = [traces(delegate).to_vec(), vec![firm.to_string(), crypto::hex(firm.as_bytes())]].concat();
    let new: Vec<_> = now.difference(&before).filter(|(table, _)| table != "session").collect();
    let told: Vec<_> = new.iter().filter(|(_, row)| of.iter().any(|t| row.contains(t.as_str()))).collect();
    assert!(told.is_empty(), "the no is remembered: {told:?}");
    let tables: Vec<&str> = new.iter().map(|(table, _)| table.as_str()).collect();
    assert!(tables.iter().all(|t| ["account", "event", "notice"].contains(t)), "{tables:?}");
    // A yes is given once, however often it is sent.
    let yuntu: kernel::OrganisationId = tower.organisation(YUNTU).parse().unwrap();
    tower.appoints("e0100", Role::OrganisationDelegate, Scope::Organisation(yuntu));
    let yes = [("answer", "yes"), ("paper", "意愿书〔2026〕3号"), ("once", "ABCDEFGH23JKLN")];
    tower.does("e0100", &answer, &yes);
    tower.does("e0100", &answer, &yes);
    assert_eq!(house.events("party.firm_willing"), 1);
}

fn a_secretarys_promises_are_public(house: &House) {
    let tower = Tower::main(house);
    let own = unit(&tower, TOWER_UNIT);
    let path = format!("/party/organisations/{own}/promises");
    let due = tower.today().plus_days(10);
    let promise = [("what", "每月第一周在楼内接待一次。"), ("due", &due.to_string())];
    let id = tower.does(PARTY, &path, &promise).at("id");
    let shown = || tower.who("").page(&format!("/{}{}", district(), tower.at(""))).text();
    assert!(shown().contains("每月第一周在楼内接待一次。"), "a guest reads it");
    let overdue = "已逾期";
    let part = || {
        let html = shown();
        let at = html.find("每月第一周在楼内接待一次。").unwrap_or(0);
        html[at..].chars().take(400).collect::<String>()
    };
    assert!(!part().contains(overdue), "{}", part());
    tower.leap(due.plus_days(1));
    assert!(part().contains(overdue), "{}", part());
    tower.does(PARTY, &format!("/party/promises/{id}/delivery"), &[]);
    tower.does(CHAIR, &format!("/party/promises/{id}/confirmation"), &[]);
    assert!(!shown().contains("每月第一周在楼内接待一次。"), "what is kept is open no more");
}

fn a_firms_advice_needs_no_tower(house: &House) {
    let tower = Tower::main(house);
    let ask = |login: &str| tower.reads(login, &format!("/party/advice?firm={}", web::encode(YUNTU)))["answer"].clone();
    let answer = ask(PARTY);
    assert_eq!((text(&answer, "form"), answer["count"].as_u64()), ("branch".into(), Some(4)), "{answer}");
    // Whoever does not answer for its tower learns nothing of it.
    let other = Tower::named(house, "听涛国际").id.parse().unwrap();
    tower.appoints("e0605", Role::ServiceOfficer, Scope::Building(other));
    assert_eq!(text(&ask("e0605"), "form"), "contact");
}
