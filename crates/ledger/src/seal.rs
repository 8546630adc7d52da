//! The sealer: gives events their leaf numbers, grows the tree, signs the head.

use crypto::Secrets;
use db::{args, statements};
use kernel::{District, Stored, Timestamp};

use crate::{Checkpoint, Hash, Store, leaf_hash, origin, tiles, timeline::EventRow};

/// Events sealed in one transaction at the most: some 10 ms of the one SQLite writer.
const BATCH: i64 = 500;

/// A signed head as it is stored.
pub type Head = HeadRow;

db::row! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct HeadRow {
        pub size: u64,
        pub at: Timestamp,
        pub checkpoint: String,
    }
}

pub mod sql {
    use super::{EventRow, HeadRow, statements};

    statements! {
        command OPEN = "insert into ledger_size (district, size) values ($1, 0) on conflict (district) do nothing";
        lock query SIZE: (u64,) = "select size from ledger_size where district = $1";
        command NUMBER = "update event set leaf = s.leaf from (select id, row_number() over (order by id) + $2 - 1 as leaf from event where district = $1 and leaf is null order by id limit $3) s where event.district = $1 and event.id = s.id and event.leaf is null", scans "the few rows that it numbers";
        query NUMBERED: EventRow = "select district, id, at, kind, person, acted_as, subject, thread, building, data, leaf, cast(null as text) as words from event where district = $1 and leaf >= $2 order by leaf";
        command GROW = "update ledger_size set size = $2 where district = $1";
        command SIGN = "insert into ledger_head (district, size, at, checkpoint) values ($1, $2, $3, $4)";
        query NEWEST: HeadRow = "select size, at, checkpoint from ledger_head where district = $1 order by size desc limit 1";
        query HEADS: HeadRow = "select size, at, checkpoint from ledger_head where district = $1 order by size";
    }
}

/// Seals one batch of a district's events; answers how many. Call it again until it answers 0.
///
/// # Errors
/// The database's own failure.
pub async fn seal(store: &Store, district: District) -> Result<usize, db::Error> {
    let keys = store.secrets();
    let now = store.clock().now();
    store
        .db()
        .write(move |tx| {
            tx.run(&sql::OPEN, args![district])?;
            let (size,) = tx.one(&sql::SIZE, args![district])?;
            // Numbered at once, then read in that order: an event that commits meanwhile waits for the next round.
            if tx.run(&sql::NUMBER, args![district, size, BATCH])? == 0 {
                return Ok(0);
            }
            let events = tx.all(&sql::NUMBERED, args![district, size])?;
            // The hashed bytes are without the number.
            let leaves: Vec<Hash> =
                events.into_iter().map(|row| leaf_hash(canonical(&row.into(), &keys).as_bytes())).collect();
            tiles::append(tx, district, size, &leaves)?;
            let grown = size + leaves.len() as u64;
            tx.run_one(&sql::GROW, args![district, grown])?;
            let root = tiles::root(tx, district, grown)?;
            let note = Checkpoint { origin: origin(district), size: grown, root }.sign(&keys.signing);
            tx.run_one(&sql::SIGN, args![district, grown, now, note])?;
            Ok(leaves.len())
        })
        .await
}

/// The bytes that are hashed: one JSON object with the fields in this order and the event's own JSON as it was written.
///
/// They are public, so who acted stands in them as a keyed hash over the event's id: two acts of the same person cannot be
/// told to be so, and whoever has the installation's secret can still prove whose act it was.
pub fn canonical(event: &Stored, secrets: &Secrets) -> String {
    let by = |person| secrets.fields.blind("actor", &format!("{} {person}", event.id));
    let text = |t: &str| serde_json::to_string(t).unwrap_or_default();
    let or_null = |t: Option<String>| t.map_or("null".to_owned(), |t| text(&t));
    format!(
        r#"{{"id":"{}","district":"{}","at":{},"kind":{},"by":{},"as":{},"subject":{},"thread":{},"building":{},"data":{}}}"#,
        event.id,
        event.district,
        event.at.as_micros(),
        text(&event.kind),
        or_null(event.person.map(|p| crypto::hex(&by(p)))),
        text(&event.acted_as),
        text(&event.subject),
        text(&event.thread),
        or_null(event.building.map(|b| b.to_string())),
        event.data,
    )
}

/// The newest signed head of a district.
///
/// # Errors
/// The database's own failure.
pub fn head(tx: &mut db::Tx<'_>, district: District) -> Result<Option<Head>, db::Error> {
    tx.first(&sql::NEWEST, args![district])
}

/// Every signed head of a district, oldest first.
///
/// # Errors
/// The database's own failure.
pub fn heads(tx: &mut db::Tx<'_>, district: District) -> Result<Vec<Head>, db::Error> {
    tx.all(&sql::HEADS, args![district])
}
