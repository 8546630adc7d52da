//! Organisations: whoever can be a party to something.

use kernel::{District, OrganisationId, Place};

db::codes! {
    /// What an organisation is in the tower's affairs.
    pub enum OrganisationKind {
        /// 入驻企业
        Enterprise = "enterprise",
        /// 产权方
        Owner = "owner",
        /// 物业服务企业
        Property = "property",
        /// 政府职能部门
        Department = "department",
        /// 街道办事处
        Subdistrict = "subdistrict",
        /// 居委会
        ResidentsCommittee = "residents_committee",
        /// 党组织
        Party = "party",
        /// 社会组织
        Social = "social",
        /// 楼宇社团
        Club = "club",
    }
}

impl OrganisationKind {
    /// Reads the word of a spreadsheet.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim() {
            "" | "企业" | "入驻企业" | "公司" | "楼宇企业" | "租户" => OrganisationKind::Enterprise,
            "产权方" | "业主" | "产权单位" | "业主单位" => OrganisationKind::Owner,
            "物业" | "物业方" | "物业服务企业" | "物业公司" => OrganisationKind::Property,
            "部门" | "职能部门" | "政府部门" | "机关" => OrganisationKind::Department,
            "街道" | "街道办事处" | "镇" => OrganisationKind::Subdistrict,
            "居委会" | "居民委员会" | "村委会" => OrganisationKind::ResidentsCommittee,
            "党组织" | "党委" | "党总支" | "党支部" | "联合党委" => OrganisationKind::Party,
            "社会组织" | "社会团体" | "协会" | "公益组织" | "行业协会" => OrganisationKind::Social,
            "社团" | "楼宇社团" | "俱乐部" => OrganisationKind::Club,
            other => return Self::from_code(other),
        })
    }
}

db::row! {
    /// An organisation as it is stored.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Organisation {
        pub district: District,
        pub id: OrganisationId,
        pub kind: OrganisationKind,
        pub name: String,
        pub short_name: String,
        pub unified_code: Option<String>,
        pub industry: String,
        pub rev: i64,
    }
}

impl Organisation {
    /// The short name where there is one.
    pub fn label(&self) -> &str {
        if self.short_name.is_empty() { &self.name } else { &self.short_name }
    }

    pub fn place(&self) -> Place {
        Place { organisations: vec![self.id], ..Place::district(self.district) }
    }
}
