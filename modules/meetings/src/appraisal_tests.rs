//! The lot, the means, and every state of an appraisal.

use std::convert::Infallible;

use kernel::{Date, Deadline, PersonId};
use proptest::prelude::*;

use crate::{appraisal::*, refusal::MeetingRefusal};

fn person(n: u8) -> PersonId {
    PersonId::from_bytes([n; 16])
}

fn day(n: i64) -> Date {
    Date::new(2026, 11, 2).unwrap().plus_days(n)
}

fn quota(people: u32, neutral: u32, ordinary: u32) -> Quota {
    Quota { people, neutral, ordinary }
}

fn draw_of(ordered: &[PersonId], quota: &Quota, standing: impl Fn(PersonId) -> Standing) -> Draw {
    let Ok(drawn) = draw::<Infallible>(ordered, quota, |p| Ok(standing(p)));
    drawn
}

#[test]
fn every_state_takes_its_steps_and_refuses_all_others() {
    let until = Deadline { on: day(7), provisional: false };
    let (open, closed) = (AppraisalState::Open { until }, AppraisalState::Closed { on: day(8) });
    assert_eq!(open.score(day(7), false), Ok(()));
    assert_eq!(open.score(day(7), true), Err(MeetingRefusal::ScoredAlready));
    assert_eq!(open.score(day(8), false), Err(MeetingRefusal::ScoringIsOver));
    assert_eq!(closed.score(day(7), false), Err(MeetingRefusal::ScoringIsOver));
    assert_eq!(open.close(day(8), false), Ok(closed));
    assert_eq!(open.close(day(3), true), Ok(AppraisalState::Closed { on: day(3) }));
    assert_eq!(open.close(day(7), false), Err(MeetingRefusal::ScoringGoesOn { until: day(7) }));
    assert_eq!(closed.close(day(9), true), Err(MeetingRefusal::ScoringIsOver));
    assert_eq!(closed.may_improve(), Ok(()));
    assert_eq!(open.may_improve(), Err(MeetingRefusal::ScoringGoesOn { until: day(7) }));
}

#[test]
fn improvements_are_delivered_and_rechecked() {
    use ImprovementState::{Delivered, Done, Open};
    assert_eq!(Open.deliver(), Ok(Delivered));
    assert_eq!(Delivered.recheck(true), Ok(Done));
    assert_eq!(Delivered.recheck(false), Ok(Open));
    for (state, step) in [(Delivered, "deliver"), (Done, "deliver")] {
        assert_eq!(state.deliver(), Err(MeetingRefusal::ImprovementNotNow { state, step }));
    }
    for (state, step) in [(Open, "recheck"), (Done, "recheck")] {
        assert_eq!(state.recheck(true), Err(MeetingRefusal::ImprovementNotNow { state, step }));
    }
}

#[test]
fn means_are_in_hundredths_and_hidden_for_few() {
    let score = |service, process, result| Scores { service, process, result };
    let few = [score(5, 5, 5), score(4, 4, 4), score(3, 3, 3), score(5, 4, 3)];
    assert_eq!(result(&few, 5), Counted { scored: 4, means: None, mean: None, spread: None });
    let enough = [few.as_slice(), &[score(4, 3, 2)]].concat();
    let counted = result(&enough, 5);
    assert_eq!(counted.means, Some([420, 380, 340]));
    assert_eq!(counted.mean, Some(380));
    assert_eq!(counted.spread.unwrap()[0], [0, 0, 1, 2, 2]);
    // 13 / 6 = 2.1666.. and 5 / 2 = 2.5
    let six = [1, 2, 2, 2, 3, 3].map(|n| score(n, n, n));
    assert_eq!(result(&six, 5).mean, Some(217));
    assert_eq!(mean_text(217), "2.17");
    assert_eq!(mean_text(405), "4.05");
}

#[test]
fn a_draw_can_be_drawn_again_and_depends_on_its_seed() {
    let pool: Vec<PersonId> = (0..50).map(person).collect();
    let one = AppraisalId::from_bytes([7; 16]);
    let seed_of = |head| seed(head, one);
    assert_eq!(order(&seed_of(Some("head")), &pool), order(&seed_of(Some("head")), &pool));
    assert_ne!(order(&seed_of(Some("head")), &pool), order(&seed_of(Some("other")), &pool));
    assert_ne!(seed_of(None), seed(None, AppraisalId::from_bytes([8; 16])));
    let mut mixed = pool.clone();
    mixed.reverse();
    mixed.push(person(3));
    assert_eq!(order(&seed_of(None), &pool), order(&seed_of(None), &mixed));
    assert_eq!(pool_digest(&pool), pool_digest(&mixed));
    assert_ne!(pool_digest(&pool), pool_digest(&pool[1..]));
}

#[test]
fn kinds_that_would_be_short_are_drawn_first() {
    let pool: Vec<PersonId> = (0..20).map(person).collect();
    // Only the last of the order are neutral, only the two before them ordinary.
    let standing = |p: PersonId| Standing { neutral: p >= person(17), ordinary: (15..17).any(|n| p == person(n)) };
    let drawn = draw_of(&pool, &quota(9, 3, 3), standing);
    assert_eq!((drawn.people.len(), drawn.neutral, drawn.ordinary), (9, 3, 2));
    assert!(!drawn.is_full(&quota(9, 3, 3)) && drawn.is_full(&quota(9, 3, 2)));
    // Fewer people than places: everybody.
    let few = draw_of(&pool[..4], &quota(9, 3, 3), standing);
    assert_eq!(few.people.len(), 4);
    assert_eq!(draw_of(&[], &quota(9, 3, 3), standing).people, []);
}

#[test]
fn as_few_people_as_possible_are_looked_up() {
    let pool: Vec<PersonId> = (0..200).map(person).collect();
    let mut asked = 0;
    let drawn = draw::<Infallible>(&pool, &quota(9, 3, 3), |_| {
        asked += 1;
        Ok(Standing { neutral: true, ordinary: true })
    });
    let Ok(drawn) = drawn;
    assert_eq!((drawn.people.len(), asked), (9, 9));
}

proptest! {
    /// Whenever the people are there, the shares are met; nobody is drawn twice; the order alone decides.
    #[test]
    fn shares_are_met_whenever_they_can_be(
        kinds in prop::collection::vec((any::<bool>(), any::<bool>()), 0..14),
        people in 1u32..8, neutral in 0u32..8, ordinary in 0u32..8,
    ) {
        let wanted = quota(people, neutral.min(people), ordinary.min(people));
        let pool: Vec<PersonId> = (0..kinds.len() as u8).map(person).collect();
        let standing = |p: PersonId| {
            let (neutral, ordinary) = kinds[usize::from(p.as_bytes()[0])];
            Standing { neutral, ordinary }
        };
        let drawn = draw_of(&pool, &wanted, standing);
        let mut once: Vec<PersonId> = drawn.people.iter().map(|(p, _)| *p).collect();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), drawn.people.len());
        prop_assert_eq!(drawn.people.len(), pool.len().min(people as usize));
        let possible = (0u32..1 << kinds.len()).any(|set| {
            let of = |f: fn(&(bool, bool)) -> bool| {
                kinds.iter().enumerate().filter(|(i, k)| set & (1 << i) != 0 && f(k)).count() as u32
            };
            of(|_| true) == people && of(|k| k.0) >= wanted.neutral && of(|k| k.1) >= wanted.ordinary
        });
        prop_assert_eq!(drawn.is_full(&wanted), possible);
    }
}
