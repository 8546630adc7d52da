//! The rules of W2: how a floor comes to its captain, who stands in, how items are handed over; and the three buttons.

use kernel::{Role, Scope};
use loushi::demo::acts::{CHAIR, SECRETARY};
use serde_json::Value;

use crate::{
    house::{House, on_both},
    rules::{ELSEWHERE, SUBDISTRICT, Tower, text},
};

on_both!(
    a_floor_is_asked_before_it_has_a_captain,
    an_upheld_objection_ends_a_nomination,
    nobody_stands_where_they_do_not_work_nor_for_too_many_floors,
    leaving_the_firm_ends_the_office_and_what_is_open_goes_up,
    a_successor_takes_over_and_both_confirm,
    an_office_rests_and_ends_with_its_term,
    three_buttons_do_what_the_item_s_page_does,
    an_entry_arrives_once_and_under_its_own_name,
    what_a_captain_did_is_shown_by_consent_only,
    gaps_are_for_those_who_fill_them,
);

pub const CAPTAIN: &str = "jiang.ruoyun";

pub fn at(tower: &Tower<'_>, label: &str, tail: &str) -> String {
    tower.at(&format!("/floors/{}{tail}", tower.floor(label)))
}

/// The captaincy of whoever is in office on a floor.
pub fn office(tower: &Tower<'_>, label: &str) -> String {
    let page = tower.reads("", &at(tower, label, ""));
    let captains = page["captains"].as_array().unwrap();
    let found = captains.iter().find(|c| c["state"] == "in_office").unwrap_or_else(|| panic!("nobody on {label}"));
    format!("/captaincies/{}", text(found, "id"))
}

pub fn state(tower: &Tower<'_>, captaincy: &str) -> String {
    text(&tower.reads(SECRETARY, captaincy), "state")
}

/// Proposes by the secretary; the nominee accepts.
fn inquired(tower: &Tower<'_>, label: &str, login: &str) -> String {
    let fields = [("login", login), ("words", "认得本层的人。")];
    let id = tower.does(SECRETARY, &at(tower, label, "/nominations"), &fields).at("id");
    tower.does(login, &format!("/captaincies/{id}/answer"), &[("answer", "yes")]);
    format!("/captaincies/{id}")
}

/// A matter of the floor that was given to its captain.
pub fn given(tower: &Tower<'_>, label: &str, words: &str) -> String {
    let cluster = tower.raises("lin.mo", label, words);
    tower.triages(&cluster, words, label, "l0");
    cluster
}

/// The only handover of a floor under way, by its address within the district.
pub fn papers(tower: &Tower<'_>, label: &str) -> String {
    let page = tower.reads(SECRETARY, &tower.at("/handovers"));
    let (floor, all) = (format!(" {label} 层"), page["running"].as_array().unwrap());
    let found: Vec<String> =
        all.iter().filter(|h| text(h, "title").contains(&floor)).map(|h| text(h, "href")).collect();
    assert_eq!(found.len(), 1, "{page}");
    found[0][found[0].find("/handovers").unwrap()..].to_owned()
}

/// Goes through everything and signs as whoever takes over.
pub fn takes_over(tower: &Tower<'_>, login: &str, papers: &str) {
    let page = tower.reads(login, papers);
    for section in page["sections"].as_array().unwrap() {
        if !section["entries"].as_array().unwrap().is_empty() || !text(section, "note").is_empty() {
            tower.does(login, &format!("{papers}/confirmations"), &[("section", &text(section, "section"))]);
        }
    }
    tower.does(login, &format!("{papers}/acceptance"), &[]);
}

pub fn works(tower: &Tower<'_>, login: &str) -> bool {
    tower.status(login, "/captain/desk") == 200
}

fn a_floor_is_asked_before_it_has_a_captain(house: &House) {
    let tower = Tower::main(house);
    let nominations = at(&tower, "7", "/nominations");
    let told = tower.told("e0033", 0).len();
    tower.refused(ELSEWHERE, &nominations, &[], 403, "forbidden.captains.nominate");
    tower.at_fault(SECRETARY, &nominations, &[("login", "nobody.here")], "login");
    tower.refused("e0009", &nominations, &[("login", "e0033")], 403, "captains.not_your_people");
    let id = tower.does(SECRETARY, &nominations, &[("login", "e0033")]).at("id");
    let captaincy = format!("/captaincies/{id}");
    tower.refused(SECRETARY, &nominations, &[("login", "e0033")], 409, "captains.nominated_already");
    // Until the nominee has answered, it is between them and the committee.
    assert_eq!((tower.status("", &captaincy), tower.status("e0009", &captaincy)), (404, 404));
    assert_eq!(tower.reads("", &at(&tower, "7", ""))["captains"], Value::Array(vec![]));
    tower.at_fault("e0033", &format!("{captaincy}/answer"), &[], "answer");
    tower.does("e0033", &format!("{captaincy}/answer"), &[("answer", "yes")]);
    let page = tower.reads("", &at(&tower, "7", ""));
    let until: kernel::Date = text(&page["captains"][0], "until").parse().unwrap();
    assert_eq!((text(&page["captains"][0], "state").as_str(), until), ("inquiry", tower.working_days(5)));
    let objections = format!("{captaincy}/objections");
    tower.at_fault("", &objections, &[], "words");
    tower.does("e0009", &objections, &[("words", "不常在楼层。")]);
    tower.refused("e0009", &objections, &[("words", "再说一遍。")], 409, "captains.objected_already");
    let unnamed = tower.does("e0009", &objections, &[("words", "办事慢。"), ("anonymous", "1")]).at("id");
    tower.refused(CHAIR, &format!("{captaincy}/appointment"), &[], 409, "captains.inquiry_runs");
    tower.leap(until.plus_days(1));
    assert_eq!(state(&tower, &captaincy), "inquiry", "objections wait for their answers");
    tower.refused("", &objections, &[("words", "太晚了。")], 409, "captains.inquiry_over");
    // The words are the secretary's; the answers are everybody's.
    let seen = tower.reads("", &captaincy)["objections"].clone();
    assert_eq!((seen.as_array().unwrap().len(), &seen[0]["words"]), (2, &Value::Null));
    let objections = tower.reads(SECRETARY, &captaincy)["objections"].clone();
    let answer = |id: &str| format!("/captain-objections/{id}/answer");
    tower.refused(CHAIR, &answer(&unnamed), &[("verdict", "rejected"), ("words", "好。")], 404, "not_found");
    tower.at_fault(SECRETARY, &answer(&unnamed), &[("verdict", "rejected")], "words");
    tower.at_fault(SECRETARY, &answer(&unnamed), &[("words", "好。")], "verdict");
    for objection in objections.as_array().unwrap() {
        let fields = [("verdict", "rejected"), ("words", "每周在楼层四天，已核对。")];
        tower.does(SECRETARY, &answer(&text(objection, "id")), &fields);
    }
    let again = [("verdict", "rejected"), ("words", "好。")];
    tower.refused(SECRETARY, &answer(&unnamed), &again, 409, "captains.answered_already");
    tower.jobs();
    assert_eq!(state(&tower, &captaincy), "cleared");
    tower.refused("e0033", &format!("{captaincy}/appointment"), &[], 403, "forbidden.captains.appoint_captain");
    assert!(!works(&tower, "e0033"));
    let rival = tower.does("e0009", &nominations, &[]).at("id");
    tower.does(CHAIR, &format!("{captaincy}/appointment"), &[]);
    assert_eq!(state(&tower, &format!("/captaincies/{rival}")), "ended", "somebody else was appointed");
    assert!(works(&tower, "e0033"));
    tower.refused(SECRETARY, &format!("{captaincy}/acknowledgement"), &[], 403, "forbidden.captains.acknowledge");
    tower.does("e0033", &format!("{captaincy}/acknowledgement"), &[]);
    tower.refused("e0033", &format!("{captaincy}/acknowledgement"), &[], 409, "captains.acknowledged_already");
    let page = tower.reads("", &captaincy);
    assert!(page["duties"].as_array().unwrap().len() > 3 && page["acknowledged"] == true);
    let told = tower.told("e0033", told);
    assert!(told[0].contains("有人提名您担任 7 层楼层长") && told.last().unwrap().contains("受聘"), "{told:?}");
    assert!(tower.told("e0009", 0).iter().any(|t| t.contains("异议已答复：不成立")));
    // A second one waits until the first is over.
    let second = inquired(&tower, "7", "e0009");
    tower.leap(tower.working_days(5).plus_days(1));
    tower.refused(CHAIR, &format!("{second}/appointment"), &[], 409, "captains.floor_taken");
}

fn an_upheld_objection_ends_a_nomination(house: &House) {
    let tower = Tower::main(house);
    let own = tower.does("e0009", &at(&tower, "7", "/nominations"), &[("words", "我来。")]).at("id");
    assert_eq!(state(&tower, &format!("/captaincies/{own}")), "inquiry", "whoever proposes themselves has accepted");
    let objections = format!("/captaincies/{own}/objections");
    let objection = tower.does("", &objections, &[("words", "已经提出离职。")]).at("id");
    let fields = [("verdict", "upheld"), ("words", "本人确认下月离职。")];
    tower.does(SECRETARY, &format!("/captain-objections/{objection}/answer"), &fields);
    assert_eq!(state(&tower, &format!("/captaincies/{own}")), "ended");
    tower.refused("", &objections, &[("words", "还有。")], 409, "captains.not_now");
    // Nobody answers, and a no.
    let silent = tower.does(SECRETARY, &at(&tower, "7", "/nominations"), &[("login", "e0033")]).at("id");
    tower.leap(tower.working_days(3));
    assert_eq!(state(&tower, &format!("/captaincies/{silent}")), "nominated");
    tower.leap(tower.today().plus_days(1));
    assert_eq!(state(&tower, &format!("/captaincies/{silent}")), "ended");
    let no = tower.does(SECRETARY, &at(&tower, "7", "/nominations"), &[("login", "e0033")]).at("id");
    tower.does("e0033", &format!("/captaincies/{no}/answer"), &[("answer", "no"), ("words", "太忙。")]);
    assert_eq!(tower.status("", &format!("/captaincies/{no}")), 404);
    assert!(tower.told(SECRETARY, 0).iter().any(|t| t.contains("谢绝")));
}

fn nobody_stands_where_they_do_not_work_nor_for_too_many_floors(house: &House) {
    let tower = Tower::main(house);
    let nominations = at(&tower, "7", "/nominations");
    tower.refused_by("规则 18", "lin.mo", &nominations, &[], (422, "captains.not_of_the_floor"));
    let floors = tower.reads(SECRETARY, &tower.at("/floors"))["floors"].clone();
    let free = floors.as_array().unwrap().iter().filter(|f| f["captain"].is_null() && f["label"] != "7");
    let free: Vec<String> = free.take(3).map(|f| text(f, "label")).collect();
    for label in &free {
        tower.appoints("e0009", Role::FloorCaptain, Scope::Floor(tower.floor(label).parse().unwrap()));
    }
    tower.refused_by("规则 18", "e0009", &nominations, &[], (409, "captains.too_many_floors"));
    // Those of a list of posts are in office without a nomination.
    let taken_over = tower.reads("", &office(&tower, &free[0]));
    assert_eq!(text(&taken_over, "state"), "in_office");
    let imported = tower.reads("", &office(&tower, "17"));
    assert_eq!((text(&imported, "name"), imported["acknowledged"].clone()), ("江若昀".into(), Value::Bool(false)));
    // A firm proposes its own.
    let delegate = at(&tower, "17", "/nominations");
    tower.refused("he.lanzhou", &delegate, &[("login", "e0019")], 403, "captains.not_your_people");
    tower.does("he.lanzhou", &delegate, &[("login", "lin.mo")]);
    assert!(tower.told("lin.mo", 0).iter().any(|t| t.contains("提名")));
}

fn leaving_the_firm_ends_the_office_and_what_is_open_goes_up(house: &House) {
    let tower = Tower::main(house);
    let captaincy = office(&tower, "17");
    let cluster = given(&tower, "17", "微波炉坏了一台");
    let (told, person) = (tower.told(SECRETARY, 0).len(), tower.person(CAPTAIN));
    let job = crate::rules::read(house, move |tx| identity::api::employment_of(tx, person)).unwrap().id;
    tower.does("he.lanzhou", &format!("/employments/{job}/ending"), &[]);
    assert_eq!(state(&tower, &captaincy), "handing_over");
    assert!(!works(&tower, CAPTAIN), "the role is gone at once");
    assert_eq!(tower.reads("", &at(&tower, "17", ""))["gap"], true);
    let told = tower.told(SECRETARY, told);
    assert!(told.iter().any(|t| t.contains("离开本层")) && told.iter().any(|t| t.contains("缺楼层长")), "{told:?}");
    let today = tower.reads(SECRETARY, "/today").to_string();
    assert!(today.contains("17 层缺楼层长"), "the secretary's list has the vacancy");
    // One handover, the pack: nobody follows and the captain is gone, so the secretary signs in their place.
    let papers = papers(&tower, "17");
    let issues = tower.reads(SECRETARY, &papers)["sections"].to_string();
    assert!(issues.contains(&cluster) && issues.contains("17 层缺楼层长"), "{issues}");
    let reason = [("words", "本人已离职。")];
    assert_eq!(tower.status("lin.mo", &papers), 404);
    tower.does(SECRETARY, &format!("{papers}/stand-in"), &reason);
    let own = [("person", tower.person(SECRETARY).to_string())];
    let own: Vec<(&str, &str)> = own.iter().map(|(n, v)| (*n, v.as_str())).collect();
    tower.at_fault(SECRETARY, &format!("{papers}/successor"), &own, "person");
    let chair = tower.person(CHAIR).to_string();
    tower.does(SECRETARY, &format!("{papers}/successor"), &[("person", &chair)]);
    assert_eq!(state(&tower, &captaincy), "handing_over");
    takes_over(&tower, CHAIR, &papers);
    assert_eq!(state(&tower, &captaincy), "ended");
    let item = tower.reads(SECRETARY, &format!("/clusters/{cluster}"));
    assert!(text(&item["waits_for"], "name").contains("恒诚物业"), "one level up: {item}");
    assert_eq!(house.events("handover.opened"), 1, "one departure, one handover");
    // Somebody who stands for another floor and leaves is not asked any more.
    let own = tower.does("e0009", &at(&tower, "7", "/nominations"), &[]).at("id");
    let person = tower.person("e0009");
    let job = crate::rules::read(house, move |tx| identity::api::employment_of(tx, person)).unwrap().id;
    tower.does("e0009", &format!("/employments/{job}/ending"), &[]);
    assert_eq!(state(&tower, &format!("/captaincies/{own}")), "ended");
}

fn a_successor_takes_over_and_both_confirm(house: &House) {
    let tower = Tower::main(house);
    let captaincy = office(&tower, "17");
    let next = inquired(&tower, "17", "lin.mo");
    tower.leap(tower.working_days(5).plus_days(1));
    assert_eq!(state(&tower, &next), "cleared");
    tower.refused(CHAIR, &format!("{next}/appointment"), &[], 409, "captains.floor_taken");
    let cluster = given(&tower, "17", "微波炉坏了一台");
    let dismissal = format!("{captaincy}/dismissal");
    tower.at_fault(CHAIR, &dismissal, &[("words", "轮到下一位。")], "how");
    tower.at_fault(CHAIR, &dismissal, &[("how", "rotated")], "words");
    tower.refused(CAPTAIN, &dismissal, &[("how", "rotated"), ("words", "好。")], 403, "forbidden.captains.dismiss");
    tower.does(CHAIR, &dismissal, &[("how", "rotated"), ("words", "轮到下一位。")]);
    assert_eq!(state(&tower, &captaincy), "handing_over");
    assert!(works(&tower, CAPTAIN), "until it is handed over");
    tower.does(CHAIR, &format!("{next}/appointment"), &[]);
    let papers = papers(&tower, "17");
    assert!(tower.told("lin.mo", 0).iter().any(|t| t.contains("接收人")));
    let page = tower.who("lin.mo").page(&format!("/310107{papers}")).text();
    assert!(page.contains("微波炉坏了一台"), "what is open is shown");
    tower.refused("lin.mo", &format!("{papers}/acceptance"), &[], 409, "handover.not_now");
    tower.does(CAPTAIN, &format!("{papers}/signature"), &[]);
    assert!(works(&tower, CAPTAIN), "one signature is not enough");
    takes_over(&tower, "lin.mo", &papers);
    assert_eq!(state(&tower, &captaincy), "ended");
    assert!(!works(&tower, CAPTAIN));
    tower.does("lin.mo", "/captain/settlements", &[("cluster", &cluster), ("words", "已更换。")]);
    // Nobody confirms in time: it goes by itself.
    let cluster = given(&tower, "12", "水龙头漏水");
    let twelve = office(&tower, "12");
    tower.refused("lin.mo", &format!("{twelve}/resignation"), &[], 403, "forbidden.captains.resign");
    tower.does("e0002", &format!("{twelve}/resignation"), &[("words", "换了岗位。")]);
    assert_eq!(state(&tower, &twelve), "handing_over");
    tower.leap(tower.working_days(5).plus_days(1));
    assert_eq!(state(&tower, &twelve), "ended");
    let item = tower.reads(SECRETARY, &format!("/clusters/{cluster}"));
    assert!(!text(&item["waits_for"], "name").contains("楼层长"), "{item}");
    // Nobody has signed, and that stays to be seen.
    assert_eq!(tower.reads(SECRETARY, &self::papers(&tower, "12"))["late"], true);
}

fn an_office_rests_and_ends_with_its_term(house: &House) {
    let tower = Tower::main(house);
    let captaincy = office(&tower, "17");
    let suspension = format!("{captaincy}/suspension");
    tower.at_fault(SECRETARY, &suspension, &[], "words");
    tower.refused(CAPTAIN, &suspension, &[("words", "休息。")], 403, "forbidden.captains.suspend");
    let cluster = given(&tower, "17", "微波炉坏了一台");
    tower.does(SECRETARY, &suspension, &[("words", "长期出差。")]);
    assert!(!works(&tower, CAPTAIN));
    assert_eq!(house.events("handover.opened"), 0, "an office that rests is not handed over");
    let result = [("words", "已更换。")];
    tower.refused(CAPTAIN, &format!("/clusters/{cluster}/result"), &result, 403, "forbidden.issues.settle");
    tower.refused(SECRETARY, &suspension, &[("words", "又。")], 409, "captains.not_now");
    tower.does(CHAIR, &format!("{captaincy}/resumption"), &[]);
    assert!(works(&tower, CAPTAIN));
    // The list of posts has it until the end of June 2027.
    tower.leap("2027-06-30".parse().unwrap());
    assert_eq!(state(&tower, &captaincy), "in_office");
    tower.leap("2027-07-01".parse().unwrap());
    assert_eq!(state(&tower, &captaincy), "handing_over");
    tower.leap(tower.working_days(6));
    assert_eq!(state(&tower, &captaincy), "ended");
    assert!(!works(&tower, CAPTAIN));
    tower.refused(CHAIR, &format!("{captaincy}/resumption"), &[], 409, "captains.not_now");
}

fn three_buttons_do_what_the_item_s_page_does(house: &House) {
    let tower = Tower::main(house);
    let desk = |login: &str| tower.reads(login, "/captain/desk");
    assert_eq!((tower.status("", "/captain/desk"), tower.status("lin.mo", "/captain/desk")), (401, 403));
    assert_eq!(house.enter_other(Role::FloorCaptain).get("/310107/captain/desk").status, 403);
    assert_eq!(desk(CAPTAIN)["floors"][0]["label"], "17");
    // A note is a report of the captain's, of nobody's, or of somebody's; who wrote it is kept.
    tower.at_fault(CAPTAIN, "/captain/notes", &[], "words");
    tower.at_fault(CAPTAIN, "/captain/notes", &[("words", "灯坏了。"), ("for_login", "no.body")], "for_login");
    let twelve = tower.floor("12").to_owned();
    let elsewhere = [("words", "灯坏了。"), ("floor", twelve.as_str())];
    tower.refused(CAPTAIN, "/captain/notes", &elsewhere, 403, "captains.not_your_floor");
    let mine = tower.does(CAPTAIN, "/captain/notes", &[("words", "走廊灯坏了两盏。")]).at("id");
    let said = tower.does(CAPTAIN, "/captain/notes", &[("words", "打印间太吵。"), ("proxy", "1")]);
    assert_eq!(said.at("code").len(), 9, "the captain passes the receipt code on");
    let theirs =
        tower.does(CAPTAIN, "/captain/notes", &[("words", "想要一个雨伞架。"), ("for_login", "lin.mo")]).at("id");
    assert_eq!(text(&tower.reads("lin.mo", &format!("/clusters/{theirs}")), "state"), "received");
    let first = tower.reads(SECRETARY, &format!("/clusters/{mine}"))["climb"].to_string();
    assert!(first.contains("楼层长记下"), "{first}");
    assert_eq!(desk(CAPTAIN)["items"].as_array().unwrap().len(), 3);
    // Settled at once, with two fields: the words of the report were looked through by nobody and stay where they are.
    tower.at_fault(CAPTAIN, "/captain/settlements", &[("words", "换了灯管。")], "cluster");
    tower.at_fault(CAPTAIN, "/captain/settlements", &[("cluster", &mine)], "words");
    tower.refused("e0002", "/captain/settlements", &[("cluster", &mine), ("words", "好。")], 404, "not_found");
    tower.does(CAPTAIN, "/captain/settlements", &[("cluster", &mine), ("words", "换了灯管。")]);
    let page = tower.reads("", &format!("/clusters/{mine}"));
    assert_eq!(
        (text(&page, "state").as_str(), page["reports"].as_array().unwrap().len()),
        ("awaiting_confirmation", 0)
    );
    assert!(!text(&page, "title").contains("走廊"), "{page}");
    let again = [("cluster", mine.as_str()), ("words", "又好了。")];
    tower.refused(CAPTAIN, "/captain/settlements", &again, 403, "forbidden.issues.settle");
    // Passed on, one level up, with a reason.
    tower.at_fault(CAPTAIN, "/captain/escalations", &[("cluster", &theirs)], "words");
    tower.does(CAPTAIN, "/captain/escalations", &[("cluster", &theirs), ("words", "要物业出钱。")]);
    let page = tower.reads(SECRETARY, &format!("/clusters/{theirs}"));
    assert!(text(&page["waits_for"], "name").contains("恒诚物业"), "{page}");
    assert!(page["climb"].to_string().contains("要物业出钱"));
    let given = given(&tower, "17", "微波炉坏了一台");
    assert!(desk(CAPTAIN)["items"].to_string().contains("微波炉"));
    tower.does(CAPTAIN, "/captain/escalations", &[("cluster", &given), ("words", "保修归物业。")]);
    assert!(!desk(CAPTAIN)["items"].to_string().contains("微波炉"));
    // As forms, without scripts: a refusal brings the form back with everything that was typed.
    let page = tower.who(CAPTAIN).submit("/310107/captain/escalations", &[("words", "写了很久的理由")]);
    assert_eq!(page.status, 422);
    assert!(page.text().contains("写了很久的理由"));
}

fn an_entry_arrives_once_and_under_its_own_name(house: &House) {
    let tower = Tower::main(house);
    let owner = tower.person(CAPTAIN).to_string();
    let send = |login: &str, owner: &str| {
        let body = serde_json::json!({ "owner": owner, "words": "电梯厅地砖松了。" }).to_string();
        let request = tower.who(login).request(axum::http::Method::POST, "/310107/captain/notes", "application/json");
        let request = request.header("content-type", "application/json").header("idempotency-key", "a1b2c3d4e5f60718");
        house.send(request.body(axum::body::Body::from(body)).unwrap())
    };
    let first = send(CAPTAIN, &owner).ok();
    assert_eq!(first.at("id"), send(CAPTAIN, &owner).ok().at("id"));
    // Weeks later the telephone has a network again, and never heard the answer.
    tower.leap(tower.today().plus_days(26));
    assert_eq!(first.at("id"), send(CAPTAIN, &owner).ok().at("id"));
    assert_eq!(house.events("issues.raised"), 1);
    // Another captain's telephone: not under their name.
    let other = send("e0002", &owner);
    assert_eq!((other.status.as_u16(), other.at("code").as_str()), (409, "captains.other_account"));
    let guest = send("", &owner);
    assert_eq!(guest.status, 401);
    assert_eq!(house.events("issues.raised"), 1);
}

fn what_a_captain_did_is_shown_by_consent_only(house: &House) {
    let tower = Tower::main(house);
    let captaincy = office(&tower, "17");
    let cluster = tower.raises("lin.mo", "17", "微波炉坏了一台");
    tower.does(CAPTAIN, "/captain/settlements", &[("cluster", &cluster), ("words", "已更换。")]);
    tower.does("lin.mo", &format!("/clusters/{cluster}/confirmation"), &[]);
    let confirmed = || tower.reads("", &at(&tower, "17", ""))["confirmed"].clone();
    assert_eq!(confirmed(), Value::Null);
    let consent = format!("{captaincy}/consent");
    tower.refused(SECRETARY, &consent, &[("shown", "1")], 403, "forbidden.captains.consent");
    // Their own record is theirs to see before they agree, from deeds alone.
    let record = |login: &str| tower.reads(login, &captaincy)["record"].clone();
    let own = record(CAPTAIN);
    assert_eq!((&own["served"][0]["confirmed"], own["deeds"].as_array().unwrap().len()), (&Value::from(1), 1), "{own}");
    assert!(text(&own["deeds"][0], "href").contains(&cluster));
    assert_eq!((record(""), record(SECRETARY)), (Value::Null, Value::Null));
    tower.does(CAPTAIN, &consent, &[("shown", "1")]);
    assert_eq!(confirmed(), 1);
    assert_eq!(record("")["served"][0]["confirmed"], 1);
    tower.does(CAPTAIN, &consent, &[("shown", "0")]);
    assert_eq!((confirmed(), record("")), (Value::Null, Value::Null));
}

fn gaps_are_for_those_who_fill_them(house: &House) {
    let tower = Tower::main(house);
    let floors = tower.at("/floors");
    assert_eq!((tower.status("", &floors), tower.status("lin.mo", &floors)), (401, 403));
    let page = tower.reads(SECRETARY, &floors);
    let gaps: Vec<String> =
        page["floors"].as_array().unwrap().iter().filter(|f| f["gap"] == true).map(|f| text(f, "label")).collect();
    assert!(gaps.contains(&"7".to_owned()) && !gaps.contains(&"17".to_owned()), "{gaps:?}");
    assert_eq!(page["occupied"].as_u64().unwrap() - page["covered"].as_u64().unwrap(), gaps.len() as u64);
    assert_eq!(tower.reads(SUBDISTRICT, &floors)["covered"], page["covered"]);
    // Everybody sees the section, and each floor of it leads to its page.
    let shown = house.guest().page(&format!("/310107{}", tower.at(""))).text();
    assert!(shown.contains("缺楼层长") && shown.contains(&at(&tower, "7", "")));
    assert_eq!(tower.status("", &at(&tower, "7", "")), 200);
    let other = Tower::named(house, "澄园大厦");
    assert_eq!(tower.status("", &other.at(&format!("/floors/{}", tower.floor("7")))), 404, "a floor of another tower");
}
