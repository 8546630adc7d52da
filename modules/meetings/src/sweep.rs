//! What comes up by itself: resolutions whose notice period is over, appraisals whose time is over.

use db::args;
use kernel::Result;
use ledger::Tx;

use crate::{
    close_appraisal,
    events::ResolutionEffective,
    store::{
        appraisal::sql as appraisals,
        ballot::{ResolutionRow, save_resolution, sql},
    },
};

const BATCH: u32 = 50;

/// One round; answers whether there may be more.
///
/// # Errors
/// The database's own failure.
pub fn sweep(tx: &mut Tx<'_, '_>) -> Result<bool> {
    let (district, today) = (tx.district(), tx.today());
    tx.nothing_to_record();
    let over = tx.all(&sql::NOTICED_UNTIL, args![district, today, BATCH])?;
    let past = tx.all(&appraisals::PAST, args![district, today, BATCH])?;
    let more = over.len() == BATCH as usize || past.len() == BATCH as usize;
    for row in over {
        take_effect(tx, row)?;
    }
    for row in past {
        close_appraisal::close(tx, row.id)?;
    }
    Ok(more)
}

fn take_effect(tx: &mut Tx<'_, '_>, row: ResolutionRow) -> Result<()> {
    let district = tx.district();
    // Another process may have been faster: look again under the lock.
    let Some(mut row) = tx.first(&sql::RESOLUTION, args![district, row.id])? else { return Ok(()) };
    let Ok(state) = row.state()?.take_effect(tx.today()) else { return Ok(()) };
    row.set(state);
    save_resolution(tx, &row)?;
    commitments::api::fulfil(tx, row.id.any(), "publish")?;
    let thread = row.subject.clone().unwrap_or_else(|| row.meeting.to_string());
    let ResolutionRow { id, building, body, meeting, item, subject, number, .. } = row;
    tx.record(&ResolutionEffective { building, resolution: id, item, meeting, body, subject, thread, number })?;
    Ok(())
}
