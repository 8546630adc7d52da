//! A firm moves in: on one floor or several, today or on a day to come. One that nobody knows yet is written down with it.

use axum::extract::Path;
use kernel::{BuildingId, Date, District, FloorId, OrganisationId, Text};
use ledger::Tx;
use registry::api::{Building, UnifiedCode};
use serde::{Deserialize, Serialize};
use ui::{Field, Section};
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{T, YEARS, permissions::MoveIn};

/// Most people and square metres of one tenancy.
const MOST: i64 = 9_999_999;

/// Who moves in, where and when.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct MoveInInput {
    /// The firm's name.
    pub organisation: Input,
    /// Its unified social credit code; needed if the system does not know the firm.
    pub unified_code: Input,
    /// `17`, `17-18`, `B1`; empty for the whole building.
    pub floor: Input,
    /// The first day; today if it is left out.
    pub from: Input,
    /// The last day, where one is agreed.
    pub until: Input,
    /// Square metres.
    pub area: Input,
    pub headcount: Input,
}

async fn page(ctx: &Ctx, id: BuildingId, input: MoveInInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let building = ctx.read(move |tx| Ok(tx.granted::<MoveIn, Building>(id)?.into_inner())).await?;
    let href = format!("/{}/towers/{id}/moves", building.district);
    let page = StepPage::new(t.0, Section::Moves, "move_in", t.do_move_in(), &building.name, &href)
        .refused(refused)
        .lead(t.move_in_lead())
        .field(Field::text("organisation", t.firm(), input.organisation.as_str()).with("maxlength", "100"))
        .field(
            Field::text("unified_code", t.unified_code(), input.unified_code.as_str())
                .hint(t.unified_code_hint())
                .optional(t.0),
        )
        .field(Field::text("floor", t.floors(), input.floor.as_str()).hint(t.floors_hint()).optional(t.0))
        .field(Field::date("from", t.first_day(), &input.from).hint(t.first_day_hint()).optional(t.0))
        .field(Field::date("until", t.last_day(), &input.until).hint(t.last_day_hint()).optional(t.0))
        .field(Field::number("area", t.area(), &input.area).optional(t.0))
        .field(Field::number("headcount", t.headcount(), &input.headcount).optional(t.0));
    ctx.show(&page).await
}

/// The form.
#[utoipa::path(get, path = "/{district}/towers/{building}/move-ins", operation_id = "show_move_in", tag = "movement",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("movement.move_in"))))]
pub async fn show_move_in(ctx: Ctx, Path((_, id)): Path<(District, BuildingId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, MoveInInput::default(), refused).await
}

/// Records that a firm moves in.
#[utoipa::path(post, path = "/{district}/towers/{building}/move-ins", operation_id = "move_in", tag = "movement",
    params(("district" = District, Path), ("building" = BuildingId, Path)), request_body = MoveInInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("movement.move_in"))))]
pub async fn move_in(ctx: Ctx, Path((_, id)): Path<(District, BuildingId)>, form: Form<MoveInInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| record(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

fn record(tx: &mut Tx<'_, '_>, id: BuildingId, input: &MoveInInput) -> kernel::Result<Done> {
    let building = tx.granted::<MoveIn, Building>(id)?.into_inner();
    let (district, today) = (tx.district(), tx.today());
    let mut check = Check::default();
    let floors = floors(tx, id, &input.floor, &mut check)?;
    let from: Option<Date> = check.parse("from", &input.from, web::faults::date);
    let until: Option<Date> = check.parse("until", &input.until, web::faults::date);
    check.near("from", from, today, YEARS);
    check.near("until", until, today, YEARS);
    let from = from.unwrap_or(today);
    if until.is_some_and(|until| until < from) {
        check.fault("until", Text::each(|l| T(l).ends_before()));
    }
    let mut number = |field, value: &str| {
        let number: Option<i64> = check.parse(field, value, || web::faults::number(1, MOST));
        if number.is_some_and(|n| !(1..=MOST).contains(&n)) {
            check.fault(field, web::faults::number(1, MOST));
        }
        number
    };
    let (area, headcount) = (number("area", &input.area), number("headcount", &input.headcount));
    let organisation = firm(tx, input, &mut check)?;
    check.finish()?;
    let Some(organisation) = organisation else { return Err(kernel::Error::bug("a checked field is missing")) };
    let organisation = match organisation {
        Firm::Known(id) => id,
        Firm::New(name, code) => registry::api::add_enterprise(tx, &name, &code)?,
    };
    // Whoever moves in has a lease.
    committees::api::may_sign(tx, organisation)?;
    let new = registry::api::MoveIn { organisation, building: id, floors, from, until, area, headcount };
    if registry::api::move_in(tx, &new)?.is_empty() {
        tx.nothing_to_record(); // known already
    }
    let name = registry::api::organisation(tx, organisation)?.map_or(String::new(), |o| o.name);
    let tower = &building.name;
    let says = Text::each(|l| {
        if from > today {
            T(l).move_in_planned(&name, i18n::Format(l).date_long(from), tower)
        } else {
            T(l).moved_in(&name, tower)
        }
    });
    Ok(Done::new(format!("/{district}/towers/{id}/firms/{organisation}"), says).id(organisation))
}

/// A firm that is known, or one to be written down.
enum Firm {
    Known(OrganisationId),
    New(String, UnifiedCode),
}

fn firm(tx: &mut Tx<'_, '_>, input: &MoveInInput, check: &mut Check) -> kernel::Result<Option<Firm>> {
    let name = check.text("organisation", &input.organisation, 100);
    let mut code = None;
    if !input.unified_code.trim().is_empty() {
        match input.unified_code.parse::<UnifiedCode>() {
            Ok(found) => code = Some(found),
            Err(_) => check.fault("unified_code", Text::each(|l| T(l).bad_code())),
        }
    }
    if let Some(code) = &code
        && let Some(found) = registry::api::organisation_coded(tx, code)?
    {
        return Ok(Some(Firm::Known(found.id)));
    }
    if name.is_empty() {
        return Ok(None);
    }
    if let Some(found) = registry::api::organisation_named(tx, &name)? {
        let other = code.as_ref().zip(found.unified_code.as_ref()).is_some_and(|(a, b)| a.as_str() != b);
        if !other {
            return Ok(Some(Firm::Known(found.id)));
        }
    } else if registry::api::namesakes(tx, &name)? > 1 && code.is_none() {
        check.fault("unified_code", Text::each(|l| T(l).several_firms()));
        return Ok(None);
    }
    match code {
        Some(code) => Ok(Some(Firm::New(name, code))),
        None => {
            if check.is_clean() {
                check.fault("unified_code", Text::each(|l| T(l).unknown_firm()));
            }
            Ok(None)
        }
    }
}

/// The floors that a field names; one entry `None` for the whole building.
pub fn floors(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    text: &str,
    check: &mut Check,
) -> kernel::Result<Vec<Option<FloorId>>> {
    let Some(labels) = registry::api::parse_floors(text) else {
        check.fault("floor", Text::each(|l| T(l).bad_floors()));
        return Ok(Vec::new());
    };
    if labels.is_empty() {
        return Ok(vec![None]);
    }
    let mut floors = Vec::new();
    for label in labels {
        match registry::api::floor_labelled(tx, building, &label)? {
            Some(floor) => floors.push(Some(floor.id)),
            None => check.fault("floor", Text::each(|l| T(l).unknown_floor(&label))),
        }
    }
    Ok(floors)
}
