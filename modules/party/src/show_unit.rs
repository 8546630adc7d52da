//! The page of an organisation: where it stands, whom it covers, who holds its posts, its duties, promises and history.

use axum::extract::Path;
use db::args;
use kernel::{Date, District, Locale};
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Crumb, Frame, Layout, Section, Tone};
use web::{Action, Ctx, Result, Sample, View};

use crate::{
    T,
    book::{Unit, anywhere, href},
    duties::{DutyItem, of_towers},
    look::{self, PostItem, PromiseItem},
    numbers,
    permissions::ShowUnit,
    proposal::{HistoryItem, timeline},
    show_coverage::{BreakItem, breaks},
    step,
    store::sql,
    unit::{AllianceId, UnitId},
};

/// A link to another organisation or alliance.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct LinkItem {
    pub name: String,
    pub note: String,
    #[serde(skip)]
    pub href: String,
}

/// An organisation.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "party/unit.html")]
pub struct UnitPage {
    pub id: UnitId,
    pub name: String,
    pub kind: &'static str,
    pub superior: Option<UnitId>,
    pub full_members: u32,
    pub probationary_members: u32,
    pub counted_on: Option<Date>,
    pub posts: Vec<PostItem>,
    pub duties: Vec<DutyItem>,
    pub promises: Vec<PromiseItem>,
    pub below: Vec<LinkItem>,
    pub alliances: Vec<LinkItem>,
    /// Under whom it stood, newest first.
    pub superiors: Vec<LinkItem>,
    pub breaks: Vec<BreakItem>,
    pub actions: Vec<Action>,
    pub timeline: Vec<HistoryItem>,
    #[serde(skip)]
    chips: Vec<Chip>,
    #[serde(skip)]
    facts: Vec<(&'static str, String)>,
    #[serde(skip)]
    stale: Option<String>,
    /// The reader may see the chart and the list of duties, too.
    #[serde(skip)]
    lists: bool,
    #[serde(skip)]
    above: Option<Crumb>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl View for UnitPage {
    fn title(&self, _: Locale) -> String {
        self.name.clone()
    }

    fn frame(&self) -> Frame {
        let mut crumbs = Vec::new();
        if self.lists {
            crumbs.push(Crumb::link(self.t.nav_party(), format!("/{}/party", self.district)));
        }
        crumbs.extend(self.above.clone());
        crumbs.push(Crumb::here(&self.name));
        Frame { section: Section::Party, layout: Layout::Desk, crumbs, ..Frame::default() }
    }
}

/// An organisation.
#[utoipa::path(get, path = "/{district}/party/organisations/{unit}", operation_id = "show_unit", tag = "party",
    params(("district" = District, Path), ("unit" = UnitId, Path)),
    responses((status = 200, body = UnitPage)), extensions(("x-permission" = json!("party.show_unit"))))]
pub async fn show_unit(ctx: Ctx, Path((_, id)): Path<(District, UnitId)>) -> Result {
    let locale = ctx.locale;
    let page = ctx
        .read(move |tx| {
            let unit = tx.granted::<ShowUnit, Unit>(id)?.into_inner();
            assemble(tx, &unit, locale)
        })
        .await?;
    ctx.show(&page).await
}

fn assemble(tx: &mut Tx<'_, '_>, unit: &Unit, locale: Locale) -> kernel::Result<UnitPage> {
    let (district, id, t, format) = (unit.district, unit.id, T(locale), i18n::Format(locale));
    let rules = numbers::at(tx, unit.towers())?;
    let today = tx.today();
    let duties = if unit.kind.is_of_tower() { of_towers(tx, unit.towers(), locale)? } else { Vec::new() };
    let link = |u: UnitId, note: String| LinkItem { name: unit.book.name(u), note, href: href(district, u) };
    let below = unit.book.chain.below(id).iter().map(|l| link(l.id, t.kind(l.kind.code()))).collect();
    let mut superiors = Vec::new();
    for row in tx.all(&sql::SUPERIORS, args![district, id])?.into_iter().rev() {
        let from = format.date_long(row.from_on);
        let until = row.until_on.map_or(t.until_now().to_owned(), |d| format.date_long(d));
        let note = t.stood_from(from, until);
        superiors.push(match row.superior {
            Some(superior) => link(superior, note),
            None => LinkItem { name: t.no_superior().to_owned(), note, href: String::new() },
        });
    }
    let stale = unit.counted_on.is_none_or(|on| on.plus_days(i64::from(rules.count_days.value)) < today);
    let mut chips = vec![Chip::new(Tone::Decided, t.kind(unit.kind.code()))];
    if unit.dissolved_on.is_some() {
        chips.push(Chip::new(Tone::Archived, t.is_dissolved()));
    }
    let mut found = breaks(tx, &unit.book, None, locale);
    found.retain(|b| b.unit == id);
    let lists = anywhere::<ShowUnit>(tx).is_ok();
    let above = unit.superior.filter(|s| unit.book.seen(district, tx.actor()).contains(s));
    Ok(UnitPage {
        id,
        name: unit.name.clone(),
        kind: unit.kind.code(),
        superior: unit.superior,
        full_members: unit.full_members,
        probationary_members: unit.probationary_members,
        counted_on: unit.counted_on,
        posts: look::posts(tx, unit, locale)?,
        duties,
        promises: look::promises(tx, unit, locale)?,
        below,
        alliances: alliances(tx, unit, locale)?,
        superiors,
        breaks: found,
        actions: look::actions(tx, unit, t),
        timeline: timeline(tx, &id.to_string(), crate::EVENTS, locale)?,
        chips,
        facts: facts(tx, unit, locale)?,
        stale: stale.then(|| t.count_is_old(rules.count_days.value)),
        lists,
        above: above.map(|s| Crumb::link(unit.book.name(s), href(district, s))),
        district,
        t,
    })
}

fn facts(tx: &mut Tx<'_, '_>, unit: &Unit, locale: Locale) -> kernel::Result<Vec<(&'static str, String)>> {
    let (t, format) = (T(locale), i18n::Format(locale));
    let superior = unit.superior.map_or(t.no_superior().to_owned(), |s| unit.book.name(s));
    let mut facts = vec![(t.superior(), superior)];
    let towers = step::tower_names(tx, unit.towers())?;
    if !towers.is_empty() {
        facts.push((t.towers(), format.list(towers)));
    }
    let firms = step::firm_names(tx, unit.book.firms_of(unit.id))?;
    if !firms.is_empty() {
        facts.push((t.firms(), format.list(firms)));
    }
    if let Some(bond) = unit.bond {
        facts.push((t.bond_label(), format!("{} {}", t.bond(bond.code()), unit.bond_words)));
    }
    let counted = unit.counted_on.map_or(String::new(), |on| format.date_long(on));
    facts.push((t.members(), t.members_line(unit.full_members, unit.probationary_members, counted)));
    facts.push((t.founded_on(), format.date_long(unit.founded_on)));
    if let Some(on) = unit.dissolved_on {
        facts.push((t.dissolved_on(), format.date_long(on)));
    }
    let body = unit.body.map(|id| committees::api::body(tx, id)).transpose()?.flatten();
    facts.extend(body.map(|b| (t.body(), b.local_name)));
    let organisation = unit.organisation.map(|id| registry::api::organisation(tx, id)).transpose()?.flatten();
    facts.extend(organisation.map(|o| (t.in_registry(), o.name)));
    Ok(facts)
}

fn alliances(tx: &mut Tx<'_, '_>, unit: &Unit, locale: Locale) -> kernel::Result<Vec<LinkItem>> {
    let (district, t) = (unit.district, T(locale));
    let allies = tx.all(&sql::ALLIES, args![district])?;
    let mine: Vec<AllianceId> =
        allies.iter().filter(|a| a.unit == unit.id && a.left_on.is_none()).map(|a| a.alliance).collect();
    let rows = tx.all(&sql::ALLIANCES, args![district])?;
    let rows = rows.into_iter().filter(|a| mine.contains(&a.id));
    Ok(rows
        .map(|a| LinkItem {
            name: a.name,
            note: t.axis(a.axis.code()),
            href: format!("/{district}/party/alliances/{}", a.id),
        })
        .collect())
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let link = |name: &str, note: &str| LinkItem { name: name.into(), note: note.into(), href: "/".into() };
    let page = |rich: bool| UnitPage {
        id: UnitId::from_bytes([1; 16]),
        name: "和衡中心楼宇联合党委".into(),
        kind: "tower_committee",
        superior: Some(UnitId::from_bytes([2; 16])),
        full_members: 96,
        probationary_members: 6,
        counted_on: Date::new(2026, 3, 2).ok(),
        posts: if rich { look::sample_posts(locale) } else { Vec::new() },
        duties: if rich { look::sample_duties(locale) } else { Vec::new() },
        promises: if rich { look::sample_promises(locale) } else { Vec::new() },
        below: if rich { vec![link("明岫信息党支部", &t.kind("branch"))] } else { Vec::new() },
        alliances: vec![link("望江路商圈党建联盟", &t.axis("area"))],
        superiors: vec![link("长风新村街道社区党委", "2026年3月2日")],
        breaks: Vec::new(),
        actions: vec![Action::page("edit_unit", "/", t.do_edit())],
        timeline: Vec::new(),
        chips: vec![Chip::new(Tone::Decided, t.kind("tower_committee"))],
        facts: vec![(t.superior(), "长风新村街道社区党委".into())],
        stale: rich.then(|| t.count_is_old(365)),
        lists: rich,
        above: Some(Crumb::link("长风新村街道社区党委", "/")),
        district: District::new(310_107).expect("a district"),
        t,
    };
    vec![Sample::of("unit", &page(true)), Sample::of("unit", &page(false))]
}
