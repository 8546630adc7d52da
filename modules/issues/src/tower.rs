//! What a tower shows of its matters: the section drawing, the one question, what is running and what was finished; and
//! to a person their own.

use db::args;
use kernel::{BuildingId, FloorId, Locale, Result, Role, Scope};
use ledger::Tx;
use ui::{Field, TowerFloor};
use web::{Part, Sample, Tower};

use crate::{
    T,
    list_clusters::{ClusterItem, sample_item},
    raise::{floor_field, words_field},
    store::{asker, some, sql},
};

/// Rows in each list.
const SHOWN: u32 = 5;

#[derive(askama::Template)]
#[template(path = "issues/_report.html")]
struct ReportForm {
    action: String,
    words: Field,
    floor: Field,
    receipts: String,
    t: T,
}

#[derive(askama::Template)]
#[template(path = "issues/_list.html")]
struct List {
    title: &'static str,
    empty: &'static str,
    clusters: Vec<ClusterItem>,
    more: Option<String>,
    count: i64,
    t: T,
}

#[derive(askama::Template)]
#[template(path = "issues/_desk.html")]
struct Desk {
    drawing: ui::Tower,
    running: i64,
    late: i64,
    href: String,
    t: T,
}

fn html(template: &impl askama::Template) -> Result<ui::Html> {
    Ok(ui::Html(template.render().map_err(|e| kernel::Error::Broken(Box::new(e)))?))
}

/// The drawing of a tower with its open and late matters.
fn drawing(tx: &mut Tx<'_, '_>, building: BuildingId, name: &str, locale: Locale) -> Result<(ui::Tower, i64, i64)> {
    let (district, today) = (tx.district(), tx.today());
    let counts = tx.all(&sql::RUNNING_BY_FLOOR, args![district, building, today])?;
    let captains: Vec<FloorId> = identity::api::in_charge(tx, building)?
        .into_iter()
        .filter(|a| a.role == Role::FloorCaptain)
        .filter_map(|a| match a.appointment().map(|a| a.scope) {
            Some(Scope::Floor(floor)) => Some(floor),
            _ => None,
        })
        .collect();
    let number = |n: i64| u32::try_from(n).unwrap_or(0);
    let floors = registry::api::floors(tx, building)?
        .into_iter()
        .map(|f| {
            let (open, late) =
                counts.iter().find(|(place, ..)| *place == Some(f.id)).map_or((0, 0), |(_, o, l)| (*o, *l));
            TowerFloor { open: number(open), late: number(late), vacant: !captains.contains(&f.id), label: f.label }
        })
        .collect();
    let (running, late) = counts.iter().fold((0, 0), |(r, l), (_, open, late)| (r + open, l + late));
    Ok((ui::Tower { locale, name: name.to_owned(), floors }, running, late))
}

fn items(
    tx: &mut Tx<'_, '_>,
    query: &db::Query<crate::store::ClusterRow>,
    building: BuildingId,
    locale: Locale,
) -> Result<Vec<ClusterItem>> {
    let (district, asker) = (tx.district(), asker(tx));
    let rows = tx.all(query, args![district, asker, building, SHOWN])?;
    rows.into_iter().map(|r| ClusterItem::of(r, tx, locale)).collect()
}

/// The drawing, the question, what is running and what was finished last.
///
/// # Errors
/// The database's own failure.
pub fn tower(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let (locale, building) = (tower.locale, tower.building);
    let t = T(locale);
    let href = tower.href();
    let (drawing, running, late) = drawing(tx, building, &tower.name, locale)?;
    let floors: Vec<(FloorId, String)> =
        registry::api::floors(tx, building)?.into_iter().map(|f| (f.id, f.label)).collect();
    let form = ReportForm {
        action: format!("{href}/report"),
        words: words_field(t, "", &tower.district, building),
        floor: floor_field(t, &floors, ""),
        receipts: format!("/{}/receipts", tower.district),
        t,
    };
    let now = items(tx, &sql::RUNNING_NOW, building, locale)?;
    let done = items(tx, &sql::RECENTLY_DONE, building, locale)?;
    let summary = serde_json::json!({ "running": running, "late": late });
    let (now_data, done_data) = (serde_json::to_value(&now)?, serde_json::to_value(&done)?);
    let more = (running > 0).then(|| format!("{href}/clusters"));
    let running_list = List { title: t.running(), empty: t.nothing_running(), clusters: now, more, count: running, t };
    let mut parts = vec![
        Part { order: 0, html: ui::Html(drawing.to_string()), name: "drawing", data: summary },
        Part { order: 10, html: html(&form)?, name: "report", data: serde_json::Value::Null },
        Part { order: 20, html: html(&running_list)?, name: "running", data: now_data },
    ];
    if !done.is_empty() {
        let count = done.len() as i64;
        let list = List { title: t.recently_done(), empty: "", clusters: done, more: None, count, t };
        parts.push(Part { order: 60, html: html(&list)?, name: "recently_done", data: done_data });
    }
    Ok(parts)
}

/// The staff's tower at a glance.
///
/// # Errors
/// The database's own failure.
pub fn desk(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let (drawing, running, late) = drawing(tx, tower.building, &tower.name, tower.locale)?;
    let data = serde_json::json!({ "running": running, "late": late });
    let desk = Desk { drawing, running, late, href: tower.href(), t: T(tower.locale) };
    Ok(vec![Part { order: 10, html: html(&desk)?, name: "tower", data }])
}

/// What a person raised and supports.
///
/// # Errors
/// The database's own failure.
pub fn mine(tx: &mut Tx<'_, '_>, locale: Locale) -> Result<Vec<Part>> {
    let t = T(locale);
    let (district, person) = (tx.district(), tx.person()?);
    let mut raised: Vec<_> = tx.all(&sql::MINE, args![district, person, 20])?.into_iter().map(|i| i.cluster).collect();
    raised.dedup();
    let supported: Vec<_> = tx.all(&sql::SUPPORTED, args![district, person])?.into_iter().map(|(c,)| c).collect();
    let mut parts = Vec::new();
    let supported: Vec<_> = supported.into_iter().filter(|c| !raised.contains(c)).collect();
    for (order, name, title, empty, ids) in [
        (10, "raised", t.my_reports(), t.no_reports(), raised),
        (20, "supported", t.my_support(), t.no_support(), supported),
    ] {
        let mut rows = some(tx, &ids)?;
        rows.sort_by_key(|r| std::cmp::Reverse(r.id));
        // Those that were joined to another stand there under the other's title.
        let clusters: Vec<ClusterItem> = rows
            .into_iter()
            .filter(|r| r.state != "merged")
            .map(|r| ClusterItem::of(r, tx, locale))
            .collect::<Result<_>>()?;
        let (data, count) = (serde_json::to_value(&clusters)?, clusters.len() as i64);
        parts.push(Part { order, html: html(&List { title, empty, clusters, more: None, count, t })?, name, data });
    }
    Ok(parts)
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let district = kernel::District::new(310_107).expect("a district");
    let form = ReportForm {
        action: "/".into(),
        words: words_field(t, "", &district, BuildingId::from_bytes([1; 16])),
        floor: floor_field(t, &[(FloorId::from_bytes([1; 16]), "17".into())], ""),
        receipts: "/".into(),
        t,
    };
    let list = |clusters, more: Option<&str>| List {
        title: t.running(),
        empty: t.nothing_running(),
        clusters,
        more: more.map(str::to_owned),
        count: 12,
        t,
    };
    let floor = |label: &str| TowerFloor { label: label.into(), open: 1, late: 0, vacant: true };
    let drawing = ui::Tower { locale, name: "和衡中心".into(), floors: vec![floor("1"), floor("2")] };
    let desk = Desk { drawing, running: 12, late: 3, href: "/".into(), t };
    vec![
        Sample::of("_report", &form),
        Sample::of("_list", &list(vec![sample_item(locale)], Some("/"))),
        Sample::of("_list", &list(vec![], None)),
        Sample::of("_desk", &desk),
    ]
}
