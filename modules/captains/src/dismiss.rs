//! 轮换、免去: the committee ends an office before its term, for somebody else's turn or for a reason.

use axum::extract::Path;
use kernel::District;
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{Check, choose},
};

use crate::{
    T,
    captain::Captaincy,
    captaincy::{CaptaincyId, Ending},
    permissions::Dismiss,
    step::{self, LONGEST, done},
    terms::Terms,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DismissCaptainInput {
    /// `rotated` or `removed`.
    pub how: Input,
    pub words: Input,
}

async fn page(ctx: &Ctx, id: CaptaincyId, input: DismissCaptainInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (captaincy, open, days) = ctx
        .read(move |tx| {
            let captaincy = tx.granted::<Dismiss, Captaincy>(id)?.into_inner();
            let open = captaincy.open_items(tx)?;
            let days = Terms::of(tx, captaincy.building)?.handover_work_days.value;
            Ok((captaincy, open, days))
        })
        .await?;
    let choices = vec![
        Choice::new("rotated", t.ending("rotated")).hint(t.rotate_hint()),
        Choice::new("removed", t.ending("removed")).hint(t.remove_hint()),
    ];
    let page = step::page(&captaincy, "dismiss", t.do_dismiss(), refused, t)
        .lead(t.leave_lead(open, days))
        .field(Field::radios("how", t.how_label(), &input.how, choices))
        .field(Field::area("words", t.reason(), input.words.as_str(), 3));
    ctx.show(&page).await
}

/// The form to end an office.
#[utoipa::path(get, path = "/{district}/captaincies/{captaincy}/dismissal", operation_id = "show_dismiss_captain", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("captains.dismiss"))))]
pub async fn show_dismiss_captain(ctx: Ctx, Path((_, id)): Path<(District, CaptaincyId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, DismissCaptainInput::default(), refused).await
}

/// Ends an office. What is open is handed over.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/dismissal", operation_id = "dismiss_captain", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)), request_body = DismissCaptainInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.dismiss"))))]
pub async fn dismiss_captain(
    ctx: Ctx,
    Path((_, id)): Path<(District, CaptaincyId)>,
    form: Form<DismissCaptainInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: CaptaincyId, input: &DismissCaptainInput) -> kernel::Result<Done> {
    let mut captaincy = tx.granted::<Dismiss, Captaincy>(id)?.into_inner();
    let mut check = Check::default();
    let how = Ending::from_code(&input.how).filter(|h| matches!(h, Ending::Rotated | Ending::Removed));
    if how.is_none() {
        check.fault("how", choose());
    }
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    captaincy.leave(tx, how.unwrap_or(Ending::Rotated), &words)?;
    Ok(done(&captaincy, |t| t.dismissed()))
}
