//! What was sent back as not clear is said again by its reporter, with more words, and is grouped anew (R21).

use axum::extract::{Path, Query};
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::Field;
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    cluster::{ClusterId, Step},
    events::ReportSupplemented,
    matter::{Matter, grouper},
    permissions::Supplement,
    raise::{LONGEST, tell_secretary},
    receipt::{issue_of, of_reporter},
    step,
    store::sql,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SupplementInput {
    /// The code of a report without a name.
    pub receipt: Input,
    /// What is added to what was said.
    pub words: Input,
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Receipt {
    receipt: String,
}

/// The matter, for its reporter, as long as it can be supplemented.
fn supplementable(tx: &mut Tx<'_, '_>, id: ClusterId, receipt: &str) -> kernel::Result<(Matter, Step)> {
    let matter = of_reporter(tx, id, receipt)?;
    let matter = tx.grant::<Supplement, _>(matter)?.into_inner();
    let days = policy::api::of(tx, matter.building)?.issues.triage_days.value;
    let step = Step::Supplement { due: tx.in_working_days(days) };
    matter.state.step(step)?;
    Ok((matter, step))
}

async fn page(ctx: &Ctx, id: ClusterId, input: SupplementInput, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let code = input.receipt.to_string();
    let wanted = code.clone();
    let matter = ctx.read(move |tx| Ok(supplementable(tx, id, &wanted)?.0)).await?;
    let page = step::page(&matter, "supplement", t.do_supplement(), refused, t)
        .lead(t.supplement_lead())
        .hidden("receipt", &code)
        .field(
            Field::area("words", t.supplement_words(), input.words.as_str(), 4).with("maxlength", LONGEST.to_string()),
        );
    ctx.show(&page).await
}

/// The form to say more with.
#[utoipa::path(get, path = "/{district}/clusters/{cluster}/supplement", operation_id = "show_supplement", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path), Receipt),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("issues.supplement"))))]
pub async fn show_supplement(
    ctx: Ctx,
    Path((_, id)): Path<(District, ClusterId)>,
    Query(query): Query<Receipt>,
) -> Result {
    if !query.receipt.is_empty() {
        ctx.limit_guesses()?;
    }
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, SupplementInput { receipt: query.receipt.into(), ..SupplementInput::default() }, refused).await
}

/// Says more about a report that was sent back as not clear; it is grouped anew.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/supplement", operation_id = "supplement", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = SupplementInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.supplement"))))]
pub async fn supplement(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<SupplementInput>) -> Result {
    if !form.input.receipt.is_empty() {
        ctx.limit_guesses()?;
    }
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

fn write(tx: &mut Tx<'_, '_>, id: ClusterId, input: &SupplementInput) -> kernel::Result<Done> {
    let (mut matter, step) = supplementable(tx, id, &input.receipt)?;
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    let district = tx.district();
    let issue = if input.receipt.is_empty() {
        let person = tx.person()?;
        tx.one(&sql::MY_ISSUE, args![district, id, person])?
    } else {
        issue_of(tx, &input.receipt)?
    };
    let all = format!("{}\n{words}", issue.words);
    tx.run_one(&sql::SAY_MORE, args![district, issue.id, all])?;
    let (whom, _) = grouper(tx, matter.building)?;
    matter.take(tx, step, Some(&whom))?;
    let rules = policy::api::of(tx, matter.building)?;
    let days = rules.issues.triage_days.value;
    let due = tx.in_working_days(days);
    matter.owe(tx, "triage", whom, Some(due))?;
    let kept = tx.words(&words);
    let building = matter.building;
    tx.record(&ReportSupplemented { cluster: id, building, issue: issue.id, due: due.on, words: kept })?;
    tell_secretary(tx, &matter)?;
    let href = if input.receipt.is_empty() {
        matter.href()
    } else {
        format!("/{district}/receipts/{}", web::encode(&input.receipt))
    };
    Ok(Done::new(href, Text::each(|l| T(l).supplemented_done(days))).id(id))
}
