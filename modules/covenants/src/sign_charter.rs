//! Signing the edition in force: for an organisation of the tower by whoever acts for it, or as a member of the committee.
//! A new edition is signed anew.

use axum::extract::Path;
use db::args;
use kernel::{District, OrganisationId, Text};
use ledger::{Load as _, Tx};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults};

use crate::{
    T,
    charter::CharterId,
    events::CharterSigned,
    load::{Charter, Edition},
    permissions::SignCharter,
    refusal::CovenantRefusal,
    step,
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SignInput {
    /// `me`, or the id of an organisation.
    pub signer: Input,
}

fn to(tx: &mut Tx<'_, '_>, id: CharterId) -> kernel::Result<(Charter, Edition)> {
    let charter = tx.granted::<SignCharter, Charter>(id)?.into_inner();
    let newest = charter.in_force().or(charter.editions.first()).map(|e| e.id).ok_or_else(kernel::Error::hidden)?;
    let edition = Edition::load(tx, newest)?.ok_or_else(kernel::Error::hidden)?;
    Ok((charter, edition))
}

async fn page(ctx: &Ctx, id: CharterId, input: SignInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (charter, edition, pack, member) = ctx
        .read(move |tx| {
            let (charter, edition) = to(tx, id)?;
            let member = charter.ground.is_member(tx.actor());
            let pack = edition.pack(tx)?;
            Ok((charter, edition, pack, member))
        })
        .await?;
    let mut signers: Vec<Choice> = charter
        .ground
        .voices
        .iter()
        .filter_map(|v| Some(Choice::new(v.to_string(), charter.ground.firm(*v)?)))
        .collect();
    if member {
        signers.push(Choice::new("me", t.as_member()));
    }
    let chosen = match signers.as_slice() {
        [only] if input.signer.is_empty() => only.value.clone(),
        _ => input.signer.to_string(),
    };
    let paper = crate::parts::Paper::of(edition.title().get(t.0), &edition, &pack, t);
    let page = step::page(ctx.locale, "sign_charter", t.do_sign(), &charter.title(), &charter.href(), refused)
        .lead(t.sign_lead())
        .sheet(step::html(&paper)?)
        .field(Field::radios("signer", t.sign_for(), &chosen, signers));
    ctx.show(&page).await
}

/// The document and the form to sign it with.
#[utoipa::path(get, path = "/{district}/charters/{charter}/signatures", operation_id = "show_sign_charter", tag = "covenants",
    params(("district" = District, Path), ("charter" = CharterId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("covenants.sign_charter"))))]
pub async fn show_sign_charter(ctx: Ctx, Path((_, id)): Path<(District, CharterId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, SignInput::default(), refused).await
}

/// Signs the edition in force.
#[utoipa::path(post, path = "/{district}/charters/{charter}/signatures", operation_id = "sign_charter", tag = "covenants",
    params(("district" = District, Path), ("charter" = CharterId, Path)), request_body = SignInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.sign_charter"))))]
pub async fn sign_charter(ctx: Ctx, Path((_, id)): Path<(District, CharterId)>, form: Form<SignInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: CharterId, input: &SignInput) -> kernel::Result<Done> {
    let (charter, edition) = to(tx, id)?;
    let (district, person, now) = (tx.district(), tx.person()?, tx.now());
    let typed = input.signer.trim();
    let organisation = match typed {
        "me" => None,
        other => Some(other.parse::<OrganisationId>().map_err(|_| kernel::Error::field("signer", faults::choose()))?),
    };
    edition.state.may_sign()?;
    let ground = &charter.ground;
    let (signer, name) = match organisation {
        Some(firm) => {
            let name = ground.firm(firm).ok_or(CovenantRefusal::NotOfTheTower)?;
            if !ground.voices.contains(&firm) {
                return Err(CovenantRefusal::NotYours.into());
            }
            // The committee has adopted it; it is no organisation of the tower beside the others.
            committees::api::may_sign(tx, firm)?;
            (firm.to_string(), name.to_owned())
        }
        None if ground.is_member(tx.actor()) => (person.to_string(), String::new()),
        None => return Err(CovenantRefusal::NotYours.into()),
    };
    if tx.first(&sql::SIGNATURE, args![district, edition.id, signer])?.is_some() {
        return Err(CovenantRefusal::SignedAlready.into());
    }
    tx.run_one(&sql::ADD_SIGNATURE, args![district, edition.id, signer, organisation, person, name, now])?;
    let firms = u32::from(organisation.is_some());
    tx.run_one(&sql::COUNT_SIGNATURE, args![district, edition.id, firms, 1 - firms])?;
    let (building, n) = (edition.building, edition.n);
    tx.record(&CharterSigned { building, charter: id, edition: edition.id, n, name })?;
    Ok(Done::new(charter.href(), Text::each(|l| T(l).signed_done())).id(edition.id))
}
