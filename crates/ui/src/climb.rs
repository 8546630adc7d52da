//! The whole chain of an item, roof first: nine floors in four zones with what happened on each.

use std::fmt::{self, Display};

use kernel::Locale;
use serde::Serialize;

use crate::{
    T, floor_name,
    html::{Escaped, safe},
    icon,
};

/// What a floor is to the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FloorState {
    Past,
    Here,
    /// Here, and late.
    Slow,
    Next,
    /// Passed by without stopping.
    Skipped,
}

/// Something that happened on a floor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct ClimbEvent {
    /// The day, as the page shows it.
    pub on: String,
    pub text: String,
    /// What somebody said, as they said it.
    pub quote: Option<String>,
    /// Who said or did it.
    pub by: Option<String>,
    pub href: Option<String>,
}

/// One of the nine floors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct ClimbFloor {
    /// 1..=9.
    pub floor: u8,
    pub state: FloorState,
    /// The floor's headline: where things stand now, or what the floor needs.
    pub says: String,
    /// Newest first.
    pub events: Vec<ClimbEvent>,
}

/// The chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Climb {
    #[serde(skip)]
    #[schema(ignore)]
    pub locale: Locale,
    /// Floors 1..=9 in order.
    pub floors: Vec<ClimbFloor>,
}

const ZONES: [(u8, u8); 4] = [(8, 9), (6, 7), (4, 5), (1, 3)];

impl Display for Climb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = T(self.locale);
        let names = [t.zone_manage(), t.zone_execute(), t.zone_deliberate(), t.zone_report()];
        f.write_str(r#"<ol class="climb" reversed>"#)?;
        for ((low, high), name) in ZONES.into_iter().zip(names) {
            write!(f, r#"<li class="zone"><h3>{name}</h3><ol reversed>"#)?;
            for floor in self.floors.iter().rev().filter(|floor| (low..=high).contains(&floor.floor)) {
                self.floor(f, floor)?;
            }
            f.write_str("</ol></li>")?;
        }
        f.write_str(r#"</ol><div class="earth"></div>"#)
    }
}

impl Climb {
    fn floor(&self, f: &mut fmt::Formatter<'_>, floor: &ClimbFloor) -> fmt::Result {
        let (class, current) = match floor.state {
            FloorState::Past => ("past", ""),
            FloorState::Here => ("here", r#" aria-current="step""#),
            FloorState::Slow => ("here slow", r#" aria-current="step""#),
            FloorState::Next => ("next", ""),
            FloorState::Skipped => ("none", ""),
        };
        let number = T(self.locale).floor_n(floor.floor);
        let name = floor_name(self.locale, floor.floor);
        write!(
            f,
            r#"<li class="floor {class}"{current}><div class="lv"><span class="n">{number}</span>{name}</div><div class="shaft" aria-hidden="true"></div><div class="what">"#
        )?;
        if !floor.says.is_empty() {
            let strong =
                if matches!(floor.state, FloorState::Here | FloorState::Slow) { r#" class="strong""# } else { "" };
            write!(f, "<p{strong}>{}</p>", Escaped(&floor.says))?;
        }
        for event in &floor.events {
            write!(f, r#"<div class="ev"><time>{}</time><div>"#, Escaped(&event.on))?;
            match &event.href {
                Some(href) => {
                    let (href, text) = (Escaped(href), Escaped(&event.text));
                    write!(f, r#"<a class="doc" href="{href}">{}{text}</a>"#, icon("file"))?;
                }
                None => write!(f, "{}", Escaped(&event.text))?,
            }
            if let Some(quote) = &event.quote {
                write!(f, r#"<p class="quote">{}</p>"#, Escaped(quote))?;
            }
            if let Some(by) = &event.by {
                write!(f, r#"<p class="cap">{}</p>"#, Escaped(by))?;
            }
            f.write_str("</div></div>")?;
        }
        f.write_str("</div></li>")
    }
}

safe!(Climb);
