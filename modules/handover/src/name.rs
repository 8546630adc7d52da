//! Naming who takes over while the post is vacant.

use axum::extract::Path;
use kernel::{District, PersonId};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    handover::{Handover, HandoverId, Step},
    open,
    permissions::NameSuccessor,
    step::{self, done},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct NameSuccessorInput {
    /// A person who holds a post in the tower.
    pub person: Input,
}

/// Those who hold a post in the tower, with their names and posts.
fn candidates(
    tx: &mut Tx<'_, '_>,
    handover: &Handover,
    locale: kernel::Locale,
) -> kernel::Result<Vec<(PersonId, String)>> {
    let mut rows = identity::api::in_charge(tx, handover.building)?;
    // Nobody signs on both sides.
    let gave = [Some(handover.leaver), handover.signed_by];
    rows.retain(|r| !gave.contains(&Some(r.person)) && identity::api::is_public(r.role));
    let people: Vec<PersonId> = rows.iter().map(|r| r.person).collect();
    let names = identity::api::names_of(tx, &people)?;
    let mut found: Vec<(PersonId, String)> = Vec::new();
    for row in rows {
        let title = identity::api::role_title(locale, row.role);
        let Some(name) = names.get(&row.person) else { continue };
        if !found.iter().any(|(p, _)| *p == row.person) {
            found.push((row.person, T(locale).named_post(name.reveal(), title)));
        }
    }
    Ok(found)
}

async fn page(ctx: &Ctx, id: HandoverId, input: NameSuccessorInput, refused: Refused) -> Result {
    let (t, locale) = (T(ctx.locale), ctx.locale);
    let (handover, found) = ctx
        .read(move |tx| {
            let handover = to(tx, id)?;
            let found = candidates(tx, &handover, locale)?;
            Ok((handover, found))
        })
        .await?;
    let choices = found.into_iter().map(|(person, name)| Choice::new(person.to_string(), name)).collect();
    let page = step::page(&handover, "name_successor", t.do_name(), refused, t)
        .lead(t.name_lead())
        .field(Field::select("person", t.successor(), &input.person, choices));
    ctx.show(&page).await
}

fn to(tx: &mut Tx<'_, '_>, id: HandoverId) -> kernel::Result<Handover> {
    let handover = Handover::to::<NameSuccessor>(tx, id)?;
    handover.state.after(Step::Name)?;
    Ok(handover)
}

/// The form to name who takes over.
#[utoipa::path(get, path = "/{district}/handovers/{handover}/successor", operation_id = "show_name_successor", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("handover.name_successor"))))]
pub async fn show_name_successor(ctx: Ctx, Path((_, id)): Path<(District, HandoverId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, NameSuccessorInput::default(), refused).await
}

/// Names who takes over for the time being.
#[utoipa::path(post, path = "/{district}/handovers/{handover}/successor", operation_id = "name_successor", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path)), request_body = NameSuccessorInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("handover.name_successor"))))]
pub async fn name_successor(
    ctx: Ctx,
    Path((_, id)): Path<(District, HandoverId)>,
    form: Form<NameSuccessorInput>,
) -> Result {
    let (input, locale) = (form.input.clone(), ctx.locale);
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input, locale))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(
    tx: &mut Tx<'_, '_>,
    id: HandoverId,
    input: &NameSuccessorInput,
    locale: kernel::Locale,
) -> kernel::Result<Done> {
    let handover = to(tx, id)?;
    let mut check = Check::default();
    let person: Option<PersonId> = check.require("person", &input.person, faults::choose);
    if let Some(person) = person
        && !candidates(tx, &handover, locale)?.iter().any(|(p, _)| *p == person)
    {
        check.fault("person", faults::choose());
    }
    check.finish()?;
    if let Some(person) = person {
        if handover.successor == Some(person) {
            return Err(crate::refusal::HandoverRefusal::Already.into());
        }
        open::name(tx, &handover, person, true)?;
    }
    Ok(done(&handover, |t| t.name_done()))
}
