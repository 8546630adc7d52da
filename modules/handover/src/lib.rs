//! Handovers: what somebody leaves who leaves a post, and the first day of whoever comes after (R58).
//!
//! When the post of a secretary, chair, Party secretary or floor captain ends, or its end is near, a *handover* opens by
//! itself. Its *pack* has *sections*, each put together from what another module knows, with the leaver's *notes*. The leaver
//! signs, which freezes it, or somebody in their place with the reason; the *successor*, appointed or acting, goes through it
//! section by section, asks, and signs. A captain's floor changes hands with that signature (`captains::api`). The *first day* is a page for somebody new in a post.
//!
//! Invariants: nobody signs on both sides; what was signed is never changed, and its digest stands in the record; no
//! telephone number is in a pack, and no personal data in an event.

mod accept;
mod answer;
pub mod api;
mod ask;
mod calendar;
mod confirm;
mod events;
mod first_day;
mod handover;
mod ics;
mod list_handovers;
mod name;
mod note;
mod open;
mod pack;
mod permissions;
mod refusal;
mod sections;
mod show_handover;
mod sign;
mod stand_in;
mod step;
mod store;
mod tower;

use kernel::EventKind;
use web::{Job, Module, Nav, Place};

i18n::messages!("i18n");

macro_rules! kinds {
    ($($event:ident),* $(,)?) => { &[$(EventKind::of::<events::$event>()),*] };
}

const EVENTS: &[EventKind] = kinds![
    HandoverOpened,
    NoteWritten,
    SuccessorNamed,
    HandoverSigned,
    SectionConfirmed,
    QuestionAsked,
    QuestionAnswered,
    HandoverDone,
    HandoverDropped,
    FirstDayDone,
];

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: EVENTS,
        reactions: open::REACTIONS,
        jobs: &[Job { name: "handover.sweep", every: 3_600, run: open::sweep }],
        migrations: db::migrations!["20261123130200_create_handover"],
        statements: store::statements,
        samples: |l| {
            [list_handovers::samples(l), show_handover::samples(l), first_day::samples(l), tower::samples(l)]
                .into_iter()
                .flatten()
                .collect()
        },
        navigation,
        desk: tower::desk,
        mine: tower::mine,
        ..Module::new("handover")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(list_handovers::list_handovers))
        .routes(routes!(show_handover::show_handover))
        .routes(routes!(calendar::export_calendar))
        .routes(routes!(note::show_write_note, note::write_note))
        .routes(routes!(sign::sign_handover))
        .routes(routes!(stand_in::show_stand_in, stand_in::stand_in))
        .routes(routes!(name::show_name_successor, name::name_successor))
        .routes(routes!(confirm::confirm_section))
        .routes(routes!(ask::show_ask_question, ask::ask_question))
        .routes(routes!(answer::show_answer_question, answer::answer_question))
        .routes(routes!(accept::accept_handover))
        .routes(routes!(first_day::show_first_day))
        .routes(routes!(first_day::finish_first_day))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    use kernel::Act as _;
    let (Some(session), Some(building)) = (nav.session, nav.building) else { return Vec::new() };
    let permission = const { &permissions::ListHandovers::PERMISSION };
    if permission.scopes(&session.actor()).is_empty() {
        return Vec::new();
    }
    let item = ui::NavItem {
        section: ui::Section::Handovers,
        icon: "hand",
        label: T(nav.locale).nav_handovers().to_owned(),
        href: format!("/{}/towers/{building}/handovers", session.home),
        count: 0,
    };
    vec![(Place::Rail(62), item)]
}
