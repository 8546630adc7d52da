//! The towers of a district, and where the product's front door leads.

use axum::extract::{Path, Query};
use db::args;
use kernel::{BuildingId, Denied, District, DivisionCode, Locale};
use serde::{Deserialize, Serialize};
use ui::{Frame, Section};
use web::{Ctx, Result, Sample, View};

use crate::{T, building::BuildingRow, building::Tier, store, store::sql};

/// Towers of one page.
const PAGE: usize = 50;

/// The front door: the only district's towers, or a choice of districts.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "registry/home.html")]
pub struct HomePage {
    pub districts: Vec<DistrictLink>,
    #[serde(skip)]
    t: T,
}

#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct DistrictLink {
    pub district: District,
    pub name: String,
}

impl View for HomePage {
    fn title(&self, locale: Locale) -> String {
        T(locale).home_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { layout: ui::Layout::Narrow, ..Frame::default() }
    }
}

/// The districts of this installation.
#[utoipa::path(get, path = "/", operation_id = "home", tag = "registry",
    responses((status = 200, body = HomePage)), extensions(("x-permission" = json!("registry.show_tower"))))]
pub async fn home(ctx: Ctx) -> Result {
    let tenants = ctx.app.store().db().read(|tx| tx.all(&sql::TENANTS, &[])).await.map_err(kernel::Error::from)?;
    let of_session = ctx.session().await?.map(|s| s.home);
    let only = of_session.or(if tenants.len() == 1 { Some(tenants[0].district) } else { None });
    if let (Some(district), false) = (only, ctx.wants_json()) {
        return Ok(ctx.go(&format!("/{district}/towers")));
    }
    let districts = tenants.into_iter().map(|t| DistrictLink { district: t.district, name: t.name }).collect();
    ctx.show(&HomePage { districts, t: T(ctx.locale) }).await
}

/// A tower in the list.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TowerItem {
    pub id: BuildingId,
    pub name: String,
    pub address: String,
    pub floors: i64,
    pub tenants: i64,
    pub tier: &'static str,
    #[serde(skip)]
    key: bool,
}

/// The towers of one subdistrict on this page.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TowerGroup {
    pub subdistrict: DivisionCode,
    pub name: String,
    pub towers: Vec<TowerItem>,
}

/// The towers of a district.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "registry/list_towers.html")]
pub struct TowersPage {
    pub district: District,
    pub name: String,
    pub groups: Vec<TowerGroup>,
    /// The address of the next page.
    pub next: Option<String>,
    #[serde(skip)]
    t: T,
}

impl View for TowersPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).towers_title(&self.name)
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Tower, ..Frame::default() }
    }
}

/// Where a page of towers begins: after this subdistrict and name.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct After {
    after: Option<DivisionCode>,
    name: String,
}

/// The towers of a district, by subdistrict and name.
#[utoipa::path(get, path = "/{district}/towers", operation_id = "list_towers", tag = "registry",
    params(("district" = District, Path), After),
    responses((status = 200, body = TowersPage)), extensions(("x-permission" = json!("registry.show_tower"))))]
pub async fn list_towers(ctx: Ctx, Path(district): Path<District>, Query(after): Query<After>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let tenant = tx.first(&sql::TENANT, args![district])?.ok_or(Denied::Hidden)?;
            let from = after.after.map_or(0, DivisionCode::column);
            let mut rows = tx.all(&sql::BUILDINGS_AFTER, args![district, from, after.name, PAGE + 1])?;
            let more = rows.len() > PAGE;
            rows.truncate(PAGE);
            let next = rows
                .last()
                .filter(|_| more)
                .map(|last| format!("/{district}/towers?after={}&name={}", last.subdistrict, web::encode(&last.name)));
            let mut groups: Vec<TowerGroup> = Vec::new();
            for row in rows {
                if groups.last().is_none_or(|g| g.subdistrict != row.subdistrict) {
                    let name = store::division(tx, row.subdistrict)?.map_or(row.subdistrict.to_string(), |d| d.name);
                    groups.push(TowerGroup { subdistrict: row.subdistrict, name, towers: Vec::new() });
                }
                if let Some(group) = groups.last_mut() {
                    group.towers.push(item(row));
                }
            }
            Ok(TowersPage { district, name: tenant.name, groups, next, t: T(locale) })
        })
        .await?;
    ctx.show(&page).await
}

fn item(row: BuildingRow) -> TowerItem {
    TowerItem {
        id: row.id,
        name: row.name,
        address: row.address,
        floors: row.floors_above,
        tenants: row.tenants,
        tier: row.tier.code(),
        key: row.tier != Tier::Ordinary,
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let district = District::new(310_107).expect("a district");
    let tower = TowerItem {
        id: BuildingId::from_bytes([1; 16]),
        name: "和衡中心".into(),
        address: "云岭东路 88 号".into(),
        floors: 28,
        tenants: 96,
        tier: "key",
        key: true,
    };
    let group = TowerGroup {
        subdistrict: "310107014".parse().expect("a code"),
        name: "长风新村街道".into(),
        towers: vec![tower],
    };
    let t = T(locale);
    let page = TowersPage { district, name: "普陀区".into(), groups: vec![group], next: Some("/".into()), t };
    let empty = TowersPage { district, name: "普陀区".into(), groups: vec![], next: None, t };
    let home = HomePage { districts: vec![DistrictLink { district, name: "普陀区".into() }], t };
    vec![Sample::of("list_towers", &page), Sample::of("list_towers", &empty), Sample::of("home", &home)]
}
