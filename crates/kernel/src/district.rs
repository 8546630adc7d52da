//! Places of the administrative map: the district (the tenant) and the longer statistical codes below it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// A tenant: the six digits of GB/T 2260 (K41), for example 310107. A province or a city has one too (310000, 310100).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct District(u32);

/// The text is not a code of the administrative map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidCode;

impl fmt::Display for InvalidCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected the digits of an administrative division code.")
    }
}

impl std::error::Error for InvalidCode {}

impl District {
    /// # Errors
    /// [`InvalidCode`] unless `code` has six digits and begins with 1..8, as every province does.
    pub const fn new(code: u32) -> Result<Self, InvalidCode> {
        if code >= 110_000 && code <= 829_999 { Ok(Self(code)) } else { Err(InvalidCode) }
    }

    pub const fn code(self) -> u32 {
        self.0
    }

    /// The column value: `BIGINT` in every table.
    pub const fn column(self) -> i64 {
        self.0 as i64
    }

    /// True if `self` is the office of a city or province and `other` lies inside it.
    ///
    /// 310000 covers 310107; 330100 covers 330106; a district covers itself alone.
    pub fn covers(self, other: District) -> bool {
        let span = match self.0 {
            c if c % 10_000 == 0 => 10_000,
            c if c % 100 == 0 => 100,
            _ => 1,
        };
        other.0 / span == self.0 / span
    }
}

impl fmt::Display for District {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl fmt::Debug for District {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for District {
    type Err = InvalidCode;

    fn from_str(s: &str) -> Result<Self, InvalidCode> {
        if s.len() != 6 || !s.bytes().all(|b| b.is_ascii_digit()) {
            return Err(InvalidCode);
        }
        Self::new(s.parse().map_err(|_| InvalidCode)?)
    }
}

impl Serialize for District {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for District {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// A code of the statistical division list: 2 (province), 4 (city), 6 (district), 9 (subdistrict) or 12 digits
/// (residents' or village committee). Its kind cannot be read off the number (K41).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DivisionCode(u64);

impl DivisionCode {
    /// How many digits the code has: 2, 4, 6, 9 or 12.
    pub fn digits(self) -> u32 {
        self.0.ilog10() + 1
    }

    pub const fn column(self) -> i64 {
        self.0.cast_signed()
    }

    /// # Errors
    /// [`InvalidCode`] if the stored number is not a code.
    pub fn from_column(n: i64) -> Result<Self, InvalidCode> {
        n.to_string().parse()
    }

    /// The tenant that keeps this division: the first six digits, filled with zeros.
    pub fn district(self) -> District {
        let d = self.digits();
        let six = if d >= 6 { self.0 / 10u64.pow(d - 6) } else { self.0 * 10u64.pow(6 - d) };
        District(u32::try_from(six).unwrap_or(0))
    }

    /// The division above: 12 digits belong to 9, 9 to 6, 6 to 4, 4 to 2.
    pub fn parent(self) -> Option<DivisionCode> {
        match self.digits() {
            12 | 9 => Some(Self(self.0 / 1000)),
            6 | 4 => Some(Self(self.0 / 100)),
            _ => None,
        }
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for DivisionCode {
    type Err = InvalidCode;

    fn from_str(s: &str) -> Result<Self, InvalidCode> {
        let right_length = matches!(s.len(), 2 | 4 | 6 | 9 | 12);
        if !right_length || !s.bytes().all(|b| b.is_ascii_digit()) || !matches!(s.as_bytes()[0], b'1'..=b'8') {
            return Err(InvalidCode);
        }
        s.parse().map(Self).map_err(|_| InvalidCode)
    }
}

impl Serialize for DivisionCode {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DivisionCode {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_division_belongs_to_its_district() {
        let committee: DivisionCode = "310107014001".parse().unwrap();
        assert_eq!(committee.district().to_string(), "310107");
        assert_eq!(committee.parent().unwrap().to_string(), "310107014");
        assert_eq!(committee.parent().unwrap().parent().unwrap().to_string(), "310107");
        let province: DivisionCode = "31".parse().unwrap();
        assert_eq!(province.district().to_string(), "310000");
        assert_eq!(province.parent(), None);
    }

    #[test]
    fn a_city_office_covers_its_districts_and_no_others() {
        let d = |s: &str| s.parse::<District>().unwrap();
        assert!(d("310000").covers(d("310107")));
        assert!(d("330100").covers(d("330106")));
        assert!(!d("330100").covers(d("330206")));
        assert!(!d("310107").covers(d("310106")));
        assert!(d("310107").covers(d("310107")));
    }

    #[test]
    fn wrong_codes_are_refused() {
        for wrong in ["", "31010", "3101077", "910107", "010107", "31010a", "３１０１０７", "+31010"] {
            assert!(wrong.parse::<District>().is_err(), "{wrong}");
        }
        for wrong in ["310", "31010", "31010701", "3101070140011", "31 0"] {
            assert!(wrong.parse::<DivisionCode>().is_err(), "{wrong}");
        }
    }
}
