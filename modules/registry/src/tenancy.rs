//! Tenancies: who is where from when until when, and what the days make of it (R10).
//!
//! The last day of a tenancy is a day in the building. What hangs on it goes on the day after; or at once, if somebody
//! says that the firm has left today.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{BuildingId, Date, FloorId, OrganisationId, ids};

use crate::refusal::TenancyRefusal;

ids! {
    /// A tenancy.
    pub TenancyId(TenancyKind) = "tnc";
}

db::codes! {
    /// What has been made of a tenancy's dates.
    pub enum Stage {
        /// It begins on a day to come.
        Planned = "planned",
        Current = "current",
        /// Its end was acted on, or came before it was known.
        Left = "left",
    }
}

db::row! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Tenancy {
        pub id: TenancyId,
        pub organisation: OrganisationId,
        pub building: BuildingId,
        /// None: the whole building.
        pub floor: Option<FloorId>,
        pub from_on: Date,
        pub until_on: Option<Date>,
        pub stage: Stage,
        /// Square metres.
        pub area: Option<i64>,
        pub headcount: Option<i64>,
    }
}

impl Tenancy {
    pub fn holds_on(&self, day: Date) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|end| day <= end)
    }

    /// Whether it has a day in common with the days from `from` to `until`.
    fn meets(&self, from: Date, until: Option<Date>) -> bool {
        self.until_on.is_none_or(|end| from <= end) && until.is_none_or(|until| self.from_on <= until)
    }
}

/// The floors that tenancies cover; a tenancy of the whole building covers all.
pub fn covered<'a>(tenancies: impl IntoIterator<Item = &'a Tenancy>, all: &[FloorId]) -> BTreeSet<FloorId> {
    let mut floors = BTreeSet::new();
    for tenancy in tenancies {
        match tenancy.floor {
            Some(floor) => drop(floors.insert(floor)),
            None => floors.extend(all),
        }
    }
    floors
}

/// A firm gives up floors of a building after a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// The last day.
    pub on: Date,
    pub tenancies: Vec<TenancyId>,
    /// The floors that it is not on any more.
    pub floors: Vec<FloorId>,
    /// The floors that it goes on with, or has moved to.
    pub stays: Vec<FloorId>,
    /// No tenancy in this building holds on the day after.
    pub gone: bool,
}

/// What a day makes of one firm's tenancies in one building.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Turn {
    /// Planned ones that have begun.
    pub began: Vec<TenancyId>,
    /// One for each last day, the earliest first.
    pub left: Vec<Leaving>,
}

/// What is still to be done about a firm's tenancies in one building by `today`. Those whose last day is `through` or
/// before are over: yesterday for what ends by its date, today if somebody says that the firm has left.
///
/// The answer depends on dates only, so that days that nobody looked at are made up for as if each had been its own.
pub fn turn(tenancies: &[Tenancy], all: &[FloorId], today: Date, through: Date) -> Turn {
    let began = tenancies.iter().filter(|t| t.stage == Stage::Planned && t.from_on <= today).map(|t| t.id).collect();
    let mut by_day: BTreeMap<Date, Vec<&Tenancy>> = BTreeMap::new();
    for tenancy in tenancies.iter().filter(|t| t.stage != Stage::Left) {
        if let Some(on) = tenancy.until_on.filter(|on| *on <= through) {
            by_day.entry(on).or_default().push(tenancy);
        }
    }
    let left = by_day.into_iter().map(|(on, ended)| {
        let next: Vec<&Tenancy> = tenancies.iter().filter(|t| t.holds_on(on.plus_days(1))).collect();
        let stays = covered(next.iter().copied(), all);
        let floors = covered(ended.iter().copied(), all).difference(&stays).copied().collect();
        let tenancies = ended.iter().map(|t| t.id).collect();
        Leaving { on, tenancies, floors, stays: stays.into_iter().collect(), gone: next.is_empty() }
    });
    Turn { began, left: left.collect() }
}

/// What recording a move-in on one floor comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    New,
    /// It is known; `until` may differ.
    Known(TenancyId),
    /// The firm is there already, from another day.
    Since(TenancyId, Date),
}

/// Compares a move-in with a firm's tenancies in that building. A floor is not rented twice by one firm at a time.
///
/// # Errors
/// [`TenancyRefusal::Overlaps`] if it begins before one that is known and reaches into it.
pub fn enter(
    tenancies: &[Tenancy],
    floor: Option<FloorId>,
    from: Date,
    until: Option<Date>,
) -> Result<Entry, TenancyRefusal> {
    let same = || tenancies.iter().filter(|t| t.floor == floor);
    if let Some(known) = same().find(|t| t.from_on == from) {
        return Ok(Entry::Known(known.id));
    }
    if let Some(since) = same().find(|t| t.holds_on(from)) {
        return Ok(Entry::Since(since.id, since.from_on));
    }
    match same().find(|t| t.meets(from, until)) {
        Some(later) => Err(TenancyRefusal::Overlaps { from: later.from_on }),
        None => Ok(Entry::New),
    }
}

/// The tenancies that a move-out ends: those of the floor, or all, that hold on the last day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// With the last day that they have so far.
    pub ends: Vec<(TenancyId, Option<Date>)>,
    /// They end on that day already.
    pub known: Vec<TenancyId>,
}

/// Compares a move-out with a firm's tenancies in that building. No floor means every floor.
///
/// # Errors
/// [`TenancyRefusal::NotThere`] if none holds on that day.
pub fn exit(tenancies: &[Tenancy], floor: Option<FloorId>, on: Date) -> Result<Exit, TenancyRefusal> {
    let there: Vec<&Tenancy> =
        tenancies.iter().filter(|t| floor.is_none() || t.floor == floor).filter(|t| t.holds_on(on)).collect();
    if there.is_empty() {
        return Err(TenancyRefusal::NotThere { on });
    }
    let (known, ends): (Vec<&Tenancy>, Vec<&Tenancy>) = there.into_iter().partition(|t| t.until_on == Some(on));
    Ok(Exit { ends: ends.iter().map(|t| (t.id, t.until_on)).collect(), known: known.iter().map(|t| t.id).collect() })
}

/// Whether a tenancy may get another last day, none if it goes on.
///
/// # Errors
/// [`TenancyRefusal`]: it is over, or the day comes before it began or has passed.
pub fn date(tenancy: &Tenancy, until: Option<Date>, today: Date) -> Result<(), TenancyRefusal> {
    match (tenancy.stage, until) {
        (Stage::Left, _) => Err(TenancyRefusal::Over),
        (_, Some(until)) if until < tenancy.from_on => Err(TenancyRefusal::BeforeItBegan { from: tenancy.from_on }),
        (_, Some(until)) if until < today => Err(TenancyRefusal::DayPassed),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Id, Timestamp};

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn floor(n: u8) -> FloorId {
        Id::from_bytes([n; 16])
    }

    /// `17 2026-01-01..2026-06-30 current`; `*` is the whole building, nothing behind the dots no end.
    fn tenancy(id: u8, text: &str) -> Tenancy {
        let [at, days, stage] = text.split(' ').collect::<Vec<_>>()[..] else { panic!("{text}") };
        let (from, until) = days.split_once("..").unwrap();
        Tenancy {
            id: Id::from_bytes([id; 16]),
            organisation: Id::new(Timestamp::from_micros(0)),
            building: Id::from_bytes([0; 16]),
            floor: at.parse().ok().map(floor),
            from_on: day(from),
            until_on: until.parse().ok(),
            stage: Stage::from_code(stage).unwrap(),
            area: None,
            headcount: None,
        }
    }

    fn all() -> Vec<FloorId> {
        (1..=20).map(floor).collect()
    }

    /// `through` is yesterday for the job.
    fn turned(rows: &[&str], today: &str, said: bool) -> Turn {
        let rows: Vec<Tenancy> = (1..).zip(rows).map(|(id, text)| tenancy(id, text)).collect();
        let today = day(today);
        turn(&rows, &all(), today, if said { today } else { today.plus_days(-1) })
    }

    /// `2026-06-30 -17,18 +9` or `2026-06-30 -17 gone`.
    fn told(turn: &Turn) -> Vec<String> {
        let list =
            |floors: &[FloorId]| floors.iter().map(|f| f.as_bytes()[0].to_string()).collect::<Vec<_>>().join(",");
        let tell = |l: &Leaving| {
            let rest = if l.gone { "gone".to_owned() } else { format!("+{}", list(&l.stays)) };
            format!("{} -{} {rest}", l.on, list(&l.floors))
        };
        turn.left.iter().map(tell).collect()
    }

    #[test]
    fn the_last_day_is_a_day_in_the_building() {
        let row = ["17 2026-01-01..2026-06-30 current"];
        assert_eq!(told(&turned(&row, "2026-06-29", false)), [""; 0]);
        assert_eq!(told(&turned(&row, "2026-06-30", false)), [""; 0], "ends today");
        assert_eq!(told(&turned(&row, "2026-07-01", false)), ["2026-06-30 -17 gone"], "ended yesterday");
        assert_eq!(told(&turned(&row, "2026-06-30", true)), ["2026-06-30 -17 gone"], "somebody says that they left");
        assert_eq!(told(&turned(&["17 2026-01-01..2026-06-30 left"], "2026-07-01", false)), [""; 0], "once only");
        assert_eq!(told(&turned(&["17 2026-01-01.. current"], "2036-07-01", true)), [""; 0], "no end is set");
    }

    #[test]
    fn one_floor_of_three_is_not_the_building() {
        let rows = ["9 2026-01-01.. current", "17 2026-01-01..2026-06-30 current", "18 2026-01-01..2026-12-31 current"];
        assert_eq!(told(&turned(&rows, "2026-07-01", false)), ["2026-06-30 -17 +9,18"]);
        assert_eq!(
            told(&turned(&rows, "2027-01-01", false)),
            ["2026-06-30 -17 +9,18", "2026-12-31 -18 +9"],
            "half a year that nobody looked at is made up for day by day"
        );
        let whole = ["* 2026-01-01..2026-06-30 current", "3 2026-07-01.. planned"];
        let turn = turned(&whole, "2026-07-01", false);
        assert_eq!((turn.left[0].floors.len(), turn.left[0].gone), (19, false), "from the whole building to one floor");
    }

    #[test]
    fn moving_within_the_building_is_not_leaving_it() {
        let next_day = ["17 2026-01-01..2026-06-30 current", "9 2026-07-01.. planned"];
        let turn = turned(&next_day, "2026-07-01", false);
        assert_eq!((told(&turn), turn.began.len()), (vec!["2026-06-30 -17 +9".to_owned()], 1));
        // The same after a month without a job.
        assert_eq!(told(&turned(&next_day, "2026-08-01", false)), ["2026-06-30 -17 +9"]);
        // A contract that is renewed gives nothing up.
        let renewed = ["17 2026-01-01..2026-06-30 current", "17 2026-07-01.. planned"];
        assert_eq!(told(&turned(&renewed, "2026-07-01", false)), ["2026-06-30 - +17"]);
        // Whoever comes back after a month has been away, whenever one looks.
        let back = ["17 2026-01-01..2026-06-30 current", "17 2026-08-01.. planned"];
        assert_eq!(told(&turned(&back, "2026-07-01", false)), ["2026-06-30 -17 gone"]);
        assert_eq!(told(&turned(&back, "2026-09-01", false)), ["2026-06-30 -17 gone"]);
        // One that came and went unseen.
        let unseen = ["17 2026-03-01..2026-04-30 planned"];
        let turn = turned(&unseen, "2026-09-01", false);
        assert_eq!((turn.began.len(), told(&turn)), (1, vec!["2026-04-30 -17 gone".to_owned()]));
    }

    #[test]
    fn it_begins_on_its_first_day() {
        let row = ["17 2026-07-01.. planned"];
        assert_eq!(turned(&row, "2026-06-30", false), Turn::default(), "begins tomorrow");
        assert_eq!(turned(&row, "2026-07-01", false).began.len(), 1);
        assert_eq!(turned(&["17 2026-07-01.. current"], "2026-07-01", false), Turn::default());
    }

    #[test]
    fn moving_in() {
        let rows = [tenancy(1, "17 2026-01-01..2026-06-30 current"), tenancy(2, "9 2026-03-01.. current")];
        let enters = |at: u8, from: &str, until: Option<&str>| {
            enter(&rows, Some(floor(at)), day(from), until.map(day)).map_err(|e| kernel::Refusal::code(&e))
        };
        assert_eq!(enters(17, "2026-01-01", None), Ok(Entry::Known(rows[0].id)), "the same row again");
        assert_eq!(enters(17, "2026-06-30", None), Ok(Entry::Since(rows[0].id, day("2026-01-01"))));
        assert_eq!(enters(17, "2026-07-01", None), Ok(Entry::New), "back on the day after");
        assert_eq!(enters(5, "2026-01-01", None), Ok(Entry::New));
        assert_eq!(enters(9, "2026-02-01", None), Err("registry.tenancy_overlaps"));
        assert_eq!(enters(9, "2026-02-01", Some("2026-02-28")), Ok(Entry::New), "ends before the other begins");
    }

    #[test]
    fn moving_out() {
        let rows = [
            tenancy(1, "17 2026-01-01..2026-12-31 current"),
            tenancy(2, "9 2026-03-01.. current"),
            tenancy(3, "3 2025-01-01..2025-12-31 left"),
        ];
        let ends =
            |at: Option<u8>, on: &str| exit(&rows, at.map(floor), day(on)).map(|e| (e.ends.len(), e.known.len()));
        assert_eq!(ends(None, "2026-11-20").unwrap(), (2, 0));
        assert_eq!(ends(Some(9), "2026-11-20").unwrap(), (1, 0));
        assert_eq!(ends(None, "2026-12-31").unwrap(), (1, 1), "one ends then anyway");
        assert_eq!(ends(Some(3), "2025-12-31").unwrap(), (0, 1), "the same row again");
        assert!(ends(Some(3), "2026-01-01").is_err());
        assert!(ends(Some(9), "2026-02-28").is_err(), "the day before they came");
    }

    #[test]
    fn another_last_day() {
        let today = day("2026-06-30");
        let dated = |row: &str, until: Option<&str>| {
            date(&tenancy(1, row), until.map(day), today).map_err(|e| kernel::Refusal::code(&e))
        };
        assert_eq!(dated("17 2026-01-01..2026-06-30 current", Some("2027-06-30")), Ok(()), "extended on its last day");
        assert_eq!(dated("17 2026-01-01..2026-06-30 current", None), Ok(()));
        assert_eq!(dated("17 2026-01-01.. current", Some("2026-06-29")), Err("registry.day_passed"));
        assert_eq!(dated("17 2026-08-01.. planned", Some("2026-07-31")), Err("registry.before_it_began"));
        assert_eq!(dated("17 2026-01-01..2026-05-31 left", None), Err("registry.tenancy_over"));
    }

    proptest::proptest! {
        /// Looking every day and looking once at the end find the same departures.
        #[test]
        fn days_that_nobody_looked_at_change_nothing(
            rows in proptest::collection::vec((1u8..4, 0i64..12, 0i64..6), 1..6),
        ) {
            let first = day("2026-03-01");
            let mut rows: Vec<Tenancy> = (1..).zip(rows).map(|(id, (at, from, days))| Tenancy {
                from_on: first.plus_days(from),
                until_on: Some(first.plus_days(from + days)),
                ..tenancy(id, &format!("{at} 2026-01-01.. planned"))
            }).collect();
            let last = first.plus_days(20);
            let once = turn(&rows, &all(), last, last.plus_days(-1)).left;
            let mut daily = Vec::new();
            for n in 0..=20 {
                let today = first.plus_days(n);
                let found = turn(&rows, &all(), today, today.plus_days(-1));
                for row in &mut rows {
                    if found.began.contains(&row.id) { row.stage = Stage::Current; }
                    if found.left.iter().any(|l| l.tenancies.contains(&row.id)) { row.stage = Stage::Left; }
                }
                daily.extend(found.left);
            }
            proptest::prop_assert_eq!(once, daily);
        }
    }
}
