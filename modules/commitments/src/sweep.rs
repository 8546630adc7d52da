//! Telling people once when something of theirs is overdue.

use db::args;
use kernel::{Result, Text};
use ledger::Tx;

use crate::{T, api, store::sql};

const BATCH: u32 = 100;

/// One round; answers whether there may be more. Nobody is told at night or on a day off.
///
/// # Errors
/// The database's own failure.
pub fn sweep(tx: &mut Tx<'_, '_>) -> Result<bool> {
    let (district, today) = (tx.district(), tx.today());
    tx.nothing_to_record();
    let (hour, _) = tx.now().hour_minute();
    let works = tx.calendar().is_working_day(today).unwrap_or(today.weekday() <= 5);
    if !works || !(8..19).contains(&hour) {
        return Ok(false);
    }
    let late = tx.all(&sql::LATE, args![district, today, BATCH])?;
    for commitment in &late {
        tx.run_one(&sql::TOLD, args![district, commitment.id])?;
        let people = api::people_of(tx, &commitment.awaited().party, commitment.building)?;
        let text = Text::each(|l| T(l).notice_late(commitment.title(l)));
        identity::api::notify(tx, &people, &text, &commitment.href)?;
    }
    Ok(late.len() == BATCH as usize)
}
