//! Reading HTML as far as the tests need it: tags with their attributes, text, and what every page must keep to.

use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Open { name: String, attributes: BTreeMap<String, String> },
    Close(String),
    Text(String),
}

const VOID: [&str; 11] = ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// The pieces of a document.
pub fn pieces(html: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        if at > 0 {
            out.push(Piece::Text(rest[..at].to_owned()));
        }
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.split_once("-->").map_or("", |(_, r)| r);
            continue;
        }
        let end = tag_end(rest);
        let inner = rest[1..end].trim_end_matches('/').trim();
        rest = rest.get(end + 1..).unwrap_or_default();
        if inner.starts_with('!') {
            continue;
        }
        match inner.strip_prefix('/') {
            Some(name) => out.push(Piece::Close(name.trim().to_lowercase())),
            None => out.push(open(inner)),
        }
    }
    if !rest.is_empty() {
        out.push(Piece::Text(rest.to_owned()));
    }
    out
}

fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (i, c) in text.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(q), c) if q == c => quote = None,
            (None, '>') => return i,
            _ => {}
        }
    }
    text.len()
}

fn open(inner: &str) -> Piece {
    let (name, mut rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let stop = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let key = rest[..stop].to_lowercase();
        rest = &rest[stop..];
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (taken, left) = match quote {
                Some(q) => after[1..].split_once(q).unwrap_or((&after[1..], "")),
                None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            (value, rest) = (taken.to_owned(), left);
        }
        attributes.insert(key, value);
    }
    Piece::Open { name: name.to_lowercase(), attributes }
}

/// All text that a reader sees.
pub fn visible(html: &str) -> String {
    let texts = pieces(html).into_iter().filter_map(|p| if let Piece::Text(t) = p { Some(t) } else { None });
    texts.collect::<Vec<_>>().join(" ").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
}

/// What is between `<tag ..>` and its end, the first time.
pub fn inside<'h>(html: &'h str, tag: &str) -> Option<&'h str> {
    let start = html.find(&format!("<{tag}"))?;
    let start = start + html[start..].find('>')? + 1;
    let end = start + html[start..].find(&format!("</{tag}>"))?;
    Some(&html[start..end])
}

/// What is wrong with a piece of HTML by the rules that every page keeps. `whole` documents have a title, a language and
/// one first heading.
pub fn faults(html: &str, whole: bool) -> Vec<String> {
    let pieces = pieces(html);
    let mut faults = Vec::new();
    balance(&pieces, &mut faults);
    let (mut ids, mut labelled) = (BTreeSet::new(), BTreeSet::new());
    for piece in &pieces {
        let Piece::Open { name, attributes } = piece else { continue };
        if let Some(id) = attributes.get("id").filter(|id| !ids.insert((*id).clone())) {
            faults.push(format!("the id {id} stands twice"));
        }
        if name == "label" {
            labelled.extend(attributes.get("for").cloned());
        }
        if attributes.contains_key("style") || name == "style" {
            faults.push(format!("inline style on <{name}>: the policy refuses it"));
        }
        if name == "script" && !attributes.contains_key("src") {
            faults.push("inline script: the policy refuses it".into());
        }
        if let Some(key) = attributes.keys().find(|k| k.starts_with("on") || k.starts_with("hx-on")) {
            faults.push(format!("{key} on <{name}>: the policy refuses it"));
        }
        if attributes.values().any(|v| v.trim_start().to_lowercase().starts_with("javascript:")) {
            faults.push(format!("a javascript: address on <{name}>"));
        }
        if name == "img" && !attributes.contains_key("alt") {
            faults.push("a picture without words".into());
        }
        if name == "a" && attributes.get("href").is_none_or(String::is_empty) {
            faults.push("a link to nowhere".into());
        }
    }
    labels(&pieces, &labelled, &ids, &mut faults);
    names(&pieces, &mut faults);
    let headings = pieces.iter().filter(|p| matches!(p, Piece::Open { name, .. } if name == "h1")).count();
    if whole {
        if headings != 1 {
            faults.push(format!("{headings} first headings"));
        }
        let title = inside(html, "title").unwrap_or_default();
        if title.trim_start_matches(['·', ' ']).is_empty() || title.starts_with(" ·") {
            faults.push("no title".into());
        }
        let language = pieces.iter().find_map(|p| match p {
            Piece::Open { name, attributes } if name == "html" => attributes.get("lang").cloned(),
            _ => None,
        });
        if language.unwrap_or_default().is_empty() {
            faults.push("no language".into());
        }
    }
    let text = visible(html);
    // What a template shows when it prints what it should not have.
    for sign in ["{ $", "{$", "{{", "{%", "Some(", "None)", "�", "NaN"] {
        if text.contains(sign) {
            let at = text.find(sign).unwrap_or_default();
            let from = (0..=at.saturating_sub(20)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
            faults.push(format!("the text has “{sign}”: …{}…", text[from..].chars().take(60).collect::<String>()));
        }
    }
    faults
}

fn balance(pieces: &[Piece], faults: &mut Vec<String>) {
    let mut stack: Vec<&str> = Vec::new();
    let optional = ["p", "li", "dt", "dd", "option", "tr", "td", "th"];
    for piece in pieces {
        match piece {
            Piece::Open { name, .. } if VOID.contains(&name.as_str()) => {}
            // An empty element of a drawing ends itself.
            Piece::Open { name, .. } if matches!(name.as_str(), "path" | "use" | "rect" | "circle" | "line") => {}
            Piece::Open { name, .. } if matches!(name.as_str(), "polyline" | "polygon" | "ellipse" | "stop") => {}
            Piece::Open { name, .. } => stack.push(name),
            Piece::Close(name) if matches!(name.as_str(), "path" | "use" | "rect" | "circle" | "line") => {}
            Piece::Close(name) => {
                while let Some(top) = stack.pop() {
                    if top == name {
                        break;
                    }
                    if !optional.contains(&top) {
                        faults.push(format!("<{top}> is closed by </{name}>"));
                        return;
                    }
                }
            }
            Piece::Text(_) => {}
        }
    }
    if let Some(left) = stack.iter().find(|n| !optional.contains(n)) {
        faults.push(format!("<{left}> is not closed"));
    }
}

/// Every field has a name that a screen reader can say.
fn labels(pieces: &[Piece], labelled: &BTreeSet<String>, ids: &BTreeSet<String>, faults: &mut Vec<String>) {
    let mut within = 0;
    for piece in pieces {
        match piece {
            Piece::Open { name, .. } if name == "label" => within += 1,
            Piece::Close(name) if name == "label" => within -= 1,
            Piece::Open { name, attributes } if matches!(name.as_str(), "input" | "select" | "textarea") => {
                let kind = attributes.get("type").map(String::as_str).unwrap_or_default();
                if matches!(kind, "hidden" | "submit" | "button") {
                    continue;
                }
                let by_for = attributes.get("id").is_some_and(|id| labelled.contains(id));
                let by_aria = attributes.get("aria-label").is_some_and(|l| !l.is_empty());
                let by_id = attributes.get("aria-labelledby").is_some_and(|l| l.split(' ').all(|id| ids.contains(id)));
                if within == 0 && !by_for && !by_aria && !by_id {
                    faults.push(format!("a field without a label: {attributes:?}"));
                }
            }
            _ => {}
        }
    }
}

/// Links and buttons say something.
fn names(pieces: &[Piece], faults: &mut Vec<String>) {
    let mut open: Option<(&str, &BTreeMap<String, String>, String)> = None;
    for piece in pieces {
        match piece {
            Piece::Open { name, attributes } if name == "a" || name == "button" => {
                open = Some((name, attributes, String::new()));
            }
            Piece::Text(text) => {
                if let Some((_, _, said)) = &mut open {
                    said.push_str(text.trim());
                }
            }
            Piece::Close(name) => {
                if let Some((what, attributes, said)) = open.take_if(|(what, _, _)| *what == name.as_str())
                    && said.is_empty()
                    && attributes.get("aria-label").is_none_or(String::is_empty)
                {
                    faults.push(format!("<{what}> says nothing: {attributes:?}"));
                }
            }
            // A picture says what stands for it.
            Piece::Open { attributes, .. } => {
                if let (Some((_, _, said)), Some(alt)) =
                    (&mut open, attributes.get("alt").or(attributes.get("aria-label")))
                {
                    said.push_str(alt);
                }
            }
        }
    }
}

#[test]
fn the_reader_finds_what_it_should() {
    let good = "<!doctype html><html lang=zh-Hans><head><title>楼 · 楼事</title></head><body><h1>楼</h1>\
        <form method=post><label for=a>名</label><input id=a name=a><button>好</button></form><a href=/y>去</a></body></html>";
    assert_eq!(faults(good, true), Vec::<String>::new());
    let bad = "<h1>a</h1><h1>b</h1><p style='x'>{ $n }<input name=q><div><a href=/></a>";
    assert!(faults(bad, true).len() >= 6, "{:#?}", faults(bad, true));
}
