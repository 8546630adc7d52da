//! Statements: what keeps one SQL text good for SQLite, PostgreSQL and PostgreSQL sharded by district.

use std::collections::BTreeSet;

use super::has_word;

/// Values that each run and each shard would have its own of.
const VOLATILE: &[&str] = &[
    "now()",
    "random()",
    "current_timestamp",
    "current_date",
    "current_time",
    "clock_timestamp",
    "gen_random_uuid",
    "'now'",
];

/// What one of the databases lacks or does badly, and what to write instead.
const REFUSED: &[(&str, &str)] = &[
    ("offset", "pages are found by key: where (a, id) > ($2, $3) order by a, id limit $4"),
    ("ifnull(", "coalesce is known to both databases"),
    ("= any(", "a list is $n.. in brackets: in ($2..)"),
    ("json_each", "a list is $n.. in brackets, a structure belongs into tables"),
    ("for update", "declare it as `lock query`, which SQLite understands too"),
    ("lateral", "sharded tables refuse it: use row_number()"),
];

/// Faults of a statement that is no migration: `tables` also asks for the district of each table.
pub fn faults_in_statement(sql: &str, tables: bool) -> Vec<String> {
    let sql = one_line(sql);
    let mut faults = volatile(&sql);
    if !tables {
        return faults;
    }
    for (word, instead) in REFUSED {
        let found = if word.ends_with(char::is_alphanumeric) { has_word(&sql, word) } else { sql.contains(word) };
        if found {
            faults.push(format!("`{word}`: {instead}."));
        }
    }
    let words = words(&sql);
    for (at, _) in words.iter().enumerate().filter(|(_, w)| **w == "join") {
        if let Some(alias) = joined(&words, at) {
            let equal = sql.contains(&format!("{alias}.district")) || sql.contains("using (district");
            if !equal {
                faults.push(format!(
                    "the join of {alias} lacks `{alias}.district = ..`: rows of one district live together."
                ));
            }
        }
    }
    let (tables, districts) =
        (tables_in(&words), words.iter().filter(|w| w.split('.').next_back() == Some("district")).count());
    if districts < tables {
        faults.push(format!(
            "it reads {tables} tables and names the district {districts} times: every part needs `district = $1`, or the \
             statement a `scans \"why\"`."
        ));
    }
    faults
}

/// Values that are not the same for every database that runs the statement.
pub fn volatile(sql: &str) -> Vec<String> {
    let found = |v: &&&str| {
        if v.ends_with(char::is_alphanumeric) { has_word(sql, v) } else { sql.contains(**v) }
    };
    let mend = |v| format!("`{v}`: time, chance and ids are parameters, so that every database stores the same.");
    VOLATILE.iter().filter(found).map(mend).collect()
}

/// The name by which a statement calls the table that `words[join]` joins.
fn joined<'a>(words: &[&'a str], join: usize) -> Option<&'a str> {
    let mut at = join + 1;
    if words.get(at) == Some(&"(") {
        at = close(words, at)?;
    }
    let table = *words.get(at)?;
    match *words.get(at + 1)? {
        "as" => words.get(at + 2).copied(),
        "on" | "using" => Some(table),
        alias => Some(alias),
    }
}

/// The name of the common table expression that begins at `at`: `name as (` or `name(columns) as (`.
fn expression<'a>(words: &[&'a str], at: usize) -> Option<&'a str> {
    let after = if words.get(at + 1) == Some(&"(") { close(words, at + 1)? } else { at + 1 };
    (words.get(after) == Some(&"as") && words.get(after + 1) == Some(&"(")).then(|| words[at])
}

/// How many tables a statement touches; its own common table expressions do not count.
fn tables_in(words: &[&str]) -> usize {
    let named: BTreeSet<&str> = (0..words.len()).filter_map(|at| expression(words, at)).collect();
    let mut count = 0;
    for at in 0..words.len() {
        let table = words.get(at + 1).copied().unwrap_or("(");
        let reads = matches!(words[at], "from" | "join" | "into" | "update");
        let other = (at > 0 && words[at - 1] == "distinct") || words.get(at + 2) == Some(&"(") && words[at] != "into";
        let keyword = matches!(table, "(" | "set" | "lateral") || named.contains(table);
        count += usize::from(reads && !other && !keyword);
    }
    count
}

/// In lower case, with single spaces and none inside brackets.
pub fn one_line(sql: &str) -> String {
    let spaced = sql.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    spaced.replace("( ", "(").replace(" )", ")").trim_end_matches(';').to_owned()
}

/// Names with their dots, brackets, and nothing else.
fn words(sql: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = sql;
    while let Some(at) = rest.find(|c: char| c.is_alphanumeric() || matches!(c, '_' | '(' | ')')) {
        rest = &rest[at..];
        let end = if rest.starts_with(['(', ')']) {
            1
        } else {
            rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).unwrap_or(rest.len())
        };
        words.push(&rest[..end]);
        rest = &rest[end..];
    }
    words
}

/// The word after the bracket that closes the one at `open`.
fn close(words: &[&str], open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, word) in words.iter().enumerate().skip(open) {
        depth += i32::from(*word == "(") - i32::from(*word == ")");
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_name_the_district_of_every_table() {
        let good = [
            "select a from t where district = $1 and id in ($2..)",
            "select x.a from t x join u y on y.district = x.district and y.id = x.u where x.district = $1",
            "select a from t join u using (district, id) where district = $1",
            "with c as (select id from t where district = $1) select id from c where id is distinct from $2",
            "insert into t (district, a) with recursive n(i) as (select 0 union all select i + 1 from n where i < $2) select $1, i from n where true",
            "insert into t (district, a) values ($1, $2) on conflict (district) do update set a = excluded.a",
            "update t set the_offset = $2 where district = $1",
            "select a from t where district = $1 and exists (select 1 from u where u.district = $1 and u.t = t.id)",
            "select x.n from t x join (select u, count(*) n from v where district = $1 group by u) y on y.district = x.district where x.district = $1",
        ];
        for sql in good {
            assert_eq!(faults_in_statement(sql, true), [""; 0], "{sql}");
        }
        let bad = [
            "select a from t where id = $1",
            "select x.a from t x join u y on y.id = x.u where x.district = $1 and x.district = $2",
            "select a from t where district = $1 and exists (select 1 from u where u.t = t.id)",
            "select a from t where district = $1 limit 10 offset 20",
            "select ifnull(a, 0) from t where district = $1",
            "select a from t where district = $1 and id = any($2)",
            "select a from t where district = $1 for update",
            "update t set a = now() where district = $1",
            "update t set a = random() where district = $1",
            "select a from t where district = $1 and at > current_timestamp",
        ];
        for sql in bad {
            assert_eq!(faults_in_statement(sql, true).len(), 1, "{sql}: {:?}", faults_in_statement(sql, true));
        }
        assert_eq!(faults_in_statement("select name from migration", false), [""; 0]);
    }
}
