//! Signing the claim (认领书). The claimant who leads hands in the plan with its milestones and the baseline; when all have
//! signed, the work begins.

use axum::extract::Path;
use db::args;
use kernel::{Date, Deadline, District, Text, Timestamp};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    claimant::{ClaimState, MilestoneState, PledgeState},
    draft::reading_fault,
    events::{ClaimSigned, ProjectStarted},
    party::{Bodies, claimant},
    permissions::StartProject,
    project::Project,
    reading::Reading,
    refusal::ProjectRefusal,
    state::{MeasurementId, MilestoneId, ProjectId, State, Step},
    step::{self, LONGEST, done},
    store::{ClaimRow, MilestoneRow, sql},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct StartInput {
    /// How it will be done; from the claimant who leads.
    pub plan: Input,
    /// The value before the work begins.
    pub baseline: Input,
    pub milestone_1: Input,
    /// The day by which it is done: `2026-12-20`.
    pub due_1: Input,
    pub milestone_2: Input,
    pub due_2: Input,
    pub milestone_3: Input,
    pub due_3: Input,
    pub milestone_4: Input,
    pub due_4: Input,
    pub milestone_5: Input,
    pub due_5: Input,
}

/// A plan that was read.
struct Plan {
    words: String,
    baseline: i64,
    milestones: Vec<(String, Date)>,
}

impl StartInput {
    fn rows(&self) -> [(&'static str, &Input, &'static str, &Input); 5] {
        [
            ("milestone_1", &self.milestone_1, "due_1", &self.due_1),
            ("milestone_2", &self.milestone_2, "due_2", &self.due_2),
            ("milestone_3", &self.milestone_3, "due_3", &self.due_3),
            ("milestone_4", &self.milestone_4, "due_4", &self.due_4),
            ("milestone_5", &self.milestone_5, "due_5", &self.due_5),
        ]
    }

    /// What the leading claimant has to hand in; what was handed in by those who left before stays.
    fn read(&self, project: &Project, has_milestones: bool, today: Date) -> kernel::Result<Plan> {
        let mut check = Check::default();
        let words = match project.plan.as_str() {
            "" => check.text("plan", &self.plan, LONGEST),
            before => Some(check.optional_text("plan", &self.plan, LONGEST))
                .filter(|w| !w.is_empty())
                .unwrap_or(before.to_owned()),
        };
        let baseline = match project.baseline {
            Some(baseline) => baseline,
            None => check.require::<Reading>("baseline", &self.baseline, reading_fault).map_or(0, |r| r.0),
        };
        let mut milestones = Vec::new();
        for (name, title, due_name, due) in self.rows() {
            if title.trim().is_empty() {
                continue;
            }
            let title = check.optional_text(name, title, 60);
            match check.require::<Date>(due_name, due, faults::date) {
                Some(due) if due < today => check.fault(due_name, Text::each(|l| T(l).fault_past())),
                Some(due) => milestones.push((title, due)),
                None => {}
            }
        }
        if milestones.is_empty() && !has_milestones && check.is_clean() {
            check.fault("milestone_1", Text::each(|l| T(l).fault_no_milestone()));
        }
        check.finish()?;
        Ok(Plan { words, baseline, milestones })
    }
}

async fn page(ctx: &Ctx, id: ProjectId, input: StartInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, leads, paper) = ctx
        .read(move |tx| {
            let project = Project::to::<StartProject>(tx, id)?;
            let claim = signing(&project)?;
            let leads = project.lead().is_some_and(|l| l.id == claim.id);
            let paper = crate::parts::paper_of(tx, &project, &claim, t)?;
            Ok((project, leads, paper))
        })
        .await?;
    let lead = if leads { t.start_lead() } else { t.sign_lead() };
    let mut page = step::page(&project, "start_project", t.do_start(), refused, t).lead(lead).sheet(paper);
    if leads {
        page = page.field(Field::area("plan", t.plan(), input.plan.as_str(), 4).hint(t.plan_hint()));
        if project.baseline.is_none() {
            let label = t.baseline_of(&project.indicator, &project.unit);
            page = page.field(
                Field::text("baseline", label, input.baseline.as_str())
                    .hint(t.baseline_hint())
                    .with("inputmode", "decimal"),
            );
        }
        for (n, (name, title, due_name, due)) in (1i64..).zip(input.rows()) {
            let mut field = Field::text(name, t.milestone_n(n), title.as_str()).with("maxlength", "60");
            let mut day = Field::date(due_name, &t.milestone_due_n(n), due);
            if n > 1 {
                (field, day) = (field.optional(t.0), day.optional(t.0));
            }
            page = page.field(field).field(day);
        }
    }
    ctx.show(&page).await
}

/// The claim to be signed, with the plan.
#[utoipa::path(get, path = "/{district}/projects/{project}/start", operation_id = "show_start_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.start_project"))))]
pub async fn show_start_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, StartInput::default(), refused).await
}

/// Signs the claim; the work begins when all have signed.
#[utoipa::path(post, path = "/{district}/projects/{project}/start", operation_id = "start_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = StartInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.start_project"))))]
pub async fn start_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>, form: Form<StartInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

/// The claim of the actor that is to be signed.
fn signing(project: &Project) -> kernel::Result<ClaimRow> {
    if !matches!(project.state, State::Awarded { .. }) {
        return Err(ProjectRefusal::NotNow { state: project.state.code(), step: "start" }.into());
    }
    let mine = project.claims_in(ClaimState::Awarded).find(|c| c.signed_at.is_none() && project.is_mine(c));
    Ok(mine.cloned().ok_or(ProjectRefusal::WrongTurn)?)
}

fn write(tx: &mut Tx<'_, '_>, id: ProjectId, input: &StartInput) -> kernel::Result<Done> {
    let mut project = Project::to::<StartProject>(tx, id)?;
    let claim = signing(&project)?;
    if let Some(organisation) = claim.organisation {
        committees::api::may_sign(tx, organisation)?;
    }
    let (district, now, today) = (tx.district(), tx.now(), tx.today());
    let open = |m: &&MilestoneRow| m.state != MilestoneState::Confirmed;
    if project.lead().is_some_and(|l| l.id == claim.id) {
        let before = tx.all(&sql::MILESTONES, args![district, id])?;
        let plan = input.read(&project, before.iter().any(|m| open(&m)), today)?;
        if project.baseline.is_none() {
            let measurement = MeasurementId::new(tx.store().clock().now());
            tx.run_one(&sql::ADD_MEASUREMENT, args![district, measurement, id, 0, plan.baseline, today])?;
        }
        tx.run_one(&sql::BEGIN, args![district, id, plan.words, plan.baseline])?;
        project.row.baseline = Some(plan.baseline);
        for (title, due) in &plan.milestones {
            let milestone = MilestoneId::new(tx.store().clock().now());
            tx.run_one(&sql::ADD_MILESTONE, args![district, milestone, id, claim.id, title, due])?;
        }
    }
    tx.run_one(&sql::SIGN_CLAIM, args![district, claim.id, now])?;
    commitments::api::fulfil(tx, claim.id.any(), "start")?;
    for signed in project.claims.iter_mut().filter(|c| c.id == claim.id) {
        signed.signed_at = Some(now);
    }
    tx.record(&ClaimSigned { project: id, building: project.building, claim: claim.id, name: claim.name.clone() })?;
    let unsigned = project.claims_in(ClaimState::Awarded).find(|c| c.signed_at.is_none()).map(claimant);
    match unsigned {
        Some(other) => {
            let due = project.due_on;
            project.wait_for(tx, &other, due)?;
            Ok(done(&project, |t| t.claim_signed_done()))
        }
        None => begin(tx, project),
    }
}

/// All have signed.
fn begin(tx: &mut Tx<'_, '_>, mut project: Project) -> kernel::Result<Done> {
    let milestones = set_to_work(tx, &mut project, Step::Start)?;
    let (baseline, target) = (project.baseline.unwrap_or(0), project.target.unwrap_or(0));
    tx.record(&ProjectStarted { project: project.id, building: project.building, milestones, baseline, target })?;
    project.tell(tx, &Text::each(|l| T(l).notice_started(&project.title)))?;
    Ok(done(&project, |t| t.started_done()))
}

/// Who leads by now has handed in no plan, since the one who was to do so has left: those who signed sign again.
///
/// # Errors
/// The database's own failure.
pub fn sign_again(tx: &mut Tx<'_, '_>, project: &mut Project, due: Deadline) -> kernel::Result<()> {
    if project.baseline.is_some() {
        return Ok(());
    }
    let district = tx.district();
    let signed: Vec<ClaimRow> =
        project.claims_in(ClaimState::Awarded).filter(|c| c.signed_at.is_some()).cloned().collect();
    for claim in signed {
        tx.run_one(&sql::SIGN_CLAIM, args![district, claim.id, None::<Timestamp>])?;
        project.owe_for(tx, claim.id.any(), "start", &project.title, claimant(&claim), None, Some(due))?;
        for unsigned in project.claims.iter_mut().filter(|c| c.id == claim.id) {
            unsigned.signed_at = None;
        }
    }
    Ok(())
}

/// The work begins or goes on: who owes which milestone and which pledge. Answers how many milestones there are.
///
/// # Errors
/// A state from which W7 does not lead to work.
pub fn set_to_work(tx: &mut Tx<'_, '_>, project: &mut Project, step: Step) -> kernel::Result<i64> {
    let district = tx.district();
    let doer = project.doer();
    project.take(tx, step, Some(&doer))?;
    let committee = Bodies::of(tx, project.building)?.committee();
    let mut rows = tx.all(&sql::MILESTONES, args![district, project.id])?;
    for milestone in rows.iter_mut().filter(|m| m.state == MilestoneState::Planned) {
        // What those who left have not done is now with whoever leads, and is late only from now on.
        if let Some(lead) =
            project.lead().filter(|_| !project.claims_in(ClaimState::Awarded).any(|c| c.id == milestone.claim))
        {
            milestone.claim = lead.id;
            tx.run_one(&sql::PASS_ON, args![district, milestone.id, lead.id])?;
        }
        tx.run_one(&sql::ALERT, args![district, milestone.id, 0])?;
    }
    let open: Vec<&MilestoneRow> = rows.iter().filter(|m| m.state == MilestoneState::Planned).collect();
    for milestone in &open {
        let debtor = project.claims.iter().find(|c| c.id == milestone.claim).map_or_else(|| project.doer(), claimant);
        commitments::api::release_all(tx, milestone.id.any())?;
        let due = Deadline { on: milestone.due_on, provisional: false };
        let title = crate::parts::named(project, |_| milestone.title.clone());
        project.owe_for(tx, milestone.id.any(), "milestone", &title, debtor, Some(committee.clone()), Some(due))?;
    }
    let last = match open.last() {
        Some(milestone) => Deadline { on: milestone.due_on, provisional: false },
        None => crate::terms::plan(tx, project.building)?,
    };
    let needs = tx.all(&sql::NEEDS, args![district, project.id])?;
    for pledge in tx.all(&sql::PLEDGES, args![district, project.id])? {
        let claim = project.claims_in(ClaimState::Awarded).find(|c| c.id == pledge.claim);
        // What is said to be delivered waits for the other side already.
        let Some(claim) = claim.filter(|_| pledge.state == PledgeState::Promised) else { continue };
        commitments::api::release_all(tx, pledge.id.any())?;
        let title = crate::parts::named(project, |t| crate::parts::pledge_line(&pledge, &needs, t));
        project.owe_for(tx, pledge.id.any(), "pledge", &title, claimant(claim), Some(committee.clone()), Some(last))?;
    }
    crate::milestone::await_next(tx, project)?;
    Ok(rows.len() as i64)
}
