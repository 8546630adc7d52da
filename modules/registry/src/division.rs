//! Divisions of the administrative map.

use kernel::DivisionCode;

db::row! {
    /// A division.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Division {
        pub code: DivisionCode,
        pub name: String,
    }
}

impl Division {
    /// 街道, 镇 or 乡 rather than a residents' committee.
    pub fn is_subdistrict(&self) -> bool {
        self.code.digits() == 9
    }
}
