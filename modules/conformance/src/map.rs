//! The towers of a subdistrict by the state of their committees: a drawing and a list that say the same. Buildings have no
//! coordinates here; the drawing puts them in the order of their names and ranks nobody.

use std::fmt::{self, Display};

use committees::api::BodyState;
use kernel::Locale;
use ui::{Chip, Escaped, Tone};

use crate::T;

db::codes! {
    /// How a tower's committee stands.
    pub enum TowerState {
        /// 未建
        None = "none",
        /// 筹建中: filed, and before its first meeting.
        Founding = "founding",
        Active = "active",
        Renewing = "renewing",
        Rectifying = "rectifying",
        /// Its term is over.
        Expired = "expired",
    }
}

impl TowerState {
    /// The state of a committee whose term may be over.
    pub const fn of(state: BodyState, over: bool) -> Self {
        match state {
            BodyState::Dissolved => TowerState::None,
            BodyState::Filed => TowerState::Founding,
            BodyState::Rectifying => TowerState::Rectifying,
            _ if over => TowerState::Expired,
            BodyState::Renewing => TowerState::Renewing,
            BodyState::Active => TowerState::Active,
        }
    }

    pub fn chip(self, locale: Locale) -> Chip {
        let tone = match self {
            TowerState::None => Tone::Archived,
            TowerState::Founding => Tone::Waiting,
            TowerState::Active => Tone::Done,
            TowerState::Renewing => Tone::Doing,
            TowerState::Rectifying => Tone::Soon,
            TowerState::Expired => Tone::Late,
        };
        Chip::new(tone, T(locale).state(self.code()))
    }

    /// The class of its shape, and of the line that tells it from others without colour.
    const fn look(self) -> (&'static str, &'static str) {
        match self {
            TowerState::None => ("cell dashc", ""),
            TowerState::Founding => ("care dashc", "hair"),
            TowerState::Active => ("f1", ""),
            TowerState::Renewing => ("f1", "gap"),
            TowerState::Rectifying => ("care", "hatch"),
            TowerState::Expired => ("bad", "gap"),
        }
    }
}

/// A tower of the drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    pub name: String,
    pub href: String,
    pub floors: i64,
    pub state: TowerState,
}

impl Shape {
    /// How high it is drawn.
    fn high(&self) -> usize {
        usize::try_from((self.floors.clamp(3, TALL) * HIGHEST) / TALL).unwrap_or_default().max(10)
    }
}

/// The towers of a place, in the order of their names.
#[derive(Debug, Clone)]
pub struct TowerMap {
    pub locale: Locale,
    pub place: String,
    pub towers: Vec<Shape>,
}

/// Towers side by side, on a telephone and elsewhere.
const NARROW: usize = 4;
const WIDE: usize = 9;
const COLUMN: usize = 84;
/// Below the ground of a row: names and states; and the highest tower that is drawn.
const BELOW: usize = 50;
const HIGHEST: i64 = 116;
const TALL: i64 = 60;

impl TowerMap {
    /// How many towers are in each state, of those that there are.
    pub fn counts(&self) -> Vec<(TowerState, usize)> {
        let count = |state: &TowerState| self.towers.iter().filter(|t| t.state == *state).count();
        TowerState::ALL.iter().map(|s| (*s, count(s))).filter(|(_, n)| *n > 0).collect()
    }

    /// The drawing in a sentence.
    pub fn sentence(&self) -> String {
        let t = T(self.locale);
        let states = self.counts().into_iter().map(|(state, n)| t.map_state(t.state(state.code()), n.to_string()));
        t.map_label(&self.place, self.towers.len(), i18n::Format(self.locale).list(states))
    }

    /// What a shape says to those who do not see it.
    pub fn words(&self, shape: &Shape) -> String {
        let t = T(self.locale);
        t.map_tower(&shape.name, shape.floors, t.state(shape.state.code()))
    }

    fn draw(&self, f: &mut fmt::Formatter<'_>, class: &str, columns: usize) -> fmt::Result {
        // As wide for one tower as for many, so that every place has the same scale; as high as its highest.
        let rows = self.towers.len().div_ceil(columns);
        let highest = self.towers.iter().map(Shape::high).max().unwrap_or_default() + 10;
        let (width, height) = (columns * COLUMN, rows * (highest + BELOW));
        let label = Escaped(&self.sentence()).to_string();
        write!(f, r#"<svg class="draw {class}" viewBox="0 0 {width} {height}" role="group" aria-label="{label}">"#)?;
        for (i, shape) in self.towers.iter().enumerate() {
            let ground = i / columns * (highest + BELOW) + highest;
            self.shape(f, shape, i % columns * COLUMN, ground)?;
        }
        f.write_str("</svg>")
    }

    fn shape(&self, f: &mut fmt::Formatter<'_>, shape: &Shape, x: usize, ground: usize) -> fmt::Result {
        let high = shape.high();
        let (class, line) = shape.state.look();
        let (left, wide, roof) = (x + 22, 40, ground - high);
        write!(f, r#"<a href="{}"><title>{}</title>"#, Escaped(&shape.href), Escaped(&self.words(shape)))?;
        write!(f, r#"<rect class="{class}" x="{left}" y="{roof}" width="{wide}" height="{high}"/>"#)?;
        if !line.is_empty() {
            // Lines across, so that the state is told without colour.
            for at in (roof + 8..ground.saturating_sub(3)).step_by(10) {
                write!(f, r#"<path class="{line}" d="M{left} {at}h{wide}"/>"#)?;
            }
        }
        write!(f, r#"<path class="slabline" d="M{} {ground}h{COLUMN}"/>"#, x)?;
        let (middle, name) = (x + COLUMN / 2, ground + 18);
        write!(
            f,
            r#"<text class="t2" x="{middle}" y="{name}" text-anchor="middle">{}</text><text class="t3" x="{middle}" y="{}" text-anchor="middle">{}</text></a>"#,
            Escaped(&short(&shape.name)),
            ground + 35,
            Escaped(&T(self.locale).state(shape.state.code()))
        )
    }
}

/// As much of a name as fits below a shape.
fn short(name: &str) -> String {
    let (mut wide, mut out) = (0, String::new());
    for c in name.chars() {
        wide += if c.is_ascii() { 1 } else { 2 };
        if wide > 11 {
            out.push('…');
            break;
        }
        out.push(c);
    }
    out
}

impl Display for TowerMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.draw(f, "only-wide", WIDE)?;
        self.draw(f, "only-phone", NARROW)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_told_by_the_body_and_its_term() {
        for (state, over, told) in [
            (BodyState::Active, false, TowerState::Active),
            (BodyState::Active, true, TowerState::Expired),
            (BodyState::Renewing, true, TowerState::Expired),
            (BodyState::Renewing, false, TowerState::Renewing),
            (BodyState::Rectifying, true, TowerState::Rectifying),
            (BodyState::Filed, false, TowerState::Founding),
            (BodyState::Dissolved, true, TowerState::None),
        ] {
            assert_eq!(TowerState::of(state, over), told);
        }
    }

    #[test]
    fn names_are_cut_to_their_column() {
        assert_eq!(short("和衡中心"), "和衡中心");
        assert_eq!(short("长风国际中心大厦"), "长风国际中…");
        assert_eq!(short("<b>Tower"), "<b>Tower");
    }
}
