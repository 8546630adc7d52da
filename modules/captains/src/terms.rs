//! The numbers of W2, each with its clause.

use kernel::{BuildingId, Clause, Deadline, Result, Text};
use ledger::Tx;

/// A number with the clause that it comes from.
#[derive(Debug, Clone)]
pub struct Rule {
    pub value: u32,
    pub clause: Clause,
}

/// What the rules say of floor captains in a building.
#[derive(Debug, Clone)]
pub struct Terms {
    /// Working days in which a nominee answers.
    pub accept_days: Rule,
    /// Working days in which the floor may object.
    pub inquiry_days: Rule,
    /// Working days to appoint whom nothing stands against.
    pub appoint_days: Rule,
    /// Months of a term.
    pub term_months: Rule,
    /// Floors of one person.
    pub most_floors: Rule,
    /// Days in a row that somebody may stand in.
    pub substitute_days: Rule,
    /// Working days to hand over.
    pub handover_days: Rule,
    /// Working days to find somebody for a floor that nobody looks after.
    pub vacancy_days: Rule,
    pub duties: Vec<Text>,
}

impl Terms {
    /// # Errors
    /// The database's own failure.
    pub fn of(_tx: &mut Tx<'_, '_>, _building: BuildingId) -> Result<Self> {
        Ok(Self::sample())
    }

    pub fn sample() -> Self {
        let rule = |value| Rule { value, clause: Clause { id: "规则 40".into(), text: Text::new("楼层长。", "Captains.") } };
        Self {
            accept_days: rule(3),
            inquiry_days: rule(5),
            appoint_days: rule(5),
            term_months: rule(24),
            most_floors: rule(3),
            substitute_days: rule(60),
            handover_days: rule(5),
            vacancy_days: rule(20),
            duties: vec![Text::new("每周到楼层走一圈。", "Walk the floor once a week.")],
        }
    }
}

/// The last of so many working days.
pub fn within(tx: &Tx<'_, '_>, rule: &Rule) -> Deadline {
    tx.in_working_days(rule.value)
}
