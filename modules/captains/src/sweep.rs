//! What comes up by itself: nominations that nobody answered, inquiries and terms that are over, items that were not handed
//! over in time.

use db::args;
use kernel::{Result, Text};
use ledger::Tx;

use crate::{
    T,
    captain::{Captaincy, secretaries, secretary},
    captaincy::{Ending, Step},
    events::{InquiryClosed, NominationLapsed},
    hand_over::conclude,
    store::sql,
    terms::{Terms, within},
};

const BATCH: usize = 50;

/// One round; answers whether there may be more.
///
/// # Errors
/// The database's own failure.
pub fn sweep(tx: &mut Tx<'_, '_>) -> Result<bool> {
    tx.nothing_to_record();
    let (district, today) = (tx.district(), tx.today());
    let mut full = false;
    let silent = tx.all(&sql::DUE, args![district, "nominated", today])?;
    full |= silent.len() >= BATCH;
    for row in silent {
        let captaincy = Captaincy::of(tx, row)?;
        lapse(tx, captaincy)?;
    }
    let asked = tx.all(&sql::INQUIRIES_OVER, args![district, today])?;
    full |= asked.len() >= BATCH;
    for row in asked {
        let captaincy = Captaincy::of(tx, row)?;
        clear(tx, captaincy)?;
    }
    for state in ["in_office", "suspended"] {
        let over = tx.all(&sql::TERMS_OVER, args![district, state, today])?;
        full |= over.len() >= BATCH;
        for row in over {
            Captaincy::of(tx, row)?.leave(tx, Ending::TermOver, "")?;
        }
    }
    let late = tx.all(&sql::DUE, args![district, "handing_over", today])?;
    full |= late.len() >= BATCH;
    for row in late {
        let mut captaincy = Captaincy::of(tx, row)?;
        for step in [Step::Give, Step::Take] {
            // A side that has confirmed does not again.
            if captaincy.state.step(step).is_ok() {
                captaincy.take(tx, step)?;
            }
        }
        conclude(tx, &mut captaincy)?;
    }
    Ok(full)
}

fn lapse(tx: &mut Tx<'_, '_>, mut captaincy: Captaincy) -> Result<()> {
    let today = tx.today();
    captaincy.take(tx, Step::Lapse { today })?;
    commitments::api::release_all(tx, captaincy.id.any())?;
    let (building, floor) = (captaincy.building, captaincy.floor);
    tx.record(&NominationLapsed { captaincy: captaincy.id, building, floor })?;
    let mut people = secretaries(tx, building)?;
    people.extend(captaincy.nominated_by);
    captaincy.tell(tx, &people, &Text::each(|l| T(l).notice_lapsed(&captaincy.floor_label)))
}

/// The floor was asked: whoever nothing stands against waits to be appointed.
fn clear(tx: &mut Tx<'_, '_>, mut captaincy: Captaincy) -> Result<()> {
    let today = tx.today();
    let terms = Terms::of(tx, captaincy.building)?;
    let due = within(tx, &terms.appoint_work_days);
    captaincy.take(tx, Step::Clear { today, open: 0, due: due.on })?;
    captaincy.owe(tx, "appoint", secretary(), Some(due))?;
    let (building, floor) = (captaincy.building, captaincy.floor);
    tx.record(&InquiryClosed { captaincy: captaincy.id, building, floor, due: due.on })?;
    let people = secretaries(tx, building)?;
    captaincy.tell(tx, &people, &Text::each(|l| T(l).notice_cleared(&captaincy.floor_label)))
}
