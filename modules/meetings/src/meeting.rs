//! A meeting (会议) and the states that it goes through: drafted, convened, open, closed, published; or cancelled.
//!
//! `MeetingState` answers every verb from every state: the next state, or the refusal that says why not. No I/O.

use kernel::{Clause, Deadline, Timestamp, WorkCalendar, ids};

use crate::refusal::MeetingRefusal;

ids! {
    /// A meeting.
    pub MeetingId(MeetingMark) = "mtg";
}

db::codes! {
    /// Which of the three meetings (三会).
    pub enum MeetingKind {
        /// 议事会
        Deliberation = "deliberation",
        /// 协调会
        Coordination = "coordination",
        /// 评议会
        Appraisal = "appraisal",
    }
}

db::codes! {
    /// The word of a state, as it is stored.
    pub enum MeetingStage {
        Draft = "draft",
        Convened = "convened",
        Open = "open",
        Closed = "closed",
        Published = "published",
        Cancelled = "cancelled",
    }
}

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingState {
    /// 拟稿: seen by the body's own people only.
    Draft,
    /// 已通知; `notices` counts the first notice and each new date.
    Convened { told_at: Timestamp, notices: u32 },
    /// 正在开会
    Open { opened_at: Timestamp },
    /// 已散会: the minutes are being written.
    Closed { opened_at: Timestamp, closed_at: Timestamp },
    /// 纪要已公布
    Published { opened_at: Timestamp, closed_at: Timestamp, published_at: Timestamp },
    /// 已取消
    Cancelled { at: Timestamp },
}

/// What a notice is judged by: when it goes out, for when, and what the rules ask for.
#[derive(Debug)]
pub struct Notice<'a> {
    pub now: Timestamp,
    pub starts_at: Timestamp,
    pub calendar: &'a WorkCalendar,
    /// Working days, from the rules.
    pub needed: u32,
    pub clause: Clause,
}

impl Notice<'_> {
    /// Working days after today up to and including the day of the meeting.
    pub fn given(&self) -> i64 {
        self.calendar.working_days_between(self.now.date(), self.starts_at.date())
    }

    /// The first day that the notice is long enough for.
    pub fn earliest(&self) -> Deadline {
        self.calendar.add_working_days(self.now.date(), self.needed)
    }

    /// # Errors
    /// [`MeetingRefusal::NoticeTooShort`] with the numbers, the clause and the first day that is possible.
    pub fn check(&self) -> Result<(), MeetingRefusal> {
        let given = self.given();
        if self.starts_at > self.now && given >= i64::from(self.needed) {
            return Ok(());
        }
        Err(MeetingRefusal::NoticeTooShort {
            given: given.max(0),
            needed: self.needed,
            earliest: self.earliest(),
            clause: self.clause.clone(),
        })
    }
}

/// An item as a notice shows it.
#[derive(Debug, Clone, Copy)]
pub struct OnNotice<'a> {
    pub title: &'a str,
    pub text: &'a str,
}

impl MeetingState {
    pub const fn stage(&self) -> MeetingStage {
        match self {
            MeetingState::Draft => MeetingStage::Draft,
            MeetingState::Convened { .. } => MeetingStage::Convened,
            MeetingState::Open { .. } => MeetingStage::Open,
            MeetingState::Closed { .. } => MeetingStage::Closed,
            MeetingState::Published { .. } => MeetingStage::Published,
            MeetingState::Cancelled { .. } => MeetingStage::Cancelled,
        }
    }

    fn not_now(self, step: &'static str) -> MeetingRefusal {
        MeetingRefusal::MeetingNotNow { stage: self.stage(), step }
    }

    /// Tells the members and publishes the agenda.
    ///
    /// # Errors
    /// No items, an item without a text, too short a notice, or not a draft.
    pub fn convene(self, notice: &Notice<'_>, items: &[OnNotice<'_>]) -> Result<Self, MeetingRefusal> {
        let MeetingState::Draft = self else { return Err(self.not_now("convene")) };
        if items.is_empty() {
            return Err(MeetingRefusal::NoItems);
        }
        if let Some(bare) = items.iter().find(|i| i.text.trim().is_empty()) {
            return Err(MeetingRefusal::ItemWithoutText { title: bare.title.to_owned() });
        }
        notice.check()?;
        Ok(MeetingState::Convened { told_at: notice.now, notices: 1 })
    }

    /// Another date, with a new notice.
    ///
    /// # Errors
    /// Too short a notice, or not convened.
    pub fn postpone(self, notice: &Notice<'_>) -> Result<Self, MeetingRefusal> {
        let MeetingState::Convened { notices, .. } = self else { return Err(self.not_now("postpone")) };
        notice.check()?;
        Ok(MeetingState::Convened { told_at: notice.now, notices: notices + 1 })
    }

    /// The chair opens it, on its day or later. Quorum is for votes, not for opening.
    ///
    /// # Errors
    /// Before its day, or not convened.
    pub fn open(self, now: Timestamp, starts_at: Timestamp) -> Result<Self, MeetingRefusal> {
        let MeetingState::Convened { .. } = self else { return Err(self.not_now("open")) };
        if now.date() < starts_at.date() {
            return Err(MeetingRefusal::NotItsDay { on: starts_at.date() });
        }
        Ok(MeetingState::Open { opened_at: now })
    }

    /// # Errors
    /// A ballot is open, or the meeting is not.
    pub fn close(self, now: Timestamp, ballot_open: bool) -> Result<Self, MeetingRefusal> {
        let MeetingState::Open { opened_at } = self else { return Err(self.not_now("close")) };
        if ballot_open {
            return Err(MeetingRefusal::BallotIsOpen);
        }
        Ok(MeetingState::Closed { opened_at, closed_at: now })
    }

    /// The minutes are published.
    ///
    /// # Errors
    /// The meeting is not closed, or they were published already.
    pub fn publish(self, now: Timestamp) -> Result<Self, MeetingRefusal> {
        let MeetingState::Closed { opened_at, closed_at } = self else { return Err(self.not_now("publish")) };
        Ok(MeetingState::Published { opened_at, closed_at, published_at: now })
    }

    /// # Errors
    /// The meeting has begun, or was cancelled already.
    pub fn cancel(self, now: Timestamp) -> Result<Self, MeetingRefusal> {
        match self {
            MeetingState::Draft | MeetingState::Convened { .. } => Ok(MeetingState::Cancelled { at: now }),
            _ => Err(self.not_now("cancel")),
        }
    }

    /// Whether an item may be put on the agenda: once members are told, only while the notice is long enough for it.
    ///
    /// # Errors
    /// Too short a notice, or the meeting has begun or is over.
    pub fn may_list(self, notice: &Notice<'_>) -> Result<(), MeetingRefusal> {
        match self {
            MeetingState::Draft => Ok(()),
            MeetingState::Convened { .. } => notice.check(),
            _ => Err(self.not_now("list")),
        }
    }

    /// Whether the agenda's order and texts may be changed, and items be taken off it.
    ///
    /// # Errors
    /// The meeting has begun or is over.
    pub fn may_arrange(self) -> Result<(), MeetingRefusal> {
        match self {
            MeetingState::Draft | MeetingState::Convened { .. } => Ok(()),
            _ => Err(self.not_now("arrange")),
        }
    }

    /// Whether date and place may be corrected without a new notice.
    ///
    /// # Errors
    /// Members were told already.
    pub fn may_edit(self) -> Result<(), MeetingRefusal> {
        if self == MeetingState::Draft { Ok(()) } else { Err(self.not_now("edit")) }
    }

    /// # Errors
    /// Members are not told yet, or the meeting has begun.
    pub fn may_answer(self) -> Result<(), MeetingRefusal> {
        if matches!(self, MeetingState::Convened { .. }) { Ok(()) } else { Err(self.not_now("answer")) }
    }

    /// # Errors
    /// The meeting is over.
    pub fn may_add_paper(self) -> Result<(), MeetingRefusal> {
        match self {
            MeetingState::Draft | MeetingState::Convened { .. } | MeetingState::Open { .. } => Ok(()),
            _ => Err(self.not_now("paper")),
        }
    }

    /// Whether somebody may be noted as present: while it is open, and on its day before that.
    ///
    /// # Errors
    /// Before its day, or the meeting is a draft or over.
    pub fn may_attend(self, now: Timestamp, starts_at: Timestamp) -> Result<(), MeetingRefusal> {
        match self {
            MeetingState::Open { .. } => Ok(()),
            MeetingState::Convened { .. } if now.date() < starts_at.date() => {
                Err(MeetingRefusal::NotItsDay { on: starts_at.date() })
            }
            MeetingState::Convened { .. } => Ok(()),
            _ => Err(self.not_now("attend")),
        }
    }

    /// Whether items may be deliberated, amended and voted on.
    ///
    /// # Errors
    /// The meeting is not open.
    pub fn may_deliberate(self) -> Result<(), MeetingRefusal> {
        if matches!(self, MeetingState::Open { .. }) { Ok(()) } else { Err(self.not_now("deliberate")) }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Date, Refusal as _, Text};

    use super::*;

    fn at(day: i8, hour: i8) -> Timestamp {
        Date::new(2026, 11, day).unwrap().at(hour, 0)
    }

    fn notice(calendar: &WorkCalendar, now: Timestamp, starts_at: Timestamp) -> Notice<'_> {
        let clause = Clause { id: "规则 7".into(), text: Text::same("") };
        Notice { now, starts_at, calendar, needed: 5, clause }
    }

    fn states() -> [MeetingState; 6] {
        let (opened_at, closed_at) = (at(27, 9), at(27, 11));
        [
            MeetingState::Draft,
            MeetingState::Convened { told_at: at(16, 9), notices: 1 },
            MeetingState::Open { opened_at },
            MeetingState::Closed { opened_at, closed_at },
            MeetingState::Published { opened_at, closed_at, published_at: at(30, 9) },
            MeetingState::Cancelled { at: at(20, 9) },
        ]
    }

    type Step = fn(MeetingState, &Notice<'_>) -> Result<MeetingState, MeetingRefusal>;

    const ITEM: OnNotice<'_> = OnNotice { title: "电梯错峰", text: "试行三个月。" };

    /// Every verb, with everything in order for the states that allow it.
    const STEPS: &[(&str, Step)] = &[
        ("convene", |s, n| s.convene(n, &[ITEM])),
        ("postpone", |s, n| s.postpone(n)),
        ("open", |s, n| s.open(n.starts_at, n.starts_at)),
        ("close", |s, n| s.close(n.starts_at, false)),
        ("publish", |s, n| s.publish(n.starts_at)),
        ("cancel", |s, n| s.cancel(n.now)),
        ("list", |s, n| s.may_list(n).map(|()| s)),
        ("arrange", |s, _| s.may_arrange().map(|()| s)),
        ("edit", |s, _| s.may_edit().map(|()| s)),
        ("answer", |s, _| s.may_answer().map(|()| s)),
        ("paper", |s, _| s.may_add_paper().map(|()| s)),
        ("attend", |s, n| s.may_attend(n.starts_at, n.starts_at).map(|()| s)),
        ("deliberate", |s, _| s.may_deliberate().map(|()| s)),
    ];

    /// From, verb, to. Every pair that is not here is refused.
    const TABLE: &[(&str, &str, &str)] = &[
        ("draft", "convene", "convened"),
        ("draft", "cancel", "cancelled"),
        ("draft", "list", "draft"),
        ("draft", "arrange", "draft"),
        ("draft", "edit", "draft"),
        ("draft", "paper", "draft"),
        ("convened", "postpone", "convened"),
        ("convened", "open", "open"),
        ("convened", "cancel", "cancelled"),
        ("convened", "list", "convened"),
        ("convened", "arrange", "convened"),
        ("convened", "answer", "convened"),
        ("convened", "paper", "convened"),
        ("convened", "attend", "convened"),
        ("open", "close", "closed"),
        ("open", "paper", "open"),
        ("open", "attend", "open"),
        ("open", "deliberate", "open"),
        ("closed", "publish", "published"),
    ];

    #[test]
    fn every_state_takes_its_verbs_and_refuses_all_others() {
        let calendar = WorkCalendar::built_in();
        let notice = notice(&calendar, at(16, 9), at(27, 9));
        for state in states() {
            let from = state.stage().code();
            for (verb, step) in STEPS {
                let expected = TABLE.iter().find(|(f, v, _)| *f == from && v == verb);
                match (step(state, &notice), expected) {
                    (Ok(next), Some((.., to))) => assert_eq!(next.stage().code(), *to, "{from} {verb}"),
                    (Err(refusal), None) => {
                        let expected = MeetingRefusal::MeetingNotNow { stage: state.stage(), step: verb };
                        assert_eq!(refusal, expected);
                        assert!(!refusal.sentence().zh.is_empty() && !refusal.sentence().en.is_empty());
                    }
                    (found, expected) => panic!("{from} {verb}: {found:?}, the table says {expected:?}"),
                }
            }
        }
    }

    #[test]
    fn a_notice_that_is_too_short_names_the_clause_and_the_first_day() {
        let calendar = WorkCalendar::built_in();
        // Monday the 16th: five working days end on Monday the 23rd.
        let short = notice(&calendar, at(16, 9), at(20, 9));
        let Err(MeetingRefusal::NoticeTooShort { given, needed, earliest, clause }) =
            MeetingState::Draft.convene(&short, &[ITEM])
        else {
            panic!("four days are too few")
        };
        assert_eq!((given, needed, earliest.on.to_string().as_str()), (4, 5, "2026-11-23"));
        assert_eq!(clause.id, "规则 7");
        assert!(MeetingState::Draft.convene(&notice(&calendar, at(16, 23), at(23, 8)), &[ITEM]).is_ok());
        let convened = MeetingState::Convened { told_at: at(9, 9), notices: 1 };
        assert!(matches!(convened.postpone(&short), Err(MeetingRefusal::NoticeTooShort { .. })));
        assert!(matches!(convened.may_list(&short), Err(MeetingRefusal::NoticeTooShort { .. })));
        assert_eq!(MeetingState::Draft.may_list(&short), Ok(()));
        // A rule of no days still does not allow a meeting in the past.
        let past = Notice { needed: 0, ..notice(&calendar, at(16, 9), at(16, 8)) };
        assert!(matches!(past.check(), Err(MeetingRefusal::NoticeTooShort { .. })));
    }

    #[test]
    fn a_notice_needs_items_with_texts() {
        let calendar = WorkCalendar::built_in();
        let fine = notice(&calendar, at(16, 9), at(27, 9));
        assert_eq!(MeetingState::Draft.convene(&fine, &[]), Err(MeetingRefusal::NoItems));
        let bare = OnNotice { title: "母婴室", text: " \n" };
        let refused = MeetingRefusal::ItemWithoutText { title: "母婴室".into() };
        assert_eq!(MeetingState::Draft.convene(&fine, &[ITEM, bare]), Err(refused));
    }

    #[test]
    fn nothing_happens_before_the_day() {
        let convened = MeetingState::Convened { told_at: at(9, 9), notices: 1 };
        let not_yet = MeetingRefusal::NotItsDay { on: at(27, 0).date() };
        assert_eq!(convened.open(at(26, 23), at(27, 9)), Err(not_yet.clone()));
        assert_eq!(convened.may_attend(at(26, 23), at(27, 9)), Err(not_yet));
        assert!(convened.open(at(27, 8), at(27, 9)).is_ok());
        assert!(convened.may_attend(at(27, 8), at(27, 9)).is_ok());
    }

    #[test]
    fn an_open_ballot_holds_the_meeting_open() {
        let open = MeetingState::Open { opened_at: at(27, 9) };
        assert_eq!(open.close(at(27, 11), true), Err(MeetingRefusal::BallotIsOpen));
    }

    #[test]
    fn every_new_date_is_a_new_notice() {
        let calendar = WorkCalendar::built_in();
        let later = notice(&calendar, at(16, 9), at(27, 9));
        let convened = MeetingState::Convened { told_at: at(9, 9), notices: 1 };
        assert_eq!(convened.postpone(&later), Ok(MeetingState::Convened { told_at: at(16, 9), notices: 2 }));
    }
}
