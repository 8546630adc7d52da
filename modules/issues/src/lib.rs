//! What people raise, and how it comes to an outcome that they confirm.
//!
//! An *issue* (报事) is one report in somebody's words. A *cluster* or matter (事项) is what one or more reports are about;
//! it goes through the states of W3 in `cluster.rs`. Merging moves reports to another matter and keeps where they came
//! from, so that it can be undone. *Support* (联名) counts towards the agenda and nothing else.
//!
//! Invariants: a matter is open to everybody only after somebody has triaged it; who raised it anonymously is stored
//! nowhere; every originator and supporter is told of each turn; a result counts when the reporter confirms it.

pub mod api;
mod category;
mod chain;
mod cluster;
mod comment;
mod confirm;
mod decline;
mod events;
mod floor;
mod forward;
mod import;
mod list_clusters;
mod look;
mod matter;
mod merge;
mod offers;
mod permissions;
mod petition;
mod photo;
mod raise;
mod reactions;
mod receipt;
mod refer;
mod refusal;
mod schedule;
mod settle;
mod show_cluster;
mod similar;
mod step;
mod store;
mod supplement;
mod support;
mod sweep;
mod tower;
mod triage;

use kernel::EventKind;
use web::{Job, Module, Nav, Place};

i18n::messages!("i18n");

static IMPORTS: &[&imports::ImportKind] = &[&import::ISSUES];

const EVENTS: &[EventKind] = &[
    EventKind::of::<events::IssueRaised>(),
    EventKind::of::<events::IssueImported>(),
    EventKind::of::<events::ImportedClosed>(),
    EventKind::of::<events::ClusterTriaged>(),
    EventKind::of::<events::ClusterDeclined>(),
    EventKind::of::<events::ReportSupplemented>(),
    EventKind::of::<events::ClusterMerged>(),
    EventKind::of::<events::ClusterJoined>(),
    EventKind::of::<events::ClusterSeparated>(),
    EventKind::of::<events::ClusterRouted>(),
    EventKind::of::<events::ClusterAnswered>(),
    EventKind::of::<events::ClusterForwarded>(),
    EventKind::of::<events::ClusterEscalated>(),
    EventKind::of::<events::ClusterStuck>(),
    EventKind::of::<events::ClusterFinished>(),
    EventKind::of::<events::ResultConfirmed>(),
    EventKind::of::<events::ClusterClosed>(),
    EventKind::of::<events::ClusterReopened>(),
    EventKind::of::<events::ClusterSupported>(),
    EventKind::of::<events::SupportWithdrawn>(),
    EventKind::of::<events::ClusterScheduled>(),
    EventKind::of::<events::ClusterReferred>(),
    EventKind::of::<events::ClusterDecided>(),
    EventKind::of::<events::ClusterCoordinated>(),
    EventKind::of::<events::AgreementBroken>(),
    EventKind::of::<events::RemarkAdded>(),
    EventKind::of::<events::ClusterArchived>(),
];

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: EVENTS,
        reactions: reactions::REACTIONS,
        jobs: &[
            Job { name: "issues.sweep", every: 60, run: sweep::sweep },
            Job { name: "issues.tell", every: 5, run: sweep::tell },
        ],
        migrations: db::migrations![
            "20260901060000_create_issues",
            "20260901060100_add_answers",
            "20261123190000_add_settler"
        ],
        statements: || store::sql::ALL.to_vec(),
        imports: IMPORTS,
        samples: |l| {
            [
                raise::samples(l),
                similar::samples(l),
                receipt::samples(l),
                list_clusters::samples(l),
                show_cluster::samples(l),
                triage::samples(l),
                tower::samples(l),
            ]
            .into_iter()
            .flatten()
            .collect()
        },
        navigation,
        tower: tower::tower,
        desk: tower::desk,
        mine: tower::mine,
        ..Module::new("issues")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(raise::show_raise, raise::raise))
        .routes(routes!(similar::show_similar))
        .routes(routes!(receipt::ask_receipt, receipt::open_receipt))
        .routes(routes!(receipt::show_receipt))
        .routes(routes!(list_clusters::list_clusters))
        .routes(routes!(list_clusters::list_inbox))
        .routes(routes!(show_cluster::show_cluster))
        .routes(routes!(photo::show_photo))
        .routes(routes!(triage::show_triage, triage::triage))
        .routes(routes!(merge::merge))
        .routes(routes!(merge::separate))
        .routes(routes!(decline::show_decline, decline::decline))
        .routes(routes!(supplement::show_supplement, supplement::supplement))
        .routes(routes!(settle::show_settle, settle::settle))
        .routes(routes!(forward::show_forward, forward::forward))
        .routes(routes!(confirm::confirm))
        .routes(routes!(confirm::show_reopen, confirm::reopen))
        .routes(routes!(support::support))
        .routes(routes!(support::withdraw_support))
        .routes(routes!(comment::comment))
        .routes(routes!(schedule::show_schedule, schedule::schedule))
        .routes(routes!(refer::show_refer, refer::refer))
        .routes(routes!(refer::coordinate))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    let t = T(nav.locale);
    let item = |icon, label: &str, href: String| ui::NavItem {
        section: ui::Section::Report,
        icon,
        label: label.to_owned(),
        href,
        count: 0,
    };
    let mut places = Vec::new();
    if let (Some(district), Some(building)) = (nav.district, nav.building) {
        places.push((Place::Thumb(2), item("report", t.nav_report(), format!("/{district}/towers/{building}/report"))));
        if nav.session.is_some_and(|s| s.is_staff()) {
            places.push((
                Place::Rail(20),
                item("report", t.nav_clusters(), format!("/{district}/towers/{building}/clusters")),
            ));
        }
    }
    places
}
