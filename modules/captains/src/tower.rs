//! What other pages show of floors: a tower its section, the desk its gaps, a person the floors that they look after.

use db::args;
use kernel::{Act, Locale, Result};
use ledger::Tx;
use web::{Part, Sample, Tower};

use crate::{
    T,
    captain::{Captaincy, floor_href},
    floors::{covered, drawing, floors, sample},
    permissions::ListFloors,
    show_captaincy::chip,
    store::sql,
};

/// Gaps that the desk names; all of them are on the page of floors.
const SHOWN: usize = 12;

#[derive(askama::Template)]
#[template(path = "captains/_section.html")]
struct SectionPart {
    section: ui::TowerSection,
    summary: String,
    t: T,
}

#[derive(askama::Template)]
#[template(path = "captains/_desk.html")]
struct DeskPart {
    summary: String,
    /// Floors without a captain: sign and page.
    gaps: Vec<(String, String)>,
    href: String,
    t: T,
}

#[derive(askama::Template)]
#[template(path = "captains/_mine.html")]
struct MinePart {
    captaincies: Vec<(String, String, ui::Chip)>,
    desk: Option<String>,
    t: T,
}

fn html(template: &impl askama::Template) -> Result<ui::Html> {
    Ok(ui::Html(template.render().map_err(|e| kernel::Error::Broken(Box::new(e)))?))
}

/// The tower cut open, floor by floor.
///
/// # Errors
/// The database's own failure.
pub fn tower(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let (locale, t) = (tower.locale, T(tower.locale));
    let floors = floors(tx, tower.building, locale)?;
    if floors.is_empty() {
        return Ok(Vec::new());
    }
    let (occupied, covered) = covered(&floors);
    let part =
        SectionPart { section: drawing(&floors, &tower.name, locale), summary: t.covered_of(occupied, covered), t };
    let data = serde_json::json!({ "occupied": occupied, "covered": covered });
    Ok(vec![Part { order: 95, html: html(&part)?, name: "floors", data }])
}

/// The floors that nobody looks after.
///
/// # Errors
/// The database's own failure.
pub fn desk(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let (locale, t) = (tower.locale, T(tower.locale));
    // For those who fill them.
    let building = registry::api::building_of(tx, tower.building)?;
    let permission = const { &<ListFloors as Act>::PERMISSION };
    if permission.check(tx.actor(), &building).is_err() {
        return Ok(Vec::new());
    }
    let floors = floors(tx, tower.building, locale)?;
    let (occupied, covered) = covered(&floors);
    let gaps: Vec<(String, String)> =
        floors.into_iter().filter(|f| f.gap).take(SHOWN).map(|f| (t.floor_sign(&f.label), f.href)).collect();
    if gaps.is_empty() {
        return Ok(Vec::new());
    }
    let data = serde_json::json!({ "occupied": occupied, "covered": covered });
    let part = DeskPart { summary: t.covered_of(occupied, covered), gaps, href: format!("{}/floors", tower.href()), t };
    Ok(vec![Part { order: 50, html: html(&part)?, name: "floor_gaps", data }])
}

/// The floors that a person looks after, or is proposed for.
///
/// # Errors
/// The database's own failure.
pub fn mine(tx: &mut Tx<'_, '_>, locale: Locale) -> Result<Vec<Part>> {
    let (t, district, person, today) = (T(locale), tx.district(), tx.person()?, tx.today());
    let mut captaincies = Vec::new();
    let works = tx.actor().appointments().iter().any(|a| a.role == kernel::Role::FloorCaptain);
    for row in tx.all(&sql::OF_PERSON, args![district, person])? {
        let captaincy = Captaincy::of(row)?;
        let title = captaincy.title().get(locale).to_owned();
        captaincies.push((title, captaincy.href(), chip(&captaincy.state, t)));
    }
    for row in tx.all(&sql::OF_SUBSTITUTE, args![district, person, today])? {
        if let Some(floor) = registry::api::floor(tx, row.floor)? {
            let until = i18n::Format(locale).date(row.until_on);
            let word = ui::Chip::new(ui::Tone::Doing, t.substitute_until(until));
            captaincies.push((t.captaincy_of(&floor.label), floor_href(district, floor.building, floor.id), word));
        }
    }
    if captaincies.is_empty() {
        return Ok(Vec::new());
    }
    let data = serde_json::json!({ "captaincies": captaincies.iter().map(|(_, href, _)| href).collect::<Vec<_>>() });
    let desk = works.then(|| format!("/{district}/captain/desk"));
    Ok(vec![Part { order: 5, html: html(&MinePart { captaincies, desk, t })?, name: "captaincies", data }])
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let rows = [sample("18", None), sample("17", Some("江若昀"))];
    let section = SectionPart { section: drawing(&rows, "和衡中心", locale), summary: t.covered_of(2, 1), t };
    let desk = DeskPart { summary: t.covered_of(2, 1), gaps: vec![("18 层".into(), "/".into())], href: "/".into(), t };
    let mine = MinePart {
        captaincies: vec![(t.captaincy_of("17"), "/".into(), ui::Chip::new(ui::Tone::Done, t.state("in_office")))],
        desk: Some("/".into()),
        t,
    };
    vec![Sample::of("_section", &section), Sample::of("_desk", &desk), Sample::of("_mine", &mine)]
}
