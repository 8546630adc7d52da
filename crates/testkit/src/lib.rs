//! What tests stand on.
//!
//! [`pg`] gives each test a PostgreSQL database of its own, [`browser`] a headless browser. Both start what they need and
//! leave nothing behind, even when the test is killed: a keeper (`src/pg.sh`, `src/browser.sh`) holds the other end of a
//! pipe and clears up when the pipe breaks. Nothing is skipped: what is not installed fails the test with a sentence that
//! names the package.

pub mod browser;
pub mod pg;

mod keeper;
