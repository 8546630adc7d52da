//! Who may do what with the covenant and the rules of procedure.

kernel::permissions! {
    /// Reading what is published; drafts are for those who write them.
    pub ShowCharter = "covenants.show_charter" by [Anyone] or [], "查看公约和议事规则", "read the covenant and the rules of procedure";
    /// Beginning a draft, writing it, publishing it, answering what is said to it, taking it back.
    pub DraftCharter = "covenants.draft_charter" by [CommitteeSecretary, CommitteeChair, PartySecretary, PropertyManager, OwnerDelegate] or [], "起草公约和议事规则", "draft the covenant and the rules of procedure";
    /// Saying that an article which looks unlawful is not.
    pub LookArticle = "covenants.look_article" by [CommitteeSecretary, CommitteeChair, PartySecretary, SubdistrictClerk] or [], "核对条款的合法性", "look at an article that seems unlawful";
    /// Commenting on a published draft.
    pub GiveOpinion = "covenants.give_opinion" by [Employee, FloorCaptain, CommitteeMember, CommitteeChair, CommitteeSecretary, PropertyManager, OwnerDelegate, OrganisationDelegate, PartySecretary, PartyCommitteeMember] or [Member], "对草案提出意见", "comment on a draft";
    /// Putting it on the committee's agenda.
    pub SubmitDraft = "covenants.submit_draft" by [CommitteeSecretary, CommitteeChair, PartySecretary] or [], "提交草案审议", "submit a draft";
    /// Signing it for an organisation of the tower or as a member of the committee.
    pub SignCharter = "covenants.sign_charter" by [OrganisationDelegate, PropertyManager, OwnerDelegate, PartySecretary] or [Member], "签署公约和议事规则", "sign the covenant and the rules of procedure";
    /// Writing down what an article has decided.
    pub CiteArticle = "covenants.cite_article" by [CommitteeSecretary, CommitteeChair, CommitteeMember, PropertyManager, PartySecretary, Mediator, SubdistrictClerk] or [Member], "引用条款", "cite an article";
    /// Reporting that an article was broken.
    pub ReportBreach = "covenants.report_breach" by [Employee, FloorCaptain, CommitteeMember, CommitteeChair, CommitteeSecretary, PropertyManager, OwnerDelegate, OrganisationDelegate, PartySecretary, PartyCommitteeMember] or [Member], "反映违约情况", "report a breach";
    /// Reading such a report.
    pub ShowBreach = "covenants.show_breach" by [CommitteeSecretary, CommitteeChair, PartySecretary, SubdistrictClerk] or [Reporter, Handler], "查看违约情况", "read the report of a breach";
    /// Answering it: the one concerned.
    pub AnswerBreach = "covenants.answer_breach" by [] or [Handler], "答复违约情况", "answer the report of a breach";
    /// Reminding, mediating, closing.
    pub SettleBreach = "covenants.settle_breach" by [CommitteeSecretary, CommitteeChair] or [], "处理违约情况", "settle the report of a breach";
}
