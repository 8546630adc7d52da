//! People with accounts, employments and the role that goes with them. Some of the first tower are signed in.

use crypto::Secrets;
use db::args;
use kernel::{Appointment, Date, Id, Kind, PersonId, Role, Scope, Timestamp};
use synth::Rng;

use super::{Bulk, DISTRICT, Scale, Tower, id_at};
use crate::Done;

/// Ids that nothing but the tables' keys need.
enum Row {}

impl Kind for Row {
    const PREFIX: &'static str = "row";
}

pub fn make(
    bulk: &mut Bulk,
    rng: &mut Rng,
    scale: &Scale,
    now: Timestamp,
    towers: &[Tower],
    secrets: &Secrets,
) -> Done<Vec<PersonId>> {
    let people: Vec<PersonId> = (0..scale.people).map(|n| id_at::<kernel::Person>(now, n)).collect();
    let tower_of = |n: usize| &towers[n % towers.len()];
    let from = now.date().plus_days(-400);
    let all = || people.iter().copied().enumerate();
    bulk.fill("person", "district, id, name, name_index, made_at, erased_at", |put| {
        all().try_for_each(|(_, id)| {
            let name = synth::person_name(rng);
            let sealed = secrets.fields.seal(&format!("person.name|{id}"), name.as_bytes());
            put(args![DISTRICT, id, sealed, secrets.fields.blind("person.name", &name), now, None::<i64>])
        })
    })?;
    let columns = "district, person, login, password, must_change, second_factor, second_factor_step, failures, locked_until, activation, activation_until, grants, grants_until, tower, tower_name, unread";
    bulk.fill("account", columns, |put| {
        let none = None::<i64>;
        all().try_for_each(|(n, id)| {
            let (tower, login) = (tower_of(n), format!("u{n:06}"));
            let grants = grants(tower, from)?;
            put(args![
                DISTRICT, id, login, none, 0, none, 0, 0, none, none, none, grants, none, tower.id, tower.name, 0
            ])
        })
    })?;
    let columns = "district, id, person, organisation, building, floor, from_on, until_on, state, confirmed_by";
    bulk.fill("employment", columns, |put| {
        let none = None::<PersonId>;
        all().try_for_each(|(n, person)| {
            let (tower, id): (_, Id<Row>) = (tower_of(n), id_at(now, n));
            let (firm, floor) = (tower.firms[n % tower.firms.len()], tower.floors[n % tower.floors.len()]);
            put(args![DISTRICT, id, person, firm, tower.id, floor, from, None::<i64>, "active", none])
        })
    })?;
    let columns = "district, id, person, role, scope, scope_id, building, from_on, until_on, employment, ended_at";
    bulk.fill("appointment", columns, |put| {
        all().try_for_each(|(n, person)| {
            let (tower, id): (_, Id<Row>) = (tower_of(n), id_at(now, n));
            let (scope, none) = (tower.id.to_string(), None::<i64>);
            put(args![DISTRICT, id, person, Role::Employee, "building", scope, tower.id, from, none, id, none])
        })
    })?;
    bulk.fill("headcount", "district, building, employees", |put| {
        towers.iter().try_for_each(|tower| put(args![DISTRICT, tower.id, people.len() / towers.len()]))
    })?;
    Ok(people)
}

/// What an account's row says of the appointments that hold.
fn grants(tower: &Tower, from: Date) -> Done<String> {
    let held = [Appointment { role: Role::Employee, scope: Scope::Building(tower.id), from, until: None }];
    serde_json::to_string(&held).map_err(|e| e.to_string())
}

/// Signs people in; answers their cookies.
pub fn sign_in(bulk: &mut Bulk, now: Timestamp, people: &[PersonId]) -> Done<Vec<String>> {
    let tokens: Vec<String> = people.iter().map(|id| crypto::hex(&crypto::digest(id.as_bytes()))).collect();
    bulk.fill("session", "district, digest, person, made_at, expires_at, agent", |put| {
        people.iter().zip(&tokens).try_for_each(|(person, token)| {
            put(args![DISTRICT, crypto::digest(token.as_bytes()), person, now, now.plus_days(1), "bench"])
        })
    })?;
    Ok(tokens.iter().map(|token| format!("{DISTRICT}.{token}")).collect())
}
