//! The chair appoints a mediator: neither a party nor anybody who works or acts for one.

use axum::extract::Path;
use commitments::api::{Named, Party};
use committees::api::seat_word;
use kernel::{District, Locale, PersonId, Role, Scope, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T,
    coordination::{CoordinationId, CoordinationState},
    events::MediatorAppointed,
    form::FormPage,
    load::seats_today,
    load_coordination::{Coordination, named},
    permissions::AppointMediator,
};

/// Who mediates.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct MediatorInput {
    /// A mediator of the building, or a member of the body.
    pub mediator: Input,
}

/// Whoever may be appointed, with what they are in the building: mediators first, then the body's members.
fn candidates(tx: &mut Tx<'_, '_>, found: &Coordination, locale: Locale) -> kernel::Result<Vec<(PersonId, String)>> {
    let title = identity::api::role_title(locale, Role::Mediator);
    let mediators = identity::api::holders(tx, Role::Mediator, Scope::Building(found.building))?;
    let mut people: Vec<(PersonId, &str)> = mediators.into_iter().map(|p| (p, title)).collect();
    for seat in seats_today(tx, found.body)? {
        if !people.iter().any(|(p, _)| *p == seat.person) {
            people.push((seat.person, seat_word(locale, seat.kind)));
        }
    }
    let ids: Vec<PersonId> = people.iter().map(|(p, _)| *p).collect();
    let names = identity::api::names_of(tx, &ids)?;
    let label = |p: &PersonId| names.get(p).map_or(T(locale).nameless().to_owned(), |n| n.reveal().clone());
    Ok(people.iter().map(|(p, word)| (*p, format!("{} {word}", label(p)))).collect())
}

async fn page(ctx: &Ctx, id: CoordinationId, input: MediatorInput, refused: Refused) -> Result {
    let (t, locale) = (T(ctx.locale), ctx.locale);
    let (found, choices) = ctx
        .read(move |tx| {
            let found = tx.granted::<AppointMediator, Coordination>(id)?.into_inner();
            let mut choices = Vec::new();
            for (person, label) in candidates(tx, &found, locale)? {
                if !found.has_interest(tx, person)? {
                    choices.push(Choice::new(person.to_string(), label));
                }
            }
            Ok((found, choices))
        })
        .await?;
    let intro = if choices.is_empty() { t.mediator_nobody() } else { t.mediator_intro() };
    let field = Field::radios("mediator", t.mediator_question(), &input.mediator, choices).fault(&refused.faults);
    let page = found.form(t, t.mediator_title(), t.mediator_title(), &input, refused).intro(intro).fields(vec![field]);
    ctx.show(&page).await
}

/// The form to appoint a mediator with.
#[utoipa::path(get, path = "/{district}/coordinations/{coordination}/mediator", operation_id = "show_appoint_mediator", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.appoint_mediator"))))]
pub async fn show_appoint_mediator(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, MediatorInput::default(), refused).await
}

/// Appoints a mediator, or another one. The parties are then asked whether they take part.
#[utoipa::path(post, path = "/{district}/coordinations/{coordination}/mediator", operation_id = "appoint_mediator", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)), request_body = MediatorInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.appoint_mediator"))))]
pub async fn appoint_mediator(
    ctx: Ctx,
    Path((_, id)): Path<(District, CoordinationId)>,
    form: Form<MediatorInput>,
) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: CoordinationId, input: &MediatorInput) -> kernel::Result<Done> {
    let mut found = tx.granted::<AppointMediator, Coordination>(id)?.into_inner();
    let choose = || kernel::Error::field("mediator", faults::choose());
    let mediator: PersonId = input.mediator.trim().parse().map_err(|_| choose())?;
    if !candidates(tx, &found, Locale::Zh)?.iter().any(|(p, _)| *p == mediator) {
        return Err(choose());
    }
    let has_interest = found.has_interest(tx, mediator)?;
    let first = found.state == CoordinationState::Opened;
    let state = found.state.appoint(mediator, has_interest)?;
    found.become_state(tx, state)?;
    if first {
        commitments::api::fulfil(tx, id.any(), "coordinate")?;
        for party in found.parties.clone() {
            found.owe(tx, "coordinate", party.id.any(), named(&party), found.due_on)?;
        }
    } else {
        commitments::api::release(tx, id.any(), "coordinate")?;
    }
    let title = Text::each(|l| identity::api::role_title(l, Role::Mediator));
    found.owe(tx, "coordinate", id.any(), Named::new(Party::Person(mediator), title), found.due_on)?;
    tx.record(&MediatorAppointed { building: found.building, coordination: id, mediator })?;
    let says: fn(T, &str) -> String =
        if first { |t, title| t.notice_seeking(title) } else { |t, title| t.notice_mediator(title) };
    found.tell(tx, &Text::each(|l| says(T(l), &found.title)))?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).mediator_done())).id(id))
}
