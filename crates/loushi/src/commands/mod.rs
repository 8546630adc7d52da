//! What each command does.

mod check;
mod copy;
mod import;
mod people;
pub mod policy;
mod run;

use std::io::IsTerminal as _;

use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Clock, District};
use ledger::Store;

pub use check::{doctor, export, verify};
pub use copy::{backup, restore};
pub use import::{explain, import};
pub use people::user;
pub use run::{demo, migrate, serve};

use crate::{
    boot::{self, BootError},
    config::Config,
    serve::announce,
};

/// The store for a command, with logs that a person at a terminal reads.
fn store(config: &Config) -> Result<Store, BootError> {
    logs(config, "warn");
    boot::store(config, Clock::machine())
}

/// Starts the logs once. `quiet` is the level of commands that are not servers.
fn logs(config: &Config, quiet: &str) {
    let wanted = if config.log == "info" { quiet } else { &config.log };
    let filter = tracing_subscriber::EnvFilter::try_new(wanted).unwrap_or_else(|_| "info".into());
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(true);
    // A second start (in tests) keeps the first.
    let _ = if config.log_json { builder.json().try_init() } else { builder.compact().try_init() };
}

/// The named district, or the only one.
fn district(store: &Store, named: Option<District>) -> Result<District, BootError> {
    let tenants = store.db().read_now(registry::api::tenants).map_err(|e| BootError(e.to_string()))?;
    match (named, tenants.as_slice()) {
        (Some(district), _) if tenants.iter().any(|t| t.district == district) => Ok(district),
        (Some(district), _) => Err(BootError(format!(
            "district {district} is not open. Open it with `loushi user open-district {district} NAME`."
        ))),
        (None, [only]) => Ok(only.district),
        (None, []) => {
            Err(BootError("no district is open. Open one with `loushi user open-district CODE NAME`.".into()))
        }
        (None, _) => Err(BootError("several districts are open; say which with --district CODE.".into())),
    }
}

fn say(line: impl AsRef<str>) {
    announce(line.as_ref());
}

/// A bar in a terminal; plain lines elsewhere, one for each tenth.
struct Progress {
    bar: Option<ProgressBar>,
    what: &'static str,
    total: u64,
    told: u64,
}

impl Progress {
    fn new(what: &'static str, total: u64) -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = if total > 0 { ProgressBar::new(total) } else { ProgressBar::new_spinner() };
            let style = if total > 0 {
                "{msg} [{bar:30}] {human_pos}/{human_len} {per_sec} {eta}"
            } else {
                "{msg} {human_pos} {per_sec}"
            };
            bar.set_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.set_message(what);
            bar
        });
        Self { bar, what, total, told: 0 }
    }

    fn at(&mut self, done: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(done);
            return;
        }
        let step = if self.total > 0 { (self.total / 10).max(1) } else { 50_000 };
        if done / step > self.told {
            self.told = done / step;
            say(format!("{}: {done}", self.what));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn runtime() -> Result<tokio::runtime::Runtime, BootError> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| BootError(e.to_string()))
}
