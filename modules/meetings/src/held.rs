//! What came of the meetings that bodies held: for those who look after them.

use committees::api::SeatKind;
use db::{args, statements};
use kernel::{BodyId, Date, Result, Timestamp};
use ledger::Tx;

use crate::{
    meeting::{MeetingId, MeetingKind},
    store::{meeting::Fate, minutes::sql as minutes},
};

/// A meeting that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub id: MeetingId,
    pub body: BodyId,
    pub kind: MeetingKind,
    pub number: u32,
    /// When it was to begin, and when the record says that it did.
    pub starts_at: Timestamp,
    pub opened_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    /// When its minutes were published.
    pub published_at: Option<Timestamp>,
    /// Items on which it came to a decision.
    pub decided: u32,
    /// The days on which its resolutions were published; nothing for one that was not.
    pub resolutions: Vec<Option<Date>>,
    /// Whether somebody came for the owner.
    pub owner: bool,
}

db::row! {
    struct HeldRow {
        id: MeetingId,
        body: BodyId,
        kind: MeetingKind,
        number: Option<u32>,
        starts_at: Timestamp,
        opened_at: Timestamp,
        closed_at: Option<Timestamp>,
        published_at: Option<Timestamp>,
    }
}

db::row! {
    struct CameRow {
        meeting: MeetingId,
        kind: SeatKind,
    }
}

pub mod sql {
    use super::*;

    statements! {
        query HELD: HeldRow = "select id, body, kind, number, starts_at, opened_at, closed_at, published_at from meeting where district = $1 and body in ($4..) and opened_at >= $2 and opened_at < $3 order by body, opened_at, id";
        query FATES: (MeetingId, Option<Fate>) = "select meeting, fate from agenda_entry where district = $1 and meeting in ($2..)";
        query CAME: CameRow = "select meeting, kind from attendance where district = $1 and meeting in ($2..) and arrived_at is not null and kind = 'owner'";
        query RESOLVED: (MeetingId, Option<Date>) = "select meeting, published_on from resolution where district = $1 and meeting in ($2..)";
        query BODY_OF: (BodyId, Option<u32>) = "select body, number from meeting where district = $1 and id = $2";
        query EARLIER: (MeetingId, Option<u32>, i64) = "select m.id, m.number, t.rev from meeting m join minutes t on t.district = m.district and t.meeting = m.id where m.district = $1 and m.body = $2 and m.id < $3 order by m.id desc limit $4";
    }
}

/// The meetings that bodies opened from one moment to before another, body by body, the oldest first.
///
/// # Errors
/// The database's own failure.
pub fn held(tx: &mut Tx<'_, '_>, bodies: &[BodyId], from: Timestamp, before: Timestamp) -> Result<Vec<Held>> {
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    let rows = tx.all(&sql::HELD, args![district, from, before, db::list(bodies)])?;
    let mut held: Vec<Held> = rows.into_iter().map(Held::of).collect();
    let ids: Vec<MeetingId> = held.iter().map(|h| h.id).collect();
    if ids.is_empty() {
        return Ok(held);
    }
    let places: std::collections::HashMap<MeetingId, usize> = ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
    let decided = |fate: Fate| !matches!(fate, Fate::Returned | Fate::Deferred | Fate::Stalemate);
    for (meeting, fate) in tx.all(&sql::FATES, args![district, db::list(&ids)])? {
        if fate.is_some_and(decided) {
            held[places[&meeting]].decided += 1;
        }
    }
    for CameRow { meeting, kind } in tx.all(&sql::CAME, args![district, db::list(&ids)])? {
        held[places[&meeting]].owner |= kind == SeatKind::Owner;
    }
    for (meeting, published) in tx.all(&sql::RESOLVED, args![district, db::list(&ids)])? {
        held[places[&meeting]].resolutions.push(published.filter(|day| day.start() < before));
    }
    for held in &mut held {
        // What came later was not known yet.
        held.closed_at = held.closed_at.filter(|at| *at < before);
        held.published_at = held.published_at.filter(|at| *at < before);
    }
    Ok(held)
}

impl Held {
    fn of(row: HeldRow) -> Self {
        let HeldRow { id, body, kind, number, starts_at, opened_at, closed_at, published_at } = row;
        Self {
            id,
            body,
            kind,
            number: number.unwrap_or_default(),
            starts_at,
            opened_at,
            closed_at,
            published_at,
            decided: 0,
            resolutions: Vec::new(),
            owner: false,
        }
    }
}

/// The body of a meeting, and the meeting's number there.
///
/// # Errors
/// The database's own failure.
pub fn body_of(tx: &mut Tx<'_, '_>, meeting: MeetingId) -> Result<Option<(BodyId, u32)>> {
    let district = tx.district();
    Ok(tx.first(&sql::BODY_OF, args![district, meeting])?.map(|(body, number)| (body, number.unwrap_or_default())))
}

/// The text of a meeting's minutes as they stand.
///
/// # Errors
/// The database's own failure.
pub fn minutes_of(tx: &mut Tx<'_, '_>, meeting: MeetingId) -> Result<Option<String>> {
    let district = tx.district();
    let Some(row) = tx.first(&minutes::ONE, args![district, meeting])? else { return Ok(None) };
    Ok(tx.first(&minutes::TEXT, args![district, meeting, row.rev])?.map(|(words,)| words))
}

/// The minutes of a body's meetings before one, the newest first: meeting, number, text.
///
/// # Errors
/// The database's own failure.
pub fn earlier_minutes(
    tx: &mut Tx<'_, '_>,
    body: BodyId,
    before: MeetingId,
    most: u32,
) -> Result<Vec<(MeetingId, u32, String)>> {
    let district = tx.district();
    let mut found = Vec::new();
    for (meeting, number, rev) in tx.all(&sql::EARLIER, args![district, body, before, most])? {
        if let Some((words,)) = tx.first(&minutes::TEXT, args![district, meeting, rev])? {
            found.push((meeting, number.unwrap_or_default(), words));
        }
    }
    Ok(found)
}
