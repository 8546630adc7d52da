//! The kinds of subjects, and by which roles, seats and organisations somebody is of one.

use committees::api::SeatKind;
use kernel::Role;
use registry::api::OrganisationKind;

db::codes! {
    /// A kind of subject (R12).
    pub enum Kind {
        /// 楼宇党组织: the core.
        Party = "party",
        /// 产权方
        Owner = "owner",
        /// 物业服务企业
        Property = "property",
        /// 入驻企业
        Enterprise = "enterprise",
        /// 楼内员工
        Employee = "employee",
        /// 街道
        Subdistrict = "subdistrict",
        /// 职能部门
        Department = "department",
        /// 居委会
        Residents = "residents",
        /// 社会组织
        Social = "social",
    }
}

impl Kind {
    /// The roles in which people of this kind act: a right is one of theirs.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Kind::Party => &[Role::PartySecretary, Role::PartyCommitteeMember],
            Kind::Owner => &[Role::OwnerDelegate],
            Kind::Property => &[Role::PropertyManager],
            Kind::Enterprise | Kind::Social => &[Role::OrganisationDelegate],
            Kind::Employee => &[Role::Employee],
            Kind::Subdistrict => &[Role::SubdistrictClerk, Role::ServiceOfficer],
            Kind::Department => &[Role::DepartmentOfficer],
            Kind::Residents => &[Role::ResidentsCommitteeStaff],
        }
    }

    /// The kind of a role that is held in a building or subdistrict; delegates go by their organisation.
    pub fn of_role(role: Role) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|k| role != Role::OrganisationDelegate && k.roles().contains(&role))
    }

    pub const fn of_seat(seat: SeatKind) -> Kind {
        match seat {
            SeatKind::Party => Kind::Party,
            SeatKind::Owner => Kind::Owner,
            SeatKind::Property => Kind::Property,
            SeatKind::Enterprise | SeatKind::Other => Kind::Enterprise,
            SeatKind::Employee => Kind::Employee,
            SeatKind::Residents => Kind::Residents,
            SeatKind::Government => Kind::Subdistrict,
            SeatKind::Social => Kind::Social,
        }
    }

    pub const fn of_organisation(kind: OrganisationKind) -> Kind {
        match kind {
            OrganisationKind::Enterprise => Kind::Enterprise,
            OrganisationKind::Owner => Kind::Owner,
            OrganisationKind::Property => Kind::Property,
            OrganisationKind::Department => Kind::Department,
            OrganisationKind::Subdistrict => Kind::Subdistrict,
            OrganisationKind::ResidentsCommittee => Kind::Residents,
            OrganisationKind::Party => Kind::Party,
            OrganisationKind::Social | OrganisationKind::Club => Kind::Social,
        }
    }

    /// Whether each of them answers for themselves, rather than somebody for an organisation.
    pub const fn is_personal(self) -> bool {
        matches!(self, Kind::Employee)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_of_one_kind() {
        for (role, kind) in [
            (Role::PartyCommitteeMember, Some(Kind::Party)),
            (Role::OwnerDelegate, Some(Kind::Owner)),
            (Role::PropertyManager, Some(Kind::Property)),
            (Role::Employee, Some(Kind::Employee)),
            (Role::ServiceOfficer, Some(Kind::Subdistrict)),
            (Role::ResidentsCommitteeStaff, Some(Kind::Residents)),
            (Role::OrganisationDelegate, None),
            (Role::FloorCaptain, None),
            (Role::SystemAdmin, None),
        ] {
            assert_eq!(Kind::of_role(role), kind, "{role:?}");
        }
    }

    #[test]
    fn every_kind_has_rights_and_duties() {
        use policy::api::List;
        let pack = policy::api::of_nobody();
        for kind in Kind::ALL {
            let count = |list| pack.list_of(list, kind.code()).count();
            assert!((4..=8).contains(&count(List::Right)), "{kind:?}: {} rights", count(List::Right));
            assert!((3..=6).contains(&count(List::Duty)), "{kind:?}: {} duties", count(List::Duty));
        }
    }
}
