//! Whose word counts: who reviews a project, and when it is accepted.

use crate::refusal::ProjectRefusal;

db::codes! {
    /// A side that proposes, reviews or decides.
    pub enum Side {
        /// 楼宇党委
        Party = "party",
        /// 楼委会
        Committee = "committee",
        /// 街道
        Subdistrict = "subdistrict",
    }
}

/// Who reviews a project (规则 26): the Party committee, or the committee where there is none; and the subdistrict
/// signs too where that is the body that proposed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewers {
    pub first: Side,
    pub second: Option<Side>,
}

impl Reviewers {
    pub fn of(proposer: Side, has_party: bool) -> Self {
        let first = if has_party { Side::Party } else { Side::Committee };
        Self { first, second: (first == proposer).then_some(Side::Subdistrict) }
    }

    pub fn includes(self, side: Side) -> bool {
        self.first == side || self.second == Some(side)
    }

    /// The side that has still to sign once `signed` has approved and `side` approves now; nobody if that is enough.
    ///
    /// # Errors
    /// [`ProjectRefusal::OwnBodyAlone`] if the same side signs twice while another is awaited.
    pub fn missing(self, signed: Option<Side>, side: Side) -> Result<Option<Side>, ProjectRefusal> {
        let Some(second) = self.second else { return Ok(None) };
        match signed {
            Some(before) if before == side => Err(ProjectRefusal::OwnBodyAlone),
            Some(_) => Ok(None),
            None => Ok(Some(if side == second { self.first } else { second })),
        }
    }
}

db::codes! {
    /// Who accepts a finished project (规则 30).
    pub enum Acceptor {
        /// 报事人
        Reporter = "reporter",
        /// 楼委会
        Committee = "committee",
        /// 中立人
        Neutral = "neutral",
    }
}

db::codes! {
    pub enum Verdict {
        Yes = "yes",
        No = "no",
        /// Nobody of this side answered in time.
        Silent = "silent",
    }
}

/// What the answers so far amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Accepted,
    Rework,
    /// These sides have not answered.
    Pending,
}

/// Any "no" sends it back; all three sides, silence included, with at least one "yes" accept it.
pub fn outcome(answers: &[(Acceptor, Verdict)]) -> Outcome {
    if answers.iter().any(|(_, v)| *v == Verdict::No) {
        return Outcome::Rework;
    }
    let answered = |side: &Acceptor| answers.iter().any(|(s, _)| s == side);
    let one_yes = answers.iter().any(|(_, v)| *v == Verdict::Yes);
    if one_yes && Acceptor::ALL.iter().all(answered) { Outcome::Accepted } else { Outcome::Pending }
}

/// The sides that have not answered.
pub fn unanswered(answers: &[(Acceptor, Verdict)]) -> Vec<Acceptor> {
    Acceptor::ALL.iter().copied().filter(|side| !answers.iter().any(|(s, _)| s == side)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nobody_reviews_a_project_of_their_own_body_alone() {
        let with_party = Reviewers::of(Side::Committee, true);
        assert_eq!(with_party, Reviewers { first: Side::Party, second: None });
        assert_eq!(with_party.missing(None, Side::Party), Ok(None));
        for (proposer, has_party) in [(Side::Committee, false), (Side::Party, true)] {
            let reviewers = Reviewers::of(proposer, has_party);
            assert_eq!(reviewers.second, Some(Side::Subdistrict));
            assert_eq!(reviewers.missing(None, proposer), Ok(Some(Side::Subdistrict)));
            assert_eq!(reviewers.missing(None, Side::Subdistrict), Ok(Some(proposer)));
            assert_eq!(reviewers.missing(Some(proposer), proposer), Err(ProjectRefusal::OwnBodyAlone));
            assert_eq!(reviewers.missing(Some(proposer), Side::Subdistrict), Ok(None));
            assert_eq!(reviewers.missing(Some(Side::Subdistrict), proposer), Ok(None));
        }
    }

    #[test]
    fn one_yes_is_needed_and_any_no_sends_it_back() {
        use Acceptor::{Committee, Neutral, Reporter};
        use Verdict::{No, Silent, Yes};
        assert_eq!(outcome(&[]), Outcome::Pending);
        assert_eq!(outcome(&[(Reporter, Yes), (Committee, Yes)]), Outcome::Pending);
        assert_eq!(outcome(&[(Reporter, Yes), (Committee, Yes), (Neutral, Yes)]), Outcome::Accepted);
        assert_eq!(outcome(&[(Reporter, Silent), (Committee, Yes), (Neutral, Silent)]), Outcome::Accepted);
        assert_eq!(outcome(&[(Reporter, Silent), (Committee, Silent), (Neutral, Silent)]), Outcome::Pending);
        assert_eq!(outcome(&[(Committee, No)]), Outcome::Rework);
        assert_eq!(unanswered(&[(Committee, Yes)]), [Reporter, Neutral]);
    }

    proptest! {
        #[test]
        fn an_acceptance_has_every_side_and_no_objection(
            answers in prop::collection::vec(
                (prop::sample::select(Acceptor::ALL.to_vec()), prop::sample::select(Verdict::ALL.to_vec())), 0..6),
        ) {
            if outcome(&answers) == Outcome::Accepted {
                prop_assert!(unanswered(&answers).is_empty());
                prop_assert!(answers.iter().all(|(_, v)| *v != Verdict::No));
                prop_assert!(answers.iter().any(|(_, v)| *v == Verdict::Yes));
            }
        }
    }
}
