//! A document that was looked at is issued: the second, deliberate step.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use web::{Ctx, Done, Form, Result};

use crate::{
    T,
    document::PackId,
    issuing,
    permissions::IssueDocument,
    place::{Draft, href, place_of},
    refusal::PolicyRefusal,
    store::{self, sql},
};

/// Nothing but its address is needed.
#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct IssueInput {}

/// Issues a document. A second time it answers the same.
#[utoipa::path(post, path = "/{district}/rules/documents/{document}/issue", operation_id = "issue_document", tag = "policy",
    params(("district" = District, Path), ("document" = PackId, Path)), request_body = IssueInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("policy.issue_document"))))]
pub async fn issue_document(ctx: Ctx, Path((_, id)): Path<(District, PackId)>, form: Form<IssueInput>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id))).await?;
    Ok(ctx.done(&done))
}

fn run(tx: &mut Tx<'_, '_>, id: PackId) -> kernel::Result<Done> {
    let district = tx.district();
    let done = |title: &Text| Done::new(href(district, id), Text::each(|l| T(l).document_issued(title.get(l)))).id(id);
    if let Some(row) = store::issued(tx, id)? {
        let place = place_of(tx, row.of())?;
        tx.grant::<IssueDocument, _>(place)?;
        tx.nothing_to_record();
        return Ok(done(&row.title()));
    }
    let draft = tx.granted::<IssueDocument, Draft>(id)?;
    let building = draft.row.of();
    let checked = issuing::check(tx, building, &draft.row.words)?;
    // Another document of its place was issued since it was looked at.
    let checked = checked.map_err(|_| PolicyRefusal::Overtaken { draft: href(district, id) })?;
    issuing::put(tx, id, building, &draft.row.words, &checked.document)?;
    tx.run_one(&sql::DROP_DRAFT, args![district, id])?;
    Ok(done(&checked.document.title))
}
