//! Organisations: recognised by their unified code, or else by kind and name.

use std::collections::HashMap;

use db::{args, statements};
use imports::{Column, ImportKind, Importer, Row, RowState, Verdict};
use kernel::{OrganisationId, Result, Text};
use ledger::Tx;

use super::Findings;
use crate::{
    T,
    organisation::{Organisation, OrganisationKind},
    unified_code::{InvalidUnifiedCode, UnifiedCode},
};

pub static ORGANISATIONS: ImportKind = ImportKind {
    name: "organisations",
    order: 20,
    title: Text::new("单位名录", "Organisations"),
    columns: &[
        Column {
            name: "name",
            label: Text::new("单位名称", "Name"),
            aliases: &["企业名称", "公司名称", "名称", "单位全称", "组织名称", "name"],
            required: true,
            example: "明岫信息技术（上海）股份有限公司",
        },
        Column {
            name: "unified_code",
            label: Text::new("统一社会信用代码", "Unified social credit code"),
            aliases: &["信用代码", "社会信用代码", "统一代码", "税号", "unified_code"],
            required: false,
            example: "91350100M000100Y43",
        },
        Column {
            name: "kind",
            label: Text::new("类别", "Kind"),
            aliases: &["单位类别", "单位性质", "主体类别", "类型", "kind"],
            required: false,
            example: "企业",
        },
        Column {
            name: "short_name",
            label: Text::new("简称", "Short name"),
            aliases: &["单位简称", "short_name"],
            required: false,
            example: "明岫信息",
        },
        Column {
            name: "industry",
            label: Text::new("行业", "Industry"),
            aliases: &["行业门类", "所属行业", "industry"],
            required: false,
            example: "信息传输、软件和信息技术服务业",
        },
    ],
    open: |_| Ok(Box::new(Organisations::default())),
};

pub mod sql {
    use super::*;

    statements! {
        query BY_CODES: Organisation = "select district, id, kind, name, short_name, unified_code, industry, rev from organisation where district = $1 and unified_code in ($2..)";
        query BY_NAMES: Organisation = "select district, id, kind, name, short_name, unified_code, industry, rev from organisation where district = $1 and name in ($2..)";
        command INSERT = "insert into organisation (district, id, kind, name, short_name, unified_code, industry, rev) values ($1, $2, $3, $4, $5, $6, $7, 1)";
        command UPDATE = "update organisation set kind = $3, name = $4, short_name = $5, unified_code = $6, industry = $7, rev = rev + 1 where district = $1 and id = $2";
    }
}

#[derive(Default)]
struct Organisations {
    met: HashMap<String, u32>,
    /// What the rows of the present batch are in the database.
    stored: HashMap<u32, OrganisationId>,
}

/// A row as it was understood.
struct Read {
    name: String,
    code: Option<UnifiedCode>,
    kind: OrganisationKind,
    short_name: String,
    industry: String,
}

fn read(row: &Row, findings: &mut Findings) -> Option<Read> {
    let name = row.get("name").to_owned();
    if name.is_empty() {
        findings.error("name", web::faults::empty());
    }
    let code = match row.get("unified_code") {
        "" => None,
        text => match text.parse::<UnifiedCode>() {
            Ok(code) => Some(code),
            Err(fault) => {
                findings.error("unified_code", code_fault(fault, text));
                None
            }
        },
    };
    let kind = OrganisationKind::from_word(row.get("kind"));
    if kind.is_none() {
        findings.error("kind", Text::each(|l| T(l).unknown_kind()));
    }
    let (short_name, industry) = (row.get("short_name").to_owned(), row.get("industry").to_owned());
    Some(Read { name, code, kind: kind?, short_name, industry })
}

fn code_fault(fault: InvalidUnifiedCode, text: &str) -> Text {
    Text::each(|l| match fault {
        InvalidUnifiedCode::Length => T(l).bad_length(text.chars().count()),
        InvalidUnifiedCode::Character(at) => T(l).bad_character(at),
        InvalidUnifiedCode::Check | InvalidUnifiedCode::InnerCheck => T(l).bad_check().to_owned(),
    })
}

impl Importer for Organisations {
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>> {
        let district = tx.district();
        let codes: Vec<String> =
            rows.iter().filter_map(|r| Some(r.get("unified_code").parse::<UnifiedCode>().ok()?.to_string())).collect();
        let names: Vec<&str> = rows.iter().map(|r| r.get("name")).collect();
        let mut by_code: HashMap<String, Organisation> = HashMap::new();
        if !codes.is_empty() {
            for found in tx.all(&sql::BY_CODES, args![district, db::list(&codes)])? {
                by_code.extend(found.unified_code.clone().map(|code| (code, found)));
            }
        }
        let mut by_name: HashMap<String, Vec<Organisation>> = HashMap::new();
        for found in tx.all(&sql::BY_NAMES, args![district, db::list(&names)])? {
            by_name.entry(found.name.clone()).or_default().push(found);
        }
        self.stored.clear();
        Ok(rows.iter().map(|row| self.row(row, &by_code, &by_name)).collect())
    }

    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()> {
        let district = tx.district();
        for (row, verdict) in rows {
            let mut ignored = Findings::default();
            let Some(Read { name, code, kind, short_name, industry }) = read(row, &mut ignored) else { continue };
            let code = code.map(|c| c.to_string());
            match (verdict.state, self.stored.get(&row.line)) {
                (RowState::New, _) => {
                    let id = OrganisationId::new(tx.now());
                    tx.run_one(&sql::INSERT, args![district, id, kind, name, short_name, code, industry])?;
                }
                (RowState::Changed, Some(id)) => {
                    tx.run_one(&sql::UPDATE, args![district, id, kind, name, short_name, code, industry])?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}

impl Organisations {
    fn row(
        &mut self,
        row: &Row,
        by_code: &HashMap<String, Organisation>,
        by_name: &HashMap<String, Vec<Organisation>>,
    ) -> Verdict {
        let mut findings = Findings::default();
        let Some(read) = read(row, &mut findings) else { return findings.verdict(false) };
        let key =
            read.code.as_ref().map_or_else(|| format!("{}|{}", read.kind.code(), read.name), UnifiedCode::to_string);
        if let Some(line) = self.met.insert(key, row.line) {
            findings.error("name", Text::each(|l| T(l).twice_in_file(line)));
        }
        let same_name = by_name.get(&read.name).map_or(&[][..], Vec::as_slice);
        let stored = match &read.code {
            Some(code) => by_code.get(code.as_str()).or_else(|| same_name.iter().find(|o| o.unified_code.is_none())),
            None => {
                if read.kind == OrganisationKind::Enterprise {
                    findings.warn("unified_code", Text::each(|l| T(l).no_unified_code()));
                }
                same_name.iter().find(|o| o.kind == read.kind)
            }
        };
        if let Some(old) = stored {
            self.stored.insert(row.line, old.id);
            if old.name != read.name {
                findings.warn("name", Text::each(|l| T(l).code_of_other_name(&old.name)));
            }
            findings.compare("name", &old.name, &read.name);
            findings.compare("kind", old.kind.code(), read.kind.code());
            findings.compare("short_name", &old.short_name, &read.short_name);
            findings.compare("industry", &old.industry, &read.industry);
            let code = read.code.as_ref().map_or("", UnifiedCode::as_str);
            findings.compare("unified_code", old.unified_code.as_deref().unwrap_or(""), code);
        }
        findings.verdict(stored.is_some())
    }
}
