//! What is true of a body on a day: what the checks are given. No I/O.

use std::collections::BTreeSet;

use committees::api::{BodyState, LegalStatus, Position, SeatKind};
use kernel::{Date, PersonId};

use crate::rule::{Copied, Firm, MeetingRef, RosterLine, Vacancy};

/// A body as it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub name: String,
    pub local_name: String,
    pub state: BodyState,
    pub legal_status: LegalStatus,
    pub filed_no: Option<String>,
    pub term_from: Date,
    pub term_until: Date,
}

/// A seat, held now or before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatFact {
    pub person: PersonId,
    pub kind: SeatKind,
    pub position: Position,
    pub firm: Option<Firm>,
    pub ordinary: bool,
    pub votes: bool,
    pub from_on: Date,
    pub until_on: Date,
    pub ended_on: Option<Date>,
    /// The holder works for that organisation, confirmed.
    pub employed: bool,
    /// The holder speaks for an organisation, or manages or chairs something.
    pub leads: bool,
}

impl SeatFact {
    pub fn holds_on(&self, day: Date) -> bool {
        self.from_on <= day && day <= self.until_on && self.ended_on.is_none_or(|end| day <= end)
    }
}

/// A meeting that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingFact {
    pub meeting: MeetingRef,
    /// It deliberates: a coordination or an appraisal has no decision to come to.
    pub deliberates: bool,
    /// The day for which it was called.
    pub called_for: Date,
    pub closed_on: Option<Date>,
    pub published_on: Option<Date>,
    pub decided: u32,
    /// When its resolutions were published; nothing for one that was not.
    pub resolutions: Vec<Option<Date>>,
    pub owner: bool,
}

/// A document that was adopted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFact {
    /// As the pack calls it.
    pub id: String,
    pub adopted_on: Date,
    /// The mandatory articles that it has.
    pub articles: BTreeSet<String>,
    pub cited_on: Option<Date>,
}

/// What is true of a body on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub body: Standing,
    pub building: String,
    /// Since when the system knows it: what it did before is not held against it.
    pub known_since: Date,
    /// How many bodies of the district bear its name, itself among them.
    pub namesakes: u32,
    /// Every seat of the term, and those before.
    pub seats: Vec<SeatFact>,
    /// Held in the time that is looked back over, the oldest first.
    pub meetings: Vec<MeetingFact>,
    pub copied: Vec<Copied>,
    pub last_substance: Option<Date>,
    pub secretary: bool,
    pub floors_occupied: u32,
    /// Signs of the occupied floors that have no captain.
    pub floors_without: Vec<String>,
    pub documents: Vec<DocumentFact>,
    pub roster: Vec<RosterLine>,
}

impl Facts {
    /// Seats held on a day.
    pub fn held(&self, day: Date) -> impl Iterator<Item = &SeatFact> {
        self.seats.iter().filter(move |s| s.holds_on(day))
    }

    /// Seats with a vote that were lost before their time and that nobody has taken since, the oldest first.
    pub fn vacancies(&self, day: Date) -> Vec<Vacancy> {
        let mut lost: Vec<&SeatFact> = self
            .seats
            .iter()
            .filter(|s| s.votes && s.ended_on.is_some_and(|end| end < day && end < s.until_on))
            .filter(|s| s.until_on >= self.body.term_from && day <= s.until_on)
            .collect();
        lost.sort_by_key(|s| s.ended_on);
        let mut used = BTreeSet::new();
        let mut vacant = Vec::new();
        for seat in lost {
            let Some(end) = seat.ended_on else { continue };
            // Whoever came after, on a seat of the same kind, fills one seat.
            let filled = self.seats.iter().enumerate().find(|(i, s)| {
                s.votes && s.kind == seat.kind && s.from_on > end && s.from_on <= day && !used.contains(i)
            });
            match filled {
                Some((i, _)) => drop(used.insert(i)),
                None => vacant.push(Vacancy {
                    kind: seat.kind,
                    position: seat.position,
                    since: end.plus_days(1),
                    days: day.days_since(end.plus_days(1)),
                }),
            }
        }
        vacant
    }
}
