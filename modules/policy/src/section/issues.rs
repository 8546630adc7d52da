//! Reports and matters (W3, R23-R25, R85, K20).

use super::section;
use crate::share::Share;

section! {
    /// Working days unless said otherwise.
    IssueRules = "issues" {
        triage_days: u32, 0..=365, Less;
        /// L0.
        captain_days: u32, 0..=365, Less;
        /// L1.
        building_days: u32, 0..=365, Less;
        /// L2, ordinary and hard.
        subdistrict_days: u32, 0..=365, Less;
        subdistrict_hard_days: u32, 0..=365, Less;
        /// L3.
        department_days: u32, 0..=365, Less;
        /// How often an item goes a level up by itself.
        escalations: u32, 0..=9, Less;
        /// Calendar days after which silence counts as yes.
        silence_days: u32, 1..=365, More;
        /// Calendar days within which an item can be reopened.
        reopen_days: u32, 0..=365, More;
        /// Share of the confirmed employees whose support puts an item on the agenda, and the fewest there must be.
        petition_share: Share, Less;
        petition_least: u32, 1..=10_000, Less;
        /// Enterprises whose support does.
        petition_enterprises: u32, 1..=10_000, Less;
        /// Calendar days for a coordination.
        coordination_days: u32, 1..=365, Less;
    }
}
