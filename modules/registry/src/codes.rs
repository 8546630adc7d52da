//! Short codes on posters: scanned, they open the tower's page with the floor filled in.

use axum::extract::Path;
use db::args;
use kernel::{BuildingId, District, FloorId, Locale};
use ledger::Tx;
use qrcode::{QrCode, render::svg};
use serde::Serialize;
use ui::{Crumb, Frame};
use web::{Ctx, Result, Sample, View};

use crate::{T, building::Building, permissions::ShowCodes, store, store::sql};

/// The code of one place.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PlaceCode {
    /// The floor's sign; `None` for the whole tower.
    pub floor: Option<String>,
    /// What the poster says under the picture.
    pub address: String,
    #[serde(skip)]
    picture: ui::Html,
}

/// The posters of a tower.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "registry/codes.html")]
pub struct CodesPage {
    pub building: BuildingId,
    pub name: String,
    pub codes: Vec<PlaceCode>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl View for CodesPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).codes_title(&self.name)
    }

    fn frame(&self) -> Frame {
        let tower = Crumb::link(&self.name, format!("/{}/towers/{}", self.district, self.building));
        Frame { crumbs: vec![tower, Crumb::here(self.t.codes_link())], ..Frame::default() }
    }
}

/// The posters of a tower, to print.
#[utoipa::path(get, path = "/{district}/towers/{building}/codes", operation_id = "show_codes", tag = "registry",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = CodesPage)), extensions(("x-permission" = json!("registry.show_codes"))))]
pub async fn show_codes(ctx: Ctx, Path((district, building)): Path<(District, BuildingId)>) -> Result {
    let locale = ctx.locale;
    let base = ctx.app.settings().public_url.clone();
    let page = ctx
        .read(move |tx| {
            let name = tx.granted::<ShowCodes, Building>(building)?.name.clone();
            let mut codes = Vec::new();
            if let Some((code,)) = tx.first(&sql::CODE_OF_BUILDING, args![district, building])? {
                codes.push(poster(&base, district, None, &code));
            }
            for floor in store::floors(tx, building)? {
                if let Some((code,)) = tx.first(&sql::CODE_OF_FLOOR, args![district, building, floor.id])? {
                    codes.push(poster(&base, district, Some(floor.label), &code));
                }
            }
            Ok(CodesPage { building, name, codes, district, t: T(locale) })
        })
        .await?;
    ctx.show(&page).await
}

fn poster(base: &str, district: District, floor: Option<String>, code: &str) -> PlaceCode {
    let address = format!("{base}/q/{district}-{code}");
    let picture = QrCode::new(address.as_bytes())
        .map(|qr| qr.render::<svg::Color<'_>>().min_dimensions(120, 120).quiet_zone(true).build())
        .unwrap_or_default();
    // The renderer writes an XML declaration that has no place inside a page.
    let picture = picture.split_once("?>").map_or(picture.clone(), |(_, svg)| svg.to_owned());
    PlaceCode { floor, address, picture: ui::Html(picture) }
}

/// The address behind a floor's poster, with its picture.
///
/// # Errors
/// The database's own failure.
pub fn floor_code(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    floor: FloorId,
    base: &str,
) -> kernel::Result<Option<(String, ui::Html)>> {
    let district = tx.district();
    let code = tx.first(&sql::CODE_OF_FLOOR, args![district, building, floor])?;
    Ok(code.map(|(code,)| poster(base, district, None, &code)).map(|p| (p.address, p.picture)))
}

/// Gives a building and its floors their codes, where they have none.
///
/// # Errors
/// The database's own failure.
pub fn give_codes(tx: &mut Tx<'_, '_>, building: BuildingId) -> kernel::Result<()> {
    let district = tx.district();
    if tx.first(&sql::CODE_OF_BUILDING, args![district, building])?.is_none() {
        give_code(tx, building, None)?;
    }
    for floor in store::floors(tx, building)? {
        if tx.first(&sql::CODE_OF_FLOOR, args![district, building, floor.id])?.is_none() {
            give_code(tx, building, Some(floor.id))?;
        }
    }
    Ok(())
}

/// A code that no other place of the district has: among thousands of places two are drawn alike one day.
fn give_code(tx: &mut Tx<'_, '_>, building: BuildingId, floor: Option<FloorId>) -> kernel::Result<()> {
    let district = tx.district();
    for _ in 0..20 {
        if tx.run(&sql::PUT_CODE, args![district, crypto::code(6), building, floor])? == 1 {
            return Ok(());
        }
    }
    Err(kernel::Error::bug("twenty codes in a row are taken"))
}

/// Where a scanned poster leads.
#[utoipa::path(get, path = "/q/{code}", operation_id = "scan_code", tag = "registry",
    params(("code" = String, Path, description = "`310107-7K3Q9M`")),
    responses((status = 303, description = "To the report form with the floor filled in, or to the tower's page.")),
    extensions(("x-permission" = json!("registry.show_tower"))))]
pub async fn scan_code(ctx: Ctx, Path(code): Path<String>) -> Result {
    let (district, code) = code.split_once('-').ok_or_else(kernel::Error::hidden)?;
    let district: District = district.parse().map_err(|_| kernel::Error::hidden())?;
    let code = code.to_uppercase();
    let found = ctx.app.store().db().read(move |tx| tx.first(&sql::PLACE_OF, args![district, code])).await;
    let (building, floor) = found.map_err(kernel::Error::from)?.ok_or_else(kernel::Error::hidden)?;
    // A floor's poster asks at once; the tower's shows what is going on first.
    let there = floor.map_or(String::new(), |f| format!("/report?floor={f}"));
    Ok(ctx.go(&format!("/{district}/towers/{building}{there}")))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let district = District::new(310_107).expect("a district");
    let codes = vec![
        poster("https://loushi.example", district, Some("17".into()), "7K3Q9M"),
        poster("", district, None, "AAAAAA"),
    ];
    let page =
        CodesPage {
            building: BuildingId::from_bytes([1; 16]), name: "和衡中心".into(), codes, district, t: T(locale)
        };
    vec![Sample::of("codes", &page)]
}
