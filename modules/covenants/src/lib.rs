//! The covenant (楼宇治理公约) and the rules of procedure (楼委会议事规则) of a tower, as documents.
//!
//! A *charter* (文件) is one of the two; it has *editions* (版本), drafted, open for *opinions* (意见), adopted by a meeting,
//! in force, superseded. An edition has *articles* (条款), which keep their id from edition to edition. Organisations and
//! members *sign* the edition in force; a *citation* (引用) is what an article has decided; a *breach* (违约情况) is between
//! those concerned. The numbers that rules of procedure set are the building's own layer of the policy pack.
//!
//! Invariants: one edition of a charter is in force at a time, and one is drafted; an edition that was adopted is not changed;
//! what looks unlawful comes before no committee until a named person has looked; a rule of the tower tightens, never loosens;
//! no breach has a penalty, and none is public.

mod answer_breach;
mod answer_opinion;
pub mod api;
mod breach;
mod charter;
mod citation;
mod cite_article;
mod diff;
mod edit_article;
mod events;
mod gate;
mod give_opinion;
mod list_charters;
mod load;
mod look_article;
mod numbers;
mod opinion;
mod parts;
mod permissions;
mod publish_draft;
mod reactions;
mod reading;
mod refusal;
mod report_breach;
mod set_number;
mod settle_breach;
mod show_article;
mod show_breach;
mod show_charter;
mod show_difference;
mod show_edition;
mod sign_charter;
mod start_draft;
mod step;
mod store;
mod submit_draft;
mod sweep;
mod take_back;
mod text;
mod tower;

use web::{Job, Module, Nav, Place};

i18n::messages!("i18n");

pub fn module() -> Module {
    Module {
        routes,
        permissions: permissions::ALL,
        events: events::ALL,
        reactions: reactions::REACTIONS,
        jobs: &[Job { name: "covenants.sweep", every: 3_600, run: sweep::sweep }],
        migrations: db::migrations!["20261123120000_create_covenants", "20261123180000_remind_signers"],
        statements: || store::sql::ALL.to_vec(),
        samples: |l| {
            [
                list_charters::samples(l),
                show_charter::samples(l),
                show_edition::samples(l),
                show_difference::samples(l),
                show_article::samples(l),
                show_breach::samples(l),
                parts::samples(l),
                tower::samples(l),
            ]
            .into_iter()
            .flatten()
            .collect()
        },
        navigation,
        tower: tower::tower,
        desk: tower::desk,
        articles: cite_article::articles,
        cite: cite_article::cited,
        ..Module::new("covenants")
    }
}

fn routes() -> utoipa_axum::router::OpenApiRouter<web::App> {
    use utoipa_axum::routes;
    utoipa_axum::router::OpenApiRouter::new()
        .routes(routes!(list_charters::list_charters))
        .routes(routes!(start_draft::show_start_draft, start_draft::start_draft))
        .routes(routes!(show_charter::show_charter))
        .routes(routes!(show_difference::show_difference))
        .routes(routes!(show_edition::show_edition))
        .routes(routes!(edit_article::show_add_article, edit_article::add))
        .routes(routes!(edit_article::show_edit_article, edit_article::edit_article))
        .routes(routes!(edit_article::remove_article))
        .routes(routes!(look_article::show_look_article, look_article::look_article))
        .routes(routes!(set_number::show_set_number, set_number::set_number))
        .routes(routes!(publish_draft::publish_draft))
        .routes(routes!(give_opinion::show_give_opinion, give_opinion::give_opinion))
        .routes(routes!(answer_opinion::show_answer_opinion, answer_opinion::answer_opinion))
        .routes(routes!(submit_draft::submit_draft))
        .routes(routes!(take_back::show_take_back, take_back::take_back))
        .routes(routes!(sign_charter::show_sign_charter, sign_charter::sign_charter))
        .routes(routes!(show_article::show_article))
        .routes(routes!(cite_article::show_cite_article, cite_article::cite_article))
        .routes(routes!(report_breach::show_report_breach, report_breach::report_breach))
        .routes(routes!(show_breach::show_breach))
        .routes(routes!(answer_breach::show_answer_breach, answer_breach::answer_breach))
        .routes(routes!(settle_breach::show_settle_breach, settle_breach::settle_breach))
}

fn navigation(nav: &Nav<'_>) -> Vec<(Place, ui::NavItem)> {
    let Some(session) = nav.session.filter(|s| s.is_staff()) else { return Vec::new() };
    let Some(building) = nav.building else { return Vec::new() };
    let item = ui::NavItem {
        section: ui::Section::Charters,
        icon: "file",
        label: T(nav.locale).nav_charters().to_owned(),
        href: format!("/{}/towers/{building}/charters", session.home),
        count: 0,
    };
    vec![(Place::Rail(55), item)]
}
