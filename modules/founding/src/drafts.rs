//! The two documents of a founding (R14, R15, R64): which mandatory articles a draft has, what the legality gate finds in it
//! (R46, R48), and which edition is in force already.

use covenants::api::{CharterKind, Reading, read_text};
use kernel::{Clause, Date, Locale, Result, Text};
use ledger::Tx;
use policy::api::Pack;
use serde::Serialize;
use ui::{Chip, Tone};

use crate::{T, condition::Draft, founding::Founding};

/// A document as a founding has it.
#[derive(Debug, Clone)]
pub struct Document {
    /// `rules` or `covenant`, as materials are called.
    pub code: &'static str,
    pub reading: Reading,
    /// The page of the edition in force, and since when.
    pub in_force: Option<(String, Date)>,
}

impl Document {
    pub fn written(&self) -> bool {
        self.reading.articles > 0
    }

    pub fn draft(&self) -> Draft {
        let missing = self.reading.missing().map(|r| (r.heading.clone(), r.clause.clone()));
        Draft { in_force: self.in_force.is_some(), written: self.written(), missing: missing.collect() }
    }

    /// What the gate suspects, by keys that name the document too.
    pub fn suspects(&self) -> impl Iterator<Item = (String, &covenants::api::Suspect)> {
        self.reading.suspects.iter().map(|s| (format!("{}.{}", self.code, s.key), s))
    }
}

impl Founding {
    /// Both documents, read by the rules of the building.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn documents(&self, tx: &mut Tx<'_, '_>, pack: &Pack) -> Result<[Document; 2]> {
        let of = |tx: &mut Tx<'_, '_>, code, kind, words: &str| -> Result<Document> {
            let standing = covenants::api::standing(tx, self.building, kind)?;
            let in_force = standing.in_force.map(|(.., since)| (standing.href, since));
            Ok(Document { code, reading: read_text(pack, kind, words), in_force })
        };
        Ok([
            of(tx, "rules", CharterKind::Procedure, &self.rules)?,
            of(tx, "covenant", CharterKind::Covenant, &self.covenant)?,
        ])
    }
}

impl Document {
    /// What a form begins with: what was written, or else the tower's own draft or the model of its rules. Where an edition is in
    /// force nothing has to be written.
    ///
    /// # Errors
    /// The database's own failure.
    pub fn begin_with(&self, tx: &mut Tx<'_, '_>, founding: &Founding) -> Result<String> {
        let written = if self.code == "rules" { &founding.rules } else { &founding.covenant };
        if self.written() || self.in_force.is_some() || founding.state.may_edit("edit").is_err() {
            return Ok(written.clone());
        }
        covenants::api::text_to_begin_with(tx, founding.building, self.reading.kind)
    }
}

/// An article that looks as if no rule of a tower may say it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct SuspectArticleItem {
    /// `rules.4.fine`: to be sent along by whoever has looked at it.
    pub key: String,
    pub article: String,
    pub matter: String,
    pub words: String,
    pub clause: String,
}

impl SuspectArticleItem {
    pub fn of(key: String, suspect: &covenants::api::Suspect, locale: Locale) -> Self {
        Self {
            key,
            article: covenants::api::article_number(locale, suspect.article),
            matter: suspect.matter.get(locale).to_owned(),
            words: suspect.words.clone(),
            clause: i18n::Format(locale).clause(&suspect.clause.id),
        }
    }
}

/// A mandatory article.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RequiredArticleItem {
    pub id: String,
    pub heading: String,
    pub present: bool,
    pub clause: String,
}

/// A document on the founding's page.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct FoundingDraftItem {
    /// `rules` or `covenant`.
    pub code: &'static str,
    pub articles: usize,
    /// What was written, or what somebody who prepares it begins with.
    pub text: String,
    pub required: Vec<RequiredArticleItem>,
    pub suspects: Vec<SuspectArticleItem>,
    /// The page of the edition in force.
    pub in_force: Option<String>,
    #[serde(skip)]
    pub title: &'static str,
    #[serde(skip)]
    pub note: String,
    #[serde(skip)]
    pub chip: Chip,
}

impl FoundingDraftItem {
    pub fn of(document: &Document, text: String, locale: Locale) -> Self {
        let (t, format) = (T(locale), i18n::Format(locale));
        let Document { code, reading, in_force } = document;
        let missing = reading.missing().count();
        let chip = match in_force {
            Some(_) if !document.written() => Chip::new(Tone::Done, t.in_force_already()),
            _ if !document.written() => Chip::new(Tone::Waiting, t.not_written()),
            _ if missing > 0 => Chip::new(Tone::Waiting, t.lacks_n(missing)),
            _ if !reading.suspects.is_empty() => Chip::new(Tone::Stuck, t.suspects_n(reading.suspects.len())),
            _ => Chip::new(Tone::Done, t.whole()),
        };
        let required = reading.required.iter().filter(|_| document.written()).map(|r| RequiredArticleItem {
            id: r.id.clone(),
            heading: r.heading.get(locale).to_owned(),
            present: r.present,
            clause: format.clause(&r.clause.id),
        });
        Self {
            code,
            articles: reading.articles,
            text,
            required: required.collect(),
            suspects: document.suspects().map(|(key, s)| SuspectArticleItem::of(key, s, locale)).collect(),
            in_force: in_force.as_ref().map(|(href, _)| href.clone()),
            title: title(code, locale),
            note: match in_force {
                Some((_, since)) if !document.written() => t.in_force_since(format.date_long(*since)),
                _ if document.written() => t.articles_n(reading.articles),
                _ => String::new(),
            },
            chip,
        }
    }

    pub fn missing(&self) -> Vec<&RequiredArticleItem> {
        self.required.iter().filter(|r| !r.present).collect()
    }

    pub fn present(&self) -> usize {
        self.required.iter().filter(|r| r.present).count()
    }
}

pub fn title(code: &str, locale: Locale) -> &'static str {
    let t = T(locale);
    if code == "rules" { t.rules_draft() } else { t.covenant_draft() }
}

/// What the system found about an application, a line each: every condition, every rule about seats, what the legality gate
/// suspects. For those who accept and review it.
///
/// # Errors
/// The database's own failure.
pub fn found(tx: &mut Tx<'_, '_>, founding: &Founding, locale: Locale) -> Result<Vec<String>> {
    let (t, format) = (T(locale), i18n::Format(locale));
    let pack = founding.pack(tx)?;
    let line = |text: &Text, clause: &Clause, kept: bool| {
        let text = ui::capital(text.get(locale).to_owned());
        t.checked(text, format.clause(&clause.id), if kept { "yes" } else { "no" })
    };
    // What is not met or doubtful comes first.
    let (mut found, mut kept) = (Vec::new(), Vec::new());
    let conditions = founding.conditions(tx, &pack)?;
    let of_seats = founding.composition(&pack);
    let all = conditions.iter().map(|c| (&c.text, &c.clause, c.met));
    for (text, clause, met) in all.chain(of_seats.iter().map(|c| (&c.text, &c.clause, c.kept))) {
        if met { kept.push(line(text, clause, met)) } else { found.push(line(text, clause, met)) }
    }
    for document in founding.documents(tx, &pack)? {
        for (key, suspect) in document.suspects() {
            let item = SuspectArticleItem::of(key, suspect, locale);
            found.push(t.suspected(title(document.code, locale), item.article, item.matter, item.clause));
        }
    }
    found.extend(kept);
    Ok(found)
}
