//! What an article has decided (R64, I38). No I/O.

use kernel::{Date, ids};

ids! {
    /// A use of an article.
    pub CitationId(CitationMark) = "ctn";
}

db::codes! {
    /// What an article was applied in.
    pub enum CitationKind {
        /// A vote was counted by it.
        Ballot = "ballot",
        /// Members were told as early as it asks for.
        Notice = "notice",
        /// An item came on the agenda by its number of voices.
        Petition = "petition",
        /// A breach of it was reported.
        Breach = "breach",
        /// By hand: an item was settled or declined.
        Issue = "issue",
        /// By hand: a resolution says so.
        Resolution = "resolution",
        /// By hand: parties agreed on it.
        Agreement = "agreement",
        /// By hand: something else.
        Other = "other",
    }
}

impl CitationKind {
    /// Those that a person writes down.
    pub const BY_HAND: [CitationKind; 4] =
        [CitationKind::Issue, CitationKind::Resolution, CitationKind::Agreement, CitationKind::Other];
}

/// Whether an article in force since a day was not cited for so many months (I38).
pub fn asleep(since: Date, last_use: Option<Date>, today: Date, months: u32) -> bool {
    let from = last_use.map_or(since, |last| last.max(since));
    i32::try_from(months).is_ok_and(|m| from.plus_months(m) <= today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_sleeps_when_nobody_has_cited_it_for_so_long() {
        let day = |s: &str| s.parse::<Date>().unwrap();
        let today = day("2026-11-23");
        for (since, last, asleep_now) in [
            ("2025-11-23", None, true),
            ("2025-11-24", None, false),
            ("2024-01-01", Some("2025-11-23"), true),
            ("2024-01-01", Some("2026-03-01"), false),
            ("2026-03-01", Some("2025-01-01"), false),
        ] {
            assert_eq!(asleep(day(since), last.map(day), today, 12), asleep_now, "{since} {last:?}");
        }
    }
}
