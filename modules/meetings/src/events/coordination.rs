//! What happened in coordinations. What is said in them stands in their own timeline, not in the item's.

use kernel::{BodyId, Date, PersonId};
use ledger::Words;

use super::event;
use crate::{
    T,
    coordination::{Consent, CoordinationId, PartyId, RevisitId, TermId, TurnTo},
};

event!(/** Parties are to be brought together. */ CoordinationOpened = "meetings.coordination_opened" {
    coordination: CoordinationId, body: BodyId, subject: String, number: u32, parties: u32, due: Date,
} of coordination, in |e| e.subject.clone(), at 4, |e, l| T(l).line_coordination(e.number, i18n::Format(l).date(e.due)));

event!(/** The chair appointed a mediator. */ MediatorAppointed = "meetings.mediator_appointed" {
    coordination: CoordinationId, mediator: PersonId,
} of coordination, in |e| e.coordination.to_string(), at 4, |_e, l| T(l).line_mediator().to_owned());

event!(/** One more party was named. */ PartyNamed = "meetings.party_named" {
    coordination: CoordinationId, party: PartyId,
} of coordination, in |e| e.coordination.to_string(), at 4, |_e, l| T(l).line_party_named().to_owned());

event!(/** It is no party. */ PartyDropped = "meetings.party_dropped" {
    coordination: CoordinationId, party: PartyId,
} of coordination, in |e| e.coordination.to_string(), at 4, |_e, l| T(l).line_party_dropped().to_owned());

event!(/** A party said whether it takes part. */ ConsentGiven = "meetings.consent_given" {
    coordination: CoordinationId, party: PartyId, consent: Consent,
} of coordination, in |e| e.coordination.to_string(), at 4, |e, l| T(l).line_consent(e.consent.code()));

event!(/** A round was held. */ RoundHeld = "meetings.round_held" {
    coordination: CoordinationId, round: u32, on: Date, words: Words,
} of coordination, in |e| e.coordination.to_string(), at 4, |e, l| T(l).line_round(e.round, i18n::Format(l).date(e.on)));

event!(/** A party takes something on, should there be an agreement. */ TermTaken = "meetings.term_taken" {
    coordination: CoordinationId, term: TermId, party: PartyId, until: Date, words: Words,
} of coordination, in |e| e.coordination.to_string(), at 4, |e, l| T(l).line_term(i18n::Format(l).date(e.until)));

event!(/** It was taken out of the draft again. */ TermDropped = "meetings.term_dropped" {
    coordination: CoordinationId, term: TermId,
} of coordination, in |e| e.coordination.to_string(), at 4, |_e, l| T(l).line_term_dropped().to_owned());

event!(/** The parties agreed. */ AgreementReached = "meetings.agreement_reached" {
    coordination: CoordinationId,
    body: BodyId,
    subject: String,
    rounds: u32,
    terms: u32,
    /// Of the agreement's text.
    digest: String,
} of coordination, in |e| e.subject.clone(), at 4, |e, l| T(l).line_agreement(e.rounds, e.terms));

event!(/** They did not; who to turn to. */ CoordinationFailed = "meetings.coordination_failed" {
    coordination: CoordinationId, body: BodyId, subject: String, rounds: u32, to: TurnTo, reason: Words,
} of coordination, in |e| e.subject.clone(), at 4, |e, l| T(l).line_failed(T(l).turn_to(e.to.code())));

event!(/** A party kept what it took on. */ TermKept = "meetings.term_kept" {
    coordination: CoordinationId, term: TermId,
} of coordination, in |e| e.coordination.to_string(), at 4, |_e, l| T(l).line_term_kept().to_owned());

event!(/** The agreement was looked back at after some time. */ AgreementRevisited = "meetings.agreement_revisited" {
    coordination: CoordinationId, revisit: RevisitId, subject: String, kept: bool,
} of coordination, in |e| e.subject.clone(), at 4, |e, l| if e.kept { T(l).line_still_kept() } else { T(l).line_broken() }.to_owned());
