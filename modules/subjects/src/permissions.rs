//! Who may read rights and duties, and who takes note of them.

kernel::permissions! {
    /// The rights and duties of each kind of subject.
    pub ShowRights = "subjects.show_rights" by [Anyone] or [], "查看各方权利义务", "see everybody's rights and duties";
    /// Taking note of one's own, or one's organisation's.
    pub Acknowledge = "subjects.acknowledge" by [SignedIn] or [], "确认已知晓权利义务", "take note of rights and duties";
    /// All kinds side by side, and which organisations have taken note.
    pub ShowMatrix = "subjects.show_matrix" by [CommitteeSecretary, CommitteeChair, PartySecretary, SubdistrictClerk, DistrictClerk] or [], "查看权利义务总表", "see the matrix of rights and duties";
}
