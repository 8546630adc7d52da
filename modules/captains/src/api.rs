//! All that other modules may call.
