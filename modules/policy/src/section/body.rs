//! Who sits in a committee, and for how long (R21, R56, K14).

use super::section;
use crate::share::Share;

section! {
    BodyRules = "body" {
        seats_least: u32, 1..=99, More;
        seats_most: u32, 1..=99, Less;
        /// The number of seats that vote is odd.
        odd: bool, More;
        /// The largest share of the seats that one enterprise may hold.
        enterprise_share: Share, Less;
        chairs: u32, 1..=9, Never;
        term_months: u32, 1..=120, Less;
        /// Meetings in a quarter, at least.
        quarter_meetings: u32, 0..=99, More;
        /// Days without anything of substance after which a body counts as quiet (R03).
        quiet_days: u32, 1..=3_650, Less;
    }
}

section! {
    /// The fewest seats of each kind, and the most where there is such a rule.
    SeatRules = "seats" {
        party_least: u32, 0..=99, More;
        owner_least: u32, 0..=99, More;
        property_least: u32, 0..=99, More;
        enterprise_least: u32, 0..=99, More;
        /// Ordinary employees: nobody's superior (R56).
        employee_least: u32, 0..=99, More;
        residents_most: u32, 0..=99, Less;
    }
}
