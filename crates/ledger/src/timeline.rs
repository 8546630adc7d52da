//! Reading events back: the thread of an item, one event by its id.

use db::{args, statements};
use kernel::{BuildingId, District, EventId, PersonId, Stored, Timestamp};

db::row! {
    #[derive(Debug, Clone)]
    pub struct EventRow {
        pub district: District,
        pub id: EventId,
        pub at: Timestamp,
        pub kind: String,
        pub person: Option<PersonId>,
        pub acted_as: String,
        pub subject: String,
        pub thread: String,
        pub building: Option<BuildingId>,
        pub data: String,
        pub leaf: Option<u64>,
        pub words: Option<String>,
    }
}

impl From<EventRow> for Stored {
    fn from(row: EventRow) -> Self {
        let EventRow { district, id, at, kind, person, acted_as, subject, thread, building, data, leaf, words: _ } =
            row;
        Stored { district, id, at, kind, person, acted_as, subject, thread, building, data, leaf }
    }
}

/// An event with the words that go with it, unless they were erased.
#[derive(Debug, Clone)]
pub struct Entry {
    pub event: Stored,
    pub words: Option<String>,
}

impl From<EventRow> for Entry {
    fn from(mut row: EventRow) -> Self {
        let words = row.words.take();
        Entry { event: row.into(), words }
    }
}

pub mod sql {
    use super::{EventId, EventRow, statements};

    statements! {
        query THREAD: EventRow = "select e.district, e.id, e.at, e.kind, e.person, e.acted_as, e.subject, e.thread, e.building, e.data, e.leaf, w.words from event e left join event_words w on w.district = e.district and w.event = e.id where e.district = $1 and e.thread = $2 order by e.id limit $3";
        query OF_KIND: (EventId,) = "select id from event where district = $1 and thread = $2 and subject = $3 and kind = $4 order by id limit 1";
        query ONE: EventRow = "select e.district, e.id, e.at, e.kind, e.person, e.acted_as, e.subject, e.thread, e.building, e.data, e.leaf, w.words from event e left join event_words w on w.district = e.district and w.event = e.id where e.district = $1 and e.id = $2";
    }
}

/// The longest timeline that a page shows; the rest is in the export.
const LONGEST: i64 = 500;

/// The events of an item's thread, oldest first.
///
/// # Errors
/// The database's own failure.
pub fn thread(tx: &mut db::Tx<'_>, district: District, thread: &str) -> Result<Vec<Entry>, db::Error> {
    Ok(tx.all(&sql::THREAD, args![district, thread, LONGEST])?.into_iter().map(Entry::from).collect())
}

/// The first event of a kind about something, in a thread.
///
/// # Errors
/// The database's own failure.
pub fn event_of(
    tx: &mut db::Tx<'_>,
    district: District,
    thread: &str,
    subject: &str,
    kind: &str,
) -> Result<Option<EventId>, db::Error> {
    Ok(tx.first(&sql::OF_KIND, args![district, thread, subject, kind])?.map(|(id,)| id))
}

/// One event.
///
/// # Errors
/// The database's own failure.
pub fn event_by_id(tx: &mut db::Tx<'_>, district: District, id: EventId) -> Result<Option<Entry>, db::Error> {
    Ok(tx.first(&sql::ONE, args![district, id])?.map(Entry::from))
}
