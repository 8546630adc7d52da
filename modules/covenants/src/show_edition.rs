//! An edition: its articles one by one, what is missing, what looks unlawful, what people say to it, and what may be done.

use axum::extract::Path;
use db::args;
use identity::api::{TimelineItem, timeline};
use kernel::{District, Locale, PersonId};
use ledger::{Load as _, Tx};
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Section, Tone, TowerLink};
use web::{Action, App, Ctx, Result, View};

use crate::{
    T,
    charter::{ArticleId, CharterId, CharterKind, EditionId, EditionState},
    edit_article::article_number_in,
    gate,
    load::{Charter, Edition, charter_href, permits},
    numbers,
    opinion::{OpinionId, Verdict},
    parts::chip,
    permissions::{self as may, ShowCharter},
    store::{OpinionRow, sql},
};

/// Comments on a page.
const SHOWN: u32 = 200;

/// Something said to a draft.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct OpinionItem {
    pub id: OpinionId,
    pub by: String,
    pub on: String,
    pub words: String,
    #[schema(value_type = String)]
    pub verdict: Verdict,
    pub answer: Option<String>,
    pub chip: Chip,
    /// Where the reader may answer it.
    pub reply: Option<String>,
}

/// An article of an edition.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ArticleItem {
    pub id: ArticleId,
    pub number: String,
    pub heading: String,
    pub words: String,
    /// The mandatory articles that it is.
    pub covers: Vec<String>,
    /// What the model says in English, where the words are the model's.
    pub help: Option<String>,
    /// What it seems to speak of and must not.
    pub suspicions: Vec<String>,
    /// Who has looked at that, and what they say.
    pub looked: Option<String>,
    pub actions: Vec<Action>,
    pub opinions: Vec<OpinionItem>,
}

/// An edition.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "covenants/show_edition.html")]
pub struct EditionPage {
    pub id: EditionId,
    pub charter: CharterId,
    pub kind: &'static str,
    pub n: u32,
    /// `drafting`, `commenting`, `placed`, `voted`, `in_force` or `superseded`.
    pub state: &'static str,
    pub title: String,
    pub articles: Vec<ArticleItem>,
    /// Mandatory articles that are missing.
    pub missing: Vec<String>,
    /// The numbers that it sets: the rule, and what it says.
    pub numbers: Vec<(String, String)>,
    /// Comments on the whole.
    pub opinions: Vec<OpinionItem>,
    pub unanswered: usize,
    pub actions: Vec<Action>,
    pub timeline: Vec<TimelineItem>,
    pub rev: i64,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    notice: Option<String>,
    #[serde(skip)]
    difference: Option<String>,
    #[serde(skip)]
    document: String,
    #[serde(skip)]
    list: String,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for EditionPage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.nav_charters(), &self.list),
            Crumb::link(self.t.document(self.kind), &self.document),
            Crumb::here(self.t.edition_n(self.n)),
        ];
        Frame { section: Section::Charters, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// An edition of a document: a draft, or a version that was adopted.
#[utoipa::path(get, path = "/{district}/editions/{edition}", operation_id = "show_edition", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path)),
    responses((status = 200, body = EditionPage)), extensions(("x-permission" = json!("covenants.show_charter"))))]
pub async fn show_edition(ctx: Ctx, Path((_, id)): Path<(District, EditionId)>) -> Result {
    let (locale, app) = (ctx.locale, ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let edition = Edition::to::<ShowCharter>(tx, id)?;
            assemble(tx, &app, &edition, locale)
        })
        .await?;
    ctx.show(&page).await
}

fn assemble(tx: &mut Tx<'_, '_>, app: &App, edition: &Edition, locale: Locale) -> kernel::Result<EditionPage> {
    let (t, format, district) = (T(locale), i18n::Format(locale), tx.district());
    let pack = edition.pack(tx)?;
    let rows = tx.all(&sql::OPINIONS, args![district, edition.id, SHOWN])?;
    let unanswered = rows.iter().filter(|r| r.verdict == Verdict::Open).count();
    let drafts = edition.ground.drafts(tx.actor());
    let mut people: Vec<PersonId> = rows.iter().map(|r| r.person).collect();
    people.extend(edition.articles.iter().filter_map(|a| a.looked_by));
    let names = identity::api::names_of(tx, &people)?;
    let name = |p: &PersonId| names.get(p).map_or(t.nameless().to_owned(), |n| n.reveal().clone());
    let today = tx.today();
    // People who work in the tower see who said it; the public sees what was said.
    let inside = drafts || permits::<may::GiveOpinion>(tx.actor(), edition);
    let item = |r: &OpinionRow| OpinionItem {
        id: r.id,
        by: if inside { name(&r.person) } else { t.somebody().to_owned() },
        on: format.date_near(r.at.date(), today),
        words: r.words.clone(),
        verdict: r.verdict,
        answer: r.answer.clone(),
        chip: match r.verdict {
            Verdict::Open => Chip::new(Tone::Waiting, t.verdict(r.verdict.code())),
            Verdict::Taken => Chip::new(Tone::Done, t.verdict(r.verdict.code())),
            Verdict::NotTaken => Chip::new(Tone::Closed, t.verdict(r.verdict.code())),
        },
        reply: (drafts && r.verdict == Verdict::Open).then(|| format!("/{district}/opinions/{}/answer", r.id)),
    };
    let of = |article: Option<ArticleId>| rows.iter().filter(|r| r.article == article).map(item).collect::<Vec<_>>();
    let known = |r: &&OpinionRow| r.article.is_some_and(|a| edition.articles.iter().all(|e| e.article != a));
    let mut opinions = of(None);
    opinions.extend(rows.iter().filter(known).map(item));
    let editable = edition.state.may_edit().is_ok();
    let looks = editable && permits::<may::LookArticle>(tx.actor(), edition);
    let comments = edition.state.may_comment(today).is_ok() && inside;
    let articles = edition.articles.iter().map(|a| {
        let at = format!("{}/articles/{}", edition.href(), a.article);
        let suspicions = gate::suspicions(&pack, &a.heading, &a.words);
        let mut actions = Vec::new();
        if editable && drafts {
            actions.push(Action::page("edit_article", format!("{at}/text"), t.do_edit_article()));
            actions.push(Action::button("remove_article", format!("{at}/removal"), t.do_remove_article()));
        }
        if looks && !suspicions.is_empty() && a.looked_by.is_none() {
            actions.push(Action::page("look_article", format!("{at}/look"), t.do_look()).main());
        }
        if comments {
            let give = Action::page("give_opinion", format!("{}/opinions", edition.href()), t.do_give_opinion());
            actions.push(give.with("article", a.article.to_string()));
        }
        let covered = gate::mandatory(&pack, edition.kind).filter(|i| gate::covers(i, a));
        ArticleItem {
            id: a.article,
            number: article_number_in(t, a.position),
            heading: a.heading.clone(),
            words: a.words.clone(),
            covers: covered.map(|i| gate::model(i).0.get(locale).to_owned()).collect(),
            help: gate::help(&pack, edition.kind, a, locale),
            suspicions: suspicions.into_iter().map(|i| i.text.get(locale).to_owned()).collect(),
            looked: a.looked_by.as_ref().map(|p| t.looked_by(name(p), a.looked_words.as_deref().unwrap_or_default())),
            actions,
            opinions: of(Some(a.article)),
        }
    });
    let articles: Vec<ArticleItem> = articles.collect();
    let missing = gate::missing(&pack, edition.kind, &edition.articles);
    let numbers = numbers::read(&edition.numbers)?;
    let timeline = timeline(tx, app, (&edition.id.to_string(), ""), locale)?;
    let has_before = edition.n > 1;
    Ok(EditionPage {
        id: edition.id,
        charter: edition.charter,
        kind: edition.kind.code(),
        n: edition.n,
        state: edition.state.stage().code(),
        title: edition.title().get(locale).to_owned(),
        missing: missing.into_iter().map(|i| gate::model(i).0.get(locale).to_owned()).collect(),
        numbers: numbers.into_iter().map(|(n, v)| (policy::api::rule_title(locale, &n), v)).collect(),
        articles,
        opinions,
        unanswered,
        actions: actions(tx, edition, comments, t)?,
        timeline,
        rev: edition.rev,
        chip: chip(edition.state, locale),
        notice: notice(edition, &pack, t),
        difference: has_before.then(|| {
            format!("{}/difference?from={}&to={}", charter_href(district, edition.charter), edition.n - 1, edition.n)
        }),
        document: charter_href(district, edition.charter),
        list: edition.ground.href(),
        tower: TowerLink { name: edition.ground.building.name.clone(), href: edition.ground.tower_href() },
        t,
    })
}

/// One sentence about where it stands.
fn notice(edition: &Edition, pack: &policy::api::Pack, t: T) -> Option<String> {
    let format = i18n::Format(t.0);
    match edition.state {
        EditionState::Drafting => edition.returned.as_ref().map(|votes| {
            let [yes, no, abstain]: [u32; 3] = serde_json::from_str(votes).unwrap_or_default();
            t.was_rejected(t.votes(yes, no, abstain))
        }),
        EditionState::Commenting { until } => Some(t.open_until(format.date_long(until))),
        EditionState::Placed => Some(t.on_agenda(pack.meetings.charter_majority.value)),
        EditionState::Voted => Some(t.under_notice(edition.number.clone().unwrap_or_default())),
        EditionState::InForce { since } => Some(t.in_force_since(format.date_long(since))),
        EditionState::Superseded { since, until } => {
            Some(t.was_in_force(format.date_long(since), format.date_long(until)))
        }
    }
}

fn actions(tx: &mut Tx<'_, '_>, edition: &Edition, comments: bool, t: T) -> kernel::Result<Vec<Action>> {
    let (href, actor) = (edition.href(), tx.actor());
    let drafts = edition.ground.drafts(actor);
    let submits = permits::<may::SubmitDraft>(actor, edition);
    let mut actions = Vec::new();
    if comments {
        actions.push(Action::page("give_opinion", format!("{href}/opinions"), t.do_give_opinion()).main_if(!drafts));
    }
    if edition.state == EditionState::Drafting && drafts {
        actions.push(Action::button("publish_draft", format!("{href}/publication"), t.do_publish()).main());
    }
    if submits
        && let EditionState::Commenting { until } = edition.state
        && tx.today() > until
    {
        actions.push(Action::button("submit_draft", format!("{href}/submission"), t.do_submit()).main());
    }
    if drafts && edition.state.may_edit().is_ok() {
        actions.push(Action::page("add_article", format!("{href}/articles"), t.do_add_article()));
        if edition.kind == CharterKind::Procedure && !edition.articles.is_empty() {
            actions.push(Action::page("set_number", format!("{href}/numbers"), t.do_set_number()));
        }
    }
    if drafts && edition.state.take_back().is_ok() {
        actions.push(Action::page("take_back", format!("{href}/withdrawal"), t.do_take_back()));
    }
    if let EditionState::InForce { .. } = edition.state
        && permits::<may::SignCharter>(actor, edition)
        && let Some(charter) = Charter::load(tx, edition.charter)?
    {
        actions.push(Action::page("sign_charter", format!("{}/signatures", charter.href()), t.do_sign()).main());
    }
    Ok(actions)
}

pub fn samples(locale: Locale) -> Vec<web::Sample> {
    let t = T(locale);
    let opinion = |answer: bool| OpinionItem {
        id: OpinionId::from_bytes([5; 16]),
        by: "林默".into(),
        on: "3月2日".into(),
        words: "外卖也走货梯吗？".into(),
        verdict: Verdict::Open,
        answer: answer.then(|| "已经写进第六条。".into()),
        chip: Chip::new(Tone::Waiting, t.verdict("open")),
        reply: (!answer).then(|| "/".into()),
    };
    let page = |whole: bool| EditionPage {
        id: EditionId::from_bytes([2; 16]),
        charter: CharterId::from_bytes([1; 16]),
        kind: "procedure",
        n: 1,
        state: "commenting",
        title: t.edition_of(t.title_of("和衡中心", t.document("procedure")), 1),
        articles: if whole {
            vec![ArticleItem {
                id: ArticleId::from_bytes([3; 16]),
                number: article_number_in(t, 1),
                heading: "会议通知".into(),
                words: "会议提前七个工作日通知。\n同时公开材料。".into(),
                covers: vec!["会议通知".into()],
                help: Some("Working environment: …".into()),
                suspicions: vec!["设定罚款".into()],
                looked: Some(t.looked_by("陆知微", "没有设定罚款。")),
                actions: vec![Action::page("edit_article", "/", t.do_edit_article())],
                opinions: vec![opinion(true), opinion(false)],
            }]
        } else {
            vec![]
        },
        missing: if whole { vec!["回避".into()] } else { vec![] },
        numbers: if whole { vec![("会议提前通知".into(), "7".into())] } else { vec![] },
        opinions: if whole { vec![opinion(false)] } else { vec![] },
        unanswered: usize::from(whole),
        actions: if whole { vec![Action::button("publish_draft", "/", t.do_publish()).main()] } else { vec![] },
        timeline: vec![],
        rev: 1,
        chip: chip(EditionState::Drafting, locale),
        notice: whole.then(|| t.open_until("2026年3月9日")),
        difference: whole.then(|| "/".into()),
        document: "/".into(),
        list: "/".into(),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    vec![web::Sample::of("show_edition", &page(true)), web::Sample::of("show_edition", &page(false))]
}
