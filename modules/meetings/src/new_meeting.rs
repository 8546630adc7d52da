//! Preparing a meeting: a draft with date, place and guests, seen by the body's own people only until it is convened.

use axum::extract::Path;
use db::args;
use kernel::{BodyId, BuildingId, District, Text, Timestamp};
use ledger::{Load, Tx};
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result,
    faults::{self, Check},
};

use crate::{
    T,
    events::{MeetingDrafted, MeetingEdited},
    form::FormPage,
    load::{AgendaItem, Board, Meeting},
    meeting::{MeetingId, MeetingKind},
    notice,
    permissions::{EditMeeting, NewMeeting},
    pool,
    store::meeting::{save, sql},
};

/// Longest place and guest list, in characters.
const VENUE: usize = 60;
const GUESTS: usize = 200;

/// Date, place and guests of a meeting.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct MeetingInput {
    /// `2026-11-28T09:30`, China's time.
    #[param(value_type = String)]
    pub starts_at: Input,
    #[param(value_type = String)]
    pub venue: Input,
    /// Who else is asked to come, as the notice names them.
    #[param(value_type = String)]
    pub guests: Input,
    /// Items of the pool for its agenda, by their ids, in their order.
    #[param(value_type = Vec<String>)]
    pub items: Vec<Input>,
}

struct Arrangement {
    starts_at: Timestamp,
    venue: String,
    guests: String,
}

fn read(tx: &Tx<'_, '_>, input: &MeetingInput) -> kernel::Result<Arrangement> {
    let mut check = Check::default();
    let starts_at: Option<Timestamp> =
        check.require("starts_at", &input.starts_at, || Text::each(|l| T(l).fault_moment()));
    if starts_at.is_some_and(|at| at <= tx.now()) {
        check.fault("starts_at", Text::each(|l| T(l).fault_past()));
    }
    let venue = check.text("venue", &input.venue, VENUE);
    let guests = check.optional_text("guests", &input.guests, GUESTS);
    check.finish()?;
    let starts_at = starts_at.ok_or_else(|| kernel::Error::bug("a checked date is missing"))?;
    Ok(Arrangement { starts_at, venue, guests })
}

fn fields(t: T, input: &MeetingInput, earliest: &str, refused: &Refused) -> Vec<Field> {
    let fields = [
        Field::moment("starts_at", t.starts_at(), &input.starts_at).hint(t.starts_hint(earliest)),
        Field::text("venue", t.venue(), input.venue.as_str()).with("maxlength", VENUE.to_string()),
        Field::text("guests", t.guests(), input.guests.as_str()).hint(t.guests_hint()).optional(t.0),
    ];
    fields.into_iter().map(|f| f.fault(&refused.faults)).collect()
}

/// The first day that the notice is long enough for, in words.
fn earliest(tx: &mut Tx<'_, '_>, building: BuildingId, locale: kernel::Locale) -> kernel::Result<String> {
    let pack = policy::api::of(tx, building)?;
    let first = notice::notice(tx, &pack, tx.now()).earliest();
    Ok(i18n::Format(locale).date_weekday(first.on))
}

async fn page(ctx: &Ctx, building: BuildingId, input: MeetingInput, refused: Refused) -> Result {
    let (t, locale) = (T(ctx.locale), ctx.locale);
    let (board, first, waiting) = ctx
        .read(move |tx| {
            let board = tx.granted::<NewMeeting, Board>(building)?.into_inner();
            let district = tx.district();
            let waiting = tx.all(&sql::POOL, args![district, board.body.id])?;
            Ok((board, earliest(tx, building, locale)?, waiting))
        })
        .await?;
    let mut fields = fields(t, &input, &first, &refused);
    if !waiting.is_empty() {
        let choices = waiting
            .into_iter()
            .map(|i| Choice::new(i.id.to_string(), i.title).hint(t.origin(i.origin.code())))
            .collect();
        let chosen: Vec<&str> = input.items.iter().map(Input::as_str).collect();
        fields.push(Field::checks("items", t.agenda_title(), &chosen.join(","), choices));
    }
    let district = board.building.district;
    let page = FormPage::new(t.new_meeting_title(), t.new_meeting_button(), &input, refused)
        .intro(t.new_meeting_intro())
        .fields(fields)
        .tower(district, building, &board.building.name)
        .from(t.meetings_short(), format!("{}/meetings", board.href()));
    ctx.show(&page).await
}

/// The page on which a meeting is prepared.
#[utoipa::path(get, path = "/{district}/towers/{building}/meetings/new", operation_id = "show_new_meeting", tag = "meetings",
    params(("district" = District, Path), ("building" = BuildingId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.new_meeting"))))]
pub async fn show_new_meeting(ctx: Ctx, Path((_, building)): Path<(District, BuildingId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, building, MeetingInput::default(), refused).await
}

/// Prepares a meeting, with items of the pool on its agenda.
#[utoipa::path(post, path = "/{district}/towers/{building}/meetings/new", operation_id = "new_meeting", tag = "meetings",
    params(("district" = District, Path), ("building" = BuildingId, Path)), request_body = MeetingInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.new_meeting"))))]
pub async fn new_meeting(
    ctx: Ctx,
    Path((_, building)): Path<(District, BuildingId)>,
    form: Form<MeetingInput>,
) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, building, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, building, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, building: BuildingId, input: &MeetingInput) -> kernel::Result<Done> {
    let board = tx.granted::<NewMeeting, Board>(building)?;
    let Arrangement { starts_at, venue, guests } = read(tx, input)?;
    let meeting = draft(tx, board.body.id, &board.building, starts_at, &venue, &guests)?;
    let id = meeting.id;
    for wanted in &input.items {
        let wanted = wanted.parse().map_err(|_| kernel::Error::field("items", faults::choose()))?;
        let mut item = AgendaItem::load(tx, wanted)?.ok_or_else(|| kernel::Error::field("items", faults::choose()))?;
        pool::list(tx, &meeting, &mut item)?;
    }
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).meeting_drafted())).id(id))
}

/// A deliberation of a body, without items yet.
///
/// # Errors
/// The database's own failure.
pub fn draft(
    tx: &mut Tx<'_, '_>,
    body: BodyId,
    at: &Building,
    starts_at: Timestamp,
    venue: &str,
    guests: &str,
) -> kernel::Result<Meeting> {
    let (district, building, kind) = (tx.district(), at.id, MeetingKind::Deliberation);
    let (id, subdistrict) = (MeetingId::new(tx.store().clock().now()), at.subdistrict);
    tx.run_one(&sql::ADD, args![district, id, body, building, subdistrict, kind, starts_at, venue, guests])?;
    tx.record(&MeetingDrafted { building, meeting: id, body, kind, starts_at })?;
    crate::load::meeting(tx, id)
}

async fn edit_page(ctx: &Ctx, id: MeetingId, typed: Option<MeetingInput>, refused: Refused) -> Result {
    let (t, locale) = (T(ctx.locale), ctx.locale);
    let (meeting, first) = ctx
        .read(move |tx| {
            let meeting = tx.granted::<EditMeeting, Meeting>(id)?.into_inner();
            let first = earliest(tx, meeting.building, locale)?;
            Ok((meeting, first))
        })
        .await?;
    let input = typed.unwrap_or_else(|| MeetingInput {
        starts_at: local(meeting.starts_at).into(),
        venue: meeting.venue.as_str().into(),
        guests: meeting.guests.as_str().into(),
        items: Vec::new(),
    });
    let fields = fields(t, &input, &first, &refused);
    let page = FormPage::new(t.edit_meeting_title(), t.edit_meeting_button(), &input, refused)
        .fields(fields)
        .from(t.back_to_meeting(), meeting.href());
    ctx.show(&page).await
}

/// A moment as a form's field holds it.
pub fn local(at: Timestamp) -> String {
    let (hour, minute) = at.hour_minute();
    format!("{}T{hour:02}:{minute:02}", at.date())
}

/// The page on which a draft's date, place and guests are corrected.
#[utoipa::path(get, path = "/{district}/meetings/{meeting}/arrangement", operation_id = "show_edit_meeting", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.edit_meeting"))))]
pub async fn show_edit_meeting(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    edit_page(&ctx, id, None, refused).await
}

/// Corrects date, place and guests of a draft.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/arrangement", operation_id = "edit_meeting", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)), request_body = MeetingInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.edit_meeting"))))]
pub async fn edit_meeting(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<MeetingInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| edit(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    edit_page(&ctx, id, Some(form.input), refused).await
}

fn edit(tx: &mut Tx<'_, '_>, id: MeetingId, input: &MeetingInput) -> kernel::Result<Done> {
    let mut meeting = tx.granted::<EditMeeting, Meeting>(id)?.into_inner();
    let Arrangement { starts_at, venue, guests } = read(tx, input)?;
    meeting.state.may_edit()?;
    (meeting.row.starts_at, meeting.row.venue, meeting.row.guests) = (starts_at, venue, guests);
    save(tx, &meeting.row)?;
    tx.record(&MeetingEdited { building: meeting.building, meeting: id, starts_at })?;
    Ok(Done::new(meeting.href(), Text::each(|l| T(l).meeting_edited())).id(id))
}
