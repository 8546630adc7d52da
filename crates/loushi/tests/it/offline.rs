//! A floor captain with a weak telephone: what is written without a network arrives later, all of it and once each, under
//! the name of whoever wrote it.

use std::{
    cell::Cell,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc::{Receiver, SyncSender, sync_channel},
    },
};

use axum::{
    extract::Request,
    http::{Method, StatusCode},
    middleware::{Next, from_fn},
    response::IntoResponse as _,
};
use loushi::demo::acts::SECRETARY;
use testkit::browser::{Browser, Options};

use crate::{
    house::{Backend, House},
    pages,
    rules::Tower,
};

pub const CAPTAIN: &str = "jiang.ruoyun";
const DESK: &str = "/310107/captain/desk";
/// Page, style and scripts, as they travel.
const BUDGET: usize = 48 * 1024;

/// The way between telephone and server.
pub struct Line {
    /// The server cannot be reached.
    pub away: AtomicBool,
    /// So many answers to what was sent are lost, after the server has done it.
    pub lost: AtomicUsize,
    pub sent: AtomicUsize,
    pub arrived: SyncSender<()>,
}

impl Line {
    async fn pass(self: Arc<Self>, request: Request, next: Next) -> axum::response::Response {
        if self.away.load(Ordering::SeqCst) {
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
        let sends = request.method() == Method::POST && request.uri().path().contains("/captain/");
        let answer = next.run(request).await;
        if !sends {
            return answer;
        }
        self.sent.fetch_add(1, Ordering::SeqCst);
        let _ = self.arrived.try_send(());
        let lost = self.lost.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok();
        if lost { StatusCode::GATEWAY_TIMEOUT.into_response() } else { answer }
    }
}

/// A telephone in the captain's hand.
pub struct Phone<'h> {
    pub tower: Tower<'h>,
    pub browser: Browser,
    pub address: String,
    pub line: Arc<Line>,
    pub arrivals: Receiver<()>,
    /// Taps and fields since it was last asked.
    pub actions: Cell<usize>,
}

impl<'h> Phone<'h> {
    pub fn new(house: &'h House) -> Self {
        let (arrived, arrivals) = sync_channel(100);
        let line = Arc::new(Line {
            away: AtomicBool::new(false),
            lost: AtomicUsize::new(0),
            sent: AtomicUsize::new(0),
            arrived,
        });
        let listener = house.runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let way = line.clone();
        let router = house.router().layer(from_fn(move |request, next| way.clone().pass(request, next)));
        house.runtime.spawn(async move { axum::serve(listener, router).await });
        let browser = Browser::start(Options { width: 375, ..Options::phone() });
        Self { tower: Tower::main(house), browser, address, line, arrivals, actions: Cell::new(0) }
    }

    /// Signs somebody in, with the cookie alone: what the telephone keeps stays.
    pub fn hand_to(&self, login: &str) {
        self.browser.goto(&format!("{}/about/privacy", self.address));
        self.browser.forget_cookies();
        if !login.is_empty() {
            let cookie = self.tower.who(login).cookie;
            let (name, value) = cookie.split_once('=').expect("a session");
            self.browser.keep_cookie(name, value);
        }
    }

    pub fn opens(&self) {
        self.browser.goto(&format!("{}{DESK}", self.address));
    }

    /// Opens the page until the telephone can show it by itself.
    pub fn settles_in(&self) {
        self.opens();
        self.browser.wait_until("document.getElementById('queue').dataset.ready === '1'");
        self.browser.wait_until("!!navigator.serviceWorker.controller");
    }

    pub fn network(&self, there: bool) {
        self.line.away.store(!there, Ordering::SeqCst);
        self.browser.offline(!there);
    }

    #[track_caller]
    pub fn taps(&self, css: &str) {
        self.browser.wait_for(css);
        self.browser.eval(&format!("document.querySelector({css:?}).scrollIntoView({{ block: 'center' }})"));
        self.browser.click(css);
        self.actions.set(self.actions.get() + 1);
    }

    #[track_caller]
    pub fn types(&self, css: &str, words: &str) {
        self.browser.fill(css, words);
        self.actions.set(self.actions.get() + 1);
    }

    #[track_caller]
    pub fn notes(&self, words: &str) {
        self.taps("#note > summary");
        self.types("#note textarea", words);
        self.taps("#note form > .btn.main");
    }

    #[track_caller]
    pub fn settles(&self, cluster: &str) {
        self.taps("#settle > summary");
        self.browser.choose("#settle select[name='cluster']", cluster);
        self.actions.set(self.actions.get() + 1);
        self.taps("#settle form > .btn.main");
    }

    #[track_caller]
    pub fn waits(&self, entries: usize) {
        // And the page has done what it can do now.
        let so_many = format!("document.querySelectorAll('#queue-list li').length === {entries}");
        self.browser.wait_until(&format!("{so_many} && !document.getElementById('queue').dataset.busy"));
    }

    /// Waits until the server has got one more.
    pub fn arrives(&self) {
        self.arrivals.recv_timeout(testkit::browser::WAIT).expect("the server gets it");
    }

    pub fn says(&self) -> String {
        self.browser.text("#queue")
    }

    pub fn spent(&self) -> usize {
        self.actions.replace(0)
    }
}

#[test]
fn what_is_written_without_a_network_arrives_once_each() {
    let house = House::new(Backend::Sqlite);
    let phone = Phone::new(&house);
    let oven = phone.tower.raises("lin.mo", "17", "微波炉坏了一台");
    let raised = house.events("issues.raised");
    phone.hand_to(CAPTAIN);
    phone.settles_in();
    pages::sound(&phone.browser, "the captain's page");
    phone.browser.screenshot(&pages::screenshots().join("work-375.png"), true);
    phone.network(false);
    phone.notes("走廊灯坏了两盏。");
    assert!(phone.spent() <= 3, "a note is a tap, a field and a tap");
    // Each is in the list, and the page at rest, before a thumb looks for the next button.
    phone.waits(1);
    phone.settles(&oven);
    assert!(phone.spent() <= 3, "settling is a tap, a choice and a tap");
    phone.waits(2);
    phone.notes("打印间太吵。");
    phone.waits(3);
    assert!(phone.says().contains("3 条待发送"), "{}", phone.says());
    phone.browser.screenshot(&pages::screenshots().join("work-offline-375.png"), true);
    // Looked at again, still without a network.
    phone.opens();
    phone.waits(3);
    assert!(phone.says().contains("3 条待发送") && phone.says().contains("走廊灯坏了两盏"), "{}", phone.says());
    assert_eq!((house.events("issues.raised"), phone.line.sent.load(Ordering::SeqCst)), (raised, 0));
    phone.network(true);
    phone.waits(0);
    phone.browser.wait_until("document.getElementById('queue').textContent.includes('已送达 3 条')");
    assert_eq!((house.events("issues.raised"), house.events("issues.finished")), (raised + 2, 1));
    // The list is the server's again: what was settled is gone, what was noted is there.
    phone.browser.wait_until("document.querySelectorAll('#settle select option').length === 3");
    assert_eq!(phone.line.sent.load(Ordering::SeqCst), 3);
}

#[test]
fn an_answer_that_was_lost_doubles_nothing() {
    let house = House::new(Backend::Sqlite);
    let phone = Phone::new(&house);
    phone.hand_to(CAPTAIN);
    phone.settles_in();
    phone.line.lost.store(2, Ordering::SeqCst);
    phone.notes("雨伞架倒了。");
    phone.arrives();
    phone.waits(1);
    phone.browser.wait_until("!document.getElementById('queue-send').hidden");
    assert!(phone.says().contains("1 条待发送"), "{}", phone.says());
    phone.taps("#queue-send");
    phone.arrives();
    phone.opens();
    phone.arrives();
    phone.waits(0);
    assert_eq!((house.events("issues.raised"), phone.line.sent.load(Ordering::SeqCst)), (1, 3));
}

#[test]
fn entries_wait_for_their_own_account() {
    let house = House::new(Backend::Sqlite);
    let phone = Phone::new(&house);
    phone.hand_to(CAPTAIN);
    phone.settles_in();
    phone.network(false);
    phone.notes("十七层的事。");
    phone.waits(1);
    // The sign-in has run out meanwhile: nothing is lost, and the page asks to sign in.
    phone.browser.forget_cookies();
    phone.network(true);
    phone.browser.wait_until("!document.getElementById('queue-sign-in').hidden");
    assert!(phone.says().contains("1 条待发送"), "{}", phone.says());
    assert_eq!(house.events("issues.raised"), 0);
    // Somebody else takes the telephone: neither sent nor shown.
    phone.hand_to("e0002");
    phone.opens();
    phone.browser.wait_until("document.getElementById('queue').textContent.includes('另一个账号的 1 条')");
    assert!(!phone.browser.page_source().contains("十七层的事"));
    phone.notes("十二层的事。");
    phone.browser.wait_until("document.getElementById('queue').textContent.includes('已送达 1 条')");
    assert_eq!(house.events("issues.raised"), 1);
    // Back in the captain's hand it goes its way.
    phone.hand_to(CAPTAIN);
    phone.opens();
    phone.browser.wait_until("document.getElementById('queue').textContent.includes('已送达 1 条')");
    assert_eq!(house.events("issues.raised"), 2);
    // Signing out takes the copy of the page along.
    assert_eq!(phone.browser.eval("return caches.has('loushi-captain')"), true);
    phone.browser.goto(&format!("{}/310107/me", phone.address));
    phone.taps("form[action='/sign-out'] button");
    phone.browser.wait_until("!document.querySelector(\"form[action='/sign-out']\")");
    assert_eq!(phone.browser.eval("return caches.has('loushi-captain')"), false);
}

#[test]
fn what_is_refused_comes_back_with_its_reason_and_its_words() {
    let house = House::new(Backend::Sqlite);
    let phone = Phone::new(&house);
    let oven = phone.tower.raises("lin.mo", "17", "微波炉坏了一台");
    phone.hand_to(CAPTAIN);
    phone.settles_in();
    phone.network(false);
    phone.taps("#pass > summary");
    phone.browser.choose("#pass select[name='cluster']", &oven);
    phone.types("#pass textarea", "要物业出钱，本层办不了。");
    phone.taps("#pass form > .btn.main");
    phone.waits(1);
    // The secretary was faster.
    let reason = [("reason", "answered"), ("words", "物业已经订了新的。")];
    phone.tower.does(SECRETARY, &format!("/clusters/{oven}/declination"), &reason);
    phone.network(true);
    phone.browser.wait_for("#queue-list li.back");
    let back = phone.browser.text("#queue-list li.back");
    assert!(back.contains("要物业出钱，本层办不了。"), "{back}");
    assert!(phone.browser.text("#queue-list li.back .err").chars().count() > 4, "{back}");
    // That there was no network, and that the server said no, stands in the console.
    let noted = phone.browser.console_errors();
    assert!(noted.iter().all(|e| e.contains("DISCONNECTED") || e.contains("status of 4")), "{noted:?}");
    pages::sound(&phone.browser, "an entry that came back");
    phone.taps("#queue-list li.back .btn");
    assert_eq!(phone.browser.eval("return document.querySelector('#pass textarea').value"), "要物业出钱，本层办不了。");
    phone.waits(0);
    // Until it is sent anew it is kept: a page that is closed now loses nothing.
    phone.opens();
    phone.browser.wait_for("#queue-list li.back");
    assert!(phone.browser.text("#queue-list li.back").contains("要物业出钱，本层办不了。"));
}

#[test]
fn a_page_that_is_killed_between_sending_and_the_answer_loses_and_doubles_nothing() {
    let house = House::new(Backend::Sqlite);
    let phone = Phone::new(&house);
    phone.hand_to(CAPTAIN);
    phone.settles_in();
    // The server has done it; the page is gone before it hears so.
    phone.line.lost.store(1, Ordering::SeqCst);
    phone.notes("雨伞架倒了。");
    phone.arrives();
    phone.browser.goto("about:blank");
    assert_eq!(house.events("issues.raised"), 1);
    phone.opens();
    phone.arrives();
    phone.waits(0);
    assert_eq!((house.events("issues.raised"), phone.line.sent.load(Ordering::SeqCst)), (1, 2));
}

#[test]
fn two_tabs_send_each_entry_once() {
    let house = House::new(Backend::Sqlite);
    let phone = Phone::new(&house);
    phone.hand_to(CAPTAIN);
    phone.settles_in();
    phone.network(false);
    phone.notes("走廊灯坏了两盏。");
    phone.waits(1);
    phone.notes("打印间太吵。");
    phone.waits(2);
    // The second tab is a frame of the same page: the same store, a script of its own.
    phone.network(true);
    phone.line.away.store(true, Ordering::SeqCst);
    phone.opens();
    phone.waits(2);
    let frame =
        "const f = document.createElement('iframe'); f.src = location.href; f.id = 'tab'; document.body.append(f)";
    phone.browser.eval(frame);
    let other = "document.getElementById('tab').contentDocument";
    phone.browser.wait_until(&format!("!!{other} && {other}.querySelectorAll('#queue-list li').length === 2"));
    phone.line.away.store(false, Ordering::SeqCst);
    let both = format!("document.getElementById('queue-send').click(); {other}.getElementById('queue-send').click()");
    phone.browser.eval(&both);
    phone.waits(0);
    phone.browser.wait_until(&format!("{other}.querySelectorAll('#queue-list li').length === 0"));
    assert_eq!(house.events("issues.raised"), 2);
}

#[test]
fn without_scripts_there_are_three_forms() {
    let house = House::new(Backend::Sqlite);
    let phone = Phone {
        browser: Browser::start(Options { width: 375, javascript: false, ..Options::phone() }),
        ..Phone::new(&house)
    };
    phone.hand_to(CAPTAIN);
    phone.opens();
    phone.notes("走廊灯坏了两盏。");
    phone.browser.wait_for(".flash");
    assert_eq!((phone.spent() <= 3, house.events("issues.raised")), (true, 1));
    // The page anew: what it says next is of the next form.
    phone.opens();
    assert_eq!(phone.browser.count(".flash"), 0);
    phone.taps("#settle > summary");
    phone.browser.choose(
        "#settle select[name='cluster']",
        &phone.browser.attribute("#settle option:last-child", "value").expect("an item"),
    );
    phone.taps("#settle form > .btn.main");
    phone.browser.wait_for(".flash");
    assert_eq!(house.events("issues.finished"), 1);
}

#[test]
fn a_tower_s_floors_are_read_on_a_telephone() {
    let house = House::new(Backend::Sqlite);
    let phone = Phone::new(&house);
    phone.browser.goto(&format!("{}/310107{}", phone.address, phone.tower.at("")));
    pages::sound(&phone.browser, "the tower's page");
    let low = "return Math.min(...[...document.querySelectorAll('.cut a')].map(a => a.getBoundingClientRect().height))";
    assert!(phone.browser.eval(low).as_f64().unwrap_or_default() >= 44.0, "a thumb finds each floor");
    assert!(phone.browser.count(".cut .gap") > 0 && phone.browser.count(".cut > li") > 20);
    phone.browser.screenshot(&pages::screenshots().join("section-375.png"), true);
    phone.taps(&format!(".cut a[href$='{}']", phone.tower.floor("17")));
    phone.browser.wait_for("figure.qr svg");
    pages::sound(&phone.browser, "the floor's page");
    phone.browser.screenshot(&pages::screenshots().join("floor-375.png"), true);
    phone.browser.media("print");
    assert!(
        !phone.browser.eval("return document.querySelector('main form').checkVisibility()").as_bool().unwrap_or(true)
    );
    assert_eq!(phone.browser.eval("return document.querySelector('figure.qr').checkVisibility()"), true);
}

#[test]
fn the_page_is_small() {
    let house = House::new(Backend::Sqlite);
    let captain = house.enter(CAPTAIN);
    let page = captain.page(DESK);
    let html = page.text();
    let mut bytes = html.len();
    let mut parts = vec![("page", bytes)];
    for name in ["loushi.css", "loushi.js", "captain.js", "icons.svg"] {
        let (before, _) = html.split_once(&format!("/{name}")).unwrap_or_else(|| panic!("the page has no {name}"));
        let path = format!("{}/{name}", &before[before.rfind("/assets/").expect("an asset")..]);
        let request = captain.request(Method::GET, &path, "*/*").header("accept-encoding", "gzip");
        let size = house.send(request.body(axum::body::Body::empty()).expect("a request")).body.len();
        bytes += size;
        parts.push((name, size));
    }
    assert!(bytes <= BUDGET, "{bytes} bytes: {parts:?}");
}
