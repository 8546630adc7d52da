//! Party organisations (党组织): the chain of five levels, the alliances across it, who leads each, and whom they cover.
//!
//! A *unit* is a Party organisation: the region's alliance, a community's committee, a tower's committee or general branch, a
//! branch, a group. It stands under its *superior*; where it should and does not, the chain is *broken*. An *alliance* runs
//! across the tree. *Advice* says from numbers what should be set up; a *proposal* collects the firms' written willingness
//! and the superior's approval. A *post* is held for a *tenure* or is *vacant*, and its clock runs. An *offer* is a task
//! that whoever declared membership may take.
//!
//! Invariants: only organisations' own numbers are kept, never a list of members; what somebody declares of themselves is
//! sealed, names nobody in the clear, is in no event and gone when it is taken back; a firm that is not willing, and
//! somebody who does not take a task, leave no trace; nobody stands under themselves.

mod act;
mod advice;
mod alliance;
pub mod api;
mod ask;
mod book;
mod chain;
mod count;
mod coverage;
mod decide;
mod decide_tenure;
mod declare;
mod dissolve;
mod drawing;
mod duties;
mod edit;
mod end_tenure;
mod events;
mod found;
mod import;
mod import_counts;
mod list_offers;
mod look;
mod make_offer;
mod numbers;
mod offer;
mod permissions;
mod post;
mod posts;
mod promise;
mod proposal;
mod propose;
mod propose_tenure;
mod reading;
mod refusal;
mod reparent;
mod show_alliance;
mod show_chart;
mod show_coverage;
mod show_offer;
mod show_unit;
mod step;
mod store;
mod sweep;
mod take_offer;
mod tower;
mod unit;
mod willing;

use kernel::EventKind;
use web::{Job, Module, Nav, Place};

i18n::messages!("i18n");

static IMPORTS: &[&imports::ImportKind] = &[&import::UNITS, &import_counts::COUNTS];

macro_rules! kinds {
    ($($event:ident),* $(,)?) => { &[$(EventKind::of::<events::$event>()),*] };
}

pub(crate) const EVENTS: &[EventKind] = kinds![
    UnitFounded,
    UnitEdited,
    UnitReparented,
    UnitDissolved,
    MembersCounted,
    AllianceFounded,
    AllianceEnded,
    AllianceJoined,
    AllianceLeft,
    UnitProposed,
    FirmWilling,
    FirmLeftOut,
    ProposalSubmitted,
    ProposalApproved,
    ProposalReturned,
    ProposalWithdrawn,
    TenureProposed,
    TenureApproved,
    TenureReturned,
    ActingNamed,
    TenureEnded,
    VacancyLate,
    PromiseMade,
    PromiseDelivered,
    PromiseKept,
    DeclarationsRead,
    OfferMade,
    OfferClosed,
];

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: EVENTS,
        reactions: sweep::REACTIONS,
        jobs: &[Job { name: "party.sweep", every: 600, run: sweep::sweep }],
        migrations: db::migrations!["20261123080000_create_party"],
        statements: || store::sql::ALL.to_vec(),
        imports: IMPORTS,
        samples: |l| {
            [
                show_chart::samples(l),
                show_unit::samples(l),
                show_coverage::samples(l),
                ask::samples(l),
                show_alliance::samples(l),
                proposal::samples(l),
                duties::samples(l),
                declare::samples(l),
                reading::samples(l),
                list_offers::samples(l),
                show_offer::samples(l),
                tower::samples(l),
            ]
            .into_iter()
            .flatten()
            .collect()
        },
        navigation,
        tower: tower::tower,
        desk: tower::desk,
        mine: declare::mine,
        ..Module::new("party")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(show_chart::show_chart))
        .routes(routes!(show_coverage::show_coverage))
        .routes(routes!(ask::show_advice))
        .routes(routes!(found::show_found_unit, found::found_unit))
        .routes(routes!(show_unit::show_unit))
        .routes(routes!(edit::show_edit_unit, edit::edit_unit))
        .routes(routes!(reparent::show_reparent_unit, reparent::reparent_unit))
        .routes(routes!(dissolve::show_dissolve_unit, dissolve::dissolve_unit))
        .routes(routes!(alliance::show_found_alliance, alliance::found_alliance))
        .routes(routes!(show_alliance::show_alliance))
        .routes(routes!(alliance::end_alliance))
        .routes(routes!(alliance::show_join_alliance, alliance::join_alliance))
        .routes(routes!(alliance::leave_alliance))
        .routes(routes!(count::show_count_members, count::count_members))
        .routes(routes!(propose::show_propose_unit, propose::propose_unit))
        .routes(routes!(proposal::show_proposal))
        .routes(routes!(willing::show_answer_willingness, willing::answer_willingness))
        .routes(routes!(decide::submit_proposal))
        .routes(routes!(decide::withdraw_proposal))
        .routes(routes!(decide::show_decide_proposal, decide::decide_proposal))
        .routes(routes!(propose_tenure::show_propose_tenure, propose_tenure::propose_tenure))
        .routes(routes!(decide_tenure::show_decide_tenure, decide_tenure::decide_tenure))
        .routes(routes!(act::show_name_acting, act::name_acting))
        .routes(routes!(end_tenure::end_tenure))
        .routes(routes!(promise::show_make_promise, promise::make_promise))
        .routes(routes!(promise::deliver_promise))
        .routes(routes!(promise::confirm_promise))
        .routes(routes!(duties::list_duties))
        .routes(routes!(declare::show_declare, declare::declare))
        .routes(routes!(declare::take_back_declaration))
        .routes(routes!(reading::show_read_declarations, reading::read_declarations))
        .routes(routes!(reading::show_reading))
        .routes(routes!(list_offers::list_offers))
        .routes(routes!(make_offer::show_make_offer, make_offer::make_offer))
        .routes(routes!(show_offer::show_offer))
        .routes(routes!(take_offer::show_take_offer, take_offer::take_offer))
        .routes(routes!(take_offer::leave_offer))
        .routes(routes!(show_offer::read_takers))
        .routes(routes!(show_offer::close_offer))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    let Some(session) = nav.session.filter(|s| permissions::may_show(&s.actor())) else { return Vec::new() };
    let item = ui::NavItem {
        section: ui::Section::Party,
        icon: "flag",
        label: T(nav.locale).nav_party().to_owned(),
        href: format!("/{}/party", nav.district.unwrap_or(session.home)),
        count: 0,
    };
    vec![(Place::Rail(55), item)]
}
