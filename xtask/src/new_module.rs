//! `new-module`: the files of a new module, in the shape that all modules have. It builds, passes `ci` and does nothing.

use std::{fs, path::Path, process::Command};

use crate::run::{Done, output, read, root};

/// Path in the module, and the text. `__name__` is `clubs`, `__noun__` is `club`.
const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("../module/Cargo.toml.in")),
    ("askama.toml", include_str!("../module/askama.toml.in")),
    ("src/lib.rs", include_str!("../module/lib.rs.in")),
    ("src/api.rs", include_str!("../module/api.rs.in")),
    ("src/events.rs", include_str!("../module/events.rs.in")),
    ("src/permissions.rs", include_str!("../module/permissions.rs.in")),
    ("src/store.rs", include_str!("../module/store.rs.in")),
    ("i18n/zh-Hans.ftl", include_str!("../module/zh-Hans.ftl.in")),
    ("i18n/en.ftl", include_str!("../module/en.ftl.in")),
    ("migrations/__stamp___create___name__.sql", include_str!("../module/migration.sql.in")),
];

pub fn new_module(name: &str) -> Done {
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(|c| c.is_ascii_lowercase()) {
        return Err(format!("{name}: a module is called by one plural noun in lower-case letters, such as clubs."));
    }
    let folder = root().join("modules").join(name);
    if folder.exists() {
        return Err(format!("modules/{name} is there already."));
    }
    let stamp = output(Command::new("date").args(["-u", "+%Y%m%d%H%M%S"]))?;
    for (path, text) in files(name, stamp.trim()) {
        write(&folder.join(path), &text)?;
    }
    let manifest = with_module(&read("Cargo.toml")?, name);
    write(
        &root().join("Cargo.toml"),
        &manifest.ok_or("Cargo.toml has no list of modules in [workspace.dependencies].")?,
    )?;
    println!(
        "modules/{name} is made. Two lines are yours, for they decide where it stands among the others:\n\n  \
         crates/loushi/Cargo.toml      {name}.workspace = true\n  \
         crates/loushi/src/modules.rs  {name}::module(),\n\n\
         Then say in src/lib.rs what it is, and give it its first table and its first verb."
    );
    Ok(())
}

fn write(path: &Path, text: &str) -> Done {
    let shown = |e: std::io::Error| format!("{}: {e}", path.display());
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(shown)?;
    fs::write(path, text).map_err(shown)
}

fn files(name: &str, stamp: &str) -> Vec<(String, String)> {
    let noun = singular(name);
    let fill = |text: &str| {
        text.replace("__name__", name)
            .replace("__Name__", &capital(name))
            .replace("__noun__", &noun)
            .replace("__Noun__", &capital(&noun))
            .replace("__prefix__", noun.get(..3).unwrap_or("xyz"))
            .replace("__stamp__", stamp)
    };
    FILES.iter().map(|(path, text)| (fill(path), fill(text))).collect()
}

fn singular(name: &str) -> String {
    match name.strip_suffix("ies") {
        Some(start) => format!("{start}y"),
        None => name.strip_suffix('s').unwrap_or(name).to_owned(),
    }
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// The workspace's manifest with the module in its place in the list.
fn with_module(manifest: &str, name: &str) -> Option<String> {
    let new = format!("{name} = {{ path = \"modules/{name}\" }}");
    let mut lines: Vec<&str> = manifest.lines().collect();
    let is_module = |line: &&str| line.contains("{ path = \"modules/");
    let last = lines.iter().rposition(is_module)?;
    let place = lines.iter().position(|line| is_module(line) && *line > new.as_str()).unwrap_or(last + 1);
    lines.insert(place, &new);
    Some(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy;

    #[test]
    fn a_new_module_is_tidy() {
        let texts: tidy::Texts =
            files("clubs", "20261123090000").into_iter().map(|(p, t)| (format!("modules/clubs/{p}"), t)).collect();
        assert!(texts.contains_key("modules/clubs/migrations/20261123090000_create_clubs.sql"));
        let left: Vec<_> = texts.values().filter(|text| text.contains("__")).collect();
        assert_eq!(left, [""; 0]);
        let findings: Vec<_> = tidy::check(&texts).into_iter().filter(|f| f.file != "CHANGELOG.md").collect();
        assert_eq!(findings, []);
    }

    #[test]
    fn names_are_put_in_the_singular_and_in_the_list() {
        assert_eq!(["clubs", "parties", "exchange"].map(singular), ["club", "party", "exchange"]);
        let manifest =
            |middle: &str| format!("[workspace.dependencies]\na = {{ path = \"modules/a\" }}\n{middle}\n# text\n");
        let (d, clubs) = ("d = { path = \"modules/d\" }\n", "clubs = { path = \"modules/clubs\" }\n");
        assert_eq!(with_module(&manifest(""), "clubs"), Some(manifest(clubs)));
        assert_eq!(with_module(&manifest(d), "clubs"), Some(manifest(&format!("{clubs}{d}"))));
        assert_eq!(with_module("[workspace]\n", "clubs"), None);
    }
}
