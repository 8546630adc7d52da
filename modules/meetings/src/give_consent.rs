//! A party says whether it takes part in a coordination; the secretary notes what came on paper.

use axum::extract::Path;
use db::args;
use kernel::{Act, Denied, District, Resource, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Form, Input, Refused, Result, faults};

use crate::{
    T,
    coordination::{Consent, CoordinationId, CoordinationState, PartyId},
    events::ConsentGiven,
    form::FormPage,
    load_coordination::Coordination,
    permissions::GiveConsent,
    store::coordination::{PartyRow, parties, sql},
};

/// Whether a party takes part.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ConsentInput {
    /// Which party; one's own if there is only one.
    pub party: Input,
    /// `given`, `paper` (noted by the secretary) or `refused`.
    pub consent: Input,
}

/// Whether the actor notes other parties' answers.
fn notes_for_all(tx: &Tx<'_, '_>, found: &Coordination) -> bool {
    tx.actor().role_among(GiveConsent::PERMISSION.roles, found.place()).is_some()
}

async fn page(ctx: &Ctx, id: CoordinationId, input: ConsentInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (found, for_whom, all) = ctx
        .read(move |tx| {
            let found = tx.granted::<GiveConsent, Coordination>(id)?.into_inner();
            let all = notes_for_all(tx, &found);
            let for_whom: Vec<PartyRow> =
                if all { found.parties.clone() } else { found.own(tx.actor()).into_iter().cloned().collect() };
            Ok((found, for_whom, all))
        })
        .await?;
    let mut fields = Vec::new();
    if for_whom.len() > 1 {
        let choices = for_whom.iter().map(|p| Choice::new(p.id.to_string(), &p.name)).collect();
        fields.push(Field::radios("party", t.which_party(), &input.party, choices).fault(&refused.faults));
    }
    let offered: &[Consent] =
        if all { &[Consent::Given, Consent::Paper, Consent::Refused] } else { &[Consent::Given, Consent::Refused] };
    let choices = offered.iter().map(|c| Choice::new(c.code(), t.consent(c.code()))).collect();
    fields.push(Field::radios("consent", t.consent_question(), &input.consent, choices).fault(&refused.faults));
    let page = found
        .form(t, t.consent_title(), t.consent_button(), &input, refused)
        .intro(t.consent_intro(&found.title))
        .fields(fields);
    ctx.show(&page).await
}

/// The form to say whether a party takes part.
#[utoipa::path(get, path = "/{district}/coordinations/{coordination}/consent", operation_id = "show_give_consent", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.give_consent"))))]
pub async fn show_give_consent(ctx: Ctx, Path((_, id)): Path<(District, CoordinationId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ConsentInput::default(), refused).await
}

/// Says whether a party takes part. When all do, the coordination begins.
#[utoipa::path(post, path = "/{district}/coordinations/{coordination}/consent", operation_id = "give_consent", tag = "meetings",
    params(("district" = District, Path), ("coordination" = CoordinationId, Path)), request_body = ConsentInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.give_consent"))))]
pub async fn give_consent(
    ctx: Ctx,
    Path((_, id)): Path<(District, CoordinationId)>,
    form: Form<ConsentInput>,
) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: CoordinationId, input: &ConsentInput) -> kernel::Result<Done> {
    let mut found = tx.granted::<GiveConsent, Coordination>(id)?.into_inner();
    let mut check = faults::Check::default();
    let wanted: Option<PartyId> = check.parse("party", &input.party, faults::choose);
    let consent = Consent::from_code(&input.consent);
    if consent.is_none() {
        check.fault("consent", faults::choose());
    }
    check.finish()?;
    let own = found.own(tx.actor());
    let party = match wanted {
        Some(wanted) => found.parties.iter().find(|p| p.id == wanted),
        None if own.len() == 1 => own.first().copied(),
        None if found.parties.len() == 1 => found.parties.first(),
        None => None,
    };
    let party = party.cloned().ok_or_else(|| kernel::Error::field("party", faults::choose()))?;
    let mine = found.is_of(tx.actor(), &party);
    if !mine && !notes_for_all(tx, &found) {
        return Err(Denied::Forbidden(const { &GiveConsent::PERMISSION }).into());
    }
    // Whoever notes somebody else's answer has it on paper.
    let consent = match consent {
        Some(Consent::Given) if !mine => Consent::Paper,
        Some(Consent::Paper) if mine => Consent::Given,
        Some(consent) => consent,
        None => Consent::Refused,
    };
    // Whether it is asked at all comes before anything is written.
    found.state.consent(&[None])?;
    let (district, now) = (tx.district(), tx.now());
    tx.run_one(&sql::CONSENT, args![district, id, party.id, consent, now])?;
    found.parties = parties(tx, id)?;
    let all: Vec<Option<Consent>> = found.parties.iter().map(|p| p.consent).collect();
    let state = found.state.consent(&all)?;
    found.become_state(tx, state)?;
    commitments::api::fulfil(tx, party.id.any(), "coordinate")?;
    tx.record(&ConsentGiven { building: found.building, coordination: id, party: party.id, consent })?;
    if matches!(state, CoordinationState::Holding { .. }) {
        found.tell(tx, &Text::each(|l| T(l).notice_holding(&found.title)))?;
    } else if consent == Consent::Refused {
        found.tell(tx, &Text::each(|l| T(l).notice_refused(&party.name, &found.title)))?;
    }
    let word = consent.code();
    Ok(Done::new(found.href(), Text::each(|l| T(l).consent_done(word))).id(id))
}
