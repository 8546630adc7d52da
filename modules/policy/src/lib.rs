//! Policy packs: everything about a committee that is a rule and not a law is a dated document with clauses.
//!
//! A *document* belongs to a *layer*: the draft proposal (建议稿) that the program brings, a city's guidance, a district's, a
//! building's own. A *pack* is what they say together at a place on a day. Code asks the pack for a number and never knows
//! one itself; a *rule* carries its value, its clause and the layer that set it, so that a refusal can name them.
//!
//! Invariants: an issued document is never changed, a new version takes its place from a day on; a lower layer is never
//! looser than the one above it, and where a higher one has overtaken it since, the higher one holds; every rule names a
//! clause that somebody wrote.

pub mod api;
mod change;
mod compare_documents;
mod difference;
mod document;
mod events;
mod fault;
mod in_force;
mod issue_document;
mod issuing;
mod pack;
mod permissions;
mod place;
mod read;
mod refusal;
mod rule;
mod rules_template;
mod section;
mod share;
mod show_document;
mod show_rules;
mod store;
mod upload_document;
mod value;
mod withdraw_document;

use kernel::EventKind;
use web::{Module, Nav, Place};

i18n::messages!("i18n");

const EVENTS: &[EventKind] = &[EventKind::of::<events::PolicyIssued>(), EventKind::of::<events::PolicyWithdrawn>()];

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: EVENTS,
        migrations: db::migrations!["20261123050000_create_policy", "20261123090000_rule_drafts"],
        statements: store::statements,
        samples,
        tower: show_rules::tower,
        navigation,
        ..Module::new("policy")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(show_rules::show_rules))
        .routes(routes!(compare_documents::compare_documents))
        .routes(routes!(rules_template::rules_template))
        .routes(routes!(upload_document::show_upload_document))
        .routes(routes!(upload_document::upload_document))
        .routes(routes!(show_document::show_document))
        .routes(routes!(show_document::export_document))
        .routes(routes!(issue_document::issue_document))
        .routes(routes!(withdraw_document::show_withdraw_document, withdraw_document::withdraw_document))
}

fn samples(locale: kernel::Locale) -> Vec<web::Sample> {
    let all = [
        show_rules::samples(locale),
        compare_documents::samples(locale),
        upload_document::samples(locale),
        show_document::samples(locale),
    ];
    all.into_iter().flatten().collect()
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    let Some(session) = nav.session.filter(|s| s.is_staff()) else { return Vec::new() };
    let item = ui::NavItem {
        section: ui::Section::Rules,
        icon: "menu",
        label: T(nav.locale).nav_rules().to_owned(),
        href: format!("/{}/rules", session.home),
        count: 0,
    };
    vec![(Place::Rail(60), item)]
}
