//! Rules for every file, and for templates.

use super::{Finding, Texts, has_word, is_han};

/// Written by others and kept as they came.
const FOREIGN: &[&str] = &["Cargo.lock", "LICENSE-", "crates/ui/assets/htmx.js", "crates/testkit/assets/axe.min.js"];

/// Notes to oneself. In halves, so that this file does not find itself.
const MARKS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX")];
/// What git leaves in a file that two sides changed. A template that holds them is still a template.
const CONFLICTS: &[&str] = &[concat!("<<<<", "<<< "), concat!(">>>>", ">>> ")];
const MACHINE: &[&str] = &[concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];
const REGISTRIES: &[&str] = &[
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("registry.", "npmjs.org"),
    concat!("deb.", "debian.org"),
    concat!("pypi.", "org"),
    concat!("files.", "pythonhosted.org"),
    concat!("proxy.", "golang.org"),
];

pub fn check(path: &str, text: &str) -> Vec<Finding> {
    if FOREIGN.iter().any(|foreign| path.starts_with(foreign)) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mut find = |rule, says: String| findings.push(Finding::new(path, number, rule, says));
        if let Some(mark) = MARKS.iter().find(|mark| has_word(line, mark)) {
            find("mark", format!("{mark}: do it now, or file an issue and take the note out."));
        }
        if CONFLICTS.iter().any(|mark| line.starts_with(mark)) {
            find("conflict", "A merge was not brought to its end.".to_owned());
        }
        if let Some(place) = MACHINE.iter().find(|place| starts_path(line, place)) {
            find("machine", format!("{place} is a place on one machine. Use a path from the workspace's folder."));
        }
        if let Some(host) = REGISTRIES.iter().find(|host| line.contains(**host)) {
            find("host", format!("{host}: name packages, not the host that they come from."));
        }
    }
    findings
}

/// Whether `place` begins a path in `line`, unlike a part of a longer path.
fn starts_path(line: &str, place: &str) -> bool {
    line.match_indices(place).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '}' | '$' | '*'))
    })
}

/// A template: nothing that the content security policy refuses, nothing that bypasses escaping, no words of its own.
pub fn check_template(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let mut find = |rule, says: &str| findings.push(Finding::new(path, number, rule, says));
        for (name, _) in attributes(line) {
            if name == "style" {
                find("csp", "style= is refused by the content security policy. Use a class of base.css.");
            } else if name.starts_with("hx-on") || (name.starts_with("on") && name.len() > 4) {
                find("csp", "An event attribute is refused by the content security policy. Use loushi.js or a form.");
            }
        }
        for script in line.split("<script").skip(1) {
            let tag = script.split('>').next().unwrap_or_default();
            if !attributes(&format!("<script{tag}")).iter().any(|(name, _)| *name == "src") {
                find("csp", "An inline script is refused by the content security policy. Move it into loushi.js.");
            }
        }
        if line
            .split('|')
            .skip(1)
            .any(|filter| has_word(filter.trim_start().split([' ', '}', '|', '(']).next().unwrap_or_default(), "safe"))
        {
            find("escape", "|safe bypasses escaping. Give the value the type ui::Html where it is made.");
        }
        if let Some(c) =
            line.chars().find(|c| is_han(*c) || matches!(c, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF5E}'))
        {
            find("words", &format!("“{c}”: a template has no words of its own. Put them into both i18n files."));
        }
    }
    findings
}

/// The attributes of the tags in a line of a template: name and value. A line may begin or end inside a tag.
fn attributes(line: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices('=') {
        let name_start = line[..at]
            .rfind(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | ':' | '_' | '@')))
            .map_or(0, |i| i + 1);
        let name = &line[name_start..at];
        let quoted = line[at + 1..].starts_with(['"', '\'']);
        let spaced =
            line[..name_start].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '}'));
        if quoted && spaced && !name.is_empty() {
            let quote = &line[at + 1..at + 2];
            let value = line[at + 2..].split(quote).next().unwrap_or_default();
            found.push((name, value));
        }
    }
    found
}

pub fn changelog(texts: &Texts) -> Vec<Finding> {
    let says = |what| vec![Finding::new("CHANGELOG.md", 0, "changelog", what)];
    match texts.get("CHANGELOG.md") {
        None => says("is missing. Begin it with a section `## Unreleased`."),
        Some(text) if text.lines().any(|l| l.starts_with("## ") && l.contains("Unreleased")) => Vec::new(),
        Some(_) => says("has no section `## Unreleased`: what a change does is written down with the change."),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::rules, *};

    #[test]
    fn notes_and_places_are_found_in_any_file() {
        let marks = MARKS.join("\n");
        assert_eq!(rules(&check("a.md", &marks)), ["1 mark", "2 mark", "3 mark"]);
        assert_eq!(check("a.md", &format!("my{}S", MARKS[0])), []);
        assert_eq!(rules(&check("a.toml", &format!("dir = \"{}x\"", MACHINE[0]))), ["1 machine"]);
        assert_eq!(check("a.rs", &format!("format!(\"/{{district}}{}\")", MACHINE[0])), []);
        assert_eq!(rules(&check("a.sh", &format!("curl https://{}/x", REGISTRIES[0]))), ["1 host"]);
        assert_eq!(check("Cargo.lock", &marks), []);
    }

    #[test]
    fn templates_keep_the_policy_and_have_no_words() {
        let bad = [
            "<p style=\"color:red\">",
            "<p class='a' onclick='b()'>",
            "<b hx-on:click=\"c\">",
            "<script>d()</script>",
            "{{ e|safe }}",
            "{{ f | safe | g }}",
            "<p>报事</p>",
            "<p>h：</p>",
        ];
        let expected = ["1 csp", "2 csp", "3 csp", "4 csp", "5 escape", "6 escape", "7 words", "8 words"];
        assert_eq!(rules(&check_template("a.html", &bad.join("\n"))), expected);
        let good = [
            "<script src=\"{{ assets::SCRIPT.href() }}\" defer></script>",
            "<p class=\"on\" data-style=\"a\"{% if b %} hidden{% endif %}>{{ t.safe() }} · {{ safe }}</p>",
            "{% if online == \"x\" %}{{ c|urlencode_strict }}{% endif %}",
        ];
        assert_eq!(check_template("a.html", &good.join("\n")), []);
    }

    #[test]
    fn the_changelog_has_a_place_for_new_changes() {
        let texts = |text: &str| Texts::from([("CHANGELOG.md".to_owned(), text.to_owned())]);
        assert_eq!(changelog(&texts("# Changelog\n\n## Unreleased\n")), []);
        assert_eq!(changelog(&texts("# Changelog\n")).len(), 1);
        assert_eq!(changelog(&Texts::new()).len(), 1);
    }
}
