//! Why a file cannot be read as a sheet, and what its owner can do.

use std::io;

use i18n::Format;
use kernel::{Locale, Refusal, Text, WayOut};

use crate::T;

/// A file that is no sheet, or one that cannot be read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetError {
    /// It is not there, or may not be read.
    NotReadable,
    Empty,
    /// `.xls` of Excel 97..2003, or a Word document of that time.
    OldExcel,
    /// Another program's or format's workbook: `XLSB`, `ODS`, `Numbers`.
    OtherWorkbook {
        kind: &'static str,
    },
    Password,
    /// Word, PowerPoint, PDF, RTF.
    Document {
        kind: &'static str,
    },
    Image,
    /// HTML or XML under the name of a workbook.
    WebPage,
    /// An archive that is no workbook.
    Archive,
    /// Cut off, or not what its format demands.
    Damaged,
    /// More than so many bytes unpacked.
    TooLarge {
        limit: u64,
    },
    TooManyRows {
        limit: u32,
    },
    /// An archive that lies about its size, or is built to exhaust the reader.
    Bomb,
    /// Neither a workbook nor a text in a known encoding.
    Unknown,
    /// A quotation mark on this row never closes.
    OpenQuote {
        line: u32,
    },
    /// An error value in a cell that this version does not know; the rest of the sheet cannot be trusted.
    UnknownFormulaError {
        what: String,
    },
    /// No row is a header with all required columns. `found` are the headers of the row that came nearest.
    MissingColumns {
        missing: Vec<Text>,
        found: Vec<String>,
    },
}

impl From<io::Error> for SheetError {
    fn from(_: io::Error) -> Self {
        SheetError::NotReadable
    }
}

impl SheetError {
    fn texts(&self, l: Locale) -> (String, String) {
        let t = T(l);
        let both = |sentence: &str, way_out: &str| (sentence.to_owned(), way_out.to_owned());
        match self {
            SheetError::NotReadable => both(t.sheet_not_readable(), t.sheet_not_readable_way()),
            SheetError::Empty => both(t.sheet_empty(), t.sheet_empty_way()),
            SheetError::OldExcel => both(t.sheet_old_excel(), t.sheet_save_as_way()),
            SheetError::OtherWorkbook { kind } => both(&t.sheet_other_workbook(kind), t.sheet_save_as_way()),
            SheetError::Password => both(t.sheet_password(), t.sheet_password_way()),
            SheetError::Document { kind } => both(&t.sheet_document(kind), t.sheet_document_way()),
            SheetError::Image => both(t.sheet_image(), t.sheet_image_way()),
            SheetError::WebPage => both(t.sheet_web_page(), t.sheet_save_as_way()),
            SheetError::Archive => both(t.sheet_archive(), t.sheet_archive_way()),
            SheetError::Damaged => both(t.sheet_damaged(), t.sheet_damaged_way()),
            SheetError::TooLarge { limit } => both(&t.sheet_too_large(limit >> 20), t.sheet_too_large_way()),
            SheetError::TooManyRows { limit } => both(&t.sheet_too_many_rows(limit), t.sheet_too_many_rows_way()),
            SheetError::Bomb => both(t.sheet_bomb(), t.sheet_bomb_way()),
            SheetError::Unknown => both(t.sheet_unknown(), t.sheet_save_as_way()),
            SheetError::OpenQuote { line } => both(&t.sheet_open_quote(line), t.sheet_open_quote_way()),
            SheetError::UnknownFormulaError { what } => {
                both(&t.sheet_unknown_formula(what), t.sheet_unknown_formula_way())
            }
            SheetError::MissingColumns { missing, found } if found.is_empty() => {
                both(&t.sheet_no_header(names(l, missing)), t.sheet_missing_columns_way())
            }
            SheetError::MissingColumns { missing, found } => {
                let found: Vec<Text> = found.iter().map(|name| Text::same(name.clone())).collect();
                let (missing, found) = (names(l, missing), names(l, &found));
                both(&t.sheet_missing_columns(missing, found), t.sheet_missing_columns_way())
            }
        }
    }
}

fn names(l: Locale, names: &[Text]) -> String {
    Format(l).list(names.iter().map(|name| name.get(l)))
}

impl Refusal for SheetError {
    fn code(&self) -> &'static str {
        match self {
            SheetError::NotReadable => "imports.not_readable",
            SheetError::Empty => "imports.empty",
            SheetError::OldExcel => "imports.old_excel",
            SheetError::OtherWorkbook { .. } => "imports.other_workbook",
            SheetError::Password => "imports.password",
            SheetError::Document { .. } => "imports.document",
            SheetError::Image => "imports.image",
            SheetError::WebPage => "imports.web_page",
            SheetError::Archive => "imports.archive",
            SheetError::Damaged => "imports.damaged",
            SheetError::TooLarge { .. } => "imports.too_large",
            SheetError::TooManyRows { .. } => "imports.too_many_rows",
            SheetError::Bomb => "imports.bomb",
            SheetError::Unknown => "imports.unknown_file",
            SheetError::OpenQuote { .. } => "imports.open_quote",
            SheetError::UnknownFormulaError { .. } => "imports.unknown_formula_error",
            SheetError::MissingColumns { .. } => "imports.missing_columns",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| self.texts(l).0)
    }

    fn way_out(&self) -> Option<WayOut> {
        Some(WayOut::text(Text::each(|l| self.texts(l).1)))
    }

    fn status(&self) -> u16 {
        422
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_says_why_and_what_to_do_in_both_languages() {
        let missing = vec![Text::new("楼宇名称", "Building name"), Text::new("代码", "Code")];
        let all = [
            SheetError::NotReadable,
            SheetError::Empty,
            SheetError::OldExcel,
            SheetError::OtherWorkbook { kind: "ODS" },
            SheetError::Password,
            SheetError::Document { kind: "Word" },
            SheetError::Image,
            SheetError::WebPage,
            SheetError::Archive,
            SheetError::Damaged,
            SheetError::TooLarge { limit: 300 << 20 },
            SheetError::TooManyRows { limit: 200_000 },
            SheetError::Bomb,
            SheetError::Unknown,
            SheetError::OpenQuote { line: 3 },
            SheetError::UnknownFormulaError { what: "#FIELD!".into() },
            SheetError::MissingColumns { missing: missing.clone(), found: Vec::new() },
            SheetError::MissingColumns { missing, found: vec!["地址".into(), "层数".into()] },
        ];
        let mut codes: Vec<&str> = all.iter().map(Refusal::code).collect();
        codes.dedup();
        assert_eq!(codes.len(), all.len() - 1);
        for refusal in &all {
            let (sentence, way_out) = (refusal.sentence(), refusal.way_out().unwrap().text);
            for text in [&sentence, &way_out] {
                assert!(text.zh.ends_with('。') && text.en.ends_with('.'), "{text:?}");
                assert_ne!(text.zh, text.en);
            }
        }
        let last = all[17].sentence();
        assert_eq!(last.zh, "表格缺少必填的列：楼宇名称、代码。表中的列是：地址、层数。");
        assert_eq!(last.en, "The sheet lacks required columns: Building name, Code. It has: 地址, 层数.");
        assert_eq!(all[10].sentence().zh, "文件展开后超过 300 MB 的上限。");
    }
}
