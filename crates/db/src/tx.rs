//! A transaction as a use case sees it.

use crate::{Backend, Command, Cursor, Error, Query, Row, Value, pg::PgConn, sqlite::SqliteConn};

/// One connection, inside a transaction. Not `Send`: it never leaves the closure.
pub struct Tx<'c> {
    conn: Conn<'c>,
    writes: bool,
}

enum Conn<'c> {
    Sqlite(&'c mut SqliteConn),
    Postgres(&'c mut PgConn),
}

impl<'c> Tx<'c> {
    pub(crate) fn sqlite(conn: &'c mut SqliteConn, writes: bool) -> Self {
        Self { conn: Conn::Sqlite(conn), writes }
    }

    pub(crate) fn postgres(conn: &'c mut PgConn, writes: bool) -> Self {
        Self { conn: Conn::Postgres(conn), writes }
    }

    pub fn backend(&self) -> Backend {
        match self.conn {
            Conn::Sqlite(_) => Backend::Sqlite,
            Conn::Postgres(_) => Backend::Postgres,
        }
    }

    /// Whether the transaction may write.
    pub fn writes(&self) -> bool {
        self.writes
    }

    /// All rows.
    ///
    /// # Errors
    /// [`Error`] of the database, or [`Error::BadValue`].
    pub fn all<R: Row>(&mut self, query: &Query<R>, args: &[Value<'_>]) -> Result<Vec<R>, Error> {
        let mut rows = Vec::new();
        self.each(query, args, |row| {
            rows.push(row);
            Ok::<(), Error>(())
        })?;
        Ok(rows)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub fn first<R: Row>(&mut self, query: &Query<R>, args: &[Value<'_>]) -> Result<Option<R>, Error> {
        Ok(self.all(query, args)?.into_iter().next())
    }

    /// The only row of a query that always has one, such as a count.
    ///
    /// # Errors
    /// As [`Tx::all`], and [`Error::Affected`] if there is no row.
    pub fn one<R: Row>(&mut self, query: &Query<R>, args: &[Value<'_>]) -> Result<R, Error> {
        let missing = Error::Affected { statement: query.statement.name, expected: 1, found: 0 };
        self.first(query, args)?.ok_or(missing)
    }

    /// Streams rows into `f`, in bounded memory.
    ///
    /// # Errors
    /// As [`Tx::all`], or the first error of `f`.
    pub fn each<R: Row, E: From<Error>>(
        &mut self,
        query: &Query<R>,
        args: &[Value<'_>],
        mut f: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let lock = query.statement.locks && self.writes;
        let mut read = |mut cursor: Cursor<'_>| f(R::read(&mut cursor)?);
        match &mut self.conn {
            Conn::Sqlite(conn) => conn.each(&query.statement, args, &mut read),
            Conn::Postgres(conn) => conn.each(&query.statement, args, lock, &mut read),
        }
    }

    /// Runs a command; answers how many rows it met.
    ///
    /// # Errors
    /// [`Error`] of the database.
    pub fn run(&mut self, command: &Command, args: &[Value<'_>]) -> Result<u64, Error> {
        match &mut self.conn {
            Conn::Sqlite(conn) => conn.run(&command.statement, args),
            Conn::Postgres(conn) => conn.run(&command.statement, args),
        }
    }

    /// Runs an `insert .. values ($1, .., $n) [on conflict ..]` for many rows; answers how many rows it met. Any other
    /// command is run row by row. SQLite runs its prepared statement for each row; PostgreSQL gets up to 64 rows in one
    /// statement, and takes the parameters' types from the insert's target columns as it does for one row.
    ///
    /// `on conflict .. do update` must not meet the same key twice in `rows`: PostgreSQL refuses that within one
    /// statement, so the caller removes duplicates first.
    ///
    /// # Errors
    /// [`Error`] of the database; [`Error::Unsupported`] if the rows are not all as wide as the first.
    pub fn run_many(&mut self, command: &Command, rows: &[Vec<Value<'_>>]) -> Result<u64, Error> {
        let Some(first) = rows.first() else { return Ok(0) };
        if rows.iter().any(|row| row.len() != first.len()) {
            return Err(Error::Unsupported("the rows of one insert have one width"));
        }
        match &mut self.conn {
            Conn::Sqlite(conn) => conn.run_many(&command.statement, rows),
            Conn::Postgres(conn) => conn.run_many(&command.statement, rows),
        }
    }

    /// Says that this transaction meets many rows. PostgreSQL then plans each statement by the present size of its tables;
    /// a plan made while a table was empty reads all of it for every batch of a first import (measured: 530 rows a second
    /// with it, 25,000 without). SQLite plans by the schema alone and needs nothing.
    ///
    /// # Errors
    /// [`Error`] of the database.
    pub fn bulk(&mut self) -> Result<(), Error> {
        match &mut self.conn {
            Conn::Sqlite(_) => Ok(()),
            Conn::Postgres(conn) => conn.script("set local plan_cache_mode = force_custom_plan"),
        }
    }

    /// Runs a command that must meet exactly one row.
    ///
    /// # Errors
    /// [`Error::Affected`] if it met none or several.
    pub fn run_one(&mut self, command: &Command, args: &[Value<'_>]) -> Result<(), Error> {
        match self.run(command, args)? {
            1 => Ok(()),
            found => Err(Error::Affected { statement: command.statement.name, expected: 1, found }),
        }
    }

    /// Runs a script of several statements: migrations and tests only.
    ///
    /// # Errors
    /// [`Error`] of the database.
    pub fn script(&mut self, sql: &str) -> Result<(), Error> {
        match &mut self.conn {
            Conn::Sqlite(conn) => Ok(conn.raw.execute_batch(sql)?),
            Conn::Postgres(conn) => conn.script(sql),
        }
    }

    /// The columns that a statement answers, by preparing it; for the statement test.
    pub(crate) fn columns(&mut self, statement: &crate::Statement) -> Result<Vec<String>, Error> {
        match &mut self.conn {
            Conn::Sqlite(conn) => conn.columns(statement),
            Conn::Postgres(conn) => conn.columns(statement),
        }
    }

    /// SQLite's plan of a statement; empty on PostgreSQL.
    pub(crate) fn plan(&mut self, statement: &crate::Statement) -> Result<Vec<String>, Error> {
        match &mut self.conn {
            Conn::Sqlite(conn) => conn.plan(statement),
            Conn::Postgres(_) => Ok(Vec::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Db, Target, args};

    const PUT: Command = Command::new(
        "PUT",
        "insert into many (district, n, t) values ($1, $2, $3) on conflict (district, n) do update set t = excluded.t",
        None,
    );
    const ALL: Query<(i64, Option<String>)> =
        Query::new("ALL", "select n, t from many where district = $1 order by n", false, None);

    #[test]
    fn many_rows_are_put_at_once_and_again() {
        let file = std::env::temp_dir().join(format!("loushi-many-{}.db", std::process::id()));
        let db = Db::open(&Target::Sqlite(file.clone())).unwrap();
        db.write_now(|tx| {
            tx.script("create table many (district integer, n integer, t text, primary key (district, n)) strict")?;
            tx.bulk()?;
            let rows = |text: &'static str| {
                (0..100).map(move |n| vec![Value::Int(310_106), Value::Int(n), Value::Text(text.into())])
            };
            assert_eq!(tx.run_many(&PUT, &rows("a").collect::<Vec<_>>())?, 100);
            assert_eq!(tx.run_many(&PUT, &rows("b").take(3).collect::<Vec<_>>())?, 3);
            assert_eq!(tx.run_many(&PUT, &[])?, 0);
            let uneven = [args![310_106i64, 1i64, "a"].to_vec(), Vec::new()];
            assert!(matches!(tx.run_many(&PUT, &uneven), Err(Error::Unsupported(_))));
            let all = tx.all(&ALL, args![310_106i64])?;
            assert_eq!((all.len(), &all[2], &all[3]), (100, &(2, Some("b".into())), &(3, Some("a".into()))));
            Ok::<_, Error>(())
        })
        .unwrap();
        drop(db);
        std::fs::remove_file(file).unwrap();
    }
}
