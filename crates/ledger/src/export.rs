//! The export that `loushi verify` checks with no server: one JSON object a line.

use std::io::{BufReader, BufWriter, Write};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use db::{args, statements};
use kernel::{District, EventId};
use serde::{Deserialize, Serialize};

use crate::{
    Hash, Report, Store, origin, seal, tiles,
    timeline::EventRow,
    verify::{self, verify},
};

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
pub struct Header {
    #[serde(rename = "loushi-ledger")]
    pub version: u32,
    pub origin: String,
    /// The Ed25519 public key, base64. Compare it with the one that the district publishes.
    pub key: String,
}

pub mod sql {
    use kernel::EventId;

    use super::{EventRow, statements};

    statements! {
        query SEALED: EventRow = "select district, id, at, kind, person, acted_as, subject, thread, building, data, leaf, cast(null as text) as words from event where district = $1 and leaf >= $2 and leaf < $3 order by leaf";
        query WORDS: (EventId, Vec<u8>, String, String) = "select w.event, w.salt, w.words, e.data from event_words w join event e on e.district = w.district and e.id = w.event where w.district = $1 and w.event > $2 and w.words is not null order by w.event limit $3";
        query SIZE: (u64,) = "select size from ledger_size where district = $1";
    }
}

/// Seals what is unsealed and writes a district's whole ledger; answers how many events. `progress` is told how many are
/// written of how many.
///
/// # Errors
/// The database's own failure, or the writer's.
pub async fn export(
    store: &Store,
    district: District,
    mut out: impl Write + Send + 'static,
    mut progress: impl FnMut(u64, u64) + Send + 'static,
) -> kernel::Result<u64> {
    while seal::seal(store, district).await? > 0 {}
    let secrets = store.secrets();
    let key = STANDARD.encode(secrets.signing.verifying_key().as_bytes());
    store
        .db()
        .read_long(move |tx| {
            let header = Header { version: 1, origin: origin(district), key };
            line(&mut out, &serde_json::to_string(&header)?)?;
            // The heads come first, so that a reader knows at which sizes it needs a root and keeps no others.
            for head in seal::heads(tx, district)? {
                line(&mut out, &serde_json::json!({ "checkpoint": head.checkpoint }).to_string())?;
            }
            let size = tx.first(&sql::SIZE, args![district])?.map_or(0, |(size,)| size);
            let mut n = 0;
            while n * tiles::WIDTH < size {
                let (from, to) = (n * tiles::WIDTH, ((n + 1) * tiles::WIDTH).min(size));
                let hashes: Vec<Hash> = tiles::leaves(tx, district, n)?;
                let events = tx.all(&sql::SEALED, args![district, from, to])?;
                for row in events {
                    let leaf = row.leaf.unwrap_or_default();
                    let hash = hashes.get((leaf % tiles::WIDTH) as usize).map(|h| crypto::hex(h)).unwrap_or_default();
                    let event = seal::canonical(&row.into(), &secrets);
                    line(&mut out, &format!(r#"{{"leaf":{leaf},"hash":"{hash}","event":{event}}}"#))?;
                }
                n += 1;
                progress(to, size);
            }
            out.flush().map_err(|e| kernel::Error::Broken(Box::new(e)))?;
            Ok(size)
        })
        .await
}

/// Checks a district's record where it lies: what an export of it would say.
///
/// # Errors
/// The database's own failure.
pub async fn audit(store: &Store, district: District) -> kernel::Result<Report> {
    let (reader, writer) = std::io::pipe().map_err(|e| kernel::Error::Broken(Box::new(e)))?;
    // The export streams into the check, so that a large record is never in memory as a whole.
    let check = std::thread::spawn(move || verify(BufReader::new(reader), None));
    let exported = export(store, district, BufWriter::new(writer), |_, _| {}).await;
    let report = check.join().map_err(|_| kernel::Error::bug("the check of the record panicked"))?;
    let mut report = report.map_err(|e| kernel::Error::Broken(Box::new(e)))?;
    // A check that has found enough stops reading, and the export then has nobody to write to.
    if report.findings.len() < verify::MOST {
        exported?;
    }
    report.findings.extend(changed_words(store, district).await?);
    Ok(report)
}

/// Words that are not those of which their event holds the digest. Erased words are none.
async fn changed_words(store: &Store, district: District) -> kernel::Result<Vec<verify::Finding>> {
    const PAGE: usize = 500;
    let look = move |tx: &mut db::Tx<'_>| {
        let (mut findings, mut after) = (Vec::new(), EventId::from_bytes([0; 16]));
        loop {
            let rows = tx.all(&sql::WORDS, args![district, after, PAGE])?;
            for (event, salt, words, data) in &rows {
                let digest = crypto::hex(&crypto::digest(&[&salt[..], words.as_bytes()].concat()));
                if !data.contains(&digest) && findings.len() < verify::MOST {
                    findings.push(verify::Finding::ChangedWords { id: event.to_string() });
                }
                after = *event;
            }
            if rows.len() < PAGE {
                return Ok(findings);
            }
        }
    };
    store.db().read_long(look).await
}

fn line(out: &mut impl Write, text: &str) -> kernel::Result<()> {
    writeln!(out, "{text}").map_err(|e| kernel::Error::Broken(Box::new(e)))
}
