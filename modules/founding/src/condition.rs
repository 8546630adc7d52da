//! The conditions for founding a committee (R62): a list of the pack. What the system can see it checks, the rest somebody
//! vouches for. No I/O.

use committees::api::LegalStatus;
use kernel::{Clause, Text};
use policy::api::{List, Pack};

use crate::{T, composition::Checked, state::Kind};

db::codes! {
    /// Who initiates.
    pub enum Side {
        /// 楼宇党组织
        Party = "party",
        /// 产权方
        Owner = "owner",
        /// 物业
        Property = "property",
        /// 企业
        Enterprise = "enterprise",
    }
}

/// How far one of the two documents is.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The tower has an edition in force: nobody writes it twice.
    pub in_force: bool,
    pub written: bool,
    /// The mandatory articles that the text lacks, with the clause of each.
    pub missing: Vec<(Text, Clause)>,
}

impl Draft {
    pub fn holds(&self) -> bool {
        if self.written { self.missing.is_empty() } else { self.in_force }
    }

    /// What the condition says: with the missing articles named, where there is a text.
    fn says(&self, item: &policy::api::Item, pack: &Pack) -> (Text, Clause) {
        match self.missing.first().filter(|_| self.written) {
            Some((_, clause)) => {
                let named = |l| i18n::Format(l).list(self.missing.iter().map(|(m, _)| m.get(l)));
                (Text::each(|l| T(l).lacks(item.text.get(l), named(l))), clause.clone())
            }
            None => (item.text.clone(), pack.clause(&item.clause)),
        }
    }
}

/// What the checks look at.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    pub kind: Kind,
    /// Each initiator, and whether it has declared its willingness.
    pub initiators: &'a [(Side, bool)],
    pub composition: &'a [Checked],
    /// The canonical name, borne by no other committee.
    pub named: bool,
    pub legal_status: Option<LegalStatus>,
    pub rules: &'a Draft,
    pub covenant: &'a Draft,
    /// The report on the term that ends; asked for in a renewal.
    pub has_report: bool,
    /// Conditions that somebody vouches for.
    pub attested: &'a [String],
}

/// A condition, and whether it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    pub id: String,
    pub met: bool,
    /// Somebody has to vouch for it.
    pub attestable: bool,
    pub text: Text,
    pub clause: Clause,
    /// The page on which it is mended, below the founding's own.
    pub mend: &'static str,
}

/// Whether the initiators are those that the rules ask for: Party organisation, owner or property manager, enterprises.
pub fn initiators_fit(initiators: &[(Side, bool)], enterprises: u32) -> bool {
    let count = |side| initiators.iter().filter(|(s, _)| *s == side).count();
    count(Side::Party) > 0
        && count(Side::Owner) + count(Side::Property) > 0
        && count(Side::Enterprise) >= usize::try_from(enterprises).unwrap_or(usize::MAX)
}

/// Every condition of the pack.
pub fn evaluate(pack: &Pack, facts: &Facts<'_>) -> Vec<Condition> {
    let renewal = facts.kind == Kind::Renewal;
    pack.list(List::Condition)
        // A committee that goes on has no initiators.
        .filter(|item| !(renewal && matches!(item.link.as_str(), "initiators" | "willingness")))
        .filter(|item| renewal || item.link != "report")
        .map(|item| {
            let (met, mend) = match item.link.as_str() {
                "initiators" => (initiators_fit(facts.initiators, pack.founding.enterprises_least.value), "initiators"),
                "willingness" => {
                    (!facts.initiators.is_empty() && facts.initiators.iter().all(|(_, w)| *w), "initiators")
                }
                "composition" => (facts.composition.iter().all(|c| c.kept), "members"),
                "name" => (facts.named, "draft"),
                "legal_status" => (facts.legal_status.is_some(), "draft"),
                "rules" => (facts.rules.holds(), "draft"),
                "covenant" => (facts.covenant.holds(), "draft"),
                "report" => (facts.has_report, "draft"),
                _ => (facts.attested.contains(&item.id), "attestations"),
            };
            let (text, clause) = match item.link.as_str() {
                "rules" => facts.rules.says(item, pack),
                "covenant" => facts.covenant.says(item, pack),
                _ => (item.text.clone(), pack.clause(&item.clause)),
            };
            Condition { id: item.id.clone(), met, attestable: mend == "attestations", text, clause, mend }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_party_the_house_and_three_firms_initiate() {
        use Side::{Enterprise, Owner, Party, Property};
        let of = |sides: &[Side]| initiators_fit(&sides.iter().map(|s| (*s, true)).collect::<Vec<_>>(), 3);
        assert!(of(&[Party, Owner, Enterprise, Enterprise, Enterprise]));
        assert!(of(&[Party, Property, Enterprise, Enterprise, Enterprise]));
        assert!(!of(&[Party, Property, Enterprise, Enterprise]));
        assert!(!of(&[Party, Enterprise, Enterprise, Enterprise]));
        assert!(!of(&[Owner, Property, Enterprise, Enterprise, Enterprise]));
    }

    #[test]
    fn each_condition_of_the_pack_is_met_by_what_it_asks_for_and_by_nothing_else() {
        use Side::{Enterprise, Owner, Party};
        let pack = policy::api::of_nobody();
        let attested: Vec<String> =
            pack.list(List::Condition).filter(|i| i.link.is_empty()).map(|i| i.id.clone()).collect();
        assert!(!attested.is_empty(), "something has to be vouched for");
        let initiators = [(Party, true), (Owner, true), (Enterprise, true), (Enterprise, true), (Enterprise, true)];
        let whole_draft = Draft { written: true, ..Draft::default() };
        let whole = Facts {
            kind: Kind::Founding,
            initiators: &initiators,
            composition: &[],
            named: true,
            legal_status: Some(LegalStatus::None),
            rules: &whole_draft,
            covenant: &whole_draft,
            has_report: false,
            attested: &attested,
        };
        let unmet = |facts: &Facts<'_>| -> Vec<String> {
            evaluate(&pack, facts).into_iter().filter(|c| !c.met).map(|c| c.id).collect()
        };
        assert_eq!(unmet(&whole), [""; 0]);
        let mut unwilling = initiators;
        unwilling[4].1 = false;
        assert_eq!(unmet(&Facts { initiators: &unwilling, ..whole.clone() }), ["willingness"]);
        assert_eq!(unmet(&Facts { initiators: &initiators[..4], ..whole.clone() }), ["initiators"]);
        assert_eq!(unmet(&Facts { named: false, ..whole.clone() }), ["name"]);
        assert_eq!(unmet(&Facts { legal_status: None, ..whole.clone() }), ["legal_status"]);
        let nothing = Draft::default();
        assert_eq!(unmet(&Facts { rules: &nothing, ..whole.clone() }), ["rules"]);
        assert_eq!(unmet(&Facts { covenant: &nothing, ..whole.clone() }), ["covenant"]);
        // What is in force is not written again; what is written all the same has to be whole.
        let in_force = Draft { in_force: true, ..Draft::default() };
        assert_eq!(unmet(&Facts { rules: &in_force, covenant: &in_force, ..whole.clone() }), [""; 0]);
        let lacking = |in_force| Draft {
            in_force,
            written: true,
            missing: vec![(Text::same("回避"), pack.clause("规则 11")), (Text::same("延期"), pack.clause("规则 14"))],
        };
        for in_force in [false, true] {
            let lacking = lacking(in_force);
            let found = evaluate(&pack, &Facts { rules: &lacking, ..whole.clone() });
            let rules = found.iter().find(|c| !c.met).unwrap();
            assert_eq!((rules.id.as_str(), &*rules.clause.id), ("rules", "规则 11"));
            assert!(rules.text.zh.contains("回避") && rules.text.zh.contains("延期"), "{}", rules.text.zh);
        }
        assert_eq!(unmet(&Facts { attested: &[], ..whole.clone() }), attested);
        let checked = crate::composition::check(&pack, &[]);
        assert_eq!(unmet(&Facts { composition: &checked, ..whole.clone() }), ["composition"]);
        let renewal = Facts { initiators: &[], kind: Kind::Renewal, ..whole };
        assert_eq!(unmet(&renewal), ["report"]);
        assert_eq!(unmet(&Facts { has_report: true, ..renewal }), [""; 0]);
    }
}
