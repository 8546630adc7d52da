//! Money in fen.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// Chinese yuan in whole fen: a `BIGINT`, never a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

impl Money {
    pub const ZERO: Money = Money(0);

    pub const fn from_fen(fen: i64) -> Self {
        Self(fen)
    }

    pub const fn fen(self) -> i64 {
        self.0
    }

    /// `None` if the sum leaves the range of an `i64` of fen.
    pub fn checked_add(self, other: Money) -> Option<Money> {
        self.0.checked_add(other.0).map(Money)
    }
}

impl fmt::Display for Money {
    /// Yuan with thousands separators, fen only where there are any: `68,000`, `0.05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fen = self.0.unsigned_abs();
        let digits = (fen / 100).to_string();
        if self.0 < 0 {
            f.write_str("-")?;
        }
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{c}")?;
        }
        if fen.is_multiple_of(100) { Ok(()) } else { write!(f, ".{:02}", fen % 100) }
    }
}

/// The text is not an amount of yuan with at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidMoney;

impl FromStr for Money {
    type Err = InvalidMoney;

    /// Reads yuan as people type them: `68000`, `68,000.50`, `6.8万`, with or without `元`.
    fn from_str(s: &str) -> Result<Self, InvalidMoney> {
        let s: String = s.chars().filter(|c| !matches!(c, ',' | '，' | ' ' | '¥' | '￥')).collect();
        let s = s.strip_suffix('元').unwrap_or(&s);
        let (number, scale) = match s.strip_suffix('万') {
            Some(number) => (number, 6),
            None => (s, 2),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) || fraction.len() > scale {
            return Err(InvalidMoney);
        }
        let text = format!("{whole}{fraction:0<scale$}");
        text.parse().map(Money).map_err(|_| InvalidMoney)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn yuan_are_read_as_people_type_them() {
        for (text, fen) in [
            ("68000", 6_800_000),
            ("68,000.50", 6_800_050),
            ("6.8万", 6_800_000),
            ("6.8万元", 6_800_000),
            ("¥0.05", 5),
            ("0.5", 50),
        ] {
            assert_eq!(text.parse(), Ok(Money(fen)), "{text}");
        }
        for wrong in ["", "元", "-5", "1.234", "一百", "1e9", "99999999999999999999"] {
            assert_eq!(wrong.parse::<Money>(), Err(InvalidMoney), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(fen in 0i64..10_000_000_000_000) {
            prop_assert_eq!(Money(fen).to_string().parse::<Money>(), Ok(Money(fen)));
        }
    }
}
