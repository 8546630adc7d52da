//! Who may see what is due, and remind others of it.

kernel::permissions! {
    /// The list of what waits for oneself and for those one looks after.
    pub ShowToday = "commitments.show_today" by [SignedIn] or [], "查看待办", "see what is due";
    /// Reminding whoever owes something.
    pub Remind = "commitments.remind" by [CommitteeSecretary, CommitteeChair, PartySecretary, PartyCommitteeMember, FloorCaptain, SubdistrictClerk, DistrictClerk] or [], "提醒责任方", "remind whoever owes it";
}
