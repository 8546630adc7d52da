//! Buildings, recognised by the district's own code; their floors and poster codes are made with them.

use std::collections::HashMap;

use db::{args, statements};
use imports::{Column, ImportKind, Importer, Row, RowState, Verdict};
use kernel::{BuildingId, DivisionCode, FloorId, OrganisationId, Result, Text};
use ledger::Tx;

use super::Findings;
use crate::{
    T, api,
    building::{BuildingRow, Ownership, TaxBand, Tier, floor_labels},
    store,
};

macro_rules! column {
    ($name:literal, $zh:literal, $en:literal, [$($alias:literal),*], $required:literal, $example:literal) => {
        Column { name: $name, label: Text::new($zh, $en), aliases: &[$($alias),*], required: $required, example: $example }
    };
}

pub static BUILDINGS: ImportKind = ImportKind {
    name: "buildings",
    order: 30,
    title: Text::new("楼宇", "Buildings"),
    columns: &[
        column!("code", "楼宇编码", "Building code", ["楼宇编号", "编码", "编号", "楼宇代码"], true, "PT-001"),
        column!("name", "楼宇名称", "Name", ["楼名", "名称", "大楼名称", "楼宇"], true, "和衡中心"),
        column!(
            "subdistrict",
            "所属街道",
            "Subdistrict",
            ["街道", "街镇", "所属街镇", "街道名称"],
            true,
            "长风新村街道"
        ),
        column!("address", "地址", "Address", ["楼宇地址", "详细地址", "坐落"], false, "云岭东路 88 号"),
        column!("floors_above", "地上层数", "Floors above ground", ["地上楼层", "层数", "楼层数"], true, "28"),
        column!("floors_below", "地下层数", "Floors below ground", ["地下楼层"], false, "2"),
        column!("area", "建筑面积", "Floor area", ["面积", "总建筑面积"], false, "86000"),
        column!(
            "workforce",
            "从业人数",
            "People who work here",
            ["员工数", "从业人员", "从业人员数", "人数"],
            false,
            "4200"
        ),
        column!("ownership", "产权性质", "Ownership", ["产权类型", "产权"], false, "单一产权"),
        column!("tier", "楼宇等级", "Class", ["等级", "重点楼宇", "楼宇类别"], false, "重点"),
        column!("tax_band", "税收档次", "Tax band", ["亿元楼", "税收"], false, "亿元楼"),
        column!("pilot", "是否试点", "Pilot", ["试点"], false, "是"),
        column!("owner", "产权方", "Owner", ["业主", "产权单位", "业主单位"], false, "和衡置业（上海）有限公司"),
        column!(
            "property",
            "物业服务企业",
            "Property manager",
            ["物业", "物业公司", "物业方"],
            false,
            "恒诚物业服务有限公司"
        ),
    ],
    open: |_| Ok(Box::new(Buildings::default())),
};

pub mod sql {
    use super::*;

    statements! {
        query BY_CODES: BuildingRow = "select district, id, code, name, subdistrict, address, floors_above, floors_below, area, workforce, ownership, tier, tax_band, pilot, owner, property, tenants, rev, edited_at, edited_by from building where district = $1 and code in ($2..)";
        command INSERT = "insert into building (district, id, code, name, subdistrict, address, floors_above, floors_below, area, workforce, ownership, tier, tax_band, pilot, owner, property, tenants, rev, edited_at, edited_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, 1, $17, null)";
        command UPDATE = "update building set name = $3, subdistrict = $4, address = $5, floors_above = $6, floors_below = $7, area = $8, workforce = $9, ownership = $10, tier = $11, tax_band = $12, pilot = $13, owner = $14, property = $15, rev = rev + 1, edited_at = $16 where district = $1 and id = $2";
        command PUT_FLOOR = "insert into floor (district, id, building, label, ordinal) values ($1, $2, $3, $4, $5) on conflict (district, building, label) do nothing";
    }
}

#[derive(Default)]
struct Buildings {
    met: HashMap<String, u32>,
    stored: HashMap<u32, BuildingId>,
}

/// A row as it was understood.
struct Read {
    code: String,
    name: String,
    subdistrict: DivisionCode,
    address: String,
    floors_above: i64,
    floors_below: i64,
    area: Option<i64>,
    workforce: Option<i64>,
    ownership: Ownership,
    tier: Tier,
    tax_band: TaxBand,
    pilot: bool,
    owner: Option<OrganisationId>,
    property: Option<OrganisationId>,
}

fn read(tx: &mut Tx<'_, '_>, row: &Row, findings: &mut Findings) -> Result<Option<Read>> {
    for column in ["code", "name"] {
        if row.get(column).is_empty() {
            findings.error(if column == "code" { "code" } else { "name" }, web::faults::empty());
        }
    }
    let subdistrict = subdistrict(tx, row.get("subdistrict"))?;
    if subdistrict.is_none() {
        findings.error("subdistrict", Text::each(|l| T(l).unknown_subdistrict(row.get("subdistrict"))));
    }
    let mut floors = |column: &'static str| {
        let text = row.get(column);
        let number = if text.is_empty() { Some(0) } else { text.trim_end_matches('层').parse().ok() };
        let number = number.filter(|n: &i64| (0..=200).contains(n));
        if number.is_none() {
            findings.error(column, Text::each(|l| T(l).bad_floors()));
        }
        number
    };
    let (above, below) = (floors("floors_above"), floors("floors_below"));
    let mut count = |column: &'static str| {
        let text: String = row.get(column).chars().filter(|c| !matches!(c, ',' | '，' | ' ')).collect();
        let text = text.trim_end_matches(['人', '㎡']).trim_end_matches("平方米").to_owned();
        let number: Option<i64> = text.split('.').next().and_then(|t| t.parse().ok());
        if !text.is_empty() && number.is_none() {
            findings.error(column, web::faults::number(1, 9_999_999));
        }
        number
    };
    let (area, workforce) = (count("area"), count("workforce"));
    let ownership = Ownership::from_word(row.get("ownership"));
    let (tier, tax_band) = (Tier::from_word(row.get("tier")), TaxBand::from_word(row.get("tax_band")));
    for (column, missing) in
        [("ownership", ownership.is_none()), ("tier", tier.is_none()), ("tax_band", tax_band.is_none())]
    {
        if missing {
            findings.error(column, Text::each(|l| T(l).unknown_word(row.get(column))));
        }
    }
    let pilot = matches!(row.get("pilot"), "是" | "试点" | "1" | "true" | "Y" | "y" | "√");
    let (owner, property) = (organisation(tx, row, "owner", findings)?, organisation(tx, row, "property", findings)?);
    let (Some(subdistrict), Some(floors_above), Some(floors_below), Some(ownership), Some(tier), Some(tax_band)) =
        (subdistrict, above, below, ownership, tier, tax_band)
    else {
        return Ok(None);
    };
    let text = |column: &str| row.get(column).to_owned();
    Ok(Some(Read {
        code: text("code"),
        name: text("name"),
        subdistrict,
        address: text("address"),
        floors_above,
        floors_below,
        area,
        workforce,
        ownership,
        tier,
        tax_band,
        pilot,
        owner,
        property,
    }))
}

/// The subdistrict by code or by name, with or without its last character (长风新村 for 长风新村街道).
fn subdistrict(tx: &mut Tx<'_, '_>, text: &str) -> Result<Option<DivisionCode>> {
    if let Ok(code) = text.parse::<DivisionCode>() {
        return Ok(api::division(tx, code)?.filter(|d| d.is_subdistrict()).map(|d| d.code));
    }
    for name in [text.to_owned(), format!("{text}街道"), format!("{text}镇")] {
        if let Some(found) = api::division_named(tx, &name)?.filter(|d| d.is_subdistrict()) {
            return Ok(Some(found.code));
        }
    }
    Ok(None)
}

fn organisation(
    tx: &mut Tx<'_, '_>,
    row: &Row,
    column: &'static str,
    findings: &mut Findings,
) -> Result<Option<OrganisationId>> {
    let name = row.get(column);
    if name.is_empty() {
        return Ok(None);
    }
    let found = api::organisation_named(tx, name)?;
    if found.is_none() {
        findings.error(column, Text::each(|l| T(l).unknown_organisation(name)));
    }
    Ok(found.map(|o| o.id))
}

impl Importer for Buildings {
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>> {
        let district = tx.district();
        let codes: Vec<&str> = rows.iter().map(|r| r.get("code")).collect();
        let found = tx.all(&sql::BY_CODES, args![district, db::list(&codes)])?;
        let stored: HashMap<String, BuildingRow> = found.into_iter().map(|b| (b.code.clone(), b)).collect();
        self.stored.clear();
        rows.iter().map(|row| self.row(tx, row, &stored)).collect()
    }

    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()> {
        for (row, verdict) in rows {
            if !matches!(verdict.state, RowState::New | RowState::Changed) {
                continue;
            }
            if let Some(read) = read(tx, row, &mut Findings::default())? {
                write(tx, &read, self.stored.get(&row.line).copied())?;
            }
        }
        Ok(())
    }
}

fn write(tx: &mut Tx<'_, '_>, read: &Read, stored: Option<BuildingId>) -> Result<()> {
    let (district, now) = (tx.district(), tx.now());
    let Read { code, name, subdistrict, address, floors_above, floors_below, area, workforce, .. } = read;
    let Read { ownership, tier, tax_band, pilot, owner, property, .. } = read;
    let id = match stored {
        Some(id) => {
            tx.run_one(
                &sql::UPDATE,
                args![
                    district,
                    id,
                    name,
                    subdistrict,
                    address,
                    floors_above,
                    floors_below,
                    area,
                    workforce,
                    ownership,
                    tier,
                    tax_band,
                    pilot,
                    owner,
                    property,
                    now
                ],
            )?;
            id
        }
        None => {
            let id = BuildingId::new(now);
            tx.run_one(
                &sql::INSERT,
                args![
                    district,
                    id,
                    code,
                    name,
                    subdistrict,
                    address,
                    floors_above,
                    floors_below,
                    area,
                    workforce,
                    ownership,
                    tier,
                    tax_band,
                    pilot,
                    owner,
                    property,
                    now
                ],
            )?;
            id
        }
    };
    for (label, ordinal) in floor_labels(*floors_above, *floors_below) {
        tx.run(&sql::PUT_FLOOR, args![district, FloorId::new(now), id, label, ordinal])?;
    }
    api::give_codes(tx, id)?;
    let subdistrict = store::division(tx, *subdistrict)?.map_or(String::new(), |d| d.name);
    let (href, body) = (format!("/{district}/towers/{id}"), format!("{address} {subdistrict} {code}"));
    let doc = search::Doc { id: id.any(), kind: "building", title: name, href: &href, body: &body, at: now };
    Ok(search::put(tx, district, &doc)?)
}

impl Buildings {
    fn row(&mut self, tx: &mut Tx<'_, '_>, row: &Row, stored: &HashMap<String, BuildingRow>) -> Result<Verdict> {
        let mut findings = Findings::default();
        if let Some(line) = self.met.insert(row.get("code").to_owned(), row.line) {
            findings.error("code", Text::each(|l| T(l).twice_in_file(line)));
        }
        let known = stored.get(row.get("code"));
        let Some(read) = read(tx, row, &mut findings)? else { return Ok(findings.verdict(known.is_some())) };
        if let Some(old) = known {
            self.stored.insert(row.line, old.id);
            let number = |n: Option<i64>| n.map_or(String::new(), |n| n.to_string());
            if read.floors_above < old.floors_above || read.floors_below < old.floors_below {
                findings.warn("floors_above", Text::each(|l| T(l).too_many_floors()));
            }
            findings.compare("name", &old.name, &read.name);
            findings.compare("subdistrict", &old.subdistrict.to_string(), &read.subdistrict.to_string());
            findings.compare("address", &old.address, &read.address);
            findings.compare("floors_above", &old.floors_above.to_string(), &read.floors_above.to_string());
            findings.compare("floors_below", &old.floors_below.to_string(), &read.floors_below.to_string());
            findings.compare("area", &number(old.area), &number(read.area));
            findings.compare("workforce", &number(old.workforce), &number(read.workforce));
            findings.compare("ownership", old.ownership.code(), read.ownership.code());
            findings.compare("tier", old.tier.code(), read.tier.code());
            findings.compare("tax_band", old.tax_band.code(), read.tax_band.code());
            findings.compare("pilot", &old.pilot.to_string(), &read.pilot.to_string());
            let link = |o: Option<OrganisationId>| o.map_or(String::new(), |o| o.to_string());
            findings.compare("owner", &link(old.owner), &link(read.owner));
            findings.compare("property", &link(old.property), &link(read.property));
        }
        Ok(findings.verdict(known.is_some()))
    }
}
