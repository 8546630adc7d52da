//! The projects of a tower (项目信息库, R24), newest first.

use axum::extract::{Path, Query};
use db::args;
use kernel::{BuildingId, District, Locale, Money};
use ledger::Tx;
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Chip, Crumb, Frame, Section, Stack, TowerLink, Wait};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    look::{chip, late_days, stack_tone, wait},
    permissions::{MakeProject, ShowProject},
    state::ProjectId,
    store::{ProjectRow, sql},
};

const PAGE: usize = 30;

/// A project in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ProjectItem {
    pub id: ProjectId,
    pub title: String,
    pub href: String,
    pub state: String,
    pub floor: u8,
    pub chip: Chip,
    pub waits_for: Option<Wait>,
    /// Fen.
    pub planned: Money,
    pub pledged: Money,
    pub delivered: Money,
    #[serde(skip)]
    pub stack: Stack,
    #[serde(skip)]
    pub facts: String,
}

impl ProjectItem {
    /// # Errors
    /// A stored state that makes no sense.
    pub fn of(row: ProjectRow, tx: &Tx<'_, '_>, locale: Locale) -> kernel::Result<Self> {
        let (t, state) = (T(locale), row.state()?);
        let late = late_days(&row, &state, tx.today(), tx.calendar());
        let facts = match (state.takes_claims(tx.today()), row.until_on, row.planned) {
            (true, Some(until), _) => t.claim_until(i18n::Format(locale).date(until)),
            (_, _, Money::ZERO) => String::new(),
            _ => t.money_of(row.pledged, row.planned),
        };
        Ok(Self {
            id: row.id,
            href: format!("/{}/projects/{}", row.district, row.id),
            floor: row.floor,
            chip: chip(&state, late, locale),
            waits_for: wait(&row, locale),
            planned: row.planned,
            pledged: row.pledged,
            delivered: row.delivered,
            stack: Stack::new(locale, row.floor, stack_tone(&state, late)),
            facts,
            state: row.state,
            title: row.title,
        })
    }
}

/// The projects of a tower.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "projects/list_projects.html")]
pub struct ProjectsPage {
    pub building: BuildingId,
    pub projects: Vec<ProjectItem>,
    /// The state that is listed; every one if empty.
    pub state: String,
    /// What was not published yet, for those who work on it.
    pub drafts: Vec<ProjectItem>,
    pub next: Option<String>,
    #[serde(skip)]
    states: Vec<(&'static str, String)>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for ProjectsPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).projects_title(&self.tower.name)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(self.t.nav_projects())];
        Frame { section: Section::Projects, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// What is listed, and from where.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Filter {
    /// A state of W7; every one without it.
    state: String,
    /// Projects made before this one.
    before: Option<ProjectId>,
}

/// States that the list can be narrowed to.
pub const STATES: [&str; 10] = [
    "published",
    "claimed",
    "unclaimed",
    "awarded",
    "in_progress",
    "handing_over",
    "awaiting_acceptance",
    "tracking",
    "archived",
    "ended",
];

/// The projects of a tower that everybody may see, newest first.
#[utoipa::path(get, path = "/{district}/towers/{building}/projects", operation_id = "list_projects", tag = "projects",
    params(("district" = District, Path), ("building" = BuildingId, Path), Filter),
    responses((status = 200, body = ProjectsPage)), extensions(("x-permission" = json!("projects.show_project"))))]
pub async fn list_projects(
    ctx: Ctx,
    Path((district, building)): Path<(District, BuildingId)>,
    Query(filter): Query<Filter>,
) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let found = tx.granted::<ShowProject, Building>(building)?.into_inner();
            let state = STATES.iter().find(|s| **s == filter.state).copied().unwrap_or_default();
            let before = filter.before.unwrap_or(ProjectId::from_bytes([0xff; 16]));
            let mut rows = rows(tx, building, state, before, PAGE + 1)?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let name = found.name.clone();
            let href = format!("/{district}/towers/{building}");
            let next = rows.last().filter(|_| more).map(|r| format!("{href}/projects?state={state}&before={}", r.id));
            let projects = items(rows, tx, locale)?;
            let drafts = match tx.grant::<MakeProject, Building>(found) {
                Ok(_) if filter.before.is_none() => {
                    let rows = tx.all(&sql::UNPUBLISHED, args![district, building, PAGE])?;
                    items(rows, tx, locale)?
                }
                _ => Vec::new(),
            };
            let t = T(locale);
            let states = STATES.map(|s| (s, t.state(s))).to_vec();
            let tower = TowerLink { name, href };
            Ok(ProjectsPage { building, projects, state: state.to_owned(), drafts, next, states, tower, t })
        })
        .await?;
    ctx.show(&page).await
}

/// Published projects of a tower before one, in one state or in every one.
///
/// # Errors
/// The database's own failure.
pub fn rows(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    state: &str,
    before: ProjectId,
    most: usize,
) -> kernel::Result<Vec<ProjectRow>> {
    let district = tx.district();
    Ok(if state.is_empty() {
        tx.all(&sql::OPEN_BEFORE, args![district, building, before, most])?
    } else {
        tx.all(&sql::IN_STATE_BEFORE, args![district, building, state, before, most])?
    })
}

/// # Errors
/// A stored state that makes no sense.
pub fn items(rows: Vec<ProjectRow>, tx: &Tx<'_, '_>, locale: Locale) -> kernel::Result<Vec<ProjectItem>> {
    rows.into_iter().map(|r| ProjectItem::of(r, tx, locale)).collect()
}

/// A row of a list for samples.
pub fn sample_item(locale: Locale) -> ProjectItem {
    ProjectItem {
        id: ProjectId::from_bytes([1; 16]),
        title: "三楼公共茶水间共享微波炉".into(),
        href: "/".into(),
        state: "in_progress".into(),
        floor: 7,
        chip: Chip::new(ui::Tone::Doing, T(locale).state("in_progress")),
        waits_for: Some(Wait { locale, name: "和拓科技（上海）有限公司".into(), detail: String::new() }),
        planned: Money::from_fen(6_800_000),
        pledged: Money::from_fen(5_000_000),
        delivered: Money::ZERO,
        stack: Stack::new(locale, 7, ui::StackTone::Now),
        facts: T(locale).money_of("50,000", "68,000"),
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let page = |projects, drafts, next: Option<&str>| ProjectsPage {
        building: BuildingId::from_bytes([1; 16]),
        projects,
        state: String::new(),
        drafts,
        next: next.map(str::to_owned),
        states: STATES.map(|s| (s, t.state(s))).to_vec(),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    vec![
        Sample::of("list_projects", &page(vec![sample_item(locale)], vec![sample_item(locale)], Some("/"))),
        Sample::of("list_projects", &page(vec![], vec![], None)),
    ]
}
