//! All that other modules may call.

use db::args;
use kernel::{AnyId, BuildingId, Deadline, PersonId, Result, Role, Scope, Text};
use ledger::Tx;

pub use crate::commitment::{Commitment, CommitmentId, CommitmentState, Named, Party};
use crate::store::sql;

/// Something that somebody owes.
pub struct Promise<'a> {
    /// The step of the item: one open commitment of a kind for each subject, unless they differ in debtor.
    pub kind: &'static str,
    pub subject: AnyId,
    pub building: Option<BuildingId>,
    /// What the list shows.
    pub title: &'a Text,
    pub href: &'a str,
    /// The floor of the nine that the item is on.
    pub floor: u8,
    pub debtor: Named,
    /// Who confirms; nobody if delivering is enough.
    pub creditor: Option<Named>,
    pub due: Option<Deadline>,
}

/// Opens a commitment.
///
/// # Errors
/// The database's own failure.
pub fn open(tx: &mut Tx<'_, '_>, promise: &Promise<'_>) -> Result<CommitmentId> {
    let (district, now) = (tx.district(), tx.now());
    let id = CommitmentId::new(tx.store().clock().now());
    let Promise { kind, subject, building, title, href, floor, debtor, creditor, due } = promise;
    let (role, organisation, person) = debtor.columns();
    let (c_role, c_organisation, c_person) = creditor.as_ref().map_or((None, None, None), Named::columns);
    let (c_zh, c_en) = (creditor.as_ref().map(|c| &*c.name.zh), creditor.as_ref().map(|c| &*c.name.en));
    let (due_on, provisional) = (due.map(|d| d.on), due.is_some_and(|d| d.provisional));
    tx.run_one(
        &sql::OPEN,
        args![
            district,
            id,
            kind,
            subject.to_string(),
            building,
            title.zh,
            title.en,
            href,
            floor,
            role,
            organisation,
            person,
            debtor.name.zh,
            debtor.name.en,
            c_role,
            c_organisation,
            c_person,
            c_zh,
            c_en,
            now,
            due_on,
            provisional
        ],
    )?;
    Ok(id)
}

/// The debtor has delivered; the creditor has until `due` to confirm.
///
/// # Errors
/// The database's own failure.
pub fn deliver(tx: &mut Tx<'_, '_>, subject: AnyId, kind: &str, due: Option<Deadline>) -> Result<()> {
    let (district, on, provisional) = (tx.district(), due.map(|d| d.on), due.is_some_and(|d| d.provisional));
    tx.run(&sql::DELIVER, args![district, subject.to_string(), kind, on, provisional])?;
    Ok(())
}

/// The creditor does not confirm: it is owed again, until `due`.
///
/// # Errors
/// The database's own failure.
pub fn reopen(tx: &mut Tx<'_, '_>, subject: AnyId, kind: &str, due: Option<Deadline>) -> Result<()> {
    let (district, on, provisional) = (tx.district(), due.map(|d| d.on), due.is_some_and(|d| d.provisional));
    tx.run(&sql::REOPEN, args![district, subject.to_string(), kind, on, provisional])?;
    Ok(())
}

/// The step is done.
///
/// # Errors
/// The database's own failure.
pub fn fulfil(tx: &mut Tx<'_, '_>, subject: AnyId, kind: &str) -> Result<()> {
    let district = tx.district();
    tx.run(&sql::SETTLE_KIND, args![district, subject.to_string(), kind, CommitmentState::Fulfilled])?;
    Ok(())
}

/// The step is not owed any more.
///
/// # Errors
/// The database's own failure.
pub fn release(tx: &mut Tx<'_, '_>, subject: AnyId, kind: &str) -> Result<()> {
    let district = tx.district();
    tx.run(&sql::SETTLE_KIND, args![district, subject.to_string(), kind, CommitmentState::Released])?;
    Ok(())
}

/// Nothing of the item is owed any more.
///
/// # Errors
/// The database's own failure.
pub fn release_all(tx: &mut Tx<'_, '_>, subject: AnyId) -> Result<()> {
    let district = tx.district();
    tx.run(&sql::SETTLE_ALL, args![district, subject.to_string(), CommitmentState::Released])?;
    Ok(())
}

/// Another last day.
///
/// # Errors
/// The database's own failure.
pub fn move_due(tx: &mut Tx<'_, '_>, subject: AnyId, kind: &str, due: Deadline) -> Result<()> {
    let district = tx.district();
    tx.run(&sql::MOVE, args![district, subject.to_string(), kind, due.on, due.provisional])?;
    Ok(())
}

/// The item has another title.
///
/// # Errors
/// The database's own failure.
pub fn retitle(tx: &mut Tx<'_, '_>, subject: AnyId, title: &Text) -> Result<()> {
    let district = tx.district();
    tx.run(&sql::RETITLE, args![district, subject.to_string(), title.zh, title.en])?;
    Ok(())
}

/// What an item still owes, oldest first.
///
/// # Errors
/// The database's own failure.
pub fn open_of(tx: &mut Tx<'_, '_>, subject: AnyId) -> Result<Vec<Commitment>> {
    let district = tx.district();
    Ok(tx.all(&sql::OF_SUBJECT, args![district, subject.to_string()])?)
}

/// What is owed in a building by anybody, the soonest first; at most `most`.
///
/// # Errors
/// The database's own failure.
pub fn open_in(tx: &mut Tx<'_, '_>, building: BuildingId, most: u32) -> Result<Vec<Commitment>> {
    let district = tx.district();
    Ok(tx.all(&sql::OF_BUILDINGS, args![district, most, db::list(&[building])])?)
}

/// All that is owed by or to any of `roles` in a building, oldest first.
///
/// # Errors
/// The database's own failure.
pub fn open_of_roles(tx: &mut Tx<'_, '_>, building: BuildingId, roles: &[Role]) -> Result<Vec<Commitment>> {
    let district = tx.district();
    let mut rows = tx.all(&sql::OF_ROLES, args![district, building])?;
    rows.retain(|row| row.is_of(roles));
    Ok(rows)
}

/// The latest step of an item, open or not: what lists call it.
///
/// # Errors
/// The database's own failure.
pub fn last_of(tx: &mut Tx<'_, '_>, subject: &str) -> Result<Option<Commitment>> {
    let district = tx.district();
    Ok(tx.first(&sql::LAST_OF, args![district, subject])?)
}

/// Puts what an item owes to or by any of `roles` into the hands of `to`, who is told nothing by this. Answers what was
/// moved, as it was; nothing is moved and [`None`] answered if `to` would confirm to itself.
///
/// # Errors
/// The database's own failure.
pub fn give(tx: &mut Tx<'_, '_>, subject: &str, roles: &[Role], to: &Named) -> Result<Option<Vec<Commitment>>> {
    let district = tx.district();
    let mut rows = tx.all(&sql::OF_SUBJECT, args![district, subject])?;
    rows.retain(|row| row.is_of(roles));
    let own = |row: &Commitment| {
        let (debtor, creditor) = (row.debtor().party == to.party, row.creditor().is_some_and(|c| c.party == to.party));
        (debtor && !row.owes(roles)) || (creditor && !row.confirms(roles))
    };
    if rows.iter().any(own) {
        return Ok(None);
    }
    let (role, organisation, person) = to.columns();
    for row in &rows {
        if row.owes(roles) {
            tx.run_one(&sql::GIVE_DEBTOR, args![district, row.id, role, organisation, person, to.name.zh, to.name.en])?;
            if row.confirms(roles) {
                tx.run_one(&sql::NO_CREDITOR, args![district, row.id])?;
            }
        } else {
            tx.run_one(
                &sql::GIVE_CREDITOR,
                args![district, row.id, role, organisation, person, to.name.zh, to.name.en],
            )?;
        }
    }
    Ok(Some(rows))
}

/// What a person owes, wherever it is; at most `most`.
///
/// # Errors
/// The database's own failure.
pub fn open_of_person(tx: &mut Tx<'_, '_>, person: PersonId, most: u32) -> Result<Vec<Commitment>> {
    let district = tx.district();
    Ok(tx.all(&sql::OF_PERSON, args![district, person, most])?)
}

/// Steps of these kinds in a building, open or kept, the latest day first; at most `most`.
///
/// # Errors
/// The database's own failure.
pub fn of_kinds(tx: &mut Tx<'_, '_>, building: BuildingId, kinds: &[&str], most: u32) -> Result<Vec<Commitment>> {
    let district = tx.district();
    Ok(tx.all(&sql::OF_KINDS, args![district, building, most, db::list(kinds)])?)
}

/// What a step is called on lists.
pub fn step_word(locale: kernel::Locale, kind: &str) -> String {
    crate::T(locale).step(kind)
}

/// The people behind a party in a building: those to be told.
///
/// # Errors
/// The database's own failure.
pub fn people_of(tx: &mut Tx<'_, '_>, party: &Party, building: Option<BuildingId>) -> Result<Vec<PersonId>> {
    match (party, building) {
        (Party::Person(person), _) => Ok(vec![*person]),
        (Party::Organisation(id), _) => {
            let mut people = identity::api::holders(tx, Role::OrganisationDelegate, Scope::Organisation(*id))?;
            people.extend(identity::api::holders(tx, Role::DepartmentOfficer, Scope::Organisation(*id))?);
            if let (true, Some(building)) = (people.is_empty(), building) {
                let place = registry::api::building_of(tx, building)?;
                if place.property == Some(*id) {
                    people = identity::api::holders(tx, Role::PropertyManager, Scope::Building(building))?;
                }
            }
            Ok(people)
        }
        (Party::Role(role @ (Role::ServiceOfficer | Role::SubdistrictClerk)), Some(building)) => {
            let subdistrict = registry::api::building_of(tx, building)?.subdistrict;
            identity::api::holders(tx, *role, Scope::Subdistrict(subdistrict))
        }
        (Party::Role(role @ (Role::DistrictClerk | Role::CityClerk)), _) => {
            identity::api::holders(tx, *role, Scope::Tenant)
        }
        (Party::Role(role), Some(building)) => identity::api::holders(tx, *role, Scope::Building(building)),
        (Party::Role(_) | Party::Nobody, _) => Ok(Vec::new()),
    }
}
