//! A founding as the verbs work with it: loaded with its initiators and the proposed members, moved by one step, saved.

use commitments::api::{Named, Party, Promise};
use committees::api::Counted;
use db::args;
use kernel::{Act, Actor, Clause, Deadline, Denied, PersonId, Place, Resource, Result, Role, Text};
use ledger::{Load, Tx};
use policy::api::Pack;
use std::sync::Arc;

use crate::{
    T,
    composition::{Checked, check},
    condition::{Condition, Facts, Side, evaluate},
    life::BodyStep,
    permissions::PrepareFounding,
    refusal::FoundingRefusal,
    state::{FoundingId, Kind, State, Step},
    store::{FoundingRow, InitiatorRow, MemberRow, sql},
};

#[derive(Debug, Clone)]
pub struct Founding {
    pub row: FoundingRow,
    pub state: State,
    pub initiators: Vec<InitiatorRow>,
    pub members: Vec<MemberRow>,
    place: Place,
}

impl std::ops::Deref for Founding {
    type Target = FoundingRow;

    fn deref(&self) -> &FoundingRow {
        &self.row
    }
}

impl Resource for Founding {
    fn place(&self) -> &Place {
        &self.place
    }

    /// Open to everybody from the public notice on; before that, to those who prepare, initiate or judge it.
    fn visible_to(&self, actor: &Actor) -> bool {
        const STAFF: [Role; 9] = [
            Role::PartySecretary,
            Role::OwnerDelegate,
            Role::PropertyManager,
            Role::CommitteeSecretary,
            Role::CommitteeChair,
            Role::CommitteeMember,
            Role::SubdistrictClerk,
            Role::DistrictClerk,
            Role::CityClerk,
        ];
        self.state.is_public()
            || matches!(actor, Actor::System(_))
            || actor.person() == Some(self.opened_by)
            || self.place.organisations.iter().any(|o| actor.acts_for(*o))
            || STAFF.iter().any(|role| actor.holds(*role, &self.place))
    }
}

impl Load for Founding {
    type Id = FoundingId;

    fn load(tx: &mut Tx<'_, '_>, id: FoundingId) -> Result<Option<Self>> {
        let district = tx.district();
        let query = if tx.writes() { &sql::ONE } else { &sql::SHOW };
        match tx.first(query, args![district, id])? {
            Some(row) => Founding::of(tx, row).map(Some),
            None => Ok(None),
        }
    }
}

/// Whoever holds a role in the building, by its title.
pub fn role(role: Role) -> Named {
    Named::new(Party::Role(role), Text::each(|l| identity::api::role_title(l, role)))
}

impl Founding {
    /// # Errors
    /// A stored state that makes no sense.
    pub fn of(tx: &mut Tx<'_, '_>, row: FoundingRow) -> Result<Self> {
        let (district, state) = (row.district, row.state()?);
        let initiators = tx.all(&sql::INITIATORS, args![district, row.id])?;
        let members = tx.all(&sql::MEMBERS, args![district, row.id])?;
        let mut place = Place::building(district, row.subdistrict, row.building);
        place.organisations = initiators.iter().filter_map(|i| i.organisation).collect();
        place.body = row.body;
        Ok(Self { row, state, initiators, members, place })
    }

    /// Loads a founding to do `A` with it.
    ///
    /// # Errors
    /// Not found, or not allowed.
    pub fn to<A: Act>(tx: &mut Tx<'_, '_>, id: FoundingId) -> Result<Self> {
        Ok(tx.granted::<A, Founding>(id)?.into_inner())
    }

    /// Loads a founding to prepare it.
    ///
    /// # Errors
    /// Not found, or not allowed.
    pub fn prepare(tx: &mut Tx<'_, '_>, id: FoundingId) -> Result<Self> {
        let founding = Self::to::<PrepareFounding>(tx, id)?;
        if founding.prepared_by_reader(tx)? {
            return Ok(founding);
        }
        Err(Denied::Forbidden(const { &PrepareFounding::PERMISSION }).into())
    }

    /// Whether the reader prepares it. The subdistrict does so only for the renewal of a committee that has nobody left: it
    /// judges what others prepare.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn prepared_by_reader(&self, tx: &mut Tx<'_, '_>) -> Result<bool> {
        let permission = const { &PrepareFounding::PERMISSION };
        let own: Vec<Role> = permission.roles.iter().copied().filter(|r| *r != Role::SubdistrictClerk).collect();
        if tx.actor().role_among(&own, &self.place).is_some() {
            return Ok(true);
        }
        let clerk = permission.check(tx.actor(), self).is_ok() && self.kind == Kind::Renewal;
        Ok(clerk && answers_for(tx, self.building)? == Role::SubdistrictClerk)
    }

    /// Loads a founding to judge it: somebody else than who handed it in.
    ///
    /// # Errors
    /// Not found, not allowed, or one's own.
    pub fn judge<A: Act>(tx: &mut Tx<'_, '_>, id: FoundingId) -> Result<Self> {
        let founding = Self::to::<A>(tx, id)?;
        if founding.applied_by.is_some() && founding.applied_by == tx.actor().person() {
            return Err(FoundingRefusal::OwnApplication.into());
        }
        Ok(founding)
    }

    pub fn href(&self) -> String {
        format!("/{}/foundings/{}", self.district, self.id)
    }

    /// # Errors
    /// The database's own failure.
    pub fn pack(&self, tx: &mut Tx<'_, '_>) -> Result<Arc<Pack>> {
        policy::api::of(tx, self.building)
    }

    /// What lists call it.
    pub fn title(&self) -> Text {
        Text::each(|l| T(l).title_of(self.kind.code(), &self.name))
    }

    /// Every rule about the proposed seats.
    pub fn composition(&self, pack: &Pack) -> Vec<Checked> {
        let seats: Vec<Counted> = self
            .members
            .iter()
            .map(|m| Counted {
                kind: m.kind,
                organisation: m.organisation,
                ordinary: m.ordinary,
                votes: m.position.votes(),
            })
            .collect();
        check(pack, &seats)
    }

    /// Every condition for handing it in.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn conditions(&self, tx: &mut Tx<'_, '_>, pack: &Pack) -> Result<Vec<Condition>> {
        let district = tx.district();
        let attested: Vec<String> =
            tx.all(&sql::ATTESTED, args![district, self.id])?.into_iter().map(|(c,)| c).collect();
        let sides: Vec<(Side, bool)> = self.initiators.iter().map(|i| (i.side, i.willing_at.is_some())).collect();
        let [rules, covenant] = self.documents(tx, pack)?;
        let facts = Facts {
            kind: self.kind,
            initiators: &sides,
            composition: &self.composition(pack),
            named: !committees::api::is_named_elsewhere(tx, &self.name, self.building)?,
            legal_status: self.legal_status,
            rules: &rules.draft(),
            covenant: &covenant.draft(),
            has_report: !self.report.trim().is_empty(),
            attested: &attested,
        };
        Ok(evaluate(pack, &facts))
    }

    /// A digest of each material, to tell later what has changed.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn digests(&self, tx: &mut Tx<'_, '_>) -> Result<Vec<(String, String)>> {
        let district = tx.district();
        let attested = tx.all(&sql::ATTESTED, args![district, self.id])?;
        let of = |material: &str| match material {
            "initiators" => self.initiators.iter().map(|i| format!("{}{:?}", i.id, i.willing_at.is_some())).collect(),
            "members" => {
                let of = |m: &MemberRow| {
                    format!("{} {:?} {:?} {:?} {}", m.person, m.kind, m.position, m.organisation, m.ordinary)
                };
                let mut all: Vec<String> = self.members.iter().map(of).collect();
                all.sort();
                all.join(",")
            }
            "name" => self.name.clone(),
            "legal_status" => self.legal_status.map_or("", |s| s.code()).to_owned(),
            "rules" => self.rules.clone(),
            "covenant" => self.covenant.clone(),
            _ => attested.iter().map(|(c,)| c.as_str()).collect::<Vec<_>>().join(","),
        };
        let short = |text: String| crypto::hex(&crypto::digest(text.as_bytes())[..8]);
        Ok(crate::state::MATERIALS.iter().map(|m| ((*m).to_owned(), short(of(m)))).collect())
    }

    /// Those who prepare it.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn preparers(&self, tx: &mut Tx<'_, '_>) -> Result<Named> {
        Ok(match self.kind {
            Kind::Founding => Named::new(Party::Person(self.opened_by), Text::each(|l| T(l).preparers().to_owned())),
            Kind::Renewal => role(answers_for(tx, self.building)?),
        })
    }

    /// Takes a step of W1, stores what it became, and puts it on the desks of who must act: each with the step that they owe.
    ///
    /// # Errors
    /// [`FoundingRefusal`] if W1 has no such step from here.
    pub fn take(&mut self, tx: &mut Tx<'_, '_>, step: &Step, owed: &[(&'static str, Named)]) -> Result<()> {
        self.state = self.state.step(self.kind, step)?;
        self.save(tx, owed)
    }

    fn save(&mut self, tx: &mut Tx<'_, '_>, owed: &[(&'static str, Named)]) -> Result<()> {
        let (district, now, due) = (tx.district(), tx.now(), self.state.due());
        let name = |get: fn(&Named) -> &str| owed.iter().map(|(_, n)| get(n)).collect::<Vec<_>>();
        let zh = i18n::Format(kernel::Locale::Zh).list(name(|n| &n.name.zh));
        let en = i18n::Format(kernel::Locale::En).list(name(|n| &n.name.en));
        let row = &mut self.row;
        self.state.code().clone_into(&mut row.state);
        (row.due_on, row.provisional) = (due.map(|d| d.on), due.is_some_and(|d| d.provisional));
        (row.until_on, row.awaited_zh, row.awaited_en) = (self.state.until(), zh, en);
        tx.run_one(
            &sql::SAVE,
            args![
                district,
                row.id,
                row.body,
                row.state,
                row.due_on,
                row.provisional,
                row.until_on,
                row.awaited_zh,
                row.awaited_en,
                row.returns,
                row.missing,
                row.seen,
                row.by_subdistrict,
                row.by_district,
                row.words,
                row.filed_no,
                row.filed_on,
                row.applied_on,
                row.term_from,
                row.term_until,
                row.meeting,
                now
            ],
        )?;
        commitments::api::release_all(tx, self.id.any())?;
        for (kind, debtor) in owed {
            self.owe(tx, kind, debtor.clone(), due)?;
        }
        Ok(())
    }

    /// It waits for somebody else without a step of W1.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn wait_for(&mut self, tx: &mut Tx<'_, '_>, owed: &[(&'static str, Named)]) -> Result<()> {
        self.save(tx, owed)
    }

    /// Opens what somebody now owes for it.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn owe(&self, tx: &mut Tx<'_, '_>, kind: &'static str, debtor: Named, due: Option<Deadline>) -> Result<()> {
        let (href, title) = (self.href(), self.title());
        let (subject, building) = (self.id.any(), Some(self.building));
        let promise =
            Promise { kind, subject, building, title: &title, href: &href, floor: 1, debtor, creditor: None, due };
        commitments::api::open(tx, &promise)?;
        Ok(())
    }

    /// It was rejected: everybody learns it. A committee whose renewal falls goes on, and begins another one.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn fell(&self, tx: &mut Tx<'_, '_>) -> Result<()> {
        if let (Kind::Renewal, Some(body)) = (self.kind, self.body) {
            move_body(tx, body, BodyStep::RenewalFell)?;
        }
        self.tell(tx, &Text::each(|l| T(l).notice_rejected(&self.name)))
    }

    /// Tells those behind a party.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn call(&self, tx: &mut Tx<'_, '_>, whom: &Named, text: &Text) -> Result<()> {
        let people = commitments::api::people_of(tx, &whom.party, Some(self.building))?;
        identity::api::notify(tx, &people, text, &self.href())
    }

    /// Everybody who prepares or initiates it learns how it goes on.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn tell(&self, tx: &mut Tx<'_, '_>, text: &Text) -> Result<()> {
        let preparers = self.preparers(tx)?.party;
        let mut people: Vec<PersonId> = commitments::api::people_of(tx, &preparers, Some(self.building))?;
        people.extend(self.initiators.iter().filter_map(|i| i.person));
        identity::api::notify(tx, &people, text, &self.href())
    }
}

/// Who answers for a building's committee: its secretary, or else its chair; where both posts are empty the subdistrict.
///
/// # Errors
/// The database's own failure.
pub fn answers_for(tx: &mut Tx<'_, '_>, building: kernel::BuildingId) -> Result<Role> {
    for own in [Role::CommitteeSecretary, Role::CommitteeChair] {
        if !commitments::api::people_of(tx, &role(own).party, Some(building))?.is_empty() {
            return Ok(own);
        }
    }
    Ok(Role::SubdistrictClerk)
}

/// The whole name of a committee.
///
/// # Errors
/// The database's own failure.
pub fn name_of(tx: &mut Tx<'_, '_>, id: kernel::BodyId) -> Result<String> {
    Ok(committees::api::body(tx, id)?.ok_or_else(kernel::Error::hidden)?.name)
}

/// A step of W1 for a committee that exists.
///
/// # Errors
/// [`FoundingRefusal`] if W1 has no such step from where it stands.
pub fn move_body(tx: &mut Tx<'_, '_>, id: kernel::BodyId, step: BodyStep) -> Result<()> {
    let body = committees::api::body(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    committees::api::become_state(tx, id, crate::life::body(body.state, step)?)
}

/// The clause by which a committee is founded.
pub fn clause(pack: &Pack) -> Clause {
    pack.clause(&pack.founding.accept_work_days.clause)
}
