//! The covenant and the rules of procedure as documents (R14, R15, R48, R64).

use super::section;
use crate::share::Share;

section! {
    CovenantRules = "covenants" {
        /// Calendar days for which a draft is open for comments.
        comment_days: u32, 1..=365, More;
        /// Calendar days after that within which the draft comes before the committee.
        submit_days: u32, 1..=365, Less;
        /// Of the organisations in the tower, by which a version is to be signed.
        sign_share: Share, More;
        /// Calendar days after taking effect within which it is to be signed.
        sign_days: u32, 1..=365, Less;
        /// Calendar days after taking effect on which those are reminded who have not signed.
        remind_days: u32, 1..=365, Less;
        /// Working days for the one concerned to answer the report of a breach.
        breach_days: u32, 1..=365, Less;
        /// Months after which an article that nobody has cited counts as asleep (I38).
        unused_months: u32, 1..=120, Less;
    }
}
