//! Items onto a meeting's agenda, off it, and their order.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Input, Result, faults};

use crate::{
    T,
    agenda::ItemId,
    events::ItemMoved,
    form::Nothing,
    load::{AgendaItem, Meeting, item_in_meeting},
    meeting::MeetingId,
    notice,
    permissions::ArrangeAgenda,
    pool,
    store::meeting::{agenda, sql},
};

/// An item for a meeting.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ListingInput {
    pub item: Input,
}

/// Puts an item of the pool at the end of a meeting's agenda. Once members are told, only while the notice is long
/// enough for it.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/agenda", operation_id = "list_item", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)), request_body = ListingInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.arrange_agenda"))))]
pub async fn list_item(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<ListingInput>) -> Result {
    let input = form.input.clone();
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| list(tx, id, &input))).await?;
    Ok(ctx.done(&done))
}

fn list(tx: &mut Tx<'_, '_>, id: MeetingId, input: &ListingInput) -> kernel::Result<Done> {
    let meeting = tx.granted::<ArrangeAgenda, Meeting>(id)?;
    let mut check = faults::Check::default();
    let wanted: Option<ItemId> = check.require("item", &input.item, faults::choose);
    check.finish()?;
    let pack = policy::api::of(tx, meeting.building)?;
    meeting.state.may_list(&notice::notice(tx, &pack, meeting.starts_at))?;
    let wanted = wanted.ok_or_else(kernel::Error::hidden)?;
    let mut item = AgendaItem::load(tx, wanted)?.ok_or_else(|| kernel::Error::field("item", faults::choose()))?;
    pool::list(tx, &meeting, &mut item)?;
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).item_listed())).id(wanted))
}

/// Takes an item off its meeting's agenda, back to the pool.
#[utoipa::path(post, path = "/{district}/items/{item}/unlisting", operation_id = "unlist_item", tag = "meetings",
    params(("district" = District, Path), ("item" = ItemId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.arrange_agenda"))))]
pub async fn unlist_item(ctx: Ctx, Path((_, id)): Path<(District, ItemId)>, form: Form<Nothing>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| unlist(tx, id))).await?;
    Ok(ctx.done(&done))
}

fn unlist(tx: &mut Tx<'_, '_>, id: ItemId) -> kernel::Result<Done> {
    let (meeting, mut item) = item_in_meeting(tx, id, "unlist")?;
    let meeting = tx.grant::<ArrangeAgenda, _>(meeting)?;
    meeting.state.may_arrange()?;
    pool::unlist(tx, &meeting, &mut item)?;
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).item_unlisted())).id(id))
}

/// Another place on the agenda.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct PositionInput {
    /// From 1.
    pub position: Input,
}

/// Moves an item to another place on the agenda.
#[utoipa::path(post, path = "/{district}/items/{item}/position", operation_id = "move_item", tag = "meetings",
    params(("district" = District, Path), ("item" = ItemId, Path)), request_body = PositionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.arrange_agenda"))))]
pub async fn move_item(ctx: Ctx, Path((_, id)): Path<(District, ItemId)>, form: Form<PositionInput>) -> Result {
    let input = form.input.clone();
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| put(tx, id, &input))).await?;
    Ok(ctx.done(&done))
}

fn put(tx: &mut Tx<'_, '_>, id: ItemId, input: &PositionInput) -> kernel::Result<Done> {
    let (meeting, item) = item_in_meeting(tx, id, "arrange")?;
    let meeting = tx.grant::<ArrangeAgenda, _>(meeting)?;
    meeting.state.may_arrange()?;
    let (district, mut order) = (tx.district(), agenda(tx, meeting.id)?.iter().map(|e| e.item).collect::<Vec<_>>());
    let most = i64::try_from(order.len()).unwrap_or(i64::MAX);
    let mut check = faults::Check::default();
    let wanted: Option<usize> = check.require("position", &input.position, || faults::number(1, most));
    check.finish()?;
    let place = wanted.unwrap_or(1).clamp(1, order.len());
    order.retain(|i| *i != id);
    order.insert(place - 1, id);
    for (n, entry) in (1u32..).zip(&order) {
        tx.run_one(&sql::PLACE, args![district, meeting.id, entry, n])?;
    }
    let position = u32::try_from(place).unwrap_or(u32::MAX);
    tx.record(&ItemMoved { building: item.building, item: id, meeting: meeting.id, position })?;
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).item_moved(position))).id(id))
}
