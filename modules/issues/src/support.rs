//! 联名: "it is mine too". One voice for each person and matter; enough voices put it on the agenda by themselves (K22).

use axum::extract::Path;
use db::args;
use kernel::{Act as _, Denied, District, Error, OrganisationId, PersonId, Resource as _, Role, Scope, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Input, Result, faults::choose};

use crate::{
    T,
    cluster::{ClusterId, State},
    events::{ClusterSupported, SupportWithdrawn},
    matter::Matter,
    permissions::Support,
    petition::Terms,
    refusal::IssueRefusal,
    step::done,
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SupportInput {
    /// The organisation that the delegate speaks for; empty for oneself.
    pub organisation: Input,
}

/// Says that a matter is one's own too, or one's organisation's.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/support", operation_id = "support", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = SupportInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.support"))))]
pub async fn support(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<SupportInput>) -> Result {
    let done = ctx.write(move |tx| write(tx, id, &form.input)).await?;
    Ok(ctx.done(&done))
}

fn write(tx: &mut Tx<'_, '_>, id: ClusterId, input: &SupportInput) -> kernel::Result<Done> {
    let mut matter = supportable(tx, id)?;
    let person = tx.person()?;
    let mut organisation = None;
    if !input.organisation.trim().is_empty() {
        let wanted: Option<OrganisationId> = input.organisation.trim().parse().ok();
        organisation = wanted.filter(|o| matter.delegations().contains(o));
        if organisation.is_none() {
            return Err(Error::field("organisation", choose()));
        }
    }
    if !matter.state.is_running() || !matter.open {
        return Err(IssueRefusal::NotNow { state: matter.state.code(), step: "support" }.into());
    }
    if !put(tx, &mut matter, person, organisation)? {
        // The second click of the same person changes nothing.
        tx.nothing_to_record();
    }
    petition(tx, &mut matter)?;
    Ok(done(&matter, |t| t.supported_done()))
}

/// The matter, for those who work in its building.
fn supportable(tx: &mut Tx<'_, '_>, id: ClusterId) -> kernel::Result<Matter> {
    let matter = <Matter as ledger::Load>::load(tx, id)?.ok_or_else(Error::hidden)?.with_delegations(tx)?;
    match tx.grant::<Support, _>(matter) {
        Ok(matter) => Ok(matter.into_inner()),
        Err(Error::Denied(Denied::Forbidden(_))) => Err(IssueRefusal::NotAnEmployee.into()),
        Err(error) => Err(error),
    }
}

/// Stores a voice; answers whether it is a new one.
fn put(
    tx: &mut Tx<'_, '_>,
    matter: &mut Matter,
    person: PersonId,
    organisation: Option<OrganisationId>,
) -> kernel::Result<bool> {
    let (district, now, id) = (tx.district(), tx.now(), matter.id);
    let before = match tx.first(&sql::MY_SUPPORT, args![district, id, person])? {
        Some((_, of)) if of.is_some() || organisation.is_none() => return Ok(false),
        before => before,
    };
    // An enterprise counts once, however many delegates it has.
    let again = match organisation {
        Some(of) => tx.one(&sql::ORGANISATION_SUPPORTS, args![district, id, of])?.0 > 0,
        None => true,
    };
    if before.is_some() {
        tx.run_one(&sql::SUPPORT_FOR, args![district, id, person, organisation])?;
    } else {
        tx.run(&sql::SUPPORT, args![district, id, person, organisation, now])?;
    }
    let (more, enterprises) = (i64::from(before.is_none()), i64::from(!again));
    tx.run_one(&sql::COUNT_SUPPORT, args![district, id, more, enterprises])?;
    matter.row.supporters += more;
    matter.row.enterprises += enterprises;
    let (supporters, enterprises) = (matter.supporters, matter.enterprises);
    tx.record(&ClusterSupported { cluster: id, building: matter.building, supporters, enterprises })?;
    Ok(true)
}

/// The reporter's own voice, given with the report. Only of those who work in the building.
///
/// # Errors
/// The database's own failure.
pub fn support_own(tx: &mut Tx<'_, '_>, matter: &Matter, person: PersonId) -> kernel::Result<()> {
    let place = matter.place();
    let own = tx.actor().person() == Some(person);
    if own && tx.actor().role_among(Support::PERMISSION.roles, place).is_none() {
        return Ok(());
    }
    let (district, now) = (tx.district(), tx.now());
    let none: Option<OrganisationId> = None;
    tx.run(&sql::SUPPORT, args![district, matter.id, person, none, now])?;
    tx.run_one(&sql::COUNT_SUPPORT, args![district, matter.id, 1, 0])?;
    Ok(())
}

/// Takes one's voice back.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/support/withdrawal", operation_id = "withdraw_support", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.support"))))]
pub async fn withdraw_support(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>) -> Result {
    let done = ctx
        .write(move |tx| {
            let mut matter = supportable(tx, id)?;
            let (district, person) = (tx.district(), tx.person()?);
            let Some((_, organisation)) = tx.first(&sql::MY_SUPPORT, args![district, id, person])? else {
                tx.nothing_to_record();
                return Ok(done(&matter, |t| t.unsupported_done()));
            };
            tx.run_one(&sql::UNSUPPORT, args![district, id, person])?;
            let last = match organisation {
                Some(of) => tx.one(&sql::ORGANISATION_SUPPORTS, args![district, id, of])?.0 == 0,
                None => false,
            };
            tx.run_one(&sql::COUNT_SUPPORT, args![district, id, -1, -i64::from(last)])?;
            matter.row.supporters -= 1;
            tx.record(&SupportWithdrawn { cluster: id, building: matter.building, supporters: matter.supporters })?;
            Ok(done(&matter, |t| t.unsupported_done()))
        })
        .await?;
    Ok(ctx.done(&done))
}

/// Puts the matter on the agenda if enough people or enterprises ask for it: the system does, whoever was the last. One that speaks of what a committee may not
/// decide is shown to the secretary first, who says what it is.
///
/// # Errors
/// The database's own failure.
pub fn petition(tx: &mut Tx<'_, '_>, matter: &mut Matter) -> kernel::Result<()> {
    let waiting =
        matches!(matter.state, State::Clustered | State::Handling { .. } | State::AwaitingConfirmation { .. });
    if !matter.open || !waiting {
        return Ok(());
    }
    let rules = policy::api::of(tx, matter.building)?;
    let terms = Terms::of(tx, matter.building)?;
    let Some(grounds) = terms.met(matter.supporters, matter.enterprises) else { return Ok(()) };
    if committees::api::committee_of(tx, matter.building)?.is_none() {
        return Ok(());
    }
    if rules.suspect(&matter.title).is_some() {
        let open = commitments::api::open_of(tx, matter.id.any())?;
        if open.iter().all(|c| c.kind != "legality") {
            let due = tx.in_working_days(rules.issues.triage_days.value);
            matter.owe(tx, "legality", crate::raise::secretary(), Some(due))?;
            let people = identity::api::holders(tx, Role::CommitteeSecretary, Scope::Building(matter.building))?;
            let text = Text::each(|l| T(l).notice_legality(&matter.title));
            identity::api::notify(tx, &people, &text, &format!("{}/scheduling", matter.href()))?;
        }
        return Ok(());
    }
    tx.by_itself("issues.petition", |tx| crate::schedule::put_on_agenda(tx, matter, grounds, terms))
}
