//! What people of a tower do, in one line each: the words that the story and the tests are told in.

use std::{collections::HashMap, sync::Mutex};

use kernel::{BuildingId, Date};
use ledger::{Tx, Who};
use serde_json::Value;

use crate::walk::{Answer, Person, Walk};

/// The members of the main tower's committee who hold a vote, the chair first.
pub const MEMBERS: [&str; 9] = [
    "gu.yanqiu",
    "fang.jibai",
    "pei.huaijin",
    "zhou.yining",
    "he.lanzhou",
    "wei.zhiqiu",
    "jiang.ruoyun",
    "ye.zhixia",
    "lin.mo",
];

/// The committee's secretary and chair.
pub const SECRETARY: &str = "lu.zhiwei";
pub const CHAIR: &str = "gu.yanqiu";

/// A tower and its people.
pub struct Acts {
    pub walk: Walk,
    pub building: BuildingId,
    floors: HashMap<String, String>,
    signed_in: Mutex<HashMap<String, (Date, Person)>>,
    later: Mutex<Vec<Later>>,
}

/// Something that somebody does when its day has come.
struct Later {
    on: Date,
    login: &'static str,
    path: String,
    fields: Vec<(&'static str, String)>,
}

/// An item of a meeting and how it goes.
pub struct Item<'a> {
    pub title: &'a str,
    /// The draft resolution that the secretary writes; empty keeps what is there.
    pub words: &'a str,
    /// `adopt` or `defer`.
    pub question: &'a str,
    /// `named` or `secret`.
    pub mode: &'a str,
    /// Members who vote against, and who abstain; the others are for it.
    pub against: &'a [&'a str],
    pub abstain: &'a [&'a str],
    /// Members who stand aside, with their reason.
    pub aside: &'a [(&'a str, &'a str)],
}

impl<'a> Item<'a> {
    /// Everybody is for it, in a named vote.
    pub const fn new(title: &'a str, words: &'a str) -> Self {
        Self { title, words, question: "adopt", mode: "named", against: &[], abstain: &[], aside: &[] }
    }
}

impl Acts {
    /// # Panics
    /// If there is no such tower.
    pub async fn new(walk: &Walk, tower: &str) -> Self {
        let (who, name) = (Who::system("story", walk.district), tower.to_owned());
        let found = walk.app.store().read(&who, move |tx| {
            let building = registry::api::building_named(tx, &name)?.ok_or_else(kernel::Error::hidden)?;
            Ok((building.id, registry::api::floors(tx, building.id)?))
        });
        let (building, floors) = found.await.expect("a tower of this name");
        let floors = floors.into_iter().map(|f| (f.label, f.id.to_string())).collect();
        Self { walk: walk.clone(), building, floors, signed_in: Mutex::default(), later: Mutex::default() }
    }

    /// The tower's page.
    pub fn tower(&self, tail: &str) -> String {
        format!("/towers/{}{tail}", self.building)
    }

    /// The id of a floor by its sign; empty for the whole tower.
    ///
    /// # Panics
    /// If the tower has no such floor.
    pub fn floor(&self, label: &str) -> &str {
        if label.is_empty() { "" } else { self.floors.get(label).expect("a floor of the tower") }
    }

    /// Somebody, signed in today.
    ///
    /// # Panics
    /// If there is no such login.
    pub async fn who(&self, login: &str) -> Person {
        let today = self.walk.today();
        let known = self.signed_in.lock().expect("nobody panics here").get(login).cloned();
        if let Some((_, person)) = known.filter(|(day, _)| *day == today) {
            return person;
        }
        let person = self.walk.sign_in(login).await;
        self.signed_in.lock().expect("nobody panics here").insert(login.to_owned(), (today, person.clone()));
        person
    }

    /// Leaves something to be done on a day, while the story goes on.
    pub fn later(&self, on: Date, login: &'static str, path: String, fields: &[(&'static str, &str)]) {
        let fields = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        self.later.lock().expect("nobody panics here").push(Later { on, login, path, fields });
    }

    /// Lets days go by until a day, with what was left for them.
    pub async fn until(&self, day: Date) {
        while self.walk.today() < day {
            self.walk.days(1).await;
            let today = self.walk.today();
            let due = {
                let mut later = self.later.lock().expect("nobody panics here");
                let (due, rest) = later.drain(..).partition::<Vec<_>, _>(|l| l.on <= today);
                *later = rest;
                due
            };
            for Later { login, path, fields, .. } in due {
                let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                self.does(login, &path, &fields).await;
            }
        }
    }

    /// Lets days go by.
    pub async fn days(&self, days: i64) {
        self.until(self.walk.today().plus_days(days)).await;
    }

    /// Lets working days go by.
    pub async fn working_days(&self, days: u32) {
        self.until(self.walk.app.store().calendar().add_working_days(self.walk.today(), days).on).await;
    }

    /// A person's id by the login.
    ///
    /// # Panics
    /// If there is no such login.
    pub async fn person(&self, login: &str) -> String {
        let (who, login) = (Who::system("story", self.walk.district), login.to_owned());
        let found = self.walk.app.store().read(&who, move |tx| identity::api::person_of_login(tx, &login)).await;
        found.expect("the database answers").expect("a login").to_string()
    }

    /// An organisation's id by its name.
    ///
    /// # Panics
    /// If there is no such organisation.
    pub async fn organisation(&self, name: &str) -> String {
        let (who, name) = (Who::system("story", self.walk.district), name.to_owned());
        let found = self.walk.app.store().read(&who, move |tx| registry::api::organisation_named(tx, &name)).await;
        found.expect("the database answers").expect("an organisation").id.to_string()
    }

    /// Somebody does something that succeeds.
    ///
    /// # Panics
    /// With the answer, if it is refused.
    pub async fn does(&self, login: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.who(login).await.post(path, fields).await;
        assert!(answer.status.is_success(), "{login} {path} {fields:?}: {} {}", answer.status, answer.text());
        answer
    }

    /// Somebody reads a page as JSON.
    ///
    /// # Panics
    /// With the answer, if it is refused.
    pub async fn reads(&self, login: &str, path: &str) -> Answer {
        let answer = self.who(login).await.get(path).await;
        assert!(answer.status.is_success(), "{login} {path}: {} {}", answer.status, answer.text());
        answer
    }

    /// Somebody reports something; answers the matter's id.
    pub async fn raises(&self, login: &str, floor: &str, words: &str) -> String {
        let fields = [("words", words), ("floor", self.floor(floor)), ("channel", "qr"), ("new", "1")];
        self.does(login, &self.tower("/report"), &fields).await.at("id")
    }

    /// The secretary makes a report a matter of its own and assigns it.
    pub async fn triages(&self, cluster: &str, title: &str, floor: &str, level: &str) {
        // The form knows the category that the words speak of.
        let guess = self.reads(SECRETARY, &format!("/clusters/{cluster}/triage")).await.at("input.category");
        let fields = [("title", title), ("category", &guess), ("floor", self.floor(floor)), ("level", level)];
        self.does(SECRETARY, &format!("/clusters/{cluster}/triage"), &fields).await;
    }

    /// The secretary finds that a report is the same as an open matter.
    pub async fn joins(&self, cluster: &str, into: &str) {
        self.does(SECRETARY, &format!("/clusters/{cluster}/triage"), &[("into", into)]).await;
    }

    /// Employees whose logins are numbered support a matter.
    pub async fn support(&self, cluster: &str, logins: std::ops::RangeInclusive<u32>) {
        for n in logins {
            self.does(&format!("e{n:04}"), &format!("/clusters/{cluster}/support"), &[]).await;
        }
    }

    /// The chair puts a matter on the agenda.
    pub async fn schedules(&self, cluster: &str) {
        self.does(CHAIR, &format!("/clusters/{cluster}/scheduling"), &[("reserved", "none")]).await;
    }

    /// Items that wait in the pool: their ids by their titles.
    pub async fn pool(&self) -> HashMap<String, String> {
        let page = self.reads(SECRETARY, &self.tower("/agenda")).await.json();
        let items = page["items"].as_array().cloned().unwrap_or_default();
        let text = |v: &serde_json::Value| v.as_str().unwrap_or_default().to_owned();
        items.iter().map(|i| (text(&i["title"]), text(&i["id"]))).collect()
    }

    /// The secretary prepares a meeting with these items of the pool and tells the members; answers its id.
    ///
    /// # Panics
    /// If an item does not wait in the pool.
    pub async fn convenes(&self, on: Date, items: &[Item<'_>]) -> String {
        let pool = self.pool().await;
        let mut ids = Vec::new();
        for item in items {
            let id = pool.get(item.title).unwrap_or_else(|| panic!("{} does not wait: {pool:?}", item.title));
            if !item.words.is_empty() {
                let fields = [("title", item.title), ("words", item.words)];
                self.does(SECRETARY, &format!("/items/{id}/text"), &fields).await;
            }
            ids.push(id.clone());
        }
        let starts_at = format!("{on}T14:00");
        let mut fields = vec![("starts_at", starts_at.as_str()), ("venue", "3 层共享会议室")];
        fields.extend(ids.iter().map(|id| ("items", id.as_str())));
        let meeting = self.does(SECRETARY, &self.tower("/meetings/new"), &fields).await.at("id");
        self.does(SECRETARY, &format!("/meetings/{meeting}/convocation"), &[]).await;
        meeting
    }

    /// The meeting takes place: these members come and everything is voted on. The clock is set to its afternoon.
    ///
    /// # Panics
    /// If an item is not on its agenda.
    pub async fn holds(&self, meeting: &str, present: &[&str], items: &[Item<'_>]) {
        let at = |tail: &str| format!("/meetings/{meeting}/{tail}");
        self.walk.at(14, 0);
        self.does(CHAIR, &at("opening"), &[]).await;
        for login in present {
            self.does(login, &at("presence"), &[("present", "1")]).await;
        }
        let page = self.reads(SECRETARY, &format!("/meetings/{meeting}")).await.json();
        let agenda = page["agenda"].as_array().cloned().unwrap_or_default();
        for (n, item) in items.iter().enumerate() {
            let entry = agenda.iter().find(|e| e["title"] == item.title).expect("an item on the agenda");
            let id = entry["item"].as_str().unwrap_or_default();
            self.walk.at(14, 5 + 15 * i8::try_from(n).unwrap_or(0));
            self.does(CHAIR, &format!("/items/{id}/deliberation"), &[]).await;
            for (login, reason) in item.aside {
                self.does(login, &format!("/items/{id}/recusal"), &[("reason", reason)]).await;
            }
            let fields = [("question", item.question), ("mode", item.mode)];
            let ballot = self.does(CHAIR, &format!("/items/{id}/ballots"), &fields).await.at("id");
            let electors = present.iter().filter(|l| !item.aside.iter().any(|(a, _)| a == *l));
            for login in electors {
                let choice = match () {
                    () if item.against.contains(login) => "no",
                    () if item.abstain.contains(login) => "abstain",
                    () => "yes",
                };
                self.does(login, &format!("/ballots/{ballot}/vote"), &[("choice", choice)]).await;
            }
            self.does(CHAIR, &format!("/ballots/{ballot}/closure"), &[]).await;
        }
        self.walk.at(16, 0);
        self.does(CHAIR, &at("closure"), &[]).await;
    }

    /// The secretary completes the minutes, the chair signs them, the secretary publishes them.
    pub async fn publishes(&self, meeting: &str, dissent: &str) {
        let at = |tail: &str| format!("/meetings/{meeting}/minutes{tail}");
        let page = self.reads(SECRETARY, &at("")).await;
        let words = page
            .at("words")
            .replace("责任单位、完成时限：（待补）", "责任单位、完成时限：恒诚物业服务有限公司，按决议执行。");
        // In a named vote the draft names those who voted against.
        let opened = |line: &str| line.starts_with("不同意见：") && line.ends_with("（待补）");
        let told = words.lines().map(|l| if opened(l) { format!("不同意见：{dissent}") } else { l.to_owned() });
        let words = told.collect::<Vec<_>>().join("\n");
        self.does(SECRETARY, &at("/text"), &[("words", &words), ("rev", &page.at("rev"))]).await;
        self.does(CHAIR, &at("/signature"), &[]).await;
        self.does(SECRETARY, &at("/publication"), &[]).await;
    }
}

/// The appraisal of a project, and the logins of those who were drawn for it, from the record.
///
/// # Errors
/// The database's own failure.
///
/// # Panics
/// If there is no appraisal of it.
pub fn drawn(tx: &mut Tx<'_, '_>, project: &str) -> kernel::Result<(String, Vec<String>)> {
    let district = tx.district();
    let entries = ledger::thread(tx, district, project)?;
    let opened = entries.iter().find(|e| e.event.kind == "meetings.appraisal_opened").expect("an appraisal");
    let data: Value = serde_json::from_str(&opened.event.data)?;
    let numbered = (1..1_200).map(|n| format!("e{n:04}"));
    let cast = identity::api::CAST.iter().map(|login| (*login).to_owned());
    let mut logins = HashMap::new();
    for login in numbered.chain(cast) {
        if let Some(person) = identity::api::person_of_login(tx, &login)? {
            logins.insert(person.to_string(), login);
        }
    }
    let people = data["drawn"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let drawn = people.filter_map(|person| logins.remove(person)).collect();
    Ok((data["appraisal"].as_str().unwrap_or_default().to_owned(), drawn))
}
