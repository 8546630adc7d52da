//! The reporter has the last word: it is solved, or it is not and is taken up again (R26). Of several reporters nobody
//! speaks for the others: it is solved when all who answer say so, and taken up again when one says that it is not.

use axum::extract::{Path, Query};
use commitments::api::{Commitment, Named};
use db::args;
use kernel::{District, Text};
use ledger::{Tx, Words};
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    cluster::{Closing, ClusterId, Level, State, Step},
    events::{ClusterClosed, ClusterReopened, ResultConfirmed},
    matter::{Matter, reopen_until, route},
    permissions::Confirm,
    receipt::{issue_of, of_reporter},
    step::{self, done},
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ConfirmInput {
    /// The code of a report without a name.
    pub receipt: Input,
    pub words: Input,
}

/// Confirms that a matter is settled.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/confirmation", operation_id = "confirm", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = ConfirmInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.confirm"))))]
pub async fn confirm(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<ConfirmInput>) -> Result {
    if !form.input.receipt.is_empty() {
        ctx.limit_guesses()?;
    }
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write_confirm(tx, id, &form.input))).await?;
    Ok(ctx.done(&done))
}

fn write_confirm(tx: &mut Tx<'_, '_>, id: ClusterId, input: &ConfirmInput) -> kernel::Result<Done> {
    let matter = of_reporter(tx, id, &input.receipt)?;
    let mut matter = tx.grant::<Confirm, _>(matter)?.into_inner();
    let (today, reopen_until) = (tx.today(), reopen_until(tx, matter.building)?);
    matter.state.step(Step::Confirm { today, reopen_until, left: 0 })?;
    let mut check = Check::default();
    let words = check.optional_text("words", &input.words, 300);
    check.finish()?;
    if !answer(tx, &matter, &input.receipt)? {
        // The second click of the same reporter changes nothing.
        tx.nothing_to_record();
        return Ok(back(&matter, input, |t| t.answered_yes()));
    }
    let district = tx.district();
    let (left,) = tx.one(&sql::UNANSWERED, args![district, id])?;
    let awaited = if left > 0 { Some(matter.reporter(tx)?) } else { None };
    matter.take(tx, Step::Confirm { today, reopen_until, left }, awaited.as_ref())?;
    let kept = tx.words_if(&words);
    if left > 0 {
        tx.record(&ResultConfirmed { cluster: id, building: matter.building, left, words: kept })?;
        return Ok(back(&matter, input, |t| t.answered_yes()));
    }
    tell_confirmed(tx, &matter, kept)?;
    Ok(back(&matter, input, |t| t.confirmed_done()))
}

fn tell_confirmed(tx: &mut Tx<'_, '_>, matter: &Matter, words: Option<Words>) -> kernel::Result<()> {
    commitments::api::fulfil(tx, matter.id.any(), "handle")?;
    commitments::api::release_all(tx, matter.id.any())?;
    tx.record(&ClusterClosed { cluster: matter.id, building: matter.building, how: Closing::Confirmed, words })?;
    matter.tell(tx, &Text::each(|l| T(l).notice_closed(&matter.title)))
}

/// Those whose answers were missing went with another matter: who is left has confirmed already.
///
/// # Errors
/// The database's own failure.
pub fn close_if_confirmed(tx: &mut Tx<'_, '_>, matter: &mut Matter) -> kernel::Result<()> {
    let (district, today, id) = (tx.district(), tx.today(), matter.id);
    let ((answered,), (left,)) =
        (tx.one(&sql::ANSWERED, args![district, id])?, tx.one(&sql::UNANSWERED, args![district, id])?);
    if !matches!(matter.state, State::AwaitingConfirmation { .. }) || answered == 0 || left > 0 {
        return Ok(());
    }
    let reopen_until = reopen_until(tx, matter.building)?;
    matter.take(tx, Step::Confirm { today, reopen_until, left }, None)?;
    tell_confirmed(tx, matter, None)
}

/// Notes that a reporter says yes, for every report of theirs; answers whether that is new.
fn answer(tx: &mut Tx<'_, '_>, matter: &Matter, receipt: &str) -> kernel::Result<bool> {
    let (district, now) = (tx.district(), tx.now());
    let changed = if receipt.is_empty() {
        let person = tx.person()?;
        tx.run(&sql::ANSWER, args![district, matter.id, person, now])?
    } else {
        let issue = issue_of(tx, receipt)?;
        match issue.person {
            Some(person) => tx.run(&sql::ANSWER, args![district, matter.id, person, now])?,
            None => tx.run(&sql::ANSWER_BY_RECEIPT, args![district, issue.id, now])?,
        }
    };
    Ok(changed > 0)
}

/// Where the reporter goes: with a receipt code, back to what it opens.
fn back(matter: &Matter, input: &ConfirmInput, says: fn(T) -> &'static str) -> Done {
    let mut done = done(matter, says);
    if !input.receipt.is_empty() {
        done.href = format!("/{}/receipts/{}", matter.district, web::encode(&input.receipt));
    }
    done
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Receipt {
    receipt: String,
}

async fn page(ctx: &Ctx, id: ClusterId, input: ConfirmInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let code = input.receipt.to_string();
    let wanted = code.clone();
    let matter = ctx
        .read(move |tx| {
            let matter = of_reporter(tx, id, &wanted)?;
            tx.grant::<Confirm, _>(matter)
        })
        .await?;
    let page = step::page(&matter, "reopen", t.do_reopen(), refused, t)
        .lead(t.reopen_lead())
        .hidden("receipt", &code)
        .field(Field::area("words", t.reopen_words(), input.words.as_str(), 3).with("maxlength", "300"));
    ctx.show(&page).await
}

/// The form to say why it is not settled.
#[utoipa::path(get, path = "/{district}/clusters/{cluster}/reopening", operation_id = "show_reopen", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path), Receipt),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("issues.confirm"))))]
pub async fn show_reopen(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, Query(query): Query<Receipt>) -> Result {
    if !query.receipt.is_empty() {
        ctx.limit_guesses()?;
    }
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, ConfirmInput { receipt: query.receipt.into(), ..ConfirmInput::default() }, refused).await
}

/// Takes a matter up again, because it is not settled.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/reopening", operation_id = "reopen", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = ConfirmInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.confirm"))))]
pub async fn reopen(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<ConfirmInput>) -> Result {
    if !form.input.receipt.is_empty() {
        ctx.limit_guesses()?;
    }
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write_reopen(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write_reopen(tx: &mut Tx<'_, '_>, id: ClusterId, input: &ConfirmInput) -> kernel::Result<Done> {
    let matter = of_reporter(tx, id, &input.receipt)?;
    let mut matter = tx.grant::<Confirm, _>(matter)?.into_inner();
    let mut check = Check::default();
    let words = check.text("words", &input.words, 300);
    check.finish()?;
    let waiting = matches!(matter.state, State::AwaitingConfirmation { .. });
    let level = matter.level.unwrap_or(Level::L1);
    let mut route = route(tx, &matter, level, None)?;
    // Whoever said that it was done takes it up again.
    if let Some(kept) = delivered_by(tx, &matter)? {
        route.handler = kept;
    }
    let today = tx.today();
    matter.take(tx, Step::Reopen { today, due: route.due }, Some(&route.handler))?;
    let district = tx.district();
    tx.run(&sql::FORGET_ANSWERS, args![district, id])?;
    if waiting {
        commitments::api::reopen(tx, id.any(), "handle", Some(route.due))?;
        let people = commitments::api::people_of(tx, &route.handler.party, Some(matter.building))?;
        matter.notify_handler(tx, &people)?;
    } else {
        matter.hand_over(tx, &route)?;
    }
    let kept = tx.words(&words);
    let (to, due) = (route.handler.name.clone(), route.due.on);
    tx.record(&ClusterReopened { cluster: id, building: matter.building, to, due, words: kept })?;
    matter.tell(tx, &Text::each(|l| T(l).notice_reopened(&matter.title)))?;
    Ok(back(&matter, input, |t| t.reopened_done()))
}

/// Who delivered what now waits to be confirmed.
fn delivered_by(tx: &mut Tx<'_, '_>, matter: &Matter) -> kernel::Result<Option<Named>> {
    let open = commitments::api::open_of(tx, matter.id.any())?;
    Ok(open.iter().find(|c| c.kind == "handle").map(Commitment::debtor))
}
