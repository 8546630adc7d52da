//! A whole text before it is an edition, as those who found a committee write it: its articles, which of the mandatory ones
//! it has, and what looks as if no rule of a tower may say it (R46, R48, R64). No I/O.

use kernel::{Clause, Text};
use policy::api::Pack;

use crate::{T, charter::CharterKind, gate, text};

/// A mandatory article, and whether the text has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Required {
    pub id: String,
    pub heading: Text,
    pub present: bool,
    pub clause: Clause,
}

/// An article that speaks of what no rule of a tower may say. By its words; a person decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// `4.fine`: the article's place and the matter.
    pub key: String,
    /// From 1.
    pub article: u32,
    pub words: String,
    pub matter: Text,
    pub clause: Clause,
}

/// What is found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub kind: CharterKind,
    /// How many articles it has.
    pub articles: usize,
    pub required: Vec<Required>,
    pub suspects: Vec<Suspect>,
}

impl Reading {
    /// The mandatory articles that it does not have.
    pub fn missing(&self) -> impl Iterator<Item = &Required> {
        self.required.iter().filter(|r| !r.present)
    }
}

/// Reads a text by the rules of a pack.
pub fn read(pack: &Pack, kind: CharterKind, words: &str) -> Reading {
    let articles = text::split(words);
    let required = gate::mandatory(pack, kind).map(|item| Required {
        id: item.id.clone(),
        heading: gate::model(item).0,
        present: articles.iter().any(|a| gate::says(item, &a.heading, &a.words, "")),
        clause: pack.clause(&item.clause),
    });
    let suspects = (1u32..).zip(&articles).flat_map(|(n, article)| {
        gate::suspicions(pack, &article.heading, &article.words).into_iter().map(move |item| Suspect {
            key: format!("{n}.{}", item.id),
            article: n,
            words: article.words.clone(),
            matter: item.text.clone(),
            clause: pack.clause(&item.clause),
        })
    });
    Reading { kind, required: required.collect(), suspects: suspects.collect(), articles: articles.len() }
}

/// The text that the rules bring along: each mandatory article with its model words.
pub fn model(pack: &Pack, kind: CharterKind) -> String {
    let models: Vec<(Text, Text)> = gate::mandatory(pack, kind).map(gate::model).collect();
    text::compose(models.iter().map(|(heading, words)| (heading.zh.as_ref(), words.zh.as_ref())))
}

/// What keeps a text from becoming an edition, for the one who wrote it: too many articles, or one that is too long.
pub fn fault(words: &str) -> Option<Text> {
    let articles = text::split(words);
    if articles.len() > text::MOST {
        return Some(Text::each(|l| T(l).too_many_articles(text::MOST)));
    }
    let long = articles.iter().position(|p| p.words.chars().count() > text::WORDS)?;
    let n = u32::try_from(long + 1).unwrap_or(u32::MAX);
    Some(Text::each(|l| T(l).article_too_long(n, text::WORDS)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_has_every_mandatory_article_and_nothing_that_is_suspected() {
        let pack = policy::api::of_nobody();
        for kind in CharterKind::ALL.iter().copied() {
            let words = model(&pack, kind);
            let reading = read(&pack, kind, &words);
            assert_eq!(reading.articles, reading.required.len());
            assert_eq!((reading.missing().count(), reading.suspects.len()), (0, 0), "{reading:?}");
            assert_eq!(fault(&words), None);
        }
    }

    #[test]
    fn what_is_missing_and_what_is_suspected_is_named_with_its_clause() {
        let pack = policy::api::of_nobody();
        let words = "第一条【总则】本公约由各单位商定。\n第二条【吸烟】在楼内吸烟的，罚款二百元。\n第三条【合作】以楼委会名义签订合同。";
        let reading = read(&pack, CharterKind::Covenant, words);
        assert_eq!(reading.articles, 3);
        assert!(reading.required.iter().any(|r| r.id == "purpose" && r.present));
        assert!(reading.missing().any(|r| r.id == "safety" && !r.clause.text.zh.is_empty()));
        let found: Vec<(&str, u32, &str)> =
            reading.suspects.iter().map(|s| (s.key.as_str(), s.article, &*s.clause.id)).collect();
        let expected = [("2.penalty", 2, "规则 22"), ("2.fine", 2, "规则 10-2"), ("3.contract", 3, "民法典 57")];
        assert_eq!(found, expected);
        let nothing = read(&pack, CharterKind::Covenant, "");
        assert_eq!((nothing.articles, nothing.missing().count()), (0, nothing.required.len()));
    }

    #[test]
    fn a_text_that_no_edition_could_hold_is_refused_while_it_is_written() {
        assert!(fault(&"第一条　甲。\n".repeat(61)).is_some());
        assert!(fault(&format!("第一条　{}", "长".repeat(1_501))).is_some());
        assert_eq!(fault(""), None);
    }
}
