//! A tower's public page: what everybody may see without an account, put together from what each module shows.

use axum::extract::Path;
use kernel::{BuildingId, District, Locale};
use ledger::Load as _;
use serde::Serialize;
use ui::{Frame, Layout, Section, TowerLink};
use web::{Ctx, Result, Sample, Tower, View};

use crate::{T, building::Building, permissions::ShowTower, store};

/// The order from which on a part says what the tower has, and not what goes on there.
const BESIDE: u8 = 70;

/// A tower's public page.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "registry/show_tower.html")]
pub struct TowerPage {
    pub id: BuildingId,
    pub name: String,
    pub subdistrict: String,
    pub floors: i64,
    pub tenants: i64,
    pub workforce: Option<i64>,
    pub owner: Option<String>,
    pub property: Option<String>,
    /// What each module shows: open items, the next meeting, projects to claim, who is in charge.
    #[schema(value_type = Object)]
    pub parts: serde_json::Map<String, serde_json::Value>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    drawing: ui::Html,
    /// What goes on in the tower.
    #[serde(skip)]
    goes_on: Vec<ui::Html>,
    /// What the tower has and who is in charge; beside it where there is room.
    #[serde(skip)]
    has: Vec<ui::Html>,
    #[serde(skip)]
    may_edit: bool,
    #[serde(skip)]
    may_print: bool,
    #[serde(skip)]
    t: T,
}

impl View for TowerPage {
    fn title(&self, _: Locale) -> String {
        self.name.clone()
    }

    fn frame(&self) -> Frame {
        let tower =
            TowerLink { name: self.subdistrict.clone(), href: format!("/{}/towers/{}", self.district, self.id) };
        Frame { section: Section::Tower, layout: Layout::Page, tower: Some(tower), ..Frame::default() }
    }
}

/// A tower's public page.
#[utoipa::path(get, path = "/{district}/towers/{building}", operation_id = "show_tower", tag = "registry",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = TowerPage)), extensions(("x-permission" = json!("registry.show_tower"))))]
pub async fn show_tower(ctx: Ctx, Path((district, id)): Path<(District, BuildingId)>) -> Result {
    let (locale, app) = (ctx.locale, ctx.app.clone());
    let page = ctx
        .read(move |tx| {
            let building = tx.granted::<ShowTower, Building>(id)?;
            let tower = Tower { locale, district, building: id, name: building.name.clone() };
            let mut found = Vec::new();
            for module in app.modules() {
                found.extend((module.tower)(tx, &tower)?);
            }
            found.sort_by_key(|part| part.order);
            let (mut parts, mut goes_on, mut has) = (serde_json::Map::new(), Vec::new(), Vec::new());
            let mut drawing = None;
            for part in found {
                parts.insert(part.name.to_owned(), part.data);
                match part.order {
                    _ if part.name == "drawing" => drawing = Some(part.html),
                    ..BESIDE => goes_on.push(part.html),
                    _ => has.push(part.html),
                }
            }
            let subdistrict = store::division(tx, building.subdistrict)?.map_or(String::new(), |d| d.name);
            let organisation =
                |tx: &mut ledger::Tx<'_, '_>, id: Option<kernel::OrganisationId>| -> kernel::Result<Option<String>> {
                    Ok(match id {
                        Some(id) => store::organisation(tx, id)?.map(|o| o.name),
                        None => None,
                    })
                };
            let (owner, property) = (organisation(tx, building.owner)?, organisation(tx, building.property)?);
            let may_edit = tx.granted::<crate::permissions::EditBuilding, Building>(id).is_ok();
            let may_print = tx.granted::<crate::permissions::ShowCodes, Building>(id).is_ok();
            Ok(TowerPage {
                id,
                name: building.name.clone(),
                subdistrict,
                floors: building.floors_above,
                tenants: building.tenants,
                workforce: building.workforce,
                owner,
                property,
                parts,
                district,
                drawing: drawing.unwrap_or_default(),
                goes_on,
                has,
                may_edit,
                may_print,
                t: T(locale),
            })
        })
        .await?;
    ctx.show(&page).await
}

/// Loads a building for a page that is about one.
///
/// # Errors
/// Not found.
pub fn building_of(tx: &mut ledger::Tx<'_, '_>, id: BuildingId) -> kernel::Result<Building> {
    Building::load(tx, id)?.ok_or_else(kernel::Error::hidden)
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let page = TowerPage {
        id: BuildingId::from_bytes([1; 16]),
        name: "和衡中心".into(),
        subdistrict: "长风新村街道".into(),
        floors: 28,
        tenants: 96,
        workforce: Some(4_200),
        owner: Some("和衡置业（上海）有限公司".into()),
        property: Some("恒诚物业服务有限公司".into()),
        parts: serde_json::Map::new(),
        district: District::new(310_107).expect("a district"),
        drawing: ui::Html::default(),
        goes_on: vec![ui::Html("<p>…</p>".into())],
        has: Vec::new(),
        may_edit: true,
        may_print: true,
        t: T(locale),
    };
    vec![Sample::of("show_tower", &page)]
}
