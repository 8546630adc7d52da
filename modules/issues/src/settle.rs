//! Those who settle a matter say how it goes, and then what was done.

use axum::extract::Path;
use commitments::api::Named;
use db::args;
use kernel::{Deadline, District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    cluster::{ClusterId, State, Step},
    events::{ClusterAnswered, ClusterFinished},
    matter::Matter,
    permissions::Settle,
    refusal::IssueRefusal,
    step::{self, cite, done},
    store::sql,
};

pub const LONGEST: usize = 500;

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SettleInput {
    /// What was done, or how it goes.
    pub words: Input,
    /// `answer`: it goes on; anything else: it is done.
    pub so_far: Input,
    /// The article of the tower's own that decides it, by its id; may be empty.
    pub article: Input,
}

async fn page(ctx: &Ctx, id: ClusterId, input: SettleInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (app, locale) = (ctx.app.clone(), ctx.locale);
    let (matter, until, articles) = ctx
        .read(move |tx| {
            let matter = tx.granted::<Settle, Matter>(id)?;
            let days = policy::api::of(tx, matter.building)?.issues.silence_days.value;
            let articles = app.articles(tx, matter.building, locale)?;
            Ok((matter, tx.today().plus_days(i64::from(days)), articles))
        })
        .await?;
    let page = step::page(&matter, "settle", t.do_settle(), refused, t)
        .lead(t.settle_lead(ctx.format().date(until)))
        .field(
            Field::area("words", t.settle_words(), input.words.as_str(), 4)
                .hint(t.settle_hint())
                .with("maxlength", LONGEST.to_string()),
        )
        .field(Field::check("so_far", t.settle_so_far(), input.so_far.is_on(), t.settle_so_far_hint()))
        .fields(web::cite::field(&articles, &input.article, ctx.locale));
    ctx.show(&page).await
}

/// The form to say what was done.
#[utoipa::path(get, path = "/{district}/clusters/{cluster}/result", operation_id = "show_settle", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("issues.settle"))))]
pub async fn show_settle(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, SettleInput::default(), refused).await
}

/// Says what was done; the reporter is asked to confirm. With `so_far` it only says how it goes.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/result", operation_id = "settle", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = SettleInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.settle"))))]
pub async fn settle(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<SettleInput>) -> Result {
    let (input, app) = (form.input.clone(), ctx.app.clone());
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, &app, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, app: &web::App, id: ClusterId, input: &SettleInput) -> kernel::Result<Done> {
    let matter = tx.granted::<Settle, Matter>(id)?.into_inner();
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let building = matter.building;
    cite(tx, app, &matter, &input.article)?;
    if input.so_far.is_on() {
        if !matches!(matter.state, State::Handling { .. }) {
            return Err(IssueRefusal::NotNow { state: matter.state.code(), step: "answer" }.into());
        }
        let kept = tx.words(&words);
        tx.record(&ClusterAnswered { cluster: id, building, words: kept })?;
        matter.tell(tx, &Text::each(|l| T(l).notice_answered(&matter.title)))?;
        return Ok(done(&matter, |t| t.answered_done()));
    }
    finish(tx, matter, &words)
}

/// The result is there: its reporter is asked to confirm.
///
/// # Errors
/// A refusal unless it is being settled.
pub fn finish(tx: &mut Tx<'_, '_>, mut matter: Matter, words: &str) -> kernel::Result<Done> {
    let (id, building) = (matter.id, matter.building);
    let days = policy::api::of(tx, building)?.issues.silence_days.value;
    let until = tx.today().plus_days(i64::from(days));
    let reporter: Named = matter.reporter(tx)?;
    matter.take(tx, Step::Finish { until }, Some(&reporter))?;
    // Whoever confirmed an earlier result is asked about this one.
    let (district, now, by) = (tx.district(), tx.now(), tx.actor().person());
    tx.run(&sql::FORGET_ANSWERS, args![district, id])?;
    tx.run_one(&sql::SETTLED, args![district, id, by, now])?;
    commitments::api::deliver(tx, id.any(), "handle", Some(Deadline { on: until, provisional: false }))?;
    let kept = tx.words(words);
    tx.record(&ClusterFinished { cluster: id, building, words: kept, until })?;
    let text = Text::each(|l| T(l).notice_finished(&matter.title, i18n::Format(l).date(until)));
    matter.tell(tx, &text)?;
    Ok(done(&matter, |t| t.settled_done()))
}
