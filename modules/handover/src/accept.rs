//! The successor signs: every section was confirmed and every question answered. With both signatures it is done.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use web::{Ctx, Done, Form, Result};

use crate::{
    T,
    events::HandoverDone,
    handover::{Handover, HandoverId, Step},
    pack::Pack,
    permissions::AcceptHandover,
    refusal::HandoverRefusal,
    sections::Section,
    sign::HandoverSignatureInput,
    step::done,
    store::sql,
};

/// Signs as the successor.
#[utoipa::path(post, path = "/{district}/handovers/{handover}/acceptance", operation_id = "accept_handover", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path)), request_body = HandoverSignatureInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("handover.accept_handover"))))]
pub async fn accept_handover(
    ctx: Ctx,
    Path((_, id)): Path<(District, HandoverId)>,
    form: Form<HandoverSignatureInput>,
) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id))).await?;
    Ok(ctx.done(&done))
}

fn write(tx: &mut Tx<'_, '_>, id: HandoverId) -> kernel::Result<Done> {
    let handover = Handover::to::<AcceptHandover>(tx, id)?;
    handover.by_successor(tx.actor())?;
    if handover.signed_by == tx.actor().person() {
        return Err(HandoverRefusal::BothSides.into());
    }
    let state = handover.state.after(Step::Accept)?;
    let (district, now, today) = (tx.district(), tx.now(), tx.today());
    let checked: Vec<Section> = tx.all(&sql::CHECKS, args![district, id])?.into_iter().map(|(s, _)| s).collect();
    let left = Pack::of(tx, &handover)?.to_confirm().filter(|s| !checked.contains(s)).count();
    if left > 0 {
        return Err(HandoverRefusal::SectionsOpen { n: left as i64 }.into());
    }
    let open = tx.all(&sql::QUESTIONS, args![district, id])?.iter().filter(|q| q.answer.is_none()).count();
    if open > 0 {
        return Err(HandoverRefusal::QuestionsOpen { n: open as i64 }.into());
    }
    tx.run_one(&sql::FINISH, args![district, id, state, now])?;
    commitments::api::fulfil(tx, id.any(), "take_over")?;
    if let Some(floor) = handover.floor {
        captains::api::hand_over(tx, floor, handover.leaver)?;
    }
    let digest = handover.digest.clone().unwrap_or_default();
    let in_time = today <= handover.due_on;
    tx.record(&HandoverDone { handover: id, building: handover.building, digest, in_time })?;
    let post = handover.post();
    let text = Text::each(|l| T(l).notice_done(post.get(l)));
    identity::api::notify(tx, &handover.sides(), &text, &handover.href())?;
    Ok(done(&handover, |t| t.accept_done()))
}
