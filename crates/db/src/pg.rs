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

/// Connections of one process.
pub const WORKERS: usize = 16;
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

/// A connection and the statements it has prepared.
pub struct PgConn {
    raw: Client,
    prepared: HashMap<(usize, usize, bool), postgres::Statement>,
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

    fn prepare(&mut self, statement: &Statement, items: Option<usize>, lock: bool) -> Result<postgres::Statement, Error> {
        // A statement is a constant, so the address of its text names it.
        let key = (statement.sql.as_ptr() as usize, items.unwrap_or(0), lock);
        if let Some(prepared) = self.prepared.get(&key) {
            return Ok(prepared.clone());
        }
        let sql = statement::postgres_sql(statement.sql, items, lock);
        let prepared = self.raw.prepare(&sql).map_err(|e| self.note(Error::from(e), true))?;
        self.prepared.insert(key, prepared.clone());
        Ok(prepared)
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
