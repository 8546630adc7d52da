//! Translations: `messages!` for each crate's own texts, and the dates, spans and amounts that all of them share.

// `messages!` names this crate, here too.
extern crate self as i18n;

pub use i18n_macros::messages;
use kernel::{Date, Locale, Timestamp};

messages!("i18n");

/// What a message may choose its variant by.
pub trait Number {
    fn number(&self) -> i64;
}

macro_rules! numbers {
    ($($t:ty),*) => { $(impl Number for $t {
        fn number(&self) -> i64 {
            i64::try_from(*self).unwrap_or(i64::MAX)
        }
    })* };
}

numbers!(i64, i32, u64, u32, u16, u8, usize);

/// A number that is written already, such as an amount; what is no whole number is many.
impl Number for str {
    fn number(&self) -> i64 {
        self.parse().unwrap_or(i64::MAX)
    }
}

impl Number for String {
    fn number(&self) -> i64 {
        self.as_str().number()
    }
}

impl<T: Number + ?Sized> Number for &T {
    fn number(&self) -> i64 {
        (**self).number()
    }
}

/// Dates, spans and amounts in one language.
#[derive(Debug, Clone, Copy)]
pub struct Format(pub Locale);

impl Format {
    /// `11月28日`, `28 November`.
    pub fn date(self, date: Date) -> String {
        T(self.0).date_short(i64::from(date.month()), date.day())
    }

    /// `2026年11月28日`, `28 November 2026`.
    pub fn date_long(self, date: Date) -> String {
        T(self.0).date_long(date.year(), i64::from(date.month()), date.day())
    }

    /// The short date, with the year where it is not `today`'s.
    pub fn date_near(self, date: Date, today: Date) -> String {
        if date.year() == today.year() { self.date(date) } else { self.date_long(date) }
    }

    /// `11月28日（周六）`, `Saturday 28 November`.
    pub fn date_weekday(self, date: Date) -> String {
        T(self.0).date_weekday(i64::from(date.month()), date.day(), self.weekday(date))
    }

    pub fn weekday(self, date: Date) -> &'static str {
        let t = T(self.0);
        match date.weekday() {
            1 => t.weekday_1(),
            2 => t.weekday_2(),
            3 => t.weekday_3(),
            4 => t.weekday_4(),
            5 => t.weekday_5(),
            6 => t.weekday_6(),
            _ => t.weekday_7(),
        }
    }

    /// `11月28日（周六）9:30`.
    pub fn moment(self, at: Timestamp) -> String {
        let gap = if self.0 == Locale::Zh { "" } else { ", " };
        format!("{}{gap}{}", self.date_weekday(at.date()), self.time(at))
    }

    /// `9:30`.
    pub fn time(self, at: Timestamp) -> String {
        let (hour, minute) = at.hour_minute();
        format!("{hour}:{minute:02}")
    }

    /// `3 个工作日`, `3 working days`.
    pub fn working_days(self, days: i64) -> String {
        T(self.0).working_days(days)
    }

    /// `7 天`, `7 days`.
    pub fn days(self, days: i64) -> String {
        T(self.0).days(days)
    }

    /// `逾期 4 天`: how long a date has been broken, in working days.
    pub fn late(self, days: i64) -> String {
        T(self.0).late_days(days)
    }

    /// `今天`, `3 天后到期`: working days left.
    pub fn due_in(self, days: i64) -> String {
        if days == 0 { T(self.0).today().to_owned() } else { T(self.0).due_in_days(days) }
    }

    /// `规则 9`, `Rule 9`: a clause of the rules or of a law by its id.
    pub fn clause(self, id: impl AsRef<str>) -> String {
        let (id, t) = (id.as_ref(), T(self.0));
        let (source, number) = id.rsplit_once(' ').unwrap_or((id, ""));
        match source {
            "规则" => t.clause_rule(number),
            "民法典" => t.clause_civil_code(number),
            "营商条例" => t.clause_business(number),
            "支部条例" => t.clause_branch(number),
            "党章" => t.clause_constitution(number),
            "任期意见" => t.clause_terms().to_owned(),
            "工会法" => t.clause_union(number),
            "楼宇党建" => t.clause_party(number),
            // What a tower's own documents say; in Chinese their names say it.
            of_tower if self.0 == Locale::En && of_tower.ends_with('则') => t.clause_procedure(number),
            of_tower if self.0 == Locale::En && of_tower.ends_with('约') => t.clause_covenant(number),
            _ => id.to_owned(),
        }
    }

    /// `八层、十二层`, `8F, 12F`.
    pub fn list(self, items: impl IntoIterator<Item = impl AsRef<str>>) -> String {
        let mut items = items.into_iter();
        let first = items.next().map_or(String::new(), |item| item.as_ref().to_owned());
        items.fold(first, |before, next| T(self.0).list_more(before, next.as_ref()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_spans_in_both_languages() {
        let date = Date::new(2026, 11, 28).unwrap();
        let (zh, en) = (Format(Locale::Zh), Format(Locale::En));
        assert_eq!(zh.date(date), "11月28日");
        assert_eq!(en.date(date), "28 November");
        assert_eq!(zh.moment(date.at(9, 30)), "11月28日（周六）9:30");
        assert_eq!(en.moment(date.at(9, 30)), "Saturday 28 November, 9:30");
        assert_eq!(zh.late(4), "逾期 4 天");
        assert_eq!(en.late(1), "1 working day late");
        assert_eq!(en.working_days(3), "3 working days");
        assert_eq!(zh.due_in(0), "今天");
        assert_eq!(zh.list(["报事", "议事", "办事"]), "报事、议事、办事");
        assert_eq!(en.list(["one", "two"]), "one, two");
        assert_eq!(en.list([""; 0]), "");
        assert_eq!((zh.clause("规则 9"), en.clause("规则 9")), ("规则 9".into(), "Rule 9".into()));
        assert_eq!(en.clause("K14"), "K14");
    }
}
