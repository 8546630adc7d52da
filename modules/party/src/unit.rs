//! A Party organisation (党组织): its kind, its level in the chain of five, what binds its members together.

use kernel::ids;

ids! {
    /// A Party organisation.
    pub UnitId(UnitMark) = "pun";
    /// An alliance across the tree.
    pub AllianceId(AllianceMark) = "pal";
    /// A proposal to found an organisation.
    pub ProposalId(ProposalMark) = "pfo";
    /// A post of an organisation.
    pub PostId(PostMark) = "pst";
    /// A post held by somebody for a time.
    pub TenureId(TenureMark) = "ptn";
    /// A secretary's promise.
    pub PromiseId(PromiseMark) = "pvw";
    /// A reading of declarations for a purpose.
    pub ReadingId(ReadingMark) = "prd";
    /// A task offered to those who declared membership.
    pub OfferId(OfferMark) = "pof";
}

db::codes! {
    /// What kind of Party organisation (R72).
    pub enum UnitKind {
        /// 区域党建联盟
        Region = "region",
        /// 街道社区党委
        Community = "community",
        /// 楼宇联合党委
        TowerCommittee = "tower_committee",
        /// 楼宇联合党总支
        TowerGeneral = "tower_general",
        /// 企业党支部
        Branch = "branch",
        /// 联合党支部
        JointBranch = "joint_branch",
        /// 党小组
        Group = "group",
    }
}

db::codes! {
    /// What binds its members together (R102).
    pub enum Bond {
        /// 地缘
        Place = "place",
        /// 业缘
        Trade = "trade",
        /// 趣缘
        Interest = "interest",
        /// 作息相近
        Schedule = "schedule",
    }
}

db::codes! {
    /// Along what an alliance runs (R73).
    pub enum Axis {
        Industry = "industry",
        SupplyChain = "supply_chain",
        Area = "area",
    }
}

db::codes! {
    /// Organisations of the masses in a firm (R88).
    pub enum Mass {
        /// 工会
        Union = "union",
        /// 共青团
        League = "league",
        /// 妇联
        Women = "women",
    }
}

impl UnitKind {
    /// The level in the chain: 1 is the region, 5 a group.
    pub const fn level(self) -> u8 {
        match self {
            UnitKind::Region => 1,
            UnitKind::Community => 2,
            UnitKind::TowerCommittee | UnitKind::TowerGeneral => 3,
            UnitKind::Branch | UnitKind::JointBranch => 4,
            UnitKind::Group => 5,
        }
    }

    /// Whether it is a tower's own organisation.
    pub const fn is_of_tower(self) -> bool {
        self.level() == 3
    }

    pub const fn is_branch(self) -> bool {
        self.level() == 4
    }

    /// Reads the word of a spreadsheet.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim() {
            "区域党建联盟" | "党建联盟" | "区域联盟" => UnitKind::Region,
            "街道社区党委" | "社区党委" | "街道党工委" | "街道党委" => UnitKind::Community,
            "楼宇联合党委" | "楼宇党委" | "楼宇综合党委" | "楼宇党组织" => {
                UnitKind::TowerCommittee
            }
            "楼宇联合党总支" | "楼宇党总支" | "党总支" | "联合党总支" => UnitKind::TowerGeneral,
            "企业党支部" | "党支部" | "支部" | "单独党支部" => UnitKind::Branch,
            "联合党支部" | "联合支部" | "楼宇联合党支部" => UnitKind::JointBranch,
            "党小组" | "小组" => UnitKind::Group,
            other => return Self::from_code(other),
        })
    }
}

impl Bond {
    /// Reads the word of a spreadsheet.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim() {
            "地缘" | "地缘型" | "地域" => Bond::Place,
            "业缘" | "业缘型" | "行业" => Bond::Trade,
            "趣缘" | "趣缘型" | "兴趣" => Bond::Interest,
            "作息" | "作息相近" | "时缘" => Bond::Schedule,
            other => return Self::from_code(other),
        })
    }
}

/// Whether an organisation of one kind may stand under one of another: each level under a higher one, a group under a
/// branch only, a tower's organisation under the community's committee only.
pub const fn may_stand_under(below: UnitKind, above: UnitKind) -> bool {
    match below.level() {
        1 => false,
        2 => above.level() == 1,
        3 => above.level() == 2,
        4 => matches!(above.level(), 2 | 3),
        _ => above.level() == 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_has_five_levels() {
        let levels: Vec<u8> = UnitKind::ALL.iter().map(|k| k.level()).collect();
        assert_eq!(levels, [1, 2, 3, 3, 4, 4, 5]);
        let under = |below, above| may_stand_under(below, above);
        assert!(under(UnitKind::Community, UnitKind::Region));
        assert!(under(UnitKind::TowerGeneral, UnitKind::Community));
        assert!(!under(UnitKind::TowerCommittee, UnitKind::Region));
        assert!(under(UnitKind::Branch, UnitKind::TowerCommittee) && under(UnitKind::JointBranch, UnitKind::Community));
        assert!(!under(UnitKind::Branch, UnitKind::JointBranch) && !under(UnitKind::Branch, UnitKind::Region));
        assert!(under(UnitKind::Group, UnitKind::Branch) && !under(UnitKind::Group, UnitKind::TowerCommittee));
        assert!(UnitKind::ALL.iter().all(|above| !under(UnitKind::Region, *above)));
    }

    #[test]
    fn words_of_spreadsheets_are_understood() {
        for (word, kind) in [
            ("楼宇联合党委", UnitKind::TowerCommittee),
            (" 党总支 ", UnitKind::TowerGeneral),
            ("党小组", UnitKind::Group),
            ("branch", UnitKind::Branch),
        ] {
            assert_eq!(UnitKind::from_word(word), Some(kind), "{word}");
        }
        assert_eq!(UnitKind::from_word("羽毛球社"), None);
        assert_eq!(Bond::from_word("趣缘"), Some(Bond::Interest));
    }
}
