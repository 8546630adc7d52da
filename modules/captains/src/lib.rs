//! Captains: say here what they are to people in a tower, in a sentence.
//!
//! Say here the module's words: a *captain* is .. And its invariants: what is always true, and what never happens.

pub mod api;
mod events;
mod permissions;
mod store;

use kernel::EventKind;
use web::Module;

i18n::messages!("i18n");

const EVENTS: &[EventKind] = &[EventKind::of::<events::CaptainOpened>()];

pub fn module() -> Module {
    Module {
        permissions: permissions::ALL,
        events: EVENTS,
        migrations: db::migrations!["20261123141258_create_captains"],
        statements: store::statements,
        ..Module::new("captains")
    }
}
