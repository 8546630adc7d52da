//! What the database itself can fail with. Messages carry no values, since values may be personal.

use std::fmt;

use crate::BadValue;

#[derive(Debug)]
pub enum Error {
    Sqlite(rusqlite::Error),
    Postgres(postgres::Error),
    /// A stored value that the row type cannot hold.
    BadValue {
        column: String,
        value: BadValue,
    },
    /// A statement met a number of rows that it must not meet.
    Affected {
        statement: &'static str,
        expected: u64,
        found: u64,
    },
    /// The database's threads have stopped.
    Closed,
    /// A closure panicked; its work was rolled back.
    Panicked,
    /// The migrations in the database and in the program differ.
    Migration(String),
    Unsupported(&'static str),
}

impl Error {
    /// Whether running the whole closure again can help: serialisation failure, deadlock, lost connection (S.Q9).
    pub(crate) fn is_retryable(&self) -> bool {
        match self {
            Error::Postgres(e) => match e.code() {
                Some(code) => matches!(code.code(), "40001" | "40P01" | "08006" | "57P01"),
                None => e.is_closed(),
            },
            _ => false,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Sqlite(e) => write!(f, "SQLite: {e}"),
            // Only SQLSTATE and the server's message: the detail line quotes values.
            Error::Postgres(e) => match e.as_db_error() {
                Some(e) => write!(f, "PostgreSQL {}: {}", e.code().code(), e.message()),
                None => write!(f, "PostgreSQL: {e}"),
            },
            Error::BadValue { column, value } => write!(f, "column {column}: {value}"),
            Error::Affected { statement, expected, found } => {
                write!(f, "{statement} met {found} rows instead of {expected}")
            }
            Error::Closed => f.write_str("the database is closed"),
            Error::Panicked => f.write_str("a database closure panicked"),
            Error::Migration(what) => write!(f, "migration: {what}"),
            Error::Unsupported(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(e: rusqlite::Error) -> Self {
        Error::Sqlite(e)
    }
}

impl From<postgres::Error> for Error {
    fn from(e: postgres::Error) -> Self {
        Error::Postgres(e)
    }
}

impl From<Error> for kernel::Error {
    fn from(e: Error) -> Self {
        kernel::Error::Broken(Box::new(e))
    }
}
