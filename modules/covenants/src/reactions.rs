//! What meetings and reports do to the documents: an edition is adopted, takes effect or is a draft again; and what an
//! article of the rules of procedure has decided is written down.

use db::args;
use issues::api::{ClusterScheduled, Grounds};
use kernel::{Event as _, Result, Stored, Text};
use ledger::{Load as _, Reaction, Tx};
use meetings::api::{BallotOpened, ItemDecided, MeetingConvened, Outcome, ResolutionEffective};

use crate::{
    T,
    charter::{CharterKind, EditionId, EditionState},
    citation::CitationKind,
    cite_article::{Use, cite_clause},
    events::{DraftReturned, EditionEffective, EditionVoted},
    load::{Charter, Edition, add_article},
    numbers, publish_draft, set_number,
    start_draft::carried,
    store::sql,
    text,
};

pub const REACTIONS: &[Reaction] = &[
    Reaction { kind: ItemDecided::KIND, run: decided },
    Reaction { kind: ResolutionEffective::KIND, run: effective },
    Reaction { kind: BallotOpened::KIND, run: ballot_opened },
    Reaction { kind: MeetingConvened::KIND, run: convened },
    Reaction { kind: ClusterScheduled::KIND, run: scheduled },
];

fn edition_of(tx: &mut Tx<'_, '_>, subject: Option<&String>) -> Result<Option<Edition>> {
    match subject.and_then(|s| s.parse::<EditionId>().ok()) {
        Some(id) => Edition::load(tx, id),
        None => Ok(None),
    }
}

fn decided(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<ItemDecided>() else { return Ok(()) };
    let Some(mut edition) = edition_of(tx, event.subject.as_ref())? else { return Ok(()) };
    // Put off, it waits for another meeting.
    if event.outcome == Outcome::Deferred {
        return Ok(());
    }
    let state = edition.state.vote(event.outcome.passed())?;
    let (id, building, charter, n) = (edition.id, edition.building, edition.charter, edition.n);
    let title = edition.title();
    if !event.outcome.passed() {
        edition.row.returned = Some(serde_json::to_string(&[event.yes, event.no, event.abstain])?);
        edition.take(tx, state)?;
        tx.record(&DraftReturned { building, charter, edition: id, n, voted: true, words: None })?;
        let people = edition.ground.keepers(tx)?;
        let text = Text::each(|l| T(l).notice_rejected(title.get(l)));
        return identity::api::notify(tx, &people, &text, &edition.href());
    }
    let adopted = match event.resolution {
        Some(resolution) => meetings::api::adopted_text(tx, resolution)?,
        None => None,
    };
    if let Some(adopted) = adopted {
        take_over(tx, &mut edition, &adopted)?;
    }
    let number = event.number.unwrap_or_default();
    edition.row.number = Some(number.clone());
    edition.take(tx, state)?;
    tx.record(&EditionVoted { building, charter, edition: id, n, number, digest: edition.digest() })?;
    Ok(())
}

/// The text as the meeting left it.
fn take_over(tx: &mut Tx<'_, '_>, edition: &mut Edition, adopted: &str) -> Result<()> {
    let (district, pack) = (tx.district(), edition.pack(tx)?);
    if edition.kind == CharterKind::Procedure {
        let before = numbers::read(&edition.numbers)?;
        edition.row.numbers = serde_json::to_string(&numbers::amended(&pack, adopted, &before))?;
    }
    let passages = text::split(adopted);
    let same = edition.articles.len() == passages.len()
        && edition.articles.iter().zip(&passages).all(|(a, p)| a.words == p.words && a.heading == p.heading);
    if passages.is_empty() || same {
        return Ok(());
    }
    let articles = carried(tx, &edition.articles, &passages);
    tx.run(&sql::DROP_ARTICLES, args![district, edition.id])?;
    for article in &articles {
        add_article(tx, edition.id, article)?;
    }
    edition.articles = articles;
    Ok(())
}

fn effective(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<ResolutionEffective>() else { return Ok(()) };
    let Some(edition) = edition_of(tx, event.subject.as_ref())? else { return Ok(()) };
    let state = edition.state.take_effect(tx.today())?;
    put_in_force(tx, edition, state)
}

/// An edition takes the place of the one before it; its numbers become rules, and signatures are asked for.
///
/// # Errors
/// The database's own failure.
pub fn put_in_force(tx: &mut Tx<'_, '_>, mut edition: Edition, state: EditionState) -> Result<()> {
    let today = tx.today();
    let charter = Charter::load(tx, edition.charter)?.ok_or_else(|| kernel::Error::bug("a document is gone"))?;
    let mut superseded = None;
    if let Some(before) = charter.in_force()
        && let Some(mut old) = Edition::load(tx, before.id)?
    {
        let state = old.state.supersede(today)?;
        old.take(tx, state)?;
        superseded = Some(old.id);
    }
    edition.take(tx, state)?;
    let (id, building, charter, kind, n) = (edition.id, edition.building, edition.charter, edition.kind, edition.n);
    let digest = edition.digest();
    tx.record(&EditionEffective { building, charter, kind, edition: id, n, superseded, digest })?;
    if kind == CharterKind::Procedure {
        let left_out = set_number::put_in_force(tx, &edition)?;
        if !left_out.is_empty() {
            let (people, names) = (edition.ground.keepers(tx)?, set_number::names(&left_out));
            let text = Text::each(|l| T(l).notice_left_out(names.get(l)));
            identity::api::notify(tx, &people, &text, &edition.href())?;
        }
    }
    let people = publish_draft::concerned(tx, &edition)?;
    let (title, href) = (edition.title(), format!("{}/signatures", crate::load::charter_href(tx.district(), charter)));
    let (pack, district) = (edition.pack(tx)?, tx.district());
    let days = pack.covenants.sign_days.value;
    let reminded = today.plus_days(i64::from(pack.covenants.remind_days.value));
    tx.run(&sql::REMIND, args![district, edition.id, reminded])?;
    let until = today.plus_days(i64::from(days));
    let text = Text::each(|l| T(l).notice_sign(title.get(l), i18n::Format(l).date(until)));
    identity::api::notify(tx, &people, &text, &href)
}

fn ballot_opened(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<BallotOpened>() else { return Ok(()) };
    let href = format!("/{}/meetings/{}", tx.district(), event.meeting);
    for clause in [&event.quorum_clause, &event.majority_clause] {
        let ballot = event.ballot.to_string();
        let used = Use { kind: CitationKind::Ballot, subject: &ballot, href: &href, words: "" };
        cite_clause(tx, event.building, clause, &used)?;
    }
    Ok(())
}

fn convened(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<MeetingConvened>() else { return Ok(()) };
    let (meeting, href) = (event.meeting.to_string(), format!("/{}/meetings/{}", tx.district(), event.meeting));
    let used = Use { kind: CitationKind::Notice, subject: &meeting, href: &href, words: "" };
    cite_clause(tx, event.building, &event.clause, &used)
}

fn scheduled(tx: &mut Tx<'_, '_>, stored: &Stored) -> Result<()> {
    let Some(event) = stored.read::<ClusterScheduled>() else { return Ok(()) };
    let pack = policy::api::of(tx, event.building)?;
    let clause = match event.by {
        Grounds::Chair => return Ok(()),
        Grounds::People => &pack.issues.petition_share.clause,
        Grounds::Enterprises => &pack.issues.petition_enterprises.clause,
    };
    let (cluster, href) = (event.cluster.to_string(), format!("/{}/clusters/{}", tx.district(), event.cluster));
    let used = Use { kind: CitationKind::Petition, subject: &cluster, href: &href, words: "" };
    cite_clause(tx, event.building, clause, &used)
}
