//! What is checked, and what a check found.

use committees::api::{LegalStatus, Position, RosterFault, SeatKind};
use kernel::{Date, OrganisationId};
use meetings::api::MeetingId;
use policy::api::Share;

db::codes! {
    /// What is looked at, in the order of the report. Those from `Quiet` on are signals of idle running (R49).
    pub enum Rule {
        Seats = "seats",
        Odd = "odd",
        PartySeats = "party_seats",
        OwnerSeats = "owner_seats",
        PropertySeats = "property_seats",
        EnterpriseSeats = "enterprise_seats",
        EmployeeSeats = "employee_seats",
        ResidentsSeats = "residents_seats",
        Ordinary = "ordinary",
        EnterpriseShare = "enterprise_share",
        Chair = "chair",
        TwoSeats = "two_seats",
        Employed = "employed",
        Vacancy = "vacancy",
        TermLength = "term_length",
        Term = "term",
        Name = "name",
        NameUnique = "name_unique",
        LegalStatus = "legal_status",
        Filed = "filed",
        Document = "document",
        Article = "article",
        Secretary = "secretary",
        Captains = "captains",
        Roster = "roster",
        QuarterMeetings = "quarter_meetings",
        Quiet = "quiet",
        OwnerAbsent = "owner_absent",
        EmptyMeetings = "empty_meetings",
        CopiedMinutes = "copied_minutes",
        LateRecords = "late_records",
        Uncited = "uncited",
    }
}

impl Rule {
    /// Whether it is a signal of idle running.
    pub fn is_signal(self) -> bool {
        self >= Rule::Quiet
    }
}

db::codes! {
    /// What a check came to.
    pub enum Verdict {
        Fail = "fail",
        Warn = "warn",
        Pass = "pass",
    }
}

/// A meeting as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingRef {
    pub id: MeetingId,
    pub number: u32,
    pub on: Date,
}

/// Minutes that repeat earlier ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub meeting: MeetingRef,
    /// The number of the meeting whose minutes they repeat.
    pub of: u32,
    pub percent: u32,
}

/// A record that was made long after what it records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    pub meeting: MeetingRef,
    pub days: i64,
    /// It has not been made yet.
    pub missing: bool,
}

/// A seat that nobody holds any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vacancy {
    pub kind: SeatKind,
    pub position: Position,
    /// The first day without a holder.
    pub since: Date,
    pub days: i64,
}

/// A row of a roster that was taken over with a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterLine {
    pub line: u32,
    pub fault: RosterFault,
    pub word: String,
}

/// What a finding rests on: numbers, names of organisations, links; no personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Evidence {
    /// How many there are, and how many there may be.
    Number {
        n: u32,
        least: Option<u32>,
        most: Option<u32>,
    },
    Odd {
        n: u32,
    },
    /// Seats of ordinary employees whose holders speak for their employers; and those employers.
    Leading {
        n: u32,
        firms: Vec<String>,
    },
    /// The organisation with most seats.
    Share {
        firm: String,
        n: u32,
        total: u32,
        share: Share,
    },
    /// People with two seats, and for whom they sit.
    TwoSeats {
        n: u32,
        kinds: Vec<SeatKind>,
    },
    /// Holders of whom no employment is confirmed with the organisation that they sit for.
    Unemployed {
        n: u32,
        firms: Vec<String>,
    },
    Vacant {
        seats: Vec<Vacancy>,
        most: u32,
    },
    Term {
        from: Date,
        until: Date,
        months: u32,
    },
    /// Days left; less than none once it is over.
    Ends {
        until: Date,
        days: i64,
        renew: u32,
    },
    Name {
        name: String,
        local_name: String,
        wanted: String,
    },
    Same {
        n: u32,
    },
    Status(LegalStatus),
    Filed(Option<String>),
    Adopted(Option<Date>),
    Present(bool),
    Named(bool),
    /// Signs of the floors without a captain, and how many floors are occupied.
    Floors {
        without: Vec<String>,
        occupied: u32,
    },
    Roster(Vec<RosterLine>),
    /// Meetings held in a quarter.
    Quarter {
        from: Date,
        n: u32,
        least: u32,
    },
    Quiet {
        since: Date,
        days: i64,
        most: u32,
    },
    /// Meetings of this kind among so many that were looked at, and how many are a signal.
    Meetings {
        meetings: Vec<MeetingRef>,
        of: u32,
        signal: u32,
    },
    Copied(Vec<Copied>),
    Late(Vec<Late>),
    /// Documents that nobody has cited.
    Uncited(Vec<String>),
}

/// What was found about one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: Rule,
    /// The document, or document and article, where there are several of the rule; else empty.
    pub of: String,
    pub verdict: Verdict,
    pub clause: String,
    pub evidence: Evidence,
}

/// What was found about a body on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub day: Date,
    /// In the order of [`Rule`].
    pub findings: Vec<Finding>,
}

impl Report {
    fn count(&self, verdict: Verdict) -> usize {
        self.findings.iter().filter(|f| f.verdict == verdict).count()
    }

    pub fn fails(&self) -> usize {
        self.count(Verdict::Fail)
    }

    pub fn warns(&self) -> usize {
        self.count(Verdict::Warn)
    }

    pub fn passes(&self) -> usize {
        self.count(Verdict::Pass)
    }

    /// Whether there are as many signals as the rules take for a committee that is to be put right (R50).
    pub fn is_red(&self, pack: &policy::api::Pack) -> bool {
        u32::try_from(self.signals().count()).is_ok_and(|n| n >= pack.founding.red_signals.value)
    }

    /// Signals of idle running that are on, with their evidence (R49).
    pub fn signals(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|f| f.rule.is_signal() && f.verdict != Verdict::Pass)
    }
}

/// An organisation that somebody sits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firm {
    pub id: OrganisationId,
    pub name: String,
}
