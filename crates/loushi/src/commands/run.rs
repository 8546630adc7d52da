//! serve, demo, migrate.

use std::fs;

use kernel::Clock;

use super::{logs, runtime, say, store};
use crate::{
    boot::{self, BootError},
    config::Config,
    demo, serve,
};

pub fn serve(config: &Config) -> Result<(), BootError> {
    logs(config, "info");
    let store = boot::store(config, Clock::machine())?;
    let app = boot::app(store, config, false);
    runtime()?.block_on(serve::serve(app, config.listen))
}

pub fn demo(config: &Config, reset: bool, only_make: bool) -> Result<(), BootError> {
    logs(config, "warn");
    if reset {
        if config.database.is_some() {
            return Err(BootError(
                "--reset works on a data folder; drop and create a PostgreSQL database yourself.".into(),
            ));
        }
        for path in demo::files(config).into_iter().filter(|p| p.exists()) {
            fs::remove_file(&path).map_err(|e| BootError(format!("{}: {e}", path.display())))?;
        }
    }
    demo::make(config, Clock::machine().now().date(), &mut |line| say(line))?;
    if only_make {
        return Ok(());
    }
    let store = boot::store(config, Clock::machine())?;
    let app = boot::app(store, config, true);
    runtime()?.block_on(serve::serve(app, config.listen))
}

pub fn migrate(config: &Config) -> Result<(), BootError> {
    store(config)?;
    say("The schema is up to date.");
    Ok(())
}
