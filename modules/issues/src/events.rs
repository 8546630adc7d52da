//! What happened to matters: ids, days and numbers. Words are kept beside the events.
//!
//! Voices stand in a thread of their own: there may be thousands, and a matter's thread is read as a whole.

use kernel::{AnyId, BuildingId, Date, Event, Line, Locale, Text};
use ledger::Words;
use serde::{Deserialize, Serialize};

use crate::{
    T,
    cluster::{Closing, ClusterId, DeclineReason, IssueId, Level, ReferTo, Vote},
    petition::Grounds,
};

macro_rules! event {
    ($(#[$doc:meta])* $name:ident = $kind:literal { $($field:ident: $ty:ty),* $(,)? } $(aside $aside:literal)? at $floor:literal, $line:expr) => {
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        pub struct $name {
            pub cluster: ClusterId,
            pub building: BuildingId,
            $(pub $field: $ty),*
        }
        impl Event for $name {
            const KIND: &'static str = $kind;
            fn subject(&self) -> AnyId {
                self.cluster.any()
            }
            $(fn thread(&self) -> String {
                format!("{}/{}", self.cluster, $aside)
            })?
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

event!(/** Somebody reported something. */ IssueRaised = "issues.raised" { issue: IssueId, channel: String, named: bool, words: Words } at 1,
    |e, l| T(l).line_raised(&e.channel));
event!(/** It was taken over from a list that was kept before. */ IssueImported = "issues.imported" { issue: IssueId, raised_on: Date, words: Words } at 1,
    |e, l| T(l).line_imported(i18n::Format(l).date_long(e.raised_on)));
event!(/** By that list it is over; its words say how. */ ImportedClosed = "issues.imported_closed" { closed_on: Option<Date>, words: Option<Words> } at 9,
    |e, l| e.closed_on.map_or_else(|| T(l).line_imported_closed().to_owned(), |on| T(l).line_imported_closed_on(i18n::Format(l).date_long(on))));
event!(/** A secretary or floor captain confirmed it as a matter. */ ClusterTriaged = "issues.triaged" { category: String } at 2,
    |_, l| T(l).line_triaged().to_owned());
event!(/** It was sent back with a reason. */ ClusterDeclined = "issues.declined" { reason: DeclineReason, words: Words } at 3,
    |e, l| T(l).line_declined(T(l).decline_reason(e.reason.code())));
event!(/** What was not clear was said again, with more words; it is to be grouped until then. */ ReportSupplemented = "issues.supplemented" { issue: IssueId, due: Date, words: Words } at 1,
    |e, l| T(l).line_supplemented(i18n::Format(l).date(e.due)));
event!(/** Its reports were joined to another matter. */ ClusterMerged = "issues.merged" { into: ClusterId, issues: i64 } at 2,
    |_, l| T(l).line_merged().to_owned());
event!(/** Reports of another matter were joined to this one. */ ClusterJoined = "issues.joined" { from: ClusterId, issues: i64 } at 2,
    |e, l| T(l).line_joined(e.issues));
event!(/** They were parted again. */ ClusterSeparated = "issues.separated" { from: ClusterId, issues: i64 } at 2,
    |_, l| T(l).line_separated().to_owned());
event!(/** It was given to those who settle it. */ ClusterRouted = "issues.routed" { level: Level, to: Text, due: Date } at 3,
    |e, l| T(l).line_routed(e.to.get(l), i18n::Format(l).date(e.due)));
event!(/** Those who settle it said how it goes. */ ClusterAnswered = "issues.answered" { words: Words } at 3,
    |_, l| T(l).line_answered().to_owned());
event!(/** It was passed on by hand, with a reason. */ ClusterForwarded = "issues.forwarded" { level: Level, to: Text, due: Date, words: Words } at 3,
    |e, l| T(l).line_forwarded(e.to.get(l), i18n::Format(l).date(e.due)));
event!(/** It was late and went one level up by itself. */ ClusterEscalated = "issues.escalated" { level: Level, to: Text, due: Date, times: u8 } at 3,
    |e, l| T(l).line_escalated(e.to.get(l), i18n::Format(l).date(e.due)));
event!(/** It is late and can go no further up: it comes before an appraisal. */ ClusterStuck = "issues.stuck" { level: Level } at 3,
    |_, l| T(l).line_stuck().to_owned());
event!(/** Those who settle it say that it is done. */ ClusterFinished = "issues.finished" { words: Words, until: Date } at 8,
    |e, l| T(l).line_finished(i18n::Format(l).date(e.until)));
event!(/** One of several reporters says that it is solved; so many have not answered yet. */ ResultConfirmed = "issues.result_confirmed" { left: i64, words: Option<Words> } at 8,
    |e, l| T(l).line_result_confirmed(e.left));
event!(/** The reporter confirmed the result, or silence did. */ ClusterClosed = "issues.closed" { how: Closing, words: Option<Words> } at 9,
    |e, l| T(l).line_closed(e.how.code()));
event!(/** The reporter did not accept the result. */ ClusterReopened = "issues.reopened" { to: Text, due: Date, words: Words } at 3,
    |e, l| T(l).line_reopened(e.to.get(l), i18n::Format(l).date(e.due)));
event!(/** Somebody said that it is theirs too; the number is of all. */ ClusterSupported = "issues.supported" { supporters: i64, enterprises: i64 } aside "voices" at 3,
    |e, l| T(l).line_supported(e.supporters));
event!(/** Somebody took that back. */ SupportWithdrawn = "issues.support_withdrawn" { supporters: i64 } aside "voices" at 3,
    |e, l| T(l).line_unsupported(e.supporters));
event!(/** It goes before the committee: by the chair, or because enough people or enterprises ask for it. */ ClusterScheduled = "issues.scheduled" { by: Grounds, supporters: i64, needed: u32, enterprises: i64, firms: u32 } at 4,
|e, l| match e.by {
    Grounds::Chair => T(l).line_scheduled().to_owned(),
    Grounds::People => T(l).line_petition(e.supporters, e.needed),
    Grounds::Enterprises => T(l).line_petition_firms(e.enterprises, e.firms),
});
event!(/** A committee may not decide it; it was referred to those who do. */ ClusterReferred = "issues.referred" { to: ReferTo, words: Words } at 3,
    |e, l| T(l).line_referred(e.to.code()));
event!(/** What the committee made of it. */ ClusterDecided = "issues.decided" { vote: Vote } at 4,
    |e, l| T(l).line_decided(T(l).vote(e.vote.code())));
event!(/** A mediator was called in. */ ClusterCoordinated = "issues.coordinated" { until: Date } at 4,
    |e, l| T(l).line_coordinated(i18n::Format(l).date(e.until)));
event!(/** The agreement was not kept: it goes before the committee again. */ AgreementBroken = "issues.agreement_broken" { } at 4,
    |_, l| T(l).line_agreement_broken().to_owned());
event!(/** A sentence was added. */ RemarkAdded = "issues.remark_added" { words: Words } at 3,
    |_, l| T(l).line_remark().to_owned());
event!(/** It went into the archive. */ ClusterArchived = "issues.archived" { } at 9,
    |_, l| T(l).line_archived().to_owned());
