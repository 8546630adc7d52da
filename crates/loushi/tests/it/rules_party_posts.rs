//! Party organisations: posts and their vacancies, a secretary's promises, duties, and what somebody declares of themselves.

use loushi::demo::acts::{CHAIR, SECRETARY};
use serde_json::Value;

use crate::{
    house::{House, on_both},
    rules::{PARTY, SUBDISTRICT, Tower, everything, text, traces, write},
    rules_party::{BRANCH, DISTRICT, TOWER_UNIT, list, page, unit},
};

on_both!(
    posts_ask_for_something_and_their_vacancy_is_counted,
    a_secretary_promises_and_others_confirm,
    duties_point_to_what_was_done,
    what_is_declared_names_nobody_and_is_gone_when_taken_back,
);

fn posts_ask_for_something_and_their_vacancy_is_counted(house: &House) {
    let tower = Tower::main(house);
    let branch = unit(&tower, BRANCH);
    let path = format!("/party/organisations/{branch}/tenures");
    let person = |login: &'static str| [("post", "secretary"), ("login", login), ("basis", "和衡党委〔2026〕2号")];
    let ticks = [("full_member", "1"), ("year_in_party", "1"), ("reviewed", "1")];
    let with = |login: &'static str, more: &[(&'static str, &'static str)]| [&person(login)[..], more].concat();
    tower.at_fault(PARTY, &path, &with("nobody.here", &ticks), "login");
    let problem = tower.refused_by("支部工作条例第 6 章", PARTY, &path, &person("lin.mo"), (422, "party.unqualified"));
    for reason in ["不是正式党员", "党龄不够", "没有经过组织考察"] {
        assert!(text(&problem, "detail").contains(reason), "{problem}");
    }
    // Works elsewhere, and was not posted.
    let problem = tower.refused(PARTY, &path, &with("e0612", &ticks), 422, "party.unqualified");
    assert!(text(&problem, "detail").contains("不在本楼"), "{problem}");
    let late = with("lin.mo", &[&ticks[..], &[("until", "2039-01-01")]].concat());
    tower.refused_by("任期意见", PARTY, &path, &late, (422, "party.term_too_long"));
    // Proposed for the branch by the tower's secretary: somebody else of the superior decides.
    let tenure = tower.does(PARTY, &path, &with("lin.mo", &ticks)).at("id");
    tower.refused(PARTY, &path, &with("jiang.ruoyun", &ticks), 409, "party.proposed_already");
    let decide = format!("/party/tenures/{tenure}/decision");
    tower.refused(PARTY, &decide, &[("verdict", "approve")], 403, "party.own_proposal");
    tower.does(SUBDISTRICT, &decide, &[("verdict", "approve")]);
    tower.refused(SUBDISTRICT, &decide, &[("verdict", "approve")], 409, "party.wrong_turn");
    tower.refused(PARTY, &path, &with("jiang.ruoyun", &ticks), 409, "party.post_taken");
    let seen = page(&tower, PARTY, BRANCH);
    assert_eq!(
        (seen["posts"][0]["vacant_days"].clone(), text(&seen["posts"][0]["holders"][0], "name")),
        (Value::Null, "林默".into())
    );
    // Whoever holds the post sees the organisation's page.
    assert_eq!(tower.status("lin.mo", &format!("/party/organisations/{branch}")), 200);
    // The post ends with the employment, and its clock begins to run.
    let me = tower.reads("lin.mo", "/me");
    let employment = text(&me["employments"][0], "id");
    tower.does("lin.mo", &format!("/employments/{employment}/ending"), &[]);
    let since = tower.today();
    assert_eq!(page(&tower, PARTY, BRANCH)["posts"][0]["vacant_days"], 0);
    tower.leap(since.plus_days(60));
    let (told, about) = (tower.told(SUBDISTRICT, 0).len(), |n: usize| tower.told(SUBDISTRICT, n));
    tower.leap(since.plus_days(61));
    let late = about(told);
    assert!(late.iter().any(|n| n.contains(BRANCH) && n.contains("空缺 61 天")), "{late:?}");
    let desk = tower.reads(SUBDISTRICT, "/today").to_string();
    assert!(desk.contains(&format!("{BRANCH}配备书记")), "{desk}");
    // Somebody acts, for so long and no longer.
    let acting = format!("/party/organisations/{branch}/acting");
    let act = |until: String| {
        vec![("login", "jiang.ruoyun".to_owned()), ("until", until), ("basis", "和衡党委〔2026〕5号".to_owned())]
    };
    fn fields<'a>(of: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
        of.iter().map(|(n, v)| (*n, v.as_str())).collect()
    }
    let too_long = act(tower.today().plus_days(181).to_string());
    tower.refused_by("楼宇党建规则 3", PARTY, &acting, &fields(&too_long), (422, "party.acting_too_long"));
    let last = tower.today().plus_days(30);
    tower.does(PARTY, &acting, &fields(&act(last.to_string())));
    assert_eq!(page(&tower, PARTY, BRANCH)["posts"][0]["holders"][0]["acting"], true);
    tower.leap(last.plus_days(1));
    assert_eq!(list(&page(&tower, PARTY, BRANCH)["posts"][0], "holders").len(), 0, "acting ends by itself");
    // A new secretary takes it off the desk.
    let tenure = tower.does(PARTY, &path, &with("jiang.ruoyun", &ticks)).at("id");
    tower.does(SUBDISTRICT, &format!("/party/tenures/{tenure}/decision"), &[("verdict", "approve")]);
    let desk = tower.reads(SUBDISTRICT, "/today").to_string();
    assert!(!desk.contains(&format!("{BRANCH}配备书记")), "{desk}");
    tower.refused(PARTY, &acting, &fields(&act(tower.today().to_string())), 409, "party.not_vacant");
    // A tower's own secretary is the community's matter; with the post goes the role.
    let own = unit(&tower, TOWER_UNIT);
    let held = tower.refused(
        PARTY,
        &format!("/party/organisations/{own}/acting"),
        &fields(&act(last.to_string())),
        403,
        "forbidden.party.decide_tenure",
    );
    assert!(held["detail"].is_string());
}

fn a_secretary_promises_and_others_confirm(house: &House) {
    let tower = Tower::main(house);
    let own = unit(&tower, TOWER_UNIT);
    let path = format!("/party/organisations/{own}/promises");
    let due = tower.today().plus_days(10);
    let promise = [("what", "每月第一周在楼内接待一次。"), ("due", &due.to_string())];
    tower.refused("lin.mo", &path, &promise, 404, "not_found");
    tower.refused(SUBDISTRICT, &path, &promise, 403, "forbidden.party.make_promise");
    tower.at_fault(PARTY, &path, &[("what", "接待。"), ("due", "2020-01-01")], "due");
    let id = tower.does(PARTY, &path, &promise).at("id");
    let seen = || page(&tower, SECRETARY, TOWER_UNIT)["promises"][0].clone();
    assert_eq!(seen()["overdue"], false);
    tower.leap(due.plus_days(1));
    assert_eq!(seen()["overdue"], true, "a promise that is late is seen to be");
    let at = |tail: &str| format!("/party/promises/{id}/{tail}");
    tower.refused(CHAIR, &at("confirmation"), &[], 409, "party.wrong_turn");
    tower.does(PARTY, &at("delivery"), &[]);
    tower.refused(PARTY, &at("delivery"), &[], 409, "party.wrong_turn");
    let problem = tower.refused(PARTY, &at("confirmation"), &[], 403, "party.own_promise");
    assert!(problem["way_out"].is_string());
    tower.does(CHAIR, &at("confirmation"), &[]);
    let duties = page(&tower, SECRETARY, TOWER_UNIT)["duties"].clone();
    let kept = duties.as_array().unwrap().iter().find(|d| d["id"] == "promise").cloned().unwrap();
    assert_eq!(kept["done"], true, "a promise that was kept is evidence of a duty");
}

fn duties_point_to_what_was_done(house: &House) {
    let tower = Tower::main(house);
    let duty = |id: &str| {
        let seen = page(&tower, PARTY, TOWER_UNIT);
        list(&seen, "duties").iter().find(|d| d["id"] == id).cloned().unwrap_or_else(|| panic!("no {id} in {seen}"))
    };
    // The rules say which they are: those of the organisation, then those of its secretary.
    let ids: Vec<String> = list(&page(&tower, PARTY, TOWER_UNIT), "duties").iter().map(|d| text(d, "id")).collect();
    let expected = ["gather", "review", "award", "promise", "track", "post_gather", "post_review", "post_lead"];
    assert_eq!(ids, expected);
    assert_eq!(text(&duty("review"), "clause"), "规则 26");
    let english = tower.who(PARTY).in_language("en").get(&format!("/{}/party/duties", crate::house::district())).json();
    assert_eq!(text(&list(&english, "duties")[1], "title"), "review a project within five working days");
    assert_eq!((duty("review")["done"].clone(), duty("gather")["done"].clone()), (false.into(), false.into()));
    tower.published("lin.mo", "电梯错峰");
    let (review, meeting) = (duty("review"), duty("gather"));
    assert_eq!((review["done"].clone(), meeting["done"].clone()), (true.into(), true.into()));
    assert!(text(&review, "last") <= tower.today().to_string());
    tower.leap(tower.today().plus_days(366));
    assert_eq!(duty("review")["done"], false, "what was done long ago is not done now");
    // A tower's own rules add a duty; nothing here shows it, so people check it.
    let (id, from): (kernel::BuildingId, _) = (tower.id.parse().unwrap(), tower.today().plus_days(1));
    let words = format!(
        "id = \"own\"\nversion = 1\nlayer = \"building\"\ntitle = {{ zh = \"本楼细则\", en = \"Own rules\" }}\nstanding = \"draft\"\n\
         effective_from = \"{from}\"\n\n[[clause]]\nid = \"细则 1\"\nzh = \"书记每季度走访企业。\"\nen = \"Visits.\"\n\
         source = \"本楼细则\"\nstanding = \"draft\"\n\n[[duty]]\nof = \"party_secretary\"\nid = \"visit\"\nclause = \"细则 1\"\n\
         zh = \"每季度走访企业\"\nen = \"visit the firms every quarter\"\n"
    );
    write(house, move |tx| match policy::api::issue(tx, Some(id), &words)? {
        Ok(_) => Ok(()),
        Err(faults) => panic!("{faults:?}"),
    });
    tower.leap(from);
    let visit = duty("visit");
    assert_eq!((text(&visit, "title"), text(&visit, "clause")), ("每季度走访企业".into(), "细则 1".into()));
    assert_eq!(list(&visit, "evidence").len(), 0);
    let other = page(&tower, DISTRICT, "听涛国际楼宇联合党委");
    assert!(list(&other, "duties").iter().all(|d| d["id"] != "visit"), "another tower has its own");
}

fn what_is_declared_names_nobody_and_is_gone_when_taken_back(house: &House) {
    let tower = Tower::main(house);
    let me = tower.person("lin.mo");
    let before = everything(house);
    let mentions = || {
        let now = everything(house);
        let new: Vec<_> =
            now.difference(&before).filter(|(_, row)| traces(me).iter().any(|t| row.contains(t))).cloned().collect();
        // That somebody signed in is known, and tells nothing.
        new.into_iter()
            .filter(|(table, row)| table != "session" && !row.contains("identity.signed_in"))
            .collect::<Vec<_>>()
    };
    tower.refused("", "/me/party", &[("consent", "1")], 401, "sign_in");
    tower.at_fault("lin.mo", "/me/party", &[], "consent");
    tower.refused("lin.mo", "/me/party/withdrawal", &[], 409, "party.not_declared");
    let nobody = tower.refused("jie.dao", "/me/party", &[("consent", "1")], 403, "party.not_working_here");
    assert!(nobody["way_out"].is_string());
    tower.does("lin.mo", "/me/party", &[("consent", "1")]);
    assert_eq!(mentions(), [], "the declaration says whose it is");
    let part = |login: &str| tower.reads(login, "/me")["parts"]["party_declaration"].clone();
    assert_eq!(part("lin.mo")["declared"], true);
    // A sum of one tells who it is, and is not shown.
    let coverage = format!("/party/coverage?tower={}", tower.id);
    assert_eq!(tower.reads(PARTY, &coverage)["declared"], Value::Null);
    // Read for a purpose, by the secretary of the tower alone, and whoever declared sees it.
    let read = tower.at("/party/readings");
    let purpose = [("purpose", "组织志愿服务")];
    for login in [SUBDISTRICT, CHAIR, "e0100"] {
        tower.refused(login, &read, &purpose, 403, "forbidden.party.read_declarations");
    }
    tower.at_fault(PARTY, &read, &[], "purpose");
    let reading = tower.does(PARTY, &read, &purpose).at("id");
    let path = format!("/party/readings/{reading}");
    let listed = |of: &Value| list(of, "names").iter().map(|n| n.as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(listed(&tower.reads(PARTY, &path)), ["林默"]);
    for login in ["wei.zhiqiu", SUBDISTRICT] {
        assert_eq!(tower.status(login, &path), 404, "{login} reads over the shoulder");
    }
    let mine = part("lin.mo");
    assert_eq!(
        (text(&mine["readings"][0], "reader"), text(&mine["readings"][0], "purpose")),
        ("方既白".into(), "组织志愿服务".into())
    );
    // Five may be shown as a sum.
    for login in ["jiang.ruoyun", "zhou.yining", "he.lanzhou", "wei.zhiqiu"] {
        tower.does(login, "/me/party", &[("consent", "1")]);
    }
    assert_eq!(tower.reads(PARTY, &coverage)["declared"], 5);
    // Who declared after the reading is not on it; who takes it back is gone from it at once.
    assert_eq!(listed(&tower.reads(PARTY, &path)), ["林默"]);
    tower.does("lin.mo", "/me/party/withdrawal", &[]);
    assert!(listed(&tower.reads(PARTY, &path)).is_empty());
    assert_eq!(part("lin.mo")["readings"].as_array().map(Vec::len), Some(0));
    assert_eq!(mentions(), [], "something is left of it");
    // It goes with the employment, too.
    let employment = text(&tower.reads("jiang.ruoyun", "/me")["employments"][0], "id");
    tower.does("jiang.ruoyun", &format!("/employments/{employment}/ending"), &[]);
    assert_eq!(tower.reads(PARTY, &coverage)["declared"], Value::Null);
    house.clock.advance(25 * 3600);
    assert_eq!(tower.status(PARTY, &path), 410, "a reading lasts a day");
}
