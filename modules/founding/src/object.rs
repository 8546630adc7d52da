//! Objecting to what is on public notice: anybody, with a name or without one. The receipt shows the answer later.

use axum::extract::Path;
use db::args;
use kernel::{District, Role, Text};
use ledger::{Load as _, Tx};
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    events::FoundingObjected,
    founding::{Founding, role},
    papers::ObjectionReceiptPage,
    permissions::ObjectFounding,
    refusal::FoundingRefusal,
    state::{FoundingId, FoundingObjectionId, Step},
    step::{LONGEST, form},
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct FoundingObjectionInput {
    /// Read by the subdistrict; others see the answer.
    pub words: Input,
    /// `1`: without a name.
    pub anonymous: Input,
}

async fn page(ctx: &Ctx, id: FoundingId, input: FoundingObjectionInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let named = ctx.session().await?.is_some();
    let founding = ctx.read(move |tx| Founding::to::<ObjectFounding>(tx, id)).await?;
    let mut page = form(&founding, "object_founding", t.do_object(), refused, t)
        .lead(t.object_lead(founding.until_on.map_or(String::new(), |d| ctx.format().date_weekday(d))))
        .field(Field::area("words", t.objection_words(), input.words.as_str(), 4).hint(t.objection_hint()));
    if named {
        page = page.field(Field::check("anonymous", t.anonymous(), input.anonymous.is_on(), t.anonymous_hint()));
    }
    ctx.show(&page).await
}

/// The form to object with while it is on public notice.
#[utoipa::path(get, path = "/{district}/foundings/{founding}/objections", operation_id = "show_object_founding", tag = "founding",
    params(("district" = District, Path), ("founding" = FoundingId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("founding.object_founding"))))]
pub async fn show_object_founding(ctx: Ctx, Path((_, id)): Path<(District, FoundingId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, FoundingObjectionInput::default(), refused).await
}

/// Objects to what is on public notice. Answers a receipt code, by which the answer is seen.
#[utoipa::path(post, path = "/{district}/foundings/{founding}/objections", operation_id = "object_founding", tag = "founding",
    params(("district" = District, Path), ("founding" = FoundingId, Path)), request_body = FoundingObjectionInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("founding.object_founding"))))]
pub async fn object_founding(
    ctx: Ctx,
    Path((_, id)): Path<(District, FoundingId)>,
    form: Form<FoundingObjectionInput>,
) -> Result {
    let unnamed = form.input.anonymous.is_on() || ctx.session().await?.is_none();
    if unnamed && !ctx.takes_objection(*id.as_bytes()) {
        return Err(FoundingRefusal::TooManyObjections.into());
    }
    let (input, once) = (form.input.clone(), form.once.clone());
    let run = move |tx: &mut Tx<'_, '_>| tx.once(once.as_deref(), |tx| write(tx, id, &input));
    // Without a name nothing leads back to whoever is signed in.
    let written = if unnamed { ctx.write_unnamed(run).await } else { ctx.write(run).await };
    match written {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &FoundingObjectionInput) -> kernel::Result<Done> {
    let mut founding = Founding::to::<ObjectFounding>(tx, id)?;
    let (pack, today) = (founding.pack(tx)?, tx.today());
    let step = Step::Object { today, due: tx.in_working_days(pack.founding.recheck_work_days.value) };
    founding.state.step(founding.kind, &step)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let (district, now, person) = (tx.district(), tx.now(), tx.actor().person());
    let (objection, code) = (FoundingObjectionId::new(tx.store().clock().now()), crypto::code(10));
    let digest = crypto::digest(code.as_bytes());
    tx.run_one(&sql::OBJECT, args![district, objection, id, person, &digest[..], words, now])?;
    let clerk = role(Role::SubdistrictClerk);
    founding.take(tx, &step, &[("recheck", clerk.clone())])?;
    tx.record(&FoundingObjected { founding: id, building: founding.building, objection, named: person.is_some() })?;
    founding.call(tx, &clerk, &Text::each(|l| T(l).notice_objected(&founding.name)))?;
    let says = Text::each(|l| T(l).objected_done(&code));
    let href = format!("{}/receipts/{code}", founding.href());
    Ok(Done { code: Some(code), ..Done::new(href, says).id(objection) })
}

/// An objection and its answer, for whoever holds the receipt.
#[utoipa::path(get, path = "/{district}/foundings/{founding}/receipts/{receipt}", operation_id = "show_objection_receipt", tag = "founding",
    params(("district" = District, Path), ("founding" = FoundingId, Path), ("receipt" = String, Path)),
    responses((status = 200, body = ObjectionReceiptPage)), extensions(("x-permission" = json!("founding.object_founding"))))]
pub async fn show_objection_receipt(ctx: Ctx, Path((_, id, code)): Path<(District, FoundingId, String)>) -> Result {
    ctx.limit_guesses()?;
    let t = T(ctx.locale);
    let (founding, row, code) = ctx
        .read(move |tx| {
            let code = code.trim().to_uppercase();
            let digest = crypto::digest(code.as_bytes());
            let district = tx.district();
            let row = tx.first(&sql::BY_RECEIPT, args![district, &digest[..]])?;
            let row = row.filter(|r| r.founding == id).ok_or_else(kernel::Error::hidden)?;
            let founding = Founding::load(tx, id)?.ok_or_else(kernel::Error::hidden)?;
            Ok((founding, row, code))
        })
        .await?;
    let answer = match row.verdict {
        Some(finding) => t.answered(t.finding(finding.code()), &row.answer),
        None => t.not_answered().to_owned(),
    };
    let page = ObjectionReceiptPage {
        name: founding.name.clone(),
        href: founding.href(),
        code,
        sent: ctx.format().date_long(row.at.date()),
        words: row.words,
        answer,
        t,
    };
    ctx.show(&page).await
}
