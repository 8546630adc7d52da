//! What other pages show of moves, to those who may see them: a tower the way to the list, the desk what comes next.

use kernel::{Locale, Result};
use ledger::Tx;
use registry::api::{Building, Narrow, Which};
use web::{Part, Sample, Tower};

use crate::{
    T,
    list_moves::{MoveItem, sample_item},
    permissions::ShowMoves,
};

/// Rows on the desk.
const SHOWN: usize = 3;
/// How far the desk looks ahead: a calendar quarter.
const AHEAD: i64 = 92;

#[derive(askama::Template)]
#[template(path = "movement/_next.html")]
struct Next {
    moves: Vec<MoveItem>,
    href: String,
    t: T,
}

fn next(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Option<Next>> {
    if tx.granted::<ShowMoves, Building>(tower.building).is_err() {
        return Ok(None);
    }
    let today = tx.today();
    let narrow = Narrow { day: today, floor: None, firm: String::new(), after: None, most: SHOWN };
    let mut moves = Vec::new();
    for which in [Which::Leaving, Which::Arriving] {
        for row in registry::api::presence(tx, tower.building, which, &narrow)? {
            let day = if which == Which::Leaving { row.until_on } else { Some(row.from_on) };
            if day.is_some_and(|d| d <= today.plus_days(AHEAD)) {
                moves.push(MoveItem::of(row, tower.district, tower.building, today, tower.locale));
            }
        }
    }
    Ok(Some(Next { moves, href: format!("{}/moves", tower.href()), t: T(tower.locale) }))
}

fn part(next: &Next, order: u8) -> Result<Part> {
    let html = askama::Template::render(next).map_err(|e| kernel::Error::Broken(Box::new(e)))?;
    Ok(Part { order, html: ui::Html(html), name: "moves", data: serde_json::to_value(&next.moves)? })
}

/// On the tower's public page, for its staff only.
///
/// # Errors
/// The database's own failure.
pub fn tower(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    next(tx, tower)?.map(|next| part(&next, 95)).into_iter().collect()
}

/// On the staff's desk, if somebody comes or goes soon.
///
/// # Errors
/// The database's own failure.
pub fn desk(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    next(tx, tower)?.filter(|next| !next.moves.is_empty()).map(|next| part(&next, 80)).into_iter().collect()
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let moves = vec![
        sample_item(locale, "2024-03-01", Some("2026-12-31"), Some("17")),
        sample_item(locale, "2027-01-01", None, None),
    ];
    vec![
        Sample::of("_next", &Next { moves, href: "/".into(), t }),
        Sample::of("_next", &Next { moves: vec![], href: "/".into(), t }),
    ]
}
