//! Who may do what in meetings. What they decide is public; how they prepare is for those who hold seats.

kernel::permissions! {
    /// The list of a tower's meetings, coordinations and appraisals.
    pub ListMeetings = "meetings.list_meetings" by [Anyone] or [], "查看三会", "see a building's meetings";
    /// A meeting once its members are told, with agenda, papers, results.
    pub ShowMeeting = "meetings.show_meeting" by [Anyone] or [], "查看会议", "see a meeting";
    /// The pool of items that wait for a meeting.
    pub ListItems = "meetings.list_items" by [CommitteeChair, CommitteeSecretary, CommitteeMember, PartySecretary, SubdistrictClerk, DistrictClerk] or [Member], "查看议题池", "see the items that wait";
    /// An item of the committee's own.
    pub AddItem = "meetings.add_item" by [CommitteeChair, CommitteeSecretary] or [], "提出议题", "add an item";
    /// Title and text of an item before the meeting.
    pub EditItem = "meetings.edit_item" by [CommitteeChair, CommitteeSecretary] or [], "修改议题", "edit an item";
    /// Items on and off a meeting, and their order.
    pub ArrangeAgenda = "meetings.arrange_agenda" by [CommitteeChair, CommitteeSecretary] or [], "编排议程", "arrange an agenda";
    /// A meeting to be prepared.
    pub NewMeeting = "meetings.new_meeting" by [CommitteeChair, CommitteeSecretary] or [], "筹备会议", "prepare a meeting";
    /// Date, place and guests of a draft.
    pub EditMeeting = "meetings.edit_meeting" by [CommitteeChair, CommitteeSecretary] or [], "修改会议安排", "edit a meeting";
    /// Telling the members, publishing agenda and papers.
    pub Convene = "meetings.convene" by [CommitteeChair, CommitteeSecretary] or [], "召集会议", "convene a meeting";
    /// Another date.
    pub Postpone = "meetings.postpone" by [CommitteeChair, CommitteeSecretary] or [], "改期", "postpone a meeting";
    /// It does not take place.
    pub Cancel = "meetings.cancel" by [CommitteeChair, CommitteeSecretary] or [], "取消会议", "cancel a meeting";
    /// Whether one comes.
    pub Answer = "meetings.answer" by [] or [Member], "答复会议通知", "answer a notice";
    /// Being there, for oneself or noted by the secretary.
    pub Attend = "meetings.attend" by [CommitteeSecretary, CommitteeChair] or [Member], "登记到会", "note who is present";
    /// Papers of a meeting.
    pub AddPaper = "meetings.add_paper" by [CommitteeChair, CommitteeSecretary] or [], "提交会议材料", "add papers";
    /// By the vice-chair where the chair is not there; so with closing and signing.
    pub OpenMeeting = "meetings.open_meeting" by [CommitteeChair] or [Member], "宣布开会", "open a meeting";
    pub TakeUp = "meetings.take_up" by [CommitteeChair, CommitteeSecretary] or [], "审议议题", "take up an item";
    /// Heard, without a vote.
    pub Note = "meetings.note" by [CommitteeChair, CommitteeSecretary] or [], "记为已听取", "note an item as heard";
    /// Another text in the meeting.
    pub Amend = "meetings.amend" by [CommitteeChair, CommitteeSecretary] or [], "会上修改议题", "amend an item";
    /// Standing aside; the chair may have a member stand aside.
    pub Recuse = "meetings.recuse" by [CommitteeChair] or [Member], "回避", "stand aside";
    pub OpenBallot = "meetings.open_ballot" by [CommitteeChair, CommitteeSecretary] or [], "付诸表决", "open a ballot";
    pub Cast = "meetings.cast" by [] or [Elector], "投票", "cast a vote";
    pub CloseBallot = "meetings.close_ballot" by [CommitteeChair, CommitteeSecretary] or [], "结束表决", "close a ballot";
    pub CloseMeeting = "meetings.close_meeting" by [CommitteeChair, CommitteeSecretary] or [Member], "宣布散会", "close a meeting";
    pub EditMinutes = "meetings.edit_minutes" by [CommitteeSecretary, CommitteeChair] or [], "整理纪要", "edit minutes";
    pub SignMinutes = "meetings.sign_minutes" by [CommitteeChair] or [Member], "签发纪要", "sign minutes";
    pub PublishMinutes = "meetings.publish_minutes" by [CommitteeSecretary, CommitteeChair] or [], "公布纪要和决议", "publish minutes and resolutions";
    pub ShowResolution = "meetings.show_resolution" by [Anyone] or [], "查看决议", "see a resolution";
    /// While it is on public notice (公示).
    pub Object = "meetings.object" by [Anyone] or [], "对公示的决议提意见", "object to a resolution on public notice";
    pub AnswerObjection = "meetings.answer_objection" by [CommitteeChair, CommitteeSecretary] or [], "答复公示意见", "answer an objection";
    /// That there is a coordination and how it ended; what is said in it is for those who take part.
    pub ShowCoordination = "meetings.show_coordination" by [Anyone] or [], "查看协调会", "see a coordination";
    /// Rounds, the parties' names and what they agreed.
    pub FollowCoordination = "meetings.follow_coordination" by [CommitteeChair, CommitteeSecretary, PartySecretary] or [Party, Mediator], "查看协调过程", "follow a coordination";
    pub AppointMediator = "meetings.appoint_mediator" by [CommitteeChair] or [], "指定调解人", "appoint a mediator";
    /// Who the parties are, until they have all consented.
    pub NameParty = "meetings.name_party" by [CommitteeChair, CommitteeSecretary] or [Mediator], "确认当事方", "name the parties";
    /// A party's own; the secretary notes what was given on paper.
    pub GiveConsent = "meetings.give_consent" by [CommitteeSecretary] or [Party], "同意参加协调", "consent to a coordination";
    pub HoldRound = "meetings.hold_round" by [CommitteeSecretary] or [Mediator], "记录协调", "record a round";
    /// Who does what until when, and the agreement of it.
    pub Agree = "meetings.agree" by [CommitteeSecretary] or [Mediator], "达成协议", "record an agreement";
    pub Fail = "meetings.fail" by [CommitteeChair, CommitteeSecretary] or [Mediator], "结束协调", "end a coordination";
    /// Whether an agreement is kept.
    pub FollowUp = "meetings.follow_up" by [CommitteeSecretary] or [Mediator], "回访协议", "follow up an agreement";
    pub ShowAppraisal = "meetings.show_appraisal" by [Anyone] or [], "查看评议会", "see an appraisal";
    /// An appraisal of the committee, the owner or the property manager.
    pub NewAppraisal = "meetings.new_appraisal" by [CommitteeChair, CommitteeSecretary, PartySecretary, SubdistrictClerk] or [], "发起评议", "start an appraisal";
    pub Score = "meetings.score" by [] or [Appraiser], "评分", "score";
    pub CloseAppraisal = "meetings.close_appraisal" by [CommitteeChair, CommitteeSecretary] or [], "公布评议结果", "close an appraisal";
    pub Improve = "meetings.improve" by [CommitteeChair, CommitteeSecretary] or [], "提出整改", "ask for improvements";
    /// By whoever owes it.
    pub DeliverImprovement = "meetings.deliver_improvement" by [] or [Handler], "报告整改完成", "report an improvement";
    pub Recheck = "meetings.recheck" by [CommitteeChair, CommitteeSecretary] or [], "复核整改", "recheck an improvement";
}
