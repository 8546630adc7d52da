//! The many subjects of a tower around its Party organisation (一核多元): what each may do and has to do, and that they
//! know it (R12, R47, R63).
//!
//! A *kind* of subject is one of nine in `kind.rs`; its *rights* and *duties* are lists of the policy pack. A right leads to
//! the form where it is used (`ways.rs`), a duty to what is open and what was kept. Somebody *acknowledges* a *version* of the
//! lists, for themselves or for their organisation; a change of the lists asks them again and says what changed.
//!
//! Invariants: nobody acknowledges for a kind that they are not of; a version is kept as it was read; nothing here is
//! counted, ranked or reminded of.

mod acknowledge;
pub mod api;
mod events;
mod kind;
mod list_rights;
mod matrix;
mod own;
mod permissions;
mod refusal;
mod show_rights;
mod store;
mod tower;
mod version;
mod ways;

use kernel::EventKind;
use web::{Module, Nav, Place};

i18n::messages!("i18n");

const EVENTS: &[EventKind] = &[EventKind::of::<events::RightsAcknowledged>()];

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: EVENTS,
        migrations: db::migrations!["20261123130100_create_subjects"],
        statements: store::statements,
        samples: |l| {
            [list_rights::samples(l), show_rights::samples(l), matrix::samples(l), tower::samples(l)]
                .into_iter()
                .flatten()
                .collect()
        },
        navigation,
        tower: tower::tower,
        mine: tower::mine,
        ..Module::new("subjects")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(list_rights::list_rights))
        .routes(routes!(show_rights::show_rights))
        .routes(routes!(acknowledge::acknowledge))
        .routes(routes!(matrix::show_matrix))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    let (Some(session), Some(building)) = (nav.session.filter(|s| s.is_staff()), nav.building) else {
        return Vec::new();
    };
    let item = ui::NavItem {
        section: ui::Section::Rights,
        icon: "verify",
        label: T(nav.locale).nav_rights().to_owned(),
        href: format!("/{}/towers/{building}/rights", session.home),
        count: 0,
    };
    vec![(Place::Rail(61), item)]
}
