//! The proceedings of a meeting in words: what the minutes are drafted from, and the draft itself (K70).
//!
//! [`Proceedings::draft`] is pure: the same record always gives the same text. Names are those of seat holders, who act
//! for the public.

use std::collections::HashMap;

use committees::api::{Position, seat_word};
use db::args;
use kernel::{Locale, PersonId, Personal, Result, Timestamp};
use ledger::Tx;

use crate::{
    T,
    ballot::{Choice, Mode, Outcome, Question, Tally},
    load::Meeting,
    notice,
    store::{
        ballot::{ElectorRow, sql as ballots},
        meeting::{Fate, agenda, attendance, recusals, sql},
        presiding::presided,
    },
};

/// Somebody with a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    pub name: String,
    /// Whom the seat stands for.
    pub stands_for: String,
    pub votes: bool,
    /// Was there at any time.
    pub came: bool,
    /// Said beforehand that they would not come.
    pub excused: bool,
    /// Left before the meeting ended.
    pub left_at: Option<Timestamp>,
}

/// A vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voted {
    pub question: Question,
    pub mode: Mode,
    pub seats: u32,
    pub present: u32,
    pub electors: u32,
    pub needed: u32,
    pub clause: String,
    pub tally: Tally,
    pub outcome: Option<Outcome>,
    /// Why it was closed before everybody had voted.
    pub reason: Option<String>,
    /// Who voted how, in a named vote.
    pub names: Vec<(String, Choice)>,
}

/// An item of the agenda and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRecord {
    pub title: String,
    /// The text that was voted on, or else the draft.
    pub words: String,
    /// Who stood aside and why.
    pub aside: Vec<(String, String)>,
    /// Earlier texts that were changed in the meeting.
    pub amended: usize,
    pub votes: Vec<Voted>,
    pub fate: Option<Fate>,
    pub number: Option<String>,
}

/// Everything that minutes tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proceedings {
    pub title: String,
    pub opened_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub venue: String,
    pub chair: String,
    pub recorder: String,
    pub guests: String,
    pub people: Vec<Attendee>,
    pub items: Vec<ItemRecord>,
}

impl Proceedings {
    /// The minutes as they are drafted: head, who was there, each item with its votes and decision, dissent, the end.
    pub fn draft(&self, t: T) -> String {
        let mut lines = vec![t.minutes_of(&self.title), String::new()];
        lines.extend(self.head(t));
        for (n, item) in (1i64..).zip(&self.items) {
            lines.push(String::new());
            lines.push(t.minutes_item(t.ordinal(n), &item.title));
            lines.extend(item.draft(t));
        }
        lines.push(String::new());
        lines.push(match self.closed_at {
            Some(at) => t.minutes_end(i18n::Format(t.0).time(at)),
            None => t.minutes_running().to_owned(),
        });
        lines.join("\n")
    }

    fn head(&self, t: T) -> Vec<String> {
        let format = i18n::Format(t.0);
        let names = |f: &dyn Fn(&&Attendee) -> bool| {
            let found: Vec<String> =
                self.people.iter().filter(f).map(|a| t.minutes_name(&a.name, &a.stands_for)).collect();
            if found.is_empty() { t.minutes_nobody().to_owned() } else { found.join(t.list_comma()) }
        };
        let (seats, came) =
            (self.people.iter().filter(|a| a.votes).count(), self.people.iter().filter(|a| a.votes && a.came).count());
        let time = self.opened_at.map_or(String::new(), |at| {
            let end = self.closed_at.map_or(String::new(), |end| format!("—{}", format.time(end)));
            format!("{} {}{end}", format.date_long(at.date()), format.time(at))
        });
        let or_blank = |text: &str| if text.is_empty() { t.minutes_blank().to_owned() } else { text.to_owned() };
        let mut lines = vec![
            t.minutes_time(time),
            t.minutes_place(or_blank(&self.venue)),
            t.minutes_chair(or_blank(&self.chair)),
            t.minutes_recorder(or_blank(&self.recorder)),
            t.minutes_present(names(&|a| a.votes && a.came), seats, came),
            t.minutes_excused(names(&|a| a.votes && !a.came && a.excused)),
        ];
        if self.people.iter().any(|a| a.votes && !a.came && !a.excused) {
            lines.push(t.minutes_absent(names(&|a| a.votes && !a.came && !a.excused)));
        }
        if self.people.iter().any(|a| !a.votes && a.came) {
            lines.push(t.minutes_attending(names(&|a| !a.votes && a.came)));
        }
        if !self.guests.is_empty() {
            lines.push(t.minutes_guests(&self.guests));
        }
        for a in self.people.iter().filter(|a| a.votes && a.came) {
            if let Some(at) = a.left_at {
                lines.push(t.minutes_left(&a.name, format.time(at)));
            }
        }
        lines
    }
}

impl ItemRecord {
    fn draft(&self, t: T) -> Vec<String> {
        let mut lines: Vec<String> = self.aside.iter().map(|(name, reason)| t.minutes_aside(name, reason)).collect();
        if self.amended > 0 {
            lines.push(t.minutes_amended(self.amended));
        }
        for vote in &self.votes {
            lines.extend(vote.draft(t));
        }
        let decision = match self.fate {
            Some(Fate::Passed | Fate::PassedAmended) => {
                lines.push(t.minutes_text(&self.words));
                t.minutes_adopted(self.number.as_deref().unwrap_or_default())
            }
            Some(fate) => t.minutes_fate(fate.code()),
            None => t.minutes_fate("returned"),
        };
        lines.push(decision);
        if matches!(self.fate, Some(Fate::Passed | Fate::PassedAmended)) {
            lines.push(t.minutes_responsible().to_owned());
        }
        if self.votes.iter().any(|v| v.question == Question::Adopt && v.tally.no + v.tally.abstain > 0) {
            let against = self.against();
            lines.push(match against.is_empty() {
                true => t.minutes_dissent().to_owned(),
                false => t.minutes_dissent_of(against.join(t.list_comma())),
            });
        }
        lines
    }
}

impl ItemRecord {
    /// Who voted against in a named vote on it, each once.
    fn against(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for (name, choice) in self.votes.iter().filter(|v| v.question == Question::Adopt).flat_map(|v| &v.names) {
            if *choice == Choice::No && !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        names
    }
}

impl Voted {
    fn draft(&self, t: T) -> Vec<String> {
        let head = t.minutes_vote(
            t.mode(self.mode.code()),
            t.question(self.question.code()),
            self.seats,
            self.present,
            self.electors,
        );
        let Tally { yes, no, abstain, missing } = self.tally;
        let mut lines = vec![head, t.minutes_tally(yes, no, abstain, missing, self.needed, &self.clause)];
        for choice in Choice::ALL {
            let of: Vec<&str> = self.names.iter().filter(|(_, c)| c == choice).map(|(name, _)| name.as_str()).collect();
            if !of.is_empty() {
                lines.push(t.minutes_who(t.choice(choice.code()), of.join(t.list_comma())));
            }
        }
        if let Some(reason) = &self.reason {
            lines.push(t.minutes_early(reason));
        }
        lines
    }
}

/// The draft of a meeting's minutes, in Chinese as papers are.
///
/// # Errors
/// The database's own failure.
pub fn draft(tx: &mut Tx<'_, '_>, meeting: &Meeting) -> Result<String> {
    Ok(gather(tx, meeting)?.draft(T(Locale::Zh)))
}

/// Reads what happened.
///
/// # Errors
/// The database's own failure.
pub fn gather(tx: &mut Tx<'_, '_>, meeting: &Meeting) -> Result<Proceedings> {
    let pack = policy::api::of(tx, meeting.building)?;
    let rows = attendance(tx, meeting.id)?;
    let recorder =
        identity::api::holders(tx, kernel::Role::CommitteeSecretary, kernel::Scope::Building(meeting.building))?;
    let heads = presided(tx, meeting.id)?;
    let people: Vec<PersonId> =
        rows.iter().map(|r| r.person).chain(recorder.first().copied()).chain(heads.iter().map(|h| h.person)).collect();
    let names = identity::api::names_of(tx, &people)?;
    let name = |p: &PersonId| known(&names, p);
    // Whoever opened it, and the vice-chair who closed it; of a meeting without that record, the chair.
    let mut chairs: Vec<String> = heads
        .iter()
        .map(|h| if h.vice.is_some() { T(Locale::Zh).minutes_vice(name(&h.person)) } else { name(&h.person) })
        .collect();
    chairs.dedup();
    if chairs.is_empty() {
        chairs.extend(rows.iter().find(|r| r.position == Position::Chair).map(|r| name(&r.person)));
    }
    let chair = chairs.join(T(Locale::Zh).list_comma());
    let body = committees::api::body(tx, meeting.body)?.map_or(String::new(), |b| b.local_name);
    let attendees = rows
        .iter()
        .map(|r| Attendee {
            name: name(&r.person),
            stands_for: seat_word(Locale::Zh, r.kind).to_owned(),
            votes: r.votes,
            came: r.arrived_at.is_some(),
            excused: r.coming == Some(false),
            left_at: r.left_at.filter(|_| !r.present),
        })
        .collect();
    let title = notice::title(&pack, meeting.kind, meeting.number);
    Ok(Proceedings {
        title: format!("{body}{}", title.zh),
        opened_at: meeting.opened_at,
        closed_at: meeting.closed_at,
        venue: meeting.venue.clone(),
        chair,
        recorder: recorder.first().map_or(String::new(), name),
        guests: meeting.guests.clone(),
        people: attendees,
        items: items(tx, meeting)?,
    })
}

fn known(names: &HashMap<PersonId, Personal<String>>, person: &PersonId) -> String {
    names.get(person).map_or(T(Locale::Zh).nameless().to_owned(), |n| n.reveal().clone())
}

fn items(tx: &mut Tx<'_, '_>, meeting: &Meeting) -> Result<Vec<ItemRecord>> {
    let district = tx.district();
    let ballots = tx.all(&ballots::OF_MEETING, args![district, meeting.id])?;
    let resolutions = tx.all(&ballots::RESOLUTIONS_OF_MEETING, args![district, meeting.id])?;
    let mut records = Vec::new();
    for entry in agenda(tx, meeting.id)? {
        let aside_rows = recusals(tx, entry.item)?;
        let changed = tx.all(&sql::AMENDMENTS, args![district, entry.item])?;
        let mut votes = Vec::new();
        for ballot in ballots.iter().filter(|b| b.item == entry.item) {
            let Some(tally) = ballot.tally() else { continue };
            votes.push(Voted {
                question: ballot.question,
                mode: ballot.mode,
                seats: ballot.seats,
                present: ballot.present,
                electors: ballot.electors,
                needed: ballot.needed,
                clause: ballot.rules()?.majority_clause.id,
                tally,
                outcome: ballot.outcome,
                reason: ballot.reason.clone(),
                names: named(tx, ballot.id, ballot.mode)?,
            });
        }
        let people: Vec<PersonId> = aside_rows.iter().map(|r| r.person).collect();
        let names = identity::api::names_of(tx, &people)?;
        let resolution = resolutions.iter().find(|r| r.item == entry.item);
        records.push(ItemRecord {
            title: entry.title,
            words: resolution.map_or(entry.words, |r| r.words.clone()),
            aside: aside_rows.iter().map(|r| (known(&names, &r.person), r.reason.clone())).collect(),
            amended: changed.iter().filter(|a| a.meeting == meeting.id).count(),
            votes,
            fate: entry.fate,
            number: resolution.map(|r| r.number.clone()),
        });
    }
    Ok(records)
}

/// Who voted how; nothing for a secret ballot, where nobody knows.
///
/// # Errors
/// The database's own failure.
pub fn named(tx: &mut Tx<'_, '_>, ballot: crate::ballot::BallotId, mode: Mode) -> Result<Vec<(String, Choice)>> {
    if mode == Mode::Secret {
        return Ok(Vec::new());
    }
    let district = tx.district();
    let votes = tx.all(&ballots::VOTES, args![district, ballot])?;
    let electors: Vec<ElectorRow> = tx.all(&ballots::ELECTORS, args![district, ballot])?;
    let people: Vec<PersonId> = electors.iter().map(|e| e.person).collect();
    let names = identity::api::names_of(tx, &people)?;
    let who = |seat| electors.iter().find(|e| e.seat == seat).map_or(String::new(), |e| known(&names, &e.person));
    Ok(votes.into_iter().map(|(seat, choice)| (who(seat), choice)).collect())
}
