//! What other pages show of projects: a tower what can be claimed and is being done, a matter its project, the desk what
//! waits, a person what they claimed.

use db::args;
use issues::api::{ClusterId, ClusterKind, Matter, State as MatterState};
use kernel::{Act, Locale, Result};
use ledger::{Load as _, Tx};
use web::{Item, Part, Sample, Tower};

use crate::{
    T,
    list_projects::{ProjectItem, items, sample_item},
    parts::html,
    permissions::MakeProject,
    store::{some, sql},
};

/// Rows in each list.
const SHOWN: u32 = 5;

#[derive(askama::Template)]
#[template(path = "projects/_list.html")]
struct List {
    title: &'static str,
    empty: &'static str,
    projects: Vec<ProjectItem>,
    more: Option<String>,
    count: i64,
    t: T,
}

/// A matter's way to its project.
#[derive(askama::Template)]
#[template(path = "projects/_item.html")]
struct OfMatter {
    /// The project that it has become: title and address.
    project: Option<(String, String)>,
    /// Where the reader may make one.
    make: Option<String>,
    t: T,
}

/// What is running, what can be claimed first.
///
/// # Errors
/// The database's own failure.
pub fn tower(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let list = running(tx, tower)?;
    if list.projects.is_empty() {
        return Ok(Vec::new());
    }
    let data = serde_json::to_value(&list.projects)?;
    Ok(vec![Part { order: 40, html: html(&list)?, name: "projects", data }])
}

fn running(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<List> {
    let (district, t) = (tx.district(), T(tower.locale));
    let rows = tx.all(&sql::RUNNING_NOW, args![district, tower.building, SHOWN])?;
    let projects = items(rows, tx, tower.locale)?;
    let count = tx.first(&sql::COUNT_RUNNING, args![district, tower.building])?.map_or(0, |(n,)| n);
    let more = Some(format!("{}/projects", tower.href()));
    Ok(List { title: t.running(), empty: t.no_projects(), projects, more, count, t })
}

/// The same for the staff.
///
/// # Errors
/// The database's own failure.
pub fn desk(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let list = running(tx, tower)?;
    if list.projects.is_empty() {
        return Ok(Vec::new());
    }
    let data = serde_json::to_value(&list.projects)?;
    Ok(vec![Part { order: 40, html: html(&list)?, name: "projects", data }])
}

/// On a matter's page: its project, or the way to make one.
///
/// # Errors
/// The database's own failure.
pub fn item(tx: &mut Tx<'_, '_>, item: &Item) -> Result<Vec<Part>> {
    let Some(cluster): Option<ClusterId> = item.subject.of::<ClusterKind>() else { return Ok(Vec::new()) };
    let (district, t) = (tx.district(), T(item.locale));
    let made = tx.first(&sql::OF_CLUSTER, args![district, cluster])?;
    let project = match made {
        Some((id,)) => some(tx, &[id])?.pop().map(|p| (p.title, format!("/{district}/projects/{id}"))),
        None => None,
    };
    let mut make = None;
    if project.is_none() {
        let Some(matter) = Matter::load(tx, cluster)? else { return Ok(Vec::new()) };
        let permission = const { &<MakeProject as Act>::PERMISSION };
        if matter.state == MatterState::Effective && permission.check(tx.actor(), &matter).is_ok() {
            make = Some(format!("{}/project", matter.href()));
        }
    }
    if project.is_none() && make.is_none() {
        return Ok(Vec::new());
    }
    let data = serde_json::json!({ "project": project.as_ref().map(|(_, href)| href), "make": make });
    Ok(vec![Part { order: 40, html: html(&OfMatter { project, make, t })?, name: "project", data }])
}

/// What a person claimed.
///
/// # Errors
/// The database's own failure.
pub fn mine(tx: &mut Tx<'_, '_>, locale: Locale) -> Result<Vec<Part>> {
    let (t, district, person) = (T(locale), tx.district(), tx.person()?);
    let mut claimed: Vec<_> =
        tx.all(&sql::CLAIMED_BY, args![district, person, 20])?.into_iter().map(|c| c.project).collect();
    claimed.sort();
    claimed.dedup();
    if claimed.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = some(tx, &claimed)?;
    rows.sort_by_key(|r| std::cmp::Reverse(r.id));
    let projects = items(rows, tx, locale)?;
    let (data, count) = (serde_json::to_value(&projects)?, projects.len() as i64);
    let list = List { title: t.my_claims(), empty: t.no_projects(), projects, more: None, count, t };
    Ok(vec![Part { order: 40, html: html(&list)?, name: "claims", data }])
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let list = |projects, more: Option<&str>| List {
        title: t.running(),
        empty: t.no_projects(),
        projects,
        more: more.map(str::to_owned),
        count: 2,
        t,
    };
    let item = |project, make: Option<&str>| OfMatter { project, make: make.map(str::to_owned), t };
    vec![
        Sample::of("_list", &list(vec![sample_item(locale)], Some("/"))),
        Sample::of("_list", &list(vec![], None)),
        Sample::of("_item", &item(Some(("共享微波炉".into(), "/".into())), None)),
        Sample::of("_item", &item(None, Some("/"))),
    ]
}
