//! A tower's documents: what is in force, what is drafted, who has signed, which articles sleep, what is reported.

use axum::extract::Path;
use db::args;
use kernel::{BuildingId, District, Locale};
use ledger::{Load as _, Tx};
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Section, TowerLink};
use web::{Action, Ctx, Result, View};

use crate::{
    T,
    api::{Standing, asleep, standing},
    charter::{CharterId, CharterKind, EditionState},
    edit_article::article_number_in,
    load::{Breach, Charter, Ground, charter_href, edition_href, permits},
    parts::chip,
    permissions::{self as may, ShowCharter},
    settle_breach::is_overdue,
    show_breach,
    store::sql,
};

/// Reports on a page.
const SHOWN: u32 = 50;

/// A document of the tower.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct DocumentItem {
    /// `covenant` or `procedure`.
    pub kind: &'static str,
    pub name: String,
    pub charter: Option<CharterId>,
    /// The page of the edition in force.
    pub href: Option<String>,
    pub n: Option<u32>,
    /// Mandatory articles that are missing.
    pub missing: Vec<String>,
    pub uses: u32,
    pub signed: u32,
    pub firms: u32,
    /// The draft's page.
    pub draft: Option<String>,
    #[serde(skip)]
    pub chip: Option<Chip>,
    #[serde(skip)]
    pub draft_chip: Option<Chip>,
    #[serde(skip)]
    pub facts: String,
    #[serde(skip)]
    pub start: Option<Action>,
}

/// An article that nobody cites.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SleepingItem {
    pub name: String,
    pub href: String,
}

/// The report of a breach, for those concerned.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct BreachItem {
    pub title: String,
    pub href: String,
    pub chip: Chip,
}

/// The documents of a tower.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "covenants/list_charters.html")]
pub struct ChartersPage {
    pub building: BuildingId,
    pub documents: Vec<DocumentItem>,
    pub asleep: Vec<SleepingItem>,
    /// Open reports that the reader may see.
    pub breaches: Vec<BreachItem>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for ChartersPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).charters_title(&self.tower.name)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(self.t.nav_charters())];
        Frame { section: Section::Charters, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// The covenant and the rules of procedure of a tower.
#[utoipa::path(get, path = "/{district}/towers/{building}/charters", operation_id = "list_charters", tag = "covenants",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = ChartersPage)), extensions(("x-permission" = json!("covenants.show_charter"))))]
pub async fn list_charters(ctx: Ctx, Path((_, building)): Path<(District, BuildingId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let ground = tx.granted::<ShowCharter, Ground>(building)?.into_inner();
            let t = T(locale);
            let documents = documents(tx, &ground, locale)?;
            let (_, sleeping) = asleep(tx, building)?;
            let asleep = sleeping.into_iter().map(|a| {
                let number = t.article_of(t.document(a.kind.code()), article_number_in(t, a.position));
                let name = if a.heading.is_empty() { number } else { t.article_headed(number, a.heading) };
                SleepingItem { name, href: a.href }
            });
            Ok(ChartersPage {
                building,
                documents,
                asleep: asleep.collect(),
                breaches: breaches(tx, building, locale)?,
                tower: TowerLink { name: ground.building.name.clone(), href: ground.tower_href() },
                t,
            })
        })
        .await?;
    ctx.show(&page).await
}

/// Both documents as the reader may see them.
///
/// # Errors
/// The database's own failure.
pub fn documents(tx: &mut Tx<'_, '_>, ground: &Ground, locale: Locale) -> kernel::Result<Vec<DocumentItem>> {
    let mut items = Vec::new();
    for kind in CharterKind::ALL.iter().copied() {
        let standing = standing(tx, ground.building.id, kind)?;
        items.push(document(tx, ground, &standing, locale)?);
    }
    Ok(items)
}

fn document(tx: &mut Tx<'_, '_>, ground: &Ground, standing: &Standing, locale: Locale) -> kernel::Result<DocumentItem> {
    let (t, format, district) = (T(locale), i18n::Format(locale), tx.district());
    let (kind, drafts) = (standing.kind.code(), ground.drafts(tx.actor()));
    let charter = match standing.charter {
        Some(id) => Charter::load(tx, id)?.filter(|c| kernel::Resource::visible_to(c, tx.actor())),
        None => None,
    };
    let coming = charter.as_ref().and_then(Charter::coming);
    let state = match coming {
        Some(e) => Some((e.id, e.state()?)).filter(|(_, s)| s.is_public() || ground_sees(&charter, tx)),
        None => None,
    };
    let since = standing.in_force.map(|(_, n, since)| t.version_since(n, format.date_long(since)));
    let missing = standing.missing.iter().map(|m| m.get(locale).to_owned());
    // A document that nobody has begun lacks itself, not nine articles.
    let missing = if charter.is_some() { missing.collect() } else { Vec::new() };
    let start = (coming.is_none() && drafts).then(|| {
        let from = if standing.in_force.is_some() { "in_force" } else { "model" };
        let label = if standing.in_force.is_some() { t.do_amend() } else { t.do_start() };
        Action::page("start_draft", format!("{}/new", ground.href()), label).with("kind", kind).with("from", from)
    });
    Ok(DocumentItem {
        kind,
        name: t.document(kind),
        charter: charter.as_ref().map(|c| c.row.id),
        href: standing.in_force.and(standing.charter).map(|id| charter_href(district, id)),
        n: standing.in_force.map(|(_, n, _)| n),
        missing,
        uses: standing.uses,
        signed: standing.signed,
        firms: standing.firms,
        draft: state.map(|(id, _)| edition_href(district, id)),
        chip: standing.in_force.map(|(.., since)| chip(EditionState::InForce { since }, locale)),
        draft_chip: state.map(|(_, s)| chip(s, locale)),
        facts: since.unwrap_or_default(),
        start,
    })
}

/// Those to whom the document is visible for its draft alone see the draft.
fn ground_sees(charter: &Option<Charter>, tx: &Tx<'_, '_>) -> bool {
    charter.as_ref().is_some_and(|c| c.ground.sees_drafts(tx.actor()))
}

fn breaches(tx: &mut Tx<'_, '_>, building: BuildingId, locale: Locale) -> kernel::Result<Vec<BreachItem>> {
    let district = tx.district();
    // Nobody but those concerned: who is not signed in is none of them.
    if !tx.actor().is_signed_in() {
        return Ok(Vec::new());
    }
    let mut items = Vec::new();
    for row in tx.all(&sql::BREACHES_OPEN, args![district, building, SHOWN])? {
        let Some(breach) = Breach::load(tx, row.id)? else { continue };
        if !permits::<may::ShowBreach>(tx.actor(), &breach) {
            continue;
        }
        let title = show_breach::title(tx, &breach)?.get(locale).to_owned();
        let overdue = is_overdue(tx, &breach);
        items.push(BreachItem { title, href: breach.href(), chip: show_breach::chip(breach.stage, overdue, locale) });
    }
    Ok(items)
}

/// A document for samples.
pub fn sample_document(locale: Locale, whole: bool) -> DocumentItem {
    let t = T(locale);
    DocumentItem {
        kind: "covenant",
        name: t.document("covenant"),
        charter: None,
        href: whole.then(|| "/".into()),
        n: whole.then_some(2),
        missing: if whole { vec!["消防和安全".into()] } else { vec![] },
        uses: 3,
        signed: 12,
        firms: 20,
        draft: whole.then(|| "/".into()),
        chip: whole.then(|| chip(EditionState::Voted, locale)),
        draft_chip: whole.then(|| chip(EditionState::Drafting, locale)),
        facts: t.version_since(2, "2026年3月2日"),
        start: (!whole).then(|| Action::page("start_draft", "/", t.do_start())),
    }
}

pub fn samples(locale: Locale) -> Vec<web::Sample> {
    let page = |whole: bool| ChartersPage {
        building: BuildingId::from_bytes([1; 16]),
        documents: vec![sample_document(locale, whole), sample_document(locale, false)],
        asleep: if whole { vec![SleepingItem { name: "第二条".into(), href: "/".into() }] } else { vec![] },
        breaches: if whole {
            let chip = show_breach::chip(crate::breach::BreachStage::Reported, true, locale);
            vec![BreachItem { title: "…".into(), href: "/".into(), chip }]
        } else {
            vec![]
        },
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t: T(locale),
    };
    vec![web::Sample::of("list_charters", &page(true)), web::Sample::of("list_charters", &page(false))]
}
