//! What this module refuses, each with the reason and the way out.

use kernel::{Clause, Date, Refusal, Text, WayOut};

use crate::T;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CovenantRefusal {
    /// An edition has no such step from here.
    NotNow {
        stage: &'static str,
        step: &'static str,
    },
    NoArticles,
    CommentsOpen {
        until: Date,
    },
    CommentsOver {
        until: Date,
    },
    /// Comments that nobody has answered.
    OpinionsOpen {
        n: i64,
    },
    OpinionAnswered,
    /// An article looks unlawful, and nobody has looked (R48).
    Suspect {
        article: String,
        matter: Text,
        clause: Box<Clause>,
    },
    /// Nothing in it looks unlawful: there is nothing to look at.
    NothingToLook,
    /// Mandatory articles (R64).
    Missing {
        missing: Vec<Text>,
        clause: Clause,
    },
    TooManyArticles {
        most: usize,
    },
    /// There is one draft at a time.
    DraftExists,
    NoCommittee,
    /// Numbers are set by the rules of procedure.
    NoNumbers,
    /// A member signs as such; for an organisation only whoever acts for it.
    NotYours,
    SignedAlready,
    NotOfTheTower,
    BreachNotNow {
        stage: &'static str,
        step: &'static str,
    },
    /// The one concerned answers before anything is decided.
    AnswerFirst,
}

impl Refusal for CovenantRefusal {
    fn code(&self) -> &'static str {
        match self {
            CovenantRefusal::NotNow { .. } => "covenants.not_now",
            CovenantRefusal::NoArticles => "covenants.no_articles",
            CovenantRefusal::CommentsOpen { .. } => "covenants.comments_open",
            CovenantRefusal::CommentsOver { .. } => "covenants.comments_over",
            CovenantRefusal::OpinionsOpen { .. } => "covenants.opinions_open",
            CovenantRefusal::OpinionAnswered => "covenants.opinion_answered",
            CovenantRefusal::Suspect { .. } => "covenants.suspect",
            CovenantRefusal::NothingToLook => "covenants.nothing_to_look",
            CovenantRefusal::Missing { .. } => "covenants.missing",
            CovenantRefusal::TooManyArticles { .. } => "covenants.too_many_articles",
            CovenantRefusal::DraftExists => "covenants.draft_exists",
            CovenantRefusal::NoCommittee => "covenants.no_committee",
            CovenantRefusal::NoNumbers => "covenants.no_numbers",
            CovenantRefusal::NotYours => "covenants.not_yours",
            CovenantRefusal::SignedAlready => "covenants.signed_already",
            CovenantRefusal::NotOfTheTower => "covenants.not_of_the_tower",
            CovenantRefusal::BreachNotNow { .. } => "covenants.breach_not_now",
            CovenantRefusal::AnswerFirst => "covenants.answer_first",
        }
    }

    fn sentence(&self) -> Text {
        Text::each(|l| {
            let (t, format) = (T(l), i18n::Format(l));
            match self {
                CovenantRefusal::NotNow { stage, step } => t.not_now(t.stage(*stage), t.step(*step)),
                CovenantRefusal::NoArticles => t.no_articles_yet().to_owned(),
                CovenantRefusal::CommentsOpen { until } => t.comments_open(format.date(*until)),
                CovenantRefusal::CommentsOver { until } => t.comments_over(format.date(*until)),
                CovenantRefusal::OpinionsOpen { n } => t.opinions_open(*n),
                CovenantRefusal::OpinionAnswered => t.opinion_answered().to_owned(),
                CovenantRefusal::Suspect { article, matter, .. } => t.suspect(article, matter.get(l)),
                CovenantRefusal::NothingToLook => t.nothing_to_look().to_owned(),
                CovenantRefusal::Missing { missing, .. } => {
                    t.missing_articles(format.list(missing.iter().map(|m| m.get(l))))
                }
                CovenantRefusal::TooManyArticles { most } => t.too_many_articles(*most),
                CovenantRefusal::DraftExists => t.draft_exists().to_owned(),
                CovenantRefusal::NoCommittee => t.no_committee().to_owned(),
                CovenantRefusal::NoNumbers => t.no_numbers().to_owned(),
                CovenantRefusal::NotYours => t.not_yours().to_owned(),
                CovenantRefusal::SignedAlready => t.signed_already().to_owned(),
                CovenantRefusal::NotOfTheTower => t.not_of_the_tower().to_owned(),
                CovenantRefusal::BreachNotNow { stage, step } => {
                    t.breach_not_now(t.breach_stage(*stage), t.breach_step(*step))
                }
                CovenantRefusal::AnswerFirst => t.answer_first().to_owned(),
            }
        })
    }

    fn way_out(&self) -> Option<WayOut> {
        let text: fn(T) -> &'static str = match self {
            CovenantRefusal::NotNow { .. } | CovenantRefusal::BreachNotNow { .. } => |t| t.way_reload(),
            CovenantRefusal::NoArticles => |t| t.way_write(),
            CovenantRefusal::CommentsOpen { .. } => |t| t.way_wait(),
            CovenantRefusal::CommentsOver { .. } => |t| t.way_meeting(),
            CovenantRefusal::OpinionsOpen { .. } => |t| t.way_answer(),
            CovenantRefusal::Suspect { .. } => |t| t.way_look(),
            CovenantRefusal::Missing { .. } => |t| t.way_missing(),
            CovenantRefusal::DraftExists => |t| t.way_draft(),
            CovenantRefusal::NoCommittee => |t| t.way_found(),
            CovenantRefusal::NotYours | CovenantRefusal::NotOfTheTower => |t| t.way_delegate(),
            CovenantRefusal::AnswerFirst => |t| t.way_answer_first(),
            _ => return None,
        };
        Some(WayOut::text(Text::each(|l| text(T(l)))))
    }

    fn clause(&self) -> Option<Clause> {
        match self {
            CovenantRefusal::Suspect { clause, .. } => Some(Clause::clone(clause)),
            CovenantRefusal::Missing { clause, .. } => Some(clause.clone()),
            // Pure rules know no pack: the clause is the one by which the default pack has it.
            CovenantRefusal::CommentsOpen { .. } | CovenantRefusal::OpinionsOpen { .. } => {
                let pack = policy::api::of_nobody();
                Some(pack.clause(&pack.covenants.comment_days.clause))
            }
            CovenantRefusal::AnswerFirst => {
                let pack = policy::api::of_nobody();
                Some(pack.clause(&pack.covenants.breach_days.clause))
            }
            _ => None,
        }
    }

    fn status(&self) -> u16 {
        match self {
            CovenantRefusal::NoArticles
            | CovenantRefusal::Suspect { .. }
            | CovenantRefusal::Missing { .. }
            | CovenantRefusal::TooManyArticles { .. } => 422,
            CovenantRefusal::NotYours | CovenantRefusal::NotOfTheTower => 403,
            _ => 409,
        }
    }
}
