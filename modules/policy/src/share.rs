//! Shares of a number of people: two thirds, more than half.

use std::{cmp::Ordering, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A share, at least (`2/3`) or more than (`>1/2`).
#[derive(Debug, Clone, Copy)]
pub struct Share {
    pub numerator: u32,
    pub denominator: u32,
    /// More than the share, not just the share.
    pub strict: bool,
}

impl Share {
    /// The fewest of `total` that make up the share.
    pub fn needed(self, total: u32) -> u32 {
        let (total, numerator, denominator) =
            (u64::from(total), u64::from(self.numerator), u64::from(self.denominator));
        let exact = total * numerator;
        let needed = if self.strict { exact / denominator + 1 } else { exact.div_ceil(denominator) };
        u32::try_from(needed).unwrap_or(u32::MAX)
    }

    /// Whether `part` of `total` is enough. Nothing is never enough.
    pub fn met(self, part: u32, total: u32) -> bool {
        total > 0 && part > 0 && part >= self.needed(total)
    }
}

/// What asks for more is the greater; more than a share asks for more than at least the same share.
impl Ord for Share {
    fn cmp(&self, other: &Self) -> Ordering {
        let cross = |a: &Share, b: &Share| u64::from(a.numerator) * u64::from(b.denominator);
        cross(self, other).cmp(&cross(other, self)).then(self.strict.cmp(&other.strict))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `4/6` is `2/3`.
impl PartialEq for Share {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Share {}

/// The text is not a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidShare;

impl fmt::Display for InvalidShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a share such as \"2/3\" or \">1/2\", no larger than the whole")
    }
}

impl FromStr for Share {
    type Err = InvalidShare;

    fn from_str(s: &str) -> Result<Self, InvalidShare> {
        let (strict, rest) = s.strip_prefix('>').map_or((false, s), |rest| (true, rest));
        let (numerator, denominator) = rest.split_once('/').ok_or(InvalidShare)?;
        let number = |t: &str| t.trim().parse::<u32>().map_err(|_| InvalidShare);
        let share = Share { numerator: number(numerator)?, denominator: number(denominator)?, strict };
        let sane = share.denominator > 0
            && share.denominator <= 10_000
            && share.numerator > 0
            && (share.numerator < share.denominator || (share.numerator == share.denominator && !strict));
        if sane { Ok(share) } else { Err(InvalidShare) }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/{}", if self.strict { ">" } else { "" }, self.numerator, self.denominator)
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(text: &str) -> Share {
        text.parse().unwrap()
    }

    #[test]
    fn how_many_make_up_a_share() {
        for (text, total, needed) in [
            ("2/3", 9, 6),
            ("2/3", 7, 5),
            ("2/3", 10, 7),
            (">1/2", 9, 5),
            (">1/2", 8, 5),
            ("1/2", 8, 4),
            ("1/10", 600, 60),
            ("1/10", 601, 61),
            ("1/3", 9, 3),
            ("1/1", 5, 5),
        ] {
            assert_eq!(share(text).needed(total), needed, "{text} of {total}");
            assert!(share(text).met(needed, total));
            assert!(!share(text).met(needed - 1, total));
        }
        assert!(!share("2/3").met(0, 0));
    }

    #[test]
    fn only_sane_shares_are_read() {
        for wrong in ["", "2", "3/2", "0/3", "1/0", ">1/1", "a/b", "1/99999", "-1/2"] {
            assert_eq!(wrong.parse::<Share>(), Err(InvalidShare), "{wrong}");
        }
        assert_eq!(share(" 2 / 3".trim()).to_string(), "2/3");
        assert_eq!(share(">1/2").to_string(), ">1/2");
    }
}
