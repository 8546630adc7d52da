//! Agenda items (议题): from the pool of a body through its meetings to a decision.
//!
//! An item waits in the pool, is listed on a meeting, taken up there, and decided. It returns to the pool when the
//! meeting puts it off or does not come to a decision. No I/O.

use kernel::{Clause, Date, Deadline, WorkCalendar, ids};

use crate::{ballot::Outcome, meeting::MeetingId, refusal::MeetingRefusal};

ids! {
    /// An agenda item.
    pub ItemId(ItemMark) = "agi";
}

db::codes! {
    /// How an item came to the agenda (R52).
    pub enum Origin {
        /// The chair or the secretary put it there.
        Chair = "chair",
        /// Enough people asked for it together.
        Petition = "petition",
        /// An earlier meeting put it off.
        Deferred = "deferred",
        /// A coordination did not end in an agreement.
        Coordination = "coordination",
    }
}

db::codes! {
    /// The word of a state, as it is stored.
    pub enum ItemStage {
        Waiting = "waiting",
        Listed = "listed",
        UnderWay = "under_way",
        Decided = "decided",
        Noted = "noted",
        Withdrawn = "withdrawn",
    }
}

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemState {
    /// In the pool.
    Waiting,
    /// On a meeting's agenda.
    Listed { meeting: MeetingId },
    /// Taken up; `amended` if its text was changed in this meeting.
    UnderWay { meeting: MeetingId, amended: bool },
    /// Put to a vote that decided it, or failed to.
    Decided { meeting: MeetingId, outcome: Outcome },
    /// Heard, without a vote.
    Noted { meeting: MeetingId },
    /// Taken back by whoever placed it.
    Withdrawn,
}

/// An item's state and what it carries from meeting to meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    pub state: ItemState,
    pub origin: Origin,
    /// How often it was put off.
    pub deferrals: u32,
    /// It was taken up since it was placed or put off: whoever follows it has been told.
    pub deliberated: bool,
}

impl ItemState {
    pub const fn stage(&self) -> ItemStage {
        match self {
            ItemState::Waiting => ItemStage::Waiting,
            ItemState::Listed { .. } => ItemStage::Listed,
            ItemState::UnderWay { .. } => ItemStage::UnderWay,
            ItemState::Decided { .. } => ItemStage::Decided,
            ItemState::Noted { .. } => ItemStage::Noted,
            ItemState::Withdrawn => ItemStage::Withdrawn,
        }
    }

    /// The meeting that the item is on, or was decided in.
    pub const fn meeting(&self) -> Option<MeetingId> {
        match self {
            ItemState::Waiting | ItemState::Withdrawn => None,
            ItemState::Listed { meeting }
            | ItemState::UnderWay { meeting, .. }
            | ItemState::Decided { meeting, .. }
            | ItemState::Noted { meeting } => Some(*meeting),
        }
    }

    /// Whether the item still waits for a decision.
    pub const fn is_live(&self) -> bool {
        matches!(self, ItemState::Waiting | ItemState::Listed { .. } | ItemState::UnderWay { .. })
    }
}

impl Course {
    fn not_now(&self, step: &'static str) -> MeetingRefusal {
        MeetingRefusal::ItemNotNow { stage: self.state.stage(), step }
    }

    fn with(self, state: ItemState) -> Self {
        Self { state, ..self }
    }

    /// Puts it on a meeting.
    ///
    /// # Errors
    /// It does not wait in the pool.
    pub fn list(self, meeting: MeetingId) -> Result<Self, MeetingRefusal> {
        match self.state {
            ItemState::Waiting => Ok(self.with(ItemState::Listed { meeting })),
            _ => Err(self.not_now("list")),
        }
    }

    /// Takes it off a meeting, back to the pool.
    ///
    /// # Errors
    /// It is on no agenda, or was taken up.
    pub fn unlist(self) -> Result<Self, MeetingRefusal> {
        match self.state {
            ItemState::Listed { .. } => Ok(self.with(ItemState::Waiting)),
            _ => Err(self.not_now("unlist")),
        }
    }

    /// The text before the meeting.
    ///
    /// # Errors
    /// The meeting has taken it up: then it is amended.
    pub fn may_edit(self) -> Result<(), MeetingRefusal> {
        match self.state {
            ItemState::Waiting | ItemState::Listed { .. } => Ok(()),
            _ => Err(self.not_now("edit_item")),
        }
    }

    /// The chair takes it up (已议), or comes back to it. Answers whether that is the first time since it was placed or
    /// put off.
    ///
    /// # Errors
    /// It is not on an agenda, or is over.
    pub fn take_up(self) -> Result<(Self, bool), MeetingRefusal> {
        match self.state {
            ItemState::UnderWay { .. } => Ok((self, false)),
            ItemState::Listed { meeting } => {
                let first = !self.deliberated;
                let state = ItemState::UnderWay { meeting, amended: false };
                Ok((Self { state, deliberated: true, ..self }, first))
            }
            _ => Err(self.not_now("take_up")),
        }
    }

    /// Changes its text in the meeting.
    ///
    /// # Errors
    /// It is not under way, or a ballot on it is open.
    pub fn amend(self, ballot_open: bool) -> Result<Self, MeetingRefusal> {
        match self.state {
            ItemState::UnderWay { .. } if ballot_open => Err(MeetingRefusal::BallotIsOpen),
            ItemState::UnderWay { meeting, .. } => Ok(self.with(ItemState::UnderWay { meeting, amended: true })),
            _ => Err(self.not_now("amend")),
        }
    }

    /// Heard, without a vote: only what nobody outside waits for.
    ///
    /// # Errors
    /// It is not under way, a ballot on it is open, or somebody waits for a decision.
    pub fn note(self, awaited: bool, ballot_open: bool) -> Result<Self, MeetingRefusal> {
        match self.state {
            ItemState::UnderWay { .. } if awaited => Err(MeetingRefusal::NeedsDecision),
            ItemState::UnderWay { .. } if ballot_open => Err(MeetingRefusal::BallotIsOpen),
            ItemState::UnderWay { meeting, .. } => Ok(self.with(ItemState::Noted { meeting })),
            _ => Err(self.not_now("note")),
        }
    }

    /// Whether a member may stand aside: until the item is put to the vote.
    ///
    /// # Errors
    /// A ballot on it is open, or it is over or on no meeting.
    pub fn may_recuse(self, ballot_open: bool) -> Result<(), MeetingRefusal> {
        match self.state {
            ItemState::Listed { .. } | ItemState::UnderWay { .. } if ballot_open => Err(MeetingRefusal::BallotIsOpen),
            ItemState::Listed { .. } | ItemState::UnderWay { .. } => Ok(()),
            _ => Err(self.not_now("recuse")),
        }
    }

    /// Whether it may be put to the vote; a vote on putting it off only while the rules allow another time.
    ///
    /// # Errors
    /// It is not under way, or was put off as often as the rules allow.
    pub fn may_vote(self, defer: Option<(u32, &Clause)>) -> Result<(), MeetingRefusal> {
        let ItemState::UnderWay { .. } = self.state else { return Err(self.not_now("vote")) };
        match defer {
            Some((most, clause)) if self.deferrals >= most => {
                Err(MeetingRefusal::DeferredAlready { most, clause: clause.clone() })
            }
            _ => Ok(()),
        }
    }

    /// The vote's outcome. Deferred: back to the pool.
    ///
    /// # Errors
    /// It is not under way.
    pub fn decide(self, outcome: Outcome) -> Result<Self, MeetingRefusal> {
        let ItemState::UnderWay { meeting, .. } = self.state else { return Err(self.not_now("decide")) };
        Ok(match outcome {
            Outcome::Deferred => Self {
                state: ItemState::Waiting,
                origin: Origin::Deferred,
                deferrals: self.deferrals + 1,
                deliberated: false,
            },
            outcome => self.with(ItemState::Decided { meeting, outcome }),
        })
    }

    /// The meeting closed or was cancelled without a decision on it: back to the pool.
    #[must_use]
    pub fn give_back(self) -> Self {
        match self.state {
            ItemState::Listed { .. } | ItemState::UnderWay { .. } => self.with(ItemState::Waiting),
            _ => self,
        }
    }

    /// Taken back by whoever placed it.
    ///
    /// # Errors
    /// A ballot on it is open, or it is over.
    pub fn withdraw(self, ballot_open: bool) -> Result<Self, MeetingRefusal> {
        match self.state {
            state if state.is_live() && ballot_open => Err(MeetingRefusal::BallotIsOpen),
            state if state.is_live() => Ok(self.with(ItemState::Withdrawn)),
            _ => Err(self.not_now("withdraw")),
        }
    }
}

/// Until when an item placed on `today` has to be put on a meeting: the end of the quarter, as long as a meeting can
/// still be convened for it in this one (W3: the next meeting is at most a quarter away).
pub fn due_by(calendar: &WorkCalendar, today: Date, notice_days: u32) -> Deadline {
    let first_of_month = today.plus_days(1 - i64::from(today.day()));
    let into_quarter = i32::from((today.month() - 1) % 3);
    let next_quarter = first_of_month.plus_months(3 - into_quarter);
    let end = next_quarter.plus_days(-1);
    let possible = calendar.add_working_days(today, notice_days).on <= end;
    let on = if possible { end } else { next_quarter.plus_months(3).plus_days(-1) };
    Deadline { on, provisional: false }
}

#[cfg(test)]
mod tests {
    use kernel::{Refusal as _, Text};

    use super::*;

    const MEETING: MeetingId = MeetingId::from_bytes([1; 16]);

    fn courses() -> [Course; 6] {
        let course = |state| Course { state, origin: Origin::Petition, deferrals: 0, deliberated: false };
        [
            course(ItemState::Waiting),
            course(ItemState::Listed { meeting: MEETING }),
            course(ItemState::UnderWay { meeting: MEETING, amended: false }),
            course(ItemState::Decided { meeting: MEETING, outcome: Outcome::Passed }),
            course(ItemState::Noted { meeting: MEETING }),
            course(ItemState::Withdrawn),
        ]
    }

    type Step = fn(Course) -> Result<Course, MeetingRefusal>;

    const STEPS: &[(&str, Step)] = &[
        ("list", |c| c.list(MEETING)),
        ("unlist", Course::unlist),
        ("edit_item", |c| c.may_edit().map(|()| c)),
        ("take_up", |c| c.take_up().map(|(c, _)| c)),
        ("amend", |c| c.amend(false)),
        ("note", |c| c.note(false, false)),
        ("recuse", |c| c.may_recuse(false).map(|()| c)),
        ("vote", |c| c.may_vote(None).map(|()| c)),
        ("decide", |c| c.decide(Outcome::Rejected)),
        ("withdraw", |c| c.withdraw(false)),
    ];

    /// From, step, to. Every pair that is not here is refused.
    const TABLE: &[(&str, &str, &str)] = &[
        ("waiting", "list", "listed"),
        ("waiting", "edit_item", "waiting"),
        ("waiting", "withdraw", "withdrawn"),
        ("listed", "unlist", "waiting"),
        ("listed", "edit_item", "listed"),
        ("listed", "take_up", "under_way"),
        ("listed", "recuse", "listed"),
        ("listed", "withdraw", "withdrawn"),
        ("under_way", "take_up", "under_way"),
        ("under_way", "amend", "under_way"),
        ("under_way", "note", "noted"),
        ("under_way", "recuse", "under_way"),
        ("under_way", "vote", "under_way"),
        ("under_way", "decide", "decided"),
        ("under_way", "withdraw", "withdrawn"),
    ];

    #[test]
    fn every_state_takes_its_steps_and_refuses_all_others() {
        for course in courses() {
            let from = course.state.stage().code();
            for (name, step) in STEPS {
                let expected = TABLE.iter().find(|(f, s, _)| *f == from && s == name);
                match (step(course), expected) {
                    (Ok(next), Some((.., to))) => assert_eq!(next.state.stage().code(), *to, "{from} {name}"),
                    (Err(refusal), None) => {
                        assert_eq!(refusal, MeetingRefusal::ItemNotNow { stage: course.state.stage(), step: name });
                        assert!(!refusal.sentence().zh.is_empty() && !refusal.sentence().en.is_empty());
                    }
                    (found, expected) => panic!("{from} {name}: {found:?}, the table says {expected:?}"),
                }
            }
        }
    }

    #[test]
    fn an_open_ballot_holds_its_item() {
        let [_, listed, under_way, ..] = courses();
        let open = Err(MeetingRefusal::BallotIsOpen);
        assert_eq!(under_way.amend(true), open);
        assert_eq!(under_way.note(false, true), open);
        assert_eq!(under_way.withdraw(true), open);
        assert_eq!(under_way.may_recuse(true), Err(MeetingRefusal::BallotIsOpen));
        assert_eq!(listed.may_recuse(true), Err(MeetingRefusal::BallotIsOpen));
    }

    #[test]
    fn what_somebody_waits_for_is_not_just_heard() {
        let [_, _, under_way, ..] = courses();
        assert_eq!(under_way.note(true, false), Err(MeetingRefusal::NeedsDecision));
    }

    #[test]
    fn an_item_is_put_off_as_often_as_the_rules_allow() {
        let clause = Clause { id: "规则 14".into(), text: Text::same("") };
        let [_, _, under_way, ..] = courses();
        assert_eq!(under_way.may_vote(Some((1, &clause))), Ok(()));
        let waiting = under_way.decide(Outcome::Deferred).unwrap();
        let expected = Course { state: ItemState::Waiting, origin: Origin::Deferred, deferrals: 1, deliberated: false };
        assert_eq!(waiting, expected);
        let (again, first) = waiting.list(MEETING).unwrap().take_up().unwrap();
        assert!(first, "a deferred item is deliberated anew");
        let refused = MeetingRefusal::DeferredAlready { most: 1, clause: clause.clone() };
        assert_eq!(again.may_vote(Some((1, &clause))), Err(refused));
        assert_eq!(again.may_vote(None), Ok(()));
    }

    #[test]
    fn an_item_given_back_is_resumed_not_deliberated_anew() {
        let [_, listed, ..] = courses();
        let (under_way, first) = listed.take_up().unwrap();
        let amended = under_way.amend(false).unwrap();
        assert!(first && amended.state == ItemState::UnderWay { meeting: MEETING, amended: true });
        let (resumed, first) = amended.give_back().list(MEETING).unwrap().take_up().unwrap();
        assert!(!first);
        assert_eq!(resumed.state, ItemState::UnderWay { meeting: MEETING, amended: false });
        for course in courses() {
            let back = course.give_back();
            assert_eq!(back.state == ItemState::Waiting, course.state.is_live(), "{course:?}");
        }
    }

    #[test]
    fn items_are_due_by_the_end_of_a_quarter_that_still_has_room_for_a_meeting() {
        let calendar = WorkCalendar::built_in();
        let due = |text: &str| due_by(&calendar, text.parse().unwrap(), 5).on.to_string();
        assert_eq!(due("2026-11-23"), "2026-12-31");
        assert_eq!(due("2026-12-30"), "2027-03-31");
        assert_eq!(due("2026-01-01"), "2026-03-31");
        assert_eq!(due("2026-08-31"), "2026-09-30");
    }
}
