//! An item that is heard and needs no vote.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use web::{Ctx, Done, Form, Result};

use crate::{
    T,
    agenda::ItemId,
    events::ItemNoted,
    form::Nothing,
    load::item_in_meeting,
    permissions::Note,
    pool,
    store::meeting::{Fate, sql},
};

/// Notes an item as heard, without a vote.
#[utoipa::path(post, path = "/{district}/items/{item}/note", operation_id = "note", tag = "meetings",
    params(("district" = District, Path), ("item" = ItemId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.note"))))]
pub async fn note(ctx: Ctx, Path((_, id)): Path<(District, ItemId)>, form: Form<Nothing>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id))).await?;
    Ok(ctx.done(&done))
}

pub fn run(tx: &mut Tx<'_, '_>, id: ItemId) -> kernel::Result<Done> {
    let (meeting, mut item) = item_in_meeting(tx, id, "note")?;
    let mut meeting = tx.grant::<Note, _>(meeting)?.into_inner();
    meeting.state.may_deliberate()?;
    let open = meeting.open_ballot.is_some() && meeting.current_item == Some(id);
    let course = item.course.note(item.subject.is_some(), open)?;
    item.take(tx, course)?;
    pool::forget_current(tx, &mut meeting, id)?;
    let district = tx.district();
    tx.run_one(&sql::SEAL, args![district, meeting.id, id, Fate::Noted])?;
    let (building, thread) = (item.building, item.thread(None));
    tx.record(&ItemNoted { building, item: id, meeting: meeting.id, thread })?;
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).noted())).id(id))
}
