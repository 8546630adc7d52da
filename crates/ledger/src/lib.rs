//! The record: events that commit with the write they describe, sealed into a Merkle tree whose signed heads anybody can
//! check offline, and the transaction in which every use case runs.
//!
//! Hashing is RFC 6962's, the head is a checkpoint in C2SP's signed-note form. A background sealer gives events their
//! leaf numbers, so writers never queue on a hash chain.
//!
//! Invariants: a write that recorded no event is rolled back; an event is never changed or deleted; personal data is in
//! no event (free text is kept beside it, in `event_words`, and the event holds its salted digest).

mod checkpoint;
mod export;
mod merkle;
mod once;
mod seal;
mod store;
mod tiles;
mod timeline;
mod tx;
mod verify;

pub use checkpoint::{Checkpoint, CheckpointError, origin};
pub use export::{audit, export};
pub use merkle::{Hash, Proof, leaf_hash};
pub use once::forget_old_requests;
pub use seal::{Head, canonical, head, heads, seal};
pub use store::{Reaction, Store, Who};
pub use tiles::proof;
pub use timeline::{Entry, event_by_id, event_of, thread};
pub use tx::{Load, Tx, Words};
pub use verify::{Finding, Report, verify};

/// The schema of this crate.
pub const MIGRATIONS: &[db::Migration] = db::migrations!["20260901000000_create_ledger"];

/// Every statement of this crate, for the statement test.
pub fn statements() -> Vec<db::Statement> {
    [once::sql::ALL, seal::sql::ALL, tiles::sql::ALL, timeline::sql::ALL, tx::sql::ALL, export::sql::ALL].concat()
}
