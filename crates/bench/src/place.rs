//! An installation to measure: a folder with the secret and, on SQLite, the database; on PostgreSQL a database of a private
//! cluster that waits for its disk as a real one does.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use kernel::Clock;
use ledger::Store;
use loushi::{boot, config::Config};
use postgres::{Client, NoTls};
use testkit::pg::TestDatabase;

use crate::Done;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "sqlite" => Some(Kind::Sqlite),
            "postgres" => Some(Kind::Postgres),
            _ => None,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Kind::Sqlite => "SQLite",
            Kind::Postgres => "PostgreSQL",
        }
    }
}

/// Dropping it deletes it.
pub struct Place {
    pub kind: Kind,
    pub folder: PathBuf,
    database: Option<TestDatabase>,
}

impl Place {
    /// An empty installation below `folder`.
    pub fn make(kind: Kind, folder: &Path) -> Done<Self> {
        let folder = folder.join(format!("{}-{}", kind.name().to_lowercase(), std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let database = (kind == Kind::Postgres).then(|| testkit::pg::database("empty", |_| {}));
        let place = Self { kind, folder, database };
        if let Some(url) = place.url() {
            make_durable(&url).map_err(|e| format!("PostgreSQL: {e}"))?;
        }
        Ok(place)
    }

    /// The address, on PostgreSQL.
    pub fn url(&self) -> Option<String> {
        self.database.as_ref().map(TestDatabase::url)
    }

    pub fn sqlite_file(&self) -> PathBuf {
        self.folder.join("loushi.sqlite")
    }

    /// The arguments that lead the program here.
    pub fn args(&self) -> Vec<String> {
        let mut args = vec!["--data".to_owned(), self.folder.display().to_string()];
        if let Some(url) = self.url() {
            args.extend(["--database".to_owned(), url]);
        }
        args
    }

    /// The installation's store, as the program opens it.
    pub fn store(&self) -> Done<Store> {
        let config = Config { data: self.folder.clone(), database: self.url(), ..Config::default() };
        boot::store(&config, Clock::machine()).map_err(|e| e.to_string())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The cluster of the tests does not wait for its disk. This one must: what is measured is acknowledged after a durable
/// commit.
fn make_durable(url: &str) -> Result<(), postgres::Error> {
    let mut client = Client::connect(url, NoTls)?;
    for setting in ["fsync", "synchronous_commit", "full_page_writes", "autovacuum"] {
        client.batch_execute(&format!("alter system set {setting} = on"))?;
    }
    client.batch_execute("select pg_reload_conf()")?;
    loop {
        let mut fresh = Client::connect(url, NoTls)?;
        let on = fresh.query_one(
            "select current_setting('fsync') = 'on' and current_setting('synchronous_commit') = 'on'",
            &[],
        )?;
        if on.get(0) {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// The runtime of the program.
pub fn runtime() -> Done<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| e.to_string())
}
