//! Floor captains (楼层长): who looks after a floor, how they came to it, and what they do there.
//!
//! A *captaincy* is one person's way to looking after one floor and out of it (W2, `captaincy.rs`): proposed, asked of the
//! floor, appointed, in office, handed over. A *substitute* (代理) has the role between two days. The *three buttons* (记一条,
//! 办结, 上报) call the verbs of `issues`; written without a network they wait on the telephone and arrive once each.
//!
//! Handing over (交接), where W2 ends, is done with one paper and not with two: the pack of `handover`, which opens when an
//! office is over ([`api::leaving`]) and concludes it when both have signed ([`api::hand_over`]). After the last day open
//! items change hands by themselves, so that they wait for no signature; the pack stays to be signed.
//!
//! Invariants: the role itself is an appointment of `identity` and ends with the term, the employment or the office; one
//! captain a floor; nobody looks after a floor on which they do not work; what is open is handed over or goes one level up.

mod accept;
mod acknowledge;
mod answer_objection;
pub mod api;
mod appoint;
mod captain;
mod captaincy;
mod care;
mod consent;
mod dismiss;
mod end_substitution;
mod events;
mod floors;
mod list_floors;
mod list_gaps;
mod nominate;
mod note;
mod object;
mod pass;
mod people;
mod permissions;
mod reactions;
mod record;
mod refusal;
mod resign;
mod settle;
mod show_captaincy;
mod show_floor;
mod step;
mod store;
mod substitute;
mod suspend;
mod sweep;
mod terms;
mod tower;
mod withdraw;
mod work;
mod worker;

use kernel::EventKind;
use web::{Job, Module, Nav, Place};

i18n::messages!("i18n");

macro_rules! kinds {
    ($($event:ident),* $(,)?) => { &[$(EventKind::of::<events::$event>()),*] };
}

const EVENTS: &[EventKind] = kinds![
    CaptainNominated,
    NominationDeclined,
    NominationLapsed,
    NominationWithdrawn,
    InquiryOpened,
    ObjectionRaised,
    ObjectionAnswered,
    InquiryClosed,
    CaptainAppointed,
    CaptainImported,
    DutiesAcknowledged,
    CaptainSuspended,
    CaptainResumed,
    SubstituteNamed,
    SubstituteEnded,
    CaptainLeft,
    HandedOver,
    ShownChanged,
];

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: EVENTS,
        reactions: reactions::REACTIONS,
        jobs: &[
            Job { name: "captains.sweep", every: 300, run: sweep::sweep },
            Job { name: "captains.adopt", every: 86_400, run: sweep::adopt },
        ],
        migrations: db::migrations!["20261123070000_create_captains"],
        statements: || store::sql::ALL.to_vec(),
        samples: |l| {
            [
                show_captaincy::samples(l),
                show_floor::samples(l),
                list_floors::samples(l),
                list_gaps::samples(l),
                work::samples(l),
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
        ..Module::new("captains")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(list_floors::list_floors))
        .routes(routes!(list_gaps::list_gaps))
        .routes(routes!(show_floor::show_floor))
        .routes(routes!(nominate::show_nominate_captain, nominate::nominate_captain))
        .routes(routes!(show_captaincy::show_captaincy))
        .routes(routes!(accept::show_accept_nomination, accept::accept_nomination))
        .routes(routes!(withdraw::show_withdraw_nomination, withdraw::withdraw_nomination))
        .routes(routes!(object::show_captain_object, object::captain_object))
        .routes(routes!(answer_objection::show_answer_captain_objection, answer_objection::answer_captain_objection))
        .routes(routes!(appoint::show_appoint_captain, appoint::appoint_captain))
        .routes(routes!(acknowledge::acknowledge_duties))
        .routes(routes!(suspend::show_suspend_captain, suspend::suspend_captain))
        .routes(routes!(suspend::resume_captain))
        .routes(routes!(resign::show_resign_captaincy, resign::resign_captaincy))
        .routes(routes!(dismiss::show_dismiss_captain, dismiss::dismiss_captain))
        .routes(routes!(substitute::show_substitute_captain, substitute::substitute_captain))
        .routes(routes!(end_substitution::end_substitution))
        .routes(routes!(consent::consent_to_record))
        .routes(routes!(work::show_work))
        .routes(routes!(work::show_left))
        .routes(routes!(note::note_item))
        .routes(routes!(settle::settle_item))
        .routes(routes!(pass::pass_item))
        .routes(routes!(worker::show_worker))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    use kernel::Act as _;
    let t = T(nav.locale);
    let item = |section, icon, label: &str, href: String| ui::NavItem {
        section,
        icon,
        label: label.to_owned(),
        href,
        count: 0,
    };
    let mut places = Vec::new();
    let Some(session) = nav.session else { return places };
    if session.appointments.iter().any(|a| a.role == kernel::Role::FloorCaptain) {
        let desk = item(ui::Section::Work, "plus", t.nav_work(), format!("/{}/captain/desk", session.home));
        places.extend([(Place::Thumb(0), desk.clone()), (Place::Rail(5), desk)]);
    }
    if !permissions::ListGaps::PERMISSION.scopes(&session.actor()).is_empty() {
        let href = format!("/{}/floors/gaps", session.home);
        places.push((Place::Rail(56), item(ui::Section::Floors, "lift", t.nav_gaps(), href)));
    }
    if let (Some(district), Some(building)) = (nav.district, nav.building)
        && permissions::may_list(&session.actor(), building)
    {
        let href = format!("/{district}/towers/{building}/floors");
        places.push((Place::Rail(55), item(ui::Section::Floors, "lift", t.nav_floors(), href)));
    }
    places
}
