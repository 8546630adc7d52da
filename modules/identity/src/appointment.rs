//! Appointments: a role in a scope between two dates, as it is stored.

use kernel::{
    Appointment, BodyId, BuildingId, Date, DivisionCode, FloorId, OrganisationId, PersonId, Role, Scope, ids,
};

use crate::employment::EmploymentId;

ids! {
    /// An appointment.
    pub AppointmentId(AppointmentKind) = "apt";
}

db::row! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct AppointmentRow {
        pub id: AppointmentId,
        pub person: PersonId,
        pub role: Role,
        pub scope: String,
        pub scope_id: String,
        pub building: Option<BuildingId>,
        pub from_on: Date,
        pub until_on: Option<Date>,
        /// The employment that it ends with.
        pub employment: Option<EmploymentId>,
    }
}

/// The two columns of a scope.
pub fn scope_columns(scope: Scope) -> (&'static str, String) {
    match scope {
        Scope::Tenant => ("tenant", String::new()),
        Scope::Subdistrict(code) => ("subdistrict", code.to_string()),
        Scope::Building(id) => ("building", id.to_string()),
        Scope::Floor(id) => ("floor", id.to_string()),
        Scope::Body(id) => ("body", id.to_string()),
        Scope::Organisation(id) => ("organisation", id.to_string()),
    }
}

/// The scope of two columns.
pub fn scope_of(scope: &str, id: &str) -> Option<Scope> {
    Some(match scope {
        "tenant" => Scope::Tenant,
        "subdistrict" => Scope::Subdistrict(id.parse::<DivisionCode>().ok()?),
        "building" => Scope::Building(id.parse::<BuildingId>().ok()?),
        "floor" => Scope::Floor(id.parse::<FloorId>().ok()?),
        "body" => Scope::Body(id.parse::<BodyId>().ok()?),
        "organisation" => Scope::Organisation(id.parse::<OrganisationId>().ok()?),
        _ => return None,
    })
}

impl AppointmentRow {
    pub fn appointment(&self) -> Option<Appointment> {
        let scope = scope_of(&self.scope, &self.scope_id)?;
        Some(Appointment { role: self.role, scope, from: self.from_on, until: self.until_on })
    }
}

/// The appointments that hold on a day, and the last day on which the same ones do.
pub fn holding(rows: &[AppointmentRow], day: Date) -> (Vec<Appointment>, Option<Date>) {
    let all: Vec<Appointment> = rows.iter().filter_map(AppointmentRow::appointment).collect();
    let ends = all.iter().filter(|a| a.holds_on(day)).filter_map(|a| a.until);
    let begins = all.iter().filter(|a| a.from > day).map(|a| a.from.plus_days(-1));
    let until = ends.chain(begins).min();
    (all.into_iter().filter(|a| a.holds_on(day)).collect(), until)
}

/// An employment that ends, as far as it matters to what hangs on it.
#[derive(Debug, Clone, Copy)]
pub struct Leaver {
    pub employment: EmploymentId,
    pub organisation: OrganisationId,
    pub building: BuildingId,
    /// The employer owns the building, or manages it.
    pub owns: bool,
    pub manages: bool,
    /// The same person goes on working in this building, for this employer anywhere, for this employer in this building.
    pub stays_in: bool,
    pub stays_with: bool,
    pub stays_here: bool,
}

impl Leaver {
    /// Whether a role goes with the employment (R10). A role that names its employment ends with that one and no other.
    /// Seats, and the roles that come with them, are the committees'.
    pub fn takes(&self, row: &AppointmentRow) -> bool {
        if let Some(employment) = row.employment {
            return employment == self.employment;
        }
        let here = row.building == Some(self.building);
        match row.role {
            Role::FloorCaptain | Role::Mediator => here && !self.stays_in,
            Role::PropertyManager => here && self.manages && !self.stays_here,
            Role::OwnerDelegate => here && self.owns && !self.stays_here,
            Role::OrganisationDelegate => {
                let scope = row.appointment().map(|a| a.scope);
                scope == Some(Scope::Organisation(self.organisation))
                    && if row.building.is_some() { here && !self.stays_here } else { !self.stays_with }
            }
            _ => false,
        }
    }
}

/// The three administrators: one person may hold at most one of these (K62).
pub const ADMINISTRATORS: [Role; 3] = [Role::SystemAdmin, Role::SecurityAdmin, Role::AuditAdmin];

/// Roles whose holders act for the public and are named in it.
pub fn is_public(role: Role) -> bool {
    !matches!(
        role,
        Role::Anyone | Role::SignedIn | Role::Employee | Role::SystemAdmin | Role::SecurityAdmin | Role::AuditAdmin
    )
}

/// Which kind of scope a role is held in.
pub fn scope_kind(role: Role) -> &'static str {
    match role {
        Role::FloorCaptain => "floor",
        Role::OrganisationDelegate | Role::DepartmentOfficer => "organisation",
        Role::ServiceOfficer | Role::SubdistrictClerk => "subdistrict",
        Role::DistrictClerk | Role::CityClerk | Role::SystemAdmin | Role::SecurityAdmin | Role::AuditAdmin => "tenant",
        _ => "building",
    }
}

/// The role that a spreadsheet's word names.
pub fn role_from_word(word: &str) -> Option<Role> {
    Some(match word.trim() {
        "" | "员工" | "白领" | "职工" => Role::Employee,
        "楼层长" => Role::FloorCaptain,
        "委员" | "楼委会委员" => Role::CommitteeMember,
        "主任" | "楼委会主任" | "会长" | "楼长" => Role::CommitteeChair,
        "秘书" | "楼委会秘书" | "秘书长" => Role::CommitteeSecretary,
        "物业" | "物业经理" | "物业人员" | "工程部" => Role::PropertyManager,
        "产权方代表" | "业主代表" => Role::OwnerDelegate,
        "单位代表" | "企业代表" | "行政代表" | "联系人" => Role::OrganisationDelegate,
        "书记" | "楼宇党委书记" | "党委书记" => Role::PartySecretary,
        "党委委员" | "楼宇党委委员" => Role::PartyCommitteeMember,
        "调解员" | "调解人" => Role::Mediator,
        "居委会干部" | "居委会" => Role::ResidentsCommitteeStaff,
        "企业服务专员" | "服务专员" => Role::ServiceOfficer,
        "街道经办" | "街道干部" | "街道" => Role::SubdistrictClerk,
        "部门经办" | "部门" => Role::DepartmentOfficer,
        "区经办" | "区社工部" | "区民政局" => Role::DistrictClerk,
        "市经办" | "市民政局" => Role::CityClerk,
        "系统管理员" => Role::SystemAdmin,
        "安全管理员" => Role::SecurityAdmin,
        "审计管理员" => Role::AuditAdmin,
        other => return Role::from_code(other).filter(|r| !matches!(r, Role::Anyone | Role::SignedIn)),
    })
}

#[cfg(test)]
mod tests {
    use kernel::{Id, Timestamp};

    use super::*;

    fn row(role: Role, from: &str, until: Option<&str>) -> AppointmentRow {
        AppointmentRow {
            id: Id::new(Timestamp::from_micros(0)),
            person: Id::from_bytes([0; 16]),
            role,
            scope: "tenant".into(),
            scope_id: String::new(),
            building: None,
            from_on: from.parse().unwrap(),
            until_on: until.map(|d| d.parse().unwrap()),
            employment: None,
        }
    }

    #[test]
    fn what_holds_and_until_when() {
        let rows = [
            row(Role::FloorCaptain, "2026-01-01", Some("2026-06-30")),
            row(Role::CommitteeMember, "2026-05-01", None),
            row(Role::CommitteeChair, "2026-06-10", None),
        ];
        let day = |s: &str| s.parse::<Date>().unwrap();
        let (held, until) = holding(&rows, day("2026-06-01"));
        assert_eq!(held.iter().map(|a| a.role).collect::<Vec<_>>(), [Role::FloorCaptain, Role::CommitteeMember]);
        assert_eq!(until, Some(day("2026-06-09"))); // a new one begins on the tenth
        let (held, until) = holding(&rows, day("2026-07-01"));
        assert_eq!(held.len(), 2);
        assert_eq!(until, None);
    }

    /// Who leaves employer 1 in building 1, where another employment remains in the building, with the employer, or both.
    #[test]
    fn what_goes_with_an_employment() {
        let leaver = |stays_in: bool, stays_with: bool, stays_here: bool| Leaver {
            employment: Id::from_bytes([1; 16]),
            organisation: Id::from_bytes([1; 16]),
            building: Id::from_bytes([1; 16]),
            owns: true,
            manages: true,
            stays_in,
            stays_with,
            stays_here,
        };
        let (alone, other_firm, other_tower) =
            (leaver(false, false, false), leaver(true, false, false), leaver(false, true, false));
        let held = |role: Role, scope: Scope, building: Option<u8>, employment: Option<u8>| {
            let (kind, id) = scope_columns(scope);
            AppointmentRow {
                scope: kind.into(),
                scope_id: id,
                building: building.map(|b| Id::from_bytes([b; 16])),
                employment: employment.map(|e| Id::from_bytes([e; 16])),
                ..row(role, "2026-01-01", None)
            }
        };
        let floor = Scope::Floor(Id::from_bytes([9; 16]));
        let (here, firm) = (Scope::Building(Id::from_bytes([1; 16])), Scope::Organisation(Id::from_bytes([1; 16])));
        let other = Scope::Organisation(Id::from_bytes([2; 16]));
        let cases = [
            // Names its employment.
            (held(Role::FloorCaptain, floor, Some(1), Some(1)), [true, true, true]),
            (held(Role::FloorCaptain, floor, Some(1), Some(2)), [false, false, false]),
            (held(Role::Employee, here, Some(1), Some(1)), [true, true, true]),
            // Names none.
            (held(Role::FloorCaptain, floor, Some(1), None), [true, false, true]),
            (held(Role::FloorCaptain, floor, Some(2), None), [false, false, false]),
            (held(Role::PropertyManager, here, Some(1), None), [true, true, true]),
            (held(Role::OwnerDelegate, here, Some(2), None), [false, false, false]),
            (held(Role::OrganisationDelegate, firm, None, None), [true, true, false]),
            (held(Role::OrganisationDelegate, firm, Some(1), None), [true, true, true]),
            (held(Role::OrganisationDelegate, other, None, None), [false, false, false]),
            // Not the employer's to give.
            (held(Role::CommitteeMember, here, Some(1), None), [false, false, false]),
            (held(Role::SubdistrictClerk, Scope::Tenant, None, None), [false, false, false]),
        ];
        for (row, expected) in cases {
            let found = [alone, other_firm, other_tower].map(|l| l.takes(&row));
            assert_eq!(found, expected, "{:?} {} {:?}", row.role, row.scope, row.employment);
        }
        let of_a_tenant = Leaver { owns: false, manages: false, ..alone };
        assert!(!of_a_tenant.takes(&held(Role::PropertyManager, here, Some(1), None)));
    }

    #[test]
    fn scopes_survive_their_columns() {
        for scope in [
            Scope::Tenant,
            Scope::Subdistrict("310107014".parse().unwrap()),
            Scope::Building(Id::from_bytes([3; 16])),
            Scope::Floor(Id::from_bytes([4; 16])),
            Scope::Body(Id::from_bytes([5; 16])),
            Scope::Organisation(Id::from_bytes([6; 16])),
        ] {
            let (kind, id) = scope_columns(scope);
            assert_eq!(scope_of(kind, &id), Some(scope));
        }
        assert_eq!(scope_of("moon", ""), None);
    }
}
