//! The matters of a tower, newest first; and for the secretary what came in and is not grouped yet.

use axum::extract::{Path, Query};
use db::args;
use kernel::{BuildingId, District, Locale};
use ledger::Tx;
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Chip, Crumb, Frame, Layout, Section, Stack, StackTone, TowerLink, Wait};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    cluster::{ClusterId, State},
    look::{chip, wait},
    matter::Matter,
    permissions::{ShowCluster, Triage},
    store::{ClusterRow, asker, sql},
};

const PAGE: usize = 30;

/// A matter in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ClusterItem {
    pub id: ClusterId,
    pub title: String,
    pub href: String,
    pub state: String,
    pub floor: u8,
    pub chip: Chip,
    pub waits_for: Option<Wait>,
    pub issues: i64,
    pub supporters: i64,
    #[serde(skip)]
    pub stack: Stack,
    #[serde(skip)]
    pub facts: String,
}

impl ClusterItem {
    /// # Errors
    /// A stored state that makes no sense.
    pub fn of(row: ClusterRow, tx: &Tx<'_, '_>, locale: Locale) -> kernel::Result<Self> {
        let (t, today) = (T(locale), tx.today());
        let matter = Matter::of(row)?;
        let running = matter.state.is_running();
        let late = match matter.due_on {
            Some(due) if due < today && running => tx.calendar().working_days_between(due, today).max(1),
            _ => 0,
        };
        let tone = match matter.state {
            _ if late > 0 => StackTone::Late,
            State::Stalemate { .. } | State::OnAgenda { deferrals: 1.. } => StackTone::Stop,
            _ => StackTone::Now,
        };
        Ok(Self {
            id: matter.id,
            href: matter.href(),
            state: matter.row.state.clone(),
            floor: matter.floor,
            chip: chip(&matter, late, locale),
            waits_for: wait(&matter, locale),
            issues: matter.issues,
            supporters: matter.supporters,
            stack: Stack::new(locale, matter.floor, tone).skipping(matter.skipped),
            facts: t.issue_count(matter.issues),
            title: matter.row.title,
        })
    }
}

/// The matters of a tower.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "issues/list_clusters.html")]
pub struct ClustersPage {
    pub building: BuildingId,
    pub clusters: Vec<ClusterItem>,
    /// The state that is listed; every one if empty.
    pub state: String,
    pub next: Option<String>,
    #[serde(skip)]
    inbox: Option<i64>,
    #[serde(skip)]
    states: Vec<(&'static str, String)>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for ClustersPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).clusters_title(&self.tower.name)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(self.t.running())];
        Frame { section: Section::Report, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// What is listed, and from where.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Filter {
    /// A state of W3; every one without it.
    state: String,
    /// Matters raised before this one.
    before: Option<ClusterId>,
}

/// States that the list can be narrowed to.
const STATES: [&str; 8] =
    ["handling", "awaiting_confirmation", "on_agenda", "noticed", "in_project", "accepted", "closed", "archived"];

/// The matters of a tower that everybody may see, newest first.
#[utoipa::path(get, path = "/{district}/towers/{building}/clusters", operation_id = "list_clusters", tag = "issues",
    params(("district" = District, Path), ("building" = BuildingId, Path), Filter),
    responses((status = 200, body = ClustersPage)), extensions(("x-permission" = json!("issues.show_cluster"))))]
pub async fn list_clusters(
    ctx: Ctx,
    Path((district, building)): Path<(District, BuildingId)>,
    Query(filter): Query<Filter>,
) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let found = tx.granted::<ShowCluster, Building>(building)?;
            let before = filter.before.unwrap_or(ClusterId::from_bytes([0xff; 16]));
            let asker = asker(tx);
            let state = STATES.iter().find(|s| **s == filter.state).copied().unwrap_or_default();
            let mut rows = if state.is_empty() {
                tx.all(&sql::OPEN_BEFORE, args![district, asker, building, before, PAGE + 1])?
            } else {
                tx.all(&sql::IN_STATE_BEFORE, args![district, asker, building, state, before, PAGE + 1])?
            };
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let href = format!("/{district}/towers/{building}");
            let next = rows.last().filter(|_| more).map(|r| format!("{href}/clusters?state={state}&before={}", r.id));
            let clusters = rows.into_iter().map(|r| ClusterItem::of(r, tx, locale)).collect::<kernel::Result<_>>()?;
            let name = found.name.clone();
            let inbox = match tx.grant::<Triage, Building>(found.into_inner()) {
                Ok(found) => Some(tx.one(&sql::COUNT_INBOX, args![district, found.id])?.0),
                Err(_) => None,
            };
            let t = T(locale);
            let states = STATES.map(|s| (s, t.state(s))).to_vec();
            let tower = TowerLink { name, href };
            Ok(ClustersPage { building, clusters, state: state.to_owned(), next, inbox, states, tower, t })
        })
        .await?;
    ctx.show(&page).await
}

/// What came in and is not grouped yet.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "issues/inbox.html")]
pub struct InboxPage {
    pub building: BuildingId,
    pub clusters: Vec<ClusterItem>,
    /// How many wait in all.
    pub waiting: i64,
    pub next: Option<String>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for InboxPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).inbox_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(self.t.inbox_title())];
        Frame { section: Section::Report, layout: Layout::Desk, crumbs, tower: Some(self.tower.clone()) }
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Since {
    /// Reports that came in after this one.
    after: Option<ClusterId>,
}

/// What came in for a tower and waits to be grouped, oldest first.
#[utoipa::path(get, path = "/{district}/towers/{building}/inbox", operation_id = "list_inbox", tag = "issues",
    params(("district" = District, Path), ("building" = BuildingId, Path), Since),
    responses((status = 200, body = InboxPage)), extensions(("x-permission" = json!("issues.triage"))))]
pub async fn list_inbox(
    ctx: Ctx,
    Path((district, building)): Path<(District, BuildingId)>,
    Query(since): Query<Since>,
) -> Result {
    let locale = ctx.locale;
    let after = since.after.unwrap_or(ClusterId::from_bytes([0; 16]));
    let page = ctx
        .read(move |tx| {
            let mut found = registry::api::building_of(tx, building)?;
            // A floor captain looks after a floor of it, which is enough to see what came in.
            if let Some(floor) = captain_floor(tx, building)? {
                found.stand_on(floor);
            }
            let found = tx.grant::<Triage, Building>(found)?;
            let asker = asker(tx);
            let (waiting,) = tx.one(&sql::COUNT_INBOX, args![district, building])?;
            let mut rows = tx.all(&sql::INBOX, args![district, asker, building, after, PAGE + 1])?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next =
                rows.last().filter(|_| more).map(|r| format!("/{district}/towers/{building}/inbox?after={}", r.id));
            let clusters = rows.into_iter().map(|r| ClusterItem::of(r, tx, locale)).collect::<kernel::Result<_>>()?;
            let tower = TowerLink { name: found.name.clone(), href: format!("/{district}/towers/{building}") };
            Ok(InboxPage { building, clusters, waiting, next, tower, t: T(locale) })
        })
        .await?;
    ctx.show(&page).await
}

fn captain_floor(tx: &mut Tx<'_, '_>, building: BuildingId) -> kernel::Result<Option<kernel::FloorId>> {
    for appointment in tx.actor().appointments() {
        if let kernel::Scope::Floor(floor) = appointment.scope
            && registry::api::floor(tx, floor)?.is_some_and(|f| f.building == building)
        {
            return Ok(Some(floor));
        }
    }
    Ok(None)
}

/// A row of a list for samples.
pub fn sample_item(locale: Locale) -> ClusterItem {
    ClusterItem {
        id: ClusterId::from_bytes([1; 16]),
        title: "17 层茶水间微波炉只剩一台能用".into(),
        href: "/".into(),
        state: "handling".into(),
        floor: 3,
        chip: Chip::new(ui::Tone::Late, "逾期 2 天"),
        waits_for: Some(Wait { locale, name: "恒诚物业服务有限公司".into(), detail: String::new() }),
        issues: 6,
        supporters: 12,
        stack: Stack::new(locale, 3, StackTone::Late),
        facts: T(locale).issue_count(6),
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let tower = || TowerLink { name: "和衡中心".into(), href: "/".into() };
    let t = T(locale);
    let building = BuildingId::from_bytes([1; 16]);
    let list = |clusters, next: Option<&str>| ClustersPage {
        building,
        clusters,
        state: String::new(),
        next: next.map(str::to_owned),
        inbox: Some(3),
        states: STATES.map(|s| (s, t.state(s))).to_vec(),
        tower: tower(),
        t,
    };
    let inbox = |clusters: Vec<ClusterItem>, next: Option<&str>| InboxPage {
        building,
        waiting: if next.is_some() { 31 } else { clusters.len() as i64 },
        clusters,
        next: next.map(str::to_owned),
        tower: tower(),
        t,
    };
    vec![
        Sample::of("list_clusters", &list(vec![sample_item(locale)], Some("/"))),
        Sample::of("list_clusters", &list(vec![], None)),
        Sample::of("inbox", &inbox(vec![sample_item(locale)], Some("/"))),
        Sample::of("inbox", &inbox(vec![], None)),
    ]
}
