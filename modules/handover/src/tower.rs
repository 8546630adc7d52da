//! What the desk shows of handovers and first days, and a person of their own.

use db::args;
use kernel::{Locale, Result};
use ledger::Tx;
use web::{Part, Sample, Tower};

use crate::{
    T,
    first_day::waiting,
    handover::{self, State},
    list_handovers::{HandoverItem, items, sample_item},
    permissions::ListHandovers,
    store::{of_building, sql},
};

/// Rows in a list.
const SHOWN: u32 = 5;

#[derive(askama::Template)]
#[template(path = "handover/_list.html")]
struct List {
    handovers: Vec<HandoverItem>,
    /// Posts that one is new in, with the address of the first day.
    posts: Vec<(String, String)>,
    more: Option<String>,
    t: T,
}

fn part(list: &List, order: u8) -> Result<Vec<Part>> {
    if list.handovers.is_empty() && list.posts.is_empty() {
        return Ok(Vec::new());
    }
    let data = serde_json::json!({
        "handovers": list.handovers,
        "first_days": list.posts.iter().map(|(_, href)| href).collect::<Vec<_>>(),
    });
    let html = askama::Template::render(list).map_err(|e| kernel::Error::Broken(Box::new(e)))?;
    Ok(vec![Part { order, html: ui::Html(html), name: "handover", data }])
}

/// The posts in which somebody is new.
fn posts(tx: &mut Tx<'_, '_>, locale: Locale) -> Result<Vec<(String, String)>> {
    let (district, person) = (tx.district(), tx.person()?);
    let mut posts = Vec::new();
    for row in waiting(tx, person)? {
        let Some(building) = row.building else { continue };
        let name = registry::api::building_of(tx, building)?.name.clone();
        let href = format!("/{district}/towers/{building}/first-day/{}", row.role.code());
        posts.push((handover::post(&name, "", row.role).get(locale).to_owned(), href));
    }
    Ok(posts)
}

/// Handovers under way in the tower, and one's own first day.
///
/// # Errors
/// The database's own failure.
pub fn desk(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let building = registry::api::building_of(tx, tower.building)?;
    let mut handovers = Vec::new();
    if tx.grant::<ListHandovers, _>(building).is_ok() {
        let mut rows = of_building(tx, tower.building, &[State::Open, State::Signed], SHOWN)?;
        rows.sort_by_key(|r| (r.due_on, r.id));
        handovers = items(tx, rows, tower.locale)?;
    }
    let more = (!handovers.is_empty()).then(|| format!("{}/handovers", tower.href()));
    part(&List { handovers, posts: posts(tx, tower.locale)?, more, t: T(tower.locale) }, 5)
}

/// What somebody hands over or takes over.
///
/// # Errors
/// The database's own failure.
pub fn mine(tx: &mut Tx<'_, '_>, locale: Locale) -> Result<Vec<Part>> {
    let (district, person) = (tx.district(), tx.person()?);
    let mut rows = tx.all(&sql::OF_LEAVER, args![district, person])?;
    rows.extend(tx.all(&sql::OF_SUCCESSOR, args![district, person])?);
    let handovers = items(tx, rows, locale)?;
    part(&List { handovers, posts: posts(tx, locale)?, more: None, t: T(locale) }, 4)
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let list = |more: Option<&str>| List {
        handovers: vec![sample_item(locale)],
        posts: vec![("和衡中心秘书".into(), "/".into())],
        more: more.map(str::to_owned),
        t,
    };
    vec![Sample::of("_list", &list(Some("/"))), Sample::of("_list", &list(None))]
}
