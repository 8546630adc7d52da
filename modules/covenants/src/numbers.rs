//! The numbers that rules of procedure set (R15): the building's own layer of the policy pack. No I/O.

use std::collections::BTreeMap;

use kernel::{Date, Locale, Text};
use policy::api::{Pack, RuleLine, Value, rule_title};

use crate::{
    T,
    charter::CharterKind,
    gate,
    store::ArticleRow,
    text::{annex_mark, article_number},
};

/// Rules by their full names, and what was typed: `meetings.notice_days` → `7`.
pub type Numbers = BTreeMap<String, String>;

/// The rules that a tower's rules of procedure may set.
const SECTIONS: [&str; 4] = ["meetings.", "issues.petition", "issues.coordination", "covenants."];

pub fn settable(pack: &Pack) -> Vec<RuleLine> {
    let of_ours = |line: &RuleLine| SECTIONS.iter().any(|s| line.name.starts_with(s));
    pack.lines().into_iter().filter(of_ours).collect()
}

/// # Errors
/// Stored numbers that make no sense.
pub fn read(json: &str) -> kernel::Result<Numbers> {
    Ok(serde_json::from_str(json)?)
}

/// The article that sets a rule: the mandatory one with the clause that the draft proposal gives the rule, or else the first.
pub fn article_of<'a>(pack: &Pack, rule: &str, articles: &'a [ArticleRow]) -> Option<&'a ArticleRow> {
    let line = policy::api::of_nobody().lines().into_iter().find(|l| l.name == rule)?;
    let kind = CharterKind::Procedure;
    let item = gate::mandatory(pack, kind).find(|i| i.clause == line.clause);
    let by = |is: &dyn Fn(&policy::api::Item, &ArticleRow) -> bool| {
        item.and_then(|item| articles.iter().find(|a| is(item, a)))
    };
    let headed = |item: &policy::api::Item, a: &ArticleRow| {
        a.covers.is_empty() && item.words.iter().any(|w| a.heading.contains(w.as_str()))
    };
    by(&|item, a| a.covers == item.id).or(by(&headed)).or(by(&gate::covers)).or(articles.first())
}

/// How refusals cite an article: `和衡中心议事规则 5`, in the form of the ids of other clauses.
pub fn clause_id(tower: &str, kind: CharterKind, position: u32) -> String {
    let short = T(Locale::Zh).document_short(kind.code());
    format!("{tower}{short} {position}")
}

/// What a clause says in both languages; the text itself is as it was adopted.
pub fn clause_text(kind: CharterKind, article: &ArticleRow) -> Text {
    let words: String = article.words.chars().take(700).collect();
    let (zh, en) = (words.clone(), T(Locale::En).article_says(kind.code(), article.position, words));
    Text { zh: zh.into(), en: en.into() }
}

/// A document of rules in the form in which it is read.
pub struct Head<'a> {
    pub building: String,
    pub tower: &'a str,
    pub title: Text,
    pub version: u32,
    pub from: Date,
}

/// The document of the building's layer that these numbers make.
pub fn document(pack: &Pack, head: &Head<'_>, articles: &[ArticleRow], numbers: &Numbers) -> String {
    let lines = settable(pack);
    let kind = CharterKind::Procedure;
    let mut out = format!(
        "id = {}\nversion = {}\nlayer = \"building\"\ntitle = {{ zh = {}, en = {} }}\nstanding = \"draft\"\neffective_from = \"{}\"\n",
        quoted(&format!("procedure-{}", head.building)),
        head.version,
        quoted(&head.title.zh),
        quoted(&head.title.en),
        head.from
    );
    let mut cited: Vec<&ArticleRow> = Vec::new();
    let mut sections: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, typed) in numbers {
        let Some(line) = lines.iter().find(|l| l.name == *name) else { continue };
        let (Some((section, key)), Some(article)) = (name.split_once('.'), article_of(pack, name, articles)) else {
            continue;
        };
        if !cited.iter().any(|a| a.article == article.article) {
            cited.push(article);
        }
        let clause = quoted(&clause_id(head.tower, kind, article.position));
        let value = value(&line.value, typed);
        sections.entry(section).or_default().push(format!("{key} = {{ value = {value}, clause = {clause} }}\n"));
    }
    for article in cited {
        let text = clause_text(kind, article);
        out.push_str(&format!(
            "\n[[clause]]\nid = {}\nzh = {}\nen = {}\nsource = {}\nstanding = \"draft\"\n",
            quoted(&clause_id(head.tower, kind, article.position)),
            quoted(&text.zh),
            quoted(&text.en),
            quoted(&format!("{} {}", head.title.zh, article_number(article.position)))
        ));
    }
    for (section, rules) in sections {
        out.push_str(&format!("\n[{section}]\n{}", rules.concat()));
    }
    out
}

/// As TOML has it: what was typed, in the kind of what stands above. What does not fit is a fault of the document.
fn value(like: &Value, typed: &str) -> String {
    let typed = typed.trim();
    match like {
        Value::Whole(_) if typed.chars().all(|c| c.is_ascii_digit()) && !typed.is_empty() => typed.to_owned(),
        Value::Flag(_) => match typed {
            "1" | "true" | "yes" | "✓" => "true".to_owned(),
            "0" | "false" | "no" | "—" => "false".to_owned(),
            other if other == T(Locale::Zh).yes() => "true".to_owned(),
            other if other == T(Locale::Zh).no() => "false".to_owned(),
            other => quoted(other),
        },
        Value::Days(_) => {
            let days: Vec<&str> = typed.split(['/', ',', '，', '、', ' ']).filter(|d| !d.is_empty()).collect();
            if days.iter().all(|d| d.chars().all(|c| c.is_ascii_digit())) {
                format!("[{}]", days.join(", "))
            } else {
                quoted(typed)
            }
        }
        _ => quoted(typed),
    }
}

/// A basic string of TOML: those of JSON are.
fn quoted(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

/// The numbers as they stand below the text on which a committee votes.
pub fn annex(pack: &Pack, articles: &[ArticleRow], numbers: &Numbers) -> String {
    let t = T(Locale::Zh);
    let mut out = String::new();
    for (name, typed) in numbers {
        let article = article_of(pack, name, articles).map_or(1, |a| a.position);
        let line = t.annex_line(rule_title(Locale::Zh, name), typed, article_number(article));
        out.push_str(&format!("\n{line}"));
    }
    if out.is_empty() { out } else { format!("\n{}{}{out}", annex_mark(), t.annex()) }
}

/// The numbers below a text that was adopted, as the meeting left them.
pub fn amended(pack: &Pack, text: &str, before: &Numbers) -> Numbers {
    let Some((_, below)) = text.split_once(&format!("\n{}", annex_mark())) else { return Numbers::new() };
    let lines = settable(pack);
    let mut found = Numbers::new();
    for line in below.lines().skip(1) {
        let Some((title, rest)) = line.split_once('：') else { continue };
        let title = title.trim();
        let Some(rule) = lines.iter().find(|l| rule_title(Locale::Zh, &l.name) == title) else { continue };
        let typed = rest.split('；').next().unwrap_or_default().trim();
        if !typed.is_empty() {
            found.insert(rule.name.clone(), typed.to_owned());
        }
    }
    // Below which nothing can be read: what was voted on stays.
    if found.is_empty() && !below.trim().is_empty() { before.clone() } else { found }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charter::ArticleId;

    fn articles() -> Vec<ArticleRow> {
        let pack = policy::api::of_nobody();
        let models: Vec<_> = gate::mandatory(&pack, CharterKind::Procedure).map(gate::model).collect();
        (1u8..)
            .zip(models)
            .map(|(n, (heading, words))| ArticleRow {
                article: ArticleId::from_bytes([n; 16]),
                position: u32::from(n),
                heading: heading.zh.into_owned(),
                words: words.zh.into_owned(),
                covers: String::new(),
                looked_by: None,
                looked_words: None,
            })
            .collect()
    }

    fn made(numbers: &[(&str, &str)]) -> Result<Pack, Vec<policy::api::PackFault>> {
        let pack = policy::api::of_nobody();
        let numbers: Numbers = numbers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        let title = Text::each(|l| format!("{l} \"title\""));
        let head = Head {
            building: "bld".into(),
            tower: "和衡中心",
            title,
            version: 2,
            from: Date::new(2026, 12, 1).unwrap(),
        };
        let document = policy::api::read(&document(&pack, &head, &articles(), &numbers))?;
        pack.admits(&document)
    }

    #[test]
    fn numbers_become_the_buildings_layer_and_cite_its_articles() {
        let pack = made(&[
            ("meetings.notice_days", "7"),
            ("meetings.quorum", "3/4"),
            ("meetings.majority", ">2/3"),
            ("meetings.revisit_days", "30、60、90"),
            ("issues.petition_share", "1/20"),
        ])
        .unwrap();
        assert_eq!(pack.meetings.notice_days.value, 7);
        assert_eq!(pack.meetings.notice_days.clause, "和衡中心议事规则 1");
        assert_eq!(pack.meetings.quorum.clause, "和衡中心议事规则 3");
        assert_eq!(pack.meetings.majority.clause, "和衡中心议事规则 5");
        assert_eq!(pack.meetings.revisit_days.value, [30, 60, 90]);
        assert_eq!(pack.issues.petition_share.clause, "和衡中心议事规则 2");
        let clause = pack.clause("和衡中心议事规则 1");
        assert!(clause.text.zh.contains("会议提前") && clause.text.en.contains("Article 1"), "{clause:?}");
    }

    #[test]
    fn what_loosens_or_cannot_be_read_is_refused_with_its_rule() {
        for (rule, typed) in [
            ("meetings.notice_days", "3"),
            ("meetings.quorum", "1/2"),
            ("meetings.quorum", "most"),
            ("meetings.notice_days", "a week"),
            ("meetings.notice_days", "-1"),
            ("issues.petition_share", "1/5"),
        ] {
            let faults = made(&[(rule, typed)]).unwrap_err();
            assert!(faults.iter().any(|f| f.key.starts_with(rule)), "{rule} {typed}: {faults:?}");
        }
        let both = made(&[("meetings.notice_days", "3")]).unwrap_err();
        assert!(both[0].reason.zh.contains("规则 7") && both[0].reason.zh.contains("议事规则 1"), "{both:?}");
    }

    #[test]
    fn the_meeting_may_change_the_numbers_below_the_text() {
        let pack = policy::api::of_nobody();
        let numbers: Numbers =
            [("meetings.notice_days".to_owned(), "7".to_owned()), ("meetings.quorum".to_owned(), "3/4".to_owned())]
                .into();
        let text = format!("第一条 甲。{}", annex(&pack, &articles(), &numbers));
        assert_eq!(amended(&pack, &text, &numbers), numbers);
        let changed = text.replace("：7；", "：8；");
        assert_ne!(changed, text, "{text}");
        assert_eq!(amended(&pack, &changed, &numbers)["meetings.notice_days"], "8");
        assert_eq!(amended(&pack, "第一条 甲。", &numbers), Numbers::new());
        assert_eq!(amended(&pack, "第一条 甲。\n附：不清楚", &numbers), numbers);
    }
}
