//! Casting a vote.
//!
//! The transaction is as short as it can be: one locking read that finds the ballot and the voter's place on its roll,
//! the mark that the place was used, the vote, the event. A named vote is kept with its seat. A secret one is a slip with
//! a random id and a choice: no seat, no time, and nothing in the event but the ballot.

use axum::extract::Path;
use db::args;
use kernel::{District, Error, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Input, Result, faults};

use crate::{
    T,
    ballot::{BallotId, BallotState, Choice, Mode},
    events::{SecretVoteCast, VoteCast},
    load::{Ballot, Slot},
    permissions::Cast,
    refusal::MeetingRefusal,
    store::ballot::{BallotStage, slip_id, sql},
};

/// A vote.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct VoteInput {
    /// `yes`, `no` or `abstain`.
    pub choice: Input,
}

/// Casts a vote: once, by those on the roll, while the ballot is open. It cannot be changed.
#[utoipa::path(post, path = "/{district}/ballots/{ballot}/vote", operation_id = "cast", tag = "meetings",
    params(("district" = District, Path), ("ballot" = BallotId, Path)), request_body = VoteInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.cast"))))]
pub async fn cast(ctx: Ctx, Path((_, id)): Path<(District, BallotId)>, form: Form<VoteInput>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &form.input))).await?;
    Ok(ctx.done(&done))
}

/// # Errors
/// Not on the roll, voted already, or closed.
pub fn run(tx: &mut Tx<'_, '_>, id: BallotId, input: &VoteInput) -> kernel::Result<Done> {
    let (district, now, person) = (tx.district(), tx.now(), tx.person()?);
    let Some(row) = tx.first(&sql::SLOT, args![district, id, person])? else { return Err(stranger(tx, id)?) };
    let slot = tx.grant::<Cast, _>(Slot::from(row))?;
    match slot.state {
        BallotStage::Open => BallotState::Open.cast(slot.voted)?,
        BallotStage::Closed => return Err(MeetingRefusal::BallotIsClosed.into()),
    }
    let choice = Choice::from_code(&input.choice).ok_or_else(|| Error::field("choice", faults::choose()))?;
    if tx.run(&sql::MARK_VOTED, args![district, id, person])? == 0 {
        return Err(MeetingRefusal::AlreadyVoted.into());
    }
    let (building, meeting, seat) = (slot.building, slot.meeting, slot.seat);
    match slot.mode {
        Mode::Named => {
            tx.run_one(&sql::CAST, args![district, id, seat, choice, now])?;
            tx.record(&VoteCast { building, ballot: id, meeting, seat, choice })?;
        }
        Mode::Secret => {
            tx.run_one(&sql::DROP_SLIP, args![district, id, slip_id(), choice])?;
            tx.record(&SecretVoteCast { building, ballot: id })?;
        }
    }
    Ok(Done::new(format!("/{district}/meetings/{meeting}"), Text::each(|l| T(l).vote_is_cast())).id(id))
}

/// Why somebody who is on no roll may not vote: there is no such ballot, or they were not there when it was opened.
fn stranger(tx: &mut Tx<'_, '_>, id: BallotId) -> kernel::Result<kernel::Error> {
    let Some(ballot) = <Ballot as ledger::Load>::load(tx, id)? else { return Ok(kernel::Error::hidden()) };
    let body = crate::load::meeting(tx, ballot.meeting)?;
    Ok(match body.seat_of(tx.actor()) {
        Some(seat) if seat.votes => MeetingRefusal::NotOnTheRoll.into(),
        _ => kernel::Denied::Forbidden(const { &<Cast as kernel::Act>::PERMISSION }).into(),
    })
}
