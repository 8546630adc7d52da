//! Who comes and who goes: the staff's list of a tower's firms as of any day, moves in and out with what they vacate, and
//! their spreadsheet (R10).
//!
//! A firm *moves in* when a tenancy of it begins and *moves out* of a floor, or of the building, after the last day of one.
//! The dates are the registry's; what hangs on them (employments, roles, seats) ends where it is kept, by reactions to
//! `registry::api::MovedOut`. This module shows it, warns before it, and tells those who must act after it.
//!
//! Invariants: whoever must act is told once for each cause, not once for each person; nothing that was is changed.

mod date_tenancy;
mod import;
mod list_moves;
mod move_in;
mod move_out;
mod parts;
mod permissions;
mod show_firm;
mod told;
mod trial;
mod vacancy;

use imports::ImportKind;
use web::{Module, Nav, Place};

i18n::messages!("i18n");

static IMPORTS: &[&ImportKind] = &[&import::MOVES];

/// How far from today a move may be written down.
const YEARS: i32 = 40;

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        reactions: told::REACTIONS,
        imports: IMPORTS,
        imports_within: IMPORTS,
        samples: |l| {
            [list_moves::samples(l), show_firm::samples(l), vacancy::samples(l), parts::samples(l)]
                .into_iter()
                .flatten()
                .collect()
        },
        navigation,
        tower: parts::tower,
        desk: parts::desk,
        ..Module::new("movement")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(list_moves::list_moves))
        .routes(routes!(show_firm::show_firm))
        .routes(routes!(move_in::show_move_in, move_in::move_in))
        .routes(routes!(move_out::show_move_out, move_out::move_out))
        .routes(routes!(date_tenancy::show_date_tenancy, date_tenancy::date_tenancy))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    let (Some(session), Some(building)) = (nav.session, nav.building) else { return Vec::new() };
    if !permissions::may_see(&session.actor()) {
        return Vec::new();
    }
    let item = ui::NavItem {
        section: ui::Section::Moves,
        icon: "go",
        label: T(nav.locale).moves_nav().to_owned(),
        href: format!("/{}/towers/{building}/moves", session.home),
        count: 0,
    };
    vec![(Place::Rail(65), item)]
}
