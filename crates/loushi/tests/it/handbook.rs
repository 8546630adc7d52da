//! The pictures of the handbook, taken from the demonstration's year and the days after it.
//! `UPDATE_PICTURES=1 cargo test -p loushi handbook` takes them anew.

use std::{cell::RefCell, collections::BTreeSet, fs};

use axum::http::Method;
use kernel::Date;
use serde_json::{Value, json};
use testkit::browser::{Browser, Options};

use crate::{
    documents::{name_of, pictures, shown},
    handbook_bodies,
    house::{Backend, House, year_end},
    pages,
    rules::text,
};

/// Pictures are cut off here; the page goes on.
const HIGHEST: u64 = 1000;

/// Who looks at the pages: somebody at a desk, somebody with a telephone, and a reader of English.
pub struct Tour<'h> {
    house: &'h House,
    address: String,
    pub tower: String,
    pub desk: Browser,
    pub phone: Browser,
    pub english: Browser,
    /// The pictures that the documents show, and those that were taken.
    shown: BTreeSet<String>,
    taken: RefCell<BTreeSet<String>>,
    faults: RefCell<Vec<String>>,
}

impl<'h> Tour<'h> {
    fn new(house: &'h House) -> Self {
        let towers = house.guest().get("/310107/towers").json();
        let groups = list(&towers, "groups");
        let tower = groups.iter().flat_map(|g| list(g, "towers")).find(|t| t["name"] == "和衡中心").expect("the tower");
        let start = |width, mobile, locale| Browser::start(Options { width, mobile, locale, ..Options::default() });
        let tour = Self {
            house,
            address: house.open_to_browsers(),
            tower: format!("/310107/towers/{}", text(&tower, "id")),
            desk: start(1280, false, "zh-CN"),
            phone: start(375, true, "zh-CN"),
            english: start(1280, false, "en"),
            shown: shown().into_iter().map(|(_, file)| name_of(&file)).collect(),
            taken: RefCell::default(),
            faults: RefCell::default(),
        };
        tour.english.goto(&format!("{}/demo", tour.address));
        if tour.english.attribute("html", "lang").as_deref() != Some("en") {
            tour.english.click("button[name='locale']");
            tour.english.wait_until("document.documentElement.lang === 'en'");
        }
        tour
    }

    fn enter(&self, browser: &Browser, login: &str) {
        browser.forget_cookies();
        if std::ptr::eq(browser, &raw const self.english) {
            browser.goto(&format!("{}/demo", self.address));
            if browser.attribute("html", "lang").as_deref() != Some("en") {
                browser.click("button[name='locale']");
                browser.wait_until("document.documentElement.lang === 'en'");
            }
        }
        if login.is_empty() {
            return;
        }
        pages::enter(browser, &self.address, login);
    }

    /// Somebody opens a page and it is pictured.
    pub fn look(&self, browser: &Browser, name: &str, login: &str, path: &str) {
        self.enter(browser, login);
        self.open(browser, path);
        self.picture(browser, name, "");
    }

    fn open(&self, browser: &Browser, path: &str) {
        browser.goto(&format!("{}{path}", self.address));
    }

    /// Pictures the open page, from the element `from` on, and asks that it be sound.
    fn picture(&self, browser: &Browser, name: &str, from: &str) {
        let at = browser.url();
        let found = pages::faults(browser).into_iter().map(|f| format!("{name} at {at}: {f}"));
        self.faults.borrow_mut().extend(found);
        self.take(browser, name, from);
    }

    fn take(&self, browser: &Browser, name: &str, from: &str) {
        let width: u32 = if std::ptr::eq(browser, &raw const self.phone) { 375 } else { 1280 };
        let high = browser.eval(&format!(
            "const from = {};
             const top = from ? from.getBoundingClientRect().top + scrollY : 0;
             const end = document.querySelector('footer.ground').getBoundingClientRect().top + scrollY;
             return Math.ceil(end - top + (document.querySelector('nav.thumb')?.checkVisibility() ? 70 : 24));",
            if from.is_empty() { "null".to_owned() } else { format!("document.querySelector({})", json!(from)) },
        ));
        let high = high.as_u64().expect("a height").clamp(320, HIGHEST);
        browser.resize(width, u32::try_from(high).expect("a height"));
        if from.is_empty() {
            browser.eval("scrollTo(0, 0)");
        } else {
            // The head of a table sticks to the top otherwise, and covers what is shown.
            browser.eval(&format!(
                "document.querySelectorAll('thead').forEach(head => head.style.position = 'static');
                 scrollTo(0, document.querySelector({}).getBoundingClientRect().top + scrollY - 16)",
                json!(from)
            ));
        }
        let file = format!("{name}-{width}.png");
        let shots = pages::screenshots().join("handbook");
        fs::create_dir_all(&shots).expect("a folder");
        browser.screenshot(&shots.join(&file), false);
        if std::env::var_os("UPDATE_PICTURES").is_some() && self.shown.contains(&file) {
            fs::create_dir_all(pictures()).expect("a folder");
            fs::copy(shots.join(&file), pictures().join(&file)).expect("a picture");
        }
        browser.resize(width, 900);
        self.taken.borrow_mut().insert(file);
    }

    /// The address of something in a list of the tower, by its title.
    fn find(&self, tail: &str, of: &str, title: &str) -> String {
        let page = self.house.guest().get(&format!("{}/{tail}", self.tower)).json();
        let found = list(&page, of).into_iter().find(|i| i["title"] == title);
        text(&found.unwrap_or_else(|| panic!("no {title} in {page:#}")), "href")
    }

    fn matter(&self, title: &str) -> String {
        self.find("clusters", "clusters", title)
    }

    fn project(&self, title: &str) -> String {
        self.find("projects", "projects", title)
    }

    fn meeting(&self, of: &str, title: &str) -> String {
        self.find("meetings", of, title)
    }

    pub fn reads(&self, login: &str, path: &str) -> Value {
        self.house.enter(login).get(path).ok().json()
    }

    #[track_caller]
    fn does(&self, login: &str, path: &str, body: &Value) -> String {
        self.house.enter(login).post(path, body).ok().at("id")
    }

    /// The jobs run each morning until a day.
    fn until(&self, day: Date) {
        while self.house.clock.now().date() < day {
            self.house.clock.set(self.house.clock.now().date().plus_days(1).at(9, 0));
            self.house.jobs();
        }
    }
}

pub fn list(page: &Value, name: &str) -> Vec<Value> {
    page[name].as_array().cloned().unwrap_or_default()
}

#[test]
fn every_picture_of_the_handbook_is_of_a_sound_page() {
    let house = House::after_the_year(Backend::Sqlite);
    house.jobs();
    let tour = Tour::new(&house);
    reporting(&tour);
    settling(&tour);
    meetings(&tour);
    projects(&tour);
    offices(&tour);
    handbook_bodies::pictures(&tour);
    later(&tour);
    let faults = tour.faults.borrow();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let taken = tour.taken.borrow();
    let never: Vec<&String> = tour.shown.difference(&taken).collect();
    assert!(never.is_empty(), "the documents show these, and no test takes them: {never:?}");
}

/// What employees and the public see.
fn reporting(tour: &Tour<'_>) {
    let tower = &tour.tower;
    let Tour { desk, phone, english, .. } = tour;
    tour.look(desk, "tower", "", tower);
    tour.look(phone, "tower", "", tower);
    tour.look(english, "tower-en", "", tower);
    tour.look(desk, "cast", "", "/demo");
    // A guest reports; something similar is open already.
    tour.open(phone, &format!("{tower}/report"));
    phone.fill("main textarea[name='words']", "22 层下午空调太热，西晒。");
    phone.wait_for("#similar *");
    tour.picture(phone, "report", "");
    tour.open(phone, &format!("{tower}/report"));
    phone.fill("main textarea[name='words']", "大堂快递架挡住了盲道。");
    phone.click("main form button.main");
    phone.wait_for(".flash, main .notice");
    tour.picture(phone, "receipt", "");
    tour.enter(phone, "lin.mo");
    tour.open(phone, &tour.matter("22 层下午空调太热"));
    tour.picture(phone, "support", "aside.side");
    tour.look(phone, "confirm", "ye.zhixia", &tour.matter("9 层茶水间灯坏"));
    tour.look(phone, "me", "lin.mo", "/310107/me");
    tour.look(phone, "notices", "lin.mo", "/310107/me/notices");
    let lifts = tour.matter("早高峰客梯等候太久");
    tour.look(desk, "chain", "", &lifts);
    tour.look(phone, "chain", "", &lifts);
    tour.look(english, "chain-en", "", &lifts);
    // Joining by an invitation.
    tour.does("lu.zhiwei", &format!("{tower}/invitations"), &json!({ "organisation": "" }));
    tour.look(desk, "invite", "lu.zhiwei", &format!("{tower}/invitations"));
    let made = tour.reads("lu.zhiwei", &format!("{tower}/invitations"));
    let code = text(&list(&made, "invitations")[0], "code");
    tour.look(phone, "join", "", &format!("/310107/join/{code}"));
    joined(tour, &code);
    tour.look(desk, "pending", "he.lanzhou", "/310107/employments/pending");
}

fn joined(tour: &Tour<'_>, code: &str) {
    let join = format!("/310107/join/{code}");
    let form = tour.house.guest().page(&join).text();
    let (before, _) = form.split_once(">明岫信息技术（上海）股份有限公司").expect("a firm of the tower");
    let id = &before[before.rfind("org_").expect("its id")..].trim_end_matches('"');
    let body = json!({ "name": "夏星野", "organisation": id, "login": "xia.xingye", "password": "Lantern-17f-Tea" });
    tour.house.guest().send(Method::POST, &join, "application/json", "application/json", body.to_string()).ok();
}

/// What the secretary, floor captains and the property manager see.
fn settling(tour: &Tour<'_>) {
    let tower = &tour.tower;
    let Tour { desk, phone, english, .. } = tour;
    tour.look(desk, "today", "lu.zhiwei", "/310107/today");
    tour.look(english, "today-en", "lu.zhiwei", "/310107/today");
    tour.look(desk, "inbox", "lu.zhiwei", &format!("{tower}/inbox"));
    let new = tour.reads("lu.zhiwei", &format!("{tower}/inbox"));
    let first = list(&new, "clusters").iter().map(|c| text(c, "href")).next_back().expect("something new");
    tour.open(desk, &format!("{first}/triage"));
    tour.picture(desk, "triage", "");
    tour.open(desk, &format!("{first}/declination"));
    tour.picture(desk, "decline", "");
    tour.look(phone, "work", "jiang.ruoyun", "/310107/captain/desk");
    tour.look(phone, "captain", "jiang.ruoyun", "/310107/today?tab=mine");
    let oven = tour.matter("17 层茶水间微波炉跳闸");
    tour.open(phone, &format!("{oven}/result"));
    tour.picture(phone, "settle", "");
    tour.open(phone, &format!("{oven}/forwarding"));
    tour.picture(phone, "forward", "");
    tour.look(desk, "codes", "lu.zhiwei", &format!("{tower}/codes"));
    tour.look(desk, "settle", "huang.lichuan", &tour.matter("22 层下午空调太热"));
    tour.look(desk, "clusters", "", &format!("{tower}/clusters"));
}

/// The three meetings as the year has left them.
fn meetings(tour: &Tour<'_>) {
    let tower = &tour.tower;
    let Tour { desk, english, .. } = tour;
    tour.look(desk, "meetings", "gu.yanqiu", &format!("{tower}/meetings"));
    tour.open(desk, &format!("{}/scheduling", tour.matter("22 层下午空调太热")));
    tour.picture(desk, "schedule", "");
    desk.click("main form button.main");
    desk.wait_for(".flash");
    tour.open(desk, &format!("{tower}/agenda"));
    tour.picture(desk, "agenda", "");
    let fifth = tour.meeting("past", "第 5 次议事会");
    tour.open(desk, &fifth);
    tour.picture(desk, "meeting", "");
    tour.look(english, "meeting-en", "", &fifth);
    tour.open(desk, &format!("{fifth}/minutes"));
    tour.picture(desk, "minutes", "");
    tour.look(desk, "resolution", "", &tour.meeting("resolutions", "访客停车预约"));
    tour.look(desk, "coordination", "lu.zhiwei", &tour.meeting("coordinations", "工作时间装修噪声"));
    tour.look(desk, "appraisal", "", &tour.meeting("appraisals", "电梯错峰分区停靠试行"));
    // A meeting so soon that nobody could be told in time.
    tour.enter(desk, "lu.zhiwei");
    tour.open(desk, &format!("{tower}/meetings/new"));
    tour.picture(desk, "new-meeting", "");
}

/// Projects: open to claims, under way, and with their outcome.
fn projects(tour: &Tour<'_>) {
    let tower = &tour.tower;
    let Tour { desk, phone, english, .. } = tour;
    tour.look(desk, "projects", "", &format!("{tower}/projects"));
    let desks = tour.project("大堂共享工位");
    tour.look(desk, "project-open", "he.lanzhou", &desks);
    tour.look(english, "project-open-en", "he.lanzhou", &desks);
    tour.open(desk, &format!("{desks}/claims"));
    tour.picture(desk, "claim", "");
    let room = tour.project("二层母婴室");
    tour.look(desk, "project-late", "gu.yanqiu", &room);
    let milestone = unfinished(tour, &room)[0].clone();
    tour.open(desk, &format!("/310107/milestones/{milestone}/report"));
    tour.picture(desk, "milestone", "");
    tour.open(desk, &format!("/310107/milestones/{milestone}/extension"));
    tour.picture(desk, "extend", "");
    let lifts = tour.project("电梯错峰分区停靠试行");
    tour.look(phone, "outcome", "", &lifts);
    for (browser, name) in [(desk, "outcome"), (english, "outcome-en")] {
        tour.enter(browser, "");
        tour.open(browser, &lifts);
        // The trend, from its heading on.
        browser.eval("document.querySelector('main figure.fig').closest('section').id = 'trend'");
        tour.picture(browser, name, "#trend");
    }
}

/// What the offices, the public and the operator see.
fn offices(tour: &Tour<'_>) {
    let Tour { desk, phone, .. } = tour;
    tour.look(desk, "subdistrict", "jie.dao", "/310107/today");
    tour.look(desk, "appointments", "jie.dao", "/310107/appointments");
    tour.look(desk, "rules", "", "/310107/rules");
    tour.look(desk, "district", "qu.ban", "/310107/towers");
    tour.look(desk, "imports", "qu.ban", "/310107/imports");
    let sheet = tour.house.place.data().join("入驻名册.csv");
    let rows = "企业名称,信用代码,所在楼宇,所在楼层,入驻日期,到期日期\n\
        明岫信息技术（上海）股份有限公司,91310107DEMFETT0X5,和衡中心,17,2024-03-01,2029-02-28\n\
        岚桥供应链管理（上海）有限公司,91310107DEMGETT00X,和衡中心,12-13,2024-03-01,2029-02-28\n\
        岚桥供应链管理（上海）有限公司,91310107DEMGETT00Y,和衡中心,31,2026-12-01,2026-11-01\n";
    fs::write(&sheet, rows).expect("a spreadsheet");
    desk.choose("main select[name='kind']", "tenancies");
    desk.attach("main input[type='file']", &sheet);
    desk.click("main form button.main");
    desk.wait_until("location.pathname.includes('/imports/')");
    tour.picture(desk, "preview", "");
    tour.look(desk, "record", "", "/record");
    let matter = tour.reads("lu.zhiwei", &tour.matter("访客停车预约"));
    let proof = text(&list(&matter, "records")[0], "href");
    tour.look(desk, "proof", "", &proof);
    tour.look(phone, "receipts", "", "/310107/receipts");
    tour.look(phone, "privacy", "", "/about/privacy");
}

fn unfinished(tour: &Tour<'_>, project: &str) -> Vec<String> {
    let page = tour.reads("lu.zhiwei", project);
    list(&page, "milestones").iter().filter(|m| m["state"] != "confirmed").map(|m| text(m, "id")).collect()
}

/// The days after: a project made, claims decided, a project finished and accepted, a meeting that votes.
fn later(tour: &Tour<'_>) {
    let desk = &tour.desk;
    tour.until(year_end().plus_days(4));
    let parking = tour.matter("访客停车预约");
    tour.look(desk, "make-project", "lu.zhiwei", &format!("{parking}/project"));
    let desks = tour.project("大堂共享工位");
    tour.look(desk, "award", "fang.jibai", &format!("{desks}/award"));
    let draft = json!({
        "title": "访客停车预约", "purpose": "访客不再在地库门口排队。", "conditions": "有停车管理资质。",
        "funding": "物业公共收益", "money": "12000", "indicator": "早高峰排队车辆", "unit": "辆", "target": "3",
    });
    let made = tour.does("lu.zhiwei", &format!("{parking}/project"), &draft);
    tour.does("lu.zhiwei", &format!("/310107/projects/{made}/submission"), &json!({}));
    tour.look(desk, "review", "fang.jibai", &format!("/310107/projects/{made}/review"));
    finished(tour);
    tour.until(year_end().plus_days(9));
    voted(tour);
}

/// The care room is done, confirmed, paid for and put to those who accept it.
fn finished(tour: &Tour<'_>) {
    let room = tour.project("二层母婴室");
    for (n, milestone) in unfinished(tour, &room).iter().enumerate() {
        let at = format!("/310107/milestones/{milestone}");
        tour.does("gu.yanqiu", &format!("{at}/report"), &json!({ "words": "已完工，现场可以看。" }));
        if n == 0 {
            tour.look(&tour.desk, "confirm-milestone", "lu.zhiwei", &format!("{at}/confirmation"));
        }
        let body = json!({ "verdict": "yes", "words": "到现场看过，与报告一致。" });
        tour.does("lu.zhiwei", &format!("{at}/confirmation"), &body);
    }
    let page = tour.reads("gu.yanqiu", &room);
    for pledge in list(&page, "claims").iter().flat_map(|c| list(c, "pledges")) {
        let at = format!("/310107/pledges/{}", text(&pledge, "id"));
        tour.does("gu.yanqiu", &format!("{at}/delivery"), &json!({ "amount": "", "words": "已按认领书兑现。" }));
        tour.does("lu.zhiwei", &format!("{at}/receipt"), &json!({ "verdict": "yes", "words": "已收到。" }));
    }
    let body = json!({ "words": "母婴室已经完工，工作日 8:00 至 20:00 开放。", "spent": "43800" });
    tour.does("gu.yanqiu", &format!("{room}/completion"), &body);
    tour.look(&tour.phone, "accept", "jiang.ruoyun", &format!("{room}/acceptance"));
}

/// The sixth meeting: its members come and vote.
fn voted(tour: &Tour<'_>) {
    const MEMBERS: [&str; 7] =
        ["gu.yanqiu", "fang.jibai", "pei.huaijin", "zhou.yining", "he.lanzhou", "ye.zhixia", "lin.mo"];
    let Tour { desk, phone, house, .. } = tour;
    let meeting = tour.meeting("coming", "第 8 次议事会");
    tour.look(phone, "answer", "lin.mo", &meeting);
    house.clock.set(house.clock.now().date().at(14, 5));
    tour.does("gu.yanqiu", &format!("{meeting}/opening"), &json!({}));
    for login in MEMBERS {
        tour.does(login, &format!("{meeting}/presence"), &json!({ "present": "1" }));
    }
    let page = tour.reads("gu.yanqiu", &meeting);
    let item = text(&list(&page, "agenda")[0], "item");
    tour.does("gu.yanqiu", &format!("/310107/items/{item}/deliberation"), &json!({}));
    tour.look(desk, "deliberation", "gu.yanqiu", &meeting);
    let body = json!({ "question": "adopt", "mode": "named" });
    let ballot = tour.does("gu.yanqiu", &format!("/310107/items/{item}/ballots"), &body);
    for login in &MEMBERS[..5] {
        tour.does(login, &format!("/310107/ballots/{ballot}/vote"), &json!({ "choice": "yes" }));
    }
    tour.enter(phone, "lin.mo");
    tour.open(phone, &meeting);
    tour.picture(phone, "vote", "#item-1");
    tour.look(desk, "voting", "gu.yanqiu", &meeting);
}
