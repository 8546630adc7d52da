//! Starting: database, schema, secret, store, application.

use std::{fmt, fs, sync::Arc};

use crypto::Secrets;
use db::Db;
use kernel::{Clock, WorkCalendar};
use ledger::Store;
use web::{App, Settings};

use crate::{config::Config, migrations, modules};

/// The program cannot start. The sentence says what to do.
#[derive(Debug)]
pub struct BootError(pub String);

impl fmt::Display for BootError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BootError {}

/// The configured database, migrated to this program's schema.
///
/// # Errors
/// [`BootError`] if it cannot be reached, is newer than this program, or belongs to another secret.
pub fn store(config: &Config, clock: Clock) -> Result<Store, BootError> {
    fs::create_dir_all(&config.data).map_err(|e| BootError(format!("{}: {e}", config.data.display())))?;
    let fail = |e: &dyn fmt::Display| BootError(format!("the database cannot be opened: {e}"));
    let db = Db::open(&config.target()).map_err(|e| fail(&e))?;
    let done = db::migrate(&db, &migrations(), clock.now()).map_err(|e| fail(&e))?;
    if !done.is_empty() {
        tracing::info!(steps = done.len(), "the schema is up to date");
    }
    let secrets = match &config.secret {
        Some(text) => Secrets::from_text(text),
        None => Secrets::load_or_create(&config.data.join("secret")),
    };
    let secrets = Arc::new(secrets.map_err(|e| BootError(e.to_string()))?);
    same_secret(&db, &secrets)?;
    let calendar = match &config.calendar {
        Some(path) => {
            let text = fs::read_to_string(path).map_err(|e| BootError(format!("{}: {e}", path.display())))?;
            WorkCalendar::parse(&text).map_err(|e| BootError(format!("{}: {e}", path.display())))?
        }
        None => WorkCalendar::built_in(),
    };
    let reactions = modules().iter().flat_map(|m| m.reactions).copied().collect();
    Ok(Store::new(db, clock, calendar, secrets, reactions))
}

/// A database whose personal fields were sealed with another secret is not served: they could not be read.
fn same_secret(db: &Db, secrets: &Secrets) -> Result<(), BootError> {
    let tenants = db.read_now(registry::api::tenants).map_err(|e| BootError(e.to_string()))?;
    match tenants.iter().find(|t| t.secret != secrets.fingerprint()) {
        Some(tenant) => Err(BootError(format!(
            "the database belongs to another secret (district {}). Give the secret with which it was made: the file `secret` of its data folder, or LOUSHI_SECRET.",
            tenant.district
        ))),
        None => Ok(()),
    }
}

/// The application over a store.
pub fn app(store: Store, config: &Config, demo: bool) -> App {
    let tenants = store.db().read_now(registry::api::tenants).unwrap_or_default();
    let only = if let [only] = tenants.as_slice() { Some(only.district) } else { None };
    let public_url = config.public_url();
    let settings = Settings {
        district: only,
        secure: public_url.starts_with("https://"),
        behind_proxy: config.behind_proxy,
        demo,
        public_url,
    };
    App::new(store, modules(), identity::api::PEOPLE, settings)
}
