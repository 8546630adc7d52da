//! The pool of items that wait for a meeting of their body, and the way from there onto an agenda and back.

use commitments::api::{Named, Party, Promise};
use db::args;
use kernel::{AnyId, BodyId, BuildingId, Result, Role, Text};
use ledger::Tx;

use crate::{
    T,
    agenda::{ItemId, ItemState, Origin, due_by},
    events::{ItemListed, ItemPlaced, ItemReturned, ItemUnlisted, ItemWithdrawn, digest},
    load::{AgendaItem, Meeting, located},
    store::meeting::{Fate, ItemRow, sql},
};

/// An item for the pool.
pub struct NewItem<'a> {
    pub body: BodyId,
    pub building: BuildingId,
    pub subject: Option<AnyId>,
    pub title: &'a str,
    /// The draft resolution.
    pub words: &'a str,
    pub origin: Origin,
    pub charter: bool,
    pub href: Option<&'a str>,
}

/// The chair, as somebody who owes something.
pub fn chair() -> Named {
    Named::new(Party::Role(Role::CommitteeChair), Text::each(|l| T(l).the_chair()))
}

/// The secretary, as somebody who owes something.
pub fn secretary() -> Named {
    Named::new(Party::Role(Role::CommitteeSecretary), Text::each(|l| T(l).the_secretary()))
}

/// The page of the pool.
pub fn pool_href(district: kernel::District, building: BuildingId) -> String {
    format!("/{district}/towers/{building}/agenda")
}

/// Puts an item into the pool. What is in the pool or on a meeting already is not put there twice.
///
/// # Errors
/// The database's own failure.
pub fn place(tx: &mut Tx<'_, '_>, new: &NewItem<'_>) -> Result<ItemId> {
    let (district, now) = (tx.district(), tx.now());
    let subject = new.subject.map(|s| s.to_string());
    if let Some(subject) = &subject
        && let Some(live) = of_subject(tx, subject)?.into_iter().find(|i| i.course().is_ok_and(|c| c.state.is_live()))
    {
        return Ok(live.id);
    }
    let id = ItemId::new(tx.store().clock().now());
    let subdistrict = registry::api::building_of(tx, new.building)?.subdistrict;
    let NewItem { body, building, title, words, origin, charter, href, .. } = new;
    tx.run_one(
        &sql::ADD_ITEM,
        args![district, id, body, building, subdistrict, subject, href, title, words, origin, charter, now],
    )?;
    owe_place(tx, id, *building, title)?;
    let thread = subject.clone().unwrap_or_else(|| id.to_string());
    let digest = digest(&format!("{title}\n{words}"));
    let (body, building, origin, charter) = (*body, *building, *origin, *charter);
    tx.record(&ItemPlaced { building, item: id, body, subject, thread, origin, charter, digest })?;
    Ok(id)
}

/// The items about something, oldest first.
///
/// # Errors
/// The database's own failure.
pub fn of_subject(tx: &mut Tx<'_, '_>, subject: &str) -> Result<Vec<ItemRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::OF_SUBJECT, args![district, subject])?)
}

/// The chair owes the item a place on a meeting by the end of the quarter.
fn owe_place(tx: &mut Tx<'_, '_>, item: ItemId, building: BuildingId, title: &str) -> Result<()> {
    let notice = policy::api::of(tx, building)?.meetings.notice_days.value;
    let due = due_by(tx.calendar(), tx.today(), notice);
    let href = pool_href(tx.district(), building);
    let promise = Promise {
        kind: "place",
        subject: item.any(),
        building: Some(building),
        title: &Text::same(title.to_owned()),
        href: &href,
        floor: 4,
        debtor: chair(),
        creditor: None,
        due: Some(due),
    };
    commitments::api::open(tx, &promise)?;
    Ok(())
}

/// Takes back what waits about `subject`; nothing if it is decided already.
///
/// # Errors
/// A ballot on it is open.
pub fn withdraw(tx: &mut Tx<'_, '_>, subject: AnyId) -> Result<()> {
    let district = tx.district();
    for row in of_subject(tx, &subject.to_string())? {
        if !row.course()?.state.is_live() {
            continue;
        }
        let (meeting, mut item) = located(tx, row.id)?;
        let thread = item.thread(None);
        if let Some(mut meeting) = meeting {
            let open = meeting.open_ballot.is_some() && meeting.current_item == Some(item.id);
            item.course.withdraw(open)?;
            forget_current(tx, &mut meeting, item.id)?;
            // Before it was taken up it leaves the agenda; afterwards it stays there as given back.
            match item.course.state {
                ItemState::UnderWay { .. } => {
                    tx.run_one(&sql::SEAL, args![district, meeting.id, item.id, Fate::Returned])?;
                }
                _ => {
                    tx.run_one(&sql::UNLIST, args![district, meeting.id, item.id])?;
                    renumber(tx, &meeting)?;
                }
            }
        }
        let course = item.course.withdraw(false)?;
        item.take(tx, course)?;
        commitments::api::release(tx, item.id.any(), "place")?;
        let (building, subject) = (item.building, item.row.subject.clone());
        tx.record(&ItemWithdrawn { building, item: item.id, subject, thread })?;
    }
    Ok(())
}

/// The meeting deliberates nothing at the moment, if it was this item.
pub fn forget_current(tx: &mut Tx<'_, '_>, meeting: &mut Meeting, item: ItemId) -> Result<()> {
    if meeting.current_item == Some(item) {
        meeting.row.current_item = None;
        crate::store::meeting::save(tx, &meeting.row)?;
    }
    Ok(())
}

/// Puts an item at the end of a meeting's agenda. The caller has checked that the meeting takes items.
///
/// # Errors
/// It does not wait in the pool of the meeting's body.
pub fn list(tx: &mut Tx<'_, '_>, meeting: &Meeting, item: &mut AgendaItem) -> Result<()> {
    if item.body != meeting.body {
        return Err(crate::refusal::MeetingRefusal::OtherBody.into());
    }
    let district = tx.district();
    let course = item.course.list(meeting.id)?;
    let entries = crate::store::meeting::agenda(tx, meeting.id)?;
    let position = entries.iter().map(|e| e.position).max().unwrap_or(0) + 1;
    tx.run_one(&sql::LIST, args![district, meeting.id, item.id, position])?;
    item.take(tx, course)?;
    commitments::api::fulfil(tx, item.id.any(), "place")?;
    let (building, subject, thread) = (item.building, item.row.subject.clone(), item.thread(None));
    tx.record(&ItemListed { building, item: item.id, meeting: meeting.id, subject, thread, position })?;
    Ok(())
}

/// Takes an item off a meeting's agenda, back to the pool, and closes the gap.
///
/// # Errors
/// It is not listed there.
pub fn unlist(tx: &mut Tx<'_, '_>, meeting: &Meeting, item: &mut AgendaItem) -> Result<()> {
    let district = tx.district();
    let course = item.course.unlist()?;
    let thread = item.thread(None);
    tx.run_one(&sql::UNLIST, args![district, meeting.id, item.id])?;
    item.take(tx, course)?;
    renumber(tx, meeting)?;
    owe_place(tx, item.id, item.building, &item.row.title)?;
    let (building, subject) = (item.building, item.row.subject.clone());
    tx.record(&ItemUnlisted { building, item: item.id, meeting: meeting.id, subject, thread })?;
    Ok(())
}

/// Gives every item of an agenda its place in the order that they stand in.
pub fn renumber(tx: &mut Tx<'_, '_>, meeting: &Meeting) -> Result<()> {
    let district = tx.district();
    for (place, entry) in (1u32..).zip(crate::store::meeting::agenda(tx, meeting.id)?) {
        if entry.position != place {
            tx.run_one(&sql::PLACE, args![district, meeting.id, entry.item, place])?;
        }
    }
    Ok(())
}

/// A meeting ends or is cancelled: what it has not decided waits in the pool again. Answers how many items.
///
/// # Errors
/// The database's own failure.
pub fn give_back_all(tx: &mut Tx<'_, '_>, meeting: &Meeting) -> Result<u32> {
    let district = tx.district();
    let mut returned = 0;
    for entry in crate::store::meeting::agenda(tx, meeting.id)? {
        let live = matches!(entry.state.code(), "listed" | "under_way") && entry.meeting == Some(meeting.id);
        if !live {
            continue;
        }
        let mut item =
            <AgendaItem as ledger::Load>::load(tx, entry.item)?.ok_or_else(|| kernel::Error::bug("an item is gone"))?;
        let thread = item.thread(None);
        let course = item.course.give_back();
        item.take(tx, course)?;
        tx.run_one(&sql::SEAL, args![district, meeting.id, item.id, Fate::Returned])?;
        owe_place(tx, item.id, item.building, &item.row.title)?;
        let (building, subject) = (item.building, item.row.subject.clone());
        tx.record(&ItemReturned { building, item: item.id, meeting: meeting.id, subject, thread })?;
        returned += 1;
    }
    Ok(returned)
}

/// A deferred item owes the chair a new place.
///
/// # Errors
/// The database's own failure.
pub fn owe_again(tx: &mut Tx<'_, '_>, item: &AgendaItem) -> Result<()> {
    owe_place(tx, item.id, item.building, &item.row.title)
}
