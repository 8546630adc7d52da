//! Registered statements: a constant beside the function that uses it, and a list that the statement test reads.

use std::marker::PhantomData;

/// A statement that answers rows of type `R`.
pub struct Query<R> {
    pub statement: Statement,
    row: PhantomData<fn() -> R>,
}

/// A statement that answers how many rows it met.
pub struct Command {
    pub statement: Statement,
}

/// A statement's text and what the test needs to know of it.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    pub name: &'static str,
    pub sql: &'static str,
    /// `Some` for a query: the row's column names (empty for a tuple) and their number.
    pub columns: Option<(&'static [&'static str], usize)>,
    /// Locks the rows it reads until the end of a write transaction (PostgreSQL `for update`; SQLite has one writer).
    pub locks: bool,
    /// Why it may read a whole table.
    pub scans: Option<&'static str>,
    /// The only database it is for: full-text search has a twin for each.
    pub only: Option<crate::Backend>,
}

impl<R: crate::Row> Query<R> {
    pub const fn new(name: &'static str, sql: &'static str, locks: bool, scans: Option<&'static str>) -> Self {
        let columns = Some((R::COLUMNS, R::WIDTH));
        Self { statement: Statement { name, sql, columns, locks, scans, only: None }, row: PhantomData }
    }
}

impl<R> Query<R> {
    /// The same query, for one database only.
    #[must_use]
    pub const fn only(mut self, backend: crate::Backend) -> Self {
        self.statement.only = Some(backend);
        self
    }
}

impl Command {
    pub const fn new(name: &'static str, sql: &'static str, scans: Option<&'static str>) -> Self {
        Self { statement: Statement { name, sql, columns: None, locks: false, scans, only: None } }
    }
}

/// Declares statements and `ALL`, their list:
///
/// ```text
/// statements! {
///     query BY_ID: BuildingRow = "select .. where district = $1 and id = $2";
///     lock query FOR_CHANGE: BuildingRow = "select .. where district = $1 and id = $2";
///     command RENAME = "update building set name = $3 where district = $1 and id = $2";
///     command FORGET = "delete from receipt where expires_at < $1", scans "a nightly clean-up of a small table";
/// }
/// ```
///
/// `$n..` as the last argument stands for a list.
#[macro_export]
macro_rules! statements {
    (@one query $name:ident: $row:ty = $sql:expr $(, scans $why:literal)?) => {
        pub const $name: $crate::Query<$row> =
            $crate::Query::new(stringify!($name), $sql, false, $crate::statements!(@why $($why)?));
    };
    (@one lock query $name:ident: $row:ty = $sql:expr $(, scans $why:literal)?) => {
        pub const $name: $crate::Query<$row> =
            $crate::Query::new(stringify!($name), $sql, true, $crate::statements!(@why $($why)?));
    };
    (@one command $name:ident = $sql:expr $(, scans $why:literal)?) => {
        pub const $name: $crate::Command =
            $crate::Command::new(stringify!($name), $sql, $crate::statements!(@why $($why)?));
    };
    (@why) => { None };
    (@why $why:literal) => { Some($why) };
    (@name lock query $name:ident $($rest:tt)*) => { $name.statement };
    (@name query $name:ident $($rest:tt)*) => { $name.statement };
    (@name command $name:ident $($rest:tt)*) => { $name.statement };
    (@munch [$($done:tt)*]) => {
        pub const ALL: &[$crate::Statement] = &[$($done)*];
    };
    (@munch [$($done:tt)*] lock query $name:ident: $row:ty = $sql:expr $(, scans $why:literal)?; $($rest:tt)*) => {
        $crate::statements!(@one lock query $name: $row = $sql $(, scans $why)?);
        $crate::statements!(@munch [$($done)* $name.statement,] $($rest)*);
    };
    (@munch [$($done:tt)*] query $name:ident: $row:ty = $sql:expr $(, scans $why:literal)?; $($rest:tt)*) => {
        $crate::statements!(@one query $name: $row = $sql $(, scans $why)?);
        $crate::statements!(@munch [$($done)* $name.statement,] $($rest)*);
    };
    (@munch [$($done:tt)*] command $name:ident = $sql:expr $(, scans $why:literal)?; $($rest:tt)*) => {
        $crate::statements!(@one command $name = $sql $(, scans $why)?);
        $crate::statements!(@munch [$($done)* $name.statement,] $($rest)*);
    };
    ($($all:tt)*) => { $crate::statements!(@munch [] $($all)*); };
}

/// The statement's text for SQLite, with `$n` as `?n` (SQLite would number `$n` by first appearance) and a list of
/// `items` members in place of `$n..`.
pub(crate) fn sqlite_sql(sql: &str, items: Option<usize>) -> String {
    expand(sql, items).replace('$', "?")
}

/// The statement's text for PostgreSQL, with a list of `items` members in place of `$n..`.
pub(crate) fn postgres_sql(sql: &str, items: Option<usize>, lock: bool) -> String {
    let mut sql = expand(sql, items);
    if lock {
        sql.push_str(" for update");
    }
    sql
}

/// How many places a list of `len` members gets: a power of two, so that few texts are prepared.
pub(crate) fn places(len: usize) -> usize {
    len.max(1).next_power_of_two()
}

fn expand(sql: &str, items: Option<usize>) -> String {
    let Some(dots) = sql.find("..") else { return sql.to_owned() };
    let start = sql[..dots].rfind('$').unwrap_or(dots);
    let first: usize = sql[start + 1..dots].parse().unwrap_or(1);
    let places: Vec<String> = (0..items.unwrap_or(2)).map(|i| format!("${}", first + i)).collect();
    format!("{}{}{}", &sql[..start], places.join(", "), &sql[dots + 2..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_expanded_and_numbers_kept() {
        let sql = "select a from t where district = $1 and id in ($2..) and $1 = district";
        assert_eq!(
            postgres_sql(sql, Some(3), false),
            "select a from t where district = $1 and id in ($2, $3, $4) and $1 = district"
        );
        assert_eq!(sqlite_sql("update t set a = $2 where b = $1", None), "update t set a = ?2 where b = ?1");
        assert_eq!([1, 2, 3, 5, 64, 65].map(places), [1, 2, 4, 8, 64, 128]);
    }
}
