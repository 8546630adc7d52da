//! The organisation chart of what the reader answers for (纵向链、横向联盟), today or on a day, or the organisations of one bond.

use axum::extract::{Path, Query};
use db::args;
use kernel::{Date, District, Locale};
use ledger::Tx;
use serde::{Deserialize, Serialize};
use ui::{Choice, Crumb, Field, Frame, Html, Layout, Section};
use web::{Action, Ctx, Input, Result, Sample, View};

use crate::{
    T,
    book::{Book, anywhere, href},
    drawing::{Drawing, Node, mark},
    permissions::{FoundUnit, KeepAlliance, ProposeUnit, ShowAdvice, ShowUnit},
    proposal::chip,
    propose::ProposalState,
    show_coverage::{BreakItem, breaks},
    step,
    store::sql,
    unit::{AllianceId, Bond, UnitId},
};

/// An organisation in a list.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct UnitItem {
    pub id: UnitId,
    pub name: String,
    pub kind: &'static str,
    pub superior: Option<UnitId>,
    pub bond: Option<&'static str>,
    #[serde(skip)]
    href: String,
    #[serde(skip)]
    words: String,
}

/// An alliance in the chart's legend.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct AllianceItem {
    pub id: AllianceId,
    pub name: String,
    pub axis: String,
    pub members: usize,
    #[serde(skip)]
    mark: String,
    #[serde(skip)]
    href: String,
}

/// A proposal that is open.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct OpenProposal {
    pub name: String,
    #[serde(skip)]
    href: String,
    #[serde(skip)]
    chip: ui::Chip,
}

/// The chart.
#[derive(Serialize, utoipa::ToSchema, askama::Template)]
#[template(path = "party/chart.html")]
pub struct ChartPage {
    /// The organisations that the reader sees, in the order of the tree.
    pub units: Vec<UnitItem>,
    pub alliances: Vec<AllianceItem>,
    pub proposals: Vec<OpenProposal>,
    pub breaks: Vec<BreakItem>,
    pub actions: Vec<Action>,
    #[serde(skip)]
    drawing: Html,
    #[serde(skip)]
    list: Html,
    #[serde(skip)]
    filter: Filter,
    #[serde(skip)]
    found: bool,
    #[serde(skip)]
    then: Option<String>,
    #[serde(skip)]
    district: District,
    #[serde(skip)]
    t: T,
}

impl ChartPage {
    /// Whether something is looked for.
    fn asks(&self) -> bool {
        self.found || self.then.is_some()
    }

    fn fields(&self) -> Vec<Field> {
        let t = self.t;
        let mut bonds = step::bonds(t);
        bonds[0] = Choice::new("", t.any_bond());
        vec![
            Field::text("q", t.search_name(), self.filter.q.as_str()).optional(t.0),
            Field::select("bond", t.bond_label(), &self.filter.bond, bonds).optional(t.0),
            Field::date("on", t.as_of(), &self.filter.on).optional(t.0),
        ]
    }
}

impl View for ChartPage {
    fn title(&self, locale: Locale) -> String {
        T(locale).chart_title().to_owned()
    }

    fn frame(&self) -> Frame {
        let crumbs = vec![Crumb::here(self.t.nav_party())];
        Frame { section: Section::Party, layout: Layout::Desk, crumbs, ..Frame::default() }
    }
}

/// What is looked for.
#[derive(Debug, Default, Clone, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Filter {
    /// A part of a name.
    q: Input,
    /// What binds its members together.
    bond: Input,
    /// The day as of which the chart is drawn; today without it.
    on: Input,
}

/// The chart of what the reader answers for.
#[utoipa::path(get, path = "/{district}/party", operation_id = "show_chart", tag = "party",
    params(("district" = District, Path), Filter),
    responses((status = 200, body = ChartPage)), extensions(("x-permission" = json!("party.show_unit"))))]
pub async fn show_chart(ctx: Ctx, Path(district): Path<District>, Query(filter): Query<Filter>) -> Result {
    let locale = ctx.locale;
    let page = ctx.read(move |tx| assemble(tx, district, filter, locale)).await?;
    ctx.show(&page).await
}

fn assemble(tx: &mut Tx<'_, '_>, district: District, filter: Filter, locale: Locale) -> kernel::Result<ChartPage> {
    anywhere::<ShowUnit>(tx)?;
    let (t, today) = (T(locale), tx.today());
    let on: Option<Date> = filter.on.trim().parse().ok().filter(|d| *d < today);
    let book = match on {
        Some(day) => Book::as_of(tx, day)?,
        None => Book::open(tx)?,
    };
    let alliances = alliances(tx, on.unwrap_or(today), locale)?;
    let broken = if on.is_none() { breaks(tx, &book, None, locale) } else { Vec::new() };
    let (units, nodes) = tree(tx, &book, &alliances, &broken, t);
    let says = |u: &UnitItem| {
        let text = filter.q.trim();
        (text.is_empty() || u.name.contains(text) || u.words.contains(text))
            && (filter.bond.trim().is_empty() || u.bond == Some(filter.bond.trim()))
    };
    let filtered = !filter.q.trim().is_empty() || !filter.bond.trim().is_empty();
    let units: Vec<UnitItem> = if filtered { units.into_iter().filter(says).collect() } else { units };
    let names = alliances.iter().map(|(a, _)| a.name.clone()).collect();
    let drawing = Drawing { locale, title: t.chart_title().to_owned(), nodes, alliances: names };
    let (picture, list) = if drawing.nodes.is_empty() || filtered {
        (Html::default(), Html::default())
    } else {
        (Html(drawing.to_string()), drawing.list())
    };
    Ok(ChartPage {
        units,
        alliances: alliances.into_iter().map(|(a, _)| a).collect(),
        // What is proposed is of today.
        proposals: if on.is_none() { proposals(tx, &book, district, t)? } else { Vec::new() },
        breaks: broken,
        actions: actions(tx, district, t),
        drawing: picture,
        list,
        filter,
        found: filtered,
        then: on.map(|d| i18n::Format(locale).date_long(d)),
        district,
        t,
    })
}

type Members = Vec<UnitId>;

/// The alliances of a day with their members, each with the mark that the chart gives it.
fn alliances(tx: &mut Tx<'_, '_>, day: Date, locale: Locale) -> kernel::Result<Vec<(AllianceItem, Members)>> {
    let (district, t) = (tx.district(), T(locale));
    let allies = tx.all(&sql::ALLIES, args![district])?;
    let mut rows = tx.all(&sql::ALLIANCES, args![district])?;
    rows.retain(|a| a.founded_on <= day && a.ended_on.is_none_or(|end| day < end));
    let with_members = rows.into_iter().enumerate().map(|(n, row)| {
        let there = |a: &&crate::store::AllyRow| a.joined_on <= day && a.left_on.is_none_or(|left| day < left);
        let members: Members = allies.iter().filter(|a| a.alliance == row.id).filter(there).map(|a| a.unit).collect();
        let item = AllianceItem {
            id: row.id,
            axis: t.axis(row.axis.code()),
            members: members.len(),
            mark: mark(n + 1),
            href: format!("/{district}/party/alliances/{}", row.id),
            name: row.name,
        };
        (item, members)
    });
    Ok(with_members.collect())
}

/// The organisations that the reader sees, and those above them, each below its superior.
fn tree(
    tx: &Tx<'_, '_>,
    book: &Book,
    alliances: &[(AllianceItem, Members)],
    broken: &[BreakItem],
    t: T,
) -> (Vec<UnitItem>, Vec<Node>) {
    let district = tx.district();
    let seen = book.seen(district, tx.actor());
    let mut shown = seen.clone();
    for id in &seen {
        shown.extend(book.chain.above(*id));
    }
    let (mut units, mut nodes) = (Vec::new(), Vec::new());
    let mut stack: Vec<(UnitId, Option<usize>)> = book.chain.roots().iter().rev().map(|l| (l.id, None)).collect();
    while let Some((id, above)) = stack.pop() {
        let Some(row) = book.get(id).filter(|_| shown.contains(&id)) else { continue };
        let place = nodes.len();
        let in_alliances = alliances.iter().enumerate().filter(|(_, (_, members))| members.contains(&id));
        nodes.push(Node {
            name: row.name.clone(),
            kind: t.kind(row.kind.code()),
            href: href(district, id),
            level: row.kind.level(),
            above,
            alliances: in_alliances.map(|(n, _)| n + 1).collect(),
            broken: broken.iter().find(|b| b.unit == id).map(|b| t.fault(b.fault)),
            open: seen.contains(&id),
        });
        if seen.contains(&id) {
            units.push(UnitItem {
                id,
                name: row.name.clone(),
                kind: row.kind.code(),
                superior: row.superior,
                bond: row.bond.map(|b| b.code()),
                href: href(district, id),
                words: row.bond.map_or(String::new(), |b| format!("{} {}", t.bond(b.code()), row.bond_words)),
            });
        }
        stack.extend(book.chain.below(id).iter().rev().map(|l| (l.id, Some(place))));
    }
    (units, nodes)
}

fn proposals(tx: &mut Tx<'_, '_>, book: &Book, district: District, t: T) -> kernel::Result<Vec<OpenProposal>> {
    let mut found = Vec::new();
    for state in [ProposalState::Submitted, ProposalState::Asking] {
        for row in tx.all(&sql::OPEN_PROPOSALS, args![district, state])? {
            let place = book.place(district, row.superior, tx.actor());
            let mut admitted = <ShowUnit as kernel::Act>::PERMISSION.roles.iter().any(|r| tx.actor().holds(*r, &place));
            for (tower,) in tx.all(&sql::PROPOSAL_TOWERS, args![district, row.id])? {
                let place = registry::api::place_of(tx, tower, None)?;
                admitted |= <ShowUnit as kernel::Act>::PERMISSION.roles.iter().any(|r| tx.actor().holds(*r, &place));
            }
            if admitted {
                let href = format!("/{district}/party/proposals/{}", row.id);
                found.push(OpenProposal { name: row.name, href, chip: chip(row.state, t) });
            }
        }
    }
    Ok(found)
}

fn actions(tx: &mut Tx<'_, '_>, district: District, t: T) -> Vec<Action> {
    let mut actions = vec![
        Action::page("show_coverage", format!("/{district}/party/coverage"), t.coverage_title()).main(),
        Action::page("list_duties", format!("/{district}/party/duties"), t.duties_title()),
    ];
    if anywhere::<ShowAdvice>(tx).is_ok() {
        actions.push(Action::page("show_advice", format!("/{district}/party/advice"), t.do_advice()));
    }
    if anywhere::<ProposeUnit>(tx).is_ok() {
        actions.push(Action::page("propose_unit", format!("/{district}/party/proposals/new"), t.do_propose()));
    }
    if anywhere::<FoundUnit>(tx).is_ok() {
        actions.push(Action::page("found_unit", format!("/{district}/party/organisations/new"), t.do_found()));
    }
    if anywhere::<KeepAlliance>(tx).is_ok() {
        let path = format!("/{district}/party/alliances/new");
        actions.push(Action::page("found_alliance", path, t.do_found_alliance()));
    }
    actions
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let node = |name: &str, level, above, broken: Option<&str>| Node {
        name: name.into(),
        kind: t.level(level),
        href: "/".into(),
        level,
        above,
        alliances: vec![1],
        broken: broken.map(str::to_owned),
        open: level > 1,
    };
    let nodes = vec![
        node("普陀区党建联盟", 1, None, None),
        node("长风新村街道社区党委", 2, Some(0), None),
        node("和衡中心楼宇联合党委", 3, Some(1), None),
        node("明岫信息党支部", 4, Some(2), None),
        node("朗越会展党支部", 4, None, Some("没有上级")),
    ];
    let drawing = Drawing { locale, title: t.chart_title().to_owned(), nodes, alliances: vec!["商圈".into()] };
    let unit = UnitItem {
        id: UnitId::from_bytes([1; 16]),
        name: "明岫信息党支部".into(),
        kind: "branch",
        superior: None,
        bond: Some(Bond::Trade.code()),
        href: "/".into(),
        words: "业缘 数字产业".into(),
    };
    let alliance = AllianceItem {
        id: AllianceId::from_bytes([2; 16]),
        name: "望江路商圈党建联盟".into(),
        axis: t.axis("area"),
        members: 4,
        mark: mark(1),
        href: "/".into(),
    };
    let page = |found: bool, drawing: Option<&Drawing>| ChartPage {
        units: if found || drawing.is_some() { vec![unit.clone()] } else { Vec::new() },
        alliances: vec![alliance.clone()],
        proposals: vec![OpenProposal {
            name: "云图数据联合党支部".into(),
            href: "/".into(),
            chip: chip(ProposalState::Asking, t),
        }],
        breaks: Vec::new(),
        actions: vec![Action::page("show_coverage", "/", t.coverage_title()).main()],
        drawing: drawing.map_or(Html::default(), |d| Html(d.to_string())),
        list: drawing.map_or(Html::default(), Drawing::list),
        filter: Filter::default(),
        found,
        then: Some("2026年3月2日".into()),
        district: District::new(310_107).expect("a district"),
        t,
    };
    vec![
        Sample::of("chart", &page(false, Some(&drawing))),
        Sample::of("chart", &page(true, None)),
        Sample::of("chart", &page(false, None)),
    ]
}
