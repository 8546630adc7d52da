//! PostgreSQL: a pool of worker threads that run the same closures, again after a serialisation failure.

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
    time::Duration,
};

use crossbeam_channel::{Receiver, Sender, unbounded};
use postgres::{Client, NoTls, fallible_iterator::FallibleIterator, types::ToSql};
use tokio::sync::oneshot;

use crate::{Cursor, Error, Statement, Tx, Value, statement};

/// Connections of one process at the most; each is opened when it is first needed. Commits wait for the disk together, so more
/// of them at a time are more of them a second.
pub const WORKERS: usize = 32;
/// How often a closure runs before a serialisation failure is given up.
const ATTEMPTS: u32 = 6;

type Job = Box<dyn FnOnce(&mut Worker) + Send>;

pub struct Pool {
    jobs: Option<Sender<Job>>,
    workers: Vec<thread::JoinHandle<()>>,
}

impl Pool {
    pub fn open(url: &str, workers: usize) -> Result<Self, Error> {
        let (jobs, queue) = unbounded::<Job>();
        let mut first = Some(PgConn::connect(url)?);
        let workers = (0..workers)
            .map(|i| {
                let mut worker = Worker { url: url.to_owned(), conn: first.take() };
                let queue: Receiver<Job> = queue.clone();
                let run = move || queue.iter().for_each(|job| job(&mut worker));
                thread::Builder::new().name(format!("postgres-{i}")).spawn(run).map_err(|_| Error::Closed)
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { jobs: Some(jobs), workers })
    }

    pub async fn write<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let result = self.submit(move |worker| worker.write(f))?;
        result.await.map_err(|_| E::from(Error::Closed))?
    }

    pub fn write_now<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let result = self.submit(move |worker| worker.write(f))?;
        result.blocking_recv().map_err(|_| E::from(Error::Closed))?
    }

    pub async fn read<T, E, F>(&self, f: F, snapshot: bool) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let result = self.submit(move |worker| worker.read(f, snapshot))?;
        result.await.map_err(|_| E::from(Error::Closed))?
    }

    pub fn read_now<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let result = self.submit(move |worker| worker.read(f, true))?;
        result.blocking_recv().map_err(|_| E::from(Error::Closed))?
    }

    fn submit<R, F>(&self, f: F) -> Result<oneshot::Receiver<R>, Error>
    where
        F: FnOnce(&mut Worker) -> R + Send + 'static,
        R: Send + 'static,
    {
        let (answer, result) = oneshot::channel();
        let job: Job = Box::new(move |worker| {
            // A closure that panics drops `answer`, and the caller learns that; the connection is thrown away.
            match catch_unwind(AssertUnwindSafe(|| f(worker))) {
                Ok(done) => {
                    let _ = answer.send(done);
                }
                Err(_) => worker.conn = None,
            }
        });
        self.jobs.as_ref().and_then(|jobs| jobs.send(job).ok()).ok_or(Error::Closed)?;
        Ok(result)
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.jobs = None;
        for worker in self.workers.drain(..) {
            let _ = worker.join();
        }
    }
}

struct Worker {
    url: String,
    conn: Option<PgConn>,
}

impl Worker {
    fn conn(&mut self) -> Result<&mut PgConn, Error> {
        if self.conn.as_ref().is_none_or(|c| c.raw.is_closed()) {
            self.conn = None;
            self.conn = Some(PgConn::connect(&self.url)?);
        }
        self.conn.as_mut().ok_or(Error::Closed)
    }

    fn write<T, E: From<Error>>(&mut self, f: impl Fn(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let mut attempt = 1;
        loop {
            let conn = self.conn()?;
            conn.retry = false;
            conn.raw.batch_execute("begin").map_err(Error::from)?;
            let result = f(&mut Tx::postgres(conn, true)).and_then(|done| {
                // A lost connection during a commit leaves its fate unknown: the closure is not run again.
                conn.raw.batch_execute("commit").map_err(|e| E::from(conn.note(Error::from(e), false)))?;
                Ok(done)
            });
            if result.is_ok() {
                return result;
            }
            let again = conn.retry && attempt < ATTEMPTS;
            let _ = conn.raw.batch_execute("rollback");
            if !again {
                return result;
            }
            // Spread the attempts: 1, 2, 4, .. ms by worker.
            thread::sleep(Duration::from_millis(1 << attempt));
            attempt += 1;
        }
    }

    fn read<T, E: From<Error>>(&mut self, f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>, snapshot: bool) -> Result<T, E> {
        let conn = self.conn()?;
        if snapshot {
            conn.raw.batch_execute("begin isolation level repeatable read read only").map_err(Error::from)?;
        }
        let result = f(&mut Tx::postgres(conn, false));
        if snapshot {
            conn.raw.batch_execute("commit").map_err(Error::from)?;
        }
        result
    }
}

/// In which form a statement's text was prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    /// As it stands, with so many members in its list.
    Plain { items: Option<usize>, lock: bool },
    /// With its group of values written so many times.
    Groups(usize),
}

/// A connection and the statements it has prepared.
pub struct PgConn {
    raw: Client,
    prepared: HashMap<(usize, Form), postgres::Statement>,
    /// A statement failed in a way that running the closure again can mend.
    retry: bool,
}

impl PgConn {
    fn connect(url: &str) -> Result<Self, Error> {
        let mut raw = Client::connect(url, NoTls)?;
        raw.batch_execute("set application_name = 'loushi'")?;
        Ok(Self { raw, prepared: HashMap::new(), retry: false })
    }

    fn note(&mut self, error: Error, before_commit: bool) -> Error {
        let lost = matches!(&error, Error::Postgres(e) if e.is_closed());
        self.retry |= error.is_retryable() && (before_commit || !lost);
        error
    }

    fn prepare(
        &mut self,
        statement: &Statement,
        items: Option<usize>,
        lock: bool,
    ) -> Result<postgres::Statement, Error> {
        let text = || Some(statement::postgres_sql(statement.sql, items, lock));
        let prepared = self.prepare_as(statement, Form::Plain { items, lock }, text)?;
        prepared.ok_or(Error::Unsupported("a statement without a text"))
    }

    /// The prepared statement of a form, or nothing if the statement has no such form.
    fn prepare_as(
        &mut self,
        statement: &Statement,
        form: Form,
        text: impl FnOnce() -> Option<String>,
    ) -> Result<Option<postgres::Statement>, Error> {
        // A statement is a constant, so the address of its text names it.
        let key = (statement.sql.as_ptr() as usize, form);
        if let Some(prepared) = self.prepared.get(&key) {
            return Ok(Some(prepared.clone()));
        }
        let Some(sql) = text() else { return Ok(None) };
        let prepared = self.raw.prepare(&sql).map_err(|e| self.note(Error::from(e), true))?;
        self.prepared.insert(key, prepared.clone());
        Ok(Some(prepared))
    }

    pub fn each<E: From<Error>>(
        &mut self,
        statement: &Statement,
        args: &[Value<'_>],
        lock: bool,
        f: &mut dyn FnMut(Cursor<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let (args, items) = flatten(args);
        let prepared = self.prepare(statement, items, lock)?;
        let mut failure = None;
        match self.raw.query_raw(&prepared, args) {
            Ok(mut rows) => loop {
                match rows.next() {
                    Ok(Some(row)) => f(Cursor::postgres(&row))?,
                    Ok(None) => break,
                    Err(e) => {
                        failure = Some(e);
                        break;
                    }
                }
            },
            Err(e) => failure = Some(e),
        }
        match failure {
            Some(e) => Err(E::from(self.note(Error::from(e), true))),
            None => Ok(()),
        }
    }

    pub fn run(&mut self, statement: &Statement, args: &[Value<'_>]) -> Result<u64, Error> {
        let (args, items) = flatten(args);
        let prepared = self.prepare(statement, items, false)?;
        self.raw.execute(&prepared, &args).map_err(|e| self.note(Error::from(e), true))
    }

    pub fn run_many(&mut self, statement: &Statement, rows: &[Vec<Value<'_>>]) -> Result<u64, Error> {
        let width = rows.first().map_or(0, Vec::len);
        let (mut rest, mut met) = (rows, 0);
        while !rest.is_empty() {
            let fits = |n: &usize| *n <= rest.len() && n * width <= statement::MOST_PARAMETERS;
            let groups = statement::GROUPS.into_iter().find(fits).unwrap_or(1);
            let text = || statement::many_sql(statement.sql, groups, width);
            let Some(prepared) = self.prepare_as(statement, Form::Groups(groups), text)? else {
                return rest.iter().try_fold(met, |met, row| Ok(met + self.run(statement, row)?));
            };
            let (part, after) = rest.split_at(groups);
            let args: Vec<&(dyn ToSql + Sync)> = part.iter().flatten().map(|v| v as &(dyn ToSql + Sync)).collect();
            met += self.raw.execute(&prepared, &args).map_err(|e| self.note(Error::from(e), true))?;
            rest = after;
        }
        Ok(met)
    }

    pub fn script(&mut self, sql: &str) -> Result<(), Error> {
        self.raw.batch_execute(sql).map_err(|e| self.note(Error::from(e), true))
    }

    pub fn columns(&mut self, statement: &Statement) -> Result<Vec<String>, Error> {
        let sql = statement::postgres_sql(statement.sql, None, statement.locks);
        let prepared = self.raw.prepare(&sql)?;
        Ok(prepared.columns().iter().map(|c| c.name().to_owned()).collect())
    }
}

/// The arguments one by one, the list at the end filled up with nulls, which equal nothing.
fn flatten<'a>(args: &'a [Value<'a>]) -> (Vec<&'a (dyn ToSql + Sync)>, Option<usize>) {
    let mut flat: Vec<&(dyn ToSql + Sync)> = Vec::with_capacity(args.len());
    let mut items = None;
    for arg in args {
        match arg {
            Value::List(list) => {
                let places = statement::places(list.len());
                items = Some(places);
                flat.extend(list.iter().map(|v| v as &(dyn ToSql + Sync)));
                flat.resize(flat.len() + places - list.len(), &Value::Null);
            }
            value => flat.push(value),
        }
    }
    (flat, items)
}
