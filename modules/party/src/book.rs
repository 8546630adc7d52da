//! All Party organisations of a district at once: the tree, with towers and firms. A district has some hundreds.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use db::args;
use kernel::{
    Act, Actor, BuildingId, Date, District, DivisionCode, OrganisationId, Place, Relation, Resource, Result, Scope,
    Scopes,
};
use ledger::{Load, Tx};

use crate::{
    chain::{Chain, Link},
    permissions::ShowUnit,
    post::TenureState,
    store::{UnitRow, sql},
    unit::UnitId,
};

/// The organisations of a district.
#[derive(Debug, Clone, Default)]
pub struct Book {
    pub units: BTreeMap<UnitId, UnitRow>,
    pub towers: HashMap<UnitId, Vec<BuildingId>>,
    pub firms: HashMap<UnitId, Vec<OrganisationId>>,
    pub chain: Chain,
}

impl Book {
    /// # Errors
    /// The database's own failure.
    pub fn open(tx: &mut Tx<'_, '_>) -> Result<Self> {
        let district = tx.district();
        let units: BTreeMap<UnitId, UnitRow> =
            tx.all(&sql::UNITS, args![district])?.into_iter().map(|u| (u.id, u)).collect();
        let mut book = Self { units, ..Self::default() };
        for (unit, tower) in tx.all(&sql::TOWERS, args![district])? {
            book.towers.entry(unit).or_default().push(tower);
        }
        for (unit, firm) in tx.all(&sql::FIRMS, args![district])? {
            book.firms.entry(unit).or_default().push(firm);
        }
        book.link();
        Ok(book)
    }

    /// As it was at the end of a day: those that were there, under whom they stood.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn as_of(tx: &mut Tx<'_, '_>, day: Date) -> Result<Self> {
        let mut book = Self::open(tx)?;
        let district = tx.district();
        let mut then: HashMap<UnitId, Option<UnitId>> = HashMap::new();
        for row in tx.all(&sql::ALL_SUPERIORS, args![district])? {
            if row.from_on <= day && row.until_on.is_none_or(|until| day < until) {
                then.insert(row.unit, row.superior);
            }
        }
        book.units.retain(|_, u| u.founded_on <= day);
        for unit in book.units.values_mut() {
            unit.superior = then.get(&unit.id).copied().flatten();
            unit.dissolved_on = unit.dissolved_on.filter(|on| *on <= day);
        }
        book.link();
        Ok(book)
    }

    fn link(&mut self) {
        self.chain = Chain::new(self.units.values().map(|u| Link {
            id: u.id,
            kind: u.kind,
            name: u.name.clone(),
            superior: u.superior,
            dissolved: u.dissolved_on.is_some(),
            towers: self.towers.get(&u.id).cloned().unwrap_or_default(),
        }));
    }

    pub fn get(&self, id: UnitId) -> Option<&UnitRow> {
        self.units.get(&id)
    }

    pub fn name(&self, id: UnitId) -> String {
        self.get(id).map_or(String::new(), |u| u.name.clone())
    }

    pub fn towers_of(&self, id: UnitId) -> &[BuildingId] {
        self.towers.get(&id).map_or(&[], Vec::as_slice)
    }

    pub fn firms_of(&self, id: UnitId) -> &[OrganisationId] {
        self.firms.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The firms that a living branch covers.
    pub fn covered_firms(&self) -> BTreeSet<OrganisationId> {
        self.chain.living().filter(|l| l.kind.is_branch()).flat_map(|l| self.firms_of(l.id)).copied().collect()
    }

    /// The subdistrict that it lies in: its own or that of the next above that has one.
    pub fn subdistrict(&self, id: UnitId) -> Option<DivisionCode> {
        std::iter::once(id).chain(self.chain.above(id)).find_map(|u| self.get(u)?.subdistrict)
    }

    /// The towers of an organisation and of those above it, from a tower's own on: whoever answers for one of them
    /// answers for what is below (R07).
    fn grounds(&self, id: UnitId) -> Vec<BuildingId> {
        let line = std::iter::once(id).chain(self.chain.above(id));
        line.filter(|u| self.get(*u).is_some_and(|u| u.kind.level() >= 3))
            .flat_map(|u| self.towers_of(u))
            .copied()
            .collect()
    }

    /// Where an organisation is, as far as `actor` is concerned: of several towers the one that the actor answers for.
    pub fn place(&self, district: District, id: UnitId, actor: &Actor) -> Place {
        let grounds = self.grounds(id);
        let mine = |b: &&BuildingId| actor.appointments().iter().any(|a| a.scope == Scope::Building(**b));
        let building = grounds.iter().find(mine).or(grounds.first()).copied();
        Place { subdistrict: self.subdistrict(id), building, ..Place::district(district) }
    }

    /// The organisations that a reader may see.
    pub fn seen(&self, district: District, actor: &Actor) -> BTreeSet<UnitId> {
        let scopes: Scopes = ShowUnit::PERMISSION.scopes(actor);
        let Actor::Person { home, .. } = actor else {
            return if matches!(actor, Actor::System(_)) {
                self.units.keys().copied().collect()
            } else {
                BTreeSet::new()
            };
        };
        // A scope of another district holds nothing here.
        if !home.covers(district) {
            return BTreeSet::new();
        }
        let sees = |id: &UnitId| scopes.admit(&self.place(district, *id, actor));
        self.units.keys().copied().filter(sees).collect()
    }
}

/// An organisation with all that is around it, for the check of permission.
#[derive(Debug, Clone)]
pub struct Unit {
    pub row: UnitRow,
    pub book: Book,
    place: Place,
    sees: bool,
    /// The actor holds a post here, or is proposed for one.
    mine: bool,
}

impl std::ops::Deref for Unit {
    type Target = UnitRow;

    fn deref(&self) -> &UnitRow {
        &self.row
    }
}

impl Resource for Unit {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, _: &Actor) -> Vec<Relation> {
        if self.mine { vec![Relation::Oneself] } else { Vec::new() }
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        self.sees || self.mine || matches!(actor, Actor::System(_))
    }
}

impl Load for Unit {
    type Id = UnitId;

    fn load(tx: &mut Tx<'_, '_>, id: UnitId) -> Result<Option<Self>> {
        let book = Book::open(tx)?;
        let Some(row) = book.get(id).cloned() else { return Ok(None) };
        let mut unit = Self::of(tx, row, book);
        let district = tx.district();
        if let Some(person) = tx.actor().person() {
            for state in [TenureState::Held, TenureState::Approved, TenureState::Proposed] {
                let held = tx.all(&sql::TENURES_OF, args![district, person, state])?;
                unit.mine = unit.mine || held.iter().any(|t| t.unit == id);
            }
        }
        Ok(Some(unit))
    }
}

impl Unit {
    pub fn of(tx: &Tx<'_, '_>, row: UnitRow, book: Book) -> Self {
        let (district, actor) = (tx.district(), tx.actor());
        let place = book.place(district, row.id, actor);
        let show = const { &ShowUnit::PERMISSION };
        let sees = show.roles.iter().any(|r| actor.holds(*r, &place));
        Self { row, book, place, sees, mine: false }
    }

    pub fn href(&self) -> String {
        href(self.district, self.id)
    }

    pub fn towers(&self) -> &[BuildingId] {
        self.book.towers_of(self.id)
    }

    /// Its superior, if it has one that is there.
    pub fn superior(&self, tx: &Tx<'_, '_>) -> Option<Unit> {
        let row = self.row.superior.and_then(|s| self.book.get(s))?.clone();
        Some(Unit::of(tx, row, self.book.clone()))
    }

    /// The same organisation, seen from above: what the superior decides is checked there.
    ///
    /// # Errors
    /// Not allowed to the actor.
    pub fn granted_above<A: Act>(&self, tx: &mut Tx<'_, '_>) -> Result<()> {
        match self.superior(tx) {
            Some(above) => tx.grant::<A, Unit>(Unit { sees: true, ..above }).map(drop),
            None => tx.grant::<A, Unit>(self.clone()).map(drop),
        }
    }
}

/// The address of an organisation's page.
pub fn href(district: District, id: UnitId) -> String {
    format!("/{district}/party/organisations/{id}")
}

/// The whole district, for what is done in it as a whole.
pub struct Everywhere(pub Place);

impl Resource for Everywhere {
    fn place(&self) -> &Place {
        &self.0
    }
}

/// Checks that the actor may do `A` anywhere in the district at all.
///
/// # Errors
/// Sign in first, or not allowed.
pub fn anywhere<A: Act>(tx: &mut Tx<'_, '_>) -> Result<Scopes> {
    let district = tx.district();
    let scopes = A::PERMISSION.scopes(tx.actor());
    let here = matches!(tx.actor(), Actor::Person { home, .. } if home.covers(district));
    if scopes.is_empty() || !here {
        tx.grant::<A, _>(Everywhere(Place::district(district)))?;
    }
    Ok(scopes)
}
