//! Migrations: what keeps one schema good for SQLite, PostgreSQL and PostgreSQL sharded by district.

use std::collections::BTreeSet;

use super::{
    Finding, Texts, has_word,
    sql::{one_line, volatile},
};

/// Tables without a district, and why.
const GLOBAL: &[(&str, &str)] = &[];

/// Faults of a migration. The migrator for shards reads it by lines, so some of them are about its form.
pub fn check_migration(path: &str, text: &str) -> Vec<Finding> {
    let sqlite = path.ends_with(".sqlite.sql");
    let mut findings = Vec::new();
    for (line, statement) in statements(text) {
        let sql = one_line(&statement);
        let mut find = |says: String| findings.push(Finding::new(path, line, "schema", says));
        volatile(&sql).into_iter().for_each(&mut find);
        if has_word(&sql, "on delete set null") {
            find("`on delete set null` is refused by sharded tables: set it null in the use case.".to_owned());
        }
        if has_word(&sql, "on update cascade") {
            find("`on update cascade` is refused by sharded tables: keys never change.".to_owned());
        }
        if ["serial", "bigserial", "smallserial", "autoincrement"].iter().any(|w| has_word(&sql, w)) {
            find("ids are UUIDv7 made by the program, numbers come from a counter row of the district.".to_owned());
        }
        if !sqlite && (sql.starts_with("create trigger") || sql.starts_with("create function")) {
            find("no triggers but those of SQLite's search: the use case does it.".to_owned());
        }
        if let Some(index) = sql.strip_prefix("create unique index ") {
            let columns = index.split_once('(').map_or("", |(_, columns)| columns);
            if !has_word(columns, "district") {
                find("a unique index without the district: start it with `district`.".to_owned());
            }
        }
        if let Some((table, items)) = table(&statement) {
            table_faults(&table, &items, &mut find);
        }
    }
    findings
}

fn table_faults(table: &str, items: &[String], find: &mut dyn FnMut(String)) {
    if GLOBAL.iter().any(|(name, _)| *name == table) {
        return;
    }
    if items.first().map(|i| one_line(i)).as_deref() != Some("district bigint not null") {
        find(format!("{table}: the first column is `district bigint not null`."));
    }
    let mut keyed = false;
    for item in items {
        let flat = one_line(item);
        let columns = |after: &str| flat.split_once(after).map_or(String::new(), |(_, c)| c.trim_start().to_owned());
        if flat.starts_with("primary key") {
            keyed = columns("primary key").starts_with("(district");
        } else if flat.starts_with("unique") {
            if !has_word(&columns("unique"), "district") {
                find(format!("{table}: `{flat}` lacks the district."));
            }
        } else if flat.starts_with("foreign key") {
            let to = columns("references");
            let there = to.split_once('(').map_or("", |(_, c)| c);
            if !columns("foreign key").starts_with("(district,") || !there.starts_with("district,") {
                find(format!("{table}: a foreign key is (district, x) references y (district, id)."));
            }
            if item.trim().contains('\n') {
                find(format!("{table}: a foreign key stands on one line; the migrator for shards adds it later."));
            }
        } else if flat.starts_with("constraint") {
            find(format!("{table}: constraints have no names; the program matches the kind of violation."));
        } else if ["primary key", "unique", "references"].iter().any(|w| has_word(&flat, w)) {
            find(format!("{table}: `{flat}` is a key of one column; keys stand below, with the district."));
        }
    }
    if !keyed {
        find(format!("{table}: the primary key begins with the district."));
    }
}

/// Migrations are named once, have both twins, and are listed by their crate.
pub fn listed(texts: &Texts) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for path in texts.keys().filter(|p| p.contains("/migrations/") && p.ends_with(".sql")) {
        let mut find = |says: String| findings.push(Finding::new(path, 0, "schema", says));
        let Some((folder, file)) = path.split_once("/migrations/") else {
            continue;
        };
        let name = file.trim_end_matches(".sql").trim_end_matches(".sqlite").trim_end_matches(".pg");
        let (stamp, words) = name.split_once('_').unwrap_or((name, ""));
        if stamp.len() != 14 || !stamp.chars().all(|c| c.is_ascii_digit()) || words.is_empty() {
            find("a migration is named 20260901090000_what_it_does.sql.".to_owned());
        }
        for (mine, other) in [(".sqlite.sql", ".pg.sql"), (".pg.sql", ".sqlite.sql")] {
            let twin = path.strip_suffix(mine).map(|start| format!("{start}{other}"));
            if let Some(twin) = twin.filter(|twin| !texts.contains_key(twin)) {
                find(format!("its twin {twin} is missing."));
            }
        }
        if !path.ends_with(".pg.sql") && !seen.insert(stamp) {
            find(format!("{stamp} is the number of another migration: the order of all of them must be certain."));
        }
        let sources = texts.iter().filter(|(p, _)| p.starts_with(&format!("{folder}/src/")));
        if !sources.into_iter().any(|(_, text)| text.contains(&format!("\"{name}\""))) {
            find(format!("no migrations! of {folder} lists \"{name}\"."));
        }
    }
    findings
}

/// The statements of a script with the line that each begins at; comments are taken out.
fn statements(text: &str) -> Vec<(usize, String)> {
    let (mut all, mut current, mut start, mut trigger) = (Vec::new(), String::new(), 0, false);
    for (number, line) in (1..).zip(text.lines()) {
        let code = line.split("--").next().unwrap_or_default();
        if current.trim().is_empty() {
            if code.trim().is_empty() {
                continue;
            }
            start = number;
        }
        current.push_str(code);
        current.push('\n');
        trigger |= code.trim_end().ends_with("begin");
        if code.trim_end().ends_with(';') && (!trigger || code.trim_start().starts_with("end;")) {
            all.push((start, std::mem::take(&mut current)));
            trigger = false;
        }
    }
    if !current.trim().is_empty() {
        all.push((start, current));
    }
    all
}

/// The name and the items of a `create table`.
fn table(statement: &str) -> Option<(String, Vec<String>)> {
    let rest = statement.trim_start().strip_prefix("create table ")?;
    let rest = rest.strip_prefix("if not exists ").unwrap_or(rest);
    let (name, body) = rest.split_once('(')?;
    let (mut items, mut current, mut depth) = (Vec::new(), String::new(), 1);
    for c in body.chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        match c {
            _ if depth == 0 => break,
            ',' if depth == 1 => items.push(std::mem::take(&mut current)),
            c => current.push(c),
        }
    }
    items.push(current);
    Some((name.trim().to_owned(), items))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(sql: &str) -> Vec<String> {
        check_migration("m/migrations/1_a.sql", sql).into_iter().map(|f| f.says).collect()
    }

    const GOOD: &str = "-- Floors, by building.
create table floor (
    district bigint not null,
    id {{BLOB}} not null, -- unique
    building {{BLOB}} not null,
    level numeric(4, 1) not null,
    primary key (district, id),
    unique (building, district, level),
    foreign key (district, building) references building (district, id)
) {{CLUSTERED}};
create index floor_level on floor (level);
create unique index floor_building on floor (district, building) where level > 0;
";

    #[test]
    fn a_schema_that_shards_passes() {
        assert_eq!(schema(GOOD), [""; 0]);
        let trigger = "create trigger a after insert on b begin\n    insert into c values (1);\nend;\n";
        assert_eq!(check_migration("m/migrations/1_a.sqlite.sql", trigger), []);
        assert_eq!(check_migration("m/migrations/1_a.pg.sql", trigger).len(), 1);
    }

    #[test]
    fn each_fault_of_a_schema_is_found() {
        let change = |from: &str, to: &str| {
            assert!(GOOD.contains(from), "{from}");
            schema(&GOOD.replace(from, to)).len()
        };
        assert_eq!(change("    district bigint not null,\n", ""), 1);
        assert_eq!(change("district bigint not null", "district integer not null"), 1);
        assert_eq!(change("primary key (district, id)", "primary key (id)"), 1);
        assert_eq!(change("    primary key (district, id),\n", ""), 1);
        assert_eq!(change("unique (building, district, level)", "unique (building, level)"), 1);
        assert_eq!(change("foreign key (district, building)", "foreign key (building)"), 1);
        assert_eq!(change("references building (district, id)", "references building (id)"), 1);
        assert_eq!(change("building (district, id)\n", "building (district, id) on delete set null\n"), 1);
        assert_eq!(change("building (district, id)\n", "building (district, id) on update cascade\n"), 1);
        assert_eq!(change("foreign key (district, building) ", "foreign key (district, building)\n        "), 1);
        assert_eq!(change("id {{BLOB}} not null, --", "id bigserial, --"), 1);
        assert_eq!(change("id {{BLOB}} not null, --", "id {{BLOB}} not null unique, --"), 1);
        assert_eq!(change("numeric(4, 1) not null", "bigint not null default now()"), 1);
        assert_eq!(change("on floor (district, building) where", "on floor (building) where"), 1);
    }

    #[test]
    fn migrations_are_listed_and_have_their_twin() {
        let texts = |files: &[&str], source: &str| {
            let mut texts: Texts = files.iter().map(|f| (format!("m/migrations/{f}"), String::new())).collect();
            texts.insert("m/src/lib.rs".to_owned(), source.to_owned());
            texts
        };
        let lib = "migrations![\"20260901090000_a\", twin \"20260901090001_b\"]";
        let twins = ["20260901090000_a.sql", "20260901090001_b.pg.sql", "20260901090001_b.sqlite.sql"];
        assert_eq!(listed(&texts(&twins, lib)), []);
        assert_eq!(listed(&texts(&twins[..2], lib)).len(), 1, "a twin is missing");
        assert_eq!(listed(&texts(&["20260901090002_c.sql"], lib)).len(), 1, "not listed");
        assert_eq!(
            listed(&texts(
                &["20260901090000_a.sql", "20260901090000_d.sql"],
                &lib.replace("_a\"", "_a\", \"20260901090000_d\"")
            ))
            .len(),
            1,
            "same number"
        );
        assert_eq!(listed(&texts(&["a.sql"], "\"a\"")).len(), 1, "no number");
    }
}
