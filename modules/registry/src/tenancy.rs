//! Tenancies: who is where from when until when.

use kernel::{BuildingId, Date, FloorId, OrganisationId, ids};

ids! {
    /// A tenancy.
    pub TenancyId(TenancyKind) = "tnc";
}

db::row! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Tenancy {
        pub id: TenancyId,
        pub organisation: OrganisationId,
        pub building: BuildingId,
        pub floor: Option<FloorId>,
        pub from_on: Date,
        pub until_on: Option<Date>,
    }
}

impl Tenancy {
    pub fn holds_on(&self, day: Date) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|end| day <= end)
    }
}
