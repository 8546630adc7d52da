//! Translations: both languages have the same messages, each in its own punctuation.

use std::collections::BTreeSet;

use super::{Finding, Texts, is_han};

const ZH: &str = "zh-Hans.ftl";
const EN: &str = "en.ftl";

/// Every folder that has one of the two files has both, with the same messages.
pub fn pairs(texts: &Texts) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (here, there) in [(ZH, EN), (EN, ZH)] {
        for (path, text) in texts.iter().filter(|(path, _)| file_name(path) == here) {
            let other = path.replace(here, there);
            let Some(others) = texts.get(&other) else {
                findings.push(Finding::new(path, 0, "i18n", format!("{other} is missing.")));
                continue;
            };
            let known: BTreeSet<&str> = ids(others).map(|(_, id)| id).collect();
            for (line, id) in ids(text).filter(|(_, id)| !known.contains(id)) {
                findings.push(Finding::new(path, line, "i18n", format!("{id} is missing in {other}.")));
            }
        }
    }
    findings
}

/// The punctuation of one file.
pub fn check(path: &str, text: &str) -> Vec<Finding> {
    let fault: fn(&str) -> Option<String> = match file_name(path) {
        ZH => fault_in_chinese,
        EN => fault_in_english,
        _ => return Vec::new(),
    };
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#'));
    lines.filter_map(|(n, line)| fault(value(line)).map(|says| Finding::new(path, n, "i18n", says))).collect()
}

fn fault_in_chinese(text: &str) -> Option<String> {
    if text.contains("...") {
        return Some("“...”: Chinese writes ……".to_owned());
    }
    let chars: Vec<char> = text.chars().collect();
    let between = chars.windows(3).find(|w| is_han(w[0]) && is_han(w[2]) && ",;:?!()".contains(w[1]))?;
    Some(format!("“{}”: between Chinese characters the punctuation is full width.", between.iter().collect::<String>()))
}

fn fault_in_english(text: &str) -> Option<String> {
    // A Chinese term may stand in brackets behind its translation.
    let mut depth = 0;
    let outside = text.chars().find(|c| {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            _ => {}
        }
        depth <= 0 && is_han(*c)
    })?;
    Some(format!("“{outside}”: an English text has Chinese only in brackets, as the original of a term."))
}

/// The messages: line and id.
fn ids(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines()).filter_map(|(n, line)| {
        let id = line.split_once('=')?.0.trim_end();
        let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        (line.starts_with(|c: char| c.is_ascii_alphabetic()) && id.chars().all(letters)).then_some((n, id))
    })
}

/// What a line says, without the message's id.
fn value(line: &str) -> &str {
    if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        line.split_once('=').map_or(line, |(_, value)| value)
    } else {
        line
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::{super::tests::rules, *};

    #[test]
    fn each_language_has_its_own_punctuation() {
        let zh = "# 注释,不算\na = 报事,议事\nb = 稍等...\nc = 报事，{ $n }:{ $m }（{ $o }）\nd = { $n ->\n   *[other] 有(无)字\n}\n";
        assert_eq!(rules(&check("x/i18n/zh-Hans.ftl", zh)), ["2 i18n", "3 i18n", "6 i18n"]);
        let en = "a = The committee (楼委会) met... today\nb = 报事\nc = Founded（成立）\n";
        assert_eq!(rules(&check("x/i18n/en.ftl", en)), ["2 i18n"]);
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let texts = |zh: &str, en: &str| {
            Texts::from([("i18n/zh-Hans.ftl".to_owned(), zh.to_owned()), ("i18n/en.ftl".to_owned(), en.to_owned())])
        };
        assert_eq!(pairs(&texts("a = 一\nb-2 = { $n ->\n   *[other] 二\n}\n", "# c = 3\nb-2 = two\na = one\n")), []);
        let findings = pairs(&texts("a = 一\nb = 二\n", "a = one\nc = three\n"));
        assert_eq!(rules(&findings), ["2 i18n", "2 i18n"]);
        assert_eq!(pairs(&Texts::from([("i18n/en.ftl".to_owned(), String::new())])).len(), 1);
    }
}
