//! Ballots (表决): quorum at the moment of opening, the frozen electorate, counting, and the outcome.
//!
//! Everything that a vote depends on is worked out here from numbers and from nothing else, so that the same numbers
//! always give the same outcome, named or secret. No I/O.

use kernel::{Clause, PersonId, Text, Timestamp, ids};
use policy::api::{Pack, Rule, Share};
use serde::{Deserialize, Serialize};

use crate::refusal::MeetingRefusal;

ids! {
    /// A ballot.
    pub BallotId(BallotMark) = "blt";
    /// A slip of a secret ballot. Its bytes are chance alone and tell no time.
    pub SlipId(SlipMark) = "slp";
}

db::codes! {
    /// What is voted on.
    pub enum Question {
        /// Whether the item's text becomes a resolution.
        Adopt = "adopt",
        /// Whether the item is put off.
        Defer = "defer",
    }
}

db::codes! {
    /// How votes are kept.
    pub enum Mode {
        /// 记名: with the seat.
        Named = "named",
        /// 无记名: without anything that leads back to the voter.
        Secret = "secret",
    }
}

db::codes! {
    pub enum Choice {
        Yes = "yes",
        No = "no",
        Abstain = "abstain",
    }
}

db::codes! {
    /// What a vote made of an item.
    pub enum Outcome {
        /// 通过
        Passed = "passed",
        /// 修改后通过
        PassedAmended = "passed_amended",
        /// 否决
        Rejected = "rejected",
        /// 延期
        Deferred = "deferred",
        /// 僵局: neither side reached the number of votes needed.
        Stalemate = "stalemate",
    }
}

impl Outcome {
    pub const fn passed(self) -> bool {
        matches!(self, Outcome::Passed | Outcome::PassedAmended)
    }
}

/// The rules that a ballot was opened under, kept with it so that a new pack does not alter history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotRules {
    pub pack: String,
    pub version: u32,
    pub quorum: Share,
    pub quorum_clause: Frozen,
    pub majority: Share,
    pub majority_clause: Frozen,
}

/// A clause as it read when the ballot was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    pub id: String,
    pub text: Text,
}

impl From<Frozen> for Clause {
    fn from(frozen: Frozen) -> Self {
        Clause { id: frozen.id.into(), text: frozen.text }
    }
}

impl BallotRules {
    /// The rules in force; `charter` for the covenant and the rules of procedure themselves.
    pub fn of(pack: &Pack, charter: bool) -> Self {
        let frozen = |rule: &Rule<Share>| {
            let clause = pack.clause(&rule.clause);
            Frozen { id: clause.id.into_owned(), text: clause.text }
        };
        let rules = &pack.meetings;
        let majority = if charter { &rules.charter_majority } else { &rules.majority };
        Self {
            pack: pack.id.clone(),
            version: pack.version,
            quorum: rules.quorum.value,
            quorum_clause: frozen(&rules.quorum),
            majority: majority.value,
            majority_clause: frozen(majority),
        }
    }
}

impl BallotRules {
    /// The same at the first meeting of a committee, which has a quorum of its own.
    #[must_use]
    pub fn at(self, first: bool, pack: &Pack) -> Self {
        if !first {
            return self;
        }
        let rule = &pack.founding.first_meeting_share;
        let clause = pack.clause(&rule.clause);
        let quorum_clause = Frozen { id: clause.id.into_owned(), text: clause.text };
        Self { quorum: rule.value, quorum_clause, ..self }
    }
}

/// A seat with a vote, as the roll is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RollSeat<S> {
    pub seat: S,
    pub person: PersonId,
    pub present: bool,
    /// Stands aside on this item.
    pub recused: bool,
}

/// The numbers that a ballot is opened with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// All seats with a vote.
    pub seats: u32,
    /// Those present at this moment, the ones who stand aside among them.
    pub present: u32,
    /// Those who stand aside, present or not.
    pub recused: u32,
    /// Those who may vote: present, and not standing aside.
    pub electors: u32,
    /// How many must be present.
    pub quorum: u32,
    /// Votes that decide either way.
    pub needed: u32,
}

impl Terms {
    /// The numbers at this moment, whether or not they are enough.
    pub fn of<S>(rules: &BallotRules, roll: &[RollSeat<S>]) -> Self {
        let count =
            |f: fn(&RollSeat<S>) -> bool| u32::try_from(roll.iter().filter(|s| f(s)).count()).unwrap_or(u32::MAX);
        let (seats, recused) = (count(|_| true), count(|s| s.recused));
        Self {
            seats,
            present: count(|s| s.present),
            recused,
            electors: count(|s| s.present && !s.recused),
            quorum: rules.quorum.needed(seats),
            needed: rules.majority.needed(seats - recused).max(1),
        }
    }

    /// Whether enough are present for a vote.
    pub const fn is_quorate(&self) -> bool {
        self.seats > 0 && self.present >= self.quorum
    }
}

/// Opens a ballot: the numbers, and the electorate that is frozen with it, in no order of its own.
///
/// # Errors
/// Too few are present, with the exact numbers and the clause; or everybody present stands aside.
pub fn open<S: Copy + Ord>(
    rules: &BallotRules,
    roll: &[RollSeat<S>],
) -> Result<(Terms, Vec<(S, PersonId)>), MeetingRefusal> {
    let terms = Terms::of(rules, roll);
    if !terms.is_quorate() {
        let clause = rules.quorum_clause.clone().into();
        return Err(MeetingRefusal::NoQuorum {
            present: terms.present,
            needed: terms.quorum,
            seats: terms.seats,
            clause,
        });
    }
    if terms.electors == 0 {
        return Err(MeetingRefusal::NobodyMayVote);
    }
    let mut electors: Vec<(S, PersonId)> =
        roll.iter().filter(|s| s.present && !s.recused).map(|s| (s.seat, s.person)).collect();
    electors.sort_unstable();
    Ok((terms, electors))
}

/// Votes counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    pub yes: u32,
    pub no: u32,
    pub abstain: u32,
    /// Electors who cast nothing.
    pub missing: u32,
}

impl Tally {
    /// Counts the votes of `electors` people.
    pub fn count(choices: impl IntoIterator<Item = Choice>, electors: u32) -> Self {
        let mut tally = Tally::default();
        for choice in choices {
            match choice {
                Choice::Yes => tally.yes += 1,
                Choice::No => tally.no += 1,
                Choice::Abstain => tally.abstain += 1,
            }
        }
        tally.missing = electors.saturating_sub(tally.cast());
        tally
    }

    pub const fn cast(&self) -> u32 {
        self.yes + self.no + self.abstain
    }
}

/// What the votes decide. A vote on putting an item off that does not carry decides nothing: the item stays under way.
pub const fn outcome(question: Question, amended: bool, tally: Tally, needed: u32) -> Option<Outcome> {
    match question {
        Question::Defer if tally.yes >= needed => Some(Outcome::Deferred),
        Question::Defer => None,
        Question::Adopt if tally.yes >= needed && amended => Some(Outcome::PassedAmended),
        Question::Adopt if tally.yes >= needed => Some(Outcome::Passed),
        Question::Adopt if tally.no >= needed => Some(Outcome::Rejected),
        Question::Adopt => Some(Outcome::Stalemate),
    }
}

/// Where a ballot stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BallotState {
    Open,
    Closed { at: Timestamp, tally: Tally, outcome: Option<Outcome> },
}

impl BallotState {
    /// A vote comes in.
    ///
    /// # Errors
    /// The ballot is closed, or this elector has voted.
    pub const fn cast(self, voted: bool) -> Result<(), MeetingRefusal> {
        match self {
            BallotState::Open if voted => Err(MeetingRefusal::AlreadyVoted),
            BallotState::Open => Ok(()),
            BallotState::Closed { .. } => Err(MeetingRefusal::BallotIsClosed),
        }
    }

    /// The chair declares the result. Closing before everybody has voted needs a reason.
    ///
    /// # Errors
    /// It is closed already, or votes are missing and no reason is given.
    pub fn close(self, ask: &Closing, choices: &[Choice], reason: &str) -> Result<Self, MeetingRefusal> {
        let BallotState::Open = self else { return Err(MeetingRefusal::BallotIsClosed) };
        let tally = Tally::count(choices.iter().copied(), ask.electors);
        if tally.missing > 0 && reason.trim().is_empty() {
            return Err(MeetingRefusal::VotesMissing { missing: tally.missing });
        }
        let outcome = outcome(ask.question, ask.amended, tally, ask.needed);
        Ok(BallotState::Closed { at: ask.at, tally, outcome })
    }
}

/// What a closing is worked out from, besides the votes.
#[derive(Debug, Clone, Copy)]
pub struct Closing {
    pub at: Timestamp,
    pub question: Question,
    pub amended: bool,
    pub electors: u32,
    pub needed: u32,
}
