//! What becomes of a comment: taken up or not, with the reason; whoever made it hears of it.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{self, Check},
};

use crate::{
    T,
    events::OpinionAnswered,
    load::Edition,
    opinion::{LONGEST, OpinionId, Verdict},
    permissions::DraftCharter,
    step::{self, done},
    store::{OpinionRow, sql},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AnswerOpinionInput {
    /// `taken` or `not_taken`.
    pub verdict: Input,
    pub words: Input,
}

fn to(tx: &mut Tx<'_, '_>, id: OpinionId) -> kernel::Result<(Edition, OpinionRow)> {
    let district = tx.district();
    let row = tx.first(&sql::OPINION, args![district, id])?.ok_or_else(kernel::Error::hidden)?;
    Ok((Edition::to::<DraftCharter>(tx, row.edition)?, row))
}

async fn page(ctx: &Ctx, id: OpinionId, input: AnswerOpinionInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (edition, row) = ctx.read(move |tx| to(tx, id)).await?;
    let choices = vec![
        Choice::new("taken", t.verdict("taken")).hint(t.taken_hint()),
        Choice::new("not_taken", t.verdict("not_taken")),
    ];
    let page = step::of_edition(&edition, "answer_opinion", t.do_answer_opinion(), refused, t)
        .sheet(ui::Html(format!("<p class=\"quote\">{}</p>", ui::Escaped(&row.words))))
        .field(Field::radios("verdict", t.what_becomes(), input.verdict.as_str(), choices))
        .field(Field::area("words", t.reason(), input.words.as_str(), 3).hint(t.reason_hint()));
    ctx.show(&page).await
}

/// The form to answer a comment with.
#[utoipa::path(get, path = "/{district}/opinions/{opinion}/answer", operation_id = "show_answer_opinion", tag = "covenants",
    params(("district" = District, Path), ("opinion" = OpinionId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn show_answer_opinion(ctx: Ctx, Path((_, id)): Path<(District, OpinionId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, AnswerOpinionInput::default(), refused).await
}

/// Answers a comment on a draft.
#[utoipa::path(post, path = "/{district}/opinions/{opinion}/answer", operation_id = "answer_opinion", tag = "covenants",
    params(("district" = District, Path), ("opinion" = OpinionId, Path)), request_body = AnswerOpinionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.draft_charter"))))]
pub async fn answer_opinion(
    ctx: Ctx,
    Path((_, id)): Path<(District, OpinionId)>,
    form: Form<AnswerOpinionInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: OpinionId, input: &AnswerOpinionInput) -> kernel::Result<Done> {
    let (edition, row) = to(tx, id)?;
    let mut check = Check::default();
    let taken = match input.verdict.trim() {
        "taken" => true,
        "not_taken" => false,
        _ => {
            check.fault("verdict", faults::choose());
            false
        }
    };
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let verdict: Verdict = row.verdict.answer(taken)?;
    let (district, person, now) = (tx.district(), tx.person()?, tx.now());
    tx.run_one(&sql::ANSWER_OPINION, args![district, id, verdict, words, person, now])?;
    let (building, charter, kept) = (edition.building, edition.charter, tx.words(&words));
    tx.record(&OpinionAnswered { building, charter, edition: edition.id, opinion: id, taken, words: kept })?;
    let title = edition.title();
    let text = Text::each(|l| T(l).notice_answered(title.get(l), T(l).verdict(verdict.code())));
    identity::api::notify(tx, &[row.person], &text, &edition.href())?;
    Ok(done(&edition, |t| t.opinion_answered_done()).id(id))
}
