//! Who may do what with projects.

kernel::permissions! {
    /// Reading projects; those that were not published yet are for staff and those who take part.
    pub ShowProject = "projects.show_project" by [Anyone] or [], "查看项目", "read a project";
    /// Making a project of a matter whose resolution is in effect.
    pub MakeProject = "projects.make_project" by [CommitteeSecretary, CommitteeChair, PartySecretary] or [], "立项", "make a project";
    /// Changing a draft.
    pub EditProject = "projects.edit_project" by [CommitteeSecretary, CommitteeChair, PartySecretary] or [], "修改项目草案", "edit a draft project";
    /// Adding a matter that the project answers too.
    pub LinkMatter = "projects.link_matter" by [CommitteeSecretary, CommitteeChair, PartySecretary] or [], "并入事项", "add an item to a project";
    /// Handing a draft in for review.
    pub SubmitProject = "projects.submit_project" by [CommitteeSecretary, CommitteeChair, PartySecretary] or [], "提交项目审核", "submit a project";
    /// Approving a project or sending it back; never one's own alone.
    pub ReviewProject = "projects.review_project" by [PartySecretary, PartyCommitteeMember, CommitteeChair, SubdistrictClerk] or [], "审核项目", "review a project";
    /// Offering to do it, for an organisation that one acts for or as a person who works in the tower.
    pub ClaimProject = "projects.claim_project" by [OrganisationDelegate, DepartmentOfficer, PartySecretary, PropertyManager, OwnerDelegate, Employee] or [], "认领项目", "claim a project";
    /// Taking a claim back, or leaving a project; the overseers for a firm that has left the tower.
    pub WithdrawClaim = "projects.withdraw_claim" by [CommitteeChair, CommitteeSecretary, PartySecretary] or [Claimant], "退出认领", "withdraw a claim";
    /// Saying what becomes of a project that nobody has claimed.
    pub SettleUnclaimed = "projects.settle_unclaimed" by [CommitteeChair, CommitteeSecretary, PartySecretary] or [], "处理流标项目", "settle an unclaimed project";
    /// Choosing among the claims; never one's own.
    pub AwardProject = "projects.award_project" by [PartySecretary, PartyCommitteeMember, CommitteeChair, SubdistrictClerk] or [], "审核认领", "award a project";
    /// Signing the claim with its plan.
    pub StartProject = "projects.start_project" by [] or [Claimant], "签署认领书", "sign and start a project";
    /// Reporting a milestone.
    pub ReportMilestone = "projects.report_milestone" by [] or [Claimant], "报告里程碑", "report a milestone";
    /// Confirming what the claimant reports: the other side.
    pub ConfirmMilestone = "projects.confirm_milestone" by [CommitteeChair, CommitteeSecretary, CommitteeMember, PartySecretary, PartyCommitteeMember] or [Reporter], "确认里程碑", "confirm a milestone";
    /// Asking for more time.
    pub AskExtension = "projects.ask_extension" by [] or [Claimant], "申请延期", "ask for an extension";
    /// Granting more time.
    pub DecideExtension = "projects.decide_extension" by [CommitteeChair, CommitteeSecretary, PartySecretary, PartyCommitteeMember] or [], "审核延期", "decide on an extension";
    /// Saying that a pledge was delivered.
    pub DeliverPledge = "projects.deliver_pledge" by [] or [Claimant], "兑现承诺", "deliver a pledge";
    /// Confirming that it was received: the other side.
    pub ConfirmPledge = "projects.confirm_pledge" by [CommitteeChair, CommitteeSecretary, CommitteeMember, PropertyManager, PartySecretary, PartyCommitteeMember] or [Reporter], "确认收到", "confirm a pledge";
    /// Looking at the work and noting what was found.
    pub InspectProject = "projects.inspect_project" by [PartySecretary, PartyCommitteeMember, CommitteeChair, CommitteeSecretary, CommitteeMember, SubdistrictClerk] or [], "督查记录", "inspect a project";
    /// Closing the books with a claimant who leaves, and offering the rest again.
    pub SettleClaim = "projects.settle_claim" by [CommitteeChair, CommitteeSecretary, PartySecretary] or [], "交接结清", "settle a withdrawn claim";
    /// Ending a project that cannot go on.
    pub TerminateProject = "projects.terminate_project" by [CommitteeChair, PartySecretary, SubdistrictClerk] or [], "终止项目", "terminate a project";
    /// Handing it in for acceptance.
    pub FinishProject = "projects.finish_project" by [] or [Claimant], "报告完工", "finish a project";
    /// Accepting what was done: reporters, committee and a neutral person.
    pub AcceptProject = "projects.accept_project" by [CommitteeChair, CommitteeSecretary, CommitteeMember, ResidentsCommitteeStaff, ServiceOfficer, SubdistrictClerk] or [Reporter], "验收项目", "accept a project";
    /// Measuring whether it helped.
    pub MeasureOutcome = "projects.measure_outcome" by [PartySecretary, PartyCommitteeMember, CommitteeSecretary] or [], "回访成效", "measure the outcome";
}
