//! Days pass: those who have not signed the edition in force are reminded, once.

use std::collections::HashSet;

use commitments::api::Party;
use db::args;
use kernel::{OrganisationId, PersonId, Result, Text};
use ledger::{Load as _, Tx};

use crate::{
    T,
    charter::EditionState,
    load::{Edition, Ground, charter_href},
    store::{SignatureRow, sql},
};

const BATCH: u32 = 20;

/// Who has not signed: organisations of the tower by name, and members of the committee.
pub struct Unsigned {
    pub firms: Vec<(OrganisationId, String)>,
    pub members: Vec<PersonId>,
}

/// Those of a tower who are not among the signatures.
pub fn unsigned(ground: &Ground, signatures: &[SignatureRow]) -> Unsigned {
    let signed: HashSet<&str> = signatures.iter().map(|s| s.signer.as_str()).collect();
    let mut members: Vec<PersonId> = ground.seats.iter().map(|s| s.person).collect();
    members.sort();
    members.dedup();
    members.retain(|p| !signed.contains(p.to_string().as_str()));
    let firms = ground.firms.iter().filter(|(id, _)| !signed.contains(id.to_string().as_str()));
    Unsigned { firms: firms.cloned().collect(), members }
}

/// One step; answers whether there may be more to do.
///
/// # Errors
/// The database's own failure.
pub fn sweep(tx: &mut Tx<'_, '_>) -> Result<bool> {
    tx.nothing_to_record();
    let (district, today) = (tx.district(), tx.today());
    let due = tx.all(&sql::REMINDERS, args![district, today, BATCH])?;
    for (id,) in &due {
        tx.run_one(&sql::REMINDED, args![district, id])?;
        if let Some(edition) = Edition::load(tx, *id)?
            && let EditionState::InForce { since } = edition.state
        {
            remind(tx, &edition, since)?;
        }
    }
    Ok(due.len() == BATCH as usize)
}

fn remind(tx: &mut Tx<'_, '_>, edition: &Edition, since: kernel::Date) -> Result<()> {
    let district = tx.district();
    let open = unsigned(&edition.ground, &tx.all(&sql::SIGNATURES, args![district, edition.id])?);
    let mut people = open.members;
    for (firm, _) in &open.firms {
        people.extend(commitments::api::people_of(tx, &Party::Organisation(*firm), Some(edition.building))?);
    }
    people.sort();
    people.dedup();
    let title = edition.title();
    let until = since.plus_days(i64::from(edition.pack(tx)?.covenants.sign_days.value));
    let text = Text::each(|l| T(l).notice_unsigned(title.get(l), i18n::Format(l).date(until)));
    identity::api::notify(tx, &people, &text, &format!("{}/signatures", charter_href(district, edition.charter)))
}
