//! Objecting to a nominee while the floor is asked: with a name or without, always with a reason.

use axum::extract::Path;
use commitments::api::Promise;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    captain::{Captaincy, floor_href, secretaries, secretary},
    captaincy::{CaptaincyId, ObjectionId, State, Step},
    events::ObjectionRaised,
    permissions::Object,
    refusal::CaptainRefusal,
    step::{self, LONGEST},
    store::sql,
    terms::{Terms, within},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct CaptainObjectionInput {
    /// Read by the secretary; others see the answer.
    pub words: Input,
    /// `1`: no name is kept.
    pub anonymous: Input,
}

async fn page(ctx: &Ctx, id: CaptaincyId, input: CaptainObjectionInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let captaincy = ctx.read(move |tx| tx.granted::<Object, Captaincy>(id)).await?.into_inner();
    let until = match captaincy.state {
        State::Inquiry { until } => ctx.format().date_weekday(until),
        state => return Err(CaptainRefusal::NotNow { state: state.code(), step: "object" }.into()),
    };
    let signed_in = ctx.session().await?.is_some();
    let mut page = step::page(&captaincy, "object", t.do_object(), refused, t)
        .lead(t.object_lead(until))
        .field(Field::area("words", t.object_words(), input.words.as_str(), 4).with("maxlength", LONGEST.to_string()));
    if signed_in {
        let check = Field::check("anonymous", t.anonymous(), input.anonymous.is_on(), t.anonymous_hint());
        page = page.field(check);
    }
    ctx.show(&page).await
}

/// The form to object to a nominee.
#[utoipa::path(get, path = "/{district}/captaincies/{captaincy}/objections", operation_id = "show_captain_object", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("captains.object"))))]
pub async fn show_captain_object(ctx: Ctx, Path((_, id)): Path<(District, CaptaincyId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, CaptainObjectionInput::default(), refused).await
}

/// Objects to a nominee. Nobody is appointed before every objection is answered.
#[utoipa::path(post, path = "/{district}/captaincies/{captaincy}/objections", operation_id = "captain_object", tag = "captains",
    params(("district" = District, Path), ("captaincy" = CaptaincyId, Path)), request_body = CaptainObjectionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("captains.object"))))]
pub async fn captain_object(
    ctx: Ctx,
    Path((_, id)): Path<(District, CaptaincyId)>,
    form: Form<CaptainObjectionInput>,
) -> Result {
    let unnamed = form.input.anonymous.is_on() || ctx.session().await?.is_none();
    if unnamed && !form.input.words.trim().is_empty() && !ctx.takes_objection(*id.as_bytes()) {
        return Err(CaptainRefusal::TooManyObjections.into());
    }
    let input = form.input.clone();
    let work = move |tx: &mut Tx<'_, '_>| tx.once(form.once.as_deref(), |tx| write(tx, id, &input));
    let done = if unnamed { ctx.write_unnamed(work).await } else { ctx.write(work).await };
    match done {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: CaptaincyId, input: &CaptainObjectionInput) -> kernel::Result<Done> {
    let mut captaincy = tx.granted::<Object, Captaincy>(id)?.into_inner();
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let today = tx.today();
    captaincy.take(tx, Step::Object { today })?;
    let (district, now, person) = (tx.district(), tx.now(), tx.actor().person());
    let earlier = tx.all(&sql::OBJECTIONS, args![district, id])?;
    if person.is_some() && earlier.iter().any(|o| o.person == person && o.verdict.is_none()) {
        return Err(CaptainRefusal::ObjectedAlready.into());
    }
    let objection = ObjectionId::new(tx.store().clock().now());
    tx.run_one(&sql::ADD_OBJECTION, args![district, objection, id, person, words, now])?;
    let terms = Terms::of(tx, captaincy.building)?;
    let due = within(tx, &terms.objection_work_days);
    let href = format!("/{district}/captain-objections/{objection}/answer");
    let title = Text::each(|l| T(l).objection_owed(&captaincy.floor_label));
    let promise = Promise {
        kind: "answer_objection",
        subject: objection.any(),
        building: Some(captaincy.building),
        title: &title,
        href: &href,
        floor: 5,
        debtor: secretary(),
        creditor: None,
        due: Some(due),
    };
    commitments::api::open(tx, &promise)?;
    let (building, floor) = (captaincy.building, captaincy.floor);
    let kept = tx.words(&words);
    tx.record(&ObjectionRaised { captaincy: id, building, floor, objection, named: person.is_some(), words: kept })?;
    let people = secretaries(tx, building)?;
    let text = Text::each(|l| T(l).notice_objection(&captaincy.floor_label, i18n::Format(l).date(due.on)));
    identity::api::notify(tx, &people, &text, &href)?;
    Ok(Done::new(floor_href(district, building, floor), Text::each(|l| T(l).objected().to_owned())).id(objection))
}
