//! 辞任: a captain leaves the office by themselves.

use axum::extract::Path;
use kernel::District;
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    captain::Captaincy,
    captaincy::{CaptaincyId, Ending},
    permissions::Resign,
    step::{self, LONGEST, done},
    terms::Terms,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ResignCaptaincyInput {
    pub words: Input,
}

async fn page(ctx: &Ctx, id: CaptaincyId, input: ResignCaptaincyInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (captaincy, open, days) = ctx
        .read(move |tx| {
            let captaincy = tx.granted::<Resign, Captaincy>(id)?.into_inner();
            let open = captaincy.open_items(tx)?;
            let days = Terms::of(tx, captaincy.building)?.handover_work_days.value;
            Ok((captaincy, open, days))
        })
        .await?;
    let page = step::page(&captaincy, "resign", t.do_resign(), refused, t)
        .lead(t.leave_lead(open, days))
        .field(Field::area("words", t.reason(), input.words.as_str(), 3).optional(t.0));
    ctx.show(&page).await
}

/// The form to resign with.
#[utoipa::path(get, path = "/{district}/captaincies/{captaincy}/resignation", operation_id = "show_resign_captaincy", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("captains.resign"))))]
pub async fn show_resign_captaincy(ctx: Ctx, Path((_, id)): Path<(District, CaptaincyId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ResignCaptaincyInput::default(), refused).await
}

/// Resigns. What is open is handed over first.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/resignation", operation_id = "resign_captaincy", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)), request_body = ResignCaptaincyInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.resign"))))]
pub async fn resign_captaincy(
    ctx: Ctx,
    Path((_, id)): Path<(District, CaptaincyId)>,
    form: Form<ResignCaptaincyInput>,
) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: CaptaincyId, input: &ResignCaptaincyInput) -> kernel::Result<Done> {
    let mut captaincy = tx.granted::<Resign, Captaincy>(id)?.into_inner();
    let mut check = Check::default();
    let words = check.optional_text("words", &input.words, LONGEST);
    check.finish()?;
    captaincy.leave(tx, Ending::Resigned, &words)?;
    Ok(done(&captaincy, |t| t.left()))
}
