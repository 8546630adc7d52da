//! Projects (项目): what a tower does about its matters, and who does it.
//!
//! A *project* (项目) answers one or more matters whose resolution is in effect; it goes through the states of W7 in
//! `state.rs`. A *claim* (认领) offers to do it, alone or jointly, wholly or in part; its *pledges* give to what the project
//! needs. *Milestones* are confirmed by the other side; a finished project is *accepted* by those who raised it, the
//! committee and a neutral person, its outcome is *measured* against the baseline and appraised.
//!
//! Invariants: nobody reviews or awards their own; what is pledged and what is open add up to what is needed, in fen; a
//! project is archived only with a measured outcome; every originator and supporter is told of each turn.

mod accept;
mod actions;
pub mod api;
mod award;
mod claim;
mod claimant;
mod confirm;
mod confirm_pledge;
mod decide_extension;
mod deliver;
mod draft;
mod edit;
mod events;
mod export;
mod extend;
mod finish;
mod inspect;
mod link;
mod list_projects;
mod look;
mod make;
mod measure;
mod milestone;
mod need;
mod parts;
mod party;
mod permissions;
mod project;
mod reactions;
mod reading;
mod refusal;
mod report;
mod review;
mod rows;
mod settle;
mod show_project;
mod start;
mod state;
mod step;
mod store;
mod submit;
mod sweep;
mod terminate;
mod terms;
mod tower;
mod unclaimed;
mod verdict;
mod withdraw;

use kernel::EventKind;
use web::{Job, Module, Nav, Place};

i18n::messages!("i18n");

macro_rules! kinds {
    ($($event:ident),* $(,)?) => { &[$(EventKind::of::<events::$event>()),*] };
}

const EVENTS: &[EventKind] = kinds![
    ProjectMade,
    ProjectEdited,
    MatterLinked,
    ProjectSubmitted,
    ReviewSigned,
    ProjectPublished,
    ProjectReturned,
    ProjectClaimed,
    ClaimTakenBack,
    WindowEnded,
    ProjectRepublished,
    ProjectAdjusted,
    ProjectContinued,
    ProjectEnded,
    ClaimAwarded,
    ClaimDeclined,
    ProjectAwarded,
    ClaimsDeclined,
    ClaimSigned,
    ProjectStarted,
    MilestoneReported,
    MilestoneConfirmed,
    MilestoneDisputed,
    MilestoneLate,
    MilestoneSupervised,
    ExtensionAsked,
    ExtensionDecided,
    PledgeDelivered,
    PledgeConfirmed,
    PledgeDisputed,
    InspectionNoted,
    ClaimWithdrawn,
    ClaimSettled,
    ProjectReOffered,
    ProjectFinished,
    AcceptanceGiven,
    ProjectAccepted,
    ProjectReworked,
    OutcomeMeasured,
    ProjectAppraised,
    ProjectArchived,
];

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: EVENTS,
        reactions: reactions::REACTIONS,
        jobs: &[Job { name: "projects.sweep", every: 60, run: sweep::sweep }],
        migrations: db::migrations!["20260901070000_create_projects"],
        statements: || store::sql::ALL.to_vec(),
        samples: |l| {
            [list_projects::samples(l), show_project::samples(l), parts::samples(l), tower::samples(l)]
                .into_iter()
                .flatten()
                .collect()
        },
        navigation,
        tower: tower::tower,
        item: tower::item,
        desk: tower::desk,
        mine: tower::mine,
        ..Module::new("projects")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(list_projects::list_projects))
        .routes(routes!(export::export_projects))
        .routes(routes!(make::show_make_project, make::make_project))
        .routes(routes!(edit::show_edit_project, edit::edit_project))
        .routes(routes!(link::show_link_matter, link::link_matter))
        .routes(routes!(show_project::show_project))
        .routes(routes!(submit::submit_project))
        .routes(routes!(review::show_review_project, review::review_project))
        .routes(routes!(claim::show_claim_project, claim::claim_project))
        .routes(routes!(withdraw::show_withdraw_claim, withdraw::withdraw_claim))
        .routes(routes!(unclaimed::show_settle_unclaimed, unclaimed::settle_unclaimed))
        .routes(routes!(award::show_award_project, award::award_project))
        .routes(routes!(start::show_start_project, start::start_project))
        .routes(routes!(report::show_report_milestone, report::report_milestone))
        .routes(routes!(confirm::show_confirm_milestone, confirm::confirm_milestone))
        .routes(routes!(extend::show_ask_extension, extend::ask_extension))
        .routes(routes!(decide_extension::show_decide_extension, decide_extension::decide_extension))
        .routes(routes!(deliver::show_deliver_pledge, deliver::deliver_pledge))
        .routes(routes!(confirm_pledge::show_confirm_pledge, confirm_pledge::confirm_pledge))
        .routes(routes!(inspect::show_inspect_project, inspect::inspect_project))
        .routes(routes!(settle::show_settle_claim, settle::settle_claim))
        .routes(routes!(terminate::show_terminate_project, terminate::terminate_project))
        .routes(routes!(finish::show_finish_project, finish::finish_project))
        .routes(routes!(accept::show_accept_project, accept::accept_project))
        .routes(routes!(measure::show_measure_outcome, measure::measure_outcome))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    let (Some(district), Some(building)) = (nav.district, nav.building) else { return Vec::new() };
    let item = ui::NavItem {
        section: ui::Section::Projects,
        icon: "hand",
        label: T(nav.locale).nav_projects().to_owned(),
        href: format!("/{district}/towers/{building}/projects"),
        count: 0,
    };
    let mut places = vec![(Place::Thumb(4), item.clone())];
    if nav.session.is_some_and(|s| s.is_staff()) {
        places.push((Place::Rail(40), item));
    }
    places
}
