//! What committees keep of the rules: reports that stay live, as of any day, for those who may see them; and rosters as they
//! are, taken over with their faults.

use axum::http::Method;
use kernel::{BuildingId, Role};
use ledger::Who;
use loushi::demo::acts::SECRETARY;
use serde_json::Value;

use crate::{
    house::{House, district, on_both},
    rules::{ELSEWHERE, PARTY, PROPERTY, SUBDISTRICT, Tower, text},
    rules_documents::{document, issues, rule},
};

on_both!(
    a_report_follows_what_happens,
    who_may_see_how_a_committee_conforms,
    eight_names_are_one,
    rosters_as_they_are_become_bodies_with_findings,
    towers_are_drawn_by_state,
    a_past_day_is_checked_by_its_own_rules_and_facts,
    a_roster_with_blank_lines_and_namesakes_is_taken_over,
);

const HEADER: &str = "楼宇,组织名称,姓名,登录名,单位,席位类别,职务,普通员工,届期起,届期止,法律地位,备案号\n";

fn body_of(tower: &Tower<'_>) -> String {
    let found = tower.reads("", &tower.at("")).pointer("/parts/in_charge/committee").cloned();
    found.and_then(|v| v.as_str().map(str::to_owned)).expect("a committee")
}

/// The rules with a verdict, in the order of the report.
fn rules(report: &Value, verdict: &str) -> Vec<String> {
    let all = report["findings"].as_array().expect("findings");
    all.iter().filter(|f| f["verdict"] == verdict).map(|f| f["rule"].as_str().unwrap().to_owned()).collect()
}

fn report(tower: &Tower<'_>, login: &str, on: &str) -> Value {
    let on = if on.is_empty() { String::new() } else { format!("?on={on}") };
    tower.reads(login, &format!("/bodies/{}/conformance{on}", body_of(tower)))
}

/// Uploads a roster and says yes to it.
fn import(house: &House, rows: &str) -> Value {
    let clerk = house.enter_as(Role::DistrictClerk);
    let file = format!("{HEADER}{rows}");
    let upload = clerk.upload("/310107/imports", &[("kind", "rosters")], ("file", "名册.csv", file.as_bytes())).ok();
    let path = format!("/310107/imports/{}", upload.at("id"));
    let preview = clerk.get(&path).ok().json();
    clerk.send(Method::POST, &format!("{path}/confirmation"), crate::house::JSON, crate::house::FORM, "").ok();
    preview
}

fn a_report_follows_what_happens(house: &House) {
    let tower = Tower::main(house);
    tower.jobs();
    let before = report(&tower, SECRETARY, "");
    // Neither of the two documents is adopted yet; the rest is as it should be.
    assert_eq!(rules(&before, "fail"), ["document", "document"]);
    assert!(rules(&before, "pass").contains(&"odd".to_owned()));
    let listed = |rule: &str| {
        let list = tower.reads(SUBDISTRICT, &format!("/conformance?rule={rule}"));
        let mine = body_of(&tower);
        list["bodies"].as_array().unwrap().iter().any(|b| b["body"] == mine.as_str())
    };
    assert!(!listed("secretary"));
    // The secretary leaves: the report says so at once, and the list of those without one has the committee.
    let building: BuildingId = tower.id.parse().unwrap();
    let end = move |tx: &mut ledger::Tx<'_, '_>| {
        let today = tx.today();
        let posts = identity::api::posts_on(tx, &[building], today)?;
        let mut ended = 0;
        for post in posts.iter().filter(|p| p.role == Role::CommitteeSecretary) {
            identity::api::end_appointment(tx, post)?;
            ended += 1;
        }
        Ok(ended)
    };
    let ended: u32 = house.store.write_now(&Who::system("test", district()), end).unwrap();
    assert!(ended > 0);
    tower.leap(tower.today().plus_days(1));
    assert!(rules(&report(&tower, PARTY, ""), "warn").contains(&"secretary".to_owned()));
    assert!(listed("secretary"));
    // As of yesterday there was one.
    let yesterday = tower.today().plus_days(-1).to_string();
    assert!(!rules(&report(&tower, PARTY, &yesterday), "warn").contains(&"secretary".to_owned()));
    // A day before the committee was there, and a day to come.
    let never = report(&tower, PARTY, "2020-01-01");
    assert!(never["unchecked"].is_string() && never["findings"].as_array().unwrap().is_empty());
    assert_eq!(report(&tower, PARTY, "2099-01-01")["on"], tower.today().to_string());
    // Days pass without anything: quiet, and no meeting in the quarter; the committee is told once.
    let told = tower.told(PROPERTY, 0).len();
    tower.leap(tower.today().plus_days(140));
    let quiet = report(&tower, PARTY, "");
    assert!(rules(&quiet, "warn").contains(&"quiet".to_owned()), "{quiet}");
    assert!(rules(&quiet, "fail").contains(&"quarter_meetings".to_owned()), "{quiet}");
    assert!(listed("quiet") && listed("quarter_meetings"));
    let notices = tower.told(PROPERTY, told);
    assert_eq!(notices.iter().filter(|n| n.contains("每季度开会")).count(), 1, "{notices:?}");
    tower.leap(tower.today().plus_days(1));
    let again = tower.told(PROPERTY, told);
    assert_eq!(again.iter().filter(|n| n.contains("每季度开会")).count(), 1);
    // Somebody acts: the quiet is over, and the page remembers what was mended.
    let cluster = tower.raises("lin.mo", "", "茶水间没有热水。");
    tower.appoints("lu.zhiwei", Role::CommitteeSecretary, kernel::Scope::Building(building));
    tower.triages(&cluster, "茶水间热水", "", "l1");
    tower.does(PROPERTY, &format!("/clusters/{cluster}/result"), &[("words", "热水器已修好。")]);
    let after = report(&tower, PARTY, "");
    assert!(!rules(&after, "warn").contains(&"quiet".to_owned()), "{after}");
    tower.jobs();
    let mended = report(&tower, PARTY, "")["mended"].to_string();
    assert!(mended.contains("静默天数"), "{mended}");
}

fn who_may_see_how_a_committee_conforms(house: &House) {
    let tower = Tower::main(house);
    tower.jobs();
    let path = format!("/bodies/{}/conformance", body_of(&tower));
    for login in [SECRETARY, PARTY, PROPERTY, "pei.huaijin", "lin.mo", SUBDISTRICT, "qu.ban"] {
        assert_eq!(tower.status(login, &path), 200, "{login}");
    }
    assert_eq!(tower.status("", &path), 401);
    for login in ["e0003", ELSEWHERE] {
        assert_eq!(tower.status(login, &path), 403, "{login}");
    }
    // The public page of the tower says nothing of it to those who may not see it.
    for (login, shown) in [("", false), ("e0003", false), (SECRETARY, true)] {
        let parts = tower.reads(login, &tower.at(""))["parts"]["conformance"].clone();
        assert_eq!(parts.is_object(), shown, "{login}: {parts}");
        let body = tower.reads(login, &format!("/bodies/{}", body_of(&tower)));
        assert_eq!(body["parts"]["conformance"].is_object(), shown, "{login}: {body}");
    }
    // The list is the subdistrict's and the district's; each sees its own.
    for (login, status) in [("", 401), ("lin.mo", 403), (SECRETARY, 403), (SUBDISTRICT, 200), ("qu.ban", 200)] {
        assert_eq!(tower.status(login, "/conformance"), status, "{login}");
        assert_eq!(tower.status(login, "/conformance/map"), status, "{login}");
    }
    let places = |login: &str| {
        let list = tower.reads(login, "/conformance");
        let all = list["bodies"].as_array().unwrap().clone();
        all.iter().map(|b| b["subdistrict"].to_string()).collect::<std::collections::BTreeSet<_>>().len()
    };
    assert_eq!(places(SUBDISTRICT), 1);
    assert!(places("qu.ban") > 1);
    assert_eq!(tower.status(SUBDISTRICT, "/conformance?subdistrict=310107005"), 403, "another subdistrict");
}

fn eight_names_are_one(house: &House) {
    let names = [
        ("和衡中心", "楼委会"),
        ("澄园大厦", "楼务会"),
        ("岚山科创广场", "楼事会"),
        ("听涛国际", "楼管会"),
        ("万禾中心", "楼宇治理委员会"),
        ("桃溪云谷", "楼宇理事会"),
        ("宜川时代", "楼宇治理议事会"),
        ("长征金融谷", "商务楼宇事务治理委员会"),
    ];
    let row = |(tower, name): &(&str, &str)| {
        format!("{tower},{tower}{name},甲某{},,,企业,委员,否,2025-06-03,2028-06-02,,\n", name.len())
    };
    import(house, &names.iter().map(row).collect::<String>());
    for (name, local) in names {
        let tower = Tower::named(house, name);
        let body = tower.reads("", &format!("/bodies/{}", body_of(&tower)));
        assert_eq!(body["name"], format!("{name}商务楼宇事务治理委员会"), "{local}");
        assert_eq!(body["local_name"], format!("{name}{local}"), "{local} stays as what people say");
    }
    // Where people say something else, the subdistrict was told what it is called by the rules.
    let tower = Tower::named(house, "澄园大厦");
    let told = tower.told(SUBDISTRICT, 0);
    assert!(
        told.iter().any(|n| n.contains("澄园大厦楼务会") && n.contains("澄园大厦商务楼宇事务治理委员会")),
        "{told:?}"
    );
    // Twice: nothing new, nobody is told again.
    let again = import_again(house, &names.iter().map(row).collect::<String>());
    assert_eq!((again["new"].as_u64(), again["changed"].as_u64()), (Some(0), Some(0)), "{again}");
}

fn import_again(house: &House, rows: &str) -> Value {
    let clerk = house.enter_as(Role::DistrictClerk);
    let file = format!("{HEADER}{rows}");
    let upload = clerk.upload("/310107/imports", &[("kind", "rosters")], ("file", "名册.csv", file.as_bytes())).ok();
    clerk.get(&format!("/310107/imports/{}", upload.at("id"))).ok().json()
}

/// A roster with everything that is wrong with rosters.
const AS_IT_IS: &str = "\
拾光里,拾光里楼管会,张一帆,,拾光里商业管理（上海）有限公司,产权方,主任,否,2022-01-01,2024-12-31,,
拾光里,拾光里楼管会,,,,物业,委员,否,2022-01-01,2024-12-31,,
拾光里,拾光里楼管会,李二木,,没有这家公司,企业,委员,否,2022-01-01,2024-12-31,,
拾光里,拾光里楼管会,王三石,,,企业,委员,否,2022-13-45,1024-12-31,,
拾光里,拾光里楼管会,李二木,,,员工,委员,是,2022-01-01,2024-12-31,,
拾光里,拾光里楼管会,李二木,,,员工,委员,是,2022-01-01,2024-12-31,,
拾光里,拾光里楼管会,赵四方,,,神仙,掌门,否,2022-01-01,2021-12-31,,
拾光里,拾光里楼管会,钱五味,,,企业,委员,否,2022-01-01,2024-12-31,,
";

fn rosters_as_they_are_become_bodies_with_findings(house: &House) {
    let preview = import(house, AS_IT_IS);
    assert_eq!((preview["errors"].as_u64(), preview["warnings"].as_u64()), (Some(0), Some(8)), "{preview}");
    let tower = Tower::named(house, "拾光里");
    tower.jobs();
    let body = body_of(&tower);
    // As of a day of its term: six seats, one person on two of them.
    let then = report(&tower, "qu.ban", "2023-06-30");
    let fails = rules(&then, "fail");
    for rule in ["odd", "two_seats", "party_seats", "property_seats", "employee_seats", "legal_status", "filed"] {
        assert!(fails.contains(&rule.to_owned()), "{rule}: {fails:?}");
    }
    assert!(!fails.contains(&"term".to_owned()));
    // As of today its term is over.
    let now = report(&tower, "qu.ban", "");
    assert!(rules(&now, "fail").contains(&"term".to_owned()));
    let faults = now["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "roster").unwrap().clone();
    let lines = faults["lines"].to_string();
    for word in ["没有姓名", "没有这家公司", "神仙", "掌门", "2022-13-45", "2021-12-31", "另有一席"] {
        assert!(lines.contains(word), "{word}: {lines}");
    }
    for name in ["李二木", "张一帆"] {
        assert!(!now.to_string().contains(name), "the report names nobody");
    }
    // The same again: nothing new.
    let again = import_again(house, AS_IT_IS);
    let counts = ["new", "changed", "errors"].map(|n| again[n].as_u64());
    assert_eq!(counts, [Some(0), Some(0), Some(0)], "{again}");
    // A better roster: what was wrong with the old one is forgotten, status and number are stated.
    let better = "拾光里,拾光里楼管会,张一帆,,拾光里商业管理（上海）有限公司,产权方,主任,否,2026-01-01,2028-12-31,非法人,普楼备〔2026〕9号\n";
    import(house, better);
    tower.jobs();
    let after = report(&tower, "qu.ban", "");
    assert!(!after.to_string().contains("没有这家公司"), "{after}");
    let fails = rules(&after, "fail");
    for rule in ["legal_status", "filed", "term"] {
        assert!(!fails.contains(&rule.to_owned()), "{rule}: {fails:?}");
    }
    // What cannot be kept at all is still an error, and nothing is taken over.
    let clerk = house.enter_as(Role::DistrictClerk);
    let file = format!(
        "{HEADER}没有这座楼,某某楼委会,甲某,,,企业,委员,否,2025-01-01,2027-12-31,,\n拾光里,羽毛球社,乙某,,,企业,委员,否,2025-01-01,2027-12-31,,\n"
    );
    let upload = clerk.upload("/310107/imports", &[("kind", "rosters")], ("file", "名册.csv", file.as_bytes())).ok();
    let preview = clerk.get(&format!("/310107/imports/{}", upload.at("id"))).ok().json();
    assert_eq!(preview["errors"].as_u64(), Some(2), "{preview}");
    assert_eq!(body, body_of(&tower));
}

fn towers_are_drawn_by_state(house: &House) {
    let tower = Tower::main(house);
    tower.jobs();
    let state = |login: &str, name: &str| {
        let map = tower.reads(login, "/conformance/map");
        let all: Vec<Value> =
            map["places"].as_array().unwrap().iter().flat_map(|p| p["towers"].as_array().unwrap().clone()).collect();
        all.iter().find(|t| t["name"] == name).map(|t| t["state"].as_str().unwrap().to_owned())
    };
    assert_eq!(state("qu.ban", "和衡中心").as_deref(), Some("active"));
    assert_eq!(state("qu.ban", "拾光里").as_deref(), Some("none"));
    assert_eq!(state(SUBDISTRICT, "拾光里"), None, "another subdistrict's");
    tower.leap("2028-06-03".parse().unwrap());
    let now = state("qu.ban", "和衡中心");
    assert!(matches!(now.as_deref(), Some("expired" | "renewing")), "{now:?}");
    let page = tower.who(SUBDISTRICT).page("/310107/conformance/map").ok().text();
    assert!(page.contains("<svg") && page.contains("和衡中心"));
}

fn a_past_day_is_checked_by_its_own_rules_and_facts(house: &House) {
    let tower = Tower::main(house);
    tower.jobs();
    let began = tower.today();
    let day = |n: i64| began.plus_days(n).to_string();
    let words = |version, from: i64, value| {
        document("district", version, &day(from), &rule("seats.employee_least", value))
            .replace("细则 1", &format!("细则 {version}"))
    };
    // The rules change on the tenth day, and again on the fortieth; a member leaves on the twentieth.
    issues(&tower, &words(1, 10, "4"), "");
    issues(&tower, &words(2, 40, "2"), "");
    tower.leap(began.plus_days(20));
    let employment = text(&tower.reads("lin.mo", "/me")["employments"][0], "id");
    tower.does("lin.mo", &format!("/employments/{employment}/ending"), &[]);
    tower.leap(began.plus_days(60));
    let on = |n: i64| report(&tower, PARTY, &day(n));
    let of = |page: &Value, rule: &str| {
        let found = page["findings"].as_array().unwrap().iter().find(|f| f["rule"] == rule).cloned();
        let found = found.unwrap_or_else(|| panic!("nothing of {rule}: {page}"));
        (text(&found, "verdict"), text(&found, "clause"))
    };
    let three = [on(5), on(12), on(30), on(45)].map(|page| of(&page, "employee_seats"));
    let expected = [("pass", "规则 3"), ("fail", "细则 1"), ("fail", "细则 1"), ("pass", "细则 2")];
    assert_eq!(three, expected.map(|(verdict, clause)| (verdict.to_owned(), clause.to_owned())));
    // The seats of that day: nobody had left before the twentieth.
    let lost = [on(12), on(30), on(59)].map(|page| of(&page, "vacancy").0);
    assert_eq!(lost, ["pass", "warn", "fail"], "there is time to fill it, and then there is not");
    let seats = |n: i64| {
        let page = on(n);
        let found = page["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "seats").cloned().unwrap();
        text(&found, "evidence")
    };
    assert!(seats(12).contains(" 9 ") && seats(30).contains(" 8 "), "{} {}", seats(12), seats(30));
    // The page of the rules agrees.
    for (n, value) in [(5, 2), (12, 4), (45, 2)] {
        let rules = tower.reads("", &format!("/rules?on={}", day(n)));
        let line = rules["rules"].as_array().unwrap().iter().find(|r| r["name"] == "seats.employee_least").cloned();
        assert_eq!(line.unwrap()["value"], value, "on day {n}");
    }
}

/// As offices send them: a mark at the beginning, ends of lines of another system, blank lines between, a name that nobody
/// has heard of, two people of the same name, one person twice.
const AS_SENT: &str = "\
拾光里,拾光里楼宇共治会,王伟,,拾光里商业管理（上海）有限公司,产权方,主任,否,2025-01-01,2027-12-31,,
,,,,,,,,,,,
拾光里,拾光里楼宇共治会,王伟,,,员工,委员,是,2025-01-01,2027-12-31,,
   ,,,,,,,,,,,
拾光里,拾光里楼宇共治会,李娜,,,企业,委员,否,1905-01-01,2027-12-31,,
拾光里,拾光里楼宇共治会,李娜,,,企业,委员,否,2025-01-01,2027-12-31,,
拾光里,拾光里楼宇共治会,,,,,,,,,,
";

fn a_roster_with_blank_lines_and_namesakes_is_taken_over(house: &House) {
    let clerk = house.enter_as(Role::DistrictClerk);
    let sent = |rows: &str| {
        let file = format!("\u{feff}{HEADER}{rows}").replace('\n', "\r\n");
        let upload =
            clerk.upload("/310107/imports", &[("kind", "rosters")], ("file", "名册.csv", file.as_bytes())).ok();
        format!("/310107/imports/{}", upload.at("id"))
    };
    let path = sent(AS_SENT);
    let preview = clerk.get(&path).ok().json();
    if preview["errors"].as_u64() != Some(0) {
        // A name of no committee is the only thing that nobody can guess.
        let known = AS_SENT.replace("楼宇共治会", "楼管会");
        let path = sent(&known);
        let preview = clerk.get(&path).ok().json();
        assert_eq!(preview["errors"].as_u64(), Some(0), "{preview}");
        clerk.send(Method::POST, &format!("{path}/confirmation"), crate::house::JSON, crate::house::FORM, "").ok();
    } else {
        clerk.send(Method::POST, &format!("{path}/confirmation"), crate::house::JSON, crate::house::FORM, "").ok();
    }
    let tower = Tower::named(house, "拾光里");
    tower.jobs();
    let now = report(&tower, "qu.ban", "");
    let roster = now["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "roster").cloned();
    let lines = roster.unwrap_or_else(|| panic!("no findings: {now}"))["lines"].to_string();
    assert!(lines.contains("1905-01-01") && lines.contains("没有姓名"), "{lines}");
    assert!(!now.to_string().contains("王伟") && !now.to_string().contains("李娜"), "the report names nobody");
}
