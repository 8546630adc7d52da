//! Who has to sit in a committee (K14): every rule of the pack about seats, with what is there and its clause. No I/O.

use std::collections::BTreeMap;

use committees::api::SeatKind;
use kernel::{Clause, OrganisationId, Text};
use policy::api::Pack;

use crate::T;

/// A seat as it is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposed {
    pub kind: SeatKind,
    pub organisation: Option<OrganisationId>,
    pub ordinary: bool,
    pub votes: bool,
}

/// A rule, and whether it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// `size`, `odd`, `share` or a kind of seat.
    pub rule: &'static str,
    pub kept: bool,
    pub text: Text,
    pub clause: Clause,
}

/// Every rule about who sits in a committee, in the pack's order.
pub fn check(pack: &Pack, seats: &[Proposed]) -> Vec<Checked> {
    let voting: Vec<&Proposed> = seats.iter().filter(|s| s.votes).collect();
    let n = u32::try_from(voting.len()).unwrap_or(u32::MAX);
    let (body, kinds) = (&pack.body, &pack.seats);
    let (least, most) = (body.seats_least.value, body.seats_most.value);
    let mut all = vec![Checked {
        rule: "size",
        kept: (least..=most).contains(&n),
        text: Text::each(|l| T(l).rule_size(n, least, most)),
        clause: pack.clause(&body.seats_least.clause),
    }];
    if body.odd.value {
        let text = Text::each(|l| T(l).rule_odd(n));
        all.push(Checked { rule: "odd", kept: n % 2 == 1, text, clause: pack.clause(&body.odd.clause) });
    }
    for (kind, rule) in [
        (SeatKind::Party, &kinds.party_least),
        (SeatKind::Owner, &kinds.owner_least),
        (SeatKind::Property, &kinds.property_least),
        (SeatKind::Enterprise, &kinds.enterprise_least),
        (SeatKind::Employee, &kinds.employee_least),
    ] {
        // Somebody's superior is no ordinary employee, whatever the seat is called.
        let counts = |s: &&&Proposed| s.kind == kind && (kind != SeatKind::Employee || s.ordinary);
        let have = u32::try_from(voting.iter().filter(counts).count()).unwrap_or(u32::MAX);
        let least = rule.value;
        let text = Text::each(|l| T(l).rule_least(committees::api::seat_word(l, kind), have, least));
        all.push(Checked { rule: kind.code(), kept: have >= least, text, clause: pack.clause(&rule.clause) });
    }
    let residents = u32::try_from(seats.iter().filter(|s| s.kind == SeatKind::Residents).count()).unwrap_or(u32::MAX);
    let most = kinds.residents_most.value;
    let word = |l| committees::api::seat_word(l, SeatKind::Residents);
    all.push(Checked {
        rule: "residents",
        kept: residents <= most,
        text: Text::each(|l| T(l).rule_most(word(l), residents, most)),
        clause: pack.clause(&kinds.residents_most.clause),
    });
    let mut of_one: BTreeMap<OrganisationId, u32> = BTreeMap::new();
    for organisation in voting.iter().filter_map(|s| s.organisation) {
        *of_one.entry(organisation).or_default() += 1;
    }
    let (share, largest) = (body.enterprise_share.value, of_one.values().copied().max().unwrap_or(0));
    let kept = u64::from(largest) * u64::from(share.denominator) <= u64::from(n) * u64::from(share.numerator);
    let text = Text::each(|l| T(l).rule_share(largest, share));
    all.push(Checked { rule: "share", kept, text, clause: pack.clause(&body.enterprise_share.clause) });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seat(kind: SeatKind, organisation: u8) -> Proposed {
        let organisation = (organisation > 0).then(|| OrganisationId::from_bytes([organisation; 16]));
        Proposed { kind, organisation, ordinary: kind == SeatKind::Employee, votes: true }
    }

    fn whole() -> Vec<Proposed> {
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

    fn broken(seats: &[Proposed]) -> Vec<&'static str> {
        check(&policy::api::of_nobody(), seats).into_iter().filter(|c| !c.kept).map(|c| c.rule).collect()
    }

    #[test]
    fn every_rule_about_seats_is_checked() {
        type Change = fn(&mut Vec<Proposed>);
        let cases: [(Change, &[&str]); 9] = [
            (|_| {}, &[]),
            (|s| s.push(seat(SeatKind::Social, 0)), &["odd"]),
            (|s| s.truncate(5), &["size", "employee"]),
            (|s| s.extend([seat(SeatKind::Social, 0); 6]), &["size"]),
            (|s| s[0].kind = SeatKind::Social, &["party"]),
            (|s| s[1].kind = SeatKind::Social, &["owner"]),
            (|s| s[5].ordinary = false, &["employee"]),
            (|s| s.extend([seat(SeatKind::Residents, 0); 2]), &["residents"]),
            (|s| (s[3].organisation, s[4].organisation) = (s[6].organisation, s[6].organisation), &["share"]),
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
        seats.push(Proposed { votes: false, ..seat(SeatKind::Residents, 0) });
        assert_eq!(broken(&seats), [""; 0]);
        seats[0].votes = false;
        assert_eq!(broken(&seats), ["size", "odd", "party"]);
    }

    #[test]
    fn each_rule_names_its_clause() {
        for checked in check(&policy::api::of_nobody(), &[]) {
            assert!(checked.clause.id.starts_with("规则") && !checked.clause.text.zh.is_empty(), "{checked:?}");
        }
    }
}
