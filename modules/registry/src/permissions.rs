//! Who may do what with the registry.

use kernel::{Act, Actor, Role};

kernel::permissions! {
    /// The list of towers and a tower's public page.
    pub ShowTower = "registry.show_tower" by [Anyone] or [], "查看楼宇公开页", "see a tower's public page";
    /// Correcting what is known of a building.
    pub EditBuilding = "registry.edit_building" by [CommitteeSecretary, SubdistrictClerk, DistrictClerk] or [], "修改楼宇资料", "edit a building";
    /// Posters with the codes of a tower and its floors.
    pub ShowCodes = "registry.show_codes" by [CommitteeSecretary, FloorCaptain, PropertyManager, SubdistrictClerk, DistrictClerk] or [], "打印楼层二维码", "print floor codes";
    /// Uploading and confirming spreadsheets. Those of a tower or subdistrict upload what is of their own place, and see what
    /// they have uploaded.
    pub Import = "registry.import" by [DistrictClerk] or [Oneself, Handler], "导入表格", "import spreadsheets";
}

/// Who uploads rows of their own tower or subdistrict, where an importer asks for permission row by row.
pub const OF_A_PART: [Role; 3] = [Role::PropertyManager, Role::CommitteeSecretary, Role::SubdistrictClerk];

/// Whether the menu shows the imports.
pub fn may_import(actor: &Actor) -> bool {
    !Import::PERMISSION.scopes(actor).is_empty() || is_of_a_part(actor)
}

/// Whether somebody works in a part of the district.
pub fn is_of_a_part(actor: &Actor) -> bool {
    actor.appointments().iter().any(|a| OF_A_PART.contains(&a.role))
}
