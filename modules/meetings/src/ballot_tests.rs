//! Every number of a vote: quorum, majority, counting, outcome.

use kernel::{PersonId, Refusal as _, Text, Timestamp};
use proptest::prelude::*;

use crate::{ballot::*, refusal::MeetingRefusal};

fn rules(majority: &str) -> BallotRules {
    let clause = |id: &str| Frozen { id: id.into(), text: Text::same("") };
    BallotRules {
        pack: "test".into(),
        version: 1,
        quorum: "2/3".parse().unwrap(),
        quorum_clause: clause("rule 9"),
        majority: majority.parse().unwrap(),
        majority_clause: clause("rule 10"),
    }
}

/// `seats` seats, the first `present` of them there, the last `recused` of all standing aside.
fn roll(seats: u8, present: u8, recused: u8) -> Vec<RollSeat<u8>> {
    let seat = |n| RollSeat {
        seat: n,
        person: PersonId::from_bytes([n; 16]),
        present: n < present,
        recused: n >= seats - recused,
    };
    (0..seats).map(seat).collect()
}

fn tally(yes: u32, no: u32, abstain: u32, missing: u32) -> Tally {
    Tally { yes, no, abstain, missing }
}

#[test]
fn quorum_and_majority_are_worked_out_for_the_moment() {
    // seats, present, recused: electors, quorum, needed, quorate
    for (seats, present, recused, electors, quorum, needed, quorate) in [
        (9, 9, 0, 9, 6, 5, true),
        (9, 6, 0, 6, 6, 5, true),
        (9, 5, 0, 5, 6, 5, false),
        (9, 9, 1, 8, 6, 5, true),
        (9, 9, 2, 7, 6, 4, true),
        // Those who stand aside count as present, and not towards the majority.
        (9, 8, 2, 7, 6, 4, true),
        (7, 7, 0, 7, 5, 4, true),
        (11, 8, 0, 8, 8, 6, true),
        (9, 9, 9, 0, 6, 1, true),
        (0, 0, 0, 0, 0, 1, false),
    ] {
        let terms = Terms::of(&rules(">1/2"), &roll(seats, present, recused));
        let found = (terms.electors, terms.quorum, terms.needed, terms.is_quorate());
        assert_eq!(found, (electors, quorum, needed, quorate), "{seats} {present} {recused}");
    }
    let charter = Terms::of(&rules("2/3"), &roll(9, 9, 0));
    assert_eq!(charter.needed, 6);
    // Three of the six present stand aside: three votes remain, and four are needed.
    let mut stuck = roll(9, 6, 0);
    stuck[..3].iter_mut().for_each(|seat| seat.recused = true);
    let terms = Terms::of(&rules(">1/2"), &stuck);
    assert!(terms.is_quorate() && terms.electors < terms.needed, "{terms:?}");
}

#[test]
fn a_ballot_without_quorum_is_refused_with_the_numbers_and_the_clause() {
    let Err(refusal) = open(&rules(">1/2"), &roll(9, 5, 0)) else { panic!("five of nine are too few") };
    let MeetingRefusal::NoQuorum { present: 5, needed: 6, seats: 9, clause } = &refusal else { panic!("{refusal:?}") };
    assert_eq!(clause.id, "rule 9");
    assert_eq!(refusal.sentence().zh, "到会 5 人，须 6 人（全体 9 人），不能表决。");
    assert_eq!(open(&rules(">1/2"), &roll(9, 9, 9)), Err(MeetingRefusal::NobodyMayVote));
}

#[test]
fn the_electorate_is_those_present_who_do_not_stand_aside() {
    let (terms, electors) = open(&rules(">1/2"), &roll(9, 8, 2)).unwrap();
    assert_eq!(electors.iter().map(|(seat, _)| *seat).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5, 6]);
    assert_eq!(terms.electors as usize, electors.len());
    // The order of the roll leaves no trace.
    let mut mixed = roll(9, 8, 2);
    mixed.reverse();
    assert_eq!(open(&rules(">1/2"), &mixed).unwrap().1, electors);
}

#[test]
fn every_outcome_at_its_edge() {
    use Outcome::{Deferred, Passed, PassedAmended, Rejected, Stalemate};
    use Question::{Adopt, Defer};
    for (question, amended, votes, needed, expected) in [
        (Adopt, false, tally(5, 4, 0, 0), 5, Some(Passed)),
        (Adopt, true, tally(5, 4, 0, 0), 5, Some(PassedAmended)),
        (Adopt, false, tally(4, 5, 0, 0), 5, Some(Rejected)),
        (Adopt, true, tally(4, 5, 0, 0), 5, Some(Rejected)),
        (Adopt, false, tally(4, 4, 1, 0), 5, Some(Stalemate)),
        (Adopt, false, tally(4, 0, 0, 5), 5, Some(Stalemate)),
        (Adopt, false, tally(0, 0, 9, 0), 5, Some(Stalemate)),
        (Adopt, false, tally(0, 0, 0, 9), 5, Some(Stalemate)),
        // A majority of those present is not a majority of all.
        (Adopt, false, tally(4, 2, 0, 0), 5, Some(Stalemate)),
        (Defer, false, tally(5, 1, 0, 0), 5, Some(Deferred)),
        (Defer, true, tally(9, 0, 0, 0), 5, Some(Deferred)),
        (Defer, false, tally(4, 5, 0, 0), 5, None),
        (Defer, false, tally(4, 4, 1, 0), 5, None),
    ] {
        assert_eq!(outcome(question, amended, votes, needed), expected, "{question:?} {amended} {votes:?}");
    }
}

#[test]
fn an_open_ballot_takes_one_vote_each_and_closes_once() {
    let at = Timestamp::from_micros(0);
    let ask = Closing { at, question: Question::Adopt, amended: false, electors: 3, needed: 2 };
    let closed = BallotState::Closed { at, tally: tally(2, 1, 0, 0), outcome: Some(Outcome::Passed) };
    assert_eq!(BallotState::Open.cast(false), Ok(()));
    assert_eq!(BallotState::Open.cast(true), Err(MeetingRefusal::AlreadyVoted));
    assert_eq!(closed.cast(false), Err(MeetingRefusal::BallotIsClosed));
    assert_eq!(closed.cast(true), Err(MeetingRefusal::BallotIsClosed));
    let votes = [Choice::Yes, Choice::No, Choice::Yes];
    assert_eq!(BallotState::Open.close(&ask, &votes, ""), Ok(closed));
    assert_eq!(closed.close(&ask, &votes, ""), Err(MeetingRefusal::BallotIsClosed));
    let missing = Err(MeetingRefusal::VotesMissing { missing: 1 });
    assert_eq!(BallotState::Open.close(&ask, &votes[..2], " "), missing);
    let early = BallotState::Open.close(&ask, &votes[..2], "一人临时离开").unwrap();
    let expected = BallotState::Closed { at, tally: tally(1, 1, 0, 1), outcome: Some(Outcome::Stalemate) };
    assert_eq!(early, expected);
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    prop::collection::vec(prop::sample::select(Choice::ALL.to_vec()), 0..40)
}

proptest! {
    /// Nothing is lost and nothing is made up, whatever the order.
    #[test]
    fn counting_keeps_every_vote_in_any_order(mut votes in choices(), more in 0u32..10) {
        let electors = votes.len() as u32 + more;
        let counted = Tally::count(votes.iter().copied(), electors);
        prop_assert_eq!(counted.cast() + counted.missing, electors);
        prop_assert_eq!(counted.missing, more);
        votes.sort_unstable();
        prop_assert_eq!(Tally::count(votes, electors), counted);
    }

    /// Yes and no cannot both carry, for every majority that a pack may ask for beyond the half.
    #[test]
    fn yes_and_no_never_both_carry(seats in 1u8..30, away in 0u8..30, aside in 0u8..30, votes in choices()) {
        let (away, aside) = (away.min(seats), aside.min(seats));
        for majority in [">1/2", "2/3", "3/4", "1/1"] {
            let terms = Terms::of(&rules(majority), &roll(seats, seats - away, aside));
            let counted = Tally::count(votes.iter().copied().take(terms.electors as usize), terms.electors);
            prop_assert!(!(counted.yes >= terms.needed && counted.no >= terms.needed));
            prop_assert!(terms.electors <= terms.present && terms.present <= terms.seats);
            prop_assert!(terms.needed >= 1);
        }
    }

    /// More votes for something never turn a yes into anything else.
    #[test]
    fn a_vote_more_for_it_never_hurts_it(yes in 0u32..20, no in 0u32..20, abstain in 0u32..5, needed in 1u32..20) {
        let before = outcome(Question::Adopt, false, tally(yes, no, abstain, 0), needed);
        let after = outcome(Question::Adopt, false, tally(yes + 1, no, abstain, 0), needed);
        if before == Some(Outcome::Passed) {
            prop_assert_eq!(after, before);
        }
    }
}
