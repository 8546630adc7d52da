//! Migrations: numbered SQL files, one text for both databases, with a twin where a type or full-text search forces it.

use crate::{Backend, Command, Db, Error, Query, Tx, args, plans};

/// One step of the schema. Once released it is never edited; a later step corrects it.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// `20260901090000_create_building`; the order of all modules' names is the order of the steps.
    pub name: &'static str,
    pub sqlite: &'static str,
    pub postgres: &'static str,
}

/// The migrations of a crate: `migrations!["20260901090000_create_building"]` reads
/// `migrations/20260901090000_create_building.sql` for both databases; `twin "..."` reads `.sqlite.sql` and `.pg.sql`.
#[macro_export]
macro_rules! migrations {
    (@file $name:literal) => {
        $crate::Migration {
            name: $name,
            sqlite: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, ".sql")),
            postgres: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, ".sql")),
        }
    };
    (@file twin $name:literal) => {
        $crate::Migration {
            name: $name,
            sqlite: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, ".sqlite.sql")),
            postgres: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, ".pg.sql")),
        }
    };
    ($($($word:ident)? $name:literal),* $(,)?) => { &[$($crate::migrations!(@file $($word)? $name)),*] };
}

const APPLIED: Query<(String,)> = Query::new("APPLIED", "select name from migration order by name", false, None);
const NOTE: Command = Command::new("NOTE", "insert into migration (name, applied_at) values ($1, $2)", None);
const CITUS: Query<(i64,)> =
    Query::new("CITUS", "select count(*) from pg_extension where extname = 'citus'", false, None);

/// Applies the steps that the database lacks, in the order of their names, each with its note in one transaction.
/// Processes that start together take turns. Answers the names of the steps applied.
///
/// # Errors
/// [`Error::Migration`] if the database holds a step that this program does not know (it is newer), or the database's
/// own failure.
pub fn migrate(db: &Db, steps: &[Migration], now: kernel::Timestamp) -> Result<Vec<&'static str>, Error> {
    let mut steps = steps.to_vec();
    steps.sort_by_key(|s| s.name);
    db.write_now(|tx| {
        tx.script("create table if not exists migration (name text not null primary key, applied_at bigint not null)")
    })?;
    db.write_now(move |tx| {
        if tx.backend() == Backend::Postgres {
            tx.script("lock table migration in exclusive mode")?;
        }
        let applied: Vec<String> = tx.all(&APPLIED, &[])?.into_iter().map(|(name,)| name).collect();
        if let Some(unknown) = applied.iter().find(|name| steps.iter().all(|s| s.name != **name)) {
            return Err(Error::Migration(format!(
                "the database is newer than this program: it has the step {unknown}."
            )));
        }
        let citus = tx.backend() == Backend::Postgres && tx.one(&CITUS, &[])?.0 > 0;
        let mut done = Vec::new();
        for step in steps.iter().filter(|s| !applied.iter().any(|name| name == s.name)) {
            apply(tx, step, citus).map_err(|e| Error::Migration(format!("{}: {e}", step.name)))?;
            tx.run_one(&NOTE, args![step.name, now])?;
            done.push(step.name);
        }
        if tx.backend() == Backend::Sqlite && !done.is_empty() {
            plans::tell(tx)?;
        }
        Ok(done)
    })
}

fn apply(tx: &mut Tx<'_>, step: &Migration, citus: bool) -> Result<(), Error> {
    match tx.backend() {
        Backend::Sqlite => tx.script(&sqlite_ddl(step.sqlite)),
        Backend::Postgres if citus => citus_ddl(step.postgres).iter().try_for_each(|sql| tx.script(sql)),
        Backend::Postgres => tx.script(&postgres_ddl(step.postgres)),
    }
}

/// `blob`, `bigint` and `double precision` by SQLite's names, every table strict and clustered by its key unless it
/// says `{{ROWID}}`.
fn sqlite_ddl(sql: &str) -> String {
    sql.replace("{{BLOB}}", "blob")
        .replace("bigint", "integer")
        .replace("double precision", "real")
        .replace("{{CLUSTERED}}", "strict, without rowid")
        .replace("{{ROWID}}", "strict")
}

fn postgres_ddl(sql: &str) -> String {
    sql.replace("{{BLOB}}", "bytea").replace("{{CLUSTERED}}", "").replace("{{ROWID}}", "")
}

/// The step for Citus: each table without its foreign keys, then its distribution by `district`, then the foreign keys
/// as constraints of their own (scale.md S3, S5).
pub fn citus_ddl(sql: &str) -> Vec<String> {
    let mut out = Vec::new();
    for statement in postgres_ddl(sql).split(";\n") {
        let statement = statement.trim();
        let Some(table) = created_table(statement) else {
            if !statement.trim_start_matches('\n').is_empty() {
                out.push(statement.to_owned());
            }
            continue;
        };
        let (keys, kept): (Vec<&str>, Vec<&str>) =
            statement.lines().partition(|line| line.trim_start().starts_with("foreign key"));
        let mut create = kept.join("\n");
        if let Some(comma) = create.rfind(",\n)") {
            create.remove(comma);
        }
        out.push(create);
        out.push(format!("select create_distributed_table('{table}', 'district')"));
        for (i, key) in keys.iter().enumerate() {
            let key = key.trim().trim_end_matches(',');
            out.push(format!("alter table {table} add constraint {table}_fk{} {key}", i + 1));
        }
    }
    out
}

fn created_table(statement: &str) -> Option<&str> {
    let start = statement.lines().find(|line| !line.trim_start().starts_with("--") && !line.trim().is_empty())?;
    start.strip_prefix("create table ")?.split([' ', '(']).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: &str = "-- Floors.\ncreate table floor (\n    district bigint not null,\n    id {{BLOB}} not null,\n    building {{BLOB}} not null,\n    primary key (district, id),\n    foreign key (district, building) references building (district, id)\n) {{CLUSTERED}};\ncreate index floor_building on floor (district, building);\n";

    #[test]
    fn a_step_for_citus_distributes_before_it_adds_foreign_keys() {
        let steps = citus_ddl(STEP);
        assert_eq!(steps.len(), 4, "{steps:#?}");
        assert!(steps[0].ends_with("primary key (district, id)\n)"), "{}", steps[0]);
        assert_eq!(steps[1], "select create_distributed_table('floor', 'district')");
        assert_eq!(
            steps[2],
            "alter table floor add constraint floor_fk1 foreign key (district, building) references building (district, id)"
        );
        assert!(steps[3].starts_with("create index"));
    }

    #[test]
    fn each_database_gets_its_own_types() {
        assert!(sqlite_ddl(STEP).contains("id blob not null"));
        assert!(sqlite_ddl(STEP).contains("district integer not null"));
        assert!(sqlite_ddl(STEP).contains(") strict, without rowid;"));
        assert!(postgres_ddl(STEP).contains("id bytea not null"));
    }
}
