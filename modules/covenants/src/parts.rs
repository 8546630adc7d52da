//! Small parts that several pages of this module show.

use kernel::Locale;
use ui::{Chip, Tone};

use crate::{T, charter::EditionState, edit_article::article_number_in, load::Edition, numbers, store::ArticleRow};

/// The whole text with the official look.
#[derive(askama::Template)]
#[template(path = "covenants/_paper.html")]
pub struct Paper {
    title: String,
    /// The resolution's number and the day from which it is in force.
    docno: String,
    /// Number, heading and paragraphs; what the model says in English, where the words are the model's.
    articles: Vec<(String, String, Vec<String>, Option<String>)>,
    /// The numbers that it sets, in words.
    numbers: Vec<String>,
    t: T,
}

impl Paper {
    pub fn of(title: &str, edition: &Edition, pack: &policy::api::Pack, t: T) -> Self {
        let format = i18n::Format(t.0);
        let number = edition.number.clone().unwrap_or_default();
        let docno = match edition.state {
            EditionState::InForce { since } | EditionState::Superseded { since, .. } => {
                t.docno(number, format.date_long(since))
            }
            _ => number,
        };
        let paragraphs = |a: &ArticleRow| a.words.lines().map(str::to_owned).collect();
        let article = |a: &ArticleRow| {
            let help = crate::gate::help(pack, edition.kind, a, t.0);
            (article_number_in(t, a.position), a.heading.clone(), paragraphs(a), help)
        };
        let numbers = numbers::read(&edition.numbers).unwrap_or_default();
        let said = |(name, value): (&String, &String)| t.number_line(policy::api::rule_title(t.0, name), value);
        Self {
            title: title.to_owned(),
            docno,
            articles: edition.articles.iter().map(article).collect(),
            numbers: numbers.iter().map(said).collect(),
            t,
        }
    }
}

/// The status of an edition in a word.
pub fn chip(state: EditionState, locale: Locale) -> Chip {
    let tone = match state {
        EditionState::Drafting => Tone::New,
        EditionState::Commenting { .. } => Tone::Notice,
        EditionState::Placed => Tone::Waiting,
        EditionState::Voted => Tone::Decided,
        EditionState::InForce { .. } => Tone::Done,
        EditionState::Superseded { .. } => Tone::Archived,
    };
    Chip::new(tone, T(locale).stage(state.stage().code()))
}

pub fn samples(locale: Locale) -> Vec<web::Sample> {
    let t = T(locale);
    let paper = |whole: bool| Paper {
        title: t.title_of("和衡中心", t.document("procedure")),
        docno: if whole { t.docno("和衡楼议〔2026〕1号", "2026年3月2日") } else { String::new() },
        articles: vec![
            (
                article_number_in(t, 1),
                "会议通知".into(),
                vec!["会议提前七个工作日通知。".into(), "同时公开材料。".into()],
                whole.then(|| "Notice: …".into()),
            ),
            (article_number_in(t, 2), String::new(), vec!["另行通知。".into()], None),
        ],
        numbers: if whole { vec![t.number_line("会议提前通知", "7")] } else { vec![] },
        t,
    };
    vec![web::Sample::of("_paper", &paper(true)), web::Sample::of("_paper", &paper(false))]
}
