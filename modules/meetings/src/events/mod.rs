//! What happened in meetings, coordinations and appraisals: ids, numbers, digests. Words are kept beside the events.
//!
//! An event's thread is the item's subject where there is one, so that it stands in the timeline of what people raised;
//! a vote's thread is its ballot, so that it stands in nobody's.

mod appraisal;
mod coordination;
mod item;
mod meeting;

use kernel::EventKind;

pub use appraisal::{
    AppraisalClosed, AppraisalOpened, ImprovementAsked, ImprovementDelivered, ImprovementRechecked, ScoreCast,
};
pub use coordination::{
    AgreementReached, AgreementRevisited, ConsentGiven, CoordinationFailed, CoordinationOpened, MediatorAppointed,
    PartyDropped, PartyNamed, RoundHeld, TermDropped, TermKept, TermTaken,
};
pub use item::{
    BallotClosed, BallotOpened, ItemAmended, ItemDecided, ItemDeliberated, ItemEdited, ItemListed, ItemMoved,
    ItemNoted, ItemPlaced, ItemResumed, ItemReturned, ItemUnlisted, ItemWithdrawn, MemberRecused, ObjectionAnswered,
    ObjectionRaised, ResolutionEffective, ResolutionPublished, SecretVoteCast, VoteCast,
};
pub use meeting::{
    AnswerGiven, MeetingCancelled, MeetingClosed, MeetingConvened, MeetingDrafted, MeetingEdited, MeetingOpened,
    MeetingPostponed, MemberArrived, MemberLeft, MinutesDrafted, MinutesEdited, MinutesPublished, MinutesSigned,
    PaperAdded, PaperRemoved,
};

/// Declares an event: its fields, what it happened to, in whose timeline it stands, on which floor, and its sentence.
macro_rules! event {
    ($(#[$doc:meta])* $name:ident = $kind:literal { $($(#[$fdoc:meta])* $field:ident: $ty:ty),* $(,)? }
        of $subject:ident, in |$t:ident| $thread:expr, at $floor:literal, |$e:ident, $l:ident| $line:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
        pub struct $name {
            pub building: kernel::BuildingId,
            $($(#[$fdoc])* pub $field: $ty),*
        }
        impl kernel::Event for $name {
            const KIND: &'static str = $kind;
            fn subject(&self) -> kernel::AnyId {
                self.$subject.any()
            }
            fn thread(&self) -> String {
                let $t = self;
                $thread
            }
            fn building(&self) -> Option<kernel::BuildingId> {
                Some(self.building)
            }
            fn line(&self, $l: kernel::Locale) -> kernel::Line {
                let $e = self;
                kernel::Line::at($floor, $line)
            }
        }
    };
}
use event;

/// The digest of a public text, for an event to hold it.
pub fn digest(text: &str) -> String {
    crypto::hex(&crypto::digest(text.as_bytes()))
}

pub const ALL: &[EventKind] = &[
    EventKind::of::<MeetingDrafted>(),
    EventKind::of::<MeetingEdited>(),
    EventKind::of::<MeetingConvened>(),
    EventKind::of::<MeetingPostponed>(),
    EventKind::of::<MeetingCancelled>(),
    EventKind::of::<AnswerGiven>(),
    EventKind::of::<MeetingOpened>(),
    EventKind::of::<MemberArrived>(),
    EventKind::of::<MemberLeft>(),
    EventKind::of::<MeetingClosed>(),
    EventKind::of::<PaperAdded>(),
    EventKind::of::<PaperRemoved>(),
    EventKind::of::<MinutesDrafted>(),
    EventKind::of::<MinutesEdited>(),
    EventKind::of::<MinutesSigned>(),
    EventKind::of::<MinutesPublished>(),
    EventKind::of::<ItemPlaced>(),
    EventKind::of::<ItemEdited>(),
    EventKind::of::<ItemWithdrawn>(),
    EventKind::of::<ItemListed>(),
    EventKind::of::<ItemUnlisted>(),
    EventKind::of::<ItemMoved>(),
    EventKind::of::<ItemDeliberated>(),
    EventKind::of::<ItemResumed>(),
    EventKind::of::<ItemAmended>(),
    EventKind::of::<ItemNoted>(),
    EventKind::of::<ItemReturned>(),
    EventKind::of::<ItemDecided>(),
    EventKind::of::<MemberRecused>(),
    EventKind::of::<BallotOpened>(),
    EventKind::of::<VoteCast>(),
    EventKind::of::<SecretVoteCast>(),
    EventKind::of::<BallotClosed>(),
    EventKind::of::<ResolutionPublished>(),
    EventKind::of::<ObjectionRaised>(),
    EventKind::of::<ObjectionAnswered>(),
    EventKind::of::<ResolutionEffective>(),
    EventKind::of::<CoordinationOpened>(),
    EventKind::of::<PartyNamed>(),
    EventKind::of::<PartyDropped>(),
    EventKind::of::<MediatorAppointed>(),
    EventKind::of::<ConsentGiven>(),
    EventKind::of::<RoundHeld>(),
    EventKind::of::<TermTaken>(),
    EventKind::of::<TermDropped>(),
    EventKind::of::<AgreementReached>(),
    EventKind::of::<CoordinationFailed>(),
    EventKind::of::<TermKept>(),
    EventKind::of::<AgreementRevisited>(),
    EventKind::of::<AppraisalOpened>(),
    EventKind::of::<ScoreCast>(),
    EventKind::of::<AppraisalClosed>(),
    EventKind::of::<ImprovementAsked>(),
    EventKind::of::<ImprovementDelivered>(),
    EventKind::of::<ImprovementRechecked>(),
];
