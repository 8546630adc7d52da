//! Checking an export with no server: every event against its leaf, every leaf against the signed heads.

use std::{collections::BTreeMap, fmt, io::BufRead};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use crypto::VerifyingKey;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::{
    Checkpoint, CheckpointError, Hash, Proof,
    export::Header,
    leaf_hash,
    merkle::{Frontier, unhex},
};

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The line cannot be read.
    Malformed { line: usize },
    /// The event is not the one that was sealed.
    ChangedEvent { line: usize, leaf: u64, id: String },
    /// The words beside an event are not those of its digest.
    ChangedWords { id: String },
    /// Leaves are missing or out of order before this one.
    MissingLeaf { line: usize, expected: u64, found: u64 },
    /// The event's proof leads nowhere, or is another event's.
    WrongProof { line: usize, leaf: u64 },
    /// A head whose signature is wrong.
    WrongSignature { line: usize },
    /// A signed head that the leaves do not lead to.
    WrongRoot { size: u64 },
    /// Events behind the newest head.
    Unsigned { from: u64 },
    /// No signed head at all.
    NoHead,
    /// The export was signed with another key than the one expected.
    OtherKey,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Finding::Malformed { line } => write!(f, "line {line}: cannot be read."),
            Finding::ChangedEvent { line, leaf, id } => {
                write!(f, "line {line}: event {id} (leaf {leaf}) is not the one that was sealed.")
            }
            Finding::ChangedWords { id } => {
                write!(f, "the words of event {id} are not those that it was recorded with.")
            }
            Finding::MissingLeaf { line, expected, found } => {
                write!(f, "line {line}: leaf {expected} is missing; leaf {found} stands in its place.")
            }
            Finding::WrongProof { line, leaf } => write!(f, "line {line}: the proof is not one of leaf {leaf}."),
            Finding::WrongSignature { line } => write!(f, "line {line}: the head's signature is wrong."),
            Finding::WrongRoot { size } => write!(f, "the signed head over {size} events does not fit these events."),
            Finding::Unsigned { from } => write!(f, "events from leaf {from} on are behind the newest signed head."),
            Finding::NoHead => f.write_str("there is no signed head."),
            Finding::OtherKey => f.write_str("the file is signed with another key than the one given."),
        }
    }
}

/// What was checked and what was found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    pub origin: String,
    pub key: String,
    pub events: u64,
    pub heads: u64,
    pub findings: Vec<Finding>,
}

impl Report {
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}

/// A line of an export, or a single event's proof as the page gives it.
#[derive(Deserialize)]
struct Record<'a> {
    leaf: Option<u64>,
    hash: Option<String>,
    #[serde(borrow)]
    event: Option<&'a RawValue>,
    checkpoint: Option<String>,
    proof: Option<Proof>,
}

#[derive(Deserialize)]
struct EventName {
    id: String,
}

/// Most findings of one report; a ruined file would name every line.
pub const MOST: usize = 100;

/// Checks an export, or a proof as an item's page gives it. `key` is the district's public key in base64, if the caller
/// has it from elsewhere.
///
/// # Errors
/// The reader's own failure.
pub fn verify(input: impl BufRead, key: Option<&str>) -> std::io::Result<Report> {
    let mut report = Report::default();
    let mut frontier = Frontier::default();
    let mut roots: BTreeMap<u64, Hash> = BTreeMap::new(); // only at the sizes of heads
    let mut verifying: Option<VerifyingKey> = None;
    let mut heads: BTreeMap<u64, Hash> = BTreeMap::new();
    // What single events' proofs lead to: kept apart, so that a proof cannot stand in for the events of an export.
    let mut proved: Vec<(u64, Hash)> = Vec::new();
    for (i, text) in input.lines().enumerate() {
        let (text, line) = (text?, i + 1);
        if report.findings.len() >= MOST {
            break;
        }
        if i == 0 {
            match header(&text) {
                Some((origin, found, parsed)) => {
                    if key.is_some_and(|k| k.trim() != found) {
                        report.findings.push(Finding::OtherKey);
                    }
                    (report.origin, report.key, verifying) = (origin, found, Some(parsed));
                }
                None => {
                    report.findings.push(Finding::Malformed { line });
                    return Ok(report);
                }
            }
            continue;
        }
        let Ok(record) = serde_json::from_str::<Record<'_>>(&text) else {
            report.findings.push(Finding::Malformed { line });
            continue;
        };
        if let (Some(event), Some(leaf)) = (record.event, record.leaf) {
            let computed = leaf_hash(event.get().as_bytes());
            if record.hash.as_deref().and_then(unhex) != Some(computed) {
                let id = serde_json::from_str::<EventName>(event.get()).map_or_else(|_| "?".to_owned(), |e| e.id);
                report.findings.push(Finding::ChangedEvent { line, leaf, id });
            }
            report.events += 1;
            match &record.proof {
                Some(proof) => match proof.root(computed).filter(|_| proof.leaf == leaf) {
                    Some(root) => proved.push((proof.size, root)),
                    None => report.findings.push(Finding::WrongProof { line, leaf }),
                },
                None => {
                    if leaf != frontier.size() {
                        report.findings.push(Finding::MissingLeaf { line, expected: frontier.size(), found: leaf });
                    }
                    frontier.push(computed);
                    if heads.contains_key(&frontier.size()) {
                        roots.insert(frontier.size(), frontier.root());
                    }
                }
            }
        }
        // A line that is neither would stand in the file unchecked.
        if (record.event.is_some() && record.leaf.is_some()) == record.checkpoint.is_some() {
            report.findings.push(Finding::Malformed { line });
        }
        if let (Some(note), Some(key)) = (&record.checkpoint, &verifying) {
            match Checkpoint::open(note, key) {
                Ok(head) if head.origin == report.origin => {
                    heads.insert(head.size, head.root);
                }
                Ok(_) | Err(CheckpointError::WrongSignature) => report.findings.push(Finding::WrongSignature { line }),
                Err(CheckpointError::Malformed) => report.findings.push(Finding::Malformed { line }),
            }
        }
    }
    conclude(&mut report, &frontier, &roots, &proved, &heads);
    Ok(report)
}

fn conclude(
    report: &mut Report,
    frontier: &Frontier,
    roots: &BTreeMap<u64, Hash>,
    proved: &[(u64, Hash)],
    heads: &BTreeMap<u64, Hash>,
) {
    report.heads = heads.len() as u64;
    for (size, root) in proved {
        if heads.get(size) != Some(root) {
            report.findings.push(Finding::WrongRoot { size: *size });
        }
    }
    // A file of proofs alone has no events to lead to its heads.
    let whole = frontier.size() > 0 || proved.is_empty();
    for (size, root) in heads {
        if whole && roots.get(size) != Some(root) {
            report.findings.push(Finding::WrongRoot { size: *size });
        }
    }
    match heads.keys().max() {
        None => report.findings.push(Finding::NoHead),
        Some(&size) if frontier.size() > size => report.findings.push(Finding::Unsigned { from: size }),
        _ => {}
    }
}

fn header(text: &str) -> Option<(String, String, VerifyingKey)> {
    let header: Header = serde_json::from_str(text).ok()?;
    let bytes: [u8; 32] = STANDARD.decode(&header.key).ok()?.try_into().ok()?;
    let key = VerifyingKey::from_bytes(&bytes).ok()?;
    (header.version == 1).then_some((header.origin, header.key, key))
}
