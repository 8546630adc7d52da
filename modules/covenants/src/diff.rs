//! What changed between two texts, character by character for Chinese and word by word for the rest. No I/O.

use std::fmt::Write as _;

use ui::{Escaped, Html};

/// A piece of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Same,
    Gone,
    New,
}

/// The parts that a reader sees as one: a Chinese character, a Latin word, a number, a sign.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            tokens.push(&text[from..at]);
        }
        tokens.push(&text[at..at + c.len_utf8()]);
    }
    if let Some(from) = start {
        tokens.push(&text[from..]);
    }
    tokens
}

/// Old and new text as pieces that stayed, went and came, in the order of reading.
pub fn changes(old: &str, new: &str) -> Vec<(Change, String)> {
    let (a, b) = (tokens(old), tokens(new));
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (mid_a, mid_b) = (&a[front..a.len() - back], &b[front..b.len() - back]);
    let mut pieces: Vec<(Change, &str)> = a[..front].iter().map(|t| (Change::Same, *t)).collect();
    pieces.extend(middle(mid_a, mid_b));
    pieces.extend(a[a.len() - back..].iter().map(|t| (Change::Same, *t)));
    joined(&pieces)
}

/// The longest common subsequence of what is between.
fn middle<'t>(a: &[&'t str], b: &[&'t str]) -> Vec<(Change, &'t str)> {
    let width = b.len() + 1;
    let mut longest = vec![0u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i] == b[j] {
                longest[(i + 1) * width + j + 1].saturating_add(1)
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut pieces) = (0, 0, Vec::new());
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            pieces.push((Change::Same, a[i]));
            (i, j) = (i + 1, j + 1);
        } else if i < a.len() && (j == b.len() || longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
            pieces.push((Change::Gone, a[i]));
            i += 1;
        } else {
            pieces.push((Change::New, b[j]));
            j += 1;
        }
    }
    pieces
}

/// Neighbours of a kind are one piece. A single character that stayed between two changes is shown as changed with them:
/// a sentence is read, not its letters.
fn joined(pieces: &[(Change, &str)]) -> Vec<(Change, String)> {
    let mut runs: Vec<(bool, Vec<(Change, &str)>)> = Vec::new();
    for (change, text) in pieces {
        let same = *change == Change::Same;
        match runs.last_mut() {
            Some((s, run)) if *s == same => run.push((*change, text)),
            _ => runs.push((same, vec![(*change, text)])),
        }
    }
    let last = runs.len().saturating_sub(1);
    let mut out: Vec<(Change, String)> = Vec::new();
    let (mut gone, mut new) = (String::new(), String::new());
    for (n, (same, run)) in runs.iter().enumerate() {
        let word: String = run.iter().map(|(_, t)| *t).collect();
        let bridge = *same && 0 < n && n < last && run.len() == 1 && !word.starts_with(['。', '；', '，', '\n']);
        if *same && !bridge {
            flush(&mut out, &mut gone, &mut new);
            out.push((Change::Same, word));
        } else {
            for (change, text) in run {
                if *change != Change::New {
                    gone.push_str(text);
                }
                if *change != Change::Gone {
                    new.push_str(text);
                }
            }
        }
    }
    flush(&mut out, &mut gone, &mut new);
    out
}

fn flush(out: &mut Vec<(Change, String)>, gone: &mut String, new: &mut String) {
    for (change, text) in [(Change::Gone, gone), (Change::New, new)] {
        if !text.is_empty() {
            out.push((change, std::mem::take(text)));
        }
    }
}

/// How much of two texts is the same, in hundredths of the longer one.
pub fn likeness(a: &str, b: &str) -> usize {
    let (count, longer) = (|text: &str| tokens(text).len(), tokens(a).len().max(tokens(b).len()));
    if longer == 0 {
        return 100;
    }
    let same: usize = changes(a, b).iter().filter(|(c, _)| *c == Change::Same).map(|(_, t)| count(t)).sum();
    same * 100 / longer
}

/// The comparison for a page: what went is struck out, what came is underlined.
pub fn html(old: &str, new: &str) -> Html {
    let mut html = String::new();
    for (change, text) in changes(old, new) {
        let text = Escaped(&text);
        let _ = match change {
            Change::Same => write!(html, "{text}"),
            Change::Gone => write!(html, "<del>{text}</del>"),
            Change::New => write!(html, "<ins>{text}</ins>"),
        };
    }
    Html(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        html(old, new).0
    }

    #[test]
    fn what_went_is_struck_out_and_what_came_is_underlined() {
        for (old, new, expected) in [
            ("提前五个工作日通知。", "提前七个工作日通知。", "提前<del>五</del><ins>七</ins>个工作日通知。"),
            ("电梯礼让。", "电梯高峰礼让。", "电梯<ins>高峰</ins>礼让。"),
            ("不得吸烟，不得堆放。", "不得堆放。", "不得<del>吸烟，不得</del>堆放。"),
            ("B1 层停 20 辆", "B1 层停 30 辆", "B1 层停 <del>20</del><ins>30</ins> 辆"),
            ("一样", "一样", "一样"),
            ("", "新的一条", "<ins>新的一条</ins>"),
            ("旧的一条", "", "<del>旧的一条</del>"),
            ("a<b", "a<c", "a&lt;<del>b</del><ins>c</ins>"),
        ] {
            assert_eq!(shown(old, new), expected);
        }
    }

    #[test]
    fn both_texts_can_be_read_out_of_the_comparison() {
        let texts =
            ["早高峰互相礼让，货物走货梯。", "上下班高峰互相礼让；货物和外卖走 2 号货梯，物业引导。", "", "ABC 12 号"];
        for old in texts {
            for new in texts {
                let pieces = changes(old, new);
                let of = |other: Change| {
                    pieces.iter().filter(|(c, _)| *c != other).map(|(_, t)| t.as_str()).collect::<String>()
                };
                assert_eq!((of(Change::New), of(Change::Gone)), (old.to_owned(), new.to_owned()));
            }
        }
    }

    #[test]
    fn likeness_is_of_the_longer_text() {
        assert_eq!(likeness("楼内不得吸烟", "楼内不得吸烟"), 100);
        assert_eq!(likeness("", ""), 100);
        assert!(likeness("早高峰互相礼让，货物走货梯。", "早高峰互相礼让，货物和外卖走货梯。") > 70);
        assert!(likeness("垃圾分类投放。", "早高峰互相礼让，货物走货梯。") < 40);
    }
}
