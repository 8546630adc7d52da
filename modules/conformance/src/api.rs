//! All that other modules may call.

use kernel::{BodyId, Date, Result};
use ledger::Tx;

use crate::recheck::reports;
pub use crate::{
    check::check,
    facts::{DocumentFact, Facts, MeetingFact, SeatFact, Standing},
    gather::{Gathered, gather},
    recheck::{keep, recheck, touch},
    rule::{Copied, Evidence, Finding, Firm, Late, MeetingRef, Report, RosterLine, Rule, Vacancy, Verdict},
    said::{Said, said},
};

/// What a body keeps of the rules of a day and what not; nothing for a Party committee, whose rules are its own.
///
/// # Errors
/// The database's own failure.
pub fn report(tx: &mut Tx<'_, '_>, body: BodyId, day: Date) -> Result<Option<Report>> {
    let rows = committees::api::bodies(tx, &[body])?;
    Ok(reports(tx, rows, day)?.pop().map(|(_, report)| report))
}
