//! Text as tokens: pairs of Han characters, whole words of other scripts; queries as words.

use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use jieba_rs::Jieba;

static JIEBA: LazyLock<Jieba> = LazyLock::new(Jieba::new);

/// Words that stand for others, longest first at each place.
static SYNONYMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../data/synonyms.txt").lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
    lines
        .flat_map(|line| {
            let mut words = line.split_whitespace();
            let head = words.next().unwrap_or_default();
            std::iter::once((head, head)).chain(words.map(move |word| (word, head)))
        })
        .collect()
});

/// The head of words that say nothing of the topic.
const NOTHING: &str = "-";

/// Characters that carry no topic: they join words in any sentence.
const FILLERS: &str =
    "的了是在有和与及也都就不没很太能会要把被给让对到从每天了吗呢吧啊请我们你们他们这那个一上下里外去来还又再";

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{2FA1F}' | '〇')
}

/// Half-width, lower case.
fn normal(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(|c| {
        let half = match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{3000}' => ' ',
            c => c,
        };
        half.to_lowercase()
    })
}

/// Runs of Han characters and words of other scripts, in order.
fn runs(text: &str) -> Vec<(bool, String)> {
    let mut out: Vec<(bool, String)> = Vec::new();
    let mut open = false;
    for c in normal(text) {
        let han = is_han(c);
        if !han && !c.is_alphanumeric() {
            open = false;
            continue;
        }
        match out.last_mut() {
            Some((kind, run)) if open && *kind == han => run.push(c),
            _ => out.push((han, String::from(c))),
        }
        open = true;
    }
    out
}

fn pairs(run: &str) -> Vec<String> {
    let chars: Vec<char> = run.chars().collect();
    match chars.as_slice() {
        [one] => vec![one.to_string()],
        many => many.windows(2).map(|pair| pair.iter().collect()).collect(),
    }
}

/// The tokens of a text for the index, separated by spaces.
pub fn tokens(text: &str) -> String {
    let tokens: Vec<String> =
        runs(text).into_iter().flat_map(|(han, run)| if han { pairs(&run) } else { vec![run] }).collect();
    tokens.join(" ")
}

/// A query as words, each a list of tokens that must stand beside each other. A single Han character is a prefix.
pub fn query(text: &str) -> Vec<Word> {
    runs(text)
        .into_iter()
        .flat_map(|(han, run)| {
            if !han {
                return vec![Word { tokens: vec![run], prefix: true }];
            }
            glued(&run)
                .into_iter()
                .map(|word| Word { prefix: word.chars().count() == 1, tokens: pairs(&word) })
                .collect()
        })
        .take(16)
        .collect()
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub tokens: Vec<String>,
    /// The token may be the beginning of a longer one.
    pub prefix: bool,
}

/// Dictionary words, with words of one character glued to the one before: 充电|桩 means 充电桩.
fn glued(run: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in JIEBA.cut(run, false) {
        let word = word.word;
        match out.last_mut() {
            Some(last) if word.chars().count() == 1 => last.push_str(word),
            _ => out.push(word.to_owned()),
        }
    }
    // A leading single character belongs to what follows.
    if out.len() > 1 && out[0].chars().count() == 1 {
        let first = out.remove(0);
        out[0].insert_str(0, &first);
    }
    out
}

/// What a sentence is about: its character pairs with synonyms made one and fillers left out, as numbers in order.
pub fn grams(text: &str) -> Vec<i64> {
    let mut set = BTreeSet::new();
    for (han, run) in runs(text) {
        if !han {
            // A bare number is a floor or an hour: neither says what it is about.
            if !run.bytes().all(|b| b.is_ascii_digit()) {
                set.insert(hash(&run));
            }
            continue;
        }
        // A synonym counts as one concept; the pairs of the original stay, for what no list knows.
        let mut chars: Vec<char> = run.chars().collect();
        let mut at = 0;
        while at < chars.len() {
            let longest = (1..=4.min(chars.len() - at)).rev().find_map(|n| {
                let word: String = chars[at..at + n].iter().collect();
                SYNONYMS.get(word.as_str()).map(|head| (n, *head))
            });
            match longest {
                Some((n, NOTHING)) => {
                    chars[at..at + n].fill('的');
                    at += n;
                }
                Some((n, head)) => {
                    set.insert(hash(head));
                    at += n;
                }
                None => at += 1,
            }
        }
        for pair in chars.windows(2) {
            if !pair.iter().any(|c| FILLERS.contains(*c)) {
                set.insert(hash(&pair.iter().collect::<String>()));
            }
        }
    }
    set.into_iter().collect()
}

/// FNV-1a in 42 bits: fits 13 decimal digits, in which lists of grams travel to the database.
fn hash(token: &str) -> i64 {
    let full = token.bytes().fold(0xcbf2_9ce4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    ((full ^ (full >> 42)) & ((1 << 42) - 1)).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_becomes_pairs_and_words() {
        assert_eq!(tokens("电梯维修，ABC１２3"), "电梯 梯维 维修 abc123");
        assert_eq!(tokens("梯"), "梯");
        assert_eq!(tokens("  ，。"), "");
    }

    #[test]
    fn single_characters_are_glued_to_their_word() {
        let words = |text| query(text).into_iter().map(|w| w.tokens.join("")).collect::<Vec<_>>();
        assert_eq!(words("电梯维修"), ["电梯", "维修"]);
        assert_eq!(words("充电桩"), ["充电电桩"]); // one word of two neighbouring pairs
        assert!(query("梯")[0].prefix);
        assert!(query("wifi")[0].prefix);
        assert_eq!(query("").len(), 0);
    }

    #[test]
    fn synonyms_make_sentences_meet() {
        let shared = |a: &str, b: &str| {
            let (a, b) = (grams(a), grams(b));
            a.iter().filter(|g| b.contains(g)).count()
        };
        assert!(shared("晚高峰电梯排队", "下班时候梯要等很久") >= 2);
        assert_eq!(shared("停车位不够", "微波炉坏了"), 0);
    }
}
