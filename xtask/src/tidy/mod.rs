//! The rules of STYLE.md that a program can check and no other tool does. A finding says where, what, and how to mend it.
//!
//! [`rust`] reads sources, [`sql`] their statements, [`schema`] migrations, [`text`] every file, [`fluent`] translations,
//! [`arguments`] what they are given, [`modules`] who may use whom. What is excused stands in [`allow`] with its reason; an excuse that is not needed any more is a
//! finding itself, so the list can only shrink.

mod allow;
mod arguments;
mod fluent;
mod modules;
mod rust;
mod schema;
mod sql;
mod text;

use std::{collections::BTreeMap, fmt, fs, process::Command};

use crate::run::{Done, output, root};

/// Something to mend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub file: String,
    /// Counted from 1; 0 for the file as a whole.
    pub line: usize,
    pub rule: &'static str,
    pub says: String,
}

impl Finding {
    fn new(file: &str, line: usize, rule: &'static str, says: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, rule, says: says.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, rule, says } = self;
        if *line == 0 { write!(f, "{file}: [{rule}] {says}") } else { write!(f, "{file}:{line}: [{rule}] {says}") }
    }
}

/// Every text of the project by its path; what is not text has no entry.
pub type Texts = BTreeMap<String, String>;

/// The project's files: tracked, or new and not ignored.
pub fn files() -> Done<Vec<String>> {
    let list = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let listed = output(Command::new("git").args(list).current_dir(root()))?;
    let mut files: Vec<String> = listed.lines().map(str::to_owned).filter(|f| root().join(f).is_file()).collect();
    files.sort();
    files.dedup();
    Ok(files)
}

pub fn tidy() -> Done {
    let mut texts = Texts::new();
    for file in files()? {
        if let Ok(text) = fs::read_to_string(root().join(&file)) {
            texts.insert(file, text);
        }
    }
    let findings = allow::excuse(check(&texts));
    if findings.is_empty() {
        return Ok(());
    }
    let list: String = findings.iter().map(|f| format!("{f}\n")).collect();
    Err(format!("{list}\n{} findings. The rules and their reasons are in STYLE.md.", findings.len()))
}

/// Every finding, excused or not.
pub fn check(texts: &Texts) -> Vec<Finding> {
    let tests = rust::test_files(texts);
    let mut findings: Vec<Finding> =
        texts.iter().flat_map(|(path, text)| check_file(path, text, tests.contains(path))).collect();
    findings.extend(fluent::pairs(texts));
    findings.extend(arguments::check(texts));
    findings.extend(modules::check(texts));
    findings.extend(rust::prefixes(texts));
    findings.extend(schema::listed(texts));
    findings.extend(text::changelog(texts));
    findings.sort();
    findings
}

fn check_file(path: &str, text: &str, test: bool) -> Vec<Finding> {
    let mut findings = text::check(path, text);
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("rs") => findings.extend(rust::check(path, text, test)),
        Some("sql") => findings.extend(schema::check_migration(path, text)),
        Some("html") => findings.extend(text::check_template(path, text)),
        Some("ftl") => findings.extend(fluent::check(path, text)),
        _ => {}
    }
    findings
}

/// A Chinese character, without punctuation.
fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Whether `word` stands in `text` by itself.
fn has_word(text: &str, word: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].chars().next_back().is_some_and(inside)
            && !text[at + word.len()..].chars().next().is_some_and(inside)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Findings of one file as `line rule`.
    pub fn rules(findings: &[Finding]) -> Vec<String> {
        findings.iter().map(|f| format!("{} {}", f.line, f.rule)).collect()
    }

    #[test]
    fn words_stand_by_themselves() {
        assert!(has_word("a offset b", "offset"));
        assert!(has_word("offset", "offset"));
        assert!(!has_word("the_offset offsets", "offset"));
        assert!(has_word("offsets offset", "offset"));
    }
}
