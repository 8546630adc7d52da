//! backup, restore.

use std::{fs, path::Path};

use super::{Progress, say, store};
use crate::{boot::BootError, config::Config};

fn io(path: &Path) -> impl Fn(std::io::Error) -> BootError + '_ {
    move |e| BootError(format!("{}: {e}", path.display()))
}

pub fn backup(config: &Config, out: &Path) -> Result<(), BootError> {
    let store = store(config)?;
    fs::create_dir_all(out).map_err(io(out))?;
    let file = out.join("loushi.sqlite");
    if file.exists() {
        return Err(BootError(format!("{} exists already; name an empty folder.", file.display())));
    }
    let mut progress: Option<Progress> = None;
    store
        .db()
        .backup(&file, |done, total| progress.get_or_insert_with(|| Progress::new("pages", total)).at(done))
        .map_err(|e| BootError(e.to_string()))?;
    let secret = config.data.join("secret");
    if secret.exists() {
        fs::copy(&secret, out.join("secret")).map_err(io(&secret))?;
        say(format!("Database and secret are in {}. Keep the folder where nobody else reads it.", out.display()));
    } else {
        say(format!(
            "The database is in {}. The secret comes from the environment: keep it too, personal fields cannot be read without it.",
            out.display()
        ));
    }
    Ok(())
}

pub fn restore(config: &Config, from: &Path) -> Result<(), BootError> {
    if config.database.is_some() {
        return Err(BootError("a PostgreSQL database is restored with pg_restore.".into()));
    }
    fs::create_dir_all(&config.data).map_err(io(&config.data))?;
    let file = config.data.join("loushi.sqlite");
    if file.exists() {
        return Err(BootError(format!("{} exists already; restore into an empty folder.", file.display())));
    }
    let copy = |name: &str| {
        let source = from.join(name);
        fs::copy(&source, config.data.join(name)).map_err(io(&source))
    };
    copy("loushi.sqlite")?;
    if from.join("secret").exists() {
        copy("secret")?;
    }
    store(config)?; // opens it, brings the schema up to date, compares the secret
    say(format!("Restored into {}. `loushi doctor` checks the record.", config.data.display()));
    Ok(())
}
