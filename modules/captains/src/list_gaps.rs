//! The occupied floors without a captain in all towers of a subdistrict, or of the district (R79): by subdistrict and by
//! name, never ranked.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use kernel::{Act as _, BuildingId, District, DivisionCode, FloorId, Locale, Place, Resource};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Frame, Layout, Section};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    captain::floor_href,
    care::{self, Care},
    permissions::ListGaps,
};

/// A floor that nobody looks after.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct GapFloor {
    pub id: FloorId,
    pub label: String,
    pub href: String,
    #[serde(skip)]
    sign: String,
}

/// A tower with its gaps.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct GapTower {
    pub building: BuildingId,
    pub name: String,
    /// Floors with firms.
    pub occupied: usize,
    /// Of those, with a captain in term.
    pub covered: usize,
    pub gaps: Vec<GapFloor>,
    #[serde(skip)]
    summary: String,
    #[serde(skip)]
    href: String,
}

/// The towers of a subdistrict.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct GapPlace {
    pub subdistrict: DivisionCode,
    pub name: String,
    pub occupied: usize,
    pub covered: usize,
    /// Those with gaps; the others are only counted.
    pub towers: Vec<GapTower>,
    #[serde(skip)]
    summary: String,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "captains/list_gaps.html")]
pub struct GapsPage {
    pub places: Vec<GapPlace>,
    /// Subdistricts that the reader may choose: code and name.
    #[serde(skip)]
    choices: Vec<(String, String)>,
    #[serde(skip)]
    chosen: String,
    /// The reader may see all of them.
    #[serde(skip)]
    whole: bool,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl View for GapsPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).nav_gaps().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Floors, layout: Layout::Desk, ..Frame::default() }
    }
}

/// Which towers.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct GapsQuery {
    /// Those of one subdistrict.
    subdistrict: String,
}

/// A subdistrict, or the whole district.
struct Area(Place);

impl Resource for Area {
    fn place(&self) -> &Place {
        &self.0
    }
}

/// The floors without a captain, tower by tower.
#[utoipa::path(get, path = "/{district}/floors/gaps", operation_id = "list_gaps", tag = "captains",
    params(("district" = District, Path), GapsQuery),
    responses((status = 200, body = GapsPage)), extensions(("x-permission" = json!("captains.list_gaps"))))]
pub async fn list_gaps(ctx: Ctx, Path(district): Path<District>, Query(query): Query<GapsQuery>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let scopes = ListGaps::PERMISSION.scopes(tx.actor());
            let mut asked: Option<DivisionCode> = query.subdistrict.parse().ok();
            if asked.is_none() && !scopes.tenant {
                asked = scopes.subdistricts.first().copied();
            }
            let mut place = Place::district(district);
            place.subdistrict = asked;
            tx.grant::<ListGaps, _>(Area(place))?;
            let top = district.to_string().parse().map_err(|_| kernel::Error::bug("a district is a division"))?;
            let mut below = registry::api::divisions_below(tx, top)?;
            below.retain(|d| scopes.tenant || scopes.subdistricts.contains(&d.code));
            let mut places = Vec::new();
            for division in &below {
                if asked.is_none_or(|code| code == division.code) {
                    places.extend(of_subdistrict(tx, (division.code, &division.name), locale)?);
                }
            }
            let choices = below.into_iter().map(|d| (d.code.to_string(), d.name)).collect();
            let chosen = asked.map_or(String::new(), |code| code.to_string());
            Ok(GapsPage { places, choices, chosen, whole: scopes.tenant, district, t: T(locale) })
        })
        .await?;
    ctx.show(&page).await
}

/// The towers of a subdistrict; nothing where nobody sits in any.
fn of_subdistrict(
    tx: &mut Tx<'_, '_>,
    (subdistrict, name): (DivisionCode, &str),
    locale: Locale,
) -> kernel::Result<Option<GapPlace>> {
    let (t, district, today) = (T(locale), tx.district(), tx.today());
    let buildings = registry::api::towers_in(tx, subdistrict)?;
    let ids: Vec<BuildingId> = buildings.iter().map(|b| b.id).collect();
    let mut floors: HashMap<BuildingId, Vec<(FloorId, String)>> = HashMap::new();
    for (building, floor, label) in registry::api::occupied_floors(tx, &ids, today)? {
        floors.entry(building).or_default().push((floor, label));
    }
    let all: Vec<FloorId> = floors.values().flatten().map(|(id, _)| *id).collect();
    let care = care::of(tx, &all)?;
    let nobody = Care::default();
    let (mut towers, mut occupied, mut covered) = (Vec::new(), 0, 0);
    for building in buildings {
        let mut here = floors.remove(&building.id).unwrap_or_default();
        here.sort();
        here.dedup();
        let all = here.len();
        here.retain(|(id, _)| care.get(id).unwrap_or(&nobody).is_gap(1));
        (occupied, covered) = (occupied + all, covered + all - here.len());
        if here.is_empty() {
            continue;
        }
        // The highest first, as in the section drawing.
        here.sort_by(|a, b| height(&b.1).cmp(&height(&a.1)).then_with(|| a.1.cmp(&b.1)));
        let gaps: Vec<GapFloor> = here
            .into_iter()
            .map(|(id, label)| GapFloor {
                id,
                href: floor_href(district, building.id, id),
                sign: t.floor_sign(&label),
                label,
            })
            .collect();
        towers.push(GapTower {
            building: building.id,
            occupied: all,
            covered: all - gaps.len(),
            summary: t.covered_of(all, all - gaps.len()),
            href: format!("/{district}/towers/{}/floors", building.id),
            name: building.name.clone(),
            gaps,
        });
    }
    let summary = t.covered_of(occupied, covered);
    let name = name.to_owned();
    Ok((occupied > 0).then_some(GapPlace { subdistrict, name, occupied, covered, towers, summary }))
}

/// A floor's sign as a number: basements below, signs without a number last.
fn height(label: &str) -> i64 {
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    let number = digits.parse().unwrap_or(i64::MIN);
    if label.starts_with(['B', 'b', '-']) { -number } else { number }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let gap = |label: &str| GapFloor {
        id: FloorId::from_bytes([2; 16]),
        label: label.into(),
        href: "/".into(),
        sign: t.floor_sign(label),
    };
    let tower = GapTower {
        building: BuildingId::from_bytes([1; 16]),
        name: "和衡中心".into(),
        occupied: 12,
        covered: 10,
        gaps: vec![gap("18"), gap("7")],
        summary: t.covered_of(12, 10),
        href: "/".into(),
    };
    let subdistrict: DivisionCode = "310107013".parse().expect("a subdistrict");
    let place = |towers: Vec<GapTower>| GapPlace {
        subdistrict,
        name: "桃浦镇".into(),
        occupied: 12,
        covered: 10,
        towers,
        summary: t.covered_of(12, 10),
    };
    let page = |places| GapsPage {
        places,
        choices: vec![(subdistrict.to_string(), "桃浦镇".into()), ("310107014".into(), "真如镇".into())],
        chosen: String::new(),
        whole: true,
        district: District::new(310_107).expect("a district"),
        t,
    };
    vec![
        Sample::of("list_gaps", &page(vec![place(vec![tower]), place(vec![])])),
        Sample::of("list_gaps", &page(vec![])),
    ]
}

#[cfg(test)]
mod tests {
    use super::height;

    #[test]
    fn floors_stand_in_their_order() {
        let mut labels = vec!["B1", "2", "10", "裙楼", "B2"];
        labels.sort_by_key(|l| std::cmp::Reverse(height(l)));
        assert_eq!(labels, ["10", "2", "B1", "B2", "裙楼"]);
    }
}
