//! The demonstration's year: the main loop from the first report to the archive, told through the pages on either database.

use std::collections::{BTreeSet, VecDeque};

use axum::http::StatusCode;
use kernel::Date;
use loushi::{config::Config, demo};

use crate::{
    house::{Backend, House, Place, on_both},
    html,
};

on_both!(after_the_year: every_state_of_the_story_is_reached, no_page_leads_to_nowhere);

fn tower(house: &House) -> String {
    let towers = house.guest().get("/310107/towers").json();
    let all =
        towers["groups"].as_array().into_iter().flatten().flat_map(|g| g["towers"].as_array().into_iter().flatten());
    let id = all.into_iter().find(|t| t["name"] == "和衡中心").and_then(|t| t["id"].as_str()).expect("the main tower");
    format!("/310107/towers/{id}")
}

fn states(house: &House, path: &str, list: &str) -> BTreeSet<(String, String)> {
    let page = house.guest().get(path).json();
    let text = |v: &serde_json::Value| v.as_str().unwrap_or_default().to_owned();
    page[list].as_array().into_iter().flatten().map(|i| (text(&i["title"]), text(&i["state"]))).collect()
}

fn every_state_of_the_story_is_reached(house: &House) {
    let tower = tower(house);
    let clusters = states(house, &format!("{tower}/clusters"), "clusters");
    for (title, state) in [
        ("早高峰客梯等候太久", "archived"),
        ("工作时间装修噪声", "archived"),
        ("设一间母婴室", "in_project"),
        ("大堂设共享工位", "in_project"),
        ("午餐微波炉与共享餐区", "on_agenda"),
        ("访客停车预约", "noticed"),
        ("12 层卫生间水龙头漏水", "closed"),
        ("9 层茶水间灯坏", "awaiting_confirmation"),
        ("17 层茶水间微波炉跳闸", "handling"),
    ] {
        assert!(clusters.contains(&(title.to_owned(), state.to_owned())), "{title} is not {state}: {clusters:#?}");
    }
    let projects = states(house, &format!("{tower}/projects"), "projects");
    for (title, state) in
        [("电梯错峰分区停靠试行", "archived"), ("二层母婴室", "in_progress"), ("大堂共享工位", "claimed")]
    {
        assert!(projects.contains(&(title.to_owned(), state.to_owned())), "{title} is not {state}: {projects:#?}");
    }
    let meetings = house.guest().get(&format!("{tower}/meetings")).json();
    assert_eq!(meetings["resolutions"].as_array().map(Vec::len), Some(7), "{meetings:#}");
    assert_eq!(meetings["coming"].as_array().map(Vec::len), Some(1), "{meetings:#}");
    // What was deferred waits for the next meeting, with more voices than the rules ask for.
    let lunch = clusters_href(house, &tower, "午餐微波炉与共享餐区");
    let page = house.guest().get(&lunch).json();
    assert!(page["supporters"].as_i64() >= page["threshold"].as_i64(), "{page:#}");
    for kind in
        ["meetings.appraisal_closed", "meetings.agreement_reached", "projects.milestone_late", "issues.declined"]
    {
        assert!(house.events(kind) > 0, "no {kind}");
    }
}

fn clusters_href(house: &House, tower: &str, title: &str) -> String {
    let page = house.guest().get(&format!("{tower}/clusters")).json();
    let all = page["clusters"].as_array().cloned().unwrap_or_default();
    let found = all.iter().find(|c| c["title"] == title).expect("a matter");
    found["href"].as_str().unwrap_or_default().to_owned()
}

/// Follows every link from the tower's page, as several people in both languages: each leads to a page without a fault.
fn no_page_leads_to_nowhere(house: &House) {
    const MOST: usize = 260;
    let mut faults = Vec::new();
    for (login, locale) in
        [("", "zh"), ("", "en"), ("lu.zhiwei", "zh"), ("gu.yanqiu", "en"), ("lin.mo", "zh"), ("jie.dao", "zh")]
    {
        let visitor = if login.is_empty() { house.guest() } else { house.enter(login) }.in_language(locale);
        let mut seen = BTreeSet::new();
        let mut next = VecDeque::from([tower(house), "/".to_owned()]);
        if !login.is_empty() {
            next.push_back("/310107/today".into());
            next.push_back("/310107/me".into());
        }
        while let Some(path) = next.pop_front() {
            if seen.len() >= MOST || !seen.insert(path.clone()) {
                continue;
            }
            let answer = visitor.page(&path);
            let as_whom = if login.is_empty() { "a guest" } else { login };
            // To do something a guest signs in first, and comes back to it.
            let to_sign_in = login.is_empty() && answer.status == StatusCode::UNAUTHORIZED;
            if !to_sign_in && !matches!(answer.status, StatusCode::OK | StatusCode::SEE_OTHER) {
                faults.push(format!("{path} as {as_whom}: {}", answer.status));
            }
            if answer.status != StatusCode::OK || !answer.header("content-type").starts_with("text/html") {
                continue;
            }
            let text = answer.text();
            faults
                .extend(html::faults(&text, true).into_iter().map(|f| format!("{path} as {as_whom} in {locale}: {f}")));
            for (at, _) in text.match_indices("href=\"/") {
                let rest = &text[at + 6..];
                let link = rest[..rest.find('"').unwrap_or(0)].replace("&amp;", "&");
                let link = link.split('#').next().unwrap_or_default().to_owned();
                // Records and proofs are thousands; assets have tests of their own.
                if !["/assets", "/310107/record", "/sign-out"].iter().any(|p| link.starts_with(p)) {
                    next.push_back(link);
                }
            }
        }
        assert!(seen.len() > 20, "{login}: {seen:?}");
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

/// The demonstration can be made on any day: after a long holiday, on a weekend, at the turn of a year.
#[test]
fn the_year_can_end_on_any_day() {
    for (year, month, day) in [(2026, 10, 6), (2026, 10, 12), (2026, 11, 28), (2027, 1, 1), (2027, 3, 1), (2028, 1, 31)]
    {
        let folder = tempfile::tempdir().expect("a folder");
        let config = Config { data: folder.path().to_path_buf(), ..Config::default() };
        let today = Date::new(year, month, day).expect("a date");
        demo::make(&config, today, &mut |_| {}).expect("the year is told");
    }
}

/// What the year has left is sound: every event is in the signed record and none was altered.
#[test]
fn the_record_of_the_year_verifies() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let place = Place::after_the_year(backend);
        let file = place.data().join("record.jsonl");
        let out = file.display().to_string();
        place.run(&["export", "ledger", "--out", &out]).ok();
        let ran = crate::program::run(&["verify", &out]).ok();
        assert!(!ran.out.is_empty(), "{ran:?}");
    }
}
