//! Conformance (规范检查): what a committee keeps of the rules, and what not.
//!
//! A *report* says it for a body as of a day: a *finding* for each rule, which passes, warns or fails, with the clause, the
//! evidence and how to mend it. *Facts* are what is true of a body on a day, from dated rows; the checks themselves are pure.
//! *Signals* are the findings that speak of idle running (空转): lists of evidence, never a score (R49).
//!
//! Invariants: bodies are listed by place and never ranked; evidence holds numbers and names of organisations, no personal
//! data; what is kept of a report is a view and can be made anew from the rest.

pub mod api;
mod check;
mod facts;
mod gather;
#[cfg(test)]
mod golden_tests;
mod list_conformance;
mod map;
#[cfg(test)]
mod number_tests;
mod parts;
mod permissions;
mod reactions;
mod recheck;
mod rule;
mod said;
mod sample;
mod show_conformance;
mod show_map;
mod store;
mod sweep;
mod words;

use kernel::Act as _;
use web::{Job, Module, Nav, Place};

i18n::messages!("i18n");

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        reactions: reactions::REACTIONS,
        jobs: &[Job { name: "conformance.sweep", every: 60, run: sweep::sweep }],
        migrations: db::migrations!["20261123100200_create_conformance"],
        statements: store::statements,
        samples: |l| {
            [show_conformance::samples(l), list_conformance::samples(l), show_map::samples(l), parts::samples(l)]
                .into_iter()
                .flatten()
                .collect()
        },
        navigation,
        tower: parts::tower,
        item: parts::item,
        ..Module::new("conformance")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(show_conformance::show_conformance))
        .routes(routes!(list_conformance::list_conformance))
        .routes(routes!(show_map::show_map))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    let Some(session) = nav.session else { return Vec::new() };
    if permissions::ListConformance::PERMISSION.scopes(&session.actor()).is_empty() {
        return Vec::new();
    }
    let item = ui::NavItem {
        section: ui::Section::Conformance,
        icon: "verify",
        label: T(nav.locale).nav_conformance().to_owned(),
        href: format!("/{}/conformance", session.home),
        count: 0,
    };
    vec![(Place::Rail(61), item)]
}
