//! What happened to the documents: ids, days, digests, and organisations by name. Words are kept beside the events.

use kernel::{AnyId, BuildingId, Date, Event, EventKind, Line, Locale};
use ledger::Words;
use serde::{Deserialize, Serialize};

use crate::{
    T,
    breach::BreachId,
    charter::{ArticleId, CharterId, CharterKind, EditionId},
    citation::CitationKind,
    opinion::OpinionId,
};

macro_rules! event {
    ($(#[$doc:meta])* $name:ident = $kind:literal { $($field:ident: $ty:ty),* $(,)? }
        of $subject:ident, in $thread:ident, at $floor:literal, $line:expr) => {
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        pub struct $name {
            pub building: BuildingId,
            $(pub $field: $ty),*
        }
        impl Event for $name {
            const KIND: &'static str = $kind;
            fn subject(&self) -> AnyId {
                self.$subject.any()
            }
            fn thread(&self) -> String {
                self.$thread.to_string()
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

event!(/** Somebody began to draft an edition. */ DraftStarted = "covenants.draft_started" {
    charter: CharterId, kind: CharterKind, edition: EditionId, n: u32,
} of edition, in charter, at 4, |e, l| T(l).line_started(e.n));
event!(/** An article of a draft was written, changed or taken out, or a number was set. */ DraftChanged = "covenants.draft_changed" {
    charter: CharterId, edition: EditionId, n: u32, digest: String,
} of edition, in charter, at 4, |e, l| T(l).line_changed(e.n));
event!(/** Somebody looked at an article that seemed unlawful, and says why it is not. */ ArticleLooked = "covenants.article_looked" {
    charter: CharterId, edition: EditionId, article: ArticleId, matters: Vec<String>, words: Words,
} of edition, in charter, at 4, |_, l| T(l).line_looked().to_owned());
event!(/** The draft is public and open for comments. */ DraftPublished = "covenants.draft_published" {
    charter: CharterId, edition: EditionId, n: u32, until: Date, digest: String,
} of edition, in charter, at 4, |e, l| T(l).line_published(e.n, date(l, e.until)));
event!(/** Somebody of the tower commented on it. */ OpinionGiven = "covenants.opinion_given" {
    charter: CharterId, edition: EditionId, opinion: OpinionId, article: Option<ArticleId>, words: Words,
} of opinion, in edition, at 4, |_, l| T(l).line_opinion().to_owned());
event!(/** The comment was taken up or not, with the reason. */ OpinionAnswered = "covenants.opinion_answered" {
    charter: CharterId, edition: EditionId, opinion: OpinionId, taken: bool, words: Words,
} of opinion, in edition, at 4, |e, l| if e.taken { T(l).line_taken() } else { T(l).line_not_taken() }.to_owned());
event!(/** It is on the committee's agenda. */ DraftSubmitted = "covenants.draft_submitted" {
    charter: CharterId, edition: EditionId, n: u32, digest: String,
} of edition, in charter, at 4, |e, l| T(l).line_submitted(e.n));
event!(/** It is a draft again: taken back, or not adopted. */ DraftReturned = "covenants.draft_returned" {
    charter: CharterId, edition: EditionId, n: u32, voted: bool, words: Option<Words>,
} of edition, in charter, at 4, |e, l| if e.voted { T(l).line_rejected(e.n) } else { T(l).line_taken_back(e.n) });
event!(/** The committee adopted it. */ EditionVoted = "covenants.edition_voted" {
    charter: CharterId, edition: EditionId, n: u32, number: String, digest: String,
} of edition, in charter, at 5, |e, l| T(l).line_voted(e.n, &e.number));
event!(/** It is in force, and the edition before it is not any more. */ EditionEffective = "covenants.edition_effective" {
    charter: CharterId, kind: CharterKind, edition: EditionId, n: u32, superseded: Option<EditionId>, digest: String,
} of edition, in charter, at 5, |e, l| T(l).line_effective(e.n));
event!(/** An organisation of the tower signed it, or a member of the committee; a person is not named. */ CharterSigned = "covenants.charter_signed" {
    charter: CharterId, edition: EditionId, n: u32, name: String,
} of edition, in charter, at 5, |e, l| {
    let name = if e.name.is_empty() { T(l).a_member() } else { &e.name };
    T(l).line_signed(name, e.n)
});
event!(/** An article decided something. */ ArticleCited = "covenants.article_cited" {
    charter: CharterId, edition: EditionId, article: ArticleId, kind: CitationKind, on: String,
} of article, in article, at 5, |e, l| T(l).line_cited(T(l).citation(e.kind.code())));
event!(/** Somebody reports that an article was broken. */ BreachReported = "covenants.breach_reported" {
    charter: CharterId, article: ArticleId, breach: BreachId, due: Date, words: Words,
} of breach, in breach, at 3, |e, l| T(l).line_breach(date(l, e.due)));
event!(/** The one concerned answered. */ BreachAnswered = "covenants.breach_answered" {
    breach: BreachId, words: Words,
} of breach, in breach, at 3, |_, l| T(l).line_breach_answered().to_owned());
event!(/** The committee reminds of the article. */ BreachReminded = "covenants.breach_reminded" {
    breach: BreachId, due: Date, words: Words,
} of breach, in breach, at 3, |_, l| T(l).line_breach_reminded().to_owned());
event!(/** It is mediated. */ BreachMediated = "covenants.breach_mediated" {
    breach: BreachId, words: Words,
} of breach, in breach, at 4, |_, l| T(l).line_breach_mediated().to_owned());
event!(/** It is over. */ BreachClosed = "covenants.breach_closed" {
    breach: BreachId, words: Words,
} of breach, in breach, at 9, |_, l| T(l).line_breach_closed().to_owned());

macro_rules! kinds {
    ($($event:ident),* $(,)?) => { &[$(EventKind::of::<$event>()),*] };
}

pub const ALL: &[EventKind] = kinds![
    DraftStarted,
    DraftChanged,
    ArticleLooked,
    DraftPublished,
    OpinionGiven,
    OpinionAnswered,
    DraftSubmitted,
    DraftReturned,
    EditionVoted,
    EditionEffective,
    CharterSigned,
    ArticleCited,
    BreachReported,
    BreachAnswered,
    BreachReminded,
    BreachMediated,
    BreachClosed,
];
