//! Putting an organisation under another superior (隶属关系调整), with what it stood under before kept by day (R07).

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    book::{Unit, href},
    events::UnitReparented,
    numbers,
    permissions::ReparentUnit,
    posts,
    refusal::PartyRefusal,
    step,
    store::sql,
    unit::{UnitId, may_stand_under},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ReparentInput {
    /// The new superior's id.
    pub superior: Input,
    /// Why, and the number of the paper that says so.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: UnitId, input: ReparentInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (unit, choices, mend) = ctx
        .read(move |tx| {
            let unit = tx.granted::<ReparentUnit, Unit>(id)?.into_inner();
            let mut choices = step::superiors::<ReparentUnit>(tx, &unit.book, 4);
            let fits = |c: &Choice| {
                let above = c.value.parse::<UnitId>().ok().and_then(|u| unit.book.get(u));
                above.is_some_and(|a| may_stand_under(unit.kind, a.kind) && !unit.book.chain.would_circle(id, a.id))
            };
            choices.retain(fits);
            let breaks = unit.book.chain.breaks();
            let mend = breaks.into_iter().find(|b| b.unit == id).and_then(|b| b.mend);
            Ok((unit, choices, mend))
        })
        .await?;
    let chosen = if input.superior.is_empty() {
        mend.or(unit.superior).map_or(String::new(), |s| s.to_string())
    } else {
        input.superior.to_string()
    };
    let page = step::page(&unit, "reparent_unit", t.do_reparent(), refused, t)
        .lead(t.reparent_lead())
        .field(Field::select("superior", t.superior(), &chosen, choices))
        .field(Field::area("words", t.basis(), input.words.as_str(), 2).hint(t.basis_hint()));
    ctx.show(&page).await
}

/// The form to put an organisation under another superior with.
#[utoipa::path(get, path = "/{district}/party/organisations/{unit}/superior", operation_id = "show_reparent_unit", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.reparent_unit"))))]
pub async fn show_reparent_unit(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ReparentInput::default(), refused).await
}

/// Puts an organisation under another superior.
#[utoipa::path(post, path = "/{district}/party/organisations/{unit}/superior", operation_id = "reparent_unit", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)), request_body = ReparentInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.reparent_unit"))))]
pub async fn reparent_unit(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>, form: Form<ReparentInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: UnitId, input: &ReparentInput) -> kernel::Result<Done> {
    let unit = tx.granted::<ReparentUnit, Unit>(id)?.into_inner();
    let (district, today) = (tx.district(), tx.today());
    let mut check = Check::default();
    let superior = check.require::<UnitId>("superior", &input.superior, faults::choose);
    let words = check.text("words", &input.words, step::LONGEST);
    check.finish()?;
    let Some(superior) = superior else { return Err(kernel::Error::bug("a checked field is missing")) };
    if unit.dissolved_on.is_some() {
        return Err(PartyRefusal::Dissolved.into());
    }
    let above = tx.granted::<ReparentUnit, Unit>(superior)?.into_inner();
    if unit.superior == Some(superior) {
        return Err(PartyRefusal::SameSuperior.into());
    }
    if above.dissolved_on.is_some() {
        return Err(PartyRefusal::Dissolved.into());
    }
    if unit.book.chain.would_circle(id, superior) {
        return Err(PartyRefusal::Circle.into());
    }
    if !may_stand_under(unit.kind, above.kind) {
        let clause = numbers::current(tx)?.superior;
        return Err(PartyRefusal::WrongLevel { below: unit.kind.code(), above: above.kind.code(), clause }.into());
    }
    tx.run(&sql::END_SUPERIOR, args![district, id, today])?;
    tx.run_one(&sql::ADD_SUPERIOR, args![district, id, today, superior, words])?;
    tx.run_one(&sql::REPARENT, args![district, id, superior, unit.subdistrict])?;
    let event_words = tx.words(&words);
    let (from, name) = (unit.superior, above.name.clone());
    tx.record(&UnitReparented { unit: id, from, to: superior, name, on: today, words: event_words })?;
    let people = posts::secretaries(tx, &[id, superior])?;
    let text = Text::each(|l| T(l).notice_reparented(&unit.name, &above.name));
    identity::api::notify(tx, &people, &text, &href(district, id))?;
    Ok(step::done(district, id, |t| t.reparented()))
}
