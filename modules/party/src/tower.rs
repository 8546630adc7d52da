//! What other pages show of Party organisations: a tower which work in it, the desk what is missing there.

use std::collections::BTreeSet;

use db::args;
use kernel::{Locale, Result};
use ledger::Tx;
use ui::{Chip, Tone};
use web::{Part, Sample, Tower};

use crate::{
    T,
    book::{Book, href},
    list_offers,
    look::promise_chip,
    numbers,
    permissions::{ShowUnit, may_show},
    show_coverage::{breaks, survey},
    step,
    store::sql,
};

#[derive(askama::Template)]
#[template(path = "party/_tower.html")]
struct InTower {
    /// Name, kind, and the page for those who may open it.
    units: Vec<(String, String, Option<String>)>,
    chart: Option<String>,
    /// What their secretaries promised and have not kept yet: a state, the words, the day.
    promises: Vec<(Chip, String, String)>,
    /// Tasks with those who let their names stand there, for people who are signed in.
    tagged: Vec<String>,
    t: T,
}

/// The organisations that work in a tower, by name: as a plate at its door says.
///
/// # Errors
/// The database's own failure.
pub fn tower(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let (district, t) = (tower.district, T(tower.locale));
    let mut found = tx.all(&sql::IN_TOWER, args![district, tower.building])?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    found.sort_by(|a, b| (a.kind.level(), &a.name).cmp(&(b.kind.level(), &b.name)));
    // The whole tree is read only for those who may open some of it.
    let seen = if may_show(tx.actor()) { Book::open(tx)?.seen(district, tx.actor()) } else { BTreeSet::new() };
    let units: Vec<_> = found
        .iter()
        .map(|l| (l.name.clone(), t.kind(l.kind.code()), seen.contains(&l.id).then(|| href(district, l.id))))
        .collect();
    let data: Vec<_> = found.iter().map(|l| serde_json::json!({ "name": l.name, "kind": l.kind })).collect();
    let chart = (!seen.is_empty()).then(|| format!("/{district}/party"));
    let (today, format) = (tx.today(), i18n::Format(tower.locale));
    let mut promises = Vec::new();
    for unit in &found {
        let open = tx.all(&sql::PROMISES, args![district, unit.id])?.into_iter().filter(|p| p.kept_on.is_none());
        promises.extend(open.map(|p| (promise_chip(&p, today, t), p.what, t.due_on(format.date_long(p.due_on)))));
    }
    let mut tagged = Vec::new();
    if tx.actor().is_signed_in() {
        let found = list_offers::tagged(tx, tower.building)?;
        tagged.extend(found.into_iter().map(|(task, names)| t.tagged_line(task, format.list(names))));
    }
    let html = step::html(&InTower { units, chart, promises, tagged, t })?;
    Ok(vec![Part { order: 92, html, name: "party", data: data.into() }])
}

#[derive(askama::Template)]
#[template(path = "party/_desk.html")]
struct OnDesk {
    share: String,
    uncovered: Vec<String>,
    breaks: usize,
    coverage: String,
    t: T,
}

/// Coverage and breaks of the desk's tower, for those who answer for them.
///
/// # Errors
/// The database's own failure.
pub fn desk(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let scopes = <ShowUnit as kernel::Act>::PERMISSION.scopes(tx.actor());
    if !scopes.admit(&registry::api::place_of(tx, tower.building, None)?) {
        return Ok(Vec::new());
    }
    let rules = numbers::at(tx, &[tower.building])?;
    let least = rules.branch_least.value;
    let ground = survey(tx, &scopes, Some(tower.building), &rules)?;
    let (share, open) = crate::coverage::of_firms(&ground.firms, least);
    let broken = breaks(tx, &ground.book, Some(tower.building), tower.locale).len();
    if share.of == 0 && broken == 0 {
        return Ok(Vec::new());
    }
    let uncovered: Vec<String> = open.iter().map(|f| f.name.clone()).collect();
    let data = serde_json::json!({ "covered": share.n, "of": share.of, "breaks": broken });
    let part = OnDesk {
        share: step::share(tower.locale, share),
        uncovered,
        breaks: broken,
        coverage: format!("/{}/party/coverage?tower={}", tower.district, tower.building),
        t: T(tower.locale),
    };
    Ok(vec![Part { order: 70, html: step::html(&part)?, name: "party", data }])
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let unit =
        |href: Option<&str>| ("和衡中心楼宇联合党委".to_owned(), t.kind("tower_committee"), href.map(str::to_owned));
    let tower = |href: Option<&str>| InTower {
        units: vec![unit(href)],
        chart: href.map(str::to_owned),
        promises: href
            .map(|_| (Chip::new(Tone::Late, t.promise_is_late()), "每月接待一次".into(), t.due_on("2026年3月2日")))
            .into_iter()
            .collect(),
        tagged: href.map(|_| t.tagged_line("午间听意见", "林默")).into_iter().collect(),
        t,
    };
    let desk = OnDesk {
        share: "3 / 4".into(),
        uncovered: vec!["云图数据服务（上海）有限公司".into()],
        breaks: 1,
        coverage: "/".into(),
        t,
    };
    vec![Sample::of("_tower", &tower(Some("/"))), Sample::of("_tower", &tower(None)), Sample::of("_desk", &desk)]
}
