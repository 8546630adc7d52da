//! What a project needs and how much of it is pledged: sums in fen and whole units, never more than is needed.

use kernel::Money;

use crate::refusal::ProjectRefusal;

db::codes! {
    /// What can be given.
    pub enum ResourceKind {
        /// 资金, in fen.
        Money = "money",
        /// 物资
        Goods = "goods",
        /// 人力
        People = "people",
        /// 场地
        Venue = "venue",
    }
}

/// How much is needed and how much of it awarded claims have pledged: `pledged + open = needed` at all times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    needed: i64,
    pledged: i64,
}

impl Balance {
    /// `None` unless `0 <= pledged <= needed`.
    pub fn new(needed: i64, pledged: i64) -> Option<Self> {
        (0 <= pledged && pledged <= needed).then_some(Self { needed, pledged })
    }

    pub const fn open(self) -> i64 {
        self.needed - self.pledged
    }

    pub const fn pledged(self) -> i64 {
        self.pledged
    }

    /// Takes a pledge.
    ///
    /// # Errors
    /// [`ProjectRefusal::TooMuch`] if more is pledged than is open.
    pub fn pledge(self, kind: ResourceKind, amount: i64) -> Result<Self, ProjectRefusal> {
        if amount <= 0 || amount > self.open() {
            return Err(ProjectRefusal::TooMuch { open: shown(kind, self.open()) });
        }
        Ok(Self { pledged: self.pledged + amount, ..self })
    }

    /// Gives back what was pledged and not delivered.
    #[must_use]
    pub fn release(self, amount: i64) -> Self {
        Self { pledged: (self.pledged - amount.max(0)).max(0), ..self }
    }
}

/// An amount as it is shown: yuan, or a whole number.
pub fn shown(kind: ResourceKind, amount: i64) -> String {
    match kind {
        ResourceKind::Money => Money::from_fen(amount).to_string(),
        _ => amount.to_string(),
    }
}

/// An amount as people type it: yuan with at most two decimals, or a whole number. `None` if it is neither, or not
/// positive, or beyond what a tower could mean.
pub fn read(kind: ResourceKind, text: &str) -> Option<i64> {
    const MOST: i64 = 1_000_000_000_000;
    let amount = match kind {
        ResourceKind::Money => text.trim().parse::<Money>().ok()?.fen(),
        _ => text.trim().parse().ok()?,
    };
    (0 < amount && amount <= MOST).then_some(amount)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kind() -> impl Strategy<Value = ResourceKind> {
        prop::sample::select(ResourceKind::ALL.to_vec())
    }

    #[test]
    fn yuan_are_kept_in_fen() {
        assert_eq!(read(ResourceKind::Money, "6.8万"), Some(6_800_000));
        assert_eq!(read(ResourceKind::Money, "0.05"), Some(5));
        assert_eq!(read(ResourceKind::People, "3"), Some(3));
        for (kind, wrong) in [(ResourceKind::Money, "0"), (ResourceKind::People, "2.5"), (ResourceKind::Venue, "-1")] {
            assert_eq!(read(kind, wrong), None, "{wrong}");
        }
    }

    proptest! {
        /// Whatever is pledged and given back, in any order: nothing is lost and nothing is over-awarded.
        #[test]
        fn pledged_and_open_are_what_is_needed(
            kind in kind(),
            needed in 1i64..1_000_000_000_000,
            moves in prop::collection::vec((any::<bool>(), 1i64..500_000_000_000), 0..20),
        ) {
            let mut balance = Balance::new(needed, 0).unwrap();
            let mut held: Vec<i64> = Vec::new();
            for (takes, amount) in moves {
                if takes {
                    let before = balance;
                    match balance.pledge(kind, amount) {
                        Ok(next) => {
                            held.push(amount);
                            balance = next;
                        }
                        Err(_) => {
                            prop_assert!(amount > before.open());
                            prop_assert_eq!(balance, before);
                        }
                    }
                } else if let Some(amount) = held.pop() {
                    balance = balance.release(amount);
                }
                prop_assert_eq!(balance.pledged(), held.iter().sum::<i64>());
                prop_assert_eq!(balance.pledged() + balance.open(), needed);
                prop_assert!(balance.open() >= 0);
            }
        }

        #[test]
        fn what_is_shown_is_read_back(kind in kind(), amount in 1i64..1_000_000_000_000) {
            prop_assert_eq!(read(kind, &shown(kind, amount)), Some(amount));
        }

        /// Partial claims: those that fit are awarded in turn, never more than is needed.
        #[test]
        fn partial_claims_never_over_award(needed in 1i64..10_000, claims in prop::collection::vec(1i64..6_000, 1..8)) {
            let mut balance = Balance::new(needed, 0).unwrap();
            let mut awarded = 0;
            for claim in claims {
                if let Ok(next) = balance.pledge(ResourceKind::Money, claim) {
                    balance = next;
                    awarded += claim;
                }
            }
            prop_assert!(awarded <= needed);
            prop_assert_eq!(balance.open(), needed - awarded);
        }
    }
}
