//! What happened to projects: ids, days, sums, and organisations by name. Words are kept beside the events.

use issues::api::ClusterId;
use kernel::{AnyId, BuildingId, Date, Event, Line, Locale, Money, OrganisationId};
use ledger::Words;
use serde::{Deserialize, Serialize};

use crate::{
    T,
    claimant::ClaimantKind,
    need::{ResourceKind, shown},
    state::{ClaimId, Ending, MilestoneId, PledgeId, ProjectId},
    verdict::{Acceptor, Side, Verdict},
};

macro_rules! event {
    ($(#[$doc:meta])* $name:ident = $kind:literal { $($field:ident: $ty:ty),* $(,)? } at $floor:literal, $line:expr) => {
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        pub struct $name {
            pub project: ProjectId,
            pub building: BuildingId,
            $(pub $field: $ty),*
        }
        impl Event for $name {
            const KIND: &'static str = $kind;
            fn subject(&self) -> AnyId {
                self.project.any()
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

/// A claimant as everybody may read it: the organisation, or "a person".
fn claimant(name: &str, locale: Locale) -> &str {
    if name.is_empty() { T(locale).a_person() } else { name }
}

fn date(locale: Locale, date: Date) -> String {
    i18n::Format(locale).date(date)
}

event!(/** A matter became a project. */ ProjectMade = "projects.made" { cluster: ClusterId, planned: Money } at 6,
    |_, l| T(l).line_made().to_owned());
event!(/** The draft was changed. */ ProjectEdited = "projects.edited" { fields: Vec<String>, rev: i64 } at 6,
    |_, l| T(l).line_edited().to_owned());
event!(/** The project answers another matter too. */ MatterLinked = "projects.matter_linked" { cluster: ClusterId } at 6,
    |_, l| T(l).line_linked().to_owned());
event!(/** It was handed in for review. */ ProjectSubmitted = "projects.submitted" { due: Date } at 6,
    |e, l| T(l).line_submitted(date(l, e.due)));
event!(/** One of two reviewers approves; the other has still to sign. */ ReviewSigned = "projects.review_signed" { side: Side, waits_for: Side, words: Option<Words> } at 6,
    |e, l| T(l).line_review_signed(T(l).side(e.side.code()), T(l).side(e.waits_for.code())));
event!(/** It was approved, and everybody may claim it. */ ProjectPublished = "projects.published" { until: Date, words: Option<Words> } at 6,
    |e, l| T(l).line_published(date(l, e.until)));
event!(/** The review sent it back. */ ProjectReturned = "projects.returned" { words: Words } at 6,
    |_, l| T(l).line_returned().to_owned());
event!(/** Somebody offers to do it, or a part of it. */ ProjectClaimed = "projects.claimed" { claim: ClaimId, claimant: ClaimantKind, organisation: Option<OrganisationId>, name: String, joint: ClaimId, money: Money } at 6,
    |e, l| T(l).line_claimed(claimant(&e.name, l)));
event!(/** A claim was taken back before the award. */ ClaimTakenBack = "projects.claim_taken_back" { claim: ClaimId, name: String, words: Option<Words> } at 6,
    |e, l| T(l).line_taken_back(claimant(&e.name, l)));
event!(/** The window for claims is over. */ WindowEnded = "projects.window_ended" { claims: i64, due: Date } at 6,
    |e, l| T(l).line_window_ended(e.claims, date(l, e.due)));
event!(/** It is open to claims again. */ ProjectRepublished = "projects.republished" { until: Date, words: Words } at 6,
    |e, l| T(l).line_republished(date(l, e.until)));
event!(/** It goes back to the draft, to be changed. */ ProjectAdjusted = "projects.adjusted" { words: Words } at 6,
    |_, l| T(l).line_adjusted().to_owned());
event!(/** Those who had claimed it before go on without the one who left. */ ProjectContinued = "projects.continued" { claims: i64, words: Words } at 7,
    |_, l| T(l).line_continued().to_owned());
event!(/** It ended without delivering. */ ProjectEnded = "projects.ended" { how: Ending, words: Words } at 9,
    |e, l| T(l).line_ended(e.how.code()));
event!(/** One claim was chosen. */ ClaimAwarded = "projects.claim_awarded" { claim: ClaimId, claimant: ClaimantKind, organisation: Option<OrganisationId>, name: String, joint: ClaimId, money: Money } at 6,
    |e, l| T(l).line_claim_awarded(claimant(&e.name, l)));
event!(/** One claim was not chosen. */ ClaimDeclined = "projects.claim_declined" { claim: ClaimId, name: String, words: Words } at 6,
    |e, l| T(l).line_claim_declined(claimant(&e.name, l)));
event!(/** The claims were decided on; the plan is due. */ ProjectAwarded = "projects.awarded" { claims: i64, declined: i64, due: Date, words: Words } at 6,
    |e, l| T(l).line_awarded(e.claims, date(l, e.due)));
event!(/** None of the claims meets the criteria. */ ClaimsDeclined = "projects.claims_declined" { declined: i64, words: Words } at 6,
    |_, l| T(l).line_claims_declined().to_owned());
event!(/** A claimant signed. */ ClaimSigned = "projects.claim_signed" { claim: ClaimId, name: String } at 7,
    |e, l| T(l).line_claim_signed(claimant(&e.name, l)));
event!(/** All have signed: the work begins. */ ProjectStarted = "projects.started" { milestones: i64, baseline: i64, target: i64 } at 7,
    |e, l| T(l).line_started(e.milestones));
event!(/** The claimant reports a milestone. */ MilestoneReported = "projects.milestone_reported" { milestone: MilestoneId, words: Words } at 7,
    |_, l| T(l).line_milestone_reported().to_owned());
event!(/** The other side confirms it. */ MilestoneConfirmed = "projects.milestone_confirmed" { milestone: MilestoneId, in_time: bool, words: Option<Words> } at 7,
    |_, l| T(l).line_milestone_confirmed().to_owned());
event!(/** The other side does not see it done. */ MilestoneDisputed = "projects.milestone_disputed" { milestone: MilestoneId, words: Words } at 7,
    |_, l| T(l).line_milestone_disputed().to_owned());
event!(/** A milestone is late. */ MilestoneLate = "projects.milestone_late" { milestone: MilestoneId, due: Date } at 7,
    |e, l| T(l).line_milestone_late(date(l, e.due)));
event!(/** It has been late for so long that the overseer steps in (督办). */ MilestoneSupervised = "projects.milestone_supervised" { milestone: MilestoneId, due: Date } at 7,
    |e, l| T(l).line_milestone_supervised(date(l, e.due)));
event!(/** The claimant asks for more time. */ ExtensionAsked = "projects.extension_asked" { milestone: MilestoneId, until: Date, words: Words } at 7,
    |e, l| T(l).line_extension_asked(date(l, e.until)));
event!(/** It was granted or not. */ ExtensionDecided = "projects.extension_decided" { milestone: MilestoneId, granted: bool, until: Date, words: Option<Words> } at 7,
    |e, l| if e.granted { T(l).line_extended(date(l, e.until)) } else { T(l).line_not_extended().to_owned() });
event!(/** The claimant says that a pledge was delivered. */ PledgeDelivered = "projects.pledge_delivered" { pledge: PledgeId, kind: ResourceKind, amount: i64, words: Option<Words> } at 7,
    |e, l| T(l).line_pledge_delivered(T(l).amount_of(e.kind.code(), shown(e.kind, e.amount))));
event!(/** The other side received it. */ PledgeConfirmed = "projects.pledge_confirmed" { pledge: PledgeId, kind: ResourceKind, claimant: ClaimantKind, pledged: i64, amount: i64 } at 7,
    |e, l| T(l).line_pledge_confirmed(T(l).amount_of(e.kind.code(), shown(e.kind, e.amount))));
event!(/** The other side did not receive it. */ PledgeDisputed = "projects.pledge_disputed" { pledge: PledgeId, words: Words } at 7,
    |_, l| T(l).line_pledge_disputed().to_owned());
event!(/** The overseer looked at the work. */ InspectionNoted = "projects.inspected" { words: Words } at 7,
    |_, l| T(l).line_inspected().to_owned());
event!(/** A claimant leaves; what was pledged is being settled. */ ClaimWithdrawn = "projects.claim_withdrawn" { claim: ClaimId, name: String, due: Date, words: Words } at 7,
    |e, l| T(l).line_withdrawn(claimant(&e.name, l), date(l, e.due)));
event!(/** The books with a claimant who left are closed. */ ClaimSettled = "projects.claim_settled" { claim: ClaimId, name: String, pledged: Money, delivered: Money, words: Words } at 7,
    |e, l| T(l).line_settled(claimant(&e.name, l)));
event!(/** What is left is open to claims. */ ProjectReOffered = "projects.re_offered" { until: Date } at 6,
    |e, l| T(l).line_re_offered(date(l, e.until)));
event!(/** The claimant says that all is done. */ ProjectFinished = "projects.finished" { spent: Money, due: Date, words: Words } at 8,
    |e, l| T(l).line_finished(date(l, e.due)));
event!(/** One side accepts it, does not, or was silent. */ AcceptanceGiven = "projects.acceptance_given" { side: Acceptor, verdict: Verdict, round: i64, words: Option<Words> } at 8,
    |e, l| T(l).line_acceptance(T(l).acceptor(e.side.code()), T(l).verdict(e.verdict.code())));
event!(/** It was accepted; the outcome is measured. */ ProjectAccepted = "projects.accepted" { next: Date } at 8,
    |e, l| T(l).line_accepted(date(l, e.next)));
event!(/** Somebody did not accept it: it goes back to work. */ ProjectReworked = "projects.reworked" { milestone: MilestoneId, due: Date } at 7,
    |e, l| T(l).line_reworked(date(l, e.due)));
event!(/** The outcome was measured, in hundredths. */ OutcomeMeasured = "projects.measured" { round: u8, value: i64, reached: bool, words: Option<Words> } at 8,
    |e, l| T(l).line_measured(e.round, crate::reading::Reading(e.value)));
event!(/** An appraisal meeting has appraised it. */ ProjectAppraised = "projects.appraised" { } at 9,
    |_, l| T(l).line_appraised().to_owned());
event!(/** It went into the archive. */ ProjectArchived = "projects.archived" { } at 9,
    |_, l| T(l).line_archived().to_owned());
