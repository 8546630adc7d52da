//! Workbooks: the rows of one sheet, streamed.

use std::{collections::HashMap, io::BufReader, ops::ControlFlow};

use calamine::{Cell, DataRef, Dimensions, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::{
    Column, Limits, SheetError, Source, guard,
    guard::calm,
    header,
    raw::{CellFault, MOST_COLUMNS, RawCell, RawRow, RawSink},
    source::{BLOCK, Handle},
};

type Book = Xlsx<BufReader<Handle>>;

/// Among so many sheets the one with the header is looked for.
const MOST_SHEETS: usize = 32;
/// Beyond so many merged cells they are left as they are.
const MOST_MERGED: u64 = 100_000;

/// Streams the rows of the sheet that has the header; of the first sheet, if none has.
pub(crate) fn read(
    source: &Source,
    limits: Limits,
    columns: &[Column],
    sink: &mut RawSink<'_>,
) -> Result<(), SheetError> {
    let found = guard::check(source, limits)?;
    let handle = BufReader::with_capacity(BLOCK, source.open()?);
    let mut book: Book = calm(|| Xlsx::new(handle))??;
    let Some(sheet) = choose(&mut book, columns)? else {
        return Err(SheetError::Damaged);
    };
    let merged = if (1..=MOST_MERGED).contains(&found.merged) {
        calm(|| book.merge_cells_by_sheet_name(&sheet))?.unwrap_or_default()
    } else {
        Vec::new()
    };
    stream(&mut book, &sheet, Merged::new(&merged), sink)
}

/// The visible sheet in whose first rows the header is understood best.
fn choose(book: &mut Book, columns: &[Column]) -> Result<Option<String>, SheetError> {
    let sheets = book.sheets_metadata().iter().filter(|s| s.typ == SheetType::WorkSheet);
    let (shown, hidden): (Vec<_>, Vec<_>) = sheets.partition(|s| s.visible == SheetVisible::Visible);
    let sheets = if shown.is_empty() { hidden } else { shown };
    let names: Vec<String> = sheets.into_iter().take(MOST_SHEETS).map(|s| s.name.clone()).collect();
    if names.len() < 2 {
        return Ok(names.into_iter().next());
    }
    let mut best: Option<(header::Score, String)> = None;
    for name in names {
        let mut first = Vec::new();
        stream(book, &name, Merged::default(), &mut |row| {
            first.push(row);
            if first.len() < header::AMONG { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        let score = header::best(columns, &first).map(|found| found.score).unwrap_or_default();
        if best.as_ref().is_none_or(|(b, _)| score > *b) {
            best = Some((score, name));
        }
    }
    Ok(best.map(|(_, name)| name))
}

fn stream(book: &mut Book, sheet: &str, mut merged: Merged, sink: &mut RawSink<'_>) -> Result<(), SheetError> {
    let mut reader = calm(|| book.worksheet_cells_reader(sheet))??;
    let mut row = RawRow::default();
    while let Some(cell) = calm(|| reader.next_cell())?? {
        let (line, column) = (cell.get_position().0.saturating_add(1), cell.get_position().1);
        if line != row.line {
            let done = std::mem::replace(&mut row, RawRow { line, cells: Vec::new() });
            if !done.cells.is_empty() && sink(merged.fill(done)).is_break() {
                return Ok(());
            }
        }
        if column < MOST_COLUMNS && row.cells.len() < MOST_COLUMNS as usize {
            row.cells.extend(convert(column, &cell));
        }
    }
    if !row.cells.is_empty() {
        let _ = sink(merged.fill(row));
    }
    Ok(())
}

fn convert(column: u32, cell: &Cell<DataRef<'_>>) -> Option<RawCell> {
    let text = |text: &str| RawCell::text(column, text);
    match cell.get_value() {
        DataRef::Empty => None,
        DataRef::String(t) => text(t),
        DataRef::SharedString(t) => text(t),
        DataRef::Int(n) => text(&n.to_string()),
        DataRef::Float(n) => match number(*n) {
            Ok(t) => text(&t),
            Err(fault) => Some(RawCell::fault(column, fault)),
        },
        DataRef::Bool(yes) => text(if *yes { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(at) => match date(at) {
            Ok(t) => text(&t),
            Err(fault) => Some(RawCell::fault(column, fault)),
        },
        DataRef::DateTimeIso(t) => text(t.strip_suffix("T00:00:00").unwrap_or(t)),
        DataRef::DurationIso(t) => text(t),
        DataRef::Error(e) => Some(RawCell::fault(column, CellFault::Formula(e.to_string()))),
    }
}

/// A number as Excel shows it: 15 digits. A whole number with more has lost its last ones when it was typed.
fn number(n: f64) -> Result<String, CellFault> {
    if !n.is_finite() || n.abs() >= 1e15 {
        return Err(CellFault::Digits);
    }
    if n.fract() == 0.0 {
        // Minus zero is zero.
        return Ok(format!("{:.0}", n + 0.0));
    }
    let rounded: f64 = format!("{n:.14e}").parse().unwrap_or(n);
    Ok(rounded.to_string())
}

/// `2026-11-28`; with the time if there is one; a time alone as `9:30`.
fn date(at: &ExcelDateTime) -> Result<String, CellFault> {
    let serial = at.as_f64();
    if !(0.0..2_958_466.0).contains(&serial) {
        return Err(CellFault::Date);
    }
    if at.is_duration() || serial < 1.0 {
        let minutes = (serial * 1_440.0).round();
        return Ok(format!("{}:{:02}", (minutes / 60.0).floor(), minutes % 60.0));
    }
    let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
    let time = if (hour, minute) == (0, 0) { String::new() } else { format!(" {hour}:{minute:02}") };
    Ok(format!("{year:04}-{month:02}-{day:02}{time}"))
}

/// Cells that were merged over several rows: only the first of them has a value in the file.
#[derive(Default)]
struct Merged {
    /// By first row and column: the last row. Rows as the spreadsheet shows them.
    areas: HashMap<(u32, u32), u32>,
    /// The values that still reach down.
    open: Vec<(u32, RawCell)>,
}

impl Merged {
    fn new(areas: &[Dimensions]) -> Self {
        let tall = areas.iter().filter(|a| a.end.0 > a.start.0);
        let areas = tall.map(|a| ((a.start.0.saturating_add(1), a.start.1), a.end.0.saturating_add(1))).collect();
        Self { areas, open: Vec::new() }
    }

    /// Puts the value of a merged cell into the rows below that have something of their own.
    fn fill(&mut self, mut row: RawRow) -> RawRow {
        if self.areas.is_empty() {
            return row;
        }
        self.open.retain(|(last, _)| *last >= row.line);
        let mut taken = [false; MOST_COLUMNS as usize];
        row.cells.iter().for_each(|c| taken[c.column as usize] = true);
        let own = row.cells.len();
        let above = self.open.iter().filter(|(_, cell)| !taken[cell.column as usize]);
        row.cells.extend(above.map(|(_, cell)| RawCell { merged: true, ..cell.clone() }));
        for cell in &row.cells[..own] {
            if let Some(last) = self.areas.get(&(row.line, cell.column)) {
                self.open.retain(|(_, other)| other.column != cell.column);
                self.open.push((*last, cell.clone()));
            }
        }
        row.cells.sort_by_key(|c| c.column);
        row
    }
}

impl From<XlsxError> for SheetError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => SheetError::Password,
            XlsxError::CellError(what) => SheetError::UnknownFormulaError { what },
            XlsxError::Io(e) => SheetError::from(e),
            _ => SheetError::Damaged,
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{ExcelDateTime as At, Format, Formula, Workbook};

    use super::*;
    use crate::fixtures;

    /// The texts of the second row, and its faults.
    fn cells(bytes: &[u8]) -> Vec<(String, Option<CellFault>)> {
        fixtures::raw_rows(bytes).pop().unwrap().cells.into_iter().map(|c| (c.text, c.fault)).collect()
    }

    #[test]
    fn cells_come_out_as_a_person_reads_them() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let date = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
        let clock = Format::new().set_num_format("yyyy/m/d h:mm");
        let on = At::from_ymd(2026, 11, 28).unwrap();
        sheet.write_string(0, 0, "楼宇名称").unwrap();
        sheet.write_number(1, 0, 310_107_005_001.0).unwrap();
        sheet.write_string(1, 1, "913100000123456789").unwrap();
        sheet.write_number(1, 2, 40.0).unwrap();
        sheet.write_number(1, 3, 0.1 + 0.2).unwrap();
        sheet.write_datetime_with_format(1, 4, &on, &date).unwrap();
        sheet.write_datetime_with_format(1, 5, on.and_hms(9, 5, 0).unwrap(), &clock).unwrap();
        sheet.write_datetime_with_format(1, 6, At::from_hms(9, 30, 0).unwrap(), &clock).unwrap();
        sheet.write_boolean(1, 7, true).unwrap();
        sheet.write_number(1, 8, -0.0).unwrap();
        sheet.write_string(1, 9, "南京西路\n1515号").unwrap();
        sheet.write_formula(1, 10, Formula::new("=1+1").set_result("2")).unwrap();
        let read = cells(&book.save_to_buffer().unwrap());
        let texts: Vec<&str> = read.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "310107005001",
                "913100000123456789",
                "40",
                "0.3",
                "2026-11-28",
                "2026-11-28 9:05",
                "9:30",
                "TRUE",
                "0",
                "南京西路 1515号",
                "2"
            ]
        );
        assert!(read.iter().all(|(_, fault)| fault.is_none()));
    }

    #[test]
    fn cells_that_have_lost_their_value_are_faults() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "楼宇名称").unwrap();
        sheet.write_number(1, 0, 913_100_000_123_456_789.0).unwrap();
        sheet.write_formula(1, 1, Formula::new("=NA()").set_result("#N/A")).unwrap();
        sheet.write_formula(1, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_number_with_format(1, 3, 3_000_000.0, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
        let faults: Vec<CellFault> =
            cells(&book.save_to_buffer().unwrap()).into_iter().filter_map(|(_, fault)| fault).collect();
        let formula = |what: &str| CellFault::Formula(what.to_owned());
        assert_eq!(faults, [CellFault::Digits, formula("#N/A"), formula("#DIV/0!"), CellFault::Date]);
    }

    #[test]
    fn the_sheet_with_the_header_is_read() {
        let mut book = Workbook::new();
        let hidden = book.add_worksheet().set_name("旧").unwrap().set_hidden(true);
        hidden.write_string(0, 0, "楼宇名称").unwrap();
        hidden.write_string(0, 1, "代码").unwrap();
        let guide = book.add_worksheet().set_name("填表说明").unwrap().set_active(true);
        guide.write_string(0, 0, "一、楼宇名称按房产证填写").unwrap();
        let data = book.add_worksheet().set_name("数据").unwrap();
        for (column, text) in (0u16..).zip(["楼宇名称", "代码"]) {
            data.write_string(2, column, text).unwrap();
            data.write_string(3, column, "甲").unwrap();
        }
        let read = fixtures::rows(&book.save_to_buffer().unwrap()).unwrap();
        assert_eq!((read.len(), read[0].line, read[0].get("code")), (1, 4, "甲"));
    }

    #[test]
    fn a_merged_cell_stands_for_the_rows_below_it() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 2, "楼宇登记表", &plain).unwrap();
        sheet.merge_range(1, 0, 2, 0, "楼宇名称", &plain).unwrap();
        sheet.merge_range(1, 1, 1, 2, "其中", &plain).unwrap();
        sheet.write_string(2, 1, "代码").unwrap();
        sheet.write_string(2, 2, "地址").unwrap();
        sheet.merge_range(3, 0, 5, 0, "甲", &plain).unwrap();
        sheet.merge_range(3, 2, 5, 2, "南京西路", &plain).unwrap();
        for (row, code) in [(3, "1"), (4, "2"), (6, "3")] {
            sheet.write_string(row, 1, code).unwrap();
        }
        let read = fixtures::rows(&book.save_to_buffer().unwrap()).unwrap();
        let texts: Vec<[&str; 3]> = read.iter().map(|row| ["name", "code", "address"].map(|c| row.get(c))).collect();
        // A name that is required reaches down, an address that is not stands once.
        assert_eq!(texts, [["甲", "1", "南京西路"], ["甲", "2", ""], ["", "3", ""]]);
        assert_eq!((read[2].line, read[2].faults().len()), (7, 1));
    }
}
