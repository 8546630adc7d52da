//! Who claims (认领), and what becomes of a claim, of what it promises, and of its milestones.

use registry::api::OrganisationKind;

db::codes! {
    /// Who claims (R27): a department, a Party organisation, an enterprise, a club or social organisation, a person.
    pub enum ClaimantKind {
        Department = "department",
        Party = "party",
        Enterprise = "enterprise",
        Club = "club",
        Person = "person",
    }
}

impl ClaimantKind {
    pub const fn of(organisation: OrganisationKind) -> Self {
        match organisation {
            OrganisationKind::Enterprise | OrganisationKind::Owner | OrganisationKind::Property => Self::Enterprise,
            OrganisationKind::Department | OrganisationKind::Subdistrict | OrganisationKind::ResidentsCommittee => {
                Self::Department
            }
            OrganisationKind::Party => Self::Party,
            OrganisationKind::Social | OrganisationKind::Club => Self::Club,
        }
    }
}

db::codes! {
    pub enum ClaimState {
        /// 待审
        Offered = "offered",
        /// 已认领
        Awarded = "awarded",
        /// 未获选, with a reason.
        Declined = "declined",
        /// 交接中: the claimant leaves, what was pledged is being settled.
        HandingOver = "handing_over",
        /// 已退出
        Withdrawn = "withdrawn",
        /// 已兑现: the project was accepted.
        Kept = "kept",
    }
}

impl ClaimState {
    /// Whether the claimant still has a part in the project.
    pub const fn is_live(self) -> bool {
        matches!(self, ClaimState::Offered | ClaimState::Awarded | ClaimState::HandingOver | ClaimState::Kept)
    }
}

db::codes! {
    pub enum PledgeState {
        /// Promised, not given yet.
        Promised = "promised",
        /// The claimant says that it was given.
        Delivered = "delivered",
        /// The other side confirmed.
        Confirmed = "confirmed",
        /// Not owed any more: the claim was not awarded, or the claimant left.
        Released = "released",
    }
}

db::codes! {
    pub enum MilestoneState {
        Planned = "planned",
        /// The claimant says that it is done.
        Reported = "reported",
        /// The other side confirmed.
        Confirmed = "confirmed",
    }
}
