//! What comes up by itself: resolutions whose notice period is over, objections that hold them up, appraisals whose time
//! is over.

use db::args;
use kernel::{Result, Text};
use ledger::Tx;

use crate::{
    T, close_appraisal,
    events::ResolutionEffective,
    load_coordination::officers,
    resolution::ResolutionId,
    store::{
        appraisal::sql as appraisals,
        ballot::{ResolutionRow, save_resolution, sql},
        objection::{count, sql as objections},
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
    let held = tx.all(&objections::UNTOLD, args![district, today, BATCH])?;
    let more = [over.len(), past.len(), held.len()].contains(&(BATCH as usize));
    for row in over {
        take_effect(tx, row)?;
    }
    let mut held: Vec<ResolutionId> = held.iter().map(|o| o.resolution).collect();
    held.sort();
    held.dedup();
    for id in held {
        remind(tx, id)?;
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
    let unanswered = count(tx, row.id)?.open();
    let Ok(state) = row.state()?.take_effect(tx.today(), unanswered) else { return Ok(()) };
    row.set(state);
    save_resolution(tx, &row)?;
    commitments::api::fulfil(tx, row.id.any(), "publish")?;
    let thread = row.thread();
    let ResolutionRow { id, building, body, meeting, item, subject, number, .. } = row;
    tx.record(&ResolutionEffective { building, resolution: id, item, meeting, body, subject, thread, number })?;
    Ok(())
}

/// The period is over and objections are not answered: chair and secretary are told once, and the resolution waits.
fn remind(tx: &mut Tx<'_, '_>, id: ResolutionId) -> Result<()> {
    let district = tx.district();
    let Some(row) = tx.first(&sql::RESOLUTION, args![district, id])? else { return Ok(()) };
    let n = count(tx, id)?.open();
    if tx.run(&objections::TOLD, args![district, id])? == 0 {
        return Ok(());
    }
    let people = officers(tx, row.building)?;
    let text = Text::each(|l| T(l).notice_held(n, &row.title));
    identity::api::notify(tx, &people, &text, &format!("/{district}/resolutions/{id}"))?;
    Ok(())
}
