//! A person: an id and a sealed name.

use db::args;
use kernel::{PersonId, Personal, Result};
use ledger::Tx;

use crate::store::sql;

/// Where the name is sealed to.
pub fn name_place(person: PersonId) -> String {
    format!("person.name|{person}")
}

/// The form of a name that is compared: without spaces and the dot between parts of a foreign name.
pub fn normal_name(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace() && *c != '·' && *c != '•').collect::<String>().to_lowercase()
}

/// Puts a new person into the database.
///
/// # Errors
/// The database's own failure.
pub fn register(tx: &mut Tx<'_, '_>, name: &str) -> Result<PersonId> {
    let (district, now) = (tx.district(), tx.now());
    let id = PersonId::new(now);
    let fields = &tx.store().secrets().fields;
    let sealed = Personal::new(fields.seal(&name_place(id), name.as_bytes()));
    let index = fields.blind("person.name", &normal_name(name));
    tx.run_one(&sql::ADD_PERSON, args![district, id, sealed, index, now])?;
    Ok(id)
}

/// A sealed name in the clear; nothing for somebody who was erased.
pub fn open_name(tx: &Tx<'_, '_>, person: PersonId, sealed: Option<Personal<Vec<u8>>>) -> Option<Personal<String>> {
    let sealed = sealed?;
    tx.store().secrets().fields.open_text(&name_place(person), sealed.reveal()).ok().map(Personal::new)
}
