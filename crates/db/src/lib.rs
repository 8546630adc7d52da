//! One SQL text and one synchronous closure per use case, on SQLite and on PostgreSQL.
//!
//! A use case is a closure over a [`Tx`]: `db.write(|tx| ..)` or `db.read(|tx| ..)`. On SQLite one writer thread runs the
//! waiting write closures in savepoints of a single transaction and answers after the commit (group commit); readers run
//! beside it on their own connections. On PostgreSQL a pool of worker threads runs the same closures and runs them again
//! after a serialisation failure, so a closure must have no effect but its SQL.
//!
//! Statements are declared with [`statements!`], rows with [`row!`]; a test prepares each of them on both databases,
//! compares the columns with the row type and refuses table scans. What the SQL may use is in STYLE.md.
//!
//! Invariants: no `.await` while a connection is held; no SQL text is built at run time except the expansion of a list.

mod check;
mod error;
mod migrate;
mod pg;
mod plans;
mod row;
mod sqlite;
mod statement;
mod tx;
mod value;

use std::{
    path::PathBuf,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

pub use check::{StatementFault, check};
pub use error::Error;
pub use migrate::{Migration, citus_ddl, migrate};
pub use row::{Column, Cursor, Row};
pub use statement::{Command, Query, Statement};
pub use tx::Tx;
pub use value::{BadValue, ToValue, Value, ValueRef, list};

/// Which database: a SQLite file or a PostgreSQL address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Sqlite(PathBuf),
    Postgres(String),
}

impl FromStr for Target {
    type Err = std::convert::Infallible;

    /// `postgres://..` and `postgresql://..` are addresses; anything else is the path of a SQLite file.
    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let pg = s.starts_with("postgres://") || s.starts_with("postgresql://");
        Ok(if pg { Target::Postgres(s.to_owned()) } else { Target::Sqlite(PathBuf::from(s)) })
    }
}

/// The two dialects behind the one SQL text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    Sqlite,
    Postgres,
}

/// A handle to the database; clones share it.
#[derive(Clone)]
pub struct Db(Arc<Inner>, Arc<AtomicU64>);

enum Inner {
    Sqlite(sqlite::Pool),
    Postgres(pg::Pool),
}

/// Counts a write once it is over, before whoever asked for it knows.
struct Counted<'a>(&'a AtomicU64);

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Release);
    }
}

impl Db {
    /// Opens the database and its threads. A missing SQLite file is created.
    ///
    /// # Errors
    /// [`Error`] if the file or the server cannot be reached.
    pub fn open(target: &Target) -> Result<Self, Error> {
        let pool = match target {
            Target::Sqlite(path) => Inner::Sqlite(sqlite::Pool::open(path)?),
            Target::Postgres(url) => Inner::Postgres(pg::Pool::open(url, pg::WORKERS)?),
        };
        Ok(Self(Arc::new(pool), Arc::default()))
    }

    /// How many writes this process has made or tried. What was read while it stays the same is as new as anything that
    /// this process has written; other processes' writes do not show in it.
    pub fn writes(&self) -> u64 {
        self.1.load(Ordering::Acquire)
    }

    pub fn backend(&self) -> Backend {
        match &*self.0 {
            Inner::Sqlite(_) => Backend::Sqlite,
            Inner::Postgres(_) => Backend::Postgres,
        }
    }

    /// Runs `f` in a write transaction and answers after the durable commit. `f` may run more than once.
    ///
    /// # Errors
    /// What `f` answers, with everything rolled back, or the database's own failure.
    pub async fn write<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let _counted = Counted(&self.1);
        match &*self.0 {
            Inner::Sqlite(pool) => pool.write(f).await,
            Inner::Postgres(pool) => pool.write(f).await,
        }
    }

    /// Runs a short read. On SQLite it runs on the calling thread and sees one snapshot; on PostgreSQL each statement
    /// sees the newest commit.
    ///
    /// # Errors
    /// What `f` answers, or the database's own failure.
    pub async fn read<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &*self.0 {
            Inner::Sqlite(pool) => pool.read(f),
            Inner::Postgres(pool) => pool.read(f, false).await,
        }
    }

    /// Runs a long read (an export) in one snapshot, away from the threads that answer requests.
    ///
    /// # Errors
    /// What `f` answers, or the database's own failure.
    pub async fn read_long<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &*self.0 {
            Inner::Sqlite(_) => {
                let db = self.clone();
                let run = tokio::task::spawn_blocking(move || db.read_now(f));
                run.await.map_err(|_| E::from(Error::Panicked))?
            }
            Inner::Postgres(pool) => pool.read(f, true).await,
        }
    }

    /// [`Db::write`] for callers without a runtime: the command line, migrations, tests.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn write_now<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let _counted = Counted(&self.1);
        match &*self.0 {
            Inner::Sqlite(pool) => pool.write_now(f),
            Inner::Postgres(pool) => pool.write_now(f),
        }
    }

    /// [`Db::read_long`] for callers without a runtime.
    ///
    /// # Errors
    /// As [`Db::read_long`].
    pub fn read_now<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        match &*self.0 {
            Inner::Sqlite(pool) => pool.read(f),
            Inner::Postgres(pool) => pool.read_now(f),
        }
    }

    /// Copies a running SQLite database into `to` (SQLite's online backup); PostgreSQL has `pg_dump`.
    ///
    /// # Errors
    /// [`Error`] if the copy cannot be made; [`Error::Unsupported`] on PostgreSQL.
    pub fn backup(&self, to: &std::path::Path, progress: impl FnMut(u64, u64)) -> Result<(), Error> {
        match &*self.0 {
            Inner::Sqlite(pool) => pool.backup(to, progress),
            Inner::Postgres(_) => Err(Error::Unsupported("a PostgreSQL database is backed up with pg_dump")),
        }
    }
}
