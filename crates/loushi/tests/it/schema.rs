//! Schema, statements, ids and events.

use std::{collections::BTreeMap, fs, path::Path};

use kernel::Locale;

use crate::house::{House, on_both};

on_both!(statements_prepare, stored_events_can_be_told);

/// Every registered statement prepares, answers what its row expects and reads no whole table.
fn statements_prepare(house: &House) {
    let faults: Vec<String> =
        db::check(house.store.db(), &loushi::statements()).iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whatever is in the record has a sentence in both languages.
fn stored_events_can_be_told(house: &House) {
    const EVENTS: db::Query<(String, String)> =
        db::Query::new("EVENTS", "select kind, data from event where district = $1 order by id", false, None);
    let events = house.store.db().read_now(|tx| tx.all(&EVENTS, db::args![crate::house::district()]));
    let modules = loushi::modules();
    let mut seen = 0;
    for (kind, data) in events.unwrap() {
        let owner = modules.iter().flat_map(|m| m.events).find(|k| k.kind == kind);
        let owner = owner.unwrap_or_else(|| panic!("nobody owns the event {kind}"));
        for locale in [Locale::Zh, Locale::En] {
            let line = (owner.line)(&data, locale).unwrap_or_else(|| panic!("{kind} cannot be read: {data}"));
            assert!(!line.text.trim().is_empty(), "{kind} says nothing in {locale}");
            assert!((1..=9).contains(&line.floor) || line.floor == 0, "{kind}: floor {}", line.floor);
        }
        seen += 1;
    }
    assert!(seen > 10, "the import left {seen} events");
}

#[test]
fn every_kind_of_event_has_one_owner() {
    let mut owners: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for module in loushi::modules() {
        for kind in module.events {
            owners.entry(kind.kind).or_default().push(module.name);
        }
    }
    for (kind, modules) in &owners {
        assert_eq!(modules.len(), 1, "{kind} belongs to {modules:?}");
        let plain = |c: char| c.is_ascii_lowercase() || c == '_';
        let well_formed = kind.split_once('.').is_some_and(|(a, b)| a.chars().all(plain) && b.chars().all(plain));
        assert!(well_formed, "{kind}: module.past_tense");
    }
    for module in loushi::modules() {
        for reaction in module.reactions {
            assert!(
                owners.contains_key(reaction.kind),
                "{} reacts to {}, which nobody records",
                module.name,
                reaction.kind
            );
        }
    }
}

#[test]
fn names_of_modules_jobs_and_imports_are_unique() {
    let modules = loushi::modules();
    let twice = |mut names: Vec<&'static str>| {
        names.sort_unstable();
        names.windows(2).find(|w| w[0] == w[1]).map(|w| w[0])
    };
    assert_eq!(twice(modules.iter().map(|m| m.name).collect()), None);
    assert_eq!(twice(modules.iter().flat_map(|m| m.jobs).map(|j| j.name).collect()), None);
    assert_eq!(twice(modules.iter().flat_map(|m| m.imports).map(|k| k.name).collect()), None);
    assert_eq!(twice(modules.iter().flat_map(|m| m.permissions).map(|p| p.key).collect()), None);
    assert_eq!(twice(loushi::migrations().iter().map(|m| m.name).collect()), None);
}

/// Ids say their kind by three letters; two kinds with the same letters could be taken for each other.
#[test]
fn prefixes_of_ids_are_unique() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut prefixes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for part in ["crates", "modules"] {
        for entry in fs::read_dir(root.join(part)).unwrap() {
            scan(&entry.unwrap().path().join("src"), &mut prefixes);
        }
    }
    assert!(prefixes.len() > 8, "{prefixes:?}");
    let twice: Vec<_> = prefixes.iter().filter(|(_, kinds)| kinds.len() > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

fn scan(folder: &Path, prefixes: &mut BTreeMap<String, Vec<String>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|e| e.unwrap().path()) {
        if path.is_dir() {
            scan(&path, prefixes);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            for line in source.lines().map(str::trim) {
                // pub BuildingId(Building) = "bld";
                let found = line.strip_prefix("pub ").and_then(|rest| rest.strip_suffix("\";")?.split_once(") = \""));
                if let Some((kind, prefix)) = found.filter(|(kind, _)| kind.contains("Id(")) {
                    prefixes.entry(prefix.to_owned()).or_default().push(kind.to_owned());
                }
            }
        }
    }
}
