//! Spreadsheets of what firms say of themselves: members of the Party and of the trade union, as of a day.

use std::collections::HashMap;

use db::args;
use imports::{CellNote, Change, Column, ImportKind, Importer, Row, RowState, Severity, Verdict};
use kernel::{Date, OrganisationId, Result, Text};
use ledger::Tx;
use web::faults;

use crate::{
    T,
    count::put,
    import::{column, number},
    store::{CountRow, sql},
    unit::Mass,
};

pub static COUNTS: ImportKind = ImportKind {
    name: "party_counts",
    order: 81,
    title: Text::new("企业党员和工会会员人数", "Members by firm"),
    columns: &[
        column!("firm", "企业", "Firm", ["企业名称", "单位", "单位名称"], true, "云图数据服务（上海）有限公司"),
        column!("full", "正式党员数", "Full members", ["正式党员", "党员数"], true, "4"),
        column!("probationary", "预备党员数", "Probationary members", ["预备党员"], false, "0"),
        column!("union_members", "工会会员数", "Union members", ["工会会员", "会员数"], false, "26"),
        column!("union", "工会名称", "Trade union", ["工会", "工会组织"], false, ""),
        column!("counted", "统计日期", "Counted on", ["统计时间", "截至日期", "截止日期"], false, "2026-01-31"),
    ],
    open: |_| Ok(Box::new(Counts::default())),
};

#[derive(Default)]
struct Counts {
    met: HashMap<OrganisationId, u32>,
}

struct Read {
    firm: OrganisationId,
    numbers: (u32, u32, u32),
    union: String,
    on: Date,
}

fn read(tx: &mut Tx<'_, '_>, row: &Row, notes: &mut Vec<CellNote>) -> Result<Option<Read>> {
    let mut error = |column, reason| notes.push(CellNote { column, severity: Severity::Error, reason });
    let firm = registry::api::organisation_named(tx, row.get("firm"))?;
    if firm.is_none() {
        error("firm", Text::each(|l| T(l).unknown_firm(row.get("firm"))));
    }
    let on = match row.get("counted") {
        "" => tx.today(),
        text => text.parse::<Date>().unwrap_or_else(|_| {
            error("counted", faults::date());
            tx.today()
        }),
    };
    let numbers = (number(row, "full", notes), number(row, "probationary", notes), number(row, "union_members", notes));
    Ok(firm.map(|f| Read { firm: f.id, numbers, union: row.get("union").to_owned(), on }))
}

impl Read {
    /// What the sheet has no column for stays as it is.
    fn keep(&mut self, row: &Row, old: &CountRow) {
        let (_, probationary, union) = &mut self.numbers;
        if !row.has("probationary") {
            *probationary = old.probationary_members;
        }
        if !row.has("union_members") {
            *union = old.union_members;
        }
    }
}

impl Importer for Counts {
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>> {
        rows.iter().map(|row| self.row(tx, row)).collect()
    }

    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()> {
        let district = tx.district();
        for (row, _) in rows {
            let Some(mut read) = read(tx, row, &mut Vec::new())? else { continue };
            if let Some(old) = tx.first(&sql::COUNT, args![district, read.firm])? {
                read.keep(row, &old);
            }
            put(tx, read.firm, read.numbers, read.on)?;
            if !read.union.is_empty() {
                tx.run_one(&sql::PUT_MASS, args![district, read.firm, Mass::Union, read.union])?;
            }
        }
        Ok(())
    }
}

impl Counts {
    fn row(&mut self, tx: &mut Tx<'_, '_>, row: &Row) -> Result<Verdict> {
        let mut notes = Vec::new();
        let Some(mut read) = read(tx, row, &mut notes)? else {
            return Ok(Verdict { state: RowState::Error, notes, changes: Vec::new() });
        };
        if let Some(line) = self.met.insert(read.firm, row.line) {
            notes.push(CellNote::error("firm", Text::each(|l| T(l).twice_in_file(line))));
        }
        let district = tx.district();
        let stored = tx.first(&sql::COUNT, args![district, read.firm])?;
        let mut changes = Vec::new();
        if let Some(old) = &stored {
            read.keep(row, old);
            let (full, probationary, union) = read.numbers;
            let pairs = [
                ("full", old.full_members, full),
                ("probationary", old.probationary_members, probationary),
                ("union_members", old.union_members, union),
            ];
            let differ = pairs.into_iter().filter(|(_, from, to)| from != to);
            changes.extend(differ.map(|(column, from, to)| Change {
                column,
                from: from.to_string(),
                to: to.to_string(),
            }));
        }
        let wrong = notes.iter().any(|n| n.severity == Severity::Error);
        let state = match (wrong, stored.is_some(), changes.is_empty()) {
            (true, ..) => RowState::Error,
            (_, false, _) => RowState::New,
            (_, true, false) => RowState::Changed,
            _ => RowState::Unchanged,
        };
        Ok(Verdict { state, notes, changes })
    }
}
