//! The section drawing of a tower: floors with open and late items, in one SVG and one sentence.

use std::fmt::{self, Display};

use i18n::Format;
use kernel::Locale;

use crate::{
    T,
    html::{Escaped, safe},
};

/// One floor of the drawing, lowest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TowerFloor {
    /// The floor's sign: `17`, `B1`.
    pub label: String,
    pub open: u32,
    pub late: u32,
    /// No floor captain in term.
    pub vacant: bool,
}

/// The drawing: the silhouette of the look's phone page, with a podium of a seventh of the floors.
#[derive(Debug, Clone)]
pub struct Tower {
    pub locale: Locale,
    pub name: String,
    pub floors: Vec<TowerFloor>,
}

const GROUND: f32 = 176.0;
const HEIGHT: f32 = 157.0;

impl Tower {
    /// The drawing in a sentence, for those who do not see it.
    pub fn sentence(&self) -> String {
        let t = T(self.locale);
        let list = |pick: fn(&TowerFloor) -> bool| {
            Format(self.locale).list(self.floors.iter().filter(|f| pick(f)).map(|f| f.label.as_str()))
        };
        let (open, late) = (list(|f| f.open > 0), list(|f| f.late > 0));
        let mut says = if open.is_empty() { t.tower_quiet().to_owned() } else { t.tower_open(open) };
        if !late.is_empty() {
            says.push_str(&t.tower_late(late));
        }
        t.tower_label(&self.name, self.floors.len(), says)
    }
}

impl Display for Tower {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.floors.len().max(1);
        let step = HEIGHT / count as f32;
        let podium = (count / 7).max(1);
        let shoulder = GROUND - podium as f32 * step;
        let roof = GROUND - HEIGHT;
        write!(f, r#"<svg class="draw" viewBox="0 6 150 170" role="img" aria-label="{}">"#, Escaped(&self.sentence()))?;
        for (i, floor) in self.floors.iter().enumerate() {
            let y = GROUND - (i + 1) as f32 * step;
            let (x, width) = if i < podium { (12, 98) } else { (24, 74) };
            let class = if floor.late > 0 {
                "bad"
            } else if floor.open > 0 {
                "on"
            } else {
                "cell"
            };
            write!(f, r#"<rect class="{class}" x="{x}" y="{y:.1}" width="{width}" height="{step:.1}"/>"#)?;
            if floor.vacant {
                write!(
                    f,
                    r#"<rect class="care" x="{}" y="{:.1}" width="4" height="{:.1}"/>"#,
                    x - 7,
                    y + 0.6,
                    (step - 1.2).max(1.0)
                )?;
            }
        }
        write!(f, r#"<rect class="void" x="56" y="{roof:.1}" width="10" height="{HEIGHT:.1}"/>"#)?;
        write!(
            f,
            r#"<path class="ink" d="M24 {shoulder:.1}V{roof:.1}h74v{:.1}M12 {GROUND}v-{:.1}h12M98 {shoulder:.1}h12V{GROUND}"/><path class="ink" d="M44 {roof:.1}v-7h22v7"/>"#,
            shoulder - roof,
            GROUND - shoulder
        )?;
        self.leaders(f, step, podium)?;
        f.write_str("</svg>")
    }
}

impl Tower {
    /// Leader lines with the signs of the top floor and of the floors that have something open, spaced to be readable.
    fn leaders(&self, f: &mut fmt::Formatter<'_>, step: f32, podium: usize) -> fmt::Result {
        let mut last = f32::MAX;
        for (i, floor) in self.floors.iter().enumerate() {
            let top = i + 1 == self.floors.len();
            if floor.open == 0 && floor.late == 0 && !top {
                continue;
            }
            let y = GROUND - (i as f32 + 0.5) * step;
            if last - y < 13.0 {
                continue;
            }
            last = y;
            let x = if i < podium { 110 } else { 98 };
            let class = if floor.late > 0 { "tl" } else { "t3" };
            let sign = Escaped(&floor.label);
            write!(
                f,
                r#"<path class="hair" d="M{x} {y:.1}H116"/><text class="{class}" x="119" y="{:.1}">{sign}F</text>"#,
                y + 4.5
            )?;
        }
        Ok(())
    }
}

safe!(Tower);
