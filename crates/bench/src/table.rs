//! The answer: one line for each measure.

use std::fmt::Write as _;

/// What a measure is held to.
#[derive(Debug, Clone, Copy)]
pub enum Bar {
    /// The value is at least this many times its floor.
    Times(f64),
    /// The value is at most this much, in its own unit.
    AtMost(f64),
    /// The value is at least this much, in its own unit.
    AtLeast(f64),
}

struct Line {
    measure: String,
    database: &'static str,
    floor: Option<f64>,
    value: f64,
    unit: &'static str,
    bar: Bar,
}

impl Line {
    fn ratio(&self) -> Option<f64> {
        self.floor.filter(|floor| *floor > 0.0).map(|floor| self.value / floor)
    }

    fn met(&self) -> bool {
        match self.bar {
            Bar::Times(bar) => self.ratio().is_some_and(|ratio| ratio >= bar),
            Bar::AtMost(bar) => self.value <= bar,
            Bar::AtLeast(bar) => self.value >= bar,
        }
    }
}

#[derive(Default)]
pub struct Table(Vec<Line>);

impl Table {
    /// A measure against its floor.
    pub fn against(
        &mut self,
        measure: impl Into<String>,
        database: &'static str,
        unit: &'static str,
        (floor, value): (f64, f64),
        times: f64,
    ) {
        self.line(Line { measure: measure.into(), database, floor: Some(floor), value, unit, bar: Bar::Times(times) });
    }

    /// A measure that is held to a figure of its own.
    pub fn alone(
        &mut self,
        measure: impl Into<String>,
        database: &'static str,
        unit: &'static str,
        value: f64,
        bar: Bar,
    ) {
        self.line(Line { measure: measure.into(), database, floor: None, value, unit, bar });
    }

    fn line(&mut self, line: Line) {
        crate::note(&format!("{}: {}: {} {}", line.database, line.measure, figure(line.value), line.unit));
        self.0.push(line);
    }

    pub fn markdown(&self) -> String {
        let mut out =
            String::from("| measure | database | floor | value | ratio | bar | |\n|---|---|---:|---:|---:|---:|---|\n");
        for line in &self.0 {
            let floor = line.floor.map_or("–".to_owned(), |floor| format!("{} {}", figure(floor), line.unit));
            let ratio = line.ratio().map_or("–".to_owned(), |ratio| format!("{ratio:.2}"));
            let bar = match line.bar {
                Bar::Times(bar) => format!("≥ {bar:.2} × floor"),
                Bar::AtMost(bar) => format!("≤ {} {}", figure(bar), line.unit),
                Bar::AtLeast(bar) => format!("≥ {} {}", figure(bar), line.unit),
            };
            let met = if line.met() { "met" } else { "**not met**" };
            let value = format!("{} {}", figure(line.value), line.unit);
            let _ =
                writeln!(out, "| {} | {} | {floor} | {value} | {ratio} | {bar} | {met} |", line.measure, line.database);
        }
        out
    }
}

/// Three digits that count.
fn figure(value: f64) -> String {
    let digits = if value >= 100.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        2
    };
    let text = format!("{value:.digits$}");
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), ""), |(whole, rest)| (whole, rest));
    let mut out = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    if rest.is_empty() { out } else { format!("{out}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_is_met_by_its_ratio_or_by_itself() {
        let mut table = Table::default();
        table.against("a page", "SQLite", "1/s", (20_000.0, 9_999.0), 0.5);
        table.against("a page", "PostgreSQL", "1/s", (20_000.0, 10_000.0), 0.5);
        table.alone("memory", "SQLite", "MB", 199.5, Bar::AtMost(200.0));
        let text = table.markdown();
        let lines: Vec<&str> = text.lines().skip(2).collect();
        assert_eq!(lines[0], "| a page | SQLite | 20,000 1/s | 9,999 1/s | 0.50 | ≥ 0.50 × floor | **not met** |");
        assert!(lines[1].ends_with("| met |") && lines[2].ends_with("| met |"), "{text}");
    }

    #[test]
    fn figures_have_three_digits_that_count() {
        assert_eq!([figure(1_234_567.8), figure(12.34), figure(0.5)], ["1,234,568", "12.3", "0.50"]);
    }
}
