//! Making sure who the parties are (确认当事方, W4): firms of the building are added, and taken out again, until everybody
//! has consented.

use axum::extract::Path;
use commitments::api::{Named, Party};
use db::args;
use kernel::{District, OrganisationId, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T,
    coordinate::{PartySpec, add_party},
    coordination::{CoordinationId, CoordinationStage, CoordinationState, PartyId},
    events::{PartyDropped, PartyNamed},
    form::{FormPage, Nothing},
    load_coordination::{Coordination, named},
    permissions::NameParty,
    refusal::MeetingRefusal,
    store::coordination::sql,
};

/// A dispute has two sides.
const LEAST: usize = 2;

/// Who else is a party.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct PartyInput {
    /// An organisation of the building.
    pub organisation: Input,
}

/// The organisations of the building that are not parties yet.
fn candidates(tx: &mut Tx<'_, '_>, found: &Coordination) -> kernel::Result<Vec<(OrganisationId, String)>> {
    let building = registry::api::building_of(tx, found.building)?;
    let today = tx.today();
    let mut ids: Vec<OrganisationId> = [building.property, building.owner].into_iter().flatten().collect();
    ids.extend(registry::api::occupants(tx, found.building, today)?.into_iter().map(|o| o.organisation));
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| !found.parties.iter().any(|p| p.organisation == Some(*id)));
    let mut organisations: Vec<(OrganisationId, String)> =
        registry::api::organisations(tx, &ids)?.into_iter().map(|o| (o.id, o.name)).collect();
    organisations.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(organisations)
}

async fn page(ctx: &Ctx, id: CoordinationId, input: PartyInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (found, choices) = ctx
        .read(move |tx| {
            let found = tx.granted::<NameParty, Coordination>(id)?.into_inner();
            let choices = candidates(tx, &found)?;
            Ok((found, choices))
        })
        .await?;
    let choices = choices.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    let field = Field::select("organisation", t.party_question(), &input.organisation, choices).fault(&refused.faults);
    let page = found.form(t, t.party_title(), t.party_button(), &input, refused).intro(t.party_intro());
    ctx.show(&page.fields(vec![field])).await
}

/// The form to name a party with.
#[utoipa::path(get, path = "/{district}/coordinations/{coordination}/parties", operation_id = "show_name_party", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.name_party"))))]
pub async fn show_name_party(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, PartyInput::default(), refused).await
}

/// Names another party. It is asked whether it takes part.
#[utoipa::path(post, path = "/{district}/coordinations/{coordination}/parties", operation_id = "name_party", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)), request_body = PartyInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.name_party"))))]
pub async fn name_party(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>, form: Form<PartyInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: CoordinationId, input: &PartyInput) -> kernel::Result<Done> {
    let mut found = tx.granted::<NameParty, Coordination>(id)?.into_inner();
    found.state.may_name()?;
    let choose = || kernel::Error::field("organisation", faults::choose());
    let chosen: OrganisationId = input.organisation.trim().parse().map_err(|_| choose())?;
    let (organisation, name) = candidates(tx, &found)?.into_iter().find(|(id, _)| *id == chosen).ok_or_else(choose)?;
    // Whoever comes to an agreement signs it.
    committees::api::may_sign(tx, organisation)?;
    if let Some(mediator) = found.mediator
        && found.works_for(tx, mediator, &[organisation])?
    {
        return Err(MeetingRefusal::MediatorIsParty.into());
    }
    let spec = PartySpec { party: Named::new(Party::Organisation(organisation), Text::same(name)) };
    let party = add_party(tx, id, &spec)?;
    found.parties = crate::store::coordination::parties(tx, id)?;
    let row = found.parties.iter().find(|p| p.id == party).cloned();
    let row = row.ok_or_else(|| kernel::Error::bug("a party is gone"))?;
    if found.state.stage() == CoordinationStage::Seeking {
        found.owe(tx, "coordinate", party.any(), named(&row), found.due_on)?;
    }
    tx.record(&PartyNamed { building: found.building, coordination: id, party })?;
    let people = found.people_of(tx, &row)?;
    let text = Text::each(|l| T(l).notice_named(&found.title));
    identity::api::notify(tx, &people, &text, &found.href())?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).party_done())).id(party))
}

/// Takes a party out: the dispute is not theirs.
#[utoipa::path(post, path = "/{district}/coordinations/{coordination}/parties/{party}/removal", operation_id = "drop_party", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path), ("party" = PartyId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.name_party"))))]
pub async fn drop_party(
    ctx: Ctx,
    Path((_, id, party)): Path<(District, CoordinationId, PartyId)>,
    form: Form<Nothing>,
) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run_drop(tx, id, party))).await?;
    Ok(ctx.done(&done))
}

pub fn run_drop(tx: &mut Tx<'_, '_>, id: CoordinationId, party: PartyId) -> kernel::Result<Done> {
    let mut found = tx.granted::<NameParty, Coordination>(id)?.into_inner();
    found.state.may_name()?;
    let at = found.parties.iter().position(|p| p.id == party).ok_or_else(kernel::Error::hidden)?;
    if found.parties.len() <= LEAST {
        return Err(MeetingRefusal::TwoSides.into());
    }
    let (district, dropped) = (tx.district(), found.parties.remove(at));
    // Before they are gone: whoever was told to answer learns that they need not.
    let people = found.people_of(tx, &dropped)?;
    tx.run_one(&sql::DROP_PARTY, args![district, id, party])?;
    if found.state.stage() == CoordinationStage::Seeking {
        commitments::api::release(tx, party.any(), "coordinate")?;
        let consents: Vec<_> = found.parties.iter().map(|p| p.consent).collect();
        let state = found.state.consent(&consents)?;
        found.become_state(tx, state)?;
        if matches!(state, CoordinationState::Holding { .. }) {
            found.tell(tx, &Text::each(|l| T(l).notice_holding(&found.title)))?;
        }
    }
    tx.record(&PartyDropped { building: found.building, coordination: id, party })?;
    let text = Text::each(|l| T(l).notice_unnamed(&found.title));
    identity::api::notify(tx, &people, &text, &found.href())?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).party_dropped())).id(party))
}
