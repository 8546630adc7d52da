//! The numbers that the rules about Party organisations give, each with its clause: what the pack of the district says, or of a tower.

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

/// The numbers that apply where an organisation works: those of its tower, if it is one, which may be stricter than the
/// district's.
///
/// # Errors
/// The database's own failure.
pub fn at(tx: &mut Tx<'_, '_>, towers: &[BuildingId]) -> Result<Numbers> {
    match towers {
        [tower] => Ok(Numbers::from(&*policy::api::of(tx, *tower)?)),
        _ => current(tx),
    }
}

/// The numbers that apply in this district today.
///
/// # Errors
/// The database's own failure.
pub fn current(tx: &mut Tx<'_, '_>) -> Result<Numbers> {
    Ok(Numbers::from(&*policy::api::of_district(tx)?))
}
