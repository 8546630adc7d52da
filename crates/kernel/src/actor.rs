//! Who acts: a person with dated appointments, a guest, or the system itself.

use serde::{Deserialize, Serialize};

use crate::{Date, District, DivisionCode, Id, ids};

ids! {
    /// A natural person.
    pub PersonId(Person) = "per";
    /// A building.
    pub BuildingId(Building) = "bld";
    /// A floor of a building.
    pub FloorId(Floor) = "flr";
    /// A body that meets: a building committee, a Party committee.
    pub BodyId(Body) = "bdy";
    /// An organisation of any kind: enterprise, owner, property manager, department, Party organisation, club.
    pub OrganisationId(Organisation) = "org";
}

/// A role in the system. `Anyone` and `SignedIn` are not appointed: everybody holds the first, every account the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Anyone,
    SignedIn,
    /// 楼内员工, by a confirmed employment.
    Employee,
    /// 楼层长.
    FloorCaptain,
    /// 楼委会委员.
    CommitteeMember,
    /// 楼委会主任.
    CommitteeChair,
    /// 楼委会秘书.
    CommitteeSecretary,
    /// 物业服务企业 of a building.
    PropertyManager,
    /// 产权方 of a building.
    OwnerDelegate,
    /// Somebody who acts for an enterprise, club or other organisation.
    OrganisationDelegate,
    /// 楼宇党委书记.
    PartySecretary,
    /// 楼宇党委委员.
    PartyCommitteeMember,
    /// 调解人 of a coordination.
    Mediator,
    /// 居委会 paired with the building.
    ResidentsCommitteeStaff,
    /// 企业服务专员 of a subdistrict.
    ServiceOfficer,
    /// 街道办事处.
    SubdistrictClerk,
    /// 职能部门 of a district.
    DepartmentOfficer,
    /// 区 (社会工作部, 民政局).
    DistrictClerk,
    /// 市: sees across districts, writes nothing.
    CityClerk,
    /// 系统管理员, 安全管理员, 审计管理员: never two of them in one hand (K62).
    SystemAdmin,
    SecurityAdmin,
    AuditAdmin,
}

impl Role {
    pub const ALL: [Role; 22] = [
        Role::Anyone,
        Role::SignedIn,
        Role::Employee,
        Role::FloorCaptain,
        Role::CommitteeMember,
        Role::CommitteeChair,
        Role::CommitteeSecretary,
        Role::PropertyManager,
        Role::OwnerDelegate,
        Role::OrganisationDelegate,
        Role::PartySecretary,
        Role::PartyCommitteeMember,
        Role::Mediator,
        Role::ResidentsCommitteeStaff,
        Role::ServiceOfficer,
        Role::SubdistrictClerk,
        Role::DepartmentOfficer,
        Role::DistrictClerk,
        Role::CityClerk,
        Role::SystemAdmin,
        Role::SecurityAdmin,
        Role::AuditAdmin,
    ];

    /// The stored word, as in `committee_secretary`.
    pub const fn code(self) -> &'static str {
        match self {
            Role::Anyone => "anyone",
            Role::SignedIn => "signed_in",
            Role::Employee => "employee",
            Role::FloorCaptain => "floor_captain",
            Role::CommitteeMember => "committee_member",
            Role::CommitteeChair => "committee_chair",
            Role::CommitteeSecretary => "committee_secretary",
            Role::PropertyManager => "property_manager",
            Role::OwnerDelegate => "owner_delegate",
            Role::OrganisationDelegate => "organisation_delegate",
            Role::PartySecretary => "party_secretary",
            Role::PartyCommitteeMember => "party_committee_member",
            Role::Mediator => "mediator",
            Role::ResidentsCommitteeStaff => "residents_committee_staff",
            Role::ServiceOfficer => "service_officer",
            Role::SubdistrictClerk => "subdistrict_clerk",
            Role::DepartmentOfficer => "department_officer",
            Role::DistrictClerk => "district_clerk",
            Role::CityClerk => "city_clerk",
            Role::SystemAdmin => "system_admin",
            Role::SecurityAdmin => "security_admin",
            Role::AuditAdmin => "audit_admin",
        }
    }

    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|r| r.code() == code)
    }
}

/// Where a role holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Everything that the account's own district covers: the district itself, or a city's districts.
    Tenant,
    Subdistrict(DivisionCode),
    Building(BuildingId),
    Floor(FloorId),
    Body(BodyId),
    Organisation(OrganisationId),
}

/// A role held in a scope between two dates (R10): it ends by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub role: Role,
    pub scope: Scope,
    pub from: Date,
    /// The last day, `None` while no end is set.
    pub until: Option<Date>,
}

impl Appointment {
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|end| day <= end)
    }
}

/// Where a thing is: what scopes are compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub district: District,
    pub subdistrict: Option<DivisionCode>,
    pub building: Option<BuildingId>,
    pub floor: Option<FloorId>,
    pub body: Option<BodyId>,
    pub organisations: Vec<OrganisationId>,
}

impl Place {
    pub const fn district(district: District) -> Self {
        Self { district, subdistrict: None, building: None, floor: None, body: None, organisations: Vec::new() }
    }

    pub const fn building(district: District, subdistrict: DivisionCode, building: BuildingId) -> Self {
        Self {
            district,
            subdistrict: Some(subdistrict),
            building: Some(building),
            floor: None,
            body: None,
            organisations: Vec::new(),
        }
    }
}

/// What an actor is to one thing, apart from any role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The account is about the actor.
    Oneself,
    /// Raised one of the reports, or holds its receipt code.
    Reporter,
    /// The item waits for the actor or for an organisation that the actor acts for.
    Handler,
    /// Holds a seat of the body on this day.
    Member,
    /// In the electorate of a ballot, as it was frozen.
    Elector,
    /// Acts for a claimant.
    Claimant,
    /// Asked to confirm that a promise was kept.
    Confirmer,
    /// Drawn to appraise.
    Appraiser,
    /// A party to a coordination.
    Party,
    /// Acts for the person's employer.
    Employer,
    /// Mediates a coordination.
    Mediator,
}

impl Relation {
    pub const ALL: [Relation; 11] = [
        Relation::Oneself,
        Relation::Reporter,
        Relation::Handler,
        Relation::Member,
        Relation::Elector,
        Relation::Claimant,
        Relation::Confirmer,
        Relation::Appraiser,
        Relation::Party,
        Relation::Employer,
        Relation::Mediator,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Relation::Oneself => "oneself",
            Relation::Reporter => "reporter",
            Relation::Handler => "handler",
            Relation::Member => "member",
            Relation::Elector => "elector",
            Relation::Claimant => "claimant",
            Relation::Confirmer => "confirmer",
            Relation::Appraiser => "appraiser",
            Relation::Party => "party",
            Relation::Employer => "employer",
            Relation::Mediator => "mediator",
        }
    }
}

/// Who asks for something to be done or shown.
#[derive(Debug, Clone)]
pub enum Actor {
    /// Nobody signed in. `receipts` are the digests of receipt codes shown in this request.
    Guest,
    /// A signed-in person of `home`'s tenant; `appointments` hold today, ended ones are not in the list.
    Person { person: Id<Person>, home: District, appointments: Vec<Appointment> },
    /// A job or the command line, by its name.
    System(&'static str),
}

impl Actor {
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Actor::Person { person, .. } => Some(*person),
            _ => None,
        }
    }

    pub fn is_signed_in(&self) -> bool {
        matches!(self, Actor::Person { .. })
    }

    pub fn appointments(&self) -> &[Appointment] {
        match self {
            Actor::Person { appointments, .. } => appointments,
            _ => &[],
        }
    }

    /// Whether the actor holds `role` at `place`.
    pub fn holds(&self, role: Role, place: &Place) -> bool {
        match (role, self) {
            (Role::Anyone, _) => true,
            (Role::SignedIn, Actor::Person { .. }) => true,
            (_, Actor::Person { home, appointments, .. }) => {
                appointments.iter().any(|a| a.role == role && a.scope.contains(*home, place))
            }
            _ => false,
        }
    }

    /// The organisations that the actor acts for, whatever the role.
    pub fn organisations(&self) -> impl Iterator<Item = OrganisationId> + '_ {
        self.appointments().iter().filter_map(|a| match a.scope {
            Scope::Organisation(o) if a.role != Role::Employee => Some(o),
            _ => None,
        })
    }

    pub fn acts_for(&self, organisation: OrganisationId) -> bool {
        self.organisations().any(|o| o == organisation)
    }

    /// The first role of `roles` that the actor holds at `place`: what the record says the actor acted as.
    pub fn role_among(&self, roles: &[Role], place: &Place) -> Option<Role> {
        roles.iter().copied().find(|r| self.holds(*r, place))
    }
}

impl Scope {
    /// Whether a thing at `place` lies in the scope of somebody whose account is kept by `home`.
    pub fn contains(self, home: District, place: &Place) -> bool {
        match self {
            Scope::Tenant => home.covers(place.district),
            _ if home != place.district => false,
            Scope::Subdistrict(code) => place.subdistrict == Some(code),
            Scope::Building(id) => place.building == Some(id),
            Scope::Floor(id) => place.floor == Some(id),
            Scope::Body(id) => place.body == Some(id),
            Scope::Organisation(id) => place.organisations.contains(&id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Timestamp;

    #[test]
    fn every_role_has_its_own_code() {
        for role in Role::ALL {
            assert_eq!(Role::from_code(role.code()), Some(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.code());
        }
        assert_eq!(Role::from_code("emperor"), None);
    }

    #[test]
    fn an_appointment_ends_after_its_last_day() {
        let day = |s: &str| s.parse::<Date>().unwrap();
        let appointment = Appointment {
            role: Role::FloorCaptain,
            scope: Scope::Tenant,
            from: day("2026-01-01"),
            until: Some(day("2026-06-30")),
        };
        assert!(!appointment.holds_on(day("2025-12-31")));
        assert!(appointment.holds_on(day("2026-06-30")));
        assert!(!appointment.holds_on(day("2026-07-01")));
    }

    #[test]
    fn a_scope_of_another_district_contains_nothing_here() {
        let (here, there): (District, District) = ("310107".parse().unwrap(), "310106".parse().unwrap());
        let building = BuildingId::new(Timestamp::from_micros(0));
        let place = Place::building(here, "310107014".parse().unwrap(), building);
        for scope in [Scope::Tenant, Scope::Building(building), Scope::Subdistrict("310107014".parse().unwrap())] {
            assert!(scope.contains(here, &place));
            assert!(!scope.contains(there, &place));
        }
        assert!(Scope::Tenant.contains("310000".parse().unwrap(), &place));
    }
}
