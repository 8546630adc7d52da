//! serve, demo, migrate.

use std::fs;

use kernel::Clock;

use super::{logs, runtime, say, store};
use crate::{
    boot::{self, BootError},
    config::Config,
    serve,
};

pub fn serve(config: &Config) -> Result<(), BootError> {
    logs(config, "info");
    let store = boot::store(config, Clock::machine())?;
    let app = boot::app(store, config, false);
    runtime()?.block_on(serve::serve(app, config.listen))
}

pub fn demo(config: &Config, reset: bool, only_make: bool) -> Result<(), BootError> {
    logs(config, "warn");
    if config.database.is_none() && reset {
        for file in ["loushi.sqlite", "loushi.sqlite-wal", "loushi.sqlite-shm", "secret"] {
            let path = config.data.join(file);
            if path.exists() {
                fs::remove_file(&path).map_err(|e| BootError(format!("{}: {e}", path.display())))?;
            }
        }
    }
    let store = boot::store(config, Clock::machine())?;
    if only_make {
        return Ok(());
    }
    let app = boot::app(store, config, true);
    runtime()?.block_on(serve::serve(app, config.listen))
}

pub fn migrate(config: &Config) -> Result<(), BootError> {
    store(config)?;
    say("The schema is up to date.");
    Ok(())
}
