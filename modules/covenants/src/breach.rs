//! The report that an article was broken (违约情况), between those concerned: no penalty, nobody exposed (K12). No I/O.

use kernel::ids;

use crate::refusal::CovenantRefusal;

ids! {
    /// A reported breach.
    pub BreachId(BreachMark) = "brc";
}

db::codes! {
    /// Where a report stands.
    pub enum BreachStage {
        Reported = "reported",
        /// The one concerned has answered.
        Answered = "answered",
        /// 提醒
        Reminded = "reminded",
        /// 协调
        Mediated = "mediated",
        Closed = "closed",
    }
}

db::codes! {
    /// What the committee does with a report.
    pub enum Turn {
        Remind = "remind",
        Mediate = "mediate",
        Close = "close",
    }
}

impl BreachStage {
    const fn not_now(self, step: &'static str) -> CovenantRefusal {
        CovenantRefusal::BreachNotNow { stage: self.code(), step }
    }

    /// The one concerned says how it was.
    ///
    /// # Errors
    /// They have answered, or it is over.
    pub const fn answer(self) -> Result<Self, CovenantRefusal> {
        match self {
            BreachStage::Reported | BreachStage::Reminded => Ok(BreachStage::Answered),
            _ => Err(self.not_now("answer")),
        }
    }

    /// The committee reminds, mediates, or closes it. It reminds once; `overdue`: the answer did not come in time.
    ///
    /// # Errors
    /// The answer may still come, or it is over.
    pub const fn turn(self, turn: Turn, overdue: bool) -> Result<Self, CovenantRefusal> {
        match (self, turn) {
            (BreachStage::Reported, _) if !overdue => Err(CovenantRefusal::AnswerFirst),
            (BreachStage::Reported | BreachStage::Answered, Turn::Remind) => Ok(BreachStage::Reminded),
            (BreachStage::Reported | BreachStage::Answered | BreachStage::Reminded, Turn::Mediate) => {
                Ok(BreachStage::Mediated)
            }
            (BreachStage::Closed, _) | (_, Turn::Remind | Turn::Mediate) => Err(self.not_now(turn.code())),
            (_, Turn::Close) => Ok(BreachStage::Closed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_takes_its_steps_and_refuses_all_others() {
        use BreachStage::{Answered, Closed, Mediated, Reminded, Reported};
        // From; answered; reminded, mediated, closed once the days for the answer are over.
        for (from, answer, remind, mediate, close) in [
            (Reported, Some(Answered), Some(Reminded), Some(Mediated), Some(Closed)),
            (Answered, None, Some(Reminded), Some(Mediated), Some(Closed)),
            (Reminded, Some(Answered), None, Some(Mediated), Some(Closed)),
            (Mediated, None, None, None, Some(Closed)),
            (Closed, None, None, None, None),
        ] {
            assert_eq!(from.answer().ok(), answer, "{from:?}");
            for (turn, to) in [(Turn::Remind, remind), (Turn::Mediate, mediate), (Turn::Close, close)] {
                assert_eq!(from.turn(turn, true).ok(), to, "{from:?} {turn:?}");
            }
        }
        for turn in [Turn::Remind, Turn::Mediate, Turn::Close] {
            assert_eq!(Reported.turn(turn, false), Err(CovenantRefusal::AnswerFirst));
        }
    }
}
