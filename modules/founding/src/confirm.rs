//! The letter of willingness (意愿书): each initiator declares it through whoever speaks for it, for nobody else.

use commitments::api::{Named, Party};
use db::args;
use kernel::{Actor, OrganisationId, Resource as _, Role, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{Ctx, Done, Input, Refused, Result, faults};

use crate::{
    T,
    condition::Side,
    events::InitiatorConfirmed,
    founding::Founding,
    papers::{Paper, willingness},
    permissions::ConfirmInitiator,
    refusal::FoundingRefusal,
    state::{FoundingId, InitiatorId},
    step::{done, form, html},
    store::{InitiatorRow, sql},
    verb::verb,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct WillingnessInput {
    /// Which initiator one speaks for, where one speaks for several.
    pub initiator: Input,
}

verb! {
    /// The letter of willingness, to be confirmed.
    get show_confirm_initiator "show_confirm_initiator";
    /// Confirms the letter of willingness of the initiator that one speaks for.
    post confirm_initiator "confirm_initiator";
    WillingnessInput for FoundingId "founding" at "/{district}/foundings/{founding}/willingness" by "founding.confirm_initiator"
}

/// Whoever owes the letter.
pub fn debtor(side: Side, organisation: Option<OrganisationId>, name: &str) -> Named {
    let party = match (side, organisation) {
        (Side::Party, _) => Party::Role(Role::PartySecretary),
        (Side::Owner, _) => Party::Role(Role::OwnerDelegate),
        (Side::Property, _) => Party::Role(Role::PropertyManager),
        (Side::Enterprise, Some(id)) => Party::Organisation(id),
        (Side::Enterprise, None) => Party::Nobody,
    };
    Named::new(party, Text::same(name.to_owned()))
}

/// Whether the actor speaks for an initiator.
pub fn speaks(actor: &Actor, founding: &Founding, initiator: &InitiatorRow) -> bool {
    let place = founding.place();
    match initiator.side {
        Side::Party => actor.holds(Role::PartySecretary, place),
        Side::Owner => actor.holds(Role::OwnerDelegate, place),
        Side::Property => actor.holds(Role::PropertyManager, place),
        Side::Enterprise => initiator.organisation.is_some_and(|o| actor.acts_for(o)),
    }
}

/// The initiators that the actor speaks for and that have not declared themselves yet.
pub fn mine<'f>(actor: &Actor, founding: &'f Founding) -> Vec<&'f InitiatorRow> {
    founding.initiators.iter().filter(|i| i.willing_at.is_none() && speaks(actor, founding, i)).collect()
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<WillingnessInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let (founding, own) = ctx
        .read(move |tx| {
            let founding = Founding::to::<ConfirmInitiator>(tx, id)?;
            let own: Vec<InitiatorRow> = mine(tx.actor(), &founding).into_iter().cloned().collect();
            if own.is_empty() {
                return Err(not_mine(tx, &founding).into());
            }
            Ok((founding, own))
        })
        .await?;
    let mut page = form(&founding, "confirm_initiator", t.do_confirm(), refused, t).lead(t.confirm_lead());
    for initiator in &own {
        let (title, paragraphs) = willingness(&founding, initiator);
        page = page.sheet(html(&Paper::new(title, paragraphs))?);
    }
    if own.len() > 1 {
        let choices = own.iter().map(|i| Choice::new(i.id.to_string(), i.name.clone())).collect();
        page = page.field(Field::radios("initiator", t.speak_for(), &input.initiator, choices));
    }
    ctx.show(&page).await
}

/// Somebody speaks for none, or has declared it already.
fn not_mine(tx: &Tx<'_, '_>, founding: &Founding) -> FoundingRefusal {
    if founding.initiators.iter().any(|i| speaks(tx.actor(), founding, i)) {
        FoundingRefusal::DoneAlready
    } else {
        FoundingRefusal::NotYourSide
    }
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &WillingnessInput) -> kernel::Result<Done> {
    let founding = Founding::to::<ConfirmInitiator>(tx, id)?;
    founding.state.may_edit("confirm")?;
    let wanted: Option<InitiatorId> = input.initiator.trim().parse().ok();
    let own = mine(tx.actor(), &founding);
    let chosen = match (wanted, own.as_slice()) {
        (_, []) => return Err(not_mine(tx, &founding).into()),
        (None, [one]) => *one,
        (None, _) => return Err(kernel::Error::field("initiator", faults::choose())),
        (Some(wanted), _) => own.iter().find(|i| i.id == wanted).ok_or(FoundingRefusal::NotYourSide)?,
    };
    let (district, person, now) = (tx.district(), tx.person()?, tx.now());
    tx.run_one(&sql::CONFIRM, args![district, chosen.id, person, now])?;
    commitments::api::fulfil(tx, chosen.id.any(), "willingness")?;
    let (building, name) = (founding.building, chosen.name.clone());
    let text = Text::each(|l| T(l).notice_willing(&name, &founding.name));
    tx.record(&InitiatorConfirmed { founding: id, building, initiator: chosen.id, name: name.clone() })?;
    let preparers = founding.preparers(tx)?;
    founding.call(tx, &preparers, &text)?;
    Ok(done(&founding, |t| t.confirmed_done()))
}
