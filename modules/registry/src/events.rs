//! What happened in the registry.

use kernel::{AnyId, BuildingId, District, Event, Line, Locale, ids};
use serde::{Deserialize, Serialize};

use crate::T;

ids! {
    /// A tenant, for the record; its key is the district's code.
    pub TenantId(TenantMark) = "ten";
}

/// A tenant was opened.
#[derive(Debug, Serialize, Deserialize)]
pub struct TenantOpened {
    pub tenant: TenantId,
    pub district: District,
    pub name: String,
}

impl Event for TenantOpened {
    const KIND: &'static str = "registry.tenant_opened";

    fn subject(&self) -> AnyId {
        self.tenant.any()
    }

    fn line(&self, locale: Locale) -> Line {
        Line::at(1, T(locale).line_tenant_opened(&self.name))
    }
}

/// What is known of a building was corrected. The fields that changed, not their values: an address may be anybody's.
#[derive(Debug, Serialize, Deserialize)]
pub struct BuildingEdited {
    pub building: BuildingId,
    pub fields: Vec<String>,
    pub rev: i64,
}

impl Event for BuildingEdited {
    const KIND: &'static str = "registry.building_edited";

    fn subject(&self) -> AnyId {
        self.building.any()
    }

    fn building(&self) -> Option<BuildingId> {
        Some(self.building)
    }

    fn line(&self, locale: Locale) -> Line {
        Line::at(1, T(locale).line_building_edited(self.fields.len() as i64))
    }
}
