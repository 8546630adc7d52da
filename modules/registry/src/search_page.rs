//! Looking something up: items, projects, office holders, towers.

use axum::extract::{Path, Query};
use kernel::{District, Locale};
use serde::{Deserialize, Serialize};
use ui::{Field, Frame, Layout};
use web::{Ctx, Result, Sample, View};

use crate::T;

/// Most results of one look-up.
const MOST: u32 = 40;

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Words {
    /// What to look for.
    q: String,
}

/// Something found.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FoundItem {
    pub kind: String,
    pub title: String,
    pub href: String,
    pub on: String,
}

/// What was found.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "registry/search.html")]
pub struct SearchPage {
    pub q: String,
    pub found: Vec<FoundItem>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl SearchPage {
    fn field(&self) -> Field {
        Field::text("q", self.t.search_label(), self.q.as_str()).with("type", "search").with("autofocus", "autofocus")
    }
}

impl View for SearchPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).search_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { layout: Layout::Narrow, ..Frame::default() }
    }
}

/// Looks up public items, projects, office holders and towers by their words.
#[utoipa::path(get, path = "/{district}/search", operation_id = "search", tag = "registry",
    params(("district" = District, Path), Words),
    responses((status = 200, body = SearchPage)), extensions(("x-permission" = json!("registry.show_tower"))))]
pub async fn search(ctx: Ctx, Path(district): Path<District>, Query(words): Query<Words>) -> Result {
    let q: String = words.q.chars().take(80).collect();
    let wanted = q.clone();
    let hits = ctx.read(move |tx| Ok(search::find(tx, district, &wanted, MOST)?)).await?;
    let format = ctx.format();
    let found = hits
        .into_iter()
        .map(|hit| FoundItem { kind: hit.kind, title: hit.title, href: hit.href, on: format.date_long(hit.at.date()) })
        .collect();
    ctx.show(&SearchPage { q, found, district, t: T(ctx.locale) }).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let found =
        vec![FoundItem { kind: "cluster".into(), title: "电梯".into(), href: "/".into(), on: "11月3日".into() }];
    let page = |q: &str, found| SearchPage {
        q: q.into(),
        found,
        district: District::new(310_107).expect("a district"),
        t: T(locale),
    };
    vec![
        Sample::of("search", &page("电梯", found)),
        Sample::of("search", &page("没有", vec![])),
        Sample::of("search", &page("", vec![])),
    ]
}
