//! The leaver signs: the pack is frozen as it is now, and the successor goes through it.

use axum::extract::Path;
use db::args;
use kernel::{District, PersonId, Text};
use ledger::{Tx, Words};
use web::{Ctx, Done, Form, Result};

use crate::{
    T,
    events::HandoverSigned,
    handover::{Handover, HandoverId, Step},
    open::{promise, taker},
    pack::Pack,
    permissions::SignHandover,
    step::done,
    store::sql,
};

#[derive(Debug, Default, Clone, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct HandoverSignatureInput {}

/// Signs as the leaver.
#[utoipa::path(post, path = "/{district}/handovers/{handover}/signature", operation_id = "sign_handover", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path)), request_body = HandoverSignatureInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("handover.sign_handover"))))]
pub async fn sign_handover(
    ctx: Ctx,
    Path((_, id)): Path<(District, HandoverId)>,
    form: Form<HandoverSignatureInput>,
) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id))).await?;
    Ok(ctx.done(&done))
}

fn write(tx: &mut Tx<'_, '_>, id: HandoverId) -> kernel::Result<Done> {
    let handover = Handover::to::<SignHandover>(tx, id)?;
    handover.by_leaver(tx.actor())?;
    let person = tx.person()?;
    freeze(tx, &handover, person, None)?;
    Ok(done(&handover, |t| t.sign_done()))
}

/// Freezes the pack under the signature of the leaver, or of somebody in their place for a reason.
///
/// # Errors
/// There is no such step from here.
pub fn freeze(tx: &mut Tx<'_, '_>, handover: &Handover, by: PersonId, reason: Option<Words>) -> kernel::Result<()> {
    let state = handover.state.after(Step::Sign)?;
    let (district, now, id) = (tx.district(), tx.now(), handover.id);
    let (words, digest) = Pack::gather(tx, handover)?.freeze()?;
    let stood_in = reason.is_some();
    tx.run_one(&sql::SIGN, args![district, id, state, now, by, stood_in, words, digest])?;
    tx.record(&HandoverSigned { handover: id, building: handover.building, stood_in, digest, words: reason })?;
    commitments::api::fulfil(tx, id.any(), "handover")?;
    // While the post is vacant nobody owes it yet; the subdistrict is told below.
    if handover.successor.is_some() {
        promise(tx, handover, "take_over", taker(handover, handover.successor))?;
    }
    let post = handover.post();
    let text = Text::each(|l| T(l).notice_signed(post.get(l)));
    let awaited = taker(handover, handover.successor);
    let people = commitments::api::people_of(tx, &awaited.party, Some(handover.building))?;
    identity::api::notify(tx, &people, &text, &handover.href())
}
