//! The three meetings (R15-R17, K14).

use super::section;
use crate::share::Share;

section! {
    /// Working days unless said otherwise.
    MeetingRules = "meetings" {
        notice_days: u32, 0..=365, More;
        /// Of all seats that vote.
        quorum: Share, More;
        /// Members with an interest stand aside and are not counted.
        recusal: bool, More;
        /// Of all seats that vote, less those that stand aside.
        majority: Share, More;
        charter_majority: Share, More;
        deferrals: u32, 0..=9, Less;
        minutes_days: u32, 0..=365, Less;
        /// How long a resolution is published before it takes effect.
        notice_period_days: u32, 0..=365, More;
        /// Calendar days after an agreement on which those concerned are asked again.
        revisit_days: Vec<u32>, More;
    }
}
