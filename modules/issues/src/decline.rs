//! Sending a report back, with the reason and where to turn instead (R21).

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
    cluster::{ClusterId, DeclineReason, Step},
    events::ClusterDeclined,
    matter::Matter,
    permissions::Decline,
    step::{self, cite, done},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct DeclineInput {
    /// `not_here`, `answered`, `unclear`, `elsewhere`, `improper`.
    pub reason: Input,
    /// What the reporter can do instead.
    pub words: Input,
    /// The article of the tower's own that decides it, by its id; may be empty.
    pub article: Input,
}

async fn page(ctx: &Ctx, id: ClusterId, input: DeclineInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (app, locale) = (ctx.app.clone(), ctx.locale);
    let (matter, articles) = ctx
        .read(move |tx| {
            let matter = tx.granted::<Decline, Matter>(id)?;
            let articles = app.articles(tx, matter.building, locale)?;
            Ok((matter, articles))
        })
        .await?;
    let reasons = DeclineReason::ALL.iter().map(|r| Choice::new(r.code(), t.decline_reason(r.code()))).collect();
    let page = step::page(&matter, "decline", t.do_decline(), refused, t)
        .lead(t.decline_lead())
        .field(Field::radios("reason", t.decline_why(), &input.reason, reasons))
        .field(
            Field::area("words", t.decline_words(), input.words.as_str(), 3)
                .hint(t.decline_hint())
                .with("maxlength", "300"),
        )
        .fields(web::cite::field(&articles, &input.article, ctx.locale));
    ctx.show(&page).await
}

/// The form to decline with.
#[utoipa::path(get, path = "/{district}/clusters/{cluster}/declination", operation_id = "show_decline", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("issues.decline"))))]
pub async fn show_decline(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, DeclineInput::default(), refused).await
}

/// Sends a report back with a reason.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/declination", operation_id = "decline", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = DeclineInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.decline"))))]
pub async fn decline(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<DeclineInput>) -> Result {
    let (input, app) = (form.input.clone(), ctx.app.clone());
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, &app, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, app: &web::App, id: ClusterId, input: &DeclineInput) -> kernel::Result<Done> {
    let mut matter = tx.granted::<Decline, Matter>(id)?.into_inner();
    let mut check = Check::default();
    let reason = DeclineReason::from_code(&input.reason);
    if reason.is_none() {
        check.fault("reason", choose());
    }
    let words = check.text("words", &input.words, 300);
    check.finish()?;
    let reason = reason.unwrap_or(DeclineReason::Unclear);
    matter.take(tx, Step::Decline { reason }, None)?;
    commitments::api::release_all(tx, id.any())?;
    let kept = tx.words(&words);
    tx.record(&ClusterDeclined { cluster: id, building: matter.building, reason, words: kept })?;
    let text = kernel::Text::each(|l| T(l).notice_declined(&matter.title, T(l).decline_reason(reason.code())));
    matter.tell(tx, &text)?;
    cite(tx, app, &matter, &input.article)?;
    Ok(done(&matter, |t| t.declined_done()))
}
