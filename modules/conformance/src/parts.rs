//! What other pages show of a report: a tower's page and a body's page, for those who may read it.

use committees::api::{Body, BodyState};
use kernel::{Act, BodyId, Locale, Result};
use ledger::{Load as _, Tx};
use ui::Chip;
use web::{Item, Part, Sample, Tower};

use crate::{
    T,
    permissions::ShowConformance,
    rule::Verdict,
    store::{ReportRow, sql},
    words::chip,
};

#[derive(askama::Template)]
#[template(path = "conformance/_part.html")]
struct Conforms {
    href: String,
    chip: Chip,
    fails: u32,
    warns: u32,
    t: T,
}

/// What is to be shown of a body, if the reader may see it.
fn part(tx: &mut Tx<'_, '_>, id: BodyId, locale: Locale) -> Result<Vec<Part>> {
    let Some(body) = Body::load(tx, id)? else { return Ok(Vec::new()) };
    let permission = const { &<ShowConformance as Act>::PERMISSION };
    if permission.check(tx.actor(), &body).is_err() || body.state == BodyState::Dissolved {
        return Ok(Vec::new());
    }
    let district = tx.district();
    let Some(row) = tx.first(&sql::OF_BODY, db::args![district, id])? else { return Ok(Vec::new()) };
    let ReportRow { fails, warns, .. } = row;
    let verdict = match (fails, warns) {
        (0, 0) => Verdict::Pass,
        (0, _) => Verdict::Warn,
        _ => Verdict::Fail,
    };
    let href = format!("/{district}/bodies/{id}/conformance");
    let data = serde_json::json!({ "href": href, "fails": fails, "warns": warns });
    let view = Conforms { href, chip: chip(verdict, locale), fails, warns, t: T(locale) };
    let html = askama::Template::render(&view).map_err(|e| kernel::Error::Broken(Box::new(e)))?;
    Ok(vec![Part { order: 92, html: ui::Html(html), name: "conformance", data }])
}

/// On a tower's page.
///
/// # Errors
/// The database's own failure.
pub fn tower(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    if !tx.actor().is_signed_in() {
        return Ok(Vec::new());
    }
    match committees::api::committee_of(tx, tower.building)? {
        Some(body) => part(tx, body.id, tower.locale),
        None => Ok(Vec::new()),
    }
}

/// On a body's page.
///
/// # Errors
/// The database's own failure.
pub fn item(tx: &mut Tx<'_, '_>, item: &Item) -> Result<Vec<Part>> {
    match item.subject.of::<kernel::Body>() {
        Some(body) if tx.actor().is_signed_in() => part(tx, body, item.locale),
        _ => Ok(Vec::new()),
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let view =
        |verdict, fails, warns| Conforms { href: "/".into(), chip: chip(verdict, locale), fails, warns, t: T(locale) };
    vec![Sample::of("_part", &view(Verdict::Fail, 2, 1)), Sample::of("_part", &view(Verdict::Pass, 0, 0))]
}
