//! Signals of idle running (R49, R50, I34-I39): lists of evidence, never a score.

use super::section;
use crate::share::Share;

section! {
    AlarmRules = "alarms" {
        /// Days that are looked back over.
        look_back_days: u32, 30..=3_650, More;
        /// Meetings in a row without the owner's representative (R50, I39).
        owner_absences: u32, 1..=99, Less;
        /// Meetings without a decision, or whose decision was not followed up (I35).
        empty_meetings: u32, 1..=99, Less;
        /// Calendar days within which a decision is published.
        follow_up_days: u32, 1..=365, Less;
        /// How much of earlier minutes may be repeated before they count as copied (I36).
        copied_share: Share, Less;
        /// Days after which a record counts as entered afterwards (I37), and how many such are a signal.
        late_days: u32, 1..=365, Less;
        late_records: u32, 1..=99, Less;
        /// Days in which a document that was adopted is cited once (I38).
        uncited_days: u32, 1..=3_650, Less;
    }
}
