//! What happened to a founding or a committee, line by line.

use kernel::{Locale, Stored};
use ledger::Tx;
use serde::Serialize;
use web::App;

/// A line of what happened.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FoundingLine {
    pub on: String,
    pub text: String,
    pub by: String,
    pub words: Option<String>,
    pub href: String,
}

/// What happened in a thread, newest first; only what names `about`, if that is something.
///
/// # Errors
/// The database's own failure.
pub fn timeline(
    tx: &mut Tx<'_, '_>,
    app: &App,
    (thread, about): (&str, &str),
    locale: Locale,
) -> kernel::Result<Vec<FoundingLine>> {
    let (format, today, district) = (i18n::Format(locale), tx.today(), tx.district());
    let mut entries = ledger::thread(tx, district, thread)?;
    entries.retain(|e| e.event.data.contains(about));
    let stored: Vec<&Stored> = entries.iter().map(|e| &e.event).collect();
    let labels = identity::api::actor_labels(tx, &stored, locale)?;
    let items = entries.iter().zip(labels).rev().filter_map(|(entry, by)| {
        Some(FoundingLine {
            on: format.date_near(entry.event.at.date(), today),
            text: app.line(&entry.event, locale)?.text,
            by,
            words: entry.words.clone(),
            href: format!("/{district}/record/{}", entry.event.id),
        })
    });
    Ok(items.collect())
}
