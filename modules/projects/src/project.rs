//! A project as the verbs work with it: loaded with its claims and what the actor is to it, moved by one step, saved, and
//! with it the matters that it answers.

use commitments::api::{Named, Promise};
use db::args;
use issues::api::{ClusterId, Matter};
use kernel::{
    Act, Actor, AnyId, BuildingId, Clause, Date, Deadline, OrganisationId, PersonId, Place, Relation, Resource, Result,
    Role, Text,
};
use ledger::{Load, Tx};

use crate::{
    claimant::ClaimState,
    party::{claimant, voices},
    state::{ProjectId, State, Step},
    store::{ClaimRow, ProjectRow, StateColumns, sql},
};

#[derive(Debug, Clone)]
pub struct Project {
    pub row: ProjectRow,
    pub state: State,
    pub claims: Vec<ClaimRow>,
    pub clusters: Vec<ClusterId>,
    place: Place,
    /// Who has loaded it: the person, the organisations for which they speak here, whether they raised one of its matters.
    asker: Option<PersonId>,
    voices: Vec<OrganisationId>,
    reporter: bool,
}

impl std::ops::Deref for Project {
    type Target = ProjectRow;

    fn deref(&self) -> &ProjectRow {
        &self.row
    }
}

impl Resource for Project {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, _: &Actor) -> Vec<Relation> {
        let mut relations = Vec::new();
        if self.reporter {
            relations.push(Relation::Reporter);
        }
        if self.takes_part() {
            relations.push(Relation::Claimant);
        }
        relations
    }

    /// Open to everybody once it was published; before that, to staff, reporters and claimants.
    fn visible_to(&self, actor: &Actor) -> bool {
        const STAFF: [Role; 10] = [
            Role::CommitteeSecretary,
            Role::CommitteeChair,
            Role::CommitteeMember,
            Role::FloorCaptain,
            Role::PropertyManager,
            Role::PartySecretary,
            Role::PartyCommitteeMember,
            Role::ServiceOfficer,
            Role::SubdistrictClerk,
            Role::DistrictClerk,
        ];
        self.open
            || !self.relations(actor).is_empty()
            || STAFF.iter().any(|role| actor.holds(*role, &self.place))
            || matches!(actor, Actor::System(_))
    }
}

impl Load for Project {
    type Id = ProjectId;

    fn load(tx: &mut Tx<'_, '_>, id: ProjectId) -> Result<Option<Self>> {
        let district = tx.district();
        let query = if tx.writes() { &sql::ONE } else { &sql::SHOW };
        match tx.first(query, args![district, id])? {
            Some(row) => Project::of(tx, row).map(Some),
            None => Ok(None),
        }
    }
}

impl Project {
    /// # Errors
    /// A stored state that makes no sense.
    pub fn of(tx: &mut Tx<'_, '_>, row: ProjectRow) -> Result<Self> {
        let (district, state) = (row.district, row.state()?);
        let place = Place::building(district, row.subdistrict, row.building);
        let claims = tx.all(&sql::CLAIMS, args![district, row.id])?;
        let clusters: Vec<ClusterId> =
            tx.all(&sql::CLUSTERS, args![district, row.id])?.into_iter().map(|(c,)| c).collect();
        let (asker, voices) = (tx.actor().person(), voices(tx, &place, row.building)?);
        let mut reporter = false;
        if let Some(person) = asker {
            for cluster in &clusters {
                reporter = reporter || issues::api::raisers(tx, *cluster)?.contains(&person);
            }
        }
        Ok(Self { row, state, claims, clusters, place, asker, voices, reporter })
    }

    /// Loads a project to do `A` with it.
    ///
    /// # Errors
    /// Not found, or not allowed.
    pub fn to<A: Act>(tx: &mut Tx<'_, '_>, id: ProjectId) -> Result<Self> {
        Ok(tx.granted::<A, Project>(id)?.into_inner())
    }

    pub fn href(&self) -> String {
        format!("/{}/projects/{}", self.district, self.id)
    }

    /// The same project for somebody who acts for organisations: whoever acts for one may claim, wherever it sits.
    #[must_use]
    pub fn with_delegations(mut self) -> Self {
        self.place.organisations.clone_from(&self.voices);
        self
    }

    /// The organisations for which the actor speaks here.
    pub fn voices(&self) -> &[OrganisationId] {
        &self.voices
    }

    /// Whether the actor is the claimant or speaks for it.
    pub fn is_mine(&self, claim: &ClaimRow) -> bool {
        match claim.organisation {
            Some(id) => self.voices.contains(&id),
            None => self.asker == Some(claim.person),
        }
    }

    /// Whether the actor takes part in any claim.
    pub fn takes_part(&self) -> bool {
        self.claims.iter().any(|c| c.state.is_live() && self.is_mine(c))
    }

    /// The actor raised one of the matters that it answers.
    pub fn is_reporter(&self) -> bool {
        self.reporter
    }

    /// Claims in one state, oldest first.
    pub fn claims_in(&self, state: ClaimState) -> impl Iterator<Item = &ClaimRow> {
        self.claims.iter().filter(move |c| c.state == state)
    }

    /// The claim of the actor that is in one of these states.
    pub fn my_claim(&self, states: &[ClaimState]) -> Option<&ClaimRow> {
        self.claims.iter().find(|c| states.contains(&c.state) && self.is_mine(c))
    }

    /// The claimant who leads: whoever was the first of those who do it.
    pub fn lead(&self) -> Option<&ClaimRow> {
        self.claims_in(ClaimState::Awarded).next()
    }

    /// Whom the work waits for.
    pub fn doer(&self) -> Named {
        self.lead().map_or_else(crate::party::everybody, claimant)
    }

    /// Takes a step of W7, stores what it became, and brings the matters along. `awaited` is whom it waits for then;
    /// nobody where it is over.
    ///
    /// # Errors
    /// [`crate::refusal::ProjectRefusal`] if W7 has no such step from here.
    pub fn take(&mut self, tx: &mut Tx<'_, '_>, step: Step, awaited: Option<&Named>) -> Result<()> {
        self.state = self.state.step(step)?;
        let columns = StateColumns::of(&self.state);
        let nobody = Text::same("");
        let name = awaited.map_or(&nobody, |n| &n.name);
        let (district, now) = (tx.district(), tx.now());
        let open = self.open || matches!(self.state, State::Published { .. });
        let runs = self.state.is_running();
        tx.run_one(
            &sql::SAVE,
            args![
                district,
                self.id,
                self.state.code(),
                columns.due_on,
                columns.provisional,
                columns.until_on,
                columns.round,
                columns.detail,
                self.state.floor(),
                name.zh,
                name.en,
                open,
                runs && open,
                now
            ],
        )?;
        let row = &mut self.row;
        self.state.code().clone_into(&mut row.state);
        (row.due_on, row.provisional, row.until_on) = (columns.due_on, columns.provisional, columns.until_on);
        (row.round, row.floor, row.open) = (columns.round, self.state.floor(), open);
        (row.awaited_zh, row.awaited_en) = (name.zh.to_string(), name.en.to_string());
        if open {
            self.index(tx)?;
        }
        self.bring_along(tx, step, awaited)
    }

    /// The matters stand where their project stands.
    fn bring_along(&self, tx: &mut Tx<'_, '_>, step: Step, awaited: Option<&Named>) -> Result<()> {
        let (floor, due) = (self.state.floor(), self.due_on);
        self.each_matter(tx, |tx, matter| match (step, awaited) {
            (Step::Appraise, _) => issues::api::appraise_project(tx, matter),
            (Step::Archive, _) => issues::api::archive_project(tx, matter),
            (_, None) => issues::api::end_project(tx, matter),
            (Step::Accept { .. }, Some(awaited)) => {
                issues::api::accept_project(tx, matter, awaited)?;
                issues::api::show_progress(tx, matter, floor, awaited, due)
            }
            (_, Some(awaited)) => issues::api::show_progress(tx, matter, floor, awaited, due),
        })
    }

    /// # Errors
    /// What `f` answers.
    pub fn each_matter(
        &self,
        tx: &mut Tx<'_, '_>,
        f: impl Fn(&mut Tx<'_, '_>, &mut Matter) -> Result<()>,
    ) -> Result<()> {
        for cluster in &self.clusters {
            if let Some(mut matter) = Matter::load(tx, *cluster)? {
                f(tx, &mut matter)?;
            }
        }
        Ok(())
    }

    /// It waits for somebody else without a step of W7.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn wait_for(&mut self, tx: &mut Tx<'_, '_>, awaited: &Named, due: Option<Date>) -> Result<()> {
        let (district, now) = (tx.district(), tx.now());
        tx.run_one(&sql::AWAIT, args![district, self.id, awaited.name.zh, awaited.name.en, due, now])?;
        self.row.due_on = due;
        (self.row.awaited_zh, self.row.awaited_en) = (awaited.name.zh.to_string(), awaited.name.en.to_string());
        let floor = self.state.floor();
        self.each_matter(tx, |tx, matter| issues::api::show_progress(tx, matter, floor, awaited, due))
    }

    /// Opens what somebody now owes for it.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn owe(&self, tx: &mut Tx<'_, '_>, kind: &'static str, debtor: Named, due: Option<Deadline>) -> Result<()> {
        self.owe_for(tx, self.id.any(), kind, &self.title, debtor, None, due)
    }

    /// [`Project::owe`] for a part of it: a milestone, a pledge, a claim.
    ///
    /// # Errors
    /// The database's own failure.
    #[expect(clippy::too_many_arguments, reason = "the parts of a promise, each of its own kind")]
    pub fn owe_for(
        &self,
        tx: &mut Tx<'_, '_>,
        subject: AnyId,
        kind: &'static str,
        title: &str,
        debtor: Named,
        creditor: Option<Named>,
        due: Option<Deadline>,
    ) -> Result<()> {
        let href = self.href();
        let building = Some(self.building);
        let title = &Text::same(title.to_owned());
        let promise =
            Promise { kind, subject, building, title, href: &href, floor: self.state.floor(), debtor, creditor, due };
        commitments::api::open(tx, &promise)?;
        Ok(())
    }

    /// Everybody who raised or supports its matters, and everybody who does it, learns how it goes on.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn tell(&self, tx: &mut Tx<'_, '_>, text: &Text) -> Result<()> {
        self.tell_others(tx, text, &[])
    }

    /// Those whom it waits for learn what they are asked for, all others how it goes on; nobody hears the same twice.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn ask(&self, tx: &mut Tx<'_, '_>, awaited: &[Named], request: &Text, text: &Text) -> Result<()> {
        let mut asked = Vec::new();
        for named in awaited {
            asked.extend(commitments::api::people_of(tx, &named.party, Some(self.building))?);
        }
        if request == text {
            // Who raised a matter learns it there.
            let raisers = self.raisers(tx)?;
            asked.retain(|person| !raisers.contains(person));
        }
        identity::api::notify(tx, &asked, request, &self.href())?;
        self.tell_others(tx, text, &asked)
    }

    /// [`Project::tell`], but for those of the doers who were `asked` for something.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn tell_others(&self, tx: &mut Tx<'_, '_>, text: &Text, asked: &[PersonId]) -> Result<()> {
        self.each_matter(tx, |tx, matter| issues::api::tell(tx, matter, text))?;
        let raisers = self.raisers(tx)?;
        let mut people = Vec::new();
        for claim in self.claims.iter().filter(|c| c.state.is_live()) {
            people.extend(commitments::api::people_of(tx, &claimant(claim).party, Some(self.building))?);
        }
        people.retain(|person| !raisers.contains(person) && !asked.contains(person));
        identity::api::notify(tx, &people, text, &self.href())
    }

    fn raisers(&self, tx: &mut Tx<'_, '_>) -> Result<Vec<PersonId>> {
        let mut raisers = Vec::new();
        for cluster in &self.clusters {
            raisers.extend(issues::api::raisers(tx, *cluster)?);
        }
        Ok(raisers)
    }

    /// Tells those whom it waits for.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn call(&self, tx: &mut Tx<'_, '_>, awaited: &Named, text: &Text) -> Result<()> {
        let people = commitments::api::people_of(tx, &awaited.party, Some(self.building))?;
        identity::api::notify(tx, &people, text, &self.href())
    }

    /// What stands in the list of what everybody can find.
    fn index(&self, tx: &mut Tx<'_, '_>) -> Result<()> {
        let (district, href, now) = (tx.district(), self.href(), tx.now());
        let body = format!("{} {}", self.purpose, self.conditions);
        let doc =
            search::Doc { id: self.id.any(), kind: "project", title: &self.title, href: &href, body: &body, at: now };
        Ok(search::put(tx, district, &doc)?)
    }
}

/// The clause by which the reviewers are chosen.
///
/// # Errors
/// The database's own failure.
pub fn review_clause(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Clause> {
    let rules = policy::api::of(tx, building)?;
    Ok(rules.clause(&rules.projects.review_days.clause))
}

/// The clause by which claims are decided on.
///
/// # Errors
/// The database's own failure.
pub fn award_clause(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Clause> {
    let rules = policy::api::of(tx, building)?;
    Ok(rules.clause(&rules.projects.award_days.clause))
}

/// The clause by which the other side confirms.
///
/// # Errors
/// The database's own failure.
pub fn work_clause(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Clause> {
    let rules = policy::api::of(tx, building)?;
    Ok(rules.clause(&rules.projects.plan_days.clause))
}
