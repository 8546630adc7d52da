//! Working days: weekends, the State Council's yearly holidays and make-up days (K22), and years not announced yet.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::Serialize;

use crate::Date;

/// The working days of the years that have been announced.
#[derive(Debug, Clone)]
pub struct WorkCalendar {
    years: BTreeMap<i16, Year>,
}

#[derive(Debug, Clone, Default)]
struct Year {
    rest: BTreeSet<Date>,
    work: BTreeSet<Date>,
}

/// A last day. `provisional` means that it was counted through a year whose holidays are not announced: the date holds
/// until the State Council's notice, and must be shown as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Deadline {
    pub on: Date,
    pub provisional: bool,
}

/// A line of a calendar file that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarError {
    pub line: usize,
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "calendar line {}: expected YEAR rest|work MM-DD [MM-DD].", self.line)
    }
}

impl std::error::Error for CalendarError {}

impl WorkCalendar {
    /// The years that this version of Loushi knows.
    pub fn built_in() -> Self {
        Self::parse(include_str!("../data/calendar.txt")).expect("the built-in calendar is well formed")
    }

    /// Reads lines `YEAR rest|work MM-DD [MM-DD]`; `#` begins a comment.
    ///
    /// # Errors
    /// [`CalendarError`] with the number of the first line that is not of this form.
    pub fn parse(text: &str) -> Result<Self, CalendarError> {
        let mut years: BTreeMap<i16, Year> = BTreeMap::new();
        for (i, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default();
            let words: Vec<&str> = line.split_whitespace().collect();
            if words.is_empty() {
                continue;
            }
            let (year, rest, first, last) = read_line(&words).ok_or(CalendarError { line: i + 1 })?;
            let entry = years.entry(year).or_default();
            let days = if rest { &mut entry.rest } else { &mut entry.work };
            let mut day = first;
            while day <= last {
                days.insert(day);
                day = day.plus_days(1);
            }
        }
        Ok(Self { years })
    }

    /// Whether the holidays of `year` have been announced.
    pub fn announced(&self, year: i16) -> bool {
        self.years.contains_key(&year)
    }

    /// Whether people work on `date`: `None` if its year is not announced and the weekday leaves it open.
    ///
    /// Even then a weekend is answered as such only provisionally, so the answer is `None` for the whole year.
    pub fn is_working_day(&self, date: Date) -> Option<bool> {
        let year = self.years.get(&date.year())?;
        Some(year.work.contains(&date) || (date.weekday() <= 5 && !year.rest.contains(&date)))
    }

    /// The last day of a period of `days` working days that begins on the day after `from`.
    ///
    /// In a year that is not announced Monday to Friday are counted and the answer is provisional.
    pub fn add_working_days(&self, from: Date, days: u32) -> Deadline {
        let mut deadline = Deadline { on: from, provisional: false };
        let mut left = days;
        while left > 0 {
            deadline.on = deadline.on.plus_days(1);
            let works = self.is_working_day(deadline.on);
            deadline.provisional |= works.is_none();
            if works.unwrap_or(deadline.on.weekday() <= 5) {
                left -= 1;
            }
        }
        deadline
    }

    /// Working days after `from` up to and including `to`; negative if `to` comes first, as "4 days late" needs it.
    pub fn working_days_between(&self, from: Date, to: Date) -> i64 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        let mut day = from;
        let mut count = 0;
        while day < to {
            day = day.plus_days(1);
            if self.is_working_day(day).unwrap_or(day.weekday() <= 5) {
                count += 1;
            }
        }
        count
    }
}

fn read_line(words: &[&str]) -> Option<(i16, bool, Date, Date)> {
    let [year, kind, days @ ..] = words else { return None };
    let year: i16 = year.parse().ok()?;
    let rest = match *kind {
        "rest" => true,
        "work" => false,
        _ => return None,
    };
    let date = |text: &str| {
        let (month, day) = text.split_once('-')?;
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    };
    let (first, last) = match days {
        [one] => (date(one)?, date(one)?),
        [first, last] => (date(first)?, date(last)?),
        _ => return None,
    };
    (first <= last).then_some((year, rest, first, last))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn holidays_and_make_up_days_of_2026() {
        let calendar = WorkCalendar::built_in();
        for (day, works) in [
            ("2026-02-14", true),  // a Saturday worked for the Spring Festival
            ("2026-02-16", false), // the Spring Festival
            ("2026-02-28", true),
            ("2026-09-20", true),
            ("2026-10-05", false),
            ("2026-11-23", true),
            ("2026-11-28", false), // an ordinary Saturday
        ] {
            assert_eq!(calendar.is_working_day(d(day)), Some(works), "{day}");
        }
    }

    #[test]
    fn five_working_days_over_the_national_holiday() {
        let calendar = WorkCalendar::built_in();
        let deadline = calendar.add_working_days(d("2026-09-29"), 5);
        assert_eq!(deadline, Deadline { on: d("2026-10-12"), provisional: false });
    }

    #[test]
    fn a_year_that_is_not_announced_is_said_to_be_so() {
        let calendar = WorkCalendar::built_in();
        assert_eq!(calendar.is_working_day(d("2027-01-04")), None);
        let deadline = calendar.add_working_days(d("2026-12-30"), 2);
        assert_eq!(deadline, Deadline { on: d("2027-01-01"), provisional: true });
        assert!(!calendar.announced(2027));
    }

    #[test]
    fn a_broken_line_is_named() {
        assert_eq!(WorkCalendar::parse("2026 rest 01-01\n2026 rset 01-02").unwrap_err(), CalendarError { line: 2 });
        assert!(WorkCalendar::parse("2026 rest 13-01").is_err());
        assert!(WorkCalendar::parse("2026 rest 02-03 02-01").is_err());
    }

    proptest! {
        #[test]
        fn counting_and_adding_agree(start in 19_800i64..20_700, days in 0u32..60) {
            let calendar = WorkCalendar::built_in();
            let from = Date::from_column(start);
            let deadline = calendar.add_working_days(from, days);
            prop_assert_eq!(calendar.working_days_between(from, deadline.on), i64::from(days));
            prop_assert_eq!(calendar.working_days_between(deadline.on, from), -i64::from(days));
        }
    }
}
