//! The rules that there are, section by section: a Rust type for those who ask, and a table for those who read documents.

mod alarms;
mod appraisal;
mod body;
mod captains;
mod covenants;
mod founding;
mod handover;
mod issues;
mod meetings;
mod party;
mod projects;

pub use alarms::AlarmRules;
pub use appraisal::AppraisalRules;
pub use body::{BodyRules, SeatRules};
pub use captains::CaptainRules;
pub use covenants::CovenantRules;
pub use founding::FoundingRules;
pub use handover::HandoverRules;
pub use issues::IssueRules;
pub use meetings::MeetingRules;
pub use party::PartyRules;
pub use projects::ProjectRules;

use std::collections::BTreeMap;

use crate::rule::{Key, RuleSpec, Stated};

/// What documents have stated together.
pub type Rules = BTreeMap<Key, Stated>;

/// Makes the type of a section and the table of its rules: `name: type[, least..=most], direction that is tighter;`.
macro_rules! section {
    ($(#[$meta:meta])* $struct:ident = $section:literal {
        $($(#[$doc:meta])* $name:ident: $type:ty $(, $least:literal ..= $most:literal)?, $tighter:ident;)*
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone)]
        pub struct $struct {
            $($(#[$doc])* pub $name: $crate::rule::Rule<$type>,)*
        }

        impl $struct {
            pub(crate) const SPECS: &'static [$crate::rule::RuleSpec] = &[$($crate::rule::RuleSpec {
                section: $section,
                name: stringify!($name),
                kind: $crate::section::kind!($type $(, $least, $most)?),
                tighter: $crate::value::Tighter::$tighter,
            }),*];

            /// Nothing if a rule of the section is not stated.
            pub(crate) fn of(rules: &$crate::section::Rules) -> Option<Self> {
                Some(Self {
                    $($name: {
                        let stated = rules.get(&($section, stringify!($name)))?;
                        $crate::rule::Rule {
                            value: $crate::value::Typed::of(&stated.value)?,
                            clause: stated.clause.clone(),
                            layer: stated.layer,
                        }
                    },)*
                })
            }
        }
    };
}

macro_rules! kind {
    ($type:ty) => {
        <$type as $crate::value::Typed>::KIND
    };
    ($type:ty, $least:literal, $most:literal) => {
        $crate::value::Kind::Whole { least: $least, most: $most }
    };
}

pub(crate) use {kind, section};

/// Makes [`Sections`], which holds a field for each section.
macro_rules! sections {
    ($($field:ident: $type:ident),* $(,)?) => {
        /// Every section, typed.
        #[derive(Debug, Clone)]
        pub struct Sections {
            $(pub $field: $type,)*
        }

        impl Sections {
            pub(crate) fn of(rules: &Rules) -> Option<Self> {
                Some(Self { $($field: $type::of(rules)?,)* })
            }
        }

        const TABLES: &[&[RuleSpec]] = &[$($type::SPECS),*];
    };
}

sections! {
    body: BodyRules,
    seats: SeatRules,
    founding: FoundingRules,
    handover: HandoverRules,
    issues: IssueRules,
    meetings: MeetingRules,
    projects: ProjectRules,
    appraisal: AppraisalRules,
    captains: CaptainRules,
    alarms: AlarmRules,
    party: PartyRules,
    covenants: CovenantRules,
}

/// Every rule there is, in the order of the pages.
pub fn specs() -> impl Iterator<Item = &'static RuleSpec> {
    TABLES.iter().copied().flatten()
}

/// The rule of a section by its name.
pub fn spec(section: &str, name: &str) -> Option<&'static RuleSpec> {
    specs().find(|s| s.section == section && s.name == name)
}
