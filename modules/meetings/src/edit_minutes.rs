//! Editing minutes. Nothing that was typed is lost: every saved text is kept, and when somebody else saved first both
//! texts are shown.

use axum::extract::Path;
use db::args;
use kernel::{District, Error, SavedMeanwhile, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, faults::Check};

use crate::{
    T,
    events::{MinutesEdited, digest},
    form::{FormPage, paper},
    load::Meeting,
    meeting::MeetingId,
    permissions::EditMinutes,
    store::minutes::{MinutesRow, save, sql, text},
};

/// Longest minutes in characters.
const LONGEST: usize = 40_000;

/// The text of minutes.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct MinutesInput {
    pub words: Input,
    /// The revision that was read; saving fails if there is a newer one.
    pub rev: Input,
}

/// The minutes of a meeting and what they say.
///
/// # Errors
/// There are none yet.
pub fn current(tx: &mut Tx<'_, '_>, id: MeetingId) -> kernel::Result<(MinutesRow, String)> {
    let district = tx.district();
    let row = tx.first(&sql::ONE, args![district, id])?.ok_or_else(Error::hidden)?;
    let words = text(tx, id, row.rev)?;
    Ok((row, words))
}

async fn page(ctx: &Ctx, id: MeetingId, typed: Option<MinutesInput>, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (row, saved, href) = ctx
        .read(move |tx| {
            let href = tx.granted::<EditMinutes, Meeting>(id)?.href();
            let (row, saved) = current(tx, id)?;
            Ok((row, saved, href))
        })
        .await?;
    // Somebody else saved: the text that was typed stays in the form, the saved one stands above it, and saving again
    // goes on from there.
    let overtaken = typed.as_ref().is_some_and(|i| i.rev.as_str() != row.rev.to_string());
    let rev = row.rev.to_string();
    let input = match typed {
        Some(typed) => MinutesInput { rev: rev.as_str().into(), ..typed },
        None => MinutesInput { words: saved.as_str().into(), rev: rev.as_str().into() },
    };
    let field = Field::area("words", t.minutes_words(), input.words.as_str(), 30).hint(t.minutes_hint());
    let mut page = FormPage::new(t.edit_minutes_title(), t.edit_minutes_button(), &input, refused.clone())
        .intro(t.edit_minutes_intro())
        .fields(vec![field.fault(&refused.faults)])
        .from(t.minutes_title(), format!("{href}/minutes"));
    page.hidden = vec![("rev", rev)];
    if overtaken {
        let other = paper(t.saved_by_other(), "", &saved)?;
        page.above.push(other);
    }
    ctx.show(&page).await
}

/// The text of the minutes, to be edited.
#[utoipa::path(get, path = "/{district}/meetings/{meeting}/minutes/text", operation_id = "show_edit_minutes", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.edit_minutes"))))]
pub async fn show_edit_minutes(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, None, refused).await
}

/// Saves a text of the minutes. A signature falls away with the text that it was for.
#[utoipa::path(post, path = "/{district}/meetings/{meeting}/minutes/text", operation_id = "edit_minutes", tag = "meetings",
    params(("district" = District, Path), ("meeting" = MeetingId, Path)), request_body = MinutesInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.edit_minutes"))))]
pub async fn edit_minutes(ctx: Ctx, Path((_, id)): Path<(District, MeetingId)>, form: Form<MinutesInput>) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, Some(form.input), refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: MeetingId, input: &MinutesInput) -> kernel::Result<Done> {
    let meeting = tx.granted::<EditMinutes, Meeting>(id)?;
    let (row, _) = current(tx, id)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let person = tx.person()?;
    let minutes = row.minutes()?.edit(person)?;
    if input.rev.as_str() != row.rev.to_string() {
        return Err(Error::Saved(SavedMeanwhile { by: row.edited_by, name: None, at: row.edited_at }));
    }
    let (district, now) = (tx.district(), tx.now());
    tx.run_one(&sql::KEEP_TEXT, args![district, id, minutes.rev, words, Some(person), now])?;
    save(tx, id, &minutes, now)?;
    let building = meeting.building;
    tx.record(&MinutesEdited { building, meeting: id, rev: minutes.rev, digest: digest(&words) })?;
    Ok(Done::new(format!("{}/minutes", meeting.href()), Text::each(|l| T(l).minutes_saved())).id(id))
}
