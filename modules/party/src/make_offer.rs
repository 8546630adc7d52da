//! Offering a task (R77): at a stage of the tower's work, for so many people, until a day.

use axum::extract::{Path, Query};
use db::args;
use kernel::{BuildingId, Date, District, Text};
use ledger::Tx;
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field, Section};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{T, events::OfferMade, offer::Stage, permissions::MakeOffer, step, store::sql, unit::OfferId};

/// Days that an offer may reach ahead.
const FARTHEST: i64 = 366;
/// The most people that one task is offered to.
const MOST: u32 = 200;

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct OfferInput {
    /// `listen`, `deliberate`, `claim`, `carry`, `accept` or `appraise`.
    pub stage: Input,
    pub title: Input,
    pub what: Input,
    /// How many people are needed.
    pub need: Input,
    pub due: Input,
}

async fn page(ctx: &Ctx, tower: BuildingId, input: OfferInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let building = ctx.read(move |tx| Ok(tx.granted::<MakeOffer, Building>(tower)?.into_inner())).await?;
    let stages = Stage::ALL.iter().map(|s| Choice::new(s.code(), t.stage(s.code())).hint(t.stage_hint(s.code())));
    let back = format!("/{}/towers/{tower}/party/offers", building.district);
    let need = if input.need.trim().is_empty() { "1" } else { input.need.as_str() };
    let page = StepPage::new(t.0, Section::Party, "make_offer", t.do_offer(), &building.name, &back)
        .refused(refused)
        .lead(t.offer_lead())
        .field(Field::radios("stage", t.stage_label(), &input.stage, stages.collect()))
        .field(Field::text("title", t.offer_title(), input.title.as_str()).with("maxlength", "60"))
        .field(Field::area("what", t.offer_what(), input.what.as_str(), 3).hint(t.offer_what_hint()))
        .field(Field::number("need", t.offer_need(), need))
        .field(Field::date("due", t.offer_due(), &input.due));
    ctx.show(&page).await
}

/// The form to offer a task with.
#[utoipa::path(get, path = "/{district}/towers/{building}/party/offers/new", operation_id = "show_make_offer", tag = "party",
    params(("district" = District, Path), ("building" = BuildingId, Path), OfferInput),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.make_offer"))))]
pub async fn show_make_offer(
    ctx: Ctx,
    Path((_, tower)): Path<(District, BuildingId)>,
    Query(input): Query<OfferInput>,
) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, tower, input, refused).await
}

/// Offers a task to whoever declared membership in the tower and wants it.
#[utoipa::path(post, path = "/{district}/towers/{building}/party/offers/new", operation_id = "make_offer", tag = "party",
    params(("district" = District, Path), ("building" = BuildingId, Path)), request_body = OfferInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.make_offer"))))]
pub async fn make_offer(ctx: Ctx, Path((_, tower)): Path<(District, BuildingId)>, form: Form<OfferInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, tower, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, tower, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, tower: BuildingId, input: &OfferInput) -> kernel::Result<Done> {
    tx.granted::<MakeOffer, Building>(tower)?;
    let (district, today, by) = (tx.district(), tx.today(), tx.person()?);
    let mut check = Check::default();
    let stage = Stage::from_code(&input.stage);
    if stage.is_none() {
        check.fault("stage", faults::choose());
    }
    let title = check.text("title", &input.title, 60);
    let what = check.optional_text("what", &input.what, step::LONGEST);
    let range = || faults::number(1, i64::from(MOST));
    let need = check.require::<u32>("need", &input.need, range);
    if need.is_some_and(|n| n == 0 || n > MOST) {
        check.fault("need", range());
    }
    let due = check.require::<Date>("due", &input.due, faults::date);
    if due.is_some_and(|d| d < today) {
        check.fault("due", Text::each(|l| T(l).in_past()));
    }
    if due.is_some_and(|d| d > today.plus_days(FARTHEST)) {
        check.fault("due", faults::date());
    }
    check.finish()?;
    let (Some(stage), Some(need), Some(due)) = (stage, need, due) else {
        return Err(kernel::Error::bug("a checked field is missing"));
    };
    let offer = OfferId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD_OFFER, args![district, offer, tower, stage, title, what, need, due, by, today])?;
    let words = tx.words(&title);
    tx.record(&OfferMade { offer, building: tower, stage, due, words })?;
    // Nobody is told: a notice to somebody would say that they declared membership. It stands on their own page.
    Ok(Done::new(format!("/{district}/party/offers/{offer}"), Text::each(|l| T(l).offered())).id(offer))
}
