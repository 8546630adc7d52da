//! Who rents where from when until when. A row may name several floors; each is a tenancy of its own.

use std::collections::{BTreeSet, HashMap};

use db::{args, statements};
use imports::{Column, ImportKind, Importer, Row, RowState, Verdict};
use kernel::{BuildingId, Date, FloorId, OrganisationId, Result, Text};
use ledger::Tx;

use super::Findings;
use crate::{
    T, api,
    building::parse_floors,
    moves,
    organisation::Organisation,
    tenancy::{Tenancy, TenancyId},
    unified_code::UnifiedCode,
};

pub static TENANCIES: ImportKind = ImportKind {
    name: "tenancies",
    order: 40,
    title: Text::new("入驻名册", "Tenancies"),
    columns: &[
        Column {
            name: "organisation",
            label: Text::new("单位名称", "Organisation"),
            aliases: &["企业名称", "公司名称", "入驻单位", "租户名称", "承租方"],
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
            aliases: &["楼宇名称", "楼宇编码", "楼名", "所在楼宇"],
            required: true,
            example: "和衡中心",
        },
        Column {
            name: "floor",
            label: Text::new("楼层", "Floor"),
            aliases: &["所在楼层", "层", "楼层号", "租赁楼层"],
            required: false,
            example: "17-18",
        },
        Column {
            name: "from",
            label: Text::new("起租日期", "From"),
            aliases: &["入驻日期", "起租", "开始日期", "租赁开始", "入驻时间"],
            required: false,
            example: "2024-01-01",
        },
        Column {
            name: "until",
            label: Text::new("到期日期", "Until"),
            aliases: &["到期", "结束日期", "租赁结束", "退租日期", "迁出日期"],
            required: false,
            example: "2027-12-31",
        },
    ],
    open: |_| Ok(Box::new(Tenancies::default())),
};

pub mod sql {
    use super::*;

    statements! {
        query BY_CODE: Organisation = "select district, id, kind, name, short_name, unified_code, industry, rev from organisation where district = $1 and unified_code = $2";
        query NAMED: (i64,) = "select count(*) from organisation where district = $1 and name = $2";
    }
}

#[derive(Default)]
struct Tenancies {
    met: HashMap<(OrganisationId, BuildingId, Option<FloorId>), u32>,
    touched: BTreeSet<BuildingId>,
    /// Firms with another last day than before: it may have passed.
    changed: BTreeSet<(OrganisationId, BuildingId)>,
}

/// A row as it was understood.
struct Read {
    organisation: OrganisationId,
    building: BuildingId,
    /// One entry `None` for the whole building.
    floors: Vec<Option<FloorId>>,
    from: Option<Date>,
    until: Option<Date>,
}

fn read(tx: &mut Tx<'_, '_>, row: &Row, findings: &mut Findings) -> Result<Option<Read>> {
    let organisation = organisation(tx, row, findings)?;
    let building = api::building_named(tx, row.get("building"))?;
    if building.is_none() {
        findings.error("building", Text::each(|l| T(l).unknown_building(row.get("building"))));
    }
    let mut date = |column: &'static str| {
        let text = row.get(column);
        let parsed: Option<Date> = text.parse().ok();
        if !text.is_empty() && parsed.is_none() {
            findings.error(column, Text::each(|l| T(l).bad_date()));
        }
        parsed
    };
    let (from, until) = (date("from"), date("until"));
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        findings.error("until", Text::each(|l| T(l).ends_before()));
    }
    let labels = parse_floors(row.get("floor"));
    if labels.is_none() {
        findings.error("floor", Text::each(|l| T(l).bad_floor_words()));
    }
    let (Some(organisation), Some(building), Some(labels)) = (organisation, building, labels) else { return Ok(None) };
    let mut floors = Vec::new();
    for label in &labels {
        match api::floor_labelled(tx, building.id, label)? {
            Some(floor) => floors.push(Some(floor.id)),
            None => findings.error("floor", Text::each(|l| T(l).unknown_floor(label))),
        }
    }
    if labels.is_empty() {
        floors.push(None);
    }
    Ok(Some(Read { organisation, building: building.id, floors, from, until }))
}

fn organisation(tx: &mut Tx<'_, '_>, row: &Row, findings: &mut Findings) -> Result<Option<OrganisationId>> {
    let (district, name) = (tx.district(), row.get("organisation"));
    if let Ok(code) = row.get("unified_code").parse::<UnifiedCode>()
        && let Some(found) = tx.first(&sql::BY_CODE, args![district, code.as_str()])?
    {
        return Ok(Some(found.id));
    }
    if let Some(found) = api::organisation_named(tx, name)? {
        return Ok(Some(found.id));
    }
    let several = tx.one(&sql::NAMED, args![district, name])?.0 > 1;
    let reason =
        Text::each(|l| if several { T(l).several_organisations(name) } else { T(l).unknown_organisation(name) });
    findings.error("organisation", reason);
    Ok(None)
}

/// The stored tenancy that a row speaks of: same floor, same beginning, or one that holds if the row names none.
fn known<'a>(stored: &'a [Tenancy], read: &Read, floor: Option<FloorId>, today: Date) -> Option<&'a Tenancy> {
    stored.iter().filter(|t| t.floor == floor).find(|t| match read.from {
        Some(from) => t.from_on == from,
        None => t.holds_on(today) || t.from_on > today,
    })
}

impl Importer for Tenancies {
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>> {
        rows.iter().map(|row| self.row(tx, row)).collect()
    }

    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()> {
        let (district, today) = (tx.district(), tx.today());
        for (row, verdict) in rows {
            if !matches!(verdict.state, RowState::New | RowState::Changed) {
                continue;
            }
            let Some(read) = read(tx, row, &mut Findings::default())? else { continue };
            let stored = tx.all(&moves::sql::OF, args![district, read.organisation, read.building])?;
            for floor in &read.floors {
                match known(&stored, &read, *floor, today) {
                    Some(old) => moves::redate(tx, old, read.until)?,
                    None => {
                        let (id, from) = (TenancyId::new(tx.now()), read.from.unwrap_or(today));
                        let stage = moves::first_stage(from, read.until, today);
                        let (area, headcount) = (None::<i64>, None::<i64>);
                        tx.run_one(
                            &moves::sql::INSERT,
                            args![
                                district,
                                id,
                                read.organisation,
                                read.building,
                                floor,
                                from,
                                read.until,
                                stage,
                                area,
                                headcount
                            ],
                        )?;
                    }
                }
            }
            if verdict.state == RowState::Changed {
                self.changed.insert((read.organisation, read.building));
            }
            self.touched.insert(read.building);
        }
        Ok(())
    }

    fn finish(&mut self, tx: &mut Tx<'_, '_>) -> Result<()> {
        let (district, today) = (tx.district(), tx.today());
        for building in &self.touched {
            tx.run_one(&moves::sql::COUNT, args![district, building])?;
        }
        for (organisation, building) in &self.changed {
            moves::settle(tx, *organisation, *building, today.plus_days(-1))?;
        }
        Ok(())
    }
}

impl Tenancies {
    fn row(&mut self, tx: &mut Tx<'_, '_>, row: &Row) -> Result<Verdict> {
        let mut findings = Findings::default();
        let Some(read) = read(tx, row, &mut findings)? else { return Ok(findings.verdict(false)) };
        let (district, today) = (tx.district(), tx.today());
        let stored = tx.all(&moves::sql::OF, args![district, read.organisation, read.building])?;
        let mut all_known = true;
        for floor in &read.floors {
            let before = self.met.insert((read.organisation, read.building, *floor), row.line);
            if let Some(line) = before.filter(|_| read.from.is_none()) {
                findings.error("floor", Text::each(|l| T(l).twice_in_file(line)));
            }
            match known(&stored, &read, *floor, today) {
                Some(old) => {
                    let day = |d: Option<Date>| d.map_or(String::new(), |d| d.to_string());
                    findings.compare("until", &day(old.until_on), &day(read.until));
                }
                None => all_known = false,
            }
        }
        Ok(findings.verdict(all_known))
    }
}
