//! The report of a breach, for those concerned.

use axum::extract::Path;
use identity::api::{TimelineItem, timeline};
use kernel::{District, Locale, Text};
use ledger::{Load as _, Tx};
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Section, Tone, TowerLink};
use web::{Action, App, Ctx, Result, View};

use crate::{
    T,
    breach::{BreachId, BreachStage, Turn},
    cite_article::article_href,
    edit_article::article_number_in,
    load::{Breach, Edition, permits},
    permissions::{self as may, ShowBreach},
    settle_breach::is_overdue,
};

/// The report of a breach.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "covenants/show_breach.html")]
pub struct BreachPage {
    pub id: BreachId,
    /// `reported`, `answered`, `reminded`, `mediated` or `closed`.
    pub state: &'static str,
    pub title: String,
    pub organisation: String,
    pub words: String,
    pub answer: Option<String>,
    pub outcome: Option<String>,
    pub actions: Vec<Action>,
    pub timeline: Vec<TimelineItem>,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    due: Option<String>,
    #[serde(skip)]
    article: String,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for BreachPage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(&self.title)];
        Frame { section: Section::Charters, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// What the report is about: the document and the article.
///
/// # Errors
/// The database's own failure.
pub fn title(tx: &mut Tx<'_, '_>, breach: &Breach) -> kernel::Result<Text> {
    let edition = Edition::load(tx, breach.edition)?.ok_or_else(kernel::Error::hidden)?;
    let position = edition.article(breach.article)?.position;
    Ok(Text::each(|l| {
        let document = T(l).document(edition.kind.code());
        T(l).breach_of(document, article_number_in(T(l), position))
    }))
}

/// The report of a breach.
#[utoipa::path(get, path = "/{district}/breaches/{breach}", operation_id = "show_breach", tag = "covenants",
    params(("district" = District, Path), ("breach" = BreachId, Path)),
    responses((status = 200, body = BreachPage)), extensions(("x-permission" = json!("covenants.show_breach"))))]
pub async fn show_breach(ctx: Ctx, Path((_, id)): Path<(District, BreachId)>) -> Result {
    let (locale, app) = (ctx.locale, ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let breach = tx.granted::<ShowBreach, Breach>(id)?.into_inner();
            assemble(tx, &app, &breach, locale)
        })
        .await?;
    ctx.show(&page).await
}

/// The status in a word.
pub fn chip(stage: BreachStage, overdue: bool, locale: Locale) -> Chip {
    let tone = match stage {
        _ if overdue => Tone::Late,
        BreachStage::Reported => Tone::New,
        BreachStage::Answered | BreachStage::Reminded => Tone::Waiting,
        BreachStage::Mediated => Tone::Doing,
        BreachStage::Closed => Tone::Closed,
    };
    Chip::new(tone, T(locale).breach_stage(stage.code()))
}

fn assemble(tx: &mut Tx<'_, '_>, app: &App, breach: &Breach, locale: Locale) -> kernel::Result<BreachPage> {
    let (t, format, district) = (T(locale), i18n::Format(locale), tx.district());
    let (actor, overdue, href) = (tx.actor(), is_overdue(tx, breach), breach.href());
    let mut actions = Vec::new();
    if breach.stage.answer().is_ok() && permits::<may::AnswerBreach>(actor, breach) {
        actions.push(Action::page("answer_breach", format!("{href}/answer"), t.do_answer_breach()).main());
    }
    let open = Turn::ALL.iter().any(|turn| breach.stage.turn(*turn, overdue).is_ok());
    if open && permits::<may::SettleBreach>(actor, breach) {
        actions.push(Action::page("settle_breach", format!("{href}/outcome"), t.do_settle_breach()).main());
    }
    let title = title(tx, breach)?;
    let timeline = timeline(tx, app, (&breach.id.to_string(), ""), locale)?;
    Ok(BreachPage {
        id: breach.id,
        state: breach.stage.code(),
        title: title.get(locale).to_owned(),
        organisation: breach.name.clone(),
        words: breach.words.clone(),
        answer: breach.answer.clone(),
        outcome: breach.outcome.clone(),
        actions,
        timeline,
        chip: chip(breach.stage, overdue, locale),
        due: breach.due_on.map(|due| t.answer_until(format.date_long(due))),
        article: article_href(district, breach.charter, breach.article),
        tower: TowerLink { name: breach.ground.building.name.clone(), href: breach.ground.tower_href() },
        t,
    })
}

pub fn samples(locale: Locale) -> Vec<web::Sample> {
    let t = T(locale);
    let page = |whole: bool| BreachPage {
        id: BreachId::from_bytes([6; 16]),
        state: "reported",
        title: t.breach_of(t.document("covenant"), article_number_in(t, 4)),
        organisation: "岚桥供应链管理（上海）有限公司".into(),
        words: "上午十点敲墙。".into(),
        answer: whole.then(|| "已经改到午间。".into()),
        outcome: whole.then(|| "提醒施工方。".into()),
        actions: if whole { vec![Action::page("answer_breach", "/", t.do_answer_breach()).main()] } else { vec![] },
        timeline: vec![TimelineItem {
            on: "3月2日".into(),
            text: t.line_breach_answered().into(),
            by: "企业代表".into(),
            words: whole.then(|| "…".into()),
            href: "/".into(),
        }],
        chip: chip(BreachStage::Reported, whole, locale),
        due: whole.then(|| t.answer_until("2026年3月9日")),
        article: "/".into(),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    vec![web::Sample::of("show_breach", &page(true)), web::Sample::of("show_breach", &page(false))]
}
