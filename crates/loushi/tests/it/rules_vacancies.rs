//! Seats that are lost while a committee is at work, and who follows.

use serde_json::Value;

use crate::{
    house::{House, on_both},
    rules::text,
    rules_founding::{CLERK, MANAGER, New, OWNER, SECRETARY_OF_PARTY},
    rules_upkeep::ids_of,
};

on_both!(a_lost_seat_is_filled_and_filed, a_chair_who_leaves_is_followed_by_a_member);

fn a_lost_seat_is_filled_and_filed(house: &House) {
    let new = New::active(house);
    let (tower, body) = (&new.tower, new.body());
    let resign = format!("/bodies/{body}/resignation");
    tower.refused("lin.mo", &resign, &[("words", "忙。")], 403, "forbidden.founding.resign_seat");
    tower.at_fault(&new.members()[5], &resign, &[], "words");
    let vacancies = || ids_of(house, "vacancy");
    // An employee's seat: the committee nominates and votes.
    tower.does(&new.members()[5], &resign, &[("words", "调离。")]);
    let [vacancy] = <[String; 1]>::try_from(vacancies()).unwrap();
    let nomination = format!("/vacancies/{vacancy}/nomination");
    let successor = new.employees[3].clone();
    let fields = [("login", successor.as_str()), ("ordinary", "1")];
    tower.refused(OWNER, &nomination, &fields, 403, "founding.other_side");
    let boss = [("login", successor.as_str())];
    tower.refused_by("规则 3", new.secretary(), &nomination, &boss, (422, "founding.unmet"));
    let seated = new.members()[6].clone();
    let sits = [("login", seated.as_str()), ("ordinary", "1")];
    tower.refused(new.secretary(), &nomination, &sits, 409, "founding.seated_already");
    tower.does(new.secretary(), &nomination, &fields);
    assert_eq!(text(&tower.reads("", &format!("/vacancies/{vacancy}")), "state"), "voting");
    tower.refused(CLERK, &format!("/vacancies/{vacancy}/filing"), &[], 409, "founding.not_now");
    let present: Vec<String> =
        new.members().into_iter().enumerate().filter(|(n, _)| *n != 5).map(|(_, login)| login).collect();
    elects(&new, MANAGER, MANAGER, &present);
    assert_eq!(text(&tower.reads("", &format!("/vacancies/{vacancy}")), "state"), "filled");
    tower.refused(new.secretary(), &format!("/vacancies/{vacancy}/filing"), &[], 403, "forbidden.founding.file_change");
    tower.does(CLERK, &format!("/vacancies/{vacancy}/filing"), &[]);
    assert_eq!(tower.reads("", &format!("/bodies/{body}"))["voting"], 7);
    // The owner's seat: the owner names somebody, who sits at once.
    tower.does(OWNER, &resign, &[("words", "换人。")]);
    let open = vacancies().into_iter().find(|v| *v != vacancy).unwrap();
    let fields = [("login", new.employees[4].as_str())];
    tower.refused(SECRETARY_OF_PARTY, &format!("/vacancies/{open}/nomination"), &fields, 403, "founding.other_side");
    tower.does(OWNER, &format!("/vacancies/{open}/nomination"), &fields);
    assert_eq!(text(&tower.reads("", &format!("/vacancies/{open}")), "state"), "filled");
}

/// Whoever is nominated is voted on in a meeting, by all who are there, and elected.
fn elects(new: &New<'_>, convener: &str, presides: &str, present: &[String]) {
    let tower = &new.tower;
    let pool = tower.reads(new.secretary(), &tower.at("/agenda"));
    let item = text(&pool["items"][0], "id");
    let on = tower.working_days(6);
    let starts_at = format!("{on}T14:00");
    let fields = [("starts_at", starts_at.as_str()), ("venue", "一楼"), ("items", item.as_str())];
    let meeting = tower.does(convener, &tower.at("/meetings/new"), &fields).at("id");
    tower.does(convener, &format!("/meetings/{meeting}/convocation"), &[]);
    tower.leap(on);
    tower.house.clock.set(on.at(14, 0));
    for login in present {
        tower.does(login, &format!("/meetings/{meeting}/presence"), &[("present", "1")]);
    }
    tower.does(presides, &format!("/meetings/{meeting}/opening"), &[]);
    tower.does(convener, &format!("/items/{item}/deliberation"), &[]);
    let named = [("question", "adopt"), ("mode", "named")];
    let ballot = tower.does(convener, &format!("/items/{item}/ballots"), &named).at("id");
    for login in present {
        tower.does(login, &format!("/ballots/{ballot}/vote"), &[("choice", "yes")]);
    }
    tower.does(convener, &format!("/ballots/{ballot}/closure"), &[]);
}

/// The chair is elected among the members, who goes on sitting for the same side: the seat of the chair before is empty.
fn a_chair_who_leaves_is_followed_by_a_member(house: &House) {
    let new = New::active(house);
    let (tower, body) = (&new.tower, new.body());
    tower.does(MANAGER, &format!("/bodies/{body}/resignation"), &[("words", "调离。")]);
    let [vacancy] = <[String; 1]>::try_from(ids_of(house, "vacancy")).unwrap();
    let nomination = format!("/vacancies/{vacancy}/nomination");
    let next = new.delegates[0].0.clone();
    tower.refused(MANAGER, &nomination, &[("login", next.as_str())], 403, "founding.other_side");
    let outside = [("login", new.employees[3].as_str())];
    tower.at_fault(new.secretary(), &nomination, &outside, "login");
    tower.does(new.secretary(), &nomination, &[("login", next.as_str())]);
    let present: Vec<String> = new.members().into_iter().filter(|login| login != MANAGER).collect();
    elects(&new, new.secretary(), SECRETARY_OF_PARTY, &present);
    let page = tower.reads("", &format!("/bodies/{body}"));
    let seats = page["seats"].as_array().unwrap();
    let chair: Vec<&Value> = seats.iter().filter(|s| text(s, "position").starts_with("主任")).collect();
    assert_eq!((chair.len(), page["voting"].as_u64()), (1, Some(6)), "{page}");
    assert_eq!(text(chair[0], "kind"), "enterprise", "{page}");
    let open = ids_of(house, "vacancy").into_iter().find(|v| *v != vacancy).unwrap();
    let of = tower.reads("", &format!("/vacancies/{open}"));
    assert_eq!(text(&of, "state"), "open");
    assert!(text(&of, "title").contains("物业"), "{of}");
}
