//! The successor asks about a section.

use axum::extract::{Path, Query};
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    events::QuestionAsked,
    handover::{Handover, HandoverId, QuestionId, Step},
    permissions::AskQuestion,
    step::{self, LONGEST, done, section_field, section_of},
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct AskQuestionInput {
    /// The section.
    #[param(value_type = String)]
    pub section: Input,
    /// The question.
    #[param(value_type = String)]
    pub words: Input,
}

async fn page(ctx: &Ctx, id: HandoverId, input: AskQuestionInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let handover = ctx.read(move |tx| to(tx, id)).await?;
    let page = step::page(&handover, "ask_question", t.do_ask(), refused, t)
        .lead(t.ask_lead())
        .field(section_field(t, &input.section))
        .field(Field::area("words", t.ask_words(), input.words.as_str(), 3));
    ctx.show(&page).await
}

fn to(tx: &mut Tx<'_, '_>, id: HandoverId) -> kernel::Result<Handover> {
    let handover = Handover::to::<AskQuestion>(tx, id)?;
    handover.by_successor(tx.actor())?;
    handover.state.after(Step::Ask)?;
    Ok(handover)
}

/// The form to ask with.
#[utoipa::path(get, path = "/{district}/handovers/{handover}/questions", operation_id = "show_ask_question", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path), AskQuestionInput),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("handover.ask_question"))))]
pub async fn show_ask_question(
    ctx: Ctx,
    Path((_, id)): Path<(District, HandoverId)>,
    Query(input): Query<AskQuestionInput>,
) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, input, refused).await
}

/// Asks about a section.
#[utoipa::path(post, path = "/{district}/handovers/{handover}/questions", operation_id = "ask_question", tag = "handover",
    params(("district" = District, Path), ("handover" = HandoverId, Path)), request_body = AskQuestionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("handover.ask_question"))))]
pub async fn ask_question(
    ctx: Ctx,
    Path((_, id)): Path<(District, HandoverId)>,
    form: Form<AskQuestionInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: HandoverId, input: &AskQuestionInput) -> kernel::Result<Done> {
    let handover = to(tx, id)?;
    let mut check = Check::default();
    let section = section_of(&mut check, &input.section);
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let (now, question) = (tx.now(), QuestionId::new(tx.store().clock().now()));
    tx.run_one(&sql::ASK, args![handover.district, question, id, section, words, now])?;
    let kept = tx.words(&words);
    tx.record(&QuestionAsked { handover: id, building: handover.building, section, words: kept })?;
    let post = handover.post();
    let text = Text::each(|l| T(l).notice_asked(post.get(l)));
    let told: Vec<_> = [Some(handover.leaver), handover.signed_by].into_iter().flatten().collect();
    identity::api::notify(tx, &told, &text, &handover.href())?;
    Ok(done(&handover, |t| t.ask_done()))
}
