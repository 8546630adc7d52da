//! The conditions for founding a committee (R62): a list of the pack. What the system can see it checks, the rest somebody
//! vouches for. No I/O.

use committees::api::LegalStatus;
use kernel::{Clause, Text};
use policy::api::{List, Pack};

use crate::{composition::Checked, state::Kind};

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
    pub has_rules: bool,
    pub has_covenant: bool,
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
        .map(|item| {
            let (met, mend) = match item.link.as_str() {
                "initiators" => (initiators_fit(facts.initiators, pack.founding.enterprises_least.value), "initiators"),
                "willingness" => {
                    (!facts.initiators.is_empty() && facts.initiators.iter().all(|(_, w)| *w), "initiators")
                }
                "composition" => (facts.composition.iter().all(|c| c.kept), "members"),
                "name" => (facts.named, "draft"),
                "legal_status" => (facts.legal_status.is_some(), "draft"),
                "rules" => (facts.has_rules, "draft"),
                "covenant" => (facts.has_covenant, "draft"),
                _ => (facts.attested.contains(&item.id), "attestations"),
            };
            Condition {
                id: item.id.clone(),
                met,
                attestable: mend == "attestations",
                text: item.text.clone(),
                clause: pack.clause(&item.clause),
                mend,
            }
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
        let whole = Facts {
            kind: Kind::Founding,
            initiators: &initiators,
            composition: &[],
            named: true,
            legal_status: Some(LegalStatus::None),
            has_rules: true,
            has_covenant: true,
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
        assert_eq!(unmet(&Facts { has_rules: false, ..whole.clone() }), ["rules"]);
        assert_eq!(unmet(&Facts { has_covenant: false, ..whole.clone() }), ["covenant"]);
        assert_eq!(unmet(&Facts { attested: &[], ..whole.clone() }), attested);
        let checked = crate::composition::check(&pack, &[]);
        assert_eq!(unmet(&Facts { composition: &checked, ..whole.clone() }), ["composition"]);
        assert_eq!(unmet(&Facts { initiators: &[], kind: Kind::Renewal, ..whole }), [""; 0]);
    }
}
