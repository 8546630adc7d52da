//! Who is meant by a login name that somebody types.

use kernel::{BuildingId, OrganisationId, PersonId, Result, Text};
use ledger::Tx;

use crate::T;

/// The person of a login name that was typed, who works in the building. Whether somebody else has an account is nobody's to
/// find out: one answer for those who work elsewhere and for names that nobody has.
///
/// # Errors
/// The database's own failure.
pub fn person_of(
    tx: &mut Tx<'_, '_>,
    check: &mut web::faults::Check,
    (name, login): (&'static str, &str),
    building: BuildingId,
) -> Result<Option<PersonId>> {
    if login.trim().is_empty() {
        check.fault(name, web::faults::empty());
        return Ok(None);
    }
    let found = employed(tx, login, building)?.map(|(person, _)| person);
    if found.is_none() {
        check.fault(name, Text::each(|l| T(l).unknown_login()));
    }
    Ok(found)
}

/// Who has a login name and works in a building, and for whom there.
///
/// # Errors
/// The database's own failure.
pub fn employed(
    tx: &mut Tx<'_, '_>,
    login: &str,
    building: BuildingId,
) -> Result<Option<(PersonId, Vec<OrganisationId>)>> {
    let Some(person) = identity::api::person_of_login(tx, login.trim())? else { return Ok(None) };
    let jobs = identity::api::employments_of(tx, person)?;
    let firms: Vec<OrganisationId> =
        jobs.into_iter().filter(|j| j.building == building).map(|j| j.organisation).collect();
    Ok(if firms.is_empty() { None } else { Some((person, firms)) })
}
