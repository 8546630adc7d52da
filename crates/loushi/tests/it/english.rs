//! The interface in English: what its own messages say stands there in English. What people wrote, their names and the papers
//! of the record stay as they are.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    path::Path,
};

use axum::http::StatusCode;

use crate::house::{Backend, House};

/// Texts that are kept as they were written, though a message of the interface would say the same: a source of funds, a
/// party's name, the titles of items.
const KEPT: &[&str] = &[
    "企业认领",
    "报事人",
    "审议《楼宇治理公约》（第 1 版）",
    "审议《楼宇治理公约》（第 2 版）",
    "审议《楼委会议事规则》（第 1 版）",
    "楼委会议事规则 第三条",
    "选举主任：胡衿昀",
    "通过议事规则",
    "通过楼宇治理公约",
];

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
}

/// What stands between the arguments of a message, in the order of the sentence.
type Sentence = Vec<String>;

/// Every Chinese message of the workspace, and every variant of one.
fn sentences() -> Vec<Sentence> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut found = Vec::new();
    for group in ["crates", "modules"] {
        for entry in fs::read_dir(root.join(group)).expect("a folder").map(|e| e.expect("an entry").path()) {
            let Ok(text) = fs::read_to_string(entry.join("i18n/zh-Hans.ftl")) else { continue };
            for line in text.lines().filter(|l| !l.starts_with('#')) {
                let variant = line.trim_start();
                let said = match line.split_once(" = ") {
                    Some((_, said)) if !line.starts_with(' ') => said,
                    _ if variant.starts_with(['[', '*']) => variant.split_once("] ").map_or("", |(_, said)| said),
                    _ => "",
                };
                if !said.contains("->") && said.chars().filter(|c| is_han(*c)).count() >= 2 {
                    found.push(parts(said));
                }
            }
        }
    }
    found
}

fn parts(said: &str) -> Sentence {
    let mut parts = vec![String::new()];
    let mut rest = said;
    while let Some((before, after)) = rest.split_once('{') {
        parts.last_mut().expect("a part").push_str(before);
        let (inside, behind) = after.split_once('}').unwrap_or((after, ""));
        match inside.trim().trim_matches('"') {
            argument if argument.starts_with('$') => parts.push(String::new()),
            literal => parts.last_mut().expect("a part").push_str(literal),
        }
        rest = behind;
    }
    parts.last_mut().expect("a part").push_str(rest);
    parts
}

/// Whether a text is this sentence, with whatever stands for the arguments.
fn says(text: &str, sentence: &Sentence) -> bool {
    let [first, middle @ .., last] = sentence.as_slice() else { return sentence.first().is_some_and(|s| s == text) };
    let Some(mut rest) = text.strip_prefix(first.as_str()) else { return false };
    for part in middle {
        let Some(at) = rest.find(part.as_str()) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last.as_str())
}

/// The texts of a page and of its attributes that are read aloud, without what is marked as a paper.
fn texts(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    // How deep inside of a paper.
    let mut paper = 0;
    for (n, piece) in page.split('<').enumerate() {
        let (tag, text) = if n == 0 { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
        paper += i32::from(tag.starts_with("div") && (paper > 0 || tag.contains("class=\"paper")));
        paper -= i32::from(tag == "/div" && paper > 0);
        if paper > 0 {
            continue;
        }
        for name in ["aria-label=\"", "title=\"", "alt=\"", "placeholder=\"", "data-label=\""] {
            if let Some((_, value)) = tag.split_once(name) {
                found.push(value.split('"').next().unwrap_or_default().to_owned());
            }
        }
        if !tag.starts_with("script") && !tag.starts_with("style") {
            found.push(text.to_owned());
        }
    }
    found.iter().map(|t| t.trim().to_owned()).filter(|t| t.chars().any(is_han)).collect()
}

#[test]
fn no_page_in_english_speaks_chinese_by_itself() {
    const MOST: usize = 220;
    let house = House::after_the_year(Backend::Sqlite);
    let sentences = sentences();
    assert!(sentences.len() > 1000, "{}", sentences.len());
    let mut faults: BTreeMap<String, String> = BTreeMap::new();
    for login in ["", "lu.zhiwei", "gu.yanqiu", "lin.mo", "jie.dao"] {
        let visitor = if login.is_empty() { house.guest() } else { house.enter(login) }.in_language("en");
        let mut seen = BTreeSet::new();
        let mut next: VecDeque<String> =
            ["/gallery", "/", "/310107/towers", "/310107/today", "/310107/me", "/rules"].map(str::to_owned).into();
        while let Some(path) = next.pop_front() {
            if seen.len() >= MOST || !seen.insert(path.clone()) {
                continue;
            }
            let answer = visitor.page(&path);
            if answer.status != StatusCode::OK || !answer.header("content-type").starts_with("text/html") {
                continue;
            }
            let page = answer.text();
            for text in texts(&page) {
                let own = sentences.iter().any(|s| says(&text, s)) || text.contains("规则 ");
                // A document of rules is shown as it was written.
                let written = text.starts_with("id = ");
                if own && !written && !KEPT.iter().any(|kept| text.ends_with(kept)) {
                    faults.entry(text).or_insert_with(|| path.clone());
                }
            }
            for (at, _) in page.match_indices("href=\"/") {
                let rest = &page[at + 6..];
                let link = rest[..rest.find('"').unwrap_or(0)].replace("&amp;", "&");
                let link = link.split('#').next().unwrap_or_default().to_owned();
                if !["/assets", "/310107/record", "/sign-out"].iter().any(|p| link.starts_with(p)) {
                    next.push_back(link);
                }
            }
        }
    }
    let list: Vec<String> = faults.iter().map(|(text, path)| format!("{text}   {path}")).collect();
    assert!(faults.is_empty(), "{} texts\n{}", faults.len(), list.join("\n"));
}
