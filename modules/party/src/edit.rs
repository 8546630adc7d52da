//! Changing what is known of an organisation: its name, what binds it, towers and firms, the number of members.

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
    events::UnitEdited,
    found::{bond, cover},
    permissions::EditUnit,
    refusal::PartyRefusal,
    step,
    store::{self, sql},
    unit::UnitId,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct EditInput {
    pub name: Input,
    pub towers: Input,
    pub firms: Input,
    pub bond: Input,
    pub bond_words: Input,
    pub full: Input,
    pub probationary: Input,
    /// The day of the count.
    pub counted: Input,
    /// The revision that was read; saving fails if there is a newer one.
    pub rev: Input,
}

async fn page(ctx: &Ctx, id: UnitId, input: Option<EditInput>, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (unit, input) = ctx
        .read(move |tx| {
            let unit = tx.granted::<EditUnit, Unit>(id)?.into_inner();
            let input = match input {
                Some(input) => input,
                None => EditInput {
                    name: unit.name.as_str().into(),
                    towers: step::tower_names(tx, unit.towers())?.join("\n").into(),
                    firms: step::firm_names(tx, unit.book.firms_of(id))?.join("\n").into(),
                    bond: unit.bond.map_or("", |b| b.code()).into(),
                    bond_words: unit.bond_words.as_str().into(),
                    full: unit.full_members.to_string().into(),
                    probationary: unit.probationary_members.to_string().into(),
                    counted: unit.counted_on.map_or(String::new(), |d| d.to_string()).into(),
                    rev: unit.rev.to_string().into(),
                },
            };
            Ok((unit, input))
        })
        .await?;
    let [full, probationary] = step::number_fields(t, &input.full, &input.probationary);
    let page = step::page(&unit, "edit_unit", t.do_edit(), refused, t)
        .hidden("rev", &input.rev)
        .field(Field::text("name", t.name(), input.name.as_str()).with("maxlength", "80"))
        .field(Field::area("towers", t.towers(), input.towers.as_str(), 2).hint(t.towers_hint()).optional(t.0))
        .field(Field::area("firms", t.firms(), input.firms.as_str(), 4).hint(t.firms_hint()).optional(t.0))
        .field(Field::select("bond", t.bond_label(), &input.bond, step::bonds(t)).optional(t.0))
        .field(Field::text("bond_words", t.bond_words(), input.bond_words.as_str()).hint(t.bond_hint()).optional(t.0))
        .field(full.hint(t.count_hint()))
        .field(probationary)
        .field(Field::date("counted", t.counted_on(), &input.counted));
    ctx.show(&page).await
}

/// The form to change an organisation with.
#[utoipa::path(get, path = "/{district}/party/organisations/{unit}/record", operation_id = "show_edit_unit", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("party.edit_unit"))))]
pub async fn show_edit_unit(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, None, refused).await
}

/// Changes what is known of an organisation.
#[utoipa::path(post, path = "/{district}/party/organisations/{unit}/record", operation_id = "edit_unit", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)), request_body = EditInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("party.edit_unit"))))]
pub async fn edit_unit(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>, form: Form<EditInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, Some(form.input), refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: UnitId, input: &EditInput) -> kernel::Result<Done> {
    let unit = tx.granted::<EditUnit, Unit>(id)?;
    let (district, today, now, by) = (tx.district(), tx.today(), tx.now(), tx.actor().person());
    if unit.dissolved_on.is_some() {
        return Err(PartyRefusal::Dissolved.into());
    }
    let mut check = Check::default();
    let name = check.text("name", &input.name, 80);
    if store::named(tx, &name)?.is_some_and(|other| other != id) {
        check.fault("name", Text::each(|l| T(l).name_taken()));
    }
    let towers = step::towers(tx, &input.towers, &mut check)?;
    if unit.kind.is_of_tower() && towers.is_empty() && check.is_clean() {
        check.fault("towers", web::faults::empty());
    }
    let firms = step::firms(tx, "firms", &input.firms, &mut check)?;
    let bond = bond(&mut check, &input.bond);
    let bond_words = check.optional_text("bond_words", &input.bond_words, 80);
    let full = step::count(&mut check, "full", &input.full);
    let probationary = step::count(&mut check, "probationary", &input.probationary);
    let counted = step::past(&mut check, "counted", &input.counted, today);
    let rev = check.require::<i64>("rev", &input.rev, web::faults::choose);
    check.finish()?;
    step::added::<EditUnit>(tx, &towers, unit.towers())?;
    if unit.kind.is_of_tower() {
        let other = towers.iter().find_map(|tower| unit.book.chain.of_tower(*tower)).filter(|other| *other != id);
        if let Some(other) = other {
            return Err(PartyRefusal::TowerHasOne { name: unit.book.name(other) }.into());
        }
    }
    let met = tx
        .run(&sql::EDIT_UNIT, args![district, id, name, bond, bond_words, full, probationary, counted, now, by, rev])?;
    if met == 0 {
        return Err(tx.saved_meanwhile(&id.to_string(), id)?);
    }
    let mut fields = Vec::new();
    let (old_towers, old_firms) = (unit.towers(), unit.book.firms_of(id));
    let numbers = (full, probationary) != (unit.full_members, unit.probationary_members);
    for (field, changed) in [
        ("name", name != unit.name),
        ("towers", towers != sorted(old_towers)),
        ("firms", firms != sorted(old_firms)),
        ("bond", bond != unit.bond || bond_words != unit.bond_words),
        ("count", numbers || counted != unit.counted_on),
    ] {
        if changed {
            fields.push(field.to_owned());
        }
    }
    cover(tx, id, &towers, &firms)?;
    tx.record(&UnitEdited { unit: id, fields, rev: unit.rev + 1 })?;
    Ok(step::done(district, id, |t| t.edited()))
}

fn sorted<I: Ord + Copy>(ids: &[I]) -> Vec<I> {
    let mut ids = ids.to_vec();
    ids.sort();
    ids
}
