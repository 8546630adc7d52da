//! Beginning to prepare a committee (酝酿): the name comes from the building, the initiators are asked next.

use committees::api::LegalStatus;
use db::args;
use kernel::{BuildingId, Resource as _, Role, Text};
use ledger::Tx;
use registry::api::Building;
use ui::Section;
use web::{Ctx, Done, Refused, Result, StepPage};

use crate::{
    T,
    condition::Side,
    events::{FoundingStarted, InitiatorAdded},
    founding::{Founding, answers_for},
    permissions::StartFounding,
    refusal::FoundingRefusal,
    state::{FoundingId, InitiatorId, Kind},
    store::sql,
    verb::{NoInput, verb},
};

verb! {
    /// The page on which a committee is initiated.
    get show_start_founding "show_start_founding";
    /// Begins to prepare a committee for a building that has none.
    post start_founding "start_founding";
    NoInput for BuildingId "building" at "/{district}/towers/{building}/founding" by "founding.start_founding"
}

async fn page(ctx: &Ctx, id: BuildingId, _: Option<NoInput>, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (name, href, canonical) = ctx
        .read(move |tx| {
            let building = tx.granted::<StartFounding, Building>(id)?.into_inner();
            let canonical = canonical_name(tx, &building)?;
            Ok((building.name.clone(), format!("/{}/towers/{id}", building.district), canonical))
        })
        .await?;
    let page = StepPage::new(t.0, Section::Foundings, "start_founding", t.do_start(), &name, &href);
    ctx.show(&page.refused(refused).lead(t.start_lead(canonical))).await
}

/// The name by the rule: the building's, and what every committee is called (R60).
///
/// # Errors
/// The database's own failure.
pub fn canonical_name(tx: &mut Tx<'_, '_>, building: &Building) -> kernel::Result<String> {
    let pack = policy::api::of(tx, building.id)?;
    Ok(pack.names.canonical_of(&building.name))
}

fn write(tx: &mut Tx<'_, '_>, id: BuildingId, _: &NoInput) -> kernel::Result<Done> {
    let building = tx.granted::<StartFounding, Building>(id)?.into_inner();
    let standing = committees::api::committee_of(tx, id)?;
    if standing.is_some_and(|b| b.state != committees::api::BodyState::Dissolved) {
        return Err(FoundingRefusal::HasCommittee.into());
    }
    no_other(tx, id)?;
    let name = canonical_name(tx, &building)?;
    let person = tx.person()?;
    let founding = open(tx, &building, Kind::Founding, None, &name, person)?;
    // Whoever begins is the first initiator, and still declares the willingness.
    let place = building.place();
    let (actor, pairs) = (
        tx.actor(),
        [
            (Role::PartySecretary, Side::Party),
            (Role::OwnerDelegate, Side::Owner),
            (Role::PropertyManager, Side::Property),
        ],
    );
    if let Some((_, side)) = pairs.into_iter().find(|(role, _)| actor.holds(*role, place)) {
        invite(tx, &founding, side, None)?;
    }
    Ok(Done::new(founding.href(), Text::each(|l| T(l).started_done())).id(founding.id))
}

/// One at a time.
///
/// # Errors
/// Another one runs.
pub fn no_other(tx: &mut Tx<'_, '_>, building: BuildingId) -> kernel::Result<()> {
    if runs(tx, building)? { Err(FoundingRefusal::RunsAlready.into()) } else { Ok(()) }
}

/// Whether a founding or renewal runs in a building.
///
/// # Errors
/// The database's own failure.
pub fn runs(tx: &mut Tx<'_, '_>, building: BuildingId) -> kernel::Result<bool> {
    let district = tx.district();
    for row in tx.all(&sql::OF_BUILDING, args![district, building])? {
        if !row.state()?.is_over() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A new founding or renewal.
///
/// # Errors
/// The database's own failure.
pub fn open(
    tx: &mut Tx<'_, '_>,
    building: &Building,
    kind: Kind,
    body: Option<&committees::api::BodyRow>,
    name: &str,
    by: kernel::PersonId,
) -> kernel::Result<Founding> {
    let (district, now, id) = (tx.district(), tx.now(), FoundingId::new(tx.store().clock().now()));
    let stated = |b: &committees::api::BodyRow| Some(b.legal_status).filter(|s| LegalStatus::STATED.contains(s));
    let (of, status) = (body.map(|b| b.id), body.and_then(stated));
    let awaited = match kind {
        Kind::Founding => Text::each(|l| T(l).preparers()),
        Kind::Renewal => {
            let whom = answers_for(tx, building.id)?;
            Text::each(|l| identity::api::role_title(l, whom))
        }
    };
    tx.run_one(
        &sql::ADD,
        args![district, id, kind, building.id, building.subdistrict, of, name, status, awaited.zh, awaited.en, by, now],
    )?;
    tx.record(&FoundingStarted { founding: id, building: building.id, kind, body: of, name: name.to_owned() })?;
    <Founding as ledger::Load>::load(tx, id)?.ok_or_else(|| kernel::Error::bug("a founding is gone"))
}

/// Asks one side to initiate it.
///
/// # Errors
/// It was asked already.
pub fn invite(
    tx: &mut Tx<'_, '_>,
    founding: &Founding,
    side: Side,
    organisation: Option<registry::api::Organisation>,
) -> kernel::Result<InitiatorId> {
    let building = registry::api::building_of(tx, founding.building)?;
    let organisation = match side {
        Side::Owner => match building.owner {
            Some(id) => registry::api::organisation(tx, id)?,
            None => None,
        },
        Side::Property => match building.property {
            Some(id) => registry::api::organisation(tx, id)?,
            None => None,
        },
        _ => organisation,
    };
    let of = organisation.as_ref().map(|o| o.id);
    let known = |side: Side| {
        founding.initiators.iter().any(|i| i.side == side && (side != Side::Enterprise || i.organisation == of))
    };
    if known(side) {
        return Err(FoundingRefusal::DoneAlready.into());
    }
    let name = match &organisation {
        Some(o) => o.name.clone(),
        None => T(kernel::Locale::Zh).initiator_of(&building.name, T(kernel::Locale::Zh).side(side.code())),
    };
    let (district, id) = (tx.district(), InitiatorId::new(tx.store().clock().now()));
    tx.run_one(&sql::ADD_INITIATOR, args![district, id, founding.id, side, of, name])?;
    tx.record(&InitiatorAdded {
        founding: founding.id,
        building: founding.building,
        initiator: id,
        side,
        organisation: of,
        name: name.clone(),
    })?;
    let debtor = crate::confirm::debtor(side, of, &name);
    let href = format!("{}/willingness", founding.href());
    let title = Text::each(|l| T(l).willingness_owed(&founding.name));
    let promise = commitments::api::Promise {
        kind: "willingness",
        subject: id.any(),
        building: Some(founding.building),
        title: &title,
        href: &href,
        floor: 1,
        debtor: debtor.clone(),
        creditor: None,
        due: None,
    };
    commitments::api::open(tx, &promise)?;
    let people = commitments::api::people_of(tx, &debtor.party, Some(founding.building))?;
    identity::api::notify(tx, &people, &title, &href)?;
    Ok(id)
}
