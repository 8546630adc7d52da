//! The organisation concerned says how it was.

use axum::extract::Path;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T, breach::BreachId, events::BreachAnswered, load::Breach, opinion::LONGEST, permissions::AnswerBreach,
    show_breach::title, step,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AnswerBreachInput {
    pub words: Input,
}

async fn page(ctx: &Ctx, id: BreachId, input: AnswerBreachInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (breach, subject) = ctx
        .read(move |tx| {
            let breach = tx.granted::<AnswerBreach, Breach>(id)?.into_inner();
            let subject = title(tx, &breach)?;
            Ok((breach, subject))
        })
        .await?;
    let page = step::page(ctx.locale, "answer_breach", t.do_answer_breach(), &subject, &breach.href(), refused)
        .lead(t.answer_breach_lead())
        .sheet(ui::Html(format!("<p class=\"quote\">{}</p>", ui::Escaped(&breach.words))))
        .field(Field::area("words", t.answer_words(), input.words.as_str(), 4));
    ctx.show(&page).await
}

/// The form to answer the report of a breach with.
#[utoipa::path(get, path = "/{district}/breaches/{breach}/answer", operation_id = "show_answer_breach", tag = "covenants",
    params(("district" = District, Path), ("breach" = BreachId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("covenants.answer_breach"))))]
pub async fn show_answer_breach(ctx: Ctx, Path((_, id)): Path<(District, BreachId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, AnswerBreachInput::default(), refused).await
}

/// Answers the report of a breach.
#[utoipa::path(post, path = "/{district}/breaches/{breach}/answer", operation_id = "answer_breach", tag = "covenants",
    params(("district" = District, Path), ("breach" = BreachId, Path)), request_body = AnswerBreachInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.answer_breach"))))]
pub async fn answer_breach(
    ctx: Ctx,
    Path((_, id)): Path<(District, BreachId)>,
    form: Form<AnswerBreachInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: BreachId, input: &AnswerBreachInput) -> kernel::Result<Done> {
    let mut breach = tx.granted::<AnswerBreach, Breach>(id)?.into_inner();
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let stage = breach.stage.answer()?;
    breach.row.answer = Some(words.clone());
    breach.row.due_on = None;
    breach.take(tx, stage)?;
    commitments::api::fulfil(tx, id.any(), "breach")?;
    let (building, kept) = (breach.building, tx.words(&words));
    tx.record(&BreachAnswered { building, breach: id, words: kept })?;
    let mut people = breach.ground.keepers(tx)?;
    people.push(breach.reporter);
    let subject = title(tx, &breach)?;
    let text = Text::each(|l| T(l).notice_breach_answered(subject.get(l)));
    identity::api::notify(tx, &people, &text, &breach.href())?;
    Ok(Done::new(breach.href(), Text::each(|l| T(l).breach_answered_done())).id(id))
}
