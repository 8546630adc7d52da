//! A captaincy as the verbs work with it: loaded with its place, moved by one step, saved; and what follows from leaving.

use commitments::api::{Named, Party, Promise};
use db::args;
use identity::api::NewAppointment;
use kernel::{
    Actor, BuildingId, Deadline, FloorId, Locale, PersonId, Place, Relation, Resource, Result, Role, Scope, Text,
};
use ledger::{Load, Tx};
use registry::api::Floor;

use crate::{
    T,
    captaincy::{CaptaincyId, Ending, Origin, Standing, State, Step, may_stand},
    events::{CaptainLeft, HandedOver},
    refusal::CaptainRefusal,
    store::{CaptaincyRow, StateColumns, sql},
    terms::{Terms, within},
};

/// A captaincy.
#[derive(Debug, Clone)]
pub struct Captaincy {
    pub row: CaptaincyRow,
    pub state: State,
    place: Place,
}

impl std::ops::Deref for Captaincy {
    type Target = CaptaincyRow;

    fn deref(&self) -> &CaptaincyRow {
        &self.row
    }
}

impl Resource for Captaincy {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        let mut relations = Vec::new();
        if actor.person() == Some(self.person) {
            relations.push(Relation::Oneself);
        }
        relations
    }

    /// Until the nominee has accepted, nobody else learns of it but who proposed them and the committee's staff.
    fn visible_to(&self, actor: &Actor) -> bool {
        let quiet =
            matches!(self.state, State::Nominated { .. } | State::Ended { how: Ending::Declined | Ending::Lapsed });
        let staff = [Role::CommitteeSecretary, Role::CommitteeChair].iter().any(|r| actor.holds(*r, &self.place));
        let party = actor.person().is_some_and(|p| p == self.person || Some(p) == self.nominated_by);
        !quiet || staff || party || matches!(actor, Actor::System(_))
    }
}

impl Load for Captaincy {
    type Id = CaptaincyId;

    fn load(tx: &mut Tx<'_, '_>, id: CaptaincyId) -> Result<Option<Self>> {
        let district = tx.district();
        let query = if tx.writes() { &sql::ONE } else { &sql::SHOW };
        let Some(row) = tx.first(query, args![district, id])? else { return Ok(None) };
        Self::of(row).map(Some)
    }
}

/// A new captaincy.
pub struct New<'a> {
    pub floor: &'a Floor,
    pub person: PersonId,
    pub origin: Origin,
    pub by: Option<PersonId>,
    pub words: &'a str,
    pub state: State,
}

impl Captaincy {
    /// # Errors
    /// The database's own failure.
    pub fn of(row: CaptaincyRow) -> Result<Self> {
        let mut place = Place::building(row.district, row.subdistrict, row.building);
        place.floor = Some(row.floor);
        let state = row.state()?;
        Ok(Self { state, row, place })
    }

    /// Puts a captaincy into the database and answers it.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn add(tx: &mut Tx<'_, '_>, new: &New<'_>) -> Result<Self> {
        let (district, now) = (tx.district(), tx.now());
        let id = CaptaincyId::new(tx.store().clock().now());
        let building = registry::api::building_of(tx, new.floor.building)?;
        let (due, from, until) = match new.state {
            State::Nominated { due } => (Some(due), None, None),
            State::InOffice { from, until, .. } => (None, Some(from), until),
            _ => return Err(kernel::Error::bug("a captaincy begins with a nomination or in office")),
        };
        tx.run_one(
            &sql::ADD,
            args![
                district,
                id,
                building.id,
                building.subdistrict,
                new.floor.id,
                new.floor.label,
                new.person,
                new.origin,
                new.by,
                new.words,
                new.state.code(),
                due,
                from,
                until,
                None::<identity::api::AppointmentId>,
                now
            ],
        )?;
        Self::load(tx, id)?.ok_or_else(|| kernel::Error::bug("a captaincy that was just added"))
    }

    pub fn href(&self) -> String {
        format!("/{}/captaincies/{}", self.district, self.id)
    }

    /// What lists call it: by the floor and not by name, since it stands there for good.
    pub fn title(&self) -> Text {
        Text::each(|l| T(l).captaincy_of(&self.floor_label))
    }

    /// Takes a step of W2 and stores what it became.
    ///
    /// # Errors
    /// A refusal if W2 has no such step from here.
    pub fn take(&mut self, tx: &mut Tx<'_, '_>, step: Step) -> Result<()> {
        self.state = self.state.step(step)?;
        let columns = StateColumns::of(&self.state, &self.row);
        let (district, now) = (tx.district(), tx.now());
        tx.run_one(
            &sql::SAVE,
            args![
                district,
                self.id,
                self.state.code(),
                columns.detail,
                columns.due_on,
                columns.from_on,
                columns.until_on,
                columns.acknowledged,
                self.state.is_running(),
                now
            ],
        )?;
        let row = &mut self.row;
        self.state.code().clone_into(&mut row.state);
        (row.detail, row.due_on) = (columns.detail.map(str::to_owned), columns.due_on);
        (row.from_on, row.until_on) = (columns.from_on, columns.until_on);
        row.acknowledged = columns.acknowledged;
        Ok(())
    }

    /// Opens what somebody owes for it now; what was owed before is not any more.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn owe(&self, tx: &mut Tx<'_, '_>, kind: &'static str, debtor: Named, due: Option<Deadline>) -> Result<()> {
        commitments::api::release_all(tx, self.id.any())?;
        let (title, href) = (self.title(), self.href());
        let promise = Promise {
            kind,
            subject: self.id.any(),
            building: Some(self.building),
            title: &title,
            href: &href,
            floor: 5,
            debtor,
            creditor: None,
            due,
        };
        commitments::api::open(tx, &promise)?;
        Ok(())
    }

    /// The captain or nominee as a party, by the floor.
    pub fn oneself(&self) -> Named {
        Named::new(Party::Person(self.person), self.title())
    }

    /// # Errors
    /// The database's own failure.
    pub fn tell(&self, tx: &mut Tx<'_, '_>, people: &[PersonId], text: &Text) -> Result<()> {
        identity::api::notify(tx, people, text, &self.href())
    }

    /// Gives the role until the last day; it hangs on the employment.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn give_role(&mut self, tx: &mut Tx<'_, '_>) -> Result<()> {
        let State::InOffice { until, .. } = self.state else {
            return Err(kernel::Error::bug("a role without an office"));
        };
        let from = tx.today();
        let id = grant_role(tx, self.person, self.building, self.floor, (from, until))?;
        let district = tx.district();
        tx.run_one(&sql::SET_APPOINTMENT, args![district, self.id, id])?;
        self.row.appointment = Some(id);
        Ok(())
    }

    /// Takes the role away, if it is still held.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn take_role(&mut self, tx: &mut Tx<'_, '_>) -> Result<()> {
        if let Some(id) = self.row.appointment {
            if let Some(row) = identity::api::appointment(tx, id)? {
                identity::api::end_appointment(tx, &row)?;
            }
            let district = tx.district();
            tx.run_one(&sql::SET_APPOINTMENT, args![district, self.id, None::<identity::api::AppointmentId>])?;
            self.row.appointment = None;
        }
        Ok(())
    }

    /// Out of office: the floor is to be handed over, the secretary learns that it needs somebody.
    ///
    /// # Errors
    /// A refusal if it cannot be left from here.
    pub fn leave(&mut self, tx: &mut Tx<'_, '_>, how: Ending, words: &str) -> Result<()> {
        let held = matches!(self.state, State::InOffice { .. } | State::Suspended { .. });
        let handing = matches!(self.state, State::HandingOver { .. });
        let open = if held { self.open_items(tx)? } else { 0 };
        let terms = Terms::of(tx, self.building)?;
        let due = within(tx, &terms.handover_work_days).on;
        match how {
            Ending::TermOver => {
                let today = tx.today();
                self.take(tx, Step::Expire { today, due })?;
            }
            _ => self.take(tx, Step::Leave { how, due })?,
        }
        let gone = matches!(how, Ending::Left | Ending::Removed | Ending::TermOver);
        // While items are handed over the role goes on, unless the captain is gone or was dismissed.
        if gone || open == 0 {
            self.take_role(tx)?;
        }
        if handing {
            return Ok(());
        }
        commitments::api::release_all(tx, self.id.any())?;
        let kept = tx.words_if(words);
        let (building, floor) = (self.building, self.floor);
        tx.record(&CaptainLeft { captaincy: self.id, building, floor, how, open, words: kept })?;
        let mut people = secretaries(tx, building)?;
        people.push(self.person);
        let label = &self.floor_label;
        let text = Text::each(|l| {
            let how = T(l).ending(how.code());
            if held { T(l).notice_left(open, label, how) } else { T(l).notice_not_appointed(label, how) }
        });
        if !held {
            drop_objections(tx, self.id)?;
        }
        self.tell(tx, &people, &text)?;
        if held { vacant(tx, self, &terms) } else { Ok(()) }
    }

    /// How many items leave this captain's hands when the office is over.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn open_items(&self, tx: &mut Tx<'_, '_>) -> Result<i64> {
        let others = others(tx, self)?;
        let (building, floor) = (self.building, self.floor);
        issues::api::count_held(tx, &issues::api::Held { building, floor, others: &others })
    }

    /// What is open changes hands: it goes to whoever is in office now or stands in, or one level up. The role is over.
    ///
    /// # Errors
    /// A refusal if there is nothing to hand over.
    pub fn conclude(&mut self, tx: &mut Tx<'_, '_>) -> Result<()> {
        self.take(tx, Step::HandOver)?;
        let (building, floor) = (self.building, self.floor);
        self.take_role(tx)?;
        let taker = taker(tx, floor, self.person)?;
        let others = others(tx, self)?;
        let held = issues::api::Held { building, floor, others: &others };
        let items = issues::api::count_held(tx, &held)?;
        loop {
            let some = issues::api::held(tx, &held)?;
            if some.is_empty() {
                break;
            }
            for item in some {
                issues::api::hand_on(tx, item, taker)?;
            }
        }
        let up = taker.is_none();
        tx.record(&HandedOver { captaincy: self.id, building, floor, items, up })?;
        if items > 0 {
            let mut people = vec![self.person];
            people.extend(taker);
            self.tell(tx, &people, &Text::each(|l| T(l).notice_handed_over(items, &self.floor_label)))?;
        }
        Ok(())
    }
}

/// Objections to a nomination that is over wait for no answer.
///
/// # Errors
/// The database's own failure.
pub fn drop_objections(tx: &mut Tx<'_, '_>, captaincy: CaptaincyId) -> Result<()> {
    let district = tx.district();
    for objection in tx.all(&sql::OBJECTIONS, args![district, captaincy])? {
        if objection.verdict.is_none() {
            commitments::api::release_all(tx, objection.id.any())?;
        }
    }
    Ok(())
}

/// Nobody looks after the floor: the secretary owes that somebody does.
fn vacant(tx: &mut Tx<'_, '_>, left: &Captaincy, terms: &Terms) -> Result<()> {
    let floor = left.floor;
    commitments::api::release_all(tx, floor.any())?;
    if in_office(tx, floor)?.is_some_and(|c| c.id != left.id) {
        return Ok(());
    }
    let title = Text::each(|l| T(l).vacancy_of(&left.floor_label));
    let href = floor_href(tx.district(), left.building, floor);
    let promise = Promise {
        kind: "vacancy",
        subject: floor.any(),
        building: Some(left.building),
        title: &title,
        href: &href,
        floor: 1,
        debtor: secretary(),
        creditor: None,
        due: Some(within(tx, &terms.vacancy_work_days)),
    };
    commitments::api::open(tx, &promise)?;
    let people = secretaries(tx, left.building)?;
    identity::api::notify(tx, &people, &Text::each(|l| T(l).notice_vacant(&left.floor_label)), &href)
}

/// The role of a floor's captain between two days, for as long as the person works there.
///
/// # Errors
/// The database's own failure.
pub fn grant_role(
    tx: &mut Tx<'_, '_>,
    person: PersonId,
    building: BuildingId,
    floor: FloorId,
    (from, until): (kernel::Date, Option<kernel::Date>),
) -> Result<identity::api::AppointmentId> {
    let employment = identity::api::employment_of(tx, person)?.filter(|e| e.building == building).map(|e| e.id);
    let new = NewAppointment {
        person,
        role: Role::FloorCaptain,
        scope: Scope::Floor(floor),
        building: Some(building),
        from,
        until,
        employment,
    };
    identity::api::appoint(tx, &new)
}

pub fn floor_href(district: kernel::District, building: BuildingId, floor: FloorId) -> String {
    format!("/{district}/towers/{building}/floors/{floor}")
}

/// The committee's secretary as a party.
pub fn secretary() -> Named {
    let title = |l: Locale| identity::api::role_title(l, Role::CommitteeSecretary).to_owned();
    Named::new(Party::Role(Role::CommitteeSecretary), Text::each(title))
}

/// # Errors
/// The database's own failure.
pub fn secretaries(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Vec<PersonId>> {
    identity::api::holders(tx, Role::CommitteeSecretary, Scope::Building(building))
}

/// Who looks after a floor, whose office is not over; one who hands it over stands behind one who is in office.
///
/// # Errors
/// The database's own failure.
pub fn in_office(tx: &mut Tx<'_, '_>, floor: FloorId) -> Result<Option<CaptaincyRow>> {
    let district = tx.district();
    let rows = tx.all(&sql::OF_FLOOR, args![district, floor])?;
    Ok(rows.into_iter().find(|r| matches!(r.state.as_str(), "in_office" | "suspended")))
}

/// Who takes a floor over from `from`: whoever is in office now, or else who stands in today.
fn taker(tx: &mut Tx<'_, '_>, floor: FloorId, from: PersonId) -> Result<Option<PersonId>> {
    if let Some(next) = in_office(tx, floor)?.filter(|c| c.state == "in_office") {
        return Ok(Some(next.person));
    }
    let (district, today) = (tx.district(), tx.today());
    let standing_in = tx.all(&sql::ON_FLOOR, args![district, floor, today])?;
    Ok(standing_in.into_iter().find(|s| s.from_on <= today && s.person != from).map(|s| s.person))
}

/// Who has items of the floor beside the one who leaves: whoever is in office first, then whoever stands in, and another
/// who still hands over.
fn others(tx: &mut Tx<'_, '_>, leaver: &Captaincy) -> Result<Vec<PersonId>> {
    let (district, today, floor) = (tx.district(), tx.today(), leaver.floor);
    let mut rows = tx.all(&sql::OF_FLOOR, args![district, floor])?;
    rows.retain(|r| r.id != leaver.id && matches!(r.state.as_str(), "in_office" | "suspended" | "handing_over"));
    rows.sort_by_key(|r| r.state == "handing_over");
    let mut people: Vec<PersonId> = rows.into_iter().map(|r| r.person).collect();
    let standing_in = tx.all(&sql::ON_FLOOR, args![district, floor, today])?;
    people
        .extend(standing_in.into_iter().filter(|s| s.from_on <= today && s.person != leaver.person).map(|s| s.person));
    Ok(people)
}

/// Whether somebody may look after a floor.
///
/// # Errors
/// The refusal, with its clause.
pub fn check_standing(tx: &mut Tx<'_, '_>, person: PersonId, floor: &Floor, terms: &Terms) -> Result<()> {
    let standing = Standing { works_here: works_on(tx, person, floor)?, floors: floors_of(tx, person)? };
    may_stand(&standing, floor.id, terms.floors_most.value).map_err(|r| r.by(terms.clause(&terms.floors_most)).into())
}

/// Whether somebody sits on a floor, or works for a firm that does.
///
/// # Errors
/// The database's own failure.
pub fn works_on(tx: &mut Tx<'_, '_>, person: PersonId, floor: &Floor) -> Result<bool> {
    let Some(job) = identity::api::employment_of(tx, person)?.filter(|e| e.building == floor.building) else {
        return Ok(false);
    };
    if job.floor == Some(floor.id) {
        return Ok(true);
    }
    let today = tx.today();
    let firms = registry::api::occupants(tx, floor.building, today)?;
    Ok(firms.iter().any(|f| f.organisation == job.organisation && f.floor == Some(floor.id)))
}

/// The floors that somebody looks after, is proposed for, or stands in for.
fn floors_of(tx: &mut Tx<'_, '_>, person: PersonId) -> Result<Vec<FloorId>> {
    let (district, today) = (tx.district(), tx.today());
    let mut floors = Vec::new();
    for row in tx.all(&sql::OF_PERSON, args![district, person])? {
        if row.state()?.is_load() {
            floors.push(row.floor);
        }
    }
    floors.extend(tx.all(&sql::OF_SUBSTITUTE, args![district, person, today])?.into_iter().map(|s| s.floor));
    floors.sort();
    floors.dedup();
    Ok(floors)
}

/// A floor that must be there, of this building.
///
/// # Errors
/// Not found.
pub fn floor_of(tx: &mut Tx<'_, '_>, building: BuildingId, floor: FloorId) -> Result<Floor> {
    registry::api::floor(tx, floor)?.filter(|f| f.building == building).ok_or_else(kernel::Error::hidden)
}

/// The floor as a place that permissions are asked at.
pub struct FloorPlace(pub Place);

impl Resource for FloorPlace {
    fn place(&self) -> &Place {
        &self.0
    }
}

impl FloorPlace {
    /// # Errors
    /// Not found.
    pub fn of(tx: &mut Tx<'_, '_>, floor: &Floor) -> Result<Self> {
        Ok(Self(registry::api::place_of(tx, floor.building, Some(floor.id))?))
    }
}

/// Somebody's name for a page: those who look after a floor act for everybody on it and are named.
///
/// # Errors
/// The database's own failure.
pub fn name(tx: &mut Tx<'_, '_>, person: PersonId, locale: Locale) -> Result<String> {
    let found = identity::api::name_of(tx, person)?.map(kernel::Personal::into_inner);
    Ok(found.unwrap_or_else(|| T(locale).somebody().to_owned()))
}

/// Another captaincy of the floor that is not over hinders a second one.
///
/// # Errors
/// The refusal.
pub fn check_free(tx: &mut Tx<'_, '_>, floor: FloorId, except: CaptaincyId) -> Result<()> {
    match in_office(tx, floor)? {
        Some(other) if other.id != except => Err(CaptainRefusal::FloorTaken.into()),
        _ => Ok(()),
    }
}
