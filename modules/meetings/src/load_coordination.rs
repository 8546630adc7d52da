//! A coordination as the verbs work with it: with its parties, its place, and what the actor is to it.

use commitments::api::{Named, Party, Promise};
use db::args;
use kernel::{
    Act, Actor, AnyId, Deadline, OrganisationId, PersonId, Place, Relation, Resource, Result, Role, Scope, Text,
};
use ledger::{Load, Tx};
use serde::Serialize;
use web::Refused;

use crate::{
    T,
    coordination::{CoordinationId, CoordinationState, PartyKind},
    form::FormPage,
    store::coordination::{CoordinationRow, PartyRow, parties, save, sql},
};

/// A coordination.
#[derive(Debug, Clone)]
pub struct Coordination {
    pub row: CoordinationRow,
    pub state: CoordinationState,
    pub parties: Vec<PartyRow>,
    /// Of its building; they act through those appointed there, too.
    owner: Option<OrganisationId>,
    property: Option<OrganisationId>,
    place: Place,
}

impl std::ops::Deref for Coordination {
    type Target = CoordinationRow;

    fn deref(&self) -> &CoordinationRow {
        &self.row
    }
}

/// Whether somebody who holds `appointed` roles in the building acts for an organisation.
fn stands_for(
    organisation: OrganisationId,
    owner: Option<OrganisationId>,
    property: Option<OrganisationId>,
    appointed: impl Fn(Role) -> bool,
) -> bool {
    (property == Some(organisation) && appointed(Role::PropertyManager))
        || (owner == Some(organisation) && appointed(Role::OwnerDelegate))
}

impl Coordination {
    pub fn href(&self) -> String {
        format!("/{}/coordinations/{}", self.district, self.id)
    }

    /// Whether the actor is this party, or acts for it.
    pub fn is_of(&self, actor: &Actor, party: &PartyRow) -> bool {
        match party.kind() {
            Some(PartyKind::Person(person)) => actor.person() == Some(person),
            Some(PartyKind::Organisation(o)) => {
                actor.acts_for(o) || stands_for(o, self.owner, self.property, |role| actor.holds(role, &self.place))
            }
            None => false,
        }
    }

    /// The parties that the actor is, or acts for.
    pub fn own(&self, actor: &Actor) -> Vec<&PartyRow> {
        self.parties.iter().filter(|p| self.is_of(actor, p)).collect()
    }

    /// Whether somebody is a party, works for one or acts for one: nobody like that mediates.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn has_interest(&self, tx: &mut Tx<'_, '_>, person: PersonId) -> Result<bool> {
        if self.parties.iter().any(|p| p.person == Some(person)) {
            return Ok(true);
        }
        let organisations: Vec<OrganisationId> = self.parties.iter().filter_map(|p| p.organisation).collect();
        self.works_for(tx, person, &organisations)
    }

    /// Whether somebody works for one of these organisations or acts for it.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn works_for(&self, tx: &mut Tx<'_, '_>, person: PersonId, organisations: &[OrganisationId]) -> Result<bool> {
        let held = identity::api::appointments_of(tx, person)?;
        let mut theirs: Vec<OrganisationId> = held
            .iter()
            .filter_map(|a| if let Scope::Organisation(o) = a.scope { Some(o) } else { None })
            .chain(committees::api::seats_of(tx, person)?.into_iter().filter_map(|s| s.organisation))
            .collect();
        theirs.extend(identity::api::employment_of(tx, person)?.map(|e| e.organisation));
        let here = |role| held.iter().any(|a| a.role == role && a.scope == Scope::Building(self.building));
        Ok(organisations.iter().any(|&o| theirs.contains(&o) || stands_for(o, self.owner, self.property, here)))
    }

    /// The people behind a party: those to be told.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn people_of(&self, tx: &mut Tx<'_, '_>, party: &PartyRow) -> Result<Vec<PersonId>> {
        let mut people = commitments::api::people_of(tx, &named(party).party, Some(self.building))?;
        if party.organisation.is_some() && party.organisation == self.owner {
            people.extend(identity::api::holders(tx, Role::OwnerDelegate, Scope::Building(self.building))?);
        }
        Ok(people)
    }

    /// Tells the parties, the mediator, the chair and the secretary.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn tell(&self, tx: &mut Tx<'_, '_>, text: &Text) -> Result<()> {
        let mut people: Vec<PersonId> = self.state.mediator().into_iter().collect();
        for party in &self.parties {
            people.extend(self.people_of(tx, party)?);
        }
        people.extend(officers(tx, self.building)?);
        identity::api::notify(tx, &people, text, &self.href())
    }

    /// Takes over a state and saves it.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn become_state(&mut self, tx: &mut Tx<'_, '_>, state: CoordinationState) -> Result<()> {
        self.state = state;
        self.row.set(state);
        save(tx, &self.row)
    }

    /// Somebody owes a step of it.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn owe(
        &self,
        tx: &mut Tx<'_, '_>,
        kind: &'static str,
        subject: AnyId,
        debtor: Named,
        due: kernel::Date,
    ) -> Result<()> {
        let href = self.href();
        let promise = Promise {
            kind,
            subject,
            building: Some(self.building),
            title: &Text::same(self.title.clone()),
            href: &href,
            floor: 4,
            debtor,
            creditor: None,
            due: Some(Deadline { on: due, provisional: false }),
        };
        commitments::api::open(tx, &promise)?;
        Ok(())
    }

    /// The form of a step.
    pub fn form(&self, t: T, title: &str, button: &str, input: &impl Serialize, refused: Refused) -> FormPage {
        FormPage::new(title, button, input, refused).from(t.coordination_numbered(self.number), self.href())
    }
}

/// The chair and the secretary of a building.
///
/// # Errors
/// The database's own failure.
pub fn officers(tx: &mut Tx<'_, '_>, building: kernel::BuildingId) -> Result<Vec<PersonId>> {
    let mut people = identity::api::holders(tx, Role::CommitteeChair, Scope::Building(building))?;
    people.extend(identity::api::holders(tx, Role::CommitteeSecretary, Scope::Building(building))?);
    Ok(people)
}

/// A party as somebody who owes something.
pub fn named(party: &PartyRow) -> Named {
    let who = match party.kind() {
        Some(PartyKind::Organisation(organisation)) => Party::Organisation(organisation),
        Some(PartyKind::Person(person)) => Party::Person(person),
        None => Party::Nobody,
    };
    Named::new(who, Text::same(party.name.clone()))
}

/// Whether the actor may do `A` to a thing: for pages that offer it.
pub fn may<A: Act>(actor: &Actor, resource: &impl Resource) -> bool {
    const { &A::PERMISSION }.check(actor, resource).is_ok()
}

impl Resource for Coordination {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        let mut relations = Vec::new();
        if self.mediator.is_some() && self.mediator == actor.person() {
            relations.push(Relation::Mediator);
        }
        if self.parties.iter().any(|p| self.is_of(actor, p)) {
            relations.push(Relation::Party);
        }
        relations
    }
}

impl Load for Coordination {
    type Id = CoordinationId;

    fn load(tx: &mut Tx<'_, '_>, id: CoordinationId) -> Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::ONE, args![district, id])? else { return Ok(None) };
        let building = registry::api::building_of(tx, row.building)?;
        let (owner, property) = (building.owner, building.property);
        let place = Place { body: Some(row.body), ..Place::building(row.district, row.subdistrict, row.building) };
        Ok(Some(Coordination { state: row.state()?, parties: parties(tx, id)?, owner, property, row, place }))
    }
}
