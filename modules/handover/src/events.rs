//! What happened to handovers: ids, days, roles, digests. What people wrote is kept beside the events.

use kernel::{AnyId, BuildingId, Date, Event, Line, Locale, Role};
use ledger::Words;
use serde::{Deserialize, Serialize};

use crate::{T, handover::HandoverId, sections::Section};

macro_rules! event {
    ($(#[$doc:meta])* $name:ident = $kind:literal { $($field:ident: $ty:ty),* $(,)? }, $line:expr) => {
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        pub struct $name {
            pub handover: HandoverId,
            pub building: BuildingId,
            $(pub $field: $ty),*
        }
        impl Event for $name {
            const KIND: &'static str = $kind;
            fn subject(&self) -> AnyId {
                self.handover.any()
            }
            fn building(&self) -> Option<BuildingId> {
                Some(self.building)
            }
            fn line(&self, locale: Locale) -> Line {
                let say: fn(&Self, Locale) -> String = $line;
                Line::at(1, say(self, locale))
            }
        }
    };
}

fn title(locale: Locale, role: Role) -> &'static str {
    identity::api::role_title(locale, role)
}

event!(/** Somebody leaves a post, and what they leave is put together. */ HandoverOpened = "handover.opened" { role: Role, vacant: bool, ends: Date, due: Date },
    |e, l| T(l).line_opened(title(l, e.role), i18n::Format(l).date(e.due)));
event!(/** The leaver has added what only they know. */ NoteWritten = "handover.note_written" { section: Section, words: Words },
    |e, l| T(l).line_note(T(l).section(e.section.code())));
event!(/** Who takes over was named: the one appointed, or somebody for the time being. */ SuccessorNamed = "handover.successor_named" { acting: bool },
    |e, l| if e.acting { T(l).line_acting().to_owned() } else { T(l).line_named().to_owned() });
event!(/** The leaver has signed, or somebody in their place with the reason. */ HandoverSigned = "handover.signed" { stood_in: bool, digest: String, words: Option<Words> },
    |e, l| if e.stood_in { T(l).line_stood_in().to_owned() } else { T(l).line_signed().to_owned() });
event!(/** The successor went through a section. */ SectionConfirmed = "handover.section_confirmed" { section: Section },
    |e, l| T(l).line_confirmed(T(l).section(e.section.code())));
event!(/** The successor asks. */ QuestionAsked = "handover.question_asked" { section: Section, words: Words },
    |e, l| T(l).line_asked(T(l).section(e.section.code())));
event!(/** It was answered. */ QuestionAnswered = "handover.question_answered" { section: Section, words: Words },
    |e, l| T(l).line_answered(T(l).section(e.section.code())));
event!(/** Both have signed; the digest is of the pack as it was handed over. */ HandoverDone = "handover.done" { digest: String, in_time: bool },
    |_, l| T(l).line_done().to_owned());
event!(/** There is nothing to hand over: the post went on with the same person. */ HandoverDropped = "handover.dropped" { role: Role },
    |_, l| T(l).line_dropped().to_owned());

/// Somebody is through with the first steps in a post.
#[derive(Debug, Serialize, Deserialize)]
pub struct FirstDayDone {
    pub building: BuildingId,
    pub role: Role,
}

impl Event for FirstDayDone {
    const KIND: &'static str = "handover.first_day_done";

    fn subject(&self) -> AnyId {
        self.building.any()
    }

    fn building(&self) -> Option<BuildingId> {
        Some(self.building)
    }

    fn line(&self, locale: Locale) -> Line {
        Line::at(1, T(locale).line_first_day(title(locale, self.role)))
    }
}
