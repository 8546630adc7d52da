//! 撤回提名: whoever accepted a nomination does not stand any more, or the secretary takes it back, before the office is given.

use axum::extract::Path;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    captain::{Captaincy, drop_objections, secretaries},
    captaincy::{CaptaincyId, Step},
    events::NominationWithdrawn,
    permissions::Withdraw,
    step::{self, LONGEST, done},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct WithdrawNominationInput {
    pub words: Input,
}

async fn page(ctx: &Ctx, id: CaptaincyId, input: WithdrawNominationInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let captaincy = ctx.read(move |tx| tx.granted::<Withdraw, Captaincy>(id)).await?.into_inner();
    let page = step::page(&captaincy, "withdraw", t.do_withdraw(), refused, t)
        .lead(t.withdraw_lead())
        .field(Field::area("words", t.reason(), input.words.as_str(), 2).optional(t.0));
    ctx.show(&page).await
}

/// The form to take a nomination back with.
#[utoipa::path(get, path = "/{district}/captaincies/{captaincy}/withdrawal", operation_id = "show_withdraw_nomination", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("captains.withdraw"))))]
pub async fn show_withdraw_nomination(ctx: Ctx, Path((_, id)): Path<(District, CaptaincyId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, WithdrawNominationInput::default(), refused).await
}

/// Takes a nomination back that was accepted.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/withdrawal", operation_id = "withdraw_nomination", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)), request_body = WithdrawNominationInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.withdraw"))))]
pub async fn withdraw_nomination(
    ctx: Ctx,
    Path((_, id)): Path<(District, CaptaincyId)>,
    form: Form<WithdrawNominationInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: CaptaincyId, input: &WithdrawNominationInput) -> kernel::Result<Done> {
    let mut captaincy = tx.granted::<Withdraw, Captaincy>(id)?.into_inner();
    let mut check = Check::default();
    let words = check.optional_text("words", &input.words, LONGEST);
    check.finish()?;
    captaincy.take(tx, Step::Withdraw)?;
    commitments::api::release_all(tx, id.any())?;
    drop_objections(tx, id)?;
    let (building, floor) = (captaincy.building, captaincy.floor);
    let (kept, by_secretary) = (tx.words_if(&words), tx.person()? != captaincy.person);
    tx.record(&NominationWithdrawn { captaincy: id, building, floor, by_secretary, words: kept })?;
    let mut people = secretaries(tx, building)?;
    people.push(captaincy.person);
    people.extend(captaincy.nominated_by);
    captaincy.tell(tx, &people, &Text::each(|l| T(l).notice_withdrawn(&captaincy.floor_label)))?;
    Ok(done(&captaincy, |t| t.withdrawn()))
}
