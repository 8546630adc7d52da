//! Who may do what in the life of a committee (W1).

kernel::permissions! {
    /// The foundings and renewals of one's subdistrict or district.
    pub ListFoundings = "founding.list_foundings" by [SubdistrictClerk, DistrictClerk, CityClerk] or [], "查看设立和换届", "see foundings and renewals";
    /// A founding: everybody from the public notice on, before that those who prepare and judge it.
    pub ShowFounding = "founding.show_founding" by [Anyone] or [], "查看楼委会设立", "see a founding";
    /// Beginning to prepare a committee.
    pub StartFounding = "founding.start_founding" by [PartySecretary, OwnerDelegate, PropertyManager] or [], "发起设立楼委会", "initiate a committee";
    /// Names, drafts, statements, vouching, handing in.
    pub PrepareFounding = "founding.prepare_founding" by [PartySecretary, OwnerDelegate, PropertyManager, CommitteeSecretary, CommitteeChair, SubdistrictClerk] or [], "筹备设立或者换届", "prepare a founding or renewal";
    /// Declaring one's own willingness.
    pub ConfirmInitiator = "founding.confirm_initiator" by [PartySecretary, OwnerDelegate, PropertyManager, OrganisationDelegate] or [], "确认意愿书", "confirm willingness";
    /// Accepting an application or sending it back.
    pub AcceptFounding = "founding.accept_founding" by [SubdistrictClerk] or [], "受理申请", "accept an application";
    /// Approving or rejecting: the subdistrict's Party working committee and the district, each for itself.
    pub ReviewFounding = "founding.review_founding" by [SubdistrictClerk, DistrictClerk] or [], "审核申请", "review an application";
    pub PublishFounding = "founding.publish_founding" by [SubdistrictClerk] or [], "发布公示", "publish for objections";
    /// While it is on public notice.
    pub ObjectFounding = "founding.object_founding" by [Anyone] or [], "对公示提异议", "object to a founding";
    pub RecheckObjection = "founding.recheck_objection" by [SubdistrictClerk] or [], "复核异议", "recheck an objection";
    pub FileFounding = "founding.file_founding" by [DistrictClerk] or [], "批复备案", "file a committee";
    /// The first meeting, and candidates for the chair.
    pub ConveneFirst = "founding.convene_first" by [CommitteeSecretary, CommitteeChair, CommitteeMember] or [], "召集首次会议", "convene the first meeting";
    pub AskExtension = "founding.ask_extension" by [CommitteeSecretary, CommitteeChair] or [], "申请延期换届", "ask to renew later";
    pub DecideExtension = "founding.decide_extension" by [SubdistrictClerk] or [], "审批延期换届", "decide on a later renewal";
    /// A seat that was lost, until the change is filed.
    pub ShowVacancy = "founding.show_vacancy" by [Anyone] or [], "查看补选", "see a vacancy";
    /// Naming somebody for a lost seat: its own side, or the committee's officers.
    pub NominateMember = "founding.nominate_member" by [CommitteeSecretary, CommitteeChair, PartySecretary, OwnerDelegate, PropertyManager, ResidentsCommitteeStaff, SubdistrictClerk] or [], "提名补选人选", "nominate for a seat";
    pub FileChange = "founding.file_change" by [SubdistrictClerk] or [], "变更备案", "file a change of seats";
    /// Giving up one's own seat.
    pub ResignSeat = "founding.resign_seat" by [] or [Member], "辞去席位", "resign a seat";
    /// From a local name to the canonical one.
    pub RenameBody = "founding.rename_body" by [CommitteeSecretary, CommitteeChair, SubdistrictClerk] or [], "规范名称", "take the canonical name";
    pub ShowRectification = "founding.show_rectification" by [Anyone] or [], "查看整改", "see a rectification";
    pub StartRectification = "founding.start_rectification" by [SubdistrictClerk] or [], "责令整改", "ask a committee to put itself right";
    pub ExplainRectification = "founding.explain_rectification" by [CommitteeSecretary, CommitteeChair] or [], "说明和整改", "explain and mend";
    pub ConcludeRectification = "founding.conclude_rectification" by [SubdistrictClerk] or [], "整改验收", "conclude a rectification";
    pub StartDissolution = "founding.start_dissolution" by [DistrictClerk] or [], "启动撤销", "begin a dissolution";
    pub ShowDissolution = "founding.show_dissolution" by [CommitteeSecretary, CommitteeChair, CommitteeMember, SubdistrictClerk, DistrictClerk] or [], "查看撤销和交接", "see a dissolution";
    pub HandOver = "founding.hand_over" by [CommitteeSecretary, CommitteeChair, SubdistrictClerk] or [], "办理交接", "hand over";
    pub ConcludeDissolution = "founding.conclude_dissolution" by [DistrictClerk] or [], "撤销楼委会", "dissolve a committee";
}
