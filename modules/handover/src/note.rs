//! What only the leaver knows, section by section.

use axum::extract::{Path, Query};
use db::args;
use kernel::District;
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    events::NoteWritten,
    handover::{Handover, HandoverId, Step},
    permissions::WriteNote,
    step::{self, LONGEST, done, section_field, section_of},
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct WriteNoteInput {
    /// The section, as one of the pack's `sections` names itself.
    #[param(value_type = String)]
    pub section: Input,
    /// The note; it takes the place of the one before.
    #[param(value_type = String)]
    pub words: Input,
}

async fn page(ctx: &Ctx, id: HandoverId, mut input: WriteNoteInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let asked = input.section.as_str().to_owned();
    let (handover, before) = ctx
        .read(move |tx| {
            let handover = to(tx, id)?;
            let notes = tx.all(&sql::NOTES, args![handover.district, id])?;
            let before = notes.into_iter().find(|(s, _)| s.code() == asked).map(|(_, words)| words);
            Ok((handover, before))
        })
        .await?;
    if input.words.is_empty() {
        input.words = before.unwrap_or_default().into();
    }
    let page = step::page(&handover, "write_note", t.do_note(), refused, t)
        .lead(t.note_lead())
        .field(section_field(t, &input.section))
        .field(Field::area("words", t.note_words(), input.words.as_str(), 5).hint(t.note_hint()));
    ctx.show(&page).await
}

fn to(tx: &mut Tx<'_, '_>, id: HandoverId) -> kernel::Result<Handover> {
    let handover = Handover::to::<WriteNote>(tx, id)?;
    handover.by_leaver(tx.actor())?;
    handover.state.after(Step::Note)?;
    Ok(handover)
}

/// The form to add a note with.
#[utoipa::path(get, path = "/{district}/handovers/{handover}/notes", operation_id = "show_write_note", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path), WriteNoteInput),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("handover.write_note"))))]
pub async fn show_write_note(
    ctx: Ctx,
    Path((_, id)): Path<(District, HandoverId)>,
    Query(input): Query<WriteNoteInput>,
) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, input, refused).await
}

/// Adds a note to a section.
#[utoipa::path(post, path = "/{district}/handovers/{handover}/notes", operation_id = "write_note", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path)), request_body = WriteNoteInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("handover.write_note"))))]
pub async fn write_note(ctx: Ctx, Path((_, id)): Path<(District, HandoverId)>, form: Form<WriteNoteInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: HandoverId, input: &WriteNoteInput) -> kernel::Result<Done> {
    let handover = to(tx, id)?;
    let mut check = Check::default();
    let section = section_of(&mut check, &input.section);
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    tx.run_one(&sql::PUT_NOTE, args![handover.district, id, section, words])?;
    let words = tx.words(&words);
    tx.record(&NoteWritten { handover: id, building: handover.building, section, words })?;
    Ok(done(&handover, |t| t.note_done()))
}
