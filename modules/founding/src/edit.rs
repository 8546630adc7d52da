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
    drafts::{self, Document},
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

fn area(document: &Document, words: &str, t: T) -> Field {
    let hint = match &document.in_force {
        Some((_, since)) => t.in_force_hint(i18n::Format(t.0).date_long(*since)),
        None if document.written() => t.draft_hint().to_owned(),
        None => t.model_hint().to_owned(),
    };
    Field::area(document.code, drafts::title(document.code, t.0), words, 14).hint(hint)
}

async fn page(ctx: &Ctx, id: FoundingId, input: Option<FoundingDraftInput>, refused: Refused) -> Result {
    let t = T(ctx.locale);
    let (founding, documents, begin) = ctx
        .read(move |tx| {
            let founding = Founding::prepare(tx, id)?;
            let pack = founding.pack(tx)?;
            let documents = founding.documents(tx, &pack)?;
            let begin = [documents[0].begin_with(tx, &founding)?, documents[1].begin_with(tx, &founding)?];
            Ok((founding, documents, begin))
        })
        .await?;
    let [rules, covenant] = begin;
    let input = input.unwrap_or_else(|| FoundingDraftInput {
        legal_status: founding.legal_status.map_or("", |s| s.code()).into(),
        rules: rules.into(),
        covenant: covenant.into(),
        report: founding.report.as_str().into(),
        rev: founding.rev.to_string().into(),
    });
    let statuses = LegalStatus::STATED
        .iter()
        .map(|s| Choice::new(s.code(), committees::api::legal_word(t.0, *s)).hint(t.legal_hint(s.code())))
        .collect();
    let mut page = form(&founding, "edit_founding", t.do_edit(), refused, t)
        .button(t.do_save())
        .lead(t.edit_lead(&founding.name))
        .hidden("rev", &input.rev)
        .field(Field::radios("legal_status", t.legal_status(), &input.legal_status, statuses))
        .field(area(&documents[0], input.rules.as_str(), t))
        .field(area(&documents[1], input.covenant.as_str(), t));
    if founding.kind == Kind::Renewal {
        page = page.field(Field::area("report", t.report(), input.report.as_str(), 6).hint(t.report_hint()));
    }
    ctx.show(&page).await
}

fn write(tx: &mut Tx<'_, '_>, id: FoundingId, input: &FoundingDraftInput) -> kernel::Result<Done> {
    let founding = Founding::prepare(tx, id)?;
    founding.state.may_edit("edit")?;
    let mut check = Check::default();
    let status = LegalStatus::from_code(input.legal_status.trim()).filter(|s| LegalStatus::STATED.contains(s));
    if status.is_none() {
        check.fault("legal_status", faults::choose());
    }
    let rules = check.optional_text("rules", &input.rules, DRAFT);
    let covenant = check.optional_text("covenant", &input.covenant, DRAFT);
    for (field, words) in [("rules", &rules), ("covenant", &covenant)] {
        if let Some(fault) = covenants::api::text_fault(words) {
            check.fault(field, fault);
        }
    }
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
