//! The chain of a matter: everything that happened to it and to its project, on the nine floors.

use kernel::{Date, Line, Locale, Stored};
use ledger::{Entry, Tx};
use ui::{Climb, ClimbEvent, ClimbFloor, FloorState};
use web::App;

use crate::{T, look::wait, matter::Matter};

/// The events of a matter, each with its line and who did it, oldest first.
pub struct Chain {
    locale: Locale,
    pub entries: Vec<Entry>,
    labels: Vec<String>,
    pub lines: Vec<Option<Line>>,
}

impl Chain {
    /// # Errors
    /// The database's own failure.
    pub fn of(tx: &mut Tx<'_, '_>, app: &App, matter: &Matter, locale: Locale) -> kernel::Result<Self> {
        let mut entries = ledger::thread(tx, matter.district, &matter.id.to_string())?;
        if let Some(project) = &matter.project {
            let of_project = ledger::thread(tx, matter.district, project)?;
            // What was given and received piece by piece stands on the project's own page.
            let aside = |kind: &str| kind.starts_with("projects.pledge_") || kind == "projects.archived";
            entries.extend(of_project.into_iter().filter(|e| !aside(&e.event.kind)));
        }
        entries.sort_by_key(|e| e.event.id);
        let stored: Vec<&Stored> = entries.iter().map(|e| &e.event).collect();
        let labels = identity::api::actor_labels(tx, &stored, locale)?;
        let lines = entries.iter().map(|e| app.line(&e.event, locale)).collect();
        Ok(Self { locale, entries, labels, lines })
    }
}

/// The nine floors with what happened on each, and what the coming ones need.
///
/// `reads_words`: whether the reader may read how it was raised; `reads_all`: what any of its reporters wrote later, too.
pub fn climb(matter: &Matter, chain: &Chain, reads_words: bool, reads_all: bool, late: bool, today: Date) -> Climb {
    let locale = chain.locale;
    let (t, format) = (T(locale), i18n::Format(locale));
    let here = matter.floor;
    let over = !matter.state.is_running();
    let mut floors: Vec<ClimbFloor> = (1..=9)
        .map(|floor| ClimbFloor {
            floor,
            state: match floor {
                n if n == here && late => FloorState::Slow,
                n if n == here => FloorState::Here,
                n if matter.skipped & (1 << n) != 0 => FloorState::Skipped,
                n if n < here => FloorState::Past,
                _ => FloorState::Next,
            },
            says: String::new(),
            events: Vec::new(),
        })
        .collect();
    if matter.supporters > 0 {
        // The voices themselves stand in a thread of their own.
        let (on, text) = (t.so_far().to_owned(), t.supporter_count(matter.supporters));
        floors[2].events.push(ClimbEvent { on, text, quote: None, by: None, href: None });
    }
    for ((entry, label), line) in chain.entries.iter().zip(&chain.labels).zip(&chain.lines).rev() {
        let Some(line) = line.as_ref() else { continue };
        let reporter = matches!(entry.event.kind.as_str(), "issues.raised" | "issues.supplemented" | "issues.imported");
        // Where the words of reports are not to be shown, neither is what their reporters say of the result.
        let later =
            matches!(entry.event.kind.as_str(), "issues.reopened" | "issues.result_confirmed" | "issues.closed");
        let reads = if reporter { reads_words } else { reads_all || !later };
        let quote = entry.words.clone().filter(|_| reads);
        let by = if reporter { None } else { Some(label.clone()) };
        let event = ClimbEvent {
            on: format.date_near(entry.event.at.date(), today),
            text: line.text.clone(),
            quote,
            by,
            href: line.href.clone(),
        };
        // An item that fell back (reopened) shows later events where it stands now.
        let floor = line.floor.clamp(1, 9);
        floors[usize::from(floor) - 1].events.push(event);
    }
    for floor in &mut floors {
        floor.says = match floor.state {
            FloorState::Here | FloorState::Slow => match wait(matter, locale) {
                Some(wait) if !over => t.here_waits(t.state(matter.state.code()), wait.name),
                _ => t.state(matter.state.code()),
            },
            FloorState::Next if over => t.not_needed().to_owned(),
            FloorState::Next => t.future(floor.floor),
            FloorState::Skipped if floor.events.is_empty() => t.skipped().to_owned(),
            _ => String::new(),
        };
        if floor.state == FloorState::Next && !floor.events.is_empty() {
            floor.state = FloorState::Past;
            floor.says = String::new();
        }
    }
    Climb { locale, floors }
}
