//! Answering an objection: by the chair or the secretary, once, in public.

use axum::extract::Path;
use db::args;
use kernel::{District, Place, Resource, Text};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, faults::Check};

use crate::{
    T,
    events::ObjectionAnswered,
    form::{FormPage, paper},
    load::Resolution,
    object::LONGEST,
    objection::ObjectionId,
    permissions::AnswerObjection,
    store::objection::{ObjectionRow, sql},
};

/// An objection with the resolution that it is about.
#[derive(Debug, Clone)]
pub struct Objection {
    pub row: ObjectionRow,
    pub resolution: Resolution,
}

impl Resource for Objection {
    fn place(&self) -> &Place {
        self.resolution.place()
    }
}

impl Load for Objection {
    type Id = ObjectionId;

    /// Locks the resolution first: it may be about to take effect.
    fn load(tx: &mut Tx<'_, '_>, id: ObjectionId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let Some((of,)) = tx.first(&sql::RESOLUTION_OF, args![district, id])? else { return Ok(None) };
        let Some(resolution) = Resolution::load(tx, of)? else { return Ok(None) };
        let row = tx.first(&sql::ONE, args![district, id])?;
        Ok(row.map(|row| Objection { row, resolution }))
    }
}

/// The committee's answer.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ObjectionAnswerInput {
    /// Shown to everybody.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: ObjectionId, input: ObjectionAnswerInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let found = ctx
        .read(move |tx| {
            let found = tx.granted::<AnswerObjection, Objection>(id)?.into_inner();
            found.row.state().answer(tx.now())?;
            Ok(found)
        })
        .await?;
    let words = Field::area("words", t.answer_objection_words(), input.words.as_str(), 4)
        .hint(t.answer_objection_hint())
        .with("maxlength", LONGEST.to_string());
    let fields = vec![words.fault(&refused.faults)];
    let mut page = FormPage::new(t.answer_objection_title(), t.answer_objection_button(), &input, refused)
        .intro(t.answer_objection_intro(&found.resolution.title, ctx.format().date_weekday(found.row.due_on)))
        .fields(fields)
        .from(&found.resolution.number, found.resolution.href());
    page.above = vec![paper("", t.objection_said(), &found.row.words)?];
    ctx.show(&page).await
}

/// The form to answer an objection with.
#[utoipa::path(get, path = "/{district}/objections/{objection}/answer", operation_id = "show_answer_objection", tag = "meetings",
    params(("district" = District, Path), ("objection" = ObjectionId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.answer_objection"))))]
pub async fn show_answer_objection(ctx: Ctx, Path((_, id)): Path<(District, ObjectionId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ObjectionAnswerInput::default(), refused).await
}

/// Answers an objection, for everybody to read.
#[utoipa::path(post, path = "/{district}/objections/{objection}/answer", operation_id = "answer_objection", tag = "meetings",
    params(("district" = District, Path), ("objection" = ObjectionId, Path)), request_body = ObjectionAnswerInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.answer_objection"))))]
pub async fn answer_objection(
    ctx: Ctx,
    Path((_, id)): Path<(District, ObjectionId)>,
    form: Form<ObjectionAnswerInput>,
) -> Result {
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: ObjectionId, input: &ObjectionAnswerInput) -> kernel::Result<Done> {
    let Objection { row, resolution } = tx.granted::<AnswerObjection, Objection>(id)?.into_inner();
    let (district, now, person) = (tx.district(), tx.now(), tx.person()?);
    row.state().answer(now)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    tx.run_one(&sql::ANSWER, args![district, id, words, person, now])?;
    commitments::api::fulfil(tx, id.any(), "handle")?;
    let words = tx.words(&words);
    let (subject, thread) = (resolution.subject.clone(), resolution.row.thread());
    let (building, number) = (resolution.building, resolution.number.clone());
    tx.record(&ObjectionAnswered {
        building,
        resolution: resolution.id,
        objection: id,
        subject,
        thread,
        number,
        words,
    })?;
    if let Some(person) = row.person {
        let text = Text::each(|l| T(l).notice_answered(&resolution.title));
        identity::api::notify(tx, &[person], &text, &resolution.href())?;
    }
    Ok(Done::new(resolution.href(), Text::each(|l| T(l).answer_objection_done())).id(id))
}
