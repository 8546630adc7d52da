//! Leaving a post and beginning in one (R58).

use super::section;

section! {
    HandoverRules = "handover" {
        /// Calendar days that the calendar of a handover looks ahead.
        calendar_days: u32, 1..=366, More;
        /// Calendar days in which somebody new is shown the first steps.
        first_days: u32, 1..=366, More;
    }
}
