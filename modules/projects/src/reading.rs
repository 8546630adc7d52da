//! A measured value: a number with at most two decimals, kept in hundredths.

use std::{fmt, str::FromStr};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading(pub i64);

/// The text is not a number of at most two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidReading;

impl FromStr for Reading {
    type Err = InvalidReading;

    fn from_str(s: &str) -> Result<Self, InvalidReading> {
        let (whole, fraction) = s.trim().split_once('.').unwrap_or((s.trim(), ""));
        let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 9 || !digits(whole) || !digits(fraction) || fraction.len() > 2 {
            return Err(InvalidReading);
        }
        format!("{whole}{fraction:0<2}").parse().map(Reading).map_err(|_| InvalidReading)
    }
}

impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => write!(f, "{whole}"),
            r if r % 10 == 0 => write!(f, "{whole}.{}", r / 10),
            r => write!(f, "{whole}.{r:02}"),
        }
    }
}

impl Reading {
    /// For drawing only.
    pub fn number(self) -> f64 {
        self.0 as f64 / 100.0
    }

    /// Whether it is at the target or beyond it, seen from the baseline.
    pub fn reaches(self, baseline: Reading, target: Reading) -> bool {
        if target <= baseline { self <= target } else { self >= target }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn fewer_minutes_and_more_people_are_both_better() {
        let r = |s: &str| s.parse::<Reading>().unwrap();
        assert!(r("6.5").reaches(r("15"), r("7")) && !r("7.01").reaches(r("15"), r("7")));
        assert!(r("120").reaches(r("40"), r("100")) && !r("99.9").reaches(r("40"), r("100")));
        for wrong in ["", "1.234", "-3", "一", "1e3"] {
            assert_eq!(wrong.parse::<Reading>(), Err(InvalidReading), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(n in 0i64..10_000_000_000) {
            prop_assert_eq!(Reading(n).to_string().parse(), Ok(Reading(n)));
        }
    }
}
