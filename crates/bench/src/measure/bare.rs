//! The floor of writes: a bare transaction with the same rows, on the same database, through the same driver. SQLite has
//! one connection that the clients share and one commit for each; on PostgreSQL each client has a connection of its own.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use db::{Value, args};
use kernel::{BuildingId, Clock, District, EventId, PersonId};
use postgres::{NoTls, types::ToSql};
use rusqlite::Connection;

use crate::{Done, place::Place};

/// The floor's events belong to a district that nobody serves, so that the server does not seal them meanwhile.
const ELSEWHERE: District = match District::new(310_199) {
    Ok(district) => district,
    Err(_) => unreachable!(),
};

/// Statement and arguments.
pub type Step<'a> = (&'static str, &'a [Value<'a>]);

pub enum Bare {
    Sqlite(Arc<Mutex<Connection>>),
    Postgres(String),
}

pub enum Client {
    Sqlite(Arc<Mutex<Connection>>),
    Postgres(Box<postgres::Client>, HashMap<&'static str, postgres::Statement>),
}

impl Bare {
    pub fn open(place: &Place) -> Done<Self> {
        if let Some(url) = place.url() {
            return Ok(Bare::Postgres(url));
        }
        let connection = Connection::open(place.sqlite_file()).map_err(|e| e.to_string())?;
        connection.busy_timeout(Duration::from_secs(10)).map_err(|e| e.to_string())?;
        // As the program's own writer.
        let pragmas = "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -32000";
        connection.execute_batch(pragmas).map_err(|e| e.to_string())?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Bare::Sqlite(Arc::new(Mutex::new(connection))))
    }

    pub fn client(&self) -> Done<Client> {
        Ok(match self {
            Bare::Sqlite(connection) => Client::Sqlite(connection.clone()),
            Bare::Postgres(url) => {
                let client = postgres::Client::connect(url, NoTls).map_err(|e| e.to_string())?;
                Client::Postgres(Box::new(client), HashMap::new())
            }
        })
    }

    /// Waits until the server has sealed what it was given, so that the floor has the database for itself.
    pub fn settle(&self) -> Done {
        const LEFT: &str = "select count(*) from event where district = 310107 and leaf is null";
        loop {
            let left: i64 = match self {
                Bare::Sqlite(connection) => {
                    let connection = connection.lock().map_err(|_| "a client panicked")?;
                    connection.query_row(LEFT, [], |row| row.get(0)).map_err(|e| e.to_string())?
                }
                Bare::Postgres(url) => {
                    let mut client = postgres::Client::connect(url, NoTls).map_err(|e| e.to_string())?;
                    client.query_one(LEFT, &[]).map_err(|e| e.to_string())?.get(0)
                }
            };
            if left == 0 {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Client {
    /// Runs the steps in one transaction and waits for its durable commit. Each step must meet one row.
    pub fn commit(&mut self, steps: &[Step<'_>]) -> Done {
        let met = match self {
            Client::Sqlite(connection) => {
                let connection = connection.lock().map_err(|_| "a client panicked")?;
                on_sqlite(&connection, steps).map_err(|e| e.to_string())?
            }
            Client::Postgres(client, prepared) => on_postgres(client, prepared, steps).map_err(|e| e.to_string())?,
        };
        if met == steps.len() as u64 { Ok(()) } else { Err(format!("the floor met {met} rows")) }
    }
}

fn on_sqlite(connection: &Connection, steps: &[Step<'_>]) -> rusqlite::Result<u64> {
    connection.prepare_cached("begin immediate")?.execute([])?;
    let mut met = 0;
    for (sql, args) in steps {
        // SQLite numbers `$n` by first appearance, `?n` by n.
        let mut statement = connection.prepare_cached(&sql.replace('$', "?"))?;
        met += statement.execute(rusqlite::params_from_iter(*args))? as u64;
    }
    connection.prepare_cached("commit")?.execute([])?;
    Ok(met)
}

fn on_postgres(
    client: &mut postgres::Client,
    prepared: &mut HashMap<&'static str, postgres::Statement>,
    steps: &[Step<'_>],
) -> Result<u64, postgres::Error> {
    for (sql, _) in steps {
        if !prepared.contains_key(sql) {
            prepared.insert(sql, client.prepare(sql)?);
        }
    }
    client.batch_execute("begin")?;
    let mut met = 0;
    for (sql, args) in steps {
        let args: Vec<&(dyn ToSql + Sync)> = args.iter().map(|a| a as &(dyn ToSql + Sync)).collect();
        met += client.execute(&prepared[sql], &args)?;
    }
    client.batch_execute("commit")?;
    Ok(met)
}

/// The event that goes with a write.
pub struct BareEvent {
    pub kind: &'static str,
    pub person: PersonId,
    pub building: BuildingId,
    pub subject: String,
    pub data: String,
}

impl BareEvent {
    const SQL: &str = "insert into event (district, id, at, kind, person, acted_as, subject, thread, building, data, leaf) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null)";

    /// Commits `steps` with this event.
    pub fn commit_with(&self, client: &mut Client, steps: &[Step<'_>]) -> Done {
        let now = Clock::machine().now();
        let Self { kind, person, building, subject, data } = self;
        let id = EventId::new(now);
        let args = args![ELSEWHERE, id, now, kind, person, "employee", subject, subject, building, data];
        client.commit(&[steps, &[(Self::SQL, args.as_slice())]].concat())
    }
}
