//! The days that W7 gives. What the policy pack says comes from there; what it is silent about stands here.

use committees::api::policy;
use kernel::{Date, Deadline, Result};
use ledger::Tx;

/// Working days in which the other side answers a report, a delivery or a request: W7 names none; as long as a review.
pub const ANSWER_DAYS: u32 = 5;

macro_rules! days {
    ($($(#[$doc:meta])* $name:ident = $rule:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// The database's own failure.
        pub fn $name(tx: &mut Tx<'_, '_>) -> Result<Deadline> {
            let days = policy::current(tx)?.projects.$rule.value;
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
    /// The acceptance is due.
    accept = accept_days;
}

/// The award is due so long after the window.
///
/// # Errors
/// The database's own failure.
pub fn award(tx: &mut Tx<'_, '_>, window_ends: Date) -> Result<Deadline> {
    let days = policy::current(tx)?.projects.award_days.value;
    Ok(tx.calendar().add_working_days(window_ends, days))
}

/// The other side's answer is due.
pub fn answer(tx: &Tx<'_, '_>) -> Deadline {
    tx.in_working_days(ANSWER_DAYS)
}

/// The day of the measurement `round` (from 1) of a project accepted on a day; nothing after the last.
///
/// # Errors
/// The database's own failure.
pub fn measurement(tx: &mut Tx<'_, '_>, accepted: Date, round: u8) -> Result<Option<Date>> {
    let rules = policy::current(tx)?;
    let days = rules.projects.tracking_days.value.get(usize::from(round).wrapping_sub(1)).copied();
    Ok(days.map(|d| accepted.plus_days(i64::from(d))))
}
