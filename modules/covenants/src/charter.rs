//! A document (文件) of a tower and the states of its editions (R14): drafted, open for comments, on the agenda, voted, in
//! force, superseded. No I/O.

use kernel::{Clause, Date, Text, ids};

use crate::refusal::CovenantRefusal;

ids! {
    /// The covenant or the rules of procedure of a tower.
    pub CharterId(CharterMark) = "chr";
    /// One version of it.
    pub EditionId(EditionMark) = "edn";
    /// An article. It keeps its id from edition to edition, so that what cites it finds it again.
    pub ArticleId(ArticleMark) = "art";
}

db::codes! {
    /// Which document. The words are those of the pack's list `document`.
    pub enum CharterKind {
        /// 楼宇治理公约
        Covenant = "covenant",
        /// 楼委会议事规则
        Procedure = "procedure",
    }
}

db::codes! {
    /// The word of a state, as it is stored.
    pub enum EditionStage {
        Drafting = "drafting",
        Commenting = "commenting",
        Placed = "placed",
        Voted = "voted",
        InForce = "in_force",
        Superseded = "superseded",
    }
}

/// Where an edition stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditionState {
    /// Seen by those who write it.
    Drafting,
    /// Published; comments are taken until the end of this day.
    Commenting {
        until: Date,
    },
    /// On the committee's agenda.
    Placed,
    /// Adopted; the notice period of the resolution runs.
    Voted,
    InForce {
        since: Date,
    },
    Superseded {
        since: Date,
        until: Date,
    },
}

/// What must be so before a draft comes before the committee.
#[derive(Debug, Clone, Default)]
pub struct Readiness {
    pub articles: usize,
    /// Comments without an answer.
    pub unanswered: i64,
    /// The first article that looks unlawful and at which nobody has looked: its heading, the matter, the clause.
    pub suspect: Option<(String, Text, Clause)>,
    /// Mandatory articles that are missing, and the clause that asks for them.
    pub missing: Option<(Vec<Text>, Clause)>,
}

impl EditionState {
    pub const fn stage(&self) -> EditionStage {
        match self {
            EditionState::Drafting => EditionStage::Drafting,
            EditionState::Commenting { .. } => EditionStage::Commenting,
            EditionState::Placed => EditionStage::Placed,
            EditionState::Voted => EditionStage::Voted,
            EditionState::InForce { .. } => EditionStage::InForce,
            EditionState::Superseded { .. } => EditionStage::Superseded,
        }
    }

    /// Whether it is a draft still: not decided.
    pub const fn is_draft(&self) -> bool {
        matches!(self, EditionState::Drafting | EditionState::Commenting { .. } | EditionState::Placed)
    }

    /// Whether everybody may read it.
    pub const fn is_public(&self) -> bool {
        !matches!(self, EditionState::Drafting)
    }

    /// Whether it was in force on a day.
    pub fn held_on(&self, day: Date) -> bool {
        match *self {
            EditionState::InForce { since } => since <= day,
            EditionState::Superseded { since, until } => since <= day && day < until,
            _ => false,
        }
    }

    const fn not_now(&self, step: &'static str) -> CovenantRefusal {
        CovenantRefusal::NotNow { stage: self.stage().code(), step }
    }

    /// Its articles and numbers may be changed until it comes before the committee.
    ///
    /// # Errors
    /// It is on the agenda or decided.
    pub const fn may_edit(self) -> Result<(), CovenantRefusal> {
        match self {
            EditionState::Drafting | EditionState::Commenting { .. } => Ok(()),
            _ => Err(self.not_now("edit")),
        }
    }

    /// The draft is published for comments.
    ///
    /// # Errors
    /// It has no article, or was published before.
    pub fn publish(self, today: Date, days: u32, articles: usize) -> Result<Self, CovenantRefusal> {
        match self {
            EditionState::Drafting if articles == 0 => Err(CovenantRefusal::NoArticles),
            EditionState::Drafting => Ok(EditionState::Commenting { until: today.plus_days(i64::from(days)) }),
            _ => Err(self.not_now("publish")),
        }
    }

    /// Somebody comments.
    ///
    /// # Errors
    /// It is not open for comments, or not any more.
    pub fn may_comment(self, today: Date) -> Result<(), CovenantRefusal> {
        match self {
            EditionState::Commenting { until } if today > until => Err(CovenantRefusal::CommentsOver { until }),
            EditionState::Commenting { .. } => Ok(()),
            _ => Err(self.not_now("comment")),
        }
    }

    /// It comes before the committee.
    ///
    /// # Errors
    /// Comments are still taken or not answered, an article looks unlawful, a mandatory one is missing.
    pub fn place(self, today: Date, ready: Readiness) -> Result<Self, CovenantRefusal> {
        let EditionState::Commenting { until } = self else { return Err(self.not_now("submit")) };
        if today <= until {
            return Err(CovenantRefusal::CommentsOpen { until });
        }
        self.place_early(ready)
    }

    /// [`EditionState::place`] without the days for comments: the first meeting of a committee that is being founded.
    ///
    /// # Errors
    /// As there, but for the days.
    pub fn place_early(self, ready: Readiness) -> Result<Self, CovenantRefusal> {
        match self {
            EditionState::Drafting | EditionState::Commenting { .. } => {}
            _ => return Err(self.not_now("submit")),
        }
        if ready.articles == 0 {
            return Err(CovenantRefusal::NoArticles);
        }
        if ready.unanswered > 0 {
            return Err(CovenantRefusal::OpinionsOpen { n: ready.unanswered });
        }
        if let Some((article, matter, clause)) = ready.suspect {
            return Err(CovenantRefusal::Suspect { article, matter, clause: Box::new(clause) });
        }
        if let Some((missing, clause)) = ready.missing {
            return Err(CovenantRefusal::Missing { missing, clause });
        }
        Ok(EditionState::Placed)
    }

    /// Those who write it take it back.
    ///
    /// # Errors
    /// It is decided, or was not published.
    pub const fn take_back(self) -> Result<Self, CovenantRefusal> {
        match self {
            EditionState::Commenting { .. } | EditionState::Placed => Ok(EditionState::Drafting),
            _ => Err(self.not_now("take_back")),
        }
    }

    /// The committee has voted; what is not adopted is a draft again.
    ///
    /// # Errors
    /// It was not on the agenda.
    pub const fn vote(self, passed: bool) -> Result<Self, CovenantRefusal> {
        match (self, passed) {
            (EditionState::Placed, true) => Ok(EditionState::Voted),
            (EditionState::Placed, false) => Ok(EditionState::Drafting),
            _ => Err(self.not_now("vote")),
        }
    }

    /// Its resolution takes effect.
    ///
    /// # Errors
    /// It was not adopted.
    pub const fn take_effect(self, today: Date) -> Result<Self, CovenantRefusal> {
        match self {
            EditionState::Voted => Ok(EditionState::InForce { since: today }),
            _ => Err(self.not_now("take_effect")),
        }
    }

    /// Another edition takes its place.
    ///
    /// # Errors
    /// It is not in force.
    pub const fn supersede(self, today: Date) -> Result<Self, CovenantRefusal> {
        match self {
            EditionState::InForce { since } => Ok(EditionState::Superseded { since, until: today }),
            _ => Err(self.not_now("supersede")),
        }
    }

    /// It is signed while it is in force.
    ///
    /// # Errors
    /// It is not.
    pub const fn may_sign(self) -> Result<(), CovenantRefusal> {
        match self {
            EditionState::InForce { .. } => Ok(()),
            _ => Err(self.not_now("sign")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i64) -> Date {
        Date::new(2026, 11, 2).unwrap().plus_days(n)
    }

    fn ready() -> Readiness {
        Readiness { articles: 9, ..Readiness::default() }
    }

    type Step = fn(EditionState) -> Result<EditionState, CovenantRefusal>;

    const STEPS: &[(&str, Step)] = &[
        ("edit", |s| s.may_edit().map(|()| s)),
        ("publish", |s| s.publish(day(10), 7, 9)),
        ("comment", |s| s.may_comment(day(3)).map(|()| s)),
        ("submit", |s| s.place(day(9), ready())),
        ("take_back", EditionState::take_back),
        ("vote", |s| s.vote(true)),
        ("take_effect", |s| s.take_effect(day(20))),
        ("supersede", |s| s.supersede(day(90))),
        ("sign", |s| s.may_sign().map(|()| s)),
    ];

    /// From, step, to. Every pair that is not here is refused.
    const TABLE: &[(&str, &str, &str)] = &[
        ("drafting", "edit", "drafting"),
        ("drafting", "publish", "commenting"),
        ("commenting", "edit", "commenting"),
        ("commenting", "comment", "commenting"),
        ("commenting", "submit", "placed"),
        ("commenting", "take_back", "drafting"),
        ("placed", "take_back", "drafting"),
        ("placed", "vote", "voted"),
        ("voted", "take_effect", "in_force"),
        ("in_force", "supersede", "superseded"),
        ("in_force", "sign", "in_force"),
    ];

    #[test]
    fn every_state_takes_its_steps_and_refuses_all_others() {
        let states = [
            EditionState::Drafting,
            EditionState::Commenting { until: day(7) },
            EditionState::Placed,
            EditionState::Voted,
            EditionState::InForce { since: day(20) },
            EditionState::Superseded { since: day(20), until: day(90) },
        ];
        for state in states {
            for (name, step) in STEPS {
                let from = state.stage().code();
                let expected = TABLE.iter().find(|(f, s, _)| *f == from && s == name);
                match (step(state), expected) {
                    (Ok(next), Some((.., to))) => assert_eq!(next.stage().code(), *to, "{from} {name}"),
                    (Err(refusal), None) => {
                        assert_eq!(refusal, CovenantRefusal::NotNow { stage: from, step: name });
                    }
                    (found, expected) => panic!("{from} {name}: {found:?}, the table says {expected:?}"),
                }
            }
        }
    }

    #[test]
    fn comments_are_taken_to_the_end_of_the_last_day() {
        let open = EditionState::Drafting.publish(day(0), 7, 1).unwrap();
        assert_eq!(open, EditionState::Commenting { until: day(7) });
        assert_eq!(open.may_comment(day(7)), Ok(()));
        assert_eq!(open.may_comment(day(8)), Err(CovenantRefusal::CommentsOver { until: day(7) }));
        assert_eq!(open.place(day(7), ready()), Err(CovenantRefusal::CommentsOpen { until: day(7) }));
        assert_eq!(open.place(day(8), ready()), Ok(EditionState::Placed));
        assert_eq!(EditionState::Drafting.publish(day(0), 7, 0), Err(CovenantRefusal::NoArticles));
    }

    #[test]
    fn a_draft_comes_before_the_committee_when_nothing_is_left_to_do() {
        let open = EditionState::Commenting { until: day(7) };
        let clause = Clause { id: "规则 2".into(), text: Text::same("") };
        let place = |ready| open.place(day(8), ready);
        assert_eq!(place(Readiness::default()), Err(CovenantRefusal::NoArticles));
        assert_eq!(place(Readiness { unanswered: 2, ..ready() }), Err(CovenantRefusal::OpinionsOpen { n: 2 }));
        let suspect = Some((String::from("罚则"), Text::same("处罚"), clause.clone()));
        assert!(matches!(place(Readiness { suspect, ..ready() }), Err(CovenantRefusal::Suspect { .. })));
        let missing = Some((vec![Text::same("消防")], clause));
        assert!(matches!(place(Readiness { missing, ..ready() }), Err(CovenantRefusal::Missing { .. })));
        assert_eq!(EditionState::Drafting.place_early(ready()), Ok(EditionState::Placed));
    }

    #[test]
    fn what_is_rejected_is_a_draft_again_and_every_day_has_its_edition() {
        assert_eq!(EditionState::Placed.vote(false), Ok(EditionState::Drafting));
        let first = EditionState::Voted.take_effect(day(20)).unwrap();
        let second = EditionState::Voted.take_effect(day(90)).unwrap();
        let first = first.supersede(day(90)).unwrap();
        for n in [0, 19, 20, 55, 89, 90, 91] {
            let holds = [first, second].iter().filter(|s| s.held_on(day(n))).count();
            assert_eq!(holds, usize::from(n >= 20), "day {n}");
        }
        assert!(first.held_on(day(89)) && second.held_on(day(90)));
    }
}
