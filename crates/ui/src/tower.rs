//! The section drawing of a tower: floors with open and late items, in one SVG and one sentence.

use std::fmt::{self, Display};

use i18n::Format;
use kernel::Locale;

use crate::{
    T,
    html::{Escaped, attribute, safe},
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

/// One floor of the section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionRow {
    pub label: String,
    /// The floor's page.
    pub href: String,
    /// Who looks after it, or that nobody does.
    pub who: String,
    /// Nobody looks after it, and somebody should.
    pub gap: bool,
    pub empty: bool,
    pub firms: u32,
    pub open: u32,
    pub late: u32,
}

/// A tower cut open: a row for each floor, the roof first, each the way to its page. The rows are a list, so that it reads
/// as one; the drawing is in the style sheet.
#[derive(Debug, Clone)]
pub struct TowerSection {
    pub locale: Locale,
    pub name: String,
    pub rows: Vec<SectionRow>,
}

impl Display for TowerSection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = T(self.locale);
        write!(f, r#"<ol class="cut" aria-label="{}">"#, Escaped(&t.section_of(&self.name)))?;
        for row in &self.rows {
            let class = match row {
                r if r.gap => "gap",
                r if r.empty => "none",
                r if r.late > 0 => "bad",
                _ => "",
            };
            f.write_str("<li")?;
            attribute(f, "class", class)?;
            let sign = t.section_floor(&row.label);
            write!(f, r#"><a href="{}"><b>{}</b>"#, Escaped(&row.href), Escaped(&sign))?;
            write!(f, r#"<span class="who">{}</span>"#, Escaped(&row.who))?;
            if row.firms > 0 {
                write!(f, r#"<span class="cap">{}</span>"#, t.section_firms(row.firms))?;
            }
            if row.open > 0 {
                let late = if row.late > 0 { t.section_late(row.late) } else { String::new() };
                let class = if row.late > 0 { "late" } else { "n" };
                write!(f, r#"<span class="{class}">{}{late}</span>"#, t.section_open(row.open))?;
            }
            f.write_str("</a></li>")?;
        }
        f.write_str("</ol>")
    }
}

safe!(Tower, TowerSection);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_floor_of_the_section_leads_to_its_page_and_says_what_is_missing() {
        let row = |label: &str, who: &str, gap, open, late| SectionRow {
            label: label.into(),
            href: format!("/floors/{label}"),
            who: who.into(),
            gap,
            empty: false,
            firms: 3,
            open,
            late,
        };
        let rows = vec![row("18", "<b>", true, 0, 0), row("17", "江若昀", false, 2, 1)];
        let section = TowerSection { locale: Locale::Zh, name: "和衡中心".into(), rows }.to_string();
        assert!(section.contains(r#"<li class="gap"><a href="/floors/18">"#), "{section}");
        assert!(section.contains("&lt;b&gt;") && !section.contains("<b><"), "{section}");
        assert!(section.contains(r#"<li class="bad"><a href="/floors/17">"#), "{section}");
        assert_eq!(section.matches("<li").count(), 2);
    }
}
