//! Differences and versions as pages show them: a label, both values, both clauses; a title, a day, a state.

use kernel::{Date, Locale};
use serde::Serialize;

use crate::{T, difference::Difference, document::PackId, pack::Pack, section, store::IssuedRow};

/// What one document says otherwise than another.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct ChangeItem {
    /// `issues.triage_days`, `reserved.rent`.
    pub name: String,
    pub label: String,
    pub before: String,
    pub before_clause: String,
    pub after: String,
    pub after_clause: String,
}

/// A rule's label; an entry of a list is named by its list.
pub fn label(name: &str, locale: Locale) -> String {
    let t = T(locale);
    let Some((first, rest)) = name.split_once('.') else { return name.to_owned() };
    if section::spec(first, rest).is_some() {
        return t.rule(format!("{first}-{rest}"));
    }
    if first == "names" { t.name_of(rest) } else { t.list_entry(t.list(first)) }
}

pub fn change(difference: Difference, locale: Locale) -> ChangeItem {
    let clause = |id: &str| if id.is_empty() { String::new() } else { i18n::Format(locale).clause(id) };
    let side = |side: Option<(kernel::Text, String)>| {
        side.map_or_else(Default::default, |(says, clause)| (says.get(locale).to_owned(), clause))
    };
    let (before, before_clause) = side(difference.before);
    let (after, after_clause) = side(difference.after);
    ChangeItem {
        label: label(&difference.name, locale),
        name: difference.name,
        before,
        before_clause: clause(&before_clause),
        after,
        after_clause: clause(&after_clause),
    }
}

/// What `after` says otherwise than `before`.
pub fn changes(before: &Pack, after: &Pack, locale: Locale) -> Vec<ChangeItem> {
    crate::difference::differences(before, after).into_iter().map(|d| change(d, locale)).collect()
}

/// Differences as a table.
#[derive(askama::Template)]
#[template(path = "policy/_changes.html")]
pub struct Changes<'c> {
    pub changes: &'c [ChangeItem],
    pub t: T,
}

impl Changes<'_> {
    pub fn html(&self) -> ui::Html {
        ui::Html(askama::Template::render(self).unwrap_or_default())
    }
}

/// A document in a list of versions.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct DocumentItem {
    pub id: PackId,
    pub layer: &'static str,
    pub title: String,
    pub version: u32,
    pub effective_from: Date,
    /// `coming`, `in_force` or `replaced` on the day that the page is about.
    pub state: &'static str,
    #[serde(skip)]
    pub since: String,
}

/// The documents of a place, those of the highest layer first and the newest of each first.
pub fn documents(rows: &[IssuedRow], day: Date, locale: Locale) -> Vec<DocumentItem> {
    let bearing: Vec<IssuedRow> = rows.iter().filter(|r| r.withdrawn_at.is_none()).cloned().collect();
    let standing: Vec<PackId> = crate::in_force::in_force(&bearing, day).iter().map(|r| r.id).collect();
    let mut items: Vec<DocumentItem> = rows
        .iter()
        .map(|row| DocumentItem {
            id: row.id,
            layer: row.layer.code(),
            title: row.title().get(locale).to_owned(),
            version: row.version,
            effective_from: row.effective_from,
            state: if row.withdrawn_at.is_some() {
                "withdrawn"
            } else if standing.contains(&row.id) {
                "in_force"
            } else if row.effective_from > day {
                "coming"
            } else {
                "replaced"
            },
            since: i18n::Format(locale).date_long(row.effective_from),
        })
        .collect();
    let order = |layer: &str| crate::document::Layer::from_code(layer);
    items.sort_by_key(|i| (order(i.layer), std::cmp::Reverse(i.effective_from)));
    items
}
