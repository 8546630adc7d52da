//! The towers of a subdistrict, or of each one of the district, by the state of their committees.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use committees::api::{BodyKind, BodyRow};
use kernel::{BuildingId, Date, District, DivisionCode, Locale};
use ledger::Tx;
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Chip, Crumb, Frame, Html, Layout, Section};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    list_conformance::{area, district_code},
    map::{Shape, TowerMap, TowerState},
};

/// A tower and the state of its committee.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct MapTower {
    pub building: BuildingId,
    pub name: String,
    pub floors: i64,
    /// `none`, `founding`, `active`, `renewing`, `rectifying` or `expired`.
    pub state: &'static str,
    #[serde(skip)]
    words: String,
    #[serde(skip)]
    href: String,
}

/// The towers of a subdistrict.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MapPlace {
    pub subdistrict: DivisionCode,
    pub name: String,
    pub towers: Vec<MapTower>,
    #[serde(skip)]
    drawing: Html,
    #[serde(skip)]
    legend: Vec<(Chip, usize)>,
    #[serde(skip)]
    list: String,
}

/// Towers by the state of their committees.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "conformance/show_map.html")]
pub struct MapPage {
    pub places: Vec<MapPlace>,
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    subdistricts: Vec<(String, String)>,
    #[serde(skip)]
    chosen: String,
    #[serde(skip)]
    whole: bool,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl View for MapPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).map_title(&self.name)
    }

    fn frame(&self) -> Frame {
        let list = Crumb::link(self.t.list_title(), format!("/{}/conformance", self.district));
        let crumbs = vec![list, Crumb::here(self.t.map_link())];
        Frame { section: Section::Conformance, layout: Layout::Desk, crumbs, ..Frame::default() }
    }
}

/// Which towers.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct MapQuery {
    /// Those of one subdistrict.
    subdistrict: String,
}

/// The towers by the state of their committees.
#[utoipa::path(get, path = "/{district}/conformance/map", operation_id = "show_map", tag = "conformance",
    params(("district" = District, Path), MapQuery),
    responses((status = 200, body = MapPage)), extensions(("x-permission" = json!("conformance.list_conformance"))))]
pub async fn show_map(ctx: Ctx, Path(district): Path<District>, Query(query): Query<MapQuery>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let (subdistrict, subdistricts, whole) = area(tx, &query.subdistrict)?;
            let codes: Vec<DivisionCode> = match subdistrict {
                Some(code) => vec![code],
                None => subdistricts.iter().filter_map(|(code, _)| code.parse().ok()).collect(),
            };
            let mut places = Vec::new();
            for code in codes {
                let name = registry::api::division(tx, code)?.map_or_else(|| code.to_string(), |d| d.name);
                let towers = registry::api::towers_in(tx, code)?;
                // A subdistrict without a tower is shown only where it was asked for.
                if !towers.is_empty() || subdistrict.is_some() {
                    places.push(place(tx, code, name, towers, locale)?);
                }
            }
            let of = subdistrict.map_or_else(|| district_code(district), Ok)?;
            let name = registry::api::division(tx, of)?.map_or_else(|| of.to_string(), |d| d.name);
            let chosen = subdistrict.map_or(String::new(), |s| s.to_string());
            Ok(MapPage { places, name, subdistricts, chosen, whole, district, t: T(locale) })
        })
        .await?;
    ctx.show(&page).await
}

fn place(
    tx: &mut Tx<'_, '_>,
    subdistrict: DivisionCode,
    name: String,
    buildings: Vec<Building>,
    locale: Locale,
) -> kernel::Result<MapPlace> {
    let (district, today) = (tx.district(), tx.today());
    let ids: Vec<BuildingId> = buildings.iter().map(|b| b.id).collect();
    let bodies: HashMap<BuildingId, BodyRow> = committees::api::bodies_of(tx, &ids)?
        .into_iter()
        .filter(|b| b.kind == BodyKind::Committee)
        .map(|b| (b.building, b))
        .collect();
    let shapes = buildings.iter().map(|b| {
        let body = bodies.get(&b.id);
        let href = body.map_or_else(
            || format!("/{district}/towers/{}", b.id),
            |body| format!("/{district}/bodies/{}/conformance", body.id),
        );
        Shape { name: b.name.clone(), href, floors: b.floors_above, state: state(body, today) }
    });
    let map = TowerMap { locale, place: name.clone(), towers: shapes.collect() };
    let list = format!("/{district}/conformance?subdistrict={subdistrict}");
    Ok(drawn(map, subdistrict, &ids, list, locale))
}

fn drawn(map: TowerMap, subdistrict: DivisionCode, ids: &[BuildingId], list: String, locale: Locale) -> MapPlace {
    let towers = map.towers.iter().zip(ids).map(|(shape, building)| MapTower {
        building: *building,
        name: shape.name.clone(),
        floors: shape.floors,
        state: shape.state.code(),
        words: map.words(shape),
        href: shape.href.clone(),
    });
    let legend = map.counts().into_iter().map(|(state, n)| (state.chip(locale), n)).collect();
    let drawing = Html(if map.towers.is_empty() { String::new() } else { map.to_string() });
    MapPlace { subdistrict, towers: towers.collect(), drawing, legend, list, name: map.place }
}

fn state(body: Option<&BodyRow>, today: Date) -> TowerState {
    body.map_or(TowerState::None, |b| TowerState::of(b.state, b.term_until < today))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let code: DivisionCode = "310107014".parse().expect("a code");
    let shape = |(n, state): (usize, &TowerState)| Shape {
        name: "和衡中心".into(),
        href: "/".into(),
        floors: 12 + 4 * i64::try_from(n).unwrap_or_default(),
        state: *state,
    };
    let place = |towers: Vec<Shape>| {
        let ids = vec![BuildingId::from_bytes([1; 16]); towers.len()];
        drawn(TowerMap { locale, place: "长风新村街道".into(), towers }, code, &ids, "/".into(), locale)
    };
    let page = |places| MapPage {
        places,
        name: "普陀区".into(),
        subdistricts: vec![("310107014".into(), "长风新村街道".into()), ("310107005".into(), "曹杨新村街道".into())],
        chosen: String::new(),
        whole: true,
        district: District::new(310_107).expect("a district"),
        t: T(locale),
    };
    let all = TowerState::ALL.iter().enumerate().map(shape).collect();
    vec![Sample::of("show_map", &page(vec![place(all), place(Vec::new())])), Sample::of("show_map", &page(Vec::new()))]
}
