//! Exports: workbooks and CSV files, written row by row in constant memory.

use std::{borrow::Cow, io::Write};

use kernel::{Date, Error, Result};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Xlsx,
    /// UTF-8 with a byte order mark, without which Excel takes it for GB18030.
    Csv,
}

impl Form {
    pub const fn extension(self) -> &'static str {
        match self {
            Form::Xlsx => "xlsx",
            Form::Csv => "csv",
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            Form::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Form::Csv => "text/csv; charset=utf-8",
        }
    }
}

/// A cell of an export.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    Empty,
    /// Written as text, whatever it looks like: codes keep their digits.
    Text(Cow<'a, str>),
    Int(i64),
    Number(f64),
    Date(Date),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Cell::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cell::Text(Cow::Owned(text))
    }
}

/// Writes an export row by row. A sheet that is full is followed by another with the same header.
pub struct Writer<W: Write + Send>(Body<W>);

enum Body<W: Write + Send> {
    Xlsx(Box<Book>, W),
    Csv(Box<csv::Writer<W>>),
}

/// A workbook under way; its rows are in a temporary file.
struct Book {
    book: Workbook,
    title: String,
    header: Vec<String>,
    /// The row that is written next, in the sheet of this number.
    row: u32,
    sheet: usize,
}

/// What Excel and WPS can show.
const MOST_ROWS: u32 = 1_048_576;
const LONGEST_CELL: usize = 32_767;

impl<W: Write + Send> Writer<W> {
    /// Begins an export with its header. `title` names the sheet.
    ///
    /// # Errors
    /// If `out` or the temporary file cannot be written.
    pub fn new(mut out: W, form: Form, title: &str, header: &[&str]) -> Result<Self> {
        let header: Vec<String> = header.iter().map(|h| (*h).to_owned()).collect();
        Ok(Self(match form {
            Form::Xlsx => {
                let mut book = Book { book: Workbook::new(), title: sheet_name(title), header, row: 0, sheet: 0 };
                book.begin_sheet()?;
                Body::Xlsx(Box::new(book), out)
            }
            Form::Csv => {
                out.write_all("\u{feff}".as_bytes()).map_err(broken)?;
                let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
                csv.write_record(&header).map_err(broken)?;
                Body::Csv(Box::new(csv))
            }
        }))
    }

    /// Writes the next row.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<()> {
        match &mut self.0 {
            Body::Xlsx(book, _) => book.write(cells),
            Body::Csv(csv) => csv.write_record(cells.iter().map(|c| csv_text(c).into_owned())).map_err(broken),
        }
    }

    /// Ends the export and gives back what it was written to.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(self) -> Result<W> {
        match self.0 {
            Body::Xlsx(mut book, mut out) => {
                book.book.save_to_writer(&mut out).map_err(broken)?;
                Ok(out)
            }
            Body::Csv(csv) => csv.into_inner().map_err(|e| broken(e.into_error())),
        }
    }
}

impl Book {
    fn begin_sheet(&mut self) -> Result<()> {
        let (title, header) = (&self.title, &self.header);
        let sheet = self.book.add_worksheet_with_constant_memory().map_err(broken)?;
        let name = if self.sheet == 0 { title.clone() } else { format!("{title} {}", self.sheet + 1) };
        begin(sheet, &name, header).map_err(broken)?;
        self.row = 1;
        Ok(())
    }

    fn write(&mut self, cells: &[Cell<'_>]) -> Result<()> {
        if self.row == MOST_ROWS {
            self.sheet += 1;
            self.begin_sheet()?;
        }
        let row = self.row;
        let sheet = self.book.worksheet_from_index(self.sheet).map_err(broken)?;
        for (column, cell) in (0u16..).zip(cells) {
            write_cell(sheet, row, column, cell).map_err(broken)?;
        }
        self.row += 1;
        Ok(())
    }
}

/// Name, widths and header of a sheet.
pub(crate) fn begin(sheet: &mut Worksheet, name: &str, header: &[String]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_align(FormatAlign::VerticalCenter);
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for (column, text) in (0u16..).zip(header) {
        sheet.set_column_width(column, width(text).clamp(10, 40))?;
        sheet.write_string_with_format(0, column, text, &bold)?;
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell<'_>) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => {
            sheet.write_string(row, column, fitting(text))?;
        }
        // A whole number beyond 15 digits would lose its last ones.
        Cell::Int(n) if n.unsigned_abs() >= 1_000_000_000_000_000 => {
            sheet.write_string(row, column, n.to_string())?;
        }
        Cell::Int(n) => {
            sheet.write_number(row, column, *n as f64)?;
        }
        Cell::Number(n) => {
            sheet.write_number(row, column, *n)?;
        }
        Cell::Date(date) => {
            let (year, month, day) = (date.year(), date.month(), date.day());
            match ExcelDateTime::from_ymd(year.cast_unsigned(), month.cast_unsigned(), day.cast_unsigned()) {
                Ok(at) => {
                    sheet.write_datetime_with_format(row, column, at, &Format::new().set_num_format("yyyy-mm-dd"))?
                }
                Err(_) => sheet.write_string(row, column, date.to_string())?,
            };
        }
    }
    Ok(())
}

/// What a cell can hold of a text.
fn fitting(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_CELL || text.chars().count() <= LONGEST_CELL {
        return Cow::Borrowed(text);
    }
    text.chars().take(LONGEST_CELL - 1).chain(['…']).collect::<String>().into()
}

/// A sheet's name: at most 31 characters, some of them forbidden; two are kept for a number.
pub(crate) fn sheet_name(title: &str) -> String {
    let allowed = title.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control());
    let name: String = allowed.take(28).collect();
    if name.trim().is_empty() { "Sheet".to_owned() } else { name }
}

/// The width of a text in columns of half-width characters, with some room.
pub(crate) fn width(text: &str) -> u32 {
    let each = |c: char| if c.is_ascii() { 1 } else { 2 };
    text.chars().map(each).sum::<u32>() + 3
}

/// Whether a spreadsheet would take a text that begins so for a formula.
pub(crate) fn is_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
}

/// A cell in CSV. Text that a spreadsheet would run as a formula gets an apostrophe, which the reader takes off again.
fn csv_text<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) if text.starts_with(is_formula) => Cow::Owned(format!("'{text}")),
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Int(n) => Cow::Owned(n.to_string()),
        Cell::Number(n) => Cow::Owned(n.to_string()),
        Cell::Date(date) => Cow::Owned(date.to_string()),
    }
}

fn broken(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Broken(Box::new(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{self, COLUMNS};

    const HEADER: [&str; 4] = ["楼宇名称", "代码", "地址", "启用日期"];

    fn written(form: Form, rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new(), form, "楼宇/台账", &HEADER).unwrap();
        rows.iter().for_each(|row| writer.row(row).unwrap());
        writer.finish().unwrap()
    }

    fn rows() -> Vec<Vec<Cell<'static>>> {
        let date = Date::new(2026, 11, 28).unwrap();
        let text = |t: &'static str| Cell::from(t);
        vec![
            vec![text("静安嘉里中心"), text("91310000MA1FL0001X"), text("南京西路1515号"), Cell::Date(date)],
            vec![text("=cmd|' /C calc'!A0"), Cell::Int(310_107_005_001), text("甲,\"乙\"\n丙"), Cell::Empty],
            vec![text("@甲"), Cell::Int(913_100_000_000_000_123), Cell::Number(0.5), Cell::Date(date)],
        ]
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        for form in [Form::Xlsx, Form::Csv] {
            let bytes = written(form, &rows());
            let read = fixtures::rows(&bytes).unwrap();
            let cells = |i: usize| ["name", "code", "address", "since"].map(|c| read[i].get(c).to_owned());
            assert_eq!(read.len(), 3, "{form:?}");
            assert_eq!(cells(0), ["静安嘉里中心", "91310000MA1FL0001X", "南京西路1515号", "2026-11-28"]);
            assert_eq!(cells(1), ["=cmd|' /C calc'!A0", "310107005001", "甲,\"乙\" 丙", ""]);
            assert_eq!(cells(2), ["@甲", "913100000000000123", "0.5", "2026-11-28"]);
        }
        assert_eq!(COLUMNS.len(), 4);
    }

    #[test]
    fn csv_opens_in_excel_and_runs_nothing() {
        let bytes = written(Form::Csv, &rows());
        assert!(bytes.starts_with("\u{feff}楼宇名称,代码,地址,启用日期\r\n".as_bytes()));
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("\r\n'=cmd|' /C calc'!A0,"), "{text}");
        assert!(text.contains("\r\n'@甲,"), "{text}");
        for start in ["=1", "+1", "-1", "@a", "\ta", "＝1"] {
            assert_eq!(csv_text(&Cell::from(start)), format!("'{start}"));
        }
        assert_eq!(csv_text(&Cell::Int(-5)), "-5");
    }

    #[test]
    fn names_of_sheets_and_long_texts_fit() {
        assert_eq!(sheet_name("楼宇/台账[2026]"), "楼宇台账2026");
        assert_eq!(sheet_name("//"), "Sheet");
        assert_eq!(sheet_name(&"楼".repeat(50)).chars().count(), 28);
        let long = "楼".repeat(40_000);
        assert_eq!(fitting(&long).chars().count(), LONGEST_CELL);
        let bytes = written(Form::Xlsx, &[vec![Cell::from(long)]]);
        assert!(fixtures::rows(&bytes).is_ok());
    }
}
