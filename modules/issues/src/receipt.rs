//! A receipt code opens the way of one report to whoever holds it, without a name.

use axum::extract::Path;
use db::args;
use kernel::{District, Locale};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Field, Frame, Layout, Section};
use web::{Ctx, Form, Input, Refused, Result, Sample, View};

use crate::{
    T,
    matter::Matter,
    refusal::IssueRefusal,
    show_cluster,
    store::{IssueRow, sql},
};

/// Asks for a receipt code.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "issues/receipt.html")]
pub struct ReceiptPage {
    pub code: String,
    #[serde(skip)]
    refused: Refused,
    #[serde(skip)]
    t: T,
}

impl ReceiptPage {
    fn field(&self) -> Field {
        let field = Field::text("code", self.t.receipt_code(), self.code.as_str()).hint(self.t.receipt_hint());
        field.with("autocomplete", "off").with("maxlength", "12").fault(&self.refused.faults)
    }
}

impl View for ReceiptPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).receipt_title().to_owned()
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Report, layout: Layout::Narrow, ..Frame::default() }
    }

    fn refused(&self) -> Option<&Refused> {
        Some(&self.refused)
    }
}

/// The form for a receipt code.
#[utoipa::path(get, path = "/{district}/receipts", operation_id = "ask_receipt", tag = "issues",
    params(("district" = District, Path)),
    responses((status = 200, body = ReceiptPage)), extensions(("x-permission" = json!("issues.raise"))))]
pub async fn ask_receipt(ctx: Ctx, Path(_district): Path<District>) -> Result {
    let refused = Refused::none(ctx.locale);
    ctx.show(&ReceiptPage { code: String::new(), refused, t: T(ctx.locale) }).await
}

/// A receipt code.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct ReceiptInput {
    pub code: Input,
}

/// Opens what a receipt code stands for.
#[utoipa::path(post, path = "/{district}/receipts", operation_id = "open_receipt", tag = "issues",
    params(("district" = District, Path)), request_body = ReceiptInput,
    responses((status = 303)), extensions(("x-permission" = json!("issues.raise"))))]
pub async fn open_receipt(ctx: Ctx, Path(district): Path<District>, form: Form<ReceiptInput>) -> Result {
    ctx.limit_guesses()?;
    let code = form.input.code.to_string();
    let wanted = code.clone();
    match ctx.read(move |tx| of_receipt(tx, &wanted)).await {
        Ok(_) => Ok(ctx.go(&format!("/{district}/receipts/{}", web::encode(&normal(&code))))),
        Err(error) => {
            let refused = ctx.refused(error)?;
            ctx.show(&ReceiptPage { code, refused, t: T(ctx.locale) }).await
        }
    }
}

/// The way of the report that a receipt code stands for.
#[utoipa::path(get, path = "/{district}/receipts/{code}", operation_id = "show_receipt", tag = "issues",
    params(("district" = District, Path), ("code" = String, Path)),
    responses((status = 200, body = show_cluster::ClusterPage)), extensions(("x-permission" = json!("issues.raise"))))]
pub async fn show_receipt(ctx: Ctx, Path((_, code)): Path<(District, String)>) -> Result {
    ctx.limit_guesses()?;
    let wanted = code.clone();
    let matter = match ctx.read(move |tx| of_receipt(tx, &wanted)).await {
        Ok(matter) => matter,
        Err(error) => {
            let refused = ctx.refused(error)?;
            return ctx.show(&ReceiptPage { code, refused, t: T(ctx.locale) }).await;
        }
    };
    show_cluster::show(&ctx, matter, Some(normal(&code))).await
}

/// A code without the hyphen and in capitals, as it was made.
fn normal(code: &str) -> String {
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    code.to_uppercase()
}

/// The report that a code stands for.
///
/// # Errors
/// [`IssueRefusal::WrongReceipt`].
pub fn issue_of(tx: &mut Tx<'_, '_>, code: &str) -> kernel::Result<IssueRow> {
    let district = tx.district();
    let receipt = tx.store().secrets().fields.blind("receipt", &normal(code));
    Ok(tx.first(&sql::BY_RECEIPT, args![district, receipt])?.ok_or(IssueRefusal::WrongReceipt)?)
}

/// The matter of the report that a code stands for.
///
/// # Errors
/// [`IssueRefusal::WrongReceipt`].
pub fn of_receipt(tx: &mut Tx<'_, '_>, code: &str) -> kernel::Result<Matter> {
    let issue = issue_of(tx, code)?;
    let matter = <Matter as ledger::Load>::load(tx, issue.cluster)?.ok_or(IssueRefusal::WrongReceipt)?;
    Ok(matter.with_receipt())
}

/// The matter of an id, for a reporter who may have shown a receipt code instead of a name.
///
/// # Errors
/// Not found, or a code that is not of this matter.
pub fn of_reporter(tx: &mut Tx<'_, '_>, id: crate::cluster::ClusterId, code: &str) -> kernel::Result<Matter> {
    let matter = <Matter as ledger::Load>::load(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    if code.is_empty() {
        return Ok(matter);
    }
    let shown = of_receipt(tx, code)?;
    if shown.id == id { Ok(matter.with_receipt()) } else { Err(IssueRefusal::WrongReceipt.into()) }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    vec![Sample::of("receipt", &ReceiptPage { code: "7K3-4Q9".into(), refused: Refused::none(locale), t: T(locale) })]
}
