//! Tracking the outcome (跟踪问效): measured against the baseline 30, 90 and 180 days after acceptance (规则 31); then an
//! appraisal meeting appraises it.

use axum::extract::Path;
use commitments::api::{Named, Party};
use db::args;
use kernel::{Deadline, District, PersonId, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    draft::reading_fault,
    events::OutcomeMeasured,
    party::Bodies,
    permissions::MeasureOutcome,
    project::Project,
    reading::Reading,
    refusal::ProjectRefusal,
    state::{MeasurementId, ProjectId, State, Step},
    step::{self, LONGEST, done},
    store::sql,
    terms,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct MeasureInput {
    /// The value now.
    pub value: Input,
    /// How it was measured.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: ProjectId, input: MeasureInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let project = ctx.read(move |tx| Project::to::<MeasureOutcome>(tx, id)).await?;
    let (baseline, target) = (Reading(project.baseline.unwrap_or(0)), Reading(project.target.unwrap_or(0)));
    let page = step::page(&project, "measure_outcome", t.do_measure(), refused, t)
        .lead(t.measure_lead(&project.indicator, baseline, target, &project.unit))
        .field(Field::text("value", t.measure_value(), input.value.as_str()).with("inputmode", "decimal"))
        .field(Field::area("words", t.measure_words(), input.words.as_str(), 3).hint(t.measure_hint()).optional(t.0));
    ctx.show(&page).await
}

/// The form to measure the outcome with.
#[utoipa::path(get, path = "/{district}/projects/{project}/measurements", operation_id = "show_measure_outcome", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.measure_outcome"))))]
pub async fn show_measure_outcome(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, MeasureInput::default(), refused).await
}

/// Measures the outcome; after the last time an appraisal is called for.
#[utoipa::path(post, path = "/{district}/projects/{project}/measurements", operation_id = "measure_outcome", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = MeasureInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.measure_outcome"))))]
pub async fn measure_outcome(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>, form: Form<MeasureInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ProjectId, input: &MeasureInput) -> kernel::Result<Done> {
    let mut project = Project::to::<MeasureOutcome>(tx, id)?;
    let State::Tracking { round, next } = project.state else {
        return Err(ProjectRefusal::NotNow { state: project.state.code(), step: "measure" }.into());
    };
    let (district, today, building) = (tx.district(), tx.today(), project.building);
    if today < next {
        return Err(ProjectRefusal::TooEarly { on: next }.into());
    }
    let mut check = Check::default();
    let value = check.require::<Reading>("value", &input.value, reading_fault).unwrap_or(Reading(0));
    let words = check.optional_text("words", &input.words, LONGEST);
    check.finish()?;
    let measurement = MeasurementId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD_MEASUREMENT, args![district, measurement, id, round, value.0, today])?;
    let (baseline, target) = (Reading(project.baseline.unwrap_or(0)), Reading(project.target.unwrap_or(0)));
    let following = terms::measurement(tx, project.building, project.accepted_on.unwrap_or(today), round + 1)?;
    let overseer = Bodies::of(tx, building)?.overseer();
    let meeting = appraisal_meeting();
    let awaited = if following.is_some() { &overseer } else { &meeting };
    project.take(tx, Step::Measure { next: following }, Some(awaited))?;
    commitments::api::fulfil(tx, id.any(), "track")?;
    let reached = value.reaches(baseline, target);
    let words = tx.words_if(&words);
    tx.record(&OutcomeMeasured { project: id, building, round, value: value.0, reached, words })?;
    let changed = |l| T(l).outcome(&project.indicator, baseline, value, &project.unit, target);
    let text = Text::each(changed);
    for cluster in &project.clusters {
        issues::api::set_outcome(tx, *cluster, &text.zh)?;
    }
    let told = Text::each(|l| T(l).notice_measured(&project.title, changed(l)));
    match following {
        Some(on) => project.owe(tx, "track", overseer.clone(), Some(Deadline { on, provisional: false }))?,
        None => {
            if !call_appraisal(tx, &project)? {
                await_appraisers(tx, &mut project)?;
            }
        }
    }
    project.tell(tx, &told)?;
    Ok(done(&project, |t| t.measured_done()))
}

pub fn appraisal_meeting() -> Named {
    Named::new(Party::Nobody, Text::each(|l| T(l).appraisal_meeting()))
}

/// Nobody could be drawn: the sweep tries again, and the committee knows for whom it waits.
fn await_appraisers(tx: &mut Tx<'_, '_>, project: &mut Project) -> kernel::Result<()> {
    let (bodies, due) = (Bodies::of(tx, project.building)?, terms::answer(tx, project.building)?);
    let committee = bodies.committee();
    project.wait_for(tx, &committee, Some(due.on))?;
    project.owe(tx, "appraise", committee.clone(), Some(due))?;
    project.call(tx, &committee, &Text::each(|l| T(l).notice_not_drawn(&project.title)))
}

/// Calls for an appraisal by people who have no part in it; answers whether anybody could be drawn.
///
/// # Errors
/// The database's own failure.
pub fn call_appraisal(tx: &mut Tx<'_, '_>, project: &Project) -> kernel::Result<bool> {
    let live = || project.claims.iter().filter(|c| c.state.is_live());
    let mut interested_people: Vec<PersonId> = live().map(|c| c.person).collect();
    interested_people.push(project.proposer);
    let request = meetings::api::AppraisalRequest {
        building: project.building,
        subject: project.id.any(),
        title: &project.title,
        href: &project.href(),
        interested_people,
        interested_organisations: live().filter_map(|c| c.organisation).collect(),
    };
    meetings::api::appraise_if_any(tx, &request)
}
