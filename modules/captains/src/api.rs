//! All that other modules may call.

pub use crate::{
    captaincy::{CaptaincyId, Ending},
    events::{CaptainAppointed, CaptainLeft},
};
