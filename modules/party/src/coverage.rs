//! How many firms that should have a branch have one, and how many towers a Party organisation of their own (R01).

use kernel::{BuildingId, OrganisationId};

/// A firm of a tower.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firm {
    pub id: OrganisationId,
    pub name: String,
    pub tower: BuildingId,
    pub full: u32,
    /// A branch covers it.
    pub covered: bool,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    pub n: usize,
    pub of: usize,
}

impl Share {
    /// In hundredths, cut off; nothing of nothing is nothing to say.
    pub const fn percent(self) -> Option<usize> {
        (self.n * 100).checked_div(self.of)
    }
}

/// Firms with at least so many full members: those that a branch covers, and the list of those that none covers.
pub fn of_firms(firms: &[Firm], least: u32) -> (Share, Vec<&Firm>) {
    let due: Vec<&Firm> = firms.iter().filter(|f| f.full >= least).collect();
    let mut open: Vec<&Firm> = due.iter().copied().filter(|f| !f.covered).collect();
    open.sort_by(|a, b| (std::cmp::Reverse(a.full), &a.name).cmp(&(std::cmp::Reverse(b.full), &b.name)));
    (Share { n: due.len() - open.len(), of: due.len() }, open)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn firm(name: &str, full: u32, covered: bool) -> Firm {
        let (id, tower) = (OrganisationId::from_bytes([1; 16]), BuildingId::from_bytes([2; 16]));
        Firm { id, name: name.into(), tower, full, covered }
    }

    #[test]
    fn known_gaps_give_the_exact_share_and_the_list() {
        let firms = [firm("甲", 3, true), firm("乙", 12, false), firm("丙", 2, false), firm("丁", 3, false)];
        let (share, open) = of_firms(&firms, 3);
        assert_eq!((share, share.percent()), (Share { n: 1, of: 3 }, Some(33)));
        assert_eq!(open.iter().map(|f| f.name.as_str()).collect::<Vec<_>>(), ["乙", "丁"]);
        assert_eq!(Share::default().percent(), None);
        assert_eq!(Share { n: 199, of: 200 }.percent(), Some(99));
    }
}
