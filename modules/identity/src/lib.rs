//! People and what they may be: accounts, sign-in, dated roles, employment, notices.
//!
//! A *person* has a sealed name and nothing else that could identify them; an *account* is how they sign in; an
//! *employment* says for whom they work in which building, once the employer or the floor captain has confirmed it; an
//! *appointment* is a role in a scope between two dates. Everything ends by itself when its employment or its term ends
//! (R10). Erasing a person empties the person and keeps the record.
//!
//! Invariants: no ID-card number, no telephone number; a password is kept as an Argon2id hash; nobody holds two of the
//! three administrator roles (K62); the appointments that a session shows are those that hold today.

mod account;
mod activate;
pub mod api;
mod appoint;
mod appointment;
mod continue_employment;
mod demo;
mod employment;
mod end_employment;
mod events;
mod import;
mod invite;
mod join;
mod list_employments;
mod me;
mod notices;
mod password;
mod permissions;
mod person;
mod refusal;
mod second_factor;
mod session;
mod sessions;
mod sign_in;
mod store;
mod sweep;
mod timeline;
mod vacate;

use kernel::EventKind;
use web::{Job, Module, Nav, Place};

i18n::messages!("i18n");

static IMPORTS: &[&imports::ImportKind] = &[&import::POSTS];

const EVENTS: &[EventKind] = &[
    EventKind::of::<events::SignedIn>(),
    EventKind::of::<events::SignInFailed>(),
    EventKind::of::<events::SignedOut>(),
    EventKind::of::<events::PasswordChanged>(),
    EventKind::of::<events::SecondFactorChanged>(),
    EventKind::of::<events::PersonRegistered>(),
    EventKind::of::<events::PersonErased>(),
    EventKind::of::<events::ActivationIssued>(),
    EventKind::of::<events::InvitationMade>(),
    EventKind::of::<events::EmploymentClaimed>(),
    EventKind::of::<events::EmploymentConfirmed>(),
    EventKind::of::<events::EmploymentRefused>(),
    EventKind::of::<events::EmploymentEnded>(),
    EventKind::of::<events::EmploymentDated>(),
    EventKind::of::<events::FirmVacated>(),
    EventKind::of::<events::Appointed>(),
    EventKind::of::<events::AppointmentEnded>(),
];

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: EVENTS,
        reactions: vacate::REACTIONS,
        jobs: &[Job { name: "identity.sweep", every: 600, run: sweep::sweep }],
        migrations: db::migrations![
            "20260901020000_create_identity",
            "20261123060100_leaving",
            "20261123170000_find_posts"
        ],
        statements: store::statements,
        imports: IMPORTS,
        samples: |l| {
            [
                sign_in::samples(l),
                join::samples(l),
                invite::samples(l),
                me::samples(l),
                notices::samples(l),
                password::samples(l),
                second_factor::samples(l),
                sessions::samples(l),
                employment::samples(l),
                list_employments::samples(l),
                end_employment::samples(l),
                appoint::samples(l),
                activate::samples(l),
                demo::samples(l),
            ]
            .into_iter()
            .flatten()
            .collect()
        },
        navigation,
        ..Module::new("identity")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(sign_in::show_sign_in, sign_in::sign_in))
        .routes(routes!(sessions::sign_out))
        .routes(routes!(sessions::list_sessions))
        .routes(routes!(sessions::end_session))
        .routes(routes!(password::show_password, password::change_password))
        .routes(routes!(second_factor::show_second_factor, second_factor::set_second_factor))
        .routes(routes!(second_factor::drop_second_factor))
        .routes(routes!(me::show_me))
        .routes(routes!(me::erase_me))
        .routes(routes!(notices::list_notices, notices::read_notices))
        .routes(routes!(invite::list_invitations, invite::invite))
        .routes(routes!(join::show_join, join::join))
        .routes(routes!(employment::list_pending))
        .routes(routes!(employment::confirm_employment))
        .routes(routes!(employment::refuse_employment))
        .routes(routes!(list_employments::list_employments))
        .routes(routes!(end_employment::show_end_employment, end_employment::end_employment))
        .routes(routes!(continue_employment::continue_employment))
        .routes(routes!(appoint::list_appointments, appoint::appoint))
        .routes(routes!(appoint::end_appointment))
        .routes(routes!(activate::show_issue_activation, activate::issue_activation))
        .routes(routes!(activate::show_activation, activate::activate))
        .routes(routes!(demo::show_cast))
        .routes(routes!(demo::play))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    let Some(session) = nav.session else { return Vec::new() };
    let t = T(nav.locale);
    let item = |section, icon, label: &str, href: String| ui::NavItem {
        section,
        icon,
        label: label.to_owned(),
        href,
        count: 0,
    };
    let home = session.home;
    let mut places = vec![(Place::Thumb(90), item(ui::Section::Mine, "person", t.nav_mine(), format!("/{home}/me")))];
    let actor = session.actor();
    if permissions::may_confirm(&actor) {
        let href = format!("/{home}/employments/pending");
        places.push((Place::Rail(70), item(ui::Section::Accounts, "person", t.nav_pending(), href)));
    }
    if permissions::may_end(&actor) {
        let href = format!("/{home}/employments");
        places.push((Place::Rail(71), item(ui::Section::Employments, "person", t.employments_title(), href)));
    }
    if let (Some(building), true) = (nav.building, permissions::may_invite(&actor)) {
        let href = format!("/{home}/towers/{building}/invitations");
        places.push((Place::Rail(72), item(ui::Section::Invitations, "plus", t.invite_crumb(), href)));
    }
    if permissions::may_appoint(&actor) {
        let href = format!("/{home}/appointments");
        places.push((Place::Rail(75), item(ui::Section::Appointments, "check", t.nav_appointments(), href)));
    }
    places
}
