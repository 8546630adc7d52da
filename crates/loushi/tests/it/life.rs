//! Everyday life without a plan: people open pages and send whatever forms they find there, filled in as far as can be.
//! Nothing that they can reach fails, and what they leave behind is what the probes are tried on.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;

use crate::{
    house::{House, Visitor, multipart, on_both, pairs},
    html::{Piece, faults, pieces},
};

on_both!(no_form_fails_that_anybody_can_reach);

/// People of the main tower, and those above it.
const PEOPLE: [&str; 6] = ["lin.mo", "jiang.ruoyun", "lu.zhiwei", "gu.yanqiu", "ye.zhixia", "probe.district_clerk"];

fn no_form_fails_that_anybody_can_reach(house: &House) {
    let told = live(house, 2);
    assert!(told.faults.is_empty(), "{} faults\n{}", told.faults.len(), told.faults.join("\n"));
    assert!(told.done.len() >= 5, "only {:?}", told.done);
    house.jobs();
    for code in [crate::house::OTHER, loushi::demo::DISTRICT] {
        let report = house.runtime.block_on(ledger::audit(&house.store, code.parse().unwrap())).unwrap();
        assert!(report.is_clean(), "{:?}", report.findings);
    }
}

/// What happened.
#[derive(Debug, Default)]
pub struct Told {
    pub faults: Vec<String>,
    /// The kinds of addresses at which a form was accepted.
    pub done: BTreeSet<String>,
}

/// Lets people live for some days.
pub fn live(house: &House, days: u32) -> Told {
    let mut told = Told::default();
    for day in 1..=days {
        for login in PEOPLE {
            a_day_of(&house.enter(login), login, day == days, &mut told);
        }
        house.clock.advance(86_400);
        house.jobs();
    }
    told
}

/// An address with its ids taken out: what it is the address of.
fn shape(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    path.split('/')
        .map(|s| if s.len() == 30 && s.as_bytes()[3] == b'_' { "*" } else { s })
        .collect::<Vec<_>>()
        .join("/")
}

/// What would end the visit or the visitor.
fn leaves(path: &str) -> bool {
    ["/sign-out", "/account/", "/preferences", "/demo", "/sign-in"].iter().any(|p| path.starts_with(p))
}

/// What would leave nothing to go on with: for the last day.
fn ends(path: &str) -> bool {
    ["/ending", "/cancellation", "/withdrawal", "/unlisting"].iter().any(|p| path.ends_with(p))
}

fn a_day_of(visitor: &Visitor<'_>, login: &str, last: bool, told: &mut Told) {
    let mut todo: Vec<String> = ["/310107/me", "/310107/towers", "/310107/today"].map(str::to_owned).to_vec();
    let mut seen: BTreeSet<String> = todo.iter().cloned().collect();
    let (mut pages, mut sent): (BTreeMap<String, u32>, BTreeMap<String, u32>) = (BTreeMap::new(), BTreeMap::new());
    // One's own tower first: most of what there is to do is there.
    let home = visitor.page("/310107/today").text();
    let own = home.split("class=\"where\" href=\"").nth(1).and_then(|r| r.split('"').next()).map(str::to_owned);
    todo.extend(own.into_iter().filter(|path| seen.insert(path.clone())));
    while let Some(path) = todo.pop() {
        let count = pages.entry(shape(&path)).or_default();
        *count += 1;
        if *count > 3 || leaves(&path) {
            continue;
        }
        let answer = visitor.page(&path);
        if answer.status.is_server_error() {
            told.faults.push(format!("{path} as {login}: {}", answer.status));
        }
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        let page = answer.text();
        told.faults.extend(faults(&page, true).into_iter().map(|f| format!("{path} as {login}: {f}")));
        for form in forms(&page, &path) {
            let count = sent.entry(shape(&form.action)).or_default();
            *count += 1;
            if *count > 2 || leaves(&form.action) || (ends(&form.action) && !last) {
                continue;
            }
            let answer = form.send(visitor);
            if answer.status.is_server_error() || (answer.status.is_success() && answer.text().contains("[object")) {
                told.faults
                    .push(format!("the form {} as {login}: {} with {:?}", form.action, answer.status, form.fields));
            }
            if answer.status.is_redirection() {
                told.done.insert(shape(&form.action));
                let to = answer.header("location").to_owned();
                if seen.insert(to.clone()) {
                    todo.push(to);
                }
            }
        }
        for piece in pieces(&page) {
            let Piece::Open { name, attributes } = piece else { continue };
            let Some(href) = attributes.get("href").filter(|_| name == "a") else { continue };
            let href =
                href.replace("&#38;", "&").replace("&amp;", "&").split('#').next().unwrap_or_default().to_owned();
            if href.starts_with("/310107") && seen.insert(href.clone()) {
                todo.push(href);
            }
        }
    }
}

/// A form of a page, filled in.
struct Filled {
    action: String,
    multipart: bool,
    fields: Vec<(String, String)>,
}

impl Filled {
    fn send(&self, visitor: &Visitor<'_>) -> loushi::walk::Answer {
        let fields: Vec<(&str, &str)> = self.fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        if self.multipart {
            let (kind, body) = multipart(&fields, &[]);
            return visitor.send(Method::POST, &self.action, "text/html", &kind, body);
        }
        visitor.send(Method::POST, &self.action, "text/html", crate::house::FORM, pairs(&fields))
    }
}

/// The forms of a page that change something.
fn forms(page: &str, here: &str) -> Vec<Filled> {
    let (mut out, mut open): (Vec<Filled>, Option<Filled>) = (Vec::new(), None);
    // The select or text area that is open, and its first choice that says something.
    let mut choosing: Option<(String, String)> = None;
    for piece in pieces(page) {
        match piece {
            Piece::Open { name, attributes } => {
                let get = |key: &str| attributes.get(key).cloned().unwrap_or_default();
                if name == "form" && get("method") == "post" {
                    let action = Some(get("action")).filter(|a| !a.is_empty()).unwrap_or(here.to_owned());
                    let multipart = get("enctype").starts_with("multipart");
                    open = Some(Filled { action, multipart, fields: Vec::new() });
                }
                let Some(form) = &mut open else { continue };
                let field = get("name");
                match (name.as_str(), get("type").as_str()) {
                    ("option", _) => {
                        if let Some((_, value)) = choosing.as_mut().filter(|(_, v)| v.is_empty()) {
                            *value = get("value");
                        }
                    }
                    ("select" | "textarea", _) => choosing = Some((field, String::new())),
                    _ if field.is_empty() => {}
                    ("input", "hidden") => form.fields.push((field, unescape(&get("value")))),
                    ("input", "file") => {}
                    // The first of several.
                    ("input", "radio") | ("button", _) if form.fields.iter().any(|(k, _)| *k == field) => {}
                    ("input", "radio") | ("button", _) => form.fields.push((field, get("value"))),
                    ("input", "checkbox") => form.fields.push((field, get("value"))),
                    ("input", kind) => {
                        let kept = unescape(&get("value"));
                        let value = if kept.is_empty() { words(kind, &field) } else { kept };
                        form.fields.push((field, value));
                    }
                    _ => {}
                }
            }
            Piece::Close(name) if name == "select" || name == "textarea" => {
                if let (Some(form), Some((field, value))) = (&mut open, choosing.take()) {
                    let value = if name == "textarea" && value.is_empty() { words("text", &field) } else { value };
                    form.fields.push((field, value));
                }
            }
            Piece::Close(name) if name == "form" => out.extend(open.take()),
            Piece::Text(_) | Piece::Close(_) => {}
        }
    }
    out
}

fn unescape(text: &str) -> String {
    let text = text.replace("&#60;", "<").replace("&#62;", ">").replace("&#34;", "\"").replace("&#39;", "'");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#38;", "&").replace("&amp;", "&")
}

fn words(kind: &str, field: &str) -> String {
    match (kind, field) {
        ("date", _) => "2026-03-20".into(),
        ("datetime-local", _) => "2026-03-20T14:30".into(),
        ("time", _) => "14:30".into(),
        ("number", _) => "3".into(),
        (_, "login") => "lin.mo".into(),
        (_, "floor") => "17".into(),
        (_, "building") => "和衡中心".into(),
        _ => "17 层茶水间的微波炉只剩一台能用，中午排队半小时".into(),
    }
}
