//! An appraisal and its improvements as the verbs work with them: with their place and what the actor is to them.

use commitments::api::{Named, Party};
use db::args;
use kernel::{
    Actor, BuildingId, Denied, OrganisationId, PersonId, Place, Relation, Resource, Result, Role, Scope, Text,
};
use ledger::{Load, Tx};
use policy::api::Share;
use serde::Serialize;
use web::Refused;

use crate::{
    T,
    appraisal::{AppraisalId, AppraisalState, ImprovementId},
    form::FormPage,
    store::appraisal::{AppraisalRow, AppraiserRow, ImprovementRow, appraisers, sql},
};

/// An appraisal with those who were drawn.
#[derive(Debug, Clone)]
pub struct Appraisal {
    pub row: AppraisalRow,
    pub state: AppraisalState,
    pub appraisers: Vec<AppraiserRow>,
    place: Place,
}

impl std::ops::Deref for Appraisal {
    type Target = AppraisalRow;

    fn deref(&self) -> &AppraisalRow {
        &self.row
    }
}

impl Appraisal {
    pub fn href(&self) -> String {
        format!("/{}/appraisals/{}", self.district, self.id)
    }

    /// Whether somebody was drawn, and if so, whether they have scored.
    pub fn drawn(&self, person: Option<PersonId>) -> Option<bool> {
        self.appraisers.iter().find(|a| Some(a.person) == person).map(|a| a.scored)
    }

    /// How many have scored.
    pub fn turnout(&self) -> u32 {
        u32::try_from(self.appraisers.iter().filter(|a| a.scored).count()).unwrap_or(u32::MAX)
    }

    pub fn all_scored(&self) -> bool {
        self.appraisers.iter().all(|a| a.scored)
    }

    /// The form of a step.
    pub fn form(&self, t: T, title: &str, button: &str, input: &impl Serialize, refused: Refused) -> FormPage {
        FormPage::new(title, button, input, refused).from(t.appraisal_numbered(self.number), self.href())
    }
}

impl Resource for Appraisal {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        if self.drawn(actor.person()).is_some() { vec![Relation::Appraiser] } else { Vec::new() }
    }
}

impl Load for Appraisal {
    type Id = AppraisalId;

    fn load(tx: &mut Tx<'_, '_>, id: AppraisalId) -> Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::ONE, args![district, id])? else { return Ok(None) };
        let place = Place::building(row.district, row.subdistrict, row.building);
        Ok(Some(Appraisal { state: row.state(), appraisers: appraisers(tx, id)?, row, place }))
    }
}

/// An improvement of an appraisal.
#[derive(Debug, Clone)]
pub struct Improvement {
    pub row: ImprovementRow,
    pub appraisal: AppraisalRow,
    /// Of the building; they act through those appointed there, too.
    owner: Option<OrganisationId>,
    property: Option<OrganisationId>,
    place: Place,
}

impl std::ops::Deref for Improvement {
    type Target = ImprovementRow;

    fn deref(&self) -> &ImprovementRow {
        &self.row
    }
}

impl Improvement {
    pub fn href(&self) -> String {
        format!("/{}/appraisals/{}", self.appraisal.district, self.appraisal.id)
    }

    pub fn debtor(&self) -> Named {
        debtor(&self.row)
    }

    /// The people who owe it.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn people(&self, tx: &mut Tx<'_, '_>) -> Result<Vec<PersonId>> {
        let building = self.appraisal.building;
        let mut people = commitments::api::people_of(tx, &self.debtor().party, Some(building))?;
        if self.organisation.is_some() && self.organisation == self.owner {
            people.extend(identity::api::holders(tx, Role::OwnerDelegate, Scope::Building(building))?);
        }
        Ok(people)
    }

    /// Saves the state, the last day and the day on which it was done.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn save(&self, tx: &mut Tx<'_, '_>) -> Result<()> {
        let (district, r) = (tx.district(), &self.row);
        tx.run_one(
            &sql::SAVE_IMPROVEMENT,
            args![district, self.appraisal.id, r.id, r.state, r.due_on, r.provisional, r.done_on],
        )?;
        Ok(())
    }
}

fn debtor(row: &ImprovementRow) -> Named {
    let who = row.organisation.map(Party::Organisation).or(row.role.map(Party::Role));
    let name = Text { zh: row.debtor_zh.clone().into(), en: row.debtor_en.clone().into() };
    Named::new(who.unwrap_or(Party::Nobody), name)
}

impl Resource for Improvement {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        let through = |of: Option<OrganisationId>, role| self.organisation == of && actor.holds(role, &self.place);
        let by_organisation = self.organisation.is_some_and(|o| actor.acts_for(o))
            || (self.organisation.is_some()
                && (through(self.property, Role::PropertyManager) || through(self.owner, Role::OwnerDelegate)));
        let by_role = self.role.is_some_and(|role| actor.holds(role, &self.place));
        if by_organisation || by_role { vec![Relation::Handler] } else { Vec::new() }
    }
}

impl Load for Improvement {
    type Id = (AppraisalId, ImprovementId);

    fn load(tx: &mut Tx<'_, '_>, (on, id): Self::Id) -> Result<Option<Self>> {
        let district = tx.district();
        let Some(appraisal) = tx.first(&sql::ONE, args![district, on])? else { return Ok(None) };
        let Some(row) = tx.first(&sql::IMPROVEMENT, args![district, on, id])? else { return Ok(None) };
        Ok(Some(located(tx, appraisal, row)?))
    }
}

/// An improvement that is at hand, with its place.
///
/// # Errors
/// The database's own failure.
pub fn located(tx: &mut Tx<'_, '_>, appraisal: AppraisalRow, row: ImprovementRow) -> Result<Improvement> {
    let building = registry::api::building_of(tx, appraisal.building)?;
    let place = Place::building(appraisal.district, appraisal.subdistrict, appraisal.building);
    let (owner, property) = (building.owner, building.property);
    Ok(Improvement { row, appraisal, owner, property, place })
}

/// An appraisal that must be there.
///
/// # Errors
/// Not found.
pub fn appraisal(tx: &mut Tx<'_, '_>, id: AppraisalId) -> Result<Appraisal> {
    Ok(Appraisal::load(tx, id)?.ok_or(Denied::Hidden)?)
}

/// How many appraisers the rules ask for, and of which kinds.
///
/// # Errors
/// The database's own failure.
pub fn quota(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<crate::appraisal::Quota> {
    let pack = policy::api::of(tx, building)?;
    let (neutral, ordinary): (Share, Share) = (pack.appraisal.neutral_share.value, pack.appraisal.ordinary_share.value);
    Ok(crate::appraisal::Quota::of(pack.appraisal.appraisers.value, neutral, ordinary))
}
