//! The first day in a post: what it is for, what waits, who is who, what to do first, how the year goes, what is to be taken
//! over. It can be read later too; the desk leads here until it is finished.

use std::collections::HashMap;

use axum::extract::Path;
use db::args;
use identity::api::AppointmentRow;
use kernel::{BuildingId, Date, District, Locale, PersonId, Role, Scope, Text};
use ledger::Tx;
use policy::api::{List, Pack};
use registry::api::Building;
use serde::Serialize;
use ui::{Crumb, Frame, TowerLink};
use web::{Action, Ctx, Done, Form, Result, Sample, View};

use crate::{
    T,
    events::FirstDayDone,
    handover::{self, Handover, HandoverId, POSTS},
    list_handovers::{HandoverItem, items, sample_item},
    permissions::FirstDay,
    refusal::HandoverRefusal,
    sections::Section,
    show_handover::{HandoverEntry, entry, names},
    sign::HandoverSignatureInput,
    store::{HandoverRow, sql},
};

/// Things to do first.
const FIRST: usize = 3;

/// What waits, at most.
const MOST: usize = 20;

/// Something that waits, or is to be done first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Thing {
    pub text: String,
    pub href: String,
    pub due: Option<Date>,
    #[serde(skip)]
    due_text: String,
    #[serde(skip)]
    late: bool,
}

impl Thing {
    fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into(), due: None, due_text: String::new(), late: false }
    }
}

/// The first day in a post.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "handover/first_day.html")]
pub struct FirstDayPage {
    pub building: BuildingId,
    pub role: &'static str,
    pub first: Vec<Thing>,
    /// What the post is for: the duties of the rules in force, with their clauses.
    pub duties: Vec<(String, String)>,
    pub waits: Vec<Thing>,
    pub contacts: Vec<HandoverEntry>,
    pub rhythm: Vec<(String, String)>,
    pub habits: Vec<HandoverEntry>,
    pub handovers: Vec<HandoverItem>,
    pub done: bool,
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    handbook: String,
    #[serde(skip)]
    action: Option<Action>,
    #[serde(skip)]
    tower: TowerLink,
    #[serde(skip)]
    t: T,
}

impl View for FirstDayPage {
    fn title(&self, _: Locale) -> String {
        format!("{} · {}", self.t.first_day_title(), self.title)
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::link(&self.tower.name, &self.tower.href), Crumb::here(self.t.first_day_title())];
        Frame { section: ui::Section::Mine, crumbs, tower: Some(self.tower.clone()), ..Frame::default() }
    }
}

/// The actor's post of a role in a tower.
fn post_of(tx: &mut Tx<'_, '_>, id: BuildingId, role: &str) -> kernel::Result<(Building, AppointmentRow)> {
    let role = Role::from_code(role).filter(|r| POSTS.contains(r)).ok_or_else(kernel::Error::hidden)?;
    let mut building = registry::api::building(tx, id)?.ok_or_else(kernel::Error::hidden)?;
    let held = match tx.actor().person() {
        Some(person) => identity::api::held_by(tx, person)?,
        None => Vec::new(),
    };
    let post = held.into_iter().find(|a| a.role == role && a.building == Some(id));
    if let Some(Scope::Floor(floor)) = post.as_ref().and_then(identity::api::scope_of) {
        building.stand_on(floor);
    }
    let building = tx.grant::<FirstDay, _>(building)?.into_inner();
    Ok((building, post.ok_or_else(kernel::Error::hidden)?))
}

/// Whether the actor holds the post that a handover is about: whoever takes over for the time being does not.
///
/// # Errors
/// The database's own failure.
pub fn is_held(tx: &mut Tx<'_, '_>, handover: &HandoverRow) -> kernel::Result<bool> {
    let Some(person) = tx.actor().person() else { return Ok(false) };
    let (role, scope) = (handover.role, handover::scope(handover));
    let held = identity::api::held_by(tx, person)?;
    Ok(held.iter().any(|a| a.role == role && identity::api::scope_of(a) == Some(scope)))
}

/// Posts whose first day the desk still shows: begun lately, not finished.
///
/// # Errors
/// The database's own failure.
pub fn waiting(tx: &mut Tx<'_, '_>, person: PersonId) -> kernel::Result<Vec<AppointmentRow>> {
    let (district, today) = (tx.district(), tx.today());
    let mut found: Vec<AppointmentRow> = Vec::new();
    for row in identity::api::held_by(tx, person)? {
        let (Some(building), true) = (row.building, POSTS.contains(&row.role)) else { continue };
        let days = policy::api::of(tx, building)?.handover.first_days.value;
        let met = found.iter().any(|f| f.role == row.role && f.building == row.building);
        if met || today.days_since(row.from_on) > i64::from(days) {
            continue;
        }
        if tx.first(&sql::FIRST_DAY, args![district, person, building, row.role])?.is_none() {
            found.push(row);
        }
    }
    Ok(found)
}

/// The first day in one's post.
#[utoipa::path(get, path = "/{district}/towers/{building}/first-day/{kind}", operation_id = "show_first_day", tag = "handover",
    params(("district" = District, Path), ("building" = BuildingId, Path),
        ("kind" = String, Path, description = "committee_secretary, committee_chair, party_secretary or floor_captain")),
    responses((status = 200, body = FirstDayPage)), extensions(("x-permission" = json!("handover.first_day"))))]
pub async fn show_first_day(ctx: Ctx, Path((_, id, role)): Path<(District, BuildingId, String)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let (building, post) = post_of(tx, id, &role)?;
            page(tx, &building, &post, locale)
        })
        .await?;
    ctx.show(&page).await
}

fn page(
    tx: &mut Tx<'_, '_>,
    building: &Building,
    post: &AppointmentRow,
    locale: Locale,
) -> kernel::Result<FirstDayPage> {
    let (t, today, district) = (T(locale), tx.today(), tx.district());
    let (person, id, role) = (post.person, building.id, post.role);
    let pack = policy::api::of(tx, id)?;
    let href = format!("/{district}/towers/{id}");
    let floor = match identity::api::scope_of(post) {
        Some(Scope::Floor(floor)) => registry::api::floor(tx, floor)?,
        _ => None,
    };
    let label = floor.as_ref().map_or(String::new(), |f| f.label.clone());
    // The sections of a handover, as they are for somebody who has the post.
    let mut seen = vacant(tx, building, role, floor.as_ref().map(|f| f.id), &label);
    seen.leaver = person;
    let seen = Handover::of(tx, seen)?;
    let contacts = Section::Contacts.gather(tx, &seen)?;
    let habits = Section::Habits.gather(tx, &seen)?;
    let people: Vec<PersonId> = contacts.iter().filter_map(|e| e.person).collect();
    let known = names(tx, &people, t)?;
    let waits = waits(tx, id, locale)?;
    let mut taken: Vec<HandoverRow> = tx.all(&sql::OF_SUCCESSOR, args![district, person])?;
    taken.extend(tx.all(&sql::EVER_OF_SUCCESSOR, args![district, person])?);
    taken.retain(|h| h.building == id && h.role == role);
    let running = taken.iter().find(|h| h.state.is_running()).map(|h| format!("/{district}/handovers/{}", h.id));
    let done = tx.first(&sql::FIRST_DAY, args![district, person, id, role])?.is_some();
    let places = places(role, &href, floor.as_ref().map(|f| (district, f.id)), t);
    Ok(FirstDayPage {
        building: id,
        role: role.code(),
        first: first_three(running.map(|h| Thing::new(t.first_handover(), h)), waits.first(), places),
        duties: duties(&pack, role, locale),
        waits,
        contacts: contacts.into_iter().map(|e| entry(e, &known, today, locale)).collect(),
        rhythm: rhythm(&pack, role, t),
        habits: habits.into_iter().map(|e| entry(e, &HashMap::new(), today, locale)).collect(),
        handovers: items(tx, taken, locale)?,
        done,
        title: handover::post(&building.name, &label, role).get(locale).to_owned(),
        handbook: handbook(role, t),
        action: (!done).then(|| {
            Action::button("finish_first_day", format!("{href}/first-day/{}/completion", role.code()), t.do_finish())
        }),
        tower: TowerLink { name: building.name.clone(), href },
        t,
    })
}

/// A post as a handover sees it.
fn vacant(
    tx: &Tx<'_, '_>,
    building: &Building,
    role: Role,
    floor: Option<kernel::FloorId>,
    label: &str,
) -> HandoverRow {
    let (today, now) = (tx.today(), tx.now());
    HandoverRow {
        district: building.district,
        id: HandoverId::from_bytes([0; 16]),
        building: building.id,
        role,
        floor,
        floor_label: label.to_owned(),
        leaver: PersonId::from_bytes([0; 16]),
        successor: None,
        ends_on: today,
        due_on: today,
        state: crate::handover::State::Open,
        opened_at: now,
        signed_at: None,
        signed_by: None,
        stood_in: false,
        pack: None,
        digest: None,
        done_at: None,
    }
}

/// What waits for whoever asks in a tower, the soonest first.
fn waits(tx: &mut Tx<'_, '_>, building: BuildingId, locale: Locale) -> kernel::Result<Vec<Thing>> {
    let today = tx.today();
    let mut found = commitments::api::open_in(tx, building, 200)?;
    let actor = tx.actor();
    found.retain(|c| c.waits_for(actor));
    found.sort_by_key(|c| (c.due_on.is_none(), c.due_on, c.id));
    let thing = |c: &commitments::api::Commitment| {
        let step = commitments::api::step_word(locale, &c.kind);
        Thing {
            due: c.due_on,
            due_text: c.due_on.map_or(String::new(), |d| i18n::Format(locale).date_near(d, today)),
            late: c.due_on.is_some_and(|d| d < today),
            ..Thing::new(T(locale).thing(c.title(locale), step), &c.href)
        }
    };
    Ok(found.iter().take(MOST).map(thing).collect())
}

/// The handover first, then what is most urgent, then the places where the post's work begins: three in all.
fn first_three(handover: Option<Thing>, urgent: Option<&Thing>, places: Vec<Thing>) -> Vec<Thing> {
    let urgent = urgent.filter(|u| handover.as_ref().is_none_or(|h| h.href != u.href)).cloned();
    handover.into_iter().chain(urgent).chain(places).take(FIRST).collect()
}

fn places(role: Role, tower: &str, floor: Option<(District, kernel::FloorId)>, t: T) -> Vec<Thing> {
    if let Some((district, floor)) = floor {
        return vec![
            Thing::new(t.first_floor(), format!("{tower}/floors/{floor}")),
            Thing::new(t.first_desk(), format!("/{district}/captain/desk")),
            Thing::new(t.first_rights(), format!("{tower}/rights")),
        ];
    }
    let own = match role {
        Role::CommitteeSecretary => Thing::new(t.first_inbox(), format!("{tower}/inbox")),
        Role::CommitteeChair => Thing::new(t.first_agenda(), format!("{tower}/agenda")),
        _ => Thing::new(t.first_projects(), format!("{tower}/projects")),
    };
    vec![
        own,
        Thing::new(t.first_rights(), format!("{tower}/rights")),
        Thing::new(t.first_meetings(), format!("{tower}/meetings")),
    ]
}

fn duties(pack: &Pack, role: Role, locale: Locale) -> Vec<(String, String)> {
    pack.list_of(List::Duty, role.code())
        .map(|d| (d.text.get(locale).to_owned(), i18n::Format(locale).clause(&d.clause)))
        .collect()
}

/// Where the handbook has its chapter on a post: beside the program, which does not serve it.
fn handbook(role: Role, t: T) -> String {
    let file = match role {
        Role::CommitteeSecretary => "secretary",
        Role::CommitteeChair => "committee",
        Role::PartySecretary => "party",
        _ => "captain",
    };
    t.handbook(identity::api::role_title(t.0, role), file)
}

/// What comes round in a year, by the rules in force.
fn rhythm(pack: &Pack, role: Role, t: T) -> Vec<(String, String)> {
    let clause = |id: &str| i18n::Format(t.0).clause(id);
    let (body, issues) = (&pack.body, &pack.issues);
    let mut lines = Vec::new();
    if role == Role::FloorCaptain {
        lines.push((t.rhythm_floor(issues.captain_days.value), clause(&issues.captain_days.clause)));
    } else {
        lines.push((t.rhythm_meetings(body.quarter_meetings.value), clause(&body.quarter_meetings.clause)));
        let renew = &pack.founding.renew_months;
        lines.push((t.rhythm_renewal(renew.value), clause(&renew.clause)));
    }
    if role == Role::CommitteeSecretary {
        lines.push((t.rhythm_triage(issues.triage_days.value), clause(&issues.triage_days.clause)));
    }
    if role == Role::PartySecretary {
        let review = &pack.projects.review_days;
        lines.push((t.rhythm_review(review.value), clause(&review.clause)));
    }
    lines
}

/// Finishes the first day: the desk does not show it any more.
#[utoipa::path(post, path = "/{district}/towers/{building}/first-day/{kind}/completion", operation_id = "finish_first_day", tag = "handover",
    params(("district" = District, Path), ("building" = BuildingId, Path), ("kind" = String, Path)), request_body = HandoverSignatureInput,
    responses((status = 201, body = Done)), extensions(("x-permission" = json!("handover.first_day"))))]
pub async fn finish_first_day(
    ctx: Ctx,
    Path((district, id, role)): Path<(District, BuildingId, String)>,
    form: Form<HandoverSignatureInput>,
) -> Result {
    let done = ctx
        .write(move |tx| {
            tx.once(form.once.as_deref(), |tx| {
                let (_, post) = post_of(tx, id, &role)?;
                let (person, now) = (tx.person()?, tx.now());
                if tx.first(&sql::FIRST_DAY, args![district, person, id, post.role])?.is_some() {
                    return Err(HandoverRefusal::Already.into());
                }
                tx.run_one(&sql::FIRST_DAY_DONE, args![district, person, id, post.role, now])?;
                tx.record(&FirstDayDone { building: id, role: post.role })?;
                Ok(Done::new(format!("/{district}/today"), Text::each(|l| T(l).finish_done().to_owned())))
            })
        })
        .await?;
    Ok(ctx.done(&done))
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let pack = policy::api::of_nobody();
    let item = || HandoverEntry::sample("物业", "通过系统联系");
    let page = |done: bool| FirstDayPage {
        building: BuildingId::from_bytes([1; 16]),
        role: "committee_secretary",
        first: places(Role::CommitteeSecretary, "/", None, t),
        duties: duties(&pack, Role::CommitteeSecretary, locale),
        waits: if done { Vec::new() } else { vec![Thing { late: true, ..Thing::new("17 层微波炉", "/") }] },
        contacts: vec![item()],
        rhythm: rhythm(&pack, Role::CommitteeSecretary, t),
        habits: if done { Vec::new() } else { vec![item()] },
        handovers: if done { Vec::new() } else { vec![sample_item(locale)] },
        done,
        title: t.post("和衡中心", "秘书"),
        handbook: handbook(Role::CommitteeSecretary, t),
        action: (!done).then(|| Action::button("finish_first_day", "/", t.do_finish())),
        tower: TowerLink { name: "和衡中心".into(), href: "/".into() },
        t,
    };
    vec![Sample::of("first_day", &page(false)), Sample::of("first_day", &page(true))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_things_come_first() {
        let thing = |href: &str| Thing::new(href, href);
        let hrefs = |h: Option<Thing>, u: Option<&Thing>| -> Vec<String> {
            first_three(h, u, vec![thing("own"), thing("rights"), thing("meetings")])
                .into_iter()
                .map(|t| t.href)
                .collect()
        };
        let (late, handover) = (thing("late"), thing("hnd"));
        assert_eq!(hrefs(None, None), ["own", "rights", "meetings"]);
        assert_eq!(hrefs(None, Some(&late)), ["late", "own", "rights"]);
        assert_eq!(hrefs(Some(handover.clone()), Some(&late)), ["hnd", "late", "own"]);
        assert_eq!(hrefs(Some(handover.clone()), Some(&handover)), ["hnd", "own", "rights"], "named once");
    }
}
