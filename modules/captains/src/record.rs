//! What a captain did, from deeds alone (R83): for themselves, and for others once they agree. Nothing is compared with
//! anybody, and nothing of what was clicked is counted.

use db::args;
use kernel::{Date, Locale, PersonId, Result};
use ledger::Tx;
use serde::Serialize;

use crate::{
    T,
    store::{CaptaincyRow, sql},
};

/// Deeds that are named; all of them are counted.
const NAMED: u32 = 20;

/// A time in office.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct Served {
    pub floor: String,
    pub from: Date,
    /// The last day so far.
    pub until: Date,
    /// Matters that they settled and whose reporters have confirmed it.
    pub confirmed: i64,
    #[serde(skip)]
    pub says: String,
}

/// Something that was done for somebody, as they have confirmed.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct CaptainDeed {
    pub title: String,
    pub href: String,
    pub on: Date,
    #[serde(skip)]
    pub on_text: String,
}

/// What somebody did as a captain, in all their times in office.
#[derive(Debug, Clone, Default, Serialize, utoipa::ToSchema)]
pub struct CaptainRecord {
    pub served: Vec<Served>,
    pub deeds: Vec<CaptainDeed>,
}

/// The days of an office until today, or until it ended.
fn days(row: &CaptaincyRow, today: Date) -> Option<(Date, Date)> {
    let from = row.from_on?;
    let ended = matches!(row.state.as_str(), "ended" | "handing_over").then(|| row.changed_at.date());
    Some((from, ended.into_iter().chain(row.until_on).fold(today, Date::min).max(from)))
}

/// The record of a person: all of it for themselves, and for others what they agreed to show.
///
/// # Errors
/// The database's own failure.
pub fn of(tx: &mut Tx<'_, '_>, person: PersonId, own: bool, locale: Locale) -> Result<CaptainRecord> {
    let (t, format) = (T(locale), i18n::Format(locale));
    let (district, today) = (tx.district(), tx.today());
    let mut record = CaptainRecord::default();
    for row in tx.all(&sql::EVER_OF_PERSON, args![district, person])?.into_iter().filter(|r| own || r.shown) {
        let Some((from, until)) = days(&row, today).filter(|(from, _)| *from <= today) else { continue };
        let (building, floor) = (row.building, row.floor);
        let settled = issues::api::Settled { person, building, floor, days: (from, until) };
        let confirmed = issues::api::count_settled(tx, &settled)?;
        let tower = registry::api::building_of(tx, row.building)?.name.clone();
        let floor = t.floor_of(&tower, &row.floor_label);
        let days = t.from_until(format.date_long(from), format.date_long(until));
        record.served.push(Served { says: t.served(confirmed, &days), floor, from, until, confirmed });
        for deed in issues::api::deeds(tx, &settled, NAMED)? {
            let on_text = format.date_long(deed.on);
            record.deeds.push(CaptainDeed { title: deed.title, href: deed.href, on: deed.on, on_text });
        }
    }
    record.deeds.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| b.href.cmp(&a.href)));
    record.deeds.truncate(NAMED as usize);
    Ok(record)
}

pub fn sample(t: T) -> CaptainRecord {
    let day = Date::from_column(20_800);
    let days = t.from_until("2026年3月2日", "2026年11月23日");
    CaptainRecord {
        served: vec![Served {
            floor: t.floor_of("和衡中心", "17"),
            from: day,
            until: day,
            confirmed: 12,
            says: t.served(12, &days),
        }],
        deeds: vec![CaptainDeed {
            title: "微波炉坏了一台".into(),
            href: "/".into(),
            on: day,
            on_text: "2026年11月2日".into(),
        }],
    }
}
