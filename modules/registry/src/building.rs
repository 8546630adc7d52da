//! Buildings and their floors.

use kernel::{
    Actor, BuildingId, District, DivisionCode, FloorId, OrganisationId, PersonId, Place, Resource, Timestamp,
};
use ledger::{Load, Tx};

use crate::store;

db::codes! {
    /// Who owns the building: it decides who can be brought to the table (R50).
    pub enum Ownership {
        Single = "single",
        Strata = "strata",
        StateOwned = "state_owned",
        Trust = "trust",
        Other = "other",
    }
}

db::codes! {
    /// 普通, 重点, 标志性.
    pub enum Tier {
        Ordinary = "ordinary",
        Key = "key",
        Landmark = "landmark",
    }
}

db::codes! {
    /// 亿元楼 by band; the amount itself is never kept.
    pub enum TaxBand {
        Below = "below",
        Yi = "yi",
        MonthlyYi = "monthly_yi",
    }
}

impl Ownership {
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim() {
            "单一产权" | "单一业主" | "自持" | "整体持有" => Ownership::Single,
            "分散产权" | "小业主" | "分割产权" | "多业主" => Ownership::Strata,
            "国有" | "国资" | "国有产权" => Ownership::StateOwned,
            "基金" | "信托" | "REITs" | "REIT" | "reits" => Ownership::Trust,
            "" | "其他" | "不详" => Ownership::Other,
            other => return Self::from_code(other),
        })
    }
}

impl Tier {
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim() {
            "" | "普通" | "一般" | "普通楼宇" => Tier::Ordinary,
            "重点" | "重点楼宇" => Tier::Key,
            "标志性" | "标志性楼宇" | "地标" | "地标楼宇" => Tier::Landmark,
            other => return Self::from_code(other),
        })
    }
}

impl TaxBand {
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim() {
            "" | "亿元以下" | "否" | "无" => TaxBand::Below,
            "亿元楼" | "亿元" | "是" => TaxBand::Yi,
            "月亿楼" | "月亿" => TaxBand::MonthlyYi,
            other => return Self::from_code(other),
        })
    }
}

db::row! {
    /// A building as it is stored.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct BuildingRow {
        pub district: District,
        pub id: BuildingId,
        pub code: String,
        pub name: String,
        pub subdistrict: DivisionCode,
        pub address: String,
        pub floors_above: i64,
        pub floors_below: i64,
        /// Square metres.
        pub area: Option<i64>,
        /// People who work there, as the district counts them.
        pub workforce: Option<i64>,
        pub ownership: Ownership,
        pub tier: Tier,
        pub tax_band: TaxBand,
        pub pilot: bool,
        pub owner: Option<OrganisationId>,
        pub property: Option<OrganisationId>,
        /// Organisations with a tenancy that holds.
        pub tenants: i64,
        pub rev: i64,
        pub edited_at: Timestamp,
        pub edited_by: Option<PersonId>,
    }
}

/// A building with its place.
#[derive(Debug, Clone)]
pub struct Building {
    pub row: BuildingRow,
    place: Place,
}

impl From<BuildingRow> for Building {
    fn from(row: BuildingRow) -> Self {
        let place = Place::building(row.district, row.subdistrict, row.id);
        Self { row, place }
    }
}

impl Building {
    /// Checks permissions as of one of its floors.
    pub fn stand_on(&mut self, floor: FloorId) {
        self.place.floor = Some(floor);
    }

    /// Checks permissions as if the building belonged to these organisations too: those that sit in it.
    pub fn stand_for(&mut self, organisations: Vec<OrganisationId>) {
        self.place.organisations = organisations;
    }
}

impl std::ops::Deref for Building {
    type Target = BuildingRow;

    fn deref(&self) -> &BuildingRow {
        &self.row
    }
}

impl Resource for Building {
    fn place(&self) -> &Place {
        &self.place
    }

    fn visible_to(&self, _: &Actor) -> bool {
        true
    }
}

impl Load for Building {
    type Id = BuildingId;

    fn load(tx: &mut Tx<'_, '_>, id: BuildingId) -> kernel::Result<Option<Self>> {
        store::building(tx, id)
    }
}

db::row! {
    /// A floor.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Floor {
        pub id: FloorId,
        pub building: BuildingId,
        /// 17, B1.
        pub label: String,
        pub ordinal: i64,
    }
}

/// The floors of a building with so many above and below the ground, lowest first: B2, B1, 1, 2, …
pub fn floor_labels(above: i64, below: i64) -> Vec<(String, i64)> {
    let under = (1..=below).rev().map(|n| (format!("B{n}"), -n));
    under.chain((1..=above).map(|n| (n.to_string(), n))).collect()
}

/// The floors that a spreadsheet's cell names: `17`, `17层`, `17-19`, `17、18`, `B1`, `整栋` (none: the whole building).
/// `None` if it cannot be read.
pub fn parse_floors(text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    if matches!(text, "" | "整栋" | "全楼" | "全部") {
        return Some(Vec::new());
    }
    let mut floors = Vec::new();
    for part in text.split(['、', ',', '，', ';', '；', '/', ' ']).filter(|p| !p.trim().is_empty()) {
        let part = part.trim().trim_end_matches(['层', 'F', 'f', '楼']).to_uppercase();
        let part = part.replace(['~', '～', '至', '—', '–'], "-");
        match part.split_once('-') {
            Some((from, to)) => {
                let clean = |t: &str| t.trim().trim_end_matches(['层', 'F', '楼']).to_owned();
                let (from, to): (i64, i64) = (clean(from).parse().ok()?, clean(to).parse().ok()?);
                if from > to || to - from > 120 {
                    return None;
                }
                floors.extend((from..=to).map(|n| n.to_string()));
            }
            None if part.parse::<i64>().is_ok_and(|n| n > 0) => floors.push(part),
            None if part.strip_prefix('B').is_some_and(|n| n.parse::<u8>().is_ok()) => floors.push(part),
            None => return None,
        }
    }
    Some(floors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_are_read_as_rent_rolls_write_them() {
        let floors = |text| parse_floors(text).map(|f| f.join(","));
        assert_eq!(floors("17").as_deref(), Some("17"));
        assert_eq!(floors("17层").as_deref(), Some("17"));
        assert_eq!(floors("17-19层").as_deref(), Some("17,18,19"));
        assert_eq!(floors("17F～18F").as_deref(), Some("17,18"));
        assert_eq!(floors("B1、3，5").as_deref(), Some("B1,3,5"));
        assert_eq!(floors("整栋").as_deref(), Some(""));
        assert_eq!(floors("十七"), None);
        assert_eq!(floors("19-17"), None);
        assert_eq!(floors("1-9999"), None);
    }

    #[test]
    fn a_buildings_floors_from_the_lowest() {
        let labels: Vec<String> = floor_labels(3, 2).into_iter().map(|(l, _)| l).collect();
        assert_eq!(labels, ["B2", "B1", "1", "2", "3"]);
    }
}
