//! What this module refuses, each with the reason, the clause it follows from, and what to do instead.

use kernel::{Clause, Date, Deadline, Refusal, Text, WayOut};

use crate::{
    T, agenda::ItemStage, appraisal::ImprovementState, coordination::CoordinationStage, meeting::MeetingStage,
    minutes::MinutesStage, resolution::ResolutionStage,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingRefusal {
    MeetingNotNow { stage: MeetingStage, step: &'static str },
    ItemNotNow { stage: ItemStage, step: &'static str },
    NoticeTooShort { given: i64, needed: u32, earliest: Deadline, clause: Clause },
    NoItems,
    ItemWithoutText { title: String },
    NotItsDay { on: Date },
    NoCommittee,
    OtherBody,
    BallotIsOpen,
    BallotIsClosed,
    NoQuorum { present: u32, needed: u32, seats: u32, clause: Clause },
    NobodyMayVote,
    NotOnTheRoll,
    AlreadyVoted,
    VotesMissing { missing: u32 },
    DeferredAlready { most: u32, clause: Clause },
    NeedsDecision,
    NotVoting,
    AlreadyRecused,
    NoRecusal { clause: Clause },
    LooksReserved { matter: Text, clause: Clause },
    MinutesNotNow { stage: MinutesStage, step: &'static str },
    SameEyes,
    NotSigned,
    ResolutionNotNow { stage: ResolutionStage },
    StillUnderNotice { until: Date },
    NotUnderNotice { stage: ResolutionStage },
    NoticeIsOver { until: Date },
    ObjectionsOpen { n: u32 },
    ObjectionAnswered,
    ObjectedAlready,
    TooManyObjections,
    ChairMayCome,
    CoordinationNotNow { stage: CoordinationStage, step: &'static str },
    NotConsented,
    MediatorIsParty,
    TwoSides,
    NoRound,
    NoTerms,
    TermIsSettled,
    RevisitTooEarly { on: Date },
    ScoringGoesOn { until: Date },
    ScoringIsOver,
    ScoredAlready,
    NobodyToDraw,
    ImprovementNotNow { state: ImprovementState, step: &'static str },
}

impl Refusal for MeetingRefusal {
    fn code(&self) -> &'static str {
        match self {
            MeetingRefusal::MeetingNotNow { .. } => "meetings.meeting_not_now",
            MeetingRefusal::ItemNotNow { .. } => "meetings.item_not_now",
            MeetingRefusal::NoticeTooShort { .. } => "meetings.notice_too_short",
            MeetingRefusal::NoItems => "meetings.no_items",
            MeetingRefusal::ItemWithoutText { .. } => "meetings.item_without_text",
            MeetingRefusal::NotItsDay { .. } => "meetings.not_its_day",
            MeetingRefusal::NoCommittee => "meetings.no_committee",
            MeetingRefusal::OtherBody => "meetings.other_body",
            MeetingRefusal::BallotIsOpen => "meetings.ballot_is_open",
            MeetingRefusal::BallotIsClosed => "meetings.ballot_is_closed",
            MeetingRefusal::NoQuorum { .. } => "meetings.no_quorum",
            MeetingRefusal::NobodyMayVote => "meetings.nobody_may_vote",
            MeetingRefusal::NotOnTheRoll => "meetings.not_on_the_roll",
            MeetingRefusal::AlreadyVoted => "meetings.already_voted",
            MeetingRefusal::VotesMissing { .. } => "meetings.votes_missing",
            MeetingRefusal::DeferredAlready { .. } => "meetings.deferred_already",
            MeetingRefusal::NeedsDecision => "meetings.needs_decision",
            MeetingRefusal::NotVoting => "meetings.not_voting",
            MeetingRefusal::AlreadyRecused => "meetings.already_recused",
            MeetingRefusal::NoRecusal { .. } => "meetings.no_recusal",
            MeetingRefusal::LooksReserved { .. } => "meetings.looks_reserved",
            MeetingRefusal::MinutesNotNow { .. } => "meetings.minutes_not_now",
            MeetingRefusal::SameEyes => "meetings.same_eyes",
            MeetingRefusal::NotSigned => "meetings.not_signed",
            MeetingRefusal::ResolutionNotNow { .. } => "meetings.resolution_not_now",
            MeetingRefusal::StillUnderNotice { .. } => "meetings.still_under_notice",
            MeetingRefusal::NotUnderNotice { .. } => "meetings.not_under_notice",
            MeetingRefusal::NoticeIsOver { .. } => "meetings.notice_is_over",
            MeetingRefusal::ObjectionsOpen { .. } => "meetings.objections_open",
            MeetingRefusal::ObjectionAnswered => "meetings.objection_answered",
            MeetingRefusal::ObjectedAlready => "meetings.objected_already",
            MeetingRefusal::TooManyObjections => "meetings.too_many_objections",
            MeetingRefusal::ChairMayCome => "meetings.chair_may_come",
            MeetingRefusal::CoordinationNotNow { .. } => "meetings.coordination_not_now",
            MeetingRefusal::NotConsented => "meetings.not_consented",
            MeetingRefusal::MediatorIsParty => "meetings.mediator_is_party",
            MeetingRefusal::TwoSides => "meetings.two_sides",
            MeetingRefusal::NoRound => "meetings.no_round",
            MeetingRefusal::NoTerms => "meetings.no_terms",
            MeetingRefusal::TermIsSettled => "meetings.term_is_settled",
            MeetingRefusal::RevisitTooEarly { .. } => "meetings.revisit_too_early",
            MeetingRefusal::ScoringGoesOn { .. } => "meetings.scoring_goes_on",
            MeetingRefusal::ScoringIsOver => "meetings.scoring_is_over",
            MeetingRefusal::ScoredAlready => "meetings.scored_already",
            MeetingRefusal::NobodyToDraw => "meetings.nobody_to_draw",
            MeetingRefusal::ImprovementNotNow { .. } => "meetings.improvement_not_now",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| self.says(T(l), i18n::Format(l)))
    }

    fn way_out(&self) -> Option<WayOut> {
        let text = Text::each(|l| self.instead(T(l), i18n::Format(l)));
        (!text.zh.is_empty()).then_some(WayOut { text, href: None })
    }

    fn clause(&self) -> Option<Clause> {
        match self {
            MeetingRefusal::NoticeTooShort { clause, .. }
            | MeetingRefusal::NoQuorum { clause, .. }
            | MeetingRefusal::DeferredAlready { clause, .. }
            | MeetingRefusal::NoRecusal { clause }
            | MeetingRefusal::LooksReserved { clause, .. } => Some(clause.clone()),
            _ => None,
        }
    }

    fn status(&self) -> u16 {
        match self {
            MeetingRefusal::ItemWithoutText { .. }
            | MeetingRefusal::NoticeTooShort { .. }
            | MeetingRefusal::VotesMissing { .. }
            | MeetingRefusal::LooksReserved { .. }
            | MeetingRefusal::OtherBody => 422,
            MeetingRefusal::NotOnTheRoll | MeetingRefusal::SameEyes => 403,
            MeetingRefusal::TooManyObjections => 429,
            _ => 409,
        }
    }
}

impl MeetingRefusal {
    fn says(&self, t: T, format: i18n::Format) -> String {
        match self {
            MeetingRefusal::MeetingNotNow { stage, step } => t.not_now(t.meeting_stage(stage.code()), t.step(*step)),
            MeetingRefusal::ItemNotNow { stage, step } => t.item_not_now(t.item_stage(stage.code()), t.step(*step)),
            MeetingRefusal::NoticeTooShort { given, needed, .. } => t.notice_too_short(*given, *needed),
            MeetingRefusal::NoItems => t.no_items().to_owned(),
            MeetingRefusal::ItemWithoutText { title } => t.item_without_text(title),
            MeetingRefusal::NotItsDay { on } => t.not_its_day(format.date(*on)),
            MeetingRefusal::NoCommittee => t.no_committee().to_owned(),
            MeetingRefusal::OtherBody => t.other_body().to_owned(),
            MeetingRefusal::BallotIsOpen => t.ballot_is_open().to_owned(),
            MeetingRefusal::BallotIsClosed => t.ballot_is_closed().to_owned(),
            MeetingRefusal::NoQuorum { present, needed, seats, .. } => t.no_quorum(*present, *needed, *seats),
            MeetingRefusal::NobodyMayVote => t.nobody_may_vote().to_owned(),
            MeetingRefusal::NotOnTheRoll => t.not_on_the_roll().to_owned(),
            MeetingRefusal::AlreadyVoted => t.already_voted().to_owned(),
            MeetingRefusal::VotesMissing { missing } => t.votes_missing(*missing),
            MeetingRefusal::DeferredAlready { most, .. } => t.deferred_already(*most),
            MeetingRefusal::NeedsDecision => t.needs_decision().to_owned(),
            MeetingRefusal::NotVoting => t.not_voting().to_owned(),
            MeetingRefusal::AlreadyRecused => t.already_recused().to_owned(),
            MeetingRefusal::NoRecusal { .. } => t.no_recusal().to_owned(),
            MeetingRefusal::LooksReserved { matter, .. } => t.looks_reserved(matter.get(t.0)),
            MeetingRefusal::MinutesNotNow { stage, step } => {
                t.minutes_not_now(t.minutes_stage(stage.code()), t.step(*step))
            }
            MeetingRefusal::SameEyes => t.same_eyes().to_owned(),
            MeetingRefusal::NotSigned => t.not_signed().to_owned(),
            MeetingRefusal::ResolutionNotNow { stage } => t.resolution_not_now(t.resolution_stage(stage.code())),
            MeetingRefusal::StillUnderNotice { until } => t.still_under_notice(format.date(*until)),
            MeetingRefusal::NotUnderNotice { stage } => t.not_under_notice(t.resolution_stage(stage.code())),
            MeetingRefusal::NoticeIsOver { until } => t.notice_is_over(format.date(*until)),
            MeetingRefusal::ObjectionsOpen { n } => t.objections_open(*n),
            MeetingRefusal::ObjectionAnswered => t.objection_answered().to_owned(),
            MeetingRefusal::CoordinationNotNow { stage, step } => {
                t.coordination_not_now(t.coordination_stage(stage.code()), t.step(*step))
            }
            MeetingRefusal::NotConsented => t.not_consented().to_owned(),
            MeetingRefusal::MediatorIsParty => t.mediator_is_party().to_owned(),
            MeetingRefusal::TwoSides => t.two_sides().to_owned(),
            MeetingRefusal::ObjectedAlready => t.objected_already().to_owned(),
            MeetingRefusal::TooManyObjections => t.too_many_objections().to_owned(),
            MeetingRefusal::ChairMayCome => t.chair_may_come().to_owned(),
            MeetingRefusal::NoRound => t.no_round().to_owned(),
            MeetingRefusal::NoTerms => t.no_terms().to_owned(),
            MeetingRefusal::TermIsSettled => t.term_is_settled().to_owned(),
            MeetingRefusal::RevisitTooEarly { on } => t.revisit_too_early(format.date(*on)),
            MeetingRefusal::ScoringGoesOn { until } => t.scoring_goes_on(format.date(*until)),
            MeetingRefusal::ScoringIsOver => t.scoring_is_over().to_owned(),
            MeetingRefusal::ScoredAlready => t.scored_already().to_owned(),
            MeetingRefusal::NobodyToDraw => t.nobody_to_draw().to_owned(),
            MeetingRefusal::ImprovementNotNow { state, step } => {
                t.improvement_not_now(t.improvement_state(state.code()), t.step(*step))
            }
        }
    }

    fn instead(&self, t: T, format: i18n::Format) -> String {
        match self {
            MeetingRefusal::NoticeTooShort { earliest, .. } => t.way_later(format.date_weekday(earliest.on)),
            MeetingRefusal::NoItems => t.way_list().to_owned(),
            MeetingRefusal::ItemWithoutText { .. } => t.way_text().to_owned(),
            MeetingRefusal::BallotIsOpen => t.way_close_ballot().to_owned(),
            MeetingRefusal::NoQuorum { .. } => t.way_quorum().to_owned(),
            MeetingRefusal::NobodyMayVote => t.way_nobody().to_owned(),
            MeetingRefusal::NotOnTheRoll => t.way_roll().to_owned(),
            MeetingRefusal::VotesMissing { .. } => t.way_missing().to_owned(),
            MeetingRefusal::DeferredAlready { .. } => t.way_decide().to_owned(),
            MeetingRefusal::NeedsDecision => t.way_vote().to_owned(),
            MeetingRefusal::NoRecusal { .. } => t.way_speak().to_owned(),
            MeetingRefusal::LooksReserved { .. } => t.way_reserved().to_owned(),
            MeetingRefusal::SameEyes => t.way_other_eyes().to_owned(),
            MeetingRefusal::NotSigned => t.way_sign().to_owned(),
            MeetingRefusal::NotConsented => t.way_consent().to_owned(),
            MeetingRefusal::MediatorIsParty => t.way_mediator().to_owned(),
            MeetingRefusal::NoRound => t.way_round().to_owned(),
            MeetingRefusal::NoTerms => t.way_terms().to_owned(),
            MeetingRefusal::NoCommittee => t.way_committee().to_owned(),
            MeetingRefusal::NobodyToDraw => t.way_employees().to_owned(),
            MeetingRefusal::NoticeIsOver { .. } => t.way_report().to_owned(),
            MeetingRefusal::ObjectionsOpen { .. } => t.way_answer().to_owned(),
            MeetingRefusal::MeetingNotNow { .. } | MeetingRefusal::ItemNotNow { .. } => t.way_reload().to_owned(),
            _ => String::new(),
        }
    }
}
