//! Publishing minutes, and with them the resolutions of the meeting, whose notice period begins.

use axum::extract::Path;
use commitments::api::{Named, Party, Promise};
use db::args;
use kernel::{Deadline, District, Text};
use ledger::Tx;
use web::{Ctx, Done, Form, Result};

use crate::{
    T,
    edit_minutes::current,
    events::{MinutesPublished, ResolutionPublished, digest},
    form::Nothing,
    load::Meeting,
    meeting::MeetingId,
    notice,
    permissions::PublishMinutes,
    store::{
        ballot::{ResolutionRow, save_resolution, sql},
        minutes::save,
    },
};

/// Publishes the signed minutes and the meeting's resolutions.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/minutes/publication", operation_id = "publish_minutes", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)),
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.publish_minutes"))))]
pub async fn publish_minutes(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<Nothing>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id))).await?;
    Ok(ctx.done(&done))
}

pub fn run(tx: &mut Tx<'_, '_>, id: MeetingId) -> kernel::Result<Done> {
    let mut meeting = tx.granted::<PublishMinutes, Meeting>(id)?.into_inner();
    let (district, now) = (tx.district(), tx.now());
    let (row, words) = current(tx, id)?;
    let minutes = row.minutes()?.publish(now)?;
    let state = meeting.state.publish(now)?;
    save(tx, id, &minutes, row.edited_at)?;
    meeting.become_state(tx, state)?;
    commitments::api::fulfil(tx, id.any(), "minutes")?;
    notice::index(tx, &meeting, &words)?;
    let rows = tx.all(&sql::RESOLUTIONS_OF_MEETING, args![district, id])?;
    let (building, rev) = (meeting.building, minutes.rev);
    let resolutions = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    tx.record(&MinutesPublished { building, meeting: id, rev, digest: digest(&words), resolutions })?;
    let days = policy::api::of(tx, meeting.building)?.meetings.notice_period_days.value;
    let until = tx.in_working_days(days);
    for row in rows {
        publish(tx, row, until)?;
    }
    let says = Text::each(|l| T(l).minutes_published(resolutions, i18n::Format(l).date(until.on)));
    Ok(Done::new(meeting.href(), says).id(id))
}

/// The notice period of a resolution begins.
///
/// # Errors
/// It was published already.
pub fn publish(tx: &mut Tx<'_, '_>, mut row: ResolutionRow, until: Deadline) -> kernel::Result<()> {
    let district = tx.district();
    row.set(row.state()?.publish(tx.today(), until)?);
    save_resolution(tx, &row)?;
    let href = format!("/{district}/resolutions/{}", row.id);
    let at = tx.now();
    let title = format!("{} {}", row.number, row.title);
    let doc = search::Doc { id: row.id.any(), kind: "meeting", title: &title, href: &href, body: &row.words, at };
    search::put(tx, district, &doc)?;
    let promise = Promise {
        kind: "publish",
        subject: row.id.any(),
        building: Some(row.building),
        title: &Text::same(row.title.clone()),
        href: &href,
        floor: 5,
        debtor: Named::new(Party::Nobody, Text::each(|l| T(l).everybody())),
        creditor: None,
        due: Some(until),
    };
    commitments::api::open(tx, &promise)?;
    let thread = row.thread();
    let ResolutionRow { id, building, body, meeting, item, subject, number, words, .. } = row;
    let (resolution, until) = (id, until.on);
    tx.record(&ResolutionPublished {
        building,
        resolution,
        item,
        meeting,
        body,
        subject,
        thread,
        number,
        until,
        digest: digest(&words),
    })?;
    Ok(())
}
