//! A year of events, ten of each item, sealed: a proof holds here as in a record that has grown event by event.

use crypto::Secrets;
use db::args;
use kernel::{EventId, Stored, Timestamp};
use ledger::{Checkpoint, Hash, canonical, leaf_hash, origin};
use sha2::{Digest, Sha256};

use super::{Bulk, DISTRICT, Item, Tower, id_at};
use crate::Done;

/// What happens to an item, in this order.
const STEPS: [&str; 10] = [
    "issues.raised",
    "issues.triaged",
    "issues.routed",
    "issues.supported",
    "issues.supported",
    "issues.answered",
    "issues.supported",
    "issues.supported",
    "issues.finished",
    "issues.closed",
];

/// Entries of a stored tile.
const TILE: usize = 256;

pub fn make(bulk: &mut Bulk, now: Timestamp, towers: &[Tower], items: &[Item], secrets: &Secrets) -> Done {
    let mut leaves: Vec<Hash> = Vec::with_capacity(items.len() * STEPS.len());
    let columns = "district, id, at, kind, person, acted_as, subject, thread, building, data, leaf";
    bulk.fill("event", columns, |put| {
        for n in 0..items.len() * STEPS.len() {
            let event = event(n, towers, items);
            leaves.push(leaf_hash(canonical(&event, secrets).as_bytes()));
            let Stored { district, id, at, kind, person, acted_as, subject, thread, building, data, .. } = &event;
            put(args![district, id, at, kind, person, acted_as, subject, thread, building, data, n])?;
        }
        Ok(())
    })?;
    let size = leaves.len() as u64;
    bulk.fill("ledger_size", "district, size", |put| put(args![DISTRICT, size]))?;
    let note = Checkpoint { origin: origin(DISTRICT), size, root: root(&leaves) }.sign(&secrets.signing);
    bulk.fill("ledger_head", "district, size, at, checkpoint", |put| put(args![DISTRICT, size, now, note]))?;
    bulk.fill("ledger_tile", "district, level, n, hashes", |put| {
        let (mut level, mut hashes) = (0, leaves);
        while !hashes.is_empty() {
            for (n, tile) in hashes.chunks(TILE).enumerate() {
                put(args![DISTRICT, level, n, tile.concat()])?;
            }
            hashes = hashes.chunks_exact(TILE).map(root).collect();
            level += 1;
        }
        Ok(())
    })
}

/// Event number `n`: the steps of many items run side by side, as they do.
fn event(n: usize, towers: &[Tower], items: &[Item]) -> Stored {
    let (slot, step) = (n / STEPS.len(), n % STEPS.len());
    let lag = items.len() / 100 * step;
    let item = &items[(slot + items.len() - lag) % items.len()];
    let at = items[slot].at.plus_seconds(step as i64);
    let building = towers[item.tower].id;
    let subject = item.id.to_string();
    // What goes on has not come to its end.
    let step = if item.open { step.min(STEPS.len() - 3) } else { step };
    Stored {
        district: DISTRICT,
        id: EventId::from_bytes(*id_at::<kernel::Person>(at, n).as_bytes()),
        at,
        kind: STEPS[step].to_owned(),
        person: Some(item.person),
        acted_as: "employee".to_owned(),
        data: format!(r#"{{"cluster":"{subject}","building":"{building}",{}}}"#, facts(STEPS[step], item)),
        thread: subject.clone(),
        subject,
        building: Some(building),
        leaf: None,
    }
}

/// What an event says beside its matter and building.
fn facts(kind: &str, item: &Item) -> String {
    let (day, words) = (item.at.date(), crypto::hex(&crypto::digest(item.id.as_bytes())));
    match kind {
        "issues.raised" => {
            let issue = item.id.to_string().replacen("clu", "iss", 1);
            format!(r#""issue":"{issue}","channel":"link","named":true,"words":"{words}""#)
        }
        "issues.triaged" => r#""category":"lifts""#.to_owned(),
        "issues.routed" => format!(r#""level":"l1","to":{{"zh":"-","en":"-"}},"due":"{day}""#),
        "issues.answered" => format!(r#""words":"{words}""#),
        "issues.finished" => format!(r#""words":"{words}","until":"{day}""#),
        "issues.closed" => r#""how":"confirmed","words":null"#.to_owned(),
        _ => r#""supporters":4,"enterprises":0"#.to_owned(),
    }
}

/// The root of a tree (RFC 6962).
fn root(hashes: &[Hash]) -> Hash {
    match hashes {
        [] => Sha256::digest([]).into(),
        [one] => *one,
        many => {
            let (left, right) = many.split_at(many.len().next_power_of_two() / 2);
            Sha256::new().chain_update([1]).chain_update(root(left)).chain_update(root(right)).finalize().into()
        }
    }
}
