//! Reading a sheet: which file it is, where its header stands, which rows below are data.

use std::ops::ControlFlow;

use kernel::Text;

use crate::{
    Column, Limits, Row, SheetError, Source, delimited,
    encoding::Encoding,
    header::{self, Header},
    kind::FileKind,
    raw::{RawRow, RawSink},
    source::{self, Facts},
    xlsx,
};

/// A file that has been looked at: its digest and what it is.
#[derive(Debug, Clone)]
pub struct Sheet {
    source: Source,
    facts: Facts,
}

/// What was read, once all rows have been handed out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Read {
    /// Rows of data.
    pub rows: u64,
    /// Headers that no column has. Their cells were not read.
    pub unknown_columns: Vec<String>,
}

impl Sheet {
    /// Reads the file once for its digest and its kind.
    ///
    /// # Errors
    /// [`SheetError`] if it cannot be read or is known not to be a sheet.
    pub fn open(source: &Source) -> Result<Self, SheetError> {
        let facts = source::inspect(source)?;
        refuse(facts.kind)?;
        Ok(Self { source: source.clone(), facts })
    }

    /// SHA-256 of the file.
    pub fn digest(&self) -> [u8; 32] {
        self.facts.digest
    }

    /// Streams the rows below the header into `each`, which may stop the reading.
    ///
    /// # Errors
    /// [`SheetError`]; rows before the fault have been handed out.
    pub fn read(
        &self,
        columns: &'static [Column],
        limits: Limits,
        each: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<Read, SheetError> {
        let mut body =
            Body { columns, limits, first: Vec::new(), header: None, failure: None, read: Read::default(), each };
        let sink: &mut RawSink<'_> = &mut |row| body.take(row);
        match self.facts.kind {
            FileKind::Zip => xlsx::read(&self.source, limits, columns, sink)?,
            FileKind::Text(encoding) => {
                delimited::read(&self.source, encoding.unwrap_or(Encoding::Utf8), limits, columns, sink)?;
            }
            kind => refuse(kind)?,
        }
        body.finish()
    }
}

fn refuse(kind: FileKind) -> Result<(), SheetError> {
    Err(match kind {
        FileKind::Zip | FileKind::Text(_) => return Ok(()),
        FileKind::Empty => SheetError::Empty,
        FileKind::OldExcel => SheetError::OldExcel,
        FileKind::Password => SheetError::Password,
        FileKind::Image => SheetError::Image,
        FileKind::Pdf => SheetError::Document { kind: "PDF" },
        FileKind::Rtf => SheetError::Document { kind: "RTF" },
        FileKind::Markup => SheetError::WebPage,
        FileKind::Archive => SheetError::Archive,
        FileKind::Unknown => SheetError::Unknown,
    })
}

struct Body<'e> {
    columns: &'static [Column],
    limits: Limits,
    /// The first rows, until the header is known.
    first: Vec<RawRow>,
    header: Option<(Header, Vec<(usize, String)>)>,
    failure: Option<SheetError>,
    read: Read,
    each: &'e mut dyn FnMut(Row) -> ControlFlow<()>,
}

impl Body<'_> {
    fn take(&mut self, row: RawRow) -> ControlFlow<()> {
        if self.header.is_some() {
            return self.data(row);
        }
        self.first.push(row);
        if self.first.len() < header::AMONG { ControlFlow::Continue(()) } else { self.begin() }
    }

    /// Finds the header among the first rows and hands out those below it.
    fn begin(&mut self) -> ControlFlow<()> {
        let first = std::mem::take(&mut self.first);
        let Some(header) = header::best(self.columns, &first) else {
            return self.fail(SheetError::Empty);
        };
        let mut missing: Vec<Text> = header.missing(self.columns).into_iter().cloned().collect();
        if missing.is_empty() && header.score.2 == 0 {
            missing.extend(self.columns.iter().map(|column| column.label.clone()));
        }
        if !missing.is_empty() {
            return self.fail(SheetError::MissingColumns { missing, found: header.found });
        }
        let line = header.line;
        self.read.unknown_columns.clone_from(&header.unknown);
        let texts = first
            .iter()
            .find(|row| row.line == line)
            .map(|row| texts_of(row, &header).map(|(i, text)| (i, text.to_owned())).collect());
        self.header = Some((header, texts.unwrap_or_default()));
        first.into_iter().filter(|row| row.line > line).try_for_each(|row| self.data(row))
    }

    fn data(&mut self, raw: RawRow) -> ControlFlow<()> {
        let Some((header, texts)) = &self.header else {
            return ControlFlow::Break(());
        };
        let known = raw.cells.iter().any(|c| !c.merged && header.places.contains(&Some(c.column)));
        let repeated = || texts_of(&raw, header).eq(texts.iter().map(|(i, text)| (*i, text.as_str())));
        if !known || is_example(&raw) || is_footer(self.columns, header, &raw) || repeated() {
            return ControlFlow::Continue(());
        }
        if self.read.rows >= u64::from(self.limits.rows) {
            return self.fail(SheetError::TooManyRows { limit: self.limits.rows });
        }
        self.read.rows += 1;
        (self.each)(Row::read(self.columns, header, raw))
    }

    fn fail(&mut self, failure: SheetError) -> ControlFlow<()> {
        self.failure = Some(failure);
        ControlFlow::Break(())
    }

    fn finish(mut self) -> Result<Read, SheetError> {
        if self.header.is_none() && self.failure.is_none() {
            let _ = self.begin();
        }
        self.failure.map_or(Ok(self.read), Err)
    }
}

/// The texts under the header's columns: equal to the header's own where a sheet repeats it on every page.
fn texts_of<'r>(row: &'r RawRow, header: &'r Header) -> impl Iterator<Item = (usize, &'r str)> {
    let place = |column: u32| header.places.iter().position(|p| *p == Some(column));
    row.cells.iter().filter_map(move |c| Some((place(c.column)?, c.text.as_str())))
}

/// The row of a template that shows how to fill it, left standing.
fn is_example(row: &RawRow) -> bool {
    let first = row.cells.first().map_or("", |c| c.text.as_str());
    let mark = |words: &str| first.strip_prefix(words).is_some_and(|rest| rest.starts_with(['：', ':']));
    mark("示例") || mark("Example")
}

/// `合计`, `备注：..`, `填表人：..` below the data: begins with such a word, and every other required cell is empty.
fn is_footer(columns: &[Column], header: &Header, row: &RawRow) -> bool {
    const WORDS: [&str; 18] = [
        "合计",
        "总计",
        "小计",
        "共计",
        "备注",
        "注",
        "说明",
        "填表说明",
        "填表人",
        "填报人",
        "填表单位",
        "填报单位",
        "填表日期",
        "填报日期",
        "制表人",
        "制表",
        "审核人",
        "负责人",
    ];
    let Some(first) = row.cells.iter().find(|c| !c.merged) else {
        return false;
    };
    if !first.text.starts_with(|c| WORDS.iter().any(|word| word.starts_with(c))) {
        return false;
    }
    let text: String = first.text.chars().filter(|c| !c.is_whitespace()).collect();
    let begins = |word: &&str| {
        text.strip_prefix(*word).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with(['：', ':', '（', '('])
                || rest.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    let required_elsewhere = || {
        let places = columns.iter().zip(&header.places).filter(|(c, p)| c.required && **p != Some(first.column));
        let mut filled = row.cells.iter().filter(|c| !c.merged).map(|c| Some(c.column));
        let places: Vec<Option<u32>> = places.map(|(_, p)| *p).collect();
        filled.any(|column| places.contains(&column))
    };
    WORDS.iter().any(begins) && !required_elsewhere()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures;

    fn refusal(bytes: &[u8]) -> SheetError {
        fixtures::rows(bytes).unwrap_err()
    }

    #[test]
    fn what_is_no_sheet_is_refused_by_what_it_is() {
        let page = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>楼宇名称</table>";
        let table: &[(&[u8], SheetError)] = &[
            (b"", SheetError::Empty),
            (b" \r\n", SheetError::Empty),
            (b",,,\n,,\n", SheetError::Empty),
            (fixtures::OLE, SheetError::OldExcel),
            (fixtures::PNG, SheetError::Image),
            (b"%PDF-1.7\n", SheetError::Document { kind: "PDF" }),
            (b"{\\rtf1}", SheetError::Document { kind: "RTF" }),
            (page.as_bytes(), SheetError::WebPage),
            (b"Rar!\x1a\x07\x01\0", SheetError::Archive),
            (b"PK\x03\x04\x14\0", SheetError::Damaged),
            (b"\x7fELF\x02\x01\x01\0\0", SheetError::Unknown),
        ];
        for (bytes, expected) in table {
            assert_eq!(refusal(bytes), *expected, "{bytes:?}");
        }
    }

    #[test]
    fn rows_that_are_no_data_are_passed_over() {
        let text = "静安区楼宇登记表\n填报单位：南京西路街道\n\n序号,楼宇名称*,代码*,地址\n示例：1,嘉里,310106,x\n1,甲,1,\n,,,\n\
                    序号,楼宇名称*,代码*,地址\n2,合计大厦,2,\n3,说明书厂,3,\n合计,2,,\n备注：数据截至十一月,,,\n填表人：张三,,,电话：123\n";
        let read = fixtures::rows(text.as_bytes()).unwrap();
        let rows: Vec<(u32, &str)> = read.iter().map(|row| (row.line, row.get("name"))).collect();
        assert_eq!(rows, [(6, "甲"), (9, "合计大厦"), (10, "说明书厂"), (11, "2")]);
        // 合计 with a required cell filled is no footer: a person decides.
        assert_eq!(read[3].faults().len(), 1);
        let read = fixtures::rows("楼宇名称,代码,地址\n甲,1,\n合计,,2\n".as_bytes()).unwrap();
        assert_eq!(read.len(), 1);
    }

    #[test]
    fn a_row_knows_what_its_sheet_has_and_what_it_lacks() {
        let read = fixtures::rows("代码,楼宇名称,地址\n1,甲\n#N/A,,南京\n9.1E+17,乙,\n".as_bytes()).unwrap();
        assert_eq!((read[0].has("address"), read[0].has("since"), read[0].get("address")), (true, false, ""));
        assert!(read[0].faults().is_empty());
        let faults: Vec<&str> = read[1].faults().iter().map(|note| note.column).collect();
        assert_eq!(faults, ["code", "name"]);
        assert!(read[1].faults()[0].reason.zh.contains("#N/A"));
        assert!(read[2].faults()[0].reason.zh.contains("文本"));
        assert_eq!(read[2].get("code"), "");
    }

    #[test]
    fn gb18030_and_utf16_are_read_as_what_they_are() {
        let text = "楼宇名称,代码,地址\n朱镕㛃大厦,1,南京西路\n";
        let gb = encoding_rs::GB18030.encode(text).0.into_owned();
        let wide: Vec<u8> =
            format!("\u{feff}{}", text.replace(',', "\t")).encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [text.as_bytes().to_vec(), format!("\u{feff}{text}").into_bytes(), gb, wide] {
            let read = fixtures::rows(&bytes).unwrap();
            assert_eq!((read[0].get("name"), read[0].get("address")), ("朱镕㛃大厦", "南京西路"));
        }
    }

    #[test]
    fn rows_beyond_the_limit_are_refused() {
        let text = format!("楼宇名称,代码\n{}", "甲,1\n".repeat(30));
        let limits = |rows| Limits { rows, ..Limits::WEB };
        assert_eq!(fixtures::rows_within(text.as_bytes(), limits(30)).unwrap().len(), 30);
        let refused = fixtures::rows_within(text.as_bytes(), limits(29)).unwrap_err();
        assert_eq!(refused, SheetError::TooManyRows { limit: 29 });
    }
}
