//! Notices of meetings: how long they must be, whom they tell, what they leave open.

use commitments::api::Promise;
use db::args;
use kernel::{BuildingId, Deadline, Result, Text, Timestamp};
use ledger::Tx;
use policy::api::Pack;

use crate::{
    T,
    load::Meeting,
    meeting::{MeetingKind, Notice},
    pool::chair,
    store::meeting::{agenda, sql},
};

/// What a notice sent now for a meeting at `starts_at` is judged by.
pub fn notice<'t>(tx: &Tx<'t, '_>, pack: &Pack, starts_at: Timestamp) -> Notice<'t> {
    let rule = &pack.meetings.notice_days;
    Notice { now: tx.now(), starts_at, calendar: tx.calendar(), needed: rule.value, clause: pack.clause(&rule.clause) }
}

/// What a kind of meeting is called where this pack applies.
pub fn kind_name(pack: &Pack, kind: MeetingKind) -> &Text {
    match kind {
        MeetingKind::Deliberation => &pack.names.deliberation,
        MeetingKind::Coordination => &pack.names.coordination,
        MeetingKind::Appraisal => &pack.names.appraisal,
    }
}

/// `第 4 次议事会`; a draft has no number yet.
pub fn title(pack: &Pack, kind: MeetingKind, number: Option<u32>) -> Text {
    Text::each(|l| {
        let name = kind_name(pack, kind).get(l);
        ui::capital(match number {
            Some(n) => T(l).numbered(n, name),
            None => T(l).unnumbered(name),
        })
    })
}

/// Asks everybody with a seat: each has a row for the answer and for presence. Seats that are held no more fall away,
/// unless their holder was there.
///
/// # Errors
/// The database's own failure.
pub fn invite(tx: &mut Tx<'_, '_>, meeting: &Meeting) -> Result<()> {
    let district = tx.district();
    for row in crate::store::meeting::attendance(tx, meeting.id)? {
        if !meeting.seats.iter().any(|s| s.id == row.seat) {
            tx.run(&sql::UNINVITE, args![district, meeting.id, row.seat])?;
        }
    }
    for s in &meeting.seats {
        tx.run_one(&sql::INVITE, args![district, meeting.id, s.id, s.person, s.kind, s.position, s.votes])?;
    }
    Ok(())
}

/// What the items on a meeting's agenda are about, in other modules.
///
/// # Errors
/// The database's own failure.
pub fn subjects(tx: &mut Tx<'_, '_>, meeting: &Meeting) -> Result<Vec<String>> {
    Ok(agenda(tx, meeting.id)?.into_iter().filter_map(|e| e.subject).collect())
}

/// The chair owes the meeting on its day.
///
/// # Errors
/// The database's own failure.
pub fn owe_meeting(tx: &mut Tx<'_, '_>, meeting: &Meeting, title: &Text) -> Result<()> {
    let href = meeting.href();
    let promise = Promise {
        kind: "meet",
        subject: meeting.id.any(),
        building: Some(meeting.building),
        title,
        href: &href,
        floor: 4,
        debtor: chair(),
        creditor: None,
        due: Some(Deadline { on: meeting.starts_at.date(), provisional: false }),
    };
    commitments::api::open(tx, &promise)?;
    Ok(())
}

/// Puts a meeting into the index of what everybody can find, by its building, items and words.
///
/// # Errors
/// The database's own failure.
pub fn index(tx: &mut Tx<'_, '_>, meeting: &Meeting, words: &str) -> Result<()> {
    let pack = policy::api::of(tx, meeting.building)?;
    let building = building_name(tx, meeting.building)?;
    let items: Vec<String> = agenda(tx, meeting.id)?.into_iter().map(|e| e.title).collect();
    let title = format!("{building} {}", title(&pack, meeting.kind, meeting.number).zh);
    let (href, body) = (meeting.href(), format!("{} {words}", items.join(" ")));
    let at = meeting.starts_at;
    let doc = search::Doc { id: meeting.id.any(), kind: "meeting", title: &title, href: &href, body: &body, at };
    search::put(tx, meeting.district, &doc)?;
    Ok(())
}

/// The name of a building.
///
/// # Errors
/// Not found.
pub fn building_name(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<String> {
    Ok(registry::api::building_of(tx, building)?.name.clone())
}
