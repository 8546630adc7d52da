//! Rules for Rust sources.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Texts, is_han, sql};
use crate::lex::{Kind, Token, code, lex};

/// Lines of code that a file may have: neither blank nor comment.
pub const LONGEST: usize = 400;

/// Calls and macros whose texts are in two languages already; the columns of spreadsheets, with the headers that districts
/// use; and the made-up data that templates are tested with.
const TRANSLATED: &[&str] = &["Text::new", "Text", "permissions!", "Column", "column!", "samples"];

/// Macros that only a program in the making needs. In halves, so that this file does not find itself.
const UNFINISHED: &[&str] = &[concat!("db", "g"), concat!("to", "do"), "unimplemented"];

/// `test_file`: everything in the file is for tests.
pub fn check(path: &str, text: &str, test_file: bool) -> Vec<Finding> {
    let tokens = code(text);
    let mut findings = Vec::new();
    let source = path.contains("/src/") || path.contains("/tests/");
    if source && !text.trim_start().starts_with("//!") {
        findings.push(Finding::new(path, 1, "doc", "A file begins with `//!` and says what it is for."));
    }
    let lines = lines_of_code(&tokens);
    if lines > LONGEST {
        let says = format!("{lines} lines of code, {LONGEST} at most: split it by what changes together.");
        findings.push(Finding::new(path, 0, "length", says));
    }
    for (i, token) in tokens.iter().enumerate() {
        let next = |n: usize, text: &str| tokens.get(i + n).is_some_and(|t| t.is(text));
        let mut find = |rule, says: &str| findings.push(Finding::new(path, token.line, rule, says));
        if UNFINISHED.iter().any(|w| token.is(w)) && next(1, "!") {
            find("mark", "The code is not finished. Finish it, or leave it out.");
        }
        if token.is("ignore") && i >= 2 && tokens[i - 2].is("#") {
            find("ignore", "A test runs or does not exist. Mend it or delete it.");
        }
        if token.is("sleep") && next(1, "(") && (test_file || token.test) {
            find("sleep", "A test waits for what it needs, not for time: a channel, Browser::wait_for, a test clock.");
        }
    }
    findings.extend(statements(path, &tokens, test_file));
    if !test_file && !path.starts_with("xtask/") {
        findings.extend(words(path, &tokens));
    }
    findings
}

/// The files that are for tests only: by their place, or because `#[cfg(test)] mod name;` declares them.
pub fn test_files(texts: &Texts) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, text) in texts.iter().filter(|(path, _)| path.ends_with(".rs")) {
        if path.starts_with("crates/testkit/") || path.contains("/tests/") {
            found.insert(path.clone());
        }
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = file.trim_end_matches(".rs");
        let folder =
            if matches!(stem, "lib" | "main" | "mod") { folder.to_owned() } else { format!("{folder}/{stem}") };
        for declared in code(text).windows(3).filter(|w| w[0].test && w[0].is("mod") && w[2].is(";")) {
            found.insert(format!("{folder}/{}.rs", declared[1].text));
        }
    }
    found
}

/// Lines with something else than a comment.
fn lines_of_code(tokens: &[Token<'_>]) -> usize {
    let mut last = 0;
    let mut count = 0;
    for token in tokens {
        let end = token.line + token.text.matches('\n').count();
        count += end - last.max(token.line - 1).min(end);
        last = last.max(end);
    }
    count
}

/// The SQL: all of it is free of time and chance; what is in `statements!` obeys the rest too.
fn statements(path: &str, tokens: &[Token<'_>], test_file: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        let declared = token.is("statements")
            && tokens.get(at + 1).is_some_and(|t| t.is("!"))
            && tokens.get(at + 2).is_some_and(|t| t.is("{"));
        if declared && !token.test {
            let end = close(tokens, at + 2);
            for statement in tokens[at + 3..end].split(|t| t.is(";")).filter(|s| !s.is_empty()) {
                let scans = statement.iter().position(|t| t.is("scans"));
                let texts = statement[..scans.unwrap_or(statement.len())].iter().filter(|t| t.kind == Kind::Text);
                let sql = texts.map(|t| t.text.replace("\\\n", " ")).collect::<Vec<_>>().join(" ");
                let line = statement[0].line;
                let faults = sql::faults_in_statement(&sql, true);
                // `scans` gives the reason for a statement that goes through all districts.
                let kept = faults.into_iter().filter(|f| scans.is_none() || !f.contains("district"));
                findings.extend(kept.map(|says| Finding::new(path, line, "sql", says)));
            }
            at = end;
        } else if token.kind == Kind::Text && !token.test && !test_file && is_sql(token.text) {
            let faults = sql::faults_in_statement(token.text, false);
            findings.extend(faults.into_iter().map(|says| Finding::new(path, token.line, "sql", says)));
        }
        at += 1;
    }
    findings
}

fn is_sql(text: &str) -> bool {
    ["select ", "insert into ", "update ", "delete from ", "with ", "create ", "alter "]
        .iter()
        .any(|s| text.starts_with(s))
}

/// Chinese in strings that are neither translated nor for tests.
fn words(path: &str, tokens: &[Token<'_>]) -> Vec<Finding> {
    let mut lines: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    let mut open: Vec<String> = Vec::new();
    let mut sample = false;
    for (i, token) in tokens.iter().enumerate() {
        let next = |text: &str| tokens.get(i + 1).is_some_and(|t| t.is(text));
        let after = |text: &str| i > 0 && tokens[i - 1].is(text);
        sample |= token.is("fn") && tokens.get(i + 1).is_some_and(|t| t.text.starts_with("sample"));
        if token.kind == Kind::Mark {
            match token.text {
                "{" if std::mem::take(&mut sample) => open.push("samples".to_owned()),
                "(" | "[" | "{" => open.push(callee(&tokens[..i])),
                ")" | "]" | "}" => drop(open.pop()),
                _ => {}
            }
        }
        let translated = || open.iter().any(|o| TRANSLATED.iter().any(|t| o == t || o.ends_with(&format!("::{t}"))));
        // A pattern is read, not shown.
        let pattern = after("|") || next("|") || (next("=") && tokens.get(i + 2).is_some_and(|t| t.is(">")));
        if token.kind == Kind::Text && !token.test && token.text.chars().any(is_han) && !pattern && !translated() {
            lines.entry(token.line).or_default().push(token.text);
        }
    }
    let finding = |(line, texts): (usize, Vec<&str>)| {
        let first: String = texts[0].chars().take(20).collect();
        let more = if texts.len() > 1 { format!(" and {} more", texts.len() - 1) } else { String::new() };
        let says = format!(
            "“{first}”{more}: what people read is in both i18n files, or a kernel::Text with both languages; words that are \
             only recognised are patterns of a match, or stand in a file of data/."
        );
        Finding::new(path, line, "words", says)
    };
    lines.into_iter().map(finding).collect()
}

/// What stands before an opening bracket: `Text::new`, `permissions!`, or nothing.
fn callee(before: &[Token<'_>]) -> String {
    let (mut rest, mut name) = (before, String::new());
    if let [start @ .., mark] = rest
        && mark.is("!")
    {
        (rest, name) = (start, "!".to_owned());
    }
    while let [start @ .., word] = rest
        && word.kind == Kind::Word
    {
        name.insert_str(0, word.text);
        let [start @ .., first, second] = start else { break };
        if !(first.is(":") && second.is(":")) {
            break;
        }
        name.insert_str(0, "::");
        rest = start;
    }
    name
}

fn close(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate().skip(open).filter(|(_, t)| t.kind == Kind::Mark) {
        depth += i32::from("([{".contains(token.text)) - i32::from(")]}".contains(token.text));
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// The prefixes of ids: three lower-case letters, each declared once in the workspace.
pub fn prefixes(texts: &Texts) -> Vec<Finding> {
    let mut findings = Vec::new();
    let tests = test_files(texts);
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    for (path, text) in texts.iter().filter(|(path, _)| path.ends_with(".rs") && !tests.contains(*path)) {
        let tokens: Vec<Token<'_>> = lex(text).into_iter().filter(|t| t.kind != Kind::Comment && !t.test).collect();
        for at in 0..tokens.len() {
            if !(tokens[at].is("ids") && at + 2 < tokens.len() && tokens[at + 1].is("!") && tokens[at + 2].is("{")) {
                continue;
            }
            for token in tokens[at + 2..close(&tokens, at + 2)].iter().filter(|t| t.kind == Kind::Text) {
                let (prefix, place) = (token.text, format!("{path}:{}", token.line));
                let mut find = |says| findings.push(Finding::new(path, token.line, "id", says));
                if prefix.len() != 3 || !prefix.chars().all(|c| c.is_ascii_lowercase()) {
                    find(format!("{prefix}: a prefix has three lower-case letters."));
                }
                if let Some(other) = seen.insert(prefix, place) {
                    find(format!("{prefix} is the prefix of another kind of id, at {other}. Choose a free one."));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::{super::tests::rules, *};

    fn found(body: &str) -> Vec<String> {
        rules(&check("modules/a/src/a.rs", &format!("//! A.\n{body}"), false))
    }

    #[test]
    fn a_file_says_what_it_is_for_and_stays_short() {
        assert_eq!(rules(&check("modules/a/src/a.rs", "fn a() {}", false)), ["1 doc"]);
        assert_eq!(check("modules/a/build.rs", "fn main() {}", false), []);
        let long = |n: usize| check("a/src/b.rs", &format!("//! B.\n{}", "f();\n\n// c\n".repeat(n)), false);
        assert_eq!(long(LONGEST), []);
        assert_eq!(rules(&long(LONGEST + 1)), ["0 length"]);
        assert_eq!(lines_of_code(&code("a(\"\nb\n\") // c\n\n  /* d\n e */ f g")), 4);
    }

    #[test]
    fn tests_neither_sleep_nor_are_ignored() {
        let sleep = "thread::sleep(a);";
        assert_eq!(found(sleep), [""; 0]);
        assert_eq!(found(&format!("#[cfg(test)] mod tests {{ fn a() {{ {sleep} }} }}")), ["2 sleep"]);
        assert_eq!(rules(&check("crates/loushi/tests/it/a.rs", &format!("//! A.\n{sleep}"), true)), ["2 sleep"]);
        assert_eq!(found("#[test] #[ignore = \"slow\"] fn a() {}"), ["2 ignore"]);
        assert_eq!(found("let ignore = a[ignore];"), [""; 0]);
        assert_eq!(found(&format!("{}!(a)", UNFINISHED[0])), ["2 mark"]);
    }

    #[test]
    fn statements_are_read_wherever_they_stand() {
        let good = "statements! { query A: R = \"select a from t where district = $1\"; \
                    command B = \"delete from t where at < $1\", scans \"district by district costs more\"; }";
        assert_eq!(found(good), [""; 0]);
        assert_eq!(found("statements! {\n query A: (i64,) = \"select a from t\";\n}"), ["3 sql"]);
        assert_eq!(
            found("statements! { query A: R = concat!(\"select a \", \"from t where district = $1 offset 3\"); }"),
            ["2 sql"]
        );
        assert_eq!(found("const Q: Query<R> = Query::new(\"Q\", \"select now()\", false, None);"), ["2 sql"]);
        assert_eq!(found("#[cfg(test)] mod tests { const Q: &str = \"select now()\"; }"), [""; 0]);
    }

    #[test]
    fn chinese_is_translated() {
        assert_eq!(found("let a = \"报事\";"), ["2 words"]);
        assert_eq!(found("let a = B { c: kernel::Text::new(\"报事\", \"report\") }; // 报事"), [""; 0]);
        assert_eq!(found("const A: Text = Text { zh: g(\"报事\"), en: \"a\" };"), [""; 0]);
        assert_eq!(found("kernel::permissions! { pub A = \"a.b\" by [] or [], \"报事\", \"report\"; }"), [""; 0]);
        assert_eq!(found("#[cfg(test)] mod tests { fn a() { b(\"报事\") } }"), [""; 0]);
        assert_eq!(found("Context::new(\"报事\")"), ["2 words"]);
        assert_eq!(found("match a { \"报事\" | \"议事\" => b, \"公示\" => \"认领\" }"), ["2 words"]);
        assert_eq!(found("fn samples(l: Locale) -> Vec<S> { vec![f(\"报事\")] } fn a() { b(\"报事\") }"), ["2 words"]);
        assert_eq!(found("fn sample_item() -> S { f(\"报事\") } f(&[\"报事\", \"议事\"]);"), ["2 words"]);
        assert_eq!(found("Column { label: a, example: \"报事\" }; column!(\"a\", \"报事\");"), [""; 0]);
    }

    #[test]
    fn files_for_tests_are_known_by_place_or_declaration() {
        let files = [
            ("crates/a/src/lib.rs", "#[cfg(test)] mod fixtures; mod b;"),
            ("crates/a/src/b.rs", "#[cfg(test)]\nmod tests;"),
            ("crates/a/tests/it.rs", ""),
            ("crates/testkit/src/pg.rs", ""),
        ];
        let texts = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        let found: Vec<String> = test_files(&texts).into_iter().collect();
        let expected =
            ["crates/a/src/b/tests.rs", "crates/a/src/fixtures.rs", "crates/a/tests/it.rs", "crates/testkit/src/pg.rs"];
        assert_eq!(found, expected);
    }

    #[test]
    fn prefixes_of_ids_are_unique() {
        let ids = |prefix: &str| format!("ids! {{ /// An \"x\".\n pub AId(A) = \"{prefix}\"; }}");
        let texts = |a: &str, b: &str| {
            Texts::from([("a/src/a.rs".to_owned(), ids(a)), ("b/src/b.rs".to_owned(), format!("kernel::{}", ids(b)))])
        };
        assert_eq!(prefixes(&texts("abc", "abd")), []);
        assert_eq!(rules(&prefixes(&texts("abc", "abc"))), ["2 id"]);
        assert_eq!(rules(&prefixes(&texts("abc", "Abcd"))), ["2 id"]);
    }
}
