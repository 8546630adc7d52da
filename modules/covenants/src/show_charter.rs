//! The document in force, or as it was on a day: its text with the official look, who has signed it, its editions.

use axum::extract::{Path, Query};
use db::args;
use identity::api::{TimelineItem, timeline};
use kernel::{Date, District, Locale};
use ledger::{Load as _, Tx};
use serde::{Deserialize, Serialize};
use ui::{Chip, Crumb, Frame, Section, TowerLink};
use web::{Action, App, Ctx, Input, Result, View};

use crate::{
    T,
    charter::{ArticleId, CharterId, EditionId},
    cite_article::article_href,
    edit_article::article_number_in,
    load::{Charter, Edition, edition_href, permits},
    parts::{Paper, chip},
    permissions::{self as may, ShowCharter},
    step::html,
    store::sql,
    sweep,
};

/// Which day's document.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct OnDay {
    /// `2026-09-01`; today without it.
    #[param(value_type = String)]
    on: Input,
}

/// An article and how often it was cited.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ArticleLink {
    pub article: ArticleId,
    pub number: String,
    pub heading: String,
    pub href: String,
    pub uses: i64,
    pub breaches: i64,
}

/// An edition in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct EditionLink {
    pub id: EditionId,
    pub n: u32,
    pub href: String,
    pub chip: Chip,
    /// From when to when it was in force.
    pub span: String,
    /// What changed since the one before.
    pub difference: Option<String>,
}

/// Who has signed: an organisation, or a member of the committee.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SignatureItem {
    pub name: String,
    pub on: String,
}

/// A document.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "covenants/show_charter.html")]
pub struct CharterPage {
    pub id: CharterId,
    /// `covenant` or `procedure`.
    pub kind: &'static str,
    pub title: String,
    /// The edition that is shown; nothing was in force on the day without it.
    pub edition: Option<EditionId>,
    pub n: u32,
    /// The text: articles by number.
    pub text: String,
    pub articles: Vec<ArticleLink>,
    pub editions: Vec<EditionLink>,
    pub signatures: Vec<SignatureItem>,
    pub signed_firms: u32,
    pub firms: usize,
    pub signed_members: u32,
    pub members: usize,
    /// For those who keep it: the organisations of the tower that have not signed, and how many members.
    pub unsigned: Vec<String>,
    pub unsigned_members: usize,
    pub actions: Vec<Action>,
    pub timeline: Vec<TimelineItem>,
    #[serde(skip)]
    now: bool,
    #[serde(skip)]
    day: String,
    #[serde(skip)]
    chip: Option<Chip>,
    #[serde(skip)]
    paper: Option<ui::Html>,
    #[serde(skip)]
    short: Option<String>,
    #[serde(skip)]
    coming: Option<(String, String)>,
    #[serde(skip)]
    list: String,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for CharterPage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.nav_charters(), &self.list),
            Crumb::here(self.t.document(self.kind)),
        ];
        Frame { section: Section::Charters, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// The covenant or the rules of procedure of a tower, as of today or of a day.
#[utoipa::path(get, path = "/{district}/charters/{charter}", operation_id = "show_charter", tag = "covenants",
    params(("district" = District, Path), ("charter" = CharterId, Path), OnDay),
    responses((status = 200, body = CharterPage)), extensions(("x-permission" = json!("covenants.show_charter"))))]
pub async fn show_charter(ctx: Ctx, Path((_, id)): Path<(District, CharterId)>, Query(day): Query<OnDay>) -> Result {
    let (locale, app) = (ctx.locale, ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let charter = tx.granted::<ShowCharter, Charter>(id)?.into_inner();
            assemble(tx, &app, &charter, day.on.parse().ok(), locale)
        })
        .await?;
    ctx.show(&page).await
}

fn assemble(
    tx: &mut Tx<'_, '_>,
    app: &App,
    charter: &Charter,
    on: Option<Date>,
    locale: Locale,
) -> kernel::Result<CharterPage> {
    let (t, format, today) = (T(locale), i18n::Format(locale), tx.today());
    let (district, id, ground) = (tx.district(), charter.row.id, &charter.ground);
    let day = on.unwrap_or(today);
    let shown = match charter.on(day).map(|e| e.id) {
        Some(edition) => Edition::load(tx, edition)?,
        None => None,
    };
    let title = charter.title().get(locale).to_owned();
    let signatures = match &shown {
        Some(e) => tx.all(&sql::SIGNATURES, args![district, e.id])?,
        None => Vec::new(),
    };
    let (uses, broken) = (tx.all(&sql::USES, args![district, id])?, tx.all(&sql::BREACH_COUNTS, args![district, id])?);
    let articles = shown.iter().flat_map(|e| &e.articles).map(|a| ArticleLink {
        article: a.article,
        number: article_number_in(t, a.position),
        heading: a.heading.clone(),
        href: article_href(district, id, a.article),
        uses: uses.iter().find(|(u, ..)| *u == a.article).map_or(0, |(_, n, _)| *n),
        breaches: broken.iter().find(|(b, _)| *b == a.article).map_or(0, |(_, n)| *n),
    });
    let articles = articles.collect();
    let drafts = ground.drafts(tx.actor());
    let coming = charter.coming().filter(|e| drafts || e.state().is_ok_and(|s| s.is_public()));
    let timeline = if shown.is_some() || coming.is_some() {
        timeline(tx, app, (&id.to_string(), ""), locale)?
    } else {
        Vec::new()
    };
    let firms = ground.firms.len();
    let pack = policy::api::of(tx, charter.row.building)?;
    let needed = pack.covenants.sign_share.value;
    let is_now = on.is_none_or(|d| d == today);
    let signed = shown.as_ref().map_or(0, |e| e.signed_firms);
    let needs = needed.needed(u32::try_from(firms).unwrap_or(0));
    let open = sweep::unsigned(ground, &signatures);
    let keeps = shown.is_some() && is_now && (drafts || ground.is_member(tx.actor()));
    Ok(CharterPage {
        id,
        kind: charter.row.kind.code(),
        edition: shown.as_ref().map(|e| e.id),
        n: shown.as_ref().map_or(0, |e| e.n),
        text: shown.as_ref().map(Edition::text).unwrap_or_default(),
        articles,
        editions: editions(charter, drafts, locale)?,
        signatures: signatures
            .into_iter()
            .map(|s| SignatureItem {
                name: if s.name.is_empty() { t.a_member().to_owned() } else { s.name },
                on: format.date_near(s.at.date(), today),
            })
            .collect(),
        signed_firms: signed,
        firms,
        signed_members: shown.as_ref().map_or(0, |e| e.signed_members),
        members: ground.seats.len(),
        unsigned: if keeps { open.firms.into_iter().map(|(_, name)| name).collect() } else { Vec::new() },
        unsigned_members: if keeps { open.members.len() } else { 0 },
        actions: if is_now { actions(tx, charter, t) } else { Vec::new() },
        timeline,
        now: is_now,
        day: format.date_long(day),
        chip: shown.as_ref().map(|e| chip(e.state, locale)),
        short: (shown.is_some() && is_now && signed < needs).then(|| t.sign_short(needs - signed, needs)),
        paper: match &shown {
            Some(e) => Some(html(&Paper::of(&title, e, &pack, t))?),
            None => None,
        },
        coming: coming.map(|e| (t.edition_n(e.n), edition_href(district, e.id))),
        list: ground.href(),
        tower: TowerLink { name: ground.building.name.clone(), href: ground.tower_href() },
        title,
        t,
    })
}

fn editions(charter: &Charter, drafts: bool, locale: Locale) -> kernel::Result<Vec<EditionLink>> {
    let (t, format) = (T(locale), i18n::Format(locale));
    let mut links = Vec::new();
    for e in &charter.editions {
        let state = e.state()?;
        if !drafts && !state.is_public() {
            continue;
        }
        let span = match (e.since_on, e.ended_on) {
            (Some(since), Some(ended)) => t.span(format.date_long(since), format.date_long(ended)),
            (Some(since), None) => t.since(format.date_long(since)),
            _ => String::new(),
        };
        let difference = (e.n > 1).then(|| format!("{}/difference?from={}&to={}", charter.href(), e.n - 1, e.n));
        let href = edition_href(e.district, e.id);
        links.push(EditionLink { id: e.id, n: e.n, href, chip: chip(state, locale), span, difference });
    }
    Ok(links)
}

fn actions(tx: &Tx<'_, '_>, charter: &Charter, t: T) -> Vec<Action> {
    let (actor, href, ground) = (tx.actor(), charter.href(), &charter.ground);
    let mut actions = Vec::new();
    if charter.in_force().is_some() && permits::<may::SignCharter>(actor, charter) {
        actions.push(Action::page("sign_charter", format!("{href}/signatures"), t.do_sign()).main());
    }
    if charter.coming().is_none() && ground.drafts(actor) {
        let start = Action::page("start_draft", format!("{}/new", ground.href()), t.do_amend());
        actions.push(start.with("kind", charter.row.kind.code()).with("from", "in_force"));
    }
    actions
}

pub fn samples(locale: Locale) -> Vec<web::Sample> {
    let t = T(locale);
    let page = |whole: bool| CharterPage {
        id: CharterId::from_bytes([1; 16]),
        kind: "covenant",
        title: t.title_of("和衡中心", t.document("covenant")),
        edition: whole.then(|| EditionId::from_bytes([2; 16])),
        n: 2,
        text: "第一条【总则】…".into(),
        articles: vec![ArticleLink {
            article: ArticleId::from_bytes([3; 16]),
            number: article_number_in(t, 1),
            heading: "总则".into(),
            href: "/".into(),
            uses: 2,
            breaches: 1,
        }],
        editions: vec![EditionLink {
            id: EditionId::from_bytes([2; 16]),
            n: 2,
            href: "/".into(),
            chip: chip(crate::charter::EditionState::Placed, locale),
            span: t.since("2026年3月2日"),
            difference: whole.then(|| "/".into()),
        }],
        signatures: if whole {
            vec![SignatureItem { name: "岚桥供应链管理（上海）有限公司".into(), on: "3月2日".into() }]
        } else {
            vec![]
        },
        signed_firms: 1,
        firms: 20,
        signed_members: 3,
        members: 9,
        unsigned: if whole { vec!["和拓科技有限公司".into()] } else { Vec::new() },
        unsigned_members: usize::from(whole),
        actions: if whole { vec![Action::page("sign_charter", "/", t.do_sign()).main()] } else { vec![] },
        timeline: vec![TimelineItem {
            on: "3月2日".into(),
            text: t.line_effective(2),
            by: "系统".into(),
            words: whole.then(|| "…".into()),
            href: "/".into(),
        }],
        now: whole,
        day: "2026年3月2日".into(),
        chip: whole.then(|| chip(crate::charter::EditionState::Placed, locale)),
        paper: whole.then(|| ui::Html("<div class=\"paper\"><p>…</p></div>".into())),
        short: whole.then(|| t.sign_short(9, 40)),
        coming: whole.then(|| (t.edition_n(3), "/".into())),
        list: "/".into(),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    vec![web::Sample::of("show_charter", &page(true)), web::Sample::of("show_charter", &page(false))]
}
