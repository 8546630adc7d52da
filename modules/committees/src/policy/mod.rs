//! Policy packs: everything about a committee that is a rule and not a law is a dated document with clauses.
//!
//! Code asks the pack for a number and never knows one itself. A [`Rule`] carries its value and the clause that it comes
//! from, so that a refusal can name it. The default pack is a draft proposal (建议稿).

mod pack;
mod share;

use std::sync::{Arc, LazyLock};

use kernel::{Date, Result};
use ledger::Tx;

pub use pack::{
    AppraisalRules, ClauseText, IssueRules, MeetingRules, Names, Pack, PackError, ProjectRules, Reserved, Rule,
    RuleLine, Standing,
};
pub use share::Share;

static DEFAULT: LazyLock<Arc<Pack>> = LazyLock::new(|| {
    Arc::new(Pack::parse(include_str!("../../policy/default.toml")).expect("the default pack is well formed"))
});

/// The pack of a district that has issued none of its own.
pub fn of_nobody() -> Arc<Pack> {
    DEFAULT.clone()
}

/// The pack that applies in this district on a day.
///
/// # Errors
/// The database's own failure.
pub fn as_of(_tx: &mut Tx<'_, '_>, _day: Date) -> Result<Arc<Pack>> {
    Ok(DEFAULT.clone())
}

/// The pack that applies today.
///
/// # Errors
/// The database's own failure.
pub fn current(tx: &mut Tx<'_, '_>) -> Result<Arc<Pack>> {
    let today = tx.today();
    as_of(tx, today)
}
