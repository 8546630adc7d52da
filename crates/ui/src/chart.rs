//! Charts as inline SVG from the server: a vote, a trend against its baseline and target.

use std::fmt::{self, Display};

use kernel::Locale;

use crate::{
    T,
    html::{Escaped, safe},
};

/// A vote: one window per elector with the line to pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Votes {
    pub locale: Locale,
    pub yes: u32,
    pub no: u32,
    pub abstain: u32,
    /// Electors who cast nothing.
    pub absent: u32,
    /// Votes needed to pass.
    pub needed: u32,
}

impl Votes {
    fn label(&self) -> String {
        T(self.locale).votes_label(self.yes, self.no, self.abstain, self.absent, self.needed)
    }

    fn draw(&self, f: &mut fmt::Formatter<'_>, class: &str, room: f32, top: f32, height: f32) -> fmt::Result {
        let total = (self.yes + self.no + self.abstain + self.absent).max(1);
        let unit = (room / total as f32).min(64.0);
        let (left, bottom) = (6.0, top + height);
        let width = unit * total as f32;
        let (w, h) = (width + 12.0, bottom + 32.0);
        write!(
            f,
            r#"<svg class="draw {class}" viewBox="0 0 {w:.0} {h:.0}" role="img" aria-label="{}">"#,
            Escaped(&self.label())
        )?;
        let kinds = [(self.yes, "on"), (self.no, "cell"), (self.abstain, "cell"), (self.absent, "cell dashc")];
        let mut x = left;
        for (kind, (count, class)) in kinds.into_iter().enumerate() {
            for _ in 0..count {
                write!(f, r#"<rect class="{class}" x="{x:.1}" y="{top}" width="{unit:.1}" height="{height}"/>"#)?;
                if kind == 0 {
                    write!(f, r#"<path class="gap" d="M{x:.1} {top}v{height}"/>"#)?;
                }
                if kind == 1 {
                    // "Against" is hatched: it must be told from "abstained" on paper.
                    let mut d = 0.0;
                    while d < unit {
                        let end = (d + height / 2.0).min(unit);
                        write!(
                            f,
                            r#"<path class="hatch" d="M{:.1} {bottom}L{:.1} {:.1}"/>"#,
                            x + d,
                            x + end,
                            bottom - (end - d) * 2.0
                        )?;
                        d += 8.0;
                    }
                }
                x += unit;
            }
        }
        write!(f, r#"<path class="slabline" d="M0 {bottom}h{w:.0}"/>"#)?;
        let line = left + unit * self.needed.min(total) as f32;
        let anchor = if line > width * 0.8 { "end" } else { "middle" };
        let says = T(self.locale).votes_line(self.needed);
        write!(
            f,
            r#"<path class="ink" d="M{line:.1} {:.1}V{:.1}"/><text class="tb" x="{line:.1}" y="{:.1}" text-anchor="{anchor}">{says}</text>"#,
            top - 10.0,
            bottom + 10.0,
            top - 16.0
        )?;
        self.captions(f, unit, left, bottom + 26.0)?;
        f.write_str("</svg>")
    }

    fn captions(&self, f: &mut fmt::Formatter<'_>, unit: f32, left: f32, y: f32) -> fmt::Result {
        let t = T(self.locale);
        let groups = [
            (self.yes, "ta", t.votes_yes(self.yes)),
            (self.no, "tb", t.votes_no(self.no)),
            (self.abstain, "t2", t.votes_abstain(self.abstain)),
            (self.absent, "t3", t.votes_absent(self.absent)),
        ];
        let (mut x, mut free) = (left, 0.0f32);
        for (count, class, text) in groups {
            let width = unit * count as f32;
            // Han figures are as wide as their size; Latin letters about half.
            let length = text.chars().map(|c| if c.is_ascii() { 6.5 } else { 13.0 }).sum::<f32>();
            let start = (x + width / 2.0 - length / 2.0).max(free);
            if count > 0 {
                write!(f, r#"<text class="{class}" x="{start:.1}" y="{y:.1}">{text}</text>"#)?;
                free = start + length + 8.0;
            }
            x += width;
        }
        Ok(())
    }
}

impl Display for Votes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.draw(f, "only-wide", 580.0, 34.0, 46.0)?;
        self.draw(f, "only-phone", 300.0, 28.0, 34.0)
    }
}

/// Measurements against a baseline and a target.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    pub locale: Locale,
    pub unit: String,
    pub baseline: f64,
    pub target: f64,
    /// Day labels and values, oldest first, without the baseline.
    pub points: Vec<(String, f64)>,
}

impl Trend {
    fn latest(&self) -> f64 {
        self.points.last().map_or(self.baseline, |(_, value)| *value)
    }

    fn label(&self) -> String {
        let t = T(self.locale);
        t.trend_label(number(self.baseline), number(self.target), number(self.latest()), &self.unit)
    }

    fn top(&self) -> f64 {
        let most = self.points.iter().map(|(_, v)| *v).fold(self.baseline.max(self.target), f64::max);
        if most > 0.0 { most * 1.15 } else { 1.0 }
    }

    fn wide(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = T(self.locale);
        let y = |value: f64| 190.0 - value / self.top() * 165.0;
        let label = Escaped(&self.label()).to_string();
        write!(
            f,
            r#"<svg class="draw only-wide" viewBox="0 0 640 220" role="img" aria-label="{label}"><path class="slabline" d="M24 190h520"/>"#
        )?;
        let named = [(self.baseline, "s3 dashl", t.trend_baseline()), (self.target, "dash", t.trend_target())];
        for (value, class, word) in named {
            let at = y(value);
            write!(
                f,
                r#"<path class="{class}" d="M24 {at:.1}H544"/><text class="t2" x="552" y="{:.1}">{word} {}</text>"#,
                at + 4.0,
                number(value)
            )?;
        }
        let step = 480.0 / (self.points.len().max(1)) as f64;
        let at = |i: usize| 44.0 + step * (i as f64 + 1.0);
        write!(f, r#"<path class="s1" d="M44 {:.1}"#, y(self.baseline))?;
        for (i, (_, value)) in self.points.iter().enumerate() {
            write!(f, "L{:.1} {:.1}", at(i), y(*value))?;
        }
        f.write_str(r#""/>"#)?;
        for (i, (day, value)) in self.points.iter().enumerate() {
            let (px, py) = (at(i), y(*value));
            write!(f, r#"<rect class="f1" x="{:.1}" y="{:.1}" width="7" height="7"/>"#, px - 3.5, py - 3.5)?;
            write!(
                f,
                r#"<text class="ta" x="{px:.1}" y="{:.1}" text-anchor="middle">{}</text>"#,
                py - 9.0,
                number(*value)
            )?;
            write!(f, r#"<text class="t3" x="{px:.1}" y="209" text-anchor="middle">{}</text>"#, Escaped(day))?;
        }
        f.write_str("</svg>")
    }

    fn narrow(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = T(self.locale);
        let label = Escaped(&self.label()).to_string();
        write!(f, r#"<svg class="draw only-phone" viewBox="0 0 320 140" role="img" aria-label="{label}">"#)?;
        let bars = [
            (t.trend_baseline(), self.baseline, "f3"),
            (t.trend_latest(), self.latest(), "f1"),
            (t.trend_target(), self.target, "tgt"),
        ];
        for (i, (word, value, class)) in bars.into_iter().enumerate() {
            let y = 16 + i * 46;
            let width = value / self.top() * 230.0;
            write!(
                f,
                r#"<text class="t2" x="0" y="{y}">{word}</text><rect class="{class}" x="0" y="{}" width="{width:.1}" height="16"/>"#,
                y + 6
            )?;
            write!(
                f,
                r#"<text class="tb" x="{:.1}" y="{}">{} {}</text>"#,
                width + 6.0,
                y + 19,
                number(value),
                Escaped(&self.unit)
            )?;
        }
        f.write_str("</svg>")
    }
}

/// At most one decimal.
fn number(value: f64) -> String {
    if (value - value.round()).abs() < 0.05 { format!("{value:.0}") } else { format!("{value:.1}") }
}

impl Display for Trend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.wide(f)?;
        self.narrow(f)
    }
}

safe!(Votes, Trend);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vote_is_drawn_once_for_each_elector() {
        let votes = Votes { locale: Locale::Zh, yes: 6, no: 1, abstain: 1, absent: 1, needed: 5 };
        let svg = votes.to_string();
        assert_eq!(svg.matches(r#"class="on""#).count(), 12); // wide and narrow
        assert!(svg.contains("赞成 6，反对 1，弃权 1，未投 1；过线需 5 票"), "{svg}");
        let nobody = Votes { yes: 0, no: 0, abstain: 0, absent: 0, needed: 0, ..votes };
        assert!(!nobody.to_string().contains("NaN"));
    }

    #[test]
    fn a_trend_without_points_stands_at_its_baseline() {
        let trend = Trend { locale: Locale::En, unit: "min".into(), baseline: 14.6, target: 8.0, points: vec![] };
        let svg = trend.to_string();
        assert!(svg.contains("Baseline 14.6, target 8, latest 14.6 min") && !svg.contains("NaN"), "{svg}");
    }
}
