//! The main loop on a telephone: a report becomes a vote, a project and an appraised result, each step from the page that
//! leads to it. With scripts, and without.

use std::cell::RefCell;

use kernel::Date;
use loushi::demo::acts::{CHAIR, MEMBERS, SECRETARY, drawn};
use serde_json::Value;
use testkit::browser::{Browser, Options};

use crate::{
    house::{Backend, House},
    pages,
    rules::{DRAFT, PARTY, PROPERTY, Tower, read, text},
};

const TITLE: &str = "早高峰客梯分区停靠";

/// A telephone that is handed from one to the next.
struct Telephone<'h> {
    tower: Tower<'h>,
    browser: Browser,
    address: String,
    scripts: bool,
    holder: RefCell<(String, Option<Date>)>,
}

impl<'h> Telephone<'h> {
    fn new(house: &'h House, scripts: bool) -> Self {
        let browser = Browser::start(Options { width: 375, javascript: scripts, ..Options::phone() });
        let (address, tower) = (house.open_to_browsers(), Tower::main(house));
        Self { tower, browser, address, scripts, holder: RefCell::default() }
    }

    fn hand_to(&self, login: &str) {
        let now = (login.to_owned(), Some(self.tower.today()));
        if *self.holder.borrow() != now {
            self.browser.goto(&format!("{}/about/privacy", self.address));
            self.browser.forget_cookies();
            let cookie = self.tower.who(login).cookie;
            let (name, value) = cookie.split_once('=').expect("a session");
            self.browser.keep_cookie(name, value);
            *self.holder.borrow_mut() = now;
        }
    }

    #[track_caller]
    fn opens(&self, path: &str) {
        self.browser.goto(&format!("{}/310107{path}", self.address));
        self.is_sound(path);
    }

    #[track_caller]
    fn is_sound(&self, what: &str) {
        if self.scripts {
            pages::sound(&self.browser, what);
        }
    }

    /// Presses something as a thumb does: where nothing lies over it.
    #[track_caller]
    fn presses(&self, css: &str) {
        let centre = format!("document.querySelector({}).scrollIntoView({{ block: 'center' }})", Value::from(css));
        self.browser.wait_for(css);
        self.browser.eval(&centre);
        self.browser.click(css);
    }

    #[track_caller]
    fn sets(&self, form: &str, name: &str, value: &str) {
        let field = format!("{form} [name='{name}']");
        let choice = format!("{form} label:has([name='{name}'][value='{value}'])");
        if self.browser.exists(&format!("{form} select[name='{name}']")) {
            self.browser.choose(&format!("{form} select[name='{name}']"), value);
        } else if self.browser.exists(&choice) {
            if !self.browser.exists(&format!("{form} [name='{name}'][value='{value}']:checked")) {
                self.presses(&choice);
            }
        } else {
            self.browser.fill(&field, value);
        }
    }

    /// Somebody goes from a page to one of its steps, fills in the form and sends it; it is done.
    #[track_caller]
    fn does(&self, login: &str, page: &str, step: &str, fields: &[(&str, &str)]) {
        self.hand_to(login);
        self.opens(page);
        let (link, form) = (format!("main a[href$='{step}']"), format!("main form[action$='{step}']"));
        let form = if self.browser.exists(&form) {
            form
        } else {
            self.presses(&link);
            self.browser.wait_for("main form:not([action]):not([id]) button");
            self.is_sound(step);
            "main form:not([action]):not([id])".to_owned()
        };
        let mut form = form;
        for (name, value) in fields {
            // A step with a choice of two is two buttons, each of which sends its own.
            let own = format!("{form}:has(input[type='hidden'][name='{name}'][value='{value}'])");
            if self.browser.exists(&own) {
                form = own;
            } else {
                self.sets(&form, name, value);
            }
        }
        self.presses(&format!("{form} button:not([type='button']):not([name])"));
        self.browser.wait_for(".flash");
        self.is_sound(step);
    }

    /// The last part of the address that the telephone shows.
    fn shown(&self, before: &str) -> String {
        let url = self.browser.url();
        let (_, rest) = url.split_once(before).unwrap_or_else(|| panic!("{url} is not of {before}"));
        rest.split(['/', '?', '#']).next().unwrap_or_default().to_owned()
    }

    fn state(&self, path: &str) -> String {
        self.tower.says(path, "state")
    }
}

#[test]
fn the_loop_runs_on_a_telephone() {
    the_loop(true);
}

#[test]
fn the_loop_runs_without_scripts() {
    the_loop(false);
}

fn the_loop(scripts: bool) {
    let house = House::new(Backend::Sqlite);
    house.jobs();
    let phone = Telephone::new(&house, scripts);
    let (cluster, item) = raised(&phone);
    decided(&phone, &cluster, &item);
    let project = published(&phone, &cluster);
    carried_out(&phone, &project);
    appraised(&phone, &project);
    assert_eq!(phone.state(&format!("/clusters/{cluster}")), "archived");
}

/// Lin Mo reports, the secretary assigns, the chair puts it on the agenda. Answers the matter and its item.
fn raised(phone: &Telephone<'_>) -> (String, String) {
    let tower = &phone.tower;
    let words = format!("{TITLE}：上班时段每层都停，从大堂到十七层要一刻钟。");
    phone.does("lin.mo", &tower.at(""), "/report", &[("words", &words), ("floor", tower.floor("17"))]);
    let cluster = phone.shown("/clusters/");
    let at = format!("/clusters/{cluster}");
    let fields = [("title", TITLE), ("category", "other"), ("level", "l1")];
    phone.does(SECRETARY, &at, "/triage", &fields);
    phone.does(CHAIR, &at, "/scheduling", &[("reserved", "none")]);
    let item = tower.waiting(TITLE);
    (cluster, item)
}

/// The meeting: convened, opened, voted, closed, its minutes published, the resolution in effect.
fn decided(phone: &Telephone<'_>, cluster: &str, item: &str) {
    let tower = &phone.tower;
    let on = tower.working_days(6);
    let starts_at = format!("{on}T14:00");
    let fields = [("starts_at", starts_at.as_str()), ("venue", "3 层共享会议室"), ("items", item)];
    phone.does(SECRETARY, &tower.at("/meetings"), "/meetings/new", &fields);
    let meeting = phone.shown("/meetings/");
    let at = format!("/meetings/{meeting}");
    phone.does(SECRETARY, &at, "/convocation", &[]);
    tower.leap(on);
    tower.house.clock.set(on.at(14, 0));
    phone.does(CHAIR, &at, "/opening", &[]);
    // The others have telephones of their own.
    for login in &MEMBERS[..8] {
        tower.does(login, &format!("{at}/presence"), &[("present", "1")]);
    }
    phone.does("lin.mo", &at, "/presence", &[]);
    phone.does(CHAIR, &at, &format!("{item}/deliberation"), &[]);
    phone.does(CHAIR, &at, &format!("{item}/ballots"), &[("question", "adopt"), ("mode", "named")]);
    let page = tower.reads(SECRETARY, &at);
    let ballot = text(&page["agenda"][0]["ballots"][0], "id");
    tower.votes(&ballot, "yes", &MEMBERS[..8]);
    phone.does("lin.mo", &at, &format!("{ballot}/vote"), &[("choice", "yes")]);
    phone.does(CHAIR, &at, &format!("{ballot}/closure"), &[]);
    phone.does(CHAIR, &at, &format!("{meeting}/closure"), &[]);
    let minutes = format!("{at}/minutes");
    phone.does(CHAIR, &minutes, "/signature", &[]);
    phone.does(SECRETARY, &minutes, "/publication", &[]);
    tower.leap(tower.working_days(6));
    assert_eq!(phone.state(&format!("/clusters/{cluster}")), "effective");
}

/// The project: made, approved by the Party committee, open to claims.
fn published(phone: &Telephone<'_>, cluster: &str) -> String {
    phone.does(SECRETARY, &format!("/clusters/{cluster}"), "/project", &DRAFT);
    let project = phone.shown("/projects/");
    let at = format!("/projects/{project}");
    phone.does(SECRETARY, &at, "/submission", &[]);
    phone.does(PARTY, &at, "/review", &[("verdict", "approve"), ("words", "同意公开认领。")]);
    project
}

/// Claimed, awarded, carried out, accepted by those who raised it too, measured.
fn carried_out(phone: &Telephone<'_>, project: &str) {
    let tower = &phone.tower;
    let at = format!("/projects/{project}");
    let property = tower.organisation("恒诚物业服务有限公司");
    let claim =
        [("claimant", property.as_str()), ("money", "28000"), ("people", "4"), ("goods", "1"), ("words", "按承诺办。")];
    phone.does(PROPERTY, &at, "/claims", &claim);
    tower.leap(tower.working_days(10).plus_days(1));
    let page = tower.reads(SECRETARY, &at);
    let claim = text(&page["claims"][0], "id");
    phone.does(PARTY, &at, "/award", &[("claims", &claim), ("words", "承诺齐全。")]);
    let due = tower.today().plus_days(12).to_string();
    let plan = [("plan", "先调程序。"), ("baseline", "11.5"), ("milestone_1", "程序调整"), ("due_1", due.as_str())];
    phone.does(PROPERTY, &at, "/start", &plan);
    let page = tower.reads(SECRETARY, &at);
    let milestone = text(&page["milestones"][0], "id");
    phone.does(PROPERTY, &at, &format!("{milestone}/report"), &[("words", "程序已调整，标识已贴。")]);
    let confirmed = [("verdict", "yes"), ("words", "到现场看过。")];
    phone.does(SECRETARY, &at, &format!("{milestone}/confirmation"), &confirmed);
    for pledge in page["claims"][0]["pledges"].as_array().unwrap() {
        let pledge = text(pledge, "id");
        phone.does(PROPERTY, &at, &format!("{pledge}/delivery"), &[("words", "已兑现。")]);
        phone.does(SECRETARY, &at, &format!("{pledge}/receipt"), &confirmed);
    }
    phone.does(PROPERTY, &at, "/completion", &[("words", "分区停靠已实施。"), ("spent", "26400")]);
    for login in ["lin.mo", SECRETARY, "su.heqing"] {
        phone.does(login, &at, "/acceptance", &[("verdict", "yes"), ("words", "等得短了。")]);
    }
    for (days, value) in [(30, "7.2"), (60, "5.6"), (90, "4.8")] {
        tower.leap(tower.today().plus_days(days));
        phone.does(SECRETARY, &at, "/measurements", &[("value", value), ("words", "梯控系统导出。")]);
    }
}

/// Those who were drawn score; what is to be improved is; then it is kept.
fn appraised(phone: &Telephone<'_>, project: &str) {
    let tower = &phone.tower;
    let id = project.to_owned();
    let (appraisal, drawn) = read(tower.house, move |tx| drawn(tx, &id));
    let at = format!("/appraisals/{appraisal}");
    let score = [("service", "4"), ("process", "4"), ("result", "5")];
    phone.does(&drawn[0], &at, "/score", &score);
    for login in &drawn[1..] {
        tower.does(login, &format!("{at}/score"), &score);
    }
    while tower.says(&at, "stage") == "open" {
        tower.leap(tower.today().plus_days(1));
    }
    let improvement = [("what", "告示补上英文。"), ("debtor", "property_manager"), ("days", "10")];
    phone.does(SECRETARY, &at, "/improvements", &improvement);
    let page = tower.reads(SECRETARY, &at);
    let improvement = text(&page["improvements"][0], "id");
    phone.does(PROPERTY, &at, &format!("{improvement}/delivery"), &[]);
    phone.does(SECRETARY, &at, &format!("{improvement}/recheck"), &[("good", "yes")]);
    tower.leap(tower.today().plus_days(40));
}
