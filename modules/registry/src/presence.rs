//! Who is in a building on which floor since when, as of a day: for the staff's list of moves.

use db::{args, statements};
use kernel::{BuildingId, Date, OrganisationId, Result};
use ledger::Tx;

use crate::tenancy::{Stage, TenancyId};

db::row! {
    /// A tenancy with the names that a list shows.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PresenceRow {
        pub id: TenancyId,
        pub organisation: OrganisationId,
        pub name: String,
        /// None: the whole building.
        pub label: Option<String>,
        /// 0 for the whole building.
        pub ordinal: i64,
        pub from_on: Date,
        pub until_on: Option<Date>,
        pub stage: Stage,
        /// Square metres.
        pub area: Option<i64>,
        pub headcount: Option<i64>,
    }
}

/// Which tenancies of a building, as of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// They hold on the day; by floor.
    In,
    /// They hold and have a last day; the next first.
    Leaving,
    /// They begin later; the next first.
    Arriving,
    /// They are over; the last first.
    Left,
}

/// What a list is narrowed to, and where its page begins.
#[derive(Debug, Clone)]
pub struct Narrow {
    pub day: Date,
    /// A floor's ordinal.
    pub floor: Option<i64>,
    /// A part of the firm's name.
    pub firm: String,
    /// After this row of the list.
    pub after: Option<PresenceRow>,
    pub most: usize,
}

pub mod sql {
    use super::*;

    statements! {
        query IN: PresenceRow = "select t.id, t.organisation, o.name, f.label, coalesce(f.ordinal, 0) as ordinal, t.from_on, t.until_on, t.stage, t.area, t.headcount from tenancy t join organisation o on o.district = t.district and o.id = t.organisation left join floor f on f.district = t.district and f.id = t.floor where t.district = $1 and t.building = $2 and t.from_on <= $3 and (t.until_on is null or t.until_on >= $3) and coalesce(f.ordinal, 0) >= $4 and coalesce(f.ordinal, 0) <= $5 and lower(o.name) like $6 escape '\\' and (coalesce(f.ordinal, 0), o.name, t.id) > ($7, $8, $9) order by coalesce(f.ordinal, 0), o.name, t.id limit $10";
        query LEAVING: PresenceRow = "select t.id, t.organisation, o.name, f.label, coalesce(f.ordinal, 0) as ordinal, t.from_on, t.until_on, t.stage, t.area, t.headcount from tenancy t join organisation o on o.district = t.district and o.id = t.organisation left join floor f on f.district = t.district and f.id = t.floor where t.district = $1 and t.building = $2 and t.from_on <= $3 and t.until_on >= $3 and coalesce(f.ordinal, 0) >= $4 and coalesce(f.ordinal, 0) <= $5 and lower(o.name) like $6 escape '\\' and (t.until_on, t.id) > ($7, $8) order by t.until_on, t.id limit $9";
        query ARRIVING: PresenceRow = "select t.id, t.organisation, o.name, f.label, coalesce(f.ordinal, 0) as ordinal, t.from_on, t.until_on, t.stage, t.area, t.headcount from tenancy t join organisation o on o.district = t.district and o.id = t.organisation left join floor f on f.district = t.district and f.id = t.floor where t.district = $1 and t.building = $2 and t.from_on > $3 and coalesce(f.ordinal, 0) >= $4 and coalesce(f.ordinal, 0) <= $5 and lower(o.name) like $6 escape '\\' and (t.from_on, t.id) > ($7, $8) order by t.from_on, t.id limit $9";
        query LEFT: PresenceRow = "select t.id, t.organisation, o.name, f.label, coalesce(f.ordinal, 0) as ordinal, t.from_on, t.until_on, t.stage, t.area, t.headcount from tenancy t join organisation o on o.district = t.district and o.id = t.organisation left join floor f on f.district = t.district and f.id = t.floor where t.district = $1 and t.building = $2 and t.until_on < $3 and coalesce(f.ordinal, 0) >= $4 and coalesce(f.ordinal, 0) <= $5 and lower(o.name) like $6 escape '\\' and (t.until_on, t.id) < ($7, $8) order by t.until_on desc, t.id desc limit $9";
        query ONE: PresenceRow = "select t.id, t.organisation, o.name, f.label, coalesce(f.ordinal, 0) as ordinal, t.from_on, t.until_on, t.stage, t.area, t.headcount from tenancy t join organisation o on o.district = t.district and o.id = t.organisation left join floor f on f.district = t.district and f.id = t.floor where t.district = $1 and t.id = $2";
        query OF_FIRM: PresenceRow = "select t.id, t.organisation, o.name, f.label, coalesce(f.ordinal, 0) as ordinal, t.from_on, t.until_on, t.stage, t.area, t.headcount from tenancy t join organisation o on o.district = t.district and o.id = t.organisation left join floor f on f.district = t.district and f.id = t.floor where t.district = $1 and t.organisation = $2 and t.building = $3 order by t.from_on desc, f.ordinal, t.id limit 200";
    }
}

/// Ordinals of any floor that there may be.
const FLOORS: (i64, i64) = (-1_000, 1_000);

/// Tenancies of a building.
///
/// # Errors
/// The database's own failure.
pub fn list(tx: &mut Tx<'_, '_>, building: BuildingId, which: Which, narrow: &Narrow) -> Result<Vec<PresenceRow>> {
    let district = tx.district();
    let Narrow { day, floor, firm, after, most } = narrow;
    let (low, high) = floor.map_or(FLOORS, |f| (f, f));
    let name = pattern(firm);
    let (first, last) = (TenancyId::from_bytes([0; 16]), TenancyId::from_bytes([0xff; 16]));
    let after = after.as_ref();
    let key = |day: fn(&PresenceRow) -> Option<Date>, start: (Date, TenancyId)| {
        after.map_or(start, |r| (day(r).unwrap_or(start.0), r.id))
    };
    Ok(match which {
        Which::In => {
            let (ordinal, firm, id) = after.map_or((FLOORS.0, "", first), |r| (r.ordinal, r.name.as_str(), r.id));
            tx.all(&sql::IN, args![district, building, day, low, high, name, ordinal, firm, id, most])?
        }
        Which::Leaving => {
            let (until, id) = key(|r| r.until_on, (day.plus_days(-1), last));
            tx.all(&sql::LEAVING, args![district, building, day, low, high, name, until, id, most])?
        }
        Which::Arriving => {
            let (from, id) = key(|r| Some(r.from_on), (*day, last));
            tx.all(&sql::ARRIVING, args![district, building, day, low, high, name, from, id, most])?
        }
        Which::Left => {
            let (until, id) = key(|r| r.until_on, (*day, first));
            tx.all(&sql::LEFT, args![district, building, day, low, high, name, until, id, most])?
        }
    })
}

/// A tenancy as lists show it.
///
/// # Errors
/// The database's own failure.
pub fn at(tx: &mut Tx<'_, '_>, id: TenancyId) -> Result<Option<PresenceRow>> {
    let district = tx.district();
    Ok(tx.first(&sql::ONE, args![district, id])?)
}

/// Everything known of a firm in a building, the newest first.
///
/// # Errors
/// The database's own failure.
pub fn of_firm(tx: &mut Tx<'_, '_>, organisation: OrganisationId, building: BuildingId) -> Result<Vec<PresenceRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::OF_FIRM, args![district, organisation, building])?)
}

/// What `like` compares with: the words anywhere in the name.
fn pattern(words: &str) -> String {
    let mut pattern = String::from("%");
    for c in words.trim().to_lowercase().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    if pattern.len() > 1 {
        pattern.push('%');
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_no_pattern() {
        assert_eq!(pattern(" 100%_A\\ "), "%100\\%\\_a\\\\%");
        assert_eq!(pattern(""), "%");
    }
}
