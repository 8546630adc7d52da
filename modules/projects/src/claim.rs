//! Claiming (认领): a department, a Party organisation, an enterprise, a club or a person offers to do a project, wholly or
//! in part, alone or together with others (R27, R93).

use axum::extract::Path;
use db::args;
use kernel::{District, Money, OrganisationId, Resource as _, Role, Text};
use ledger::Tx;
use registry::api::Organisation;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    claimant::{ClaimState, ClaimantKind},
    draft::amount_fault,
    events::ProjectClaimed,
    need::{ResourceKind, read, shown},
    party::Bodies,
    permissions::{ClaimProject, ShowProject},
    project::Project,
    refusal::ProjectRefusal,
    state::{ClaimId, PledgeId, ProjectId, State, Step},
    step::{self, LONGEST, done},
    store::{ClaimRow, NeedRow, sql},
    terms,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ClaimInput {
    /// An organisation that the claimant acts for, by its id; `me` for a person who works in the tower.
    pub claimant: Input,
    /// The claim to join, by its id: both are decided on together.
    pub joint: Input,
    /// Yuan.
    pub money: Input,
    pub goods: Input,
    pub people: Input,
    pub venue: Input,
    /// How it will be done, and what the claimant has done of the kind.
    pub words: Input,
}

impl ClaimInput {
    fn amount(&self, kind: ResourceKind) -> &Input {
        match kind {
            ResourceKind::Money => &self.money,
            ResourceKind::Goods => &self.goods,
            ResourceKind::People => &self.people,
            ResourceKind::Venue => &self.venue,
        }
    }
}

/// The person, where nobody else is claimed for.
const ME: &str = "me";

async fn page(ctx: &Ctx, id: ProjectId, input: ClaimInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, needs, mine, works_here, sheet) = ctx
        .read(move |tx| {
            let project = open_to(tx, id)?;
            let needs = tx.all(&sql::NEEDS, args![project.district, id])?;
            let mine = registry::api::organisations(tx, project.voices())?;
            let works_here = tx.actor().holds(Role::Employee, project.place());
            let sheet = crate::parts::terms_of(tx, &project, t)?;
            Ok((project, needs, mine, works_here, sheet))
        })
        .await?;
    let mut choices: Vec<Choice> = mine.iter().map(|o| Choice::new(o.id.to_string(), o.name.as_str())).collect();
    if works_here || mine.is_empty() {
        choices.push(Choice::new(ME, t.claim_as_me()).hint(t.claim_as_me_hint()));
    }
    let chosen = match (input.claimant.as_str(), mine.as_slice()) {
        ("", [only]) => only.id.to_string(),
        ("", []) => ME.to_owned(),
        (typed, _) => typed.to_owned(),
    };
    let mut page = step::page(&project, "claim_project", t.do_claim(), refused, t)
        .lead(t.claim_lead())
        .sheet(sheet)
        .field(Field::radios("claimant", t.claim_as(), &chosen, choices));
    for need in needs.iter().filter(|n| n.needed > n.pledged) {
        let (name, open) = (need.kind.code(), shown(need.kind, need.needed - need.pledged));
        let field = Field::text(name, t.claim_amount(name), input.amount(need.kind).as_str())
            .hint(t.claim_open(t.amount_of(name, open)))
            .with("inputmode", "decimal")
            .optional(t.0);
        page = page.field(field);
    }
    let offered: Vec<&ClaimRow> = project.claims_in(ClaimState::Offered).filter(|c| c.id == c.joint).collect();
    if !offered.is_empty() {
        let mut others = vec![Choice::new("", t.claim_alone())];
        others.extend(offered.into_iter().map(|c| Choice::new(c.id.to_string(), crate::parts::name_of(c, t))));
        page = page
            .field(Field::select("joint", t.claim_joint(), input.joint.as_str(), others).hint(t.claim_joint_hint()));
    }
    let page = page.field(Field::area("words", t.claim_words(), input.words.as_str(), 4).hint(t.claim_words_hint()));
    ctx.show(&page).await
}

/// The form to claim a project with.
#[utoipa::path(get, path = "/{district}/projects/{project}/claims", operation_id = "show_claim_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.claim_project"))))]
pub async fn show_claim_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ClaimInput::default(), refused).await
}

/// Claims a project, wholly or in part.
#[utoipa::path(post, path = "/{district}/projects/{project}/claims", operation_id = "claim_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = ClaimInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.claim_project"))))]
pub async fn claim_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>, form: Form<ClaimInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

/// A project, for somebody who may claim for an organisation or as a person.
fn open_to(tx: &mut Tx<'_, '_>, id: ProjectId) -> kernel::Result<Project> {
    let project = Project::to::<ShowProject>(tx, id)?.with_delegations();
    Ok(tx.grant::<ClaimProject, _>(project)?.into_inner())
}

/// Who claims: an organisation, or the person.
fn claimant(
    tx: &mut Tx<'_, '_>,
    project: &Project,
    typed: &str,
) -> kernel::Result<(ClaimantKind, Option<Organisation>)> {
    if typed == ME {
        if !tx.actor().holds(Role::Employee, project.place()) {
            return Err(ProjectRefusal::NotOfTheTower.into());
        }
        return Ok((ClaimantKind::Person, None));
    }
    let id: OrganisationId = typed.parse().map_err(|_| kernel::Error::field("claimant", faults::choose()))?;
    let found = registry::api::organisations(tx, project.voices())?
        .into_iter()
        .find(|o| o.id == id)
        .ok_or(ProjectRefusal::NotYourClaim)?;
    Ok((ClaimantKind::of(found.kind), Some(found)))
}

fn write(tx: &mut Tx<'_, '_>, id: ProjectId, input: &ClaimInput) -> kernel::Result<Done> {
    let person = tx.person()?;
    let mut project = open_to(tx, id)?;
    let (district, today, now) = (tx.district(), tx.today(), tx.now());
    let first = matches!(project.state, State::Published { .. });
    let bodies = Bodies::of(tx, project.building)?;
    let overseer = bodies.overseer();
    let due = terms::award(tx, project.building, project.until_on.unwrap_or(today))?;
    // Before the form is judged: whether claims are taken at all.
    project.state.step(Step::Claim { today, due })?;
    let (kind, organisation) = claimant(tx, &project, input.claimant.trim())?;
    let organisation_id = organisation.as_ref().map(|o| o.id);
    if let Some(id) = organisation_id {
        committees::api::may_sign(tx, id)?;
    }
    let again = |c: &&ClaimRow| c.organisation == organisation_id && (organisation_id.is_some() || c.person == person);
    if project.claims_in(ClaimState::Offered).chain(project.claims_in(ClaimState::Awarded)).any(|c| again(&c)) {
        return Err(ProjectRefusal::ClaimedAlready.into());
    }
    let needs = tx.all(&sql::NEEDS, args![district, id])?;
    let (pledges, joint, words) = read_form(&project, &needs, input)?;
    let claim = ClaimRow {
        id: ClaimId::new(tx.store().clock().now()),
        project: id,
        joint: ClaimId::from_bytes([0; 16]),
        kind,
        organisation: organisation_id,
        name: organisation.map_or(String::new(), |o| o.name),
        person,
        words,
        state: ClaimState::Offered,
        signed_at: None,
        at: now,
    };
    let claim = ClaimRow { joint: joint.unwrap_or(claim.id), ..claim };
    store(tx, &claim, &pledges)?;
    project.claims.push(claim.clone());
    project.take(tx, Step::Claim { today, due }, Some(&overseer))?;
    if first {
        project.owe(tx, "award", overseer.clone(), Some(due))?;
    }
    let money = pledges.iter().filter(|(n, _)| n.kind == ResourceKind::Money).map(|(_, amount)| amount).sum();
    tx.record(&ProjectClaimed {
        project: id,
        building: project.building,
        claim: claim.id,
        claimant: kind,
        organisation: organisation_id,
        name: claim.name.clone(),
        joint: claim.joint,
        money: Money::from_fen(money),
    })?;
    let name = |l| crate::parts::name_of(&claim, T(l)).to_owned();
    let text = Text::each(|l| T(l).notice_claimed(&project.title, name(l)));
    project.ask(tx, &[overseer], &text, &text)?;
    Ok(Done { id: Some(claim.id.to_string()), ..done(&project, |t| t.claimed_done()) })
}

fn store(tx: &mut Tx<'_, '_>, claim: &ClaimRow, pledges: &[(&NeedRow, i64)]) -> kernel::Result<()> {
    let district = tx.district();
    let ClaimRow { id, project, joint, kind, organisation, name, person, words, at, .. } = claim;
    tx.run_one(&sql::ADD_CLAIM, args![district, id, project, joint, kind, organisation, name, person, words, at])?;
    for (need, amount) in pledges {
        let pledge = PledgeId::new(tx.store().clock().now());
        tx.run_one(&sql::ADD_PLEDGE, args![district, pledge, project, id, need.id, need.kind, amount, at])?;
    }
    Ok(())
}

type Offer<'a> = (Vec<(&'a NeedRow, i64)>, Option<ClaimId>, String);

/// What is pledged, with whom, and in which words.
fn read_form<'a>(project: &Project, needs: &'a [NeedRow], input: &ClaimInput) -> kernel::Result<Offer<'a>> {
    let mut check = Check::default();
    let mut pledges = Vec::new();
    for need in needs {
        let (typed, open) = (input.amount(need.kind), need.needed - need.pledged);
        if typed.trim().is_empty() {
            continue;
        }
        match read(need.kind, typed) {
            Some(amount) if amount <= open => pledges.push((need, amount)),
            Some(_) => return Err(ProjectRefusal::TooMuch { open: shown(need.kind, open) }.into()),
            None => check.fault(need.kind.code(), amount_fault(need.kind)),
        }
    }
    let open: Vec<&NeedRow> = needs.iter().filter(|n| n.needed > n.pledged).collect();
    if let (true, true, Some(need)) = (pledges.is_empty(), check.is_clean(), open.first()) {
        check.fault(need.kind.code(), Text::each(|l| T(l).fault_no_pledge()));
    }
    let words = check.text("words", &input.words, LONGEST);
    let typed = check.parse::<ClaimId>("joint", &input.joint, faults::choose);
    let joint = typed.and_then(|id| project.claims_in(ClaimState::Offered).find(|c| c.id == id).map(|c| c.joint));
    if typed.is_some() && joint.is_none() {
        check.fault("joint", faults::choose());
    }
    check.finish()?;
    Ok((pledges, joint, words))
}
