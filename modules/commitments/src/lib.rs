//! Promises: who owes what to whom until when. One clock, one list of what is overdue, one place to see who waits for whom.
//!
//! A step of an issue, a review, a pledge, a milestone, an improvement item: each is a *commitment* with a debtor, a day
//! and, where somebody must confirm that it was delivered, a creditor. The modules open and settle them with their own
//! writes; the staff's list (今天) is read from here and nowhere else.
//!
//! Invariants: a commitment always names somebody; it leaves no event of its own, since the step that it is part of does.

pub mod api;
mod commitment;
mod events;
mod permissions;
mod remind;
mod store;
mod sweep;
mod today;

use kernel::EventKind;
use web::{Job, Module, Nav, Place};

i18n::messages!("i18n");

const EVENTS: &[EventKind] = &[EventKind::of::<events::Reminded>()];

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: EVENTS,
        jobs: &[Job { name: "commitments.sweep", every: 300, run: sweep::sweep }],
        migrations: db::migrations!["20260901030000_create_commitment"],
        statements: || store::sql::ALL.to_vec(),
        samples: today::samples,
        navigation,
        mine: today::mine,
        ..Module::new("commitments")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new().routes(routes!(today::show_today)).routes(routes!(remind::remind))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    let Some(session) = nav.session.filter(|s| s.is_staff()) else { return Vec::new() };
    let item = ui::NavItem {
        section: ui::Section::Today,
        icon: "cal",
        label: T(nav.locale).nav_today().to_owned(),
        href: format!("/{}/today", session.home),
        count: 0,
    };
    vec![(Place::Rail(10), item)]
}
