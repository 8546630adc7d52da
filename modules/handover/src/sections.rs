//! What a handover is made of, section by section. Each is put together from what another module knows, by its `api`: a new
//! module adds a section by a line in [`Section`] and a function here.

use commitments::api::{Commitment, CommitmentState, Party};
use covenants::api::CharterKind;
use kernel::{Date, PersonId, Result, Role, Text};
use ledger::Tx;
use serde::{Deserialize, Serialize};

use crate::{T, handover::Handover};

/// Rows of a section.
const MOST: u32 = 50;

db::codes! {
    /// A section of the pack.
    pub enum Section {
        /// 承诺: owed by the post, and owed to the tower.
        Promises = "promises",
        /// 未办结事项
        Issues = "issues",
        /// 楼层和楼层长: who is on the way to a floor, who stands in, which floors have nobody.
        Floors = "floors",
        /// 项目和认领
        Projects = "projects",
        /// 会议、表决、纪要、公示、协调
        Meetings = "meetings",
        /// 设立、换届、补选、整改、撤销
        Life = "life",
        /// 联系人: posts, never telephone numbers.
        Contacts = "contacts",
        /// 日程
        Calendar = "calendar",
        /// 文件
        Documents = "documents",
        /// 往年同期
        Habits = "habits",
    }
}

/// A line of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub text: Text,
    /// State, place, who owes it.
    pub detail: Text,
    pub href: Option<String>,
    pub on: Option<Date>,
    /// The holder of a post; the name is looked up when it is read.
    pub person: Option<PersonId>,
}

impl Entry {
    fn new(text: Text, detail: Text, href: impl Into<String>) -> Self {
        Self { text, detail, href: Some(href.into()), on: None, person: None }
    }

    fn on(mut self, on: Option<Date>) -> Self {
        self.on = on;
        self
    }
}

impl Section {
    /// The picture beside its lines.
    pub const fn icon(self) -> &'static str {
        match self {
            Section::Promises => "clock",
            Section::Issues => "report",
            Section::Floors => "lift",
            Section::Projects => "flag",
            Section::Life => "board",
            Section::Meetings | Section::Calendar | Section::Habits => "cal",
            Section::Contacts => "person",
            Section::Documents => "file",
        }
    }

    /// What the system knows of this section.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn gather(self, tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Vec<Entry>> {
        match self {
            Section::Promises => promises(tx, handover),
            Section::Issues => issues(tx, handover),
            Section::Floors => floors(tx, handover),
            Section::Projects => projects(tx, handover),
            Section::Meetings => meetings(tx, handover),
            Section::Life => life(tx, handover),
            Section::Contacts => contacts(tx, handover),
            Section::Calendar => calendar(tx, handover),
            Section::Documents => documents(tx, handover),
            Section::Habits => habits(tx, handover),
        }
    }
}

fn same(text: &str) -> Text {
    Text::same(text.to_owned())
}

fn both(zh: &str, en: &str) -> Text {
    Text { zh: zh.to_owned().into(), en: en.to_owned().into() }
}

/// Whether it is the post's own, rather than what others owe.
fn is_owed(commitment: &Commitment, handover: &Handover) -> bool {
    match commitment.awaited().party {
        Party::Role(role) => role == handover.role && handover.role != Role::FloorCaptain,
        Party::Person(person) => person == handover.leaver,
        Party::Organisation(_) | Party::Nobody => false,
    }
}

/// Whether it waits for somebody as a private person: to confirm what they have reported, or to say whether they want to
/// stand. Those of all people are left out: if only the leaver's were, what is missing would tell whose they are.
fn is_private(commitment: &Commitment) -> bool {
    let confirms = commitment.state == CommitmentState::Delivered && commitment.creditor_person.is_some();
    confirms || commitment.kind == "answer_nomination"
}

/// What the leaver owes wherever it is, then what the post owes in the tower, then what others owe it.
fn promises(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Vec<Entry>> {
    let mut found = commitments::api::open_in(tx, handover.building, 200)?;
    for own in commitments::api::open_of_person(tx, handover.leaver, MOST)? {
        if !found.iter().any(|c| c.id == own.id) {
            found.push(own);
        }
    }
    // The handover is not a part of itself.
    let id = handover.id.to_string();
    found.retain(|c| c.subject != id && !is_private(c));
    found.sort_by_key(|c| (!is_owed(c, handover), c.due_on.is_none(), c.due_on));
    let captain = handover.role == Role::FloorCaptain;
    found.retain(|c| !captain || is_owed(c, handover));
    let entry = |c: &Commitment| {
        let owed = is_owed(c, handover);
        let detail = Text::each(|l| {
            let (t, step, awaited) = (T(l), commitments::api::step_word(l, &c.kind), c.awaited().name);
            let waits = if c.state == CommitmentState::Delivered { t.to_be_confirmed() } else { "" };
            let step = if waits.is_empty() { step } else { t.step_state(step, waits) };
            if owed { t.owed(step) } else { t.expected(awaited.get(l), step) }
        });
        Entry::new(both(&c.title_zh, &c.title_en), detail, &c.href).on(c.due_on)
    };
    Ok(found.iter().take(MOST as usize * 2).map(entry).collect())
}

fn issues(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Vec<Entry>> {
    let mut found = issues::api::unfinished(tx, handover.building, 200)?;
    if let Some(floor) = handover.floor {
        found.retain(|i| i.place == Some(floor));
    }
    // By floor, then by day: as somebody walks through the tower.
    found.sort_by(|a, b| (&a.place_label, a.due).cmp(&(&b.place_label, b.due)));
    let entry = |i: issues::api::Brief| {
        let detail = Text::each(|l| {
            let t = T(l);
            let place = if i.place_label.is_empty() { t.whole_tower().to_owned() } else { t.on_floor(&i.place_label) };
            t.issue_detail(place, i.state.get(l), i.waits_for.get(l))
        });
        Entry::new(i.title, detail, i.href).on(i.due)
    };
    Ok(found.into_iter().map(entry).collect())
}

/// A captain's own floor; of a tower's floors those that somebody has to see to.
fn floors(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Vec<Entry>> {
    if handover.role == Role::PartySecretary {
        return Ok(Vec::new());
    }
    let days = policy::api::of(tx, handover.building)?.handover.calendar_days.value;
    let soon = tx.today().plus_days(i64::from(days));
    let mut found = captains::api::outlook(tx, handover.building, handover.floor)?;
    found.retain(|b| match handover.floor {
        Some(_) => b.person != Some(handover.leaver),
        None => !b.settled || b.on.is_some_and(|on| on <= soon),
    });
    let entry = |b: captains::api::Brief| Entry { person: b.person, ..Entry::new(b.title, b.state, b.href).on(b.on) };
    Ok(found.into_iter().map(entry).collect())
}

fn projects(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Vec<Entry>> {
    let entry = |p: projects::api::Brief| {
        let detail = Text::each(|l| {
            let next = p
                .next
                .as_ref()
                .map_or(String::new(), |(title, on)| T(l).next_milestone(title, i18n::Format(l).date(*on)));
            T(l).project_detail(p.state.get(l), next)
        });
        Entry::new(same(&p.title), detail, p.href).on(p.next.map(|(_, on)| on).or(p.due))
    };
    Ok(projects::api::running(tx, handover.building, MOST)?.into_iter().map(entry).collect())
}

fn meetings(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Vec<Entry>> {
    let found = meetings::api::outlook(tx, handover.building)?;
    let mut entries = Vec::new();
    for (briefs, says) in [
        (found.ballots, (|t| t.vote_open()) as fn(T) -> &'static str),
        (found.meetings, |t| t.meeting_ahead()),
        (found.minutes_due, |t| t.minutes_due()),
        (found.notices, |t| t.notice_running()),
        (found.coordinations, |t| t.coordination_running()),
    ] {
        let entry = |b: meetings::api::Brief| Entry::new(b.title, Text::each(|l| says(T(l))), b.href).on(b.on);
        entries.extend(briefs.into_iter().map(entry));
    }
    Ok(entries)
}

/// What runs of the committee's own life, with its deadlines. A floor captain has no part in it.
fn life(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Vec<Entry>> {
    if handover.role == Role::FloorCaptain {
        return Ok(Vec::new());
    }
    let entry = |r: founding::api::Running| Entry::new(r.title, r.state, r.href).on(r.due);
    Ok(founding::api::running(tx, handover.building)?.into_iter().map(entry).collect())
}

/// The posts of the tower with their holders, and those who take part by an office. How to reach them: through the system.
fn contacts(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Vec<Entry>> {
    let (district, building) = (tx.district(), handover.building);
    let href = format!("/{district}/towers/{building}");
    // One line a person, with all their posts.
    let mut posts: Vec<(PersonId, Vec<(Role, String)>)> = Vec::new();
    let floors = registry::api::floors(tx, building)?;
    for row in identity::api::in_charge(tx, building)? {
        // Captains are many: a captain's handover names those of the other floors only by the tower's page.
        if row.person == handover.leaver || (row.role == Role::FloorCaptain && handover.role == Role::FloorCaptain) {
            continue;
        }
        // Of which floor a captain is.
        let floor = match row.appointment().map(|a| a.scope) {
            Some(kernel::Scope::Floor(id)) => {
                floors.iter().find(|f| f.id == id).map_or(String::new(), |f| f.label.clone())
            }
            _ => String::new(),
        };
        let post = (row.role, floor);
        match posts.iter_mut().find(|(person, _)| *person == row.person) {
            Some((_, held)) if held.contains(&post) => {}
            Some((_, held)) => held.push(post),
            None => posts.push((row.person, vec![post])),
        }
    }
    let titles = |held: &[(Role, String)]| {
        Text::each(|l| {
            let title = |(role, floor): &(Role, String)| match floor.as_str() {
                "" => identity::api::role_title(l, *role).to_owned(),
                floor => T(l).post_of_floor(floor, identity::api::role_title(l, *role)),
            };
            i18n::Format(l).list(held.iter().map(title))
        })
    };
    let mut entries: Vec<Entry> = posts
        .into_iter()
        .map(|(person, roles)| Entry { person: Some(person), ..Entry::new(titles(&roles), nothing(), &href) })
        .collect();
    for body in [committees::api::committee_of(tx, building)?, committees::api::party_of(tx, building)?] {
        let Some(body) = body else { continue };
        entries.push(Entry::new(same(&body.local_name), nothing(), format!("/{district}/bodies/{}", body.id)));
    }
    let subdistrict = registry::api::building_of(tx, building)?.subdistrict;
    for role in [Role::SubdistrictClerk, Role::ServiceOfficer] {
        for person in identity::api::holders(tx, role, kernel::Scope::Subdistrict(subdistrict))? {
            let title = Text::each(|l| identity::api::role_title(l, role));
            entries.push(Entry { person: Some(person), ..Entry::new(title, nothing(), &href) });
        }
    }
    Ok(entries)
}

/// Nothing to add: how to reach people stands once above them.
fn nothing() -> Text {
    same("")
}

/// Everything with a day, from today on, as far as the rules look ahead.
fn calendar(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Vec<Entry>> {
    let (today, building) = (tx.today(), handover.building);
    let days = policy::api::of(tx, building)?.handover.calendar_days.value;
    let end = today.plus_days(i64::from(days));
    let mut entries = meetings(tx, handover)?;
    entries.extend(promises(tx, handover)?);
    // What somebody owes for it by its day stands among the promises.
    let known: Vec<Option<String>> = entries.iter().map(|e| e.href.clone()).collect();
    entries.extend(life(tx, handover)?.into_iter().filter(|e| !known.contains(&e.href)));
    let bodies = [committees::api::committee_of(tx, building)?, committees::api::party_of(tx, building)?];
    for body in bodies.into_iter().flatten() {
        let href = format!("/{}/bodies/{}", body.district, body.id);
        let ends = Entry::new(same(&body.local_name), Text::each(|l| T(l).term_ends()), href);
        entries.push(ends.on(Some(body.term_until)));
    }
    // A captain's meetings are those of the committee: the day is known to everybody anyway.
    entries.retain(|e| e.on.is_some_and(|on| today <= on && on <= end));
    entries.sort_by(|a, b| (a.on, &a.href).cmp(&(b.on, &b.href)));
    Ok(entries)
}

fn documents(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Vec<Entry>> {
    let (district, building) = (tx.district(), handover.building);
    let pack = policy::api::of(tx, building)?;
    let rules = format!("/{district}/rules?building={building}");
    let mut entries: Vec<Entry> = pack
        .sources
        .iter()
        .rev()
        .map(|s| Entry::new(s.title.clone(), Text::each(|l| T(l).rules_in_force()), &rules).on(Some(s.effective_from)))
        .collect();
    let tower = registry::api::building_of(tx, building)?.name.clone();
    for kind in [CharterKind::Covenant, CharterKind::Procedure] {
        let standing = covenants::api::standing(tx, building, kind)?;
        if let Some((.., since)) = standing.in_force {
            let title = covenants::api::title(&tower, kind);
            entries.push(Entry::new(title, Text::each(|l| T(l).rules_in_force()), standing.href).on(Some(since)));
        }
    }
    let found = meetings::api::outlook(tx, building)?;
    for (briefs, says) in [
        (found.last_minutes.into_iter().collect::<Vec<_>>(), (|t| t.last_minutes()) as fn(T) -> &'static str),
        (found.in_force, |t| t.resolution_in_force()),
    ] {
        let entry = |b: meetings::api::Brief| Entry::new(b.title, Text::each(|l| says(T(l))), b.href).on(b.on);
        entries.extend(briefs.into_iter().map(entry));
    }
    Ok(entries)
}

/// What the same months brought a year ago.
fn habits(tx: &mut Tx<'_, '_>, handover: &Handover) -> Result<Vec<Entry>> {
    let (today, building) = (tx.today(), handover.building);
    let days = policy::api::of(tx, building)?.handover.calendar_days.value;
    let from = today.plus_months(-12);
    let span = (from, from.plus_days(i64::from(days)).min(today));
    let mut entries: Vec<Entry> = issues::api::raised_between(tx, building, span, MOST)?
        .into_iter()
        .filter(|i| handover.floor.is_none() || i.place == handover.floor)
        .map(|i| {
            let detail = Text::each(|l| T(l).raised_then(i.state.get(l)));
            Entry::new(i.title, detail, i.href)
        })
        .collect();
    let held = meetings::api::held_between(tx, building, span)?;
    entries.extend(held.into_iter().map(|m| Entry::new(m.title, Text::each(|l| T(l).held_then()), m.href).on(m.on)));
    Ok(entries)
}
