//! What a building's meetings leave open, and what they have brought, as somebody needs it who takes over.

use db::args;
use kernel::{BuildingId, Date, Result, Text, Timestamp};
use ledger::Tx;

use crate::{
    T,
    coordination::CoordinationStage,
    meeting::MeetingStage,
    notice,
    resolution::ResolutionStage,
    store::{
        ballot::{self, sql as ballots},
        coordination::sql as coordinations,
        meeting::{MeetingRow, sql},
    },
};

/// Rows of each kind.
const SHOWN: u32 = 20;

/// Something with its page and its day.
#[derive(Debug, Clone)]
pub struct Brief {
    pub title: Text,
    pub href: String,
    pub on: Option<Date>,
    /// The hour, where it has one.
    pub at: Option<Timestamp>,
}

/// What is ahead and what has been.
#[derive(Debug, Clone, Default)]
pub struct Outlook {
    /// Meetings in preparation, convened or under way.
    pub meetings: Vec<Brief>,
    /// Meetings that are voting right now.
    pub ballots: Vec<Brief>,
    /// Meetings whose minutes are not published.
    pub minutes_due: Vec<Brief>,
    /// Resolutions on public notice, with its last day.
    pub notices: Vec<Brief>,
    /// Coordinations under way, with the day of the answer.
    pub coordinations: Vec<Brief>,
    /// Resolutions in effect, the newest first.
    pub in_force: Vec<Brief>,
    /// The newest published minutes.
    pub last_minutes: Option<Brief>,
}

/// # Errors
/// The database's own failure.
pub fn outlook(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Outlook> {
    let district = tx.district();
    let mut found = Outlook::default();
    for state in [MeetingStage::Open, MeetingStage::Convened, MeetingStage::Draft] {
        for row in tx.all(&sql::IN_STATE, args![district, building, state, SHOWN])? {
            if row.open_ballot.is_some() {
                found.ballots.push(brief(tx, &row, "")?);
            }
            found.meetings.push(brief(tx, &row, "")?);
        }
    }
    for row in tx.all(&sql::IN_STATE, args![district, building, MeetingStage::Closed, SHOWN])? {
        found.minutes_due.push(brief(tx, &row, "/minutes")?);
    }
    let published = tx.all(&sql::OF_BUILDING, args![district, building, tx.now(), SHOWN])?;
    if let Some(row) = published.iter().find(|m| m.state == MeetingStage::Published) {
        found.last_minutes = Some(brief(tx, row, "/minutes")?);
    }
    for row in tx.all(&ballots::RESOLUTIONS_OF_BUILDING, args![district, building, SHOWN])? {
        let brief = |row: &ballot::ResolutionRow, on| Brief {
            title: Text::each(|l| T(l).numbered_resolution(&row.title, &row.number)),
            href: format!("/{district}/resolutions/{}", row.id),
            on,
            at: None,
        };
        match row.state {
            ResolutionStage::Noticed => found.notices.push(brief(&row, row.until_on)),
            ResolutionStage::Effective => found.in_force.push(brief(&row, row.effective_on)),
            ResolutionStage::Adopted => {}
        }
    }
    for row in tx.all(&coordinations::OF_BUILDING, args![district, building, SHOWN])? {
        if matches!(row.state, CoordinationStage::Opened | CoordinationStage::Seeking | CoordinationStage::Holding) {
            found.coordinations.push(Brief {
                title: Text { zh: row.title.clone().into(), en: row.title.into() },
                href: format!("/{district}/coordinations/{}", row.id),
                on: Some(row.due_on),
                at: None,
            });
        }
    }
    Ok(found)
}

/// Meetings that began between two days, the latest first.
///
/// # Errors
/// The database's own failure.
pub fn held_between(tx: &mut Tx<'_, '_>, building: BuildingId, (from, until): (Date, Date)) -> Result<Vec<Brief>> {
    let district = tx.district();
    let rows = tx.all(&sql::OF_BUILDING, args![district, building, until.start(), SHOWN])?;
    let held = |m: &&MeetingRow| m.starts_at >= from.start() && m.state == MeetingStage::Published;
    rows.iter().filter(held).map(|row| brief(tx, row, "/minutes")).collect()
}

fn brief(tx: &mut Tx<'_, '_>, row: &MeetingRow, page: &str) -> Result<Brief> {
    let pack = policy::api::of(tx, row.building)?;
    Ok(Brief {
        title: notice::title(&pack, row.kind, row.number),
        href: format!("/{}/meetings/{}{page}", row.district, row.id),
        on: Some(row.starts_at.date()),
        at: Some(row.starts_at),
    })
}
