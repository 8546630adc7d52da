//! A document as text: articles are read from 第…条 and written so. No I/O.

use kernel::Locale;

use crate::{T, diff};

/// The longest heading and the longest article, in characters, and the most articles.
pub const HEADING: usize = 30;
pub const WORDS: usize = 1_500;
pub const MOST: usize = 60;

/// The beginning of the line after which a text is no article any more: the numbers that rules of procedure set.
pub fn annex_mark() -> &'static str {
    T(Locale::Zh).annex_mark()
}

/// An article without its number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    pub heading: String,
    pub words: String,
}

/// 一, 十, 十二, 二十, 一百零三.
pub fn numeral(n: u32) -> String {
    let t = T(Locale::Zh);
    let (ten, hundred) = (t.numeral_ten(), t.numeral_hundred());
    let digit = |n: u32| t.numeral_digits().split(' ').nth((n % 10) as usize).unwrap_or_default();
    let below_hundred = |n: u32, first: &str| {
        let ones = if n.is_multiple_of(10) { "" } else { digit(n) };
        let tens = if n < 20 { first } else { digit(n / 10) };
        format!("{tens}{ten}{ones}")
    };
    match n {
        0..=9 => digit(n).to_owned(),
        10..=99 => below_hundred(n, ""),
        100..=999 => {
            let rest = match n % 100 {
                0 => String::new(),
                r @ 1..=9 => format!("{}{}", digit(0), digit(r)),
                r => below_hundred(r, digit(1)),
            };
            format!("{}{hundred}{rest}", digit(n / 100))
        }
        n => n.to_string(),
    }
}

/// `第十二条`.
pub fn article_number(n: u32) -> String {
    T(Locale::Zh).article_number(numeral(n))
}

/// What stands behind `第…<end>` at the beginning of a line.
fn after_number(line: &str, end: char) -> Option<&str> {
    let rest = line.trim_start_matches(['#', '*', ' ', '\u{3000}', '\t']).strip_prefix('第')?;
    let at = rest.find(end)?;
    let number = |c: char| "零〇一二三四五六七八九十百两0123456789 ".contains(c);
    (at > 0 && rest[..at].chars().all(number)).then(|| &rest[at + end.len_utf8()..])
}

/// What stands behind `一、`, `12.` or the like at the beginning of a line.
fn after_point(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['#', '*', ' ', '\u{3000}', '\t']);
    let rest = line.trim_start_matches(|c| "一二三四五六七八九十百0123456789".contains(c));
    let rest = (rest.len() < line.len()).then(|| rest.strip_prefix(['、', '.', '．'])).flatten()?;
    // 3.5 is no third point.
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// Reads a whole text. What stands before the first article is no article; chapters are left out. Where there is no 第…条,
/// the points of a list are the articles; a text without any number is one.
pub fn split(text: &str) -> Vec<Passage> {
    let text = text.split(&format!("\n{}", annex_mark())).next().unwrap_or_default();
    let mut passages: Vec<Passage> = Vec::new();
    let mut numbered = false;
    let listed = !text.lines().any(|line| after_number(line, '条').is_some());
    let after = |line| after_number(line, '条').or_else(|| after_point(line).filter(|_| listed));
    for line in text.lines() {
        if let Some(rest) = after(line) {
            if !numbered {
                passages.clear();
                numbered = true;
            }
            passages.push(opened(rest));
        } else if after_number(line, '章').is_some() || after_number(line, '节').is_some() {
        } else if !line.trim().is_empty() {
            if passages.is_empty() {
                passages.push(Passage::default());
            }
            if let Some(last) = passages.last_mut() {
                if !last.words.is_empty() {
                    last.words.push('\n');
                }
                last.words.push_str(line.trim());
            }
        }
    }
    passages.retain(|p| !p.words.is_empty() || !p.heading.is_empty());
    for passage in &mut passages {
        // A short line alone was the article itself.
        if passage.words.is_empty() {
            passage.words = std::mem::take(&mut passage.heading);
        }
    }
    passages
}

/// The first line of an article: a heading in brackets, a short line, or its text at once.
fn opened(rest: &str) -> Passage {
    let rest = rest.trim().trim_start_matches(['：', ':', '、', '.', '*']).trim();
    for (open, close) in [('【', '】'), ('（', '）'), ('(', ')'), ('〔', '〕'), ('[', ']')] {
        if let Some((heading, words)) = rest.strip_prefix(open).and_then(|r| r.split_once(close))
            && heading.chars().count() <= HEADING
        {
            let words = words.trim_start_matches(['：', ':']).trim();
            return Passage { heading: heading.trim().to_owned(), words: words.to_owned() };
        }
    }
    let speaks = rest.contains(['。', '；', '，', ';', ',']);
    if !speaks && rest.chars().count() <= HEADING {
        return Passage { heading: rest.trim_end_matches('*').to_owned(), words: String::new() };
    }
    Passage { heading: String::new(), words: rest.to_owned() }
}

/// The whole text, as a committee votes on it.
pub fn compose<'a>(articles: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut text = String::new();
    for (n, (heading, words)) in (1u32..).zip(articles) {
        if n > 1 {
            text.push('\n');
        }
        let number = article_number(n);
        if heading.is_empty() {
            text.push_str(&format!("{number}　{words}"));
        } else {
            text.push_str(&format!("{number}【{heading}】{words}"));
        }
    }
    text
}

/// Which of the old articles each new one is: by heading, or by words that mostly stayed. No old one is taken twice.
pub fn matched(old: &[Passage], new: &[Passage]) -> Vec<Option<usize>> {
    let mut taken = vec![false; old.len()];
    let mut found = vec![None; new.len()];
    let mut take = |found: &mut Vec<Option<usize>>, same: &dyn Fn(&Passage, &Passage) -> bool| {
        for (n, passage) in new.iter().enumerate() {
            if found[n].is_some() {
                continue;
            }
            if let Some(o) = (0..old.len()).find(|o| !taken[*o] && same(&old[*o], passage)) {
                taken[o] = true;
                found[n] = Some(o);
            }
        }
    };
    take(&mut found, &|a, b| a.words == b.words);
    take(&mut found, &|a, b| !a.heading.is_empty() && a.heading == b.heading);
    take(&mut found, &|a, b| diff::likeness(&a.words, &b.words) >= 60);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(heading: &str, words: &str) -> Passage {
        Passage { heading: heading.into(), words: words.into() }
    }

    #[test]
    fn numbers_are_written_as_documents_write_them() {
        for (n, word) in [
            (1, "一"),
            (10, "十"),
            (12, "十二"),
            (20, "二十"),
            (21, "二十一"),
            (100, "一百"),
            (103, "一百零三"),
            (110, "一百一十"),
            (125, "一百二十五"),
        ] {
            assert_eq!(numeral(n), word);
        }
    }

    #[test]
    fn a_pasted_text_is_split_into_its_articles() {
        let text = "和衡中心楼宇治理公约\n（2026 年）\n\n第一章 总则\n第一条 为了把楼里的事办好，制定本公约。\n\n第二条【安静办公】\n工作时间不敲墙。\n周末除外。\n第二章　设施\n第3条：电梯\n高峰时段礼让。\n第十一条　附则\n";
        let expected = [
            passage("", "为了把楼里的事办好，制定本公约。"),
            passage("安静办公", "工作时间不敲墙。\n周末除外。"),
            passage("电梯", "高峰时段礼让。"),
            passage("", "附则"),
        ];
        assert_eq!(split(text), expected);
        assert_eq!(split("大家互相礼让。\n保持安静。"), [passage("", "大家互相礼让。\n保持安静。")]);
        assert_eq!(split("  \n"), []);
        let points =
            "议事规则\n一、每季度开会一次。\n二、电梯：高峰礼让。\n1.5 米以内不堆放。\n10. 回避\n有利害关系的回避。";
        let expected = [
            passage("", "每季度开会一次。"),
            passage("", "电梯：高峰礼让。\n1.5 米以内不堆放。"),
            passage("回避", "有利害关系的回避。"),
        ];
        assert_eq!(split(points), expected);
        assert_eq!(split("第一季度的条款由物业提出。").len(), 1, "a sentence is no number");
        assert_eq!(split("第一条 甲，乙。\n附：本规则设定的数字\n会议提前通知：7").len(), 1);
    }

    #[test]
    fn what_is_composed_is_read_back() {
        let articles = [passage("总则", "第一款。\n第二款。"), passage("", "没有标题，也是一条。")];
        let text = compose(articles.iter().map(|p| (p.heading.as_str(), p.words.as_str())));
        assert!(text.starts_with("第一条【总则】第一款。"), "{text}");
        assert_eq!(split(&text), articles);
    }

    #[test]
    fn an_article_is_found_again_in_the_next_edition() {
        let old =
            [passage("总则", "甲。"), passage("电梯", "早高峰互相礼让，货物走货梯。"), passage("", "楼内不得吸烟。")];
        let new = [
            passage("", "早高峰互相礼让，货物和外卖走货梯。"),
            passage("总则", "完全另外的话。"),
            passage("新", "垃圾分类投放。"),
            passage("", "楼内不得吸烟。"),
        ];
        assert_eq!(matched(&old, &new), [Some(1), Some(0), None, Some(2)]);
    }
}
