//! Finding who is signed in, in the request's own read.

use db::args;
use kernel::{Appointment, Result};
use ledger::Tx;
use web::{Home, Session};

use crate::{appointment::holding, person, store::sql};

/// The session of a token's digest, if it has not run out.
///
/// # Errors
/// The database's own failure.
pub fn find(tx: &mut Tx<'_, '_>, digest: &[u8; 32]) -> Result<Option<Session>> {
    let (district, now) = (tx.district(), tx.now());
    let Some(found) = tx.first(&sql::SESSION, args![district, digest])?.filter(|s| s.expires_at > now) else {
        return Ok(None);
    };
    let appointments: Vec<Appointment> = match found.grants_until {
        // What was written down has run out and the daily sweep has not come yet.
        Some(until) if until < now.date() => {
            holding(&tx.all(&sql::APPOINTMENTS, args![district, found.person])?, now.date()).0
        }
        _ => serde_json::from_str(&found.grants)?,
    };
    let name = person::open_name(tx, found.person, found.name).map_or(String::new(), |n| n.into_inner());
    let tower = found.tower.zip(found.tower_name).map(|(building, name)| Home { building, name });
    let must = found.must_change.then_some("password");
    Ok(Some(Session { person: found.person, name, home: district, appointments, tower, unread: found.unread, must }))
}
