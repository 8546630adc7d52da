//! Coordinations (协调会, W4): parties, a mediator, rounds, and an agreement that is kept, or where to turn instead.
//! No I/O.

use kernel::{Date, OrganisationId, PersonId, ids};

use crate::refusal::MeetingRefusal;

ids! {
    /// A coordination.
    pub CoordinationId(CoordinationMark) = "crd";
    /// A party to a coordination.
    pub PartyId(PartyMark) = "pty";
    /// What a party has taken on in an agreement.
    pub TermId(TermMark) = "trm";
    /// A look back at an agreement after some time.
    pub RevisitId(RevisitMark) = "rvt";
}

db::codes! {
    /// The word of a state, as it is stored.
    pub enum CoordinationStage {
        Opened = "opened",
        Seeking = "seeking",
        Holding = "holding",
        Agreed = "agreed",
        Failed = "failed",
    }
}

db::codes! {
    /// Where to turn when a coordination does not end in an agreement.
    pub enum TurnTo {
        /// 专题议事
        Deliberation = "deliberation",
        /// 上报街道
        Subdistrict = "subdistrict",
        /// 法律途径
        Law = "law",
    }
}

db::codes! {
    /// How a party gave its consent.
    pub enum Consent {
        Given = "given",
        /// On paper, noted by the secretary.
        Paper = "paper",
        Refused = "refused",
    }
}

/// Who a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartyKind {
    Organisation(OrganisationId),
    Person(PersonId),
}

/// Where a coordination stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoordinationState {
    /// Nobody mediates yet.
    Opened,
    /// The parties are asked whether they take part.
    Seeking { mediator: PersonId },
    /// They all do.
    Holding { mediator: PersonId, rounds: u32 },
    /// 达成协议
    Agreed { mediator: PersonId, rounds: u32, on: Date },
    /// 未达成
    Failed { rounds: u32, on: Date, to: TurnTo },
}

impl CoordinationState {
    pub const fn stage(&self) -> CoordinationStage {
        match self {
            CoordinationState::Opened => CoordinationStage::Opened,
            CoordinationState::Seeking { .. } => CoordinationStage::Seeking,
            CoordinationState::Holding { .. } => CoordinationStage::Holding,
            CoordinationState::Agreed { .. } => CoordinationStage::Agreed,
            CoordinationState::Failed { .. } => CoordinationStage::Failed,
        }
    }

    pub const fn mediator(&self) -> Option<PersonId> {
        match self {
            CoordinationState::Seeking { mediator }
            | CoordinationState::Holding { mediator, .. }
            | CoordinationState::Agreed { mediator, .. } => Some(*mediator),
            CoordinationState::Opened | CoordinationState::Failed { .. } => None,
        }
    }

    pub const fn rounds(&self) -> u32 {
        match self {
            CoordinationState::Opened | CoordinationState::Seeking { .. } => 0,
            CoordinationState::Holding { rounds, .. }
            | CoordinationState::Agreed { rounds, .. }
            | CoordinationState::Failed { rounds, .. } => *rounds,
        }
    }

    pub const fn is_running(&self) -> bool {
        !matches!(self, CoordinationState::Agreed { .. } | CoordinationState::Failed { .. })
    }

    fn not_now(self, step: &'static str) -> MeetingRefusal {
        MeetingRefusal::CoordinationNotNow { stage: self.stage(), step }
    }

    /// The chair appoints a mediator, or another one. Whoever is a party, or acts for one, cannot mediate.
    ///
    /// # Errors
    /// The mediator is not neutral, or the coordination is over.
    pub fn appoint(self, mediator: PersonId, is_party: bool) -> Result<Self, MeetingRefusal> {
        if !self.is_running() {
            return Err(self.not_now("appoint"));
        }
        if is_party {
            return Err(MeetingRefusal::MediatorIsParty);
        }
        Ok(match self {
            CoordinationState::Holding { rounds, .. } => CoordinationState::Holding { mediator, rounds },
            _ => CoordinationState::Seeking { mediator },
        })
    }

    /// Whether parties may still be named and taken out.
    ///
    /// # Errors
    /// They have all consented, or it is over.
    pub fn may_name(self) -> Result<(), MeetingRefusal> {
        match self {
            CoordinationState::Opened | CoordinationState::Seeking { .. } => Ok(()),
            _ => Err(self.not_now("name_party")),
        }
    }

    /// A party says whether it takes part; `all` consents as they are then.
    ///
    /// # Errors
    /// Nobody mediates yet, or the coordination has begun or is over.
    pub fn consent(self, all: &[Option<Consent>]) -> Result<Self, MeetingRefusal> {
        let CoordinationState::Seeking { mediator } = self else { return Err(self.not_now("consent")) };
        let given = |c: &Option<Consent>| matches!(c, Some(Consent::Given | Consent::Paper));
        if !all.is_empty() && all.iter().all(given) {
            return Ok(CoordinationState::Holding { mediator, rounds: 0 });
        }
        Ok(self)
    }

    /// A round was held.
    ///
    /// # Errors
    /// Not everybody has consented, or the coordination is over.
    pub fn hold(self) -> Result<Self, MeetingRefusal> {
        match self {
            CoordinationState::Holding { mediator, rounds } => {
                Ok(CoordinationState::Holding { mediator, rounds: rounds + 1 })
            }
            CoordinationState::Opened | CoordinationState::Seeking { .. } => Err(MeetingRefusal::NotConsented),
            _ => Err(self.not_now("hold")),
        }
    }

    /// Whether what parties take on may still be written down.
    ///
    /// # Errors
    /// Not everybody has consented, or the coordination is over.
    pub fn may_draft(self) -> Result<(), MeetingRefusal> {
        match self {
            CoordinationState::Holding { .. } => Ok(()),
            CoordinationState::Opened | CoordinationState::Seeking { .. } => Err(MeetingRefusal::NotConsented),
            _ => Err(self.not_now("draft_term")),
        }
    }

    /// The parties agree. An agreement says who does what until when.
    ///
    /// # Errors
    /// No round was held, nobody has taken anything on, or the coordination is over.
    pub fn agree(self, today: Date, terms: usize) -> Result<Self, MeetingRefusal> {
        match self {
            CoordinationState::Holding { rounds: 0, .. } => Err(MeetingRefusal::NoRound),
            CoordinationState::Holding { .. } if terms == 0 => Err(MeetingRefusal::NoTerms),
            CoordinationState::Holding { mediator, rounds } => {
                Ok(CoordinationState::Agreed { mediator, rounds, on: today })
            }
            CoordinationState::Opened | CoordinationState::Seeking { .. } => Err(MeetingRefusal::NotConsented),
            _ => Err(self.not_now("agree")),
        }
    }

    /// It ends without an agreement: a party does not take part, or opinions stay apart.
    ///
    /// # Errors
    /// It is over.
    pub fn fail(self, today: Date, to: TurnTo) -> Result<Self, MeetingRefusal> {
        if !self.is_running() {
            return Err(self.not_now("fail"));
        }
        Ok(CoordinationState::Failed { rounds: self.rounds(), on: today, to })
    }

    /// Whether an agreement is there to be kept and looked back at.
    ///
    /// # Errors
    /// There is none.
    pub fn may_follow(self) -> Result<(), MeetingRefusal> {
        if matches!(self, CoordinationState::Agreed { .. }) { Ok(()) } else { Err(self.not_now("follow")) }
    }
}

#[cfg(test)]
mod tests {
    use kernel::Refusal as _;

    use super::*;

    const MEDIATOR: PersonId = PersonId::from_bytes([1; 16]);
    const OTHER: PersonId = PersonId::from_bytes([2; 16]);

    fn today() -> Date {
        Date::new(2026, 11, 23).unwrap()
    }

    fn states() -> [CoordinationState; 5] {
        [
            CoordinationState::Opened,
            CoordinationState::Seeking { mediator: MEDIATOR },
            CoordinationState::Holding { mediator: MEDIATOR, rounds: 2 },
            CoordinationState::Agreed { mediator: MEDIATOR, rounds: 2, on: today() },
            CoordinationState::Failed { rounds: 2, on: today(), to: TurnTo::Law },
        ]
    }

    type Step = fn(CoordinationState) -> Result<CoordinationState, MeetingRefusal>;

    const STEPS: &[(&str, Step)] = &[
        ("appoint", |s| s.appoint(OTHER, false)),
        ("consent", |s| s.consent(&[Some(Consent::Given), Some(Consent::Paper)])),
        ("name_party", |s| s.may_name().map(|()| s)),
        ("hold", CoordinationState::hold),
        ("draft_term", |s| s.may_draft().map(|()| s)),
        ("agree", |s| s.agree(today(), 1)),
        ("fail", |s| s.fail(today(), TurnTo::Subdistrict)),
        ("follow", |s| s.may_follow().map(|()| s)),
    ];

    /// W4: from, step, to. Every pair that is not here is refused.
    const TABLE: &[(&str, &str, &str)] = &[
        ("opened", "appoint", "seeking"),
        ("opened", "name_party", "opened"),
        ("seeking", "name_party", "seeking"),
        ("opened", "fail", "failed"),
        ("seeking", "appoint", "seeking"),
        ("seeking", "consent", "holding"),
        ("seeking", "fail", "failed"),
        ("holding", "appoint", "holding"),
        ("holding", "hold", "holding"),
        ("holding", "draft_term", "holding"),
        ("holding", "agree", "agreed"),
        ("holding", "fail", "failed"),
        ("agreed", "follow", "agreed"),
    ];

    #[test]
    fn every_state_takes_its_steps_and_refuses_all_others() {
        for state in states() {
            let from = state.stage().code();
            for (name, step) in STEPS {
                let expected = TABLE.iter().find(|(f, s, _)| *f == from && s == name);
                match (step(state), expected) {
                    (Ok(next), Some((.., to))) => assert_eq!(next.stage().code(), *to, "{from} {name}"),
                    (Err(refusal), None) => {
                        let early =
                            matches!(from, "opened" | "seeking") && matches!(*name, "hold" | "draft_term" | "agree");
                        let expected = if early {
                            MeetingRefusal::NotConsented
                        } else {
                            MeetingRefusal::CoordinationNotNow { stage: state.stage(), step: name }
                        };
                        assert_eq!(refusal, expected, "{from} {name}");
                        assert!(!refusal.sentence().zh.is_empty() && !refusal.sentence().en.is_empty());
                    }
                    (found, expected) => panic!("{from} {name}: {found:?}, the table says {expected:?}"),
                }
            }
        }
    }

    #[test]
    fn rounds_are_counted_and_a_new_mediator_keeps_them() {
        let [_, _, holding, ..] = states();
        let next = holding.hold().unwrap().appoint(OTHER, false).unwrap();
        assert_eq!(next, CoordinationState::Holding { mediator: OTHER, rounds: 3 });
        assert_eq!(holding.appoint(OTHER, true), Err(MeetingRefusal::MediatorIsParty));
    }

    #[test]
    fn it_begins_when_everybody_has_consented() {
        let [_, seeking, ..] = states();
        for waiting in [&[][..], &[Some(Consent::Given), None], &[Some(Consent::Given), Some(Consent::Refused)]] {
            assert_eq!(seeking.consent(waiting), Ok(seeking));
        }
    }

    #[test]
    fn an_agreement_needs_a_round_and_says_who_does_what() {
        let [_, _, holding, ..] = states();
        let fresh = CoordinationState::Holding { mediator: MEDIATOR, rounds: 0 };
        assert_eq!(fresh.agree(today(), 1), Err(MeetingRefusal::NoRound));
        assert_eq!(holding.agree(today(), 0), Err(MeetingRefusal::NoTerms));
    }
}
