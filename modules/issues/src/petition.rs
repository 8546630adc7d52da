//! How many people or enterprises put a matter on the agenda (规则 12), and on whose account it got there.

use kernel::{BuildingId, Text};
use ledger::Tx;
use policy::api::Pack;
use serde::{Deserialize, Serialize};

use crate::{T, matter::Matter, refusal::IssueRefusal};

/// Why a matter is on the agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grounds {
    /// The chair put it there.
    Chair,
    /// Enough people ask for it.
    People,
    /// Enough enterprises do.
    Enterprises,
}

impl Grounds {
    pub fn notice(self, title: &str) -> Text {
        Text::each(|l| match self {
            Grounds::Chair => T(l).notice_scheduled(title),
            Grounds::People => T(l).notice_petition(title),
            Grounds::Enterprises => T(l).notice_petition_firms(title),
        })
    }
}

/// What is needed in a building, and where the numbers come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Terms {
    /// People who are confirmed to work in the building: the share is of them.
    pub people: u32,
    /// Supporters that are needed.
    pub needed: u32,
    /// The fewest there must be, however few work there.
    pub least: u32,
    /// Enterprises that are enough.
    pub firms: u32,
}

impl Terms {
    /// # Errors
    /// The database's own failure.
    pub fn of(tx: &mut Tx<'_, '_>, building: BuildingId) -> kernel::Result<Self> {
        let rules = policy::api::of(tx, building)?;
        let people = u32::try_from(identity::api::employees_of(tx, building)?).unwrap_or(u32::MAX);
        Ok(Self::new(&rules, people))
    }

    pub fn new(rules: &Pack, people: u32) -> Self {
        let rules = &rules.issues;
        let least = rules.petition_least.value;
        let needed = rules.petition_share.value.needed(people).max(least);
        Self { people, needed, least, firms: rules.petition_enterprises.value }
    }

    /// Whether so many ask for it that it goes on the agenda by itself.
    pub fn met(self, supporters: i64, enterprises: i64) -> Option<Grounds> {
        if supporters >= i64::from(self.needed) {
            Some(Grounds::People)
        } else if enterprises >= i64::from(self.firms) {
            Some(Grounds::Enterprises)
        } else {
            None
        }
    }

    /// Why somebody may put the matter on the agenda by hand: enough ask for it, whoever attends to it; else the chair
    /// alone (W3).
    ///
    /// # Errors
    /// [`IssueRefusal::ForTheChair`].
    pub fn by_hand(self, rules: &Pack, matter: &Matter, chair: bool) -> Result<Grounds, IssueRefusal> {
        let (supporters, enterprises) = (matter.supporters, matter.enterprises);
        match self.met(supporters, enterprises) {
            Some(grounds) => Ok(grounds),
            None if chair => Ok(Grounds::Chair),
            None => {
                let clause = Box::new(rules.clause(&rules.issues.petition_share.clause));
                let (needed, firms) = (self.needed, self.firms);
                Err(IssueRefusal::ForTheChair { supporters, needed, enterprises, firms, clause })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grounds_are_what_happened() {
        let terms = Terms::new(&policy::api::of_nobody(), 212);
        assert_eq!(terms, Terms { people: 212, needed: 22, least: 5, firms: 3 });
        for (supporters, enterprises, expected) in [
            (0, 0, None),
            (21, 2, None),
            (22, 0, Some(Grounds::People)),
            (22, 3, Some(Grounds::People)),
            (3, 3, Some(Grounds::Enterprises)),
        ] {
            assert_eq!(terms.met(supporters, enterprises), expected, "{supporters} {enterprises}");
        }
        assert_eq!(Terms::new(&policy::api::of_nobody(), 8).needed, 5, "never fewer than the rules' least number");
    }
}
