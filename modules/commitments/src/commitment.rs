//! A commitment: who owes what to whom until when.

use kernel::{
    Actor, BuildingId, Date, DivisionCode, Locale, OrganisationId, PersonId, Place, Resource, Role, Scope, Text,
    Timestamp, ids,
};

ids! {
    /// A commitment.
    pub CommitmentId(CommitmentKind) = "cmt";
}

db::codes! {
    /// Where a commitment stands.
    pub enum CommitmentState {
        /// The debtor owes it.
        Open = "open",
        /// Delivered; the creditor is to confirm.
        Delivered = "delivered",
        /// Confirmed, or done where nobody confirms.
        Fulfilled = "fulfilled",
        /// Not owed any more: the item took another way.
        Released = "released",
    }
}

/// Somebody who owes or confirms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// Whoever holds the role in the commitment's building.
    Role(Role),
    Organisation(OrganisationId),
    Person(PersonId),
    /// Somebody without an account, or everybody: named, but on no one's list.
    Nobody,
}

/// A party with the name that pages show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub party: Party,
    pub name: Text,
}

impl Named {
    pub fn new(party: Party, name: Text) -> Self {
        Self { party, name }
    }

    /// The columns: role, organisation, person.
    pub fn columns(&self) -> (Option<Role>, Option<OrganisationId>, Option<PersonId>) {
        match self.party {
            Party::Role(role) => (Some(role), None, None),
            Party::Organisation(id) => (None, Some(id), None),
            Party::Person(id) => (None, None, Some(id)),
            Party::Nobody => (None, None, None),
        }
    }
}

db::row! {
    /// A commitment as it is stored.
    #[derive(Debug, Clone)]
    pub struct Commitment {
        pub id: CommitmentId,
        pub kind: String,
        pub subject: String,
        pub building: Option<BuildingId>,
        pub title_zh: String,
        pub title_en: String,
        pub href: String,
        pub floor: u8,
        pub debtor_role: Option<Role>,
        pub debtor_organisation: Option<OrganisationId>,
        pub debtor_person: Option<PersonId>,
        pub debtor_zh: String,
        pub debtor_en: String,
        pub creditor_role: Option<Role>,
        pub creditor_organisation: Option<OrganisationId>,
        pub creditor_person: Option<PersonId>,
        pub creditor_zh: Option<String>,
        pub creditor_en: Option<String>,
        pub opened_at: Timestamp,
        pub due_on: Option<Date>,
        pub provisional: bool,
        pub state: CommitmentState,
        pub reminded: i64,
        pub told_late: bool,
    }
}

impl Commitment {
    pub fn title(&self, locale: Locale) -> &str {
        match locale {
            Locale::Zh => &self.title_zh,
            Locale::En => &self.title_en,
        }
    }

    /// Who has to do it.
    pub fn debtor(&self) -> Named {
        let (role, organisation, person) = (self.debtor_role, self.debtor_organisation, self.debtor_person);
        Named::new(party(role, organisation, person), text(&self.debtor_zh, &self.debtor_en))
    }

    /// Who confirms it, if anybody does.
    pub fn creditor(&self) -> Option<Named> {
        let (Some(zh), Some(en)) = (&self.creditor_zh, &self.creditor_en) else { return None };
        let (role, organisation, person) = (self.creditor_role, self.creditor_organisation, self.creditor_person);
        Some(Named::new(party(role, organisation, person), text(zh, en)))
    }

    /// Whom it waits for now: the debtor, or the creditor once it is delivered.
    pub fn awaited(&self) -> Named {
        self.creditor().filter(|_| self.state == CommitmentState::Delivered).unwrap_or_else(|| self.debtor())
    }

    /// Whether any of `roles` owes it.
    pub fn owes(&self, roles: &[Role]) -> bool {
        self.debtor_role.is_some_and(|r| roles.contains(&r))
    }

    /// Whether any of `roles` confirms it.
    pub fn confirms(&self, roles: &[Role]) -> bool {
        self.creditor_role.is_some_and(|r| roles.contains(&r))
    }

    /// Whether any of `roles` owes or confirms it.
    pub fn is_of(&self, roles: &[Role]) -> bool {
        self.owes(roles) || self.confirms(roles)
    }

    /// Whether it waits for `actor`. A role counts in the commitment's building, and on any of its floors.
    pub fn waits_for(&self, actor: &Actor) -> bool {
        match self.awaited().party {
            Party::Role(role) => actor.appointments().iter().any(|a| {
                a.role == role
                    && match a.scope {
                        Scope::Building(id) => Some(id) == self.building,
                        Scope::Tenant | Scope::Subdistrict(_) => true,
                        // Floor captains are told apart by `Party::Person`.
                        _ => false,
                    }
            }),
            Party::Organisation(id) => actor.acts_for(id),
            Party::Person(id) => actor.person() == Some(id),
            Party::Nobody => false,
        }
    }
}

fn text(zh: &str, en: &str) -> Text {
    Text { zh: zh.to_owned().into(), en: en.to_owned().into() }
}

fn party(role: Option<Role>, organisation: Option<OrganisationId>, person: Option<PersonId>) -> Party {
    role.map(Party::Role)
        .or(organisation.map(Party::Organisation))
        .or(person.map(Party::Person))
        .unwrap_or(Party::Nobody)
}

/// A commitment with its place, for the check of permission.
pub struct Placed {
    pub commitment: Commitment,
    pub place: Place,
}

impl Resource for Placed {
    fn place(&self) -> &Place {
        &self.place
    }

    fn visible_to(&self, actor: &Actor) -> bool {
        let staff = actor.appointments().iter().any(|a| match actor {
            Actor::Person { home, .. } => a.role != Role::Employee && a.scope.contains(*home, &self.place),
            _ => false,
        });
        staff || self.commitment.waits_for(actor) || matches!(actor, Actor::System(_))
    }
}

/// The subdistricts and buildings that an actor looks after, for the list of what waits for others.
pub struct Watched {
    pub tenant: bool,
    pub subdistricts: Vec<DivisionCode>,
    pub buildings: Vec<BuildingId>,
}

impl Watched {
    pub fn of(actor: &Actor) -> Self {
        let mut watched = Watched { tenant: false, subdistricts: Vec::new(), buildings: Vec::new() };
        for appointment in actor.appointments().iter().filter(|a| a.role != Role::Employee) {
            match appointment.scope {
                Scope::Tenant => watched.tenant = true,
                Scope::Subdistrict(code) => watched.subdistricts.push(code),
                Scope::Building(id) => watched.buildings.push(id),
                _ => {}
            }
        }
        watched.buildings.sort();
        watched.buildings.dedup();
        watched
    }
}
