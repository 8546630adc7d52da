//! A member's answer to the notice of a meeting.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Input, Result, faults};

use crate::{T, events::AnswerGiven, load::Meeting, meeting::MeetingId, permissions::Answer, store::meeting::sql};

/// An answer.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AnswerInput {
    /// `1`: will come; `0`: will not.
    pub coming: Input,
    /// For the chair and the secretary only.
    pub reason: Input,
}

/// Says whether one comes. It may be changed until the meeting is opened.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/answer", operation_id = "answer", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)), request_body = AnswerInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.answer"))))]
pub async fn answer(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<AnswerInput>) -> Result {
    let input = form.input.clone();
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await?;
    Ok(ctx.done(&done))
}

pub fn run(tx: &mut Tx<'_, '_>, id: MeetingId, input: &AnswerInput) -> kernel::Result<Done> {
    let meeting = tx.granted::<Answer, Meeting>(id)?;
    let mut check = faults::Check::default();
    let reason = check.optional_text("reason", &input.reason, 100);
    let coming = match input.coming.as_str() {
        "0" => false,
        _ if input.coming.is_on() => true,
        _ => {
            check.fault("coming", faults::choose());
            false
        }
    };
    check.finish()?;
    meeting.state.may_answer()?;
    let s = meeting.seat_of(tx.actor()).cloned().ok_or_else(kernel::Error::hidden)?;
    let (district, now) = (tx.district(), tx.now());
    // Whoever took a seat after the notice answers like the others.
    tx.run_one(&sql::INVITE, args![district, id, s.id, s.person, s.kind, s.position, s.votes])?;
    let reason = Some(reason).filter(|r| !r.is_empty());
    tx.run_one(&sql::ANSWER, args![district, id, s.id, Some(coming), reason, Some(now)])?;
    tx.record(&AnswerGiven { building: meeting.building, meeting: id, seat: s.id, coming })?;
    Ok(Done::new(meeting.href(), Text::each(|l| if coming { T(l).will_come() } else { T(l).will_not_come() })).id(id))
}
