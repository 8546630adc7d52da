//! Five hundred committees against two hundred rules: all of them from scratch, and one after something has changed. The floor
//! reads the same rows, table by table, and does nothing with them.

use std::{sync::Arc, time::Instant};

use conformance::api::{DocumentFact, check, gather, keep, recheck};
use kernel::{BodyId, Clock};
use ledger::Who;
use policy::api::{List, Pack};
use rusqlite::Connection;

use crate::{
    Done,
    data::{DISTRICT, Scale, bodies},
    place::Place,
    table::{Bar, Table},
};

const RULES: usize = 200;
/// Bodies of one transaction, as the job takes them.
const BATCH: usize = 100;

/// The draft proposal with a city's guidance that asks for so many articles that there are two hundred rules.
fn pack(most: usize) -> Done<Pack> {
    let model = policy::api::of_nobody();
    // Any clause that is there.
    let clause = &model.body.chairs.clause;
    let mut text = r#"id = "city"
version = 1
layer = "city"
title = { zh = "-", en = "guidance" }
standing = "draft"
effective_from = "2020-01-01"
"#
    .to_owned();
    let item = |list: &str, id: &str, more: &str| {
        format!("[[{list}]]\nid = \"{id}\"\nclause = \"{clause}\"\nzh = \"-\"\nen = \"-\"\n{more}")
    };
    for document in 0..4 {
        text.push_str(&item("document", &format!("d{document}"), ""));
        for article in 0..most.div_ceil(4) {
            let of = format!("document = \"d{document}\"\nwords = [\"-\"]\n");
            text.push_str(&item("article", &format!("a{article}"), &of));
        }
    }
    let document = policy::api::read(&text).map_err(|f| f.iter().map(ToString::to_string).collect::<String>())?;
    Ok(model.with(&document))
}

pub fn measure(place: &Place, scale: &Scale, table: &mut Table) -> Done {
    let place = Place::make(place.kind, &place.folder)?;
    let who = Who::system("bench", DISTRICT);
    // Rows in bulk need the database for themselves.
    place.store()?.write_now(&who, |tx| registry::api::open_tenant(tx, "bench")).map_err(|e| e.to_string())?;
    let count = if scale.towers < 100 { 25 } else { 500 };
    let bodies = bodies::make(&place, count, Clock::machine().now())?;
    let store = place.store()?;
    let pack = pack(RULES - 28)?;
    let documents: Vec<DocumentFact> = pack
        .list(List::Document)
        .map(|d| DocumentFact {
            id: d.id.clone(),
            adopted_on: Clock::machine().now().date().plus_days(-30),
            articles: pack.list_of(List::Article, &d.id).map(|a| a.id.clone()).collect(),
            cited_on: None,
        })
        .collect();
    let (mut best, mut floor, mut rules) = (f64::MAX, f64::MAX, 0);
    for _ in 0..scale.rounds.max(2) {
        floor = floor.min(read(&place)?);
        let began = Instant::now();
        for some in bodies.chunks(BATCH) {
            let (pack, documents, some) = (pack.clone(), documents.clone(), some.to_vec());
            let found = store.write_now(&who, move |tx| {
                tx.nothing_to_record();
                let today = tx.today();
                let rows = committees_of(tx, &some)?;
                // Where documents come from is the covenants' own; here every committee has them all.
                let mut reports = Vec::new();
                let packs = rows.iter().map(|row| (row.building, Arc::new(pack.clone()))).collect();
                for mut gathered in gather(tx, rows, &packs, today)? {
                    gathered.facts.documents.clone_from(&documents);
                    let report = check(&pack, &gathered.facts, today);
                    reports.push((gathered, report));
                }
                let most = reports.iter().map(|(_, r)| r.findings.len()).max().unwrap_or_default();
                keep(tx, reports)?;
                Ok(most)
            });
            rules = rules.max(found.map_err(|e| e.to_string())?);
        }
        best = best.min(began.elapsed().as_secs_f64());
    }
    if rules < RULES {
        return Err(format!("only {rules} rules were checked"));
    }
    let (name, of) = (place.kind.name(), bodies.len() as f64);
    let what = format!("{count} bodies × {rules} rules from scratch");
    table.against(format!("{what}, against reading the rows"), name, "bodies/s", (of / floor, of / best), 0.05);
    table.alone(what, name, "s", best, Bar::AtMost(1.0));
    let mut one: Vec<f64> = Vec::new();
    for body in bodies.iter().cycle().take(500).copied() {
        let began = Instant::now();
        let done = store.write_now(&who, move |tx| {
            tx.nothing_to_record();
            recheck(tx, &[body])
        });
        done.map_err(|e| e.to_string())?;
        one.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    one.sort_by(f64::total_cmp);
    for (what, n) in [("p50", one.len() / 2), ("p99", one.len() * 99 / 100)] {
        table.alone(format!("one body after one change, {what}"), name, "ms", one[n], Bar::AtMost(5.0));
    }
    Ok(())
}

fn committees_of(tx: &mut ledger::Tx<'_, '_>, some: &[BodyId]) -> kernel::Result<Vec<committees::api::BodyRow>> {
    committees::api::bodies(tx, some)
}

const TABLES: [&str; 10] = [
    "body",
    "seat",
    "employment",
    "appointment",
    "meeting",
    "agenda_entry",
    "attendance",
    "substance",
    "tenancy",
    "building",
];

/// Seconds to read every row of the tables that a check reads.
fn read(place: &Place) -> Done<f64> {
    let began = Instant::now();
    for table in TABLES {
        let sql = format!("select * from {table} where district = 310107");
        if let Some(url) = place.url() {
            let mut client = postgres::Client::connect(&url, postgres::NoTls).map_err(|e| e.to_string())?;
            client.query(&sql, &[]).map_err(|e| e.to_string())?;
        } else {
            let connection = Connection::open(place.sqlite_file()).map_err(|e| e.to_string())?;
            let mut statement = connection.prepare(&sql).map_err(|e| e.to_string())?;
            let width = statement.column_count();
            let mut rows = statement.query([]).map_err(|e| e.to_string())?;
            while let Some(row) = rows.next().map_err(|e| e.to_string())? {
                (0..width).try_for_each(|i| row.get_ref(i).map(drop)).map_err(|e| e.to_string())?;
            }
        }
    }
    Ok(began.elapsed().as_secs_f64())
}
