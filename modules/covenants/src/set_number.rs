//! The numbers that rules of procedure set: checked at once against the layers above (R15, ADR 8).

use axum::extract::{Path, Query};
use kernel::{BuildingId, Date, District, Text};
use ledger::Tx;
use policy::api::{Layer, PackFault, RuleLine, rule_title};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    charter::{CharterKind, EditionId},
    edit_article::changed,
    load::{Edition, title},
    numbers::{self, Head, Numbers},
    permissions::DraftCharter,
    refusal::CovenantRefusal,
    step::{self, done},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct NumberInput {
    /// `meetings.notice_days`.
    #[param(value_type = String)]
    pub rule: Input,
    /// `7`, `3/4`, `>1/2`, `30, 60, 90`; empty: as the layers above have it.
    #[param(value_type = String)]
    pub value: Input,
}

/// What the layers above the building say.
///
/// # Errors
/// The database's own failure.
pub fn above(tx: &mut Tx<'_, '_>) -> kernel::Result<Vec<RuleLine>> {
    Ok(numbers::settable(&*policy::api::of_district(tx)?))
}

async fn page(ctx: &Ctx, id: EditionId, input: NumberInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (edition, above) = ctx
        .read(move |tx| {
            let edition = Edition::to::<DraftCharter>(tx, id)?;
            Ok((edition, above(tx)?))
        })
        .await?;
    let set = numbers::read(&edition.numbers).map_err(web::Error::from)?;
    let mut rules = vec![Choice::new("", t.choose_rule())];
    rules.extend(above.iter().map(|l| {
        let title = rule_title(t.0, &l.name);
        let label = match set.get(&l.name) {
            Some(own) => t.rule_with_own(title, l.value.to_string(), own),
            None => t.rule_with_above(title, l.value.to_string()),
        };
        Choice::new(&l.name, label)
    }));
    let page = step::of_edition(&edition, "set_number", t.do_set_number(), refused, t)
        .lead(t.number_lead())
        .field(Field::select("rule", t.rule(), input.rule.as_str(), rules))
        .field(Field::text("value", t.value(), input.value.as_str()).hint(t.value_hint()).optional(t.0));
    ctx.show(&page).await
}

/// The form to set a number with.
#[utoipa::path(get, path = "/{district}/editions/{edition}/numbers", operation_id = "show_set_number", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path), NumberInput),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn show_set_number(
    ctx: Ctx,
    Path((_, id)): Path<(District, EditionId)>,
    Query(input): Query<NumberInput>,
) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, input, refused).await
}

/// Sets a number of the rules of procedure, or leaves it to the layers above.
#[utoipa::path(post, path = "/{district}/editions/{edition}/numbers", operation_id = "set_number", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path)), request_body = NumberInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn set_number(ctx: Ctx, Path((_, id)): Path<(District, EditionId)>, form: Form<NumberInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: EditionId, input: &NumberInput) -> kernel::Result<Done> {
    let mut edition = Edition::to::<DraftCharter>(tx, id)?;
    let rule = input.rule.trim().to_owned();
    let mut check = Check::default();
    let typed = check.optional_text("value", &input.value, 40);
    if !above(tx)?.iter().any(|l| l.name == rule) {
        check.fault("rule", faults::choose());
    }
    check.finish()?;
    edition.state.may_edit()?;
    if edition.kind != CharterKind::Procedure {
        return Err(CovenantRefusal::NoNumbers.into());
    }
    if edition.articles.is_empty() {
        return Err(CovenantRefusal::NoArticles.into());
    }
    let mut numbers = numbers::read(&edition.numbers)?;
    if typed.is_empty() {
        numbers.remove(&rule);
    } else {
        numbers.insert(rule.clone(), typed);
        let tomorrow = tx.today().plus_days(1);
        let words = document(tx, &edition, &numbers, tomorrow)?;
        if let Err(found) = policy::api::check(tx, Some(edition.building), &words)? {
            let mine = |f: &&PackFault| f.key.starts_with(&rule);
            if let Some(fault) = found.iter().find(mine).or(found.first()) {
                return Err(kernel::Error::field("value", fault.reason.clone()));
            }
        }
    }
    edition.row.numbers = serde_json::to_string(&numbers)?;
    changed(tx, &mut edition)?;
    Ok(done(&edition, |t| t.number_set()))
}

/// The document of the building's layer that an edition makes.
///
/// # Errors
/// The database's own failure.
pub fn document(tx: &mut Tx<'_, '_>, edition: &Edition, numbers: &Numbers, from: Date) -> kernel::Result<String> {
    let pack = policy::api::of_district(tx)?;
    let tower = edition.ground.building.name.as_str();
    let title = title(tower, edition.kind);
    let building = edition.building.to_string();
    let head = Head { building, tower, title, version: edition.n, from };
    Ok(numbers::document(&pack, &head, &edition.articles, numbers))
}

/// Makes the numbers of an edition the building's own layer from today on. Those that the layers above have overtaken
/// meanwhile are left out; answers which.
///
/// # Errors
/// The database's own failure.
pub fn put_in_force(tx: &mut Tx<'_, '_>, edition: &Edition) -> kernel::Result<Vec<String>> {
    let (building, today): (BuildingId, _) = (edition.building, tx.today());
    let mut numbers = numbers::read(&edition.numbers)?;
    let standing = policy::api::of(tx, building)?;
    let issued = standing.sources.iter().any(|s| s.layer == Layer::Building.code());
    let mut left_out = Vec::new();
    // At most as many rounds as there are numbers: each leaves at least one out.
    while !numbers.is_empty() || issued {
        let words = document(tx, edition, &numbers, today)?;
        let Err(found) = policy::api::issue(tx, Some(building), &words)? else { break };
        let names: Vec<String> =
            numbers.keys().filter(|name| found.iter().any(|f| f.key.starts_with(name.as_str()))).cloned().collect();
        if names.is_empty() {
            // Not about a number: another document of this building stands in the way today.
            left_out.extend(numbers.into_keys());
            break;
        }
        for name in names {
            numbers.remove(&name);
            left_out.push(name);
        }
    }
    Ok(left_out)
}

/// The names of rules, for a sentence.
pub fn names(rules: &[String]) -> Text {
    Text::each(|l| i18n::Format(l).list(rules.iter().map(|r| rule_title(l, r))))
}
