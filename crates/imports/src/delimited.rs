//! Text files: commas, tabs, semicolons or full-width commas between the cells.

use std::{io::Read, ops::ControlFlow};

use csv::{ErrorKind, ReaderBuilder, StringRecord, Terminator};

use crate::{
    Column, Limits, SheetError, Source,
    encoding::{Decoded, END, Encoding, Stopped, WIDE_COMMA},
    header,
    raw::{MOST_COLUMNS, RawCell, RawRow, RawSink},
};

const DELIMITERS: [u8; 4] = [b',', b'\t', b';', WIDE_COMMA];
/// The beginning of a file that is read to find its delimiter.
const HEAD: usize = 64 << 10;

/// Streams the rows of a text file.
pub(crate) fn read(
    source: &Source,
    encoding: Encoding,
    limits: Limits,
    columns: &[Column],
    sink: &mut RawSink<'_>,
) -> Result<(), SheetError> {
    let delimiter = delimiter(source, encoding, columns)?;
    let text = Decoded::new(source.open()?, encoding, delimiter == WIDE_COMMA, limits.unpacked);
    rows(text, delimiter, limits, sink)
}

/// The delimiter with which the header is understood best; where none is, the one that makes the most cells.
fn delimiter(source: &Source, encoding: Encoding, columns: &[Column]) -> Result<u8, SheetError> {
    let mut best = ((header::Score::default(), 0), b',');
    for delimiter in DELIMITERS {
        // The head ends in the middle of a line; `Decoded` closes it, and the header is not in the last line.
        let head = source.open()?.take(HEAD as u64);
        let text = Decoded::new(head, encoding, delimiter == WIDE_COMMA, u64::MAX);
        let mut first = Vec::new();
        let read = rows(text, delimiter, Limits::CLI, &mut |row| {
            first.push(row);
            if first.len() < header::AMONG { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        // An open quote is found again, with its line, when the file is read.
        let _ = read;
        let cells = first.iter().map(|row| row.cells.len().saturating_sub(1)).max().unwrap_or(0);
        let score = (header::best(columns, &first).map(|found| found.score).unwrap_or_default(), cells);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    Ok(best.1)
}

fn rows<R: Read>(text: Decoded<R>, delimiter: u8, limits: Limits, sink: &mut RawSink<'_>) -> Result<(), SheetError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .terminator(Terminator::Any(b'\n'))
        .from_reader(text);
    let mut record = StringRecord::new();
    // Line breaks inside quotes: a spreadsheet shows such a record as one row.
    let mut inner = 0u64;
    loop {
        // Where the next record begins, should it never end.
        let start = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => return Err(failure(error, start.saturating_sub(inner), limits)),
        }
        reader.get_mut().record_ended();
        let breaks = record.as_slice().bytes().filter(|b| *b == b'\n').count() as u64;
        let row = reader.position().line().saturating_sub(1 + inner + breaks);
        inner += breaks;
        if &record == [END].as_slice() {
            return Ok(());
        }
        if record.as_slice().contains(END) {
            // The row is one further down: its own line end is inside the quotes.
            return Err(SheetError::OpenQuote { line: u32::try_from(row + 1).unwrap_or(u32::MAX) });
        }
        let cells: Vec<RawCell> =
            (0..MOST_COLUMNS).zip(&record).filter_map(|(column, text)| cell(column, text, delimiter)).collect();
        let line = u32::try_from(row).unwrap_or(u32::MAX);
        if !cells.is_empty() && sink(RawRow { line, cells }).is_break() {
            return Ok(());
        }
    }
}

/// A cell without what only keeps a spreadsheet from changing it: `="00123"`, `'=1+1`.
fn cell(column: u32, text: &str, delimiter: u8) -> Option<RawCell> {
    let text = text.trim();
    let kept = text.strip_prefix("=\"").and_then(|t| t.strip_suffix('"')).unwrap_or(text);
    let guarded = kept.strip_prefix('\'').filter(|rest| rest.starts_with(crate::writer::is_formula));
    let kept = guarded.unwrap_or(kept);
    if delimiter == WIDE_COMMA && kept.contains(char::from(WIDE_COMMA)) {
        return RawCell::text(column, &kept.replace(char::from(WIDE_COMMA), "，"));
    }
    RawCell::text(column, kept)
}

fn failure(error: csv::Error, line: u64, limits: Limits) -> SheetError {
    let ErrorKind::Io(io) = error.into_kind() else {
        return SheetError::Unknown;
    };
    match io.get_ref().and_then(|e| e.downcast_ref::<Stopped>()) {
        Some(Stopped::TooLarge) => SheetError::TooLarge { limit: limits.unpacked },
        Some(Stopped::EndlessRecord) => SheetError::OpenQuote { line: u32::try_from(line).unwrap_or(u32::MAX) },
        None => SheetError::from(io),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{self, COLUMNS};

    fn table(bytes: &[u8], encoding: Encoding) -> Result<Vec<(u32, Vec<String>)>, SheetError> {
        let mut out = Vec::new();
        read(&fixtures::named("a.csv", bytes), encoding, Limits::WEB, COLUMNS, &mut |row| {
            out.push((row.line, row.cells.into_iter().map(|c| c.text).collect()));
            ControlFlow::Continue(())
        })?;
        Ok(out)
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (line, cells.iter().map(|c| (*c).to_owned()).collect())
    }

    #[test]
    fn each_delimiter_is_found_by_the_header_that_it_makes() {
        for (delimiter, other) in [(",", "；"), ("\t", ","), (";", ","), ("，", "、")] {
            let text =
                ["填表说明：请逐栋填写, 一栋一行; 谢谢", "楼宇名称|代码|地址", "嘉里|310106|南京西路|"].join("\n");
            let text = format!("{}\n\"甲{other}座\"|1|2\n", text.replace("|\n", "\n")).replace('|', delimiter);
            let rows = table(text.as_bytes(), Encoding::Utf8).unwrap();
            assert!(rows.contains(&row(2, &["楼宇名称", "代码", "地址"])), "{delimiter:?}: {rows:?}");
            assert!(rows.contains(&row(4, &[&format!("甲{other}座"), "1", "2"])), "{delimiter:?}: {rows:?}");
        }
        // A quoted full-width comma is not a delimiter.
        let rows = table("楼宇名称，代码，地址\n\"甲，乙\"，1，2".as_bytes(), Encoding::Utf8).unwrap();
        assert_eq!(rows[1], row(2, &["甲，乙", "1", "2"]));
    }

    #[test]
    fn lines_are_numbered_as_a_spreadsheet_shows_them() {
        let text = "\r\n楼宇名称,代码,地址\r\n\r\n甲,1,\"南京\r\n西路\n1515\"\r\n\r\n,,\r\n乙,2,x\r\n\r\n丙,3,y";
        let expected = [
            row(2, &["楼宇名称", "代码", "地址"]),
            row(4, &["甲", "1", "南京 西路 1515"]),
            row(7, &["乙", "2", "x"]),
            row(9, &["丙", "3", "y"]),
        ];
        for text in [text.to_owned(), format!("{text}\r\n"), format!("{text}\r\n\r\n"), text.replace("\r\n", "\r")] {
            assert_eq!(table(text.as_bytes(), Encoding::Utf8).unwrap(), expected, "{text:?}");
        }
    }

    #[test]
    fn what_only_guards_a_cell_is_taken_off() {
        let rows = table("楼宇名称,代码,地址\n'=甲,=\"00123\",'七号\n".as_bytes(), Encoding::Utf8).unwrap();
        assert_eq!(rows[1], row(2, &["=甲", "00123", "'七号"]));
    }

    #[test]
    fn a_quote_that_never_closes_is_named_with_its_line() {
        for more in [2, 3_000_000] {
            let text = format!("楼宇名称,代码,地址\n甲,1,x\n乙,2,\"{}", "y,\n".repeat(more));
            assert_eq!(table(text.as_bytes(), Encoding::Utf8), Err(SheetError::OpenQuote { line: 3 }));
        }
    }

    #[test]
    fn a_file_beyond_the_limit_is_refused() {
        let text = format!("楼宇名称,代码,地址\n{}", "甲,1,x\n".repeat(10_000));
        let limits = Limits { rows: 5, unpacked: 50_000 };
        let read = read(&fixtures::named("a.csv", text.as_bytes()), Encoding::Utf8, limits, COLUMNS, &mut |_| {
            ControlFlow::Continue(())
        });
        assert_eq!(read, Err(SheetError::TooLarge { limit: 50_000 }));
    }
}
