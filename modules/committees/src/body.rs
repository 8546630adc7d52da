//! Bodies and seats.

use kernel::{Actor, BodyId, BuildingId, Date, District, OrganisationId, PersonId, Place, Relation, Resource, ids};
use ledger::{Load, Tx};

use policy::api::Names;

use crate::store;

ids! {
    /// A seat.
    pub SeatId(SeatKindMark) = "sea";
}

db::codes! {
    /// What kind of body.
    pub enum BodyKind {
        /// 楼委会
        Committee = "committee",
        /// 楼宇党委、党总支
        Party = "party",
    }
}

db::codes! {
    /// Where a body stands in its life, from the filing on (W1).
    pub enum BodyState {
        /// 已备案: it waits for its first meeting.
        Filed = "filed",
        /// 运行
        Active = "active",
        /// 换届
        Renewing = "renewing",
        /// 整改
        Rectifying = "rectifying",
        /// 撤销
        Dissolved = "dissolved",
    }
}

db::codes! {
    /// What a body is before the law, which bounds what it may sign (R46).
    pub enum LegalStatus {
        /// Nobody has stated it yet: it was taken over from a roster.
        Unstated = "unstated",
        /// No legal person: it decides and advises, and is no party to a contract.
        None = "none",
        /// 基层群众性自治组织: a grassroots self-governance organisation, by law a special legal person.
        Grassroots = "grassroots",
        /// 登记的社会组织: registered as a social organisation.
        Registered = "registered",
    }
}

db::codes! {
    /// Whom a seat stands for (R21).
    pub enum SeatKind {
        Party = "party",
        Owner = "owner",
        Property = "property",
        Enterprise = "enterprise",
        Employee = "employee",
        Residents = "residents",
        Government = "government",
        Social = "social",
        /// The roster does not say, or in words that nobody knows.
        Other = "other",
    }
}

db::codes! {
    /// A post within the body.
    pub enum Position {
        Chair = "chair",
        ViceChair = "vice_chair",
        Member = "member",
        /// Keeps the papers; has no vote unless also a member.
        Secretary = "secretary",
        /// 列席: heard, without a vote.
        Attending = "attending",
    }
}

impl BodyKind {
    /// The kind of body that a local name means (R43).
    pub fn from_name(name: &str, names: &Names) -> Option<Self> {
        let ends_with = |words: &[String]| words.iter().any(|word| name.trim().ends_with(word.as_str()));
        if ends_with(&names.party) {
            return Some(BodyKind::Party);
        }
        ends_with(&names.aliases).then_some(BodyKind::Committee)
    }
}

impl LegalStatus {
    /// What somebody can state.
    pub const STATED: [LegalStatus; 3] = [LegalStatus::None, LegalStatus::Grassroots, LegalStatus::Registered];

    /// Whether it keeps a body from being the party to a contract: no legal person, or nobody has said what it is.
    pub const fn bars(self) -> bool {
        matches!(self, LegalStatus::None | LegalStatus::Unstated)
    }

    /// Reads the word of a spreadsheet.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim() {
            "" => LegalStatus::Unstated,
            "非法人" | "无法人资格" | "不具有法人资格" | "无" => LegalStatus::None,
            "基层群众性自治组织" | "特别法人" => LegalStatus::Grassroots,
            "社会组织" | "登记的社会组织" | "社会团体" | "民办非企业单位" => {
                LegalStatus::Registered
            }
            other => return Self::from_code(other),
        })
    }
}

impl SeatKind {
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim() {
            "党组织" | "党委" | "书记" | "楼宇党委" => SeatKind::Party,
            "产权方" | "业主" | "产权" => SeatKind::Owner,
            "物业" | "物业方" | "物业服务企业" => SeatKind::Property,
            "企业" | "企业代表" | "入驻企业" => SeatKind::Enterprise,
            "员工" | "员工代表" | "普通员工" | "普通员工代表" | "职工代表" => SeatKind::Employee,
            "居委会" | "居民区" | "居民区党组织" => SeatKind::Residents,
            "街道" | "部门" | "政府" => SeatKind::Government,
            "社会组织" | "社团" => SeatKind::Social,
            other => return Self::from_code(other),
        })
    }
}

impl Position {
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim() {
            "主任" | "会长" | "楼长" | "书记" | "理事长" => Position::Chair,
            "副主任" | "副会长" | "副书记" => Position::ViceChair,
            "" | "委员" | "成员" | "理事" => Position::Member,
            "秘书" | "秘书长" => Position::Secretary,
            "列席" => Position::Attending,
            other => return Self::from_code(other),
        })
    }

    pub fn votes(self) -> bool {
        matches!(self, Position::Chair | Position::ViceChair | Position::Member)
    }
}

db::row! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct BodyRow {
        pub district: District,
        pub id: BodyId,
        pub kind: BodyKind,
        pub name: String,
        pub local_name: String,
        pub building: BuildingId,
        /// The same body as an organisation, where it claims and pledges.
        pub organisation: Option<OrganisationId>,
        pub term_from: Date,
        pub term_until: Date,
        pub state: BodyState,
        pub legal_status: LegalStatus,
        /// The number and day of its filing with the district.
        pub filed_no: Option<String>,
        pub filed_on: Option<Date>,
    }
}

db::row! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Seat {
        pub id: SeatId,
        pub body: BodyId,
        pub person: PersonId,
        pub kind: SeatKind,
        pub position: Position,
        pub organisation: Option<OrganisationId>,
        pub ordinary: bool,
        pub votes: bool,
        pub from_on: Date,
        pub until_on: Date,
        pub ended_on: Option<Date>,
    }
}

impl Seat {
    /// Whether the seat is held on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from_on <= day && day <= self.until_on && self.ended_on.is_none_or(|end| day <= end)
    }
}

/// A body with its place and the people who sit in it today.
#[derive(Debug, Clone)]
pub struct Body {
    pub row: BodyRow,
    pub seats: Vec<Seat>,
    place: Place,
}

impl std::ops::Deref for Body {
    type Target = BodyRow;

    fn deref(&self) -> &BodyRow {
        &self.row
    }
}

impl Resource for Body {
    fn place(&self) -> &Place {
        &self.place
    }

    fn relations(&self, actor: &Actor) -> Vec<Relation> {
        let member = actor.person().is_some_and(|p| self.seats.iter().any(|s| s.person == p && s.votes));
        if member { vec![Relation::Member] } else { Vec::new() }
    }
}

impl Load for Body {
    type Id = BodyId;

    fn load(tx: &mut Tx<'_, '_>, id: BodyId) -> kernel::Result<Option<Self>> {
        let Some(row) = store::body(tx, id)? else { return Ok(None) };
        let today = tx.today();
        let seats = store::seats_on(tx, id, today)?;
        let place = Place { body: Some(id), ..registry::api::place_of(tx, row.building, None)? };
        Ok(Some(Body { row, seats, place }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_names_are_one_kind_of_body() {
        let pack = policy::api::of_nobody();
        let names = &pack.names;
        for name in [
            "和衡中心楼委会",
            "云岭大厦楼务会",
            "长风园楼管会",
            "楼事会",
            "真如广场楼宇治理委员会",
            "楼宇理事会",
            "楼宇治理议事会",
            "和衡中心商务楼宇事务治理委员会",
        ] {
            assert_eq!(BodyKind::from_name(name, names), Some(BodyKind::Committee), "{name}");
        }
        assert_eq!(BodyKind::from_name("和衡中心楼宇联合党委", names), Some(BodyKind::Party));
        assert_eq!(BodyKind::from_name("羽毛球社", names), None);
    }
}
