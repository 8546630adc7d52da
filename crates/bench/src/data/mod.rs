//! The district that is measured: 200 towers with their firms and people, and a year of events. The same for the same scale.
//!
//! Rows go into the modules' own tables by their names and columns, in bulk: through the modules it would take hours.

mod bulk;
mod people;
mod record;
mod towers;

use std::time::Duration;

use kernel::{BuildingId, Clock, District, DivisionCode, FloorId, Id, Kind, OrganisationId, PersonId, Timestamp};
use ledger::Who;

use crate::{Done, note, place::Place};
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
        Self { towers: 200, people: 200_000, items: 100_000, divisions: 620_573, rounds: 5, span }
    }

    pub fn small() -> Self {
        let span = Duration::from_millis(150);
        Self { towers: 2, people: 2_000, items: 1_000, divisions: 6_206, rounds: 2, span }
    }
}

pub struct Tower {
    pub id: BuildingId,
    pub subdistrict: DivisionCode,
    pub name: String,
    pub floors: Vec<FloorId>,
    pub firms: Vec<OrganisationId>,
}

/// An item that events are about.
pub struct Item {
    pub id: [u8; 16],
    pub tower: usize,
    pub person: PersonId,
    pub at: Timestamp,
}

/// What was made.
pub struct Town {
    pub towers: Vec<Tower>,
    pub people: Vec<PersonId>,
    pub items: Vec<Item>,
}

impl Town {
    pub fn list_of_towers(&self) -> String {
        format!("/{DISTRICT}/towers")
    }

    /// The pages that are measured: what they are and where.
    pub fn pages(&self) -> Vec<(&'static str, String)> {
        vec![
            ("list page: the towers of the district", self.list_of_towers()),
            ("detail page: a tower", format!("/{DISTRICT}/towers/{}", self.towers[0].id)),
        ]
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
    note("  people");
    let items = items(scale, now, &people);
    record::make(&mut bulk, now, &towers, &items, &secrets)?;
    note("  events");
    bulk.finish()?;
    Ok(Town { towers, people, items })
}

/// The items in the order of their days; every tenth of the people of a tower has raised some.
fn items(scale: &Scale, now: Timestamp, people: &[PersonId]) -> Vec<Item> {
    let (count, year) = (scale.items, 330 * 86_400);
    let item = |i: usize| {
        let at = now.plus_seconds(-year + year * i as i64 / count as i64);
        let tower = i % scale.towers;
        let person = people[(i / 10 * scale.towers + tower) % people.len()];
        Item { id: id_at::<Matter>(at, i).as_bytes().to_owned(), tower, person, at }
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

/// What the events are about.
enum Matter {}

impl Kind for Matter {
    const PREFIX: &'static str = "clu";
}
