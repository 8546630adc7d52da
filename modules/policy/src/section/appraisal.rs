//! The appraisal meeting (W5, R18).

use super::section;
use crate::share::Share;

section! {
    AppraisalRules = "appraisal" {
        /// How many appraisers are drawn, where there are so many.
        appraisers: u32, 1..=999, More;
        neutral_share: Share, More;
        ordinary_share: Share, More;
        /// Working days in which scores are given.
        open_days: u32, 1..=365, More;
        /// Scores below which no mean is shown.
        scores_least: u32, 1..=99, More;
        /// Working days in which an improvement is due, at most, and as a rule.
        improve_days: u32, 1..=365, Less;
    }
}
