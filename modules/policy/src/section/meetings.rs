//! The three meetings (R15-R17, K14).

use super::section;
use crate::share::Share;

section! {
    /// Working days unless said otherwise.
    MeetingRules = "meetings" {
        notice_days: u32, 0..=365, More;
        /// Of all seats that vote.
        quorum: Share, More;
        recusal: bool, More;
        /// Of all seats that vote, less those that stand aside.
        majority: Share, More;
        charter_majority: Share, More;
        /// Whether those who take part from elsewhere count as present.
        remote_counts: bool, Less;
        deferrals: u32, 0..=9, Less;
        minutes_days: u32, 0..=365, Less;
        /// How long a resolution is published before it takes effect.
        notice_period_days: u32, 0..=365, More;
        /// Calendar days after an agreement on which those concerned are asked again.
        revisit_days: Vec<u32>, More;
    }
}
