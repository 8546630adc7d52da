//! Files and an importer for the tests.

use std::ops::ControlFlow;

use bytes::Bytes;
use db::{args, statements};
use kernel::{Result, Text};
use ledger::Tx;
use rust_xlsxwriter::Workbook;

use crate::{Change, Column, ImportKind, Importer, Limits, Row, Sheet, SheetError, Source, Verdict, raw::RawRow, xlsx};

pub const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0\0\0\0\0";
pub const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

pub const COLUMNS: &[Column] = &[
    Column {
        name: "name",
        label: Text::new("楼宇名称", "Building name"),
        aliases: &["大厦名称"],
        required: true,
        example: "静安嘉里中心",
    },
    Column {
        name: "code",
        label: Text::new("代码", "Code"),
        aliases: &["统一社会信用代码"],
        required: true,
        example: "310107005001",
    },
    Column {
        name: "address",
        label: Text::new("地址", "Address"),
        aliases: &["详细地址"],
        required: false,
        example: "南京西路1515号",
    },
    Column {
        name: "since",
        label: Text::new("启用日期", "In use since"),
        aliases: &["启用时间"],
        required: false,
        example: "2026-11-28",
    },
];

pub fn named(name: &str, bytes: &[u8]) -> Source {
    Source::Bytes { name: name.to_owned(), bytes: Bytes::copy_from_slice(bytes) }
}

/// A workbook with one sheet of texts.
pub fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (r, row) in (0u32..).zip(rows) {
        for (c, text) in (0u16..).zip(*row) {
            sheet.write_string(r, c, *text).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// The rows of data of a file.
pub fn rows(bytes: &[u8]) -> Result<Vec<Row>, SheetError> {
    rows_within(bytes, Limits::WEB)
}

pub fn rows_within(bytes: &[u8], limits: Limits) -> Result<Vec<Row>, SheetError> {
    let mut rows = Vec::new();
    Sheet::open(&named("a", bytes))?.read(COLUMNS, limits, &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

/// All rows of a workbook, as they are.
pub fn raw_rows(bytes: &[u8]) -> Vec<RawRow> {
    let mut rows = Vec::new();
    xlsx::read(&named("a", bytes), Limits::WEB, COLUMNS, &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })
    .unwrap();
    rows
}

pub mod sql {
    use super::statements;

    statements! {
        query KNOWN: (String, String, String) = "select code, name, address from toy where district = $1 and code in ($2..)";
        query COUNT: (i64,) = "select count(*) from toy where district = $1";
        command PUT = "insert into toy (district, code, name, address) values ($1, $2, $3, $4) on conflict (district, code) do update set name = excluded.name, address = excluded.address";
    }
}

pub const TOY: db::Migration = db::Migration { name: "20260901999999_create_toy", sqlite: TOY_SQL, postgres: TOY_SQL };
const TOY_SQL: &str = "create table toy (\n    district bigint not null,\n    code text not null,\n    name text not null,\n    address text not null,\n    primary key (district, code)\n) {{CLUSTERED}};\n";

pub const KIND: ImportKind = ImportKind {
    name: "toys",
    order: 1,
    title: Text::new("楼宇", "Buildings"),
    columns: COLUMNS,
    open: |_| Ok(Box::new(Toy)),
};

/// Stores names and addresses by code. A name of `坏` is an error, one of `疑` a warning.
struct Toy;

impl Importer for Toy {
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>> {
        assert!(rows.len() <= crate::BATCH);
        let (district, codes) = (tx.district(), rows.iter().map(|row| row.get("code")).collect::<Vec<_>>());
        let known = tx.all(&sql::KNOWN, args![district, db::list(&codes)])?;
        let known: std::collections::HashMap<String, (String, String)> =
            known.into_iter().map(|(code, name, address)| (code, (name, address))).collect();
        let verdict = |row: &Row| {
            let (name, address) = (row.get("name"), row.get("address"));
            let Some((old_name, old_address)) = known.get(row.get("code")) else {
                return Verdict::new();
            };
            let change = |column, from: &String, to: &str| {
                (from != to).then(|| Change { column, from: from.clone(), to: to.to_owned() })
            };
            let changes = [change("name", old_name, name), change("address", old_address, address)];
            Verdict::changes(changes.into_iter().flatten().collect())
        };
        let judge = |row: &Row| match row.get("name") {
            "坏" => Verdict::error("name", Text::new("名称不对。", "Not a name.")),
            "疑" => verdict(row).note(crate::CellNote::warning("name", Text::new("请核对。", "Check it."))),
            _ => verdict(row),
        };
        Ok(rows.iter().map(judge).collect())
    }

    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()> {
        let district = tx.district();
        let rows: Vec<Vec<db::Value<'_>>> = rows
            .iter()
            .map(|(row, _)| {
                let [code, name, address] = ["code", "name", "address"].map(|c| db::Value::Text(row.get(c).into()));
                vec![db::ToValue::value(&district), code, name, address]
            })
            .collect();
        tx.run_many(&sql::PUT, &rows)?;
        Ok(())
    }
}
