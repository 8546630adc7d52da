//! Taking up an item: what is deliberated now.

use axum::extract::Path;
use kernel::{District, Text};
use ledger::Tx;
use web::{Ctx, Done, Form, Result};

use crate::{
    T,
    agenda::ItemId,
    events::{ItemDeliberated, ItemResumed},
    form::Nothing,
    load::item_in_meeting,
    permissions::TakeUp,
    refusal::MeetingRefusal,
    store::meeting::save,
};

/// Takes up an item, or comes back to it.
#[utoipa::path(post, path = "/{district}/items/{item}/deliberation", operation_id = "take_up", tag = "meetings",
    params(("district" = District, Path), ("item" = ItemId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.take_up"))))]
pub async fn take_up(ctx: Ctx, Path((_, id)): Path<(District, ItemId)>, form: Form<Nothing>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id))).await?;
    Ok(ctx.done(&done))
}

pub fn run(tx: &mut Tx<'_, '_>, id: ItemId) -> kernel::Result<Done> {
    let (meeting, mut item) = item_in_meeting(tx, id, "take_up")?;
    let mut meeting = tx.grant::<TakeUp, _>(meeting)?.into_inner();
    meeting.state.may_deliberate()?;
    if meeting.open_ballot.is_some() {
        return Err(MeetingRefusal::BallotIsOpen.into());
    }
    let (course, first) = item.course.take_up()?;
    item.take(tx, course)?;
    meeting.row.current_item = Some(id);
    save(tx, &meeting.row)?;
    let (building, body, subject, thread) = (item.building, item.body, item.row.subject.clone(), item.thread(None));
    if first {
        tx.record(&ItemDeliberated { building, item: id, meeting: meeting.id, body, subject, thread })?;
    } else {
        tx.record(&ItemResumed { building, item: id, meeting: meeting.id, body, subject, thread })?;
    }
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).taken_up(&item.title))).id(id))
}
