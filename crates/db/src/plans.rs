//! What SQLite's planner is told about the tables, instead of what it would guess or count.
//!
//! Every key begins with `district`, and a tenant may own every row. SQLite guesses that one value of a key's first column
//! names ten rows, so that reading a whole tenant by the primary key looks cheaper than an index that fits the query; what
//! `analyze` counts in a sample says much the same. So nothing is analysed, and these figures stand in `sqlite_stat1`: a
//! district has all rows, and each further column of a key narrows them down. A statement's plan then depends on the schema
//! alone, and the statement test sees the plan that runs.

use crate::{Error, Tx};

const TELL: &str = "
analyze sqlite_schema;
delete from sqlite_stat1;
insert into sqlite_stat1 (tbl, idx, stat)
    select t.name,
        case when i.origin = 'pk' and lower(t.sql) like '%without rowid%' then t.name else i.name end,
        '1000000' || (
            select group_concat(case
                when i.\"unique\" and c.seqno = (select max(l.seqno) from pragma_index_info(i.name) l) then ' 1'
                when c.seqno = 0 then ' 1000000'
                when c.seqno = 1 then ' 5000'
                when c.seqno = 2 then ' 500'
                when c.seqno = 3 then ' 50'
                else ' 5' end, '')
            from pragma_index_info(i.name) c)
    from sqlite_schema t, pragma_index_list(t.name) i
    where t.type = 'table' and exists (select 1 from pragma_table_info(t.name) f where f.cid = 0 and f.name = 'district');
analyze sqlite_schema;
";

/// Tells a SQLite database what its keys are worth; after each change of the schema.
///
/// # Errors
/// The database's own failure.
pub fn tell(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.script(TELL)
}

#[cfg(test)]
mod tests {
    use crate::{Db, Error, Migration, Query, Target, migrate};

    const TABLE: &str = "create table cluster (\n    district bigint not null,\n    id {{BLOB}} not null,\n    building {{BLOB}} not null,\n    running bigint not null,\n    title text not null,\n    due_on bigint,\n    primary key (district, id)\n) {{CLUSTERED}};\ncreate index cluster_running on cluster (district, building, running);\n";
    const STEP: Migration = Migration { name: "20260901000000_create_cluster", sqlite: TABLE, postgres: TABLE };
    const RUNNING: Query<(String,)> = Query::new(
        "RUNNING",
        "select title from cluster where district = $1 and building = $2 and running = 1 order by due_on",
        false,
        None,
    );

    #[test]
    fn an_index_that_fits_is_better_than_all_of_a_tenant() {
        let file = std::env::temp_dir().join(format!("loushi-plans-{}.db", std::process::id()));
        let db = Db::open(&Target::Sqlite(file.clone())).unwrap();
        migrate(&db, &[STEP], kernel::Timestamp::from_micros(0)).unwrap();
        let plan = db.read_now(|tx| tx.plan(&RUNNING.statement)).map_err(|e: Error| e.to_string()).unwrap();
        assert!(plan[0].contains("cluster_running (district=? AND building=? AND running=?)"), "{plan:?}");
        drop(db);
        std::fs::remove_file(file).unwrap();
    }
}
