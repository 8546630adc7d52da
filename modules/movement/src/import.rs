//! Who moves in and out, by spreadsheet: each row a firm, a floor, in or out, and a day. The preview says what a departure
//! would vacate; a file that is imported again changes nothing.
//!
//! The rows are tried out on a copy of the tenancies, in their order, so that a firm that gives up a floor and takes
//! another in the same file has not left. What they come to is settled after the last row.

use std::collections::{BTreeMap, HashMap, hash_map::Entry as Slot};

use imports::{CellNote, Column, ImportKind, Importer, Row, RowState, Severity, Verdict};
use kernel::{Act as _, BuildingId, Date, FloorId, OrganisationId, Result, Text};
use ledger::Tx;
use registry::api::{self as registry_api, MoveIn, MoveOut, UnifiedCode};

use crate::{
    T, permissions as may,
    trial::{Notes, Read, Trial, Way, labels},
    vacancy,
};

/// Days ahead after which a date is more likely a slip of the pen.
const FAR_AHEAD: i64 = 366;

pub static MOVES: ImportKind = ImportKind {
    name: "moves",
    order: 45,
    title: Text::new("入驻与迁出", "Moves in and out"),
    columns: &[
        Column {
            name: "organisation",
            label: Text::new("单位名称", "Organisation"),
            aliases: &["企业名称", "公司名称", "单位", "企业", "租户", "租户名称", "入驻单位", "承租方"],
            required: true,
            example: "明岫信息技术（上海）股份有限公司",
        },
        Column {
            name: "unified_code",
            label: Text::new("统一社会信用代码", "Unified social credit code"),
            aliases: &["信用代码", "社会信用代码"],
            required: false,
            example: "91350100M000100Y43",
        },
        Column {
            name: "building",
            label: Text::new("楼宇", "Building"),
            aliases: &["楼宇名称", "楼宇编码", "楼名", "所在楼宇", "大厦"],
            required: true,
            example: "和衡中心",
        },
        Column {
            name: "floor",
            label: Text::new("楼层", "Floor"),
            aliases: &["所在楼层", "层", "楼层号", "房间", "房号", "室号", "单元"],
            required: false,
            example: "17",
        },
        Column {
            name: "move",
            label: Text::new("入驻或迁出", "In or out"),
            aliases: &["变动", "变动类型", "类型", "动向", "入驻/迁出", "进出", "办理事项", "move"],
            required: true,
            example: "迁出",
        },
        Column {
            name: "date",
            label: Text::new("日期", "Date"),
            aliases: &["变动日期", "入驻日期", "迁出日期", "搬入日期", "搬出日期", "生效日期", "最后一天"],
            required: false,
            example: "2026-11-30",
        },
        Column {
            name: "area",
            label: Text::new("面积", "Area"),
            aliases: &["租赁面积", "建筑面积", "面积（平方米）", "平方米"],
            required: false,
            example: "1200",
        },
        Column {
            name: "headcount",
            label: Text::new("人数", "Headcount"),
            aliases: &["员工人数", "从业人数", "在岗人数", "办公人数"],
            required: false,
            example: "80",
        },
    ],
    open: |_| Ok(Box::new(Moves::default())),
};

/// A firm in a building.
type Pair = (OrganisationId, BuildingId);

#[derive(Default)]
struct Moves {
    trials: HashMap<Pair, Trial>,
    /// Firms that nobody knows yet, by their codes.
    new_firms: HashMap<String, (OrganisationId, String)>,
    /// Rows met, to find those that say the same.
    met: HashMap<(Pair, Option<FloorId>, bool, Option<Date>), u32>,
    /// Buildings where the actor may record that somebody comes, or goes.
    own: HashMap<(BuildingId, bool), bool>,
    /// Firms that have left somewhere by today.
    left: BTreeMap<Pair, ()>,
}

/// A departure that the rows of a batch bring, to be warned of once all of them are known.
struct Departure {
    row: usize,
    pair: Pair,
    on: Date,
}

impl Importer for Moves {
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>> {
        let mut departures = Vec::new();
        let mut verdicts = Vec::with_capacity(rows.len());
        for (n, row) in rows.iter().enumerate() {
            verdicts.push(self.row(tx, row, n, &mut departures)?);
        }
        let mut warned = Vec::new();
        for Departure { row, pair, on } in departures.into_iter().rev() {
            // Several floors on one day are one departure; its last row says so.
            if warned.contains(&(pair, on)) {
                continue;
            }
            warned.push((pair, on));
            if let Some(reason) = self.warning(tx, pair, on)? {
                verdicts[row] = std::mem::take(&mut verdicts[row]).note(CellNote {
                    column: "move",
                    severity: Severity::Warning,
                    reason,
                });
            }
        }
        Ok(verdicts)
    }

    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()> {
        let today = tx.today();
        for (row, verdict) in rows {
            if !matches!(verdict.state, RowState::New | RowState::Changed) {
                continue;
            }
            let Some(read) = self.read(tx, row, &mut Notes::default(), true)? else { continue };
            let Read { organisation, building, way, floors, date, area, headcount } = read;
            let on = date.unwrap_or(today);
            match way {
                Way::In => {
                    let new = MoveIn { organisation, building, floors, from: on, until: None, area, headcount };
                    registry_api::move_in(tx, &new)?;
                }
                Way::Out => {
                    for floor in floors {
                        registry_api::plan_out(tx, &MoveOut { organisation, building, floor, on })?;
                    }
                    if on <= today {
                        self.left.insert((organisation, building), ());
                    }
                }
            }
        }
        Ok(())
    }

    fn finish(&mut self, tx: &mut Tx<'_, '_>) -> Result<()> {
        for (organisation, building) in self.left.keys() {
            registry_api::settle_said(tx, *organisation, *building)?;
        }
        Ok(())
    }
}

impl Moves {
    fn row(&mut self, tx: &mut Tx<'_, '_>, row: &Row, n: usize, departures: &mut Vec<Departure>) -> Result<Verdict> {
        let mut notes = Notes::default();
        let found = self.read(tx, row, &mut notes, false)?;
        let Some(read) = found.filter(|_| !notes.is_wrong()) else {
            return Ok(Verdict { state: RowState::Error, notes: notes.0, changes: Vec::new() });
        };
        let pair = (read.organisation, read.building);
        for floor in &read.floors {
            if let Some(line) = self.met.insert((pair, *floor, read.way == Way::In, read.date), row.line) {
                notes.error("floor", Text::each(|l| T(l).twice_in_file(line)));
            }
        }
        let today = tx.today();
        let trial = match self.trials.entry(pair) {
            Slot::Occupied(known) => known.into_mut(),
            Slot::Vacant(place) => {
                let tenancies = registry_api::tenancies_of(tx, pair.0, pair.1)?;
                let all = registry_api::floors(tx, pair.1)?.into_iter().map(|f| f.id).collect();
                place.insert(Trial { tenancies, all })
            }
        };
        let (new, changes) = match read.way {
            Way::In => trial.enter(&read, today, &mut notes),
            Way::Out => {
                let changes = trial.exit(&read, today, &mut notes);
                if !changes.is_empty() {
                    departures.push(Departure { row: n, pair, on: read.date.unwrap_or(today) });
                }
                (false, changes)
            }
        };
        let state = match (notes.is_wrong(), new, changes.is_empty()) {
            (true, ..) => RowState::Error,
            (_, true, _) => RowState::New,
            (_, false, false) => RowState::Changed,
            _ => RowState::Unchanged,
        };
        Ok(Verdict { state, notes: notes.0, changes })
    }

    /// What a departure vacates, as the file would have it.
    fn warning(&self, tx: &mut Tx<'_, '_>, pair: Pair, on: Date) -> Result<Option<Text>> {
        let Some(trial) = self.trials.get(&pair) else { return Ok(None) };
        let today = tx.today();
        let Some(leaving) = vacancy::departure(&trial.tenancies, &trial.all, on, today.max(on)) else {
            return Ok(None);
        };
        let vacated = vacancy::of(tx, pair.0, pair.1, &leaving.floors, leaving.gone)?;
        Ok(match (leaving.gone, vacated.is_none()) {
            (true, true) => Some(Text::each(|l| T(l).row_gone())),
            (true, false) => Some(Text::each(|l| T(l).row_vacates(vacated.says(l)))),
            (false, false) => Some(Text::each(|l| T(l).row_floors(vacated.says(l)))),
            (false, true) => None,
        })
    }

    fn read(&mut self, tx: &mut Tx<'_, '_>, row: &Row, notes: &mut Notes, write: bool) -> Result<Option<Read>> {
        let way = Way::from_word(row.get("move"));
        if way.is_none() {
            notes.error("move", Text::each(|l| T(l).bad_way()));
        }
        let organisation = self.firm(tx, row, way, notes, write)?;
        let building = registry_api::building_named(tx, row.get("building"))?;
        match &building {
            None => notes.error("building", Text::each(|l| T(l).unknown_building(row.get("building")))),
            // Those of a tower or subdistrict upload what is of their own place.
            Some(building) if !self.may_record(tx, building, way) => {
                notes.error("building", Text::each(|l| T(l).not_your_building()));
            }
            Some(_) => {}
        }
        let date: Option<Date> = row.get("date").parse().ok();
        if !row.get("date").is_empty() && date.is_none() {
            notes.error("date", web::faults::date());
        }
        if date.is_some_and(|d| d > tx.today().plus_days(FAR_AHEAD)) {
            notes.warn("date", Text::each(|l| T(l).far_ahead()));
        }
        let mut number = |column: &'static str| {
            let text = row.get(column).replace([',', '，'], "");
            let text = text.trim_end_matches(['人', '㎡', '平', '米', '方']).trim();
            let number = text.parse::<f64>().ok().filter(|n| (1.0..=9_999_999.0).contains(n)).map(|n| n.round());
            if !text.is_empty() && number.is_none() {
                notes.error(column, web::faults::number(1, 9_999_999));
            }
            number.and_then(|n| format!("{n:.0}").parse::<i64>().ok())
        };
        let (area, headcount) = (number("area"), number("headcount"));
        let labels = labels(row.get("floor"));
        if labels.is_none() {
            notes.error("floor", Text::each(|l| T(l).bad_floors()));
        }
        let (Some(organisation), Some(building), Some(labels), Some(way)) = (organisation, building, labels, way)
        else {
            return Ok(None);
        };
        let mut floors = Vec::new();
        for label in &labels {
            match registry_api::floor_labelled(tx, building.id, label)? {
                Some(floor) => floors.push(Some(floor.id)),
                None => notes.error("floor", Text::each(|l| T(l).unknown_floor(label))),
            }
        }
        if labels.is_empty() {
            floors.push(None);
        }
        Ok(Some(Read { organisation, building: building.id, way, floors, date, area, headcount }))
    }

    /// Whether the actor may record such a move in a building.
    fn may_record(&mut self, tx: &Tx<'_, '_>, building: &registry_api::Building, way: Option<Way>) -> bool {
        let permission = match way {
            Some(Way::Out) => const { &may::MoveOut::PERMISSION },
            _ => const { &may::MoveIn::PERMISSION },
        };
        *self
            .own
            .entry((building.id, way == Some(Way::Out)))
            .or_insert_with(|| permission.check(tx.actor(), building).is_ok())
    }

    /// The firm of a row. One that moves in and is not known is written down by its code.
    fn firm(
        &mut self,
        tx: &mut Tx<'_, '_>,
        row: &Row,
        way: Option<Way>,
        notes: &mut Notes,
        write: bool,
    ) -> Result<Option<OrganisationId>> {
        let name = row.get("organisation");
        let code = match row.get("unified_code") {
            "" => None,
            text => match text.parse::<UnifiedCode>() {
                Ok(code) => Some(code),
                Err(_) => {
                    notes.error("unified_code", Text::each(|l| T(l).bad_code()));
                    return Ok(None);
                }
            },
        };
        // People write the code where the name belongs.
        let code = code.or_else(|| name.parse::<UnifiedCode>().ok());
        if let Some(code) = &code
            && let Some(found) = registry_api::organisation_coded(tx, code)?
        {
            return Ok(Some(found.id));
        }
        if let Some(found) = registry_api::organisation_named(tx, name)?
            && found.unified_code.is_none_or(|of| code.as_ref().is_none_or(|c| c.as_str() == of))
        {
            return Ok(Some(found.id));
        }
        match code {
            Some(code) if name.parse::<UnifiedCode>().is_err() => {
                let known = self.new_firms.get(code.as_str()).map(|(id, _)| *id);
                if write {
                    return Ok(Some(registry_api::add_enterprise(tx, name, &code)?));
                }
                if known.is_none() && way == Some(Way::In) {
                    notes.warn("organisation", Text::each(|l| T(l).new_firm()));
                }
                let id = known.unwrap_or_else(|| OrganisationId::new(tx.store().clock().now()));
                self.new_firms.insert(code.as_str().to_owned(), (id, name.to_owned()));
                Ok(Some(id))
            }
            _ => {
                let several = registry_api::namesakes(tx, name)? > 1;
                let reason = Text::each(|l| if several { T(l).several_firms() } else { T(l).unknown_firm() });
                notes.error("organisation", reason);
                Ok(None)
            }
        }
    }
}
