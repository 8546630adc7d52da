//! Coordinations with their parties, terms and revisits.

use db::{args, statements};
use kernel::{BodyId, BuildingId, Date, District, DivisionCode, OrganisationId, PersonId, Result, Timestamp};
use ledger::Tx;

use crate::coordination::{
    Consent, CoordinationId, CoordinationStage, CoordinationState, PartyId, PartyKind, RevisitId, TermId, TurnTo,
};

db::row! {
    #[derive(Debug, Clone)]
    pub struct CoordinationRow {
        pub district: District,
        pub id: CoordinationId,
        pub body: BodyId,
        pub building: BuildingId,
        pub subdistrict: DivisionCode,
        pub number: u32,
        pub subject: String,
        pub href: String,
        pub title: String,
        pub state: CoordinationStage,
        pub mediator: Option<PersonId>,
        pub rounds: u32,
        pub opened_at: Timestamp,
        pub due_on: Date,
        pub over_on: Option<Date>,
        pub turn_to: Option<TurnTo>,
        pub words: Option<String>,
    }
}

impl CoordinationRow {
    /// # Errors
    /// A stored state without its mediator or date.
    pub fn state(&self) -> Result<CoordinationState> {
        let lost = || kernel::Error::bug("a coordination's state lacks its mediator or date");
        let (rounds, over) = (self.rounds, || self.over_on.ok_or_else(lost));
        let mediator = || self.mediator.ok_or_else(lost);
        Ok(match self.state {
            CoordinationStage::Opened => CoordinationState::Opened,
            CoordinationStage::Seeking => CoordinationState::Seeking { mediator: mediator()? },
            CoordinationStage::Holding => CoordinationState::Holding { mediator: mediator()?, rounds },
            CoordinationStage::Agreed => CoordinationState::Agreed { mediator: mediator()?, rounds, on: over()? },
            CoordinationStage::Failed => {
                CoordinationState::Failed { rounds, on: over()?, to: self.turn_to.ok_or_else(lost)? }
            }
        })
    }

    /// Takes over a state, to be saved. Who mediated a failed coordination stays known.
    pub fn set(&mut self, state: CoordinationState) {
        self.state = state.stage();
        self.rounds = state.rounds();
        self.mediator = state.mediator().or(self.mediator);
        match state {
            CoordinationState::Agreed { on, .. } => self.over_on = Some(on),
            CoordinationState::Failed { on, to, .. } => (self.over_on, self.turn_to) = (Some(on), Some(to)),
            _ => {}
        }
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct PartyRow {
        pub id: PartyId,
        pub organisation: Option<OrganisationId>,
        pub person: Option<PersonId>,
        pub name: String,
        pub consent: Option<Consent>,
        pub consented_at: Option<Timestamp>,
    }
}

impl PartyRow {
    pub fn kind(&self) -> Option<PartyKind> {
        self.organisation.map(PartyKind::Organisation).or(self.person.map(PartyKind::Person))
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct TermRow {
        pub id: TermId,
        pub party: PartyId,
        pub what: String,
        pub until_on: Date,
        pub kept_on: Option<Date>,
    }
}

db::row! {
    #[derive(Debug, Clone)]
    pub struct RevisitRow {
        pub id: RevisitId,
        pub due_on: Date,
        pub kept: Option<bool>,
        pub done_on: Option<Date>,
    }
}

macro_rules! coordinations {
    ($rest:literal) => {
        concat!(
            "select district, id, body, building, subdistrict, number, subject, href, title, state, mediator, rounds, opened_at, due_on, over_on, turn_to, words from coordination where district = $1 ",
            $rest
        )
    };
}

pub mod sql {
    use super::*;

    statements! {
        command ADD = "insert into coordination (district, id, body, building, subdistrict, number, subject, href, title, state, mediator, rounds, opened_at, due_on, over_on, turn_to, words) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'opened', null, 0, $10, $11, null, null, null)";
        lock query ONE: CoordinationRow = coordinations!("and id = $2");
        query OF_BUILDING: CoordinationRow = coordinations!("and building = $2 order by id desc limit $3");
        query OF_SUBJECT: CoordinationRow = coordinations!("and subject = $2 order by id limit 20");
        command SAVE = "update coordination set state = $3, mediator = $4, rounds = $5, over_on = $6, turn_to = $7, words = $8 where district = $1 and id = $2";
        command ADD_PARTY = "insert into coordination_party (district, coordination, id, organisation, person, name, consent, consented_at) values ($1, $2, $3, $4, $5, $6, null, null)";
        command DROP_PARTY = "delete from coordination_party where district = $1 and coordination = $2 and id = $3";
        query PARTIES: PartyRow = "select id, organisation, person, name, consent, consented_at from coordination_party where district = $1 and coordination = $2 order by id";
        command CONSENT = "update coordination_party set consent = $4, consented_at = $5 where district = $1 and coordination = $2 and id = $3";
        command ADD_TERM = "insert into coordination_term (district, coordination, id, party, what, until_on, kept_on) values ($1, $2, $3, $4, $5, $6, null)";
        command DROP_TERM = "delete from coordination_term where district = $1 and coordination = $2 and id = $3";
        query TERMS: TermRow = "select id, party, what, until_on, kept_on from coordination_term where district = $1 and coordination = $2 order by id";
        command KEPT = "update coordination_term set kept_on = $4 where district = $1 and coordination = $2 and id = $3 and kept_on is null";
        command ADD_REVISIT = "insert into coordination_revisit (district, coordination, id, due_on, kept, done_on) values ($1, $2, $3, $4, null, null)";
        query REVISITS: RevisitRow = "select id, due_on, kept, done_on from coordination_revisit where district = $1 and coordination = $2 order by due_on, id";
        command REVISITED = "update coordination_revisit set kept = $4, done_on = $5 where district = $1 and coordination = $2 and id = $3 and done_on is null";
    }
}

/// Saves a coordination that was loaded in this transaction.
pub fn save(tx: &mut Tx<'_, '_>, r: &CoordinationRow) -> Result<()> {
    tx.run_one(&sql::SAVE, args![r.district, r.id, r.state, r.mediator, r.rounds, r.over_on, r.turn_to, r.words])?;
    Ok(())
}

/// A coordination's parties.
pub fn parties(tx: &mut Tx<'_, '_>, id: CoordinationId) -> Result<Vec<PartyRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::PARTIES, args![district, id])?)
}

/// What parties have taken on.
pub fn terms(tx: &mut Tx<'_, '_>, id: CoordinationId) -> Result<Vec<TermRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::TERMS, args![district, id])?)
}

/// When the agreement is looked back at.
pub fn revisits(tx: &mut Tx<'_, '_>, id: CoordinationId) -> Result<Vec<RevisitRow>> {
    let district = tx.district();
    Ok(tx.all(&sql::REVISITS, args![district, id])?)
}
