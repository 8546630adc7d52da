//! All that other modules may call.

pub use crate::{
    events::RightsAcknowledged,
    kind::Kind,
    ways::{WAYS, Way},
};

/// What a kind of subject is called.
pub fn kind_word(locale: kernel::Locale, kind: Kind) -> String {
    crate::T(locale).kind(kind.code())
}
