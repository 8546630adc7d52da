//! A matter as the verbs work with it: loaded with its place and what the actor is to it, moved by one step, saved.

use commitments::api::{Named, Party, Promise};
use db::args;
use kernel::{
    Actor, BuildingId, Date, Deadline, DivisionCode, Locale, PersonId, Place, Relation, Resource, Result, Role, Scope,
    Text,
};
use ledger::{Load, Tx};
use registry::api::Organisation;
use web::{Input, faults::Check};

use crate::{
    T,
    category::Category,
    cluster::{ClusterId, Level, State, Step},
    store::{ClusterRow, StateColumns, asker, sql},
};

/// Reports by whose words a matter is found; and, fewer, that new reports are compared with: the more it says, the less
/// any one sentence is like it.
const INDEXED: u32 = 20;
const COMPARED: u32 = 6;

/// A matter.
#[derive(Debug, Clone)]
pub struct Matter {
    pub row: ClusterRow,
    pub state: State,
    place: Place,
    /// The actor showed the receipt code of one of its reports.
    receipt: bool,
}

impl std::ops::Deref for Matter {
    type Target = ClusterRow;

    fn deref(&self) -> &ClusterRow {
        &self.row
    }
}

impl Resource for Matter {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        let mut relations = Vec::new();
        if self.mine > 0 || self.receipt {
            relations.push(Relation::Reporter);
        }
        if self.handled_by(actor) {
            relations.push(Relation::Handler);
        }
        relations
    }

    /// Open to everybody once it was triaged; before that and when it was declined, to reporters and staff only.
    fn visible_to(&self, actor: &Actor) -> bool {
        self.open || self.mine > 0 || self.receipt || is_staff(actor, &self.place) || matches!(actor, Actor::System(_))
    }
}

fn is_staff(actor: &Actor, place: &Place) -> bool {
    const STAFF: [Role; 9] = [
        Role::CommitteeSecretary,
        Role::CommitteeChair,
        Role::CommitteeMember,
        Role::FloorCaptain,
        Role::PropertyManager,
        Role::PartySecretary,
        Role::ServiceOfficer,
        Role::SubdistrictClerk,
        Role::DistrictClerk,
    ];
    STAFF.iter().any(|role| actor.holds(*role, place))
}

impl Load for Matter {
    type Id = ClusterId;

    fn load(tx: &mut Tx<'_, '_>, id: ClusterId) -> Result<Option<Self>> {
        let (district, asker) = (tx.district(), asker(tx));
        let query = if tx.writes() { &sql::ONE } else { &sql::SHOW };
        tx.first(query, args![district, asker, id])?.map(Matter::of).transpose()
    }
}

/// A floor by its sign, or the whole tower.
fn place_name(label: &str, locale: Locale) -> String {
    let t = T(locale);
    if label.is_empty() { t.whole_tower().to_owned() } else { t.floor_sign(label) }
}

/// The title of a matter whose words everybody does not read: what it is about and where.
pub fn untitled(category: Category, label: &str) -> String {
    let t = T(Locale::Zh);
    t.untitled(t.category(category.code()), place_name(label, Locale::Zh))
}

impl Matter {
    /// # Errors
    /// A stored state that makes no sense.
    pub fn of(row: ClusterRow) -> Result<Self> {
        let state = row.state()?;
        let mut place = Place::building(row.district, row.subdistrict, row.building);
        place.floor = row.place;
        Ok(Self { state, row, place, receipt: false })
    }

    /// The same matter for somebody who has shown the receipt code of one of its reports.
    #[must_use]
    pub fn with_receipt(mut self) -> Self {
        self.receipt = true;
        self
    }

    /// The same matter for a delegate of organisations that sit in its building: their post counts here.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn with_delegations(mut self, tx: &mut Tx<'_, '_>) -> Result<Self> {
        let (actor, today) = (tx.actor(), tx.today());
        for organisation in actor.organisations() {
            if registry::api::buildings_of(tx, organisation, today)?.contains(&self.building) {
                self.place.organisations.push(organisation);
            }
        }
        Ok(self)
    }

    /// Organisations of the building that the actor acts for.
    pub fn delegations(&self) -> &[kernel::OrganisationId] {
        &self.place.organisations
    }

    pub fn href(&self) -> String {
        format!("/{}/clusters/{}", self.district, self.id)
    }

    /// Whether it waits for `actor` to settle it.
    pub fn handled_by(&self, actor: &Actor) -> bool {
        if !matches!(self.state, State::Handling { .. } | State::Received { .. }) {
            return false;
        }
        let by_role = self.handler_role.is_some_and(|role| actor.holds(role, &self.place));
        let by_organisation = self.handler_organisation.is_some_and(|o| actor.acts_for(o));
        // The property manager's organisation acts through those appointed in the building, too.
        let manager = self.handler_organisation.is_some() && actor.holds(Role::PropertyManager, &self.place);
        // What was given to a floor's captain is settled by whoever looks after the floor now: one who stands in or follows,
        // and not one whose office rests or is over.
        let captains = self.level == Some(Level::L0);
        let by_person = !captains && self.handler_person.is_some_and(|p| actor.person() == Some(p));
        let by_floor = captains && actor.holds(Role::FloorCaptain, &self.place);
        by_role || by_organisation || by_person || by_floor || (manager && self.level == Some(Level::L1))
    }

    /// Takes a step of W3 and stores what it became. `awaited` is whom it waits for then; nobody where it is over.
    ///
    /// # Errors
    /// A refusal if W3 has no such step from here.
    pub fn take(&mut self, tx: &mut Tx<'_, '_>, step: Step, awaited: Option<&Named>) -> Result<()> {
        let ran = self.state.is_running();
        self.state = self.state.step(step)?;
        let skipped = match self.state {
            // Settled directly: deliberation, publication, claim and work were passed by.
            State::AwaitingConfirmation { .. } => 0b0_1111_0000,
            State::Closed { level: Some(_), .. } => self.skipped,
            State::Handling { .. } | State::OnAgenda { .. } => 0,
            _ => self.skipped,
        };
        let columns = StateColumns::of(&self.state);
        let (role, organisation, person) = awaited.map_or((None, None, None), |n| match n.party {
            Party::Role(role) => (Some(role), None, None),
            Party::Organisation(id) => (None, Some(id), None),
            Party::Person(id) => (None, None, Some(id)),
            Party::Nobody => (None, None, None),
        });
        let nobody = Text::same("");
        let name = awaited.map_or(&nobody, |n| &n.name);
        let (district, now) = (tx.district(), tx.now());
        let floor = self.state.floor();
        let runs = self.state.is_running();
        tx.run_one(
            &sql::SAVE,
            args![
                district,
                self.id,
                self.state.code(),
                columns.level,
                columns.escalations,
                columns.due_on,
                columns.provisional,
                columns.until_on,
                columns.detail,
                columns.merged_into,
                floor,
                skipped,
                role,
                organisation,
                person,
                name.zh,
                name.en,
                columns.deferrals,
                runs && self.open,
                now
            ],
        )?;
        let row = &mut self.row;
        self.state.code().clone_into(&mut row.state);
        (row.level, row.floor, row.skipped, row.due_on) = (columns.level, floor, skipped, columns.due_on);
        (row.handler_role, row.handler_organisation, row.handler_person) = (role, organisation, person);
        (row.awaited_zh, row.awaited_en) = (name.zh.to_string(), name.en.to_string());
        match (ran, runs) {
            (true, false) => search::leave(tx, self.district, self.building, self.id)?,
            (false, true) => self.stay(tx)?,
            _ => {}
        }
        Ok(())
    }

    /// Puts it among those that new reports are compared with.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn stay(&self, tx: &mut Tx<'_, '_>) -> Result<()> {
        let district = tx.district();
        let issues = tx.all(&sql::ISSUES_OF, args![district, self.id, COMPARED])?;
        let mut says = self.title.clone();
        // Anybody may ask what is similar: what is not shown is not compared either, once the matter is open.
        for issue in issues.iter().filter(|i| !self.open || (self.quotes && !i.hidden)) {
            says.push(' ');
            says.push_str(&issue.words);
        }
        Ok(search::stay(tx, district, self.building, self.id, &says)?)
    }

    /// Opens what somebody now owes for this matter.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn owe(&self, tx: &mut Tx<'_, '_>, kind: &'static str, debtor: Named, due: Option<Deadline>) -> Result<()> {
        self.owe_to(tx, kind, debtor, None, due)
    }

    /// [`Matter::owe`], with somebody who confirms.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn owe_to(
        &self,
        tx: &mut Tx<'_, '_>,
        kind: &'static str,
        debtor: Named,
        creditor: Option<Named>,
        due: Option<Deadline>,
    ) -> Result<()> {
        let href = self.href();
        let title = self.shown_title(tx)?;
        let promise = Promise {
            kind,
            subject: self.id.any(),
            building: Some(self.building),
            title: &title,
            href: &href,
            floor: self.state.floor(),
            debtor,
            creditor,
            due,
        };
        commitments::api::open(tx, &promise)?;
        Ok(())
    }

    /// What lists call it that are read by people who may not open it: before somebody has triaged it, its title is the
    /// reporter's own words.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn shown_title(&self, tx: &mut Tx<'_, '_>) -> Result<Text> {
        if self.open {
            return Ok(Text::same(self.title.clone()));
        }
        let tower = registry::api::building_of(tx, self.building)?;
        Ok(Text::each(|l| T(l).untriaged(&tower.name, self.place_name(l))))
    }

    /// The floor that it is about, or the whole tower.
    pub fn place_name(&self, locale: Locale) -> String {
        place_name(&self.place_label, locale)
    }

    /// Where it stands beside its state: a project goes through floors of its own.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn set_progress(
        &mut self,
        tx: &mut Tx<'_, '_>,
        floor: Option<u8>,
        awaited: Option<&Named>,
        due: Option<Date>,
    ) -> Result<()> {
        let (district, now) = (tx.district(), tx.now());
        let floor = floor.unwrap_or(self.floor);
        let nobody = Text::same("");
        let name = awaited.map_or(&nobody, |n| &n.name);
        tx.run_one(&sql::SET_PROGRESS, args![district, self.id, floor, name.zh, name.en, due, now])?;
        (self.row.floor, self.row.due_on) = (floor, due);
        (self.row.awaited_zh, self.row.awaited_en) = (name.zh.to_string(), name.en.to_string());
        Ok(())
    }

    /// Lets everybody see it under its topic and place, with the words of its reporters kept back: its title is theirs
    /// too.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn open_now(&mut self, tx: &mut Tx<'_, '_>) -> Result<()> {
        if self.open {
            return Ok(());
        }
        let district = tx.district();
        let title = untitled(self.category, &self.place_label);
        tx.run_one(&sql::OPEN_QUIETLY, args![district, self.id, title])?;
        (self.row.open, self.row.quotes, self.row.title) = (true, false, title);
        if self.state.is_running() {
            self.stay(tx)?;
        }
        self.index(tx)
    }

    /// What was owed for it until now is not owed any more; those whom it was given to owe its result and learn of it.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn hand_over(&self, tx: &mut Tx<'_, '_>, route: &Route) -> Result<()> {
        commitments::api::release_all(tx, self.id.any())?;
        let reporter = self.reporter(tx)?;
        self.owe_to(tx, "handle", route.handler.clone(), Some(reporter), Some(route.due))?;
        let people = commitments::api::people_of(tx, &route.handler.party, Some(self.building))?;
        self.notify_handler(tx, &people)
    }

    /// # Errors
    /// The database's own failure.
    pub fn notify_handler(&self, tx: &mut Tx<'_, '_>, people: &[PersonId]) -> Result<()> {
        identity::api::notify(tx, people, &Text::each(|l| T(l).notice_yours(&self.title)), &self.href())
    }

    /// Everybody who raised or supports it learns how it goes on (R127). Many are told batch by batch.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn tell(&self, tx: &mut Tx<'_, '_>, text: &Text) -> Result<()> {
        let (district, id) = (tx.district(), self.id);
        let raisers: Vec<PersonId> = tx.all(&sql::RAISERS, args![district, id])?.into_iter().map(|(p,)| p).collect();
        identity::api::notify(tx, &raisers, text, &self.href())?;
        if self.supporters > 0 {
            let telling = crate::store::TellingId::new(tx.store().clock().now());
            tx.run_one(&sql::TELL, args![district, telling, id, text.zh, text.en, [0u8; 16]])?;
        }
        Ok(())
    }

    /// The reporter as a party: the only one who signed in, or nobody with an account.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn reporter(&self, tx: &mut Tx<'_, '_>) -> Result<Named> {
        let district = tx.district();
        let raisers = tx.all(&sql::RAISERS, args![district, self.id])?;
        let name = Text::each(|l| T(l).reporter());
        Ok(match raisers.as_slice() {
            [(only,)] => Named::new(Party::Person(*only), name),
            _ => Named::new(Party::Nobody, name),
        })
    }

    /// What stands in the list of what everybody can find.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn index(&self, tx: &mut Tx<'_, '_>) -> Result<()> {
        let (district, href, now) = (tx.district(), self.href(), tx.now());
        if self.open {
            let issues = tx.all(&sql::ISSUES_OF, args![district, self.id, INDEXED])?;
            let words: Vec<&str> =
                issues.iter().filter(|i| self.quotes && !i.hidden).map(|i| i.words.as_str()).collect();
            let body = format!("{} {}", self.place_label, words.join(" "));
            let doc = search::Doc {
                id: self.id.any(),
                kind: "cluster",
                title: &self.title,
                href: &href,
                body: &body,
                at: now,
            };
            search::put(tx, district, &doc)?;
        } else {
            search::forget(tx, district, self.id.any())?;
        }
        Ok(())
    }
}

/// Who settles a matter at a level, and until when.
pub struct Route {
    pub level: Level,
    pub handler: Named,
    pub due: Deadline,
}

/// The party that settles matters at `level`; one level up where there is none.
///
/// # Errors
/// The database's own failure.
pub fn route(tx: &mut Tx<'_, '_>, matter: &Matter, level: Level, department: Option<&Organisation>) -> Result<Route> {
    let rules = policy::api::of(tx, matter.building)?;
    let rules = &rules.issues;
    let days = level.days(rules, matter.hard);
    let due = tx.in_working_days(days);
    let handler = match level {
        Level::L0 => {
            let captain = match matter.row.place {
                Some(floor) => identity::api::holders(tx, Role::FloorCaptain, Scope::Floor(floor))?.into_iter().next(),
                None => None,
            };
            let Some(captain) = captain else { return route(tx, matter, Level::L1, department) };
            // By the floor and not by name: this stands in the record for good.
            let sign = &matter.place_label;
            Named::new(Party::Person(captain), Text::each(|l| T(l).captain_of(sign)))
        }
        Level::L1 => {
            let building = registry::api::building_of(tx, matter.building)?;
            let property = match building.property {
                Some(id) => registry::api::organisation(tx, id)?,
                None => None,
            };
            match property {
                Some(o) => Named::new(Party::Organisation(o.id), Text::same(o.name)),
                None => Named::new(Party::Role(Role::CommitteeSecretary), Text::each(|l| T(l).secretary())),
            }
        }
        Level::L2 => of_subdistrict(tx, matter.subdistrict)?,
        Level::L3 => match department {
            Some(o) => Named::new(Party::Organisation(o.id), Text::same(o.name.clone())),
            None => Named::new(
                Party::Role(Role::DistrictClerk),
                Text::each(|l| identity::api::role_title(l, Role::DistrictClerk)),
            ),
        },
    };
    Ok(Route { level, handler, due })
}

/// Who settles and groups for a subdistrict.
fn of_subdistrict(tx: &mut Tx<'_, '_>, code: DivisionCode) -> Result<Named> {
    let subdistrict = registry::api::division(tx, code)?.map_or(String::new(), |d| d.name);
    let officers = identity::api::holders(tx, Role::ServiceOfficer, Scope::Subdistrict(code))?;
    let role = if officers.is_empty() { Role::SubdistrictClerk } else { Role::ServiceOfficer };
    let name = Text::each(|l| T(l).of_subdistrict(&subdistrict, identity::api::role_title(l, role)));
    Ok(Named::new(Party::Role(role), name))
}

/// Who groups what comes in, and how many levels up that is: the committee's secretary, or the subdistrict at once where
/// there is none.
///
/// # Errors
/// The database's own failure.
pub fn grouper(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<(Named, u8)> {
    if !identity::api::holders(tx, Role::CommitteeSecretary, Scope::Building(building))?.is_empty() {
        return Ok((crate::raise::secretary(), 0));
    }
    let subdistrict = registry::api::building_of(tx, building)?.subdistrict;
    Ok((of_subdistrict(tx, subdistrict)?, 1))
}

/// The department of a name that was typed; a fault if there is none.
///
/// # Errors
/// The database's own failure.
pub fn department(tx: &mut Tx<'_, '_>, check: &mut Check, name: &Input) -> Result<Option<Organisation>> {
    if name.trim().is_empty() {
        return Ok(None);
    }
    let found = registry::api::organisation_named(tx, name.trim())?;
    if found.is_none() {
        check.fault("department", Text::each(|l| T(l).unknown_department()));
    }
    Ok(found)
}

/// The last day on which a matter closed today can be taken up again.
///
/// # Errors
/// The database's own failure.
pub fn reopen_until(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Date> {
    let days = policy::api::of(tx, building)?.issues.reopen_days.value;
    Ok(tx.today().plus_days(i64::from(days)))
}
