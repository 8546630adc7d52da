//! What comes up by itself: nominations that nobody answered, inquiries and terms that are over, items that were not handed
//! over in time.

use std::collections::HashSet;

use db::args;
use identity::api::AppointmentId;
use kernel::{Result, Role, Scope, Text};
use ledger::Tx;

use crate::{
    T,
    captain::{Captaincy, secretaries, secretary},
    captaincy::{Ending, Step},
    events::{InquiryClosed, NominationLapsed},
    reactions::{self, Held},
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
        let captaincy = Captaincy::of(row)?;
        lapse(tx, captaincy)?;
    }
    let asked = tx.all(&sql::INQUIRIES_OVER, args![district, today])?;
    full |= asked.len() >= BATCH;
    for row in asked {
        let captaincy = Captaincy::of(row)?;
        clear(tx, captaincy)?;
    }
    for state in ["in_office", "suspended"] {
        let over = tx.all(&sql::TERMS_OVER, args![district, state, today])?;
        full |= over.len() >= BATCH;
        for row in over {
            Captaincy::of(row)?.leave(tx, Ending::TermOver, "")?;
        }
    }
    let late = tx.all(&sql::DUE, args![district, "handing_over", today])?;
    full |= late.len() >= BATCH;
    for row in late {
        Captaincy::of(row)?.conclude(tx)?;
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

/// Once a day: whoever holds the role without a captaincy gets one. They come from a time before captaincies were kept, or
/// were the second on a floor whose captain has left.
///
/// # Errors
/// The database's own failure.
pub fn adopt(tx: &mut Tx<'_, '_>) -> Result<bool> {
    tx.nothing_to_record();
    let district = tx.district();
    let known: HashSet<AppointmentId> = tx.all(&sql::HELD, args![district])?.into_iter().map(|(id,)| id).collect();
    for row in identity::api::holders_of_floors(tx, Role::FloorCaptain)? {
        let Some(Scope::Floor(floor)) = identity::api::scope_of(&row).filter(|_| !known.contains(&row.id)) else {
            continue;
        };
        let (person, appointment, from, until) = (row.person, row.id, row.from_on, row.until_on);
        reactions::adopt(tx, &Held { person, floor, appointment, from, until })?;
    }
    Ok(false)
}
