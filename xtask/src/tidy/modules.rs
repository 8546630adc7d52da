//! Who may use whom: a module uses another only through its `api`, and `registry` uses none.

use std::collections::{BTreeMap, BTreeSet};

use toml::Table;

use super::{Finding, Texts};
use crate::lex::{Kind, code};

/// Words that may stand before `::crate_name`.
const KEYWORDS: &[&str] = &["as", "dyn", "impl", "in", "mut", "return", "use"];

/// A crate of the workspace.
struct Crate<'a> {
    folder: &'a str,
    name: String,
    dependencies: BTreeSet<String>,
}

impl Crate<'_> {
    /// The module's name in paths, if the crate is a module.
    fn module(&self) -> Option<String> {
        self.folder.starts_with("modules/").then(|| self.name.replace('-', "_"))
    }
}

pub fn check(texts: &Texts) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut crates = Vec::new();
    for (path, text) in texts {
        let Some(folder) = path.strip_suffix("/Cargo.toml") else {
            continue;
        };
        let Ok(manifest) = text.parse::<Table>() else {
            findings.push(Finding::new(path, 0, "crate", "is no TOML."));
            continue;
        };
        let Some(name) = manifest.get("package").and_then(|p| p.get("name")).and_then(|n| n.as_str()) else {
            continue;
        };
        if folder.rsplit('/').next() != Some(name) {
            findings.push(Finding::new(
                path,
                0,
                "crate",
                format!("the package {name} is in the folder {folder}: one name."),
            ));
        }
        let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
        let dependencies = tables.iter().filter_map(|t| manifest.get(*t)?.as_table()).flat_map(Table::keys).cloned();
        crates.push(Crate { folder, name: name.to_owned(), dependencies: dependencies.collect() });
    }
    let modules: BTreeMap<String, &str> = crates.iter().filter_map(|c| Some((c.module()?, c.name.as_str()))).collect();
    for krate in &crates {
        let others = modules.iter().filter(|(_, name)| krate.dependencies.contains(**name));
        for (module, name) in others {
            if krate.name == "registry" {
                let says = format!("registry depends on {name}: it is what all modules share and uses none of them.");
                findings.push(Finding::new(&format!("{}/Cargo.toml", krate.folder), 0, "module", says));
            }
            let mine = texts.iter().filter(|(p, _)| p.starts_with(&format!("{}/", krate.folder)) && p.ends_with(".rs"));
            for (path, text) in mine {
                let inner = inner_paths(text, module).into_iter();
                // The program puts the modules together.
                let inner =
                    inner.filter(|(_, part)| !(part == "module" && matches!(&*krate.name, "loushi" | "testkit")));
                findings.extend(inner.map(|(line, part)| {
                    let says = format!(
                        "{module}::{part} is {module}'s own. Call {module}::api, or have {module} offer what you need there."
                    );
                    Finding::new(path, line, "module", says)
                }));
            }
        }
    }
    findings
}

/// The paths `module::part` in a source where `part` is not `api`: line and part.
fn inner_paths(text: &str, module: &str) -> Vec<(usize, String)> {
    let tokens = code(text);
    let mut found = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let next = |n: usize, text: &str| tokens.get(i + n).is_some_and(|t| t.is(text));
        let before = |n: usize| i.checked_sub(n).map(|j| tokens[j]);
        let colons = [1, 2].iter().all(|n| before(*n).is_some_and(|t| t.is(":")));
        let longer = before(3).is_some_and(|t| t.is(">") || t.kind == Kind::Word && !KEYWORDS.contains(&t.text));
        // A field, or a later part of a longer path, is not the crate.
        let inside = before(1).is_some_and(|t| t.is(".")) || colons && longer;
        if !token.is(module) || inside || !next(1, ":") || !next(2, ":") {
            continue;
        }
        let Some(part) = tokens.get(i + 3) else { continue };
        if !part.is("{") {
            if !part.is("api") {
                found.push((part.line, part.text.to_owned()));
            }
            continue;
        }
        // A group: the first word of each of its parts.
        let (mut depth, mut first) = (0, true);
        for token in &tokens[i + 3..] {
            match token.text {
                "{" => depth += 1,
                "}" => depth -= 1,
                "," if depth == 1 => first = true,
                word if depth == 1 && first => {
                    first = false;
                    if word != "api" {
                        found.push((token.line, word.to_owned()));
                    }
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(files: &[(&str, &str)]) -> Texts {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    fn manifest(name: &str, dependencies: &str) -> String {
        format!("[package]\nname = \"{name}\"\n[dependencies]\n{dependencies}")
    }

    #[test]
    fn modules_meet_at_their_api() {
        let check_source = |source: &str| {
            let found = check(&texts(&[
                ("modules/meetings/Cargo.toml", &manifest("meetings", "")),
                ("modules/issues/Cargo.toml", &manifest("issues", "meetings.workspace = true\n")),
                ("modules/issues/src/lib.rs", source),
            ]));
            found.len()
        };
        assert_eq!(check_source("use meetings::api::Meeting; fn a() { meetings::api::open(); }"), 0);
        assert_eq!(check_source("use crate::meetings::store; self.meetings; // meetings::store"), 0);
        assert_eq!(check_source("use meetings::{api::{self, Meeting}, api}; "), 0);
        assert_eq!(check_source("use meetings::store;"), 1);
        assert_eq!(check_source("fn a() { ::meetings::module(); }"), 1);
        assert_eq!(check_source("use ::meetings::store; type A = <B as crate::meetings::C>::meetings::D;"), 1);
        assert_eq!(check_source("use meetings::{api, store::{a, b}, Meeting};"), 2);
    }

    #[test]
    fn the_program_lists_modules_and_registry_uses_none() {
        let found = check(&texts(&[
            ("modules/meetings/Cargo.toml", &manifest("meetings", "")),
            ("modules/registry/Cargo.toml", &manifest("registry", "meetings.workspace = true\n")),
            ("crates/loushi/Cargo.toml", &manifest("loushi", "meetings.workspace = true\n")),
            ("crates/loushi/src/modules.rs", "[meetings::module(), meetings::store::b()]"),
            ("crates/db/Cargo.toml", &manifest("database", "")),
        ]));
        let files: Vec<&str> = found.iter().map(|f| f.file.as_str()).collect();
        assert_eq!(files, ["crates/db/Cargo.toml", "crates/loushi/src/modules.rs", "modules/registry/Cargo.toml"]);
    }
}
