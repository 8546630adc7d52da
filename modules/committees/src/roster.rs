//! A row of a roster as it was understood, and what was not understood of it.
//!
//! Rosters are as they are: people are missing or stand twice, firms are unknown, dates are old or impossible. Only what
//! cannot be kept at all is an error. The rest is taken over, with a [`Fault`] that the body carries until a better roster
//! comes.

use imports::{CellNote, Row, Severity};
use kernel::{BuildingId, Date, OrganisationId, PersonId, Result, Text};
use ledger::Tx;

use crate::{
    T,
    body::{BodyKind, LegalStatus, Position, SeatKind},
    store,
};

db::codes! {
    /// What was wrong with a row that was taken over all the same.
    pub enum RosterFault {
        /// A seat without a name: nobody sits there.
        NoName = "no_name",
        /// The same person on the same seat again: taken once.
        Twice = "twice",
        /// The same person on another seat of the same body.
        SecondSeat = "second_seat",
        /// Several people could be meant: a new one was registered.
        WhichPerson = "which_person",
        /// No organisation of this name is known.
        UnknownOrganisation = "unknown_organisation",
        UnknownSeat = "unknown_seat",
        UnknownPosition = "unknown_position",
        /// A date that is missing, cannot be read or cannot be true; the body's term stands for it.
        Dates = "dates",
        EndsBefore = "ends_before",
        UnknownStatus = "unknown_status",
    }
}

impl RosterFault {
    /// The column of the sheet that it is about.
    const fn column(self) -> &'static str {
        match self {
            RosterFault::NoName | RosterFault::Twice | RosterFault::SecondSeat => "name",
            RosterFault::WhichPerson => "login",
            RosterFault::UnknownOrganisation => "organisation",
            RosterFault::UnknownSeat => "kind",
            RosterFault::UnknownPosition => "position",
            RosterFault::Dates => "from",
            RosterFault::EndsBefore => "until",
            RosterFault::UnknownStatus => "legal",
        }
    }

    /// In words, with what stood there.
    pub fn text(self, word: &str) -> Text {
        Text::each(|l| T(l).roster_fault(self.code(), word))
    }
}

/// A fault, and what stood there unless it is about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub fault: RosterFault,
    pub word: String,
}

impl Fault {
    pub fn new(fault: RosterFault, word: &str) -> Self {
        Self { fault, word: word.to_owned() }
    }

    /// The remark of the preview.
    pub fn note(&self) -> CellNote {
        CellNote { column: self.fault.column(), severity: Severity::Warning, reason: self.fault.text(&self.word) }
    }
}

/// A row as it was understood.
pub struct Read {
    pub line: u32,
    pub building: BuildingId,
    pub kind: BodyKind,
    pub local_name: String,
    /// Nobody, if the seat has no name.
    pub name: String,
    pub login: String,
    pub organisation: Option<OrganisationId>,
    pub seat: SeatKind,
    pub position: Position,
    pub ordinary: bool,
    pub from: Option<Date>,
    pub until: Option<Date>,
    pub legal: LegalStatus,
    pub filed: String,
    pub faults: Vec<Fault>,
}

impl Read {
    pub fn faulty(&mut self, fault: RosterFault, word: &str) {
        self.faults.push(Fault::new(fault, word));
    }

    /// By what a person is told from others in one file.
    pub fn who(&self) -> &str {
        if self.login.is_empty() { &self.name } else { &self.login }
    }
}

/// Whether a day can be one of a term that a roster of today speaks of.
fn can_be_true(day: Date, today: Date) -> bool {
    (today.plus_months(-12 * 40)..=today.plus_months(12 * 40)).contains(&day)
}

/// Reads a row; nothing if the building is not known or the name does not tell which body it is.
///
/// # Errors
/// The database's own failure.
pub fn read(tx: &mut Tx<'_, '_>, row: &Row, notes: &mut Vec<CellNote>) -> Result<Option<Read>> {
    let pack = policy::api::of_district(tx)?;
    let building = registry::api::building_named(tx, row.get("building"))?;
    if building.is_none() {
        notes.push(CellNote::error("building", Text::each(|l| T(l).unknown_building())));
    }
    let kind = BodyKind::from_name(row.get("body"), &pack.names);
    if kind.is_none() {
        notes.push(CellNote::error("body", Text::each(|l| T(l).unknown_body(row.get("body")))));
    }
    let (Some(building), Some(kind)) = (building, kind) else { return Ok(None) };
    let mut read = Read {
        line: row.line,
        building: building.id,
        kind,
        local_name: row.get("body").to_owned(),
        name: row.get("name").to_owned(),
        login: row.get("login").to_lowercase(),
        organisation: None,
        seat: SeatKind::Other,
        position: Position::Member,
        ordinary: matches!(row.get("ordinary"), "是" | "1" | "true" | "Y" | "√" | "普通员工"),
        from: None,
        until: None,
        legal: LegalStatus::Unstated,
        filed: row.get("filed").to_owned(),
        faults: Vec::new(),
    };
    if read.name.is_empty() {
        read.faulty(RosterFault::NoName, "");
    }
    match SeatKind::from_word(row.get("kind")) {
        Some(seat) => read.seat = seat,
        None => read.faulty(RosterFault::UnknownSeat, row.get("kind")),
    }
    match Position::from_word(row.get("position")) {
        Some(position) => read.position = position,
        None => read.faulty(RosterFault::UnknownPosition, row.get("position")),
    }
    match LegalStatus::from_word(row.get("legal")) {
        Some(legal) => read.legal = legal,
        None => read.faulty(RosterFault::UnknownStatus, row.get("legal")),
    }
    if !row.get("organisation").is_empty() {
        read.organisation = registry::api::organisation_named(tx, row.get("organisation"))?.map(|o| o.id);
        if read.organisation.is_none() {
            read.faulty(RosterFault::UnknownOrganisation, row.get("organisation"));
        }
    }
    let today = tx.today();
    let date = |column: &str| row.get(column).parse().ok().filter(|day| can_be_true(*day, today));
    (read.from, read.until) = (date("from"), date("until"));
    if read.from.is_none() || read.until.is_none() {
        let stood = format!("{} – {}", row.get("from"), row.get("until"));
        read.faulty(RosterFault::Dates, &stood);
    }
    if read.from.zip(read.until).is_some_and(|(f, u)| u < f) {
        read.until = None;
        read.faulty(RosterFault::EndsBefore, row.get("until"));
    }
    Ok(Some(read))
}

/// The person that a row means: by login name, or the only one of this name who sits in the body or works for the
/// organisation; and whether several could be meant.
///
/// # Errors
/// The database's own failure.
pub fn person(tx: &mut Tx<'_, '_>, read: &Read) -> Result<(Option<PersonId>, bool)> {
    if !read.login.is_empty()
        && let Some(person) = identity::api::person_of_login(tx, &read.login)?
    {
        return Ok((Some(person), false));
    }
    let mut people = identity::api::people_named(tx, &read.name)?;
    if people.len() < 2 {
        return Ok((people.pop(), false));
    }
    let seats = match store::body_of(tx, read.building, read.kind)? {
        Some(body) => store::all_seats(tx, body.id)?,
        None => Vec::new(),
    };
    let mut fitting = Vec::new();
    for person in people {
        let sits = seats.iter().any(|s| s.person == person && s.ended_on.is_none());
        let works =
            identity::api::employment_of(tx, person)?.is_some_and(|e| Some(e.organisation) == read.organisation);
        if sits || works {
            fitting.push(person);
        }
    }
    Ok(if fitting.len() == 1 { (fitting.pop(), false) } else { (None, true) })
}
