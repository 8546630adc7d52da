//! The numbers that the rules about Party organisations give, each with its clause: what the pack of the district says, or of a tower.

use std::sync::Arc;

use kernel::{BuildingId, Clause, Result};
use ledger::Tx;
use policy::api::{Pack, Rule};

/// A number with the clause that it comes from.
#[derive(Debug, Clone)]
pub struct Number {
    pub value: u32,
    pub clause: Clause,
}

/// The numbers of a district.
#[derive(Debug, Clone)]
pub struct Numbers {
    /// Full members from which a firm has a branch of its own (K01).
    pub branch_least: Number,
    /// Units that a joint branch covers at most.
    pub joint_most: Number,
    /// Months that works or a project last for a branch of their own (K01).
    pub project_months: Number,
    /// Members that a branch has at most.
    pub branch_most: Number,
    /// Full members from which a branch has a committee (K02).
    pub board_least: Number,
    /// Deputies that an organisation has at most (K02).
    pub deputy_most: Number,
    /// Members from which there is a general branch, and a committee (K03).
    pub general_least: Number,
    pub committee_least: Number,
    /// Trade union members from which a firm has a union committee (K05).
    pub union_least: Number,
    /// Days that a secretary's post may be vacant.
    pub vacancy_days: Number,
    /// Days that somebody may act for a secretary.
    pub acting_days: Number,
    /// Years of a term: of a committee, of a general branch, of a branch.
    pub committee_years: Number,
    pub general_years: Number,
    pub branch_years: Number,
    /// The fewest declarations of which a sum is shown.
    pub declared_least: Number,
    /// Days in which a duty must have left a trace.
    pub duty_days: Number,
    /// Days after which a number of members is old.
    pub count_days: Number,
    /// Years in the Party of a secretary.
    pub secretary_years: Number,
    /// A branch in a firm needs the firm's willingness in writing; each level stands under the next one.
    pub in_writing: bool,
    pub in_levels: bool,
    pub willingness: Clause,
    pub superior: Clause,
}

impl From<&Pack> for Numbers {
    fn from(pack: &Pack) -> Self {
        let rules = &pack.party;
        let number = |rule: &Rule<u32>| Number { value: rule.value, clause: pack.clause(&rule.clause) };
        Self {
            branch_least: number(&rules.branch_least),
            joint_most: number(&rules.joint_most),
            project_months: number(&rules.project_months),
            branch_most: number(&rules.branch_most),
            board_least: number(&rules.board_least),
            deputy_most: number(&rules.deputy_most),
            general_least: number(&rules.general_least),
            committee_least: number(&rules.committee_least),
            union_least: number(&rules.union_least),
            vacancy_days: number(&rules.vacancy_days),
            acting_days: number(&rules.acting_days),
            committee_years: number(&rules.committee_years),
            general_years: number(&rules.general_years),
            branch_years: number(&rules.branch_years),
            declared_least: number(&rules.declared_least),
            duty_days: number(&rules.duty_days),
            count_days: number(&rules.count_days),
            secretary_years: number(&rules.secretary_years),
            in_writing: rules.willingness.value,
            in_levels: rules.levels.value,
            willingness: pack.clause(&rules.willingness.clause),
            superior: pack.clause(&rules.levels.clause),
        }
    }
}

impl Default for Numbers {
    /// Those of a district that has issued no rules of its own.
    fn default() -> Self {
        Self::from(&*policy::api::of_nobody())
    }
}

/// The rules that apply where an organisation works: those of its tower, if it is one, which may be stricter than the
/// district's.
///
/// # Errors
/// The database's own failure.
pub fn pack(tx: &mut Tx<'_, '_>, towers: &[BuildingId]) -> Result<Arc<Pack>> {
    match towers {
        [tower] => policy::api::of(tx, *tower),
        _ => policy::api::of_district(tx),
    }
}

/// The numbers of these rules.
///
/// # Errors
/// The database's own failure.
pub fn at(tx: &mut Tx<'_, '_>, towers: &[BuildingId]) -> Result<Numbers> {
    Ok(Numbers::from(&*pack(tx, towers)?))
}

/// The numbers that apply in this district today.
///
/// # Errors
/// The database's own failure.
pub fn current(tx: &mut Tx<'_, '_>) -> Result<Numbers> {
    Ok(Numbers::from(&*policy::api::of_district(tx)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every rule with another value than the draft proposal's, and where it arrives.
    type Change = (&'static str, &'static str, fn(&Numbers) -> u32);

    const CHANGES: &[Change] = &[
        ("party.branch_least", "4", |n| n.branch_least.value),
        ("party.joint_most", "6", |n| n.joint_most.value),
        ("party.branch_most", "40", |n| n.branch_most.value),
        ("party.project_months", "8", |n| n.project_months.value),
        ("party.board_least", "8", |n| n.board_least.value),
        ("party.deputy_most", "2", |n| n.deputy_most.value),
        ("party.general_least", "60", |n| n.general_least.value),
        ("party.committee_least", "120", |n| n.committee_least.value),
        ("party.union_least", "30", |n| n.union_least.value),
        ("party.committee_years", "4", |n| n.committee_years.value),
        ("party.general_years", "4", |n| n.general_years.value),
        ("party.branch_years", "2", |n| n.branch_years.value),
        ("party.secretary_years", "2", |n| n.secretary_years.value),
        ("party.levels", "false", |n| u32::from(n.in_levels)),
        ("party.willingness", "false", |n| u32::from(n.in_writing)),
        ("party.vacancy_days", "30", |n| n.vacancy_days.value),
        ("party.acting_days", "90", |n| n.acting_days.value),
        ("party.declared_least", "9", |n| n.declared_least.value),
        ("party.duty_days", "180", |n| n.duty_days.value),
        ("party.count_days", "90", |n| n.count_days.value),
    ];

    /// The rules with another number. Most of these are law, which no city's guidance changes: the law itself is another one.
    fn changed(rule: &str, value: &str) -> Numbers {
        let model = include_str!("../../policy/packs/default.toml");
        let name = rule.trim_start_matches("party.");
        let (before, party) = model.split_once("\n[party]\n").expect("the section");
        let at = party.find(&format!("{name} = {{ value = ")).expect("the rule");
        let (kept, line) = party.split_at(at);
        let (line, after) = line.split_once(',').expect("its clause");
        let (key, _) = line.rsplit_once(' ').expect("its value");
        let text = format!("{before}\n[party]\n{kept}{key} {value},{after}");
        Numbers::from(&policy::api::Pack::of(&policy::api::read(&text).expect("a document")).expect("every rule"))
    }

    #[test]
    fn every_number_is_the_rules_own() {
        let plain = Numbers::default();
        for (rule, value, of) in CHANGES {
            let expected = value.parse().unwrap_or(0);
            assert_eq!(of(&changed(rule, value)), expected, "{rule}");
            assert_ne!(of(&plain), expected, "{rule}");
        }
        let all = policy::api::of_nobody().lines();
        let mine: Vec<&str> = all.iter().map(|l| l.name.as_str()).filter(|n| n.starts_with("party.")).collect();
        assert!(mine.iter().all(|n| CHANGES.iter().any(|c| c.0 == *n)), "{mine:?}");
    }

    #[test]
    fn what_is_advised_goes_by_the_numbers() {
        use registry::api::Tier;

        use crate::advice::{Advice, Form, Known, Warning, advise, needs_union};
        let known =
            |full, firms, months| Known { full, probationary: 0, firms, towers: 1, months, tier: Tier::Ordinary };
        let ask = |numbers: &Numbers, full: u32, firms: u32| -> Advice { advise(&known(full, firms, None), numbers) };
        let plain = Numbers::default();
        let form =
            |rule: &str, value: &str, full: u32| (ask(&plain, full, 1).form, ask(&changed(rule, value), full, 1).form);
        assert_eq!(form("party.branch_least", "4", 3), (Form::Branch, Form::WithNeighbours));
        assert_eq!(form("party.general_least", "60", 55), (Form::GeneralBranch, Form::Branch));
        assert_eq!(form("party.committee_least", "120", 110), (Form::Committee, Form::GeneralBranch));
        let works = |numbers: &Numbers| advise(&known(3, 1, Some(7)), numbers).form;
        let longer = changed("party.project_months", "8");
        assert_eq!((works(&plain), works(&longer)), (Form::Branch, Form::TemporaryBranch));
        let board = |numbers: &Numbers| ask(numbers, 7, 1).board;
        assert_eq!((board(&plain), board(&changed("party.board_least", "8"))), (true, false));
        let warns = |numbers: &Numbers, full, firms, what: &dyn Fn(&Warning) -> bool| {
            ask(numbers, full, firms).warnings.iter().any(|(w, _)| what(w))
        };
        let many_firms = |w: &Warning| matches!(w, Warning::ManyFirms);
        let joint = |n: &Numbers| warns(n, 5, 6, &many_firms);
        assert_eq!((joint(&plain), joint(&changed("party.joint_most", "6"))), (true, false));
        let many_members = |w: &Warning| matches!(w, Warning::ManyMembers);
        let large = |n: &Numbers| warns(n, 45, 1, &many_members);
        assert_eq!((large(&plain), large(&changed("party.branch_most", "40"))), (false, true));
        let union = |n: &Numbers| needs_union(27, false, n);
        assert_eq!((union(&plain), union(&changed("party.union_least", "30"))), (true, false));
    }

    #[test]
    fn terms_go_by_the_numbers() {
        use crate::{post::years, unit::UnitKind};
        let of = |kind, rule: &str, value: &str| {
            (years(kind, &Numbers::default()).value, years(kind, &changed(rule, value)).value)
        };
        assert_eq!(of(UnitKind::TowerCommittee, "party.committee_years", "4"), (5, 4));
        assert_eq!(of(UnitKind::TowerGeneral, "party.general_years", "4"), (3, 4));
        assert_eq!(of(UnitKind::JointBranch, "party.branch_years", "2"), (3, 2));
    }
}
