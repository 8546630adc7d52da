//! How a matter looks in a list and at the head of its page: its status, whom it waits for and why, its facts.

use kernel::Locale;
use ledger::Tx;
use ui::{Chip, Tone, Wait};

use crate::{
    T,
    cluster::{Closing, State},
    matter::Matter,
};

/// Whom a running matter waits for.
pub fn wait(matter: &crate::store::ClusterRow, locale: Locale) -> Option<Wait> {
    let name = if locale == Locale::Zh { &matter.awaited_zh } else { &matter.awaited_en };
    (!name.is_empty()).then(|| Wait { locale, name: name.clone(), detail: String::new() })
}

/// The matter's status in a word.
pub fn chip(matter: &Matter, late_days: i64, locale: Locale) -> Chip {
    let t = T(locale);
    if late_days > 0 {
        return Chip::new(Tone::Late, i18n::Format(locale).late(late_days));
    }
    let tone = match matter.state {
        State::Received { .. } | State::Clustered => Tone::New,
        State::Handling { .. } | State::InProject | State::Deliberated { .. } => Tone::Doing,
        State::AwaitingConfirmation { .. } | State::Effective => Tone::Waiting,
        State::OnAgenda { deferrals: 0 } | State::Coordinating { .. } => Tone::Waiting,
        State::OnAgenda { .. } => Tone::Soon,
        State::Stalemate { .. } => Tone::Stuck,
        State::Passed { .. } => Tone::Decided,
        State::Noticed { .. } => Tone::Notice,
        State::Closed { how: Closing::VotedDown | Closing::Ended, .. } => Tone::Closed,
        State::Closed { .. } | State::Accepted | State::Appraised => Tone::Done,
        State::Declined { .. } | State::Merged { .. } | State::Referred { .. } => Tone::Closed,
        State::Archived => Tone::Archived,
    };
    let word = match matter.state {
        State::OnAgenda { deferrals: 1.. } => t.deferred_once().to_owned(),
        State::Closed { how, .. } => t.closing(how.code()),
        _ => t.state(matter.state.code()),
    };
    Chip::new(tone, word)
}

/// One sentence about why it waits.
pub fn why(matter: &Matter, t: T, format: i18n::Format) -> String {
    match matter.state {
        State::Received { .. } => t.why_received().to_owned(),
        State::AwaitingConfirmation { until, .. } => t.why_confirm(format.date(until)),
        State::OnAgenda { deferrals: 1.. } => t.why_deferred().to_owned(),
        State::Noticed { until } => t.why_noticed(format.date(until)),
        State::Stalemate { .. } => t.why_stalemate().to_owned(),
        State::Coordinating { until, .. } => t.why_coordinating(format.date(until)),
        State::Handling { due, .. } if due.provisional => t.why_provisional(format.date_long(due.on)),
        _ => String::new(),
    }
}

pub fn facts(
    matter: &Matter,
    place: &str,
    late_days: i64,
    tx: &Tx<'_, '_>,
    locale: Locale,
) -> Vec<(&'static str, String)> {
    let (t, format, today) = (T(locale), i18n::Format(locale), tx.today());
    let mut facts = vec![(t.fact_place(), place.to_owned()), (t.fact_category(), t.category(matter.category.code()))];
    if let Some(level) = matter.level {
        facts.push((t.fact_level(), t.level(level.code())));
    }
    if let Some(due) = matter.due_on.filter(|_| matter.state.is_running()) {
        let left = if late_days > 0 {
            format.late(late_days)
        } else {
            format.working_days(tx.calendar().working_days_between(today, due))
        };
        facts.push((t.fact_due(), t.due_with_rest(format.date_near(due, today), left)));
    }
    facts.push((t.fact_opened(), format.date_long(matter.opened_at.date())));
    facts
}
