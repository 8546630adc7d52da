//! Moves, as they are written: tenancies begin and end, and others are told what that means.

use std::collections::BTreeMap;

use db::{args, statements};
use kernel::{BuildingId, Date, FloorId, OrganisationId, Result};
use ledger::Tx;

use crate::{
    events::{MoveInPlanned, MoveOutPlanned, MovedIn, MovedOut, TenancyDated},
    refusal::TenancyRefusal,
    store,
    tenancy::{self, Entry, Stage, Tenancy, TenancyId},
};

db::row! {
    /// A firm in a building.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Pair {
        pub organisation: OrganisationId,
        pub building: BuildingId,
    }
}

/// Tenancies of one round of the job.
const ROUND: usize = 50;

pub mod sql {
    use super::*;

    statements! {
        lock query OF: Tenancy = "select id, organisation, building, floor, from_on, until_on, stage, area, headcount from tenancy where district = $1 and organisation = $2 and building = $3 order by from_on, id";
        lock query ONE: Tenancy = "select id, organisation, building, floor, from_on, until_on, stage, area, headcount from tenancy where district = $1 and id = $2";
        command INSERT = "insert into tenancy (district, id, organisation, building, floor, from_on, until_on, stage, area, headcount) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        command UPDATE = "update tenancy set until_on = $3, stage = $4, area = $5, headcount = $6 where district = $1 and id = $2";
        command SET_STAGE = "update tenancy set stage = $3 where district = $1 and id = $2";
        command COUNT = "update building set tenants = (select count(distinct t.organisation) from tenancy t where t.district = $1 and t.building = $2 and t.stage = 'current') where district = $1 and id = $2";
        query OVER: Pair = "select organisation, building from tenancy where district = $1 and stage in ('current', 'planned') and until_on < $2 order by until_on limit 50";
        query BEGUN: Pair = "select organisation, building from tenancy where district = $1 and stage = 'planned' and from_on <= $2 order by from_on limit 50";
    }
}

/// A firm moves in.
#[derive(Debug, Clone)]
pub struct MoveIn {
    pub organisation: OrganisationId,
    pub building: BuildingId,
    /// One entry `None` for the whole building.
    pub floors: Vec<Option<FloorId>>,
    pub from: Date,
    pub until: Option<Date>,
    /// Square metres.
    pub area: Option<i64>,
    pub headcount: Option<i64>,
}

/// A firm moves out of a floor, or of every one.
#[derive(Debug, Clone, Copy)]
pub struct MoveOut {
    pub organisation: OrganisationId,
    pub building: BuildingId,
    pub floor: Option<FloorId>,
    /// The last day.
    pub on: Date,
}

/// A firm's tenancies in a building, those that are over among them.
///
/// # Errors
/// The database's own failure.
pub fn of(tx: &mut Tx<'_, '_>, organisation: OrganisationId, building: BuildingId) -> Result<Vec<Tenancy>> {
    let district = tx.district();
    Ok(tx.all(&sql::OF, args![district, organisation, building])?)
}

/// The stage of a tenancy that was not known before: one that is over already has nothing hanging on it.
pub fn first_stage(from: Date, until: Option<Date>, today: Date) -> Stage {
    match until {
        Some(until) if until < today => Stage::Left,
        _ if from > today => Stage::Planned,
        _ => Stage::Current,
    }
}

/// Records a move-in; answers the tenancies that are new. What is known already gets its last day, area and headcount.
///
/// # Errors
/// [`TenancyRefusal`].
pub fn move_in(tx: &mut Tx<'_, '_>, new: &MoveIn) -> Result<Vec<TenancyId>> {
    let (district, today) = (tx.district(), tx.today());
    let MoveIn { organisation, building, from, until, area, headcount, .. } = *new;
    if until.is_some_and(|until| until < from) {
        return Err(TenancyRefusal::BeforeItBegan { from }.into());
    }
    let stored = of(tx, organisation, building)?;
    let mut made: Vec<Tenancy> = Vec::new();
    for floor in &new.floors {
        match tenancy::enter(&stored, *floor, from, until)? {
            Entry::New => {
                let (id, stage) = (TenancyId::new(tx.store().clock().now()), first_stage(from, until, today));
                let floor = *floor;
                tx.run_one(
                    &sql::INSERT,
                    args![district, id, organisation, building, floor, from, until, stage, area, headcount],
                )?;
                let (from_on, until_on) = (from, until);
                made.push(Tenancy { id, organisation, building, floor, from_on, until_on, stage, area, headcount });
            }
            Entry::Known(id) | Entry::Since(id, _) => {
                let Some(old) = stored.iter().find(|t| t.id == id) else { continue };
                let (area, headcount) = (area.or(old.area), headcount.or(old.headcount));
                tx.run_one(&sql::UPDATE, args![district, id, old.until_on, old.stage, area, headcount])?;
            }
        }
    }
    if let Some(first) = made.first() {
        let all = ids(tx, building)?;
        let floors: Vec<FloorId> = tenancy::covered(&made, &all).into_iter().collect();
        let tenancy = first.id;
        if first.stage == Stage::Planned {
            tx.record(&MoveInPlanned { tenancy, organisation, building, floors, from })?;
        } else {
            tx.record(&MovedIn { tenancy, organisation, building, floors, from, until })?;
        }
        tx.run_one(&sql::COUNT, args![district, building])?;
    }
    Ok(made.into_iter().map(|t| t.id).collect())
}

/// Records a move-out. If the last day is today or has passed, the firm has left and everything that hangs on it goes at
/// once; otherwise on the day after. Answers how many tenancies got their end.
///
/// # Errors
/// [`TenancyRefusal`].
pub fn move_out(tx: &mut Tx<'_, '_>, leave: &MoveOut) -> Result<usize> {
    let ended = plan_out(tx, leave)?;
    if leave.on <= tx.today() {
        settle_said(tx, leave.organisation, leave.building)?;
    }
    Ok(ended)
}

/// Writes the last day of a move-out and nothing more, where others of the same firm are still to be read. Whoever does so
/// calls [`settle_said`] in the end.
///
/// # Errors
/// [`TenancyRefusal`].
pub fn plan_out(tx: &mut Tx<'_, '_>, leave: &MoveOut) -> Result<usize> {
    let (district, today) = (tx.district(), tx.today());
    let MoveOut { organisation, building, floor, on } = *leave;
    let stored = of(tx, organisation, building)?;
    let exit = tenancy::exit(&stored, floor, on)?;
    for (id, _) in &exit.ends {
        let Some(old) = stored.iter().find(|t| t.id == *id) else { continue };
        tx.run_one(&sql::UPDATE, args![district, id, Some(on), old.stage, old.area, old.headcount])?;
    }
    if let Some((tenancy, _)) = exit.ends.first().filter(|_| on > today) {
        let all = ids(tx, building)?;
        let ending = stored.iter().filter(|t| exit.ends.iter().any(|(id, _)| *id == t.id));
        let floors = tenancy::covered(ending, &all).into_iter().collect();
        tx.record(&MoveOutPlanned { tenancy: *tenancy, organisation, building, floors, on })?;
    }
    Ok(exit.ends.len())
}

/// Does what the days have made of a firm in a building, where somebody says that it has left: today counts as over.
///
/// # Errors
/// The database's own failure.
pub fn settle_said(tx: &mut Tx<'_, '_>, organisation: OrganisationId, building: BuildingId) -> Result<()> {
    let today = tx.today();
    settle(tx, organisation, building, today)
}

/// Gives a tenancy another last day, none if it goes on.
///
/// # Errors
/// [`TenancyRefusal`].
pub fn date_tenancy(tx: &mut Tx<'_, '_>, id: TenancyId, until: Option<Date>) -> Result<()> {
    let (district, today) = (tx.district(), tx.today());
    let old = tx.first(&sql::ONE, args![district, id])?.ok_or_else(kernel::Error::hidden)?;
    tenancy::date(&old, until, today)?;
    if old.until_on == until {
        tx.nothing_to_record();
        return Ok(());
    }
    tx.run_one(&sql::UPDATE, args![district, id, until, old.stage, old.area, old.headcount])?;
    let Tenancy { organisation, building, floor, .. } = old;
    tx.record(&TenancyDated { tenancy: id, organisation, building, floor, until })?;
    Ok(())
}

/// What a file says of a tenancy's last day. One that was over and goes on after all stands again; what hung on it
/// does not come back by itself.
pub fn redate(tx: &mut Tx<'_, '_>, old: &Tenancy, until: Option<Date>) -> Result<()> {
    let (district, today) = (tx.district(), tx.today());
    let again = old.stage == Stage::Left && until.is_none_or(|until| until >= today);
    let stage = if again { first_stage(old.from_on, until, today) } else { old.stage };
    tx.run_one(&sql::UPDATE, args![district, old.id, until, stage, old.area, old.headcount])?;
    if again && stage == Stage::Current {
        let all = ids(tx, old.building)?;
        let floors = tenancy::covered([old], &all).into_iter().collect();
        let Tenancy { id, organisation, building, from_on, .. } = *old;
        tx.record(&MovedIn { tenancy: id, organisation, building, floors, from: from_on, until })?;
    }
    Ok(())
}

/// Does what the days have made of a firm's tenancies in a building, once.
///
/// # Errors
/// The database's own failure.
pub fn settle(tx: &mut Tx<'_, '_>, organisation: OrganisationId, building: BuildingId, through: Date) -> Result<()> {
    let (district, today) = (tx.district(), tx.today());
    let stored = of(tx, organisation, building)?;
    let all = ids(tx, building)?;
    let turn = tenancy::turn(&stored, &all, today, through);
    let begun: Vec<&Tenancy> = stored.iter().filter(|t| turn.began.contains(&t.id)).collect();
    for tenancy in &begun {
        tx.run_one(&sql::SET_STAGE, args![district, tenancy.id, Stage::Current])?;
    }
    for leaving in &turn.left {
        for id in &leaving.tenancies {
            tx.run_one(&sql::SET_STAGE, args![district, id, Stage::Left])?;
        }
    }
    tx.run_one(&sql::COUNT, args![district, building])?;
    let mut by_day: BTreeMap<(Date, Option<Date>), Vec<&Tenancy>> = BTreeMap::new();
    for tenancy in begun {
        by_day.entry((tenancy.from_on, tenancy.until_on)).or_default().push(tenancy);
    }
    for ((from, until), begun) in by_day {
        let Some(first) = begun.first().map(|t| t.id) else { continue };
        let floors = tenancy::covered(begun, &all).into_iter().collect();
        tx.record(&MovedIn { tenancy: first, organisation, building, floors, from, until })?;
    }
    if turn.left.is_empty() {
        return Ok(());
    }
    // The owner and the property manager answer for the building without renting in it.
    let stands = store::building(tx, building)?
        .is_some_and(|b| b.owner == Some(organisation) || b.property == Some(organisation));
    for leaving in turn.left {
        let gone = leaving.gone && !stands;
        // A contract that another one follows on the same floors gives nothing up.
        if let Some(tenancy) = leaving.tenancies.first().copied().filter(|_| leaving.gone || !leaving.floors.is_empty())
        {
            let tenancy::Leaving { on, floors, stays, .. } = leaving;
            tx.record(&MovedOut { tenancy, organisation, building, floors, stays, gone, on })?;
        }
    }
    Ok(())
}

fn ids(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Vec<FloorId>> {
    Ok(store::floors(tx, building)?.into_iter().map(|f| f.id).collect())
}

/// The job: tenancies that have begun, and those whose last day was yesterday or before. Answers whether there are more.
///
/// # Errors
/// The database's own failure.
pub fn sweep(tx: &mut Tx<'_, '_>) -> Result<bool> {
    let (district, today) = (tx.district(), tx.today());
    let begun = tx.all(&sql::BEGUN, args![district, today])?;
    let over = tx.all(&sql::OVER, args![district, today])?;
    let more = begun.len() >= ROUND || over.len() >= ROUND;
    let mut pairs = [begun, over].concat();
    pairs.sort();
    pairs.dedup();
    for Pair { organisation, building } in pairs {
        settle(tx, organisation, building, today.plus_days(-1))?;
    }
    tx.nothing_to_record();
    Ok(more)
}
