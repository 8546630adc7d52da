//! All that other modules may call.

use std::sync::Arc;

use kernel::{BuildingId, Result};
use ledger::Tx;

use crate::in_force;
pub use crate::{
    difference::{Difference, differences},
    document::{ClauseText, Document, Item, Layer, List, PackId, Standing, Template},
    events::PolicyIssued,
    fault::PackFault,
    in_force::{as_of, as_of_each, base_of, of_nobody, of_template, own_rules},
    issuing::{Checked, check, issue},
    pack::{Names, Pack, RuleLine},
    read::{LONGEST, read},
    rule::Rule,
    section::{
        AlarmRules, AppraisalRules, BodyRules, CaptainRules, CovenantRules, FoundingRules, HandoverRules, IssueRules,
        MeetingRules, PartyRules, ProjectRules, SeatRules,
    },
    share::Share,
    value::Value,
};

/// What a rule is called: `meetings.notice_days`.
pub fn rule_title(locale: kernel::Locale, name: &str) -> String {
    crate::T(locale).rule(name.replace('.', "-"))
}

/// The pack that applies to a building today.
///
/// # Errors
/// The database's own failure.
pub fn of(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Arc<Pack>> {
    let today = tx.today();
    in_force::as_of(tx, Some(building), today)
}

/// The pack that applies to the district today, apart from any building.
///
/// # Errors
/// The database's own failure.
pub fn of_district(tx: &mut Tx<'_, '_>) -> Result<Arc<Pack>> {
    let today = tx.today();
    in_force::as_of(tx, None, today)
}

/// The part of the rules' address behind `#` at which a clause stands. Ids are short and hold no more than letters, digits,
/// spaces, brackets and hyphens.
pub fn anchor(clause: &str) -> String {
    format!("c-{}", clause.replace(' ', "-"))
}
