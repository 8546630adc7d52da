//! What happened in the life of committees: ids, days, numbers, names of organisations. Words are kept beside the events.

use committees::api::{LegalStatus, SeatId, SeatKind};
use kernel::{AnyId, BodyId, BuildingId, Date, Event, EventKind, Line, Locale, OrganisationId, PersonId, Role};
use ledger::Words;
use serde::{Deserialize, Serialize};

use crate::{
    T,
    condition::Side,
    state::{Finding, FoundingId, FoundingObjectionId, InitiatorId, Kind, ProposalId},
    upkeep::{DissolutionId, RectificationId, VacancyId},
};

macro_rules! event {
    ($(#[$doc:meta])* $name:ident = $kind:literal of $subject:ident: $id:ident { $($field:ident: $ty:ty),* $(,)? }, $line:expr) => {
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        pub struct $name {
            pub $subject: $id,
            pub building: BuildingId,
            $(pub $field: $ty),*
        }
        impl Event for $name {
            const KIND: &'static str = $kind;
            fn subject(&self) -> AnyId {
                self.$subject.any()
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

fn date(locale: Locale, date: Date) -> String {
    i18n::Format(locale).date(date)
}

event!(/** Somebody began to prepare a committee, or its renewal began by itself. */ FoundingStarted = "founding.started" of founding: FoundingId { kind: Kind, body: Option<BodyId>, name: String },
    |e, l| T(l).line_started(e.kind.code(), &e.name));
event!(/** Drafts or the statement of the legal status were changed. */ FoundingEdited = "founding.edited" of founding: FoundingId { legal_status: Option<LegalStatus>, rev: i64 },
    |_, l| T(l).line_edited().to_owned());
event!(/** An organisation is asked to initiate it. */ InitiatorAdded = "founding.initiator_added" of founding: FoundingId { initiator: InitiatorId, side: Side, organisation: Option<OrganisationId>, name: String },
    |e, l| T(l).line_initiator(T(l).side(e.side.code()), &e.name));
event!(InitiatorRemoved = "founding.initiator_removed" of founding: FoundingId { initiator: InitiatorId, name: String },
    |e, l| T(l).line_initiator_removed(&e.name));
event!(/** An initiator declared its willingness. */ InitiatorConfirmed = "founding.initiator_confirmed" of founding: FoundingId { initiator: InitiatorId, name: String },
    |e, l| T(l).line_willing(&e.name));
event!(MemberProposed = "founding.member_proposed" of founding: FoundingId { proposal: ProposalId, person: PersonId, kind: SeatKind },
    |e, l| T(l).line_proposed(committees::api::seat_word(l, e.kind)));
event!(MemberUnproposed = "founding.member_unproposed" of founding: FoundingId { proposal: ProposalId, person: PersonId, kind: SeatKind },
    |e, l| T(l).line_unproposed(committees::api::seat_word(l, e.kind)));
event!(ConditionsAttested = "founding.conditions_attested" of founding: FoundingId { conditions: Vec<String> },
    |e, l| T(l).line_attested(e.conditions.len()));
event!(FoundingSubmitted = "founding.submitted" of founding: FoundingId { due: Date },
    |e, l| T(l).line_submitted(date(l, e.due)));
event!(FoundingAccepted = "founding.accepted" of founding: FoundingId { due: Date },
    |e, l| T(l).line_accepted(date(l, e.due)));
event!(/** It was sent back, with everything that is missing. */ FoundingReturned = "founding.returned" of founding: FoundingId { missing: Vec<String>, words: Option<Words> },
    |e, l| { let t = T(l); let named: Vec<String> = e.missing.iter().map(|m| t.material(m.as_str())).collect(); t.line_returned(i18n::Format(l).list(&named)) });
event!(/** One of the two sides approved. */ ReviewSigned = "founding.review_signed" of founding: FoundingId { district_side: bool, words: Option<Words> },
    |e, l| if e.district_side { T(l).line_signed_district() } else { T(l).line_signed_subdistrict() }.to_owned());
event!(/** A reviewer looked at articles of the drafts that seemed unlawful: they may stand. */ DraftLooked = "founding.draft_looked" of founding: FoundingId { articles: Vec<String> },
    |e, l| T(l).line_looked(e.articles.len()));
event!(FoundingReviewed = "founding.reviewed" of founding: FoundingId { due: Date },
    |_, l| T(l).line_reviewed().to_owned());
event!(FoundingRejected = "founding.rejected" of founding: FoundingId { clause: String, words: Option<Words> },
    |e, l| T(l).line_rejected(&e.clause));
event!(/** Those who prepared it gave it up, or the committee that it was to renew is dissolved. */ FoundingEnded = "founding.ended" of founding: FoundingId { withdrawn: bool, words: Option<Words> },
    |e, l| if e.withdrawn { T(l).line_withdrawn() } else { T(l).line_ended() }.to_owned());
event!(FoundingPublished = "founding.published" of founding: FoundingId { until: Date },
    |e, l| T(l).line_published(date(l, e.until)));
event!(/** What was said is for the subdistrict: it stands in no timeline. */ FoundingObjected = "founding.objected" of founding: FoundingId { objection: FoundingObjectionId, named: bool },
    |_, l| T(l).line_objected().to_owned());
event!(/** `until`: all are answered and something was changed, it is on notice anew. */ ObjectionRechecked = "founding.objection_rechecked" of founding: FoundingId { objection: FoundingObjectionId, finding: Finding, until: Option<Date>, words: Option<Words> },
    |e, l| T(l).line_rechecked(T(l).finding(e.finding.code())));
event!(/** The district filed it. */ FoundingFiled = "founding.filed" of founding: FoundingId { body: BodyId, number: String, due: Date },
    |e, l| T(l).line_filed(&e.number, date(l, e.due)));
event!(FirstMeetingCalled = "founding.first_meeting_called" of founding: FoundingId { body: BodyId, on: Date },
    |e, l| T(l).line_called(date(l, e.on)));
event!(ChairNominated = "founding.chair_nominated" of founding: FoundingId { person: PersonId, place: u32 },
    |e, l| T(l).line_nominated(e.place));
event!(/** A motion of the first meeting was voted on. */ MotionDecided = "founding.motion_decided" of founding: FoundingId { about: String, passed: bool },
    |e, l| { let about = T(l).motion(e.about.as_str()); if e.passed { T(l).line_motion_passed(about) } else { T(l).line_motion_failed(about) } });
event!(/** The chair is elected, rules and covenant are adopted. */ CommitteeEstablished = "founding.established" of founding: FoundingId { body: BodyId, kind: Kind },
    |_, l| T(l).line_established().to_owned());
event!(FoundingLate = "founding.late" of founding: FoundingId { state: String, due: Date },
    |e, l| T(l).line_late(T(l).state(e.state.as_str()), date(l, e.due)));
event!(ExtensionAsked = "founding.extension_asked" of founding: FoundingId { until: Date, words: Option<Words> },
    |e, l| T(l).line_extension_asked(date(l, e.until)));
event!(ExtensionDecided = "founding.extension_decided" of founding: FoundingId { granted: bool, until: Date, words: Option<Words> },
    |e, l| if e.granted { T(l).line_extension_granted(date(l, e.until)) } else { T(l).line_extension_refused().to_owned() });
event!(TermExpired = "founding.term_expired" of founding: FoundingId { body: BodyId, on: Date },
    |e, l| T(l).line_expired(date(l, e.on)));

event!(SeatResigned = "founding.seat_resigned" of body: BodyId { seat: SeatId, kind: SeatKind, words: Option<Words> },
    |e, l| T(l).line_resigned(committees::api::seat_word(l, e.kind)));
event!(VacancyOpened = "founding.vacancy_opened" of body: BodyId { vacancy: VacancyId, seat: SeatId, kind: SeatKind, due: Date },
    |e, l| T(l).line_vacancy(committees::api::seat_word(l, e.kind), date(l, e.due)));
event!(SeatNominated = "founding.seat_nominated" of body: BodyId { vacancy: VacancyId, kind: SeatKind, ballot: bool },
    |e, l| if e.ballot { T(l).line_seat_to_vote(committees::api::seat_word(l, e.kind)) } else { T(l).line_seat_named(committees::api::seat_word(l, e.kind)) });
event!(SeatNotElected = "founding.seat_not_elected" of body: BodyId { vacancy: VacancyId, kind: SeatKind },
    |e, l| T(l).line_not_elected(committees::api::seat_word(l, e.kind)));
event!(VacancyFilled = "founding.vacancy_filled" of body: BodyId { vacancy: VacancyId, seat: SeatId, kind: SeatKind },
    |e, l| T(l).line_filled(committees::api::seat_word(l, e.kind)));
event!(/** The term is over, or the body is dissolved. */ VacancyLapsed = "founding.vacancy_lapsed" of body: BodyId { vacancy: VacancyId, kind: SeatKind },
    |e, l| T(l).line_lapsed(committees::api::seat_word(l, e.kind)));
event!(ChangeFiled = "founding.change_filed" of body: BodyId { vacancy: VacancyId, kind: SeatKind },
    |e, l| T(l).line_change_filed(committees::api::seat_word(l, e.kind)));
event!(RectificationStarted = "founding.rectification_started" of body: BodyId { rectification: RectificationId, clause: String, findings: Vec<String>, tasks: u32, due: Date, words: Option<Words> },
    |e, l| T(l).line_rectify(e.tasks, &e.clause, date(l, e.due)));
event!(RectificationExplained = "founding.rectification_explained" of body: BodyId { rectification: RectificationId, words: Option<Words> },
    |_, l| T(l).line_explained().to_owned());
event!(TaskMended = "founding.task_mended" of body: BodyId { rectification: RectificationId, words: Option<Words> },
    |_, l| T(l).line_mended().to_owned());
event!(RectificationConcluded = "founding.rectification_concluded" of body: BodyId { rectification: RectificationId, mended: bool, despite: Vec<String>, words: Option<Words> },
    |e, l| if e.mended { T(l).line_rectified() } else { T(l).line_not_rectified() }.to_owned());
event!(DissolutionStarted = "founding.dissolution_started" of body: BodyId { dissolution: DissolutionId, due: Date, words: Option<Words> },
    |e, l| T(l).line_dissolution(date(l, e.due)));
event!(ItemHandedOver = "founding.item_handed_over" of body: BodyId { dissolution: DissolutionId, item: String, role: Option<Role>, organisation: Option<OrganisationId> },
    |e, l| e.role.map_or_else(|| T(l).line_handed_over_to_firm().to_owned(), |r| T(l).line_handed_over(identity::api::role_title(l, r))));
event!(CommitteeDissolved = "founding.committee_dissolved" of body: BodyId { dissolution: DissolutionId, handed_over: u32 },
    |e, l| T(l).line_dissolved(e.handed_over));

macro_rules! kinds {
    ($($event:ident),* $(,)?) => { &[$(EventKind::of::<$event>()),*] };
}

pub const ALL: &[EventKind] = kinds![
    FoundingStarted,
    FoundingEdited,
    InitiatorAdded,
    InitiatorRemoved,
    InitiatorConfirmed,
    MemberProposed,
    MemberUnproposed,
    ConditionsAttested,
    FoundingSubmitted,
    FoundingAccepted,
    FoundingReturned,
    DraftLooked,
    ReviewSigned,
    FoundingReviewed,
    FoundingRejected,
    FoundingEnded,
    FoundingPublished,
    FoundingObjected,
    ObjectionRechecked,
    FoundingFiled,
    FirstMeetingCalled,
    ChairNominated,
    MotionDecided,
    CommitteeEstablished,
    FoundingLate,
    ExtensionAsked,
    ExtensionDecided,
    TermExpired,
    SeatResigned,
    VacancyOpened,
    SeatNominated,
    SeatNotElected,
    VacancyFilled,
    VacancyLapsed,
    ChangeFiled,
    RectificationStarted,
    RectificationExplained,
    TaskMended,
    RectificationConcluded,
    DissolutionStarted,
    ItemHandedOver,
    CommitteeDissolved,
];
