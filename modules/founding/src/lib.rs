//! The life of a committee (W1): how it is founded, renewed, put right and dissolved.
//!
//! A *founding* (设立) goes from the *initiators* (发起人) and the proposed *members* (委员人选) through acceptance, review,
//! public notice and filing to the first meeting; a *renewal* (换届) is the same way in short, for a committee whose term
//! ends. Of a committee at work a *vacancy* (补选) is a seat that was lost, a *rectification* (整改) a list of what it has to put
//! right, by findings of `conformance`, a *dissolution* (撤销) its end with a handover. Where the body itself stands is kept in
//! `committees`. The two documents are text until the first meeting adopts them; `covenants` reads it article by article.
//!
//! Invariants: nothing is handed in while a condition is unmet; nobody declares another one's willingness; a second return names
//! only what was named before or has changed; nobody is chair without a ballot; a committee ends only when everything that was
//! open is in somebody's hands. Every number comes from the rule pack.

mod accept;
mod actions;
pub mod api;
mod attest;
mod cases;
mod composition;
mod conclude;
mod conclude_dissolution;
mod condition;
mod confirm;
mod dissolve;
mod drafts;
mod edit;
mod events;
mod extend;
mod file;
mod first;
mod founding;
mod initiators;
mod letters;
mod life;
mod list_foundings;
mod look;
mod members;
mod object;
mod papers;
mod parts;
mod permissions;
mod publish;
mod reactions;
mod recheck;
mod rectify;
mod refusal;
mod rename;
mod resign;
mod review;
mod show_founding;
mod start;
mod state;
mod step;
mod store;
mod submit;
mod sweep;
mod upkeep;
mod vacancy;
mod verb;
mod withdraw;

use kernel::Role;
use web::{Job, Module, Nav, Place};

i18n::messages!("i18n");

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: events::ALL,
        reactions: reactions::REACTIONS,
        jobs: &[Job { name: "founding.sweep", every: 600, run: sweep::sweep }],
        migrations: db::migrations!["20261123110000_create_founding", "20261123110100_create_upkeep"],
        statements: || [store::sql::ALL, upkeep::sql::ALL].concat(),
        samples: |l| {
            [
                cases::samples(l),
                list_foundings::samples(l),
                papers::samples(l),
                parts::samples(l),
                show_founding::samples(l),
            ]
            .into_iter()
            .flatten()
            .collect()
        },
        navigation,
        tower: parts::tower,
        item: parts::item,
        desk: parts::desk,
        ..Module::new("founding")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(list_foundings::list_foundings))
        .routes(routes!(start::show_start_founding, start::start_founding))
        .routes(routes!(show_founding::show_founding))
        .routes(routes!(papers::show_founding_papers))
        .routes(routes!(initiators::show_add_initiator, initiators::add_initiator))
        .routes(routes!(initiators::remove_initiator))
        .routes(routes!(confirm::show_confirm_initiator, confirm::confirm_initiator))
        .routes(routes!(members::show_propose_member, members::propose_member))
        .routes(routes!(members::remove_member))
        .routes(routes!(edit::show_edit_founding, edit::edit_founding))
        .routes(routes!(attest::show_attest_conditions, attest::attest_conditions))
        .routes(routes!(submit::submit_founding))
        .routes(routes!(withdraw::show_withdraw_founding, withdraw::withdraw_founding))
        .routes(routes!(accept::show_accept_founding, accept::accept_founding))
        .routes(routes!(review::show_review_founding, review::review_founding))
        .routes(routes!(publish::publish_founding))
        .routes(routes!(object::show_object_founding, object::object_founding))
        .routes(routes!(object::show_objection_receipt))
        .routes(routes!(recheck::show_recheck_objection, recheck::recheck_objection))
        .routes(routes!(file::show_file_founding, file::file_founding))
        .routes(routes!(first::show_convene_first, first::convene_first))
        .routes(routes!(first::candidate::show_nominate_chair, first::candidate::nominate_chair))
        .routes(routes!(extend::show_ask_extension_of_term, extend::ask_extension_of_term))
        .routes(routes!(extend::decision::show_decide_extension_of_term, extend::decision::decide_extension_of_term))
        .merge(upkeep_routes())
}

fn upkeep_routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(cases::show_vacancy))
        .routes(routes!(letters::show_vacancy_papers))
        .routes(routes!(vacancy::show_nominate_member, vacancy::nominate_member))
        .routes(routes!(vacancy::file_change))
        .routes(routes!(resign::show_resign_seat, resign::resign_seat))
        .routes(routes!(rename::show_rename_body, rename::rename_body))
        .routes(routes!(rectify::show_start_rectification, rectify::start_rectification))
        .routes(routes!(cases::show_rectification))
        .routes(routes!(letters::show_rectification_papers))
        .routes(routes!(rectify::explain::show_explain_rectification, rectify::explain::explain_rectification))
        .routes(routes!(conclude::show_conclude_rectification, conclude::conclude_rectification))
        .routes(routes!(dissolve::show_start_dissolution, dissolve::start_dissolution))
        .routes(routes!(cases::show_dissolution))
        .routes(routes!(letters::show_dissolution_papers))
        .routes(routes!(dissolve::hand::show_hand_over_item, dissolve::hand::hand_over_item))
        .routes(routes!(conclude_dissolution::show_conclude_dissolution, conclude_dissolution::conclude_dissolution))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    const CLERKS: [Role; 3] = [Role::SubdistrictClerk, Role::DistrictClerk, Role::CityClerk];
    let (Some(district), Some(session)) = (nav.district, nav.session) else { return Vec::new() };
    if !session.appointments.iter().any(|a| CLERKS.contains(&a.role)) {
        return Vec::new();
    }
    let item = ui::NavItem {
        section: ui::Section::Foundings,
        icon: "board",
        label: T(nav.locale).nav_foundings().to_owned(),
        href: format!("/{district}/foundings"),
        count: 0,
    };
    vec![(Place::Rail(60), item)]
}
