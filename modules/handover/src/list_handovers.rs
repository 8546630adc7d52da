//! The handovers of a tower: those under way, and those that were finished.

use axum::extract::Path;
use kernel::{BuildingId, District, Locale};
use ledger::Tx;
use registry::api::Building;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Layout, TowerLink};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    handover::{Handover, State},
    permissions::ListHandovers,
    show_handover::{chip, names},
    store::{HandoverRow, of_building},
};

/// Finished ones that are shown.
const SHOWN: u32 = 30;

/// A handover in a list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HandoverItem {
    pub href: String,
    pub title: String,
    pub state: &'static str,
    pub late: bool,
    /// From whom to whom, until when.
    pub facts: String,
    #[serde(skip)]
    pub chip: Chip,
}

/// The handovers of a tower.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "handover/list_handovers.html")]
pub struct HandoversPage {
    pub building: BuildingId,
    pub running: Vec<HandoverItem>,
    pub past: Vec<HandoverItem>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for HandoversPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).nav_handovers().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(self.t.nav_handovers())];
        let tower = Some(self.tower.clone());
        Frame { section: ui::Section::Handovers, layout: Layout::Desk, crumbs, tower }
    }
}

/// Handovers as they are listed.
///
/// # Errors
/// The database's own failure.
pub fn items(tx: &mut Tx<'_, '_>, rows: Vec<HandoverRow>, locale: Locale) -> kernel::Result<Vec<HandoverItem>> {
    let (t, today) = (T(locale), tx.today());
    let people: Vec<_> = rows.iter().flat_map(|r| [Some(r.leaver), r.successor]).flatten().collect();
    let names = names(tx, &people, t)?;
    let mut items = Vec::new();
    for row in rows {
        let handover = Handover::of(tx, row)?;
        let name = |p: kernel::PersonId| names.get(&p).map_or(t.gone(), String::as_str).to_owned();
        let late = handover.state.is_running() && handover.due_on < today;
        let to = handover.successor.map_or(t.vacant().to_owned(), name);
        items.push(HandoverItem {
            href: handover.href(),
            title: handover.post().get(locale).to_owned(),
            state: handover.state.code(),
            late,
            facts: t.from_to(name(handover.leaver), to, i18n::Format(locale).date_near(handover.due_on, today)),
            chip: chip(handover.state, late, t),
        });
    }
    Ok(items)
}

/// The handovers of a tower.
#[utoipa::path(get, path = "/{district}/towers/{building}/handovers", operation_id = "list_handovers", tag = "handover",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = HandoversPage)), extensions(("x-permission" = json!("handover.list_handovers"))))]
pub async fn list_handovers(ctx: Ctx, Path((district, id)): Path<(District, BuildingId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let building = tx.granted::<ListHandovers, Building>(id)?.into_inner();
            let running = of_building(tx, id, &[State::Open, State::Signed], 200)?;
            let past = of_building(tx, id, &[State::Done], SHOWN)?;
            let tower = TowerLink { name: building.name.clone(), href: format!("/{district}/towers/{id}") };
            Ok(HandoversPage {
                building: id,
                running: items(tx, running, locale)?,
                past: items(tx, past, locale)?,
                tower,
                t: T(locale),
            })
        })
        .await?;
    ctx.show(&page).await
}

/// A handover for samples.
pub fn sample_item(locale: Locale) -> HandoverItem {
    let t = T(locale);
    HandoverItem {
        href: "/".into(),
        title: t.post("和衡中心", "秘书"),
        state: "open",
        late: false,
        facts: t.from_to("陆知微", "江若昀", "11月28日"),
        chip: chip(State::Open, false, t),
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = |running, past| HandoversPage {
        building: BuildingId::from_bytes([1; 16]),
        running,
        past,
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t: T(locale),
    };
    vec![
        Sample::of("list_handovers", &page(vec![sample_item(locale)], vec![sample_item(locale)])),
        Sample::of("list_handovers", &page(vec![], vec![])),
    ]
}
