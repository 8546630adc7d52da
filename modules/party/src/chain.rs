//! The chain of five levels (R72) as a whole: who stands under whom, what is below, and where it is broken.

use std::collections::{BTreeMap, HashMap};

use kernel::BuildingId;

use crate::unit::{UnitId, UnitKind, may_stand_under};

/// What the chain knows of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub id: UnitId,
    pub kind: UnitKind,
    pub name: String,
    pub superior: Option<UnitId>,
    pub dissolved: bool,
    pub towers: Vec<BuildingId>,
}

db::codes! {
    /// How the chain is broken at an organisation.
    pub enum Fault {
        /// It stands under nobody.
        NoSuperior = "no_superior",
        /// What it stood under is no more.
        SuperiorDissolved = "superior_dissolved",
        /// A tower's organisation that is not under a community's committee.
        TowerNotUnderCommunity = "tower_not_under_community",
        /// A level is left out although it is there.
        LevelSkipped = "level_skipped",
        /// It stands under something that nothing of its kind may stand under.
        WrongLevel = "wrong_level",
    }
}

/// A break, and under whom the organisation should stand, if that can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    pub unit: UnitId,
    pub fault: Fault,
    pub mend: Option<UnitId>,
}

/// The chain.
#[derive(Debug, Clone, Default)]
pub struct Chain {
    links: BTreeMap<UnitId, Link>,
    /// Living organisations of each tower's own.
    of_tower: HashMap<BuildingId, UnitId>,
}

impl Chain {
    pub fn new(links: impl IntoIterator<Item = Link>) -> Self {
        let links: BTreeMap<UnitId, Link> = links.into_iter().map(|l| (l.id, l)).collect();
        let mut of_tower = HashMap::new();
        for link in links.values().filter(|l| l.kind.is_of_tower() && !l.dissolved) {
            for tower in &link.towers {
                of_tower.entry(*tower).or_insert(link.id);
            }
        }
        Self { links, of_tower }
    }

    pub fn get(&self, id: UnitId) -> Option<&Link> {
        self.links.get(&id)
    }

    /// All that are not dissolved.
    pub fn living(&self) -> impl Iterator<Item = &Link> {
        self.links.values().filter(|l| !l.dissolved)
    }

    /// The living organisation of a tower's own.
    pub fn of_tower(&self, tower: BuildingId) -> Option<UnitId> {
        self.of_tower.get(&tower).copied()
    }

    /// Those above, nearest first. Ends where the chain runs in a circle, which it never should.
    pub fn above(&self, id: UnitId) -> Vec<UnitId> {
        let mut above = Vec::new();
        let mut next = self.get(id).and_then(|l| l.superior);
        while let Some(at) = next.filter(|at| *at != id && !above.contains(at)) {
            above.push(at);
            next = self.get(at).and_then(|l| l.superior);
        }
        above
    }

    /// The living ones directly below, by name.
    pub fn below(&self, id: UnitId) -> Vec<&Link> {
        let mut below: Vec<&Link> = self.living().filter(|l| l.superior == Some(id)).collect();
        below.sort_by(|a, b| (a.kind.level(), &a.name, a.id).cmp(&(b.kind.level(), &b.name, b.id)));
        below
    }

    /// Whether putting `id` under `superior` would close a circle.
    pub fn would_circle(&self, id: UnitId, superior: UnitId) -> bool {
        id == superior || self.above(superior).contains(&id)
    }

    /// Those at which a drawing begins: without a living superior, highest level first.
    pub fn roots(&self) -> Vec<&Link> {
        let stands = |l: &&Link| l.superior.and_then(|s| self.get(s)).is_some_and(|s| !s.dissolved);
        let mut roots: Vec<&Link> = self.living().filter(|l| !stands(l)).collect();
        roots.sort_by(|a, b| (a.kind.level(), &a.name, a.id).cmp(&(b.kind.level(), &b.name, b.id)));
        roots
    }

    /// Every break, by level and name of the organisation.
    pub fn breaks(&self) -> Vec<Break> {
        let mut links: Vec<&Link> = self.living().collect();
        links.sort_by(|a, b| (a.kind.level(), &a.name, a.id).cmp(&(b.kind.level(), &b.name, b.id)));
        links.into_iter().filter_map(|l| self.break_at(l)).collect()
    }

    fn break_at(&self, link: &Link) -> Option<Break> {
        let found = |fault| Some(Break { unit: link.id, fault, mend: self.mend(link) });
        if link.kind == UnitKind::Region {
            return link.superior.and_then(|_| found(Fault::WrongLevel));
        }
        let Some(superior) = link.superior.and_then(|s| self.get(s)) else { return found(Fault::NoSuperior) };
        if superior.dissolved {
            return found(Fault::SuperiorDissolved);
        }
        if link.kind.is_of_tower() && superior.kind != UnitKind::Community {
            return found(Fault::TowerNotUnderCommunity);
        }
        let skips = link.kind.is_branch() && superior.kind.level() < 3 && self.own_tower(link).is_some();
        if skips || (link.kind == UnitKind::Group && superior.kind.level() < 4) {
            return found(Fault::LevelSkipped);
        }
        if may_stand_under(link.kind, superior.kind) { None } else { found(Fault::WrongLevel) }
    }

    /// The organisation of a tower in which a branch works.
    fn own_tower(&self, link: &Link) -> Option<UnitId> {
        link.towers.iter().find_map(|t| self.of_tower(*t))
    }

    /// Under whom it should stand: a branch under its tower's organisation, otherwise the only living one of the next
    /// level.
    fn mend(&self, link: &Link) -> Option<UnitId> {
        let only = |fits: &dyn Fn(&Link) -> bool| {
            let mut found = self.living().filter(|l| l.id != link.id && fits(l));
            let first = found.next()?.id;
            found.next().is_none().then_some(first)
        };
        match link.kind.level() {
            1 => None,
            2 => only(&|l| l.kind == UnitKind::Region),
            3 => only(&|l| l.kind == UnitKind::Community),
            4 => self.own_tower(link).or_else(|| only(&|l| l.kind == UnitKind::Community)),
            _ => only(&|l| l.kind.is_branch() && l.towers.iter().any(|t| link.towers.contains(t))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOWER: BuildingId = BuildingId::from_bytes([9; 16]);

    fn id(n: u8) -> UnitId {
        UnitId::from_bytes([n; 16])
    }

    fn link(n: u8, kind: UnitKind, superior: Option<u8>) -> Link {
        let towers = if kind.level() >= 3 { vec![TOWER] } else { vec![] };
        Link { id: id(n), kind, name: format!("{n}"), superior: superior.map(id), dissolved: false, towers }
    }

    fn whole() -> Vec<Link> {
        vec![
            link(1, UnitKind::Region, None),
            link(2, UnitKind::Community, Some(1)),
            link(3, UnitKind::TowerCommittee, Some(2)),
            link(4, UnitKind::Branch, Some(3)),
            link(5, UnitKind::Group, Some(4)),
        ]
    }

    #[test]
    fn a_whole_chain_has_no_breaks() {
        let chain = Chain::new(whole());
        assert_eq!(chain.breaks(), []);
        assert_eq!(chain.above(id(5)), [id(4), id(3), id(2), id(1)]);
        assert_eq!(chain.below(id(3)).iter().map(|l| l.id).collect::<Vec<_>>(), [id(4)]);
        assert_eq!(chain.roots().len(), 1);
        assert!(
            chain.would_circle(id(2), id(5)) && chain.would_circle(id(2), id(2)) && !chain.would_circle(id(5), id(3))
        );
    }

    #[test]
    fn every_break_is_found_with_its_remedy() {
        type Change = fn(&mut Vec<Link>);
        type Found = Vec<(u8, Fault, Option<u8>)>;
        let table: [(&str, Change, Found); 9] = [
            ("a branch under nothing", |l| l[3].superior = None, vec![(4, Fault::NoSuperior, Some(3))]),
            ("a committee under nothing", |l| l[1].superior = None, vec![(2, Fault::NoSuperior, Some(1))]),
            ("a superior that nobody knows", |l| l[4].superior = Some(id(77)), vec![(5, Fault::NoSuperior, Some(4))]),
            (
                "a tower's committee that was dissolved",
                |l| l[2].dissolved = true,
                vec![(4, Fault::SuperiorDissolved, Some(2))],
            ),
            (
                "a tower's committee right under the region",
                |l| l[2].superior = Some(id(1)),
                vec![(3, Fault::TowerNotUnderCommunity, Some(2))],
            ),
            ("a branch past its tower", |l| l[3].superior = Some(id(2)), vec![(4, Fault::LevelSkipped, Some(3))]),
            ("a group past the branch", |l| l[4].superior = Some(id(3)), vec![(5, Fault::LevelSkipped, Some(4))]),
            ("a branch under a group", |l| l[3].superior = Some(id(5)), vec![(4, Fault::WrongLevel, Some(3))]),
            ("a region under somebody", |l| l[0].superior = Some(id(2)), vec![(1, Fault::WrongLevel, None)]),
        ];
        for (what, change, expected) in table {
            let mut links = whole();
            change(&mut links);
            let found: Vec<(UnitId, Fault, Option<UnitId>)> =
                Chain::new(links).breaks().into_iter().map(|b| (b.unit, b.fault, b.mend)).collect();
            let expected: Vec<_> = expected.into_iter().map(|(n, f, m)| (id(n), f, m.map(id))).collect();
            assert_eq!(found, expected, "{what}");
        }
    }

    #[test]
    fn a_branch_in_a_tower_without_a_committee_stands_under_the_community() {
        let mut links = whole();
        links.remove(2);
        links[2].superior = Some(id(2));
        assert_eq!(Chain::new(links).breaks(), []);
    }

    #[test]
    fn a_circle_ends() {
        let mut links = whole();
        links[1].superior = Some(id(5));
        let chain = Chain::new(links);
        assert_eq!(chain.above(id(3)).len(), 3);
        assert_eq!(chain.breaks().len(), 1);
    }
}
