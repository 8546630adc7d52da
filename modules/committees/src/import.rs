//! Rosters of bodies under whatever local name (R43): a row a seat.

use std::collections::{HashMap, HashSet};

use db::args;
use identity::api::NewAppointment;
use imports::{CellNote, Change, Column, ImportKind, Importer, Row, RowState, Verdict};
use kernel::{BodyId, BuildingId, Date, PersonId, Result, Role, Scope, Text};
use ledger::Tx;

use crate::{
    T,
    body::{BodyKind, BodyRow, LegalStatus, Position, Seat, SeatId, SeatKind},
    events::{BodyRegistered, BodyRenamed, SeatTaken},
    roster::{Fault, Read, RosterFault, person, read},
    store,
    store::sql,
};

macro_rules! column {
    ($name:literal, $zh:literal, $en:literal, [$($alias:literal),*], $required:literal, $example:literal) => {
        Column { name: $name, label: Text::new($zh, $en), aliases: &[$($alias),*], required: $required, example: $example }
    };
}

pub static ROSTERS: ImportKind = ImportKind {
    name: "rosters",
    order: 60,
    title: Text::new("楼委会名册", "Committee rosters"),
    columns: &[
        column!("building", "楼宇", "Building", ["楼宇名称", "楼宇编码", "所在楼宇"], true, "和衡中心"),
        column!(
            "body",
            "组织名称",
            "Body",
            ["楼委会名称", "名称", "组织", "楼务会名称", "楼管会名称", "楼事会名称"],
            true,
            "和衡中心楼委会"
        ),
        column!("name", "姓名", "Name", ["委员姓名", "人员姓名"], false, "顾砚秋"),
        column!("login", "登录名", "Login name", ["账号", "用户名"], false, "gu.yanqiu"),
        column!(
            "organisation",
            "单位",
            "Organisation",
            ["所在单位", "工作单位", "推荐单位"],
            false,
            "恒诚物业服务有限公司"
        ),
        column!("kind", "席位类别", "Stands for", ["代表类别", "类别", "身份", "界别"], false, "物业"),
        column!("position", "职务", "Post", ["楼委会职务", "任职"], false, "主任"),
        column!("ordinary", "普通员工", "Ordinary employee", ["是否普通员工", "一线员工"], false, "否"),
        column!("from", "届期起", "Term from", ["任期起", "起", "任期开始"], false, "2025-06-01"),
        column!("until", "届期止", "Term until", ["任期止", "止", "任期结束"], false, "2028-05-31"),
        column!("legal", "法律地位", "Legal status", ["组织性质", "法人情况"], false, "非法人"),
        column!("filed", "备案号", "Filing number", ["备案编号", "备案文号"], false, "普楼备〔2025〕1号"),
    ],
    open: |_| Ok(Box::new(Rosters::default())),
};

/// A seat that a row gave somebody, and its line.
type Met = (SeatKind, Position, u32);

#[derive(Default)]
struct Rosters {
    /// Seats of one person in one body, by the lines where they stand.
    met: HashMap<(BuildingId, BodyKind, String), Vec<Met>>,
    /// Bodies whose old faults were forgotten by this import.
    fresh: HashSet<BodyId>,
    /// People who have taken a seat by this import.
    seated: HashSet<(BodyId, PersonId)>,
}

impl Importer for Rosters {
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>> {
        rows.iter().map(|row| self.row(tx, row)).collect()
    }

    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()> {
        let mut all = Vec::new();
        for (row, _) in rows {
            all.extend(read(tx, row, &mut Vec::new())?.map(|read| (read, row)));
        }
        // A row that says no term takes it from those that do.
        all.sort_by_key(|(read, row)| (read.from.is_none() || read.until.is_none(), row.line));
        for (read, _) in &all {
            self.write(tx, read)?;
        }
        Ok(())
    }
}

impl Rosters {
    fn write(&mut self, tx: &mut Tx<'_, '_>, read: &Read) -> Result<()> {
        let (district, today) = (tx.district(), tx.today());
        let body = body(tx, read)?;
        if self.fresh.insert(body.id) {
            tx.run(&sql::FORGET_FAULTS, args![district, body.id])?;
        }
        let mut faults = read.faults.clone();
        let (found, several) = if read.name.is_empty() { (None, false) } else { person(tx, read)? };
        if several {
            faults.push(Fault::new(RosterFault::WhichPerson, ""));
        }
        if !read.name.is_empty() {
            let person = match found {
                Some(person) => person,
                None => identity::api::register(tx, &read.name, "import")?,
            };
            let first = self.seated.insert((body.id, person));
            if !first {
                faults.push(Fault::new(RosterFault::SecondSeat, ""));
            }
            seat(tx, read, &body, person, first)?;
        }
        for Fault { fault, word } in &faults {
            tx.run(&sql::ADD_FAULT, args![district, body.id, read.line, fault, word, today])?;
        }
        crate::index::put(tx, &body)
    }
}

/// The open seat of a person that a row speaks of.
fn known<'s>(open: &[&'s Seat], read: &Read, first: bool) -> Option<&'s Seat> {
    let same = |s: &&&Seat| s.kind == read.seat && s.position == read.position;
    open.iter().rev().find(same).or_else(|| open.last().filter(|_| first && open.len() == 1)).copied()
}

/// Gives a person the seat of a row. The first seat of a person in a roster takes the place of the one before.
fn seat(tx: &mut Tx<'_, '_>, read: &Read, body: &BodyRow, person: PersonId, first: bool) -> Result<()> {
    let district = tx.district();
    let seats = store::all_seats(tx, body.id)?;
    let open: Vec<&Seat> = seats.iter().filter(|s| s.person == person && s.ended_on.is_none()).collect();
    let known = known(&open, read, first);
    let from = read.from.or(known.map(|s| s.from_on)).unwrap_or(body.term_from);
    let until = read.until.or(known.map(|s| s.until_on)).unwrap_or(body.term_until).max(from);
    for old in open.iter().filter(|s| known.is_none_or(|k| k.id == s.id) && (first || known.is_some())) {
        // The same seat for another term or post: the old row ends where the new one begins.
        let last = old.from_on.max(from.plus_days(-1)).min(old.until_on);
        tx.run_one(&sql::END_SEAT, args![district, old.id, last])?;
    }
    let id = SeatId::new(tx.store().clock().now());
    let Read { seat, position, organisation, ordinary, .. } = read;
    let votes = position.votes();
    tx.run_one(
        &sql::ADD_SEAT,
        args![district, id, body.id, person, seat, position, organisation, ordinary, votes, from, until],
    )?;
    tx.record(&SeatTaken { body: body.id, seat: id, person, kind: *seat, position: *position, until })?;
    for role in roles(body.kind, *position) {
        let scope = Scope::Building(body.building);
        let held = identity::api::appointments_of(tx, person)?;
        if held.iter().any(|a| a.role == *role && a.scope == scope && a.until == Some(until)) {
            continue;
        }
        let new = NewAppointment {
            person,
            role: *role,
            scope,
            building: Some(body.building),
            from,
            until: Some(until),
            employment: None,
        };
        identity::api::appoint(tx, &new)?;
    }
    Ok(())
}

/// The roles that come with a seat.
pub fn roles(kind: BodyKind, position: Position) -> &'static [Role] {
    match (kind, position) {
        (BodyKind::Committee, Position::Chair) => &[Role::CommitteeChair, Role::CommitteeMember],
        (BodyKind::Committee, Position::ViceChair | Position::Member) => &[Role::CommitteeMember],
        (BodyKind::Committee, Position::Secretary) => &[Role::CommitteeSecretary],
        (BodyKind::Party, Position::Chair) => &[Role::PartySecretary, Role::PartyCommitteeMember],
        (BodyKind::Party, Position::ViceChair | Position::Member) => &[Role::PartyCommitteeMember],
        _ => &[],
    }
}

/// The body of a row, registered if it is new, renewed if the row names a later term.
fn body(tx: &mut Tx<'_, '_>, read: &Read) -> Result<BodyRow> {
    let district = tx.district();
    let pack = policy::api::of(tx, read.building)?;
    let stored = store::body_of(tx, read.building, read.kind)?;
    if let Some(old) = &stored {
        if read.legal != LegalStatus::Unstated && read.legal != old.legal_status {
            tx.run_one(&sql::SET_STATUS, args![district, old.id, read.legal])?;
        }
        if !read.filed.is_empty() && old.filed_no.as_ref() != Some(&read.filed) {
            tx.run_one(&sql::SET_FILED, args![district, old.id, read.filed])?;
        }
        if read.until.is_none_or(|until| old.term_until >= until) && old.local_name == read.local_name {
            return Ok(old.clone());
        }
    }
    let building = registry::api::building_of(tx, read.building)?;
    let organisation = registry::api::organisation_named(tx, &read.local_name)?.map(|o| o.id);
    let name = match read.kind {
        BodyKind::Committee => pack.names.canonical_of(&building.name),
        BodyKind::Party => read.local_name.clone(),
    };
    let from = read.from.or(stored.as_ref().map(|b| b.term_from)).unwrap_or(tx.today());
    let term = i32::try_from(pack.body.term_months.value).unwrap_or(i32::MAX);
    let until = read.until.or(stored.as_ref().map(|b| b.term_until));
    let until = until.unwrap_or_else(|| from.plus_months(term).plus_days(-1)).max(from);
    let called = stored.as_ref().map(|b| b.local_name.clone());
    let id = match stored {
        Some(old) => {
            tx.run_one(&sql::RENEW_BODY, args![district, old.id, read.local_name, organisation, from, until])?;
            old.id
        }
        None => {
            let id = BodyId::new(tx.now());
            let filed = Some(&read.filed).filter(|f| !f.is_empty());
            let Read { kind, local_name, legal, .. } = read;
            tx.run_one(
                &sql::TAKE_OVER_BODY,
                args![district, id, kind, name, local_name, read.building, organisation, from, until, legal, filed],
            )?;
            id
        }
    };
    tx.record(&BodyRegistered {
        body: id,
        kind: read.kind,
        building: read.building,
        name: name.clone(),
        term_from: from,
        term_until: until,
    })?;
    let body = store::body(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    if body.local_name != body.name && called.as_ref() != Some(&body.local_name) {
        rename(tx, &body)?;
    }
    crate::index::put(tx, &body)?;
    Ok(body)
}

/// The local name stays as what people say; the body and its subdistrict learn what it is called by the rules (R43).
fn rename(tx: &mut Tx<'_, '_>, body: &BodyRow) -> Result<()> {
    let BodyRow { id, building, name, local_name, .. } = body;
    tx.record(&BodyRenamed { body: *id, building: *building, local_name: local_name.clone(), name: name.clone() })?;
    let mut people = Vec::new();
    for role in [Role::CommitteeSecretary, Role::CommitteeChair] {
        people.extend(identity::api::holders(tx, role, Scope::Building(*building))?);
    }
    let subdistrict = registry::api::building_of(tx, *building)?.subdistrict;
    people.extend(identity::api::holders(tx, Role::SubdistrictClerk, Scope::Subdistrict(subdistrict))?);
    let text = Text::each(|l| T(l).notice_renamed(local_name, name));
    identity::api::notify(tx, &people, &text, &format!("/{}/bodies/{id}", tx.district()))
}

impl Rosters {
    fn row(&mut self, tx: &mut Tx<'_, '_>, row: &Row) -> Result<Verdict> {
        let mut notes = Vec::new();
        let Some(mut read) = read(tx, row, &mut notes)? else {
            return Ok(Verdict { state: RowState::Error, notes, changes: Vec::new() });
        };
        let here = (read.seat, read.position, row.line);
        let mut again = None;
        let mut first = true;
        if !read.name.is_empty() {
            let met = self.met.entry((read.building, read.kind, read.who().to_owned())).or_default();
            again = met.iter().find(|(k, p, _)| (*k, *p) == (read.seat, read.position)).map(|(_, _, line)| *line);
            first = met.is_empty();
            met.push(here);
        }
        if let Some(line) = again {
            read.faulty(RosterFault::Twice, &line.to_string());
            return Ok(Verdict { state: RowState::Unchanged, notes: notes_of(&read, notes), changes: Vec::new() });
        }
        if !first {
            read.faulty(RosterFault::SecondSeat, "");
        }
        let stored = store::body_of(tx, read.building, read.kind)?;
        if read.name.is_empty() {
            let state = if stored.is_some() { RowState::Unchanged } else { RowState::New };
            return Ok(Verdict { state, notes: notes_of(&read, notes), changes: Vec::new() });
        }
        let (person, several) = person(tx, &read)?;
        if several {
            read.faulty(RosterFault::WhichPerson, "");
        } else if person.is_none() {
            notes.push(CellNote::warning("name", Text::each(|l| T(l).new_person())));
        }
        let mut changes = Vec::new();
        let mut sits = false;
        if let (Some(person), Some(body)) = (person, &stored) {
            let seats = store::all_seats(tx, body.id)?;
            let open: Vec<&Seat> = seats.iter().filter(|s| s.person == person && s.ended_on.is_none()).collect();
            if let Some(old) = known(&open, &read, first) {
                sits = true;
                changes = differences(old, body, &read);
            }
        }
        let state = match (sits, changes.is_empty()) {
            (false, _) => RowState::New,
            (true, false) => RowState::Changed,
            (true, true) => RowState::Unchanged,
        };
        Ok(Verdict { state, notes: notes_of(&read, notes), changes })
    }
}

fn notes_of(read: &Read, mut notes: Vec<CellNote>) -> Vec<CellNote> {
    notes.extend(read.faults.iter().map(Fault::note));
    notes
}

/// What a row says otherwise than the seat and the body.
fn differences(old: &Seat, body: &BodyRow, read: &Read) -> Vec<Change> {
    let day = |day: Option<Date>, stored: Date| day.unwrap_or(stored).to_string();
    let legal = if read.legal == LegalStatus::Unstated { body.legal_status } else { read.legal };
    let filed = body.filed_no.clone().unwrap_or_default();
    let pairs = [
        ("kind", old.kind.code().to_owned(), read.seat.code().to_owned()),
        ("position", old.position.code().to_owned(), read.position.code().to_owned()),
        ("from", old.from_on.to_string(), day(read.from, old.from_on)),
        ("until", old.until_on.to_string(), day(read.until, old.until_on)),
        ("ordinary", old.ordinary.to_string(), read.ordinary.to_string()),
        ("legal", body.legal_status.code().to_owned(), legal.code().to_owned()),
        ("filed", filed.clone(), if read.filed.is_empty() { filed } else { read.filed.clone() }),
    ];
    let differs = pairs.into_iter().filter(|(_, a, b)| a != b);
    differs.map(|(column, from, to)| Change { column, from, to }).collect()
}
