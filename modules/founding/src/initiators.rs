//! Who initiates a committee (发起人): the Party organisation, owner or property manager, enterprises of the building.

use db::args;
use kernel::OrganisationId;
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Input, Refused, Result,
    faults::{self, Check},
};

use crate::{
    T,
    condition::Side,
    events::InitiatorRemoved,
    founding::Founding,
    start::invite,
    state::{FoundingId, InitiatorId},
    step::{done, form},
    store::sql,
    verb::{press, verb},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct InitiatorInput {
    /// `party`, `owner`, `property` or `enterprise`.
    pub side: Input,
    /// An enterprise of the building, by its id.
    pub organisation: Input,
}

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct InitiatorChoice {
    pub initiator: Input,
}

verb! {
    /// The form to ask an initiator with.
    get show_add_initiator "show_add_initiator";
    /// Asks somebody to initiate the committee; they confirm it themselves.
    post add_initiator "add_initiator";
    InitiatorInput for FoundingId "founding" at "/{district}/foundings/{founding}/initiators" by "founding.prepare_founding"
}

press! {
    /// Takes an initiator out again.
    post remove_initiator "remove_initiator" does remove;
    InitiatorChoice for FoundingId "founding" at "/{district}/foundings/{founding}/initiators/removal" by "founding.prepare_founding"
}

/// Enterprises with a tenancy in the building today, by name.
///
/// # Errors
/// The database's own failure.
pub fn firms(tx: &mut Tx<'_, '_>, building: kernel::BuildingId) -> kernel::Result<Vec<(OrganisationId, String)>> {
    let today = tx.today();
    let rows = registry::api::occupants(tx, building, today)?;
    let mut firms: Vec<(OrganisationId, String)> = rows.into_iter().map(|r| (r.organisation, r.name)).collect();
    firms.dedup_by_key(|(id, _)| *id);
    Ok(firms)
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<InitiatorInput>, refused: Refused) -> Result {
    let (t, input) = (T(ctx.locale), input.unwrap_or_default());
    let (founding, firms) = ctx
        .read(move |tx| {
            let founding = Founding::prepare(tx, id)?;
            let firms = firms(tx, founding.building)?;
            Ok((founding, firms))
        })
        .await?;
    let sides = Side::ALL.iter().map(|s| Choice::new(s.code(), t.side(s.code()))).collect();
    let mut choices = vec![Choice::new("", t.choose_firm())];
    choices.extend(firms.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)));
    let page = form(&founding, "add_initiator", t.do_initiator(), refused, t)
        .lead(t.initiator_lead())
        .field(Field::radios("side", t.side_label(), &input.side, sides))
        .field(Field::select("organisation", t.firm(), &input.organisation, choices).hint(t.firm_hint()));
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &InitiatorInput) -> kernel::Result<Done> {
    let founding = Founding::prepare(tx, id)?;
    founding.state.may_edit("initiate")?;
    let mut check = Check::default();
    let side = Side::from_code(input.side.trim());
    if side.is_none() {
        check.fault("side", faults::choose());
    }
    let firm = check.parse::<OrganisationId>("organisation", &input.organisation, faults::choose);
    let known = firms(tx, founding.building)?;
    // What is no id at all is a fault already.
    let missing = input.organisation.trim().is_empty();
    let unknown = firm.is_some_and(|f| !known.iter().any(|(id, _)| *id == f));
    if side == Some(Side::Enterprise) && (missing || unknown) {
        check.fault("organisation", faults::choose());
    }
    check.finish()?;
    let side = side.ok_or_else(|| kernel::Error::bug("a checked field is missing"))?;
    let organisation = match firm.filter(|_| side == Side::Enterprise) {
        Some(id) => registry::api::organisation(tx, id)?,
        None => None,
    };
    invite(tx, &founding, side, organisation)?;
    Ok(done(&founding, |t| t.initiator_done()))
}

fn remove(tx: &mut Tx<'_, '_>, id: FoundingId, input: &InitiatorChoice) -> kernel::Result<Done> {
    let founding = Founding::prepare(tx, id)?;
    founding.state.may_edit("initiate")?;
    let wanted: InitiatorId =
        input.initiator.trim().parse().map_err(|_| kernel::Error::field("initiator", faults::choose()))?;
    let found = founding.initiators.iter().find(|i| i.id == wanted).ok_or_else(kernel::Error::hidden)?;
    let district = tx.district();
    tx.run_one(&sql::REMOVE_INITIATOR, args![district, id, wanted])?;
    commitments::api::release_all(tx, wanted.any())?;
    let (building, name) = (founding.building, found.name.clone());
    tx.record(&InitiatorRemoved { founding: id, building, initiator: wanted, name })?;
    Ok(done(&founding, |t| t.initiator_removed()))
}
