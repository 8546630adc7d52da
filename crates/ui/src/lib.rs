//! The look of Loushi: the frame of a page, the parts that pages are made of, drawings, and the assets.
//!
//! The tower's section drawing is the interface: a page has a roof line, floors and a ground; an item has a floor of nine
//! that it has reached. `assets/tokens.css` names every colour, size and distance; nothing else does. A part is a value
//! with `Display` that writes its own HTML (escaped), so a template says `{{ chip }}`.
//!
//! Invariants: no inline style or script anywhere (the CSP forbids both); every part survives a black-and-white printer;
//! an open item is never shown without the name of whom it waits for.

pub mod assets;
mod chart;
mod climb;
mod field;
mod html;
mod part;
mod shell;
mod tower;

use kernel::Locale;

pub use chart::{Trend, Votes};
pub use climb::{Climb, ClimbEvent, ClimbFloor, FloorState};
pub use field::{Choice, Faults, Field};
pub use html::{Escaped, Html};
pub use part::{Chip, Notice, Stack, StackTone, Tone, Wait, capital, glyph, icon};
pub use shell::{Crumb, Frame, Layout, NavItem, Section, Shell, SignedIn, TowerLink};
pub use tower::{SectionRow, Tower, TowerFloor, TowerSection};

i18n::messages!("i18n");

/// The name of one of the nine floors (1..=9) that an item climbs.
pub const fn floor_name(locale: Locale, floor: u8) -> &'static str {
    let t = T(locale);
    match floor {
        1 => t.floor_1(),
        2 => t.floor_2(),
        3 => t.floor_3(),
        4 => t.floor_4(),
        5 => t.floor_5(),
        6 => t.floor_6(),
        7 => t.floor_7(),
        8 => t.floor_8(),
        _ => t.floor_9(),
    }
}
