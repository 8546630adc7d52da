//! What happened to Party organisations. Ids, dates, kinds and names of organisations; no numbers of members, and nothing
//! about who is one.

use kernel::{AnyId, BuildingId, Date, Event, Line, Locale, OrganisationId, PersonId};
use ledger::Words;
use serde::{Deserialize, Serialize};

use crate::{
    T,
    offer::Stage,
    post::PostKind,
    unit::{AllianceId, Axis, OfferId, PostId, PromiseId, ProposalId, ReadingId, TenureId, UnitId, UnitKind},
};

macro_rules! event {
    ($(#[$doc:meta])* $name:ident = $kind:literal { $($field:ident: $ty:ty),* $(,)? } of $subject:ident on $thread:ident, $line:expr) => {
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        pub struct $name {
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
            fn line(&self, locale: Locale) -> Line {
                let say: fn(&Self, T) -> String = $line;
                Line::at(1, say(self, T(locale)))
            }
        }
    };
}

fn date(t: T, date: Date) -> String {
    i18n::Format(t.0).date_long(date)
}

event!(/** An organisation was registered or set up. */ UnitFounded = "party.unit_founded" { unit: UnitId, kind: UnitKind, name: String, superior: Option<UnitId>, on: Date } of unit on unit,
    |e, t| t.line_founded(t.kind(e.kind.code()), date(t, e.on)));
event!(/** What is known of it was changed. */ UnitEdited = "party.unit_edited" { unit: UnitId, fields: Vec<String>, rev: i64 } of unit on unit,
    |_, t| t.line_edited().to_owned());
event!(/** It stands under another superior. */ UnitReparented = "party.unit_reparented" { unit: UnitId, from: Option<UnitId>, to: UnitId, name: String, on: Date, words: Words } of unit on unit,
    |e, t| t.line_moved(&e.name));
event!(/** It was dissolved. */ UnitDissolved = "party.unit_dissolved" { unit: UnitId, on: Date, words: Words } of unit on unit,
    |_, t| t.line_dissolved().to_owned());
event!(/** A firm said how many members it has. */ MembersCounted = "party.members_counted" { firm: OrganisationId, on: Date } of firm on firm,
    |e, t| t.line_counted(date(t, e.on)));
event!(/** An alliance was founded. */ AllianceFounded = "party.alliance_founded" { alliance: AllianceId, name: String, axis: Axis } of alliance on alliance,
    |e, t| t.line_alliance_founded(t.axis(e.axis.code())));
event!(/** An alliance was ended. */ AllianceEnded = "party.alliance_ended" { alliance: AllianceId, on: Date } of alliance on alliance,
    |_, t| t.line_alliance_ended().to_owned());
event!(/** An organisation joined an alliance. */ AllianceJoined = "party.alliance_joined" { alliance: AllianceId, unit: UnitId, name: String } of unit on alliance,
    |e, t| t.line_joined(&e.name));
event!(/** An organisation left an alliance. */ AllianceLeft = "party.alliance_left" { alliance: AllianceId, unit: UnitId, name: String } of unit on alliance,
    |e, t| t.line_left(&e.name));
event!(/** Somebody proposes to found an organisation. */ UnitProposed = "party.unit_proposed" { proposal: ProposalId, kind: UnitKind, name: String, superior: UnitId } of proposal on proposal,
    |e, t| t.line_proposed(t.kind(e.kind.code())));
event!(/** A firm is willing, in writing. */ FirmWilling = "party.firm_willing" { proposal: ProposalId, firm: OrganisationId, name: String } of proposal on proposal,
    |e, t| t.line_willing(&e.name));
event!(/** A firm is not part of it any more. Which one, and that it was asked, is not kept. */ FirmLeftOut = "party.firm_left_out" { proposal: ProposalId } of proposal on proposal,
    |_, t| t.line_left_out().to_owned());
event!(/** It was handed in to the superior. */ ProposalSubmitted = "party.proposal_submitted" { proposal: ProposalId } of proposal on proposal,
    |_, t| t.line_submitted().to_owned());
event!(/** The superior approved, and the organisation is set up. */ ProposalApproved = "party.proposal_approved" { proposal: ProposalId, unit: UnitId, words: Option<Words> } of proposal on proposal,
    |_, t| t.line_approved().to_owned());
event!(/** The superior sent it back. */ ProposalReturned = "party.proposal_returned" { proposal: ProposalId, words: Words } of proposal on proposal,
    |_, t| t.line_returned().to_owned());
event!(/** It was taken back. */ ProposalWithdrawn = "party.proposal_withdrawn" { proposal: ProposalId } of proposal on proposal,
    |_, t| t.line_withdrawn().to_owned());
event!(/** Somebody is proposed for a post. Who it is stands in the tenure, and nowhere if it comes to nothing. */ TenureProposed = "party.tenure_proposed" { unit: UnitId, post: PostId, kind: PostKind, tenure: TenureId } of tenure on unit,
    |e, t| t.line_tenure_proposed(t.post(e.kind.code())));
event!(/** The superior approved: the post is held. */ TenureApproved = "party.tenure_approved" { unit: UnitId, post: PostId, kind: PostKind, tenure: TenureId, person: PersonId, until: Date } of tenure on unit,
    |e, t| t.line_tenure_approved(t.post(e.kind.code()), date(t, e.until)));
event!(/** The superior did not approve. */ TenureReturned = "party.tenure_returned" { unit: UnitId, kind: PostKind, tenure: TenureId, words: Words } of tenure on unit,
    |e, t| t.line_tenure_returned(t.post(e.kind.code())));
event!(/** Somebody acts for the holder of a post. */ ActingNamed = "party.acting_named" { unit: UnitId, post: PostId, kind: PostKind, tenure: TenureId, person: PersonId, until: Date } of tenure on unit,
    |e, t| t.line_acting(t.post(e.kind.code()), date(t, e.until)));
event!(/** A post is held no more. */ TenureEnded = "party.tenure_ended" { unit: UnitId, kind: PostKind, tenure: TenureId, acting: bool, on: Date } of tenure on unit,
    |e, t| if e.acting { t.line_acting_ended(t.post(e.kind.code())) } else { t.line_tenure_ended(t.post(e.kind.code())) });
event!(/** A post is vacant for longer than the rules allow. */ VacancyLate = "party.vacancy_late" { unit: UnitId, post: PostId, kind: PostKind, since: Date } of post on unit,
    |e, t| t.line_vacancy_late(t.post(e.kind.code()), date(t, e.since)));
event!(/** A secretary promised something. */ PromiseMade = "party.promise_made" { unit: UnitId, promise: PromiseId, due: Date, words: Words } of promise on unit,
    |e, t| t.line_promise_made(date(t, e.due)));
event!(/** The secretary says that it is done. */ PromiseDelivered = "party.promise_delivered" { unit: UnitId, promise: PromiseId } of promise on unit,
    |_, t| t.line_promise_delivered().to_owned());
event!(/** Somebody else confirmed it. */ PromiseKept = "party.promise_kept" { unit: UnitId, promise: PromiseId } of promise on unit,
    |_, t| t.line_promise_kept().to_owned());

/// Somebody read, for a stated purpose, who declared membership in a tower. Not who they are, nor how many.
#[derive(Debug, Serialize, Deserialize)]
pub struct DeclarationsRead {
    pub reading: ReadingId,
    pub building: BuildingId,
}

impl Event for DeclarationsRead {
    const KIND: &'static str = "party.declarations_read";

    fn subject(&self) -> AnyId {
        self.reading.any()
    }

    fn building(&self) -> Option<BuildingId> {
        Some(self.building)
    }

    fn line(&self, locale: Locale) -> Line {
        Line::at(1, T(locale).line_read())
    }
}
event!(/** A task is offered to members who want it. Who took it is in no event. */ OfferMade = "party.offer_made" { offer: OfferId, building: BuildingId, stage: Stage, due: Date, words: Words } of offer on offer,
    |e, t| t.line_offered(t.stage(e.stage.code()), date(t, e.due)));
event!(/** An offer is over. */ OfferClosed = "party.offer_closed" { offer: OfferId, on: Date } of offer on offer,
    |_, t| t.line_offer_closed().to_owned());
