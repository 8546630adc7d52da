//! Convening a meeting: the members are told, the agenda and the papers are public from now on.

use axum::extract::Path;
use kernel::{District, Text};
use ledger::Tx;
use web::{Ctx, Done, Form, Result};

use crate::{
    T,
    events::MeetingConvened,
    form::Nothing,
    load::Meeting,
    meeting::{MeetingId, OnNotice},
    notice,
    permissions::Convene,
    store,
};

/// Tells every member and publishes the agenda. Refused with the clause if the notice is too short.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/convocation", operation_id = "convene", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.convene"))))]
pub async fn convene(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<Nothing>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id))).await?;
    Ok(ctx.done(&done))
}

pub fn run(tx: &mut Tx<'_, '_>, id: MeetingId) -> kernel::Result<Done> {
    let meeting = tx.granted::<Convene, Meeting>(id)?.into_inner();
    tell(tx, meeting)
}

/// Tells every member of a draft, and publishes its agenda.
///
/// # Errors
/// Too short a notice, no items, or no draft.
pub fn tell(tx: &mut Tx<'_, '_>, mut meeting: Meeting) -> kernel::Result<Done> {
    let id = meeting.id;
    let pack = policy::api::of(tx, meeting.building)?;
    let agenda = store::meeting::agenda(tx, id)?;
    let shown: Vec<OnNotice<'_>> = agenda.iter().map(|e| OnNotice { title: &e.title, text: &e.words }).collect();
    let notice = notice::notice(tx, &pack, meeting.starts_at);
    let state = meeting.state.convene(&notice, &shown)?;
    let (body, kind, number) =
        (meeting.body, meeting.kind, store::next_number(tx, meeting.body.as_bytes(), meeting.kind.code())?);
    meeting.row.number = Some(number);
    meeting.become_state(tx, state)?;
    notice::invite(tx, &meeting)?;
    let title = notice::title(&pack, kind, meeting.number);
    notice::owe_meeting(tx, &meeting, &title)?;
    notice::index(tx, &meeting, "")?;
    let subjects = notice::subjects(tx, &meeting)?;
    let (building, starts_at, notice_days) = (meeting.building, meeting.starts_at, notice.given());
    tx.record(&MeetingConvened {
        building,
        meeting: id,
        body,
        kind,
        number,
        starts_at,
        notice_days,
        needed_days: notice.needed,
        clause: notice.clause.id.to_string(),
        items: agenda.iter().map(|e| e.item).collect(),
        subjects,
    })?;
    let text = Text::each(|l| T(l).notice_convened(title.get(l), i18n::Format(l).moment(starts_at), &meeting.venue));
    identity::api::notify(tx, &meeting.people(), &text, &meeting.href())?;
    let told = meeting.seats.len();
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).convened(told))).id(id))
}
