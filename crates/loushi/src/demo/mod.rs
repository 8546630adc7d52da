//! The demonstration: a made-up district, imported through the code that a district would use, and a year of its life,
//! told through the pages that people would use.

pub mod acts;
mod chain;
mod charters;
mod founded;
mod posts;
mod rules;
mod story;
mod works;

use std::{fs, path::PathBuf};

use axum::body::Bytes;
use imports::Source;
use kernel::{Clock, Date, District};
use ledger::{Store, Who};

use crate::{
    boot::{self, BootError},
    config::Config,
    modules,
    walk::Walk,
};

pub const DISTRICT: &str = "310107";
pub const NAME: &str = "普陀区";

/// How many days before today the story begins.
const BEGAN: i64 = 400;

macro_rules! files {
    ($($kind:literal $file:literal),*) => {
        &[$(($kind, $file, include_bytes!(concat!("../../../../demo/", $file)))),*]
    };
}

/// The spreadsheets by their kinds, in the order in which they build on each other.
const FILES: &[(&str, &str, &[u8])] = files![
    "divisions" "1-divisions.csv",
    "organisations" "2-organisations.xlsx",
    "buildings" "3-buildings.xlsx",
    "tenancies" "4-tenancies.csv",
    "posts" "5-posts.xlsx",
    "rosters" "6-rosters.xlsx",
    "party_organisations" "7-party-organisations.csv",
    "party_counts" "8-party-counts.csv"
];

/// # Panics
/// Never: the district is a constant.
pub fn district() -> District {
    DISTRICT.parse().expect("a district")
}

/// Opens the district and imports its spreadsheets. `told` learns of each file and its rows.
///
/// # Errors
/// [`BootError`] if a file does not import without a fault.
pub fn import(store: &Store, told: &mut dyn FnMut(&str, u64)) -> Result<(), BootError> {
    let who = Who::system("import", district());
    let opened = store.write_now(&who, |tx| registry::api::open_tenant(tx, NAME));
    opened.map_err(|e| BootError(e.to_string()))?;
    let all = modules();
    for (name, file, bytes) in FILES {
        let mut kinds = all.iter().flat_map(|m| m.imports);
        let kind = kinds.find(|k| k.name == *name).copied();
        let kind = kind.ok_or_else(|| BootError(format!("no module imports {name}")))?;
        let source = Source::Bytes { name: (*file).to_owned(), bytes: Bytes::from_static(bytes) };
        let summary = store.write_now(&who, move |tx| registry::api::import_file(tx, kind, &source, &mut |_| {}));
        let summary = summary.map_err(|e| crate::commands::explain(&e))?;
        if summary.errors > 0 {
            return Err(BootError(format!("{name}: {} rows have errors", summary.errors)));
        }
        told(name, summary.new);
    }
    Ok(())
}

/// Makes the demonstration in `config`'s database, if it is not there yet. Its year ends `today`.
///
/// # Errors
/// [`BootError`] if the database cannot be used or holds another district.
pub fn make(config: &Config, today: Date, told: &mut dyn FnMut(&str)) -> Result<(), BootError> {
    if config.database.is_some() {
        return fill(config, today, told);
    }
    let file = config.data.join("loushi.sqlite");
    if file.exists() {
        return Ok(());
    }
    // Made beside and moved when it is whole: a start that was cut off leaves nothing half made.
    let making = Config { data: config.data.join("making"), ..config.clone() };
    let io = |e: std::io::Error| BootError(format!("{}: {e}", making.data.display()));
    if making.data.exists() {
        fs::remove_dir_all(&making.data).map_err(io)?;
    }
    fill(&making, today, told)?;
    // The secret is there only if the program had to make one.
    for name in ["secret", "loushi.sqlite"].into_iter().filter(|n| making.data.join(n).exists()) {
        fs::rename(making.data.join(name), config.data.join(name)).map_err(io)?;
    }
    fs::remove_dir_all(&making.data).map_err(io)
}

/// The files of a demonstration's data folder.
pub fn files(config: &Config) -> Vec<PathBuf> {
    ["loushi.sqlite", "loushi.sqlite-wal", "loushi.sqlite-shm", "secret"].map(|f| config.data.join(f)).to_vec()
}

fn fill(config: &Config, today: Date, told: &mut dyn FnMut(&str)) -> Result<(), BootError> {
    let clock = Clock::by_hand(today.plus_days(-BEGAN).at(9, 0));
    let store = boot::store(config, clock.clone())?;
    let tenants = store.db().read_now(registry::api::tenants).map_err(|e| BootError(e.to_string()))?;
    if tenants.iter().any(|t| t.district == district()) {
        return Ok(());
    }
    import(&store, &mut |name, rows| told(&format!("{name}: {rows} rows")))?;
    let app = boot::app(store, config, true);
    let walk = Walk::new(app, clock, district());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|e| BootError(e.to_string()))?.block_on(story::tell(&walk, today, told));
    Ok(())
}
