//! All that other modules may call.

use db::args;
use kernel::{BuildingId, Date, Result, Role, Text, Timestamp};
use ledger::{Load as _, Tx};

use crate::{
    T,
    founding::Founding,
    store::sql,
    upkeep::{DissolutionState, RectificationState, sql as upkeep},
    vacancy::Vacancy,
};

/// Something of a committee's life that is not over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    pub title: Text,
    pub state: Text,
    pub href: String,
    /// The day by which somebody has to act.
    pub due: Option<Date>,
}

/// What runs in a building: its founding or renewal, lost seats, a rectification, a dissolution; in this order.
///
/// # Errors
/// The database's own failure.
pub fn running(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Vec<Running>> {
    let district = tx.district();
    let state = |code: &'static str| Text::each(|l| T(l).any_state(code));
    let body = committees::api::committee_of(tx, building)?;
    let mut all = Vec::new();
    for row in tx.all(&sql::OF_BUILDING, args![district, building])? {
        let founding = Founding::of(tx, row)?;
        if founding.state.is_over() {
            continue;
        }
        // A renewal that nobody has handed in yet is due when the term ends.
        let ends = body.as_ref().filter(|b| founding.body == Some(b.id)).map(|b| b.term_until);
        let due = founding.state.due().map(|d| d.on).or(ends);
        all.push(Running { title: founding.title(), state: state(founding.state.code()), href: founding.href(), due });
    }
    let Some(body) = body else { return Ok(all) };
    for row in tx.all(&upkeep::VACANCIES, args![district, body.id])? {
        let Some(vacancy) = Vacancy::load(tx, row.id)?.filter(|v| !v.state.is_over()) else { continue };
        let title = Text::each(|l| T(l).vacancy_title(crate::vacancy::post_word(l, vacancy.kind, vacancy.position)));
        let due = Some(vacancy.due_on);
        all.push(Running { title, state: state(vacancy.state.code()), href: vacancy.href(), due });
    }
    for row in tx.all(&upkeep::RECTIFICATIONS, args![district, body.id])? {
        if row.state == RectificationState::Running {
            let title = Text::each(|l| T(l).rectification_title(&body.local_name));
            let href = format!("/{district}/rectifications/{}", row.id);
            all.push(Running { title, state: state(row.state.code()), href, due: Some(row.due_on) });
        }
    }
    for row in tx.all(&upkeep::DISSOLUTIONS, args![district, body.id])? {
        if row.state == DissolutionState::HandingOver {
            let title = Text::each(|l| T(l).dissolution_title(&body.local_name));
            let href = format!("/{district}/dissolutions/{}", row.id);
            all.push(Running { title, state: state(row.state.code()), href, due: Some(row.due_on) });
        }
    }
    Ok(all)
}

/// Whether a post of the building's committee that ended on `day` ended because the committee was dissolved: what it left
/// open was handed over then.
///
/// # Errors
/// The database's own failure.
pub fn ended_by_dissolution(tx: &mut Tx<'_, '_>, building: BuildingId, role: Role, day: Date) -> Result<bool> {
    if !crate::dissolve::COMMITTEE.contains(&role) {
        return Ok(false);
    }
    let district = tx.district();
    // The last day of a post is the one before it was found to have ended.
    let same = |at: Timestamp| day == at.date() || day == at.date().plus_days(-1);
    let rows = tx.all(&upkeep::ENDED, args![district, building])?;
    Ok(rows.into_iter().filter_map(|(at,)| at).any(same))
}
