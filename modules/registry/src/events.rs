//! What happened in the registry.

use i18n::Format;
use kernel::{AnyId, BuildingId, Date, District, Event, FloorId, Line, Locale, OrganisationId, ids};
use serde::{Deserialize, Serialize};

use crate::{T, tenancy::TenancyId};

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

macro_rules! moves {
    ($($(#[$doc:meta])* $name:ident = $kind:literal { $($(#[$fdoc:meta])* $field:ident: $ty:ty),* }, $line:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        pub struct $name {
            /// The tenancy, or the first of several.
            pub tenancy: TenancyId,
            pub organisation: OrganisationId,
            pub building: BuildingId,
            $($(#[$fdoc])* pub $field: $ty),*
        }
        impl Event for $name {
            const KIND: &'static str = $kind;
            fn subject(&self) -> AnyId {
                self.tenancy.any()
            }
            /// A firm's history in the district.
            fn thread(&self) -> String {
                self.organisation.to_string()
            }
            fn building(&self) -> Option<BuildingId> {
                Some(self.building)
            }
            fn line(&self, locale: Locale) -> Line {
                let say: fn(&Self, T, Format) -> String = $line;
                Line::at(1, say(self, T(locale), Format(locale)))
            }
        }
    )*};
}

moves! {
    /// A firm is to move in on a day to come.
    MoveInPlanned = "registry.move_in_planned" { floors: Vec<FloorId>, from: Date },
        |e, t, f| t.line_move_in_planned(f.date_long(e.from));
    /// A firm is in.
    MovedIn = "registry.moved_in" { floors: Vec<FloorId>, from: Date, until: Option<Date> },
        |e, t, f| t.line_moved_in(f.date_long(e.from), e.floors.len() as i64);
    /// A firm is to leave floors after a day to come.
    MoveOutPlanned = "registry.move_out_planned" { floors: Vec<FloorId>, on: Date },
        |e, t, f| t.line_move_out_planned(f.date_long(e.on), e.floors.len() as i64);
    /// A tenancy got another last day, or goes on without one.
    TenancyDated = "registry.tenancy_dated" { floor: Option<FloorId>, until: Option<Date> },
        |e, t, f| e.until.map_or(t.line_tenancy_open().to_owned(), |until| t.line_tenancy_dated(f.date_long(until)));
    /// A firm has left floors of a building. Others end what hangs on its being there.
    MovedOut = "registry.moved_out" {
        /// The floors that it was on and is not any more.
        floors: Vec<FloorId>,
        /// Those that it is on the day after.
        stays: Vec<FloorId>,
        /// It has nothing in this building any more, and is neither its owner nor its property manager.
        gone: bool,
        /// The last day.
        on: Date
    }, |e, t, f| {
        let (on, floors) = (f.date_long(e.on), e.floors.len() as i64);
        if e.gone { t.line_moved_out(on) } else { t.line_moved_off(on, floors) }
    };
}
