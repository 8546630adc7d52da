//! Time: instants in microseconds UTC, civil dates in China's one time zone, and the clock that is passed in.

use std::{
    fmt,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// An instant: microseconds since 1970-01-01 UTC, the `BIGINT` of every `*_at` column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(i64);

/// China Standard Time has been UTC+8 without summer time since 1992.
const CHINA: i64 = 8 * 3600 * 1_000_000;
const DAY: i64 = 86_400 * 1_000_000;

impl Timestamp {
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// The civil date in China at this instant.
    pub fn date(self) -> Date {
        Date::from_column((self.0 + CHINA).div_euclid(DAY))
    }

    /// Hour and minute in China at this instant.
    pub fn hour_minute(self) -> (i64, i64) {
        let minutes = (self.0 + CHINA).rem_euclid(DAY) / 60_000_000;
        (minutes / 60, minutes % 60)
    }

    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1_000_000)
    }

    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        Self(self.0 + days * DAY)
    }

    pub const fn seconds_since(self, earlier: Timestamp) -> i64 {
        (self.0 - earlier.0) / 1_000_000
    }
}

impl fmt::Display for Timestamp {
    /// RFC 3339 in China's offset: `2026-11-28T09:30:00+08:00`, with microseconds where there are any.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (h, m) = self.hour_minute();
        let s = self.0.div_euclid(1_000_000).rem_euclid(60);
        let micros = self.0.rem_euclid(1_000_000);
        let fraction = if micros == 0 { String::new() } else { format!(".{micros:06}") };
        write!(f, "{}T{h:02}:{m:02}:{s:02}{fraction}+08:00", self.date())
    }
}

impl FromStr for Timestamp {
    type Err = InvalidDate;

    /// Reads RFC 3339 in any offset, and `2026-11-28T09:30` as a browser's form sends it, in China's time.
    fn from_str(s: &str) -> Result<Self, InvalidDate> {
        if let Ok(at) = s.parse::<jiff::Timestamp>() {
            return Ok(Self(at.as_microsecond()));
        }
        let (date, time) = s.trim().split_once(['T', ' ']).ok_or(InvalidDate)?;
        let (hour, minute) = time.split_once(':').ok_or(InvalidDate)?;
        let number = |t: &str| t.get(..2.min(t.len())).and_then(|t| t.parse::<i8>().ok()).ok_or(InvalidDate);
        let (hour, minute) = (number(hour)?, number(minute)?);
        if !(0..24).contains(&hour) || !(0..60).contains(&minute) {
            return Err(InvalidDate);
        }
        Ok(date.parse::<Date>()?.at(hour, minute))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// A civil date in China, stored as days since 1970-01-01 in every `*_on` column.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(civil::Date);

impl Date {
    /// Before any day that is written down: where reading in order begins.
    pub const FIRST: Self = Self(civil::Date::MIN);

    /// # Errors
    /// [`InvalidDate`] for a day that the calendar does not have.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, InvalidDate> {
        civil::Date::new(year, month, day).map(Self).map_err(|_| InvalidDate)
    }

    /// Days since 1970-01-01.
    pub fn column(self) -> i64 {
        i64::from((self.0 - civil::date(1970, 1, 1)).get_days())
    }

    /// The date of a stored day number; a number past year 9999 is held at the calendar's edge.
    pub fn from_column(days: i64) -> Self {
        let span = jiff::Span::new().days(days.clamp(-700_000, 2_900_000));
        Self(civil::date(1970, 1, 1).saturating_add(span))
    }

    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_column(self.column() + days)
    }

    /// The same day so many months later; the month's last day where it has no such day.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().months(months.clamp(-12_000, 12_000))))
    }

    /// Whole days from `earlier` to `self`; negative if `self` comes first.
    pub fn days_since(self, earlier: Date) -> i64 {
        self.column() - earlier.column()
    }

    /// Midnight in China at the start of this date.
    pub fn start(self) -> Timestamp {
        Timestamp(self.column() * DAY - CHINA)
    }

    pub fn at(self, hour: i8, minute: i8) -> Timestamp {
        self.start().plus_seconds(i64::from(hour) * 3600 + i64::from(minute) * 60)
    }

    pub fn year(self) -> i16 {
        self.0.year()
    }

    pub fn month(self) -> i8 {
        self.0.month()
    }

    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// 1 is Monday, 7 is Sunday.
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }
}

/// The text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidDate;

impl fmt::Display for InvalidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a date such as 2026-11-28.")
    }
}

impl std::error::Error for InvalidDate {}

impl FromStr for Date {
    type Err = InvalidDate;

    /// Reads `2026-11-28`, `2026/11/28`, `2026.11.28`, `20261128` and `2026年11月28日`: all of them stand in rosters.
    fn from_str(s: &str) -> Result<Self, InvalidDate> {
        let s = s.trim();
        if s.len() == 8 && s.bytes().all(|b| b.is_ascii_digit()) {
            let part = |r: std::ops::Range<usize>| s[r].parse::<i16>().map_err(|_| InvalidDate);
            return Self::new(part(0..4)?, small(part(4..6)?)?, small(part(6..8)?)?);
        }
        let s = s.strip_suffix('日').unwrap_or(s);
        let mut parts = s.split(['-', '/', '.', '年', '月']);
        let mut next = || parts.next().and_then(|p| p.trim().parse::<i16>().ok()).ok_or(InvalidDate);
        let (year, month, day) = (next()?, next()?, next()?);
        if parts.next().is_some() || !(1900..=2999).contains(&year) {
            return Err(InvalidDate);
        }
        Self::new(year, small(month)?, small(day)?)
    }
}

fn small(n: i16) -> Result<i8, InvalidDate> {
    i8::try_from(n).map_err(|_| InvalidDate)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// Where the time comes from: the machine's clock, or one that a test or the demo moves by hand.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    Machine,
    Hand(Arc<AtomicI64>),
}

impl Clock {
    pub const fn machine() -> Self {
        Self(Source::Machine)
    }

    /// A clock that stands still until [`Clock::set`] moves it. Clones share the hand.
    pub fn by_hand(start: Timestamp) -> Self {
        Self(Source::Hand(Arc::new(AtomicI64::new(start.0))))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place where the machine's time is read")]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::Machine => Timestamp(jiff::Timestamp::now().as_microsecond()),
            // Each reading is a microsecond later, so that ids made within one step keep their order.
            Source::Hand(at) => Timestamp(at.fetch_add(1, Ordering::Relaxed)),
        }
    }

    /// Moves a clock made by [`Clock::by_hand`]; the machine's clock is left alone.
    pub fn set(&self, to: Timestamp) {
        if let Source::Hand(at) = &self.0 {
            at.store(to.0, Ordering::Relaxed);
        }
    }

    /// Moves a clock made by [`Clock::by_hand`] forward.
    pub fn advance(&self, seconds: i64) {
        if let Source::Hand(at) = &self.0 {
            at.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates_turn_at_midnight_in_china() {
        let before = Date::new(2026, 11, 27).unwrap().at(23, 59);
        assert_eq!(before.date().to_string(), "2026-11-27");
        assert_eq!(before.plus_seconds(60).date().to_string(), "2026-11-28");
        assert_eq!(before.to_string(), "2026-11-27T23:59:00+08:00");
    }

    #[test]
    fn dates_are_read_as_rosters_write_them() {
        let expected = Date::new(2026, 1, 8).unwrap();
        for text in ["2026-01-08", "2026/1/8", "2026.1.8", "20260108", "2026年1月8日", " 2026年01月08日 "] {
            assert_eq!(text.parse(), Ok(expected), "{text}");
        }
        for wrong in ["", "2026-13-01", "2026-02-30", "08/01/2026", "2026-1", "2026-1-8-9", "二〇二六年"] {
            assert_eq!(wrong.parse::<Date>(), Err(InvalidDate), "{wrong}");
        }
    }

    #[test]
    fn moments_are_read_as_forms_send_them() {
        let at = Date::new(2026, 11, 28).unwrap().at(9, 30);
        for text in ["2026-11-28T09:30", "2026-11-28 09:30", "2026-11-28T09:30:00+08:00", "2026-11-28T01:30:00Z"] {
            assert_eq!(text.parse(), Ok(at), "{text}");
        }
        for wrong in ["", "2026-11-28", "2026-11-28T25:00", "09:30", "2026-11-28T9"] {
            assert!(wrong.parse::<Timestamp>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_month_later_stays_in_the_month() {
        let end = Date::new(2026, 1, 31).unwrap();
        assert_eq!(end.plus_months(1).to_string(), "2026-02-28");
        assert_eq!(end.plus_months(36).to_string(), "2029-01-31");
    }

    proptest! {
        #[test]
        fn the_column_keeps_the_date(days in -700_000i64..2_900_000) {
            prop_assert_eq!(Date::from_column(days).column(), days);
        }

        #[test]
        fn reading_any_text_never_panics(text in "\\PC{0,20}") {
            let _ = text.parse::<Date>();
            let _ = text.parse::<Timestamp>();
        }

        #[test]
        fn moments_keep_their_text_form(micros in 0i64..4_000_000_000_000_000) {
            let at = Timestamp::from_micros(micros);
            prop_assert_eq!(at.to_string().parse::<Timestamp>(), Ok(at));
        }
    }
}
