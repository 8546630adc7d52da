//! How a founding looks in short: its steps, and where it stands.

use serde::Serialize;
use ui::{Chip, Tone};

use crate::{
    T,
    founding::Founding,
    state::{Kind, State},
};

/// A step of the way.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct StepItem {
    pub step: &'static str,
    /// It is past, here or to come.
    pub class: &'static str,
    #[serde(skip)]
    pub name: String,
    #[serde(skip)]
    pub note: String,
}

/// The steps of the way, and where it stands.
pub fn steps(founding: &Founding, late: bool, t: T) -> Vec<StepItem> {
    const WAY: [&str; 7] = ["preparing", "applied", "accepted", "reviewed", "noticed", "filed", "established"];
    let here = match founding.state.code() {
        "returned" => "preparing",
        "rechecking" => "noticed",
        "rejected" if founding.by_district.is_some() && founding.by_subdistrict.is_some() => "noticed",
        "rejected" => "accepted",
        "ended" if founding.filed_on.is_some() => "filed",
        "ended" => "preparing",
        code => code,
    };
    let at = WAY.iter().position(|s| *s == here).unwrap_or(0);
    let format = i18n::Format(t.0);
    let on = |step: &str| match step {
        "applied" => founding.applied_on,
        "filed" => founding.filed_on,
        _ => None,
    };
    WAY.iter()
        .enumerate()
        .filter(|(_, step)| founding.kind == Kind::Founding || **step != "applied")
        .map(|(n, step)| {
            let class = match n.cmp(&at) {
                std::cmp::Ordering::Less => "",
                std::cmp::Ordering::Equal if founding.state == State::Established => "",
                std::cmp::Ordering::Equal if late => "late-here",
                std::cmp::Ordering::Equal => "here",
                std::cmp::Ordering::Greater => "to-come",
            };
            let note = match on(step) {
                Some(day) if n <= at => format.date_long(day),
                _ => t.step_note(*step),
            };
            StepItem { step, class, name: t.way(*step), note }
        })
        .collect()
}

/// The state in a word.
pub fn chip(state: &State, late: bool, t: T) -> Chip {
    let tone = match state {
        _ if late => Tone::Late,
        State::Preparing => Tone::New,
        State::Returned => Tone::Stuck,
        State::Applied { .. } | State::Accepted { .. } | State::Reviewed { .. } | State::Rechecking { .. } => {
            Tone::Waiting
        }
        State::Noticed { .. } => Tone::Notice,
        State::Filed { .. } => Tone::Decided,
        State::Rejected | State::Ended => Tone::Closed,
        State::Established => Tone::Done,
    };
    Chip::new(tone, t.state(state.code()))
}
