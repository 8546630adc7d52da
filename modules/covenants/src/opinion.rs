//! What people of the tower say to a draft (征求意见), and what becomes of it. No I/O.

use kernel::ids;

use crate::refusal::CovenantRefusal;

ids! {
    /// Something said to a draft.
    pub OpinionId(OpinionMark) = "opn";
}

/// Characters of an opinion, a reason, an answer.
pub const LONGEST: usize = 500;

db::codes! {
    /// What became of an opinion.
    pub enum Verdict {
        Open = "open",
        /// 采纳
        Taken = "taken",
        /// 未采纳, with a reason.
        NotTaken = "not_taken",
    }
}

impl Verdict {
    /// It is answered once.
    ///
    /// # Errors
    /// It was answered before.
    pub fn answer(self, taken: bool) -> Result<Self, CovenantRefusal> {
        match self {
            Verdict::Open if taken => Ok(Verdict::Taken),
            Verdict::Open => Ok(Verdict::NotTaken),
            _ => Err(CovenantRefusal::OpinionAnswered),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opinion_is_answered_once() {
        assert_eq!(Verdict::Open.answer(true), Ok(Verdict::Taken));
        assert_eq!(Verdict::Open.answer(false), Ok(Verdict::NotTaken));
        for verdict in [Verdict::Taken, Verdict::NotTaken] {
            assert_eq!(verdict.answer(true), Err(CovenantRefusal::OpinionAnswered));
        }
    }
}
