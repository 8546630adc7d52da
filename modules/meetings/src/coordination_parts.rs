//! The inside of a coordination: who takes part, what was said, what was agreed and whether it is kept. Only those see
//! it who take part or look after it.

use kernel::Event as _;
use ledger::Tx;
use serde::Serialize;
use ui::{Chip, Tone};

use crate::{
    T, agree,
    coordination::{Consent, PartyId, RevisitId, TermId},
    events::RoundHeld,
    form::paper,
    load_coordination::Coordination,
    store::coordination::{TermRow, revisits, terms},
};

/// A party and whether it takes part.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct PartyItem {
    pub id: PartyId,
    pub name: String,
    /// `given`, `paper`, `refused`; nothing while it has not answered.
    pub consent: Option<&'static str>,
    #[serde(skip)]
    pub chip: Chip,
}

/// A round that was held.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RoundItem {
    pub round: u32,
    pub on: String,
    pub words: String,
}

/// What a party has taken on.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct TermItem {
    pub id: TermId,
    pub party: String,
    pub what: String,
    pub until: String,
    pub kept: Option<String>,
    #[serde(skip)]
    pub chip: Option<Chip>,
}

/// A look back at the agreement.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct RevisitItem {
    pub id: RevisitId,
    pub due: String,
    pub kept: Option<bool>,
    #[serde(skip)]
    pub chip: Chip,
    #[serde(skip)]
    pub open: bool,
}

/// What is not for everybody.
#[derive(Debug, Default, Serialize, utoipa::ToSchema)]
pub struct Inside {
    pub mediator: Option<String>,
    pub parties: Vec<PartyItem>,
    pub rounds: Vec<RoundItem>,
    pub terms: Vec<TermItem>,
    pub revisits: Vec<RevisitItem>,
    /// The text of the agreement.
    pub words: Option<String>,
    #[serde(skip)]
    pub agreement: Option<ui::Html>,
}

impl Inside {
    /// # Errors
    /// The database's own failure.
    pub fn of(tx: &mut Tx<'_, '_>, found: &Coordination, t: T) -> kernel::Result<Self> {
        let (format, today) = (i18n::Format(t.0), tx.today());
        let mut inside = Inside::default();
        if let Some(mediator) = found.mediator {
            let name = identity::api::name_of(tx, mediator)?.map(|n| n.reveal().clone());
            inside.mediator = Some(name.unwrap_or_else(|| t.nameless().to_owned()));
        }
        inside.parties = found.parties.iter().map(|p| party_item(p.id, &p.name, p.consent, t)).collect();
        for entry in ledger::thread(tx, found.district, &found.id.to_string())? {
            if entry.event.kind == RoundHeld::KIND
                && let Some(held) = entry.event.read::<RoundHeld>()
            {
                let words = entry.words.unwrap_or_default();
                inside.rounds.push(RoundItem { round: held.round, on: format.date_long(held.on), words });
            }
        }
        for term in terms(tx, found.id)? {
            inside.terms.push(term_item(found, term, today, t));
        }
        for row in revisits(tx, found.id)? {
            let chip = match row.kept {
                Some(true) => Chip::new(Tone::Done, t.revisit_kept("yes")),
                Some(false) => Chip::new(Tone::Stuck, t.revisit_kept("no")),
                None => Chip::new(Tone::Waiting, t.revisit_waits()),
            };
            let open = row.kept.is_none() && row.due_on <= today;
            inside.revisits.push(RevisitItem {
                id: row.id,
                due: format.date_long(row.due_on),
                kept: row.kept,
                chip,
                open,
            });
        }
        if found.state.may_follow().is_ok()
            && let Some(words) = &found.words
        {
            inside.agreement = Some(paper("", &agree::heading(found), words)?);
            inside.words = Some(words.clone());
        }
        Ok(inside)
    }

    pub fn samples(t: T) -> Self {
        let firm = "和拓科技（上海）有限公司";
        let samples = (PartyId::from_bytes([1; 16]), TermId::from_bytes([1; 16]), RevisitId::from_bytes([1; 16]));
        Inside {
            mediator: Some("陈岚".into()),
            parties: vec![party_item(samples.0, firm, Some(Consent::Paper), t), party_item(samples.0, firm, None, t)],
            rounds: vec![RoundItem {
                round: 1, on: "2026年11月16日".into(), words: "双方同意错开时间。".into()
            }],
            terms: vec![TermItem {
                id: samples.1,
                party: firm.into(),
                what: "电锤只在 19 点后使用".into(),
                until: "2026年12月31日".into(),
                kept: None,
                chip: Some(Chip::new(Tone::Doing, t.term_open())),
            }],
            revisits: vec![RevisitItem {
                id: samples.2,
                due: "2026年12月23日".into(),
                kept: None,
                chip: Chip::new(Tone::Waiting, t.revisit_waits()),
                open: true,
            }],
            words: Some("经 1 次协调".into()),
            agreement: Some(ui::Html("<p>…</p>".into())),
        }
    }
}

fn term_item(found: &Coordination, term: TermRow, today: kernel::Date, t: T) -> TermItem {
    let format = i18n::Format(t.0);
    let chip = match term.kept_on {
        _ if found.state.may_follow().is_err() => None,
        Some(_) => Some(Chip::new(Tone::Done, t.term_kept())),
        None if term.until_on < today => Some(Chip::new(Tone::Late, t.term_late())),
        None => Some(Chip::new(Tone::Doing, t.term_open())),
    };
    TermItem {
        id: term.id,
        party: found.parties.iter().find(|p| p.id == term.party).map_or(String::new(), |p| p.name.clone()),
        what: term.what,
        until: format.date_long(term.until_on),
        kept: term.kept_on.map(|on| format.date(on)),
        chip,
    }
}

fn party_item(id: PartyId, name: &str, consent: Option<Consent>, t: T) -> PartyItem {
    let chip = match consent {
        Some(Consent::Refused) => Chip::new(Tone::Closed, t.consent("refused")),
        Some(consent) => Chip::new(Tone::Done, t.consent(consent.code())),
        None => Chip::new(Tone::Waiting, t.consent_waits()),
    };
    PartyItem { id, name: name.to_owned(), consent: consent.map(|c| c.code()), chip }
}
