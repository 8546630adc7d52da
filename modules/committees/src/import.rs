//! Rosters of bodies under whatever local name (R43): a row a seat.

use std::collections::HashMap;

use db::args;
use identity::api::NewAppointment;
use imports::{CellNote, Change, Column, ImportKind, Importer, Row, RowState, Severity, Verdict};
use kernel::{BodyId, BuildingId, Date, OrganisationId, PersonId, Result, Role, Scope, Text};
use ledger::Tx;

use crate::{
    T,
    body::{BodyKind, BodyRow, Position, SeatId, SeatKind},
    events::{BodyRegistered, SeatTaken},
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
        column!("name", "姓名", "Name", ["委员姓名", "人员姓名"], true, "顾砚秋"),
        column!("login", "登录名", "Login name", ["账号", "用户名"], false, "gu.yanqiu"),
        column!(
            "organisation",
            "单位",
            "Organisation",
            ["所在单位", "工作单位", "推荐单位"],
            false,
            "恒诚物业服务有限公司"
        ),
        column!("kind", "席位类别", "Stands for", ["代表类别", "类别", "身份", "界别"], true, "物业"),
        column!("position", "职务", "Post", ["楼委会职务", "任职"], false, "主任"),
        column!("ordinary", "普通员工", "Ordinary employee", ["是否普通员工", "一线员工"], false, "否"),
        column!("from", "届期起", "Term from", ["任期起", "起", "任期开始"], true, "2025-06-01"),
        column!("until", "届期止", "Term until", ["任期止", "止", "任期结束"], true, "2028-05-31"),
    ],
    open: |_| Ok(Box::new(Rosters::default())),
};

#[derive(Default)]
struct Rosters {
    met: HashMap<(BuildingId, BodyKind, String), u32>,
}

/// A row as it was understood.
struct Read {
    building: BuildingId,
    kind: BodyKind,
    local_name: String,
    name: String,
    login: String,
    organisation: Option<OrganisationId>,
    seat: SeatKind,
    position: Position,
    ordinary: bool,
    from: Date,
    until: Date,
}

fn error(notes: &mut Vec<CellNote>, column: &'static str, reason: Text) {
    notes.push(CellNote { column, severity: Severity::Error, reason });
}

fn read(tx: &mut Tx<'_, '_>, row: &Row, notes: &mut Vec<CellNote>) -> Result<Option<Read>> {
    let pack = policy::api::of_district(tx)?;
    let building = registry::api::building_named(tx, row.get("building"))?;
    if building.is_none() {
        error(notes, "building", Text::each(|l| T(l).unknown_building()));
    }
    let kind = BodyKind::from_name(row.get("body"), &pack.names);
    if kind.is_none() {
        error(notes, "body", Text::each(|l| T(l).unknown_body(row.get("body"))));
    }
    if row.get("name").is_empty() {
        error(notes, "name", web::faults::empty());
    }
    let seat = SeatKind::from_word(row.get("kind"));
    if seat.is_none() {
        error(notes, "kind", Text::each(|l| T(l).unknown_seat(row.get("kind"))));
    }
    let position = Position::from_word(row.get("position"));
    if position.is_none() {
        error(notes, "position", Text::each(|l| T(l).unknown_position(row.get("position"))));
    }
    let mut date = |column: &'static str| {
        let parsed: Option<Date> = row.get(column).parse().ok();
        if parsed.is_none() {
            error(notes, column, web::faults::date());
        }
        parsed
    };
    let (from, until) = (date("from"), date("until"));
    if from.zip(until).is_some_and(|(f, u)| u < f) {
        error(notes, "until", Text::each(|l| T(l).ends_before()));
    }
    let organisation = match row.get("organisation") {
        "" => None,
        text => {
            let found = registry::api::organisation_named(tx, text)?;
            if found.is_none() {
                error(notes, "organisation", Text::each(|l| T(l).unknown_organisation()));
            }
            found.map(|o| o.id)
        }
    };
    let ordinary = matches!(row.get("ordinary"), "是" | "1" | "true" | "Y" | "√" | "普通员工");
    let (Some(building), Some(kind), Some(seat), Some(position), Some(from), Some(until)) =
        (building, kind, seat, position, from, until)
    else {
        return Ok(None);
    };
    Ok(Some(Read {
        building: building.id,
        kind,
        local_name: row.get("body").to_owned(),
        name: row.get("name").to_owned(),
        login: row.get("login").to_lowercase(),
        organisation,
        seat,
        position,
        ordinary,
        from,
        until,
    }))
}

/// The person that a row means: by login name, or the only one of this name who works for the organisation.
fn person(tx: &mut Tx<'_, '_>, read: &Read) -> Result<Option<PersonId>> {
    if !read.login.is_empty() {
        return identity::api::person_of_login(tx, &read.login);
    }
    let mut people = identity::api::people_named(tx, &read.name)?;
    if people.len() > 1 {
        let mut fitting = Vec::new();
        for person in people {
            let works =
                identity::api::employment_of(tx, person)?.is_some_and(|e| Some(e.organisation) == read.organisation);
            if works {
                fitting.push(person);
            }
        }
        people = fitting;
    }
    Ok(if people.len() == 1 { people.pop() } else { None })
}

impl Importer for Rosters {
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>> {
        rows.iter().map(|row| self.row(tx, row)).collect()
    }

    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()> {
        for (row, verdict) in rows {
            if !matches!(verdict.state, RowState::New | RowState::Changed) {
                continue;
            }
            if let Some(read) = read(tx, row, &mut Vec::new())? {
                write(tx, &read)?;
            }
        }
        Ok(())
    }
}

fn write(tx: &mut Tx<'_, '_>, read: &Read) -> Result<()> {
    let district = tx.district();
    let body = body(tx, read)?;
    let person = match person(tx, read)? {
        Some(person) => person,
        None => identity::api::register(tx, &read.name, "import")?,
    };
    let seats = tx.all(&sql::SEATS, args![district, body.id])?;
    for old in seats.iter().filter(|s| s.person == person && s.ended_on.is_none()) {
        // The same seat for another term or post: the old row ends where the new one begins.
        let last = old.from_on.max(read.from.plus_days(-1)).min(old.until_on);
        tx.run_one(&sql::END_SEAT, args![district, old.id, last])?;
    }
    let id = SeatId::new(tx.store().clock().now());
    let Read { seat, position, organisation, ordinary, from, until, .. } = read;
    let votes = position.votes();
    tx.run_one(
        &sql::ADD_SEAT,
        args![district, id, body.id, person, seat, position, organisation, ordinary, votes, from, until],
    )?;
    tx.record(&SeatTaken { body: body.id, seat: id, person, kind: *seat, position: *position, until: *until })?;
    crate::index::put(tx, &body)?;
    for role in roles(body.kind, *position) {
        let scope = Scope::Building(body.building);
        let held = identity::api::appointments_of(tx, person)?;
        if held.iter().any(|a| a.role == *role && a.scope == scope && a.until == Some(*until)) {
            continue;
        }
        let new = NewAppointment {
            person,
            role: *role,
            scope,
            building: Some(body.building),
            from: *from,
            until: Some(*until),
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
    let organisation = registry::api::organisation_named(tx, &read.local_name)?.map(|o| o.id);
    let stored = store::body_of(tx, read.building, read.kind)?;
    if let Some(old) = stored.filter(|b| b.term_until >= read.until && b.local_name == read.local_name) {
        return Ok(old);
    }
    let building = registry::api::building_of(tx, read.building)?.name.clone();
    let name = match read.kind {
        BodyKind::Committee => format!("{building}{}", pack.names.canonical.zh),
        BodyKind::Party => read.local_name.clone(),
    };
    let id = match store::body_of(tx, read.building, read.kind)? {
        Some(old) => {
            tx.run_one(
                &sql::RENEW_BODY,
                args![district, old.id, read.local_name, organisation, read.from, read.until],
            )?;
            old.id
        }
        None => {
            let id = BodyId::new(tx.now());
            tx.run_one(
                &sql::ADD_BODY,
                args![
                    district,
                    id,
                    read.kind,
                    name,
                    read.local_name,
                    read.building,
                    organisation,
                    read.from,
                    read.until
                ],
            )?;
            id
        }
    };
    tx.record(&BodyRegistered {
        body: id,
        kind: read.kind,
        building: read.building,
        name: name.clone(),
        term_from: read.from,
        term_until: read.until,
    })?;
    let body = store::body(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    crate::index::put(tx, &body)?;
    Ok(body)
}

impl Rosters {
    fn row(&mut self, tx: &mut Tx<'_, '_>, row: &Row) -> Result<Verdict> {
        let mut notes = Vec::new();
        let Some(read) = read(tx, row, &mut notes)? else {
            return Ok(Verdict { state: RowState::Error, notes, changes: Vec::new() });
        };
        let who = if read.login.is_empty() { read.name.clone() } else { read.login.clone() };
        if let Some(line) = self.met.insert((read.building, read.kind, who), row.line) {
            error(&mut notes, "name", Text::each(|l| T(l).twice_in_file(line)));
        }
        let person = person(tx, &read)?;
        if person.is_none() {
            let namesakes = !read.login.is_empty() || identity::api::people_named(tx, &read.name)?.len() > 1;
            if namesakes {
                error(&mut notes, "login", Text::each(|l| T(l).which_person()));
            } else {
                notes.push(CellNote {
                    column: "name",
                    severity: Severity::Warning,
                    reason: Text::each(|l| T(l).new_person()),
                });
            }
        }
        let mut changes = Vec::new();
        let mut known = false;
        if let (Some(person), Some(body)) = (person, store::body_of(tx, read.building, read.kind)?) {
            let district = tx.district();
            let seats = tx.all(&sql::SEATS, args![district, body.id])?;
            if let Some(old) = seats.iter().rfind(|s| s.person == person && s.ended_on.is_none()) {
                known = true;
                let pairs = [
                    ("kind", old.kind.code().to_owned(), read.seat.code().to_owned()),
                    ("position", old.position.code().to_owned(), read.position.code().to_owned()),
                    ("from", old.from_on.to_string(), read.from.to_string()),
                    ("until", old.until_on.to_string(), read.until.to_string()),
                    ("ordinary", old.ordinary.to_string(), read.ordinary.to_string()),
                ];
                changes.extend(pairs.into_iter().filter(|(_, a, b)| a != b).map(|(column, from, to)| Change {
                    column,
                    from,
                    to,
                }));
            }
        }
        let wrong = notes.iter().any(|n| n.severity == Severity::Error);
        let state = match (wrong, known, changes.is_empty()) {
            (true, ..) => RowState::Error,
            (_, false, _) => RowState::New,
            (_, true, false) => RowState::Changed,
            _ => RowState::Unchanged,
        };
        Ok(Verdict { state, notes, changes })
    }
}
