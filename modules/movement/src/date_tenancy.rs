//! A tenancy goes on, or ends on another day. One that is extended before its end loses nothing.

use axum::extract::Path;
use kernel::{BuildingId, Date, District, Text};
use ledger::Tx;
use registry::api::{Building, Tenancy, TenancyId};
use serde::{Deserialize, Serialize};
use ui::{Field, Section};
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{T, YEARS, permissions::DateTenancy};

/// Until when.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DateInput {
    /// The last day; none if the tenancy goes on.
    pub until: Input,
}

/// The tenancy, if it is one of this building.
fn tenancy(tx: &mut Tx<'_, '_>, building: BuildingId, id: TenancyId) -> kernel::Result<(Building, Tenancy)> {
    let building = tx.granted::<DateTenancy, Building>(building)?.into_inner();
    let found = registry::api::tenancy(tx, id)?.filter(|t| t.building == building.id);
    Ok((building, found.ok_or_else(kernel::Error::hidden)?))
}

async fn page(ctx: &Ctx, building: BuildingId, id: TenancyId, input: Option<DateInput>, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (district, row, firm, floor) = ctx
        .read(move |tx| {
            let (building, row) = tenancy(tx, building, id)?;
            let firm = registry::api::organisation(tx, row.organisation)?.map_or(String::new(), |o| o.name);
            let floor = match row.floor {
                Some(id) => registry::api::floor(tx, id)?.map(|f| f.label),
                None => None,
            };
            Ok((building.district, row, firm, floor))
        })
        .await?;
    let href = format!("/{district}/towers/{building}/firms/{}", row.organisation);
    let until = input.unwrap_or(DateInput { until: row.until_on.map_or(String::new(), |d| d.to_string()).into() });
    let place = floor.map_or(t.whole_building().to_owned(), |f| t.floor_sign(f));
    let day = i18n::Format(t.0).date_long(row.from_on);
    let page = StepPage::new(t.0, Section::Moves, "date_tenancy", t.do_date(), &firm, &href)
        .refused(refused)
        .lead(t.date_lead(place, day))
        .field(Field::date("until", t.last_day(), &until.until).hint(t.last_day_hint()).optional(t.0));
    ctx.show(&page).await
}

/// The form.
#[utoipa::path(get, path = "/{district}/towers/{building}/tenancies/{tenancy}/last-day", operation_id = "show_date_tenancy", tag = "movement",
    params(("district" = District, Path), ("building" = BuildingId, Path), ("tenancy" = TenancyId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("movement.date_tenancy"))))]
pub async fn show_date_tenancy(ctx: Ctx, Path((_, building, id)): Path<(District, BuildingId, TenancyId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, building, id, None, refused).await
}

/// Sets another last day, or none.
#[utoipa::path(post, path = "/{district}/towers/{building}/tenancies/{tenancy}/last-day", operation_id = "date_tenancy", tag = "movement",
    params(("district" = District, Path), ("building" = BuildingId, Path), ("tenancy" = TenancyId, Path)), request_body = DateInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("movement.date_tenancy"))))]
pub async fn date_tenancy(
    ctx: Ctx,
    Path((_, building, id)): Path<(District, BuildingId, TenancyId)>,
    form: Form<DateInput>,
) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| record(tx, building, id, &input)).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, building, id, Some(form.input), refused).await
}

fn record(tx: &mut Tx<'_, '_>, building: BuildingId, id: TenancyId, input: &DateInput) -> kernel::Result<Done> {
    let (_, row) = tenancy(tx, building, id)?;
    let mut check = Check::default();
    let until: Option<Date> = check.parse("until", &input.until, web::faults::date);
    check.near("until", until, tx.today(), YEARS);
    check.finish()?;
    registry::api::date_tenancy(tx, id, until)?;
    let says = Text::each(|l| match until {
        Some(until) => T(l).tenancy_dated(i18n::Format(l).date_long(until)),
        None => T(l).tenancy_open().to_owned(),
    });
    Ok(Done::new(format!("/{}/towers/{building}/firms/{}", tx.district(), row.organisation), says).id(id))
}
