//! The nouns that all other modules share: the administrative map, buildings with their floors, organisations, who rents
//! where from when until when, and the spreadsheets they come from.
//!
//! A *division* is a place of the national list down to a residents' committee (居委会). A *building* has floors with the
//! signs of its lift panel. An *organisation* is anybody that can be a party: enterprise, owner, property manager,
//! department, Party organisation, club. A *tenancy* has dates; nothing here is deleted when somebody moves out.
//! Others react to `MovedOut`.
//!
//! Invariants: this module uses no other; a unified code (统一社会信用代码) is unique in a district and passes its checksum;
//! an import changes everything or nothing.

pub mod api;
mod building;
mod codes;
mod confirm_import;
mod division;
mod edit_building;
mod events;
mod import;
mod import_template;
mod list_imports;
mod list_towers;
mod moves;
mod organisation;
mod permissions;
mod presence;
mod refusal;
mod search_page;
mod show_import;
mod show_tower;
mod store;
mod tenancy;
mod unified_code;
mod upload;
mod upload_import;

use kernel::EventKind;
use web::{Job, Module, Nav, Place};

i18n::messages!("i18n");

const EVENTS: &[EventKind] = &[
    EventKind::of::<events::TenantOpened>(),
    EventKind::of::<events::BuildingEdited>(),
    EventKind::of::<events::MoveInPlanned>(),
    EventKind::of::<events::MovedIn>(),
    EventKind::of::<events::MoveOutPlanned>(),
    EventKind::of::<events::TenancyDated>(),
    EventKind::of::<events::MovedOut>(),
    EventKind::of::<imports::Imported>(),
];

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: EVENTS,
        jobs: &[Job { name: "registry.moves", every: 600, run: moves::sweep }],
        migrations: db::migrations!["20260901010000_create_registry", "20261123060000_movement"],
        statements: store::statements,
        samples: |l| {
            [
                list_towers::samples(l),
                show_tower::samples(l),
                edit_building::samples(l),
                list_imports::samples(l),
                show_import::samples(l),
                codes::samples(l),
                search_page::samples(l),
            ]
            .into_iter()
            .flatten()
            .collect()
        },
        imports: import::KINDS,
        navigation,
        ..Module::new("registry")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(list_towers::home))
        .routes(routes!(list_towers::list_towers))
        .routes(routes!(show_tower::show_tower))
        .routes(routes!(edit_building::edit_building, edit_building::save_building))
        .routes(routes!(codes::show_codes))
        .routes(routes!(codes::scan_code))
        .routes(routes!(list_imports::list_imports, upload_import::upload_import))
        .routes(routes!(show_import::show_import))
        .routes(routes!(confirm_import::confirm_import))
        .routes(routes!(import_template::import_template))
        .routes(routes!(search_page::search))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    let t = T(nav.locale);
    let item =
        |section, icon, label: &str, href| ui::NavItem { section, icon, label: label.to_owned(), href, count: 0 };
    let mut places = Vec::new();
    if let (Some(district), Some(building)) = (nav.district, nav.building) {
        let href = format!("/{district}/towers/{building}");
        places.push((Place::Thumb(1), item(ui::Section::Tower, "tower", t.nav_tower(), href)));
    }
    // Whoever works for no single tower finds them all.
    if let (Some(session), None) = (nav.session, nav.building) {
        let towers = || item(ui::Section::Tower, "tower", t.nav_towers(), format!("/{}/towers", session.home));
        places.extend([(Place::Thumb(1), towers()), (Place::Rail(15), towers())]);
    }
    if let Some(session) = nav.session.filter(|s| permissions::may_import(&s.actor())) {
        let href = format!("/{}/imports", session.home);
        places.push((Place::Rail(80), item(ui::Section::Registry, "file", t.nav_imports(), href)));
    }
    places
}
