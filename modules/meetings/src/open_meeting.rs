//! Opening a meeting: by the chair, or by the vice-chair while the chair is not there. It may be opened without quorum;
//! votes need it.

use axum::extract::Path;
use kernel::{District, Text};
use ledger::Tx;
use web::{Ctx, Done, Form, Result};

use crate::{
    T, attend,
    events::MeetingOpened,
    form::Nothing,
    load::Meeting,
    meeting::MeetingId,
    notice,
    permissions::OpenMeeting,
    preside::{presider, vice_may_open},
    store::{
        meeting::attendance,
        presiding::{PresidingStep, preside},
    },
};

/// The chair opens the meeting, or the vice-chair does.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/opening", operation_id = "open_meeting", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.open_meeting"))))]
pub async fn open_meeting(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<Nothing>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id))).await?;
    Ok(ctx.done(&done))
}

pub fn run(tx: &mut Tx<'_, '_>, id: MeetingId) -> kernel::Result<Done> {
    let mut meeting = tx.granted::<OpenMeeting, Meeting>(id)?.into_inner();
    let rows = attendance(tx, id)?;
    let vice = presider::<OpenMeeting>(tx.actor(), &meeting, &rows)?;
    let state = meeting.state.open(tx.now(), meeting.starts_at)?;
    if vice.is_some() {
        vice_may_open(tx.now(), &meeting, &rows)?;
    }
    meeting.become_state(tx, state)?;
    preside(tx, id, PresidingStep::Open, vice)?;
    // Seats may have changed hands since the notice.
    notice::invite(tx, &meeting)?;
    commitments::api::fulfil(tx, id.any(), "meet")?;
    let pack = policy::api::of(tx, meeting.building)?;
    let seats = u32::try_from(meeting.voting().count()).unwrap_or(u32::MAX);
    let (present, quorum) = (attend::present_voters(tx, &meeting)?, pack.meetings.quorum.value.needed(seats));
    let (building, body, number) = (meeting.building, meeting.body, meeting.number.unwrap_or_default());
    tx.record(&MeetingOpened { building, meeting: id, body, number, present, seats, quorum, vice })?;
    let says = Text::each(|l| match present >= quorum {
        true => T(l).opened().to_owned(),
        false => T(l).opened_without_quorum(present, quorum),
    });
    Ok(Done::new(meeting.href(), says).id(id))
}
