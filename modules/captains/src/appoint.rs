//! 聘任: the committee's chair or secretary gives the office to whom nothing stands against.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Refused, Result, StepPage};

use crate::{
    T,
    captain::{Captaincy, check_free, check_standing, floor_of},
    captaincy::{CaptaincyId, Ending, Step},
    events::CaptainAppointed,
    permissions::AppointCaptain,
    step::{self, done},
    store::sql,
    terms::{Terms, within},
};

/// Nothing to fill in: the term is the rules'.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AppointCaptainInput {}

async fn page(ctx: &Ctx, id: CaptaincyId, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (captaincy, terms, until, name) = ctx
        .read(move |tx| {
            let captaincy = tx.granted::<AppointCaptain, Captaincy>(id)?.into_inner();
            let terms = Terms::of(tx, captaincy.building)?;
            let name = crate::captain::name(tx, captaincy.person, t.0)?;
            let until = last_day(tx, &terms);
            Ok((captaincy, terms, until, name))
        })
        .await?;
    let page = step::page(&captaincy, "appoint_captain", t.do_appoint(), refused, t)
        .lead(t.appoint_lead(name, ctx.format().date_long(until)))
        .sheet(crate::show_captaincy::duties(&terms, t));
    ctx.show(&page).await
}

fn last_day(tx: &Tx<'_, '_>, terms: &Terms) -> kernel::Date {
    let months = i32::try_from(terms.term_months.value).unwrap_or(i32::MAX);
    tx.today().plus_months(months).plus_days(-1)
}

/// The form to give the office.
#[utoipa::path(get, path = "/{district}/captaincies/{captaincy}/appointment", operation_id = "show_appoint_captain", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("captains.appoint_captain"))))]
pub async fn show_appoint_captain(ctx: Ctx, Path((_, id)): Path<(District, CaptaincyId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, refused).await
}

/// Gives the office of a floor's captain.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/appointment", operation_id = "appoint_captain", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)), request_body = AppointCaptainInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.appoint_captain"))))]
pub async fn appoint_captain(
    ctx: Ctx,
    Path((_, id)): Path<(District, CaptaincyId)>,
    form: Form<AppointCaptainInput>,
) -> Result {
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: CaptaincyId) -> kernel::Result<Done> {
    let mut captaincy = tx.granted::<AppointCaptain, Captaincy>(id)?.into_inner();
    let (building, floor) = (captaincy.building, captaincy.floor);
    let terms = Terms::of(tx, building)?;
    let (from, until) = (tx.today(), last_day(tx, &terms));
    captaincy.take(tx, Step::Appoint { from, until })?;
    check_free(tx, floor, id)?;
    let there = floor_of(tx, building, floor)?;
    check_standing(tx, captaincy.person, &there, &terms)?;
    captaincy.give_role(tx)?;
    let due = within(tx, &terms.acknowledge_work_days);
    captaincy.owe(tx, "acknowledge", captaincy.oneself(), Some(due))?;
    commitments::api::fulfil(tx, floor.any(), "vacancy")?;
    tx.record(&CaptainAppointed { captaincy: id, building, floor, from, until })?;
    let label = &captaincy.floor_label;
    let text = Text::each(|l| T(l).notice_appointed(label, i18n::Format(l).date_long(until)));
    captaincy.tell(tx, &[captaincy.person], &text)?;
    // Whoever else was proposed for the floor is not asked any more.
    let district = tx.district();
    for row in tx.all(&sql::OF_FLOOR, args![district, floor])? {
        if matches!(row.state.as_str(), "nominated" | "inquiry" | "cleared") {
            Captaincy::of(row)?.leave(tx, Ending::Overtaken, "")?;
        }
    }
    Ok(done(&captaincy, |t| t.appointed()))
}
