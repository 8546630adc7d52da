//! The browser against a small server whose pages have the product's strict content security policy.

use std::{
    fmt::Write as _,
    io::{BufRead, BufReader, Read, Write as _},
    net::{Ipv4Addr, TcpListener, TcpStream},
    thread,
};

use super::*;

const PAGE: &str = "<!doctype html><html lang=zh-CN><head><meta charset=utf-8><meta name=viewport content='width=device-width'>\
    <title>楼事</title><link rel=icon href=/icon.svg><link rel=stylesheet href=/style.css><script src=/app.js defer></script></head>\
    <body><main><h1>报事</h1><noscript><p id=plain>没有脚本也能用</p></noscript>\
    <form method=post action=/sent><label>事项 <input id=what name=what></label>\
    <label>日期 <input id=due name=due type=date></label>\
    <label>楼层 <select id=floor name=floor><option value=1>一层</option><option value=16>十六层</option></select></label>\
    <button id=send>提交</button></form><button id=later>稍后</button><p class=tall></p></main></body></html>";
const SCRIPT: &str = "document.getElementById('later').addEventListener('click', () => setTimeout(() => {
    const p = document.createElement('p'); p.id = 'done'; p.textContent = '好了';
    document.querySelector('main').prepend(p);
}, 300));";
const STYLE: &str = ".tall { height: 3000px } @media (prefers-color-scheme: dark) { html { background: rgb(1, 2, 3) } }
    @media print { h1 { display: none } }";
/// An inline script and style, a picture without words, a field without a name.
const BAD: &str = "<!doctype html><html lang=zh-CN><head><meta charset=utf-8><title>坏页</title><link rel=icon href=/icon.svg>\
    </head><body><main><h1 style='color: red'>坏页</h1><script>document.title = 'ran'</script>\
    <img src=/icon.svg><input></main></body></html>";

/// Serves until the test program ends; answers the address.
fn serve() -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            thread::spawn(|| answer(stream.unwrap()));
        }
    });
    address
}

fn answer(mut stream: TcpStream) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut head, mut length) = (String::new(), 0);
    while reader.read_line(&mut head).unwrap() > 2 {
        let last = head.lines().last().unwrap().to_ascii_lowercase();
        if let Some(n) = last.strip_prefix("content-length: ") {
            length = n.parse().unwrap();
        }
    }
    let mut sent = vec![0; length];
    reader.read_exact(&mut sent).unwrap();
    let (kind, body) = match head.split(' ').nth(1).unwrap_or_default() {
        "/style.css" => ("text/css", STYLE.to_owned()),
        "/app.js" => ("text/javascript", SCRIPT.to_owned()),
        "/icon.svg" => ("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>".to_owned()),
        "/bad" => ("text/html", BAD.to_owned()),
        "/sent" => {
            let sent = String::from_utf8(sent).unwrap();
            let language =
                head.lines().find(|l| l.to_ascii_lowercase().starts_with("accept-language")).unwrap_or_default();
            (
                "text/html",
                format!("<!doctype html><link rel=icon href=/icon.svg><p id=sent>{sent}</p><p id=head>{language}</p>"),
            )
        }
        _ => ("text/html", PAGE.to_owned()),
    };
    let mut out = String::new();
    let length = body.len();
    write!(
        out,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\
         Content-Security-Policy: default-src 'self'\r\nSet-Cookie: seen=yes; HttpOnly\r\n\r\n{body}"
    )
    .unwrap();
    let _ = stream.write_all(out.as_bytes());
}

fn open(options: Options) -> Browser {
    let browser = Browser::start(options);
    browser.goto(&serve());
    browser
}

#[test]
fn a_form_is_filled_and_sent_by_hand() {
    let browser = open(Options::default());
    browser.fill("#what", "电梯慢");
    browser.fill("#what", "电梯很慢");
    browser.fill("#due", "2026-11-28");
    browser.choose("#floor", "16");
    assert_eq!(browser.text("h1"), "报事");
    assert_eq!(browser.attribute("#what", "name").as_deref(), Some("what"));
    assert_eq!(browser.attribute("#what", "class"), None);
    browser.click("#send");
    let sent = browser.text("#sent");
    assert!(sent.contains("%E7%94%B5%E6%A2%AF%E5%BE%88%E6%85%A2&due=2026-11-28&floor=16"), "{sent}");
    assert!(browser.url().ends_with("/sent"));
    assert_eq!(browser.cookie("seen").as_deref(), Some("yes"));
    browser.forget_cookies();
    assert_eq!(browser.cookie("seen"), None);
}

#[test]
fn what_comes_later_is_waited_for() {
    let browser = open(Options::default());
    assert!(!browser.exists("#done"));
    browser.click("#later");
    assert_eq!(browser.text("#done"), "好了");
    browser.wait_until("document.querySelectorAll('p').length > 1");
    assert_eq!(browser.count("main > p"), 2);
    assert_eq!(browser.console_errors(), [""; 0]);
}

#[test]
fn the_keyboard_goes_through_the_page() {
    let browser = open(Options::default());
    browser.press("Tab");
    browser.press("Tab");
    browser.press("Shift+Tab");
    assert_eq!(browser.eval("return document.activeElement.id"), "what");
    browser.press("楼");
    browser.press("Enter");
    assert!(browser.text("#sent").starts_with("what=%E6%A5%BC&"));
}

#[test]
fn barriers_and_refused_content_are_seen_under_a_strict_policy() {
    let browser = open(Options::default());
    assert_eq!(browser.axe(), []);
    assert_eq!(browser.console_errors(), [""; 0], "axe leaves no error of its own");
    browser.goto(&format!("{}bad", browser.url()));
    let errors = browser.console_errors();
    assert_eq!(errors.len(), 2, "{errors:#?}");
    assert!(errors.iter().all(|e| e.contains("Content Security Policy")), "{errors:#?}");
    assert_eq!(browser.eval("return document.title"), "坏页");
    let found = browser.axe();
    let ids: Vec<&str> = found.iter().map(|v| v.id.as_str()).collect();
    assert_eq!(ids, ["image-alt", "label"]);
    assert_eq!(found[0].impact, "critical");
    assert_eq!(found[0].targets, ["img"]);
}

#[test]
fn a_page_works_without_javascript() {
    let browser = open(Options { javascript: false, ..Options::default() });
    assert_eq!(browser.text("#plain"), "没有脚本也能用");
    browser.click("#later");
    browser.fill("#what", "门禁");
    browser.fill("#due", "2026-11-28");
    browser.click("#send");
    assert!(browser.text("#sent").starts_with("what=%E9%97%A8%E7%A6%81&due=2026-11-28&floor=1"));
    assert!(!browser.exists("#done"));
    assert!(browser.page_source().contains("id=\"sent\""));
}

#[test]
fn the_reader_is_as_the_options_say() {
    let browser = open(Options { dark: true, locale: "en", ..Options::phone() });
    let size =
        browser.eval("return [innerWidth, innerHeight, matchMedia('(pointer: coarse)').matches, navigator.language]");
    assert_eq!(size, json!([390, 844, true, "en"]));
    let background = "return getComputedStyle(document.documentElement).backgroundColor";
    assert_eq!(browser.eval(background), "rgb(1, 2, 3)");
    browser.media("print");
    assert_eq!(browser.eval("return getComputedStyle(document.querySelector('h1')).display"), "none");
    browser.resize(320, 640);
    assert_eq!(browser.eval("return innerWidth"), 320);
    browser.click("#send");
    assert!(browser.text("#head").to_ascii_lowercase().starts_with("accept-language: en"));

    let browser = open(Options::default());
    assert_eq!(browser.eval("return [innerWidth, navigator.language]"), json!([1280, "zh-CN"]));
    assert_eq!(browser.eval(background), "rgba(0, 0, 0, 0)");
}

#[test]
fn screenshots_show_the_window_or_the_whole_page() {
    let folder = tempfile::tempdir().unwrap();
    let browser = open(Options::phone());
    let size = |full| {
        let path = folder.path().join("page.png");
        browser.screenshot(&path, full);
        let png = fs::read(path).unwrap();
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    };
    assert_eq!(size(false), (390, 844));
    let (width, height) = size(true);
    assert_eq!(width, 390);
    assert!(height > 3000);
}

#[test]
#[should_panic(expected = "#missing on http://127.0.0.1")]
fn a_step_that_cannot_be_done_names_the_page() {
    let browser = open(Options::default());
    browser.session.post("/timeouts", &json!({ "implicit": 0 })).unwrap();
    browser.click("#missing");
}
