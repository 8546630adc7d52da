//! A meeting that another module calls: the first one of a committee.

use db::args;
use kernel::{AnyId, BodyId, BuildingId, Result, Timestamp};
use ledger::{Load, Tx};

use crate::{
    agenda::ItemId,
    convene,
    load::{AgendaItem, Meeting},
    meeting::{MeetingId, MeetingStage},
    new_meeting, notice, pool,
    refusal::MeetingRefusal,
    store::meeting::sql,
};

/// When, where, and about what.
#[derive(Debug, Clone, Copy)]
pub struct Called<'a> {
    pub body: BodyId,
    pub building: BuildingId,
    pub starts_at: Timestamp,
    pub venue: &'a str,
    /// Items of the body's pool, in their order.
    pub items: &'a [ItemId],
}

/// Calls a deliberation: every member is told, the agenda is published.
///
/// # Errors
/// Too short a notice, or an item that does not wait.
pub fn call(tx: &mut Tx<'_, '_>, called: &Called<'_>) -> Result<MeetingId> {
    let building = registry::api::building_of(tx, called.building)?;
    let meeting = new_meeting::draft(tx, called.body, &building, called.starts_at, called.venue, "")?;
    let id = meeting.id;
    for item in called.items {
        add(tx, &meeting, *item)?;
    }
    let meeting = crate::load::meeting(tx, id)?;
    convene::tell(tx, meeting)?;
    Ok(id)
}

/// Puts an item on the agenda of a meeting that is being held or was called: what follows from the vote before it.
///
/// # Errors
/// The meeting is over, or the item does not wait.
pub fn add_to(tx: &mut Tx<'_, '_>, meeting: MeetingId, item: ItemId) -> Result<()> {
    let meeting = crate::load::meeting(tx, meeting)?;
    match meeting.state.stage() {
        MeetingStage::Draft | MeetingStage::Convened | MeetingStage::Open => add(tx, &meeting, item),
        stage => Err(MeetingRefusal::MeetingNotNow { stage, step: "list" }.into()),
    }
}

fn add(tx: &mut Tx<'_, '_>, meeting: &Meeting, item: ItemId) -> Result<()> {
    let mut item = AgendaItem::load(tx, item)?.ok_or_else(kernel::Error::hidden)?;
    pool::list(tx, meeting, &mut item)
}

/// A meeting that is not finished: its title and page.
#[derive(Debug, Clone)]
pub struct Unfinished {
    pub subject: AnyId,
    pub title: kernel::Text,
    pub href: String,
}

/// The meetings of a building whose minutes are not published.
///
/// # Errors
/// The database's own failure.
pub fn unfinished(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Vec<Unfinished>> {
    let (district, pack) = (tx.district(), policy::api::of(tx, building)?);
    let mut found = Vec::new();
    for stage in [MeetingStage::Draft, MeetingStage::Convened, MeetingStage::Open, MeetingStage::Closed] {
        for row in tx.all(&sql::IN_STATE, args![district, building, stage, u32::MAX])? {
            let title = notice::title(&pack, row.kind, row.number);
            found.push(Unfinished { subject: row.id.any(), title, href: format!("/{district}/meetings/{}", row.id) });
        }
    }
    Ok(found)
}
