//! The pages in a real browser: with and without scripts, wide and narrow, by keyboard, as a screen reader meets them.

use std::{fs, path::PathBuf};

use axum::http::Method;
use testkit::browser::{Browser, Options};

use crate::{
    api::{crawl, operations},
    house::{Backend, House, PASSWORD, on_both},
};

on_both!(from_the_door_to_the_tower);

impl House {
    /// Serves until the house is dropped; answers the address.
    pub fn open_to_browsers(&self) -> String {
        let listener = self.runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let router = self.router();
        self.runtime.spawn(async move { axum::serve(listener, router).await });
        address
    }
}

pub fn screenshots() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/screenshots");
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// What every page keeps to in a browser.
#[track_caller]
pub fn sound(browser: &Browser, what: &str) {
    let faults = faults(browser);
    assert!(faults.is_empty(), "{what} at {}:\n{}", browser.url(), faults.join("\n"));
}

pub fn faults(browser: &Browser) -> Vec<String> {
    let mut faults: Vec<String> = browser.axe().iter().map(ToString::to_string).collect();
    faults.extend(browser.console_errors());
    let wide = browser.eval(
        "const page = document.documentElement;
         if (page.scrollWidth <= page.clientWidth) return '';
         const wide = e => e.getBoundingClientRect().right > page.clientWidth + 1;
         const out = [...document.querySelectorAll('body *')].filter(e => wide(e) && ![...e.children].some(wide));
         const main = out.filter(e => e.closest('main')).concat(out).slice(0, 3);
         return 'wider than the window: ' + main.map(e => e.outerHTML.slice(0, 200)).join(' ');",
    );
    faults.extend(wide.as_str().filter(|w| !w.is_empty()).map(str::to_owned));
    let places = browser.count("nav.rail [aria-current]");
    if places > 1 {
        faults.push(format!("the rail says {places} times that one is here"));
    }
    faults
}

pub fn enter(browser: &Browser, address: &str, login: &str) {
    browser.goto(&format!("{address}/demo"));
    let button = format!("button[value='{login}']");
    // Not at the window's edge, where a press can miss.
    browser.eval(&format!("document.querySelector(\"{button}\").scrollIntoView({{ block: 'center' }})"));
    browser.click(&button);
    browser.wait_for("nav.thumb, nav.rail");
}

/// As one who is not of the cast: by password.
fn enter_by_password(browser: &Browser, address: &str, login: &str) {
    browser.goto(&format!("{address}/sign-in"));
    browser.choose("main [name='district']", "310107");
    browser.fill("main [name='login']", login);
    browser.fill("main [name='password']", PASSWORD);
    browser.click("main form button.main");
    browser.wait_for("nav.thumb, nav.rail");
}

fn from_the_door_to_the_tower(house: &House) {
    let address = house.open_to_browsers();
    let shots = screenshots();
    for (width, mobile) in [(1280, false), (375, true)] {
        let browser = Browser::start(Options { width, height: 900, mobile, ..Options::default() });
        let look = |name: &str| {
            sound(&browser, name);
            if house.place.backend == Backend::Sqlite {
                browser.screenshot(&shots.join(format!("{name}-{width}.png")), true);
            }
        };
        browser.goto(&format!("{address}/demo"));
        look("cast");
        browser.click("button[value='lu.zhiwei']");
        browser.wait_until("location.pathname === '/310107/today'");
        look("today");
        browser.goto(&format!("{address}/310107/towers"));
        look("towers");
        browser.click("main a[href*='/towers/bld_']");
        browser.wait_until("location.pathname.includes('/towers/bld_')");
        assert_eq!(browser.count("h1"), 1);
        look("tower");
        let here = browser.url();
        // The language changes where one stands, and stays.
        assert_eq!(browser.attribute("html", "lang").as_deref(), Some("zh-Hans"));
        browser.click("button[name='locale']");
        browser.wait_until("document.documentElement.lang === 'en'");
        assert_eq!(browser.url(), here);
        look("tower-en");
        browser.goto(&format!("{address}/310107/today"));
        assert_eq!(browser.attribute("html", "lang").as_deref(), Some("en"));
        look("today-en");
        browser.click("button[name='locale']");
        browser.wait_until("document.documentElement.lang === 'zh-Hans'");
        // Out by the way that a person goes.
        browser.goto(&format!("{address}/310107/me"));
        look("me");
        // Clear of the bar at the thumb.
        browser.eval("document.querySelector(\"form[action='/sign-out']\").scrollIntoView({ block: 'center' })");
        browser.click("form[action='/sign-out'] button");
        browser.wait_until("!document.querySelector(\"form[action='/sign-out']\")");
        browser.goto(&format!("{address}/310107/me"));
        assert!(browser.exists("input[type='password']"), "the page asks who it is");
        // The browser notes the refused page; nothing else.
        let noted = browser.console_errors();
        assert!(noted.iter().all(|e| e.contains("401")), "{noted:?}");
        look("sign-in");
    }
}

/// Every page that the secretary of a tower and the clerk of the district can open, on a telephone and on a desk.
#[test]
fn every_page_is_usable_on_a_telephone_and_on_a_desk() {
    let house = House::lived_in(Backend::Sqlite);
    house.jobs();
    let known = crawl(&house, &["probe.district_clerk", "lu.zhiwei"]);
    let address = house.open_to_browsers();
    let mut all = Vec::new();
    for (login, options) in [
        ("lu.zhiwei", Options { width: 375, ..Options::phone() }),
        ("probe.district_clerk", Options { dark: true, ..Options::default() }),
    ] {
        let visitor = house.enter(login);
        let browser = Browser::start(options);
        if login.starts_with("probe.") {
            enter_by_password(&browser, &address, login);
        } else {
            enter(&browser, &address, login);
        }
        let mut paths: Vec<String> = ["/gallery", "/about/privacy", "/record"].map(str::to_owned).to_vec();
        for operation in operations(&house).iter().filter(|o| o.method == Method::GET) {
            let (path, there) = operation.real(&known);
            let html = visitor.page(&path);
            if there && html.status.is_success() && html.header("content-type").starts_with("text/html") {
                paths.push(path);
            }
        }
        assert!(paths.len() > 8, "{paths:?}");
        for path in paths {
            browser.goto(&format!("{address}{path}"));
            all.extend(faults(&browser).into_iter().map(|f| format!("{path} as {login}: {f}")));
        }
    }
    assert!(all.is_empty(), "{} faults\n{}", all.len(), all.join("\n"));
}

#[test]
fn a_form_works_without_scripts_and_says_its_faults() {
    let house = House::new(Backend::Sqlite);
    let address = house.open_to_browsers();
    for javascript in [false, true] {
        let browser = Browser::start(Options { javascript, ..Options::default() });
        enter(&browser, &address, "lu.zhiwei");
        browser.click("header a.where");
        browser.click("main a[href$='/facts']");
        browser.fill("#workforce, [name='workforce']", "many");
        browser.click("main form button.main");
        browser.wait_for("[aria-invalid='true']");
        assert_eq!(browser.attribute("[name='workforce']", "value").as_deref(), Some("many"), "typed and lost");
        assert!(browser.eval("return document.title").as_str().unwrap_or("出错").starts_with("出错"));
        if javascript {
            // The browser notes the 422 of the refused form.
            let noted = browser.console_errors();
            assert!(noted.iter().all(|e| e.contains("422")), "{noted:?}");
            sound(&browser, "a refused form");
            browser.screenshot(&screenshots().join("form-refused-1280.png"), true);
        }
        let people = if javascript { "4321" } else { "1234" };
        browser.fill("[name='workforce']", people);
        browser.click("main form button.main");
        browser.wait_for(".flash");
        assert!(!browser.url().ends_with("/facts"));
        browser.goto(&format!("{}/facts", browser.url()));
        assert_eq!(browser.attribute("[name='workforce']", "value").as_deref(), Some(people));
    }
}

#[test]
fn the_keyboard_reaches_everything_in_its_order() {
    let house = House::new(Backend::Sqlite);
    let address = house.open_to_browsers();
    let browser = Browser::start(Options::default());
    enter(&browser, &address, "lu.zhiwei");
    for path in ["/310107/today", "/310107/towers", "/310107/appointments", "/account/password"] {
        browser.goto(&format!("{address}{path}"));
        browser.console_errors();
        browser.press("Tab");
        let focused = "return document.activeElement.className";
        assert!(
            browser.eval(focused).as_str().unwrap_or_default().contains("skip"),
            "{path}: the skip link is not first"
        );
        let shown = "const r = document.activeElement.getBoundingClientRect();
            return r.width > 20 && r.height > 10 && r.top >= 0 && r.left >= 0;";
        assert_eq!(browser.eval(shown), true, "{path}: the skip link is not seen when it has the focus");
        // On through the page: each stop is later in the document than the one before, is seen, and shows its focus.
        browser.eval("window.stops = [document.activeElement]; return 0");
        let mut stops = 1;
        loop {
            browser.press("Tab");
            let step = browser.eval(
                "const now = document.activeElement, last = stops[stops.length - 1];
                 if (now === document.body || stops.includes(now)) return 'end';
                 stops.push(now);
                 if (!(last.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING)) return 'back to ' + now.outerHTML;
                 const r = now.getBoundingClientRect(), s = getComputedStyle(now);
                 if (r.width === 0 || r.height === 0 || s.visibility === 'hidden') return 'hidden ' + now.outerHTML;
                 if (s.outlineStyle === 'none' && s.boxShadow === 'none') return 'no focus shown on ' + now.outerHTML;
                 return 'ok';",
            );
            match step.as_str().unwrap_or_default() {
                "end" => break,
                "ok" => stops += 1,
                fault => panic!("{path}: {fault}"),
            }
            assert!(stops < 400, "{path}: the focus goes in a circle");
        }
        let reachable = browser.eval(
            "return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')]
                .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && !stops.includes(e)
                    && !(e.type === 'radio' && !e.checked)).map(e => e.outerHTML.slice(0, 120));",
        );
        assert_eq!(reachable, serde_json::json!([]), "{path}: the keyboard does not reach them");
        assert!(stops > 5, "{path}: {stops} stops");
        // The skip link leads to the content.
        browser.goto(&format!("{address}{path}"));
        browser.press("Tab");
        browser.press("Enter");
        browser.wait_until("document.activeElement.id === 'main'");
    }
}

#[test]
fn pages_can_be_printed_and_enlarged() {
    let house = House::new(Backend::Sqlite);
    let address = house.open_to_browsers();
    let browser = Browser::start(Options::default());
    enter(&browser, &address, "lu.zhiwei");
    browser.goto(&format!("{address}/310107/towers"));
    browser.click("main a[href*='/towers/bld_']");
    browser.wait_for(".tower-head");
    browser.media("print");
    let hidden =
        "return [...document.querySelectorAll('nav.thumb, nav.rail, .tools')].filter(e => e.checkVisibility()).length";
    assert_eq!(browser.eval(hidden), 0, "menus are printed");
    browser.screenshot(&screenshots().join("tower-print.png"), true);
    browser.media("screen");
    let size = "return parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)";
    let before = browser.eval(size).as_f64().unwrap();
    browser.click("button[name='text']");
    browser.wait_until("document.documentElement.dataset.text === 'large'");
    assert!(browser.eval(size).as_f64().unwrap() > before);
    sound(&browser, "large text");
    browser.resize(375, 700);
    sound(&browser, "large text on a telephone");
    // As narrow as telephones are.
    browser.goto(&format!("{address}/about/privacy"));
    browser.resize(1280, 700);
    browser.click("button[name='text']");
    browser.wait_until("document.documentElement.dataset.text !== 'large'");
    for path in ["/310107/towers", "/310107/today", "/310107/me"] {
        browser.goto(&format!("{address}{path}"));
        browser.resize(360, 700);
        sound(&browser, "360");
    }
}
