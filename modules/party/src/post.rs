//! Posts of a Party organisation: what they ask of somebody, how long they are held, how long they may be vacant (R75).

use kernel::Date;

use crate::{
    numbers::{Number, Numbers},
    unit::UnitKind,
};

db::codes! {
    /// A post.
    pub enum PostKind {
        /// 书记
        Secretary = "secretary",
        /// 副书记
        Deputy = "deputy",
        /// 委员
        Member = "member",
        /// 组织员
        Organiser = "organiser",
    }
}

db::codes! {
    /// Where a tenure stands.
    pub enum TenureState {
        /// The superior has to decide.
        Proposed = "proposed",
        /// The superior said yes; it begins on its day.
        Approved = "approved",
        Held = "held",
        Ended = "ended",
    }
}

db::codes! {
    /// What a post asks of somebody.
    pub enum Requirement {
        /// A full member of the Party.
        FullMember = "full_member",
        /// A member for a year or more.
        YearInParty = "year_in_party",
        /// Looked at by the organisation that proposes.
        Reviewed = "reviewed",
        /// Works in the tower or for the firm, or was posted there by the superior.
        WorksHere = "works_here",
        /// Is not the secretary of another organisation.
        NoOtherPost = "no_other_post",
    }
}

impl PostKind {
    /// Reads the word of a spreadsheet.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word.trim() {
            "书记" | "党委书记" | "支部书记" | "总支书记" => PostKind::Secretary,
            "副书记" => PostKind::Deputy,
            "委员" | "支部委员" => PostKind::Member,
            "组织员" | "党务工作者" => PostKind::Organiser,
            other => return Self::from_code(other),
        })
    }

    /// How many may hold it at a time; any number if 0.
    pub fn most(self, numbers: &Numbers) -> usize {
        match self {
            PostKind::Secretary => 1,
            PostKind::Deputy => usize::try_from(numbers.deputy_most.value).unwrap_or(usize::MAX),
            PostKind::Member | PostKind::Organiser => 0,
        }
    }

    /// What it asks for, in the order of a checklist.
    pub const fn requirements(self) -> &'static [Requirement] {
        use Requirement::{FullMember, NoOtherPost, Reviewed, WorksHere, YearInParty};
        match self {
            PostKind::Secretary => &[FullMember, YearInParty, Reviewed, WorksHere, NoOtherPost],
            PostKind::Deputy => &[FullMember, YearInParty, Reviewed, WorksHere],
            PostKind::Member => &[FullMember, Reviewed, WorksHere],
            PostKind::Organiser => &[Reviewed],
        }
    }
}

/// What is known of somebody who is proposed. What only the organisation knows is confirmed by it, not stored of the person.
#[derive(Debug, Clone, Copy, Default)]
pub struct Candidate {
    pub full_member: bool,
    pub year_in_party: bool,
    pub reviewed: bool,
    pub works_here: bool,
    /// Posted there by the superior.
    pub posted: bool,
    pub secretary_elsewhere: bool,
}

/// What somebody lacks for a post; nothing if qualified.
pub fn unmet(post: PostKind, candidate: &Candidate) -> Vec<Requirement> {
    let met = |requirement: &Requirement| match requirement {
        Requirement::FullMember => candidate.full_member,
        Requirement::YearInParty => candidate.year_in_party,
        Requirement::Reviewed => candidate.reviewed,
        Requirement::WorksHere => candidate.works_here || candidate.posted,
        Requirement::NoOtherPost => !candidate.secretary_elsewhere,
    };
    post.requirements().iter().copied().filter(|r| !met(r)).collect()
}

/// The years of a term.
pub fn years(kind: UnitKind, numbers: &Numbers) -> &Number {
    match kind {
        UnitKind::Region | UnitKind::Community | UnitKind::TowerCommittee => &numbers.committee_years,
        UnitKind::TowerGeneral => &numbers.general_years,
        UnitKind::Branch | UnitKind::JointBranch | UnitKind::Group => &numbers.branch_years,
    }
}

/// The last day of a term that begins on a day.
pub fn term_end(kind: UnitKind, from: Date, numbers: &Numbers) -> Date {
    let months = i32::try_from(years(kind, numbers).value * 12).unwrap_or(i32::MAX);
    from.plus_months(months).plus_days(-1)
}

/// How long a post has been vacant, and whether that is longer than the rules allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vacancy {
    pub days: i64,
    pub late: bool,
    /// The last day on which it may be vacant.
    pub until: Date,
}

pub fn vacancy(since: Date, today: Date, most: u32) -> Vacancy {
    let until = since.plus_days(i64::from(most));
    Vacancy { days: today.days_since(since).max(0), late: today > until, until }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit() -> Candidate {
        Candidate { full_member: true, year_in_party: true, reviewed: true, works_here: true, ..Candidate::default() }
    }

    #[test]
    fn whoever_is_not_qualified_is_told_why() {
        type Change = fn(&mut Candidate);
        let table: [(PostKind, Change, &[Requirement]); 9] = [
            (PostKind::Secretary, |_| {}, &[]),
            (PostKind::Secretary, |c| c.full_member = false, &[Requirement::FullMember]),
            (PostKind::Secretary, |c| c.year_in_party = false, &[Requirement::YearInParty]),
            (PostKind::Secretary, |c| c.reviewed = false, &[Requirement::Reviewed]),
            (PostKind::Secretary, |c| c.works_here = false, &[Requirement::WorksHere]),
            (
                PostKind::Secretary,
                |c| {
                    c.works_here = false;
                    c.posted = true;
                },
                &[],
            ),
            (PostKind::Secretary, |c| c.secretary_elsewhere = true, &[Requirement::NoOtherPost]),
            (PostKind::Deputy, |c| c.secretary_elsewhere = true, &[]),
            (PostKind::Organiser, |c| *c = Candidate { reviewed: true, ..Candidate::default() }, &[]),
        ];
        for (n, (post, change, expected)) in table.into_iter().enumerate() {
            let mut candidate = fit();
            change(&mut candidate);
            assert_eq!(unmet(post, &candidate), expected, "row {n}");
        }
        assert_eq!(unmet(PostKind::Secretary, &Candidate::default()).len(), 4);
    }

    #[test]
    fn a_vacancy_is_late_after_its_last_day() {
        let day = |s: &str| s.parse::<Date>().unwrap();
        let since = day("2026-01-01");
        for (today, days, late) in [("2026-01-01", 0, false), ("2026-03-02", 60, false), ("2026-03-03", 61, true)] {
            let found = vacancy(since, day(today), 60);
            assert_eq!((found.days, found.late), (days, late), "{today}");
        }
    }

    #[test]
    fn terms_are_of_five_and_three_years() {
        let numbers = Numbers::default();
        let from: Date = "2026-03-01".parse().unwrap();
        let end = |kind| term_end(kind, from, &numbers).to_string();
        assert_eq!(end(UnitKind::TowerCommittee), "2031-02-28");
        assert_eq!(end(UnitKind::TowerGeneral), "2029-02-28");
        assert_eq!(end(UnitKind::Branch), "2029-02-28");
    }
}
