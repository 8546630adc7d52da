//! Handovers: they open by themselves, both sign, somebody stands in, the post goes on; and the first day.

use identity::api::NewAppointment;
use kernel::{BuildingId, Date, Role, Scope};
use loushi::demo::acts::{CHAIR, MEMBERS, SECRETARY};
use serde_json::Value;

use crate::{
    house::{House, on_both},
    rules::{ELSEWHERE, PARTY, SUBDISTRICT, Tower, read, text, write},
};

on_both!(
    both_sign_and_it_is_done,
    a_vacant_post_is_handed_over_by_somebody_else,
    an_end_that_is_near_opens_it_and_a_renewal_drops_it,
    a_last_day_in_the_tower_opens_it_too,
    a_captain_hands_over_one_floor,
    the_pack_does_not_tell_who_reported_what,
    the_first_day_waits_at_the_desk_until_it_is_finished,
    whoever_comes_after_sees_their_first_day_once_they_have_signed,
    a_party_secretary_s_promise_is_in_the_pack,
    what_was_handed_over_ahead_is_not_asked_again,
);

const SECTIONS: [&str; 10] =
    ["promises", "issues", "floors", "projects", "meetings", "life", "contacts", "calendar", "documents", "habits"];

/// Somebody holds a post until a day.
fn appoint(tower: &Tower<'_>, login: &str, role: Role, scope: Scope, (from, until): (Date, Option<Date>)) {
    let (person, building) = (tower.person(login), Some(tower.id.parse().unwrap()));
    let new = NewAppointment { person, role, scope, building, from, until, employment: None };
    write(tower.house, move |tx| identity::api::appoint(tx, &new).map(drop));
}

/// The post ends today.
fn dismiss(tower: &Tower<'_>, login: &str, role: Role) {
    let person = tower.person(login);
    write(tower.house, move |tx| {
        for row in identity::api::held_by(tx, person)?.iter().filter(|r| r.role == role) {
            identity::api::end_appointment(tx, row)?;
        }
        Ok(())
    });
}

fn running(tower: &Tower<'_>, login: &str) -> Vec<Value> {
    tower.reads(login, &tower.at("/handovers"))["running"].as_array().unwrap().clone()
}

/// The only handover under way, by its address within the district.
fn the_one(tower: &Tower<'_>, login: &str) -> String {
    let found = running(tower, login);
    assert_eq!(found.len(), 1, "{found:?}");
    let href = text(&found[0], "href");
    href[href.find("/handovers").unwrap()..].to_owned()
}

fn section(page: &Value, name: &str) -> Value {
    page["sections"].as_array().unwrap().iter().find(|s| s["section"] == name).unwrap().clone()
}

fn both_sign_and_it_is_done(house: &House) {
    let tower = Tower::main(house);
    let id: BuildingId = tower.id.parse().unwrap();
    tower.appoints("e0100", Role::CommitteeSecretary, Scope::Building(id));
    let cluster = tower.matter("lin.mo", "电梯错峰");
    assert_eq!(running(&tower, SECRETARY).len(), 0);
    let body = read(house, move |tx| Ok(committees::api::committee_of(tx, id)?.unwrap().id));
    tower.does(MEMBERS[MEMBERS.len() - 1], &format!("/bodies/{body}/resignation"), &[("words", "调离。")]);
    let before = (tower.told("e0100", 0).len(), tower.told(SECRETARY, 0).len());
    dismiss(&tower, "e0100", Role::CommitteeSecretary);
    let handover = the_one(&tower, SECRETARY);
    assert!(tower.told("e0100", before.0)[0].contains("离任交接"));
    assert!(tower.told(SECRETARY, before.1)[0].contains("接收人"), "the other secretary takes over");
    // Who may see it, and who may do what.
    for login in ["e0100", SECRETARY, CHAIR, PARTY, SUBDISTRICT] {
        assert_eq!(tower.status(login, &handover), 200, "{login}");
    }
    for login in ["lin.mo", ELSEWHERE] {
        assert_eq!(tower.status(login, &handover), 404, "{login}");
    }
    let at = |tail: &str| format!("{handover}/{tail}");
    let page = tower.reads("e0100", &handover);
    assert_eq!(text(&page, "state"), "open");
    let issues = section(&page, "issues");
    assert!(issues["entries"].as_array().unwrap().iter().any(|e| text(e, "href").contains(&cluster)), "{issues}");
    let life = section(&page, "life")["entries"].as_array().unwrap().clone();
    assert_eq!(life.len(), 1, "the lost seat: {life:?}");
    assert!(text(&life[0], "text").contains("补选") && text(&life[0], "href").contains("/vacancies/"), "{life:?}");
    assert!(!section(&page, "contacts")["entries"].as_array().unwrap().is_empty());
    assert!(!section(&page, "documents")["entries"].as_array().unwrap().is_empty());
    let note = [("section", "contacts"), ("words", "地库钥匙在前台。")];
    tower.refused(SECRETARY, &at("notes"), &note, 403, "handover.not_the_leaver");
    tower.refused(PARTY, &at("signature"), &[], 403, "forbidden.handover.sign_handover");
    tower.at_fault("e0100", &at("notes"), &[("section", "contacts")], "words");
    tower.at_fault("e0100", &at("notes"), &[("section", "gossip"), ("words", "x")], "section");
    tower.does("e0100", &at("notes"), &note);
    tower.refused(SECRETARY, &at("acceptance"), &[], 409, "handover.not_now");
    tower.does("e0100", &at("signature"), &[]);
    tower.refused("e0100", &at("notes"), &note, 409, "handover.not_now");
    // Frozen: what comes later is not in it.
    let later = tower.matter("lin.mo", "大堂太冷");
    let page = tower.reads(SECRETARY, &handover);
    assert_eq!(text(&section(&page, "contacts"), "note"), "地库钥匙在前台。");
    let entries = section(&page, "issues")["entries"].clone();
    assert!(!entries.as_array().unwrap().iter().any(|e| text(e, "href").contains(&later)));
    // Section by section, with a question.
    tower.refused("e0100", &at("confirmations"), &[("section", "issues")], 403, "handover.not_the_successor");
    let problem = tower.refused(SECRETARY, &at("acceptance"), &[], 409, "handover.sections_open");
    assert!(problem["way_out"].is_string());
    for section in SECTIONS {
        tower.does(SECRETARY, &at("confirmations"), &[("section", section)]);
    }
    tower.refused(SECRETARY, &at("confirmations"), &[("section", "issues")], 409, "handover.already");
    tower.does(SECRETARY, &at("questions"), &[("section", "issues"), ("words", "试行到哪天？")]);
    tower.refused(SECRETARY, &at("acceptance"), &[], 409, "handover.questions_open");
    let asked = section(&tower.reads("e0100", &handover), "issues")["questions"][0].clone();
    let answer = format!("/handover-questions/{}/answer", text(&asked, "id"));
    tower.refused(SECRETARY, &answer, &[("words", "自己答。")], 403, "handover.both_sides");
    tower.at_fault("e0100", &answer, &[], "words");
    tower.does("e0100", &answer, &[("words", "下月底。")]);
    tower.refused("e0100", &answer, &[("words", "下月底。")], 409, "handover.already");
    tower.does(SECRETARY, &at("acceptance"), &[]);
    let page = tower.reads(SUBDISTRICT, &handover);
    assert_eq!((text(&page, "state"), text(&page, "digest").len()), ("done".into(), 64));
    tower.refused(SECRETARY, &at("acceptance"), &[], 409, "handover.not_now");
    assert_eq!(running(&tower, SECRETARY).len(), 0);
    let today = tower.today();
    let found = read(house, move |tx| handover::api::completeness(tx, id, (today, today)));
    assert_eq!((found.departures, found.signed), (1, 1));
    // The calendar as a file, and nothing personal in the record.
    let file = tower.who(SECRETARY).get(&format!("/310107{}", at("calendar")));
    assert!(file.status.is_success() && file.text().starts_with("BEGIN:VCALENDAR\r\n"), "{}", file.text());
    let events: Vec<(String,)> =
        crate::rules::rows(house, "select data from event where kind like 'handover.%' order by id".to_owned());
    assert!(events.len() > 12 && events.iter().all(|(data,)| !data.contains("钥匙") && !data.contains("下月底")));
}

fn a_vacant_post_is_handed_over_by_somebody_else(house: &House) {
    let tower = Tower::named(house, "澄园大厦");
    let id: BuildingId = tower.id.parse().unwrap();
    tower.appoints("e0612", Role::CommitteeSecretary, Scope::Building(id));
    let before = tower.told(SUBDISTRICT, 0).len();
    dismiss(&tower, "e0612", Role::CommitteeSecretary);
    assert!(tower.told(SUBDISTRICT, before)[0].contains("空缺"), "the vacancy is named");
    let handover = the_one(&tower, ELSEWHERE);
    assert_eq!(tower.reads(ELSEWHERE, &handover)["vacant"], true);
    let at = |tail: &str| format!("{handover}/{tail}");
    let chair = tower.person(ELSEWHERE).to_string();
    tower.at_fault(ELSEWHERE, &at("successor"), &[], "person");
    let stranger = tower.person("lin.mo").to_string();
    tower.at_fault(SUBDISTRICT, &at("successor"), &[("person", &stranger)], "person");
    tower.does(SUBDISTRICT, &at("successor"), &[("person", &chair)]);
    tower.refused(SUBDISTRICT, &at("successor"), &[("person", &chair)], 409, "handover.already");
    let reason = [("words", "本人已离职，联系不上。")];
    tower.refused(ELSEWHERE, &at("stand-in"), &reason, 403, "handover.both_sides");
    tower.at_fault(SUBDISTRICT, &at("stand-in"), &[], "words");
    tower.does(SUBDISTRICT, &at("stand-in"), &reason);
    tower.refused(SUBDISTRICT, &at("stand-in"), &reason, 409, "handover.not_now");
    tower.does(ELSEWHERE, &at("confirmations"), &[("section", "promises")]);
    // Somebody is appointed: the acting chair is relieved, what was confirmed stays.
    tower.appoints("e0613", Role::CommitteeSecretary, Scope::Building(id));
    tower.refused(ELSEWHERE, &at("confirmations"), &[("section", "issues")], 403, "forbidden.handover.confirm_section");
    for section in &SECTIONS[1..] {
        tower.does("e0613", &at("confirmations"), &[("section", section)]);
    }
    tower.does("e0613", &at("questions"), &[("section", "issues"), ("words", "台账在哪？")]);
    let page = tower.reads("e0613", &handover);
    let question = text(&section(&page, "issues")["questions"][0], "id");
    tower.does(SUBDISTRICT, &format!("/handover-questions/{question}/answer"), &[("words", "在系统里。")]);
    tower.does("e0613", &at("acceptance"), &[]);
    assert_eq!(text(&tower.reads("e0613", &handover), "state"), "done");
}

fn an_end_that_is_near_opens_it_and_a_renewal_drops_it(house: &House) {
    let tower = Tower::main(house);
    let id: BuildingId = tower.id.parse().unwrap();
    let (today, scope) = (tower.today(), Scope::Building(id));
    let until = today.plus_days(5);
    appoint(&tower, "e0100", Role::CommitteeSecretary, scope, (today, Some(until)));
    appoint(&tower, "e0101", Role::CommitteeSecretary, scope, (today, Some(today.plus_days(200))));
    tower.jobs();
    let handover = the_one(&tower, SECRETARY);
    let clause = "规则 69";
    let reason = [("words", "联系不上。")];
    tower.refused_by(clause, SUBDISTRICT, &format!("{handover}/stand-in"), &reason, (409, "handover.still_there"));
    let due: Date = text(&tower.reads(SECRETARY, &handover), "due").parse().unwrap();
    tower.leap(due.plus_days(1));
    assert_eq!(tower.reads(SECRETARY, &handover)["late"], true, "overdue");
    assert_eq!(the_one(&tower, SECRETARY), handover, "the job opens it once");
    appoint(&tower, "e0100", Role::CommitteeSecretary, scope, (tower.today(), None));
    assert_eq!(running(&tower, SECRETARY).len(), 0, "the same person goes on");
    assert_eq!(text(&tower.reads(SECRETARY, &handover), "state"), "dropped");
    tower.leap(tower.today().plus_days(1));
    assert_eq!(running(&tower, SECRETARY).len(), 0);
}

fn a_last_day_in_the_tower_opens_it_too(house: &House) {
    let tower = Tower::main(house);
    let floor: kernel::FloorId = tower.floor("8").parse().unwrap();
    let person = tower.person("e0077");
    let employment = read(house, move |tx| identity::api::employment_of(tx, person)).unwrap().id;
    appoint(&tower, "e0077", Role::FloorCaptain, Scope::Floor(floor), (tower.today(), None));
    let until = tower.today().plus_days(20);
    let leave = format!("/employments/{employment}/ending");
    tower.does("e0077", &leave, &[("on", &until.to_string())]);
    let handover = the_one(&tower, SECRETARY);
    let ends = || text(&tower.reads(SECRETARY, &handover), "ends");
    assert_eq!(ends(), until.to_string());
    let earlier = until.plus_days(-5);
    tower.does("e0077", &leave, &[("on", &earlier.to_string())]);
    assert_eq!((the_one(&tower, SECRETARY), ends()), (handover.clone(), earlier.to_string()));
    tower.leap(earlier.plus_days(1));
    assert_eq!(the_one(&tower, SECRETARY), handover, "when the day has come it is the same one");
    tower.does("e0077", &format!("{handover}/signature"), &[]);
    tower.leap(earlier.plus_days(40));
    assert_eq!(the_one(&tower, SECRETARY), handover);
}

fn a_captain_hands_over_one_floor(house: &House) {
    let tower = Tower::main(house);
    let floor: kernel::FloorId = tower.floor("8").parse().unwrap();
    let captains = read(house, move |tx| identity::api::holders(tx, Role::FloorCaptain, Scope::Floor(floor)));
    let (here, there) =
        (tower.raises("lin.mo", "8", "8 层过道灯坏了。"), tower.raises("lin.mo", "9", "9 层门禁坏了。"));
    tower.appoints("e0100", Role::FloorCaptain, Scope::Floor(floor));
    dismiss(&tower, "e0100", Role::FloorCaptain);
    let handover = the_one(&tower, SECRETARY);
    let page = tower.reads("e0100", &handover);
    assert_eq!(page["vacant"].as_bool(), Some(captains.is_empty()));
    let issues = section(&page, "issues")["entries"].to_string();
    assert!(issues.contains(&here) && !issues.contains(&there), "{issues}");
}

fn the_first_day_waits_at_the_desk_until_it_is_finished(house: &House) {
    let tower = Tower::main(house);
    let id: BuildingId = tower.id.parse().unwrap();
    let page = tower.at("/first-day/committee_secretary");
    assert_eq!(tower.status("e0100", &page), 403);
    assert_eq!(tower.status("", &page), 401);
    tower.appoints("e0100", Role::CommitteeSecretary, Scope::Building(id));
    assert_eq!(tower.status("e0100", &tower.at("/first-day/employee")), 404);
    let shown = || tower.reads("e0100", "/me").to_string().contains("/first-day/");
    assert!(shown(), "one's own page leads there");
    let first = tower.reads("e0100", &page);
    assert_eq!(first["first"].as_array().unwrap().len(), 3);
    for list in ["duties", "contacts", "rhythm"] {
        assert!(!first[list].as_array().unwrap().is_empty(), "{list}: {first}");
    }
    let finish = format!("{page}/completion");
    tower.does("e0100", &finish, &[]);
    tower.refused("e0100", &finish, &[], 409, "handover.already");
    assert!(!shown());
    assert_eq!(tower.reads("e0100", &page)["done"], true, "it can be read again");
    // Who has been in the post for long is not new.
    assert!(!tower.reads(SECRETARY, "/me").to_string().contains("/first-day/"));
}

/// The whole of a handover: the leaver signs, the successor goes through it and signs.
fn hands_over(tower: &Tower<'_>, (leaver, next): (&str, &str), handover: &str) {
    tower.does(leaver, &format!("{handover}/signature"), &[]);
    crate::rules_captains::takes_over(tower, next, handover);
}

fn whoever_comes_after_sees_their_first_day_once_they_have_signed(house: &House) {
    let tower = Tower::main(house);
    let (building, floor) =
        (Scope::Building(tower.id.parse().unwrap()), Scope::Floor(tower.floor("8").parse().unwrap()));
    for (role, scope, leaver, next) in [
        (Role::CommitteeSecretary, building, "e0100", "e0101"),
        (Role::CommitteeChair, building, "e0102", "e0103"),
        (Role::FloorCaptain, floor, "e0077", "e0078"),
    ] {
        tower.appoints(leaver, role, scope);
        dismiss(&tower, leaver, role);
        let handover = the_one(&tower, SECRETARY);
        tower.appoints(next, role, scope);
        let person = tower.person(next).to_string();
        let named = tower.reads(SUBDISTRICT, &handover);
        assert_eq!(named["vacant"], false, "the newest holder is named");
        assert_eq!(tower.status(next, &handover), 200, "{person} is told and may open it");
        hands_over(&tower, (leaver, next), &handover);
        let page = tower.at(&format!("/first-day/{}", role.code()));
        let shown = tower.who(next).page(&format!("/310107{handover}")).text();
        assert!(shown.contains(&format!("{page}\"")), "{role:?}: the link to the first day");
        let first = tower.reads(next, &page);
        assert_eq!(first["role"], role.code());
        assert!(!first["handovers"].as_array().unwrap().is_empty(), "what they took over: {first}");
        assert!(tower.reads(next, "/me").to_string().contains("/first-day/"), "{role:?}");
        tower.does(next, &format!("{page}/completion"), &[]);
        // Whoever has left the post has no first day in it, nor has a stranger.
        assert_eq!((tower.status(leaver, &page), tower.status("lin.mo", &page)), (403, 403));
    }
}

fn a_party_secretary_s_promise_is_in_the_pack(house: &House) {
    let tower = Tower::main(house);
    let id: BuildingId = tower.id.parse().unwrap();
    let unit = read(house, move |tx| party::api::in_tower(tx, id)).first().unwrap().id;
    let due = tower.today().plus_days(60).to_string();
    let promise = [("what", "年内设一间母婴室"), ("due", due.as_str())];
    tower.does(PARTY, &format!("/party/organisations/{unit}/promises"), &promise);
    dismiss(&tower, PARTY, Role::PartySecretary);
    let handover = the_one(&tower, SECRETARY);
    let promises = section(&tower.reads(PARTY, &handover), "promises");
    let found = promises["entries"].as_array().unwrap().iter().find(|e| text(e, "text").contains("母婴室"));
    assert_eq!(text(found.unwrap(), "on"), due, "{promises}");
}

fn what_was_handed_over_ahead_is_not_asked_again(house: &House) {
    let tower = Tower::main(house);
    let floor: kernel::FloorId = tower.floor("7").parse().unwrap();
    let person = tower.person("e0033");
    let employment = read(house, move |tx| identity::api::employment_of(tx, person)).unwrap().id;
    appoint(&tower, "e0033", Role::FloorCaptain, Scope::Floor(floor), (tower.today(), None));
    let last = tower.today().plus_days(6);
    tower.does("e0033", &format!("/employments/{employment}/ending"), &[("on", &last.to_string())]);
    let handover = the_one(&tower, SECRETARY);
    // Whoever follows is there already.
    appoint(&tower, "e0009", Role::FloorCaptain, Scope::Floor(floor), (tower.today(), None));
    hands_over(&tower, ("e0033", "e0009"), &handover);
    tower.leap(last.plus_days(1));
    assert_eq!(running(&tower, SECRETARY).len(), 0, "signed by both before the last day");
    assert_eq!(house.events("captains.handed_over"), 1, "and the office is over at once");
    assert_eq!(house.events("handover.opened"), 1);
}

fn the_pack_does_not_tell_who_reported_what(house: &House) {
    let tower = Tower::main(house);
    let id: BuildingId = tower.id.parse().unwrap();
    tower.appoints("lin.mo", Role::CommitteeSecretary, Scope::Building(id));
    // One that the leaver reported and one of somebody else: both are settled and wait for who reported them.
    let (own, other) = (tower.raises("lin.mo", "17", "微波炉坏了一台"), tower.raises("e0019", "17", "灯坏了两盏"));
    for cluster in [&own, &other] {
        tower.does("jiang.ruoyun", "/captain/settlements", &[("cluster", cluster), ("words", "已更换。")]);
    }
    // Proposed for a floor: that is between them and the committee.
    let nominations = tower.at(&format!("/floors/{}/nominations", tower.floor("17")));
    tower.does("he.lanzhou", &nominations, &[("login", "lin.mo")]);
    dismiss(&tower, "lin.mo", Role::CommitteeSecretary);
    let handover = the_one(&tower, SECRETARY);
    let page = tower.reads(SECRETARY, &handover);
    let said = |section_name: &str, cluster: &str| {
        let entries = section(&page, section_name)["entries"].as_array().unwrap().clone();
        let found: Vec<Value> = entries.into_iter().filter(|e| text(e, "href").contains(cluster)).collect();
        found.iter().map(|e| e["detail"].to_string()).collect::<Vec<_>>()
    };
    for name in SECTIONS {
        assert_eq!(said(name, &own), said(name, &other), "{name}: the leaver's own report stands out");
        assert!(name == "floors" || !section(&page, name)["entries"].to_string().contains("答复提名"), "{name}");
    }
    assert_eq!((said("promises", &own).len(), said("issues", &own).len()), (0, 1));
}
