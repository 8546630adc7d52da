//! Which kind of Party organisation should be set up (设置建议, R06): a suggestion with the number that decided it, the
//! clause, and how far the next boundary is. People decide.

use kernel::Clause;
use registry::api::Tier;

use crate::numbers::{Number, Numbers};

/// What is known, or typed in as a what-if.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    pub full: u32,
    pub probationary: u32,
    /// Firms that it would cover.
    pub firms: u32,
    pub towers: u32,
    /// For works or a project: how many months they last.
    pub months: Option<u32>,
    pub tier: Tier,
}

impl Known {
    pub const fn members(&self) -> u32 {
        self.full.saturating_add(self.probationary)
    }
}

db::codes! {
    /// What is suggested.
    pub enum Form {
        /// Nobody to form one with yet: a contact, an organiser.
        Contact = "contact",
        /// Too few alone: a joint branch with neighbours.
        WithNeighbours = "with_neighbours",
        Branch = "branch",
        /// For works that are too short for a branch of their own.
        TemporaryBranch = "temporary_branch",
        JointBranch = "joint_branch",
        GeneralBranch = "general_branch",
        Committee = "committee",
    }
}

db::codes! {
    /// Which number decided, or will decide next.
    pub enum By {
        /// Full members.
        Full = "full",
        /// Full and probationary members.
        Members = "members",
        /// Months of works or a project.
        Months = "months",
    }
}

db::codes! {
    /// What should be looked at; none of it stands in the way (K03).
    pub enum Warning {
        /// Generally no more firms than this in a joint branch.
        ManyFirms = "many_firms",
        /// Generally no more members than this in a branch.
        ManyMembers = "many_members",
        /// By need as well as number, and with the superior's approval.
        ByNeed = "by_need",
        /// A key building is expected to have one.
        KeyBuilding = "key_building",
        /// Over several towers: agree first to whom it belongs.
        SeveralTowers = "several_towers",
    }
}

/// The next boundary: at how many of what, how many more, and what it brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    pub by: By,
    pub at: u32,
    pub more: u32,
    pub brings: Brings,
}

db::codes! {
    /// What a boundary brings.
    pub enum Brings {
        Branch = "branch",
        Board = "board",
        GeneralBranch = "general_branch",
        Committee = "committee",
    }
}

/// A suggestion.
#[derive(Debug, Clone)]
pub struct Advice {
    pub form: Form,
    /// Over several towers together.
    pub joint_towers: bool,
    /// The branch has a committee of its own (支委会).
    pub board: bool,
    pub by: By,
    /// How many there are, and the boundary that they met or missed.
    pub count: u32,
    pub boundary: u32,
    pub clause: Clause,
    pub next: Option<Next>,
    pub warnings: Vec<(Warning, Clause)>,
}

/// What should be set up.
pub fn advise(known: &Known, numbers: &Numbers) -> Advice {
    let (full, members) = (known.full, known.members());
    let meets = |number: &Number, count: u32| count >= number.value;
    let decided = |by, number: &Number| {
        let count = match by {
            By::Full => full,
            By::Members => members,
            By::Months => known.months.unwrap_or(0),
        };
        (by, count, number.value, number.clause.clone())
    };
    let branch = if known.firms > 1 { Form::JointBranch } else { Form::Branch };
    let (form, (by, count, boundary, clause)) = if meets(&numbers.committee_least, members) {
        (Form::Committee, decided(By::Members, &numbers.committee_least))
    } else if meets(&numbers.general_least, members) {
        (Form::GeneralBranch, decided(By::Members, &numbers.general_least))
    } else if let (Some(months), true) = (known.months, meets(&numbers.branch_least, full)) {
        let long = meets(&numbers.project_months, months);
        (if long { branch } else { Form::TemporaryBranch }, decided(By::Months, &numbers.project_months))
    } else if meets(&numbers.branch_least, full) {
        (branch, decided(By::Full, &numbers.branch_least))
    } else if members > 0 {
        let (by, count, boundary, _) = decided(By::Full, &numbers.branch_least);
        (Form::WithNeighbours, (by, count, boundary, numbers.joint_most.clause.clone()))
    } else {
        (Form::Contact, decided(By::Full, &numbers.branch_least))
    };
    let is_branch = matches!(form, Form::Branch | Form::JointBranch);
    Advice {
        form,
        joint_towers: known.towers > 1,
        board: is_branch && meets(&numbers.board_least, full),
        by,
        count,
        boundary,
        clause,
        next: next(full, members, numbers),
        warnings: warnings(known, form, numbers),
    }
}

/// The nearest boundary that is not reached; of two that are as near, the one of more members.
fn next(full: u32, members: u32, numbers: &Numbers) -> Option<Next> {
    let boundaries = [
        (By::Full, full, &numbers.branch_least, Brings::Branch),
        (By::Full, full, &numbers.board_least, Brings::Board),
        (By::Members, members, &numbers.general_least, Brings::GeneralBranch),
        (By::Members, members, &numbers.committee_least, Brings::Committee),
    ];
    // A branch's own committee means nothing where it is a general branch already.
    let grown = members >= numbers.general_least.value;
    let open = boundaries.into_iter().filter(|(_, count, number, brings)| {
        *count < number.value && !(grown && matches!(brings, Brings::Branch | Brings::Board))
    });
    open.map(|(by, count, number, brings)| Next { by, at: number.value, more: number.value - count, brings })
        .min_by_key(|n| (n.more, std::cmp::Reverse(n.at)))
}

fn warnings(known: &Known, form: Form, numbers: &Numbers) -> Vec<(Warning, Clause)> {
    let mut warnings = Vec::new();
    if matches!(form, Form::JointBranch | Form::WithNeighbours) && known.firms > numbers.joint_most.value {
        warnings.push((Warning::ManyFirms, numbers.joint_most.clause.clone()));
    }
    if matches!(form, Form::Branch | Form::JointBranch) && known.members() > numbers.branch_most.value {
        warnings.push((Warning::ManyMembers, numbers.branch_most.clause.clone()));
    }
    if matches!(form, Form::GeneralBranch | Form::Committee) {
        warnings.push((Warning::ByNeed, numbers.general_least.clause.clone()));
    }
    if matches!(form, Form::Contact | Form::WithNeighbours) && known.tier != Tier::Ordinary {
        warnings.push((Warning::KeyBuilding, numbers.superior.clone()));
    }
    if known.towers > 1 {
        warnings.push((Warning::SeveralTowers, numbers.superior.clone()));
    }
    warnings
}

/// Whether a firm of so many union members without a union is told to found one (R88).
pub fn needs_union(union_members: u32, has_union: bool, numbers: &Numbers) -> bool {
    !has_union && union_members >= numbers.union_least.value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(full: u32, probationary: u32, firms: u32, towers: u32) -> Known {
        Known { full, probationary, firms, towers, months: None, tier: Tier::Ordinary }
    }

    #[test]
    fn the_boundaries_of_one_firm() {
        let numbers = Numbers::default();
        let table = [
            // full, probationary, form, has a board, boundary, next at, more
            (0, 0, Form::Contact, false, 3, Some((3, 3))),
            (2, 0, Form::WithNeighbours, false, 3, Some((3, 1))),
            (2, 40, Form::WithNeighbours, false, 3, Some((3, 1))),
            (3, 0, Form::Branch, false, 3, Some((7, 4))),
            (6, 0, Form::Branch, false, 3, Some((7, 1))),
            (7, 0, Form::Branch, true, 3, Some((50, 43))),
            (48, 0, Form::Branch, true, 3, Some((50, 2))),
            (49, 0, Form::Branch, true, 3, Some((50, 1))),
            (50, 0, Form::GeneralBranch, false, 50, Some((100, 50))),
            (40, 10, Form::GeneralBranch, false, 50, Some((100, 50))),
            (99, 0, Form::GeneralBranch, false, 50, Some((100, 1))),
            (100, 0, Form::Committee, false, 100, None),
            (2, 98, Form::Committee, false, 100, None),
        ];
        for (full, probationary, form, board, boundary, next) in table {
            let advice = advise(&known(full, probationary, 1, 1), &numbers);
            let row = format!("{full}+{probationary}");
            assert_eq!(advice.form, form, "{row}");
            assert_eq!((advice.board, advice.boundary), (board, boundary), "{row}");
            assert_eq!(advice.next.map(|n| (n.at, n.more)), next, "{row}");
            assert!(!advice.clause.text.zh.is_empty() && !advice.joint_towers);
        }
    }

    #[test]
    fn several_firms_make_a_joint_branch_and_several_towers_a_joint_one() {
        let numbers = Numbers::default();
        let table = [
            (3, 2, 1, Form::JointBranch, vec![]),
            (3, 5, 1, Form::JointBranch, vec![]),
            (3, 6, 1, Form::JointBranch, vec![Warning::ManyFirms]),
            (2, 6, 1, Form::WithNeighbours, vec![Warning::ManyFirms]),
            (79, 70, 1, Form::GeneralBranch, vec![Warning::ByNeed]),
            (120, 70, 2, Form::Committee, vec![Warning::ByNeed, Warning::SeveralTowers]),
        ];
        for (full, firms, towers, form, warnings) in table {
            let advice = advise(&known(full, 0, firms, towers), &numbers);
            assert_eq!(advice.form, form, "{full} in {firms}");
            assert_eq!(advice.warnings.iter().map(|(w, _)| *w).collect::<Vec<_>>(), warnings, "{full} in {firms}");
            assert_eq!(advice.joint_towers, towers > 1);
        }
        let key = Known { tier: Tier::Key, ..known(1, 0, 1, 1) };
        assert_eq!(advise(&key, &numbers).warnings[0].0, Warning::KeyBuilding);
    }

    #[test]
    fn works_of_six_months_have_a_branch_and_shorter_ones_a_temporary_one() {
        let numbers = Numbers::default();
        let table = [
            (3, 5, Form::TemporaryBranch, By::Months, 6, "支部条例 2"),
            (3, 6, Form::Branch, By::Months, 6, "支部条例 2"),
            (3, 0, Form::TemporaryBranch, By::Months, 6, "支部条例 2"),
            (2, 6, Form::WithNeighbours, By::Full, 3, "支部条例 2"),
            (50, 6, Form::GeneralBranch, By::Members, 50, "党章 30"),
        ];
        for (full, months, form, by, boundary, clause) in table {
            let advice = advise(&Known { months: Some(months), ..known(full, 0, 1, 1) }, &numbers);
            assert_eq!((advice.form, advice.by, advice.boundary), (form, by, boundary), "{full} for {months} months");
            assert_eq!(advice.clause.id, clause, "{full} for {months} months");
        }
    }

    #[test]
    fn each_answer_cites_its_own_clause() {
        let numbers = Numbers::default();
        for (full, id) in [(2, "支部条例 2"), (3, "支部条例 2"), (50, "党章 30"), (100, "党章 30")] {
            assert_eq!(advise(&known(full, 0, 1, 1), &numbers).clause.id, id);
        }
    }

    #[test]
    fn the_twenty_fifth_member_asks_for_a_union() {
        let numbers = Numbers::default();
        assert!(!needs_union(24, false, &numbers));
        assert!(needs_union(25, false, &numbers));
        assert!(!needs_union(25, true, &numbers));
    }
}
