//! The numbers of W2 and the list of duties, as the pack of a building has them.

use std::sync::Arc;

use kernel::{BuildingId, Clause, Deadline, Locale, Result};
use ledger::Tx;
use policy::api::{CaptainRules, List, Pack, Rule};

/// Whose duties the pack lists.
const OF: &str = "floor_captain";

/// What the rules say of floor captains in a building.
#[derive(Debug, Clone)]
pub struct Terms(Arc<Pack>);

impl Terms {
    /// # Errors
    /// The database's own failure.
    pub fn of(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<Self> {
        Ok(Self(policy::api::of(tx, building)?))
    }

    pub fn of_nobody() -> Self {
        Self(policy::api::of_nobody())
    }

    /// The clause that a rule comes from.
    pub fn clause(&self, rule: &Rule<u32>) -> Clause {
        self.0.clause(&rule.clause)
    }

    /// What a captain takes on.
    pub fn duties(&self, locale: Locale) -> Vec<String> {
        self.0.list_of(List::Duty, OF).map(|d| d.text.get(locale).to_owned()).collect()
    }
}

impl std::ops::Deref for Terms {
    type Target = CaptainRules;

    fn deref(&self) -> &CaptainRules {
        &self.0.captains
    }
}

/// The last of so many working days.
pub fn within(tx: &Tx<'_, '_>, rule: &Rule<u32>) -> Deadline {
    tx.in_working_days(rule.value)
}
