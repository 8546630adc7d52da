//! What `cargo metadata` says of the workspace and of everything that it depends on.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::run::{Done, cargo, output};

/// A package of the dependency graph.
#[derive(Debug, Default, Clone)]
pub struct Package {
    pub name: String,
    pub version: String,
    /// An SPDX expression.
    pub licence: Option<String>,
    /// Where it comes from; nothing for a folder of this workspace.
    pub source: Option<String>,
    pub manifest: String,
    /// A member's dependencies: the package's name and the name that sources use.
    pub dependencies: BTreeMap<String, String>,
    pub member: bool,
}

impl Package {
    /// The package's folder.
    pub fn folder(&self) -> &str {
        self.manifest.strip_suffix("/Cargo.toml").unwrap_or(&self.manifest)
    }
}

/// All packages that a build for one of `targets` may contain; for every target if there are none.
pub fn packages(targets: &[&str]) -> Done<Vec<Package>> {
    let mut command = cargo(&["metadata", "--format-version", "1", "--locked"]);
    for target in targets {
        command.args(["--filter-platform", target]);
    }
    let text = output(&mut command)?;
    parse(&text).ok_or_else(|| "cargo metadata: its answer is not understood.".to_owned())
}

fn parse(text: &str) -> Option<Vec<Package>> {
    let all: Value = serde_json::from_str(text).ok()?;
    let string = |v: &Value| v.as_str().map(str::to_owned);
    let mut by_id = BTreeMap::new();
    for package in all["packages"].as_array()? {
        let read = Package {
            name: string(&package["name"])?,
            version: string(&package["version"])?,
            licence: string(&package["license"]),
            source: string(&package["source"]),
            manifest: string(&package["manifest_path"])?,
            ..Package::default()
        };
        by_id.insert(string(&package["id"])?, read);
    }
    let members: Vec<String> = all["workspace_members"].as_array()?.iter().filter_map(string).collect();
    for node in all["resolve"]["nodes"].as_array()? {
        let id = string(&node["id"])?;
        if !members.contains(&id) {
            continue;
        }
        let mut dependencies = BTreeMap::new();
        for dependency in node["deps"].as_array()? {
            let package = by_id.get(dependency["pkg"].as_str()?)?;
            dependencies.insert(package.name.clone(), string(&dependency["name"])?);
        }
        let member = by_id.get_mut(&id)?;
        member.member = true;
        member.dependencies = dependencies;
    }
    Some(by_id.into_values().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_know_the_names_that_their_sources_use() {
        let text = r#"{
            "packages": [
                {"id": "a", "name": "a", "version": "0.1.0", "license": "MIT", "source": null, "manifest_path": "/x/a/Cargo.toml"},
                {"id": "b", "name": "b-c", "version": "1.2.3", "license": "MIT OR Apache-2.0", "source": "registry+r", "manifest_path": "/y/Cargo.toml"}
            ],
            "workspace_members": ["a"],
            "resolve": {"nodes": [
                {"id": "a", "deps": [{"name": "b_c", "pkg": "b"}]},
                {"id": "b", "deps": []}
            ]}
        }"#;
        let packages = parse(text).unwrap();
        assert_eq!(packages.iter().map(|p| p.member).collect::<Vec<_>>(), [true, false]);
        assert_eq!(packages[0].dependencies.get("b-c").map(String::as_str), Some("b_c"));
        assert_eq!(packages[0].folder(), "/x/a");
        assert_eq!(packages[1].source.as_deref(), Some("registry+r"));
    }
}
