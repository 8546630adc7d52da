//! An article: its text in force, and what it has decided.

use axum::extract::Path;
use db::args;
use kernel::{District, Locale};
use ledger::Tx;
use serde::Serialize;
use ui::{Crumb, Frame, Section, TowerLink};
use web::{Action, Ctx, Result, View};

use crate::{
    T,
    charter::{ArticleId, CharterId},
    citation::{CitationId, CitationKind},
    cite_article::{article_href, article_in_force},
    edit_article::article_number_in,
    load::{Charter, permits},
    permissions::{self as may, ShowCharter},
    store::sql,
};

const SHOWN: u32 = 100;

/// A use of the article.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct UseItem {
    pub id: CitationId,
    #[schema(value_type = String)]
    pub kind: CitationKind,
    pub what: String,
    pub words: String,
    pub href: String,
    pub on: String,
}

/// An article.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "covenants/show_article.html")]
pub struct ArticlePage {
    pub id: ArticleId,
    pub charter: CharterId,
    pub number: String,
    pub heading: String,
    pub words: String,
    pub uses: Vec<UseItem>,
    /// Reports that it was broken, without what they say.
    pub breaches: i64,
    pub actions: Vec<Action>,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    kind: &'static str,
    #[serde(skip)]
    document: String,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for ArticlePage {
    fn title(&self, _: Locale) -> String {
        self.t.article_of(&self.title, &self.number)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.document(self.kind), &self.document),
            Crumb::here(&self.number),
        ];
        Frame { section: Section::Charters, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// An article of the edition in force with its uses.
#[utoipa::path(get, path = "/{district}/charters/{charter}/articles/{article}", operation_id = "show_article", tag = "covenants",
    params(("district" = District, Path), ("charter" = CharterId, Path), ("article" = ArticleId, Path)),
    responses((status = 200, body = ArticlePage)), extensions(("x-permission" = json!("covenants.show_charter"))))]
pub async fn show_article(ctx: Ctx, Path((_, id, of)): Path<(District, CharterId, ArticleId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let charter = tx.granted::<ShowCharter, Charter>(id)?.into_inner();
            assemble(tx, &charter, of, locale)
        })
        .await?;
    ctx.show(&page).await
}

fn assemble(tx: &mut Tx<'_, '_>, charter: &Charter, of: ArticleId, locale: Locale) -> kernel::Result<ArticlePage> {
    let (t, format, today, district) = (T(locale), i18n::Format(locale), tx.today(), tx.district());
    let id = charter.row.id;
    let (_, article) = article_in_force(tx, charter, of)?;
    let uses = tx.all(&sql::CITATIONS_OF, args![district, id, of, SHOWN])?;
    let uses = uses.into_iter().map(|u| UseItem {
        id: u.id,
        kind: u.kind,
        what: t.citation(u.kind.code()),
        words: u.words,
        href: u.href,
        on: format.date_near(u.on_day, today),
    });
    let breaches = tx.all(&sql::BREACH_COUNTS, args![district, id])?;
    let (href, actor) = (article_href(district, id, of), tx.actor());
    let mut actions = Vec::new();
    if permits::<may::ReportBreach>(actor, charter) {
        actions.push(Action::page("report_breach", format!("{href}/breaches"), t.do_report_breach()));
    }
    if permits::<may::CiteArticle>(actor, charter) {
        actions.push(Action::page("cite_article", format!("{href}/citations"), t.do_cite()));
    }
    Ok(ArticlePage {
        id: of,
        charter: id,
        number: article_number_in(t, article.position),
        heading: article.heading,
        words: article.words,
        uses: uses.collect(),
        breaches: breaches.into_iter().find(|(a, _)| *a == of).map_or(0, |(_, n)| n),
        actions,
        title: charter.title().get(locale).to_owned(),
        kind: charter.row.kind.code(),
        document: charter.href(),
        tower: TowerLink { name: charter.ground.building.name.clone(), href: charter.ground.tower_href() },
        t,
    })
}

pub fn samples(locale: Locale) -> Vec<web::Sample> {
    let t = T(locale);
    let item = |href: &str, words: &str| UseItem {
        id: CitationId::from_bytes([4; 16]),
        kind: CitationKind::Ballot,
        what: t.citation("ballot"),
        words: words.into(),
        href: href.into(),
        on: "3月2日".into(),
    };
    let page = |whole: bool| ArticlePage {
        id: ArticleId::from_bytes([3; 16]),
        charter: CharterId::from_bytes([1; 16]),
        number: article_number_in(t, 5),
        heading: "表决".into(),
        words: "决议须经全体委员三分之二以上同意。".into(),
        uses: if whole { vec![item("/", ""), item("", "…")] } else { vec![] },
        breaches: i64::from(whole),
        actions: if whole { vec![Action::page("cite_article", "/", t.do_cite())] } else { vec![] },
        title: t.title_of("和衡中心", t.document("procedure")),
        kind: "procedure",
        document: "/".into(),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    vec![web::Sample::of("show_article", &page(true)), web::Sample::of("show_article", &page(false))]
}
