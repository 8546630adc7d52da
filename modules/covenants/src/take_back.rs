//! Those who write a draft take it back, from the public or from the agenda.

use axum::extract::Path;
use kernel::District;
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    charter::EditionId,
    charter::EditionState,
    events::DraftReturned,
    load::Edition,
    opinion::LONGEST,
    permissions::DraftCharter,
    step::{self, done},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct TakeBackInput {
    pub words: Input,
}

async fn page(ctx: &Ctx, id: EditionId, input: TakeBackInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let edition = ctx.read(move |tx| Edition::to::<DraftCharter>(tx, id)).await?;
    let page = step::of_edition(&edition, "take_back", t.do_take_back(), refused, t)
        .lead(t.take_back_lead())
        .field(Field::area("words", t.reason(), input.words.as_str(), 3));
    ctx.show(&page).await
}

/// The form to take a draft back with.
#[utoipa::path(get, path = "/{district}/editions/{edition}/withdrawal", operation_id = "show_take_back", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn show_take_back(ctx: Ctx, Path((_, id)): Path<(District, EditionId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, TakeBackInput::default(), refused).await
}

/// Takes a draft back, from the public or from the agenda.
#[utoipa::path(post, path = "/{district}/editions/{edition}/withdrawal", operation_id = "take_back", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path)), request_body = TakeBackInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn take_back(ctx: Ctx, Path((_, id)): Path<(District, EditionId)>, form: Form<TakeBackInput>) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: EditionId, input: &TakeBackInput) -> kernel::Result<Done> {
    let mut edition = Edition::to::<DraftCharter>(tx, id)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let (before, state) = (edition.state, edition.state.take_back()?);
    // Back first: what the meeting says to the withdrawal finds a draft.
    edition.take(tx, state)?;
    if before == EditionState::Placed {
        meetings::api::withdraw(tx, id.any())?;
    }
    commitments::api::release_all(tx, id.any())?;
    let (building, charter, n, words) = (edition.building, edition.charter, edition.n, tx.words(&words));
    tx.record(&DraftReturned { building, charter, edition: id, n, voted: false, words: Some(words) })?;
    Ok(done(&edition, |t| t.taken_back_done()))
}
