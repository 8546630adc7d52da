//! Who may see how a body stands by the rules. The public sees who sits in it, and no more.

kernel::permissions! {
    /// The report of a body, and what it rests on.
    pub ShowConformance = "conformance.show_conformance" by [CommitteeMember, CommitteeChair, CommitteeSecretary, PartySecretary, PartyCommitteeMember, PropertyManager, OwnerDelegate, ServiceOfficer, SubdistrictClerk, DistrictClerk, CityClerk] or [Member], "查看楼委会规范检查", "see how a committee conforms";
    /// All bodies of a subdistrict or the district, and their towers by state.
    pub ListConformance = "conformance.list_conformance" by [ServiceOfficer, SubdistrictClerk, DistrictClerk, CityClerk] or [], "查看各楼委会规范情况", "see how all committees conform";
}
