//! The three meetings (三会): deliberation (议事会), coordination (协调会), appraisal (评议会).
//!
//! An *item* (议题) waits in the pool of a body, is listed on a *meeting*, taken up there and put to a *ballot* (表决). What was
//! adopted is a *resolution* (决议); it is published with the *minutes* (纪要) and takes effect after its notice period, once
//! every *objection* (公示意见) to it is answered. A *coordination* brings parties to an agreement; an *appraisal* has people
//! drawn by lot score what was done.
//!
//! Invariants: quorum and electorate are those of the moment in which a ballot is opened, and are kept with it; of a secret
//! ballot nothing leads back to a voter; nobody signs minutes that they wrote; the vice-chair presides only where the chair is not;
//! a draft meeting is seen by the body's own people only.

mod add_item;
mod add_paper;
mod agenda;
mod agree;
mod amend;
mod answer;
mod answer_objection;
pub mod api;
mod appoint_mediator;
mod appraisal;
mod appraisal_parts;
#[cfg(test)]
mod appraisal_story_tests;
mod appraise;
mod arrange;
mod attend;
mod ballot;
mod call;
mod cast;
mod close_appraisal;
mod close_ballot;
mod close_meeting;
mod convene;
mod coordinate;
mod coordination;
mod coordination_parts;
#[cfg(test)]
mod coordination_story_tests;
mod deliver_improvement;
mod edit_item;
mod edit_minutes;
mod entry;
mod events;
mod fail;
mod follow_up;
mod form;
mod give_consent;
mod held;
mod hold_round;
mod improve;
mod list_meetings;
mod load;
mod load_appraisal;
mod load_coordination;
mod meeting;
mod minutes;
mod name_party;
mod new_appraisal;
mod new_meeting;
mod note;
mod notice;
mod object;
mod objection;
#[cfg(test)]
mod objection_story_tests;
mod open_ballot;
mod open_meeting;
mod outlook;
mod permissions;
mod pool;
mod postpone;
mod preside;
#[cfg(test)]
mod preside_story_tests;
mod proceedings;
mod publish_minutes;
mod recheck;
mod recuse;
mod refusal;
mod resolution;
mod score;
mod show_appraisal;
mod show_coordination;
mod show_meeting;
mod show_minutes;
mod sign_minutes;
mod store;
mod sweep;
mod take_up;
#[cfg(test)]
mod test_world;
mod tower;

use web::{Job, Module, Nav, Place};

i18n::messages!("i18n");

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: events::ALL,
        jobs: &[Job { name: "meetings.sweep", every: 60, run: sweep::sweep }],
        migrations: db::migrations![
            "20260901050000_create_meetings",
            "20260901050100_create_coordinations",
            "20260901050200_create_appraisals",
            "20260901050300_create_objections",
            "20260901050400_create_presiding",
            "20261123100100_meeting_opened"
        ],
        statements: store::statements,
        samples: |l| {
            [
                form::samples(l),
                list_meetings::samples(l),
                show_coordination::samples(l),
                show_appraisal::samples(l),
                show_meeting::samples(l),
                show_minutes::samples(l),
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
        ..Module::new("meetings")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(list_meetings::list_meetings))
        .routes(routes!(list_meetings::list_items))
        .routes(routes!(add_item::show_add_item, add_item::add_item))
        .routes(routes!(edit_item::show_edit_item, edit_item::edit_item))
        .routes(routes!(new_meeting::show_new_meeting, new_meeting::new_meeting))
        .routes(routes!(new_meeting::show_edit_meeting, new_meeting::edit_meeting))
        .routes(routes!(show_meeting::show_meeting))
        .routes(routes!(arrange::list_item))
        .routes(routes!(arrange::unlist_item))
        .routes(routes!(arrange::move_item))
        .routes(routes!(add_paper::show_add_paper, add_paper::add_paper))
        .routes(routes!(add_paper::remove_paper))
        .routes(routes!(add_paper::show_paper))
        .routes(routes!(convene::convene))
        .routes(routes!(postpone::show_postpone, postpone::postpone))
        .routes(routes!(postpone::show_cancel, postpone::cancel))
        .routes(routes!(answer::answer))
        .routes(routes!(attend::attend))
        .routes(routes!(open_meeting::open_meeting))
        .routes(routes!(take_up::take_up))
        .routes(routes!(note::note))
        .routes(routes!(amend::show_amend, amend::amend))
        .routes(routes!(recuse::show_recuse, recuse::recuse))
        .routes(routes!(open_ballot::open_ballot))
        .routes(routes!(cast::cast))
        .routes(routes!(close_ballot::show_close_ballot, close_ballot::close_ballot))
        .routes(routes!(close_meeting::close_meeting))
        .routes(routes!(show_minutes::show_minutes))
        .routes(routes!(edit_minutes::show_edit_minutes, edit_minutes::edit_minutes))
        .routes(routes!(sign_minutes::sign_minutes))
        .routes(routes!(publish_minutes::publish_minutes))
        .routes(routes!(show_minutes::show_resolution))
        .routes(routes!(object::show_object, object::object))
        .routes(routes!(answer_objection::show_answer_objection, answer_objection::answer_objection))
        .merge(show_coordination::coordination_routes())
        .merge(show_appraisal::appraisal_routes())
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    let (Some(district), Some(building)) = (nav.district, nav.building) else { return Vec::new() };
    let item = ui::NavItem {
        section: ui::Section::Meetings,
        icon: "meet",
        label: T(nav.locale).nav_meet().to_owned(),
        href: format!("/{district}/towers/{building}/meetings"),
        count: 0,
    };
    vec![(Place::Thumb(3), item.clone()), (Place::Rail(30), item)]
}
