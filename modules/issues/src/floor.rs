//! What those who look after a floor do with its matters, in one step each: note (记一条), settle (办结), pass on (上报);
//! and what a floor shows of them.

use commitments::api::{Named, Party};
use db::args;
use kernel::{BuildingId, Date, Deadline, FloorId, Locale, PersonId, Result, Text, Timestamp};
use ledger::{Load as _, Tx};
use ui::Chip;
use web::{Done, faults::Check};

use crate::{
    T,
    cluster::{ClusterId, Level, State, Step},
    events::ClusterForwarded,
    forward::pass,
    list_clusters::ClusterItem,
    look::chip,
    matter::{Matter, Route, route, untitled},
    permissions::{Forward, Settle, Triage},
    raise::{self, NewIssue},
    settle::{self, finish},
    store::{ClusterRow, asker, sql},
    triage::{Described, assign, describe},
};

/// Matters of a floor that one list shows.
const SHOWN: u32 = 50;
/// Rows of what was finished last.
const DONE: u32 = 5;
/// Characters of a reason to pass something on.
const LONGEST_REASON: usize = 300;

/// Something that a captain writes down.
pub struct Note<'a> {
    pub building: BuildingId,
    pub floor: FloorId,
    pub label: &'a str,
    pub words: &'a str,
    /// Said by somebody else; with an account, or without.
    pub for_somebody: bool,
    pub for_person: Option<PersonId>,
}

/// Writes a report down as a captain hears it: by themselves, or for somebody. It is kept who wrote it.
///
/// # Errors
/// A fault if there are no words, or too many.
pub fn note(tx: &mut Tx<'_, '_>, note: &Note<'_>) -> Result<Done> {
    let mut check = Check::default();
    let words = check.text("words", note.words, raise::LONGEST);
    check.finish()?;
    let captain = tx.person()?;
    let new = NewIssue {
        building: note.building,
        floor: Some((note.floor, note.label.to_owned())),
        words,
        person: if note.for_somebody { note.for_person } else { Some(captain) },
        proxy: note.for_somebody.then_some(captain),
        channel: "captain",
    };
    raise::put(tx, &new, None)
}

/// A matter that waits on a floor.
#[derive(Debug, Clone)]
pub struct FloorItem {
    pub id: ClusterId,
    pub title: String,
    pub floor: FloorId,
    pub label: String,
    pub due: Option<Date>,
    pub chip: Chip,
}

/// What waits for the captain of a floor: assigned to them, or come in and not grouped yet. What is due first comes first.
///
/// # Errors
/// The database's own failure.
pub fn waiting_on_floor(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    floor: FloorId,
    locale: Locale,
) -> Result<Vec<FloorItem>> {
    let (district, asker, today) = (tx.district(), asker(tx), tx.today());
    let mut rows = tx.all(&sql::HELD_ON_FLOOR, args![district, asker, building, floor, SHOWN])?;
    rows.extend(tx.all(&sql::RECEIVED_ON_FLOOR, args![district, asker, building, floor, SHOWN])?);
    rows.sort_by_key(|r| (r.due_on, r.id));
    let item = |row: ClusterRow| {
        let matter = Matter::of(row)?;
        let late = match matter.due_on {
            Some(due) if due < today => tx.calendar().working_days_between(due, today).max(1),
            _ => 0,
        };
        Ok(FloorItem {
            id: matter.id,
            floor,
            label: matter.place_label.clone(),
            due: matter.due_on,
            chip: chip(&matter, late, locale),
            title: matter.row.title,
        })
    };
    rows.into_iter().map(item).collect()
}

/// A floor's matters that somebody hands on: those that wait for none of `others`, who look after the floor beside them.
pub struct Held<'a> {
    pub building: BuildingId,
    pub floor: FloorId,
    /// In office or standing in; the first has what waits for nobody in particular.
    pub others: &'a [PersonId],
}

impl Held<'_> {
    /// Whose a matter is that names no person; nobody's own where nobody else is there.
    fn whose(&self) -> PersonId {
        self.others.first().copied().unwrap_or(PersonId::from_bytes([0; 16]))
    }

    /// Those that nobody can be, so that the list is never empty.
    fn kept(&self) -> Vec<PersonId> {
        if self.others.is_empty() { vec![PersonId::from_bytes([255; 16])] } else { self.others.to_vec() }
    }
}

/// The matters that are to be handed on with an office, the first of them; after those were handed on there may be more.
///
/// # Errors
/// The database's own failure.
pub fn held(tx: &mut Tx<'_, '_>, held: &Held<'_>) -> Result<Vec<ClusterId>> {
    let (district, kept) = (tx.district(), held.kept());
    let rows = tx.all(&sql::HELD, args![district, held.building, held.floor, held.whose(), SHOWN, db::list(&kept)])?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// How many they are.
///
/// # Errors
/// The database's own failure.
pub fn count_held(tx: &mut Tx<'_, '_>, held: &Held<'_>) -> Result<i64> {
    let (district, kept) = (tx.district(), held.kept());
    Ok(tx.one(&sql::COUNT_HELD, args![district, held.building, held.floor, held.whose(), db::list(&kept)])?.0)
}

/// The captain's own matter: what came in is made one without its reporter's words, which nobody has looked through.
fn own(tx: &mut Tx<'_, '_>, id: ClusterId) -> Result<Matter> {
    let matter = Matter::load(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    if !matches!(matter.state, State::Received { .. }) {
        return Ok(matter);
    }
    let mut matter = tx.grant::<Triage, _>(matter)?.into_inner();
    let described = Described {
        title: untitled(matter.category, &matter.place_label),
        category: matter.category,
        place: matter.row.place.map(|id| (id, matter.place_label.clone())),
        hard: false,
        quotes: false,
    };
    describe(tx, &mut matter, described)?;
    let route = route(tx, &matter, Level::L0, None)?;
    assign(tx, &mut matter, &route)?;
    matter.index(tx)?;
    matter.stay(tx)?;
    Ok(matter)
}

/// Says what was done about a matter of the floor; its reporter is asked to confirm.
///
/// # Errors
/// A refusal if it does not wait for this captain.
pub fn settle_on_floor(tx: &mut Tx<'_, '_>, id: ClusterId, words: &str) -> Result<Done> {
    let mut check = Check::default();
    let words = check.text("words", words, settle::LONGEST);
    check.finish()?;
    let matter = own(tx, id)?;
    let matter = tx.grant::<Settle, Matter>(matter)?.into_inner();
    finish(tx, matter, &words)
}

/// Passes a matter of the floor on, one level up, with a reason.
///
/// # Errors
/// A refusal if it does not wait for this captain.
pub fn pass_on(tx: &mut Tx<'_, '_>, id: ClusterId, words: &str) -> Result<Done> {
    let mut check = Check::default();
    let words = check.text("words", words, LONGEST_REASON);
    check.finish()?;
    let matter = own(tx, id)?;
    let matter = tx.grant::<Forward, Matter>(matter)?.into_inner();
    let above = matter.level.and_then(Level::above).unwrap_or(Level::L1);
    let route = route(tx, &matter, above, None)?;
    pass(tx, matter, &route, &words)
}

/// Gives a matter of a floor to whoever looks after it now, or one level up if nobody does. Its day stays.
///
/// # Errors
/// A refusal if it is not being settled.
pub fn hand_on(tx: &mut Tx<'_, '_>, id: ClusterId, to: Option<PersonId>) -> Result<()> {
    let Some(mut matter) = Matter::load(tx, id)? else { return Ok(()) };
    let State::Handling { due, .. } = matter.state else { return Ok(()) };
    let route = match to {
        Some(person) => {
            let sign = matter.place_label.clone();
            let handler = Named::new(Party::Person(person), Text::each(|l| T(l).captain_of(&sign)));
            Route { level: Level::L0, handler, due }
        }
        None => route(tx, &matter, Level::L1, None)?,
    };
    matter.take(tx, Step::Forward { level: route.level, due: route.due }, Some(&route.handler))?;
    matter.hand_over(tx, &route)?;
    let words = tx.words(&Text::each(|l| T(l).handed_over().to_owned()).zh);
    let Route { level, due: Deadline { on, .. }, ref handler } = route;
    let (to, building) = (handler.name.clone(), matter.building);
    tx.record(&ClusterForwarded { cluster: id, building, level, to, due: on, words })?;
    Ok(())
}

/// What everybody sees of a floor's matters: those that are worked on, and those that were finished last.
///
/// # Errors
/// The database's own failure.
pub fn of_floor(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    floor: FloorId,
    locale: Locale,
) -> Result<(Vec<ClusterItem>, Vec<ClusterItem>)> {
    let (district, asker) = (tx.district(), asker(tx));
    let open = tx.all(&sql::RUNNING_ON_FLOOR, args![district, asker, building, floor, SHOWN])?;
    let done = tx.all(&sql::DONE_ON_FLOOR, args![district, asker, building, floor, DONE])?;
    let items = |rows: Vec<ClusterRow>| -> Result<Vec<ClusterItem>> {
        rows.into_iter().map(|r| ClusterItem::of(r, tx, locale)).collect()
    };
    Ok((items(open)?, items(done)?))
}

/// Matters that are worked on, and those of them that are late, by floor.
///
/// # Errors
/// The database's own failure.
pub fn counts_by_floor(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Vec<(Option<FloorId>, i64, i64)>> {
    let (district, today) = (tx.district(), tx.today());
    Ok(tx.all(&sql::RUNNING_BY_FLOOR, args![district, building, today])?)
}

/// What somebody settled on a floor: whose deeds, where, and between which days, both included.
#[derive(Debug, Clone, Copy)]
pub struct Settled {
    pub person: PersonId,
    pub building: BuildingId,
    pub floor: FloorId,
    pub days: (Date, Date),
}

impl Settled {
    fn span(&self) -> (Timestamp, Timestamp) {
        (self.days.0.start(), self.days.1.plus_days(1).start())
    }
}

/// How many of them there are whose reporters have confirmed it. They are theirs who settled them, whoever was in office
/// when they were confirmed.
///
/// # Errors
/// The database's own failure.
pub fn count_settled(tx: &mut Tx<'_, '_>, settled: &Settled) -> Result<i64> {
    let (district, (since, before)) = (tx.district(), settled.span());
    let Settled { person, building, floor, .. } = *settled;
    Ok(tx.one(&sql::CONFIRMED_BY, args![district, person, since, before, building, floor])?.0)
}

/// Something that was settled and confirmed.
#[derive(Debug, Clone)]
pub struct Deed {
    pub title: String,
    pub href: String,
    /// The day on which it was settled.
    pub on: Date,
}

/// Those matters, the newest first; at most `most`.
///
/// # Errors
/// The database's own failure.
pub fn deeds(tx: &mut Tx<'_, '_>, settled: &Settled, most: u32) -> Result<Vec<Deed>> {
    let (district, (since, before)) = (tx.district(), settled.span());
    let Settled { person, building, floor, .. } = *settled;
    let rows = tx.all(&sql::DEEDS_BY, args![district, person, since, before, building, floor, most])?;
    let deed = |(id, title, at): (ClusterId, String, Timestamp)| Deed {
        title,
        href: format!("/{district}/clusters/{id}"),
        on: at.date(),
    };
    Ok(rows.into_iter().map(deed).collect())
}
