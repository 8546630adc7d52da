//! All that other modules may call.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use db::args;
use kernel::{BuildingId, Date, PersonId, Result, Text};
use ledger::{Load as _, Tx};
use meetings::api::ItemId;
use policy::api::Pack;

pub use crate::{
    charter::{ArticleId, CharterId, CharterKind, EditionId, EditionStage},
    citation::CitationKind,
    events::{EditionEffective, EditionVoted},
    load::title,
    reading::{Reading, Required, Suspect, fault as text_fault, model as model_text, read as read_text},
};
use crate::{
    citation, cite_article, gate,
    load::{Charter, Edition},
    refusal::CovenantRefusal,
    start_draft,
    store::sql,
    submit_draft,
};

/// How a tower stands with one of its documents (R14, R15, R64).
#[derive(Debug, Clone)]
pub struct Standing {
    pub kind: CharterKind,
    /// Nothing where nobody has begun a draft yet.
    pub charter: Option<CharterId>,
    /// The edition in force on the day, its number, and since when.
    pub in_force: Option<(EditionId, u32, Date)>,
    /// The draft, or what is adopted and not in force yet. Of today, whatever the day asked for.
    pub coming: Option<(EditionId, EditionStage)>,
    /// Mandatory articles that the edition in force lacks; of the draft where none is in force; all where there is none.
    pub missing: Vec<Text>,
    /// How often its articles were cited, and the last day on which one was.
    pub uses: u32,
    pub last_use: Option<Date>,
    /// Organisations that have signed the edition in force, and how many are in the tower today.
    pub signed: u32,
    pub firms: u32,
    /// The page to which a reader is sent.
    pub href: String,
}

/// How a tower stands with a document on a day.
///
/// # Errors
/// The database's own failure; there is no such building.
pub fn standing_on(tx: &mut Tx<'_, '_>, building: BuildingId, kind: CharterKind, day: Date) -> Result<Standing> {
    let district = tx.district();
    let pack = policy::api::as_of(tx, Some(building), day)?;
    let found = match tx.first(&sql::CHARTER_OF, args![district, building, kind])? {
        Some(row) => Charter::load(tx, row.id)?,
        None => None,
    };
    let Some(charter) = found else {
        return Ok(Standing {
            kind,
            charter: None,
            in_force: None,
            coming: None,
            missing: gate::mandatory(&pack, kind).map(|i| gate::model(i).0).collect(),
            uses: 0,
            last_use: None,
            signed: 0,
            firms: 0,
            href: format!("/{district}/towers/{building}/charters"),
        });
    };
    let (holds, coming) = (charter.on(day), charter.coming());
    let articles = match holds.or(coming) {
        Some(edition) => tx.all(&sql::ARTICLES, args![district, edition.id])?,
        None => Vec::new(),
    };
    let uses = tx.all(&sql::USES, args![district, charter.row.id])?;
    Ok(Standing {
        kind,
        charter: Some(charter.row.id),
        in_force: holds.and_then(|e| Some((e.id, e.n, e.since_on?))),
        coming: coming.map(|e| (e.id, e.stage)),
        missing: gate::missing(&pack, kind, &articles).into_iter().map(|i| gate::model(i).0).collect(),
        uses: u32::try_from(uses.iter().map(|(_, n, _)| n).sum::<i64>()).unwrap_or(u32::MAX),
        last_use: uses.iter().filter_map(|(.., on)| *on).max(),
        signed: holds.map_or(0, |e| e.signed_firms),
        firms: u32::try_from(charter.ground.firms.len()).unwrap_or(u32::MAX),
        href: charter.href(),
    })
}

/// How a tower stands with a document today.
///
/// # Errors
/// As [`standing_on`].
pub fn standing(tx: &mut Tx<'_, '_>, building: BuildingId, kind: CharterKind) -> Result<Standing> {
    let today = tx.today();
    standing_on(tx, building, kind, today)
}

/// A document in force on a day, with what the rules ask of it.
#[derive(Debug, Clone)]
pub struct Adopted {
    pub building: BuildingId,
    pub kind: CharterKind,
    pub since: Date,
    /// The mandatory articles that it has, by their ids in the pack.
    pub articles: BTreeSet<String>,
    pub last_use: Option<Date>,
}

/// The documents in force on a day in several buildings, each by the rules of its own building.
///
/// # Errors
/// The database's own failure.
pub fn adopted_on(tx: &mut Tx<'_, '_>, packs: &HashMap<BuildingId, Arc<Pack>>, day: Date) -> Result<Vec<Adopted>> {
    let buildings: Vec<BuildingId> = packs.keys().copied().collect();
    if buildings.is_empty() {
        return Ok(Vec::new());
    }
    let district = tx.district();
    let editions = tx.all(&sql::HOLDING, args![district, day, db::list(&buildings)])?;
    let ids: Vec<EditionId> = editions.iter().map(|e| e.id).collect();
    let charters: Vec<CharterId> = editions.iter().map(|e| e.charter).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut articles: HashMap<EditionId, Vec<(String, String, String)>> = HashMap::new();
    for (edition, heading, words, covers) in tx.all(&sql::ARTICLES_OF, args![district, db::list(&ids)])? {
        articles.entry(edition).or_default().push((heading, words, covers));
    }
    let uses: HashMap<CharterId, Date> =
        tx.all(&sql::LAST_USES, args![district, day, db::list(&charters)])?.into_iter().collect();
    let mut found = Vec::with_capacity(editions.len());
    for edition in editions {
        let (Some(pack), Some(since)) = (packs.get(&edition.building), edition.since_on) else { continue };
        let own = articles.remove(&edition.id).unwrap_or_default();
        let has = |item: &&policy::api::Item| own.iter().any(|(h, w, c)| gate::says(item, h, w, c));
        found.push(Adopted {
            building: edition.building,
            kind: edition.kind,
            since,
            articles: gate::mandatory(pack, edition.kind).filter(has).map(|i| i.id.clone()).collect(),
            last_use: uses.get(&edition.charter).copied(),
        });
    }
    Ok(found)
}

/// `第五条`, `Article 5`.
pub fn article_number(locale: kernel::Locale, n: u32) -> String {
    crate::edit_article::article_number_in(crate::T(locale), n)
}

/// The text with which somebody begins to write: the tower's own draft, or the model of its rules.
///
/// # Errors
/// The database's own failure.
pub fn text_to_begin_with(tx: &mut Tx<'_, '_>, building: BuildingId, kind: CharterKind) -> Result<String> {
    let district = tx.district();
    let found = match tx.first(&sql::CHARTER_OF, args![district, building, kind])? {
        Some(row) => Charter::load(tx, row.id)?,
        None => None,
    };
    let coming = found.as_ref().and_then(Charter::coming).map(|e| e.id);
    let own = match coming {
        Some(id) => Edition::load(tx, id)?.map(|e| e.text()).filter(|t| !t.is_empty()),
        None => None,
    };
    match own {
        Some(text) => Ok(text),
        None => Ok(model_text(&*policy::api::of(tx, building)?, kind)),
    }
}

/// Brings a text into force that a first meeting has adopted, article by article: the tower's first edition, or the next one. A
/// draft that was under way gives way to it; nothing happens where one is before the committee already.
///
/// # Errors
/// The database's own failure.
pub fn adopt(tx: &mut Tx<'_, '_>, building: BuildingId, kind: CharterKind, text: &str, author: PersonId) -> Result<()> {
    start_draft::adopt(tx, building, kind, text, author)
}

/// Puts the tower's draft on the agenda of its committee without waiting for the end of the days for comments: for the first
/// meeting. What is there already is not put there twice. The caller has checked who may.
///
/// # Errors
/// There is no draft or no committee; the draft is not ready, or not in a state to be placed.
pub fn place_on_agenda(tx: &mut Tx<'_, '_>, building: BuildingId, kind: CharterKind) -> Result<Option<ItemId>> {
    let district = tx.district();
    let found = match tx.first(&sql::CHARTER_OF, args![district, building, kind])? {
        Some(row) => Charter::load(tx, row.id)?,
        None => None,
    };
    let coming = found.as_ref().and_then(Charter::coming).ok_or(CovenantRefusal::NoArticles)?;
    if matches!(coming.stage, EditionStage::Placed | EditionStage::Voted) {
        return Ok(None);
    }
    let mut edition = Edition::load(tx, coming.id)?.ok_or_else(kernel::Error::hidden)?;
    submit_draft::place(tx, &mut edition, true).map(Some)
}

/// An article in force that nobody has cited for as long as the rules say (I38).
#[derive(Debug, Clone)]
pub struct Asleep {
    pub kind: CharterKind,
    pub article: ArticleId,
    pub position: u32,
    pub heading: String,
    pub href: String,
}

/// The articles in force in a tower, how many there are, and those that sleep.
///
/// # Errors
/// The database's own failure.
pub fn asleep(tx: &mut Tx<'_, '_>, building: BuildingId) -> Result<(u32, Vec<Asleep>)> {
    let (district, today) = (tx.district(), tx.today());
    let months = policy::api::of(tx, building)?.covenants.unused_months.value;
    let (mut all, mut found) = (0, Vec::new());
    for row in tx.all(&sql::CHARTERS_OF, args![district, building])? {
        let editions = tx.all(&sql::EDITIONS, args![district, row.id])?;
        // Since the first edition was in force: an article keeps its id from edition to edition.
        let Some(since) = editions.iter().filter_map(|e| e.since_on).min() else { continue };
        let Some(now) = editions.iter().find(|e| e.stage == EditionStage::InForce) else { continue };
        let uses = tx.all(&sql::USES, args![district, row.id])?;
        for a in tx.all(&sql::ARTICLES, args![district, now.id])? {
            all += 1;
            let last = uses.iter().find(|(u, ..)| *u == a.article).and_then(|(.., on)| *on);
            if citation::asleep(since, last, today, months) {
                let href = cite_article::article_href(district, row.id, a.article);
                let (kind, article, position, heading) = (row.kind, a.article, a.position, a.heading);
                found.push(Asleep { kind, article, position, heading, href });
            }
        }
    }
    Ok((all, found))
}

/// Keeps that an article of a tower's own has decided something: by the clause as refusals cite it. Any other clause is
/// nobody's here, and nothing happens.
///
/// # Errors
/// The database's own failure.
pub fn cite(
    tx: &mut Tx<'_, '_>,
    building: BuildingId,
    clause: &str,
    kind: CitationKind,
    subject: &str,
    href: &str,
) -> Result<()> {
    cite_article::cite_clause(tx, building, clause, &cite_article::Use { kind, subject, href, words: "" })
}
