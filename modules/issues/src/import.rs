//! The list of old matters (事项台账) that a tower has kept so far: a row a matter. What is over goes into the archive; what
//! is not waits to be grouped like any report.

use std::collections::HashMap;

use db::args;
use imports::{CellNote, Column, ImportKind, Importer, Row, RowState, Verdict};
use kernel::{BuildingId, Date, FloorId, PersonId, Result, Text};
use ledger::Tx;

use crate::{
    T,
    category::Category,
    cluster::{ClusterId, IssueId},
    events::{ImportedClosed, IssueImported},
    matter::{Matter, untitled},
    raise::{first_sentence, secretary},
    store::{PhotoId, asker, sql},
};

/// Longest text of a row in characters.
const LONGEST: usize = 1000;

macro_rules! column {
    ($name:literal, $zh:literal, $en:literal, [$($alias:literal),*], $required:literal, $example:literal) => {
        Column { name: $name, label: Text::new($zh, $en), aliases: &[$($alias),*], required: $required, example: $example }
    };
}

pub static ISSUES: ImportKind = ImportKind {
    name: "issues",
    order: 70,
    title: Text::new("事项台账", "Past items"),
    columns: &[
        column!("building", "楼宇", "Building", ["楼宇名称", "楼宇编码", "所在楼宇"], true, "和衡中心"),
        column!("floor", "楼层", "Floor", ["所在楼层", "层"], false, "17"),
        column!("title", "标题", "Title", ["事项标题", "事项名称"], false, "17 层微波炉不够用"),
        column!(
            "words",
            "事项内容",
            "What it is about",
            ["事项", "内容", "诉求", "诉求内容", "问题", "问题描述", "反映内容"],
            true,
            "17 层茶水间微波炉只剩一台能用，中午排队。"
        ),
        column!(
            "raised_on",
            "报事日期",
            "Raised on",
            ["提出日期", "反映日期", "登记日期", "受理日期", "日期"],
            true,
            "2025-09-01"
        ),
        column!("state", "办理状态", "State", ["状态", "是否办结"], false, "已办结"),
        column!(
            "outcome",
            "办理结果",
            "Outcome",
            ["处理结果", "结果", "办理情况", "处理情况"],
            false,
            "添了一台，已能错峰使用。"
        ),
        column!("closed_on", "办结日期", "Closed on", ["完成日期", "结束日期", "解决日期"], false, "2025-09-05"),
    ],
    open: |_| Ok(Box::new(Issues::default())),
};

#[derive(Default)]
struct Issues {
    met: HashMap<[u8; 32], u32>,
}

/// A row as it was understood.
struct Read {
    building: BuildingId,
    floor: Option<(FloorId, String)>,
    title: String,
    /// The spreadsheet gives the title; otherwise it is the beginning of the words.
    titled: bool,
    words: String,
    raised_on: Date,
    over: bool,
    outcome: String,
    closed_on: Option<Date>,
}

impl Read {
    /// The same row of another file is the same matter.
    fn digest(&self) -> [u8; 32] {
        let floor = self.floor.as_ref().map_or("", |(_, label)| label);
        crypto::digest(format!("{}\n{floor}\n{}\n{}", self.building, self.raised_on, self.words).as_bytes())
    }
}

/// Whether the word says that it is over; `None` for a word that says neither.
fn is_over(word: &str) -> Option<bool> {
    match word {
        "已办结" | "办结" | "已完成" | "完成" | "已解决" | "解决" | "已归档" | "归档" | "是" | "closed" | "done" => {
            Some(true)
        }
        "未办结" | "办理中" | "在办" | "未完成" | "未解决" | "待办" | "否" | "open" => Some(false),
        _ => None,
    }
}

fn read(tx: &mut Tx<'_, '_>, row: &Row, notes: &mut Vec<CellNote>) -> Result<Option<Read>> {
    let today = tx.today();
    let building = registry::api::building_named(tx, row.get("building"))?;
    if building.is_none() {
        notes.push(CellNote::error("building", Text::each(|l| T(l).import_building())));
    }
    let label = row.get("floor").trim_end_matches(['层', '楼']).trim();
    let floor = match &building {
        Some(building) if !label.is_empty() => registry::api::floor_labelled(tx, building.id, label)?,
        _ => None,
    };
    if building.is_some() && !label.is_empty() && floor.is_none() {
        notes.push(CellNote::error("floor", Text::each(|l| T(l).import_floor())));
    }
    let words = row.get("words");
    if words.is_empty() {
        notes.push(CellNote::error("words", web::faults::empty()));
    }
    if words.chars().count() > LONGEST || row.get("outcome").chars().count() > LONGEST {
        let column = if words.chars().count() > LONGEST { "words" } else { "outcome" };
        notes.push(CellNote::error(column, Text::each(|l| T(l).import_long(LONGEST))));
    }
    let mut date = |column: &'static str| {
        let parsed: Option<Date> = row.get(column).parse().ok();
        if parsed.is_none() && !row.get(column).is_empty() {
            notes.push(CellNote::error(column, web::faults::date()));
        }
        if parsed.is_some_and(|day| day > today) {
            notes.push(CellNote::error(column, Text::each(|l| T(l).import_future())));
        }
        parsed
    };
    let (raised_on, closed_on) = (date("raised_on"), date("closed_on"));
    if raised_on.zip(closed_on).is_some_and(|(raised, closed)| closed < raised) {
        notes.push(CellNote::error("closed_on", Text::each(|l| T(l).import_before())));
    }
    let over = match row.get("state") {
        "" => closed_on.is_some(),
        word => match is_over(word) {
            Some(false) if closed_on.is_some() => {
                notes.push(CellNote::error("state", Text::each(|l| T(l).import_both())));
                false
            }
            Some(over) => over,
            None => {
                notes.push(CellNote::error("state", Text::each(|l| T(l).import_state())));
                false
            }
        },
    };
    if over && closed_on.is_none() && row.get("closed_on").is_empty() {
        notes.push(CellNote::warning("closed_on", Text::each(|l| T(l).import_no_day())));
    }
    let (Some(building), Some(raised_on)) = (building, raised_on) else { return Ok(None) };
    let title = if row.get("title").is_empty() { words } else { row.get("title") };
    Ok(Some(Read {
        building: building.id,
        floor: floor.map(|f| (f.id, f.label)),
        title: first_sentence(title),
        titled: !row.get("title").is_empty(),
        words: words.to_owned(),
        raised_on,
        over,
        outcome: row.get("outcome").to_owned(),
        closed_on,
    }))
}

impl Issues {
    fn row(&mut self, tx: &mut Tx<'_, '_>, row: &Row) -> Result<Verdict> {
        let mut notes = Vec::new();
        let read = read(tx, row, &mut notes)?;
        let mut state = RowState::New;
        if let Some(read) = &read {
            let (district, digest) = (tx.district(), read.digest());
            if let Some(line) = self.met.insert(digest, row.line) {
                notes.push(CellNote::error("words", Text::each(|l| T(l).import_twice(line))));
            }
            if let Some((stored,)) = tx.first(&sql::IMPORTED, args![district, &digest[..]])? {
                state = RowState::Unchanged;
                // What came in as open goes its way here, whatever the sheet says later.
                if read.over && stored != "archived" {
                    notes.push(CellNote::warning("state", Text::each(|l| T(l).import_runs())));
                }
            }
        }
        if read.is_none() || notes.iter().any(|n| n.severity == imports::Severity::Error) {
            state = RowState::Error;
        }
        Ok(Verdict { state, notes, changes: Vec::new() })
    }
}

impl Importer for Issues {
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>> {
        rows.iter().map(|row| self.row(tx, row)).collect()
    }

    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()> {
        for (row, _) in rows.iter().filter(|(_, verdict)| verdict.state == RowState::New) {
            if let Some(read) = read(tx, row, &mut Vec::new())? {
                put(tx, &read)?;
            }
        }
        Ok(())
    }
}

fn put(tx: &mut Tx<'_, '_>, read: &Read) -> Result<()> {
    let (district, now) = (tx.district(), tx.now());
    // By the day on which it was raised: lists go by it. What is of today was not raised later than now.
    let opened = read.raised_on.at(9, 0).min(now);
    let (cluster, issue) = (ClusterId::new(opened), IssueId::new(opened));
    let subdistrict = registry::api::building_of(tx, read.building)?.subdistrict;
    let (place, label) = read.floor.clone().map_or((None, String::new()), |(id, label)| (Some(id), label));
    let category = Category::guess(&read.words);
    let days = policy::api::of(tx, read.building)?.issues.triage_days.value;
    let due = tx.in_working_days(days);
    let building = read.building;
    if read.over {
        let outcome = Some(read.outcome.as_str()).filter(|o| !o.is_empty());
        let changed = read.closed_on.unwrap_or(read.raised_on).at(9, 0).min(now);
        // Its words are not shown, so they are no title that everybody reads.
        let title = if read.titled { read.title.clone() } else { untitled(category, &label) };
        tx.run_one(
            &sql::ADD_ARCHIVED,
            args![district, cluster, building, subdistrict, place, label, title, category, outcome, opened, changed],
        )?;
    } else {
        let (awaited, role) = (secretary().name, None::<kernel::Role>);
        let Read { title, .. } = read;
        let (on, provisional) = (due.on, due.provisional);
        tx.run_one(
            &sql::ADD,
            args![
                district,
                cluster,
                building,
                subdistrict,
                place,
                label,
                title,
                category,
                on,
                provisional,
                awaited.zh,
                awaited.en,
                opened,
                0u8,
                role
            ],
        )?;
    }
    let nobody: Option<PersonId> = None;
    let photo: Option<PhotoId> = None;
    // Nobody holds a code of it.
    let receipt = tx.store().secrets().fields.blind("receipt", &crypto::code(16));
    tx.run_one(
        &sql::ADD_ISSUE,
        args![
            district, issue, cluster, building, place, label, nobody, nobody, "import", read.words, receipt, photo,
            opened
        ],
    )?;
    let digest = read.digest();
    tx.run_one(&sql::ADD_IMPORTED, args![district, &digest[..], cluster])?;
    let words = tx.words(&read.words);
    let (raised_on, closed_on) = (read.raised_on, read.closed_on);
    tx.record(&IssueImported { cluster, building, issue, raised_on, words })?;
    let asker = asker(tx);
    let matter = Matter::of(tx.one(&sql::SHOW, args![district, asker, cluster])?)?;
    if read.over {
        let words = tx.words_if(&read.outcome);
        tx.record(&ImportedClosed { cluster, building, closed_on, words })?;
        return matter.index(tx);
    }
    search::stay(tx, district, building, cluster, &read.words)?;
    matter.owe(tx, "triage", secretary(), Some(due))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_ledgers_say_whether_it_is_over() {
        for (word, over) in
            [("已办结", Some(true)), ("是", Some(true)), ("办理中", Some(false)), ("否", Some(false)), ("也许", None)]
        {
            assert_eq!(is_over(word), over, "{word}");
        }
    }

    #[test]
    fn the_template_has_what_is_required() {
        let required: Vec<&str> = ISSUES.columns.iter().filter(|c| c.required).map(|c| c.name).collect();
        assert_eq!(required, ["building", "words", "raised_on"]);
    }
}
