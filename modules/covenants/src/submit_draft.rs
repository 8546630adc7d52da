//! The draft comes before the committee as an item of its own kind: it needs the votes that the charter needs.

use axum::extract::Path;
use db::args;
use kernel::{District, Locale, Text};
use ledger::Tx;
use meetings::api::{ItemId, Motion, Origin};
use web::{Ctx, Done, Form, Result};

use crate::{
    T, charter::EditionId, edit_article::Nothing, events::DraftSubmitted, gate, load::Edition, numbers,
    permissions::SubmitDraft, refusal::CovenantRefusal, step::done, store::sql,
};

/// Puts a draft on the committee's agenda.
#[utoipa::path(post, path = "/{district}/editions/{edition}/submission", operation_id = "submit_draft", tag = "covenants",
    params(("district" = District, Path), ("edition" = EditionId, Path)), request_body = Nothing,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("covenants.submit_draft"))))]
pub async fn submit_draft(ctx: Ctx, Path((_, id)): Path<(District, EditionId)>, form: Form<Nothing>) -> Result {
    let done = ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| write(tx, id))).await?;
    Ok(ctx.done(&done))
}

fn write(tx: &mut Tx<'_, '_>, id: EditionId) -> kernel::Result<Done> {
    let mut edition = Edition::to::<SubmitDraft>(tx, id)?;
    place(tx, &mut edition, false)?;
    Ok(done(&edition, |t| t.submitted_done()))
}

/// Checks a draft and places it. `early`: without waiting for the end of the days for comments.
///
/// # Errors
/// A refusal of [`crate::charter::EditionState::place`]; there is no committee.
pub fn place(tx: &mut Tx<'_, '_>, edition: &mut Edition, early: bool) -> kernel::Result<ItemId> {
    let pack = edition.pack(tx)?;
    let district = tx.district();
    let (unanswered,) = tx.one(&sql::UNANSWERED, args![district, edition.id])?;
    let ready = gate::readiness(&pack, edition.kind, &edition.articles, unanswered);
    let state = if early { edition.state.place_early(ready)? } else { edition.state.place(tx.today(), ready)? };
    let Some(body) = edition.ground.body.as_ref().map(|b| b.id) else {
        return Err(CovenantRefusal::NoCommittee.into());
    };
    edition.row.returned = None;
    edition.take(tx, state)?;
    let numbers = numbers::read(&edition.numbers)?;
    let text = format!("{}{}", edition.text(), numbers::annex(&pack, &edition.articles, &numbers));
    let t = T(Locale::Zh);
    let title = t.motion(t.document(edition.kind.code()), edition.n);
    let href = edition.href();
    let motion = Motion {
        body,
        building: edition.building,
        subject: edition.id.any(),
        title: &title,
        text: &text,
        origin: Origin::Chair,
        charter: true,
        href: &href,
    };
    let item = meetings::api::place(tx, &motion)?;
    commitments::api::fulfil(tx, edition.id.any(), "submit")?;
    let (building, charter, n, digest) = (edition.building, edition.charter, edition.n, edition.digest());
    tx.record(&DraftSubmitted { building, charter, edition: edition.id, n, digest })?;
    let people = edition.ground.keepers(tx)?;
    let title = edition.title();
    identity::api::notify(tx, &people, &Text::each(|l| T(l).notice_submitted(title.get(l))), &href)?;
    Ok(item)
}
