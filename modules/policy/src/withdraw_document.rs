//! A document that was issued for a coming day is taken back before it: with a mistake in it, nobody has to live by it first.

use axum::extract::Path;
use db::args;
use kernel::{District, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Field, Section};
use web::{Ctx, Done, Form, Input, Refused, Result, StepPage, faults::Check};

use crate::{
    T,
    document::PackId,
    events::PolicyWithdrawn,
    in_force, issuing,
    permissions::IssueDocument,
    place::{href, place_of},
    refusal::PolicyRefusal,
    store::{self, IssuedRow, sql},
};

/// The longest reason, in characters.
const LONGEST: usize = 500;

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct WithdrawDocumentInput {
    /// Why.
    pub words: Input,
}

/// Whether it may still be taken back.
pub fn is_coming(row: &IssuedRow, today: kernel::Date) -> bool {
    row.withdrawn_at.is_none() && row.effective_from > today
}

fn load(tx: &mut Tx<'_, '_>, id: PackId) -> kernel::Result<IssuedRow> {
    let row = store::issued(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    let place = place_of(tx, row.of())?;
    tx.grant::<IssueDocument, _>(place)?;
    Ok(row)
}

/// The form that asks why.
#[utoipa::path(get, path = "/{district}/rules/documents/{document}/withdrawal", operation_id = "show_withdraw_document", tag = "policy",
    params(("district" = District, Path), ("document" = PackId, Path)),
    responses((status = 200, body = StepPage)), extensions(("x-permission" = json!("policy.issue_document"))))]
pub async fn show_withdraw_document(ctx: Ctx, Path((_, id)): Path<(District, PackId)>) -> Result {
    let refused = Refused::none(ctx.locale);
    page(&ctx, id, WithdrawDocumentInput::default(), refused).await
}

async fn page(ctx: &Ctx, id: PackId, input: WithdrawDocumentInput, refused: Refused) -> Result {
    let (t, locale) = (T(ctx.locale), ctx.locale);
    let (title, href) =
        ctx.read(move |tx| Ok((load(tx, id)?.title().get(locale).to_owned(), href(tx.district(), id)))).await?;
    let page = StepPage::new(t.0, Section::Rules, "withdraw_document", t.withdraw_button(), &title, &href)
        .refused(refused)
        .lead(t.withdraw_lead())
        .field(Field::area("words", t.withdraw_words(), input.words.as_str(), 3));
    ctx.show(&page).await
}

/// Takes a document back that was issued for a coming day.
#[utoipa::path(post, path = "/{district}/rules/documents/{document}/withdrawal", operation_id = "withdraw_document", tag = "policy",
    params(("district" = District, Path), ("document" = PackId, Path)), request_body = WithdrawDocumentInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("policy.issue_document"))))]
pub async fn withdraw_document(
    ctx: Ctx,
    Path((_, id)): Path<(District, PackId)>,
    form: Form<WithdrawDocumentInput>,
) -> Result {
    let input = form.input.clone();
    match ctx.write(move |tx| tx.once(form.once.as_deref(), |tx| run(tx, id, &input))).await {
        Ok(done) => Ok(ctx.done(&done)),
        Err(error) => {
            let refused = ctx.refused(error)?;
            page(&ctx, id, form.input, refused).await
        }
    }
}

/// A lower document, issued for a day on which this one would apply, that would not be admitted without it: it cites one of its
/// clauses.
fn resting_on(tx: &mut Tx<'_, '_>, row: &IssuedRow) -> kernel::Result<Option<IssuedRow>> {
    let all = store::all_issued(tx)?;
    let later = |r: &&IssuedRow| r.layer > row.layer && r.effective_from >= row.effective_from;
    for lower in all.iter().filter(later) {
        let bears = |r: &&IssuedRow| r.layer < lower.layer && (r.of().is_none() || r.of() == lower.of());
        let above: Vec<IssuedRow> = all.iter().filter(bears).cloned().collect();
        let without: Vec<IssuedRow> = above.iter().filter(|r| r.id != row.id).cloned().collect();
        let document = in_force::document(tx, lower.id)?;
        let admitted = |tx: &mut Tx<'_, '_>, rows: &[IssuedRow]| {
            let ids: Vec<PackId> = in_force::in_force(rows, lower.effective_from).iter().map(|r| r.id).collect();
            Ok::<_, kernel::Error>(in_force::above(tx, &document, &ids)?.admits(&document).is_ok())
        };
        if admitted(tx, &above)? && !admitted(tx, &without)? {
            return Ok(Some(lower.clone()));
        }
    }
    Ok(None)
}

fn run(tx: &mut Tx<'_, '_>, id: PackId, input: &WithdrawDocumentInput) -> kernel::Result<Done> {
    let row = load(tx, id)?;
    let (district, now) = (tx.district(), tx.now());
    if !is_coming(&row, tx.today()) {
        return Err(PolicyRefusal::NotComing { document: href(district, id) }.into());
    }
    let mut check = Check::default();
    let words = check.text("words", &input.words, LONGEST);
    check.finish()?;
    if let Some(other) = resting_on(tx, &row)? {
        let document = href(district, other.id);
        return Err(PolicyRefusal::Needed { title: other.title(), document }.into());
    }
    tx.run_one(&sql::WITHDRAW, args![district, id, now])?;
    let kept = tx.words_if(&words);
    let (of, version) = (row.of(), row.version);
    let (title_zh, title_en) = (row.title_zh.clone(), row.title_en.clone());
    tx.record(&PolicyWithdrawn { pack: id, of, title_zh, title_en, version, words: kept })?;
    let title = row.title();
    issuing::tell(tx, id, of, &Text::each(|l| T(l).told_withdrawn(title.get(l))))?;
    Ok(Done::new(href(district, id), Text::each(|l| T(l).document_withdrawn(title.get(l)))).id(id))
}
