//! Dependencies that no source of their crate names.

use std::fs;

use crate::{
    lex::{Kind, code},
    metadata::packages,
    run::{Done, root},
    tidy::files,
};

/// Crate, dependency, and why it is needed although no source names it.
const ALLOWED: &[(&str, &str, &str)] = &[];

pub fn unused() -> Done {
    let mut findings = Vec::new();
    let (root, files) = (root(), files()?);
    let members: Vec<_> = packages(&["x86_64-unknown-linux-gnu"])?.into_iter().filter(|p| p.member).collect();
    for package in &members {
        let folder =
            package.folder().strip_prefix(&*root.to_string_lossy()).unwrap_or_default().trim_start_matches('/');
        let mine = |path: &&String| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let read = |ending: &str| -> Vec<String> {
            let paths = files.iter().filter(mine).filter(|path| path.ends_with(ending));
            paths.filter_map(|path| fs::read_to_string(root.join(path)).ok()).collect()
        };
        let (sources, templates) = (read(".rs"), read(".html"));
        for (dependency, name) in &package.dependencies {
            let allowed = ALLOWED.iter().any(|(c, d, _)| *c == package.name && d == dependency);
            let path = format!("{name}::");
            let used = sources.iter().any(|s| names(s, name)) || templates.iter().any(|t| t.contains(&path));
            if !used && !allowed {
                findings.push(format!(
                    "{folder}/Cargo.toml: no source names {name}. Take the dependency {dependency} out, or give the \
                     reason in xtask/src/unused.rs."
                ));
            }
            if used && allowed {
                findings.push(format!("xtask/src/unused.rs: {} names {name} now. Take the line out.", package.name));
            }
        }
    }
    if findings.is_empty() { Ok(()) } else { Err(findings.join("\n")) }
}

/// Whether `source` has `name::`, `name!`, `use name` or `extern crate name`.
fn names(source: &str, name: &str) -> bool {
    let tokens = code(source);
    tokens.iter().enumerate().any(|(i, token)| {
        // A path may stand in a string: `#[serde(with = "name::..")]`.
        if token.kind == Kind::Text {
            return token.text.contains(&format!("{name}::"));
        }
        if !token.is(name) {
            return false;
        }
        let next = |n: usize, text: &str| tokens.get(i + n).is_some_and(|t| t.is(text));
        let before = |text: &str| i.checked_sub(1).is_some_and(|j| tokens[j].is(text));
        (next(1, ":") && next(2, ":")) || next(1, "!") || before("use") || before("crate")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_counts_where_it_is_a_path_or_a_macro() {
        for used in [
            "use serde_json;",
            "let a = serde_json::to_string(b);",
            "serde_json!(c)",
            "#[serde(with = \"serde_json::x\")]",
        ] {
            assert!(names(used, "serde_json"), "{used}");
        }
        for unused in ["// serde_json::to_string", "use my_serde_json;", "let serde_json = 1;", "f(\"serde_json\")"] {
            assert!(!names(unused, "serde_json"), "{unused}");
        }
    }
}
