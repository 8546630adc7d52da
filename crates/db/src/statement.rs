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

/// How many rows one statement of a [`Tx::run_many`](crate::Tx::run_many) holds on PostgreSQL: few sizes, so that few
/// texts are prepared.
pub(crate) const GROUPS: [usize; 3] = [64, 8, 1];
/// PostgreSQL counts the parameters of a statement in 16 bits.
pub(crate) const MOST_PARAMETERS: usize = 65_535;

/// The statement's text for PostgreSQL with its one `values (..)` group written `groups` times, each with the next
/// `width` parameters; casts and constants inside the group are repeated with it. `None` if the text has no such group
/// or uses a parameter outside it: such a statement runs once for each row.
pub(crate) fn many_sql(sql: &str, groups: usize, width: usize) -> Option<String> {
    let (start, end) = values_group(sql)?;
    let (before, group, after) = (&sql[..start], &sql[start..end], &sql[end..]);
    if groups == 0 || before.contains('$') || after.contains('$') || values_group(after).is_some() {
        return None;
    }
    let all: Option<Vec<String>> = (0..groups).map(|i| shift(group, i * width)).collect();
    Some(format!("{before}{}{after}", all?.join(", ")))
}

/// Where the brackets after `values` begin and end.
fn values_group(sql: &str) -> Option<(usize, usize)> {
    let word = sql.match_indices("values").map(|(at, _)| at).find(|at| {
        let part_of_a_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        !sql[..*at].ends_with(part_of_a_name) && sql[at + 6..].trim_start().starts_with('(')
    })?;
    let start = word + sql[word..].find('(')?;
    let (mut depth, mut quoted) = (0usize, false);
    for (i, b) in sql[start..].bytes().enumerate() {
        match b {
            b'\'' => quoted = !quoted,
            b'(' if !quoted => depth += 1,
            b')' if !quoted => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return Some((start, start + i + 1));
        }
    }
    None
}

/// `group` with every `$n` as `$(n + by)`. A `$` that no number follows, or a list, has no place in a group.
fn shift(group: &str, by: usize) -> Option<String> {
    let mut parts = group.split('$');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let n: usize = part[..digits].parse().ok()?;
        if part[digits..].starts_with("..") {
            return None;
        }
        out.push_str(&format!("${}{}", n + by, &part[digits..]));
    }
    Some(out)
}

fn expand(sql: &str, items: Option<usize>) -> String {
    let Some(dots) = sql.find("..") else {
        return sql.to_owned();
    };
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

    #[test]
    fn the_group_of_values_is_repeated_with_its_casts_and_constants() {
        let many = |sql, groups, width| many_sql(sql, groups, width);
        assert_eq!(
            many("insert into t (a, b, c) values ($1, $2, null)", 3, 2).as_deref(),
            Some("insert into t (a, b, c) values ($1, $2, null), ($3, $4, null), ($5, $6, null)")
        );
        assert_eq!(
            many(
                "insert into t (a, b) values ($1, coalesce($2::bigint, 0)) on conflict (a) do update set b = excluded.b",
                2,
                2
            )
            .as_deref(),
            Some(
                "insert into t (a, b) values ($1, coalesce($2::bigint, 0)), ($3, coalesce($4::bigint, 0)) on conflict (a) do update set b = excluded.b"
            )
        );
        // A parameter used twice, a bracket in a text, a column whose name holds the word.
        assert_eq!(
            many("insert into t (old_values, b) values ($1, 'a) (' || $2 || $1)", 2, 2).as_deref(),
            Some("insert into t (old_values, b) values ($1, 'a) (' || $2 || $1), ($3, 'a) (' || $4 || $3)")
        );
        assert_eq!(many("insert into t (a) values ($1)", 1, 1).as_deref(), Some("insert into t (a) values ($1)"));
    }

    #[test]
    fn what_cannot_be_repeated_is_left_to_run_row_by_row() {
        for sql in [
            "update t set a = $1 where b = $2",
            "insert into t (a) select $1",
            "insert into t (a) values ($1) on conflict (a) do update set b = $2",
            "insert into t (a) select b from u where b in (values ($1)) and c = $2",
            "insert into t (a) values ($1..)",
            "insert into t (a) values ($1",
        ] {
            assert_eq!(many_sql(sql, 8, 2), None, "{sql}");
        }
    }

    #[test]
    fn a_parameter_number_stays_within_what_postgresql_counts() {
        for width in [1, 10, 1_023, 1_024, 8_191, 8_192, 65_535] {
            let groups = GROUPS.into_iter().find(|n| n * width <= MOST_PARAMETERS);
            assert!(groups.is_some_and(|n| n * width <= MOST_PARAMETERS), "{width}");
        }
    }
}
