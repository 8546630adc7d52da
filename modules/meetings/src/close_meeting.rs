//! Closing a meeting: what was not decided goes back to the pool, and the record becomes the draft of the minutes.

use axum::extract::Path;
use commitments::api::Promise;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use web::{Ctx, Done, Form, Result};

use crate::{
    T,
    events::{MeetingClosed, MinutesDrafted, digest},
    form::Nothing,
    load::Meeting,
    meeting::MeetingId,
    notice,
    permissions::CloseMeeting,
    pool,
    preside::presider,
    proceedings,
    store::{
        meeting::{agenda, attendance},
        minutes::sql,
        presiding::{PresidingStep, preside},
    },
};

/// Closes the meeting and drafts its minutes.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/closure", operation_id = "close_meeting", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.close_meeting"))))]
pub async fn close_meeting(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<Nothing>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id))).await?;
    Ok(ctx.done(&done))
}

pub fn run(tx: &mut Tx<'_, '_>, id: MeetingId) -> kernel::Result<Done> {
    let mut meeting = tx.granted::<CloseMeeting, Meeting>(id)?.into_inner();
    let (district, now) = (tx.district(), tx.now());
    let rows = attendance(tx, id)?;
    let vice = presider::<CloseMeeting>(tx.actor(), &meeting, &rows)?;
    let state = meeting.state.close(now, meeting.open_ballot.is_some())?;
    let all = u32::try_from(agenda(tx, id)?.len()).unwrap_or(u32::MAX);
    let returned = pool::give_back_all(tx, &meeting)?;
    meeting.row.current_item = None;
    meeting.become_state(tx, state)?;
    if vice.is_some() {
        preside(tx, id, PresidingStep::Close, vice)?;
    }
    let (building, body, number) = (meeting.building, meeting.body, meeting.number.unwrap_or_default());
    let settled = all.saturating_sub(returned);
    tx.record(&MeetingClosed { building, meeting: id, body, number, settled, returned, vice })?;
    let words = proceedings::draft(tx, &meeting)?;
    tx.run_one(&sql::ADD, args![district, id, now])?;
    tx.run_one(&sql::KEEP_TEXT, args![district, id, 1, words, None::<kernel::PersonId>, now])?;
    tx.record(&MinutesDrafted { building, meeting: id, digest: digest(&words) })?;
    owe_minutes(tx, &meeting)?;
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).closed())).id(id))
}

/// The secretary owes the minutes, so many working days after the meeting.
fn owe_minutes(tx: &mut Tx<'_, '_>, meeting: &Meeting) -> kernel::Result<()> {
    let pack = policy::api::of(tx, meeting.building)?;
    let title = notice::title(&pack, meeting.kind, meeting.number);
    let href = format!("{}/minutes", meeting.href());
    let promise = Promise {
        kind: "minutes",
        subject: meeting.id.any(),
        building: Some(meeting.building),
        title: &title,
        href: &href,
        floor: 4,
        debtor: pool::secretary(),
        creditor: None,
        due: Some(tx.in_working_days(pack.meetings.minutes_days.value)),
    };
    commitments::api::open(tx, &promise)?;
    Ok(())
}
