//! Who may do what with matters.

kernel::permissions! {
    /// Raising something, without an account too.
    pub Raise = "issues.raise" by [Anyone] or [], "报事", "report something";
    /// Reading matters that are open to everybody; staff and reporters read theirs before.
    pub ShowCluster = "issues.show_cluster" by [Anyone] or [], "查看事项", "read an item";
    /// Saying that a matter is one's own too.
    pub Support = "issues.support" by [Employee, OrganisationDelegate, FloorCaptain, CommitteeMember, CommitteeChair, CommitteeSecretary] or [], "联名", "support an item";
    /// Adding a sentence.
    pub Comment = "issues.comment" by [CommitteeChair, CommitteeSecretary, CommitteeMember, PropertyManager, SubdistrictClerk, ServiceOfficer, FloorCaptain, OrganisationDelegate, Employee] or [Reporter], "补充一句", "add a sentence";
    /// Grouping and assigning what came in; those above once nobody did.
    pub Triage = "issues.triage" by [CommitteeSecretary, FloorCaptain] or [Handler], "归并分派", "group and assign";
    /// Sending a report back with a reason.
    pub Decline = "issues.decline" by [CommitteeSecretary, FloorCaptain] or [Handler], "退回报事", "decline a report";
    /// Saying again, with more words, what was not clear.
    pub Supplement = "issues.supplement" by [] or [Reporter], "补充说明", "say more about a report";
    /// Joining matters and parting them again.
    pub Merge = "issues.merge" by [CommitteeSecretary, FloorCaptain] or [], "归并同类事项", "merge items";
    /// Saying what was done.
    pub Settle = "issues.settle" by [CommitteeSecretary] or [Handler], "办理事项", "settle an item";
    /// Passing it on to another level.
    pub Forward = "issues.forward" by [CommitteeSecretary] or [Handler], "转办事项", "pass an item on";
    /// Confirming a result, or taking it up again.
    pub Confirm = "issues.confirm" by [] or [Reporter], "确认办理结果", "confirm a result";
    /// Putting a matter on the committee's agenda; the secretary only what enough people ask for.
    pub Schedule = "issues.schedule" by [CommitteeChair, CommitteeSecretary] or [], "列入议题", "put on the agenda";
    /// Passing on what a committee may not decide.
    pub Refer = "issues.refer" by [CommitteeChair, CommitteeSecretary] or [], "转请有权决定者", "refer an item to those who decide";
    /// Calling in a mediator.
    pub Coordinate = "issues.coordinate" by [CommitteeChair, CommitteeSecretary] or [], "提请协调", "call for coordination";
}
