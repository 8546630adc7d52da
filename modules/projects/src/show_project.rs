//! A project's page: whom it waits for, what it needs and how far that is pledged, who does it, by when, what it cost, and
//! whether it helped. It prints as it is.

use axum::extract::Path;
use db::args;
use identity::api::{TimelineItem, timeline};
use kernel::{Date, District, Locale, Money};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Section, TowerLink, Trend, Wait};
use web::{Action, App, Ctx, Result, View};

use crate::{
    T,
    actions::actions,
    look::{chip, late_days, wait},
    permissions::ShowProject,
    project::Project,
    reading::Reading,
    rows::{ClaimItem, MilestoneItem, NeedItem, Rows},
    state::ProjectId,
    store::{MeasurementRow, sql},
};

/// A matter that the project answers.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MatterLink {
    pub title: String,
    pub href: String,
}

/// A measurement; the first is the baseline.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MeasurementItem {
    pub round: u8,
    pub value: String,
    pub on: String,
}

/// A project.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "projects/show_project.html")]
pub struct ProjectPage {
    pub id: ProjectId,
    pub title: String,
    /// The state of W7: `published`, `in_progress`, …
    pub state: String,
    /// The floor of the nine.
    pub floor: u8,
    pub purpose: String,
    pub conditions: String,
    pub plan: String,
    pub due: Option<Date>,
    pub waits_for: Option<Wait>,
    pub actions: Vec<Action>,
    pub matters: Vec<MatterLink>,
    pub needs: Vec<NeedItem>,
    pub claims: Vec<ClaimItem>,
    pub milestones: Vec<MilestoneItem>,
    pub measurements: Vec<MeasurementItem>,
    pub timeline: Vec<TimelineItem>,
    /// Fen: what it may cost, what is pledged, delivered and confirmed, and spent.
    pub planned: Money,
    pub pledged: Money,
    pub delivered: Money,
    pub spent: Money,
    pub rev: i64,
    #[serde(skip)]
    chip: Chip,
    #[serde(skip)]
    late: bool,
    #[serde(skip)]
    why: String,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    #[serde(skip)]
    trend: Option<Trend>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for ProjectPage {
    fn title(&self, _: Locale) -> String {
        self.title.clone()
    }

    fn frame(&self) -> Frame {
        let list = format!("{}/projects", self.tower.href);
        let crumbs = vec![
            Crumb::link(&self.tower.name, &self.tower.href),
            Crumb::link(self.t.nav_projects(), list),
            Crumb::here(&self.title),
        ];
        Frame { section: Section::Projects, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

impl ProjectPage {
    fn confirmed(&self) -> usize {
        self.milestones.iter().filter(|m| m.state == "confirmed").count()
    }

    fn has_money(&self) -> bool {
        [self.planned, self.pledged, self.delivered, self.spent].iter().any(|m| *m != Money::ZERO)
    }
}

/// A project with everything that belongs to it.
#[utoipa::path(get, path = "/{district}/projects/{project}", operation_id = "show_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)),
    responses((status = 200, body = ProjectPage)), extensions(("x-permission" = json!("projects.show_project"))))]
pub async fn show_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>) -> Result {
    let (locale, app) = (ctx.locale, ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let project = Project::to::<ShowProject>(tx, id)?;
            assemble(tx, &app, project, locale)
        })
        .await?;
    ctx.show(&page).await
}

fn assemble(tx: &mut Tx<'_, '_>, app: &App, project: Project, locale: Locale) -> kernel::Result<ProjectPage> {
    let (t, format, today) = (T(locale), i18n::Format(locale), tx.today());
    let district = project.district;
    let rows = Rows::of(tx, &project, locale)?;
    let measurements = tx.all(&sql::MEASUREMENTS, args![district, project.id])?;
    let mut matters = Vec::new();
    for cluster in &project.clusters {
        if let Some(matter) = <issues::api::Matter as ledger::Load>::load(tx, *cluster)? {
            matters.push(MatterLink { title: matter.title.clone(), href: matter.href() });
        }
    }
    let building = registry::api::building_of(tx, project.building)?;
    let tower = TowerLink { name: building.name.clone(), href: format!("/{district}/towers/{}", building.id) };
    let late = late_days(&project, &project.state, today, tx.calendar());
    let timeline = timeline(tx, app, (&project.id.to_string(), ""), locale)?;
    Ok(ProjectPage {
        id: project.id,
        title: project.title.clone(),
        state: project.row.state.clone(),
        floor: project.floor,
        purpose: project.purpose.clone(),
        conditions: project.conditions.clone(),
        plan: project.plan.clone(),
        due: project.due_on,
        waits_for: wait(&project, locale),
        actions: actions(tx, &project, t),
        matters,
        trend: trend(&project, &measurements, locale),
        measurements: measurements
            .into_iter()
            .map(|m| MeasurementItem {
                round: m.round,
                value: Reading(m.value).to_string(),
                on: format.date_near(m.on_day, today),
            })
            .collect(),
        needs: rows.needs,
        claims: rows.claims,
        milestones: rows.milestones,
        timeline,
        planned: project.planned,
        pledged: project.pledged,
        delivered: project.delivered,
        spent: project.spent,
        rev: project.rev,
        chip: chip(&project.state, late, locale),
        late: late > 0,
        why: why(&project, late, t, format),
        facts: facts(&project, t, format, today),
        tower,
        t,
    })
}

/// What the measurements look like beside the baseline and the target, once there are any.
fn trend(project: &Project, measurements: &[MeasurementRow], locale: Locale) -> Option<Trend> {
    let (baseline, target) = (Reading(project.baseline?), Reading(project.target?));
    let points: Vec<(String, f64)> = measurements
        .iter()
        .filter(|m| m.round > 0)
        .map(|m| (i18n::Format(locale).date(m.on_day), Reading(m.value).number()))
        .collect();
    let (unit, baseline, target) = (project.unit.clone(), baseline.number(), target.number());
    (!points.is_empty()).then_some(Trend { locale, unit, baseline, target, points })
}

/// One sentence about why it waits.
fn why(project: &Project, late: i64, t: T, format: i18n::Format) -> String {
    match project.due_on.filter(|_| project.state.is_running()) {
        Some(due) if late > 0 => t.was_due(format.date(due)),
        Some(due) if project.provisional => t.due_provisional(format.date_long(due)),
        Some(due) => t.is_due(format.date(due)),
        None => String::new(),
    }
}

fn facts(project: &Project, t: T, format: i18n::Format, today: Date) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        (t.fact_proposer(), t.side(project.proposer_side.code())),
        (t.funding(), project.funding.clone()),
        (t.indicator(), project.indicator.clone()),
    ];
    if let Some(target) = project.target {
        facts.push((t.target(), t.with_unit(Reading(target), &project.unit)));
    }
    if let Some(baseline) = project.baseline {
        facts.push((t.baseline(), t.with_unit(Reading(baseline), &project.unit)));
    }
    if let Some(accepted) = project.accepted_on {
        facts.push((t.fact_accepted(), format.date_near(accepted, today)));
    }
    facts.push((t.fact_opened(), format.date_long(project.opened_at.date())));
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

pub fn samples(locale: Locale) -> Vec<web::Sample> {
    let t = T(locale);
    let page = |whole: bool| ProjectPage {
        id: ProjectId::from_bytes([1; 16]),
        title: "低区电梯错峰与群控改造".into(),
        state: "in_progress".into(),
        floor: 7,
        purpose: "让午高峰等电梯不超过七分钟。".into(),
        conditions: "三年内做过同类改造。".into(),
        plan: if whole { "先测算，再试行，再改造。".into() } else { String::new() },
        due: None,
        waits_for: whole.then(|| Wait { locale, name: "恒诚物业服务有限公司".into(), detail: String::new() }),
        actions: if whole { crate::actions::sample(t) } else { vec![] },
        matters: vec![MatterLink { title: "晚高峰低区电梯等候超过 15 分钟".into(), href: "/".into() }],
        needs: if whole { crate::rows::sample_needs(t) } else { vec![] },
        claims: if whole { crate::rows::sample_claims(t) } else { vec![] },
        milestones: if whole { crate::rows::sample_milestones(t) } else { vec![] },
        measurements: vec![MeasurementItem { round: 0, value: "15".into(), on: "11月3日".into() }],
        timeline: vec![TimelineItem {
            on: "11月3日".into(),
            text: t.line_made().into(),
            by: "楼委会秘书".into(),
            words: whole.then(|| "已核对".into()),
            href: "/".into(),
        }],
        planned: if whole { Money::from_fen(6_800_000) } else { Money::ZERO },
        pledged: Money::ZERO,
        delivered: Money::ZERO,
        spent: Money::ZERO,
        rev: 1,
        chip: Chip::new(ui::Tone::Late, "逾期 4 天"),
        late: whole,
        why: "原定 11月18日。".into(),
        facts: vec![(t.funding(), "物业自筹 6.8 万元".into())],
        trend: whole.then(|| Trend {
            locale,
            unit: "分钟".into(),
            baseline: 15.0,
            target: 7.0,
            points: vec![("12月3日".into(), 8.5)],
        }),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    vec![web::Sample::of("show_project", &page(true)), web::Sample::of("show_project", &page(false))]
}
