//! Who may see and record moves.

use kernel::Act;

kernel::permissions! {
    /// Who is in a tower on which floor since when, and who leaves.
    pub ShowMoves = "movement.show_moves" by [PropertyManager, OwnerDelegate, CommitteeSecretary, CommitteeChair, PartySecretary, ServiceOfficer, SubdistrictClerk, DistrictClerk] or [], "查看入驻与迁出", "see moves in and out";
    /// Recording that a firm moves in.
    pub MoveIn = "movement.move_in" by [PropertyManager, CommitteeSecretary, SubdistrictClerk, DistrictClerk] or [], "登记入驻", "record a move-in";
    /// Recording that a firm moves out.
    pub MoveOut = "movement.move_out" by [PropertyManager, CommitteeSecretary, SubdistrictClerk, DistrictClerk] or [], "登记迁出", "record a move-out";
    /// Changing the last day of a tenancy that has not ended.
    pub DateTenancy = "movement.date_tenancy" by [PropertyManager, CommitteeSecretary, SubdistrictClerk, DistrictClerk] or [], "更改租约到期日", "change the end of a tenancy";
}

/// Whether the menu shows the moves of a tower.
pub fn may_see(actor: &kernel::Actor) -> bool {
    !ShowMoves::PERMISSION.scopes(actor).is_empty()
}
