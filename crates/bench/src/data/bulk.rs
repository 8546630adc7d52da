//! Rows in bulk: SQLite without waiting for the disk, PostgreSQL by `copy`.

use std::{fmt::Write as _, io::Write as _};

use db::Value;
use postgres::{Client, NoTls};
use rusqlite::Connection;

use crate::{Done, place::Place};

/// Takes one row.
pub type Put<'a> = dyn FnMut(&[Value<'_>]) -> Done + 'a;

pub enum Bulk {
    Sqlite(Connection),
    Postgres(Client),
}

impl Bulk {
    pub fn open(place: &Place) -> Done<Self> {
        if let Some(url) = place.url() {
            return Ok(Bulk::Postgres(Client::connect(&url, NoTls).map_err(|e| e.to_string())?));
        }
        let connection = Connection::open(place.sqlite_file()).map_err(|e| e.to_string())?;
        let fast = "pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off; pragma cache_size = -400000; pragma temp_store = memory";
        connection.execute_batch(fast).map_err(|e| e.to_string())?;
        Ok(Bulk::Sqlite(connection))
    }

    /// Fills a table with the rows that `rows` puts.
    pub fn fill(&mut self, table: &str, columns: &str, rows: impl FnOnce(&mut Put<'_>) -> Done) -> Done {
        let done = match self {
            Bulk::Sqlite(connection) => fill_sqlite(connection, table, columns, rows),
            Bulk::Postgres(client) => fill_postgres(client, table, columns, rows),
        };
        done.map_err(|e| format!("{table}: {e}"))
    }

    /// Leaves the database as a server that has run for a while would.
    pub fn finish(self) -> Done {
        match self {
            Bulk::Sqlite(connection) => {
                connection.execute_batch("pragma journal_mode = wal").map_err(|e| e.to_string())
            }
            Bulk::Postgres(mut client) => {
                let work = ["vacuum analyze", "checkpoint"];
                work.iter().try_for_each(|sql| client.batch_execute(sql)).map_err(|e| e.to_string())
            }
        }
    }
}

fn fill_sqlite(
    connection: &mut Connection,
    table: &str,
    columns: &str,
    rows: impl FnOnce(&mut Put<'_>) -> Done,
) -> Done {
    let places: Vec<String> = (1..=columns.split(',').count()).map(|n| format!("?{n}")).collect();
    let sql = format!("insert into {table} ({columns}) values ({})", places.join(", "));
    let transaction = connection.transaction().map_err(|e| e.to_string())?;
    {
        let mut statement = transaction.prepare(&sql).map_err(|e| e.to_string())?;
        rows(&mut |row| statement.execute(rusqlite::params_from_iter(row)).map(|_| ()).map_err(|e| e.to_string()))?;
    }
    transaction.commit().map_err(|e| e.to_string())
}

fn fill_postgres(client: &mut Client, table: &str, columns: &str, rows: impl FnOnce(&mut Put<'_>) -> Done) -> Done {
    let sql = format!("copy {table} ({columns}) from stdin");
    let mut copy = client.copy_in(sql.as_str()).map_err(|e| e.to_string())?;
    let mut line = String::new();
    rows(&mut |row| {
        line.clear();
        for (i, value) in row.iter().enumerate() {
            line.push_str(if i > 0 { "\t" } else { "" });
            copy_text(&mut line, value);
        }
        line.push('\n');
        copy.write_all(line.as_bytes()).map_err(|e| e.to_string())
    })?;
    copy.finish().map(|_| ()).map_err(|e| e.to_string())
}

/// A value in the text form of `copy`.
fn copy_text(out: &mut String, value: &Value<'_>) {
    // Writing to a text cannot fail.
    let _ = match value {
        Value::Null | Value::List(_) => out.write_str("\\N"),
        Value::Int(n) => write!(out, "{n}"),
        Value::Real(n) => write!(out, "{n}"),
        Value::Blob(bytes) => write!(out, "\\\\x{}", crypto::hex(bytes)),
        Value::Text(text) => {
            for c in text.chars() {
                match c {
                    '\\' => out.push_str("\\\\"),
                    '\t' => out.push_str("\\t"),
                    '\n' => out.push_str("\\n"),
                    '\r' => out.push_str("\\r"),
                    c => out.push(c),
                }
            }
            Ok(())
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_meaning_in_a_copy() {
        let text = |value: Value<'_>| {
            let mut out = String::new();
            copy_text(&mut out, &value);
            out
        };
        assert_eq!(text(Value::Null), "\\N");
        assert_eq!(text(Value::Text("a\tb\\c\n".into())), "a\\tb\\\\c\\n");
        assert_eq!(text(Value::Blob(vec![0x0a, 0xff].into())), "\\\\x0aff");
    }
}
