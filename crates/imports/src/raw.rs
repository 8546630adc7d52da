//! A row as the file has it: cells by their place, cleaned, each with what is wrong with it.

use std::ops::ControlFlow;

use kernel::Text;

use crate::T;

/// Columns to the right of these are not read.
pub(crate) const MOST_COLUMNS: u32 = 512;
/// What a cell of Excel can hold.
const LONGEST_CELL: usize = 32_767;

/// What is wrong with a cell before anybody asks what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CellFault {
    /// The result of a formula that failed, or `####` of a column that was too narrow.
    Formula(String),
    /// A number of 16 or more digits, or in exponents: Excel has lost its last digits.
    Digits,
    /// A date that no calendar has.
    Date,
    /// Characters that could not be decoded.
    Garbled,
    TooLong,
    /// Nothing where something must stand. Found when the row is matched with the columns.
    Missing,
}

impl CellFault {
    pub fn reason(&self) -> Text {
        Text::each(|l| match self {
            CellFault::Formula(what) => T(l).cell_formula(what),
            CellFault::Digits => T(l).cell_digits().to_owned(),
            CellFault::Date => T(l).cell_date().to_owned(),
            CellFault::Garbled => T(l).cell_garbled().to_owned(),
            CellFault::TooLong => T(l).cell_too_long(LONGEST_CELL),
            CellFault::Missing => T(l).cell_missing().to_owned(),
        })
    }
}

/// A cell: its column counted from 0, its text, its fault. A cell with a fault has no text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct RawCell {
    pub column: u32,
    pub text: String,
    pub fault: Option<CellFault>,
    /// The value stands in a row above, in a cell that was merged down to this one.
    pub merged: bool,
}

impl RawCell {
    /// A cell with this text; nothing if there is only space.
    pub fn text(column: u32, text: &str) -> Option<Self> {
        let text = clean(text);
        let fault = fault_of(&text);
        let text = if fault.is_some() { String::new() } else { text };
        (fault.is_some() || !text.is_empty()).then_some(Self { column, text, fault, merged: false })
    }

    pub fn fault(column: u32, fault: CellFault) -> Self {
        Self { column, text: String::new(), fault: Some(fault), merged: false }
    }
}

/// A row that holds something.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct RawRow {
    /// The row's number as the spreadsheet shows it.
    pub line: u32,
    pub cells: Vec<RawCell>,
}

/// Takes rows one by one and may say that it has seen enough.
pub(crate) type RawSink<'s> = dyn FnMut(RawRow) -> ControlFlow<()> + 's;

/// Without spaces at both ends, invisible characters and control characters; line breaks become spaces.
pub(crate) fn clean(text: &str) -> String {
    let text = text.trim_matches(is_blank);
    let odd = |c: char| c.is_control() || is_invisible(c);
    if !text.contains(odd) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", " ").replace("_x000D_", "");
    text.chars().filter(|c| !is_invisible(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || is_invisible(c)
}

fn is_invisible(c: char) -> bool {
    // Zero-width characters, direction marks and the byte order mark: pasted from chats and web pages.
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

fn fault_of(text: &str) -> Option<CellFault> {
    const FORMULA: [&str; 10] =
        ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"];
    if text.starts_with('#') && (FORMULA.contains(&text) || (text.len() >= 3 && text.bytes().all(|b| b == b'#'))) {
        return Some(CellFault::Formula(text.to_owned()));
    }
    if text.contains('\u{fffd}') {
        return Some(CellFault::Garbled);
    }
    if text.len() > LONGEST_CELL && text.chars().count() > LONGEST_CELL {
        return Some(CellFault::TooLong);
    }
    has_exponent(text).then_some(CellFault::Digits)
}

/// `3.10107E+11`: what Excel writes into a CSV file for a long code in a cell that is not text.
fn has_exponent(text: &str) -> bool {
    let Some((number, exponent)) = text.split_once("E+").or_else(|| text.split_once("e+")) else {
        return false;
    };
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
    whole.len() == 1 && digits(whole) && digits(part) && exponent.len() <= 3 && digits(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_cleaned() {
        let text = |t: &str| RawCell::text(0, t).map(|c| c.text).unwrap_or_default();
        assert_eq!(text("　静安 嘉里中心\u{a0}\n"), "静安 嘉里中心");
        assert_eq!(text("南京西路\r\n1515号"), "南京西路 1515号");
        assert_eq!(text("一座\n二座\t三座"), "一座 二座 三座");
        assert_eq!(text("\u{202d}13800000000\u{202c}"), "13800000000");
        assert_eq!(text("\u{feff}楼\u{200b}宇"), "楼宇");
        assert_eq!(RawCell::text(0, " 　\u{200b}\n"), None);
    }

    #[test]
    fn cells_that_say_nothing_are_faults() {
        let fault = |t: &str| RawCell::text(0, t).and_then(|c| c.fault);
        assert_eq!(fault("#N/A"), Some(CellFault::Formula("#N/A".into())));
        assert_eq!(fault("########"), Some(CellFault::Formula("########".into())));
        assert_eq!(fault("3.10107E+11"), Some(CellFault::Digits));
        assert_eq!(fault("9E+17"), Some(CellFault::Digits));
        assert_eq!(fault("楼\u{fffd}"), Some(CellFault::Garbled));
        assert_eq!(fault(&"楼".repeat(32_768)), Some(CellFault::TooLong));
        for fine in ["#2 楼", "A座", "E+座", "1E+厅", "310107005001", "91310000MA1FL0001X", "3.5", "#"] {
            assert_eq!(fault(fine), None, "{fine}");
        }
    }
}
