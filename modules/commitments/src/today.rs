//! 今天: what is due, ordered by its day, always with the name of whom it waits for.

use std::collections::{BTreeMap, HashMap};

use axum::extract::{Path, Query};
use db::args;
use kernel::{Act, BuildingId, Date, District, Locale, Role};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Frame, Layout, Section, Stack, StackTone, Wait};
use web::{Ctx, Part, Result, Sample, Tower, View};

use crate::{
    T, api,
    commitment::{Commitment, CommitmentId, CommitmentState, Party, Watched},
    permissions::{Remind, ShowToday},
    store::sql,
};

/// Most commitments of one list: those due first. The page says that there are more.
const MOST: u32 = 200;
/// Buildings that one query asks for.
const BUILDINGS: usize = 200;

/// Which of the four lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tab {
    /// Everything of mine and of those I look after.
    #[default]
    Due,
    Mine,
    Others,
    /// Waits for a post that nobody holds.
    Nobody,
}

impl Tab {
    const ALL: [Tab; 4] = [Tab::Due, Tab::Mine, Tab::Others, Tab::Nobody];

    const fn code(self) -> &'static str {
        match self {
            Tab::Due => "due",
            Tab::Mine => "mine",
            Tab::Others => "others",
            Tab::Nobody => "nobody",
        }
    }
}

/// Something due.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct DueItem {
    pub id: CommitmentId,
    pub title: String,
    pub href: String,
    pub kind: String,
    /// The floor of the nine that the item is on.
    pub floor: u8,
    pub due: Option<Date>,
    /// Working days past the last day; 0 or less if there is time.
    pub late_days: i64,
    pub waits_for: Wait,
    pub mine: bool,
    #[serde(skip)]
    due_text: String,
    #[serde(skip)]
    due_cap: String,
    #[serde(skip)]
    nobody: bool,
    #[serde(skip)]
    stack: Stack,
    #[serde(skip)]
    step: String,
    #[serde(skip)]
    may_remind: bool,
}

/// Things due in the same stretch of time.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct DueGroup {
    /// `late`, `today`, `week`, `later`, `open`.
    pub when: &'static str,
    pub items: Vec<DueItem>,
    #[serde(skip)]
    title: String,
}

/// A tab with its number.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TabItem {
    pub tab: Tab,
    pub count: usize,
    #[serde(skip)]
    label: &'static str,
}

/// What is due.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "commitments/today.html")]
pub struct TodayPage {
    pub tab: Tab,
    pub tabs: Vec<TabItem>,
    pub groups: Vec<DueGroup>,
    pub late: usize,
    /// There are more, due later than these.
    pub more: bool,
    #[serde(skip)]
    day: String,
    #[serde(skip)]
    total: usize,
    #[serde(skip)]
    sections: Vec<ui::Html>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    tower: Option<String>,
    #[serde(skip)]
    t: T,
}

impl View for TodayPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).today_title(&self.day)
    }

    fn frame(&self) -> Frame {
        Frame { section: Section::Today, layout: Layout::Desk, ..Frame::default() }
    }
}

#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Choice {
    tab: Tab,
}

/// What is due, by its day.
#[utoipa::path(get, path = "/{district}/today", operation_id = "show_today", tag = "commitments",
    params(("district" = District, Path), ("tab" = Option<String>, Query, description = "due, mine, others or nobody")),
    responses((status = 200, body = TodayPage)), extensions(("x-permission" = json!("commitments.show_today"))))]
pub async fn show_today(ctx: Ctx, Path(district): Path<District>, Query(choice): Query<Choice>) -> Result {
    let session = ctx.signed_in().await?;
    let tower = session.tower.clone();
    let (locale, app, tab) = (ctx.locale, ctx.app.clone(), choice.tab);
    let page = ctx
        .read(move |tx| {
            tx.grant::<ShowToday, _>(Tenant(kernel::Place::district(district)))?;
            let (found, more) = collect(tx)?;
            let mut items = Vec::new();
            let mut holders: HashMap<(Role, Option<BuildingId>), bool> = HashMap::new();
            for commitment in found {
                let nobody = match commitment.awaited().party {
                    Party::Role(role) => match holders.get(&(role, commitment.building)) {
                        Some(known) => *known,
                        None => {
                            let people = api::people_of(tx, &Party::Role(role), commitment.building)?;
                            holders.insert((role, commitment.building), people.is_empty());
                            people.is_empty()
                        }
                    },
                    _ => false,
                };
                items.push(item(tx, commitment, nobody, locale));
            }
            let mut sections = Vec::new();
            if let Some(home) = &tower {
                let tower = Tower { locale, district, building: home.building, name: home.name.clone() };
                let mut parts = Vec::new();
                for module in app.modules() {
                    parts.extend((module.desk)(tx, &tower)?);
                }
                parts.sort_by_key(|p| p.order);
                sections.extend(parts.into_iter().map(|p| p.html));
            }
            let href = tower.map(|home| format!("/{district}/towers/{}", home.building));
            Ok(TodayPage { more, ..assemble(items, tab, tx.today(), sections, district, href, locale) })
        })
        .await?;
    ctx.show(&page).await
}

/// Everything of the actor's own and of those the actor looks after; and whether there is more.
fn collect(tx: &mut Tx<'_, '_>) -> kernel::Result<(Vec<Commitment>, bool)> {
    let read = MOST + 1;
    let (district, actor) = (tx.district(), tx.actor());
    let mut found: BTreeMap<CommitmentId, Commitment> = BTreeMap::new();
    let mut keep = |rows: Vec<Commitment>| found.extend(rows.into_iter().map(|r| (r.id, r)));
    if let Some(person) = actor.person() {
        keep(tx.all(&sql::OF_PERSON, args![district, person, read])?);
        keep(tx.all(&sql::OF_CREDITOR, args![district, person, read])?);
    }
    for organisation in actor.organisations().collect::<Vec<_>>() {
        keep(tx.all(&sql::OF_ORGANISATION, args![district, organisation, read])?);
    }
    let mut watched = Watched::of(actor);
    if watched.tenant {
        keep(tx.all(&sql::OF_TENANT, args![district, read])?);
    }
    for subdistrict in &watched.subdistricts {
        watched.buildings.extend(registry::api::buildings_in(tx, *subdistrict)?);
    }
    for buildings in watched.buildings.chunks(BUILDINGS) {
        keep(tx.all(&sql::OF_BUILDINGS, args![district, read, db::list(buildings)])?);
    }
    let mut rows: Vec<Commitment> = found.into_values().collect();
    rows.sort_by_key(|r| (r.due_on.is_none(), r.due_on, r.id));
    let more = rows.len() > MOST as usize;
    rows.truncate(MOST as usize);
    Ok((rows, more))
}

fn item(tx: &Tx<'_, '_>, commitment: Commitment, nobody: bool, locale: Locale) -> DueItem {
    let (t, format, today) = (T(locale), i18n::Format(locale), tx.today());
    let late_days = commitment.due_on.map_or(0, |due| tx.calendar().working_days_between(due, today));
    let late_days = if commitment.due_on.is_some_and(|due| due < today) { late_days.max(1) } else { 0 };
    let (due_text, due_cap) = match commitment.due_on {
        None => (t.no_date().to_owned(), String::new()),
        Some(due) if late_days > 0 => (format.late(late_days), format.date_near(due, today)),
        Some(due) if due == today => (t.today().to_owned(), String::new()),
        Some(due) => {
            let left = tx.calendar().working_days_between(today, due);
            (format.date_near(due, today), t.left(format.working_days(left)))
        }
    };
    let due_cap = if commitment.provisional { format!("{due_cap} {}", t.provisional()) } else { due_cap };
    let mine = commitment.waits_for(tx.actor());
    let awaited = commitment.awaited();
    let since = tx.calendar().working_days_between(commitment.opened_at.date(), today);
    let detail = if commitment.reminded > 0 {
        t.reminded_times(commitment.reminded)
    } else if since > 0 {
        t.waiting_since(format.working_days(since))
    } else {
        String::new()
    };
    let name = if mine { t.you().to_owned() } else { awaited.name.get(locale).to_owned() };
    let tone = if late_days > 0 { StackTone::Late } else { StackTone::Now };
    let step = match commitment.state {
        CommitmentState::Delivered => t.step_confirm().to_owned(),
        _ => t.step(&commitment.kind),
    };
    let may_remind = !mine
        && awaited.party != Party::Nobody
        && commitment.building.is_some_and(|b| {
            let scopes = Remind::PERMISSION.scopes(tx.actor());
            scopes.tenant || scopes.buildings.contains(&b) || !scopes.subdistricts.is_empty()
        });
    DueItem {
        id: commitment.id,
        title: commitment.title(locale).to_owned(),
        href: commitment.href,
        kind: commitment.kind,
        floor: commitment.floor,
        due: commitment.due_on,
        late_days,
        waits_for: Wait { locale, name, detail },
        mine,
        due_text,
        due_cap,
        nobody,
        stack: Stack::new(locale, commitment.floor, tone).bare(),
        step,
        may_remind,
    }
}

fn assemble(
    items: Vec<DueItem>,
    tab: Tab,
    today: Date,
    sections: Vec<ui::Html>,
    district: District,
    tower: Option<String>,
    locale: Locale,
) -> TodayPage {
    let t = T(locale);
    let belongs = |item: &DueItem, tab: Tab| match tab {
        Tab::Due => true,
        Tab::Mine => item.mine,
        Tab::Others => !item.mine && !item.nobody,
        Tab::Nobody => item.nobody,
    };
    let label = |tab: Tab| match tab {
        Tab::Due => t.tab_due(),
        Tab::Mine => t.tab_mine(),
        Tab::Others => t.tab_others(),
        Tab::Nobody => t.tab_nobody(),
    };
    let tabs =
        Tab::ALL.map(|tab| TabItem { tab, count: items.iter().filter(|i| belongs(i, tab)).count(), label: label(tab) });
    let (total, late) = (items.len(), items.iter().filter(|i| i.late_days > 0).count());
    let week_end = today.plus_days(7 - i64::from(today.weekday()));
    let mut groups = [
        ("late", t.group_late().to_owned()),
        ("today", t.group_today(i18n::Format(locale).date(today))),
        ("week", t.group_week().to_owned()),
        ("later", t.group_later().to_owned()),
        ("open", t.group_open().to_owned()),
    ]
    .map(|(when, title)| DueGroup { when, items: Vec::new(), title });
    for item in items.into_iter().filter(|i| belongs(i, tab)) {
        let group = match item.due {
            _ if item.late_days > 0 => 0,
            Some(due) if due <= today => 1,
            Some(due) if due <= week_end => 2,
            Some(_) => 3,
            None => 4,
        };
        groups[group].items.push(item);
    }
    TodayPage {
        tab,
        tabs: tabs.into(),
        groups: groups.into_iter().filter(|g| !g.items.is_empty()).collect(),
        late,
        more: false,
        day: i18n::Format(locale).date_weekday(today),
        total,
        sections,
        district,
        tower,
        t,
    }
}

/// What waits for a person, on their own page.
pub fn mine(tx: &mut Tx<'_, '_>, locale: Locale) -> kernel::Result<Vec<Part>> {
    let (found, _) = collect(tx)?;
    let items: Vec<DueItem> =
        found.into_iter().filter(|c| c.waits_for(tx.actor())).take(10).map(|c| item(tx, c, false, locale)).collect();
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let data = serde_json::to_value(&items)?;
    let html =
        askama::Template::render(&MinePart { items, t: T(locale) }).map_err(|e| kernel::Error::Broken(Box::new(e)))?;
    Ok(vec![Part { order: 10, html: ui::Html(html), name: "waiting_for_me", data }])
}

#[derive(askama::Template)]
#[template(path = "commitments/_mine.html")]
struct MinePart {
    items: Vec<DueItem>,
    t: T,
}

/// The tenant itself, for lists.
struct Tenant(kernel::Place);

impl kernel::Resource for Tenant {
    fn place(&self) -> &kernel::Place {
        &self.0
    }
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let item = |late_days, mine, nobody| DueItem {
        id: CommitmentId::from_bytes([1; 16]),
        title: "17 层茶水间微波炉只剩一台能用".into(),
        href: "/".into(),
        kind: "handle".into(),
        floor: 3,
        due: Date::new(2026, 11, 24).ok(),
        late_days,
        waits_for: Wait { locale, name: "恒诚物业服务有限公司".into(), detail: String::new() },
        mine,
        due_text: "逾期 2 天".into(),
        due_cap: "11月20日".into(),
        nobody,
        stack: Stack::new(locale, 3, StackTone::Late).bare(),
        step: T(locale).step("handle"),
        may_remind: true,
    };
    let district = District::new(310_107).expect("a district");
    let today = Date::new(2026, 11, 24).expect("a date");
    let full = vec![item(2, false, false), item(0, true, false), item(0, false, true)];
    let page = |items| assemble(items, Tab::Due, today, vec![], district, Some("/".into()), locale);
    let mine = MinePart { items: vec![item(0, true, false)], t: T(locale) };
    let more = TodayPage { more: true, ..page(full) };
    vec![Sample::of("today", &more), Sample::of("today", &page(vec![])), Sample::of("_mine", &mine)]
}
