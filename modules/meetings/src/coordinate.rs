//! Calling a coordination (协调会): other modules say what is disputed and between whom.

use commitments::api::{Named, Party};
use db::args;
use kernel::{AnyId, BodyId, BuildingId, Result, Text};
use ledger::{Load, Tx};

use crate::{
    T,
    coordination::{CoordinationId, PartyId},
    events::CoordinationOpened,
    load_coordination::Coordination,
    pool::chair,
    store::{coordination::sql, next_number},
};

/// A party to a dispute.
#[derive(Debug, Clone)]
pub struct PartySpec {
    pub party: Named,
}

/// What is disputed, and between whom.
#[derive(Debug)]
pub struct Dispute<'a> {
    pub body: BodyId,
    pub building: BuildingId,
    pub subject: AnyId,
    pub title: &'a str,
    pub parties: Vec<PartySpec>,
    /// The page of what is disputed.
    pub href: &'a str,
}

/// Calls a coordination. While one about the same thing runs there is no second one.
///
/// # Errors
/// The database's own failure.
pub fn coordinate(tx: &mut Tx<'_, '_>, dispute: &Dispute<'_>) -> Result<CoordinationId> {
    let (district, now) = (tx.district(), tx.now());
    let subject = dispute.subject.to_string();
    for row in tx.all(&sql::OF_SUBJECT, args![district, subject])? {
        if row.state()?.is_running() {
            return Ok(row.id);
        }
    }
    let days = policy::api::of(tx, dispute.building)?.issues.coordination_days.value;
    let due = tx.today().plus_days(i64::from(days));
    let Dispute { body, building, title, href, .. } = *dispute;
    let subdistrict = registry::api::building_of(tx, building)?.subdistrict;
    let number = next_number(tx, body.as_bytes(), "coordination")?;
    let id = CoordinationId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD, args![district, id, body, building, subdistrict, number, subject, href, title, now, due])?;
    let parties = add_parties(tx, id, &dispute.parties)?;
    let found = Coordination::load(tx, id)?.ok_or_else(|| kernel::Error::bug("a coordination is gone"))?;
    found.owe(tx, "coordinate", id.any(), chair(), due)?;
    tx.record(&CoordinationOpened { building, coordination: id, body, subject, number, parties, due })?;
    found.tell(tx, &Text::each(|l| T(l).notice_coordination(title, i18n::Format(l).date(due))))?;
    Ok(id)
}

/// Puts each party down once; answers how many there are.
fn add_parties(tx: &mut Tx<'_, '_>, id: CoordinationId, specs: &[PartySpec]) -> Result<u32> {
    let mut known: Vec<&Named> = Vec::new();
    for spec in specs {
        let party = &spec.party;
        if known.contains(&party) {
            continue;
        }
        known.push(party);
        add_party(tx, id, spec)?;
    }
    Ok(u32::try_from(known.len()).unwrap_or(u32::MAX))
}

/// Puts one more party down.
///
/// # Errors
/// The database's own failure.
pub fn add_party(tx: &mut Tx<'_, '_>, id: CoordinationId, PartySpec { party }: &PartySpec) -> Result<PartyId> {
    let (organisation, person) = match party.party {
        Party::Organisation(organisation) => (Some(organisation), None),
        Party::Person(person) => (None, Some(person)),
        Party::Role(_) | Party::Nobody => (None, None),
    };
    let (district, new) = (tx.district(), PartyId::new(tx.store().clock().now()));
    tx.run_one(&sql::ADD_PARTY, args![district, id, new, organisation, person, party.name.zh])?;
    Ok(new)
}
