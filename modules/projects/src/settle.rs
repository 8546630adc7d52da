//! A claimant who leaves gives account of what was pledged; what is still open is offered again (交接).

use axum::extract::Path;
use db::args;
use kernel::{District, Money, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    claimant::{ClaimState, PledgeState},
    events::{ClaimSettled, ProjectReOffered},
    milestone::of_the_other_side,
    need::{Balance, ResourceKind},
    permissions::SettleClaim,
    project::Project,
    refusal::ProjectRefusal,
    review::open_window,
    state::{ClaimId, Step},
    step::{self, LONGEST, done},
    store::{ClaimRow, sql},
    withdraw::{release_pledges, set_claim},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SettleClaimInput {
    /// What was handed over: things, papers, keys, what is left to do.
    pub words: Input,
}

fn leaving(tx: &mut Tx<'_, '_>, id: ClaimId) -> kernel::Result<(Project, ClaimRow)> {
    let district = tx.district();
    let claim = tx.first(&sql::CLAIM, args![district, id])?.ok_or(kernel::Error::hidden())?;
    let project = Project::to::<SettleClaim>(tx, claim.project)?;
    if claim.state != ClaimState::HandingOver {
        return Err(ProjectRefusal::NotNow { state: project.state.code(), step: "settle" }.into());
    }
    Ok((project, claim))
}

async fn page(ctx: &Ctx, id: ClaimId, input: SettleClaimInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, claim, pledges) = ctx
        .read(move |tx| {
            let (project, claim) = leaving(tx, id)?;
            let pledges = tx.all(&sql::PLEDGES, args![project.district, project.id])?;
            Ok((project, claim, pledges))
        })
        .await?;
    let page = step::page(&project, "settle_claim", t.do_settle(), refused, t)
        .lead(t.settle_lead(crate::parts::name_of(&claim, t), crate::parts::balance_line(&pledges, id, t)))
        .field(Field::area("words", t.settle_words(), input.words.as_str(), 4).hint(t.settle_hint()));
    ctx.show(&page).await
}

/// What a claimant who leaves has pledged and delivered.
#[utoipa::path(get, path = "/{district}/claims/{claim}/settlement", operation_id = "show_settle_claim", tag = "projects",
    params(("district" = District, Path), ("claim" = ClaimId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.settle_claim"))))]
pub async fn show_settle_claim(ctx: Ctx, Path((_, id)): Path<(District, ClaimId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, SettleClaimInput::default(), refused).await
}

/// Closes the books with a claimant who leaves, and offers the rest again.
#[utoipa::path(post, path = "/{district}/claims/{claim}/settlement", operation_id = "settle_claim", tag = "projects",
    params(("district" = District, Path), ("claim" = ClaimId, Path)), request_body = SettleClaimInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.settle_claim"))))]
pub async fn settle_claim(ctx: Ctx, Path((_, id)): Path<(District, ClaimId)>, form: Form<SettleClaimInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ClaimId, input: &SettleClaimInput) -> kernel::Result<Done> {
    let (mut project, claim) = leaving(tx, id)?;
    // Those who go on may settle with the one who leaves, never the one who leaves.
    if project.is_mine(&claim) {
        of_the_other_side(tx, &project)?;
    }
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let (district, building) = (tx.district(), project.building);
    let pledges: Vec<_> =
        tx.all(&sql::PLEDGES, args![district, project.id])?.into_iter().filter(|p| p.claim == id).collect();
    // What is said to be delivered is confirmed or denied first.
    if pledges.iter().any(|p| p.state == PledgeState::Delivered) {
        return Err(ProjectRefusal::WrongTurn.into());
    }
    let (mut pledged, mut delivered) = (0, 0);
    for need in tx.all(&sql::NEEDS, args![district, project.id])? {
        let broken = || kernel::Error::bug(format!("need {} is over-pledged", need.id));
        let mut balance = Balance::new(need.needed, need.pledged).ok_or_else(broken)?;
        for pledge in pledges.iter().filter(|p| p.need == need.id) {
            balance = balance.release(pledge.amount - pledge.delivered);
            if pledge.kind == ResourceKind::Money {
                (pledged, delivered) = (pledged + pledge.amount, delivered + pledge.delivered);
            }
        }
        tx.run_one(&sql::PLEDGED, args![district, need.id, balance.pledged()])?;
    }
    tx.run_one(&sql::COUNT_MONEY, args![district, project.id, delivered - pledged, 0])?;
    release_pledges(tx, &project, id)?;
    set_claim(tx, &mut project, id, ClaimState::Withdrawn)?;
    commitments::api::fulfil(tx, id.any(), "settle")?;
    let (pledged, delivered) = (Money::from_fen(pledged), Money::from_fen(delivered));
    let (name, words) = (claim.name.clone(), tx.words(&words));
    tx.record(&ClaimSettled { project: project.id, building, claim: id, name, pledged, delivered, words })?;
    if project.claims_in(ClaimState::HandingOver).next().is_some() {
        return Ok(done(&project, |t| t.settled_done()));
    }
    let until = open_window(tx, &mut project, |until| Step::ReOffer { until })?;
    tx.record(&ProjectReOffered { project: project.id, building, until })?;
    project.tell(tx, &Text::each(|l| T(l).notice_re_offered(i18n::Format(l).date(until), &project.title)))?;
    Ok(done(&project, |t| t.re_offered_done()))
}
