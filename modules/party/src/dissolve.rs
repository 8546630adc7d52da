//! Dissolving an organisation (撤销): nothing may stand under it any more; posts and alliances end with it.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    book::Unit,
    events::UnitDissolved,
    permissions::DissolveUnit,
    posts,
    refusal::PartyRefusal,
    step,
    store::{AllianceRow, sql},
    unit::UnitId,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DissolveInput {
    pub words: Input,
}

async fn page(ctx: &Ctx, id: UnitId, input: DissolveInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let unit = ctx.read(move |tx| Ok(tx.granted::<DissolveUnit, Unit>(id)?.into_inner())).await?;
    let page = step::page(&unit, "dissolve_unit", t.do_dissolve(), refused, t)
        .lead(t.dissolve_lead())
        .field(Field::area("words", t.basis(), input.words.as_str(), 2).hint(t.basis_hint()));
    ctx.show(&page).await
}

/// The form to dissolve an organisation with.
#[utoipa::path(get, path = "/{district}/party/organisations/{unit}/dissolution", operation_id = "show_dissolve_unit", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.dissolve_unit"))))]
pub async fn show_dissolve_unit(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, DissolveInput::default(), refused).await
}

/// Dissolves an organisation.
#[utoipa::path(post, path = "/{district}/party/organisations/{unit}/dissolution", operation_id = "dissolve_unit", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)), request_body = DissolveInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.dissolve_unit"))))]
pub async fn dissolve_unit(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>, form: Form<DissolveInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: UnitId, input: &DissolveInput) -> kernel::Result<Done> {
    let unit = tx.granted::<DissolveUnit, Unit>(id)?.into_inner();
    unit.granted_above::<DissolveUnit>(tx)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, step::LONGEST);
    check.finish()?;
    if unit.dissolved_on.is_some() {
        return Err(PartyRefusal::Dissolved.into());
    }
    let below = unit.book.chain.below(id).len();
    if below > 0 {
        return Err(PartyRefusal::HasOthersBelow { n: below }.into());
    }
    let (district, today) = (tx.district(), tx.today());
    let convenes = |a: &AllianceRow| a.convener == id && a.ended_on.is_none();
    if let Some(alliance) = tx.all(&sql::ALLIANCES, args![district])?.into_iter().find(convenes) {
        return Err(PartyRefusal::Convenes { name: alliance.name }.into());
    }
    let people = posts::secretaries(tx, &[id])?;
    posts::end_all(tx, id)?;
    tx.run(&sql::LEAVE_ALL, args![district, id, today])?;
    tx.run(&sql::END_SUPERIOR, args![district, id, today])?;
    tx.run_one(&sql::DISSOLVE, args![district, id, today])?;
    let words = tx.words(&words);
    tx.record(&UnitDissolved { unit: id, on: today, words })?;
    let text = Text::each(|l| T(l).notice_dissolved(&unit.name));
    identity::api::notify(tx, &people, &text, &format!("/{district}/me"))?;
    Ok(step::done(district, id, |t| t.dissolved()))
}
