//! A row of an import: its cells by column name, and what is wrong with them.

use kernel::Text;

use crate::{
    Column,
    header::Header,
    raw::{CellFault, RawRow, clean},
};

/// How bad a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The row can be imported; a person should look at it.
    Warning,
    /// The row cannot be imported, and with it no row of the file.
    Error,
}

/// A remark on a cell. The reason names the fault and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellNote {
    pub column: &'static str,
    pub severity: Severity,
    pub reason: Text,
}

impl CellNote {
    pub const fn error(column: &'static str, reason: Text) -> Self {
        Self { column, severity: Severity::Error, reason }
    }

    pub const fn warning(column: &'static str, reason: Text) -> Self {
        Self { column, severity: Severity::Warning, reason }
    }
}

/// A row below the header.
#[derive(Debug, Clone)]
pub struct Row {
    /// The row's number as the spreadsheet shows it.
    pub line: u32,
    columns: &'static [Column],
    /// For each column its text; `None` if the sheet has no such column.
    cells: Vec<Option<String>>,
    faults: Vec<CellNote>,
    #[cfg(test)]
    _held: held::Held,
}

impl Row {
    /// A row made by hand, for the tests of an importer. A required column that is not given is a fault, as in a sheet.
    pub fn of(columns: &'static [Column], line: u32, cells: &[(&str, &str)]) -> Self {
        let text = |name: &str| cells.iter().find(|(column, _)| *column == name).map(|(_, text)| clean(text));
        let cells = columns.iter().map(|column| text(column.name)).collect();
        Self::checked(columns, line, cells, Vec::new())
    }

    /// The row's cells by the header. A merged cell stands for every row that it covers in required columns only, which
    /// are names and codes; a sum that was merged is given once.
    pub(crate) fn read(columns: &'static [Column], header: &Header, raw: RawRow) -> Self {
        let mut cells: Vec<Option<String>> = header.places.iter().map(|p| p.map(|_| String::new())).collect();
        let mut faults = Vec::new();
        for cell in raw.cells {
            let Some(i) = header.places.iter().position(|p| *p == Some(cell.column)) else {
                continue;
            };
            if cell.merged && !columns[i].required {
                continue;
            }
            faults.extend(cell.fault.map(|fault| CellNote::error(columns[i].name, fault.reason())));
            cells[i] = Some(cell.text);
        }
        Self::checked(columns, raw.line, cells, faults)
    }

    fn checked(columns: &'static [Column], line: u32, cells: Vec<Option<String>>, mut faults: Vec<CellNote>) -> Self {
        for (column, cell) in columns.iter().zip(&cells).filter(|(column, _)| column.required) {
            let empty = cell.as_ref().is_none_or(String::is_empty);
            if empty && faults.iter().all(|f| f.column != column.name) {
                faults.push(CellNote::error(column.name, CellFault::Missing.reason()));
            }
        }
        Self {
            line,
            columns,
            cells,
            faults,
            #[cfg(test)]
            _held: held::Held::new(),
        }
    }

    /// The text of a cell without spaces at its ends, line breaks as spaces; empty if there is none or it has a fault.
    pub fn get(&self, column: &str) -> &str {
        self.cell(column).unwrap_or_default()
    }

    /// Whether the sheet has this column at all: what a sheet does not have, it does not clear.
    pub fn has(&self, column: &str) -> bool {
        self.cell(column).is_some()
    }

    fn cell(&self, column: &str) -> Option<&str> {
        let i = self.columns.iter().position(|c| c.name == column);
        debug_assert!(i.is_some(), "no column is called {column}");
        self.cells.get(i?)?.as_deref()
    }

    /// What the file itself gets wrong: failed formulas, lost digits, unreadable characters, required cells that are
    /// empty. All of them are errors; the engine adds them to the importer's notes.
    pub fn faults(&self) -> &[CellNote] {
        &self.faults
    }

    /// The cells with text, for a preview: column and text.
    pub fn cells(&self) -> impl Iterator<Item = (&'static Column, &str)> {
        let cells = self.columns.iter().zip(&self.cells);
        cells.filter_map(|(column, cell)| cell.as_deref().map(|text| (column, text)))
    }
}

/// Counts the rows in memory, for the test that says how many there may be.
#[cfg(test)]
pub(crate) mod held {
    use std::cell::Cell;

    thread_local! {
        static HELD: Cell<usize> = const { Cell::new(0) };
        static PEAK: Cell<usize> = const { Cell::new(0) };
    }

    #[derive(Debug)]
    pub struct Held;

    impl Held {
        pub fn new() -> Self {
            HELD.set(HELD.get() + 1);
            PEAK.set(PEAK.get().max(HELD.get()));
            Held
        }
    }

    impl Clone for Held {
        fn clone(&self) -> Self {
            Held::new()
        }
    }

    impl Drop for Held {
        fn drop(&mut self) {
            HELD.set(HELD.get() - 1);
        }
    }

    /// The most rows that this thread has held at once.
    pub fn peak() -> usize {
        PEAK.get()
    }
}
