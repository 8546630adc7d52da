//! Who has to sit in a committee (K14): each rule of the pack about its seats, with what is there. No I/O.

use std::{cmp::Reverse, collections::BTreeMap};

use kernel::OrganisationId;
use policy::api::{Pack, Share};

use crate::body::SeatKind;

/// A seat as these rules count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    pub kind: SeatKind,
    pub organisation: Option<OrganisationId>,
    pub ordinary: bool,
    pub votes: bool,
}

/// What a rule asks of the seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Size {
        least: u32,
        most: u32,
    },
    Odd,
    Least {
        kind: SeatKind,
        least: u32,
    },
    Most {
        kind: SeatKind,
        most: u32,
    },
    /// At most this part of the `total` for one organisation; the one that has most, if any has a seat.
    Share {
        organisation: Option<OrganisationId>,
        total: u32,
        share: Share,
    },
}

/// A rule, how many seats it counts, and whether it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatCheck<'p> {
    pub asked: Asked,
    pub found: u32,
    pub kept: bool,
    /// The id of its clause.
    pub clause: &'p str,
}

/// Every rule about who sits in a committee, in the pack's order. Only seats with a vote count.
pub fn composition<'p>(pack: &'p Pack, seats: &[Counted]) -> Vec<SeatCheck<'p>> {
    let voting: Vec<&Counted> = seats.iter().filter(|s| s.votes).collect();
    let count = |of: &dyn Fn(&Counted) -> bool| number(voting.iter().filter(|s| of(s)).count());
    let (body, kinds, total) = (&pack.body, &pack.seats, number(voting.len()));
    let (least, most) = (body.seats_least.value, body.seats_most.value);
    let mut all = vec![SeatCheck {
        asked: Asked::Size { least, most },
        found: total,
        kept: (least..=most).contains(&total),
        clause: if total > most { &body.seats_most.clause } else { &body.seats_least.clause },
    }];
    if body.odd.value {
        all.push(SeatCheck { asked: Asked::Odd, found: total, kept: total % 2 == 1, clause: &body.odd.clause });
    }
    for (kind, rule) in [
        (SeatKind::Party, &kinds.party_least),
        (SeatKind::Owner, &kinds.owner_least),
        (SeatKind::Property, &kinds.property_least),
        (SeatKind::Enterprise, &kinds.enterprise_least),
        (SeatKind::Employee, &kinds.employee_least),
    ] {
        // Somebody's superior is no ordinary employee, whatever the seat is called (R56).
        let found = count(&|s| s.kind == kind && (kind != SeatKind::Employee || s.ordinary));
        let least = rule.value;
        all.push(SeatCheck { asked: Asked::Least { kind, least }, found, kept: found >= least, clause: &rule.clause });
    }
    let (kind, rule) = (SeatKind::Residents, &kinds.residents_most);
    let (found, most) = (count(&|s| s.kind == kind), rule.value);
    all.push(SeatCheck { asked: Asked::Most { kind, most }, found, kept: found <= most, clause: &rule.clause });
    all.push(share(pack, &voting));
    all
}

/// One organisation's share. Those who sit for the Party, the residents or the government sit for no organisation of the
/// tower, wherever they work.
fn share<'p>(pack: &'p Pack, voting: &[&Counted]) -> SeatCheck<'p> {
    let mut of_one: BTreeMap<OrganisationId, u32> = BTreeMap::new();
    let theirs = |s: &&&Counted| !matches!(s.kind, SeatKind::Party | SeatKind::Residents | SeatKind::Government);
    for organisation in voting.iter().filter(theirs).filter_map(|s| s.organisation) {
        *of_one.entry(organisation).or_default() += 1;
    }
    let largest = of_one.into_iter().max_by_key(|(id, n)| (*n, Reverse(*id)));
    let (rule, total) = (&pack.body.enterprise_share, number(voting.len()));
    let (organisation, found) = (largest.map(|(id, _)| id), largest.map_or(0, |(_, n)| n));
    let Share { numerator, denominator, .. } = rule.value;
    let kept = u64::from(found) * u64::from(denominator) <= u64::from(total) * u64::from(numerator);
    let asked = Asked::Share { organisation, total, share: rule.value };
    SeatCheck { asked, found, kept, clause: &rule.clause }
}

fn number(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seat(kind: SeatKind, organisation: u8) -> Counted {
        let organisation = (organisation > 0).then(|| OrganisationId::from_bytes([organisation; 16]));
        Counted { kind, organisation, ordinary: kind == SeatKind::Employee, votes: true }
    }

    fn whole() -> Vec<Counted> {
        vec![
            seat(SeatKind::Party, 0),
            seat(SeatKind::Owner, 1),
            seat(SeatKind::Property, 2),
            seat(SeatKind::Enterprise, 3),
            seat(SeatKind::Enterprise, 4),
            seat(SeatKind::Employee, 3),
            seat(SeatKind::Employee, 5),
        ]
    }

    fn broken(seats: &[Counted]) -> Vec<&'static str> {
        let pack = policy::api::of_nobody();
        let of = |asked| match asked {
            Asked::Size { .. } => "size",
            Asked::Odd => "odd",
            Asked::Least { kind, .. } | Asked::Most { kind, .. } => kind.code(),
            Asked::Share { .. } => "share",
        };
        composition(&pack, seats).iter().filter(|c| !c.kept).map(|c| of(c.asked)).collect()
    }

    #[test]
    fn every_rule_about_seats_is_checked() {
        type Change = fn(&mut Vec<Counted>);
        let cases: [(Change, &[&str]); 11] = [
            (|_| {}, &[]),
            (|s| s.push(seat(SeatKind::Social, 0)), &["odd"]),
            (|s| s.truncate(5), &["size", "employee"]),
            (|s| s.extend([seat(SeatKind::Social, 0); 6]), &["size"]),
            (|s| s[0].kind = SeatKind::Social, &["party"]),
            (|s| s[1].kind = SeatKind::Social, &["owner"]),
            (|s| s[5].ordinary = false, &["employee"]),
            (|s| s.extend([seat(SeatKind::Residents, 0); 2]), &["residents"]),
            (|s| (s[3].organisation, s[4].organisation) = (s[6].organisation, s[6].organisation), &["share"]),
            // Whoever sits for the Party is not counted for the firm that employs them.
            (|s| s[0].organisation = s[3].organisation, &[]),
            (|s| s[2].organisation = s[3].organisation, &["share"]),
        ];
        for (n, (change, expected)) in cases.into_iter().enumerate() {
            let mut seats = whole();
            change(&mut seats);
            assert_eq!(broken(&seats), expected, "case {n}");
        }
    }

    #[test]
    fn who_attends_without_a_vote_fills_no_seat() {
        let mut seats = whole();
        seats.extend([Counted { votes: false, ..seat(SeatKind::Residents, 0) }; 2]);
        assert_eq!(broken(&seats), [""; 0]);
        seats[0].votes = false;
        assert_eq!(broken(&seats), ["size", "odd", "party"]);
    }

    #[test]
    fn each_rule_names_its_clause() {
        let pack = policy::api::of_nobody();
        for check in composition(&pack, &[]) {
            let clause = pack.clause(check.clause);
            assert!(clause.id.starts_with("规则") && !clause.text.zh.is_empty(), "{check:?}");
        }
    }
}
