//! Licences, sources and duplicates of everything that the workspace depends on, by `deny.toml`.
//!
//! `deny.toml` is cargo-deny's own format and cargo-deny reads it as it is. CI does not run cargo-deny: building it takes
//! two minutes of both cores on every new machine, and its advisories come from a place that CI cannot reach. What CI
//! needs of it, `cargo metadata` answers in a tenth of a second.

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::{
    metadata::{Package, packages},
    run::{Done, read},
};

pub fn deny() -> Done {
    let rules = Rules::read(&read("deny.toml")?)?;
    let targets: Vec<&str> = rules.targets.iter().map(String::as_str).collect();
    let findings = rules.check(&packages(&targets)?);
    if findings.is_empty() { Ok(()) } else { Err(findings.join("\n")) }
}

/// What `deny.toml` says.
#[derive(Debug, Default)]
struct Rules {
    targets: Vec<String>,
    licences: Vec<String>,
    /// Further licences of single packages.
    exceptions: BTreeMap<String, Vec<String>>,
    /// Versions that may stand beside another of the same package: `name@version`, or `name@` and its beginning.
    duplicates: Vec<String>,
}

impl Rules {
    fn read(text: &str) -> Done<Self> {
        let file: Table = text.parse().map_err(|e| format!("deny.toml: {e}"))?;
        let at = |section: &str, key: &str| file.get(section).and_then(|s| s.get(key));
        let names = |list: &Value, key: &str| -> Vec<String> {
            let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
            items.iter().filter_map(|i| i.get(key).unwrap_or(i).as_str()).map(str::to_owned).collect()
        };
        let list = |section, key, name| at(section, key).map(|l| names(l, name)).unwrap_or_default();
        let mut rules = Self {
            targets: list("graph", "targets", "triple"),
            licences: list("licenses", "allow", ""),
            duplicates: list("bans", "skip", "crate"),
            ..Self::default()
        };
        for entry in at("licenses", "exceptions").and_then(Value::as_array).into_iter().flatten() {
            let name = entry.get("crate").and_then(Value::as_str).unwrap_or_default();
            let allow = entry.get("allow").map(|a| names(a, "")).unwrap_or_default();
            rules.exceptions.insert(name.to_owned(), allow);
        }
        Ok(rules)
    }

    fn check(&self, packages: &[Package]) -> Vec<String> {
        let mut findings = Vec::new();
        let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for package in packages.iter().filter(|p| !p.member) {
            let Package { name, version, .. } = package;
            versions.entry(name).or_default().push(version);
            if !package.source.as_deref().is_some_and(|s| s.starts_with("registry+") && s.ends_with("/crates.io-index"))
            {
                findings.push(format!("{name} {version} does not come from crates.io. Depend on a published version."));
            }
            let exceptions = self.exceptions.get(name).map(Vec::as_slice).unwrap_or_default();
            let may = |licence: &str| self.licences.iter().chain(exceptions).any(|l| l == licence);
            match &package.licence {
                None => findings.push(format!("{name} {version} names no licence. Do without it.")),
                Some(licence) if permits(licence, &may) => {}
                Some(licence) => findings.push(format!(
                    "{name} {version} is under {licence}, which deny.toml does not allow. Do without it; if that cannot \
                     be, [[licenses.exceptions]] takes it with a reason."
                )),
            }
        }
        let known = |name: &str, version: &str| {
            self.duplicates.iter().any(|d| d.split_once('@').is_some_and(|(n, v)| n == name && begins(version, v)))
        };
        for (name, versions) in &versions {
            let unknown: Vec<&str> = versions.iter().copied().filter(|v| !known(name, v)).collect();
            if unknown.len() > 1 {
                let list = unknown.join(" and ");
                findings.push(format!(
                    "{name} is built in the versions {list}: cargo tree -d shows who asks for them. Move to one version, \
                     or let [bans] skip the older one, with a reason."
                ));
            }
        }
        // A list of exceptions may only shrink.
        for entry in &self.duplicates {
            let (name, version) = entry.split_once('@').unwrap_or((entry, ""));
            let found = versions.get(name).map(Vec::as_slice).unwrap_or_default();
            if found.len() < 2 || !found.iter().any(|v| begins(v, version)) {
                findings.push(format!("deny.toml skips {entry}, which is no duplicate any more. Take the line out."));
            }
        }
        for name in self.exceptions.keys().filter(|name| !versions.contains_key(name.as_str())) {
            findings.push(format!("deny.toml has an exception for {name}, which is not used any more. Take it out."));
        }
        findings
    }
}

/// Whether `version` is `beginning` or one of its later parts: `0.15` takes `0.15.5`.
fn begins(version: &str, beginning: &str) -> bool {
    version.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Whether an SPDX expression can be met by licences that `may` takes.
fn permits(expression: &str, may: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    any(&mut rest, may) && rest.is_empty()
}

fn any(rest: &mut &[&str], may: &dyn Fn(&str) -> bool) -> bool {
    let mut met = all(rest, may);
    while let ["OR", after @ ..] = *rest {
        *rest = after;
        met |= all(rest, may);
    }
    met
}

fn all(rest: &mut &[&str], may: &dyn Fn(&str) -> bool) -> bool {
    let mut met = one(rest, may);
    while let ["AND", after @ ..] = *rest {
        *rest = after;
        met &= one(rest, may);
    }
    met
}

fn one(rest: &mut &[&str], may: &dyn Fn(&str) -> bool) -> bool {
    match *rest {
        ["(", inner @ ..] => {
            *rest = inner;
            let met = any(rest, may);
            // The closing bracket.
            *rest = rest.get(1..).unwrap_or_default();
            met
        }
        [licence, "WITH", exception, after @ ..] => {
            *rest = after;
            may(&format!("{licence} WITH {exception}"))
        }
        [licence, after @ ..] => {
            *rest = after;
            may(licence)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: &str = r#"
        [graph]
        targets = ["x86_64-unknown-linux-gnu"]
        [licenses]
        allow = ["MIT", "Apache-2.0", "Unicode-3.0"]
        exceptions = [{ crate = "odd", allow = ["MPL-2.0"] }]
        [bans]
        skip = [{ crate = "twice@0.15", reason = "x" }]
    "#;

    fn package(name: &str, version: &str, licence: &str) -> Package {
        Package {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: Some(licence.to_owned()),
            source: Some("registry+any/crates.io-index".to_owned()),
            ..Package::default()
        }
    }

    #[test]
    fn licences_are_read_as_expressions() {
        let may = |l: &str| matches!(l, "MIT" | "Unicode-3.0" | "Apache-2.0 WITH LLVM-exception");
        for allowed in [
            "MIT",
            "MIT OR GPL-3.0",
            "GPL-3.0/MIT",
            "(GPL-3.0 OR MIT) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(permits(allowed, &may), "{allowed}");
        }
        for refused in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR GPL-3.0) AND BSL-1.0", "MIT MIT", "Apache-2.0"] {
            assert!(!permits(refused, &may), "{refused}");
        }
    }

    #[test]
    fn a_clean_graph_passes_and_each_fault_is_named() {
        let rules = Rules::read(RULES).unwrap();
        assert_eq!(rules.targets, ["x86_64-unknown-linux-gnu"]);
        let clean = [
            package("a", "1.0.0", "MIT"),
            package("odd", "1.0.0", "MPL-2.0"),
            package("twice", "0.15.5", "MIT"),
            package("twice", "0.16.0", "MIT"),
        ];
        assert_eq!(rules.check(&clean), [""; 0]);
        let git = Package { source: Some("git+https://example.org/x".to_owned()), ..package("a", "1.0.0", "MIT") };
        let bad = [git, package("b", "1.0.0", "GPL-3.0"), package("c", "1.0.0", "MIT"), package("c", "2.0.0", "MIT")];
        let findings = rules.check(&bad).join("\n");
        for part in [
            "a 1.0.0 does not come from",
            "b 1.0.0 is under GPL-3.0",
            "c is built in the versions 1.0.0 and 2.0.0",
            "skips twice@0.15",
            "exception for odd",
        ] {
            assert!(findings.contains(part), "{part} in {findings}");
        }
    }
}
