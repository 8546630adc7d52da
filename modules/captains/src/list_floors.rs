//! Which floors of a tower have a captain, and which do not (R79): for the committee and the subdistrict.

use axum::extract::Path;
use kernel::{BuildingId, District, Locale};
use registry::api::Building;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Layout, Section, Tone, TowerLink};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    floors::{FloorLine, covered, floors, sample},
    permissions::ListFloors,
};

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "captains/list_floors.html")]
pub struct FloorsPage {
    pub building: BuildingId,
    /// Floors with firms.
    pub occupied: usize,
    /// Of those, with a captain in term.
    pub covered: usize,
    pub floors: Vec<FloorLine>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl FloorsPage {
    fn chip(&self, floor: &FloorLine) -> Chip {
        let t = self.t;
        match (&floor.coming, floor.gap) {
            // Whoever hands it over is gone: the gap is what has to be seen to.
            (Some(state), gap) if !gap || state != "handing_over" => Chip::new(Tone::Waiting, t.state(state.as_str())),
            (_, true) => Chip::new(Tone::Soon, t.gap()),
            (_, false) if floor.firms == 0 => Chip::new(Tone::Archived, t.empty_floor()),
            (_, false) => Chip::new(Tone::Done, t.state("in_office")),
        }
    }

    fn until(&self, floor: &FloorLine) -> String {
        floor.ends.map_or("–".to_owned(), |d| i18n::Format(self.t.0).date_long(d))
    }
}

impl View for FloorsPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).floors_title(&self.tower.name)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(self.t.nav_floors())];
        Frame { section: Section::Floors, layout: Layout::Desk, crumbs, tower: Some(self.tower.clone()) }
    }
}

/// The floors of a tower, each with its captain or a gap.
#[utoipa::path(get, path = "/{district}/towers/{building}/floors", operation_id = "list_floors", tag = "captains",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = FloorsPage)), extensions(("x-permission" = json!("captains.list_floors"))))]
pub async fn list_floors(ctx: Ctx, Path((district, building)): Path<(District, BuildingId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let found = tx.granted::<ListFloors, Building>(building)?;
            let floors = floors(tx, building, locale)?;
            let (occupied, covered) = covered(&floors);
            let tower = TowerLink { name: found.name.clone(), href: format!("/{district}/towers/{building}") };
            Ok(FloorsPage { building, occupied, covered, floors, tower, t: T(locale) })
        })
        .await?;
    ctx.show(&page).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = |floors: Vec<FloorLine>| FloorsPage {
        building: BuildingId::from_bytes([1; 16]),
        occupied: 2,
        covered: 1,
        floors,
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t: T(locale),
    };
    vec![
        Sample::of("list_floors", &page(vec![sample("18", None), sample("17", Some("江若昀"))])),
        Sample::of("list_floors", &page(vec![])),
    ]
}
