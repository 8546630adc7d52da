//! Open matters that say much the same, while typing and on submit: it may be the same one.

use std::fmt::{self, Display};

use axum::extract::{Path, Query};
use kernel::{BuildingId, District, Locale};
use ledger::Tx;
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Frame, Layout, Stack, StackTone, Wait};
use web::{Ctx, Result, Sample, View};

use crate::{T, cluster::ClusterId, permissions::Raise, store};

/// Most suggestions.
const MOST: usize = 4;

/// A matter that says much the same.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct SimilarItem {
    pub id: ClusterId,
    pub title: String,
    pub href: String,
    /// 0..1: how much of what both say is shared.
    pub score: f64,
    pub issues: i64,
    pub waits_for: Wait,
    #[serde(skip)]
    stack: Stack,
    #[serde(skip)]
    facts: String,
    #[serde(skip)]
    button: &'static str,
}

impl SimilarItem {
    pub fn sample(locale: Locale) -> Self {
        Self {
            id: ClusterId::from_bytes([3; 16]),
            title: "晚高峰低区电梯等候超过 15 分钟".into(),
            href: "/310107/clusters/x".into(),
            score: 0.5,
            issues: 41,
            waits_for: Wait { locale, name: "楼委会".into(), detail: String::new() },
            stack: Stack::new(locale, 4, StackTone::Now),
            facts: "归并 41 条报事".into(),
            button: T(locale).mine_too(),
        }
    }
}

/// A row with "it's mine too" as one click.
impl Display for SimilarItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { title, href, stack, waits_for, facts, button, .. } = self;
        let title = askama::filters::escape(title, askama::filters::Html).map_err(|_| fmt::Error)?;
        write!(
            f,
            r#"<li>{stack}<div><a href="{href}">{title}</a><div class="meta"><span>{facts}</span>{waits_for}</div><p class="under"><button class="btn" formaction="{href}/support" formenctype="application/x-www-form-urlencoded" form="mine-too">{button}</button></p></div></li>"#
        )
    }
}

impl askama::filters::HtmlSafe for SimilarItem {}

/// Open matters of a tower that say much the same as `words`, that everybody may see.
///
/// # Errors
/// The database's own failure.
pub fn find_similar(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    words: &str,
    locale: Locale,
) -> kernel::Result<Vec<SimilarItem>> {
    let district = tx.district();
    let found = search::similar(tx, district, building, words, MOST * 3)?;
    let ids: Vec<ClusterId> = found.iter().map(|s| s.item).collect();
    let rows = store::some(tx, &ids)?;
    let t = T(locale);
    let mut items = Vec::new();
    for similar in found {
        let Some(row) = rows.iter().find(|r| r.id == similar.item && r.open) else { continue };
        items.push(SimilarItem {
            id: row.id,
            title: row.title.clone(),
            href: format!("/{district}/clusters/{}", row.id),
            score: similar.score,
            issues: row.issues,
            waits_for: Wait {
                locale,
                name: if locale == Locale::Zh { row.awaited_zh.clone() } else { row.awaited_en.clone() },
                detail: String::new(),
            },
            stack: Stack::new(locale, row.floor, StackTone::Now).skipping(row.skipped),
            facts: t.issue_count(row.issues),
            button: t.mine_too(),
        });
        if items.len() == MOST {
            break;
        }
    }
    Ok(items)
}

/// What is typed.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Typed {
    words: String,
}

/// Open matters that say much the same.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "issues/similar.html", blocks = ["suggestions"])]
pub struct SimilarPage {
    pub similar: Vec<SimilarItem>,
    #[serde(skip)]
    t: T,
}

impl View for SimilarPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).similar_found().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { layout: Layout::Narrow, ..Frame::default() }
    }

    fn part(&self, target: &str) -> Option<askama::Result<String>> {
        (target == "similar").then(|| askama::Template::render(&self.as_suggestions()))
    }
}

/// Open matters of a tower that say much the same as some words.
#[utoipa::path(get, path = "/{district}/towers/{building}/similar", operation_id = "show_similar", tag = "issues",
    params(("district" = District, Path), ("building" = BuildingId, Path), Typed),
    responses((status = 200, body = SimilarPage)), extensions(("x-permission" = json!("issues.raise"))))]
pub async fn show_similar(
    ctx: Ctx,
    Path((_, building)): Path<(District, BuildingId)>,
    Query(typed): Query<Typed>,
) -> Result {
    let locale = ctx.locale;
    let words: String = typed.words.chars().take(crate::raise::LONGEST).collect();
    let similar = ctx
        .read(move |tx| {
            tx.granted::<Raise, Building>(building)?;
            find_similar(tx, building, &words, locale)
        })
        .await?;
    ctx.show(&SimilarPage { similar, t: T(locale) }).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = |similar| SimilarPage { similar, t: T(locale) };
    vec![Sample::of("similar", &page(vec![SimilarItem::sample(locale)])), Sample::of("similar", &page(vec![]))]
}
