//! Who may do what with Party organisations.

use kernel::{Act, Actor};

kernel::permissions! {
    /// The chart, an organisation's page, coverage, alliances.
    pub ShowUnit = "party.show_unit" by [PartySecretary, PartyCommitteeMember, CommitteeSecretary, CommitteeChair, ServiceOfficer, SubdistrictClerk, DistrictClerk, CityClerk] or [Oneself], "查看党组织", "see Party organisations";
    /// Founding an organisation below one that is there.
    pub FoundUnit = "party.found_unit" by [DistrictClerk, SubdistrictClerk, PartySecretary] or [], "登记党组织", "register a Party organisation";
    /// Changing what is known of an organisation.
    pub EditUnit = "party.edit_unit" by [DistrictClerk, SubdistrictClerk, PartySecretary] or [], "修改党组织资料", "edit a Party organisation";
    /// Putting an organisation under another superior.
    pub ReparentUnit = "party.reparent_unit" by [DistrictClerk, SubdistrictClerk] or [], "调整隶属关系", "put a Party organisation under another superior";
    /// Dissolving an organisation.
    pub DissolveUnit = "party.dissolve_unit" by [DistrictClerk, SubdistrictClerk] or [], "撤销党组织", "dissolve a Party organisation";
    /// Founding and ending alliances.
    pub KeepAlliance = "party.keep_alliance" by [DistrictClerk, SubdistrictClerk] or [], "建立和结束党建联盟", "found and end alliances";
    /// Joining and leaving an alliance for an organisation.
    pub JoinAlliance = "party.join_alliance" by [DistrictClerk, SubdistrictClerk, PartySecretary] or [], "加入和退出党建联盟", "join and leave an alliance";
    /// Asking what kind of organisation should be set up.
    pub ShowAdvice = "party.show_advice" by [PartySecretary, PartyCommitteeMember, ServiceOfficer, SubdistrictClerk, DistrictClerk] or [], "使用设置建议", "ask for set-up advice";
    /// Entering the numbers of a firm.
    pub CountMembers = "party.count_members" by [PartySecretary, PartyCommitteeMember, ServiceOfficer, SubdistrictClerk, DistrictClerk] or [], "登记企业党员和工会会员人数", "enter a firm's numbers of members";
    /// Proposing that an organisation be founded.
    pub ProposeUnit = "party.propose_unit" by [PartySecretary, SubdistrictClerk, DistrictClerk] or [], "提出设立党组织", "propose to found a Party organisation";
    /// Saying whether a firm is willing.
    pub AnswerWillingness = "party.answer_willingness" by [OrganisationDelegate] or [], "表达设立党组织的意愿", "say whether a firm is willing";
    /// The superior decides on a founding.
    pub DecideProposal = "party.decide_proposal" by [PartySecretary, SubdistrictClerk, DistrictClerk] or [], "审批设立党组织", "decide on the founding of a Party organisation";
    /// Proposing somebody for a post.
    pub ProposeTenure = "party.propose_tenure" by [PartySecretary, SubdistrictClerk, DistrictClerk] or [], "提出任职人选", "propose somebody for a post";
    /// The superior decides on a post, names somebody acting, ends a tenure.
    pub DecideTenure = "party.decide_tenure" by [PartySecretary, SubdistrictClerk, DistrictClerk] or [], "审批任职", "decide on a post";
    /// A secretary promises something.
    pub MakePromise = "party.make_promise" by [PartySecretary] or [Oneself], "书记作出承诺", "promise something as secretary";
    /// Others confirm that a promise was kept.
    pub ConfirmPromise = "party.confirm_promise" by [PartyCommitteeMember, CommitteeChair, SubdistrictClerk] or [], "确认书记承诺兑现", "confirm that a secretary's promise was kept";
    /// Declaring one's own membership and taking it back.
    pub Declare = "party.declare" by [SignedIn] or [], "自愿亮明党员身份", "declare one's own membership";
    /// The tasks that are offered in a tower: for those who offer them, and for those who declared membership there.
    pub ShowOffers = "party.show_offers" by [PartySecretary, PartyCommitteeMember] or [Oneself], "查看党员志愿任务", "see the tasks offered to members";
    /// Offering a task, and closing it.
    pub MakeOffer = "party.make_offer" by [PartySecretary, PartyCommitteeMember] or [], "发出党员志愿任务", "offer a task to members";
    /// Taking a task of one's own will, and giving it back.
    pub TakeOffer = "party.take_offer" by [] or [Oneself], "自愿接党员志愿任务", "take an offered task";
    /// Reading who declared it, for a purpose.
    pub ReadDeclarations = "party.read_declarations" by [PartySecretary] or [], "查阅自愿亮明的党员身份", "read who declared membership";
}

/// Whether the menu shows the chart.
pub fn may_show(actor: &Actor) -> bool {
    !ShowUnit::PERMISSION.scopes(actor).is_empty()
}
