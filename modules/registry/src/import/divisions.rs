//! The administrative map, from a province down to 620,573 residents' and village committees.

use std::collections::{BTreeMap, HashMap};

use db::{ToValue, Value, args, statements};
use imports::{Column, ImportKind, Importer, Row, RowState, Verdict};
use kernel::{Actor, District, DivisionCode, Result, Text};
use ledger::Tx;

use super::Findings;
use crate::{T, division::Division};

pub static DIVISIONS: ImportKind = ImportKind {
    name: "divisions",
    order: 10,
    title: Text::new("行政区划", "Administrative divisions"),
    columns: &[
        Column {
            name: "code",
            label: Text::new("代码", "Code"),
            aliases: &["区划代码", "统计用区划代码", "行政区划代码", "居委会代码", "code"],
            required: true,
            example: "310107014001",
        },
        Column {
            name: "name",
            label: Text::new("名称", "Name"),
            aliases: &["区划名称", "单位名称", "街道名称", "居委会名称", "name"],
            required: true,
            example: "长风新村街道",
        },
    ],
    open: |_| Ok(Box::new(Divisions::default())),
};

pub mod sql {
    use super::*;

    statements! {
        query STORED: Division = "select code, name from division where district = $1 and code in ($2..)";
        command PUT = "insert into division (district, code, parent, name) values ($1, $2, $3, $4) on conflict (district, code) do update set name = excluded.name, parent = excluded.parent";
    }
}

#[derive(Default)]
struct Divisions {
    /// Codes met in this file, with their line: 16 bytes each.
    met: HashMap<i64, u32>,
}

impl Importer for Divisions {
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>> {
        let mut by_district: BTreeMap<District, Vec<DivisionCode>> = BTreeMap::new();
        for code in rows.iter().filter_map(|row| row.get("code").parse::<DivisionCode>().ok()) {
            by_district.entry(code.district()).or_default().push(code);
        }
        let mut stored: HashMap<i64, String> = HashMap::new();
        for (district, codes) in by_district {
            let found = tx.all(&sql::STORED, args![district, db::list(&codes)])?;
            stored.extend(found.into_iter().map(|d| (d.code.column(), d.name)));
        }
        Ok(rows.iter().map(|row| self.row(tx, row, &stored)).collect())
    }

    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()> {
        let values: Vec<Vec<Value<'_>>> = rows
            .iter()
            .filter(|(_, verdict)| matches!(verdict.state, RowState::New | RowState::Changed))
            .filter_map(|(row, _)| {
                let code: DivisionCode = row.get("code").parse().ok()?;
                let parent = code.parent().map_or(Value::Null, |p| Value::Int(p.column()));
                Some(vec![
                    Value::Int(code.district().column()),
                    Value::Int(code.column()),
                    parent,
                    row.get("name").value(),
                ])
            })
            .collect();
        tx.run_many(&sql::PUT, &values)?;
        Ok(())
    }
}

impl Divisions {
    fn row(&mut self, tx: &Tx<'_, '_>, row: &Row, stored: &HashMap<i64, String>) -> Verdict {
        let mut findings = Findings::default();
        let name = row.get("name");
        let Ok(code) = row.get("code").parse::<DivisionCode>() else {
            findings.error("code", Text::each(|l| T(l).bad_division_code()));
            return findings.verdict(false);
        };
        if name.is_empty() {
            findings.error("name", web::faults::empty());
        }
        // A district's clerk imports the district; the command line may import the country.
        if !matches!(tx.actor(), Actor::System(_)) && code.district() != tx.district() {
            findings.error("code", Text::each(|l| T(l).other_district(code.district())));
        }
        if let Some(line) = self.met.insert(code.column(), row.line) {
            findings.error("code", Text::each(|l| T(l).twice_in_file(line)));
        }
        let known = stored.get(&code.column());
        if let Some(old) = known {
            findings.compare("name", old, name);
        }
        findings.verdict(known.is_some())
    }
}
