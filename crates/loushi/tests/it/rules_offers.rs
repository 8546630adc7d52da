//! Tasks that are offered to those who declared membership: taken by whoever wants, and not taking one leaves nothing.

use serde_json::Value;

use crate::{
    house::{House, on_both},
    rules::{ELSEWHERE, PARTY, SUBDISTRICT, Tower, everything, text, traces},
    rules_party::list,
};

on_both!(
    a_task_is_taken_by_whoever_wants_and_not_taking_it_leaves_nothing,
    a_name_stands_at_a_task_only_by_ones_own_wish,
    the_last_place_is_taken_once,
    a_task_is_over_on_its_day_and_forgets_who_took_it,
);

const MEMBERS: [&str; 3] = ["lin.mo", "jiang.ruoyun", "ye.zhixia"];

fn fields<'a>(need: &'a str, due: &'a str) -> [(&'static str, &'a str); 5] {
    [
        ("stage", "listen"),
        ("title", "午间在大堂听意见"),
        ("what", "周三十二点到一点，两人一组。"),
        ("need", need),
        ("due", due),
    ]
}

/// A task in the tower, for as many as are said, until ten days from now.
fn offered(tower: &Tower<'_>, need: &str) -> String {
    let due = tower.today().plus_days(10).to_string();
    tower.does(PARTY, &tower.at("/party/offers/new"), &fields(need, &due)).at("id")
}

fn declare(tower: &Tower<'_>) {
    for login in MEMBERS {
        tower.does(login, "/me/party", &[("consent", "1")]);
    }
}

fn at(id: &str, tail: &str) -> String {
    format!("/party/offers/{id}{tail}")
}

fn mine(tower: &Tower<'_>, login: &str) -> Vec<Value> {
    list(&tower.reads(login, "/me")["parts"]["party_declaration"], "offers").to_vec()
}

const YES: [(&str, &str); 1] = [("consent", "1")];

fn a_task_is_taken_by_whoever_wants_and_not_taking_it_leaves_nothing(house: &House) {
    let tower = Tower::main(house);
    declare(&tower);
    let new = tower.at("/party/offers/new");
    let due = tower.today().plus_days(10).to_string();
    for login in ["lin.mo", SUBDISTRICT, ELSEWHERE] {
        tower.refused(login, &new, &fields("2", &due), 403, "forbidden.party.make_offer");
    }
    for (need, due, field) in
        [("0", due.as_str(), "need"), ("201", &due, "need"), ("2", "2020-01-01", "due"), ("2", "2099-01-01", "due")]
    {
        tower.at_fault(PARTY, &new, &fields(need, due), field);
    }
    tower.at_fault(PARTY, &new, &fields("2", &due)[1..], "stage");
    let told: Vec<usize> = MEMBERS.iter().map(|login| tower.told(login, 0).len()).collect();
    let id = offered(&tower, "2");
    let now: Vec<usize> = MEMBERS.iter().map(|login| tower.told(login, 0).len()).collect();
    assert_eq!(told, now, "a notice would say who declared membership");
    // All six stages stand there, the one with the task first of all.
    let listed = tower.reads(PARTY, &tower.at("/party/offers"));
    let stages: Vec<(String, usize)> =
        list(&listed, "stages").iter().map(|s| (text(s, "stage"), list(s, "offers").len())).collect();
    assert_eq!(stages.len(), 6);
    assert_eq!(stages[0], ("listen".into(), 1));
    // Those who declared it see it on their own page; nobody else knows that it is there.
    assert_eq!(text(&mine(&tower, "lin.mo")[0], "title"), "午间在大堂听意见");
    for login in ["zhou.yining", "he.lanzhou", SUBDISTRICT, ELSEWHERE] {
        assert_eq!(mine(&tower, login).len(), 0);
        assert_eq!(tower.status(login, &at(&id, "")), 404, "{login}");
        tower.refused(login, &at(&id, "/takers"), &YES, 404, "not_found");
        tower.refused(login, &at(&id, "/leaving"), &[], 404, "not_found");
    }
    assert_eq!(tower.status("zhou.yining", &tower.at("/party/offers")), 403);
    assert_eq!(tower.status("", &tower.at("/party/offers")), 401);
    // Who looks and goes away leaves nothing behind, but for the session.
    let left = |before: &std::collections::BTreeSet<(String, String)>| -> Vec<(String, String)> {
        let now = everything(house);
        now.symmetric_difference(before).filter(|(table, _)| table != "session").cloned().collect()
    };
    tower.reads("lin.mo", "/me");
    let before = everything(house);
    assert_eq!(tower.status("lin.mo", &at(&id, "")), 200);
    assert_eq!(tower.status("lin.mo", &at(&id, "/takers")), 200);
    tower.at_fault("lin.mo", &at(&id, "/takers"), &[], "consent");
    assert_eq!(left(&before), [], "not taking it is written down");
    // Taking it writes one row that names nobody, and giving it back leaves nothing.
    let person = tower.person("lin.mo");
    tower.does("lin.mo", &at(&id, "/takers"), &YES);
    let new = left(&before);
    assert_eq!(new.iter().map(|(table, _)| table.as_str()).collect::<Vec<_>>(), ["party_taking"]);
    assert!(traces(person).iter().all(|trace| !new[0].1.contains(trace)));
    tower.refused("lin.mo", &at(&id, "/takers"), &YES, 409, "party.taken_already");
    tower.does("lin.mo", &at(&id, "/leaving"), &[]);
    tower.refused("lin.mo", &at(&id, "/leaving"), &[], 409, "party.not_taken");
    assert_eq!(left(&before), [], "giving it back is remembered");
    // What one declared is taken back: the task goes along.
    tower.does("jiang.ruoyun", &at(&id, "/takers"), &YES);
    tower.does("jiang.ruoyun", "/me/party/withdrawal", &[]);
    assert_eq!(tower.reads(PARTY, &at(&id, ""))["free"], 2);
    assert_eq!(tower.status("jiang.ruoyun", &at(&id, "")), 404);
}

fn a_name_stands_at_a_task_only_by_ones_own_wish(house: &House) {
    let tower = Tower::main(house);
    declare(&tower);
    let id = offered(&tower, "3");
    tower.does("lin.mo", &at(&id, "/takers"), &[("consent", "1"), ("tag", "1")]);
    tower.does("ye.zhixia", &at(&id, "/takers"), &YES);
    let names = |login: &str| tower.reads(login, &at(&id, ""))["names"].clone();
    assert_eq!(names("jiang.ruoyun"), serde_json::json!(["林默"]));
    assert_eq!(names(PARTY), serde_json::json!(["林默"]));
    let page = |login: &str| tower.who(login).page(&format!("/{}{}", crate::house::district(), tower.at(""))).text();
    assert!(page("zhou.yining").contains("午间在大堂听意见：林默（党员）"));
    assert!(!page("").contains("林默（党员）"), "not without signing in");
    assert!(!page("zhou.yining").contains("叶知夏（党员）"));
    // The list is read by the secretary alone, for this task, and those on it see that it was.
    let read = at(&id, "/readings");
    tower.refused("jiang.ruoyun", &read, &[], 403, "forbidden.party.read_declarations");
    tower.refused(SUBDISTRICT, &read, &[], 404, "not_found");
    let reading = tower.does(PARTY, &read, &[]).at("id");
    let path = format!("/party/readings/{reading}");
    assert_eq!(tower.reads(PARTY, &path)["names"], serde_json::json!(["叶知夏", "林默"]));
    let seen = |login: &str| tower.reads(login, "/me")["parts"]["party_declaration"]["readings"].clone();
    assert_eq!(text(&seen("ye.zhixia")[0], "purpose"), "午间在大堂听意见");
    assert_eq!(seen("jiang.ruoyun"), serde_json::json!([]), "only those who took it are on the list");
    tower.does("ye.zhixia", &at(&id, "/leaving"), &[]);
    assert_eq!(tower.reads(PARTY, &path)["names"], serde_json::json!(["林默"]));
    // With the employment goes the name.
    let employment = text(&tower.reads("lin.mo", "/me")["employments"][0], "id");
    tower.does("lin.mo", &format!("/employments/{employment}/ending"), &[]);
    assert_eq!(names(PARTY), serde_json::json!([]));
    assert!(!page("zhou.yining").contains("林默（党员）"));
}

fn the_last_place_is_taken_once(house: &House) {
    let tower = Tower::main(house);
    declare(&tower);
    let id = offered(&tower, "1");
    let path = at(&id, "/takers");
    let people: Vec<_> = MEMBERS.iter().map(|login| tower.who(login).cookie).collect();
    let path = format!("/{}{path}", crate::house::district());
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let tries: Vec<_> = people
            .into_iter()
            .map(|cookie| {
                let path = &path;
                scope.spawn(move || {
                    let visitor = crate::house::Visitor { house, cookie, locale: "" };
                    visitor.post(path, &serde_json::json!({ "consent": "1" })).status.as_u16()
                })
            })
            .collect();
        tries.into_iter().map(|t| t.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|s| **s == 201).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|s| **s == 409).count(), 2, "{statuses:?}");
    let taken = MEMBERS.iter().filter(|login| mine(&tower, login).iter().any(|o| o["mine"] == true)).count();
    assert_eq!(taken, 1);
}

fn a_task_is_over_on_its_day_and_forgets_who_took_it(house: &House) {
    let tower = Tower::main(house);
    declare(&tower);
    let (first, second) = (offered(&tower, "3"), offered(&tower, "3"));
    for id in [&first, &second] {
        tower.does("lin.mo", &at(id, "/takers"), &[("consent", "1"), ("tag", "1")]);
        tower.does("ye.zhixia", &at(id, "/takers"), &YES);
    }
    tower.refused("lin.mo", &at(&first, "/closing"), &[], 403, "forbidden.party.make_offer");
    tower.does("wei.zhiqiu", &at(&first, "/closing"), &[]);
    tower.refused(PARTY, &at(&first, "/closing"), &[], 409, "party.offer_over");
    tower.refused(PARTY, &at(&first, "/readings"), &[], 409, "party.offer_over");
    let problem = tower.refused("jiang.ruoyun", &at(&first, "/takers"), &YES, 409, "party.offer_over");
    assert!(problem["way_out"].is_string());
    tower.leap(tower.today().plus_days(10));
    tower.does("jiang.ruoyun", &at(&second, "/takers"), &YES);
    tower.leap(tower.today().plus_days(1));
    for id in [&first, &second] {
        let page = tower.reads(PARTY, &at(id, ""));
        assert_eq!((page["free"].as_u64(), page["names"].clone()), (Some(2), serde_json::json!(["林默"])));
    }
    let over = tower.reads(PARTY, &tower.at("/party/offers"));
    assert_eq!(list(&over, "over").len(), 2);
    assert_eq!(mine(&tower, "lin.mo").len(), 0);
}
