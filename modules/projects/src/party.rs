//! Who stands behind a side: the bodies of the tower, those who claim, everybody.

use commitments::api::{Named, Party};
use committees::api::{BodyRow, committee_of, party_of};
use kernel::{Actor, BuildingId, OrganisationId, Place, Result, Role, Text};
use ledger::Tx;

use crate::{
    T,
    store::ClaimRow,
    verdict::{Reviewers, Side},
};

/// The bodies of a tower.
#[derive(Debug, Clone)]
pub struct Bodies {
    pub party: Option<BodyRow>,
    pub committee: Option<BodyRow>,
}

impl Bodies {
    /// # Errors
    /// The database's own failure.
    pub fn of(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Self> {
        Ok(Self { party: party_of(tx, building)?, committee: committee_of(tx, building)? })
    }

    pub fn body(&self, side: Side) -> Option<&BodyRow> {
        match side {
            Side::Party => self.party.as_ref(),
            Side::Committee => self.committee.as_ref(),
            Side::Subdistrict => None,
        }
    }

    pub fn reviewers(&self, proposer: Side) -> Reviewers {
        Reviewers::of(proposer, self.party.is_some())
    }

    /// Those who review, award and oversee for a side.
    pub fn side(&self, side: Side) -> Named {
        let role = match side {
            Side::Party => Role::PartySecretary,
            Side::Committee => Role::CommitteeChair,
            Side::Subdistrict => Role::SubdistrictClerk,
        };
        self.named(side, role)
    }

    /// The side that decides here: the Party committee, or the committee where there is none.
    pub fn overseer(&self) -> Named {
        self.side(if self.party.is_some() { Side::Party } else { Side::Committee })
    }

    /// The committee, whose secretary keeps things going.
    pub fn committee(&self) -> Named {
        self.named(Side::Committee, Role::CommitteeSecretary)
    }

    fn named(&self, side: Side, role: Role) -> Named {
        let name = match self.body(side) {
            Some(body) => Text::same(body.local_name.clone()),
            None => Text::each(|l| identity::api::role_title(l, role)),
        };
        Named::new(Party::Role(role), name)
    }
}

/// The sides for which an actor speaks at a place.
pub fn sides(actor: &Actor, place: &Place) -> Vec<Side> {
    let held = |roles: &[Role]| roles.iter().any(|r| actor.holds(*r, place));
    let all = [
        (Side::Party, held(&[Role::PartySecretary, Role::PartyCommitteeMember])),
        (Side::Committee, held(&[Role::CommitteeChair])),
        (Side::Subdistrict, held(&[Role::SubdistrictClerk])),
    ];
    all.into_iter().filter(|(_, held)| *held).map(|(side, _)| side).collect()
}

/// Whoever wants to claim.
pub fn everybody() -> Named {
    Named::new(Party::Nobody, Text::each(|l| T(l).everybody()))
}

/// A claimant as pages name it: an organisation by its name, a person not at all.
pub fn claimant(claim: &ClaimRow) -> Named {
    match claim.organisation {
        Some(id) => Named::new(Party::Organisation(id), Text::same(claim.name.clone())),
        None => Named::new(Party::Person(claim.person), Text::each(|l| T(l).a_person())),
    }
}

/// The organisations for which the actor speaks in a tower: whoever holds a role in one, the Party secretary for the Party
/// committee, the property manager and the owner's delegate for theirs.
///
/// # Errors
/// The database's own failure.
pub fn voices(tx: &mut Tx<'_, '_>, place: &Place, building: BuildingId) -> Result<Vec<OrganisationId>> {
    let actor = tx.actor();
    let mut ids: Vec<OrganisationId> = actor.organisations().collect();
    if actor.holds(Role::PartySecretary, place) {
        ids.extend(party_of(tx, building)?.and_then(|b| b.organisation));
    }
    if actor.holds(Role::PropertyManager, place) {
        ids.extend(registry::api::building_of(tx, building)?.property);
    }
    if actor.holds(Role::OwnerDelegate, place) {
        ids.extend(registry::api::building_of(tx, building)?.owner);
    }
    ids.sort();
    ids.dedup();
    Ok(ids)
}
