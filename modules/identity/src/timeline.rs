//! What happened to something, line by line, as everybody may read it.

use kernel::{Locale, Result, Stored};
use ledger::Tx;
use serde::Serialize;
use web::App;

/// A line of what happened.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TimelineItem {
    pub on: String,
    pub text: String,
    pub by: String,
    pub words: Option<String>,
    /// The record behind it, to be checked.
    pub href: String,
}

/// What happened in a thread, the newest first; only what names `about`, if that is something.
///
/// # Errors
/// The database's own failure.
pub fn timeline(
    tx: &mut Tx<'_, '_>,
    app: &App,
    (thread, about): (&str, &str),
    locale: Locale,
) -> Result<Vec<TimelineItem>> {
    let (format, today, district) = (i18n::Format(locale), tx.today(), tx.district());
    let mut entries = ledger::thread(tx, district, thread)?;
    entries.retain(|e| e.event.data.contains(about));
    let stored: Vec<&Stored> = entries.iter().map(|e| &e.event).collect();
    let labels = crate::api::actor_labels(tx, &stored, locale)?;
    let items = entries.iter().zip(labels).rev().filter_map(|(entry, by)| {
        Some(TimelineItem {
            on: format.date_near(entry.event.at.date(), today),
            text: app.line(&entry.event, locale)?.text,
            by,
            words: entry.words.clone(),
            href: format!("/{district}/record/{}", entry.event.id),
        })
    });
    Ok(items.collect())
}
