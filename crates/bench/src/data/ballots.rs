//! Open ballots of the busy tower, each with the same electors: a client of the server and its twin of the floor.

use db::args;
use kernel::{Id, Kind, PersonId, Timestamp};

use super::{Bulk, DISTRICT, Scale, Tower, id_at};
use crate::Done;

/// As a ballot stands in an address.
pub enum Ballot {}

impl Kind for Ballot {
    const PREFIX: &'static str = "blt";
}

const MEETING: &str = "district, id, body, building, subdistrict, kind, number, state, starts_at, venue, guests, notices, told_at, opened_at, closed_at, published_at, cancelled_at, reason, current_item, open_ballot, rev";
const ITEM: &str = "district, id, body, building, subdistrict, subject, href, title, words, origin, charter, state, meeting, deferrals, deliberated, amended, outcome, placed_at, rev";
const BALLOT: &str = "district, id, meeting, item, building, subdistrict, question, mode, state, opened_at, rules, words, amended, seats, present, recused, electors, quorum, needed, closed_at, reason, yes, nays, abstain, missing, outcome";

/// Meeting, item and ballot have the same bytes as id.
pub fn make(
    bulk: &mut Bulk,
    scale: &Scale,
    now: Timestamp,
    tower: &Tower,
    electors: &[PersonId],
) -> Done<Vec<Id<Ballot>>> {
    let ballots: Vec<Id<Ballot>> = (0..scale.ballots).map(|n| id_at(now, n)).collect();
    let (building, subdistrict, body, none) = (tower.id, tower.subdistrict, tower.id, None::<i64>);
    bulk.fill("meeting", MEETING, |put| {
        ballots.iter().try_for_each(|id| {
            put(args![
                DISTRICT,
                id,
                body,
                building,
                subdistrict,
                "deliberation",
                none,
                "open",
                now,
                "",
                "",
                1,
                now,
                now,
                none,
                none,
                none,
                none,
                id,
                id,
                1
            ])
        })
    })?;
    bulk.fill("agenda_item", ITEM, |put| {
        ballots.iter().try_for_each(|id| {
            put(args![
                DISTRICT,
                id,
                body,
                building,
                subdistrict,
                none,
                none,
                "-",
                "-",
                "chair",
                0,
                "under_way",
                id,
                0,
                0,
                0,
                none,
                now,
                1
            ])
        })
    })?;
    let count = electors.len();
    bulk.fill("ballot", BALLOT, |put| {
        ballots.iter().try_for_each(|id| {
            put(args![
                DISTRICT,
                id,
                id,
                id,
                building,
                subdistrict,
                "adopt",
                "named",
                "open",
                now,
                "{}",
                "-",
                0,
                count,
                count,
                0,
                count,
                1,
                count,
                none,
                none,
                none,
                none,
                none,
                none,
                none
            ])
        })
    })?;
    bulk.fill("elector", "district, ballot, person, seat, voted", |put| {
        let all = ballots.iter().flat_map(|ballot| electors.iter().map(move |person| (ballot, person)));
        all.into_iter().try_for_each(|(ballot, person)| put(args![DISTRICT, ballot, person, person, 0]))
    })?;
    Ok(ballots)
}
