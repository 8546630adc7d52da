//! Finding things by Chinese words, and finding things that say the same.
//!
//! Text is indexed as pairs of neighbouring characters, so no dictionary change ever needs a new index; only a query is
//! cut into words by a dictionary. One code path for SQLite (FTS5) and PostgreSQL (`tsvector`): just the match predicate
//! differs.
//!
//! Invariant: only what everybody may see is put into the index.

mod find;
mod similar;
mod token;

pub use find::{Doc, Hit, find, forget, put};
pub use similar::{Similar, alike, leave, similar, stay};
pub use token::{grams, query, tokens};

/// The schema of this crate.
pub const MIGRATIONS: &[db::Migration] =
    db::migrations![twin "20260901000100_create_search", "20260901000200_create_similar"];

/// Every statement of this crate, for the statement test.
pub fn statements() -> Vec<db::Statement> {
    [find::statements(), similar::sql::ALL.to_vec()].concat()
}
