//! Objecting to a resolution while it is on public notice: anybody, with or without an account.

use axum::extract::Path;
use commitments::api::Promise;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, faults::Check};

use crate::{
    T,
    events::ObjectionRaised,
    form::{FormPage, paper},
    load::Resolution,
    load_coordination::officers,
    objection::ObjectionId,
    permissions::Object,
    pool::secretary,
    refusal::MeetingRefusal,
    resolution::ResolutionId,
    store::objection::sql,
};

/// The longest objection and the longest answer, in characters.
pub const LONGEST: usize = 500;

/// What somebody has against a resolution.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ObjectionInput {
    /// Read by the committee; others see the answer.
    pub words: Input,
}

async fn page(ctx: &Ctx, id: ResolutionId, input: ObjectionInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (found, until) = ctx
        .read(move |tx| {
            let found = tx.granted::<Object, Resolution>(id)?.into_inner();
            let until = found.row.state()?.object(tx.today())?;
            Ok((found, until))
        })
        .await?;
    let words = Field::area("words", t.objection_words(), input.words.as_str(), 4)
        .hint(t.objection_hint())
        .with("maxlength", LONGEST.to_string());
    let fields = vec![words.fault(&refused.faults)];
    let mut page = FormPage::new(t.object_title(), t.object_button(), &input, refused)
        .intro(t.object_intro(ctx.format().date_weekday(until.on)))
        .fields(fields)
        .from(&found.number, found.href());
    page.above = vec![paper(&found.number, &found.title, &found.words)?];
    ctx.show(&page).await
}

/// The form to object to a resolution with, while it is on public notice.
#[utoipa::path(get, path = "/{district}/resolutions/{resolution}/objections", operation_id = "show_object", tag = "meetings",
    params(("district" = District, Path), ("resolution" = ResolutionId, Path)),
    responses((status = 200, body = FormPage)), extensions(("x-permission" = json!("meetings.object"))))]
pub async fn show_object(ctx: Ctx, Path((_, id)): Path<(District, ResolutionId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ObjectionInput::default(), refused).await
}

/// Objects to a resolution. It takes effect once every objection is answered.
#[utoipa::path(post, path = "/{district}/resolutions/{resolution}/objections", operation_id = "object", tag = "meetings",
    params(("district" = District, Path), ("resolution" = ResolutionId, Path)), request_body = ObjectionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("meetings.object"))))]
pub async fn object(ctx: Ctx, Path((_, id)): Path<(District, ResolutionId)>, form: Form<ObjectionInput>) -> Result {
    if ctx.session().await?.is_none() && !ctx.takes_objection(*id.as_bytes()) {
        return Err(MeetingRefusal::TooManyObjections.into());
    }
    let input = form.input.clone();
    let error = match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => return Ok(ctx.done(&done)),
        Err(error) => error,
    };
    let refused = ctx.refused(error)?;
    page(&ctx, id, form.input, refused).await
}

pub fn run(tx: &mut Tx<'_, '_>, id: ResolutionId, input: &ObjectionInput) -> kernel::Result<Done> {
    let found = tx.granted::<Object, Resolution>(id)?.into_inner();
    let until = found.row.state()?.object(tx.today())?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let (district, now, person) = (tx.district(), tx.now(), tx.actor().person());
    if let Some(person) = person
        && tx.first(&sql::OPEN_OF, args![district, id, person])?.is_some()
    {
        return Err(MeetingRefusal::ObjectedAlready.into());
    }
    let objection = ObjectionId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD, args![district, objection, id, person, words, now, until.on])?;
    let href = format!("/{district}/objections/{objection}/answer");
    let title = Text::each(|l| T(l).objection_owed(&found.title));
    let promise = Promise {
        kind: "handle",
        subject: objection.any(),
        building: Some(found.building),
        title: &title,
        href: &href,
        floor: 5,
        debtor: secretary(),
        creditor: None,
        due: Some(until),
    };
    commitments::api::open(tx, &promise)?;
    let words = tx.words(&words);
    tx.record(&ObjectionRaised { building: found.building, resolution: id, objection, words })?;
    let people = officers(tx, found.building)?;
    let text = Text::each(|l| T(l).notice_objection(&found.title, i18n::Format(l).date(until.on)));
    identity::api::notify(tx, &people, &text, &href)?;
    Ok(Done::new(found.href(), Text::each(|l| T(l).object_done())).id(objection))
}
