//! The facts of bodies on a day, read for many bodies at once: as many queries for a hundred as for one.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use committees::api::{BodyKind, BodyRow, Seat};
use db::args;
use identity::api::AppointmentRow;
use kernel::{BodyId, BuildingId, Date, OrganisationId, PersonId, Result, Role};
use ledger::Tx;
use meetings::api::{Held, MeetingKind};
use policy::api::Pack;
use registry::api::Building;

use crate::{
    facts::{DocumentFact, Facts, MeetingFact, SeatFact, Standing},
    rule::{Copied, Firm, MeetingRef, RosterLine},
    store::{StandingRow, sql},
};

/// Days looked back over that a report needs whatever the rules say: the quarter before this one.
const QUARTERS: i64 = 190;

/// A committee with what is true of it on a day.
pub struct Gathered {
    pub row: BodyRow,
    pub building: Building,
    pub facts: Facts,
}

/// What is true of several committees on a day, with the packs of their buildings. Party committees are left out: the rules of
/// their own are not these.
///
/// # Errors
/// The database's own failure.
pub fn gather(
    tx: &mut Tx<'_, '_>,
    rows: Vec<BodyRow>,
    packs: &HashMap<BuildingId, Arc<Pack>>,
    day: Date,
) -> Result<Vec<Gathered>> {
    let look_back = packs.values().map(|p| p.alarms.look_back_days.value).max().unwrap_or_default();
    let rows: Vec<BodyRow> = rows.into_iter().filter(|b| b.kind == BodyKind::Committee).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let bodies: Vec<BodyId> = rows.iter().map(|b| b.id).collect();
    let buildings: Vec<BuildingId> = rows.iter().map(|b| b.building).collect();
    let mut towers: HashMap<BuildingId, Building> =
        registry::api::buildings(tx, &buildings)?.into_iter().map(|b| (b.id, b)).collect();
    let mut standings = standings(tx, &rows, day)?;
    let mut seats = seats(tx, &bodies, day)?;
    let mut meetings = held(tx, &bodies, day, i64::from(look_back).max(QUARTERS))?;
    let mut copied = copied(tx, &bodies, day, i64::from(look_back))?;
    let district = tx.district();
    let substance: HashMap<BuildingId, Date> =
        tx.all(&sql::SUBSTANCE, args![district, day, db::list(&buildings)])?.into_iter().collect();
    let posts = identity::api::posts_on(tx, &buildings, day)?;
    let (mut floors, secretaries) = posts_of(tx, &posts, &buildings, day)?;
    let names: Vec<&str> = rows.iter().map(|b| b.name.as_str()).collect();
    let namesakes: HashMap<String, i64> = committees::api::bearing_names(tx, &names)?.into_iter().collect();
    let mut roster: HashMap<BodyId, Vec<RosterLine>> = HashMap::new();
    for row in committees::api::roster_faults(tx, &bodies)?.into_iter().filter(|r| r.found_on <= day) {
        roster.entry(row.body).or_default().push(RosterLine { line: row.line, fault: row.fault, word: row.word });
    }
    let mut documents = documents(tx, packs, day)?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(building) = towers.remove(&row.building) else { continue };
        let (without, occupied) = floors.remove(&row.building).unwrap_or_default();
        let facts = Facts {
            building: building.name.clone(),
            known_since: row.id.made_at().date(),
            namesakes: namesakes.get(&row.name).map_or(1, |n| u32::try_from(*n).unwrap_or(u32::MAX)),
            body: standings.remove(&row.id).unwrap_or_else(|| stands(&row)),
            seats: seats.remove(&row.id).unwrap_or_default(),
            meetings: meetings.remove(&row.id).unwrap_or_default(),
            copied: copied.remove(&row.id).unwrap_or_default(),
            last_substance: substance.get(&row.building).copied(),
            secretary: secretaries.contains(&row.building),
            floors_occupied: occupied,
            floors_without: without,
            documents: documents.remove(&row.building).unwrap_or_default(),
            roster: roster.remove(&row.id).unwrap_or_default(),
        };
        all.push(Gathered { row, building, facts });
    }
    Ok(all)
}

/// A body as it stands now.
pub fn stands(row: &BodyRow) -> Standing {
    Standing {
        name: row.name.clone(),
        local_name: row.local_name.clone(),
        state: row.state,
        legal_status: row.legal_status,
        filed_no: row.filed_no.clone(),
        term_from: row.term_from,
        term_until: row.term_until,
    }
}

impl StandingRow {
    pub fn standing(&self) -> Standing {
        Standing {
            name: self.name.clone(),
            local_name: self.local_name.clone(),
            state: self.state,
            legal_status: self.legal_status,
            filed_no: self.filed_no.clone(),
            term_from: self.term_from,
            term_until: self.term_until,
        }
    }
}

/// How bodies stood on a day that is over; today they stand as they do.
fn standings(tx: &mut Tx<'_, '_>, rows: &[BodyRow], day: Date) -> Result<HashMap<BodyId, Standing>> {
    if day >= tx.today() {
        return Ok(HashMap::new());
    }
    let (district, ids) = (tx.district(), rows.iter().map(|r| r.id).collect::<Vec<_>>());
    let mut found: HashMap<BodyId, Standing> = HashMap::new();
    for row in tx.all(&sql::STANDINGS, args![district, db::list(&ids)])? {
        // The first is taken for what was before, since nothing else is known.
        if row.from_on <= day || !found.contains_key(&row.body) {
            found.insert(row.body, row.standing());
        }
    }
    Ok(found)
}

/// Whether a post makes its holder somebody's superior, or somebody's voice.
fn leads(role: Role) -> bool {
    matches!(
        role,
        Role::OrganisationDelegate
            | Role::PropertyManager
            | Role::OwnerDelegate
            | Role::PartySecretary
            | Role::CommitteeChair
    )
}

fn seats(tx: &mut Tx<'_, '_>, bodies: &[BodyId], day: Date) -> Result<HashMap<BodyId, Vec<SeatFact>>> {
    let rows = committees::api::all_seats(tx, bodies)?;
    let held: Vec<&Seat> = rows.iter().filter(|s| s.holds_on(day)).collect();
    let people: Vec<PersonId> = unique(held.iter().map(|s| s.person));
    let firms: Vec<OrganisationId> = unique(held.iter().filter_map(|s| s.organisation));
    let works: HashSet<(PersonId, OrganisationId)> =
        identity::api::employed_on(tx, &people, day)?.into_iter().collect();
    let anywhere: HashSet<PersonId> = works.iter().map(|(person, _)| *person).collect();
    let superior: HashSet<PersonId> =
        identity::api::held_on(tx, &people, day)?.into_iter().filter(|a| leads(a.role)).map(|a| a.person).collect();
    let names: HashMap<OrganisationId, String> =
        registry::api::organisations(tx, &firms)?.into_iter().map(|o| (o.id, o.name)).collect();
    let mut of: HashMap<BodyId, Vec<SeatFact>> = HashMap::new();
    for seat in rows {
        let firm = seat.organisation.map(|id| Firm { id, name: names.get(&id).cloned().unwrap_or_default() });
        let employed = match seat.organisation {
            Some(id) => works.contains(&(seat.person, id)),
            None => anywhere.contains(&seat.person),
        };
        of.entry(seat.body).or_default().push(SeatFact {
            person: seat.person,
            kind: seat.kind,
            position: seat.position,
            firm,
            ordinary: seat.ordinary,
            votes: seat.votes,
            from_on: seat.from_on,
            until_on: seat.until_on,
            ended_on: seat.ended_on,
            employed,
            leads: superior.contains(&seat.person),
        });
    }
    Ok(of)
}

fn unique<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.collect::<BTreeSet<T>>().into_iter().collect()
}

fn held(
    tx: &mut Tx<'_, '_>,
    bodies: &[BodyId],
    day: Date,
    look_back: i64,
) -> Result<HashMap<BodyId, Vec<MeetingFact>>> {
    let (from, before) = (day.plus_days(-look_back).start(), day.plus_days(1).start());
    let mut of: HashMap<BodyId, Vec<MeetingFact>> = HashMap::new();
    for held in meetings::api::held(tx, bodies, from, before)? {
        let Held { id, body, kind, number, starts_at, opened_at, closed_at, published_at, decided, resolutions, owner } =
            held;
        of.entry(body).or_default().push(MeetingFact {
            meeting: MeetingRef { id, number, on: opened_at.date() },
            deliberates: kind == MeetingKind::Deliberation,
            called_for: starts_at.date(),
            closed_on: closed_at.map(kernel::Timestamp::date),
            published_on: published_at.map(kernel::Timestamp::date),
            decided,
            resolutions,
            owner,
        });
    }
    Ok(of)
}

fn copied(tx: &mut Tx<'_, '_>, bodies: &[BodyId], day: Date, look_back: i64) -> Result<HashMap<BodyId, Vec<Copied>>> {
    let district = tx.district();
    let from = day.plus_days(-look_back);
    let mut of: HashMap<BodyId, Vec<Copied>> = HashMap::new();
    for row in tx.all(&sql::COPIES, args![district, from, day, db::list(bodies)])? {
        let meeting = MeetingRef { id: row.meeting, number: row.number, on: row.held_on };
        of.entry(row.body).or_default().push(Copied { meeting, of: row.of_number, percent: row.percent });
    }
    Ok(of)
}

/// Signs of the occupied floors without a captain, and how many are occupied, of each building; and which buildings have
/// a secretary.
#[expect(clippy::type_complexity, reason = "two answers of one look at the posts")]
fn posts_of(
    tx: &mut Tx<'_, '_>,
    posts: &[AppointmentRow],
    buildings: &[BuildingId],
    day: Date,
) -> Result<(HashMap<BuildingId, (Vec<String>, u32)>, HashSet<BuildingId>)> {
    let captains: HashSet<&str> =
        posts.iter().filter(|p| p.role == Role::FloorCaptain).map(|p| p.scope_id.as_str()).collect();
    let secretaries = posts.iter().filter(|p| p.role == Role::CommitteeSecretary).filter_map(|p| p.building).collect();
    let mut floors: HashMap<BuildingId, (Vec<String>, u32)> = HashMap::new();
    for (building, floor, label) in registry::api::occupied_floors(tx, buildings, day)? {
        let of = floors.entry(building).or_default();
        of.1 += 1;
        if !captains.contains(floor.to_string().as_str()) {
            of.0.push(label);
        }
    }
    for (without, _) in floors.values_mut() {
        // 2 before 10, and both before B1.
        without.sort_by_key(|label| (label.parse::<i32>().unwrap_or(i32::MAX), label.clone()));
    }
    Ok((floors, secretaries))
}

/// The documents that towers have in force, each with the mandatory articles of its own rules.
fn documents(
    tx: &mut Tx<'_, '_>,
    packs: &HashMap<BuildingId, Arc<Pack>>,
    day: Date,
) -> Result<HashMap<BuildingId, Vec<DocumentFact>>> {
    let mut found: HashMap<BuildingId, Vec<DocumentFact>> = HashMap::new();
    for adopted in covenants::api::adopted_on(tx, packs, day)? {
        found.entry(adopted.building).or_default().push(DocumentFact {
            id: adopted.kind.code().to_owned(),
            adopted_on: adopted.since,
            articles: adopted.articles,
            cited_on: adopted.last_use,
        });
    }
    Ok(found)
}
