//! What ends by itself: employments and appointments past their last day, sessions past their time.

use db::args;
use kernel::{Result, Text};
use ledger::Tx;

use crate::{T, api, employment::Cause, end_employment, store, store::sql};

/// One round; answers whether there may be more.
///
/// # Errors
/// The database's own failure.
pub fn sweep(tx: &mut Tx<'_, '_>) -> Result<bool> {
    let (district, today, now) = (tx.district(), tx.today(), tx.now());
    let over = tx.all(&sql::OVER, args![district, today])?;
    for employment in &over {
        end_employment::end(tx, employment, Cause::Dated, today)?;
        let text = Text::each(|l| T(l).notice_ended());
        api::notify(tx, &[employment.person], &text, &format!("/{district}/me"))?;
    }
    // Appointments end by their dates; only what sessions read must be written anew.
    let stale = tx.all(&sql::STALE_GRANTS, args![district, today])?;
    for (person,) in &stale {
        store::renew_grants(tx, *person)?;
    }
    tx.run(&sql::OLD_SESSIONS, args![district, now])?;
    tx.nothing_to_record();
    Ok(over.len() >= 200 || stale.len() >= 200)
}
