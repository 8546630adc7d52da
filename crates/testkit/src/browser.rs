//! A headless browser for tests: one call per thing that a person does or sees.
//!
//! Whatever needs an element waits for it (up to [`WAIT`]), so tests need no waiting of their own after a click; what
//! looks at the page as it is (`exists`, `count`, `eval`) does not wait. A step that cannot be done panics at the line of
//! the test that asked for it, with the page's address.

mod driver;
#[cfg(test)]
mod tests;

use std::{
    fmt, fs,
    path::Path,
    time::{Duration, Instant},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use driver::{Failure, Session};

/// How long an element may take to appear.
pub const WAIT: Duration = Duration::from_secs(10);

/// Sandboxing is off because it cannot be had for root; the browser sees the test's own pages only. The others keep it
/// from calling home.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--font-render-hinting=none",
];

const AXE: &str = include_str!("../assets/axe.min.js");
const RUN_AXE: &str = "
    const done = arguments[arguments.length - 1];
    const short = v => ({ id: v.id, impact: v.impact, help: v.help, targets: v.nodes.map(n => n.target.flat().join(' ')) });
    axe.run(document, { resultTypes: ['violations'] }).then(r => done(r.violations.map(short)), e => done(String(e)));";

/// What the browser is like.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The size of the viewport in CSS pixels.
    pub width: u32,
    pub height: u32,
    pub javascript: bool,
    /// The reader prefers a dark page.
    pub dark: bool,
    /// A touch screen, and a viewport that obeys `<meta name=viewport>`.
    pub mobile: bool,
    /// The reader's language, `zh-CN` or `en`.
    pub locale: &'static str,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 1280, height: 900, javascript: true, dark: false, mobile: false, locale: "zh-CN" }
    }
}

impl Options {
    /// A common phone.
    pub fn phone() -> Self {
        Self { width: 390, height: 844, mobile: true, ..Self::default() }
    }
}

/// A barrier that axe found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule, such as `label` or `color-contrast`.
    pub id: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: String,
    pub help: String,
    /// The elements, as CSS selectors.
    pub targets: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}: {}", self.id, self.impact, self.help, self.targets.join(", "))
    }
}

/// A running browser with one window. Dropping it ends it.
pub struct Browser {
    session: Session,
    options: Options,
}

impl Browser {
    /// # Panics
    /// If no browser is installed, with what to install.
    #[track_caller]
    pub fn start(options: Options) -> Self {
        let language = [format!("--lang={}", options.locale), format!("--accept-lang={}", options.locale)];
        let flags: Vec<&str> = FLAGS.iter().copied().chain(language.iter().map(String::as_str)).collect();
        let wait = u64::try_from(WAIT.as_millis()).unwrap_or(u64::MAX);
        let session = Session::start(&json!({
            "browserName": "chrome",
            "timeouts": { "implicit": wait, "pageLoad": 30_000, "script": 30_000 },
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": { "args": flags },
        }));
        let session = session.unwrap_or_else(|failure| panic!("{failure}"));
        let browser = Self { session, options };
        browser.resize(options.width, options.height);
        browser.media("screen");
        browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": !options.javascript }));
        browser.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": options.mobile }));
        browser
    }

    /// Opens an address and waits until the page is loaded.
    #[track_caller]
    pub fn goto(&self, url: &str) {
        self.done(url, self.session.post("/url", &json!({ "url": url })));
    }

    /// The address of the page.
    #[track_caller]
    pub fn url(&self) -> String {
        text_of(&self.done("url", self.session.get("/url")))
    }

    /// Clicks where a person would; refused if something else covers the element.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.on(css, |id| self.session.post(&format!("/element/{id}/click"), &json!({})));
    }

    /// Replaces what a field holds by typing. A date, time, month or colour is set as the picker would: `2026-11-28`.
    #[track_caller]
    pub fn fill(&self, css: &str, text: &str) {
        const SET: &str = "
            const [field, text] = arguments;
            if (!['date', 'time', 'month', 'datetime-local', 'color', 'range'].includes(field.type)) return false;
            field.value = text;
            for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
            return true;";
        self.on(css, |id| {
            if self.execute(SET, json!([driver::element(id), text]))? == json!(true) {
                return Ok(Value::Null);
            }
            self.session.post(&format!("/element/{id}/clear"), &json!({}))?;
            self.session.post(&format!("/element/{id}/value"), &json!({ "text": text }))
        });
    }

    /// Chooses the option with this `value` in a `<select>`.
    #[track_caller]
    pub fn choose(&self, css: &str, value: &str) {
        self.click(&format!("{css} option[value='{value}']"));
    }

    /// Chooses a file in a file field.
    #[track_caller]
    pub fn attach(&self, css: &str, file: &Path) {
        let path = file.canonicalize().unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        self.on(css, |id| self.session.post(&format!("/element/{id}/value"), &json!({ "text": path })));
    }

    /// Presses a key where the focus is: a character, or `Tab`, `Shift+Tab`, `Enter`, `Escape`, `Space`, `Up`, `Down`,
    /// `Left`, `Right`.
    #[track_caller]
    pub fn press(&self, key: &str) {
        const SHIFT: &str = "\u{E008}";
        let (shift, name) = key.strip_prefix("Shift+").map_or((false, key), |name| (true, name));
        let code = match name {
            "Tab" => "\u{E004}",
            "Enter" => "\u{E007}",
            "Escape" => "\u{E00C}",
            "Space" => " ",
            "Left" => "\u{E012}",
            "Up" => "\u{E013}",
            "Right" => "\u{E014}",
            "Down" => "\u{E015}",
            character => character,
        };
        let step = |kind: &str, value: &str| json!({ "type": kind, "value": value });
        let mut steps = vec![step("keyDown", code), step("keyUp", code)];
        if shift {
            steps.insert(0, step("keyDown", SHIFT));
            steps.push(step("keyUp", SHIFT));
        }
        let keyboard = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] });
        self.done(key, self.session.post("/actions", &keyboard));
    }

    /// The element's text as it is shown.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        text_of(&self.on(css, |id| self.session.get(&format!("/element/{id}/text"))))
    }

    #[track_caller]
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let value = self.on(css, |id| self.session.get(&format!("/element/{id}/attribute/{name}")));
        value.as_str().map(str::to_owned)
    }

    /// Whether the page has such an element now.
    #[track_caller]
    pub fn exists(&self, css: &str) -> bool {
        self.count(css) > 0
    }

    /// How many such elements the page has now.
    #[track_caller]
    pub fn count(&self, css: &str) -> u64 {
        let count = self.execute("return document.querySelectorAll(arguments[0]).length", json!([css]));
        self.done(css, count).as_u64().unwrap_or(0)
    }

    /// Waits until the page has such an element.
    #[track_caller]
    pub fn wait_for(&self, css: &str) {
        self.done(css, self.session.find(css).map(Value::String));
    }

    /// Waits until an expression is true, across reloads of the page: `document.title === '...'`.
    #[track_caller]
    pub fn wait_until(&self, js: &str) {
        let script = format!(
            "const done = arguments[arguments.length - 1], until = performance.now() + {};
             (function look() {{
                 if ({js}) done(true);
                 else if (performance.now() > until) done(false);
                 else setTimeout(look, 20);
             }})();",
            WAIT.as_millis()
        );
        let start = Instant::now();
        loop {
            match self.session.post("/execute/async", &json!({ "script": script, "args": [] })) {
                Ok(Value::Bool(true)) => return,
                // The page went away under the script.
                Err(e) if !e.code.starts_with("javascript") && start.elapsed() < WAIT => {}
                other => panic!("{js} did not become true on {}: {other:?}", self.url()),
            }
        }
    }

    /// Runs the body of a function, `return document.title`, and answers what it returns.
    #[track_caller]
    pub fn eval(&self, js: &str) -> Value {
        self.done(js, self.execute(js, json!([])))
    }

    #[track_caller]
    pub fn page_source(&self) -> String {
        text_of(&self.done("the page's source", self.session.get("/source")))
    }

    #[track_caller]
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.done("cookies", self.session.get("/cookie"));
        let cookies = cookies.as_array().map(Vec::as_slice).unwrap_or_default();
        cookies.iter().find(|c| c["name"] == name).map(|c| text_of(&c["value"]))
    }

    /// Puts a cookie into the jar of the page's address.
    #[track_caller]
    pub fn keep_cookie(&self, name: &str, value: &str) {
        let cookie = json!({ "cookie": { "name": name, "value": value, "path": "/", "httpOnly": true } });
        self.done("cookies", self.session.post("/cookie", &cookie));
    }

    #[track_caller]
    pub fn forget_cookies(&self) {
        self.done("cookies", self.session.delete("/cookie"));
    }

    /// Takes the network away from the page, or gives it back; the page is told, as on a telephone. What a service worker asks
    /// for is not the page's: let the server be away too.
    #[track_caller]
    pub fn offline(&self, offline: bool) {
        let conditions =
            json!({ "offline": offline, "latency": 0, "download_throughput": -1, "upload_throughput": -1 });
        let path = "/chromium/network_conditions";
        self.done("the network", self.session.post(path, &json!({ "network_conditions": conditions })));
    }

    /// The viewport in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": self.options.mobile });
        self.cdp("Emulation.setDeviceMetricsOverride", size);
    }

    /// Shows the page as on `screen` or as in `print`.
    #[track_caller]
    pub fn media(&self, media: &str) {
        let scheme = if self.options.dark { "dark" } else { "light" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": media, "features": features }));
    }

    /// Writes a PNG: of what is in view, or of the whole page.
    #[track_caller]
    pub fn screenshot(&self, path: &Path, full_page: bool) {
        let mut wanted = json!({ "format": "png", "captureBeyondViewport": full_page });
        if full_page {
            let size = &self.cdp("Page.getLayoutMetrics", json!({}))["cssContentSize"];
            wanted["clip"] = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        }
        let shot = self.cdp("Page.captureScreenshot", wanted);
        let png = BASE64_STANDARD.decode(text_of(&shot["data"])).expect("the browser answers base64");
        fs::write(path, png).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    }

    /// What the console shows as an error since the last call: scripts that failed, files that did not load, and whatever
    /// the content security policy refused.
    #[track_caller]
    pub fn console_errors(&self) -> Vec<String> {
        let log = self.done("the console", self.session.post("/se/log", &json!({ "type": "browser" })));
        let lines = log.as_array().map(Vec::as_slice).unwrap_or_default();
        lines.iter().filter(|line| line["level"] == "SEVERE").map(|line| text_of(&line["message"])).collect()
    }

    /// The barriers that axe finds on the page. Needs JavaScript; the page's content security policy does not matter.
    #[track_caller]
    pub fn axe(&self) -> Vec<Violation> {
        if self.eval("return typeof axe === 'undefined'") == json!(true) {
            self.eval(AXE);
        }
        let found = self.session.post("/execute/async", &json!({ "script": RUN_AXE, "args": [] }));
        let found = self.done("axe", found);
        let found = found.as_array().unwrap_or_else(|| panic!("axe: {found}"));
        let violation = |v: &Value| Violation {
            id: text_of(&v["id"]),
            impact: text_of(&v["impact"]),
            help: text_of(&v["help"]),
            targets: v["targets"].as_array().into_iter().flatten().map(text_of).collect(),
        };
        found.iter().map(violation).collect()
    }

    fn execute(&self, script: &str, args: Value) -> Result<Value, Failure> {
        self.session.post("/execute/sync", &json!({ "script": script, "args": args }))
    }

    #[track_caller]
    fn cdp(&self, command: &str, parameters: Value) -> Value {
        self.done(command, self.session.cdp(command, parameters))
    }

    /// Does something with the first such element, given its id. Found again if the page replaces it meanwhile.
    #[track_caller]
    fn on(&self, css: &str, act: impl Fn(&str) -> Result<Value, Failure>) -> Value {
        let start = Instant::now();
        loop {
            match self.session.find(css).and_then(|id| act(&id)) {
                Err(e) if e.code == "stale element reference" && start.elapsed() < WAIT => {}
                done => return self.done(css, done),
            }
        }
    }

    #[track_caller]
    fn done(&self, what: &str, result: Result<Value, Failure>) -> Value {
        result.unwrap_or_else(|failure| {
            let url = self.session.get("/url").map(|v| text_of(&v)).unwrap_or_default();
            panic!("{what} on {url}: {failure}")
        })
    }
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
