//! Who holds which post: a district's list of people with their roles becomes accounts, employments and appointments.

use std::collections::HashMap;

use imports::{CellNote, Change, Column, ImportKind, Importer, Row, RowState, Severity, Verdict};
use kernel::{BuildingId, Date, FloorId, OrganisationId, PersonId, Result, Role, Scope, Text};
use ledger::Tx;

use crate::{
    T, api,
    appointment::{role_from_word, scope_kind},
    store::NewAppointment,
};

pub static POSTS: ImportKind = ImportKind {
    name: "posts",
    order: 50,
    title: Text::new("人员与任职", "People and posts"),
    columns: &[
        Column {
            name: "name",
            label: Text::new("姓名", "Name"),
            aliases: &["人员姓名", "名字"],
            required: true,
            example: "陆知微",
        },
        Column {
            name: "login",
            label: Text::new("登录名", "Login name"),
            aliases: &["账号", "用户名", "帐号"],
            required: true,
            example: "lu.zhiwei",
        },
        Column {
            name: "role",
            label: Text::new("职务", "Role"),
            aliases: &["角色", "岗位", "任职"],
            required: true,
            example: "楼委会秘书",
        },
        Column {
            name: "organisation",
            label: Text::new("单位", "Organisation"),
            aliases: &["所在单位", "工作单位", "单位名称"],
            required: false,
            example: "恒诚物业服务有限公司",
        },
        Column {
            name: "building",
            label: Text::new("楼宇", "Building"),
            aliases: &["楼宇名称", "楼宇编码", "所在楼宇"],
            required: false,
            example: "和衡中心",
        },
        Column {
            name: "floor",
            label: Text::new("楼层", "Floor"),
            aliases: &["所在楼层"],
            required: false,
            example: "17",
        },
        Column {
            name: "subdistrict",
            label: Text::new("街道", "Subdistrict"),
            aliases: &["所属街道", "街镇"],
            required: false,
            example: "长风新村街道",
        },
        Column {
            name: "from",
            label: Text::new("任职起", "From"),
            aliases: &["开始日期", "任期起", "起"],
            required: false,
            example: "2025-06-01",
        },
        Column {
            name: "until",
            label: Text::new("任职止", "Until"),
            aliases: &["结束日期", "任期止", "止"],
            required: false,
            example: "2028-05-31",
        },
    ],
    open: |_| Ok(Box::new(Posts::default())),
};

#[derive(Default)]
struct Posts {
    /// Logins met, with the name that stood beside them.
    met: HashMap<String, String>,
    /// Posts met in this file.
    posts: HashMap<(String, Role, String), u32>,
}

/// A row as it was understood.
struct Read {
    name: String,
    login: String,
    role: Role,
    organisation: Option<OrganisationId>,
    building: Option<BuildingId>,
    floor: Option<FloorId>,
    scope: Option<Scope>,
    from: Option<Date>,
    until: Option<Date>,
}

#[derive(Default)]
struct Notes(Vec<CellNote>);

impl Notes {
    fn error(&mut self, column: &'static str, reason: Text) {
        self.0.push(CellNote { column, severity: Severity::Error, reason });
    }
}

fn read(tx: &mut Tx<'_, '_>, row: &Row, notes: &mut Notes) -> Result<Option<Read>> {
    let mut check = web::faults::Check::default();
    let login = crate::account::login(&mut check, "login", row.get("login"));
    if !check.is_clean() {
        notes.error("login", Text::each(|l| T(l).bad_login()));
    }
    let name = row.get("name").to_owned();
    if name.is_empty() {
        notes.error("name", web::faults::empty());
    }
    let role = role_from_word(row.get("role"));
    if role.is_none() {
        notes.error("role", Text::each(|l| T(l).unknown_role(row.get("role"))));
    }
    let mut date = |column: &'static str| {
        let (text, parsed) = (row.get(column), row.get(column).parse::<Date>().ok());
        if !text.is_empty() && parsed.is_none() {
            notes.error(column, web::faults::date());
        }
        parsed
    };
    let (from, until) = (date("from"), date("until"));
    let organisation = match row.get("organisation") {
        "" => None,
        text => {
            let found = registry::api::organisation_named(tx, text)?;
            if found.is_none() {
                notes.error("organisation", Text::each(|l| T(l).unknown_organisation()));
            }
            found.map(|o| o.id)
        }
    };
    let building = match row.get("building") {
        "" => None,
        text => {
            let found = registry::api::building_named(tx, text)?;
            if found.is_none() {
                notes.error("building", Text::each(|l| T(l).unknown_building()));
            }
            found.map(|b| b.id)
        }
    };
    let floor = match (row.get("floor").trim_end_matches('层'), building) {
        ("", _) | (_, None) => None,
        (label, Some(building)) => {
            let found = registry::api::floor_labelled(tx, building, label)?;
            if found.is_none() {
                notes.error("floor", Text::each(|l| T(l).unknown_floor()));
            }
            found.map(|f| f.id)
        }
    };
    let Some(role) = role else { return Ok(None) };
    let scope = scope(tx, row, role, organisation, building, floor, notes)?;
    Ok(Some(Read { name, login, role, organisation, building, floor, scope, from, until }))
}

/// The scope that the role is held in; `None` for an employee, whose role comes with the employment.
fn scope(
    tx: &mut Tx<'_, '_>,
    row: &Row,
    role: Role,
    organisation: Option<OrganisationId>,
    building: Option<BuildingId>,
    floor: Option<FloorId>,
    notes: &mut Notes,
) -> Result<Option<Scope>> {
    let (column, scope) = match scope_kind(role) {
        _ if role == Role::Employee => return Ok(None),
        "tenant" => return Ok(Some(Scope::Tenant)),
        "subdistrict" => {
            let found = registry::api::division_named(tx, row.get("subdistrict"))?;
            ("subdistrict", found.map(|d| Scope::Subdistrict(d.code)))
        }
        "organisation" => ("organisation", organisation.map(Scope::Organisation)),
        "floor" => ("floor", floor.map(Scope::Floor)),
        _ => ("building", building.map(Scope::Building)),
    };
    if scope.is_none() && row.get(column).is_empty() {
        notes.error(column, web::faults::empty());
    } else if scope.is_none() && column == "subdistrict" {
        notes.error(column, Text::each(|l| T(l).unknown_subdistrict()));
    }
    Ok(scope)
}

impl Importer for Posts {
    fn check(&mut self, tx: &mut Tx<'_, '_>, rows: &[Row]) -> Result<Vec<Verdict>> {
        rows.iter().map(|row| self.row(tx, row)).collect()
    }

    fn apply(&mut self, tx: &mut Tx<'_, '_>, rows: &[(Row, Verdict)]) -> Result<()> {
        for (row, verdict) in rows {
            if !matches!(verdict.state, RowState::New | RowState::Changed) {
                continue;
            }
            if let Some(read) = read(tx, row, &mut Notes::default())? {
                write(tx, &read)?;
            }
        }
        Ok(())
    }
}

fn write(tx: &mut Tx<'_, '_>, read: &Read) -> Result<()> {
    let person = match api::person_of_login(tx, &read.login)? {
        Some(person) => person,
        None => {
            let person = api::register(tx, &read.name, "import")?;
            api::add_account(tx, person, &read.login, None, false)?;
            person
        }
    };
    let today = tx.today();
    let from = read.from.unwrap_or(today);
    let mut employment = api::employment_of(tx, person)?.map(|e| e.id);
    if let (None, Some(organisation), Some(building)) = (employment, read.organisation, read.building) {
        let sits = registry::api::buildings_of(tx, organisation, today)?.contains(&building);
        if read.role == Role::Employee || sits {
            let dates = (from, if read.role == Role::Employee { read.until } else { None });
            employment = Some(api::employ(tx, person, organisation, building, read.floor, dates)?);
        }
    }
    let Some(scope) = read.scope else { return Ok(()) };
    match held(tx, person, read)? {
        Some(old) if old.until == read.until => {}
        _ => {
            // A new term begins beside the old one, which ends by its own date.
            let hangs_on = if read.role == Role::FloorCaptain { employment } else { None };
            let building = read.building;
            let new = NewAppointment {
                person,
                role: read.role,
                scope,
                building,
                from,
                until: read.until,
                employment: hangs_on,
            };
            api::appoint(tx, &new)?;
        }
    }
    if let Some(building) = read.building {
        api::set_tower(tx, person, building)?;
    }
    Ok(())
}

/// The appointment of this role in this scope that the person holds.
fn held(tx: &mut Tx<'_, '_>, person: PersonId, read: &Read) -> Result<Option<kernel::Appointment>> {
    let Some(scope) = read.scope else { return Ok(None) };
    Ok(api::appointments_of(tx, person)?.into_iter().find(|a| a.role == read.role && a.scope == scope))
}

impl Posts {
    fn row(&mut self, tx: &mut Tx<'_, '_>, row: &Row) -> Result<Verdict> {
        let mut notes = Notes::default();
        let found = read(tx, row, &mut notes)?;
        let Some(read) = found else {
            return Ok(Verdict { state: RowState::Error, notes: notes.0, changes: Vec::new() });
        };
        let key = (read.login.clone(), read.role, format!("{:?}", read.scope));
        if let Some(line) = self.posts.insert(key, row.line) {
            notes.error("role", Text::each(|l| T(l).twice_in_file(line)));
        }
        if let Some(other) = self.met.insert(read.login.clone(), read.name.clone()).filter(|n| *n != read.name) {
            notes.error("login", Text::each(|l| T(l).login_of_other(&other)));
        }
        let stored = api::person_of_login(tx, &read.login)?;
        let mut changes = Vec::new();
        let mut known = false;
        if let Some(person) = stored {
            let name = api::name_of(tx, person)?.map_or(String::new(), |n| n.into_inner());
            if name != read.name {
                notes.error("login", Text::each(|l| T(l).login_of_other(&name)));
            }
            known = match read.scope {
                None => api::employment_of(tx, person)?.is_some_and(|e| Some(e.organisation) == read.organisation),
                Some(_) => held(tx, person, &read)?.is_some_and(|old| {
                    let day = |d: Option<Date>| d.map_or(String::new(), |d| d.to_string());
                    if old.until != read.until {
                        changes.push(Change { column: "until", from: day(old.until), to: day(read.until) });
                    }
                    true
                }),
            };
        }
        let wrong = notes.0.iter().any(|n| n.severity == Severity::Error);
        let state = match (wrong, known, changes.is_empty()) {
            (true, ..) => RowState::Error,
            (_, false, _) => RowState::New,
            (_, true, false) => RowState::Changed,
            _ => RowState::Unchanged,
        };
        Ok(Verdict { state, notes: notes.0, changes })
    }
}
