//! What the rules say of who is proposed (K14), in words for lists and papers.

use committees::api::{Asked, Counted, SeatKind, composition, seat_word};
use kernel::{Clause, Text};
use policy::api::Pack;

use crate::T;

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
pub fn check(pack: &Pack, seats: &[Counted]) -> Vec<Checked> {
    let word = |kind: SeatKind| move |l| seat_word(l, kind);
    let worded = |asked: Asked, n: u32| match asked {
        Asked::Size { least, most } => ("size", Text::each(|l| T(l).rule_size(n, least, most))),
        Asked::Odd => ("odd", Text::each(|l| T(l).rule_odd(n))),
        Asked::Least { kind, least } => (kind.code(), Text::each(|l| T(l).rule_least(word(kind)(l), n, least))),
        Asked::Most { kind, most } => (kind.code(), Text::each(|l| T(l).rule_most(word(kind)(l), n, most))),
        Asked::Share { share, .. } => ("share", Text::each(|l| T(l).rule_share(n, share))),
    };
    let checks = composition(pack, seats).into_iter().map(|c| {
        let (rule, text) = worded(c.asked, c.found);
        Checked { rule, kept: c.kept, text, clause: pack.clause(c.clause) }
    });
    checks.collect()
}
