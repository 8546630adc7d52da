//! What a tower's page and the staff's desk show of its documents.

use kernel::{Locale, Result};
use ledger::{Load as _, Tx};
use web::{Part, Sample, Tower};

use crate::{
    T,
    list_charters::{DocumentItem, documents, sample_document},
    load::Ground,
    step::html,
};

#[derive(askama::Template)]
#[template(path = "covenants/_tower.html")]
struct List {
    documents: Vec<DocumentItem>,
    href: String,
    t: T,
}

fn list(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Option<List>> {
    let Some(ground) = Ground::load(tx, tower.building)? else { return Ok(None) };
    let documents = documents(tx, &ground, tower.locale)?;
    Ok(Some(List { documents, href: ground.href(), t: T(tower.locale) }))
}

/// Both documents, for everybody.
///
/// # Errors
/// The database's own failure.
pub fn tower(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let Some(mut list) = list(tx, tower)? else { return Ok(Vec::new()) };
    list.documents.retain(|d| d.href.is_some() || d.draft.is_some());
    if list.documents.is_empty() {
        return Ok(Vec::new());
    }
    let data = serde_json::to_value(&list.documents)?;
    Ok(vec![Part { order: 75, html: html(&list)?, name: "charters", data }])
}

/// The same for the staff, where something is to be done: a document is missing, or a draft is on its way.
///
/// # Errors
/// The database's own failure.
pub fn desk(tx: &mut Tx<'_, '_>, tower: &Tower) -> Result<Vec<Part>> {
    let Some(mut list) = list(tx, tower)? else { return Ok(Vec::new()) };
    list.documents.retain(|d| d.href.is_none() || d.draft.is_some() || !d.missing.is_empty());
    if list.documents.is_empty() {
        return Ok(Vec::new());
    }
    let data = serde_json::to_value(&list.documents)?;
    Ok(vec![Part { order: 75, html: html(&list)?, name: "charters", data }])
}

pub fn samples(locale: Locale) -> Vec<Sample> {
    let list = |whole| List { documents: vec![sample_document(locale, whole)], href: "/".into(), t: T(locale) };
    vec![Sample::of("_tower", &list(true)), Sample::of("_tower", &list(false))]
}
