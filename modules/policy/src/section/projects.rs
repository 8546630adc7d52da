//! Projects that anybody may claim (W7, R24, R26-R31).

use super::section;

section! {
    /// Working days unless said otherwise.
    ProjectRules = "projects" {
        make_days: u32, 0..=365, Less;
        issues_least: u32, 0..=99, More;
        review_days: u32, 0..=365, Less;
        claim_days: u32, 1..=365, More;
        unclaimed_days: u32, 0..=365, Less;
        award_days: u32, 0..=365, Less;
        plan_days: u32, 0..=365, Less;
        /// In which the other side answers a report, a delivery or a request.
        answer_days: u32, 0..=365, Less;
        /// Days late after which a milestone is supervised.
        supervise_days: u32, 0..=365, Less;
        settle_days: u32, 0..=365, Less;
        accept_days: u32, 0..=365, Less;
        /// Calendar days after acceptance on which the outcome is measured.
        tracking_days: Vec<u32>, More;
    }
}
