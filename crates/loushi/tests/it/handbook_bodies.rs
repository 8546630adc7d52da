//! The pictures of how committees, their documents, their floors and Party organisations are kept.

use crate::{
    handbook::{Tour, list},
    rules::text,
};

pub fn pictures(tour: &Tour<'_>) {
    bodies(tour);
    documents(tour);
    captains(tour);
}

/// How committees and Party organisations are founded, checked and drawn.
fn bodies(tour: &Tour<'_>) {
    let tower = &tour.tower;
    let Tour { desk, phone, english, .. } = tour;
    let foundings = tour.reads("qu.ban", "/310107/foundings");
    let noticed = list(&foundings, "foundings").into_iter().find(|f| f["state"] == "noticed").expect("a notice");
    tour.look(desk, "founding", "jie.dao", &text(&noticed, "href"));
    tour.look(phone, "founding", "", &text(&noticed, "href"));
    tour.look(desk, "conformance", "jie.dao", "/310107/conformance");
    let checked = tour.reads("jie.dao", "/310107/conformance");
    let failing = list(&checked, "bodies").into_iter().find(|b| b["fails"] != 0).expect("a body that fails");
    tour.look(desk, "report-of-body", "jie.dao", &text(&failing, "href"));
    tour.look(english, "report-of-body-en", "jie.dao", &text(&failing, "href"));
    tour.look(desk, "map", "jie.dao", "/310107/conformance/map?subdistrict=310107014");
    tour.look(desk, "party", "jie.dao", "/310107/party");
    tour.look(phone, "party", "fang.jibai", "/310107/party");
    tour.look(desk, "coverage", "jie.dao", "/310107/party/coverage");
    tour.look(phone, "rights", "", &format!("{tower}/rights/enterprise"));
    tour.look(desk, "rights", "lu.zhiwei", &format!("{tower}/rights"));
    tour.look(desk, "moves", "huang.lichuan", &format!("{tower}/moves"));
}

/// The covenant and the rules of procedure.
fn documents(tour: &Tour<'_>) {
    let tower = &tour.tower;
    let Tour { desk, phone, english, .. } = tour;
    tour.look(desk, "charters", "lu.zhiwei", &format!("{tower}/charters"));
    let found = tour.reads("lu.zhiwei", &format!("{tower}/charters"));
    let covenant = list(&found, "documents").into_iter().find(|d| d["kind"] == "covenant").expect("a covenant");
    let covenant = text(&covenant, "href");
    tour.look(phone, "charter", "", &covenant);
    tour.look(english, "charter-en", "", &covenant);
    tour.look(desk, "difference", "", &format!("{covenant}/difference"));
}

/// Floors, who looks after them, and how a post passes from one to the next.
fn captains(tour: &Tour<'_>) {
    let tower = &tour.tower;
    let Tour { desk, phone, .. } = tour;
    tour.look(desk, "floors", "lu.zhiwei", &format!("{tower}/floors"));
    let floors = tour.reads("lu.zhiwei", &format!("{tower}/floors"));
    let own = list(&floors, "floors").into_iter().find(|f| f["label"] == "17").expect("the floor");
    tour.look(phone, "floor", "jiang.ruoyun", &text(&own, "href"));
    let found = tour.reads("lu.zhiwei", &format!("{tower}/handovers"));
    let handed = list(&found, "past").first().map(|h| text(h, "href")).expect("a handover");
    tour.look(desk, "handover", "lu.zhiwei", &handed);
    tour.look(desk, "first-day", "lu.zhiwei", &format!("{tower}/first-day/committee_secretary"));
}
