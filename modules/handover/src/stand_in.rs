//! Signing in the place of a leaver who is gone, with the reason: the subdistrict or the chair.

use axum::extract::Path;
use kernel::District;
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    handover::{Handover, HandoverId, Step},
    permissions::StandIn,
    refusal::HandoverRefusal,
    sign::freeze,
    step::{self, LONGEST, done},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct StandInInput {
    /// Why the leaver does not sign.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: HandoverId, input: StandInInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let handover = ctx.read(move |tx| to(tx, id)).await?;
    let page = step::page(&handover, "stand_in", t.do_stand_in(), refused, t)
        .lead(t.stand_in_lead())
        .field(Field::area("words", t.stand_in_words(), input.words.as_str(), 3));
    ctx.show(&page).await
}

fn to(tx: &mut Tx<'_, '_>, id: HandoverId) -> kernel::Result<Handover> {
    let handover = Handover::to::<StandIn>(tx, id)?;
    handover.state.after(Step::Sign)?;
    let today = tx.today();
    if handover.is_successor(tx.actor()) {
        return Err(HandoverRefusal::BothSides.into());
    }
    if handover.ends_on > today {
        let pack = policy::api::of(tx, handover.building)?;
        let clause = pack.clause(&pack.handover.first_days.clause);
        return Err(HandoverRefusal::StillThere { until: handover.ends_on, clause }.into());
    }
    Ok(handover)
}

/// The form to sign in the leaver's place.
#[utoipa::path(get, path = "/{district}/handovers/{handover}/stand-in", operation_id = "show_stand_in", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("handover.stand_in"))))]
pub async fn show_stand_in(ctx: Ctx, Path((_, id)): Path<(District, HandoverId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, StandInInput::default(), refused).await
}

/// Signs in the leaver's place.
#[utoipa::path(post, path = "/{district}/handovers/{handover}/stand-in", operation_id = "stand_in", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path)), request_body = StandInInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("handover.stand_in"))))]
pub async fn stand_in(ctx: Ctx, Path((_, id)): Path<(District, HandoverId)>, form: Form<StandInInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: HandoverId, input: &StandInInput) -> kernel::Result<Done> {
    let handover = to(tx, id)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let (person, words) = (tx.person()?, tx.words(&words));
    freeze(tx, &handover, person, Some(words))?;
    Ok(done(&handover, |t| t.sign_done()))
}
