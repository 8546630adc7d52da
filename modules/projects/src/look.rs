//! How a project looks in a word: its status, whom it waits for, how late it is.

use kernel::{Date, Locale, WorkCalendar};
use ui::{Chip, StackTone, Tone, Wait};

use crate::{
    T,
    state::{Ending, State},
    store::ProjectRow,
};

/// Working days that it is late.
pub fn late_days(row: &ProjectRow, state: &State, today: Date, calendar: &WorkCalendar) -> i64 {
    match row.due_on {
        // The sweep closes a window; nobody is late for it.
        Some(due) if due < today && state.is_running() && !matches!(state, State::Published { .. }) => {
            calendar.working_days_between(due, today).max(1)
        }
        _ => 0,
    }
}

/// The status in a word.
pub fn chip(state: &State, late_days: i64, locale: Locale) -> Chip {
    let t = T(locale);
    if late_days > 0 {
        return Chip::new(Tone::Late, i18n::Format(locale).late(late_days));
    }
    let tone = match state {
        State::Draft => Tone::New,
        State::UnderReview { .. }
        | State::Claimed { .. }
        | State::Awarded { .. }
        | State::AwaitingAcceptance { .. } => Tone::Waiting,
        State::Published { .. } => Tone::Notice,
        State::Unclaimed { .. } | State::Ended { .. } => Tone::Closed,
        State::InProgress | State::Tracking { .. } | State::Appraising => Tone::Doing,
        State::HandingOver { .. } => Tone::Stuck,
        State::Appraised => Tone::Done,
        State::Archived => Tone::Archived,
    };
    let word = match state {
        State::Ended { how } => t.ending(how.code()),
        state => t.state(state.code()),
    };
    Chip::new(tone, word)
}

/// The mark of the floor on which it stands.
pub fn stack_tone(state: &State, late_days: i64) -> StackTone {
    match state {
        _ if late_days > 0 => StackTone::Late,
        State::Unclaimed { .. } | State::HandingOver { .. } | State::Ended { how: Ending::Terminated } => {
            StackTone::Stop
        }
        _ => StackTone::Now,
    }
}

/// Whom it waits for.
pub fn wait(row: &ProjectRow, locale: Locale) -> Option<Wait> {
    let name = if locale == Locale::Zh { &row.awaited_zh } else { &row.awaited_en };
    (!name.is_empty()).then(|| Wait { locale, name: name.clone(), detail: String::new() })
}
