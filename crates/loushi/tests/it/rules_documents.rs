//! Rules as documents: handed in, looked at, issued by the pages, composed for a tower and a day.

use kernel::Role;
use loushi::demo::acts::SECRETARY;
use serde_json::json;

use crate::{
    house::{House, login_of, on_both},
    rules::{SUBDISTRICT, Tower, meeting_page, text},
};

on_both!(
    documents_of_one_building_stand_side_by_side,
    a_document_is_taken_back_before_its_day,
    a_document_is_looked_at_and_then_issued,
    a_building_tightens_and_is_overruled,
    a_city_names_meetings_and_bases_itself_on_a_template,
);

/// A document of rules.
pub fn document(layer: &str, version: u32, from: &str, rules: &str) -> String {
    format!(
        "id = \"{layer}\"\nversion = {version}\nlayer = \"{layer}\"\ntitle = {{ zh = \"细则\", en = \"Details\" }}\n\
         standing = \"regulation\"\neffective_from = \"{from}\"\n\n[[clause]]\nid = \"细则 1\"\nzh = \"另有规定。\"\nen = \"Otherwise.\"\n\
         source = \"细则\"\nstanding = \"regulation\"\n\n{rules}"
    )
}

/// `issues.triage_days` and `2` as a document has them.
pub fn rule(name: &str, value: &str) -> String {
    let (section, name) = name.split_once('.').unwrap();
    format!("[{section}]\n{name} = {{ value = {value}, clause = \"细则 1\" }}\n")
}

fn clerk() -> String {
    login_of(Role::DistrictClerk)
}

/// The district's clerk hands a document in and issues it.
pub fn issues(tower: &Tower<'_>, words: &str, building: &str) -> String {
    let id = tower.does(&clerk(), "/rules/documents", &[("words", words), ("building", building)]).at("id");
    tower.does(&clerk(), &format!("/rules/documents/{id}/issue"), &[]);
    id
}

fn documents_of_one_building_stand_side_by_side(house: &House) {
    let tower = Tower::main(house);
    let of_building = |id: &str, version: u32, from: &str, rules: &str| {
        document("building", version, from, rules).replace("id = \"building\"", &format!("id = \"{id}\""))
    };
    let holds = |name: &str| {
        let page = tower.reads("", &format!("/rules?building={}", tower.id));
        let line = page["rules"].as_array().unwrap().iter().find(|r| r["name"] == name).unwrap().clone();
        line["value"].clone()
    };
    issues(&tower, &of_building("subdistrict-sets", 1, "2026-03-02", &rule("meetings.notice_days", "8")), &tower.id);
    tower.leap("2026-03-03".parse().unwrap());
    // Another document takes nothing back: what loosens is refused with both clauses, whatever its layer.
    let milder = of_building("committee-adopts", 1, "2026-03-04", &rule("meetings.notice_days", "6"));
    let fields = [("words", milder.as_str()), ("building", tower.id.as_str())];
    tower.at_fault(&clerk(), "/rules/documents", &fields, "words");
    issues(&tower, &of_building("committee-adopts", 1, "2026-03-04", &rule("meetings.minutes_days", "2")), &tower.id);
    tower.leap("2026-03-05".parse().unwrap());
    assert_eq!((holds("meetings.notice_days"), holds("meetings.minutes_days")), (json!(8), json!(2)));
    // The newer version of the same document takes its own place.
    issues(&tower, &of_building("subdistrict-sets", 2, "2026-03-06", &rule("meetings.notice_days", "7")), &tower.id);
    tower.leap("2026-03-07".parse().unwrap());
    assert_eq!((holds("meetings.notice_days"), holds("meetings.minutes_days")), (json!(7), json!(2)));
}

fn a_document_is_taken_back_before_its_day(house: &House) {
    let tower = Tower::main(house);
    let day = tower.today().plus_days(10);
    let wrong = |version| document("district", version, &day.to_string(), &rule("meetings.notice_days", "9"));
    let id = issues(&tower, &wrong(1), "");
    let (path, why) = (format!("/rules/documents/{id}/withdrawal"), [("words", "日期写错了。")]);
    tower.refused(SUBDISTRICT, &path, &why, 403, "forbidden.policy.issue_document");
    tower.at_fault(&clerk(), &path, &[], "words");
    // What a lower document rests on stays as long as that one does.
    let lower = document("building", 1, &day.plus_days(1).to_string(), &rule("meetings.minutes_days", "2"));
    let (head, rules) = lower.split_once("[[clause]]").unwrap();
    let lower = format!("{head}{}", rules.split_once("[meetings]").map(|(_, r)| format!("[meetings]{r}")).unwrap());
    let lower = issues(&tower, &lower, &tower.id);
    let problem = tower.refused(&clerk(), &path, &why, 409, "policy.needed");
    assert!(text(&problem, "detail").contains("细则"), "{problem}");
    tower.does(&clerk(), &format!("/rules/documents/{lower}/withdrawal"), &why);
    let before = tower.told(SECRETARY, 0).len();
    tower.does(&clerk(), &path, &why);
    assert!(tower.told(SECRETARY, before).iter().any(|t| t.contains("已撤回")));
    tower.refused(&clerk(), &path, &why, 409, "policy.not_coming");
    assert_eq!(text(&tower.reads("", &format!("/rules/documents/{id}")), "state"), "withdrawn");
    // Its number is used up, its day is free again; what applies is not taken back.
    let fields = |words: &str| vec![("words".to_owned(), words.to_owned())];
    let again = fields(&wrong(1));
    let again: Vec<(&str, &str)> = again.iter().map(|(n, w)| (n.as_str(), w.as_str())).collect();
    tower.at_fault(&clerk(), "/rules/documents", &again, "words");
    let right = issues(&tower, &wrong(2).replace("value = 9", "value = 6"), "");
    tower.leap(day);
    let page = tower.reads("", "/rules");
    let line = page["rules"].as_array().unwrap().iter().find(|r| r["name"] == "meetings.notice_days").unwrap().clone();
    assert_eq!(line["value"], json!(6));
    let path = format!("/rules/documents/{right}/withdrawal");
    tower.refused(&clerk(), &path, &why, 409, "policy.not_coming");
    // Two documents of a building may begin on one day.
    let own = |id: &str, rules: &str| {
        let from = day.plus_days(1).to_string();
        document("building", 1, &from, rules).replace("id = \"building\"", &format!("id = \"{id}\""))
    };
    issues(&tower, &own("subdistrict-sets", &rule("meetings.notice_days", "8")), &tower.id);
    issues(&tower, &own("committee-adopts", &rule("meetings.minutes_days", "2")), &tower.id);
}

fn a_document_is_looked_at_and_then_issued(house: &House) {
    let tower = Tower::main(house);
    let (clerk, upload) = (clerk(), "/rules/documents");
    let good = document("city", 1, "2026-03-02", &rule("issues.triage_days", "2"));
    tower.refused("", upload, &[("words", &good)], 401, "sign_in");
    tower.refused(SECRETARY, upload, &[("words", &good)], 403, "forbidden.policy.issue_document");
    tower.at_fault(&clerk, upload, &[("words", "")], "words");
    // Every fault at once, each with its line, and what was typed is kept.
    let bad = document("city", 1, "soon", "[issues]\ntriage_days = { value = -1, clause = \"细则 9\" }\nlate = 1\n");
    let problem = tower.refused(&clerk, upload, &[("words", &bad)], 422, "invalid");
    let told = problem["fields"].to_string();
    for part in ["第 6 行 effective_from", "第 16 行 issues.triage_days.value", "第 17 行 issues.late"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let page = tower.who(&clerk).submit("/310107/rules/documents", &[("words", &bad)]);
    assert_eq!(page.status, 422);
    assert!(page.text().contains("late = 1") && page.text().contains("第 17 行"), "{}", page.text());
    let loose = document("district", 1, "2026-03-02", &rule("meetings.quorum", "\"1/2\""));
    let told = tower.refused(&clerk, upload, &[("words", &loose)], 422, "invalid")["fields"].to_string();
    assert!(told.contains("规则 9") && told.contains("细则 1") && told.contains("2/3"), "{told}");
    // Looked at, nothing has changed yet, and nobody else sees it.
    let before = tower.told(SECRETARY, 0).len();
    let id = tower.does(&clerk, upload, &[("words", &good)]).at("id");
    let path = format!("{upload}/{id}");
    let page = tower.reads(&clerk, &path);
    assert_eq!(
        (text(&page, "state").as_str(), text(&page["changes"][0], "name").as_str()),
        ("draft", "issues.triage_days")
    );
    assert_eq!((text(&page["changes"][0], "before"), text(&page["changes"][0], "after")), ("1".into(), "2".into()));
    for login in ["", SECRETARY, "probe.city_clerk"] {
        assert_eq!(tower.status(login, &path), 404, "{login:?}");
    }
    assert_eq!(house.events("policy.policy_issued"), 0);
    tower.refused(SECRETARY, &format!("{path}/issue"), &[], 404, "not_found");
    for _ in 0..2 {
        tower.does(&clerk, &format!("{path}/issue"), &[]);
    }
    assert_eq!(house.events("policy.policy_issued"), 1);
    assert_eq!(tower.told(SECRETARY, before), ["规则有变：《细则》自2026年3月2日起施行"]);
    let page = tower.reads("", &path);
    assert_eq!((text(&page, "state").as_str(), page["words"] == good.as_str()), ("in_force", true));
    assert_eq!(tower.who("").get(&format!("/310107{path}/text")).text(), good);
    // The rules of that day and of the day before.
    let value = |query: &str| {
        let page = tower.reads("", &format!("/rules{query}"));
        let rules = page["rules"].as_array().unwrap();
        let found = rules.iter().find(|r| r["name"] == "issues.triage_days").unwrap();
        (found["value"].clone(), text(found, "layer"))
    };
    assert_eq!(value(""), (2.into(), "city".into()));
    assert_eq!(value("?on=2026-03-01"), (1.into(), "model".into()));
    // The next one has a higher number and a later day, and may come later.
    let again = tower.refused(&clerk, upload, &[("words", &good)], 422, "invalid")["fields"].to_string();
    assert!(again.contains("第 2 行 version") && again.contains("第 6 行 effective_from"), "{again}");
    let next = issues(&tower, &document("city", 2, "2026-05-01", &rule("issues.triage_days", "3")), "");
    assert_eq!((value("").0, value("?on=2026-05-01").0), (2.into(), 3.into()));
    assert_eq!(text(&tower.reads("", &format!("{upload}/{next}")), "state"), "coming");
    let apart = tower.reads("", &format!("/rules/difference?before={id}&after={next}"));
    let changes = apart["changes"].as_array().unwrap();
    assert_eq!((changes.len(), text(&changes[0], "before"), text(&changes[0], "after")), (1, "2".into(), "3".into()));
    let grafted = tower.reads("", "/rules/difference?before=model&after=residents-committee");
    assert!(grafted["changes"].as_array().unwrap().len() >= 5, "{grafted}");
    // Looked at, and overtaken before it was issued.
    let mut both = ["6", "7"].map(|days| {
        let words = document("district", 1, "2026-06-01", &rule("meetings.notice_days", days));
        tower.does(&clerk, upload, &[("words", &words)]).at("id")
    });
    both.reverse();
    tower.does(&clerk, &format!("{upload}/{}/issue", both[0]), &[]);
    tower.refused(&clerk, &format!("{upload}/{}/issue", both[1]), &[], 409, "policy.overtaken");
    let page = tower.reads(&clerk, &format!("{upload}/{}", both[1]));
    assert!(page["faults"].as_array().is_some_and(|f| f.len() == 2), "{page}");
    // Something to start from.
    for layer in ["city", "district", "building"] {
        let start = tower.who("").get(&format!("/310107/rules/templates/{layer}")).ok().text();
        assert!(policy::api::read(&start).is_ok(), "{start}");
    }
    assert_eq!(tower.status("", "/rules/templates/model"), 404);
}

fn a_building_tightens_and_is_overruled(house: &House) {
    let tower = Tower::main(house);
    let own = document("building", 1, "2026-03-02", &rule("meetings.notice_days", "7"));
    let upload = "/rules/documents";
    let misplaced = tower.refused(&clerk(), upload, &[("words", &own)], 422, "invalid")["fields"].to_string();
    assert!(misplaced.contains("第 3 行 layer"), "{misplaced}");
    // The subdistrict's clerk issues a tower's document, and not the district's.
    let fields = [("words", own.as_str()), ("building", tower.id.as_str())];
    let id = tower.does("jie.dao", upload, &fields).at("id");
    tower.does("jie.dao", &format!("{upload}/{id}/issue"), &[]);
    let above = document("district", 1, "2026-03-02", "");
    tower.refused("jie.dao", upload, &[("words", &above)], 403, "forbidden.policy.issue_document");
    let of = |query: &str| {
        let page = tower.reads("", &format!("/rules{query}"));
        let found =
            page["rules"].as_array().unwrap().iter().find(|r| r["name"] == "meetings.notice_days").unwrap().clone();
        (found["value"].as_u64().unwrap(), text(&found, "layer"), page["overruled"].as_array().unwrap().len())
    };
    let mine = format!("?building={}", tower.id);
    assert_eq!((of(""), of(&mine)), ((5, "model".into(), 0), (7, "building".into(), 0)));
    assert_eq!(of("?tower=%E5%92%8C%E8%A1%A1%E4%B8%AD%E5%BF%83").0, 7);
    assert!(
        tower.who("").page(&format!("/310107{}", tower.at(""))).text().contains(&id),
        "the tower's page leads to it"
    );
    // The city asks for more than the tower does: it says so before it is issued, and holds afterwards.
    let city = document("city", 1, "2026-03-02", &rule("meetings.notice_days", "10"));
    let draft = tower.does(&clerk(), upload, &[("words", &city)]).at("id");
    let page = tower.reads(&clerk(), &format!("{upload}/{draft}"));
    assert_eq!(
        (text(&page["overrules"][0], "document"), text(&page["overrules"][0], "tower")),
        (id, "和衡中心".into())
    );
    tower.does(&clerk(), &format!("{upload}/{draft}/issue"), &[]);
    assert_eq!(of(&mine), (10, "city".into(), 1));
}

fn a_city_names_meetings_and_bases_itself_on_a_template(house: &House) {
    let tower = Tower::main(house);
    let (_, item) = tower.item("lin.mo", "访客停车预约");
    let (meeting, _) = tower.convenes(&[&item]);
    let title = || text(&meeting_page(&tower, &meeting), "title");
    assert!(title().contains("议事会"), "{}", title());
    let names = "[names]\ndeliberation = { zh = \"圆桌会\", en = \"round table\" }\n";
    let words =
        document("city", 1, "2026-03-01", names).replace("layer =", "based_on = \"residents-committee\"\nlayer =");
    let id = issues(&tower, &words, "");
    assert!(title().contains("圆桌会"), "{}", title());
    let rules = tower.reads("", "/rules");
    let value = |name: &str| {
        let found = rules["rules"].as_array().unwrap().iter().find(|r| r["name"] == name).unwrap().clone();
        (found["value"].clone(), text(&found, "clause"))
    };
    assert_eq!(value("body.term_months"), (60.into(), "居委会组织法 2018".into()));
    assert_eq!(value("meetings.notice_days").0, 5);
    // What it overrides of the template, and nothing else.
    let apart = tower.reads("", &format!("/rules/difference?before=residents-committee&after={id}"));
    let changed: Vec<String> = apart["changes"].as_array().unwrap().iter().map(|c| text(c, "name")).collect();
    assert_eq!(changed, ["names.deliberation"]);
}
