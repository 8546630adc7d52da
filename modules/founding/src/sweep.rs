//! What comes up by itself: renewals begin, terms end without one, and what is late is told.

use committees::api::{BodyRow, BodyState};
use db::args;
use kernel::{Date, Deadline, PersonId, Result, Role, Text};
use ledger::{Load as _, Tx};

use crate::{
    T,
    events::{FoundingLate, TermExpired},
    founding::{Founding, move_body, role},
    life::BodyStep,
    rectify::Rectification,
    start::open,
    state::{Kind, State},
    store::sql,
    upkeep::sql as upkeep,
    vacancy::Vacancy,
};

const BATCH: u32 = 50;

/// One round; answers whether there may be more.
///
/// # Errors
/// The database's own failure.
pub fn sweep(tx: &mut Tx<'_, '_>) -> Result<bool> {
    tx.nothing_to_record();
    let (district, today) = (tx.district(), tx.today());
    let months = policy::api::of_district(tx)?.founding.renew_months.value;
    let soon = window(today, months);
    earlier(tx, months)?;
    // A rejected renewal leaves the committee at work: it begins again.
    let begun = each(tx, [BodyState::Active, BodyState::Rectifying], soon, renew)?;
    let told = each(tx, [BodyState::Renewing, BodyState::Rectifying], today, expire)?;
    let late = tx.all(&sql::LATE, args![district, today, BATCH])?;
    let full = late.len() >= BATCH as usize || begun || told;
    for row in late {
        let founding = Founding::of(tx, row)?;
        tx.run_one(&sql::TOLD, args![district, founding.id])?;
        tell_late(tx, &founding)?;
    }
    for row in tx.all(&upkeep::LATE_VACANCIES, args![district, today, BATCH])? {
        tx.run_one(&upkeep::TOLD_VACANCY, args![district, row.id])?;
        let Some(vacancy) = Vacancy::load(tx, row.id)? else { continue };
        let word = |l| committees::api::seat_word(l, vacancy.kind);
        tell_subdistrict(tx, &vacancy.href(), vacancy.building, &Text::each(|l| T(l).notice_vacancy_late(word(l))))?;
    }
    for row in tx.all(&upkeep::LATE_RECTIFICATIONS, args![district, today, BATCH])? {
        tx.run_one(&upkeep::TOLD_RECTIFICATION, args![district, row.id])?;
        let Some(found) = Rectification::load(tx, row.id)? else { continue };
        tell_subdistrict(tx, &found.href(), found.building, &Text::each(|l| T(l).notice_rectification_late()))?;
    }
    Ok(full)
}

/// Does something with the committees in these states whose term ends before a day, the first to end first; as many as a round
/// may change. Answers whether there may be more.
fn each(
    tx: &mut Tx<'_, '_>,
    states: [BodyState; 2],
    before: Date,
    act: fn(&mut Tx<'_, '_>, &BodyRow) -> Result<bool>,
) -> Result<bool> {
    let mut changed = 0;
    for state in states {
        let mut after = None;
        loop {
            let page = committees::api::ending_before(tx, state, before, after, BATCH)?;
            for body in &page {
                changed += u32::from(act(tx, body)?);
                if changed >= BATCH {
                    return Ok(true);
                }
            }
            after = page.last().map(|b| (b.term_until, b.id));
            if page.len() < BATCH as usize {
                break;
            }
        }
    }
    Ok(false)
}

/// The day before whose eve a term ends that is to be renewed now.
fn window(today: Date, months: u32) -> Date {
    today.plus_months(i32::try_from(months).unwrap_or(0))
}

/// Renewals of towers whose own rules begin them earlier than the district's do.
fn earlier(tx: &mut Tx<'_, '_>, months: u32) -> Result<()> {
    let today = tx.today();
    for building in policy::api::own_rules(tx, today)? {
        let own = policy::api::of(tx, building)?.founding.renew_months.value;
        if own <= months {
            continue;
        }
        let body = committees::api::committee_of(tx, building)?;
        let works = |b: &BodyRow| matches!(b.state, BodyState::Active | BodyState::Rectifying);
        let ends = |b: &BodyRow| works(b) && b.term_until < window(today, own);
        if let Some(body) = body.filter(ends) {
            renew(tx, &body)?;
        }
    }
    Ok(())
}

/// The renewal of a committee begins. Where something else about it still runs it waits for that; one that is being dissolved
/// is not renewed.
fn renew(tx: &mut Tx<'_, '_>, body: &BodyRow) -> Result<bool> {
    if crate::start::runs(tx, body.building)? || crate::dissolve::runs(tx, body.id)? {
        return Ok(false);
    }
    let building = registry::api::building_of(tx, body.building)?;
    let founding = open(tx, &building, Kind::Renewal, Some(body), &body.name, PersonId::from_bytes([0; 16]))?;
    move_body(tx, body.id, BodyStep::Renew)?;
    let secretary = founding.preparers(tx)?;
    let due = Deadline { on: body.term_until, provisional: false };
    founding.owe(tx, "renew", secretary.clone(), Some(due))?;
    let text = Text::each(|l| T(l).notice_renew(&body.local_name, i18n::Format(l).date_long(body.term_until)));
    founding.call(tx, &secretary, &text)?;
    founding.call(tx, &role(Role::SubdistrictClerk), &text)?;
    Ok(true)
}

/// The term is over, and the next one is not filed.
fn expire(tx: &mut Tx<'_, '_>, body: &BodyRow) -> Result<bool> {
    let district = tx.district();
    let rows = tx.all(&sql::OF_BUILDING, args![district, body.building])?;
    let Some(row) = rows.into_iter().find(|r| r.body == Some(body.id) && r.kind == Kind::Renewal && !r.expired) else {
        return Ok(false);
    };
    let founding = Founding::of(tx, row)?;
    if founding.state.is_over() {
        return Ok(false);
    }
    tx.run_one(&sql::SET_EXPIRED, args![district, founding.id])?;
    let on = body.term_until;
    tx.record(&TermExpired { founding: founding.id, building: body.building, body: body.id, on })?;
    let text = Text::each(|l| T(l).notice_expired(&body.local_name, i18n::Format(l).date_long(on)));
    for whom in [Role::SubdistrictClerk, Role::DistrictClerk, Role::PartySecretary] {
        founding.call(tx, &role(whom), &text)?;
    }
    Ok(true)
}

/// Whoever has to act is told by their list; here those learn it who wait for it, or have to see to it.
fn tell_late(tx: &mut Tx<'_, '_>, founding: &Founding) -> Result<()> {
    let Some(due) = founding.state.due() else { return Ok(()) };
    let (state, building) = (founding.row.state.clone(), founding.building);
    tx.record(&FoundingLate { founding: founding.id, building, state, due: due.on })?;
    let code = founding.state.code();
    let text = Text::each(|l| T(l).notice_founding_late(&founding.name, T(l).state(code)));
    founding.tell(tx, &text)?;
    let overseer =
        if matches!(founding.state, State::Filed { .. }) { Role::SubdistrictClerk } else { Role::DistrictClerk };
    founding.call(tx, &role(overseer), &text)
}

fn tell_subdistrict(tx: &mut Tx<'_, '_>, href: &str, building: kernel::BuildingId, text: &Text) -> Result<()> {
    let people = commitments::api::people_of(tx, &role(Role::SubdistrictClerk).party, Some(building))?;
    identity::api::notify(tx, &people, text, href)
}
