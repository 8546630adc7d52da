//! All that other modules may call.

use kernel::{AnyId, BodyId, BuildingId, Result};
use ledger::Tx;

use crate::pool::{self, NewItem};
use crate::store::{ballot::sql as ballots, coordination::revisits};
pub use crate::{
    agenda::{ItemId, Origin},
    appraisal::AppraisalId,
    appraise::{AppraisalRequest, appraise_if_any},
    ballot::Outcome,
    call::{Called, Unfinished, add_to, call, unfinished},
    coordinate::{Dispute, PartySpec, coordinate},
    coordination::{CoordinationId, RevisitId, TurnTo},
    events::{
        AgreementReached, AgreementRevisited, AppraisalClosed, BallotOpened, CoordinationFailed, ItemDecided,
        ItemDeliberated, MeetingCancelled, MeetingClosed, MeetingConvened, MeetingOpened, MinutesPublished,
        MinutesSigned, ResolutionEffective, ResolutionPublished, digest,
    },
    held::{Held, body_of, earlier_minutes, held, minutes_of},
    meeting::{MeetingId, MeetingKind},
    outlook::{Brief, Outlook, held_between, outlook},
    resolution::ResolutionId,
};

/// Something for the agenda of a body.
pub struct Motion<'a> {
    pub body: BodyId,
    pub building: BuildingId,
    /// What it is about: whoever placed it learns what becomes of it by events with this subject.
    pub subject: AnyId,
    pub title: &'a str,
    /// The draft resolution.
    pub text: &'a str,
    pub origin: Origin,
    /// It makes or changes the covenant or the rules of procedure, which needs more votes.
    pub charter: bool,
    pub href: &'a str,
}

/// Whether no other look back at the agreement comes after this one.
///
/// # Errors
/// The database's own failure.
pub fn is_last_revisit(tx: &mut Tx<'_, '_>, coordination: CoordinationId, revisit: RevisitId) -> Result<bool> {
    let all = revisits(tx, coordination)?;
    Ok(all.iter().max_by_key(|r| r.due_on).is_some_and(|last| last.id == revisit))
}

/// Puts a motion into the pool of its body. What is there already is not put there twice.
///
/// # Errors
/// The database's own failure.
pub fn place(tx: &mut Tx<'_, '_>, motion: &Motion<'_>) -> Result<ItemId> {
    let Motion { body, building, subject, title, text, origin, charter, href } = *motion;
    let new = NewItem { body, building, subject: Some(subject), title, words: text, origin, charter, href: Some(href) };
    pool::place(tx, &new)
}

/// The text that was adopted, as the meeting left it.
///
/// # Errors
/// The database's own failure.
pub fn adopted_text(tx: &mut Tx<'_, '_>, resolution: ResolutionId) -> Result<Option<String>> {
    let district = tx.district();
    Ok(tx.first(&ballots::RESOLUTION_WORDS, db::args![district, resolution])?.map(|(words,)| words))
}

/// Takes back what waits about `subject`; nothing if it is decided already.
///
/// # Errors
/// A ballot on it is open.
pub fn withdraw(tx: &mut Tx<'_, '_>, subject: AnyId) -> Result<()> {
    pool::withdraw(tx, subject)
}
