//! Spreadsheets of Party organisations: a row an organisation, superiors above those below them or already there. A chain is
//! imported as it is, with its breaks: finding them is what the chart is for.

use std::collections::HashMap;

use db::args;
use imports::{CellNote, Change, Column, ImportKind, Importer, Row, RowState, Severity, Verdict};
use kernel::{BuildingId, Date, DivisionCode, OrganisationId, PersonId, Result, Text};
use ledger::Tx;
use web::faults;

use crate::{
    T,
    book::Book,
    events::{TenureApproved, UnitEdited, UnitReparented},
    found::{NewUnit, cover, set_up},
    numbers,
    post::{PostKind, TenureState, term_end},
    posts, step, store,
    store::{TenureRow, UnitRow, sql},
    unit::{Bond, TenureId, UnitId, UnitKind},
};

macro_rules! column {
    ($name:literal, $zh:literal, $en:literal, [$($alias:literal),*], $required:literal, $example:literal) => {
        Column { name: $name, label: Text::new($zh, $en), aliases: &[$($alias),*], required: $required, example: $example }
    };
}
pub(crate) use column;

pub static UNITS: ImportKind = ImportKind {
    name: "party_organisations",
    order: 80,
    title: Text::new("党组织", "Party organisations"),
    columns: &[
        column!("name", "名称", "Name", ["党组织名称", "组织名称", "党组织"], true, "明岫信息党支部"),
        column!("kind", "类别", "Kind", ["党组织类别", "组织类别", "类型", "层级"], true, "党支部"),
        column!(
            "superior",
            "上级党组织",
            "Superior",
            ["上级", "隶属", "隶属于", "上级组织"],
            false,
            "和衡中心楼宇联合党委"
        ),
        column!("subdistrict", "街道", "Subdistrict", ["所在街道", "街镇", "街道（镇）"], false, "长风新村街道"),
        column!("towers", "楼宇", "Towers", ["覆盖楼宇", "所在楼宇"], false, "和衡中心"),
        column!("firms", "企业", "Firms", ["覆盖企业", "覆盖单位", "单位"], false, "明岫信息技术（上海）股份有限公司"),
        column!("bond", "纽带", "Bond", ["纽带类型", "特色类型", "地缘业缘趣缘"], false, "业缘"),
        column!("full", "正式党员数", "Full members", ["正式党员", "正式党员人数", "党员数"], false, "12"),
        column!("probationary", "预备党员数", "Probationary members", ["预备党员", "预备党员人数"], false, "1"),
        column!("founded", "成立日期", "Founded on", ["成立时间", "设立日期", "批准日期"], false, "2024-07-01"),
        column!("basis", "批准文号", "Approval", ["文号", "批复文号"], false, "长风社区党委〔2024〕12号"),
        column!("secretary", "书记登录名", "Secretary's login", ["书记", "书记账号"], false, "fang.jibai"),
    ],
    open: |_| Ok(Box::new(Units::default())),
};

#[derive(Default)]
struct Units {
    /// The names of the file so far, with the row of each.
    met: HashMap<String, u32>,
}

/// A row as it was understood.
struct Read {
    kind: UnitKind,
    name: String,
    /// The superior's name; it may stand above in the same file.
    superior: String,
    subdistrict: Option<DivisionCode>,
    towers: Vec<BuildingId>,
    firms: Vec<OrganisationId>,
    bond: Option<Bond>,
    full: u32,
    probationary: u32,
    /// The day of the numbers; none if the sheet has no column of them.
    counted: Option<Date>,
    founded: Date,
    basis: String,
    secretary: Option<PersonId>,
}

fn error(notes: &mut Vec<CellNote>, column: &'static str, reason: Text) {
    notes.push(CellNote { column, severity: Severity::Error, reason });
}

/// A number of members in a cell; 0 if it is empty.
pub fn number(row: &Row, column: &'static str, notes: &mut Vec<CellNote>) -> u32 {
    let text = row.get(column).trim_end_matches(['人', '名']).trim();
    match text.parse::<u32>() {
        Ok(n) if n <= step::MOST => n,
        _ if text.is_empty() => 0,
        _ => {
            error(notes, column, faults::number(0, i64::from(step::MOST)));
            0
        }
    }
}

fn read(tx: &mut Tx<'_, '_>, row: &Row, notes: &mut Vec<CellNote>) -> Result<Option<Read>> {
    let kind = UnitKind::from_word(row.get("kind"));
    if kind.is_none() {
        error(notes, "kind", Text::each(|l| T(l).unknown_kind(row.get("kind"))));
    }
    let mut towers = Vec::new();
    for name in step::names(row.get("towers")) {
        match registry::api::building_named(tx, &name)? {
            Some(building) => towers.push(building.id),
            None => error(notes, "towers", Text::each(|l| T(l).unknown_tower(&name))),
        }
    }
    let mut firms = Vec::new();
    for name in step::names(row.get("firms")) {
        match registry::api::organisation_named(tx, &name)? {
            Some(firm) => firms.push(firm.id),
            None => error(notes, "firms", Text::each(|l| T(l).unknown_firm(&name))),
        }
    }
    let subdistrict = match row.get("subdistrict") {
        "" => None,
        name => {
            let found = registry::api::division_named(tx, name)?.map(|d| d.code);
            if found.is_none() {
                error(notes, "subdistrict", Text::each(|l| T(l).unknown_subdistrict()));
            }
            found
        }
    };
    let bond = match row.get("bond") {
        "" => None,
        word => {
            let found = Bond::from_word(word);
            if found.is_none() {
                error(notes, "bond", Text::each(|l| T(l).unknown_bond(word)));
            }
            found
        }
    };
    let (full, probationary) = (number(row, "full", notes), number(row, "probationary", notes));
    let founded = match row.get("founded") {
        "" => tx.today(),
        text => text.parse::<Date>().unwrap_or_else(|_| {
            error(notes, "founded", faults::date());
            tx.today()
        }),
    };
    let secretary = match row.get("secretary") {
        "" => None,
        login => {
            let found = identity::api::person_of_login(tx, login)?;
            if found.is_none() {
                error(notes, "secretary", Text::each(|l| T(l).unknown_login()));
            }
            found
        }
    };
    let Some(kind) = kind else { return Ok(None) };
    towers.sort();
    firms.sort();
    Ok(Some(Read {
        kind,
        name: row.get("name").to_owned(),
        superior: row.get("superior").to_owned(),
        subdistrict,
        towers,
        firms,
        bond,
        full,
        probationary,
        counted: (row.has("full") || row.has("probationary")).then(|| tx.today()),
        founded,
        basis: row.get("basis").to_owned(),
        secretary,
    }))
}

impl Read {
    /// What the sheet has no column for stays as it is.
    fn keep(&mut self, row: &Row, old: &UnitRow, book: &Book) {
        if !row.has("towers") {
            self.towers = book.towers_of(old.id).to_vec();
        }
        if !row.has("firms") {
            self.firms = book.firms_of(old.id).to_vec();
        }
        if !row.has("bond") {
            self.bond = old.bond;
        }
        if !row.has("full") {
            self.full = old.full_members;
        }
        if !row.has("probationary") {
            self.probationary = old.probationary_members;
        }
        self.counted = self.counted.or(old.counted_on);
    }
}

impl Importer for Units {
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>> {
        let book = Book::open(tx)?;
        rows.iter().map(|row| self.row(tx, &book, row)).collect()
    }

    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()> {
        for (row, _) in rows {
            if let Some(read) = read(tx, row, &mut Vec::new())? {
                write(tx, row, read)?;
            }
        }
        Ok(())
    }
}

impl Units {
    fn row(&mut self, tx: &mut Tx<'_, '_>, book: &Book, row: &Row) -> Result<Verdict> {
        let mut notes = Vec::new();
        let Some(read) = read(tx, row, &mut notes)? else {
            return Ok(Verdict { state: RowState::Error, notes, changes: Vec::new() });
        };
        let stored = store::named(tx, &read.name)?.and_then(|id| book.get(id));
        let above = !read.superior.is_empty();
        let known = !above || self.met.contains_key(&read.superior) || store::named(tx, &read.superior)?.is_some();
        if !known {
            error(&mut notes, "superior", Text::each(|l| T(l).unknown_superior(&read.superior)));
        } else if !above && read.kind != UnitKind::Region && (stored.is_none() || row.has("superior")) {
            let reason = Text::each(|l| T(l).will_be_broken());
            notes.push(CellNote { column: "superior", severity: Severity::Warning, reason });
        }
        if let Some(line) = self.met.insert(read.name.clone(), row.line) {
            error(&mut notes, "name", Text::each(|l| T(l).twice_in_file(line)));
        }
        let mut changes = Vec::new();
        if let Some(old) = stored {
            let superior = old.superior.map_or(String::new(), |s| book.name(s));
            let pairs = [
                ("kind", old.kind.code().to_owned(), read.kind.code().to_owned()),
                ("superior", superior, read.superior.clone()),
                ("bond", old.bond.map_or("", Bond::code).to_owned(), read.bond.map_or("", Bond::code).to_owned()),
                ("full", old.full_members.to_string(), read.full.to_string()),
                ("probationary", old.probationary_members.to_string(), read.probationary.to_string()),
                ("towers", towers(tx, book.towers_of(old.id))?, towers(tx, &read.towers)?),
                ("firms", firms(tx, book.firms_of(old.id))?, firms(tx, &read.firms)?),
            ];
            if old.kind != read.kind {
                error(&mut notes, "kind", Text::each(|l| T(l).kind_is_fixed()));
            }
            let differ = pairs.into_iter().filter(|(column, from, to)| row.has(column) && from != to);
            changes.extend(differ.map(|(column, from, to)| Change { column, from, to }));
            if let Some(person) = read.secretary {
                match secretary(tx, &read, old.id)? {
                    None => {
                        let to = row.get("secretary").to_owned();
                        changes.push(Change { column: "secretary", from: String::new(), to });
                    }
                    Some(holder) if holder != person => {
                        let reason = Text::each(|l| T(l).post_is_held());
                        notes.push(CellNote { column: "secretary", severity: Severity::Warning, reason });
                    }
                    Some(_) => {}
                }
            }
        }
        let wrong = notes.iter().any(|n| n.severity == Severity::Error);
        let state = match (wrong, stored.is_some(), changes.is_empty()) {
            (true, ..) => RowState::Error,
            (_, false, _) => RowState::New,
            (_, true, false) => RowState::Changed,
            _ => RowState::Unchanged,
        };
        Ok(Verdict { state, notes, changes })
    }
}

/// Names of towers, in one order.
fn towers(tx: &mut Tx<'_, '_>, ids: &[BuildingId]) -> Result<String> {
    Ok(listed(registry::api::buildings(tx, ids)?.into_iter().map(|b| b.row.name)))
}

fn firms(tx: &mut Tx<'_, '_>, ids: &[OrganisationId]) -> Result<String> {
    Ok(listed(registry::api::organisations(tx, ids)?.into_iter().map(|o| o.name)))
}

fn listed(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.join("、")
}

/// Who holds the secretary's post in the term that the file would begin.
fn secretary(tx: &mut Tx<'_, '_>, read: &Read, unit: UnitId) -> Result<Option<PersonId>> {
    let (today, rules) = (tx.today(), numbers::at(tx, &read.towers)?);
    let posts = posts::of(tx, unit)?;
    let Some(post) = posts.iter().find(|p| p.kind == PostKind::Secretary) else { return Ok(None) };
    let taken = posts::taken(tx, unit, today, term_end(read.kind, today, &rules))?;
    Ok(taken.iter().find(|t| t.post == post.id).map(|t| t.person))
}

fn write(tx: &mut Tx<'_, '_>, row: &Row, mut read: Read) -> Result<()> {
    let (district, today, now, by) = (tx.district(), tx.today(), tx.now(), tx.actor().person());
    let superior = if read.superior.is_empty() { None } else { store::named(tx, &read.superior)? };
    let id = match store::named(tx, &read.name)? {
        Some(id) => {
            let book = Book::open(tx)?;
            let Some(old) = book.get(id).cloned() else { return Ok(()) };
            read.keep(row, &old, &book);
            let Read { name, bond, full, probationary, counted, .. } = &read;
            tx.run_one(
                &sql::EDIT_UNIT,
                args![district, id, name, bond, old.bond_words, full, probationary, counted, now, by, old.rev],
            )?;
            cover(tx, id, &read.towers, &read.firms)?;
            tx.record(&UnitEdited { unit: id, fields: vec!["import".to_owned()], rev: old.rev + 1 })?;
            match superior {
                Some(to) if old.superior != Some(to) && !book.chain.would_circle(id, to) => {
                    tx.run(&sql::END_SUPERIOR, args![district, id, today])?;
                    tx.run_one(&sql::ADD_SUPERIOR, args![district, id, today, to, read.basis])?;
                    tx.run_one(&sql::REPARENT, args![district, id, to, old.subdistrict])?;
                    let words = tx.words(&read.basis);
                    let name = book.name(to);
                    tx.record(&UnitReparented { unit: id, from: old.superior, to, name, on: today, words })?;
                }
                _ => {}
            }
            id
        }
        None => {
            let new = NewUnit {
                kind: read.kind,
                name: read.name.clone(),
                superior,
                subdistrict: read.subdistrict,
                towers: read.towers.clone(),
                firms: read.firms.clone(),
                bond: read.bond,
                bond_words: String::new(),
                full: read.full,
                probationary: read.probationary,
                counted_on: read.counted,
                founded_on: read.founded,
                basis: read.basis.clone(),
                vacant: false,
            };
            set_up(tx, &new)?
        }
    };
    match read.secretary {
        Some(person) => seat(tx, id, &read, person),
        None => Ok(()),
    }
}

/// Whoever the file says is the secretary takes the post, for a term from today.
fn seat(tx: &mut Tx<'_, '_>, unit: UnitId, read: &Read, person: PersonId) -> Result<()> {
    let (district, today, rules) = (tx.district(), tx.today(), numbers::at(tx, &read.towers)?);
    let posts = posts::of(tx, unit)?;
    let Some(post) = posts.iter().find(|p| p.kind == PostKind::Secretary) else { return Ok(()) };
    let id = TenureId::new(tx.store().clock().now());
    let until = term_end(read.kind, today, &rules);
    if posts::taken(tx, unit, today, until)?.iter().any(|t| t.post == post.id) {
        return Ok(());
    }
    let tenure = TenureRow {
        id,
        post: post.id,
        unit,
        person,
        acting: false,
        from_on: today,
        until_on: until,
        ended_on: None,
        state: TenureState::Held,
        basis: read.basis.clone(),
        proposed_by: None,
    };
    tx.run_one(
        &sql::ADD_TENURE,
        args![
            district,
            id,
            post.id,
            unit,
            person,
            false,
            today,
            until,
            TenureState::Held,
            tenure.basis,
            None::<PersonId>
        ],
    )?;
    let book = Book::open(tx)?;
    posts::take(tx, &book, post, &tenure)?;
    tx.record(&TenureApproved { unit, post: post.id, kind: post.kind, tenure: id, person, until })?;
    Ok(())
}
