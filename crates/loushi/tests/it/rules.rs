//! Words for the stories of the main loop's rules: a tower and its people, what they do, what they are refused with, and
//! everything that the database holds afterwards.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
};

use axum::http::Method;
use db::args;
use jobs::Jobs;
use kernel::{Date, PersonId, Role, Scope};
use ledger::{Tx, Who};
use loushi::{
    demo::acts::{CHAIR, MEMBERS, SECRETARY},
    walk::Answer,
};
use serde_json::Value;

use crate::house::{Backend, FORM, House, JSON, Visitor, district, pairs};

/// The secretary of the main tower's Party committee, the property manager, the subdistrict's clerk.
pub const PARTY: &str = "fang.jibai";
pub const PROPERTY: &str = "gu.yanqiu";
pub const SUBDISTRICT: &str = "jie.dao";
/// Somebody who works in another tower, and chairs its committee.
pub const ELSEWHERE: &str = "e0605";

pub const MINGXIU: &str = "明岫信息技术（上海）股份有限公司";
pub const LANQIAO: &str = "岚桥供应链管理（上海）有限公司";

/// A project that costs 28,000 yuan and needs four people and a shelf.
pub const DRAFT: [(&str, &str); 12] = [
    ("title", "电梯错峰分区停靠试行"),
    ("purpose", "早高峰平均等候时间降到五分钟以内。"),
    ("conditions", "能在一个月内完成。"),
    ("funding", "企业自愿出资"),
    ("money", "28000"),
    ("people", "4"),
    ("people_what", "首层引导"),
    ("goods", "1"),
    ("goods_what", "首层取件架"),
    ("indicator", "平均等候时间"),
    ("unit", "分钟"),
    ("target", "5"),
];

/// A tower with the people who come and go in it.
pub struct Tower<'h> {
    pub house: &'h House,
    pub id: String,
    floors: HashMap<String, String>,
    sessions: RefCell<HashMap<String, (Date, String)>>,
}

impl<'h> Tower<'h> {
    pub fn main(house: &'h House) -> Self {
        Self::named(house, "和衡中心")
    }

    pub fn named(house: &'h House, name: &str) -> Self {
        let name = name.to_owned();
        let (id, floors) = read(house, move |tx| {
            let building = registry::api::building_named(tx, &name)?.unwrap();
            let floors = registry::api::floors(tx, building.id)?;
            Ok((building.id.to_string(), floors.into_iter().map(|f| (f.label, f.id.to_string())).collect()))
        });
        Self { house, id, floors, sessions: RefCell::default() }
    }

    pub fn floor(&self, label: &str) -> &str {
        if label.is_empty() { "" } else { &self.floors[label] }
    }

    pub fn at(&self, tail: &str) -> String {
        format!("/towers/{}{tail}", self.id)
    }

    pub fn today(&self) -> Date {
        self.house.clock.now().date()
    }

    /// Somebody, signed in today; nobody for an empty login.
    #[track_caller]
    pub fn who(&self, login: &str) -> Visitor<'h> {
        if login.is_empty() {
            return self.house.guest();
        }
        let known = self.sessions.borrow().get(login).cloned();
        if let Some((_, cookie)) = known.filter(|(day, _)| *day == self.today()) {
            return Visitor { house: self.house, cookie, locale: "" };
        }
        let visitor = self.house.enter(login);
        self.sessions.borrow_mut().insert(login.to_owned(), (self.today(), visitor.cookie.clone()));
        visitor
    }

    /// Somebody sends a form as a program does.
    #[track_caller]
    pub fn tries(&self, login: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.who(login).send(Method::POST, &within(path), JSON, FORM, pairs(fields))
    }

    /// It succeeds.
    #[track_caller]
    pub fn does(&self, login: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.tries(login, path, fields);
        assert!(answer.status.is_success(), "{login} {path} {fields:?}: {} {}", answer.status, answer.text());
        answer
    }

    /// It is refused with this status and code, in a sentence of either language. Answers the problem.
    #[track_caller]
    pub fn refused(&self, login: &str, path: &str, fields: &[(&str, &str)], status: u16, code: &str) -> Value {
        let answer = self.tries(login, path, fields);
        let problem = answer.json();
        let found = (answer.status.as_u16(), problem["code"].as_str().unwrap_or_default());
        assert_eq!(found, (status, code), "{login} {path} {fields:?}: {}", answer.text());
        let visitor = self.who(login).in_language("en");
        let english = visitor.send(Method::POST, &within(path), JSON, FORM, pairs(fields)).json();
        assert_eq!(english["code"], code, "refused, and then not: {english}");
        for part in ["title", "detail", "way_out", "clause"] {
            let (zh, en) = (&problem[part], &english[part]);
            assert_eq!(zh.is_null(), en.is_null(), "{part}: {zh} {en}");
            let said = |text: &Value| text.is_null() || text.as_str().is_some_and(|t| !t.is_empty());
            assert!(said(zh) && said(en), "{part}: {zh} {en}");
            assert!(zh.is_null() || zh != en, "{part} is not translated: {zh}");
        }
        problem
    }

    /// It is refused by a clause, and the refusal says what to do instead.
    #[track_caller]
    pub fn refused_by(
        &self,
        clause: &str,
        login: &str,
        path: &str,
        fields: &[(&str, &str)],
        (status, code): (u16, &str),
    ) -> Value {
        let problem = self.refused(login, path, fields, status, code);
        let named = problem["clause"].as_str().unwrap_or_default();
        assert!(named.starts_with(&format!("{clause} ")), "{code} cites {named:?}");
        assert!(problem["way_out"].is_string(), "{code} shows no way out: {problem}");
        problem
    }

    /// A field of the form is refused.
    #[track_caller]
    pub fn at_fault(&self, login: &str, path: &str, fields: &[(&str, &str)], field: &str) {
        let problem = self.refused(login, path, fields, 422, "invalid");
        let named: Vec<&str> =
            problem["fields"].as_array().unwrap().iter().filter_map(|f| f["field"].as_str()).collect();
        assert!(named.contains(&field), "{path} {fields:?} complains of {named:?} and not of {field}");
    }

    #[track_caller]
    pub fn reads(&self, login: &str, path: &str) -> Value {
        let answer = self.who(login).get(&within(path));
        assert!(answer.status.is_success(), "{login} {path}: {} {}", answer.status, answer.text());
        answer.json()
    }

    /// The status with which a page answers.
    #[track_caller]
    pub fn status(&self, login: &str, path: &str) -> u16 {
        self.who(login).get(&within(path)).status.as_u16()
    }

    /// What `/clusters/…`, `/projects/…`, `/meetings/…` says of itself under a name.
    #[track_caller]
    pub fn says(&self, path: &str, name: &str) -> String {
        match &self.reads(SECRETARY, path)[name] {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    /// Runs the first district's jobs.
    pub fn jobs(&self) {
        let jobs = Jobs::new(self.house.store.clone(), self.house.app.modules());
        self.house.runtime.block_on(jobs.run_all(district())).unwrap();
    }

    /// The morning of a day, without the days between, and its jobs.
    pub fn leap(&self, day: Date) {
        self.house.clock.set(day.at(9, 0));
        self.jobs();
    }

    pub fn working_days(&self, days: u32) -> Date {
        self.house.store.calendar().add_working_days(self.today(), days).on
    }

    /// Somebody reports something; answers the matter's id.
    #[track_caller]
    pub fn raises(&self, login: &str, floor: &str, words: &str) -> String {
        let fields = [("words", words), ("floor", self.floor(floor)), ("new", "1")];
        self.does(login, &self.at("/report"), &fields).at("id")
    }

    /// The secretary makes a report a matter of its own and assigns it.
    #[track_caller]
    pub fn triages(&self, cluster: &str, title: &str, floor: &str, level: &str) {
        let fields = [("title", title), ("category", "other"), ("floor", self.floor(floor)), ("level", level)];
        self.does(SECRETARY, &format!("/clusters/{cluster}/triage"), &fields);
    }

    /// A matter that somebody raised and the secretary assigned to the property manager.
    #[track_caller]
    pub fn matter(&self, login: &str, title: &str) -> String {
        let cluster = self.raises(login, "", &format!("{title}，请处理。"));
        self.triages(&cluster, title, "", "l1");
        cluster
    }

    /// A matter that the chair put on the agenda, with the id of its item.
    #[track_caller]
    pub fn item(&self, login: &str, title: &str) -> (String, String) {
        let cluster = self.matter(login, title);
        self.does(CHAIR, &format!("/clusters/{cluster}/scheduling"), &[("reserved", "none")]);
        (cluster, self.waiting(title))
    }

    /// The item of the pool with this title.
    #[track_caller]
    pub fn waiting(&self, title: &str) -> String {
        let pool = self.reads(SECRETARY, &self.at("/agenda"));
        let found = pool["items"].as_array().unwrap().iter().find(|i| i["title"] == title);
        text(found.unwrap_or_else(|| panic!("{title} does not wait: {pool}")), "id")
    }

    /// A draft of a meeting with items of the pool.
    #[track_caller]
    pub fn drafts(&self, on: Date, items: &[&str]) -> String {
        let starts_at = format!("{on}T14:00");
        let mut fields = vec![("starts_at", starts_at.as_str()), ("venue", "3 层共享会议室")];
        fields.extend(items.iter().map(|id| ("items", *id)));
        self.does(SECRETARY, &self.at("/meetings/new"), &fields).at("id")
    }

    /// A meeting at the first possible day with these items, of which the members were told.
    #[track_caller]
    pub fn convenes(&self, items: &[&str]) -> (String, Date) {
        let on = self.working_days(6);
        let meeting = self.drafts(on, items);
        self.does(SECRETARY, &format!("/meetings/{meeting}/convocation"), &[]);
        (meeting, on)
    }

    /// The meeting's afternoon has come, the chair opens it and these members are there.
    #[track_caller]
    pub fn opens(&self, meeting: &str, on: Date, present: &[&str]) {
        self.leap(on);
        self.house.clock.set(on.at(14, 0));
        self.does(CHAIR, &format!("/meetings/{meeting}/opening"), &[]);
        for login in present {
            self.does(login, &format!("/meetings/{meeting}/presence"), &[("present", "1")]);
        }
    }

    /// The chair puts an item to the vote; answers the ballot.
    #[track_caller]
    pub fn ballot(&self, item: &str, question: &str, mode: &str) -> String {
        self.does(CHAIR, &format!("/items/{item}/deliberation"), &[]);
        self.does(CHAIR, &format!("/items/{item}/ballots"), &[("question", question), ("mode", mode)]).at("id")
    }

    #[track_caller]
    pub fn votes(&self, ballot: &str, choice: &str, logins: &[&str]) {
        for login in logins {
            self.does(login, &format!("/ballots/{ballot}/vote"), &[("choice", choice)]);
        }
    }

    /// The item is taken up, voted on by these members, and decided.
    #[track_caller]
    pub fn decides(&self, item: &str, present: &[&str], against: &[&str]) -> String {
        let ballot = self.ballot(item, "adopt", "named");
        for login in present {
            let choice = if against.contains(login) { "no" } else { "yes" };
            self.votes(&ballot, choice, &[login]);
        }
        self.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]);
        ballot
    }

    #[track_caller]
    pub fn closes(&self, meeting: &str) {
        self.does(CHAIR, &format!("/meetings/{meeting}/closure"), &[]);
    }

    /// The secretary completes the minutes, the chair signs, the secretary publishes.
    #[track_caller]
    pub fn publishes(&self, meeting: &str) {
        let at = |tail: &str| format!("/meetings/{meeting}/minutes{tail}");
        let page = self.reads(SECRETARY, &at(""));
        let (words, rev) = (format!("{}\n（已核对）", text(&page, "words")), page["rev"].to_string());
        self.does(SECRETARY, &at("/text"), &[("words", &words), ("rev", &rev)]);
        self.does(CHAIR, &at("/signature"), &[]);
        self.does(SECRETARY, &at("/publication"), &[]);
    }

    /// A matter of `login` whose resolution is in effect.
    #[track_caller]
    pub fn resolved(&self, login: &str, title: &str) -> String {
        let (cluster, item) = self.item(login, title);
        let (meeting, on) = self.convenes(&[&item]);
        self.opens(&meeting, on, &MEMBERS);
        self.decides(&item, &MEMBERS, &[]);
        self.closes(&meeting);
        self.publishes(&meeting);
        self.leap(self.working_days(6));
        assert_eq!(self.says(&format!("/clusters/{cluster}"), "state"), "effective");
        cluster
    }

    /// A matter of `login` and its project, open to claims since today.
    #[track_caller]
    pub fn published(&self, login: &str, title: &str) -> (String, String) {
        let cluster = self.resolved(login, title);
        let project = self.does(SECRETARY, &format!("/clusters/{cluster}/project"), &DRAFT).at("id");
        self.does(SECRETARY, &format!("/projects/{project}/submission"), &[]);
        let approval = [("verdict", "approve"), ("words", "同意公开认领。")];
        self.does(PARTY, &format!("/projects/{project}/review"), &approval);
        (cluster, project)
    }

    /// A project that the property manager leads, with a firm beside it, since today.
    #[track_caller]
    pub fn awarded(&self, login: &str, title: &str) -> (String, String) {
        let (cluster, project) = self.published(login, title);
        let (property, firm) = (self.organisation("恒诚物业服务有限公司"), self.organisation(MINGXIU));
        let mut award = vec![("words", "两家互补。".to_owned())];
        for (by, claimant, money, people, goods) in
            [(PROPERTY, &property, "20000", "2", "1"), ("he.lanzhou", &firm, "8000", "2", "")]
        {
            let fields = [
                ("claimant", claimant.as_str()),
                ("money", money),
                ("people", people),
                ("goods", goods),
                ("words", "按承诺办。"),
            ];
            award.push(("claims", self.does(by, &format!("/projects/{project}/claims"), &fields).at("id")));
        }
        self.leap(self.working_days(10).plus_days(1));
        let award: Vec<(&str, &str)> = award.iter().map(|(n, v)| (*n, v.as_str())).collect();
        self.does(PARTY, &format!("/projects/{project}/award"), &award);
        (cluster, project)
    }

    pub fn person(&self, login: &str) -> PersonId {
        let login = login.to_owned();
        read(self.house, move |tx| identity::api::person_of_login(tx, &login)).unwrap()
    }

    pub fn organisation(&self, name: &str) -> String {
        let name = name.to_owned();
        read(self.house, move |tx| registry::api::organisation_named(tx, &name)).unwrap().id.to_string()
    }

    /// Gives somebody a role from today on.
    pub fn appoints(&self, login: &str, role: Role, scope: Scope) {
        let (person, from) = (self.person(login), self.today());
        let building = Some(self.id.parse().unwrap());
        let new = identity::api::NewAppointment { person, role, scope, building, from, until: None, employment: None };
        write(self.house, move |tx| identity::api::appoint(tx, &new).map(drop));
        self.sessions.borrow_mut().remove(login);
    }

    /// What somebody was told since there were `before` notices, oldest first.
    pub fn told(&self, login: &str, before: usize) -> Vec<String> {
        const NOTICES: db::Query<(String,)> = db::Query::new(
            "NOTICES",
            "select zh from notice where district = $1 and person = $2 order by id",
            false,
            None,
        );
        let person = self.person(login);
        let rows = read(self.house, move |tx| Ok(tx.all(&NOTICES, args![tx.district(), person])?));
        rows.into_iter().skip(before).map(|(zh,)| zh).collect()
    }

    /// The jobs tell supporters in batches: afterwards each of these people was told exactly these things, in this order.
    #[track_caller]
    pub fn each_was_told(&self, people: &[(&str, usize)], parts: &[&str]) {
        self.jobs();
        for (login, before) in people {
            let told = self.told(login, *before);
            let fits = told.len() == parts.len() && told.iter().zip(parts).all(|(t, p)| t.contains(p));
            assert!(fits, "{login} was told {told:#?}, not {parts:?}");
        }
    }
}

fn within(path: &str) -> String {
    if path.starts_with(&format!("/{}/", district())) { path.to_owned() } else { format!("/{}{path}", district()) }
}

pub fn text(of: &Value, name: &str) -> String {
    of[name].as_str().unwrap_or_default().to_owned()
}

/// A meeting as its secretary sees it.
pub fn meeting_page(tower: &Tower<'_>, meeting: &str) -> Value {
    tower.reads(SECRETARY, &format!("/meetings/{meeting}"))
}

/// A ballot on a meeting's page.
pub fn ballot_of(page: &Value, ballot: &str) -> Value {
    let agenda = page["agenda"].as_array().unwrap();
    let mut ballots = agenda.iter().flat_map(|e| e["ballots"].as_array().unwrap());
    ballots.find(|b| b["id"] == ballot).unwrap().clone()
}

/// Reads what no page shows.
pub fn read<T: Send + 'static>(house: &House, f: impl Fn(&mut Tx<'_, '_>) -> kernel::Result<T> + Send + 'static) -> T {
    house.store.read_now(&Who::system("rules", district()), f).unwrap()
}

/// Writes what no page does.
pub fn write<T: Send + 'static>(house: &House, f: impl Fn(&mut Tx<'_, '_>) -> kernel::Result<T> + Send + 'static) -> T {
    house.store.write_now(&Who::system("rules", district()), f).unwrap()
}

/// Rows of whatever statement a test makes up.
pub fn rows<R: db::Row + Send + 'static>(house: &House, sql: String) -> Vec<R> {
    let sql: &'static str = Box::leak(sql.into_boxed_str());
    house.store.db().read_now(move |tx| tx.all(&db::Query::<R>::new("RULES", sql, false, None), &[])).unwrap()
}

/// Every row of every table as text, with the table's name: bytes in hexadecimal digits, all else as it is.
pub fn everything(house: &House) -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    match house.place.backend {
        Backend::Sqlite => {
            let tables = "select name from sqlite_master where type = 'table' and sql not like 'create virtual%'";
            for (table,) in rows::<(String,)>(house, tables.into()) {
                let columns = rows::<(String,)>(house, format!("select name from pragma_table_info('{table}')"));
                let each = columns.iter().map(|(c,)| {
                    format!(
                        "coalesce(case typeof(\"{c}\") when 'blob' then lower(hex(\"{c}\")) else cast(\"{c}\" as text) end, '')"
                    )
                });
                let sql = format!("select {} from \"{table}\"", each.collect::<Vec<_>>().join(" || '|' || "));
                all.extend(rows::<(String,)>(house, sql).into_iter().map(|(row,)| (table.clone(), row)));
            }
        }
        Backend::Postgres => {
            let tables = "select tablename::text from pg_tables where schemaname = 'public'";
            for (table,) in rows::<(String,)>(house, tables.into()) {
                let found = rows::<(String,)>(house, format!("select t::text from \"{table}\" t"));
                all.extend(found.into_iter().map(|(row,)| (table.clone(), row)));
            }
        }
    }
    all
}

/// The ways in which a person's id may stand somewhere.
pub fn traces(person: PersonId) -> [String; 2] {
    [person.to_string(), crypto::hex(person.as_bytes())]
}
