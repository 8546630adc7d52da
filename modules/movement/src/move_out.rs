//! A firm moves out of a floor, or of the building: what that vacates is shown first, and goes with it.

use axum::extract::{Path, Query};
use kernel::{BuildingId, Date, District, OrganisationId, Text};
use ledger::Tx;
use registry::api::{Building, Stage, Tenancy};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Section};
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T, YEARS,
    permissions::MoveOut,
    vacancy::{self, Warning},
};

/// Which floor, and when.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct MoveOutInput {
    /// The floor's sign; empty for every floor that the firm has here.
    pub floor: Input,
    /// The last day; one that is over ends it today, a day to come sets the end ahead.
    pub on: Input,
}

/// What the form shows: the floors that the firm has, and what would end.
struct Shown {
    tower: String,
    firm: String,
    floors: Vec<String>,
    warning: ui::Html,
    today: Date,
}

fn shown(
    tx: &mut Tx<'_, '_>,
    id: BuildingId,
    firm: OrganisationId,
    input: &MoveOutInput,
    t: T,
) -> kernel::Result<Shown> {
    let tower = tx.granted::<MoveOut, Building>(id)?.name.clone();
    let name = registry::api::organisation(tx, firm)?.ok_or_else(kernel::Error::hidden)?.name;
    let today = tx.today();
    let on: Date = input.on.parse().unwrap_or(today);
    let mut tenancies = registry::api::tenancies_of(tx, firm, id)?;
    let building_floors = registry::api::floors(tx, id)?;
    let all: Vec<_> = building_floors.iter().map(|f| f.id).collect();
    let chosen = building_floors.iter().find(|f| f.label == input.floor.trim()).map(|f| f.id);
    let open = |t: &&Tenancy| t.stage != Stage::Left && t.holds_on(on);
    let held: Vec<_> = tenancies.iter().filter(open).filter_map(|t| t.floor).collect();
    let floors = building_floors.iter().filter(|f| held.contains(&f.id)).map(|f| f.label.clone()).collect();
    for tenancy in tenancies.iter_mut().filter(|t| t.stage != Stage::Left && t.holds_on(on)) {
        if input.floor.trim().is_empty() || tenancy.floor == chosen {
            tenancy.until_on = Some(on);
        }
    }
    let leaving = vacancy::departure(&tenancies, &all, on, today.max(on));
    let (left, gone) = leaving.map_or((Vec::new(), false), |l| (l.floors, l.gone));
    let vacancy = vacancy::of(tx, firm, id, &left, gone)?;
    let warning = Warning { gone, vacancy, t }.html()?;
    Ok(Shown { tower, firm: name, floors, warning, today })
}

async fn page(
    ctx: &Ctx,
    (district, id, firm): (District, BuildingId, OrganisationId),
    input: MoveOutInput,
    refused: Refused,
) -> Result {
    let t = T(ctx.locale);
    let asked = input.clone();
    let shown = ctx.read(move |tx| shown(tx, id, firm, &asked, t)).await?;
    let mut floors = vec![Choice::new("", t.every_floor())];
    floors.extend(shown.floors.iter().map(|f| Choice::new(f, t.floor_sign(f))));
    let href = format!("/{district}/towers/{id}/firms/{firm}");
    let on = if input.on.trim().is_empty() { shown.today.to_string() } else { input.on.to_string() };
    let page = StepPage::new(t.0, Section::Moves, "move_out", t.do_move_out(), &shown.firm, &href)
        .refused(refused)
        .lead(t.move_out_lead(&shown.firm, &shown.tower))
        .sheet(shown.warning)
        .field(Field::select("floor", t.floors(), &input.floor, floors))
        .field(Field::date("on", t.last_day(), &on).hint(t.move_out_hint()));
    ctx.show(&page).await
}

/// What would end, and the form.
#[utoipa::path(get, path = "/{district}/towers/{building}/firms/{organisation}/move-out", operation_id = "show_move_out", tag = "movement",
    params(("district" = District, Path), ("building" = BuildingId, Path), ("organisation" = OrganisationId, Path), MoveOutInput),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("movement.move_out"))))]
pub async fn show_move_out(
    ctx: Ctx,
    Path(place): Path<(District, BuildingId, OrganisationId)>,
    Query(input): Query<MoveOutInput>,
) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, place, input, refused).await
}

/// Records that a firm moves out.
#[utoipa::path(post, path = "/{district}/towers/{building}/firms/{organisation}/move-out", operation_id = "move_out", tag = "movement",
    params(("district" = District, Path), ("building" = BuildingId, Path), ("organisation" = OrganisationId, Path)), request_body = MoveOutInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("movement.move_out"))))]
pub async fn move_out(
    ctx: Ctx,
    Path((district, id, firm)): Path<(District, BuildingId, OrganisationId)>,
    form: Form<MoveOutInput>,
) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| record(tx, id, firm, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, (district, id, firm), form.input, refused).await
}

fn record(tx: &mut Tx<'_, '_>, id: BuildingId, firm: OrganisationId, input: &MoveOutInput) -> kernel::Result<Done> {
    let building = tx.granted::<MoveOut, Building>(id)?.into_inner();
    let (district, today) = (tx.district(), tx.today());
    let name = registry::api::organisation(tx, firm)?.ok_or_else(kernel::Error::hidden)?.name;
    let mut check = Check::default();
    let on: Option<Date> = check.require("on", &input.on, web::faults::date);
    check.near("on", on, today, YEARS);
    let mut floor = None;
    if !input.floor.trim().is_empty() {
        floor = registry::api::floor_labelled(tx, id, input.floor.trim())?.map(|f| f.id);
        if floor.is_none() {
            check.fault("floor", web::faults::choose());
        }
    }
    check.finish()?;
    let on = on.ok_or_else(|| kernel::Error::bug("a checked date is missing"))?;
    let leave = registry::api::MoveOut { organisation: firm, building: id, floor, on };
    if registry::api::move_out(tx, &leave)? == 0 {
        tx.nothing_to_record(); // they end on that day already
    }
    let tower = &building.name;
    let says = Text::each(|l| {
        let day = i18n::Format(l).date_long(on);
        if on > today { T(l).move_out_planned(&name, day, tower) } else { T(l).moved_out(&name, tower) }
    });
    Ok(Done::new(format!("/{district}/towers/{id}/firms/{firm}"), says).id(firm))
}
