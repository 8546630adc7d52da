//! Floors and those who look after them for a while: substitutes, gaps of several towers, captains of older data.

use db::args;
use kernel::{Role, Scope};
use loushi::demo::acts::{CHAIR, SECRETARY};
use serde_json::Value;

use crate::{
    house::{House, on_both},
    rules::{ELSEWHERE, SUBDISTRICT, Tower, text, write},
    rules_captains::{CAPTAIN, at, given, office, papers, state, takes_over, works},
};

on_both!(
    gaps_of_several_towers_stand_in_one_list,
    a_substitute_s_time_ends_early,
    whoever_holds_the_role_without_a_captaincy_gets_one,
    two_handovers_at_once_end_once,
    who_stands_in_has_the_role_for_that_time,
    the_load_is_asked_again_on_acceptance_and_a_nomination_is_withdrawn,
    a_floor_without_a_captain_is_one_everywhere,
    nobody_learns_which_accounts_there_are,
    the_people_of_the_floor_are_asked,
    a_deed_is_theirs_who_did_it,
    handing_over_moves_what_the_leaver_had_and_nothing_else,
);

fn gaps_of_several_towers_stand_in_one_list(house: &House) {
    let tower = Tower::main(house);
    let gaps = "/floors/gaps";
    for (login, status) in [("", 401), ("lin.mo", 403), (SECRETARY, 403), (CAPTAIN, 403)] {
        assert_eq!(tower.status(login, gaps), status, "{login}");
    }
    let page = tower.reads(SUBDISTRICT, gaps);
    let places = page["places"].as_array().unwrap();
    assert_eq!(places.len(), 1, "their own subdistrict: {page}");
    let one = tower.reads(SUBDISTRICT, &tower.at("/floors"));
    let all = places[0]["towers"].as_array().unwrap();
    let here = all.iter().find(|t| text(t, "building") == tower.id).unwrap();
    assert_eq!((&here["occupied"], &here["covered"]), (&one["occupied"], &one["covered"]));
    let labels = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().filter(|f| f["gap"] != false).map(|f| text(f, "label")).collect()
    };
    assert_eq!(labels(&here["gaps"]), labels(&one["floors"]), "the highest first, as in the drawing");
    let mut names: Vec<String> = all.iter().map(|t| text(t, "name")).collect();
    let listed = names.clone();
    names.sort();
    assert_eq!(listed, names, "by name, never ranked");
    let elsewhere = format!("{gaps}?subdistrict=310107999");
    assert_eq!(tower.status(SUBDISTRICT, &elsewhere), 403, "not their subdistrict");
    // Whoever leaves makes a gap.
    let before = here["covered"].as_u64().unwrap();
    let dismissal = [("how", "removed"), ("words", "长期不在岗。")];
    tower.does(CHAIR, &format!("{}/dismissal", office(&tower, "17")), &dismissal);
    let page = tower.reads(SUBDISTRICT, gaps);
    let here =
        page["places"][0]["towers"].as_array().unwrap().iter().find(|t| text(t, "building") == tower.id).unwrap();
    assert!(labels(&here["gaps"]).contains(&"17".to_owned()));
    assert_eq!(here["covered"].as_u64().unwrap(), before - 1);
    assert!(
        tower.who(SUBDISTRICT).page("/310107/conformance").text().contains("/310107/floors/gaps"),
        "the menu leads there"
    );
}

fn a_substitute_s_time_ends_early(house: &House) {
    let tower = Tower::main(house);
    let captaincy = office(&tower, "17");
    let substitutes = format!("{captaincy}/substitutes");
    let (from, until) = (tower.today().to_string(), tower.today().plus_days(9).to_string());
    let name = |login: &str, from: &str| {
        tower.does(CAPTAIN, &substitutes, &[("login", login), ("from", from), ("until", &until)]);
        let page = tower.reads(CAPTAIN, &captaincy);
        let href = text(&page["substitutes"][0]["end"], "href");
        href[href.find("/captaincies").unwrap()..].to_owned()
    };
    let end = name("lin.mo", &from);
    assert!(works(&tower, "lin.mo"));
    tower.refused("", &end, &[], 401, "sign_in");
    for stranger in ["e0019", "e0002", ELSEWHERE] {
        tower.refused(stranger, &end, &[], 403, "forbidden.captains.end_substitution");
    }
    let other = office(&tower, "12");
    tower.refused(CAPTAIN, &end.replace(&captaincy, &other), &[], 404, "not_found");
    assert!(tower.reads("", &captaincy)["substitutes"][0]["end"].is_null(), "a guest sees no button");
    tower.does(CAPTAIN, &end, &[]);
    assert!(!works(&tower, "lin.mo") && works(&tower, CAPTAIN));
    assert_eq!(tower.reads("", &at(&tower, "17", ""))["substitute"], Value::Null);
    tower.refused(CAPTAIN, &end, &[], 409, "captains.substitution_over");
    assert_eq!(house.events("captains.substitute_ended"), 1);
    // Whoever stands in says so themselves, also before it begins; then the days are free again.
    let ahead = tower.today().plus_days(2).to_string();
    let end = name("lin.mo", &ahead);
    tower.does("lin.mo", &end, &[]);
    assert!(tower.told(CAPTAIN, 0).last().unwrap().contains("代理提前结束"));
    name("e0019", &ahead);
    tower.leap(tower.today().plus_days(2));
    assert!(works(&tower, "e0019") && !works(&tower, "lin.mo"));
}

fn whoever_holds_the_role_without_a_captaincy_gets_one(house: &House) {
    let tower = Tower::main(house);
    let captaincy = office(&tower, "17");
    // A database from before captaincies were kept: the posts are there, and nothing else.
    const NONE: db::Command = db::Command::new("NONE", "delete from captaincy where district = $1", None);
    write(house, |tx| {
        tx.nothing_to_record();
        Ok(tx.run(&NONE, args![tx.district()]).map(drop)?)
    });
    assert_eq!(tower.status(CAPTAIN, &captaincy), 404);
    tower.leap(tower.today().plus_days(1));
    let adopted = office(&tower, "17");
    assert_ne!(adopted, captaincy);
    let page = tower.reads("", &adopted);
    assert_eq!((text(&page, "name"), text(&page, "state")), ("江若昀".to_owned(), "in_office".to_owned()));
    let count = house.events("captains.imported");
    tower.leap(tower.today().plus_days(2));
    assert_eq!(house.events("captains.imported"), count, "once each");
    // A second one on the floor is there as a post, and comes into office when the first has left.
    tower.appoints("lin.mo", Role::FloorCaptain, Scope::Floor(tower.floor("17").parse().unwrap()));
    assert_eq!(office(&tower, "17"), adopted);
    tower.does(CHAIR, &format!("{adopted}/dismissal"), &[("how", "removed"), ("words", "长期不在岗。")]);
    tower.leap(tower.today().plus_days(1));
    assert_eq!(text(&tower.reads("", &office(&tower, "17")), "name"), "林默");
}

fn two_handovers_at_once_end_once(house: &House) {
    let tower = Tower::main(house);
    let captaincy = office(&tower, "17");
    let cluster = given(&tower, "17", "微波炉坏了一台");
    tower.does(CAPTAIN, &format!("{captaincy}/resignation"), &[("words", "换了岗位。")]);
    tower.refused(CAPTAIN, &format!("{captaincy}/resignation"), &[], 409, "captains.not_now");
    let papers = papers(&tower, "17");
    // Back before it was handed over: there is nothing to hand over, and the item stays.
    let floor = Scope::Floor(tower.floor("17").parse().unwrap());
    tower.appoints(CAPTAIN, Role::FloorCaptain, floor);
    assert_eq!(state(&tower, &captaincy), "ended");
    assert_eq!(text(&tower.reads(SECRETARY, &papers), "state"), "dropped");
    assert_ne!(office(&tower, "17"), captaincy);
    assert!(works(&tower, CAPTAIN));
    tower.does(CAPTAIN, "/captain/settlements", &[("cluster", &cluster), ("words", "已更换。")]);
}

fn who_stands_in_has_the_role_for_that_time(house: &House) {
    let tower = Tower::main(house);
    let substitutes = format!("{}/substitutes", office(&tower, "17"));
    let day = |n: i64| tower.today().plus_days(n).to_string();
    let (tomorrow, last, long) = (day(1), day(5), day(90));
    let fields = |login: &'static str, until: &str| {
        vec![("login", login.to_owned()), ("from", tomorrow.clone()), ("until", until.to_owned())]
    };
    let send = |of: &[(&'static str, String)]| of.iter().map(|(n, v)| (*n, v.clone())).collect::<Vec<_>>();
    let tries = |login: &str, of: Vec<(&'static str, String)>, status: u16, code: &str| {
        let of = send(&of);
        let of: Vec<(&str, &str)> = of.iter().map(|(n, v)| (*n, v.as_str())).collect();
        tower.refused(login, &substitutes, &of, status, code);
    };
    tries("lin.mo", fields("lin.mo", &last), 403, "forbidden.captains.substitute");
    tries(CAPTAIN, fields(CAPTAIN, &last), 422, "captains.own_substitute");
    tries(CAPTAIN, fields("e0009", &last), 422, "captains.not_of_the_floor");
    tries(CAPTAIN, fields("lin.mo", &long), 422, "captains.too_long");
    tries(CAPTAIN, fields("lin.mo", &day(0)), 422, "captains.no_such_time");
    tower.at_fault(CAPTAIN, &substitutes, &[("login", "lin.mo"), ("from", &tomorrow)], "until");
    tower.does(CAPTAIN, &substitutes, &[("login", "lin.mo"), ("from", &tomorrow), ("until", &last)]);
    tries(CAPTAIN, fields("e0019", &last), 409, "captains.substitute_already");
    let cluster = given(&tower, "17", "微波炉坏了一台");
    assert!(!works(&tower, "lin.mo"), "not today");
    tower.leap(tower.today().plus_days(1));
    assert!(works(&tower, "lin.mo") && works(&tower, CAPTAIN));
    assert!(tower.reads("", &at(&tower, "17", ""))["substitute"].as_str().unwrap().contains("林默"));
    let line = tower.reads(SUBDISTRICT, &tower.at("/floors"))["floors"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["label"] == "17")
        .unwrap()
        .clone();
    assert_eq!((text(&line, "captain"), text(&line, "substitute")), ("江若昀".into(), "林默".into()));
    tower.does("lin.mo", "/captain/settlements", &[("cluster", &cluster), ("words", "已更换。")]);
    assert_eq!(tower.says(&format!("/clusters/{cluster}"), "state"), "awaiting_confirmation");
    tower.leap(tower.today().plus_days(5));
    assert!(!works(&tower, "lin.mo") && works(&tower, CAPTAIN), "it is over by itself");
    assert_eq!(tower.reads("", &at(&tower, "17", ""))["substitute"], Value::Null);
    assert_eq!(house.events("handover.opened"), 0, "whoever stands in leaves nothing behind");
}

fn handing_over_moves_what_the_leaver_had_and_nothing_else(house: &House) {
    let tower = Tower::main(house);
    let captaincy = office(&tower, "17");
    let many = 53;
    for n in 0..many {
        given(&tower, "17", &format!("微波炉坏了第 {n} 台"));
    }
    let person = tower.person(CAPTAIN);
    let job = crate::rules::read(house, move |tx| identity::api::employment_of(tx, person)).unwrap().id;
    tower.does("he.lanzhou", &format!("/employments/{job}/ending"), &[]);
    let left = house.events("issues.forwarded");
    tower.appoints("lin.mo", Role::FloorCaptain, Scope::Floor(tower.floor("17").parse().unwrap()));
    // What is open with the successor is the successor's own.
    let own = given(&tower, "17", "饮水机不出水");
    let due = tower.says(&format!("/clusters/{own}"), "due");
    let papers = papers(&tower, "17");
    tower.does(SECRETARY, &format!("{papers}/stand-in"), &[("words", "本人已离职。")]);
    takes_over(&tower, "lin.mo", &papers);
    assert_eq!(state(&tower, &captaincy), "ended");
    let climb = tower.reads(SECRETARY, &format!("/clusters/{own}"))["climb"].to_string();
    assert!(!climb.contains("交接"), "it was never handed over: {climb}");
    assert_eq!(tower.says(&format!("/clusters/{own}"), "due"), due);
    assert_eq!(house.events("issues.forwarded") - left, many, "all of the leaver's, and no other");
    let told = tower.told(CAPTAIN, 0);
    assert!(told.iter().any(|t| t.contains(&format!("移交 {many} 件"))), "{told:?}");
}

fn the_load_is_asked_again_on_acceptance_and_a_nomination_is_withdrawn(house: &House) {
    let tower = Tower::main(house);
    let floors = tower.reads(SECRETARY, &tower.at("/floors"))["floors"].clone();
    let free = floors.as_array().unwrap().iter().filter(|f| f["captain"].is_null() && f["label"] != "7");
    let free: Vec<String> = free.take(3).map(|f| text(f, "label")).collect();
    let nominations = at(&tower, "7", "/nominations");
    let id = tower.does(SECRETARY, &nominations, &[("login", "e0009")]).at("id");
    for label in &free {
        tower.appoints("e0009", Role::FloorCaptain, Scope::Floor(tower.floor(label).parse().unwrap()));
    }
    let answer = format!("/captaincies/{id}/answer");
    tower.refused_by("规则 18", "e0009", &answer, &[("answer", "yes")], (409, "captains.too_many_floors"));
    tower.does("e0009", &answer, &[("answer", "no")]);
    // Whoever has accepted may still take it back, while the floor is asked and after.
    let own = tower.does("e0033", &nominations, &[]).at("id");
    let (captaincy, withdrawal) = (format!("/captaincies/{own}"), format!("/captaincies/{own}/withdrawal"));
    tower.refused("", &withdrawal, &[], 401, "sign_in");
    for stranger in ["e0009", CHAIR, CAPTAIN] {
        tower.refused(stranger, &withdrawal, &[], 403, "forbidden.captains.withdraw");
    }
    let actions = |login: &str| tower.reads(login, &captaincy)["actions"].to_string();
    assert!(actions("e0033").contains("/withdrawal") && !actions("e0009").contains("/withdrawal"));
    tower.does("", &format!("{captaincy}/objections"), &[("words", "不常在楼层。")]);
    let told = tower.told(SECRETARY, 0).len();
    tower.does("e0033", &withdrawal, &[("words", "换了工作。")]);
    assert_eq!(state(&tower, &captaincy), "ended");
    assert!(tower.told(SECRETARY, told)[0].contains("7 层的提名已撤回"));
    assert!(!tower.reads(SECRETARY, "/today").to_string().contains("答复对 7 层人选的异议"), "nothing waits any more");
    tower.refused("e0033", &withdrawal, &[], 409, "captains.not_now");
    let again = tower.does("e0033", &nominations, &[]).at("id");
    tower.leap(tower.working_days(5).plus_days(1));
    let again = format!("/captaincies/{again}");
    assert_eq!(state(&tower, &again), "cleared");
    tower.does(SECRETARY, &format!("{again}/withdrawal"), &[]);
    assert_eq!(state(&tower, &again), "ended");
    assert!(tower.told("e0033", 0).last().unwrap().contains("提名已撤回"));
}

/// What the page of a floor, the list, the section and the gaps of several towers say of it: is it a gap, and who is there.
fn gap(tower: &Tower<'_>, label: &str) -> (bool, String, String) {
    let page = tower.reads("", &at(tower, label, ""));
    let list = tower.reads(SUBDISTRICT, &tower.at("/floors"));
    let line = list["floors"].as_array().unwrap().iter().find(|f| f["label"] == label).unwrap().clone();
    let all = tower.reads(SUBDISTRICT, "/floors/gaps").to_string();
    let section = tower.who("").page(&format!("/310107{}", tower.at(""))).text();
    let row = section.split("<li").find(|row| row.contains(&at(tower, label, ""))).unwrap().to_owned();
    let drawn = row.contains("缺楼层长");
    let said = [page["gap"] == true, line["gap"] == true, all.contains(&at(tower, label, "")), drawn];
    assert!(said.iter().all(|s| *s == said[0]), "{label}: page, list, gaps, section: {said:?}");
    let who = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
    (said[0], who("captain"), who("substitute"))
}

fn a_floor_without_a_captain_is_one_everywhere(house: &House) {
    let tower = Tower::main(house);
    assert_eq!(gap(&tower, "17"), (false, "江若昀".into(), String::new()));
    assert!(gap(&tower, "7").0);
    // Where nobody sits nobody is missing.
    let list = tower.reads(SUBDISTRICT, &tower.at("/floors"));
    let empty = list["floors"].as_array().unwrap().iter().find(|f| f["firms"] == 0 && f["captain"].is_null()).unwrap();
    assert!(!gap(&tower, &text(empty, "label")).0);
    // The office rests, and somebody stands in.
    let captaincy = office(&tower, "17");
    let (from, until) = (tower.today().to_string(), tower.today().plus_days(9).to_string());
    let fields = [("login", "lin.mo"), ("from", from.as_str()), ("until", until.as_str())];
    tower.does(SECRETARY, &format!("{captaincy}/suspension"), &[("words", "长期出差。")]);
    assert!(gap(&tower, "17").0);
    tower.does(SECRETARY, &format!("{captaincy}/substitutes"), &fields);
    assert_eq!(gap(&tower, "17"), (false, String::new(), "林默".into()));
    // Out of office with something still to hand over: nobody is in office.
    let twelve = office(&tower, "12");
    given(&tower, "12", "水龙头漏水");
    tower.does("e0002", &format!("{twelve}/resignation"), &[("words", "换了岗位。")]);
    assert!(works(&tower, "e0002"), "until it is handed over");
    assert_eq!(gap(&tower, "12"), (true, String::new(), String::new()));
}

fn nobody_learns_which_accounts_there_are(house: &House) {
    let tower = Tower::main(house);
    let nominations = at(&tower, "17", "/nominations");
    // Somebody who works in another tower, and a name that nobody has.
    let names = [ELSEWHERE, "no.body"];
    let said = |login: &str, path: &str, field: &str, rest: &[(&str, &str)]| {
        let answers = names.map(|name| {
            let mut fields = rest.to_vec();
            fields.push((field, name));
            let answer = tower.tries(login, path, &fields);
            (answer.status.as_u16(), answer.text().replace(name, ""))
        });
        assert_eq!(answers[0], answers[1], "{login} {path}");
        answers[0].0
    };
    assert_eq!(said("e0019", &nominations, "login", &[]), 403);
    tower.refused("e0019", &nominations, &[("login", "lin.mo")], 403, "captains.not_your_people");
    assert_eq!(said("he.lanzhou", &nominations, "login", &[]), 403);
    assert_eq!(said(SECRETARY, &nominations, "login", &[]), 422);
    assert_eq!(said(CAPTAIN, "/captain/notes", "for_login", &[("words", "灯坏了。")]), 422);
    let (from, until) = (tower.today().to_string(), tower.today().plus_days(3).to_string());
    let days = [("from", from.as_str()), ("until", until.as_str())];
    assert_eq!(said(CAPTAIN, &format!("{}/substitutes", office(&tower, "17")), "login", &days), 422);
}

fn the_people_of_the_floor_are_asked(house: &House) {
    let tower = Tower::main(house);
    let asked = |login: &str| tower.told(login, 0).iter().filter(|t| t.contains("17 层楼层长人选公开征询")).count();
    let before = (asked("e0019"), asked("e0033"));
    assert_eq!(before, (0, 0));
    tower.does("lin.mo", &at(&tower, "17", "/nominations"), &[]);
    assert_eq!((asked("e0019"), asked("he.lanzhou"), asked(SECRETARY)), (1, 1, 1), "once each");
    assert_eq!((asked("e0033"), asked("lin.mo")), (0, 0), "another floor's, and whoever stands");
}

fn a_deed_is_theirs_who_did_it(house: &House) {
    let tower = Tower::main(house);
    let captaincy = office(&tower, "17");
    let (from, until) = (tower.today().to_string(), tower.today().plus_days(9).to_string());
    let fields = [("login", "lin.mo"), ("from", from.as_str()), ("until", until.as_str())];
    tower.does(CAPTAIN, &format!("{captaincy}/substitutes"), &fields);
    let settles = |login: &str, words: &str| {
        let cluster = tower.raises("e0019", "17", words);
        tower.does(login, "/captain/settlements", &[("cluster", &cluster), ("words", "已更换。")]);
        cluster
    };
    let confirms = |cluster: &str| {
        tower.does("e0019", &format!("/clusters/{cluster}/confirmation"), &[]);
    };
    let count = |login: &str, office: &str| tower.reads(login, office)["record"]["served"][0]["confirmed"].clone();
    let (by_captain, by_substitute) = (settles(CAPTAIN, "灯坏了两盏"), settles("lin.mo", "水龙头漏水"));
    confirms(&by_captain);
    confirms(&by_substitute);
    assert_eq!(count(CAPTAIN, &captaincy), 1, "what the substitute did is not the captain's");
    // Settled before the office ended, confirmed when somebody else was in office.
    let late = settles(CAPTAIN, "地毯翘起来了");
    tower.does(CHAIR, &format!("{captaincy}/dismissal"), &[("how", "removed"), ("words", "长期不在岗。")]);
    tower.appoints("e0019", Role::FloorCaptain, Scope::Floor(tower.floor("17").parse().unwrap()));
    let next = office(&tower, "17");
    assert_ne!(next, captaincy);
    confirms(&late);
    assert_eq!(count("e0019", &next), 0, "what the predecessor did is not the successor's");
    assert_eq!(count(CAPTAIN, &captaincy), 2);
}
