//! Presence: who is there at each moment. Every change is an event, so that it is known for the moment of each vote.

use axum::extract::Path;
use committees::api::SeatId;
use db::args;
use kernel::{Act, Denied, District, Resource, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Input, Result, faults};

use crate::{
    T,
    events::{MemberArrived, MemberLeft},
    load::Meeting,
    meeting::MeetingId,
    permissions::Attend,
    store::meeting::{attendance, sql},
};

/// Somebody comes or leaves.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AttendInput {
    /// Whose seat; one's own unless the secretary or the chair notes it for somebody.
    pub seat: Input,
    /// `1`: is there; `0`: has left.
    pub present: Input,
}

/// Notes that somebody is there or has left.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/presence", operation_id = "attend", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)), request_body = AttendInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.attend"))))]
pub async fn attend(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<AttendInput>) -> Result {
    let input = form.input.clone();
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await?;
    Ok(ctx.done(&done))
}

pub fn run(tx: &mut Tx<'_, '_>, id: MeetingId, input: &AttendInput) -> kernel::Result<Done> {
    let meeting = tx.granted::<Attend, Meeting>(id)?.into_inner();
    let mut check = faults::Check::default();
    let wanted: Option<SeatId> = check.parse("seat", &input.seat, faults::choose);
    check.finish()?;
    let own = meeting.seat_of(tx.actor()).map(|s| s.id);
    let seat = wanted.or(own).ok_or_else(|| kernel::Error::field("seat", faults::choose()))?;
    if Some(seat) != own && tx.actor().role_among(Attend::PERMISSION.roles, meeting.place()).is_none() {
        return Err(Denied::Forbidden(const { &Attend::PERMISSION }).into());
    }
    let found = meeting.seats.iter().find(|s| s.id == seat).cloned();
    let s = found.ok_or_else(|| kernel::Error::field("seat", faults::choose()))?;
    meeting.state.may_attend(tx.now(), meeting.starts_at)?;
    let (district, now, here) = (tx.district(), tx.now(), input.present.is_on());
    tx.run_one(&sql::INVITE, args![district, id, s.id, s.person, s.kind, s.position, s.votes])?;
    let change = if here { &sql::ARRIVE } else { &sql::LEAVE };
    if tx.run(change, args![district, id, s.id, now])? == 0 {
        tx.nothing_to_record();
    } else {
        let present = present_voters(tx, &meeting)?;
        let (building, kind, votes) = (meeting.building, s.kind, s.votes);
        if here {
            tx.record(&MemberArrived { building, meeting: id, seat, kind, votes, present })?;
        } else {
            tx.record(&MemberLeft { building, meeting: id, seat, kind, votes, present })?;
        }
    }
    let says = Text::each(|l| if here { T(l).is_present() } else { T(l).has_left() });
    Ok(Done::new(meeting.href(), says).id(seat))
}

/// How many seats with a vote are there now.
///
/// # Errors
/// The database's own failure.
pub fn present_voters(tx: &mut Tx<'_, '_>, meeting: &Meeting) -> kernel::Result<u32> {
    let rows = attendance(tx, meeting.id)?;
    let present = meeting.voting().filter(|s| rows.iter().any(|r| r.seat == s.id && r.present)).count();
    Ok(u32::try_from(present).unwrap_or(u32::MAX))
}
