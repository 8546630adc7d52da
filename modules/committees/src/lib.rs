//! Bodies and the rules that they work by.
//!
//! A *body* belongs to a building and has *seats* held for a term. Building committees have many local names (楼务会,
//! 楼管会, 楼事会); they are one kind of body. The rules about them are in `policy`.
//!
//! Invariants: a seat is never overwritten, its holder's row ends.

pub mod api;
mod body;
mod composition;
mod events;
mod import;
mod index;
mod life;
mod permissions;
mod refusal;
mod roster;
mod show_body;
mod store;
mod tower;
mod vacate;

use kernel::EventKind;
use web::Module;

i18n::messages!("i18n");

static IMPORTS: &[&imports::ImportKind] = &[&import::ROSTERS];

const EVENTS: &[EventKind] = &[
    EventKind::of::<events::BodyRegistered>(),
    EventKind::of::<events::BodyRenamed>(),
    EventKind::of::<events::SeatTaken>(),
    EventKind::of::<events::SeatLost>(),
    EventKind::of::<events::SeatEnded>(),
    EventKind::of::<events::BodyStateChanged>(),
];

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: EVENTS,
        reactions: vacate::REACTIONS,
        migrations: db::migrations![
            "20260901040000_create_committees",
            "20261123051000_body_state",
            "20261123100000_roster_faults",
            "20261123110200_body_lookups"
        ],
        statements: || store::sql::ALL.to_vec(),
        imports: IMPORTS,
        samples: |l| [show_body::samples(l), tower::samples(l)].into_iter().flatten().collect(),
        tower: tower::tower,
        ..Module::new("committees")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new().routes(routes!(show_body::show_body))
}
