//! The statement of the legal status (R46), the drafts of rules and covenant, and for a renewal the report on the term.

use committees::api::LegalStatus;
use db::args;
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Field};
use web::{
    Ctx, Done, Input, Refused, Result,
    faults::{self, Check},
};

use crate::{
    T,
    events::FoundingEdited,
    founding::Founding,
    state::{FoundingId, Kind},
    step::{DRAFT, done, form},
    store::sql,
    verb::verb,
};

#[derive(Debug, Default, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct FoundingDraftInput {
    /// `none`, `grassroots` or `registered`.
    pub legal_status: Input,
    /// The rules of procedure (议事规则).
    pub rules: Input,
    /// The covenant (楼宇治理公约).
    pub covenant: Input,
    /// The report on the term that ends (工作报告); for a renewal.
    pub report: Input,
    /// The revision that was read.
    pub rev: Input,
}

verb! {
    /// The papers of a founding, to be written.
    get show_edit_founding "show_edit_founding";
    /// Saves the statement of the legal status and the drafts.
    post edit_founding "edit_founding";
    FoundingDraftInput for FoundingId "founding" at "/{district}/foundings/{founding}/draft" by "founding.prepare_founding"
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<FoundingDraftInput>, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let founding = ctx.read(move |tx| Founding::prepare(tx, id)).await?;
    let input = input.unwrap_or_else(|| FoundingDraftInput {
        legal_status: founding.legal_status.map_or("", |s| s.code()).into(),
        rules: founding.rules.as_str().into(),
        covenant: founding.covenant.as_str().into(),
        report: founding.report.as_str().into(),
        rev: founding.rev.to_string().into(),
    });
    let statuses = LegalStatus::ALL
        .iter()
        .map(|s| Choice::new(s.code(), committees::api::legal_word(t.0, *s)).hint(t.legal_hint(s.code())))
        .collect();
    let mut page = form(&founding, "edit_founding", t.do_edit(), refused, t)
        .lead(t.edit_lead(&founding.name))
        .hidden("rev", &input.rev)
        .field(Field::radios("legal_status", t.legal_status(), &input.legal_status, statuses))
        .field(Field::area("rules", t.rules_draft(), input.rules.as_str(), 8).hint(t.rules_hint()).optional(t.0))
        .field(Field::area("covenant", t.covenant_draft(), input.covenant.as_str(), 8).optional(t.0));
    if founding.kind == Kind::Renewal {
        page = page.field(Field::area("report", t.report(), input.report.as_str(), 6).optional(t.0));
    }
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &FoundingDraftInput) -> kernel::Result<Done> {
    let founding = Founding::prepare(tx, id)?;
    founding.state.may_edit("edit")?;
    let mut check = Check::default();
    let status = LegalStatus::from_code(input.legal_status.trim());
    if status.is_none() {
        check.fault("legal_status", faults::choose());
    }
    let rules = check.optional_text("rules", &input.rules, DRAFT);
    let covenant = check.optional_text("covenant", &input.covenant, DRAFT);
    let report = check.optional_text("report", &input.report, DRAFT);
    check.finish()?;
    let (district, now) = (tx.district(), tx.now());
    let rev: i64 = input.rev.parse().unwrap_or(-1);
    if tx.run(&sql::EDIT, args![district, id, status, rules, covenant, report, now, rev])? == 0 {
        return Err(tx.saved_meanwhile(&id.to_string(), id)?);
    }
    tx.record(&FoundingEdited { founding: id, building: founding.building, legal_status: status, rev: rev + 1 })?;
    Ok(done(&founding, |t| t.edited_done()))
}
