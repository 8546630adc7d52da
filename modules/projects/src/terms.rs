//! The days that W7 gives, by the rules.

use kernel::{BuildingId, Date, Deadline, Result};
use ledger::Tx;

macro_rules! days {
    ($($(#[$doc:meta])* $name:ident = $rule:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// The database's own failure.
        pub fn $name(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Deadline> {
            let days = policy::api::of(tx, building)?.projects.$rule.value;
            Ok(tx.in_working_days(days))
        }
    )*};
}

days! {
    /// The draft is due for submission.
    draft = make_days;
    /// The review is due.
    review = review_days;
    /// The window for claims ends.
    window = claim_days;
    /// What becomes of an unclaimed project is due.
    unclaimed = unclaimed_days;
    /// Signature and plan are due.
    plan = plan_days;
    /// The settlement of a claimant who leaves is due.
    settle = settle_days;
    /// The other side's answer to a report, a delivery or a request is due.
    answer = answer_days;
    /// The acceptance is due.
    accept = accept_days;
}

/// The award is due so long after the window.
///
/// # Errors
/// The database's own failure.
pub fn award(tx: &mut Tx<'_, '_>, building: BuildingId, window_ends: Date) -> Result<Deadline> {
    let days = policy::api::of(tx, building)?.projects.award_days.value;
    Ok(tx.calendar().add_working_days(window_ends, days))
}

/// The day of the measurement `round` (from 1) of a project accepted on a day; nothing after the last.
///
/// # Errors
/// The database's own failure.
pub fn measurement(tx: &mut Tx<'_, '_>, building: BuildingId, accepted: Date, round: u8) -> Result<Option<Date>> {
    let rules = policy::api::of(tx, building)?;
    let days = rules.projects.tracking_days.value.get(usize::from(round).wrapping_sub(1)).copied();
    Ok(days.map(|d| accepted.plus_days(i64::from(d))))
}
