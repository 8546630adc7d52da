//! A sentence added to a matter.

use axum::extract::Path;
use db::args;
use kernel::{Act as _, District, PersonId, Resource as _, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Input, Result, faults::Check};

use crate::{
    T,
    cluster::ClusterId,
    events::RemarkAdded,
    matter::Matter,
    permissions::Comment,
    receipt::of_reporter,
    refusal::IssueRefusal,
    step::done,
    store::{RemarkId, sql},
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct CommentInput {
    pub words: Input,
    /// The code of a report without a name.
    pub receipt: Input,
}

/// Adds a sentence.
#[utoipa::path(post, path = "/{district}/clusters/{cluster}/comments", operation_id = "comment", tag = "issues",
    params(("district" = District, Path), ("cluster" = ClusterId, Path)), request_body = CommentInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("issues.comment"))))]
pub async fn comment(ctx: Ctx, Path((_, id)): Path<(District, ClusterId)>, form: Form<CommentInput>) -> Result {
    if !form.input.receipt.is_empty() {
        ctx.limit_guesses()?;
    }
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id, &form.input))).await?;
    Ok(ctx.done(&done))
}

fn write(tx: &mut Tx<'_, '_>, id: ClusterId, input: &CommentInput) -> kernel::Result<Done> {
    let matter = of_reporter(tx, id, &input.receipt)?.with_delegations(tx)?;
    let matter = tx.grant::<Comment, _>(matter)?.into_inner();
    if !matter.state.is_running() {
        return Err(IssueRefusal::NotNow { state: matter.state.code(), step: "comment" }.into());
    }
    let mut check = Check::default();
    let words = check.text("words", &input.words, 300);
    check.finish()?;
    let (district, now, remark) = (tx.district(), tx.now(), RemarkId::new(tx.now()));
    // Somebody who did not sign in leaves no name, and a reporter's is not shown.
    let person: Option<PersonId> = tx.actor().person();
    let speaker = speaker(tx, &matter)?;
    tx.run_one(&sql::ADD_REMARK, args![district, remark, id, person, speaker.zh, speaker.en, words, now])?;
    let kept = tx.words(&words);
    tx.record(&RemarkAdded { cluster: id, building: matter.building, words: kept })?;
    let href = if input.receipt.is_empty() {
        matter.href()
    } else {
        format!("/{district}/receipts/{}", web::encode(&input.receipt))
    };
    let mut answer = done(&matter, |t| t.commented_done());
    answer.href = href;
    Ok(answer)
}

/// How the speaker is shown: by what they are to the tower, never by name.
fn speaker(tx: &mut Tx<'_, '_>, matter: &Matter) -> kernel::Result<Text> {
    if matter.mine > 0 || tx.actor().person().is_none() {
        return Ok(Text::each(|l| T(l).reporter()));
    }
    let role = tx.actor().role_among(Comment::PERMISSION.roles, matter.place()).unwrap_or(kernel::Role::Employee);
    Ok(Text::each(|l| identity::api::role_title(l, role)))
}
