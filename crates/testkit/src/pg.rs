//! PostgreSQL for tests: one private cluster for a run of the tests, one database for each test, copied from a template.
//!
//! `cargo xtask test` starts the cluster and passes its address in [`CLUSTER`]; under a plain `cargo test` each test
//! program starts one when its first test asks. The server listens on a socket in a folder of its own and on no port.

use std::{
    panic::resume_unwind,
    sync::{
        LazyLock,
        atomic::{AtomicU32, Ordering},
    },
    thread,
};

use postgres::{Client, NoTls};

use crate::keeper::Keeper;

/// The environment variable with the beginning of the cluster's addresses; `/` and a database's name follow.
pub const CLUSTER: &str = "LOUSHI_TEST_PG";

/// A database of one test's own. Dropping it drops the database.
#[derive(Debug)]
pub struct TestDatabase {
    name: String,
}

impl TestDatabase {
    /// The address, as the program's configuration takes it.
    pub fn url(&self) -> String {
        url(&self.name)
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let sql = format!("drop database if exists {} with (force)", self.name);
        apart(|| admin().batch_execute(&sql)).expect("a test's database can be dropped");
    }
}

/// A new database like `template`, which `prepare` fills the first time that anybody in this cluster asks for it.
///
/// `prepare` is given the address of an empty database and closes what it opens. It runs on a thread of its own, so
/// that an asynchronous test may call this too. `template` is lower-case letters, digits and underscores, and names the
/// schema: two templates that differ need two names.
///
/// # Panics
/// If PostgreSQL is not installed, with what to install; if `prepare` panics.
pub fn database(template: &str, prepare: impl FnOnce(&str) + Send) -> TestDatabase {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    assert!(template.len() <= 40 && template.chars().all(plain), "a template's name is like `demo_2`: {template}");
    let template = format!("template_{template}");
    let name = format!("test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    // With no disk to wait for, copying the files takes half the time of a copy through the log: 60 ms for 150 tables.
    let copy = format!("create database {name} template {template} strategy file_copy");
    apart(|| {
        let mut admin = admin();
        ensure(&mut admin, &template, prepare);
        admin.batch_execute(&copy).expect("a template can be copied");
    });
    TestDatabase { name }
}

/// Makes the template unless it is there. Processes take turns; a template that accepts connections was left unfinished.
fn ensure(admin: &mut Client, template: &str, prepare: impl FnOnce(&str)) {
    let ready = |admin: &mut Client| {
        let found = admin.query_opt("select datallowconn from pg_database where datname = $1", &[&template]);
        found.expect("the cluster answers").is_some_and(|row| !row.get::<_, bool>(0))
    };
    if ready(admin) {
        return;
    }
    let turn = "select pg_advisory_lock(hashtextextended($1, 0))";
    admin.execute(turn, &[&template]).expect("the cluster answers");
    if !ready(admin) {
        let create = |admin: &mut Client| {
            admin.batch_execute(&format!("drop database if exists {template} with (force)"))?;
            admin.batch_execute(&format!("create database {template}"))
        };
        create(admin).expect("a template can be made");
        prepare(&url(template));
        let close = format!("alter database {template} with is_template true allow_connections false");
        admin.batch_execute(&close).expect("a template can be closed");
    }
    let pass = "select pg_advisory_unlock(hashtextextended($1, 0))";
    admin.execute(pass, &[&template]).expect("the cluster answers");
}

fn url(database: &str) -> String {
    let base = BASE.as_ref().unwrap_or_else(|failure| panic!("{failure}"));
    format!("{base}/{database}")
}

fn admin() -> Client {
    Client::connect(&url("postgres"), NoTls).expect("the cluster of the tests accepts connections")
}

/// Runs `f` on a thread of its own: the client must not run on a thread of an asynchronous runtime.
fn apart<T: Send>(f: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| scope.spawn(f).join()).unwrap_or_else(|panic| resume_unwind(panic))
}

static BASE: LazyLock<Result<String, String>> = LazyLock::new(|| {
    if let Ok(base) = std::env::var(CLUSTER) {
        return Ok(base);
    }
    let address = |line: &str| line.starts_with("postgresql://").then(|| line.to_owned());
    let (keeper, base) = Keeper::start(include_str!("pg.sh"), &[], address)?;
    // The cluster lives as long as this process: the pipe to its keeper closes when the process ends.
    std::mem::forget(keeper);
    Ok(base)
});

#[cfg(test)]
mod tests {
    use super::*;

    fn count(url: &str) -> i64 {
        let mut client = Client::connect(url, NoTls).unwrap();
        client.query_one("select count(*) from floor", &[]).unwrap().get(0)
    }

    fn floors(url: &str) {
        let mut client = Client::connect(url, NoTls).unwrap();
        client.batch_execute("create table floor (n bigint); insert into floor values (1), (2)").unwrap();
    }

    #[test]
    fn each_test_has_a_database_of_its_own() {
        let (one, other) = (database("floors", floors), database("floors", |_| panic!("the template is there")));
        let mut client = Client::connect(&one.url(), NoTls).unwrap();
        client.batch_execute("insert into floor values (3)").unwrap();
        assert_eq!((count(&one.url()), count(&other.url())), (3, 2));
        // Dropped although a connection is open.
        let gone = one.url();
        drop(one);
        assert!(Client::connect(&gone, NoTls).is_err());
        assert_eq!(count(&other.url()), 2);
    }

    #[test]
    fn threads_agree_on_who_makes_a_template() {
        let made = AtomicU32::new(0);
        let make = || {
            database("floors_by_threads", |url| {
                made.fetch_add(1, Ordering::Relaxed);
                floors(url);
            })
        };
        let databases: Vec<TestDatabase> = thread::scope(|scope| {
            let threads: Vec<_> = (0..6).map(|_| scope.spawn(make)).collect();
            threads.into_iter().map(|t| t.join().unwrap()).collect()
        });
        assert_eq!(made.load(Ordering::Relaxed), 1);
        assert!(databases.iter().all(|d| count(&d.url()) == 2));
    }

    #[test]
    fn a_template_left_unfinished_is_made_again() {
        let failed = std::panic::catch_unwind(|| database("unfinished", |_| resume_unwind(Box::new("no schema"))));
        assert!(failed.is_err());
        assert_eq!(count(&database("unfinished", floors).url()), 2);
    }

    #[test]
    fn the_cluster_is_like_a_real_one() {
        let database = database("empty", |_| {});
        let mut client = Client::connect(&database.url(), NoTls).unwrap();
        let mut show = |name: &str| client.query_one(&format!("show {name}"), &[]).unwrap().get::<_, String>(0);
        assert_eq!(show("server_encoding"), "UTF8");
        assert_eq!(show("default_transaction_isolation"), "read committed");
        assert_eq!(show("listen_addresses"), "");
    }
}
