//! What this module refuses.

use i18n::Format;
use kernel::{Date, Refusal, Text, WayOut};

use crate::T;

/// Why a move is not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TenancyRefusal {
    /// The firm has the floor from a later day on.
    Overlaps {
        from: Date,
    },
    NotThere {
        on: Date,
    },
    /// The tenancy is over; what hung on it has gone.
    Over,
    BeforeItBegan {
        from: Date,
    },
    DayPassed,
}

impl Refusal for TenancyRefusal {
    fn code(&self) -> &'static str {
        match self {
            TenancyRefusal::Overlaps { .. } => "registry.tenancy_overlaps",
            TenancyRefusal::NotThere { .. } => "registry.not_there",
            TenancyRefusal::Over => "registry.tenancy_over",
            TenancyRefusal::BeforeItBegan { .. } => "registry.before_it_began",
            TenancyRefusal::DayPassed => "registry.day_passed",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| {
            let (t, format) = (T(l), Format(l));
            match self {
                TenancyRefusal::Overlaps { from } => t.tenancy_overlaps(format.date_long(*from)),
                TenancyRefusal::NotThere { on } => t.tenancy_not_there(format.date_long(*on)),
                TenancyRefusal::Over => t.tenancy_over().to_owned(),
                TenancyRefusal::BeforeItBegan { from } => t.tenancy_before(format.date_long(*from)),
                TenancyRefusal::DayPassed => t.tenancy_passed().to_owned(),
            }
        })
    }

    fn way_out(&self) -> Option<WayOut> {
        let text = Text::each(|l| match self {
            TenancyRefusal::Overlaps { .. } => T(l).way_overlaps(),
            TenancyRefusal::NotThere { .. } => T(l).way_not_there(),
            TenancyRefusal::Over => T(l).way_over(),
            TenancyRefusal::BeforeItBegan { .. } => T(l).way_before(),
            TenancyRefusal::DayPassed => T(l).way_passed(),
        });
        Some(WayOut { text, href: None })
    }

    fn status(&self) -> u16 {
        match self {
            TenancyRefusal::Over => 409,
            _ => 422,
        }
    }
}
