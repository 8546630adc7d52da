//! Rights and duties of each kind of subject: usable from where they stand, acknowledged by version, asked again.

use kernel::Role;
use loushi::demo::acts::SECRETARY;
use serde_json::Value;
use subjects::api::{Kind, WAYS};

use crate::{
    api::operations,
    house::{House, on_both},
    rules::{MINGXIU, SUBDISTRICT, Tower, text, write},
};

on_both!(
    every_right_leads_to_something_that_its_kind_may_do,
    everybody_presses_each_of_their_rights,
    somebody_takes_note_and_is_asked_again,
);

/// Somebody of each kind, and those who share a kind in another role.
const PEOPLE: [(&str, &str, bool); 12] = [
    ("party", "fang.jibai", true),
    ("party", "wei.zhiqiu", false),
    ("owner", "pei.huaijin", true),
    ("property", "gu.yanqiu", true),
    ("enterprise", "zhou.yining", true),
    ("employee", "lin.mo", true),
    ("employee", "zeng.yu", true),
    ("subdistrict", "jie.dao", true),
    ("subdistrict", "tang.wanqing", false),
    ("department", "bu.ren", true),
    ("residents", "su.heqing", true),
    ("social", "zeng.yu", true),
];

/// From the page of their rights, in either language, everybody gets where each right is used.
fn everybody_presses_each_of_their_rights(house: &House) {
    let tower = Tower::main(house);
    let kinds: std::collections::BTreeSet<&str> = PEOPLE.iter().filter(|p| p.2).map(|p| p.0).collect();
    assert_eq!(kinds.len(), Kind::ALL.len());
    let mut faults = Vec::new();
    for (kind, login, all) in PEOPLE {
        let page = tower.at(&format!("/rights/{kind}"));
        let own = tower.reads(login, &tower.at("/rights"));
        let listed = own["kinds"].as_array().unwrap().iter().find(|k| k["kind"] == kind).unwrap();
        assert_eq!(listed["own"], true, "{login} is of {kind}");
        for locale in ["zh-Hans", "en"] {
            let visitor = tower.who(login).in_language(locale);
            let html = visitor.page(&format!("/{}{page}", crate::house::district())).text();
            for right in tower.reads(login, &page)["rights"].as_array().unwrap() {
                let Some(href) = right["href"].as_str() else {
                    if all {
                        faults.push(format!("{login} as {kind}: {} leads nowhere", text(right, "text")));
                    }
                    continue;
                };
                let shown = html.contains(&format!("href=\"{}\"", href.replace('&', "&amp;")));
                let answer = visitor.page(href);
                let heading = answer.text().contains("<h1");
                if !shown || !heading || answer.status != 200 {
                    faults.push(format!("{login} as {kind} in {locale}: {href} answers {}", answer.status));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The matrix test: every kind has both lists, and no right leads to a refusal.
fn every_right_leads_to_something_that_its_kind_may_do(house: &House) {
    let operations = operations(house);
    let pack = policy::api::of_nobody();
    let modules = loushi::modules();
    let permission = |key: &str| modules.iter().flat_map(|m| m.permissions).find(|p| p.key == key).copied();
    let open = |roles: &[Role]| roles.contains(&Role::Anyone) || roles.contains(&Role::SignedIn);
    for kind in Kind::ALL {
        for right in pack.list_of(policy::api::List::Right, kind.code()) {
            let name = format!("{}.{}: {}", right.of, right.id, right.link);
            let way = WAYS.iter().find(|w| w.operation == right.link).unwrap_or_else(|| panic!("{name} has no page"));
            let find = |id: &str| operations.iter().find(|o| o.id == id).unwrap_or_else(|| panic!("{name}: no {id}"));
            for (operation, of_page) in [(find(way.operation), false), (find(way.page), true)] {
                assert!(!of_page || operation.permission == way.permission, "{name}: {} is asked", way.permission);
                let permission = permission(&operation.permission).expect("a permission");
                let by_role = open(permission.roles) || kind.roles().iter().any(|r| permission.roles.contains(r));
                // What somebody may do by being concerned is found on their own pages.
                let by_relation = !of_page && !permission.relations.is_empty();
                assert!(by_role || by_relation, "{name}: {} is refused to a {}", operation.id, kind.code());
            }
        }
    }
    for item in pack.items.iter().filter(|i| matches!(i.list, policy::api::List::Right | policy::api::List::Duty)) {
        assert!(pack.clauses.iter().any(|c| c.id == item.clause), "{}.{} has no clause", item.of, item.id);
    }
}

fn notes(page: &Value) -> Vec<(String, String)> {
    page["notes"].as_array().unwrap().iter().map(|n| (text(n, "name"), text(n, "state"))).collect()
}

fn somebody_takes_note_and_is_asked_again(house: &House) {
    let tower = Tower::main(house);
    let page = tower.at("/rights/employee");
    assert_eq!(notes(&tower.reads("", &page)), [], "the page is public, and nobody is asked");
    assert_eq!(tower.status("", &tower.at("/rights/emperor")), 404);
    // One's own come first; an employee answers for themselves.
    let kinds = tower.reads("lin.mo", &tower.at("/rights"));
    assert_eq!(
        (text(&kinds["kinds"][0], "kind"), &kinds["kinds"][0]["acknowledged"]),
        ("employee".into(), &false.into())
    );
    let read = tower.reads("lin.mo", &page);
    assert_eq!(notes(&read), [(String::new(), "none".into())]);
    assert!(read["rights"].as_array().unwrap().iter().all(|r| r["href"].is_string()), "every right can be used");
    let version = text(&read, "version");
    let acknowledge = |of: &str| tower.at(&format!("/rights/{of}/acknowledgement"));
    let fields = [("version", version.as_str())];
    let problem = tower.refused("lin.mo", &acknowledge("owner"), &fields, 403, "subjects.not_yours");
    assert!(problem["way_out"].is_string());
    tower.refused("", &acknowledge("employee"), &fields, 401, "sign_in");
    tower.refused("lin.mo", &acknowledge("employee"), &[("version", "00")], 409, "subjects.changed");
    tower.does("lin.mo", &acknowledge("employee"), &fields);
    tower.refused("lin.mo", &acknowledge("employee"), &fields, 409, "subjects.already");
    assert_eq!(notes(&tower.reads("lin.mo", &page)), [(String::new(), "current".into())]);
    assert_eq!(notes(&tower.reads("jiang.ruoyun", &page)), [(String::new(), "none".into())], "each for themselves");
    // A delegate answers for the firm, once.
    let firm = tower.organisation(MINGXIU);
    let enterprise = tower.at("/rights/enterprise");
    let version = text(&tower.reads("he.lanzhou", &enterprise), "version");
    let fields = [("version", version.as_str()), ("organisation", firm.as_str())];
    tower.refused("zhou.yining", &acknowledge("enterprise"), &fields, 403, "subjects.not_yours");
    tower.does("he.lanzhou", &acknowledge("enterprise"), &fields);
    let state = |login: &str| {
        let matrix = tower.reads(login, &tower.at("/rights-matrix"));
        assert_eq!(matrix["rows"].as_array().unwrap().len(), Kind::ALL.len());
        let firms = matrix["firms"].as_array().unwrap();
        text(firms.iter().find(|f| f["name"] == MINGXIU).unwrap(), "state")
    };
    assert_eq!((state(SECRETARY), state(SUBDISTRICT)), ("current".into(), "current".into()));
    assert_eq!(tower.status("lin.mo", &tower.at("/rights-matrix")), 403);
    // The building asks for more: what was acknowledged is of an earlier version, and the difference is named.
    let id: kernel::BuildingId = tower.id.parse().unwrap();
    let from = tower.today().plus_days(1);
    let words = format!(
        "id = \"own\"\nversion = 1\nlayer = \"building\"\ntitle = {{ zh = \"本楼细则\", en = \"Own rules\" }}\nstanding = \"draft\"\n\
         effective_from = \"{from}\"\n\n[[clause]]\nid = \"细则 1\"\nzh = \"装修提前告示。\"\nen = \"Works are announced.\"\n\
         source = \"本楼细则\"\nstanding = \"draft\"\n\n[[duty]]\nof = \"enterprise\"\nid = \"works\"\nclause = \"细则 1\"\n\
         zh = \"装修提前三日告示\"\nen = \"announce works three days ahead\"\n"
    );
    write(house, move |tx| match policy::api::issue(tx, Some(id), &words)? {
        Ok(_) => Ok(()),
        Err(faults) => panic!("{faults:?}"),
    });
    assert_eq!(state(SECRETARY), "current", "not in force yet");
    tower.leap(from);
    assert_eq!(state(SECRETARY), "older");
    let read = tower.reads("he.lanzhou", &enterprise);
    let changes = read["notes"][0]["changes"].as_array().unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!((text(&changes[0], "how"), text(&changes[0], "text")), ("added".into(), "装修提前三日告示".into()));
    tower.refused("he.lanzhou", &acknowledge("enterprise"), &fields, 409, "subjects.changed");
    assert_eq!(notes(&tower.reads("lin.mo", &page)), [(String::new(), "current".into())], "theirs did not change");
    // As of a day before, it reads as it was.
    let then = tower.reads("he.lanzhou", &format!("{enterprise}?on={}", from.plus_days(-1)));
    assert_eq!(text(&then, "version"), version);
    assert_eq!(notes(&then), [], "nothing is acknowledged for another day");
    let version = text(&read, "version");
    tower.does("he.lanzhou", &acknowledge("enterprise"), &[("version", &version), ("organisation", &firm)]);
    assert_eq!(state(SECRETARY), "current");
}
