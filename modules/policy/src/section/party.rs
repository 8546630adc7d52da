//! Party organisations: when which kind is set up, how long posts are held and may be vacant (R06, R75, R88, R103).

use super::section;

section! {
    /// Calendar days.
    PartyRules = "party" {
        /// Full members from which a firm has a branch of its own.
        branch_least: u32, 1..=999, Never;
        /// Units that a joint branch covers as a rule.
        joint_most: u32, 1..=999, Less;
        /// Months that works or a project last for a branch of their own.
        project_months: u32, 1..=99, Never;
        /// Members that a branch has as a rule.
        branch_most: u32, 1..=9999, Less;
        /// Full members from which a branch has a committee of its own.
        board_least: u32, 1..=9999, Never;
        /// Deputies of a secretary at most.
        deputy_most: u32, 1..=9, Less;
        /// Members from which there is a general branch, and a committee.
        general_least: u32, 1..=9999, Never;
        committee_least: u32, 1..=9999, Never;
        /// Union members from which a firm has a union committee.
        union_least: u32, 1..=9999, Never;
        committee_years: u32, 1..=9, Never;
        general_years: u32, 1..=9, Never;
        branch_years: u32, 1..=9, Never;
        /// Years in the Party of a secretary.
        secretary_years: u32, 0..=99, More;
        /// Each level stands under the next one.
        levels: bool, More;
        /// A branch in a firm is founded with the firm's written willingness only.
        willingness: bool, More;
        vacancy_days: u32, 0..=999, Less;
        acting_days: u32, 0..=999, Less;
        /// The fewest declarations of which a sum is shown.
        declared_least: u32, 2..=999, More;
        /// In which a duty leaves a trace, and a number of members is checked.
        duty_days: u32, 1..=3650, Less;
        count_days: u32, 1..=3650, Less;
    }
}
