//! What other pages show: a tower its founding or the way to one, a committee what happens to it, the desk what runs.

use committees::api::{BodyKind, BodyState};
use db::args;
use kernel::{Actor, BodyId, Locale, Resource as _, Result};
use ledger::{Load as _, Tx};
use web::{Action, Item, Part, Sample, Tower};

use crate::{
    T,
    actions::permits,
    founding::Founding,
    list_foundings::{FoundingItem, sample_item},
    permissions as may,
    step::html,
    store::sql,
    upkeep::{RectificationState, sql as upkeep},
};

#[derive(askama::Template)]
#[template(path = "founding/_tower.html")]
struct OfTower {
    foundings: Vec<FoundingItem>,
    start: Option<Action>,
    t: T,
}

fn running(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<FoundingItem>> {
    let (district, today) = (tx.district(), tx.today());
    let mut items = Vec::new();
    for row in tx.all(&sql::OF_BUILDING, args![district, tower.building])? {
        let founding = Founding::of(tx, row)?;
        if !founding.state.is_over() && founding.visible_to(tx.actor()) {
            items.push(FoundingItem::of(&founding, today, tower.locale));
        }
    }
    Ok(items)
}

/// What runs, or the way to a committee where there is none.
///
/// # Errors
/// The database's own failure.
pub fn tower(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let (t, foundings) = (T(tower.locale), running(tx, tower)?);
    let standing = committees::api::committee_of(tx, tower.building)?;
    let none = standing.is_none_or(|b| b.state == BodyState::Dissolved);
    let building = registry::api::building_of(tx, tower.building)?;
    let starts = none && foundings.is_empty() && permits::<may::StartFounding>(tx.actor(), &building);
    let start = starts.then(|| Action::page("start_founding", format!("{}/founding", tower.href()), t.do_start()));
    if foundings.is_empty() && start.is_none() {
        return Ok(Vec::new());
    }
    let data = serde_json::to_value(&foundings)?;
    Ok(vec![Part { order: 89, html: html(&OfTower { foundings, start, t })?, name: "foundings", data }])
}

/// The same beside the staff's list.
///
/// # Errors
/// The database's own failure.
pub fn desk(tx: &mut Tx<'_, '_>, at: &Tower) -> Result<Vec<Part>> {
    tower(tx, at)
}

#[derive(askama::Template)]
#[template(path = "founding/_body.html")]
struct OfBody {
    /// What happens to the committee: address and title.
    cases: Vec<(String, String)>,
    actions: Vec<Action>,
    t: T,
}

/// On a committee's page: what happens to it, and what its reader may do.
///
/// # Errors
/// The database's own failure.
pub fn item(tx: &mut Tx<'_, '_>, item: &Item) -> Result<Vec<Part>> {
    let Ok(id) = item.subject.to_string().parse::<BodyId>() else { return Ok(Vec::new()) };
    let Some(body) = committees::api::Body::load(tx, id)? else { return Ok(Vec::new()) };
    if body.kind != BodyKind::Committee {
        return Ok(Vec::new());
    }
    let (t, district) = (T(item.locale), tx.district());
    let mut cases = Vec::new();
    for row in tx.all(&sql::OF_BUILDING, args![district, body.building])? {
        let founding = Founding::of(tx, row)?;
        if founding.body == Some(id) && founding.visible_to(tx.actor()) {
            cases.push((founding.href(), founding.title().get(item.locale).to_owned()));
        }
    }
    for row in tx.all(&upkeep::VACANCIES, args![district, id])?.iter().filter(|v| !v.state.is_over()) {
        let title = t.vacancy_title(crate::vacancy::post_word(item.locale, row.kind, row.position));
        cases.push((format!("/{district}/vacancies/{}", row.id), title));
    }
    let rectifications = tx.all(&upkeep::RECTIFICATIONS, args![district, id])?;
    for row in rectifications.iter().filter(|r| r.state != RectificationState::Mended) {
        cases.push((format!("/{district}/rectifications/{}", row.id), t.rectification().to_owned()));
    }
    let dissolutions = tx.all(&upkeep::DISSOLUTIONS, args![district, id])?;
    for row in &dissolutions {
        if permits::<may::ShowDissolution>(tx.actor(), &body) {
            cases.push((format!("/{district}/dissolutions/{}", row.id), t.dissolution().to_owned()));
        }
    }
    let (name, short) = crate::rename::canonical(tx, &body.row)?;
    let canonical = body.name == name && body.local_name == short;
    let runs = rectifications.iter().any(|r| r.state == RectificationState::Running);
    let now = Now { canonical, stands: dissolutions.is_empty(), rectifies: runs };
    let actions = actions(tx.actor(), &body, &now, t);
    if cases.is_empty() && actions.is_empty() {
        return Ok(Vec::new());
    }
    let data = serde_json::json!({ "cases": cases.iter().map(|(href, _)| href).collect::<Vec<_>>() });
    Ok(vec![Part { order: 50, html: html(&OfBody { cases, actions, t })?, name: "life", data }])
}

/// What is the case with a committee now.
struct Now {
    /// It has its canonical name.
    canonical: bool,
    /// It was never dissolved, nor is being.
    stands: bool,
    /// It puts itself right.
    rectifies: bool,
}

fn actions(actor: &Actor, body: &committees::api::Body, now: &Now, t: T) -> Vec<Action> {
    let href = format!("/{}/bodies/{}", body.district, body.id);
    let mut all = Vec::new();
    if body.state == BodyState::Dissolved {
        return all;
    }
    let mut page = |may: bool, name, path: &str, label| {
        if may {
            all.push(Action::page(name, format!("{href}/{path}"), label));
        }
    };
    page(!now.canonical && permits::<may::RenameBody>(actor, body), "rename_body", "name", t.do_rename());
    page(permits::<may::ResignSeat>(actor, body), "resign_seat", "resignation", t.do_resign());
    // What was not mended may be asked for once more.
    let works = matches!(body.state, BodyState::Active | BodyState::Rectifying);
    let rectifies = works && !now.rectifies && permits::<may::StartRectification>(actor, body);
    page(rectifies, "start_rectification", "rectification", t.do_rectify());
    page(
        now.stands && permits::<may::StartDissolution>(actor, body),
        "start_dissolution",
        "dissolution",
        t.do_dissolve(),
    );
    all
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let t = T(locale);
    let action = || Action::page("start_founding", "/", t.do_start());
    let tower = |foundings, start| OfTower { foundings, start, t };
    let body = OfBody { cases: vec![("/".into(), t.rectification().into())], actions: vec![action()], t };
    let bare = OfBody { cases: vec![], actions: vec![action()], t };
    vec![
        Sample::of("_tower", &tower(vec![sample_item(locale)], None)),
        Sample::of("_tower", &tower(vec![], Some(action()))),
        Sample::of("_body", &body),
        Sample::of("_body", &bare),
    ]
}
