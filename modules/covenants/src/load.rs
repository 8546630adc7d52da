//! A tower and its documents as the verbs work with them: loaded with what the actor is to them, moved by one step, saved.

use std::sync::Arc;

use committees::api::{BodyRow, Seat};
use db::args;
use kernel::{
    Act, Actor, BuildingId, District, Error, OrganisationId, PersonId, Place, Relation, Resource, Result, Role, Text,
};
use ledger::{Load, Tx};
use policy::api::Pack;
use registry::api::Building;

use crate::{
    T,
    breach::{BreachId, BreachStage},
    charter::{CharterId, CharterKind, EditionId, EditionState},
    permissions::DraftCharter,
    store::{ArticleRow, BreachRow, CharterRow, EditionRow, sql},
};

/// A tower: who is in it, its committee, for whom the actor speaks there.
#[derive(Debug, Clone)]
pub struct Ground {
    pub building: Building,
    pub body: Option<BodyRow>,
    pub seats: Vec<Seat>,
    /// The organisations of the tower, by name.
    pub firms: Vec<(OrganisationId, String)>,
    /// Those of them for which the actor speaks.
    pub voices: Vec<OrganisationId>,
    place: Place,
}

impl Resource for Ground {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        if self.is_member(actor) { vec![Relation::Member] } else { Vec::new() }
    }
}

impl Load for Ground {
    type Id = BuildingId;

    fn load(tx: &mut Tx<'_, '_>, id: BuildingId) -> Result<Option<Self>> {
        let (today, actor) = (tx.today(), tx.actor());
        let Some(building) = registry::api::building(tx, id)? else { return Ok(None) };
        let body = committees::api::committee_of(tx, id)?;
        let seats = match &body {
            Some(body) => committees::api::seats_on(tx, body.id, today)?,
            None => Vec::new(),
        };
        let mut firms: Vec<(OrganisationId, String)> =
            registry::api::occupants(tx, id, today)?.into_iter().map(|o| (o.organisation, o.name)).collect();
        for own in [building.owner, building.property].into_iter().flatten() {
            if let Some(organisation) = registry::api::organisation(tx, own)? {
                firms.push((own, organisation.name));
            }
        }
        firms.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        firms.dedup();
        let mut voices: Vec<OrganisationId> = actor.organisations().collect();
        let place = Place { body: body.as_ref().map(|b| b.id), ..building.place().clone() };
        if actor.holds(Role::PropertyManager, &place) {
            voices.extend(building.property);
        }
        if actor.holds(Role::OwnerDelegate, &place) {
            voices.extend(building.owner);
        }
        voices.retain(|v| firms.iter().any(|(id, _)| id == v));
        voices.sort();
        voices.dedup();
        let place = Place { organisations: voices.clone(), ..place };
        Ok(Some(Ground { building, body, seats, firms, voices, place }))
    }
}

impl Ground {
    /// Whoever only attends, or keeps the papers, is none.
    pub fn is_member(&self, actor: &Actor) -> bool {
        actor.person().is_some_and(|p| self.seats.iter().any(|s| s.person == p && s.votes))
    }

    /// The page of the tower's documents.
    pub fn href(&self) -> String {
        format!("{}/charters", self.tower_href())
    }

    pub fn tower_href(&self) -> String {
        format!("/{}/towers/{}", self.building.district, self.building.id)
    }

    pub fn firm(&self, id: OrganisationId) -> Option<&str> {
        self.firms.iter().find(|(f, _)| *f == id).map(|(_, name)| name.as_str())
    }

    /// What is written by those who draft: whether the actor is one of them.
    pub fn drafts(&self, actor: &Actor) -> bool {
        permits::<DraftCharter>(actor, self)
    }

    /// Whether a draft may be seen before it is published.
    pub fn sees_drafts(&self, actor: &Actor) -> bool {
        const CLERKS: [Role; 3] = [Role::SubdistrictClerk, Role::DistrictClerk, Role::ServiceOfficer];
        matches!(actor, Actor::System(_))
            || self.drafts(actor)
            || self.is_member(actor)
            || CLERKS.iter().any(|r| actor.holds(*r, &self.place))
    }

    /// Everybody who keeps the documents.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn keepers(&self, tx: &mut Tx<'_, '_>) -> Result<Vec<PersonId>> {
        let mut people = Vec::new();
        for role in [Role::CommitteeSecretary, Role::CommitteeChair] {
            people.extend(identity::api::holders(tx, role, kernel::Scope::Building(self.building.id))?);
        }
        Ok(people)
    }
}

/// A permission as a reference, to ask it without an operation.
pub trait Reference: Act {
    const PERMISSION_REF: &'static kernel::Permission = &Self::PERMISSION;
}
impl<A: Act> Reference for A {}

pub fn permits<A: Act>(actor: &Actor, thing: &impl Resource) -> bool {
    A::PERMISSION_REF.check(actor, thing).is_ok()
}

/// A document with its editions, the newest first.
#[derive(Debug, Clone)]
pub struct Charter {
    pub row: CharterRow,
    pub editions: Vec<EditionRow>,
    pub ground: Ground,
}

impl Resource for Charter {
    fn place(&self) -> &Place {
        &self.ground.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        self.ground.relations(actor)
    }

    /// Once something of it was published.
    fn visible_to(&self, actor: &Actor) -> bool {
        self.ground.sees_drafts(actor) || self.editions.iter().any(|e| e.state().is_ok_and(|s| s.is_public()))
    }
}

impl Load for Charter {
    type Id = CharterId;

    fn load(tx: &mut Tx<'_, '_>, id: CharterId) -> Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::CHARTER, args![district, id])? else { return Ok(None) };
        let editions = tx.all(&sql::EDITIONS, args![district, id])?;
        let ground = Ground::load(tx, row.building)?.ok_or_else(Error::hidden)?;
        Ok(Some(Charter { row, editions, ground }))
    }
}

impl Charter {
    pub fn href(&self) -> String {
        charter_href(self.row.district, self.row.id)
    }

    /// The edition in force.
    pub fn in_force(&self) -> Option<&EditionRow> {
        self.editions.iter().find(|e| matches!(e.state(), Ok(EditionState::InForce { .. })))
    }

    /// The edition in force on a day.
    pub fn on(&self, day: kernel::Date) -> Option<&EditionRow> {
        self.editions.iter().find(|e| e.state().is_ok_and(|s| s.held_on(day)))
    }

    /// What is drafted, or adopted and not in force yet.
    pub fn coming(&self) -> Option<&EditionRow> {
        self.editions.iter().find(|e| e.state().is_ok_and(|s| s.is_draft() || s == EditionState::Voted))
    }

    pub fn title(&self) -> Text {
        title(&self.ground.building.name, self.row.kind)
    }
}

/// `和衡中心楼宇治理公约`.
pub fn title(tower: &str, kind: CharterKind) -> Text {
    Text::each(|l| T(l).title_of(tower, T(l).document(kind.code())))
}

pub fn charter_href(district: District, id: CharterId) -> String {
    format!("/{district}/charters/{id}")
}

pub fn edition_href(district: District, id: EditionId) -> String {
    format!("/{district}/editions/{id}")
}

/// An edition with its articles.
#[derive(Debug, Clone)]
pub struct Edition {
    pub row: EditionRow,
    pub state: EditionState,
    pub articles: Vec<ArticleRow>,
    pub ground: Ground,
}

impl std::ops::Deref for Edition {
    type Target = EditionRow;

    fn deref(&self) -> &EditionRow {
        &self.row
    }
}

impl Resource for Edition {
    fn place(&self) -> &Place {
        &self.ground.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        self.ground.relations(actor)
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        self.state.is_public() || self.ground.sees_drafts(actor)
    }
}

impl Load for Edition {
    type Id = EditionId;

    fn load(tx: &mut Tx<'_, '_>, id: EditionId) -> Result<Option<Self>> {
        let district = tx.district();
        let query = if tx.writes() { &sql::EDITION } else { &sql::EDITION_READ };
        let Some(row) = tx.first(query, args![district, id])? else { return Ok(None) };
        let articles = tx.all(&sql::ARTICLES, args![district, id])?;
        let ground = Ground::load(tx, row.building)?.ok_or_else(Error::hidden)?;
        Ok(Some(Edition { state: row.state()?, row, articles, ground }))
    }
}

impl Edition {
    /// Loads an edition to do `A` with it.
    ///
    /// # Errors
    /// Not found, or not allowed.
    pub fn to<A: Act>(tx: &mut Tx<'_, '_>, id: EditionId) -> Result<Self> {
        Ok(tx.granted::<A, Edition>(id)?.into_inner())
    }

    pub fn href(&self) -> String {
        edition_href(self.district, self.id)
    }

    /// Title and version, as lists name it.
    pub fn title(&self) -> Text {
        let title = title(&self.ground.building.name, self.kind);
        Text::each(|l| T(l).edition_of(title.get(l), self.n))
    }

    /// Its text, as a committee votes on it.
    pub fn text(&self) -> String {
        crate::text::compose(self.articles.iter().map(|a| (a.heading.as_str(), a.words.as_str())))
    }

    pub fn digest(&self) -> String {
        meetings::api::digest(&format!("{}\n{}", self.text(), self.numbers))
    }

    pub fn article(&self, id: crate::charter::ArticleId) -> Result<&ArticleRow> {
        self.articles.iter().find(|a| a.article == id).ok_or_else(Error::hidden)
    }

    /// Stores what became of it.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn take(&mut self, tx: &mut Tx<'_, '_>, state: EditionState) -> Result<()> {
        self.state = state;
        self.row.set(state);
        self.save(tx)
    }

    pub fn save(&mut self, tx: &mut Tx<'_, '_>) -> Result<()> {
        let r = &self.row;
        tx.run_one(
            &sql::SAVE_EDITION,
            args![r.district, r.id, r.stage, r.until_on, r.since_on, r.ended_on, r.returned, r.number, r.numbers],
        )?;
        self.row.rev += 1;
        Ok(())
    }

    /// The pack of its tower.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn pack(&self, tx: &mut Tx<'_, '_>) -> Result<Arc<Pack>> {
        policy::api::of(tx, self.building)
    }

    /// Gives every article its place in the order that they stand in.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn renumber(&mut self, tx: &mut Tx<'_, '_>) -> Result<()> {
        for (place, n) in (1u32..).zip(0..self.articles.len()) {
            if self.articles[n].position != place {
                self.articles[n].position = place;
                self.save_article(tx, n)?;
            }
        }
        Ok(())
    }

    pub fn save_article(&self, tx: &mut Tx<'_, '_>, n: usize) -> Result<()> {
        let (district, id, a) = (self.district, self.id, &self.articles[n]);
        let row = args![district, id, a.article, a.position, a.heading, a.words, a.covers, a.looked_by, a.looked_words];
        Ok(tx.run_one(&sql::SAVE_ARTICLE, row)?)
    }
}

/// Puts an article of an edition down.
///
/// # Errors
/// The database's own failure.
pub fn add_article(tx: &mut Tx<'_, '_>, edition: EditionId, a: &ArticleRow) -> Result<()> {
    let district = tx.district();
    let row =
        args![district, edition, a.article, a.position, a.heading, a.words, a.covers, a.looked_by, a.looked_words];
    Ok(tx.run_one(&sql::ADD_ARTICLE, row)?)
}

/// A reported breach.
#[derive(Debug, Clone)]
pub struct Breach {
    pub row: BreachRow,
    pub ground: Ground,
    asker: Option<PersonId>,
}

impl std::ops::Deref for Breach {
    type Target = BreachRow;

    fn deref(&self) -> &BreachRow {
        &self.row
    }
}

impl Resource for Breach {
    fn place(&self) -> &Place {
        &self.ground.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        let mut relations = self.ground.relations(actor);
        if actor.person() == Some(self.reporter) {
            relations.push(Relation::Reporter);
        }
        if self.ground.voices.contains(&self.organisation) {
            relations.push(Relation::Handler);
        }
        relations
    }

    /// Those concerned see it, nobody else.
    fn visible_to(&self, actor: &Actor) -> bool {
        const STAFF: [Role; 4] =
            [Role::CommitteeSecretary, Role::CommitteeChair, Role::PartySecretary, Role::SubdistrictClerk];
        matches!(actor, Actor::System(_))
            || self.asker == Some(self.reporter)
            || self.ground.voices.contains(&self.organisation)
            || STAFF.iter().any(|r| actor.holds(*r, &self.ground.place))
    }
}

impl Load for Breach {
    type Id = BreachId;

    fn load(tx: &mut Tx<'_, '_>, id: BreachId) -> Result<Option<Self>> {
        let district = tx.district();
        let query = if tx.writes() { &sql::BREACH } else { &sql::BREACH_READ };
        let Some(row) = tx.first(query, args![district, id])? else { return Ok(None) };
        let ground = Ground::load(tx, row.building)?.ok_or_else(Error::hidden)?;
        let asker = tx.actor().person();
        Ok(Some(Breach { row, ground, asker }))
    }
}

impl Breach {
    pub fn href(&self) -> String {
        format!("/{}/breaches/{}", self.district, self.id)
    }

    /// # Errors
    /// The database's own failure.
    pub fn take(&mut self, tx: &mut Tx<'_, '_>, stage: BreachStage) -> Result<()> {
        self.row.stage = stage;
        let r = &self.row;
        tx.run_one(
            &sql::SAVE_BREACH,
            args![r.district, r.id, r.stage, r.answer, r.outcome, r.due_on, r.provisional, r.closed_on],
        )?;
        Ok(())
    }
}
