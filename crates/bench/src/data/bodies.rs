//! A district of committees to check: nine seats each, a year of meetings, posts and captains.

use db::args;
use kernel::{BodyId, Date, Id, PersonId, Timestamp};

use super::{Bulk, DISTRICT, Matter, Scale, Tower, id_at, towers};
use crate::{Done, place::Place};

/// Meetings of a year.
const MEETINGS: usize = 4;
/// Kind, post, whether of an ordinary employee, and which of the tower's firms.
const SEATS: [(&str, &str, bool, usize); 9] = [
    ("party", "chair", false, 9),
    ("owner", "member", false, 0),
    ("property", "member", false, 1),
    ("enterprise", "member", false, 2),
    ("enterprise", "member", false, 3),
    ("enterprise", "member", false, 4),
    ("employee", "member", true, 5),
    ("employee", "member", true, 6),
    ("residents", "member", false, 7),
];

const BODY: &str =
    "district, id, kind, name, local_name, building, term_from, term_until, state, legal_status, filed_no, rev";
const MEETING: &str = "district, id, body, building, subdistrict, kind, number, state, starts_at, venue, guests, notices, told_at, opened_at, closed_at, published_at, rev";
const ITEM: &str = "district, id, body, building, subdistrict, title, words, origin, charter, state, meeting, deferrals, deliberated, amended, outcome, placed_at, rev";
const SEAT: &str = "district, id, body, person, kind, position, organisation, ordinary, votes, from_on, until_on";
const APPOINTMENT: &str = "district, id, person, role, scope, scope_id, building, from_on";

/// An id of whatever kind: in bulk nobody asks.
fn id(now: Timestamp, n: usize) -> Id<Matter> {
    id_at(now, n)
}

/// Fills an installation with towers and their committees; answers the committees.
pub fn make(place: &Place, count: usize, now: Timestamp) -> Done<Vec<BodyId>> {
    let scale = Scale { towers: count, people: count * 10, ..Scale::small() };
    let mut bulk = Bulk::open(place)?;
    let towers = towers::make(&mut bulk, &mut synth::Rng::new(11), &scale, now)?;
    let today = now.date();
    // As old as their terms: what they did before they were known is not asked for.
    let bodies: Vec<BodyId> = (0..count).map(|n| id_at(now.plus_days(-400), n)).collect();
    let all: Vec<(&Tower, BodyId)> = towers.iter().zip(bodies.iter().copied()).collect();
    let (from, until) = (today.plus_days(-400), today.plus_months(20));
    let pack = policy::api::of_nobody();
    let names = &pack.names;
    bulk.fill("body", BODY, |put| {
        all.iter().try_for_each(|(tower, body)| {
            let (name, local) =
                (format!("{}{}", tower.name, names.canonical.zh), format!("{}{}", tower.name, names.short.zh));
            put(args![DISTRICT, body, "committee", name, local, tower.id, from, until, "active", "none", "1", 1])
        })
    })?;
    let people = |n: usize, s: usize| -> PersonId { id_at(now, n * 10 + s) };
    bulk.fill("seat", SEAT, |put| {
        each(&all, SEATS.len(), |n, tower, body, s| {
            let (kind, position, ordinary, firm) = SEATS[s];
            let firm = tower.firms[firm];
            put(args![
                DISTRICT,
                id(now, n * 10 + s),
                body,
                people(n, s),
                kind,
                position,
                firm,
                ordinary,
                1,
                from,
                until
            ])
        })
    })?;
    bulk.fill("employment", "district, id, person, organisation, building, floor, from_on, state", |put| {
        each(&all, SEATS.len(), |n, tower, _, s| {
            let (firm, floor) = (tower.firms[SEATS[s].3], tower.floors[s]);
            put(args![DISTRICT, id(now, n * 10 + s), people(n, s), firm, tower.id, floor, from, "active"])
        })
    })?;
    bulk.fill("appointment", APPOINTMENT, |put| {
        each(&all, 29, |n, tower, _, s| {
            let (role, scope, of) = match tower.floors.get(s) {
                Some(floor) => ("floor_captain", "floor", floor.to_string()),
                None => ("committee_secretary", "building", tower.id.to_string()),
            };
            put(args![DISTRICT, id(now, n * 30 + s), people(n, 9), role, scope, of, tower.id, from])
        })
    })?;
    meetings(&mut bulk, &all, now, today)?;
    bulk.fill("substance", "district, building, on_day", |put| {
        all.iter().try_for_each(|(tower, _)| put(args![DISTRICT, tower.id, today.plus_days(-9)]))
    })?;
    bulk.finish()?;
    Ok(bodies)
}

fn each(all: &[(&Tower, BodyId)], count: usize, mut put: impl FnMut(usize, &Tower, BodyId, usize) -> Done) -> Done {
    all.iter().enumerate().try_for_each(|(n, (tower, body))| (0..count).try_for_each(|s| put(n, tower, *body, s)))
}

fn meetings(bulk: &mut Bulk, all: &[(&Tower, BodyId)], now: Timestamp, today: Date) -> Done {
    let held = |m: usize| today.plus_days(-80 * (m as i64) - 20).at(14, 0);
    bulk.fill("meeting", MEETING, |put| {
        each(all, MEETINGS, |n, tower, body, m| {
            let (at, meeting) = (held(m), id(now, n * MEETINGS + m));
            let over = at.plus_seconds(7_200);
            put(args![
                DISTRICT,
                meeting,
                body,
                tower.id,
                tower.subdistrict,
                "deliberation",
                m + 1,
                "published",
                at,
                "",
                "",
                1,
                at,
                at,
                over,
                over,
                1
            ])
        })
    })?;
    bulk.fill("agenda_item", ITEM, |put| {
        each(all, MEETINGS, |n, tower, body, m| {
            let of = id(now, n * MEETINGS + m);
            put(args![
                DISTRICT,
                of,
                body,
                tower.id,
                tower.subdistrict,
                "-",
                "-",
                "chair",
                0,
                "decided",
                of,
                0,
                1,
                0,
                "passed",
                now,
                1
            ])
        })
    })?;
    bulk.fill("agenda_entry", "district, meeting, item, position, fate", |put| {
        each(all, MEETINGS, |n, _, _, m| {
            let of = id(now, n * MEETINGS + m);
            put(args![DISTRICT, of, of, 1, "passed"])
        })
    })?;
    let came = "district, meeting, seat, person, kind, position, votes, present, arrived_at";
    bulk.fill("attendance", came, |put| {
        each(all, MEETINGS * SEATS.len(), |n, _, _, k| {
            let (m, s) = (k / SEATS.len(), k % SEATS.len());
            let (kind, position, ..) = SEATS[s];
            let (seat, person) = (id(now, n * 10 + s), id(now, n * 10 + s));
            put(args![DISTRICT, id(now, n * MEETINGS + m), seat, person, kind, position, 1, 1, held(m)])
        })
    })
}
