//! The other side received what was pledged, or did not.

use axum::extract::Path;
use db::args;
use kernel::{Deadline, District, Money, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage};

use crate::{
    T,
    accept::keep_claims,
    claimant::{ClaimantKind, PledgeState},
    confirm::verdict,
    deliver::to,
    events::{PledgeConfirmed, PledgeDisputed},
    milestone::of_the_other_side,
    need::{ResourceKind, shown},
    permissions::ConfirmPledge,
    refusal::ProjectRefusal,
    state::PledgeId,
    step::{self, done, yes_no},
    store::sql,
    terms,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ConfirmPledgeInput {
    /// `yes` or `no`.
    pub verdict: Input,
    /// What is missing; needed for a no.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: PledgeId, input: ConfirmPledgeInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (project, pledge) = ctx.read(move |tx| to::<ConfirmPledge>(tx, id)).await?;
    let given = t.amount_of(pledge.kind.code(), shown(pledge.kind, pledge.reported));
    let page = step::page(&project, "confirm_pledge", t.do_confirm_pledge(), refused, t)
        .lead(t.confirm_pledge_lead(given))
        .field(Field::radios(
            "verdict",
            t.pledge_question(),
            input.verdict.as_str(),
            yes_no(t.pledge_yes(), t.pledge_no()),
        ))
        .field(Field::area("words", t.missing_words(), input.words.as_str(), 3).hint(t.missing_hint()));
    ctx.show(&page).await
}

/// The form to confirm a delivery with.
#[utoipa::path(get, path = "/{district}/pledges/{pledge}/receipt", operation_id = "show_confirm_pledge", tag = "projects",
    params(("district" = District, Path), ("pledge" = PledgeId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("projects.confirm_pledge"))))]
pub async fn show_confirm_pledge(ctx: Ctx, Path((_, id)): Path<(District, PledgeId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ConfirmPledgeInput::default(), refused).await
}

/// Confirms that a pledge was received, or says what is missing.
#[utoipa::path(post, path = "/{district}/pledges/{pledge}/receipt", operation_id = "confirm_pledge", tag = "projects",
    params(("district" = District, Path), ("pledge" = PledgeId, Path)), request_body = ConfirmPledgeInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("projects.confirm_pledge"))))]
pub async fn confirm_pledge(
    ctx: Ctx,
    Path((_, id)): Path<(District, PledgeId)>,
    form: Form<ConfirmPledgeInput>,
) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: PledgeId, input: &ConfirmPledgeInput) -> kernel::Result<Done> {
    let (mut project, pledge) = to::<ConfirmPledge>(tx, id)?;
    of_the_other_side(tx, &project)?;
    if pledge.state != PledgeState::Delivered {
        return Err(ProjectRefusal::WrongTurn.into());
    }
    let (yes, words) = verdict(&input.verdict, &input.words)?;
    let (district, building, kind) = (tx.district(), project.building, pledge.kind);
    // The rest is owed to the same day as before.
    let due = tx.all(&sql::MILESTONES, args![district, project.id])?.last().map(|m| m.due_on);
    let again = match due {
        Some(on) => Deadline { on, provisional: false },
        None => terms::answer(tx, project.building)?,
    };
    if !yes {
        tx.run_one(&sql::SET_PLEDGE, args![district, id, PledgeState::Promised, pledge.delivered, 0])?;
        commitments::api::reopen(tx, id.any(), "pledge", Some(again))?;
        let words = tx.words(&words);
        tx.record(&PledgeDisputed { project: project.id, building, pledge: id, words })?;
        project.tell(tx, &Text::each(|l| T(l).notice_not_received(&project.title)))?;
        return Ok(done(&project, |t| t.not_received_done()));
    }
    let delivered = pledge.delivered + pledge.reported;
    let whole = delivered == pledge.amount;
    let state = if whole { PledgeState::Confirmed } else { PledgeState::Promised };
    tx.run_one(&sql::SET_PLEDGE, args![district, id, state, delivered, 0])?;
    if whole {
        commitments::api::fulfil(tx, id.any(), "pledge")?;
    } else {
        commitments::api::reopen(tx, id.any(), "pledge", Some(again))?;
    }
    if kind == ResourceKind::Money {
        tx.run_one(&sql::COUNT_MONEY, args![district, project.id, 0, pledge.reported])?;
        project.row.delivered = Money::from_fen(project.delivered.fen() + pledge.reported);
    }
    if project.accepted_on.is_some() {
        keep_claims(tx, &mut project)?;
    }
    let claimant = project.claims.iter().find(|c| c.id == pledge.claim).map_or(ClaimantKind::Person, |c| c.kind);
    let (pledged, amount) = (pledge.amount, pledge.reported);
    tx.record(&PledgeConfirmed { project: project.id, building, pledge: id, kind, claimant, pledged, amount })?;
    let given = |l| T(l).amount_of(kind.code(), shown(kind, amount));
    project.tell(tx, &Text::each(|l| T(l).notice_received(&project.title, given(l))))?;
    Ok(done(&project, |t| t.received_done()))
}
