//! SQLite: one writer thread with group commit, readers beside it.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::Mutex,
    thread,
    time::Duration,
};

use crossbeam_channel::{Receiver, Sender, unbounded};
use rusqlite::{Connection, OpenFlags, config::DbConfig, types::ToSql};
use tokio::sync::oneshot;

use crate::{Cursor, Error, Statement, Tx, Value, statement};

/// How many write closures share one commit at the most.
const GROUP: usize = 64;
/// Pages kept in memory by each connection, in KiB (negative: SQLite's way to say so).
const WRITER_CACHE: i64 = -32_000;
const READER_CACHE: i64 = -8_000;

/// A write closure that has run inside its savepoint; called with the fate of the commit.
type Reply = Box<dyn FnOnce(Result<(), ()>) + Send>;
type Job = Box<dyn FnOnce(&mut SqliteConn) -> Reply + Send>;

pub struct Pool {
    path: PathBuf,
    jobs: Option<Sender<Job>>,
    writer: Option<thread::JoinHandle<()>>,
    readers: Mutex<Vec<SqliteConn>>,
}

impl Pool {
    pub fn open(path: &Path) -> Result<Self, Error> {
        let mut writer = SqliteConn::open(path, true)?;
        let (jobs, queue) = unbounded::<Job>();
        let writer = thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || write_loop(&mut writer, &queue))
            .map_err(|_| Error::Closed)?;
        let readers = Mutex::new(vec![SqliteConn::open(path, false)?]);
        Ok(Self { path: path.to_owned(), jobs: Some(jobs), writer: Some(writer), readers })
    }

    pub async fn write<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (answer, result) = oneshot::channel();
        self.submit(f, answer)?;
        result.await.map_err(|_| E::from(Error::Closed))?
    }

    pub fn write_now<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let (answer, result) = oneshot::channel();
        self.submit(f, answer)?;
        wait(result).ok_or(Error::Closed)?
    }

    fn submit<T, E, F>(&self, f: F, answer: oneshot::Sender<Result<T, E>>) -> Result<(), Error>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let job: Job = Box::new(move |conn| {
            let result = in_savepoint(conn, f);
            Box::new(move |commit| {
                // A caller that has gone away is told nothing; its work stands.
                let _ = answer.send(match commit {
                    Ok(()) => result,
                    Err(()) => result.and(Err(E::from(Error::Closed))),
                });
            })
        });
        self.jobs.as_ref().and_then(|jobs| jobs.send(job).ok()).ok_or(Error::Closed)
    }

    pub fn read<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E>,
        E: From<Error>,
    {
        let idle = self.readers.lock().map_err(|_| Error::Closed)?.pop();
        let mut conn = match idle {
            Some(conn) => conn,
            None => SqliteConn::open(&self.path, false)?,
        };
        conn.raw.execute_batch("begin").map_err(Error::from)?;
        let result = f(&mut Tx::sqlite(&mut conn, false));
        conn.raw.execute_batch("commit").map_err(Error::from)?;
        if let Ok(mut readers) = self.readers.lock() {
            readers.push(conn);
        }
        result
    }

    pub fn backup(&self, to: &Path, mut progress: impl FnMut(u64, u64)) -> Result<(), Error> {
        let from = Connection::open_with_flags(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut to = Connection::open(to)?;
        let backup = rusqlite::backup::Backup::new(&from, &mut to)?;
        loop {
            let step = backup.step(2_000)?;
            let state = backup.progress();
            let total = u64::try_from(state.pagecount).unwrap_or(0);
            progress(total - u64::try_from(state.remaining).unwrap_or(0).min(total), total);
            match step {
                rusqlite::backup::StepResult::Done => return Ok(()),
                rusqlite::backup::StepResult::More => {}
                _ => thread::sleep(Duration::from_millis(20)),
            }
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.jobs = None; // the writer ends when its queue is empty
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

fn wait<T>(result: oneshot::Receiver<T>) -> Option<T> {
    result.blocking_recv().ok()
}

fn write_loop(conn: &mut SqliteConn, queue: &Receiver<Job>) {
    while let Ok(first) = queue.recv() {
        // Nothing is in the transaction yet, so a failure to begin leaves nothing to undo; the jobs then fail at their
        // savepoint and say so.
        let begun = conn.raw.execute_batch("begin immediate");
        if let Err(error) = &begun {
            tracing::error!(%error, "a write transaction cannot begin");
        }
        let mut replies = vec![first(conn)];
        while replies.len() < GROUP {
            match queue.try_recv() {
                Ok(job) => replies.push(job(conn)),
                Err(_) => break,
            }
        }
        let fate = if begun.is_ok() { conn.raw.execute_batch("commit") } else { begun };
        if let Err(error) = &fate {
            tracing::error!(%error, writes = replies.len(), "a commit failed; its writes are undone");
            let _ = conn.raw.execute_batch("rollback");
        }
        for reply in replies {
            reply(fate.as_ref().copied().map_err(|_| ()));
        }
    }
}

fn in_savepoint<T, E: From<Error>>(conn: &mut SqliteConn, f: impl Fn(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
    conn.step("savepoint job").map_err(E::from)?;
    let result = catch_unwind(AssertUnwindSafe(|| f(&mut Tx::sqlite(conn, true))))
        .unwrap_or_else(|_| Err(E::from(Error::Panicked)));
    if result.is_err() {
        conn.step("rollback to job").map_err(E::from)?;
    }
    conn.step("release job").map_err(E::from)?;
    result
}

/// A connection and the SQLite texts of the statements it has seen.
pub struct SqliteConn {
    pub raw: Connection,
    texts: HashMap<(usize, usize), String>,
}

impl SqliteConn {
    fn open(path: &Path, writes: bool) -> Result<Self, Error> {
        let raw = Connection::open(path)?;
        raw.busy_timeout(Duration::from_secs(10))?;
        raw.set_prepared_statement_cache_capacity(512);
        // One plan for a statement, whatever is bound to it: where there are statistics, SQLite would otherwise prepare some
        // statements anew for each run (an eighth of the time of a list page).
        raw.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        raw.pragma_update(None, "journal_mode", "wal")?;
        raw.pragma_update(None, "synchronous", if writes { "full" } else { "normal" })?;
        raw.pragma_update(None, "foreign_keys", "on")?;
        raw.pragma_update(None, "temp_store", "memory")?;
        raw.pragma_update(None, "cache_size", if writes { WRITER_CACHE } else { READER_CACHE })?;
        if !writes {
            raw.pragma_update(None, "query_only", "on")?;
        }
        Ok(Self { raw, texts: HashMap::new() })
    }

    fn step(&mut self, sql: &str) -> Result<(), Error> {
        self.raw.prepare_cached(sql)?.execute([])?;
        Ok(())
    }

    pub fn each<E: From<Error>>(
        &mut self,
        statement: &Statement,
        args: &[Value<'_>],
        f: &mut dyn FnMut(Cursor<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let (args, items) = flatten(args);
        let sql = text(&mut self.texts, statement, items);
        let mut prepared = self.raw.prepare_cached(sql).map_err(Error::from)?;
        let mut rows = prepared.query(args.as_slice()).map_err(Error::from)?;
        while let Some(row) = rows.next().map_err(Error::from)? {
            f(Cursor::sqlite(row))?;
        }
        Ok(())
    }

    pub fn run(&mut self, statement: &Statement, args: &[Value<'_>]) -> Result<u64, Error> {
        let (args, items) = flatten(args);
        let sql = text(&mut self.texts, statement, items);
        Ok(self.raw.prepare_cached(sql)?.execute(args.as_slice())? as u64)
    }

    pub fn run_many(&mut self, statement: &Statement, rows: &[Vec<Value<'_>>]) -> Result<u64, Error> {
        let sql = text(&mut self.texts, statement, None);
        let mut prepared = self.raw.prepare_cached(sql)?;
        let mut met = 0;
        for row in rows {
            met += prepared.execute(rusqlite::params_from_iter(row))? as u64;
        }
        Ok(met)
    }

    pub fn columns(&mut self, statement: &Statement) -> Result<Vec<String>, Error> {
        let sql = statement::sqlite_sql(statement.sql, None);
        let prepared = self.raw.prepare(&sql)?;
        Ok(prepared.column_names().map(str::to_owned).collect())
    }

    pub fn plan(&mut self, statement: &Statement) -> Result<Vec<String>, Error> {
        let sql = format!("explain query plan {}", statement::sqlite_sql(statement.sql, None));
        let mut prepared = self.raw.prepare(&sql)?;
        let nothing: Vec<rusqlite::types::Null> = vec![rusqlite::types::Null; prepared.parameter_count()];
        let lines = prepared.query_map(rusqlite::params_from_iter(nothing), |row| row.get("detail"))?;
        Ok(lines.collect::<Result<_, _>>()?)
    }
}

/// The statement's SQLite text, made once for each length of its list.
fn text<'t>(texts: &'t mut HashMap<(usize, usize), String>, statement: &Statement, items: Option<usize>) -> &'t str {
    // A statement is a constant, so the address of its text names it.
    let key = (statement.sql.as_ptr() as usize, items.unwrap_or(0));
    texts.entry(key).or_insert_with(|| statement::sqlite_sql(statement.sql, items))
}

/// The arguments one by one, the list at the end filled up to [`statement::places`] with nulls, which equal nothing.
fn flatten<'a>(args: &'a [Value<'a>]) -> (Vec<&'a dyn ToSql>, Option<usize>) {
    let mut flat: Vec<&dyn ToSql> = Vec::with_capacity(args.len());
    let mut items = None;
    for arg in args {
        match arg {
            Value::List(list) => {
                let places = statement::places(list.len());
                items = Some(places);
                flat.extend(list.iter().map(|v| v as &dyn ToSql));
                flat.resize(flat.len() + places - list.len(), &rusqlite::types::Null);
            }
            value => flat.push(value),
        }
    }
    (flat, items)
}
