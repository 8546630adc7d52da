//! Another date for a convened meeting, with a new notice; or none at all.

use axum::extract::Path;
use db::args;
use kernel::{Deadline, District, Text, Timestamp};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, faults::Check};

use crate::{
    T,
    events::{MeetingCancelled, MeetingPostponed},
    form::FormPage,
    load::Meeting,
    meeting::MeetingId,
    notice,
    permissions::{Cancel, Postpone},
    pool,
    store::meeting::sql,
};

/// Another date.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct PostponeInput {
    /// `2026-11-28T09:30`, China's time.
    pub starts_at: Input,
    pub reason: Input,
}

async fn page(ctx: &Ctx, id: MeetingId, input: PostponeInput, refused: Refused) -> Result {
    let (t, locale) = (T(ctx.locale), ctx.locale);
    let (href, first) = ctx
        .read(move |tx| {
            let meeting = tx.granted::<Postpone, Meeting>(id)?;
            let href = meeting.href();
            let pack = policy::api::of(tx, meeting.building)?;
            let first = notice::notice(tx, &pack, tx.now()).earliest();
            Ok((href, i18n::Format(locale).date_weekday(first.on)))
        })
        .await?;
    let fields = vec![
        Field::moment("starts_at", t.starts_at(), &input.starts_at).hint(t.starts_hint(first)).fault(&refused.faults),
        Field::area("reason", t.reason(), input.reason.as_str(), 2).fault(&refused.faults),
    ];
    let page = FormPage::new(t.postpone_title(), t.postpone_button(), &input, refused)
        .intro(t.postpone_intro())
        .fields(fields)
        .from(t.back_to_meeting(), href);
    ctx.show(&page).await
}

/// The page on which a meeting gets another date.
#[utoipa::path(get, path = "/{district}/meetings/{meeting}/postponement", operation_id = "show_postpone", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.postpone"))))]
pub async fn show_postpone(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, PostponeInput::default(), refused).await
}

/// Gives a meeting another date and tells every member again.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/postponement", operation_id = "postpone", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)), request_body = PostponeInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.postpone"))))]
pub async fn postpone(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<PostponeInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

fn run(tx: &mut Tx<'_, '_>, id: MeetingId, input: &PostponeInput) -> kernel::Result<Done> {
    let mut meeting = tx.granted::<Postpone, Meeting>(id)?.into_inner();
    let mut check = Check::default();
    let at: Option<Timestamp> = check.require("starts_at", &input.starts_at, || Text::each(|l| T(l).fault_moment()));
    let reason = check.text("reason", &input.reason, 200);
    check.finish()?;
    let starts_at = at.ok_or_else(|| kernel::Error::bug("a checked date is missing"))?;
    let pack = policy::api::of(tx, meeting.building)?;
    let notice = notice::notice(tx, &pack, starts_at);
    let (state, notice_days, needed_days) = (meeting.state.postpone(&notice)?, notice.given(), notice.needed);
    let was = std::mem::replace(&mut meeting.row.starts_at, starts_at);
    meeting.become_state(tx, state)?;
    let district = tx.district();
    tx.run(&sql::FORGET_ANSWERS, args![district, id])?;
    notice::invite(tx, &meeting)?;
    commitments::api::move_due(tx, id.any(), "meet", Deadline { on: starts_at.date(), provisional: false })?;
    notice::index(tx, &meeting, "")?;
    let subjects = notice::subjects(tx, &meeting)?;
    let (building, body, number) = (meeting.building, meeting.body, meeting.number.unwrap_or_default());
    let reason = tx.words(&reason);
    tx.record(&MeetingPostponed {
        building,
        meeting: id,
        body,
        number,
        was,
        starts_at,
        notice_days,
        needed_days,
        subjects,
        reason,
    })?;
    let title = notice::title(&pack, meeting.kind, meeting.number);
    let says = Text::each(|l| T(l).notice_postponed(title.get(l), i18n::Format(l).moment(starts_at), &meeting.venue));
    identity::api::notify(tx, &meeting.people(), &says, &meeting.href())?;
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).postponed())).id(id))
}

/// Why a meeting does not take place.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct CancelInput {
    pub reason: Input,
}

async fn cancel_page(ctx: &Ctx, id: MeetingId, input: CancelInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let href = ctx.read(move |tx| Ok(tx.granted::<Cancel, Meeting>(id)?.href())).await?;
    let field = Field::area("reason", t.reason(), input.reason.as_str(), 3).fault(&refused.faults);
    let mut page = FormPage::new(t.cancel_title(), t.cancel_button(), &input, refused)
        .intro(t.cancel_intro())
        .fields(vec![field])
        .from(t.back_to_meeting(), href);
    page.grave = true;
    ctx.show(&page).await
}

/// The page on which a meeting is cancelled.
#[utoipa::path(get, path = "/{district}/meetings/{meeting}/cancellation", operation_id = "show_cancel", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.cancel"))))]
pub async fn show_cancel(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    cancel_page(&ctx, id, CancelInput::default(), refused).await
}

/// Cancels a meeting: its items wait in the pool again.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/cancellation", operation_id = "cancel", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)), request_body = CancelInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.cancel"))))]
pub async fn cancel(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<CancelInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| call_off(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    cancel_page(&ctx, id, form.input, refused).await
}

fn call_off(tx: &mut Tx<'_, '_>, id: MeetingId, input: &CancelInput) -> kernel::Result<Done> {
    let mut meeting = tx.granted::<Cancel, Meeting>(id)?.into_inner();
    let mut check = Check::default();
    let reason = check.text("reason", &input.reason, 200);
    check.finish()?;
    let told = meeting.told_at.is_some();
    let state = meeting.state.cancel(tx.now())?;
    let subjects = notice::subjects(tx, &meeting)?;
    pool::give_back_all(tx, &meeting)?;
    meeting.row.reason = Some(reason.clone());
    meeting.become_state(tx, state)?;
    commitments::api::release(tx, id.any(), "meet")?;
    let (building, body, number) = (meeting.building, meeting.body, meeting.number);
    let words = tx.words(&reason);
    tx.record(&MeetingCancelled { building, meeting: id, body, number, subjects, reason: words })?;
    if told {
        let pack = policy::api::of(tx, meeting.building)?;
        let title = notice::title(&pack, meeting.kind, meeting.number);
        let says = Text::each(|l| T(l).notice_cancelled(title.get(l), &reason));
        identity::api::notify(tx, &meeting.people(), &says, &meeting.href())?;
    }
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).cancelled())).id(id))
}
