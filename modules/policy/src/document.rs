//! A document: one layer's clauses and the rules that it states. It need not state them all.

use std::collections::HashMap;

use kernel::{Date, Text, ids};
use serde::Serialize;

use crate::{fault::PackFault, section::Rules};

ids! {
    /// A document that was issued.
    pub PackId(PackMark) = "pol";
}

db::codes! {
    /// Who set a rule. Each layer may tighten what stands above it, and never loosen it; but a city's guidance may replace
    /// the draft proposal, which binds nobody.
    pub enum Layer {
        /// The draft proposal that the program brings.
        Model = "model",
        City = "city",
        District = "district",
        Building = "building",
    }
}

db::codes! {
    /// How binding a clause is.
    pub enum Standing {
        Law = "law",
        Regulation = "regulation",
        /// 建议稿: a draft proposal, never called law.
        Draft = "draft",
    }
}

db::codes! {
    /// A set of rules that a city's document may be based on instead of the draft proposal alone (R04).
    pub enum Template {
        /// 居民委员会: what is known of the law about residents' committees.
        ResidentsCommittee = "residents-committee",
    }
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseText {
    pub id: String,
    pub text: Text,
    pub source: String,
    pub standing: Standing,
    pub layer: Layer,
}

db::codes! {
    /// The lists of a document.
    pub enum List {
        /// What a committee may not decide (K12).
        Reserved = "reserved",
        /// What no rule of a tower may say: fines, discrimination, personal data, forced payments (R48).
        Unlawful = "unlawful",
        /// What must be so before a committee is founded (R62).
        Condition = "condition",
        /// What a committee must have adopted (R64).
        Document = "document",
        /// What such a document must contain.
        Article = "article",
        /// What a kind of subject may do (R47).
        Right = "right",
        /// What a kind of subject, or the holder of a post, has to do (R08, R47).
        Duty = "duty",
        /// What the holder of a post must bring (R75).
        Requirement = "requirement",
    }
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub list: List,
    pub id: String,
    /// Whose right or duty, which document's article; empty where the list has no such thing.
    pub of: String,
    pub text: Text,
    pub clause: String,
    /// Words by which the system suspects or finds it; a person decides.
    pub words: Vec<String>,
    /// Where it leads: who decides a reserved matter, the operation that uses a right, the check of a condition.
    pub link: String,
    pub layer: Layer,
}

/// By what an entry is known: its list, whose it is, its name.
pub type ItemKey<'a> = (List, &'a str, &'a str);

impl Item {
    pub fn key(&self) -> ItemKey<'_> {
        (self.list, &self.of, &self.id)
    }

    /// `right.employee.raise`; `reserved.rent` where nobody has it.
    pub fn name(&self) -> String {
        let Self { list, of, id, .. } = self;
        if of.is_empty() { format!("{}.{id}", list.code()) } else { format!("{}.{of}.{id}", list.code()) }
    }
}

/// Names that a document sets.
#[derive(Debug, Clone, Default)]
pub struct NamesPart {
    pub canonical: Option<Text>,
    pub short: Option<Text>,
    pub deliberation: Option<Text>,
    pub coordination: Option<Text>,
    pub appraisal: Option<Text>,
    /// Local names of the same body (R43).
    pub aliases: Vec<String>,
    /// What the names of Party bodies end with.
    pub party: Vec<String>,
}

/// What a document says, read and well formed in itself.
#[derive(Debug, Clone)]
pub struct Document {
    pub id: String,
    pub version: u32,
    pub layer: Layer,
    pub title: Text,
    pub standing: Standing,
    pub effective_from: Date,
    /// Of a city's document: what it does not state is taken from here before the draft proposal.
    pub based_on: Option<Template>,
    pub clauses: Vec<ClauseText>,
    pub names: NamesPart,
    pub rules: Rules,
    pub items: Vec<Item>,
    /// In which line a rule, an entry or a key of the head stands.
    pub(crate) lines: HashMap<String, usize>,
}

/// A document that has a part in a pack.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct Source {
    pub layer: &'static str,
    pub id: String,
    pub version: u32,
    #[serde(skip)]
    pub title: Text,
    pub effective_from: Date,
    #[serde(skip)]
    pub standing: Standing,
}

impl Document {
    /// A fault at the line of a key.
    pub fn fault(&self, key: &str, reason: Text) -> PackFault {
        PackFault { line: self.lines.get(key).copied().unwrap_or(0), key: key.to_owned(), reason }
    }

    pub fn source(&self) -> Source {
        Source {
            layer: self.layer.code(),
            id: self.id.clone(),
            version: self.version,
            title: self.title.clone(),
            effective_from: self.effective_from,
            standing: self.standing,
        }
    }
}
