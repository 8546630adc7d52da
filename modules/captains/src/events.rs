//! What happened to captains: ids and days. Words are kept beside the events.

use kernel::{AnyId, BuildingId, Date, Event, FloorId, Line, Locale};
use ledger::Words;
use serde::{Deserialize, Serialize};

use crate::{
    T,
    captaincy::{CaptaincyId, Ending, ObjectionId, Origin, SubstitutionId, Verdict},
};

macro_rules! event {
    ($(#[$doc:meta])* $name:ident = $kind:literal { $($field:ident: $ty:ty),* $(,)? } at $floor:literal, $line:expr) => {
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        pub struct $name {
            pub captaincy: CaptaincyId,
            pub building: BuildingId,
            pub floor: FloorId,
            $(pub $field: $ty),*
        }
        impl Event for $name {
            const KIND: &'static str = $kind;
            fn subject(&self) -> AnyId {
                self.captaincy.any()
            }
            fn building(&self) -> Option<BuildingId> {
                Some(self.building)
            }
            fn line(&self, locale: Locale) -> Line {
                let say: fn(&Self, Locale) -> String = $line;
                Line::at($floor, say(self, locale))
            }
        }
    };
}

fn date(locale: Locale, date: Date) -> String {
    i18n::Format(locale).date(date)
}

event!(/** Somebody was proposed. */ CaptainNominated = "captains.nominated" { origin: Origin, due: Date, words: Option<Words> } at 1,
    |e, l| T(l).line_nominated(e.origin.code(), date(l, e.due)));
event!(/** The nominee does not want to. */ NominationDeclined = "captains.nomination_declined" { words: Option<Words> } at 9,
    |_, l| T(l).line_declined().to_owned());
event!(/** The nominee did not answer in time. */ NominationLapsed = "captains.nomination_lapsed" { } at 9,
    |_, l| T(l).line_lapsed().to_owned());
event!(/** The nominee does not stand any more, or the secretary took the nomination back. */ NominationWithdrawn = "captains.nomination_withdrawn" { by_secretary: bool, words: Option<Words> } at 9,
    |e, l| if e.by_secretary { T(l).line_withdrawn_by_secretary().to_owned() } else { T(l).line_withdrawn().to_owned() });
event!(/** The nominee accepted; the floor is asked. */ InquiryOpened = "captains.inquiry_opened" { until: Date } at 5,
    |e, l| T(l).line_inquiry(date(l, e.until)));
event!(/** Somebody objected. */ ObjectionRaised = "captains.objection_raised" { objection: ObjectionId, named: bool, words: Words } at 5,
    |e, l| if e.named { T(l).line_objected().to_owned() } else { T(l).line_objected_unnamed().to_owned() });
event!(/** The secretary answered an objection. */ ObjectionAnswered = "captains.objection_answered" { objection: ObjectionId, verdict: Verdict, words: Words } at 5,
    |e, l| T(l).line_answered(e.verdict.code()));
event!(/** The floor was asked and nothing stands against the nominee. */ InquiryClosed = "captains.inquiry_closed" { due: Date } at 5,
    |e, l| T(l).line_cleared(date(l, e.due)));
event!(/** The office was given. */ CaptainAppointed = "captains.appointed" { from: Date, until: Date } at 6,
    |e, l| T(l).line_appointed(date(l, e.from), i18n::Format(l).date_long(e.until)));
event!(/** Somebody in office was taken over with a list of posts. */ CaptainImported = "captains.imported" { from: Date, until: Option<Date> } at 6,
    |e, l| T(l).line_imported(i18n::Format(l).date_long(e.from)));
event!(/** The captain acknowledged the list of duties. */ DutiesAcknowledged = "captains.duties_acknowledged" { } at 6,
    |_, l| T(l).line_acknowledged().to_owned());
event!(/** The office rests. */ CaptainSuspended = "captains.suspended" { words: Words } at 6,
    |_, l| T(l).line_suspended().to_owned());
event!(/** It goes on. */ CaptainResumed = "captains.resumed" { } at 6,
    |_, l| T(l).line_resumed().to_owned());
event!(/** Somebody stands in. */ SubstituteNamed = "captains.substitute_named" { substitution: SubstitutionId, from: Date, until: Date } at 6,
    |e, l| T(l).line_substitute(date(l, e.from), date(l, e.until)));
event!(/** Whoever stood in does not any more. */ SubstituteEnded = "captains.substitute_ended" { substitution: SubstitutionId } at 6,
    |_, l| T(l).line_substitute_ended().to_owned());
event!(/** Out of office; so many items are to be handed over. */ CaptainLeft = "captains.left" { how: Ending, open: i64, words: Option<Words> } at 8,
    |e, l| T(l).line_left(e.how.code(), e.open));
event!(/** Open items went to whoever follows, or one level up. */ HandedOver = "captains.handed_over" { items: i64, up: bool } at 9,
    |e, l| if e.up { T(l).line_handed_up(e.items) } else { T(l).line_handed_over(e.items) });
event!(/** The captain agrees to be shown with what they did, or not any more. */ ShownChanged = "captains.shown_changed" { shown: bool } at 6,
    |e, l| if e.shown { T(l).line_shown().to_owned() } else { T(l).line_not_shown().to_owned() });
