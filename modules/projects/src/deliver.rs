//! The claimant gives what was pledged, all of it or a part.

use axum::extract::Path;
use db::args;
use kernel::{Act, District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    claimant::{ClaimState, PledgeState},
    draft::amount_fault,
    events::PledgeDelivered,
    need::{read, shown},
    party::Bodies,
    permissions::DeliverPledge,
    project::Project,
    refusal::ProjectRefusal,
    state::{PledgeId, State},
    step::{self, LONGEST, done},
    store::{PledgeRow, sql},
    terms,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DeliverInput {
    /// Yuan, or how many; all that is left if empty.
    pub amount: Input,
    /// How it was given: receipt number, delivery note.
    pub words: Input,
}

/// Loads a pledge with its project to do `A` with it.
///
/// # Errors
/// Not found, not allowed, or not now.
pub fn to<A: Act>(tx: &mut Tx<'_, '_>, id: PledgeId) -> kernel::Result<(Project, PledgeRow)> {
    let district = tx.district();
    let pledge = tx.first(&sql::PLEDGE, args![district, id])?.ok_or(kernel::Error::hidden())?;
    let project = Project::to::<A>(tx, pledge.project)?;
    let now = matches!(
        project.state,
        State::InProgress
            | State::HandingOver { .. }
            | State::AwaitingAcceptance { .. }
            | State::Tracking { .. }
            | State::Appraising
    );
    if now {
        Ok((project, pledge))
    } else {
        Err(ProjectRefusal::NotNow { state: project.state.code(), step: "deliver" }.into())
    }
}

async fn page(ctx: &Ctx, id: PledgeId, input: DeliverInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, pledge) = ctx.read(move |tx| to::<DeliverPledge>(tx, id)).await?;
    let rest = shown(pledge.kind, pledge.amount - pledge.delivered);
    let amount = if input.amount.is_empty() { rest.as_str() } else { input.amount.as_str() };
    let page = step::page(&project, "deliver_pledge", t.do_deliver(), refused, t)
        .lead(t.deliver_lead(t.amount_of(pledge.kind.code(), &rest)))
        .field(Field::text("amount", t.claim_amount(pledge.kind.code()), amount).with("inputmode", "decimal"))
        .field(Field::area("words", t.deliver_words(), input.words.as_str(), 3).hint(t.deliver_hint()).optional(t.0));
    ctx.show(&page).await
}

/// The form to deliver a pledge with.
#[utoipa::path(get, path = "/{district}/pledges/{pledge}/delivery", operation_id = "show_deliver_pledge", tag = "projects",
    params(("district" = District, Path), ("pledge" = PledgeId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.deliver_pledge"))))]
pub async fn show_deliver_pledge(ctx: Ctx, Path((_, id)): Path<(District, PledgeId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, DeliverInput::default(), refused).await
}

/// Says that a pledge was delivered; the other side is asked to confirm it.
#[utoipa::path(post, path = "/{district}/pledges/{pledge}/delivery", operation_id = "deliver_pledge", tag = "projects",
    params(("district" = District, Path), ("pledge" = PledgeId, Path)), request_body = DeliverInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.deliver_pledge"))))]
pub async fn deliver_pledge(ctx: Ctx, Path((_, id)): Path<(District, PledgeId)>, form: Form<DeliverInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: PledgeId, input: &DeliverInput) -> kernel::Result<Done> {
    let (project, pledge) = to::<DeliverPledge>(tx, id)?;
    let mine = project
        .claims
        .iter()
        .any(|c| c.id == pledge.claim && project.is_mine(c) && !matches!(c.state, ClaimState::Offered));
    if !mine {
        return Err(ProjectRefusal::NotYourClaim.into());
    }
    if pledge.state != PledgeState::Promised {
        return Err(ProjectRefusal::WrongTurn.into());
    }
    let (kind, rest) = (pledge.kind, pledge.amount - pledge.delivered);
    let mut check = Check::default();
    let amount = match input.amount.trim() {
        "" => rest,
        typed => read(kind, typed).unwrap_or_else(|| {
            check.fault("amount", amount_fault(kind));
            0
        }),
    };
    let words = check.optional_text("words", &input.words, LONGEST);
    check.finish()?;
    if amount > rest {
        return Err(ProjectRefusal::TooMuch { open: shown(kind, rest) }.into());
    }
    let district = tx.district();
    tx.run_one(&sql::SET_PLEDGE, args![district, id, PledgeState::Delivered, pledge.delivered, amount])?;
    let due = terms::answer(tx, project.building)?;
    commitments::api::deliver(tx, id.any(), "pledge", Some(due))?;
    let words = tx.words_if(&words);
    tx.record(&PledgeDelivered { project: project.id, building: project.building, pledge: id, kind, amount, words })?;
    let committee = Bodies::of(tx, project.building)?.committee();
    let given = |l| T(l).amount_of(kind.code(), shown(kind, amount));
    project.call(tx, &committee, &Text::each(|l| T(l).notice_delivered(&project.title, given(l))))?;
    Ok(done(&project, |t| t.delivered_done()))
}
