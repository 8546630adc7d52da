//! Who may do what with floors and their captains.

use kernel::{Actor, BuildingId};

kernel::permissions! {
    /// A floor's page, and a captaincy's once the floor was asked.
    pub ShowFloor = "captains.show_floor" by [Anyone] or [], "查看楼层", "see a floor";
    /// Which floors nobody looks after.
    pub ListFloors = "captains.list_floors" by [CommitteeSecretary, CommitteeChair, SubdistrictClerk, ServiceOfficer, DistrictClerk] or [], "查看楼层长配备", "see which floors have a captain";
    /// The floors without a captain in several towers.
    pub ListGaps = "captains.list_gaps" by [SubdistrictClerk, ServiceOfficer, DistrictClerk] or [], "查看各楼缺楼层长的楼层", "see which floors of several towers have no captain";
    /// Proposing oneself, somebody of one's firm, or anybody of the floor.
    pub Nominate = "captains.nominate" by [CommitteeSecretary, OrganisationDelegate, Employee] or [], "提名楼层长", "propose a floor captain";
    /// Accepting a nomination, or not.
    pub Accept = "captains.accept" by [] or [Oneself], "答复提名", "answer a nomination";
    /// Taking a nomination back that was accepted: the nominee, or the secretary.
    pub Withdraw = "captains.withdraw" by [CommitteeSecretary] or [Oneself], "撤回提名", "withdraw a nomination";
    /// Saying what speaks against a nominee, without an account too.
    pub Object = "captains.object" by [Anyone] or [], "对人选提出异议", "object to a nominee";
    /// Upholding an objection, or rejecting it with reasons.
    pub AnswerObjection = "captains.answer_objection" by [CommitteeSecretary] or [], "答复异议", "answer an objection";
    /// Giving the office.
    pub AppointCaptain = "captains.appoint_captain" by [CommitteeChair, CommitteeSecretary] or [], "聘任楼层长", "appoint a floor captain";
    /// Acknowledging the list of duties.
    pub Acknowledge = "captains.acknowledge" by [] or [Oneself], "确认履职清单", "acknowledge the duties";
    /// Letting the office rest, and go on.
    pub Suspend = "captains.suspend" by [CommitteeChair, CommitteeSecretary] or [], "暂停、恢复履职", "suspend and resume a captain";
    /// Leaving the office by oneself.
    pub Resign = "captains.resign" by [] or [Oneself], "辞任", "resign";
    /// Ending the office: somebody else's turn, or for a reason.
    pub Dismiss = "captains.dismiss" by [CommitteeChair, CommitteeSecretary] or [], "轮换、免去楼层长", "rotate or dismiss a captain";
    /// Naming who stands in.
    pub Substitute = "captains.substitute" by [CommitteeSecretary] or [Oneself], "指定代理", "name a substitute";
    /// Ending the time of a substitute early: the captain, the substitute, the secretary.
    pub EndSubstitution = "captains.end_substitution" by [CommitteeSecretary] or [Oneself, Handler], "提前结束代理", "end a substitute's time early";
    /// Agreeing to be shown with what one did.
    pub Consent = "captains.consent" by [] or [Oneself], "同意公开履职记录", "agree to be shown";
    /// The page with three buttons, and what is written there.
    pub Work = "captains.work" by [FloorCaptain] or [], "记一条、办结、上报", "note, settle, pass on";
    /// What is left on the own telephone of what one wrote as a captain.
    pub ShowLeft = "captains.show_left" by [SignedIn] or [], "查看手机上没发出去的记录", "see what is left on one's own telephone";
}

/// Whether the menu of a tower's pages shows which floors have a captain.
pub fn may_list(actor: &Actor, building: BuildingId) -> bool {
    use kernel::Act as _;
    let scopes = ListFloors::PERMISSION.scopes(actor);
    scopes.tenant || !scopes.subdistricts.is_empty() || scopes.buildings.contains(&building)
}
