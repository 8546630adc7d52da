//! Deciding on the claims by what was published beforehand (规则 28). Nobody decides on a claim of their own, and no body on
//! its own organisation's.

use axum::extract::Path;
use db::args;
use kernel::{District, Money, Resource as _, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    claimant::ClaimState,
    events::{ClaimAwarded, ClaimDeclined, ClaimsDeclined, ProjectAwarded},
    need::{Balance, ResourceKind},
    party::{Bodies, claimant, sides},
    permissions::AwardProject,
    project::{Project, award_clause},
    refusal::ProjectRefusal,
    start::sign_again,
    state::{ClaimId, ProjectId, Step},
    step::{self, LONGEST, done},
    store::{ClaimRow, NeedRow, PledgeRow, sql},
    terms,
    verdict::Side,
    withdraw::{release_pledges, set_claim},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AwardInput {
    /// The claims that are chosen, by their ids. None: nobody meets the criteria.
    pub claims: Vec<Input>,
    /// By what they were chosen.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: ProjectId, input: AwardInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, pledges, sheet) = ctx
        .read(move |tx| {
            let project = Project::to::<AwardProject>(tx, id)?;
            let pledges = tx.all(&sql::PLEDGES, args![project.district, id])?;
            let sheet = crate::parts::terms_of(tx, &project, t)?;
            Ok((project, pledges, sheet))
        })
        .await?;
    let offered = project.claims_in(ClaimState::Offered);
    let choices = offered.map(|c| {
        let gives = crate::parts::pledges_line(&pledges, c.id, t);
        let hint = if c.joint == c.id { gives } else { t.jointly(gives) };
        Choice::new(c.id.to_string(), crate::parts::name_of(c, t)).hint(hint)
    });
    let chosen: Vec<&str> = input.claims.iter().map(Input::as_str).collect();
    let page = step::page(&project, "award_project", t.do_award(), refused, t)
        .lead(t.award_lead())
        .sheet(sheet)
        .field(Field::checks("claims", t.award_claims(), &chosen.join(","), choices.collect()))
        .field(Field::area("words", t.award_words(), input.words.as_str(), 3).hint(t.award_hint()));
    ctx.show(&page).await
}

/// The claims, to be decided on.
#[utoipa::path(get, path = "/{district}/projects/{project}/award", operation_id = "show_award_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.award_project"))))]
pub async fn show_award_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, AwardInput::default(), refused).await
}

/// Decides on the claims.
#[utoipa::path(post, path = "/{district}/projects/{project}/award", operation_id = "award_project", tag = "projects",
    params(("district" = District, Path), ("project" = ProjectId, Path)), request_body = AwardInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.award_project"))))]
pub async fn award_project(ctx: Ctx, Path((_, id)): Path<(District, ProjectId)>, form: Form<AwardInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ProjectId, input: &AwardInput) -> kernel::Result<Done> {
    let mut project = Project::to::<AwardProject>(tx, id)?;
    let (today, plan_due) = (tx.today(), terms::plan(tx, project.building)?);
    // Before the form is judged: whether anything can be decided yet.
    project.state.step(Step::Select { today, due: plan_due })?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    let offered: Vec<ClaimRow> = project.claims_in(ClaimState::Offered).cloned().collect();
    let mut chosen: Vec<ClaimRow> = Vec::new();
    for typed in input.claims.iter().filter(|c| !c.trim().is_empty()) {
        match offered.iter().find(|c| c.id.to_string() == typed.trim()) {
            Some(claim) if !chosen.iter().any(|c| c.id == claim.id) => chosen.push(claim.clone()),
            Some(_) => {}
            None => check.fault("claims", faults::choose()),
        }
    }
    check.finish()?;
    no_conflict(tx, &project, &offered)?;
    if chosen.is_empty() {
        return decline_all(tx, project, &offered, &words);
    }
    let apart = |c: &ClaimRow| offered.iter().any(|o| o.joint == c.joint && !chosen.iter().any(|x| x.id == o.id));
    if chosen.iter().any(apart) {
        return Err(ProjectRefusal::NotTogether.into());
    }
    for organisation in chosen.iter().filter_map(|c| c.organisation) {
        committees::api::may_sign(tx, organisation)?;
    }
    let money = add_up(tx, &project, &chosen)?;
    let first = claimant(&chosen[0]);
    project.take(tx, Step::Select { today, due: plan_due }, Some(&first))?;
    commitments::api::fulfil(tx, id.any(), "award")?;
    sign_again(tx, &mut project, plan_due)?;
    let building = project.building;
    for (claim, money) in chosen.iter().zip(&money) {
        set_claim(tx, &mut project, claim.id, ClaimState::Awarded)?;
        let title = project.title.clone();
        project.owe_for(tx, claim.id.any(), "start", &title, claimant(claim), None, Some(plan_due))?;
        tx.record(&ClaimAwarded {
            project: id,
            building,
            claim: claim.id,
            claimant: claim.kind,
            organisation: claim.organisation,
            name: claim.name.clone(),
            joint: claim.joint,
            money: *money,
        })?;
    }
    let declined = decline(tx, &mut project, offered.iter().filter(|o| !chosen.iter().any(|c| c.id == o.id)), &words)?;
    let kept = tx.words(&words);
    let claims = chosen.len() as i64;
    tx.record(&ProjectAwarded { project: id, building, claims, declined, due: plan_due.on, words: kept })?;
    let names = |l| chosen.iter().map(|c| crate::parts::name_of(c, T(l))).collect::<Vec<_>>().join(T(l).and());
    let request = Text::each(|l| T(l).notice_yours(i18n::Format(l).date(plan_due.on), &project.title));
    let text = Text::each(|l| T(l).notice_awarded(&project.title, names(l)));
    let chosen: Vec<_> = chosen.iter().map(claimant).collect();
    project.ask(tx, &chosen, &request, &text)?;
    Ok(done(&project, |t| t.awarded_done()))
}

/// Whoever decides has no part in any of the claims, nor has their body (规则 28).
fn no_conflict(tx: &mut Tx<'_, '_>, project: &Project, offered: &[ClaimRow]) -> kernel::Result<()> {
    let bodies = Bodies::of(tx, project.building)?;
    let (actor, person, clause) = (tx.actor(), tx.person()?, award_clause(tx, project.building)?);
    let first = if bodies.party.is_some() { Side::Party } else { Side::Committee };
    let own_of = |side: Side| {
        let own = bodies.body(side).and_then(|b| b.organisation);
        offered.iter().find(move |c| own.is_some() && c.organisation == own)
    };
    let held = sides(actor, project.place());
    // The subdistrict decides where the body that should has claimed for itself.
    let may = held.contains(&first) || (held.contains(&Side::Subdistrict) && own_of(first).is_some());
    if !may {
        return Err(ProjectRefusal::NotTheReviewer { clause }.into());
    }
    let employer = identity::api::employment_of(tx, person)?.map(|e| e.organisation);
    let personal = offered
        .iter()
        .find(|c| project.is_mine(c) || c.person == person || (c.organisation.is_some() && c.organisation == employer));
    let bodily = if held.contains(&Side::Subdistrict) { None } else { own_of(first) };
    match personal.or(bodily) {
        Some(claim) => Err(ProjectRefusal::Conflict { name: claim.name.clone(), clause }.into()),
        None => Ok(()),
    }
}

/// Counts what the chosen claims pledge towards what is needed; answers the money of each.
fn add_up(tx: &mut Tx<'_, '_>, project: &Project, chosen: &[ClaimRow]) -> kernel::Result<Vec<Money>> {
    let district = tx.district();
    let needs = tx.all(&sql::NEEDS, args![district, project.id])?;
    let pledges: Vec<PledgeRow> = tx.all(&sql::PLEDGES, args![district, project.id])?;
    let of = |claim: ClaimId| pledges.iter().filter(move |p| p.claim == claim);
    for NeedRow { id, kind, needed, pledged, .. } in needs {
        let broken = || kernel::Error::bug(format!("need {id} is over-pledged"));
        let mut balance = Balance::new(needed, pledged).ok_or_else(broken)?;
        for pledge in chosen.iter().flat_map(|c| of(c.id)).filter(|p| p.need == id) {
            balance = balance.pledge(kind, pledge.amount)?;
        }
        tx.run_one(&sql::PLEDGED, args![district, id, balance.pledged()])?;
    }
    let money =
        |c: &ClaimRow| Money::from_fen(of(c.id).filter(|p| p.kind == ResourceKind::Money).map(|p| p.amount).sum());
    let money: Vec<Money> = chosen.iter().map(money).collect();
    let sum: i64 = money.iter().map(|m| m.fen()).sum();
    tx.run_one(&sql::COUNT_MONEY, args![district, project.id, sum, 0])?;
    Ok(money)
}

/// Claims that were not chosen; answers how many.
fn decline<'a>(
    tx: &mut Tx<'_, '_>,
    project: &mut Project,
    claims: impl Iterator<Item = &'a ClaimRow>,
    words: &str,
) -> kernel::Result<i64> {
    let mut declined = 0;
    for claim in claims {
        set_claim(tx, project, claim.id, ClaimState::Declined)?;
        release_pledges(tx, project, claim.id)?;
        let (building, name, kept) = (project.building, claim.name.clone(), tx.words(words));
        tx.record(&ClaimDeclined { project: project.id, building, claim: claim.id, name, words: kept })?;
        project.call(tx, &claimant(claim), &Text::each(|l| T(l).notice_not_chosen(&project.title)))?;
        declined += 1;
    }
    Ok(declined)
}

/// Nobody meets the criteria: as if nobody had claimed it.
fn decline_all(tx: &mut Tx<'_, '_>, mut project: Project, offered: &[ClaimRow], words: &str) -> kernel::Result<Done> {
    let due = terms::unclaimed(tx, project.building)?;
    let committee = Bodies::of(tx, project.building)?.committee();
    project.take(tx, Step::DeclineAll { due }, Some(&committee))?;
    let declined = decline(tx, &mut project, offered.iter(), words)?;
    commitments::api::fulfil(tx, project.id.any(), "award")?;
    project.owe(tx, "unclaimed", committee.clone(), Some(due))?;
    let kept = tx.words(words);
    tx.record(&ClaimsDeclined { project: project.id, building: project.building, declined, words: kept })?;
    let request = Text::each(|l| T(l).notice_settle(&project.title));
    project.ask(tx, &[committee], &request, &Text::each(|l| T(l).notice_unclaimed(&project.title)))?;
    Ok(done(&project, |t| t.declined_done()))
}
