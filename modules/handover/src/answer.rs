//! The leaver answers a question, or whoever signed in their place.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    events::QuestionAnswered,
    handover::{Handover, QuestionId, Step},
    permissions::AnswerQuestion,
    refusal::HandoverRefusal,
    step::{self, LONGEST, done},
    store::{QuestionRow, sql},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AnswerQuestionInput {
    pub words: Input,
}

async fn page(ctx: &Ctx, id: QuestionId, input: AnswerQuestionInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (handover, question) = ctx.read(move |tx| to(tx, id)).await?;
    let page = step::page(&handover, "answer_question", t.do_answer(), refused, t)
        .lead(&question.words)
        .field(Field::area("words", t.answer_words(), input.words.as_str(), 3));
    ctx.show(&page).await
}

fn to(tx: &mut Tx<'_, '_>, id: QuestionId) -> kernel::Result<(Handover, QuestionRow)> {
    let district = tx.district();
    let question = tx.first(&sql::QUESTION, args![district, id])?.ok_or_else(kernel::Error::hidden)?;
    let handover = Handover::to::<AnswerQuestion>(tx, question.handover)?;
    if handover.is_successor(tx.actor()) {
        return Err(HandoverRefusal::BothSides.into());
    }
    handover.state.after(Step::Answer)?;
    if question.answer.is_some() {
        return Err(HandoverRefusal::Already.into());
    }
    Ok((handover, question))
}

/// The form to answer with.
#[utoipa::path(get, path = "/{district}/handover-questions/{question}/answer", operation_id = "show_answer_question", tag = "handover",
    params(("district" = District, Path), ("question" = QuestionId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("handover.answer_question"))))]
pub async fn show_answer_question(ctx: Ctx, Path((_, id)): Path<(District, QuestionId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, AnswerQuestionInput::default(), refused).await
}

/// Answers a question.
#[utoipa::path(post, path = "/{district}/handover-questions/{question}/answer", operation_id = "answer_question", tag = "handover",
    params(("district" = District, Path), ("question" = QuestionId, Path)), request_body = AnswerQuestionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("handover.answer_question"))))]
pub async fn answer_question(
    ctx: Ctx,
    Path((_, id)): Path<(District, QuestionId)>,
    form: Form<AnswerQuestionInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: QuestionId, input: &AnswerQuestionInput) -> kernel::Result<Done> {
    let (handover, question) = to(tx, id)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let (now, section) = (tx.now(), question.section);
    tx.run_one(&sql::ANSWER, args![handover.district, id, words, now])?;
    let kept = tx.words(&words);
    tx.record(&QuestionAnswered { handover: handover.id, building: handover.building, section, words: kept })?;
    let post = handover.post();
    let text = Text::each(|l| T(l).notice_answered(post.get(l)));
    let told: Vec<_> = handover.successor.into_iter().collect();
    identity::api::notify(tx, &told, &text, &handover.href())?;
    Ok(done(&handover, |t| t.answer_done()))
}
