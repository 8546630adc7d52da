//! The district that is measured: 200 towers with their firms and people, and a year of events. The same for the same scale.
//!
//! Rows go into the modules' own tables by their names and columns, in bulk: through the modules it would take hours.

mod ballots;
pub mod bodies;
mod bulk;
mod matters;
mod people;
mod record;
mod towers;

use std::time::Duration;

use kernel::{BuildingId, Clock, District, DivisionCode, FloorId, Id, Kind, OrganisationId, PersonId, Timestamp};
use ledger::Who;

use crate::{Done, client::CLIENTS, note, place::Place};
use ballots::Ballot;
use bulk::Bulk;

/// The tenant.
pub const DISTRICT: District = match District::new(310_107) {
    Ok(district) => district,
    Err(_) => unreachable!(),
};

/// How much there is, and how long is measured.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    pub towers: usize,
    pub people: usize,
    pub items: usize,
    /// How many of the items are open ones of the first tower.
    pub busy: usize,
    /// Ballots that are open.
    pub ballots: usize,
    /// Rows of the list of divisions that is imported.
    pub divisions: usize,
    /// Turns of floor and value.
    pub rounds: u32,
    /// How long one turn takes.
    pub span: Duration,
}

impl Scale {
    pub fn full() -> Self {
        let span = Duration::from_millis(1_500);
        Self {
            towers: 200,
            people: 200_000,
            items: 100_000,
            busy: 5_000,
            ballots: 4_000,
            divisions: 620_573,
            rounds: 5,
            span,
        }
    }

    pub fn small() -> Self {
        let span = Duration::from_millis(150);
        Self { towers: 2, people: 2_000, items: 1_000, busy: 500, ballots: 200, divisions: 6_206, rounds: 2, span }
    }
}

pub struct Tower {
    pub id: BuildingId,
    pub subdistrict: DivisionCode,
    pub name: String,
    pub floors: Vec<FloorId>,
    pub firms: Vec<OrganisationId>,
}

/// A matter.
pub struct Item {
    pub id: Id<Matter>,
    pub tower: usize,
    pub person: PersonId,
    pub at: Timestamp,
    pub open: bool,
}

/// What was made.
pub struct Town {
    towers: Vec<Tower>,
    /// Open matters of the first tower.
    pub matters: Vec<Id<Matter>>,
    pub ballots: Vec<Id<Ballot>>,
    /// People of the first tower: who a client signs in as, and who its twin of the floor is.
    people: Vec<PersonId>,
    cookies: Vec<String>,
}

impl Town {
    /// The tower with most open matters.
    pub fn busy(&self) -> BuildingId {
        self.towers[0].id
    }

    pub fn list_of_towers(&self) -> String {
        format!("/{DISTRICT}/towers")
    }

    /// The pages that are measured: what they are and where.
    pub fn pages(&self) -> Vec<(&'static str, String)> {
        let (tower, matter) = (self.busy(), self.matters[self.matters.len() / 2]);
        vec![
            ("list page: matters of a tower", format!("/{DISTRICT}/towers/{tower}/clusters")),
            ("detail page: a matter", format!("/{DISTRICT}/clusters/{matter}")),
            ("list page: towers of the district", self.list_of_towers()),
            ("detail page: a tower", format!("/{DISTRICT}/towers/{tower}")),
        ]
    }

    /// The session of a client.
    pub fn cookie(&self, client: usize) -> &str {
        &self.cookies[client]
    }

    /// Somebody who does for the floor what a client does for the server.
    pub fn twin(&self, client: usize) -> PersonId {
        self.people[CLIENTS + client]
    }
}

/// Makes everything in an empty installation.
pub fn make(place: &Place, scale: &Scale) -> Done<Town> {
    let store = place.store()?;
    let opened = store.write_now(&Who::system("bench", DISTRICT), |tx| registry::api::open_tenant(tx, "bench"));
    opened.map_err(|e| e.to_string())?;
    let (secrets, now) = (store.secrets(), Clock::machine().now());
    drop(store);
    let mut bulk = Bulk::open(place)?;
    let mut rng = synth::Rng::new(310_107);
    let towers = towers::make(&mut bulk, &mut rng, scale, now)?;
    note("  towers and firms");
    let people = people::make(&mut bulk, &mut rng, scale, now, &towers, &secrets)?;
    let mine: Vec<PersonId> = people.iter().copied().step_by(scale.towers).take(2 * CLIENTS).collect();
    let cookies = people::sign_in(&mut bulk, now, &mine[..CLIENTS])?;
    note("  people");
    let items = items(scale, now, &people);
    matters::make(&mut bulk, &mut rng, now, &towers, &items)?;
    let ballots = ballots::make(&mut bulk, scale, now, &towers[0], &mine)?;
    note("  matters and ballots");
    record::make(&mut bulk, now, &towers, &items, &secrets)?;
    note("  events");
    bulk.finish()?;
    let matters = items.iter().filter(|item| item.tower == 0 && item.open).map(|item| item.id).collect();
    Ok(Town { towers, matters, ballots, people: mine, cookies })
}

/// The matters in the order of their days. Those of the first tower are all open, of the others a tenth, the newest.
fn items(scale: &Scale, now: Timestamp, people: &[PersonId]) -> Vec<Item> {
    let (count, year) = (scale.items, 330 * 86_400);
    let item = |i: usize| {
        let at = now.plus_seconds(-year + year * i as i64 / count as i64);
        let busy = i.is_multiple_of(count / scale.busy);
        let tower = if busy { 0 } else { 1 + i % (scale.towers - 1) };
        let person = people[(i / 10 * scale.towers + tower) % people.len()];
        Item { id: id_at(at, i), tower, person, at, open: busy || i > count / 10 * 9 }
    };
    (0..count).map(item).collect()
}

/// An id of a moment; `n` tells apart those of one millisecond.
fn id_at<K: Kind>(at: Timestamp, n: usize) -> Id<K> {
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&(at.as_micros() / 1_000).to_be_bytes()[2..]);
    bytes[6] = 0x70;
    bytes[8..].copy_from_slice(&(0x8000_0000_0000_0000 | n as u64).to_be_bytes());
    Id::from_bytes(bytes)
}

/// As a matter stands in an address.
pub enum Matter {}

impl Kind for Matter {
    const PREFIX: &'static str = "clu";
}
