//! A firm's history in a tower: its tenancies, what hangs on its being there, and what was recorded.

use axum::extract::Path;
use kernel::{BuildingId, District, Locale, OrganisationId, Stored};
use registry::api::{Building, Stage};
use serde::Serialize;
use ui::{Crumb, Frame, Layout, Section, TowerLink};
use web::{Ctx, Result, Sample, View};

use crate::{
    T,
    list_moves::{MoveItem, sample_item},
    permissions::{DateTenancy, MoveIn, MoveOut, ShowMoves},
    vacancy::{self, Vacancy},
};

/// A line of the history.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct HistoryItem {
    pub on: String,
    pub text: String,
    pub by: String,
    pub href: String,
}

/// A tenancy, and whether its end can be changed.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FirmTenancy {
    #[serde(flatten)]
    pub tenancy: MoveItem,
    pub open: bool,
}

#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "movement/show_firm.html")]
pub struct FirmPage {
    pub organisation: OrganisationId,
    pub name: String,
    /// The newest first.
    pub tenancies: Vec<FirmTenancy>,
    /// What hangs on the firm's being here.
    pub hanging: Vacancy,
    pub history: Vec<HistoryItem>,
    #[serde(skip)]
    here: bool,
    #[serde(skip)]
    may_move_in: bool,
    #[serde(skip)]
    may_move_out: bool,
    #[serde(skip)]
    may_date: bool,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for FirmPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).firm_title(&self.name, &self.tower.name)
    }

    fn frame(&self) -> Frame {
        let href = &self.tower.href;
        let crumbs = vec![
            Crumb::link(&self.tower.name, href),
            Crumb::link(self.t.moves_nav(), format!("{href}/moves")),
            Crumb::here(&self.name),
        ];
        let tower = Some(self.tower.clone());
        Frame { section: Section::Moves, layout: Layout::Desk, crumbs, tower }
    }
}

/// A firm's history in a tower.
#[utoipa::path(get, path = "/{district}/towers/{building}/firms/{organisation}", operation_id = "show_firm", tag = "movement",
    params(("district" = District, Path), ("building" = BuildingId, Path), ("organisation" = OrganisationId, Path)),
    responses((status = 200, body = FirmPage)), extensions(("x-permission" = json!("movement.show_moves"))))]
pub async fn show_firm(
    ctx: Ctx,
    Path((district, id, organisation)): Path<(District, BuildingId, OrganisationId)>,
) -> Result {
    let (locale, app) = (ctx.locale, ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let tower = tx.granted::<ShowMoves, Building>(id)?.name.clone();
            let rows = registry::api::presence_of(tx, organisation, id)?;
            // A firm that never was here has no page here.
            let name = rows.first().map(|r| r.name.clone()).ok_or_else(kernel::Error::hidden)?;
            let (today, format) = (tx.today(), i18n::Format(locale));
            let here = rows.iter().any(|r| r.stage == Stage::Current);
            let hanging = if here { vacancy::of(tx, organisation, id, &[], true)? } else { Vacancy::default() };
            let tenancies = rows.into_iter().map(|r| {
                let open = r.stage != Stage::Left;
                FirmTenancy { tenancy: MoveItem::of(r, district, id, today, locale), open }
            });
            let tenancies = tenancies.collect();
            let mut entries = ledger::thread(tx, district, &organisation.to_string())?;
            entries.retain(|e| e.event.building == Some(id));
            let stored: Vec<&Stored> = entries.iter().map(|e| &e.event).collect();
            let labels = identity::api::actor_labels(tx, &stored, locale)?;
            let history = entries.iter().zip(labels).rev().filter_map(|(entry, by)| {
                Some(HistoryItem {
                    on: format.date_near(entry.event.at.date(), today),
                    text: app.line(&entry.event, locale)?.text,
                    by,
                    href: format!("/{district}/record/{}", entry.event.id),
                })
            });
            let history = history.collect();
            Ok(FirmPage {
                organisation,
                name,
                tenancies,
                hanging,
                history,
                here,
                may_move_in: tx.granted::<MoveIn, Building>(id).is_ok(),
                may_move_out: tx.granted::<MoveOut, Building>(id).is_ok(),
                may_date: tx.granted::<DateTenancy, Building>(id).is_ok(),
                tower: TowerLink { name: tower, href: format!("/{district}/towers/{id}") },
                t: T(locale),
            })
        })
        .await?;
    ctx.show(&page).await
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = |here, hanging, history| FirmPage {
        organisation: OrganisationId::from_bytes([1; 16]),
        name: "明岫信息技术（上海）股份有限公司".into(),
        tenancies: vec![
            FirmTenancy { tenancy: sample_item(locale, "2024-03-01", None, Some("17")), open: true },
            FirmTenancy { tenancy: sample_item(locale, "2021-03-01", Some("2024-02-29"), None), open: false },
        ],
        hanging,
        history,
        here,
        may_move_in: here,
        may_move_out: here,
        may_date: here,
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t: T(locale),
    };
    let line = HistoryItem { on: "3月1日".into(), text: "入驻".into(), by: "物业".into(), href: "/".into() };
    let some = Vacancy { employments: 40, seats: 1, captains: 1, delegates: 1 };
    vec![
        Sample::of("show_firm", &page(true, some, vec![line])),
        Sample::of("show_firm", &page(false, Vacancy::default(), vec![])),
    ]
}
