//! What other pages show of rights and duties: a tower the way to them, a person what there is to take note of.

use kernel::{Locale, Result};
use ledger::Tx;
use web::{Part, Sample, Tower};

use crate::{
    T,
    list_rights::current,
    own::{Own, own},
    version::Version,
};

#[derive(askama::Template)]
#[template(path = "subjects/_tower.html")]
struct OfTower {
    href: String,
    t: T,
}

#[derive(askama::Template)]
#[template(path = "subjects/_mine.html")]
struct Mine {
    /// Tower and kind, address, whether there is something to take note of.
    kinds: Vec<(String, String, bool)>,
    t: T,
}

/// The way to everybody's rights and duties.
///
/// # Errors
/// A template that fails.
pub fn tower(_: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let part = OfTower { href: format!("{}/rights", tower.href()), t: T(tower.locale) };
    let data = serde_json::json!({ "href": part.href });
    Ok(vec![Part { order: 91, html: html(&part)?, name: "rights", data }])
}

fn html(template: &impl askama::Template) -> Result<ui::Html> {
    Ok(ui::Html(template.render().map_err(|e| kernel::Error::Broken(Box::new(e)))?))
}

/// What somebody is in the tower where they work, and whether the lists wait for them.
///
/// # Errors
/// The database's own failure.
pub fn mine(tx: &mut Tx<'_, '_>, locale: Locale) -> Result<Vec<Part>> {
    let (district, t) = (tx.district(), T(locale));
    let mut buildings: Vec<_> = identity::api::appointments_of(tx, tx.person()?)?
        .into_iter()
        .filter_map(|a| match a.scope {
            kernel::Scope::Building(id) => Some(id),
            _ => None,
        })
        .collect();
    if let Some(employment) = identity::api::employment_of(tx, tx.person()?)? {
        buildings.push(employment.building);
    }
    buildings.sort();
    buildings.dedup();
    buildings.truncate(3);
    let mut kinds = Vec::new();
    for id in buildings {
        let building = registry::api::building_of(tx, id)?;
        let pack = policy::api::of(tx, id)?;
        let own = own(tx, &building)?;
        let mut met: Vec<_> = own.iter().filter(|o| o.acts).map(|o| o.kind).collect();
        met.dedup();
        for kind in met {
            let mine: Vec<&Own> = own.iter().filter(|o| o.kind == kind && o.acts).collect();
            let waits = !current(tx, id, &mine, &Version::of(&pack, kind).digest()?)?;
            let href = format!("/{district}/towers/{id}/rights/{}", kind.code());
            kinds.push((t.kind_of_tower(&building.name, t.kind(kind.code())), href, waits));
        }
    }
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    let data = kinds.iter().map(|(_, href, waits)| serde_json::json!({ "href": href, "waits": waits })).collect();
    Ok(vec![Part { order: 80, html: html(&Mine { kinds, t })?, name: "rights", data }])
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let kinds = vec![("和衡中心 · 员工".to_owned(), "/".to_owned(), true)];
    vec![Sample::of("_tower", &OfTower { href: "/".into(), t }), Sample::of("_mine", &Mine { kinds, t })]
}
