//! The organisation chart as inline SVG: the five levels from left to right, and across them a rail for each alliance with a
//! dot at each of its members; and the same as an indented list, for telephones, screen readers and everybody who wants to follow a link.

use std::fmt::{self, Display, Write as _};

use kernel::Locale;
use ui::Escaped;

use crate::T;

/// An organisation in the chart, in the order of the tree.
#[derive(Debug, Clone)]
pub struct Node {
    pub name: String,
    pub kind: String,
    pub href: String,
    /// 1 to 5.
    pub level: u8,
    /// The place of its superior in the list.
    pub above: Option<usize>,
    /// Numbers of the alliances that it is in.
    pub alliances: Vec<usize>,
    /// How the chain is broken here.
    pub broken: Option<String>,
    /// The reader may open its page.
    pub open: bool,
}

/// The chart.
#[derive(Debug, Clone)]
pub struct Drawing {
    pub locale: Locale,
    pub title: String,
    pub nodes: Vec<Node>,
    pub alliances: Vec<String>,
}

const WIDTH: usize = 172;
const HEIGHT: usize = 58;
const COLUMN: usize = WIDTH + 22;
const ROW: usize = HEIGHT + 10;
const TOP: usize = 26;
/// Between the rails of alliances, and how many are drawn: the others stand by their numbers only.
const RAIL: usize = 22;
const RAILS: usize = 8;
/// Latin letters that fit into a box.
const LETTERS: usize = 22;

impl Drawing {
    /// The row of each organisation: that of the first below it; what has nothing below takes the next. Whoever is in an
    /// alliance is the last of its row: the line to the rail crosses no other box.
    fn rows(&self) -> Vec<usize> {
        let mut rows = vec![0; self.nodes.len()];
        let mut next = 0;
        for (i, row) in rows.iter_mut().enumerate() {
            *row = next;
            let has_below = self.nodes.get(i + 1).is_some_and(|n| n.above == Some(i));
            if !has_below || !self.nodes[i].alliances.is_empty() {
                next += 1;
            }
        }
        rows
    }

    fn says(&self) -> String {
        let broken = self.nodes.iter().filter(|n| n.broken.is_some()).count();
        T(self.locale).drawing_says(self.nodes.len(), self.alliances.len(), broken)
    }

    /// As a list in which each stands below its superior.
    pub fn list(&self) -> ui::Html {
        let mut out = String::from(r#"<ul class="tree">"#);
        let mut open = 0usize;
        for (i, node) in self.nodes.iter().enumerate() {
            let depth = self.depth(i);
            if i > 0 {
                if depth > open {
                    out.push_str("<ul>");
                } else {
                    for _ in depth..open {
                        out.push_str("</li></ul>");
                    }
                    out.push_str("</li>");
                }
            }
            open = depth;
            let name = Escaped(&node.name);
            let _ = match node.open {
                true => write!(out, r#"<li><a href="{}">{name}</a>"#, Escaped(&node.href)),
                false => write!(out, "<li>{name}"),
            };
            let _ = write!(out, r#" <span class="cap">{}"#, Escaped(&node.kind));
            for n in &node.alliances {
                let name = self.alliances.get(n - 1).map_or("", String::as_str);
                let _ = write!(out, r#" {}<span class="sr">{}</span>"#, mark(*n), Escaped(name));
            }
            out.push_str("</span>");
            if let Some(broken) = &node.broken {
                let _ = write!(out, r#" <span class="risk small">{}</span>"#, Escaped(broken));
            }
        }
        if !self.nodes.is_empty() {
            for _ in 0..open {
                out.push_str("</li></ul>");
            }
            out.push_str("</li>");
        }
        out.push_str("</ul>");
        ui::Html(out)
    }

    fn depth(&self, i: usize) -> usize {
        let mut depth = 0;
        let mut at = self.nodes[i].above;
        while let Some(above) = at {
            depth += 1;
            at = self.nodes[above].above;
        }
        depth
    }
}

/// A number in a circle, as drawings have them; in brackets beyond twenty.
pub fn mark(n: usize) -> String {
    let circled = u32::try_from(n).ok().filter(|n| (1..=20).contains(n)).and_then(|n| char::from_u32(0x2460 + n - 1));
    circled.map_or_else(|| format!("({n})"), |c| c.to_string())
}

/// As many characters as fit into a width; Han figures are twice as wide as Latin letters.
fn fit(text: &str, most: usize) -> String {
    let (mut out, mut width) = (String::new(), 0);
    for c in text.chars() {
        width += if c.is_ascii() { 1 } else { 2 };
        if width > most {
            out.push('…');
            break;
        }
        out.push(c);
    }
    out
}

/// A name in two lines at most, the second one cut if it must be.
fn lines(name: &str) -> (String, String) {
    let (mut width, mut first) = (0, name.len());
    for (at, c) in name.char_indices() {
        width += if c.is_ascii() { 1 } else { 2 };
        if width > LETTERS {
            first = at;
            break;
        }
    }
    // Between words, where the name has them.
    if first < name.len()
        && let Some(space) = name[..first].rfind(' ')
    {
        first = space;
    }
    let (head, tail) = name.split_at(first);
    (head.to_owned(), fit(tail.trim_start(), LETTERS))
}

impl Drawing {
    fn rails(&self) -> usize {
        self.alliances.len().min(RAILS)
    }

    fn corner(&self, i: usize, rows: &[usize]) -> (usize, usize) {
        (2 + COLUMN * usize::from(self.nodes[i].level - 1), TOP + rows[i] * ROW)
    }

    /// Who stands under whom.
    fn chain(&self, f: &mut fmt::Formatter<'_>, rows: &[usize]) -> fmt::Result {
        for (i, node) in self.nodes.iter().enumerate() {
            if let Some(above) = node.above {
                let ((x, y), (ax, ay)) = (self.corner(i, rows), self.corner(above, rows));
                let (from, at) = (ax + WIDTH, y + HEIGHT / 2);
                let bend = if x > from { x - 11 } else { from + 11 };
                let class = if node.broken.is_some() { "dash" } else { "hair" };
                write!(f, r#"<path class="{class}" d="M{from} {}H{bend}V{at}H{x}"/>"#, ay + HEIGHT / 2)?;
            }
        }
        Ok(())
    }

    /// The alliances across: a rail each, from its first to its last member, with a line to each.
    fn across(&self, f: &mut fmt::Formatter<'_>, rows: &[usize]) -> fmt::Result {
        let first = COLUMN * 4 + WIDTH + RAIL;
        for n in 1..=self.rails() {
            let x = first + RAIL * (n - 1);
            let members: Vec<usize> = (0..self.nodes.len()).filter(|i| self.nodes[*i].alliances.contains(&n)).collect();
            let middle = |i: usize| self.corner(i, rows).1 + HEIGHT / 2;
            write!(f, r#"<text class="t2" x="{}" y="16">{}</text>"#, x - 6, mark(n))?;
            let (Some(top), Some(end)) = (members.first(), members.last()) else { continue };
            write!(f, r#"<path class="s3" d="M{x} {}V{}"/>"#, middle(*top), middle(*end))?;
            for i in members {
                let y = middle(i);
                write!(f, r#"<path class="hair dashl" d="M{} {y}H{x}"/>"#, self.corner(i, rows).0 + WIDTH)?;
                write!(f, r#"<circle class="f3" cx="{x}" cy="{y}" r="4"/>"#)?;
            }
        }
        Ok(())
    }

    fn boxes(&self, f: &mut fmt::Formatter<'_>, rows: &[usize]) -> fmt::Result {
        for (i, node) in self.nodes.iter().enumerate() {
            let (x, y) = self.corner(i, rows);
            let class = if node.broken.is_some() { "care dashc" } else { "cell" };
            write!(f, r#"<rect class="{class}" x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}"/>"#)?;
            let (x, (head, tail)) = (x + 8, lines(&node.name));
            write!(f, r#"<text class="tb" x="{x}" y="{}">{}</text>"#, y + 17, Escaped(&head))?;
            if !tail.is_empty() {
                write!(f, r#"<text class="tb" x="{x}" y="{}">{}</text>"#, y + 33, Escaped(&tail))?;
            }
            let marks: String = node.alliances.iter().map(|n| format!(" {}", mark(*n))).collect();
            let last = node.broken.as_ref().unwrap_or(&node.kind);
            let class = if node.broken.is_some() { "tl" } else { "t3" };
            let last = fit(last, LETTERS.saturating_sub(marks.chars().count() * 2));
            write!(f, r#"<text class="{class}" x="{x}" y="{}">{}{marks}</text>"#, y + 50, Escaped(&last))?;
        }
        Ok(())
    }
}

impl Display for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = T(self.locale);
        let rows = self.rows();
        let width = COLUMN * 4 + WIDTH + 4 + RAIL * self.rails();
        let height = TOP + rows.iter().max().map_or(0, |r| (r + 1) * ROW) + 4;
        let (title, says) = (Escaped(&self.title).to_string(), Escaped(&self.says()).to_string());
        write!(
            f,
            r#"<svg class="draw only-wide" viewBox="0 0 {width} {height}" role="img" aria-labelledby="chart-t chart-d"><title id="chart-t">{title}</title><desc id="chart-d">{says}</desc>"#
        )?;
        for level in 1..=5u8 {
            let x = 2 + COLUMN * usize::from(level - 1);
            write!(f, r#"<text class="t3" x="{x}" y="16">{}</text>"#, Escaped(&t.level(level)))?;
        }
        self.chain(f, &rows)?;
        self.across(f, &rows)?;
        self.boxes(f, &rows)?;
        f.write_str("</svg>")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &str, level: u8, above: Option<usize>) -> Node {
        let (name, kind, href) = (name.to_owned(), "党支部".to_owned(), "/".to_owned());
        Node { name, kind, href, level, above, alliances: vec![], broken: None, open: true }
    }

    fn drawing() -> Drawing {
        let mut nodes = vec![
            node("联盟", 1, None),
            node("社区党委", 2, Some(0)),
            node("楼宇党委", 3, Some(1)),
            node("甲支部", 4, Some(2)),
            node("乙<支部", 4, Some(2)),
            node("丙支部", 4, None),
        ];
        nodes[3].alliances = vec![1, 2];
        nodes[5].broken = Some("没有上级".into());
        let alliances = vec!["商圈".into(), "产业".into()];
        Drawing { locale: Locale::Zh, title: "组织图".into(), nodes, alliances }
    }

    #[test]
    fn parents_stand_beside_their_first_child() {
        assert_eq!(drawing().rows(), [0, 0, 0, 0, 1, 2]);
    }

    #[test]
    fn an_alliance_runs_across_the_chain() {
        let mut drawing = drawing();
        drawing.nodes[2].alliances = vec![2];
        assert_eq!(drawing.rows(), [0, 0, 0, 1, 2, 3], "a member is the last of its row");
        let svg = drawing.to_string();
        assert_eq!(svg.matches("<circle").count(), 3, "a dot for each membership: {svg}");
        assert_eq!(svg.matches("class=\"s3\"").count(), 2, "a rail for each alliance");
        assert!(drawing.list().0.contains("②<span class=\"sr\">产业</span>"), "a screen reader hears the name");
        drawing.alliances = (0..30).map(|n| format!("{n}")).collect();
        drawing.nodes[4].alliances = vec![30];
        let svg = drawing.to_string();
        assert!(svg.contains("(30)") && !svg.contains("⑨"), "rails that nobody stands at are not endless: {svg}");
    }

    #[test]
    fn a_long_name_takes_two_lines() {
        assert_eq!(lines("和衡中心楼宇联合党委"), ("和衡中心楼宇联合党委".into(), String::new()));
        let (head, tail) = lines("岚山科创广场楼宇联合党总支部委员会");
        assert_eq!((head.as_str(), tail.as_str()), ("岚山科创广场楼宇联合党", "总支部委员会"));
        assert!(lines(&"长".repeat(40)).1.ends_with('…'));
        assert_eq!(lines("Harbour View Tower General Branch").0, "Harbour View Tower");
    }

    #[test]
    fn the_drawing_says_what_it_shows_and_escapes_names() {
        let svg = drawing().to_string();
        assert!(svg.contains("<title id=\"chart-t\">组织图</title>") && svg.contains("<desc"), "{svg}");
        assert!(svg.contains("①") && svg.contains("乙&lt;支部") && !svg.contains("乙<"), "{svg}");
        assert_eq!(svg.matches("<rect").count(), 6);
        assert!(!svg.contains("href"), "what a picture cannot be asked for is in the list");
    }

    #[test]
    fn the_list_is_nested_and_closed() {
        let list = drawing().list().0;
        for tag in ["ul", "li"] {
            assert_eq!(list.matches(&format!("<{tag}")).count(), list.matches(&format!("</{tag}>")).count(), "{list}");
        }
        assert_eq!(list.matches("<ul").count(), 4);
        let none = Drawing { nodes: vec![], ..drawing() };
        assert_eq!(none.list().0, r#"<ul class="tree"></ul>"#);
        assert!(!none.to_string().contains("<rect"));
    }

    #[test]
    fn long_names_are_cut_by_their_width() {
        assert_eq!(fit("和衡中心楼宇联合党委", 24), "和衡中心楼宇联合党委");
        assert_eq!(fit("明岫信息技术（上海）股份有限公司党支部", 24), "明岫信息技术（上海）股份…");
        assert_eq!((mark(1).as_str(), mark(20).as_str(), mark(21).as_str()), ("①", "⑳", "(21)"));
    }
}
