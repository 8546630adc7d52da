//! The secretary answers an objection: upheld, the nomination ends; rejected, it goes on, with reasons.

use axum::extract::Path;
use db::args;
use kernel::{District, Granted, Resource, Text};
use ledger::{Load, Tx};
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Form, Input, Refused, Result, StepPage,
    faults::{Check, choose},
};

use crate::{
    T,
    captain::{Captaincy, drop_objections},
    captaincy::{ObjectionId, Step, Verdict},
    events::ObjectionAnswered,
    permissions::AnswerObjection,
    refusal::CaptainRefusal,
    step::{self, LONGEST, done},
    store::{ObjectionRow, sql},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct AnswerCaptainObjectionInput {
    /// `upheld` or `rejected`.
    pub verdict: Input,
    /// The reasons; everybody may read them.
    pub words: Input,
}

/// An objection with the captaincy that it is about.
struct Objection {
    row: ObjectionRow,
    captaincy: Captaincy,
}

impl Resource for Objection {
    fn place(&self) -> &kernel::Place {
        self.captaincy.place()
    }

    /// What somebody has against a person is read by the secretary, and by nobody else.
    fn visible_to(&self, actor: &kernel::Actor) -> bool {
        actor.holds(kernel::Role::CommitteeSecretary, self.place()) || matches!(actor, kernel::Actor::System(_))
    }
}

impl Load for Objection {
    type Id = ObjectionId;

    fn load(tx: &mut Tx<'_, '_>, id: ObjectionId) -> kernel::Result<Option<Self>> {
        let district = tx.district();
        let Some(row) = tx.first(&sql::OBJECTION, args![district, id])? else { return Ok(None) };
        Ok(Captaincy::load(tx, row.captaincy)?.map(|captaincy| Objection { row, captaincy }))
    }
}

async fn page(ctx: &Ctx, id: ObjectionId, input: AnswerCaptainObjectionInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let objection = ctx.read(move |tx| tx.granted::<AnswerObjection, Objection>(id).map(Granted::into_inner)).await?;
    let choices = vec![
        Choice::new("rejected", t.reject_objection()).hint(t.reject_hint()),
        Choice::new("upheld", t.uphold_objection()).hint(t.uphold_hint()),
    ];
    let quote = ui::Html(format!(r#"<p class="quote">{}</p>"#, ui::Escaped(&objection.row.words)));
    let page = step::page(&objection.captaincy, "answer_objection", t.do_answer(), refused, t)
        .sheet(quote)
        .field(Field::radios("verdict", t.verdict_label(), &input.verdict, choices))
        .field(Field::area("words", t.answer_words(), input.words.as_str(), 3).hint(t.answer_hint()));
    ctx.show(&page).await
}

/// The form to answer an objection.
#[utoipa::path(get, path = "/{district}/captain-objections/{objection}/answer", operation_id = "show_answer_captain_objection", tag = "captains",
    params(("district" = District, Path), ("objection" = ObjectionId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("captains.answer_objection"))))]
pub async fn show_answer_captain_objection(ctx: Ctx, Path((_, id)): Path<(District, ObjectionId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, AnswerCaptainObjectionInput::default(), refused).await
}

/// Answers an objection.
#[utoipa::path(post, path = "/{district}/captain-objections/{objection}/answer", operation_id = "answer_captain_objection", tag = "captains",
    params(("district" = District, Path), ("objection" = ObjectionId, Path)), request_body = AnswerCaptainObjectionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.answer_objection"))))]
pub async fn answer_captain_objection(
    ctx: Ctx,
    Path((_, id)): Path<(District, ObjectionId)>,
    form: Form<AnswerCaptainObjectionInput>,
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

fn write(tx: &mut Tx<'_, '_>, id: ObjectionId, input: &AnswerCaptainObjectionInput) -> kernel::Result<Done> {
    let Objection { row, mut captaincy } = tx.granted::<AnswerObjection, Objection>(id)?.into_inner();
    let mut check = Check::default();
    let verdict = Verdict::from_code(&input.verdict);
    if verdict.is_none() {
        check.fault("verdict", choose());
    }
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    if row.verdict.is_some() {
        return Err(CaptainRefusal::AnsweredAlready.into());
    }
    let verdict = verdict.unwrap_or(Verdict::Rejected);
    captaincy.take(tx, Step::Answer { verdict })?;
    let district = tx.district();
    tx.run_one(&sql::ANSWER, args![district, id, verdict, words])?;
    commitments::api::fulfil(tx, id.any(), "answer_objection")?;
    let (building, floor) = (captaincy.building, captaincy.floor);
    let kept = tx.words(&words);
    tx.record(&ObjectionAnswered { captaincy: captaincy.id, building, floor, objection: id, verdict, words: kept })?;
    let mut people: Vec<_> = row.person.into_iter().collect();
    let text = Text::each(|l| T(l).notice_answered(&captaincy.floor_label, T(l).verdict(verdict.code())));
    if verdict == Verdict::Upheld {
        commitments::api::release_all(tx, captaincy.id.any())?;
        drop_objections(tx, captaincy.id)?;
        people.push(captaincy.person);
    }
    captaincy.tell(tx, &people, &text)?;
    Ok(done(&captaincy, |t| t.answered()))
}
