//! The life of a committee from the first initiative to its end (W1, R13, R62).

use super::section;
use crate::share::Share;

section! {
    /// W1. Working days where the name says `work_days`, calendar days where it says `days`.
    FoundingRules = "founding" {
        /// Enterprises among the initiators.
        enterprises_least: u32, 0..=99, More;
        accept_work_days: u32, 0..=365, Less;
        review_days: u32, 0..=365, Less;
        /// From the approval to the public notice.
        publish_work_days: u32, 0..=365, Less;
        /// Public notice, and how long objections are taken.
        notice_days: u32, 0..=365, More;
        recheck_work_days: u32, 0..=365, Less;
        file_work_days: u32, 0..=365, Less;
        first_meeting_days: u32, 0..=365, Less;
        /// Of all members, present at the first meeting.
        first_meeting_share: Share, More;
        /// Within which a lost seat is filled, and the change filed.
        fill_days: u32, 0..=365, Less;
        /// Before the end of a term at which the renewal starts itself.
        renew_months: u32, 0..=36, More;
        extension_months: u32, 0..=36, Less;
        /// Once, or not at all.
        extensions: u32, 0..=1, Less;
        /// Within which the subdistrict answers who asks for one.
        extension_work_days: u32, 0..=365, Less;
        /// Signals of idle running after which a body is put right.
        red_signals: u32, 1..=9, Less;
        rectify_days: u32, 1..=365, Less;
        handover_days: u32, 0..=365, Less;
    }
}
