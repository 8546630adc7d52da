//! Coverage (组织覆盖, R01) and the breaks in the chain (R72): so many of so many, and the list of what is missing with how
//! to mend it.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use db::args;
use kernel::{Act, BuildingId, District, DivisionCode, Locale, Scopes};
use ledger::Tx;
use registry::api::Building;
use serde::{Deserialize, Serialize};
use ui::{Chip, Crumb, Frame, Layout, Section, Tone};
use web::{Action, Ctx, Input, Result, Sample, View};

use crate::{
    T,
    advice::needs_union,
    book::{Book, anywhere, href},
    coverage::{Firm, Share, of_firms},
    declare,
    numbers::{self, Numbers},
    permissions::{CountMembers, ReadDeclarations, ReparentUnit, ShowAdvice, ShowOffers, ShowUnit},
    step,
    store::sql,
    unit::{Mass, UnitId},
};

/// The most towers of a district.
const MOST: u32 = 5000;

/// A place with its shares.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct PlaceItem {
    pub name: String,
    pub firms: usize,
    pub firms_covered: usize,
    pub towers: usize,
    pub towers_covered: usize,
    #[serde(skip)]
    href: String,
    #[serde(skip)]
    firm_share: String,
    #[serde(skip)]
    tower_share: String,
}

/// A firm that should have a branch and has none, or should have a union.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct OpenFirm {
    pub name: String,
    pub tower: String,
    pub full: u32,
    #[serde(skip)]
    advice: Option<Action>,
    #[serde(skip)]
    count: Option<Action>,
}

/// A break in the chain.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct BreakItem {
    pub unit: UnitId,
    pub name: String,
    pub fault: &'static str,
    /// Under whom it should stand.
    pub mend: Option<String>,
    #[serde(skip)]
    pub href: String,
    #[serde(skip)]
    pub chip: Chip,
    #[serde(skip)]
    pub advice: String,
    #[serde(skip)]
    pub action: Option<Action>,
}

/// Coverage.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "party/coverage.html")]
pub struct CoveragePage {
    pub whole: PlaceItem,
    pub subdistricts: Vec<PlaceItem>,
    pub towers: Vec<PlaceItem>,
    /// Firms with enough full members that no branch covers.
    pub uncovered: Vec<OpenFirm>,
    pub towers_without: Vec<String>,
    /// Firms whose union members are so many that they should have a union.
    pub without_union: Vec<OpenFirm>,
    pub breaks: Vec<BreakItem>,
    /// How many declared membership of themselves, where they are enough not to be told apart.
    pub declared: Option<i64>,
    #[serde(skip)]
    tower: Option<String>,
    #[serde(skip)]
    clause: String,
    #[serde(skip)]
    declared_note: String,
    #[serde(skip)]
    actions: Vec<Action>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl View for CoveragePage {
    fn title(&self, locale: Locale) -> String {
        T(locale).coverage_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let mut crumbs = vec![Crumb::link(self.t.nav_party(), format!("/{}/party", self.district))];
        match &self.tower {
            Some(tower) => {
                crumbs.push(Crumb::link(self.t.coverage_title(), format!("/{}/party/coverage", self.district)));
                crumbs.push(Crumb::here(tower));
            }
            None => crumbs.push(Crumb::here(self.t.coverage_title())),
        }
        Frame { section: Section::Party, layout: Layout::Desk, crumbs, ..Frame::default() }
    }
}

/// What is looked at.
#[derive(Debug, Default, Clone, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Filter {
    /// A tower's id; all that the reader answers for without it.
    tower: Input,
}

/// What is there, as far as the reader answers for it.
pub struct Ground {
    pub book: Book,
    pub towers: Vec<Building>,
    /// Firms with members, one entry for each tower that they sit in.
    pub firms: Vec<Firm>,
    /// Firms that should have a union.
    pub unions: Vec<Firm>,
}

/// Collects what the shares are counted from.
///
/// # Errors
/// The database's own failure.
pub fn survey(
    tx: &mut Tx<'_, '_>,
    scopes: &Scopes,
    only: Option<BuildingId>,
    rules: &Numbers,
) -> kernel::Result<Ground> {
    let (district, today, book) = (tx.district(), tx.today(), Book::open(tx)?);
    let mut towers = registry::api::first_buildings(tx, MOST)?;
    towers.retain(|b| scopes.admit(kernel::Resource::place(b)) && only.is_none_or(|o| o == b.id));
    let covered = book.covered_firms();
    let masses = tx.all(&sql::MASSES, args![district])?;
    let counts = tx.all(&sql::COUNTS, args![district])?;
    let (mut firms, mut unions) = (Vec::new(), Vec::new());
    for count in counts {
        let has_union = masses.iter().any(|m| m.firm == count.firm && m.kind == Mass::Union);
        let union = needs_union(count.union_members, has_union, rules);
        if count.full_members == 0 && !union {
            continue;
        }
        let Some(firm) = registry::api::organisation(tx, count.firm)? else { continue };
        for tower in registry::api::buildings_of(tx, count.firm, today)? {
            if towers.iter().all(|b| b.id != tower) {
                continue;
            }
            let covered = covered.contains(&count.firm);
            let found = Firm { id: count.firm, name: firm.name.clone(), tower, full: count.full_members, covered };
            if union {
                unions.push(Firm { full: count.union_members, ..found.clone() });
            }
            firms.push(found);
        }
    }
    Ok(Ground { book, towers, firms, unions })
}

impl Ground {
    /// Whether a tower has a Party organisation: its own, or a branch that works in it.
    pub fn has_unit(&self, tower: BuildingId) -> bool {
        self.book.chain.living().any(|l| l.kind.level() >= 3 && l.towers.contains(&tower))
    }

    /// The shares of firms and towers.
    pub fn shares(&self, towers: &[&Building], least: u32) -> (Share, Share) {
        let firms: Vec<Firm> = self.firms.iter().filter(|f| towers.iter().any(|b| b.id == f.tower)).cloned().collect();
        // A firm of several towers is one firm.
        let mut once: Vec<Firm> = Vec::new();
        for firm in firms {
            if once.iter().all(|f| f.id != firm.id) {
                once.push(firm);
            }
        }
        let (firms, _) = of_firms(&once, least);
        let n = towers.iter().filter(|b| self.has_unit(b.id)).count();
        (firms, Share { n, of: towers.len() })
    }
}

/// Coverage of what the reader answers for, or of one tower of it.
#[utoipa::path(get, path = "/{district}/party/coverage", operation_id = "show_coverage", tag = "party",
    params(("district" = District, Path), Filter),
    responses((status = 200, body = CoveragePage)), extensions(("x-permission" = json!("party.show_unit"))))]
pub async fn show_coverage(ctx: Ctx, Path(district): Path<District>, Query(filter): Query<Filter>) -> Result {
    let locale = ctx.locale;
    let page = ctx.read(move |tx| assemble(tx, district, filter.tower.trim().parse().ok(), locale)).await?;
    ctx.show(&page).await
}

fn assemble(
    tx: &mut Tx<'_, '_>,
    district: District,
    only: Option<BuildingId>,
    locale: Locale,
) -> kernel::Result<CoveragePage> {
    let (t, format) = (T(locale), i18n::Format(locale));
    let (scopes, rules) = (anywhere::<ShowUnit>(tx)?, numbers::at(tx, only.as_slice())?);
    let least = rules.branch_least.value;
    let ground = survey(tx, &scopes, only, &rules)?;
    let all: Vec<&Building> = ground.towers.iter().collect();
    let whole = place(&ground, t.whole().to_owned(), String::new(), &all, least, locale);
    let mut by_subdistrict: BTreeMap<DivisionCode, Vec<&Building>> = BTreeMap::new();
    for tower in &ground.towers {
        by_subdistrict.entry(tower.subdistrict).or_default().push(tower);
    }
    let mut subdistricts = Vec::new();
    if by_subdistrict.len() > 1 {
        for (code, towers) in &by_subdistrict {
            let name = step::division(tx, Some(*code))?.unwrap_or_default();
            subdistricts.push(place(&ground, name, String::new(), towers, least, locale));
        }
    }
    let link = |b: &Building| format!("/{district}/party/coverage?tower={}", b.id);
    let towers = all.iter().map(|b| place(&ground, b.name.clone(), link(b), &[*b], least, locale)).collect();
    let tower_name =
        |id: BuildingId| ground.towers.iter().find(|b| b.id == id).map_or(String::new(), |b| b.name.clone());
    let advises = anywhere::<ShowAdvice>(tx).is_ok();
    let counting = CountMembers::PERMISSION.scopes(tx.actor());
    let open = |f: &Firm| {
        let may =
            ground.towers.iter().find(|b| b.id == f.tower).is_some_and(|b| counting.admit(kernel::Resource::place(b)));
        let tower = tower_name(f.tower);
        let counts = format!("/{district}/towers/{}/party/counts", f.tower);
        OpenFirm {
            name: f.name.clone(),
            full: f.full,
            advice: advises.then(|| {
                Action::page("show_advice", format!("/{district}/party/advice"), t.do_advice())
                    .with("towers", tower.as_str())
                    .with("firm", f.name.as_str())
            }),
            count: may.then(|| Action::page("count_members", counts, t.do_count()).with("firm", f.id.to_string())),
            tower,
        }
    };
    let (_, uncovered) = of_firms(&ground.firms, least);
    let uncovered = uncovered.into_iter().map(open).collect();
    let without_union = ground.unions.iter().map(open).collect();
    let towers_without = all.iter().filter(|b| !ground.has_unit(b.id)).map(|b| b.name.clone()).collect();
    let breaks = breaks(tx, &ground.book, only, locale);
    let mut actions = Vec::new();
    let mut declared = None;
    let mut declared_note = String::new();
    let reading = ReadDeclarations::PERMISSION.scopes(tx.actor());
    if let (Some(tower), Some(building)) = (only, ground.towers.first()) {
        if counting.admit(kernel::Resource::place(building)) {
            let path = format!("/{district}/towers/{tower}/party/counts");
            actions.push(Action::page("count_members", path, t.do_count()).main());
        }
        let path = format!("/{district}/party/advice");
        if advises {
            actions.push(Action::page("show_advice", path, t.do_advice()).with("towers", building.name.as_str()));
        }
        if reading.admit(kernel::Resource::place(building)) {
            let path = format!("/{district}/towers/{tower}/party/readings");
            actions.push(Action::page("read_declarations", path, t.do_read()));
        }
        if ShowOffers::PERMISSION.scopes(tx.actor()).admit(kernel::Resource::place(building)) {
            let path = format!("/{district}/towers/{tower}/party/offers");
            actions.push(Action::page("list_offers", path, t.offers_title()));
        }
        declared = declare::count(tx, tower)?.filter(|n| *n >= i64::from(rules.declared_least.value));
        declared_note = match declared {
            Some(n) => t.declared_sum(n),
            None => t.declared_few(rules.declared_least.value),
        };
    }
    Ok(CoveragePage {
        whole,
        subdistricts,
        towers,
        uncovered,
        towers_without,
        without_union,
        breaks,
        declared,
        tower: only.map(tower_name).filter(|n| !n.is_empty()),
        clause: t.cites(format.clause(&rules.branch_least.clause.id), rules.branch_least.clause.text.get(locale)),
        declared_note,
        actions,
        district,
        t,
    })
}

fn place(ground: &Ground, name: String, href: String, towers: &[&Building], least: u32, locale: Locale) -> PlaceItem {
    let (firms, covered) = ground.shares(towers, least);
    PlaceItem {
        name,
        firms: firms.of,
        firms_covered: firms.n,
        towers: covered.of,
        towers_covered: covered.n,
        href,
        firm_share: step::share(locale, firms),
        tower_share: step::share(locale, covered),
    }
}

/// The breaks of the chain that a reader sees, with what mends each.
pub fn breaks(tx: &Tx<'_, '_>, book: &Book, only: Option<BuildingId>, locale: Locale) -> Vec<BreakItem> {
    let (district, actor, t) = (tx.district(), tx.actor(), T(locale));
    let seen = book.seen(district, actor);
    let permission = const { &<ReparentUnit as Act>::PERMISSION };
    let here = |unit: UnitId| only.is_none_or(|tower| book.towers_of(unit).contains(&tower));
    let found = book.chain.breaks().into_iter().filter(|b| seen.contains(&b.unit) && here(b.unit));
    found
        .map(|b| {
            let mend = b.mend.map(|m| book.name(m));
            let may = permission.scopes(actor).admit(&book.place(district, b.unit, actor));
            let page = href(district, b.unit);
            BreakItem {
                unit: b.unit,
                name: book.name(b.unit),
                fault: b.fault.code(),
                chip: Chip::new(Tone::Stuck, t.fault(b.fault.code())),
                advice: match &mend {
                    Some(name) => t.mend_under(name),
                    None => t.mend_somebody().to_owned(),
                },
                action: may.then(|| Action::page("reparent_unit", format!("{page}/superior"), t.do_reparent())),
                href: page,
                mend,
            }
        })
        .collect()
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let item = |name: &str, firms: (usize, usize), towers: (usize, usize)| PlaceItem {
        name: name.into(),
        firms: firms.1,
        firms_covered: firms.0,
        towers: towers.1,
        towers_covered: towers.0,
        href: "/".into(),
        firm_share: step::share(locale, Share { n: firms.0, of: firms.1 }),
        tower_share: step::share(locale, Share { n: towers.0, of: towers.1 }),
    };
    let firm = OpenFirm {
        name: "云图数据服务（上海）有限公司".into(),
        tower: "和衡中心".into(),
        full: 4,
        advice: Some(Action::page("show_advice", "/", t.do_advice())),
        count: Some(Action::page("count_members", "/", t.do_count())),
    };
    let broken = BreakItem {
        unit: UnitId::from_bytes([1; 16]),
        name: "朗越会展党支部".into(),
        fault: "no_superior",
        mend: Some("和衡中心楼宇联合党委".into()),
        href: "/".into(),
        chip: Chip::new(Tone::Stuck, t.fault("no_superior")),
        advice: t.mend_under("和衡中心楼宇联合党委"),
        action: Some(Action::page("reparent_unit", "/", t.do_reparent())),
    };
    let page = CoveragePage {
        whole: item("普陀区", (3, 4), (2, 12)),
        subdistricts: vec![item("长风新村街道", (3, 4), (1, 2))],
        towers: vec![item("和衡中心", (3, 4), (1, 1)), item("拾光里", (0, 0), (0, 1))],
        uncovered: vec![firm.clone()],
        towers_without: vec!["拾光里".into()],
        without_union: vec![firm],
        breaks: vec![broken],
        declared: Some(7),
        tower: None,
        clause: "支部条例 4".into(),
        declared_note: t.declared_sum(7),
        actions: vec![Action::page("count_members", "/", t.do_count())],
        district: District::new(310_107).expect("a district"),
        t,
    };
    vec![Sample::of("coverage", &page)]
}
