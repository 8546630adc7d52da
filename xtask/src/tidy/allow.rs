//! What is excused from a rule, and why. A line that excuses nothing any more is a finding: the list can only shrink.

use super::Finding;

struct Excuse {
    rule: &'static str,
    /// The file, or the beginning of its path.
    file: &'static str,
    /// A part of what the finding says; empty for all of them.
    says: &'static str,
    reason: &'static str,
}

/// Chinese that is read, never shown.
const READ: &str = "words that the spreadsheets of districts are recognised by; they are read, not shown";

const EXCUSES: &[Excuse] = &[
    words("crates/imports/src/header.rs", "", READ),
    words("crates/imports/src/sheet.rs", "", READ),
    words("crates/loushi/src/demo/", "", "the demonstration's story: what its people say, made up"),
    words("crates/loushi/src/serve.rs", "Loushi 楼事", "the product's two names, in its greeting on the terminal"),
    words("crates/search/src/token.rs", "的了是在", "the words that carry no meaning in a search"),
    words("crates/synth/src/", "", "made-up data, and the spreadsheets that the demonstration imports"),
    words("crates/ui/templates/shell.html", "“中”", "a language is called by its own name"),
    words("crates/web/src/router.rs", "Loushi 楼事", "the product's two names, in the description of its interface"),
    words("modules/registry/src/import/buildings.rs", "", READ),
];

const fn words(file: &'static str, says: &'static str, reason: &'static str) -> Excuse {
    Excuse { rule: "words", file, says, reason }
}

/// The findings that are not excused, and the excuses that are not needed.
pub fn excuse(findings: Vec<Finding>) -> Vec<Finding> {
    excuse_by(EXCUSES, findings)
}

fn excuse_by(excuses: &[Excuse], findings: Vec<Finding>) -> Vec<Finding> {
    let fits = |e: &Excuse, f: &Finding| e.rule == f.rule && f.file.starts_with(e.file) && f.says.contains(e.says);
    let idle = excuses.iter().filter(|e| !findings.iter().any(|f| fits(e, f)));
    let idle: Vec<Finding> = idle
        .map(|e| {
            let says = format!("{} needs no excuse for “{}” ({}). Take the entry out.", e.file, e.rule, e.reason);
            Finding::new("xtask/src/tidy/allow.rs", 0, "excuse", says)
        })
        .collect();
    let left = findings.into_iter().filter(|f| !excuses.iter().any(|e| fits(e, f)));
    left.chain(idle).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excuse_covers_its_finding_and_must_be_needed() {
        let excuse = |file| Excuse { rule: "words", file, says: "中文", reason: "its own name" };
        let found = || vec![Finding::new("a.html", 1, "words", "“中文”"), Finding::new("a.html", 2, "csp", "x")];
        let left = excuse_by(&[excuse("a.html")], found());
        assert_eq!(left.iter().map(|f| f.rule).collect::<Vec<_>>(), ["csp"]);
        let left = excuse_by(&[excuse("b.html")], found());
        assert_eq!(left.iter().map(|f| f.rule).collect::<Vec<_>>(), ["words", "csp", "excuse"]);
    }
}
