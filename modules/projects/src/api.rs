//! All that other modules may call.

pub use crate::events::{MilestoneConfirmed, OutcomeMeasured, PledgeConfirmed, ProjectAccepted, ProjectStarted};
